//! Positions along the rows: every node as near to its neighbours as the distances in its row allow, and straight trunks.
//!
//! A row is placed as a whole by isotonic regression ("pool adjacent violators"): the order and the distances hold
//! exactly, and the squared way from where each node wants to stand is least. Linear in the row.

use super::boxes::Net;

/// Sweeps over all layers.
const SWEEPS: usize = 60;

/// Places the nodes of the ordered net along x; the leftmost border is at 0.
pub(super) fn place(net: &mut Net) {
    pack(net);
    for sweep in 0..SWEEPS {
        let one_sided = sweep < SWEEPS / 3;
        let count = net.layers.len();
        for step in 0..count {
            let downward = sweep % 2 == 0;
            let layer = if downward { step } else { count - 1 - step };
            settle(net, layer, !one_sided || downward, !one_sided || !downward, false);
        }
    }
    for _ in 0..3 {
        straighten(net);
        (0..net.layers.len()).for_each(|layer| settle(net, layer, true, true, true));
    }
    straighten(net);
    let left = net.nodes.iter().map(|node| node.x - node.width / 2.0).fold(f64::INFINITY, f64::min);
    net.nodes.iter_mut().for_each(|node| node.x -= left);
}

/// Packs every layer around the same middle.
fn pack(net: &mut Net) {
    for layer in &net.layers {
        let mut at = 0.0;
        for (place, &node) in layer.iter().enumerate() {
            at += if place == 0 { 0.0 } else { net.distance(layer[place - 1], node) };
            net.nodes[node].x = at;
        }
        layer.iter().for_each(|&node| net.nodes[node].x -= at / 2.0);
    }
}

/// Moves one layer to where its neighbours above or below want it. With `boxes_only`, what is no box stays nearly where it is.
fn settle(net: &mut Net, layer: usize, above: bool, below: bool, boxes_only: bool) {
    let nodes = &net.layers[layer];
    let wishes: Vec<(f64, f64)> = nodes.iter().map(|&node| wish(net, node, above, below, boxes_only)).collect();
    let mut offsets = vec![0.0; nodes.len()];
    for place in 1..nodes.len() {
        offsets[place] = offsets[place - 1] + net.distance(nodes[place - 1], nodes[place]);
    }
    let places = rising(wishes.into_iter().zip(&offsets).map(|((at, weight), offset)| (at - offset, weight)));
    for (place, &node) in net.layers[layer].iter().enumerate() {
        net.nodes[node].x = places[place] + offsets[place];
    }
}

/// The rising sequence nearest to wishes of a place and a weight, by least squares: those that would pass each other form a block.
pub(super) fn rising(wishes: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (at, weight) in wishes {
        let mut block = (at, weight, 1);
        while let Some(&(before, weight, count)) = blocks.last().filter(|before| before.0 >= block.0) {
            let both = weight + block.1;
            block = ((before * weight + block.0 * block.1) / both, both, count + block.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    blocks.into_iter().flat_map(|(at, _, count)| std::iter::repeat_n(at, count)).collect()
}

/// Where a node wants to stand, and how much.
fn wish(net: &Net, node: usize, above: bool, below: bool, boxes_only: bool) -> (f64, f64) {
    let dummy = net.nodes[node].item.is_none();
    if boxes_only && dummy {
        return (net.nodes[node].x, 1000.0);
    }
    let (mut sum, mut weight) = (0.02 * net.nodes[node].x, 0.02);
    for (asked, neighbours) in [(above, &net.up[node]), (below, &net.down[node])] {
        for &next in neighbours.iter().filter(|_| asked) {
            let share = match (dummy, net.nodes[next].item.is_none()) {
                (true, true) => 8.0,
                (false, false) => 1.0,
                _ => 2.0,
            } / (neighbours.len() as f64).sqrt();
            sum += share * net.nodes[next].x;
            weight += share;
        }
    }
    (sum / weight, weight)
}

/// Gives each trunk one x over as many layers as its neighbours leave room for, starting at its target.
fn straighten(net: &mut Net) {
    let mut places = vec![0; net.nodes.len()];
    net.layers.iter().for_each(|layer| layer.iter().enumerate().for_each(|(place, &node)| places[node] = place));
    for trunk in net.trunks.clone() {
        let mut wanted = net.nodes[trunk.target].x;
        let mut rest: &[usize] = &trunk.nodes;
        while !rest.is_empty() {
            let (mut low, mut high) = room(net, rest[0], &places);
            let mut run = 1;
            while let Some(&node) = rest.get(run) {
                let (left, right) = room(net, node, &places);
                if left.max(low) > right.min(high) {
                    break;
                }
                (low, high) = (left.max(low), right.min(high));
                run += 1;
            }
            wanted = wanted.clamp(low, high.max(low));
            rest[..run].iter().for_each(|&node| net.nodes[node].x = wanted);
            rest = &rest[run..];
        }
    }
}

/// From where to where a node can move between its neighbours in the layer.
fn room(net: &Net, node: usize, places: &[usize]) -> (f64, f64) {
    let layer = &net.layers[net.nodes[node].layer];
    let place = places[node];
    let low = place.checked_sub(1).map_or(f64::NEG_INFINITY, |left| net.nodes[layer[left]].x + net.distance(layer[left], node));
    let high = layer.get(place + 1).map_or(f64::INFINITY, |&right| net.nodes[right].x - net.distance(node, right));
    (low.min(net.nodes[node].x), high.max(net.nodes[node].x))
}

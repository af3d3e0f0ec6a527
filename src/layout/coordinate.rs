//! Positions along the rows: every node as near to its neighbours as the distances in its row allow, and straight trunks.
//!
//! A row is placed as a whole by isotonic regression ("pool adjacent violators"): the order and the distances hold
//! exactly, and the squared way from where each node wants to stand is least. Linear in the row.

use super::net::Net;

/// Sweeps over all layers.
const SWEEPS: usize = 60;

/// Rounds of taking empty seams out.
const TIGHTENINGS: usize = 6;
/// How far a seam may lie from a straight line, in pixels: far, since rows are crowded in different places.
const WAYWARD: f64 = 3000.0;
/// From seam to seam.
const SEAMS: f64 = 30.0;
/// Less free room than this is left where it is.
const LEAST_ROOM: f64 = 3.0;

/// Places the nodes of the ordered net along x; the leftmost border is at 0.
pub(super) fn place(net: &mut Net) {
    pack(net);
    for sweep in 0..SWEEPS {
        let one_sided = sweep < SWEEPS / 3;
        let count = net.layers.len();
        for step in 0..count {
            let downward = sweep % 2 == 0;
            let layer = if downward { step } else { count - 1 - step };
            let pull = if sweep < SWEEPS * 3 / 4 { 0.4 } else { 0.0 };
            let sides = (!one_sided || downward, !one_sided || !downward);
            settle(net, layer, sides, pull, false);
        }
    }
    for _ in 0..TIGHTENINGS {
        tighten(net);
        (0..net.layers.len())
            .chain((0..net.layers.len()).rev())
            .for_each(|layer| settle(net, layer, (true, true), 0.0, false));
    }
    for _ in 0..3 {
        straighten(net);
        (0..net.layers.len()).for_each(|layer| settle(net, layer, (true, true), 0.0, true));
    }
    straighten(net);
    let left = net
        .nodes
        .iter()
        .map(|node| node.x - node.width / 2.0)
        .fold(f64::INFINITY, f64::min);
    net.nodes.iter_mut().for_each(|node| node.x -= left);
}

/// Takes empty seams out: where a line from top to bottom, straight but for `WAYWARD` pixels, meets free room in every layer, all that
/// stands right of it moves left by the least of that room.
fn tighten(net: &mut Net) {
    let ends = |net: &Net| {
        let xs = net.nodes.iter().map(|node| node.x);
        (
            xs.clone().fold(f64::INFINITY, f64::min),
            xs.fold(f64::NEG_INFINITY, f64::max),
        )
    };
    let (mut line, _) = ends(net);
    while line < ends(net).1 {
        let seam: Option<Vec<(usize, f64)>> = (0..net.layers.len())
            .map(|layer| free(net, layer, line))
            .collect();
        let room = seam
            .iter()
            .flatten()
            .map(|(_, room)| *room)
            .fold(f64::INFINITY, f64::min);
        if let Some(seam) = seam.filter(|_| room.is_finite()) {
            for (layer, (place, _)) in seam.into_iter().enumerate() {
                net.layers[layer][place..]
                    .iter()
                    .for_each(|&node| net.nodes[node].x -= room);
            }
        }
        line += SEAMS;
    }
}

/// The place in a layer nearest to a line where there is free room, and how much; `None` if there is none near.
fn free(net: &Net, layer: usize, line: f64) -> Option<(usize, f64)> {
    let nodes = &net.layers[layer];
    let right_of = nodes.partition_point(|&node| net.nodes[node].x < line);
    let room = |place: usize| {
        let (Some(&right), Some(&left)) = (
            nodes.get(place),
            place.checked_sub(1).and_then(|left| nodes.get(left)),
        ) else {
            return f64::INFINITY;
        };
        net.nodes[right].x - net.nodes[left].x - net.distance(left, right)
    };
    // How far the gap before a place lies from the line.
    let away = |place: usize| {
        let from = place
            .checked_sub(1)
            .map_or(f64::NEG_INFINITY, |left| net.nodes[nodes[left]].x);
        let to = nodes
            .get(place)
            .map_or(f64::INFINITY, |&right| net.nodes[right].x);
        (from - line).max(line - to).max(0.0)
    };
    let upward = (right_of..=nodes.len())
        .take_while(|&place| away(place) <= WAYWARD)
        .find(|&place| room(place) > LEAST_ROOM);
    let downward = (0..right_of)
        .rev()
        .take_while(|&place| away(place) <= WAYWARD)
        .find(|&place| room(place) > LEAST_ROOM);
    let nearest = upward
        .into_iter()
        .chain(downward)
        .min_by(|&one, &two| away(one).total_cmp(&away(two)))?;
    Some((nearest, room(nearest)))
}

/// Packs every layer around the same middle.
fn pack(net: &mut Net) {
    for layer in &net.layers {
        let mut at = 0.0;
        for (place, &node) in layer.iter().enumerate() {
            at += if place == 0 {
                0.0
            } else {
                net.distance(layer[place - 1], node)
            };
            net.nodes[node].x = at;
        }
        layer.iter().for_each(|&node| net.nodes[node].x -= at / 2.0);
    }
}

/// Moves one layer to where its neighbours above or below want it. With `boxes_only`, what is no box stays nearly where it is.
fn settle(net: &mut Net, layer: usize, sides: (bool, bool), pull: f64, boxes_only: bool) {
    let nodes = &net.layers[layer];
    let mut offsets = vec![0.0; nodes.len()];
    for place in 1..nodes.len() {
        offsets[place] = offsets[place - 1] + net.distance(nodes[place - 1], nodes[place]);
    }
    let mut wishes: Vec<(f64, f64)> = nodes
        .iter()
        .map(|&node| wish(net, node, sides, boxes_only))
        .collect();
    if pull > 0.0 {
        // Rows draw together, else parts that nothing holds apart would stay as far from each other as they began.
        for place in 0..nodes.len() {
            let before = place
                .checked_sub(1)
                .map(|left| net.nodes[nodes[left]].x + net.distance(nodes[left], nodes[place]));
            let after = nodes
                .get(place + 1)
                .map(|&right| net.nodes[right].x - net.distance(nodes[place], right));
            for near in before.into_iter().chain(after) {
                let (at, weight) = wishes[place];
                wishes[place] = ((at * weight + near * pull) / (weight + pull), weight + pull);
            }
        }
    }
    let places = rising(
        wishes
            .into_iter()
            .zip(&offsets)
            .map(|((at, weight), offset)| (at - offset, weight)),
    );
    for (place, &node) in net.layers[layer].iter().enumerate() {
        net.nodes[node].x = places[place] + offsets[place];
    }
}

/// The rising sequence nearest to wishes of a place and a weight, by least squares: those that would pass each other form a block.
pub(super) fn rising(wishes: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (at, weight) in wishes {
        let mut block = (at, weight, 1);
        while let Some(&(before, weight, count)) =
            blocks.last().filter(|before| before.0 >= block.0)
        {
            let both = weight + block.1;
            block = (
                (before * weight + block.0 * block.1) / both,
                both,
                count + block.2,
            );
            blocks.pop();
        }
        blocks.push(block);
    }
    blocks
        .into_iter()
        .flat_map(|(at, _, count)| std::iter::repeat_n(at, count))
        .collect()
}

/// Where a node wants to stand, and how much.
fn wish(net: &Net, node: usize, (above, below): (bool, bool), boxes_only: bool) -> (f64, f64) {
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
    net.layers.iter().for_each(|layer| {
        layer
            .iter()
            .enumerate()
            .for_each(|(place, &node)| places[node] = place)
    });
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
            rest[..run]
                .iter()
                .for_each(|&node| net.nodes[node].x = wanted);
            rest = &rest[run..];
        }
    }
}

/// From where to where a node can move between its neighbours in the layer.
fn room(net: &Net, node: usize, places: &[usize]) -> (f64, f64) {
    let layer = &net.layers[net.nodes[node].layer];
    let place = places[node];
    let low = place.checked_sub(1).map_or(f64::NEG_INFINITY, |left| {
        net.nodes[layer[left]].x + net.distance(layer[left], node)
    });
    let high = layer.get(place + 1).map_or(f64::INFINITY, |&right| {
        net.nodes[right].x - net.distance(node, right)
    });
    (low.min(net.nodes[node].x), high.max(net.nodes[node].x))
}

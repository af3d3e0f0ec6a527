//! The order inside each row: median sweeps with transposition and sifting, from several first
//! orders, until crossings no longer become fewer.

use super::net::Net;

/// Sweeps without gain after which to stop.
const PATIENCE: usize = 10;
/// Sweeps at most.
const SWEEPS: usize = 60;
/// Sifting compares each node with each other one of its layer: not where there are more pairs.
const PAIRS: usize = 60_000;

/// Orders the layers of the net so that few of its lines cross.
pub(super) fn order(net: &mut Net) {
    start(net);
    let first = net.layers.clone();
    let pairs: usize = first.iter().map(|layer| layer.len() * layer.len()).sum();
    let mut best = improved(net, true, pairs <= PAIRS);
    if pairs <= PAIRS {
        let mut mirrored = first.clone();
        mirrored.iter_mut().for_each(|layer| layer.reverse());
        for (layers, downward) in [(first, false), (mirrored.clone(), true), (mirrored, false)] {
            net.layers = layers;
            let found = improved(net, downward, true);
            if found.0 < best.0 {
                best = found;
            }
        }
    }
    net.layers = best.1;
}

/// The fewest crossings that sweeps find from the net's order, and the order that has them.
fn improved(net: &mut Net, downward: bool, sifts: bool) -> (usize, Vec<Vec<usize>>) {
    let mut position = positions(net);
    let (mut best, mut fewest) = (net.layers.clone(), crossings(net, &position));
    let mut without_gain = 0;
    for sweep in 0..SWEEPS {
        if fewest == 0 || without_gain >= PATIENCE {
            break;
        }
        median(net, &mut position, (sweep % 2 == 0) == downward);
        transpose(net, &mut position);
        if sifts {
            sift(net, &mut position, sweep % 3 == 2);
        }
        let now = crossings(net, &position);
        without_gain += 1;
        if now < fewest {
            (fewest, without_gain) = (now, 0);
            best.clone_from(&net.layers);
        }
    }
    (fewest, best)
}

/// Takes each node to the place of its layer where its lines cross fewest others (Matuszewski,
/// Schönfeld and Molitor, 1999); with `ties` also to one that is as good, which leads out of an
/// order that no single step improves.
fn sift(net: &mut Net, position: &mut [usize], ties: bool) {
    for layer in 0..net.layers.len() {
        for node in net.layers[layer].clone() {
            let nodes = &net.layers[layer];
            let at = position[node];
            let cost = |one: usize, two: usize| {
                let up = between(&net.up[one], &net.up[two], position);
                let down = between(&net.down[one], &net.down[two], position);
                (up + down) as i64
            };
            let gain = |other: usize| cost(node, other) - cost(other, node);
            // What the node gains or loses on its way past the others to either side.
            let (mut least, mut place) = (0, at);
            let mut sum = 0;
            for (to, &other) in nodes.iter().enumerate().skip(at + 1) {
                sum -= gain(other);
                if sum < least || (sum == least && ties) {
                    (least, place) = (sum, to);
                }
            }
            sum = 0;
            for (to, &other) in nodes[..at].iter().enumerate().rev() {
                sum += gain(other);
                if sum < least || (sum == least && ties) {
                    (least, place) = (sum, to);
                }
            }
            if place != at {
                net.layers[layer].remove(at);
                net.layers[layer].insert(place, node);
                number(&net.layers[layer], position);
            }
        }
    }
}

/// First order: a walk through the net from its top, neighbours together.
fn start(net: &mut Net) {
    let mut seen = vec![false; net.nodes.len()];
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); net.layers.len()];
    let roots: Vec<usize> = net.layers.iter().flatten().copied().collect();
    for root in roots {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            layers[net.nodes[node].layer].push(node);
            stack.extend(
                net.up[node]
                    .iter()
                    .chain(&net.down[node])
                    .rev()
                    .filter(|&&next| !seen[next]),
            );
        }
    }
    net.layers = layers;
}

/// Place of each node in its layer.
fn positions(net: &Net) -> Vec<usize> {
    let mut position = vec![0; net.nodes.len()];
    net.layers
        .iter()
        .for_each(|layer| number(layer, &mut position));
    position
}

fn number(layer: &[usize], position: &mut [usize]) {
    layer
        .iter()
        .enumerate()
        .for_each(|(place, &node)| position[node] = place);
}

/// One sweep: sorts each layer by the median of its neighbours in the layer before.
fn median(net: &mut Net, position: &mut [usize], downward: bool) {
    let count = net.layers.len();
    for step in 1..count {
        let layer = if downward { step } else { count - 1 - step };
        let neighbours = if downward { &net.up } else { &net.down };
        let value = |node: usize| {
            middle(
                neighbours[node]
                    .iter()
                    .map(|&next| position[next])
                    .collect(),
            )
        };
        let nodes = std::mem::take(&mut net.layers[layer]);
        let values: Vec<Option<f64>> = nodes.iter().map(|&node| value(node)).collect();
        // Nodes without neighbours there keep their place.
        let mut moving: Vec<(f64, usize, usize)> = nodes
            .iter()
            .zip(&values)
            .enumerate()
            .filter_map(|(place, (&node, value))| value.map(|value| (value, place, node)))
            .collect();
        moving.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        let mut moving = moving.into_iter();
        let sorted: Vec<usize> = nodes
            .iter()
            .zip(&values)
            .map(|(&node, value)| {
                value
                    .and_then(|_| moving.next())
                    .map_or(node, |(.., node)| node)
            })
            .collect();
        number(&sorted, position);
        net.layers[layer] = sorted;
    }
}

/// The weighted median of the dot method: between two middle ones nearer to the side where neighbours are dense.
fn middle(mut places: Vec<usize>) -> Option<f64> {
    places.sort_unstable();
    let half = places.len() / 2;
    match places.len() {
        0 => None,
        1 => Some(places[0] as f64),
        2 => Some((places[0] + places[1]) as f64 / 2.0),
        count if count % 2 == 1 => Some(places[half] as f64),
        count => {
            let (left, right) = (
                (places[half - 1] - places[0]) as f64,
                (places[count - 1] - places[half]) as f64,
            );
            let both = left + right;
            Some(if both == 0.0 {
                (places[half - 1] + places[half]) as f64 / 2.0
            } else {
                (places[half - 1] as f64 * right + places[half] as f64 * left) / both
            })
        }
    }
}

/// Swaps neighbours in a layer as long as that saves crossings (a few rounds).
fn transpose(net: &mut Net, position: &mut [usize]) {
    for _ in 0..4 {
        let mut swapped = false;
        for layer in 0..net.layers.len() {
            for place in 1..net.layers[layer].len() {
                let (left, right) = (net.layers[layer][place - 1], net.layers[layer][place]);
                let both = |one: usize, two: usize| {
                    between(&net.up[one], &net.up[two], position)
                        + between(&net.down[one], &net.down[two], position)
                };
                if both(right, left) < both(left, right) {
                    net.layers[layer].swap(place - 1, place);
                    position.swap(left, right);
                    swapped = true;
                }
            }
        }
        if !swapped {
            break;
        }
    }
}

/// Crossings between the lines of a left and a right node to one neighbouring layer.
fn between(left: &[usize], right: &[usize], position: &[usize]) -> usize {
    if left.len() * right.len() <= 64 {
        return left
            .iter()
            .map(|&one| {
                right
                    .iter()
                    .filter(|&&two| position[two] < position[one])
                    .count()
            })
            .sum();
    }
    let mut right: Vec<usize> = right.iter().map(|&node| position[node]).collect();
    right.sort_unstable();
    left.iter()
        .map(|&one| right.partition_point(|&two| two < position[one]))
        .sum()
}

/// All crossings, counted with a tree of sums: O(lines · log nodes).
fn crossings(net: &Net, position: &[usize]) -> usize {
    let mut total = 0;
    for (above, layer) in net
        .layers
        .iter()
        .enumerate()
        .skip(1)
        .map(|(index, layer)| (&net.layers[index - 1], layer))
    {
        let mut sums = vec![0_usize; above.len() + 1];
        let mut inserted = 0;
        for &node in layer {
            let mut ends: Vec<usize> = net.up[node].iter().map(|&next| position[next]).collect();
            ends.sort_unstable();
            for &end in &ends {
                let mut at = end + 1;
                let mut upto = 0;
                while at > 0 {
                    upto += sums[at];
                    at &= at - 1;
                }
                total += inserted - upto;
            }
            for &end in &ends {
                let mut at = end + 1;
                while at < sums.len() {
                    sums[at] += 1;
                    at += at & at.wrapping_neg();
                }
                inserted += 1;
            }
        }
    }
    total
}

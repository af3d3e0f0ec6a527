//! Boxes in lanes: each connected part becomes a net of layers, is ordered and placed, and takes its place on a shelf.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::{Form, Lane, Mark, Rect, Route, Tick};
use super::label::{self, Label};
use super::route::{self, Rows};
use super::shelf::{self, Part};
use super::{LayoutOptions, Mode, coordinate, order, rank};
use crate::model::{Level, Relation};
use crate::view::View;

/// What the placing gives to the frame: all in its own coordinates, from (0, 0).
pub(super) struct Placed {
    pub width: f64,
    pub height: f64,
    pub marks: Vec<Mark>,
    pub routes: Vec<Route>,
    pub lanes: Vec<Lane>,
    pub ticks: Vec<Tick>,
    pub form: Form,
}

/// A node of a net: a box, or a place where a trunk passes a layer.
pub(super) struct Node {
    /// The item; `None` where a trunk passes.
    pub item: Option<usize>,
    /// Number of its layer.
    pub layer: usize,
    /// Width of the box with its leaves.
    pub width: f64,
    /// Its middle.
    pub x: f64,
}

/// The way that the links of one style to one target share through the layers between.
#[derive(Clone)]
pub(super) struct Trunk {
    /// The node that it leads to.
    pub target: usize,
    /// Where it passes layers, from the target on.
    pub nodes: Vec<usize>,
}

/// Style of a link: links of one style to one target join.
pub(super) type Style = (Relation, bool);

/// A connected part as a graph of layers.
pub(super) struct Net {
    pub nodes: Vec<Node>,
    /// Lane and row of each layer, from above.
    pub rows: Vec<(usize, usize)>,
    /// The nodes of each layer, from the left.
    pub layers: Vec<Vec<usize>>,
    /// Neighbours in the layer above.
    pub up: Vec<Vec<usize>>,
    /// Neighbours in the layer below.
    pub down: Vec<Vec<usize>>,
    pub trunks: Vec<Trunk>,
    /// For each link (by its number in the view) the nodes from its source to its target.
    pub chains: Vec<(usize, Vec<usize>)>,
    /// Distances: between boxes, between a box and a trunk, between trunks.
    gaps: [f64; 3],
}

impl Net {
    /// Least distance of the middles of two neighbours.
    pub fn distance(&self, left: usize, right: usize) -> f64 {
        let (one, two) = (&self.nodes[left], &self.nodes[right]);
        let gap = self.gaps[usize::from(one.item.is_none()) + usize::from(two.item.is_none())];
        (one.width + two.width) / 2.0 + gap
    }

    /// Width of all its boxes and trunks, once placed.
    pub fn width(&self) -> f64 {
        self.nodes
            .iter()
            .map(|node| node.x + node.width / 2.0)
            .fold(0.0, f64::max)
    }
}

/// Places the view as boxes.
pub(super) fn place(view: &View, mode: Mode, options: &LayoutOptions) -> Placed {
    let labels: Vec<Label> = view
        .items
        .iter()
        .map(|item| Label::new(item, mode, options.language))
        .collect();
    let gaps = if mode == Mode::Boxes {
        [24.0, 14.0, 10.0]
    } else {
        [14.0, 9.0, 7.0]
    };
    let capacity = capacity(&labels, gaps[0]);
    let targets = targets(view);
    let (connected, alone) = components(view);
    let mut nets: Vec<Net> = connected
        .iter()
        .map(|items| net(view, items, &targets, &labels, gaps, capacity))
        .collect();
    if !alone.is_empty() {
        let tallest = |lane: usize| {
            nets.iter()
                .flat_map(|net| &net.rows)
                .filter(|row| row.0 == lane)
                .count()
                .max(1) as f64
        };
        let lane_width = |lane: usize| {
            let in_lane = alone
                .iter()
                .filter(|&&item| rank::lane(view.items[item].level) == lane);
            in_lane
                .map(|&item| labels[item].room().0 + gaps[0])
                .sum::<f64>()
                / tallest(lane)
        };
        let room = (0..Level::ALL.len()).map(lane_width).fold(0.0, f64::max);
        nets.push(net(
            view,
            &alone,
            &targets,
            &labels,
            gaps,
            room.clamp(200.0, capacity),
        ));
    }
    for net in &mut nets {
        order::order(net);
        coordinate::place(net);
    }
    let parts: Vec<Part> = nets.iter().map(part).collect();
    let widest = parts.iter().map(|part| part.width).fold(capacity, f64::max);
    let places = shelf::pack(&parts, widest * 1.05, 1.6 * gaps[0]);
    let rows = Rows::new(&nets, &places, &labels, mode);
    let marks = marks(view, &nets, &places, &rows, labels, options);
    let routes = route::routes(view, &nets, &places, &rows, &marks, options.language);
    let width = parts
        .iter()
        .zip(&places)
        .map(|(part, place)| place.1 + part.width)
        .fold(0.0, f64::max);
    Placed {
        width,
        height: rows.height,
        lanes: rows.lanes(),
        marks,
        routes,
        ticks: Vec::new(),
        form: Form::Box,
    }
}

/// How wide a row may get, so that the picture is about twice as wide as high.
fn capacity(labels: &[Label], gap: f64) -> f64 {
    let area: f64 = labels
        .iter()
        .map(|label| (label.room().0 + gap) * (label.room().1 + 52.0))
        .sum();
    (2.2 * area).sqrt().max(1100.0)
}

/// For each item what it cites.
pub(super) fn targets(view: &View) -> Vec<Vec<usize>> {
    let mut targets = vec![Vec::new(); view.items.len()];
    view.links
        .iter()
        .for_each(|link| targets[link.source].push(link.target));
    targets
}

/// The connected parts, the largest first, and the items without links.
fn components(view: &View) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut parent: Vec<usize> = (0..view.items.len()).collect();
    for link in &view.links {
        let (one, two) = (
            root(&mut parent, link.source),
            root(&mut parent, link.target),
        );
        parent[one.max(two)] = one.min(two);
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..view.items.len())
        .for_each(|item| parts.entry(root(&mut parent, item)).or_default().push(item));
    let (mut connected, alone): (Vec<_>, Vec<_>) =
        parts.into_values().partition(|items| items.len() > 1);
    connected.sort_by_key(|items| std::cmp::Reverse(items.len()));
    (connected, alone.into_iter().flatten().collect())
}

fn root(parent: &mut [usize], mut item: usize) -> usize {
    while parent[item] != item {
        parent[item] = parent[parent[item]];
        item = parent[item];
    }
    item
}

/// The net of some items, with nodes where trunks pass layers.
fn net(
    view: &View,
    items: &[usize],
    targets: &[Vec<usize>],
    labels: &[Label],
    gaps: [f64; 3],
    capacity: f64,
) -> Net {
    let rows = rank::rows(
        view,
        items,
        targets,
        |item| labels[item].room().0 + gaps[0],
        capacity,
    );
    let layers: BTreeSet<(usize, usize)> = rows.iter().copied().collect();
    let layers: Vec<(usize, usize)> = layers.into_iter().collect();
    let mut node_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut built = Net {
        nodes: Vec::new(),
        layers: vec![Vec::new(); layers.len()],
        rows: layers,
        up: Vec::new(),
        down: Vec::new(),
        trunks: Vec::new(),
        chains: Vec::new(),
        gaps,
    };
    for (&item, row) in items.iter().zip(&rows) {
        let layer = built
            .rows
            .binary_search(row)
            .expect("layers are made from the rows");
        let node = built.add(Some(item), layer, labels[item].room().0);
        node_of.insert(item, node);
    }
    built.link(view, &node_of);
    built
}

impl Net {
    fn add(&mut self, item: Option<usize>, layer: usize, width: f64) -> usize {
        self.nodes.push(Node {
            item,
            layer,
            width,
            x: 0.0,
        });
        self.up.push(Vec::new());
        self.down.push(Vec::new());
        self.layers[layer].push(self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    /// Draws the links of the view that lie in this net from layer to layer; links of one style to one target share a trunk.
    fn link(&mut self, view: &View, node_of: &BTreeMap<usize, usize>) {
        let mut passes: BTreeMap<(usize, Style, usize), usize> = BTreeMap::new();
        let mut steps: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut trunks: BTreeMap<(usize, Style, bool), Vec<usize>> = BTreeMap::new();
        for (number, link) in view.links.iter().enumerate() {
            let (Some(&source), Some(&target)) =
                (node_of.get(&link.source), node_of.get(&link.target))
            else {
                continue;
            };
            let style = (link.relation(), link.second_hand);
            let (from, to) = (self.nodes[source].layer, self.nodes[target].layer);
            let between: Vec<usize> = if from > to {
                (to + 1..from).rev().collect()
            } else {
                (from + 1..to).collect()
            };
            let mut chain = vec![source];
            for layer in between {
                let node = *passes.entry((target, style, layer)).or_insert_with(|| {
                    let node = self.add(None, layer, 2.0);
                    trunks
                        .entry((target, style, from > to))
                        .or_default()
                        .push(node);
                    node
                });
                chain.push(node);
            }
            chain.push(target);
            steps.extend(chain.windows(2).map(|step| (step[0], step[1])));
            self.chains.push((number, chain));
        }
        for (from, to) in steps {
            let (above, below) = if self.nodes[from].layer < self.nodes[to].layer {
                (from, to)
            } else {
                (to, from)
            };
            self.up[below].push(above);
            self.down[above].push(below);
        }
        for ((target, ..), mut nodes) in trunks {
            nodes.sort_by_key(|&node| self.nodes[node].layer.abs_diff(self.nodes[target].layer));
            self.trunks.push(Trunk { target, nodes });
        }
    }
}

fn part(net: &Net) -> Part {
    let lanes = || net.rows.iter().map(|row| row.0);
    Part {
        width: net.width(),
        top: lanes().min().unwrap_or(0),
        bottom: lanes().max().unwrap_or(0),
    }
}

/// The boxes, in the order of the items.
fn marks(
    view: &View,
    nets: &[Net],
    places: &[(usize, f64)],
    rows: &Rows,
    labels: Vec<Label>,
    options: &LayoutOptions,
) -> Vec<Mark> {
    let mut corners = vec![(0.0, 0.0); view.items.len()];
    for (net, &(shelf, left)) in nets.iter().zip(places) {
        for node in &net.nodes {
            let Some(item) = node.item else { continue };
            let row = rows.row(shelf, net.rows[node.layer]);
            corners[item] = (
                (left + node.x - node.width / 2.0).round(),
                (row.middle() - labels[item].room().1 / 2.0).round(),
            );
        }
    }
    let made = view
        .items
        .iter()
        .zip(labels)
        .zip(corners)
        .map(|((item, label), (x, y))| Mark {
            key: item.key.clone(),
            rect: Rect::new(x, y, label.width, label.height),
            form: Form::Box,
            level: item.level,
            system: item.system,
            status: item.status,
            documents: item.members.len(),
            leaves: label.leaves,
            texts: label.texts(x, y),
            tooltip: label::tooltip(item, options.language),
            href: label::href(item, options),
        });
    made.collect()
}

//! A connected part as a graph of layers: what is ordered, placed along the rows, and routed.

use std::collections::{BTreeMap, BTreeSet};

use super::label::Label;
use super::rank;
use crate::model::{Extent, Relation};
use crate::view::{By, View};

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

/// Style of a link: links of one style to one target join. Between levels each link has a style of
/// its own, for its width tells its count.
pub(super) type Style = (Relation, Option<Extent>, bool, usize);

/// The style of the link with this number.
pub(super) fn style(view: &View, number: usize) -> Style {
    let link = &view.links[number];
    let own = if view.by == By::Level { number } else { 0 };
    (link.relation(), link.extent(), link.second_hand, own)
}

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
    /// The net of some items, with nodes where trunks pass layers.
    pub fn new(
        view: &View,
        items: &[usize],
        targets: &[Vec<usize>],
        labels: &[Label],
        gaps: [f64; 3],
        capacity: f64,
    ) -> Self {
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
        let mut built = Self {
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
            let style = style(view, number);
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

//! Boxes in lanes: each connected part becomes a net of layers, is ordered and placed, and takes its place on a shelf.

use std::collections::BTreeMap;

use super::drawing::{Form, Mark, Rect};
use super::label::Label;
use super::mark;
use super::net::Net;
use super::options::{LayoutOptions, Mode};
use super::placed::Placed;
use super::route::{self, Rows};
use super::shelf::{self, Part};
use super::{coordinate, counts, order, rank};
use crate::model::Level;
use crate::view::View;

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
        .map(|items| Net::new(view, items, &targets, &labels, gaps, capacity))
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
        nets.push(Net::new(
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
    let rows = Rows::new(&nets, &places, &labels, mode, view.by);
    let marks = marks(view, &nets, &places, &rows, labels, options);
    let mut routes = route::routes(view, &nets, &places, &rows, &marks, options.language);
    counts::label(view, &mut routes, &marks, options.language);
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
fn targets(view: &View) -> Vec<Vec<usize>> {
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
        .map(|((item, label), (x, y))| {
            let room = (Rect::new(x, y, label.width, label.height), Form::Box);
            mark::mark(view, item, room, (label.leaves, label.texts(x, y)), options)
        });
    made.collect()
}

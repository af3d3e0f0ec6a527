//! The overview of many documents: dots in lanes, below the document that they carry further.
//!
//! Each document hangs on one other, so that all of them form trees; in every lane they stand in the order of a walk through
//! these trees, in small bins, and each bin below the documents it hangs on. Linear but for sorting.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::bend::bend;
use super::drawing::{Anchor, Form, Lane, Mark, Point, Rect, Route, Text, Tone};
use super::metrics::{self, Weight};
use super::options::LayoutOptions;
use super::placed::Placed;
use super::{label, mark, rank};
use crate::model::Level;
use crate::view::{Link, View};

/// Size of the letters of labels.
const LETTERS: f64 = 9.0;
/// Room for lines between two lanes.
const BETWEEN: f64 = 44.0;
/// Room between the lane's border and its dots.
const INSIDE: f64 = 12.0;
/// Labels in each lane, from above.
const LABELS: [usize; 5] = [14, 12, 9, 5, 2];

/// A dot with its label: what it takes in its bin.
struct Cell {
    radius: f64,
    label: Option<String>,
    width: f64,
    height: f64,
}

/// Some dots of one lane that stand together.
struct Bin {
    items: Vec<usize>,
    /// Left upper corner of each cell in the bin.
    corners: Vec<Point>,
    width: f64,
    /// Its middle.
    x: f64,
    /// The tree of its first item.
    root: usize,
}

/// Places the view as dots.
pub(super) fn place(view: &View, options: &LayoutOptions) -> Placed {
    let parents = parents(view);
    let cells = cells(view, options);
    let walk = walk(view, &parents);
    let (bins, heights) = bins(view, &parents, &walk, &cells);
    let bins = align(bins, &parents, view.items.len());
    draw(view, &parents, cells, bins, &heights, options)
}

/// How a cited item claims a citing one, the strongest first: carried further, nearest level above, most cited; and which it is.
type Claim = (bool, Reverse<usize>, Reverse<usize>, usize);

/// What each item hangs on: what it carries further, of the nearest level above; in its own lane only what is earlier.
fn parents(view: &View) -> Vec<Option<usize>> {
    let mut best: Vec<Option<Claim>> = vec![None; view.items.len()];
    for link in &view.links {
        let lane = |item: usize| rank::lane(view.items[item].level);
        let (own, above) = (lane(link.source), lane(link.target));
        let before = own == above && rank::time(view, link.target) < rank::time(view, link.source);
        if above < own || before {
            let rank = (
                !link.carries_further(),
                Reverse(above),
                Reverse(view.items[link.target].cited_by),
                link.target,
            );
            best[link.source] = Some(best[link.source].map_or(rank, |known| known.min(rank)));
        }
    }
    best.into_iter()
        .map(|found| found.map(|(.., target)| target))
        .collect()
}

/// Size of each dot, and the labels of the most cited.
fn cells(view: &View, options: &LayoutOptions) -> Vec<Cell> {
    let pitch = (1100.0 * 520.0 / view.items.len().max(1) as f64)
        .sqrt()
        .clamp(13.0, 22.0);
    let mut labelled = vec![false; view.items.len()];
    for (level, most) in Level::ALL.iter().zip(LABELS) {
        let mut ranked: Vec<usize> = (0..view.items.len())
            .filter(|&item| view.items[item].level == *level && view.items[item].cited_by > 1)
            .collect();
        ranked.sort_by_key(|&item| (Reverse(view.items[item].cited_by), item));
        ranked
            .into_iter()
            .take(most)
            .for_each(|item| labelled[item] = true);
    }
    let cell = |(item, labelled): (&crate::view::Item, bool)| {
        let radius = (0.22 * pitch + 0.1 * pitch * (item.cited_by as f64).sqrt()).min(1.9 * pitch);
        let label = labelled.then(|| label::dot(item, options.language));
        let room = label.as_ref().map_or(0.0, |label| {
            metrics::width(label, LETTERS, Weight::Bold) * 1.02 + 8.0
        });
        let below = if label.is_some() { LETTERS + 6.0 } else { 0.0 };
        Cell {
            radius,
            label,
            width: (2.0 * radius + 0.4 * pitch).max(pitch).max(room),
            height: (2.0 * radius + 0.4 * pitch).max(pitch) + below,
        }
    };
    view.items.iter().zip(labelled).map(cell).collect()
}

/// All items, tree by tree: roots by date, then what hangs on each, the largest trees first.
fn walk(view: &View, parents: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut roots = Vec::new();
    for (item, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => children[*parent].push(item),
            None => roots.push(item),
        }
    }
    roots.sort_by_key(|&item| (children[item].is_empty(), rank::time(view, item)));
    children
        .iter_mut()
        .for_each(|items| items.sort_by_key(|&item| rank::time(view, item)));
    let mut walk = Vec::with_capacity(parents.len());
    for root in roots {
        let mut stack = vec![root];
        while let Some(item) = stack.pop() {
            walk.push((item, root));
            stack.extend(children[item].iter().rev());
        }
    }
    walk
}

/// Fills the bins of every lane in the order of the walk, and tells the lanes' heights.
fn bins(
    view: &View,
    parents: &[Option<usize>],
    walk: &[(usize, usize)],
    cells: &[Cell],
) -> (BTreeMap<usize, Vec<Bin>>, BTreeMap<usize, f64>) {
    let mut lanes: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    walk.iter().for_each(|&(item, root)| {
        lanes
            .entry(rank::lane(view.items[item].level))
            .or_default()
            .push((item, root))
    });
    let area = |items: &[(usize, usize)]| {
        items
            .iter()
            .map(|&(item, _)| cells[item].width * cells[item].height)
            .sum::<f64>()
    };
    let all: f64 = lanes.values().map(|items| area(items)).sum();
    let width = (2.1 * all * 1.3).sqrt().max(1000.0);
    let mut bins = BTreeMap::new();
    let mut heights = BTreeMap::new();
    for (lane, items) in lanes {
        let tallest = items
            .iter()
            .map(|&(item, _)| cells[item].height)
            .fold(0.0, f64::max);
        let height = (1.12 * area(&items) / width).max(tallest);
        let made = fill(&items, parents, cells, height);
        let used = made.iter().flat_map(|bin| {
            bin.items
                .iter()
                .zip(&bin.corners)
                .map(|(&item, corner)| corner.y + cells[item].height)
        });
        heights.insert(lane, used.fold(0.0, f64::max));
        bins.insert(lane, made);
    }
    (bins, heights)
}

/// Cuts the items of a lane into bins of about the lane's height and five dots' width, where possible between trees.
fn fill(
    items: &[(usize, usize)],
    parents: &[Option<usize>],
    cells: &[Cell],
    height: f64,
) -> Vec<Bin> {
    let mut bins = Vec::new();
    let mut rest = items;
    while !rest.is_empty() {
        let quota = 58.0 * height;
        let mut used = 0.0;
        let mut count = 0;
        let mut cut = None;
        while count < rest.len() && used < quota {
            used += cells[rest[count].0].width * cells[rest[count].0].height;
            count += 1;
            if count < rest.len()
                && used > 0.6 * quota
                && (rest[count].1 != rest[count - 1].1
                    || parents[rest[count].0] != parents[rest[count - 1].0])
            {
                cut = Some(count);
            }
        }
        let count = if count == rest.len() {
            count
        } else {
            cut.unwrap_or(count)
        };
        bins.push(flow(
            &rest[..count],
            cells,
            used.min(quota) * 1.18 / height + 9.0,
        ));
        rest = &rest[count..];
    }
    bins
}

/// Lays the items of a bin in rows, those with labels first.
fn flow(items: &[(usize, usize)], cells: &[Cell], width: f64) -> Bin {
    let mut sorted: Vec<usize> = items.iter().map(|item| item.0).collect();
    sorted.sort_by_key(|&item| {
        (
            cells[item].label.is_none(),
            Reverse((cells[item].height * 16.0) as usize),
        )
    });
    let width = sorted
        .iter()
        .map(|&item| cells[item].width)
        .fold(width, f64::max);
    let mut corners = Vec::with_capacity(sorted.len());
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    for &item in &sorted {
        if x > 0.0 && x + cells[item].width > width {
            (x, y, row) = (0.0, y + row, 0.0);
        }
        corners.push(Point::new(x, y));
        x += cells[item].width;
        row = row.max(cells[item].height);
    }
    let width = sorted
        .iter()
        .zip(&corners)
        .map(|(&item, corner)| corner.x + cells[item].width)
        .fold(0.0, f64::max);
    Bin {
        items: sorted,
        corners,
        width,
        x: 0.0,
        root: items[0].1,
    }
}

/// Moves the bins of every lane below what their items hang on; their order and distances hold.
fn align(
    mut bins: BTreeMap<usize, Vec<Bin>>,
    parents: &[Option<usize>],
    count: usize,
) -> BTreeMap<usize, Vec<Bin>> {
    let mut x = vec![f64::NAN; count];
    let widest = bins
        .values()
        .map(|lane| lane.iter().map(|bin| bin.width + 12.0).sum::<f64>())
        .fold(0.0, f64::max);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
    parents.iter().enumerate().for_each(|(item, parent)| {
        parent
            .iter()
            .for_each(|&parent| children[parent].push(item))
    });
    for round in 0..5 {
        for lane in bins.values_mut() {
            let own: f64 = lane.iter().map(|bin| bin.width + 12.0).sum();
            let mut at = 0.0;
            let mut wishes = Vec::with_capacity(lane.len());
            for bin in lane.iter() {
                let above = bin.items.iter().filter_map(|&item| parents[item]);
                let below = bin
                    .items
                    .iter()
                    .flat_map(|&item| children[item].iter().copied())
                    .filter(|_| round > 0);
                let (sum, weight) = above
                    .chain(below)
                    .map(|item| x[item])
                    .filter(|x| x.is_finite())
                    .fold((0.0, 0.0), |(sum, weight), x| (sum + x, weight + 1.0));
                let spread = (at + bin.width / 2.0) * widest / own.max(1.0);
                wishes.push(if weight > 0.0 {
                    (sum / weight, weight)
                } else {
                    (spread, 0.1)
                });
                at += bin.width + 12.0;
            }
            stand(lane, &wishes);
            lane.iter()
                .for_each(|bin| bin.items.iter().for_each(|&item| x[item] = bin.x));
        }
    }
    bins
}

/// Isotonic regression of the bins of one lane.
fn stand(lane: &mut [Bin], wishes: &[(f64, f64)]) {
    let mut offsets = vec![0.0; lane.len()];
    for place in 1..lane.len() {
        let gap = if lane[place].root == lane[place - 1].root {
            5.0
        } else {
            12.0
        };
        offsets[place] =
            offsets[place - 1] + (lane[place - 1].width + lane[place].width) / 2.0 + gap;
    }
    let wishes = wishes
        .iter()
        .zip(&offsets)
        .map(|(&(at, weight), offset)| (at - offset, weight));
    let places = super::coordinate::rising(wishes);
    for ((bin, place), offset) in lane.iter_mut().zip(places).zip(offsets) {
        bin.x = place + offset;
    }
}

fn draw(
    view: &View,
    parents: &[Option<usize>],
    cells: Vec<Cell>,
    bins: BTreeMap<usize, Vec<Bin>>,
    heights: &BTreeMap<usize, f64>,
    options: &LayoutOptions,
) -> Placed {
    let left = bins
        .values()
        .flatten()
        .map(|bin| bin.x - bin.width / 2.0)
        .fold(f64::INFINITY, f64::min);
    let width = bins
        .values()
        .flatten()
        .map(|bin| bin.x + bin.width / 2.0 - left)
        .fold(0.0, f64::max);
    let mut centers = vec![Point::default(); view.items.len()];
    let mut lanes = Vec::new();
    let mut y = 0.0;
    for (&lane, bins) in &bins {
        let height = heights.get(&lane).copied().unwrap_or(0.0) + 2.0 * INSIDE;
        lanes.push(Lane {
            level: Level::ALL[lane],
            rect: Rect::new(0.0, y, 0.0, height),
            texts: Vec::new(),
            gutter: 0.0,
        });
        for bin in bins {
            for (&item, corner) in bin.items.iter().zip(&bin.corners) {
                let cell = &cells[item];
                let below = if cell.label.is_some() {
                    LETTERS + 6.0
                } else {
                    0.0
                };
                let corner = Point::new(
                    bin.x - bin.width / 2.0 - left + corner.x,
                    y + INSIDE + corner.y,
                );
                centers[item] = Point::new(
                    corner.x + cell.width / 2.0,
                    corner.y + (cell.height - below) / 2.0,
                );
            }
        }
        y += height + BETWEEN;
    }
    let marks: Vec<Mark> = view
        .items
        .iter()
        .zip(cells)
        .zip(&centers)
        .map(|((item, cell), center)| {
            let at = Point::new(center.x, center.y + cell.radius + LETTERS + 2.0);
            let text = |words| Text {
                words,
                at,
                size: LETTERS,
                anchor: Anchor::Middle,
                tone: Tone::Strong,
            };
            let rect = Rect::new(
                center.x - cell.radius,
                center.y - cell.radius,
                2.0 * cell.radius,
                2.0 * cell.radius,
            );
            let texts = cell.label.map(text).into_iter().collect();
            mark::mark(view, item, (rect, Form::Dot), (0, texts), options)
        })
        .collect();
    let routes = view
        .links
        .iter()
        .map(|link| route(parents, &marks, link))
        .collect();
    Placed {
        width,
        height: (y - BETWEEN).max(0.0),
        marks,
        routes,
        lanes,
        ticks: Vec::new(),
        form: Form::Dot,
    }
}

/// A bend from border to border.
fn route(parents: &[Option<usize>], marks: &[Mark], link: &Link) -> Route {
    let (from, to) = (marks[link.source].rect, marks[link.target].rect);
    let (start, pieces) = bend(from, to);
    Route {
        source: link.source,
        target: link.target,
        start,
        own: pieces.len(),
        pieces,
        relation: link.relation(),
        extent: link.extent(),
        second_hand: link.second_hand,
        citations: link.citations,
        minor: parents[link.source] != Some(link.target),
        tooltip: String::new(),
        label: None,
    }
}

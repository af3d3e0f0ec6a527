//! Heights of the rows, and the ways of the links between them.
//!
//! A way runs straight through the rows, in the room that the net keeps free for it, and bends only in the gaps between them:
//! it cannot meet a box.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::{Lane, Mark, Piece, Point, Rect, Route};
use super::label::{self, Label};
use super::net::{self, Net, Style};
use super::options::Mode;
use crate::model::{Language, Level};
use crate::view::{By, View};

/// One row of boxes on a shelf.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    pub top: f64,
    pub height: f64,
}

impl Row {
    pub fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }

    fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// Place of a row: shelf, lane, row in the lane.
type Place = (usize, usize, usize);

/// Shelf and lane, and the upper and lower edge of its rows.
type Band = ((usize, usize), (f64, f64));

/// The rows of all shelves.
pub(super) struct Rows {
    rows: BTreeMap<Place, Row>,
    /// Height of the whole.
    pub height: f64,
    margins: Margins,
}

/// Free room, by mode.
struct Margins {
    /// Between the lane's border and its first or last row.
    lane: f64,
    /// Between two lanes.
    between: f64,
    /// Between shelves.
    shelf: f64,
    /// Least and most between two rows.
    gap: (f64, f64),
}

impl Rows {
    /// Row heights from the labels; the gaps grow with how far lines run sideways in them. All are
    /// whole pixels, as the boxes are: a box must not stand out of its row, or its lines would
    /// arrive from within it.
    pub fn new(
        nets: &[Net],
        places: &[(usize, f64)],
        labels: &[Label],
        mode: Mode,
        by: By,
    ) -> Self {
        let mut margins = if mode == Mode::Boxes {
            Margins {
                lane: 16.0,
                between: 12.0,
                shelf: 34.0,
                gap: (38.0, 96.0),
            }
        } else {
            Margins {
                lane: 11.0,
                between: 9.0,
                shelf: 26.0,
                gap: (24.0, 84.0),
            }
        };
        if by == By::Level {
            // The lines have their counts beside them.
            margins.gap = (76.0, 110.0);
        }
        let mut heights: BTreeMap<Place, f64> = BTreeMap::new();
        let mut gaps: BTreeMap<Place, f64> = BTreeMap::new();
        for (net, &(shelf, _)) in nets.iter().zip(places) {
            for node in &net.nodes {
                let (lane, row) = net.rows[node.layer];
                let height = heights.entry((shelf, lane, row)).or_default();
                *height = height.max(node.item.map_or(0.0, |item| labels[item].room().1));
            }
            for (above, layer) in net.layers.iter().enumerate() {
                let (lane, row) = net.rows[above];
                let wide = layer.iter().flat_map(|&node| {
                    net.down[node]
                        .iter()
                        .map(move |&below| (net.nodes[below].x - net.nodes[node].x).abs())
                });
                let wide = wide.fold(0.0, f64::max);
                let gap = gaps.entry((shelf, lane, row)).or_default();
                *gap = gap.max((margins.gap.0 + 0.06 * wide).min(margins.gap.1).round());
            }
        }
        let mut rows = BTreeMap::new();
        let mut y = 0.0;
        let mut before: Option<Place> = None;
        for (&place, &height) in &heights {
            let gap = before
                .and_then(|before| gaps.get(&before))
                .copied()
                .unwrap_or(0.0);
            y += match before {
                None => margins.lane,
                Some(before) if before.0 != place.0 => 2.0 * margins.lane + margins.shelf,
                Some(before) if before.1 != place.1 => {
                    gap.max(2.0 * margins.lane + margins.between + 4.0)
                }
                Some(_) => gap.max(margins.gap.0),
            };
            rows.insert(place, Row { top: y, height });
            y += height;
            before = Some(place);
        }
        Self {
            rows,
            height: y + margins.lane,
            margins,
        }
    }

    /// The row of a net's layer on this shelf.
    pub fn row(&self, shelf: usize, (lane, row): (usize, usize)) -> Row {
        self.rows
            .get(&(shelf, lane, row))
            .copied()
            .unwrap_or_default()
    }

    /// The bands around the rows of each lane; the border between two lanes lies in the middle of the gap. The frame adds width and titles.
    pub fn lanes(&self) -> Vec<Lane> {
        let mut bands: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
        for (&(shelf, lane, _), row) in &self.rows {
            let band = bands
                .entry((shelf, lane))
                .or_insert((row.top, row.bottom()));
            *band = (band.0.min(row.top), band.1.max(row.bottom()));
        }
        let list: Vec<Band> = bands.iter().map(|(&place, &band)| (place, band)).collect();
        let mut lanes = Vec::new();
        for (number, &((shelf, lane), (top, bottom))) in list.iter().enumerate() {
            let neighbour = |other: Option<&Band>| {
                other
                    .filter(|other| other.0.0 == shelf)
                    .map(|other| other.1)
            };
            let above = neighbour(number.checked_sub(1).and_then(|before| list.get(before)));
            let below = neighbour(list.get(number + 1));
            let top = above.map_or(top - self.margins.lane, |above| {
                (above.1 + top + self.margins.between) / 2.0
            });
            let bottom = below.map_or(bottom + self.margins.lane, |below| {
                (below.0 + bottom - self.margins.between) / 2.0
            });
            lanes.push(Lane {
                level: Level::ALL[lane],
                rect: Rect::new(0.0, top, 0.0, bottom - top),
                texts: Vec::new(),
                gutter: 0.0,
            });
        }
        lanes
    }
}

/// The routes of all links, in the order of the view.
pub(super) fn routes(
    view: &View,
    nets: &[Net],
    places: &[(usize, f64)],
    rows: &Rows,
    marks: &[Mark],
    language: Language,
) -> Vec<Route> {
    let mut routes: Vec<(usize, Route)> = Vec::new();
    for (net, &(shelf, left)) in nets.iter().zip(places) {
        let ports = ports(view, net);
        let mut drawn: BTreeSet<usize> = BTreeSet::new();
        for (number, chain) in &net.chains {
            let walk = Walk {
                net,
                shelf,
                left,
                rows,
                marks,
            };
            let link = &view.links[*number];
            let style = net::style(view, *number);
            let upward = net.nodes[chain[0]].layer > net.nodes[chain[chain.len() - 1]].layer;
            let port = |node: usize, top: bool| {
                left + net.nodes[node].x + ports.get(&(node, top, style)).copied().unwrap_or(0.0)
            };
            let ends = (
                port(chain[0], upward),
                port(chain[chain.len() - 1], !upward),
            );
            let (start, pieces, own) = walk.path(chain, ends, upward, &mut drawn);
            routes.push((
                *number,
                Route {
                    source: link.source,
                    target: link.target,
                    start,
                    pieces,
                    own,
                    relation: link.relation(),
                    extent: link.extent(),
                    second_hand: link.second_hand,
                    citations: link.citations,
                    minor: false,
                    tooltip: label::link_tooltip(view, link, language),
                    label: None,
                },
            ));
        }
    }
    routes.sort_by_key(|(number, _)| *number);
    routes.into_iter().map(|(_, route)| route).collect()
}

/// Where lines of each style leave or enter a box, from its middle: at its top (true) or bottom, those that lead to the left at the left.
fn ports(view: &View, net: &Net) -> BTreeMap<(usize, bool, Style), f64> {
    let mut wishes: BTreeMap<(usize, bool), BTreeMap<Style, (f64, f64)>> = BTreeMap::new();
    for (number, chain) in &net.chains {
        let style = net::style(view, *number);
        let last = chain.len() - 1;
        for (node, next) in [(chain[0], chain[1]), (chain[last], chain[last - 1])] {
            let top = net.nodes[next].layer < net.nodes[node].layer;
            let wish = wishes
                .entry((node, top))
                .or_default()
                .entry(style)
                .or_default();
            *wish = (wish.0 + net.nodes[next].x, wish.1 + 1.0);
        }
    }
    let mut ports = BTreeMap::new();
    for ((node, top), styles) in wishes {
        let mut sorted: Vec<(Style, f64)> = styles
            .into_iter()
            .map(|(style, (sum, count))| (style, sum / count))
            .collect();
        sorted.sort_by(|one, two| one.1.total_cmp(&two.1).then(one.0.cmp(&two.0)));
        let count = sorted.len() as f64;
        let step = (0.6 * net.nodes[node].width / count).min(14.0);
        for (place, (style, _)) in sorted.into_iter().enumerate() {
            ports.insert(
                (node, top, style),
                (place as f64 - (count - 1.0) / 2.0) * step,
            );
        }
    }
    ports
}

/// What a way needs to know of its surroundings.
struct Walk<'a> {
    net: &'a Net,
    shelf: usize,
    left: f64,
    rows: &'a Rows,
    marks: &'a [Mark],
}

impl Walk<'_> {
    /// The path of a chain between two ports: its start, its pieces, and how many of them nobody drew before.
    fn path(
        &self,
        chain: &[usize],
        ends: (f64, f64),
        upward: bool,
        drawn: &mut BTreeSet<usize>,
    ) -> (Point, Vec<Piece>, usize) {
        let border = |node: usize, top: bool| {
            let rect = self.net.nodes[node]
                .item
                .map(|item| self.marks[item].outline())
                .unwrap_or_default();
            if top { rect.y } else { rect.bottom() }
        };
        let start = Point::new(ends.0, border(chain[0], upward));
        let mut pieces = Vec::new();
        let mut own = None;
        let mut at = Point::new(ends.0, self.side(chain[0], upward));
        push_line(&mut pieces, start, at);
        for (place, &node) in chain.iter().enumerate().skip(1) {
            let last = place + 1 == chain.len();
            let x = if last {
                ends.1
            } else {
                self.left + self.net.nodes[node].x
            };
            let enter = Point::new(x, self.side(node, !upward));
            push_bend(&mut pieces, at, enter);
            let leave = if last {
                Point::new(x, border(node, !upward))
            } else {
                Point::new(x, self.side(node, upward))
            };
            if !last && !drawn.insert(node) && own.is_none() {
                own = Some(pieces.len());
            }
            push_line(&mut pieces, enter, leave);
            at = leave;
        }
        let own = own.unwrap_or(pieces.len());
        (start, pieces, own)
    }

    /// Upper or lower border of the node's row.
    fn side(&self, node: usize, top: bool) -> f64 {
        let row = self
            .rows
            .row(self.shelf, self.net.rows[self.net.nodes[node].layer]);
        if top { row.top } else { row.bottom() }
    }
}

fn push_line(pieces: &mut Vec<Piece>, from: Point, to: Point) {
    if from != to {
        pieces.push(Piece::Line(to));
    }
}

/// A bend that leaves and arrives upright.
fn push_bend(pieces: &mut Vec<Piece>, from: Point, to: Point) {
    if (from.x - to.x).abs() < 0.5 {
        return push_line(pieces, from, to);
    }
    let middle = (from.y + to.y) / 2.0;
    pieces.push(Piece::Curve(
        Point::new(from.x, middle),
        Point::new(to.x, middle),
        to,
    ));
}

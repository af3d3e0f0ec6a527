//! Time along the picture: each mark stands at its date, from left to right, in the lane of its level.

use std::collections::BTreeMap;

use jiff::civil;

use super::boxes::Placed;
use super::drawing::{Anchor, Form, Lane, Mark, Point, Rect, Route, Text, Tick, Tone};
use super::label::{self, Label};
use super::overview::bend;
use super::{LayoutOptions, Mode, rank};
use crate::model::Level;
use crate::view::{Item, View};

/// Height of the axis.
const AXIS: f64 = 26.0;
/// Room between the lane's border and its marks.
const INSIDE: f64 = 12.0;
/// Room between two lanes.
const BETWEEN: f64 = 16.0;

/// Places the view along time. Items without a date stand in a column of their own at the left.
pub(super) fn place(view: &View, mode: Mode, options: &LayoutOptions) -> Placed {
    let form = if mode == Mode::Overview { Form::Dot } else { Form::Box };
    let mut labels: Vec<Option<Label>> =
        view.items.iter().map(|item| (form == Form::Box).then(|| Label::new(item, mode, options.language))).collect();
    let sizes: Vec<(f64, f64)> = view.items.iter().zip(&labels).map(|(item, label)| size(item, label.as_ref())).collect();
    let scale = Scale::new(view, &sizes);
    let mut order: Vec<usize> = (0..view.items.len()).collect();
    order.sort_by_key(|&item| rank::time(view, item));
    let mut lanes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    order.into_iter().for_each(|item| lanes.entry(rank::lane(view.items[item].level)).or_default().push(item));
    let mut rects = vec![Rect::default(); view.items.len()];
    let mut bands = Vec::new();
    let mut y = AXIS;
    let gap = if form == Form::Box { (10.0, 12.0) } else { (2.0, 2.0) };
    for (lane, items) in lanes {
        let bottom = stack(&items, &sizes, |item| scale.x(view.items[item].date.map(|date| date.first_day())), gap, y + INSIDE, &mut rects);
        bands.push(Lane { level: Level::ALL[lane], rect: Rect::new(0.0, y, 0.0, bottom + INSIDE - y), texts: Vec::new(), gutter: 0.0 });
        y = bottom + INSIDE + BETWEEN;
    }
    let height = (y - BETWEEN).max(AXIS);
    let marks: Vec<Mark> = view
        .items
        .iter()
        .zip(&rects)
        .zip(&mut labels)
        .map(|((item, &rect), label)| mark(item, rect, label.take(), form, options))
        .collect();
    let routes = view.links.iter().map(|link| {
        let (start, pieces) = bend(marks[link.source].rect, marks[link.target].rect);
        Route {
            source: link.source,
            target: link.target,
            start,
            own: pieces.len(),
            pieces,
            relation: link.relation(),
            second_hand: link.second_hand,
            citations: link.citations,
            minor: form == Form::Dot,
            tooltip: if form == Form::Box { label::link_tooltip(view, link, options.language) } else { String::new() },
        }
    });
    let width = rects.iter().map(Rect::right).fold(scale.width, f64::max);
    Placed { width, height, routes: routes.collect(), marks, lanes: bands, ticks: scale.ticks(height, options), form }
}

fn size(item: &Item, label: Option<&Label>) -> (f64, f64) {
    let dot = 2.0 * (3.0 + 1.3 * (item.cited_by as f64).sqrt()).min(22.0);
    label.map_or((dot, dot), |label| (label.width, label.height))
}

/// Stacks the items of a lane, in the order of time, into the first row where they do not meet the one before; returns the lowest edge.
fn stack(items: &[usize], sizes: &[(f64, f64)], x: impl Fn(usize) -> f64, gap: (f64, f64), top: f64, rects: &mut [Rect]) -> f64 {
    let height = items.iter().map(|&item| sizes[item].1).fold(0.0, f64::max) + gap.1;
    let mut ends: Vec<f64> = Vec::new();
    let mut bottom = top;
    for &item in items {
        let (wide, high) = sizes[item];
        let left = x(item) - wide / 2.0;
        let row = ends.iter().position(|&end| end + gap.0 <= left).unwrap_or_else(|| {
            ends.push(0.0);
            ends.len() - 1
        });
        ends[row] = left + wide;
        let y = top + row as f64 * height;
        rects[item] = Rect::new(left, y + (height - gap.1 - high) / 2.0, wide, high);
        bottom = bottom.max(y + height - gap.1);
    }
    bottom
}

fn mark(item: &Item, rect: Rect, label: Option<Label>, form: Form, options: &LayoutOptions) -> Mark {
    Mark {
        key: item.key.clone(),
        rect,
        form,
        level: item.level,
        system: item.system,
        status: item.status,
        documents: item.members.len(),
        texts: label.map_or(Vec::new(), |label| label.texts(rect.x, rect.y)),
        tooltip: label::tooltip(item, options.language),
        href: label::href(item, options),
    }
}

/// From days to pixels.
struct Scale {
    first: Option<civil::Date>,
    days: f64,
    /// Middle of the column of items without a date.
    undated: f64,
    /// Where the first day stands.
    left: f64,
    /// From the first day to the last.
    along: f64,
    width: f64,
}

impl Scale {
    fn new(view: &View, sizes: &[(f64, f64)]) -> Self {
        let dates = || view.items.iter().filter_map(|item| item.date).map(|date| date.first_day());
        let (first, last) = (dates().min(), dates().max());
        let widest = |dated: bool| {
            view.items.iter().zip(sizes).filter(|(item, _)| item.date.is_some() == dated).map(|(_, size)| size.0).fold(0.0, f64::max)
        };
        let days = first.zip(last).map_or(1.0, |(first, last)| f64::from((last - first).get_days()).max(1.0));
        let column = if widest(false) > 0.0 { widest(false) + 30.0 } else { 0.0 };
        let left = column + widest(true) / 2.0;
        let area: f64 = sizes.iter().map(|size| (size.0 + 10.0) * (size.1 + 12.0)).sum();
        let along = (3.2 * area).sqrt().clamp(900.0, 6000.0);
        Self { first, days, undated: widest(false) / 2.0, left, along, width: left + along + widest(true) / 2.0 }
    }

    /// Where a day stands; without one in the column at the left.
    fn x(&self, day: Option<civil::Date>) -> f64 {
        let place = self.first.zip(day).map(|(first, day)| self.left + f64::from((day - first).get_days()) / self.days * self.along);
        place.unwrap_or(self.undated)
    }

    /// A mark for every year, or for every month of a short time.
    fn ticks(&self, height: f64, options: &LayoutOptions) -> Vec<Tick> {
        let Some(first) = self.first else { return Vec::new() };
        let last = first.checked_add(jiff::Span::new().days(self.days as i64)).unwrap_or(first);
        let by_month = self.days < 800.0;
        let mut ticks = Vec::new();
        for year in first.year()..=last.year() {
            for month in if by_month { 1..=12 } else { 1..=1 } {
                let day = civil::Date::constant(year, month, 1);
                if day < first || day > last {
                    continue;
                }
                let x = self.x(Some(day));
                let words = if month == 1 { year.to_string() } else { options.language.pick("th. ", "").to_owned() + &month.to_string() };
                let text = Text {
                    words,
                    at: Point::new(x, 14.0),
                    size: 10.0,
                    anchor: Anchor::Middle,
                    tone: if month == 1 { Tone::Strong } else { Tone::Muted },
                };
                ticks.push(Tick { top: Point::new(x, 19.0), bottom: height, text: Some(text) });
            }
        }
        ticks
    }
}

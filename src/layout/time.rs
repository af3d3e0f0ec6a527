//! Time along the picture: each mark stands at its date, from left to right, in the lane of its level.

use std::collections::BTreeMap;

use jiff::civil;

use super::bend::{bend, sideways};
use super::drawing::{Anchor, Form, Lane, Mark, Point, Rect, Route, Text, Tick, Tone};
use super::label::{self, Label};
use super::mark;
use super::options::{LayoutOptions, Mode};
use super::placed::Placed;
use super::rank;
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
    let (form, mode) = if mode == Mode::Boxes {
        (Form::Box, Mode::SmallBoxes)
    } else {
        (Form::Dot, mode)
    };
    let mut labels: Vec<Option<Label>> = view
        .items
        .iter()
        .map(|item| (form == Form::Box).then(|| Label::new(item, mode, options.language)))
        .collect();
    let sizes: Vec<(f64, f64)> = view
        .items
        .iter()
        .zip(&labels)
        .map(|(item, label)| size(item, label.as_ref()))
        .collect();
    let mut order: Vec<usize> = (0..view.items.len()).collect();
    order.sort_by_key(|&item| rank::time(view, item));
    let mut lanes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    order.into_iter().for_each(|item| {
        lanes
            .entry(rank::lane(view.items[item].level))
            .or_default()
            .push(item)
    });
    let gap = if form == Form::Box {
        (14.0, 14.0) // room for an arrow head
    } else {
        (2.0, 2.0)
    };
    let mut along = 900.0;
    let (scale, rects, bands, height) = loop {
        let scale = Scale::new(view, &sizes, &lanes, along);
        let (rects, bands, height) = stand(view, &lanes, &sizes, &scale, gap);
        // Crowded months make high stacks: a longer axis makes them lower.
        if height < 0.55 * scale.width || along > 7000.0 {
            break (scale, rects, bands, height);
        }
        along *= 1.35;
    };
    let mut marks: Vec<Mark> = view
        .items
        .iter()
        .zip(&rects)
        .zip(&mut labels)
        .map(|((item, &rect), label)| placed_mark(view, item, rect, label.take(), form, options))
        .collect();
    if form == Form::Dot {
        name_most_cited(view, &mut marks, options);
    }
    let routes = view.links.iter().map(|link| {
        let (from, to) = (marks[link.source].outline(), marks[link.target].outline());
        let apart = from.x - to.right() > 14.0 || to.x - from.right() > 14.0;
        let (start, pieces) = if apart {
            sideways(from, to)
        } else {
            bend(from, to)
        };
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
            minor: view.items.len() > 400,
            tooltip: if form == Form::Box {
                label::link_tooltip(view, link, options.language)
            } else {
                String::new()
            },
            label: None,
        }
    });
    let width = rects.iter().map(Rect::right).fold(scale.width, f64::max);
    Placed {
        width,
        height,
        routes: routes.collect(),
        marks,
        lanes: bands,
        ticks: scale.ticks(height, options),
        form,
    }
}

/// Most names beside dots.
const NAMED: usize = 40;

/// Puts the names of the dots that are cited most beside them, where there is room.
fn name_most_cited(view: &View, marks: &mut [Mark], options: &LayoutOptions) {
    let mut taken: Vec<Rect> = marks.iter().map(|mark| mark.rect).collect();
    let mut ranked: Vec<usize> = (0..marks.len()).collect();
    ranked.sort_by_key(|&item| (std::cmp::Reverse(view.items[item].cited_by), item));
    for item in ranked.into_iter().take(NAMED) {
        if view.items[item].cited_by < 2 {
            break;
        }
        let rect = marks[item].rect;
        let Point { x, y } = rect.center();
        let words = label::heading(&view.items[item], options.language);
        let text = |x: f64, y: f64, anchor: Anchor| Text {
            words: words.clone(),
            at: Point::new(x, y),
            size: 9.0,
            anchor,
            tone: Tone::Strong,
        };
        let places = [
            text(rect.right() + 3.0, y + 3.0, Anchor::Start),
            text(rect.x - 3.0, y + 3.0, Anchor::End),
            text(x, rect.bottom() + 9.5, Anchor::Middle),
            text(x, rect.y - 3.0, Anchor::Middle),
        ];
        let inside = |text: &Text| text.rect().x >= 0.0 && text.rect().y >= AXIS;
        let free =
            |text: &&Text| inside(text) && !taken.iter().any(|room| room.overlaps(&text.rect()));
        let chosen = places.iter().find(free).cloned();
        taken.extend(chosen.iter().map(Text::rect));
        marks[item].texts.extend(chosen);
    }
}

fn size(item: &Item, label: Option<&Label>) -> (f64, f64) {
    let dot = 2.0 * (3.0 + 1.3 * (item.cited_by as f64).sqrt()).min(22.0);
    label.map_or((dot, dot), Label::room)
}

/// Places the items of all lanes: their rectangles, the bands, the height.
fn stand(
    view: &View,
    lanes: &BTreeMap<usize, Vec<usize>>,
    sizes: &[(f64, f64)],
    scale: &Scale,
    gap: (f64, f64),
) -> (Vec<Rect>, Vec<Lane>, f64) {
    let mut rects = vec![Rect::default(); view.items.len()];
    let mut bands = Vec::new();
    let mut y = AXIS;
    for (&lane, items) in lanes {
        let (undated, dated): (Vec<usize>, Vec<usize>) = items
            .iter()
            .partition(|&&item| view.items[item].date.is_none());
        let top = y + INSIDE;
        let day = |item: usize| {
            view.items[item]
                .date
                .map_or(0.0, |date| scale.x(date.first_day()))
        };
        let lowest = stack(&dated, sizes, day, gap, top, &mut rects);
        let mut next = 0.0;
        let column = |item: usize| {
            next = if next + sizes[item].0 > scale.undated {
                0.0
            } else {
                next
            };
            next += sizes[item].0 + gap.0;
            next - gap.0 - sizes[item].0 / 2.0
        };
        let bottom = stack(&undated, sizes, column, gap, top, &mut rects).max(lowest);
        bands.push(Lane {
            level: Level::ALL[lane],
            rect: Rect::new(0.0, y, 0.0, bottom + INSIDE - y),
            texts: Vec::new(),
            gutter: 0.0,
        });
        y = bottom + INSIDE + BETWEEN;
    }
    (rects, bands, (y - BETWEEN).max(AXIS))
}

/// Stacks the items of a lane, in the order given, into the first row where they do not meet the one before; returns the lowest edge.
fn stack(
    items: &[usize],
    sizes: &[(f64, f64)],
    mut x: impl FnMut(usize) -> f64,
    gap: (f64, f64),
    top: f64,
    rects: &mut [Rect],
) -> f64 {
    let height = items.iter().map(|&item| sizes[item].1).fold(0.0, f64::max) + gap.1;
    let mut ends: Vec<f64> = Vec::new();
    let mut bottom = top;
    for &item in items {
        let (wide, high) = sizes[item];
        let left = x(item) - wide / 2.0;
        let row = ends
            .iter()
            .position(|&end| end + gap.0 <= left + 0.001)
            .unwrap_or_else(|| {
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

/// The mark in the room that was found for it.
fn placed_mark(
    view: &View,
    item: &Item,
    room: Rect,
    label: Option<Label>,
    form: Form,
    options: &LayoutOptions,
) -> Mark {
    let rect = label.as_ref().map_or(room, |label| Rect {
        width: label.width,
        height: label.height,
        ..room
    });
    let leaves = label.as_ref().map_or(0, |label| label.leaves);
    let texts = label.map_or(Vec::new(), |label| label.texts(rect.x, rect.y));
    mark::mark(view, item, (rect, form), (leaves, texts), options)
}

/// How much of the axis all years share evenly; the rest goes by the number of documents.
const EVEN: f64 = 0.4;

/// From days to pixels.
struct Scale {
    first: Option<civil::Date>,
    days: f64,
    /// Where each year begins and the last one ends, as shares of the way: a year is the wider the
    /// more documents it has.
    years: Vec<f64>,
    /// Width of the column of items without a date.
    undated: f64,
    /// Where the first day stands.
    left: f64,
    /// From the first day to the last.
    along: f64,
    width: f64,
}

impl Scale {
    fn new(
        view: &View,
        sizes: &[(f64, f64)],
        lanes: &BTreeMap<usize, Vec<usize>>,
        along: f64,
    ) -> Self {
        let dates = || {
            view.items
                .iter()
                .filter_map(|item| item.date)
                .map(|date| date.first_day())
        };
        let (first, last) = (dates().min(), dates().max());
        let widest = |dated: bool| {
            view.items
                .iter()
                .zip(sizes)
                .filter(|(item, _)| item.date.is_some() == dated)
                .map(|(_, size)| size.0)
                .fold(0.0, f64::max)
        };
        let days = first.zip(last).map_or(1.0, |(first, last)| {
            f64::from((last - first).get_days()).max(1.0)
        });
        let area = |items: &Vec<usize>| {
            items
                .iter()
                .filter(|&&item| view.items[item].date.is_none())
                .map(|&item| (sizes[item].0 + 10.0) * (sizes[item].1 + 12.0))
                .sum::<f64>()
        };
        let undated = lanes
            .values()
            .map(area)
            .fold(0.0, f64::max)
            .sqrt()
            .max(widest(false));
        let left = if undated > 0.0 { undated + 30.0 } else { 0.0 } + widest(true) / 2.0;
        let years = first.zip(last).map_or(Vec::new(), |(first, last)| {
            let years = first.year()..=last.year();
            let count = |year: i16| dates().filter(|date| date.year() == year).count() as f64;
            let (all, number) = (dates().count() as f64, years.clone().count() as f64);
            let mut begins = vec![0.0];
            for year in years {
                let share = EVEN / number + (1.0 - EVEN) * count(year) / all;
                begins.push(begins[begins.len() - 1] + share);
            }
            begins
        });
        Self {
            first,
            days,
            years,
            undated,
            left,
            along,
            width: left + along + widest(true) / 2.0,
        }
    }

    /// Where a day stands.
    fn x(&self, day: civil::Date) -> f64 {
        let first = self.first.map_or(day.year(), civil::Date::year);
        let year = usize::try_from(day.year() - first).unwrap_or_default();
        let begin = |year: usize| self.years.get(year).copied().unwrap_or(1.0);
        let inside = f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year());
        let share = begin(year) + inside * (begin(year + 1) - begin(year));
        self.left + share * self.along
    }

    /// A mark for every year, or for every month of a short time.
    fn ticks(&self, height: f64, options: &LayoutOptions) -> Vec<Tick> {
        let Some(first) = self.first else {
            return Vec::new();
        };
        let last = first
            .checked_add(jiff::Span::new().days(self.days as i64))
            .unwrap_or(first);
        let by_month = self.days < 800.0;
        let mut ticks = Vec::new();
        if self.undated > 0.0 {
            ticks.push(self.above_undated(options));
        }
        let mut free = f64::NEG_INFINITY;
        for year in first.year()..=last.year() {
            for month in if by_month { 1..=12 } else { 1..=1 } {
                let day = civil::Date::constant(year, month, 1);
                if day < first || day > last {
                    continue;
                }
                let x = self.x(day);
                let words = if free == f64::NEG_INFINITY && by_month {
                    format!("{month}/{year}")
                } else if month == 1 {
                    year.to_string()
                } else {
                    options.language.sentence("month_short", &[&month])
                };
                let text = Text {
                    words,
                    at: Point::new(x, 14.0),
                    size: 10.0,
                    anchor: Anchor::Middle,
                    tone: if month == 1 {
                        Tone::Strong
                    } else {
                        Tone::Muted
                    },
                };
                let room = text.rect();
                let has_room = room.x > free;
                if has_room {
                    free = room.right() + 4.0;
                }
                ticks.push(Tick {
                    top: Point::new(x, 19.0),
                    bottom: height,
                    text: has_room.then_some(text),
                });
            }
        }
        ticks
    }

    /// The heading of the column of documents without a date.
    fn above_undated(&self, options: &LayoutOptions) -> Tick {
        let words = options.language.word("undated").to_owned();
        let text = Text {
            words,
            at: Point::new(0.0, 14.0),
            size: 10.0,
            anchor: Anchor::Start,
            tone: Tone::Muted,
        };
        Tick {
            top: Point::new(0.0, 19.0),
            bottom: 19.0,
            text: Some(text),
        }
    }
}

//! What stands around the marks: title, the sentence about what is left out, titles of the lanes, legend.

use std::collections::BTreeSet;

use super::drawing::{
    Anchor, Drawing, Entry, Form, Lane, Mark, Piece, Point, Rect, Sample, Text, Tone,
};
use super::label;
use super::metrics::{self, Weight};
use super::options::LayoutOptions;
use super::placed::Placed;
use crate::graph::Status;
use crate::model::{Extent, Language, System};
use crate::view::{By, View};

/// Free room around everything.
const MARGIN: f64 = 24.0;
/// Room between the lane's border and what stands in it.
const INSIDE: f64 = 18.0;
/// Height of the title and the sentence.
const HEADER: f64 = 62.0;
/// Height of a row of the legend.
const LEGEND_ROW: f64 = 22.0;
/// Sizes of letters.
const TITLE: f64 = 17.0;
const SMALL: f64 = 11.0;

/// Puts the frame around what is placed.
pub(super) fn frame(placed: Placed, view: &View, options: &LayoutOptions) -> Drawing {
    let language = options.language;
    let gutter = gutter(&placed.lanes, language);
    let title = label::title(view, options);
    let inner = placed.width + 2.0 * INSIDE;
    let width = (2.0 * MARGIN + gutter + inner).max(720.0).ceil();
    let band = width - 2.0 * MARGIN;
    let mut sentence = view.sentence(language);
    if !fits_a_page(&placed, width) {
        sentence += &format!("; {}", language.word("larger_than_a_page"));
    }
    let lines = metrics::wrap(&sentence, band, SMALL, Weight::Regular, 3);
    let header = MARGIN + HEADER + 15.0 * (lines.len().max(1) - 1) as f64;
    let left = MARGIN + gutter + ((band - gutter - placed.width) / 2.0).floor();
    let mut texts = metrics::wrap(&title, band, TITLE, Weight::Bold, 1)
        .into_iter()
        .map(|words| Text {
            words,
            at: Point::new(MARGIN, MARGIN + TITLE),
            size: TITLE,
            anchor: Anchor::Start,
            tone: Tone::Title,
        })
        .collect::<Vec<_>>();
    for (number, words) in lines.into_iter().enumerate() {
        let at = Point::new(MARGIN, MARGIN + TITLE + 20.0 + 15.0 * number as f64);
        texts.push(Text {
            words,
            at,
            size: SMALL,
            anchor: Anchor::Start,
            tone: Tone::Muted,
        });
    }
    let content = placed.height;
    let mut drawing = Drawing {
        width,
        height: 0.0,
        language,
        texts,
        lanes: placed.lanes,
        ticks: placed.ticks,
        routes: placed.routes,
        marks: placed.marks,
        legend: Vec::new(),
        form: placed.form,
    };
    shift(&mut drawing, left, header);
    for number in 0..drawing.lanes.len() {
        title_lane(&mut drawing, number, gutter, band);
    }
    drawing.legend = legend(&drawing, view, band, header + content + 20.0);
    let bottom = drawing
        .legend
        .iter()
        .map(|entry| entry.rect.bottom())
        .fold(header + content, f64::max);
    drawing.height = (bottom + MARGIN).ceil();
    drawing
}

/// Width and height of A3 on its side, in points, without its margins.
const PAGE: [f64; 2] = [1130.0, 782.0];
/// Smallest letters that people read on paper, in points.
const LEAST_POINTS: f64 = 7.0;

/// Whether the smallest letters in the marks can be read where the picture fills a page.
fn fits_a_page(placed: &Placed, width: f64) -> bool {
    let texts = placed.marks.iter().flat_map(|mark| &mark.texts);
    let smallest = texts.map(|text| text.size).fold(f64::INFINITY, f64::min);
    let (long, short) = (width.max(placed.height), width.min(placed.height));
    let scale = (PAGE[0] / long).min(PAGE[1] / short);
    smallest * scale >= LEAST_POINTS
}

/// Width of the gutter: the longest title with room around it.
fn gutter(lanes: &[Lane], language: Language) -> f64 {
    let title = lanes
        .iter()
        .map(|lane| {
            metrics::width(
                &lane.level.label(language).to_uppercase(),
                SMALL,
                Weight::Bold,
            )
        })
        .fold(0.0, f64::max);
    let count = metrics::width(language.word("lane_width"), 9.5, Weight::Regular);
    (title.max(count) + 26.0).ceil()
}

/// Gives a lane its width, title and number of documents.
fn title_lane(drawing: &mut Drawing, number: usize, gutter: f64, band: f64) {
    let language = drawing.language;
    let rect = drawing.lanes[number].rect;
    let rect = Rect::new(MARGIN, rect.y, band, rect.height);
    let inside = drawing
        .marks
        .iter()
        .filter(|mark| mark.rect.center().y > rect.y && mark.rect.center().y < rect.bottom());
    let documents: usize = inside.map(|mark| mark.documents).sum();
    let lane = &mut drawing.lanes[number];
    let middle = rect.y + rect.height / 2.0;
    let count = language.sentence("documents_counted", &[&language.number(documents)]);
    let text = |words, y, size, tone| Text {
        words,
        at: Point::new(MARGIN + 12.0, y),
        size,
        anchor: Anchor::Start,
        tone,
    };
    lane.texts = vec![
        text(
            lane.level.label(language).to_uppercase(),
            middle - 2.0,
            SMALL,
            Tone::Lane,
        ),
        text(count, middle + 12.0, 9.5, Tone::Muted),
    ];
    lane.rect = rect;
    lane.gutter = gutter;
}

/// Moves everything that is placed.
fn shift(drawing: &mut Drawing, x: f64, y: f64) {
    let moved = |point: &mut Point| *point = Point::new(point.x + x, point.y + y);
    for mark in &mut drawing.marks {
        (mark.rect.x, mark.rect.y) = (mark.rect.x + x, mark.rect.y + y);
        mark.texts.iter_mut().for_each(|text| moved(&mut text.at));
    }
    for route in &mut drawing.routes {
        moved(&mut route.start);
        route
            .label
            .iter_mut()
            .for_each(|label| moved(&mut label.at));
        for piece in &mut route.pieces {
            match piece {
                Piece::Line(end) => moved(end),
                Piece::Curve(one, two, end) => [one, two, end].into_iter().for_each(moved),
            }
        }
    }
    for tick in &mut drawing.ticks {
        moved(&mut tick.top);
        tick.bottom += y;
        tick.text.iter_mut().for_each(|text| moved(&mut text.at));
    }
    drawing.lanes.iter_mut().for_each(|lane| lane.rect.y += y);
}

/// What occurs in the drawing, in rows.
fn legend(drawing: &Drawing, view: &View, band: f64, top: f64) -> Vec<Entry> {
    let mut entries = Vec::new();
    let (mut x, mut y) = (MARGIN, top);
    let mut row_open = false;
    for group in [mark_samples(drawing, view), line_samples(drawing, view)] {
        if std::mem::take(&mut row_open) {
            (x, y) = (MARGIN, y + LEGEND_ROW);
        }
        for (sample, words) in group {
            let size = match sample {
                Sample::Relation(_) | Sample::Part(_) | Sample::SecondHand => 36.0,
                Sample::Sizes => 46.0,
                Sample::Words => 0.0,
                _ if drawing.form == Form::Dot && sample != Sample::Pile => 12.0,
                _ => 26.0,
            };
            let needed = size + 6.0 + metrics::width(&words, SMALL, Weight::Regular);
            if x > MARGIN && x + needed > MARGIN + band {
                (x, y) = (MARGIN, y + LEGEND_ROW);
            }
            let start = if size == 0.0 { x } else { x + size + 6.0 };
            let text = Text {
                words,
                at: Point::new(start, y + 12.0),
                size: SMALL,
                anchor: Anchor::Start,
                tone: Tone::Plain,
            };
            entries.push(Entry {
                sample,
                rect: Rect::new(x, y, size, 16.0),
                text,
            });
            x += needed + 22.0;
            row_open = true;
        }
    }
    entries
}

fn mark_samples(drawing: &Drawing, view: &View) -> Vec<(Sample, String)> {
    let language = drawing.language;
    let of_one = drawing.marks.iter().filter(|mark| !mark.mixed);
    let systems: BTreeSet<System> = of_one.map(|mark| mark.system).collect();
    let mut samples: Vec<(Sample, String)> = Vec::new();
    if view.by != By::Level {
        samples.extend(systems.into_iter().map(|system| {
            let unknown = language.word("legend_system_unknown");
            (
                Sample::System(system),
                if system == System::Unknown {
                    unknown
                } else {
                    system.label(language)
                }
                .to_owned(),
            )
        }));
    }
    let any = |has: fn(&Mark) -> bool| drawing.marks.iter().any(has);
    if view.by != By::Level && any(|mark| mark.mixed && mark.leaves == 0) {
        samples.push((Sample::Mixed, language.word("legend_mixed").to_owned()));
    }
    if drawing.form == Form::Box && any(|mark| mark.focus) {
        samples.push((Sample::Focus, language.word("legend_focus").to_owned()));
    }
    if drawing
        .marks
        .iter()
        .any(|mark| mark.status == Status::Missing)
    {
        samples.push((Sample::Missing, language.word("legend_missing").to_owned()));
    }
    if view.by == By::Document && drawing.marks.iter().any(|mark| mark.documents > 1) {
        samples.push((Sample::Pile, language.word("legend_pile").to_owned()));
    }
    if drawing.form == Form::Dot {
        samples.push((Sample::Sizes, language.word("legend_sizes").to_owned()));
    }
    samples
}

fn line_samples(drawing: &Drawing, view: &View) -> Vec<(Sample, String)> {
    let language = drawing.language;
    let done = drawing.routes.iter().map(|route| {
        let extent = route.extent.unwrap_or(Extent::Whole);
        (route.relation, extent)
    });
    let mut samples: Vec<(Sample, String)> = done
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|(relation, extent)| {
            let sample = match extent {
                Extent::Whole => Sample::Relation(relation),
                Extent::Part => Sample::Part(relation),
            };
            (sample, relation.label_of(Some(extent), language))
        })
        .collect();
    if drawing.routes.iter().any(|route| route.second_hand) {
        samples.push((
            Sample::SecondHand,
            language.word("legend_second_hand").to_owned(),
        ));
    }
    if !drawing.routes.is_empty() {
        let is_cascade = view.by == By::Document && view.options.documents.is_some();
        let key = if is_cascade {
            "legend_cascade"
        } else {
            "legend_arrows"
        };
        samples.push((Sample::Words, language.word(key).to_owned()));
    }
    if drawing.routes.iter().any(|route| route.label.is_some()) {
        let key = if view.by == By::Level {
            "legend_shares"
        } else {
            "legend_counts"
        };
        samples.push((Sample::Words, language.word(key).to_owned()));
    }
    samples
}

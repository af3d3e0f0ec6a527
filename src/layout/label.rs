//! The words in and about a mark.

use std::collections::BTreeSet;

use super::drawing::{Anchor, LEAF, Point, Text, Tone};
use super::metrics::{self, Weight};
use super::options::{LayoutOptions, Mode};
use crate::graph::Status;
use crate::model::{Language, Level};
use crate::view::{By, Item, Kind, Link, View};
use crate::words::short;

/// The lines of a box, its size and its leaves, before it has a place.
pub(super) struct Label {
    pub width: f64,
    pub height: f64,
    pub leaves: usize,
    lines: Vec<(String, f64, Tone)>,
}

/// Room between the border and the text.
const PADDING_X: f64 = 12.0;
const PADDING_Y: f64 = 6.0;
/// Distance of base lines, in sizes.
const LEADING: f64 = 1.32;

impl Label {
    /// The label of an item's box.
    pub fn new(item: &Item, mode: Mode, language: Language) -> Self {
        let (most, sizes, rows) = if mode == Mode::Boxes {
            (176.0, [12.5, 10.5, 10.0], 2)
        } else {
            (112.0, [9.5, 8.0, 8.0], 1)
        };
        let mut lines: Vec<(String, f64, Tone)> = Vec::new();
        let heading_rows = match item.kind {
            Kind::Document if item.number.is_some() => 1,
            Kind::Issuer => rows + 1,
            _ => rows,
        };
        for line in metrics::wrap(
            &heading(item, language),
            most,
            sizes[0],
            Weight::Bold,
            heading_rows,
        ) {
            lines.push((line, sizes[0], Tone::Strong));
        }
        let below = below(item, language);
        let fits = |words: &str| metrics::width(words, sizes[1], Weight::Regular) <= most;
        let below = if mode == Mode::Boxes && fits(&below) {
            below
        } else {
            short(&below)
        };
        let below = if item.kind == Kind::Group {
            let rows = if mode == Mode::Boxes { 4 } else { 2 };
            list(&names(item), most, sizes[1], rows, language)
        } else if mode == Mode::Boxes {
            metrics::wrap(&below, most, sizes[1], Weight::Regular, rows)
        } else {
            vec![metrics::ellipsize(&below, most, sizes[1], Weight::Regular)]
        };
        lines.extend(
            below
                .into_iter()
                .filter(|line| !line.is_empty())
                .map(|line| (line, sizes[1], Tone::Plain)),
        );
        if mode == Mode::Boxes {
            let date = item.date.map(|date| language.date(date));
            lines.extend(
                date.filter(|_| matches!(item.kind, Kind::Document | Kind::Group))
                    .map(|date| {
                        let words = if item.kind == Kind::Group {
                            language.sentence("from_date", &[&date])
                        } else {
                            date
                        };
                        (words, sizes[2], Tone::Muted)
                    }),
            );
        }
        let text = lines
            .iter()
            .map(|(words, size, tone)| metrics::width(words, *size, weight(*tone)))
            .fold(0.0, f64::max);
        let least = if mode == Mode::Boxes { 84.0 } else { 56.0 };
        let padding = if mode == Mode::Boxes {
            (PADDING_X, PADDING_Y)
        } else {
            (8.0, 4.0)
        };
        let height = lines.iter().map(|(_, size, _)| size * LEADING).sum::<f64>() + 2.0 * padding.1;
        Self {
            width: (1.02 * text + 2.0 * padding.0).max(least).round(),
            height: height.round(),
            leaves: if item.kind == Kind::Group { 2 } else { 0 },
            lines,
        }
    }

    /// Width and height of the box with its leaves.
    pub fn room(&self) -> (f64, f64) {
        let out = self.leaves as f64 * LEAF;
        (self.width + out, self.height + out)
    }

    /// The lines, centred in the box at this place.
    pub fn texts(self, x: f64, y: f64) -> Vec<Text> {
        let total: f64 = self.lines.iter().map(|(_, size, _)| size * LEADING).sum();
        let (middle, mut top) = (x + self.width / 2.0, y + (self.height - total) / 2.0);
        let mut texts = Vec::new();
        for (words, size, tone) in self.lines {
            texts.push(Text {
                words,
                at: Point::new(middle, top + size * 1.02),
                size,
                anchor: Anchor::Middle,
                tone,
            });
            top += size * LEADING;
        }
        texts
    }
}

fn weight(tone: Tone) -> Weight {
    if tone == Tone::Strong {
        Weight::Bold
    } else {
        Weight::Regular
    }
}

/// The name of an item: of a document, what [`Document::label`](crate::graph::Document::label) is.
pub fn heading(item: &Item, language: Language) -> String {
    match item.kind {
        Kind::Group => group(item, language),
        Kind::Issuer => short(item.issuer.as_deref().unwrap_or_default()),
        Kind::Level => item.level.label(language).to_owned(),
        Kind::Document => {
            let named = item.number.as_ref().or(item.title.as_ref());
            named.unwrap_or(&item.key).clone()
        }
    }
}

/// `37 xã, phường, thị trấn (Lai Châu)`, or `3 văn bản cấp tỉnh (Lai Châu)`.
fn group(item: &Item, language: Language) -> String {
    let documents = item.members.len();
    let places = distinct(item.parts.iter().filter_map(|part| part.place.as_ref())).len();
    let (count, number) = (language.number(documents), language.number(places));
    let what = match item.level {
        Level::Provincial if places > 1 => language.sentence("provinces_counted", &[&number]),
        Level::District if places > 1 => language.sentence("districts_counted", &[&number]),
        Level::Commune if places > 1 => language.sentence("communes_counted", &[&number]),
        Level::Provincial => language.sentence("provincial_documents", &[&count]),
        Level::District => language.sentence("district_documents", &[&count]),
        Level::Commune => language.sentence("commune_documents", &[&count]),
        Level::Central => language.sentence("central_documents", &[&count]),
        Level::Unknown => language.sentence("documents_counted", &[&count]),
    };
    let place = item
        .place
        .district
        .as_ref()
        .or(item.place.province.as_ref());
    let place = place.filter(|_| item.level != Level::Central);
    let what = place.map_or(what.clone(), |place| format!("{what} ({place})"));
    if places > 1 && documents > places {
        language.sentence("documents_of_places", &[&count, &what])
    } else {
        what
    }
}

/// What stands in a group: its places, or the numbers of its documents where it has one place.
fn names(item: &Item) -> Vec<String> {
    let places = distinct(item.parts.iter().filter_map(|part| part.place.as_ref()));
    if places.len() > 1 {
        return places;
    }
    item.parts.iter().map(|part| part.name.clone()).collect()
}

fn distinct<'s>(names: impl Iterator<Item = &'s String>) -> Vec<String> {
    names
        .cloned()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Most names of a list in a box.
const NAMES: usize = 24;

/// As many of the names as the lines of the box hold, and how many more there are.
fn list(names: &[String], most: f64, size: f64, rows: usize, language: Language) -> Vec<String> {
    let lines = |shown: usize| {
        let mut words = names[..shown].join(", ");
        if shown < names.len() {
            let more = language.number(names.len() - shown);
            words = language.sentence("and_more", &[&words, &more]);
        }
        metrics::wrap(&words, most, size, Weight::Regular, rows + 1)
    };
    (1..=names.len().min(NAMES))
        .rev()
        .map(lines)
        .find(|lines| lines.len() <= rows)
        .unwrap_or_else(|| lines(1))
}

/// The line under the heading.
fn below(item: &Item, language: Language) -> String {
    let documents = language.sentence("documents_counted", &[&language.number(item.members.len())]);
    match item.kind {
        Kind::Document => item
            .issuer
            .clone()
            .unwrap_or_else(|| language.word("issuer_unknown").to_owned()),
        Kind::Group => names(item).join(", "),
        Kind::Issuer => documents,
        Kind::Level => {
            let inner = language.sentence("citations_inside", &[&language.number(item.inner)]);
            if item.inner == 0 {
                documents
            } else {
                format!("{documents}, {inner}")
            }
        }
    }
}

/// The label beside a dot: the heading and how often it is cited.
pub(super) fn dot(item: &Item, language: Language) -> String {
    let heading = metrics::ellipsize(&heading(item, language), 120.0, 9.0, Weight::Bold);
    format!("{heading} ({})", language.number(item.cited_by))
}

/// All about an item.
pub fn tooltip(item: &Item, language: Language) -> String {
    let mut lines = vec![heading(item, language)];
    if item.kind == Kind::Issuer {
        lines.extend(item.issuer.clone().filter(|issuer| *issuer != lines[0]));
    }
    if item.kind == Kind::Document {
        lines.extend(item.title.clone().filter(|title| *title != lines[0]));
        lines.extend(item.issuer.clone());
        lines.extend(item.date.map(|date| language.date(date)));
        if item.status == Status::Missing {
            lines.push(language.word("missing_tooltip").to_owned());
        }
    } else {
        lines.push(below(item, language));
    }
    let system = if item.mixed {
        language.word("legend_mixed")
    } else {
        item.system.label(language)
    };
    lines.push(format!("{}, {system}", item.level.label(language)));
    lines.push(language.sentence("cited_by_documents", &[&language.number(item.cited_by)]));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// From whom to whom, and why.
pub fn link_tooltip(view: &View, link: &Link, language: Language) -> String {
    let name = |index: usize| heading(&view.items[index], language);
    let relations: Vec<String> = link
        .relations
        .iter()
        .map(|&(relation, citations)| {
            let label = relation.label_of(link.extent_of(relation), language);
            match citations {
                1 => label,
                _ => format!("{label} ({})", language.number(citations)),
            }
        })
        .collect();
    let mut text = format!(
        "{} → {}\n{}",
        name(link.source),
        name(link.target),
        relations.join(", ")
    );
    if link.second_hand {
        text += "\n";
        text += language.word("link_second_hand");
    }
    if link.citations > 1 {
        let count = language.number(link.citations);
        text += &format!("\n{}", language.sentence("citations_counted", &[&count]));
    }
    text
}

/// Where a click on the item leads.
pub fn href(item: &Item, options: &LayoutOptions) -> Option<String> {
    let id = item
        .members
        .first()
        .filter(|_| item.kind == Kind::Document)?;
    options.link.as_ref().map(|link| format!("{link}{id}"))
}

/// Title of the picture.
pub fn title(view: &View, options: &LayoutOptions) -> String {
    let language = options.language;
    let focused = view
        .items
        .iter()
        .find(|item| item.members.len() == 1 && view.options.focus.contains(&item.members[0]));
    let made = || match (view.by, focused) {
        (By::Document, Some(item)) if view.options.documents.is_some() => {
            language.sentence("title_cascade", &[&heading(item, language)])
        }
        (By::Document, Some(item)) => language.sentence("title_focus", &[&heading(item, language)]),
        (By::Document, None) => language.word("title_documents").to_owned(),
        (By::Issuer, _) => language.word("title_issuers").to_owned(),
        (By::Level, _) => language.word("title_levels").to_owned(),
    };
    options.title.clone().unwrap_or_else(made)
}

/// The words in an item's box: heading, issuer, date, in lines that are not too long.
pub fn lines(item: &Item, language: Language) -> Vec<String> {
    Label::new(item, Mode::Boxes, language)
        .lines
        .into_iter()
        .map(|(words, ..)| words)
        .collect()
}

//! The words in and about a mark.

use super::drawing::{Anchor, LEAF, Point, Text, Tone};
use super::metrics::{self, Weight};
use super::options::{LayoutOptions, Mode};
use crate::graph::Status;
use crate::model::{Language, Level};
use crate::view::{By, Item, Kind, Link, View, day, grouped};

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
            (98.0, [9.5, 8.0, 8.0], 1)
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
        let below = if mode == Mode::Boxes {
            metrics::wrap(&below, most, sizes[1], Weight::Regular, rows)
        } else {
            vec![metrics::ellipsize_start(
                &below,
                most,
                sizes[1],
                Weight::Regular,
            )]
        };
        lines.extend(
            below
                .into_iter()
                .filter(|line| !line.is_empty())
                .map(|line| (line, sizes[1], Tone::Plain)),
        );
        if mode == Mode::Boxes {
            let date = item.date.map(|date| day(date, language));
            lines.extend(
                date.filter(|_| matches!(item.kind, Kind::Document | Kind::Group))
                    .map(|date| {
                        let since = if item.kind == Kind::Group {
                            language.pick("từ ", "from ")
                        } else {
                            ""
                        };
                        (since.to_owned() + &date, sizes[2], Tone::Muted)
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

/// The name of an item: a document's number, else its title, else that it has none.
pub fn heading(item: &Item, language: Language) -> String {
    match item.kind {
        Kind::Group => group(item, language),
        Kind::Issuer => item.issuer.clone().unwrap_or_default(),
        Kind::Level => item.level.label(language).to_owned(),
        Kind::Document => {
            let named = item.number.clone().or_else(|| {
                item.title
                    .clone()
                    .filter(|_| item.status == Status::Missing)
            });
            named.unwrap_or_else(|| language.pick("(chưa có số)", "(no number)").to_owned())
        }
    }
}

/// `+37 xã của Lai Châu`.
fn group(item: &Item, language: Language) -> String {
    let count = grouped(item.members.len(), language);
    let what = match item.level {
        Level::Provincial => language.pick("văn bản cấp tỉnh", "provincial documents"),
        Level::District => language.pick("văn bản cấp huyện", "district documents"),
        Level::Commune => language.pick("văn bản cấp xã", "commune documents"),
        Level::Central => language.pick("văn bản trung ương", "central documents"),
        Level::Unknown => language.pick("văn bản", "documents"),
    };
    let place = item
        .place
        .district
        .as_ref()
        .or(item.place.province.as_ref())
        .filter(|_| item.level != Level::Central);
    let of = place
        .map(|place| format!(" {} {place}", language.pick("của", "of")))
        .unwrap_or_default();
    format!("+{count} {what}{of}")
}

/// The line under the heading.
fn below(item: &Item, language: Language) -> String {
    let documents = format!(
        "{} {}",
        grouped(item.members.len(), language),
        language.pick("văn bản", "documents")
    );
    match item.kind {
        Kind::Document => item.issuer.clone().unwrap_or_else(|| {
            language
                .pick("chưa rõ cơ quan", "issuer unknown")
                .to_owned()
        }),
        Kind::Group => item
            .issuer
            .clone()
            .or_else(|| {
                item.place
                    .district
                    .as_ref()
                    .and(item.place.province.clone())
            })
            .unwrap_or_default(),
        Kind::Issuer => documents,
        Kind::Level => {
            let inner = format!(
                "{} {}",
                grouped(item.inner, language),
                language.pick("viện dẫn trong cấp", "citations inside")
            );
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
    format!("{heading} ({})", grouped(item.cited_by, language))
}

/// All about an item.
pub fn tooltip(item: &Item, language: Language) -> String {
    let mut lines = vec![heading(item, language)];
    if item.kind == Kind::Document {
        lines.extend(item.title.clone().filter(|title| *title != lines[0]));
        lines.extend(item.issuer.clone());
        lines.extend(item.date.map(|date| day(date, language)));
        if item.status == Status::Missing {
            lines.push(
                language
                    .pick(
                        "Chỉ được nhắc đến, không có trong tập văn bản",
                        "Only cited, not among the documents read",
                    )
                    .to_owned(),
            );
        }
    } else {
        lines.push(below(item, language));
    }
    lines.push(format!(
        "{}, {}",
        item.level.label(language),
        item.system.label(language)
    ));
    lines.push(match language {
        Language::Vietnamese => format!("{} văn bản viện dẫn", grouped(item.cited_by, language)),
        Language::English => format!("cited by {} documents", grouped(item.cited_by, language)),
    });
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// From whom to whom, and why.
pub fn link_tooltip(view: &View, link: &Link, language: Language) -> String {
    let name = |index: usize| heading(&view.items[index], language);
    let relations: Vec<String> = link
        .relations
        .iter()
        .map(|&(relation, citations)| match citations {
            1 => relation.label(language).to_owned(),
            _ => format!(
                "{} ({})",
                relation.label(language),
                grouped(citations, language)
            ),
        })
        .collect();
    let mut text = format!(
        "{} → {}\n{}",
        name(link.source),
        name(link.target),
        relations.join(", ")
    );
    if link.second_hand {
        text += language.pick(
            "\nBiết qua trích yếu của văn bản khác",
            "\nKnown from a title that another document quotes",
        );
    }
    if link.citations > 1 {
        text += &format!(
            "\n{} {}",
            grouped(link.citations, language),
            language.pick("quan hệ viện dẫn", "citations")
        );
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
        (By::Document, Some(item)) if view.options.documents.is_some() => match language {
            Language::Vietnamese => format!("Chuỗi triển khai {}", heading(item, language)),
            Language::English => format!("How {} is carried further", heading(item, language)),
        },
        (By::Document, Some(item)) => format!(
            "{} {}",
            language.pick("Chuỗi viện dẫn của", "Citations around"),
            heading(item, language)
        ),
        (By::Document, None) => language
            .pick(
                "Chuỗi viện dẫn văn bản qua các cấp",
                "How documents cite each other down the levels",
            )
            .to_owned(),
        (By::Issuer, _) => language
            .pick(
                "Cơ quan nào dẫn văn bản của cơ quan nào",
                "Which issuers cite which",
            )
            .to_owned(),
        (By::Level, _) => language
            .pick("Viện dẫn giữa các cấp", "Citations between the levels")
            .to_owned(),
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

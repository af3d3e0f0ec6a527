//! The summary: what was read and found, in sentences and a few figures.

use crate::analyze::{CascadeSummary, Statistics};
use crate::diagnostics::{Diagnostic, Severity};
use crate::graph::DocumentId;
use crate::model::Level;

use super::lists;
use super::shown::Shown;
use super::tables;
use super::words::{self, Words};
use crate::render::escape;

/// One line under the title: how much, and from when to when.
pub(super) fn coverage(statistics: &Statistics, words: Words) -> String {
    let summary = &statistics.summary;
    let counts = words.fill(
        "coverage",
        &[
            words.number(summary.documents),
            words.number(summary.citations),
        ],
    );
    match (summary.first_date, summary.last_date) {
        (Some(first), Some(last)) => format!(
            "{counts} {}",
            words.fill("period", &[words::date(first), words::date(last)])
        ),
        _ => counts,
    }
}

/// The sentences and the figures, or what to do next if there is nothing.
pub(super) fn summary(
    statistics: &Statistics,
    diagnostics: &[Diagnostic],
    shown: &Shown,
    words: Words,
) -> String {
    if statistics.summary.documents == 0 {
        return format!(
            "<div class=\"empty\"><p><strong>{}</strong></p><p>{}</p></div>",
            words.html("empty"),
            words.html("empty_advice")
        );
    }
    let writer = Writer {
        statistics,
        shown,
        words,
    };
    let sentences = [
        writer.graph(),
        writer.reading(),
        writer.most_cited(),
        writer.cascade(),
        writer.missing(),
        writer.doubts(diagnostics),
        writer.left_out(),
    ];
    let paragraphs: String = sentences
        .into_iter()
        .flatten()
        .map(|sentence| format!("<p>{sentence}</p>\n"))
        .collect();
    format!(
        "<div class=\"overview\">\n<div class=\"lead\">\n{paragraphs}</div>\n{}</div>\n",
        writer.tiles()
    )
}

struct Writer<'a> {
    statistics: &'a Statistics,
    shown: &'a Shown<'a>,
    words: Words,
}

impl Writer<'_> {
    fn say(&self, key: &str, values: &[String]) -> Option<String> {
        Some(self.words.fill(key, values))
    }

    /// A number in bold.
    fn number(&self, number: usize) -> String {
        format!("<strong>{}</strong>", self.words.number(number))
    }

    /// A document as link, with its issuer and date.
    fn document(&self, id: &DocumentId) -> Option<String> {
        let index = self.shown.index(id)?;
        let document = self.shown.documents[index];
        let more: Vec<_> = document
            .issuer
            .clone()
            .into_iter()
            .chain(document.date.map(words::date))
            .collect();
        let link = tables::document_link(index, self.shown, self.words);
        Some(if more.is_empty() {
            link
        } else {
            format!("{link} ({})", escape::markup(&more.join(", ")))
        })
    }

    fn graph(&self) -> Option<String> {
        let summary = &self.statistics.summary;
        self.say(
            "sentence_graph",
            &[
                self.number(summary.documents),
                self.number(summary.held),
                self.number(summary.missing),
                self.number(summary.citations),
            ],
        )
    }

    fn reading(&self) -> Option<String> {
        let coverage = self.statistics.coverage.as_ref()?;
        let mut sentence = self.words.fill(
            "sentence_reading",
            &[
                self.number(coverage.read),
                self.number(coverage.references),
                self.number(coverage.resolved),
                self.words.percent(coverage.resolved, coverage.references),
                self.number(coverage.ambiguous),
                self.number(coverage.blank),
            ],
        );
        if coverage.skipped > 0 {
            sentence.push(' ');
            sentence.push_str(
                &self
                    .words
                    .fill("sentence_skipped", &[self.number(coverage.skipped)]),
            );
        }
        Some(sentence)
    }

    fn most_cited(&self) -> Option<String> {
        let first = self.statistics.most_cited.first()?;
        self.say(
            "sentence_most_cited",
            &[self.document(&first.name.id)?, self.number(first.documents)],
        )
    }

    fn cascade(&self) -> Option<String> {
        let cascade = self.statistics.cascades.cascades.first()?;
        let mut sentence = self.words.fill(
            "sentence_cascade",
            &[
                self.document(&cascade.name.id)?,
                self.number(cascade.documents),
                self.number(cascade.depths.len()),
            ],
        );
        let provinces = (
            cascade.provinces_reached.len(),
            cascade.provinces_not_reached.len(),
        );
        if provinces.0 > 0 {
            let key = if provinces.1 > 0 {
                "sentence_provinces_of"
            } else {
                "sentence_provinces"
            };
            sentence.push(' ');
            sentence.push_str(&self.words.fill(
                key,
                &[
                    self.number(provinces.0),
                    self.number(provinces.0 + provinces.1),
                ],
            ));
        }
        let lags = self.lags(cascade);
        if !lags.is_empty() {
            sentence.push(' ');
            sentence.push_str(&self.words.fill("sentence_lags", &[lags.join(", ")]));
        }
        Some(sentence)
    }

    /// "45 days to the province" for each level below that of the directive whose days are known.
    fn lags(&self, cascade: &CascadeSummary) -> Vec<String> {
        [
            (Level::Provincial, "lag_provincial"),
            (Level::District, "lag_district"),
            (Level::Commune, "lag_commune"),
        ]
        .into_iter()
        .filter(|&(level, _)| level > cascade.name.level)
        .filter_map(|(level, key)| {
            let days = lists::days(cascade, level)?;
            Some(self.words.fill(
                key,
                &[format!(
                    "<strong>{}</strong>",
                    self.words.decimal(days.median)
                )],
            ))
        })
        .collect()
    }

    fn missing(&self) -> Option<String> {
        let first = self.statistics.missing.first()?;
        self.say(
            "sentence_missing",
            &[self.document(&first.name.id)?, self.number(first.documents)],
        )
    }

    fn doubts(&self, diagnostics: &[Diagnostic]) -> Option<String> {
        let serious = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity != Severity::Note)
            .count();
        let counts = [
            (
                self.statistics.conflicts.len(),
                "doubt_conflicts",
                "conflicts",
            ),
            (
                self.statistics.later_citations.len(),
                "doubt_later",
                "later-citations",
            ),
            (self.statistics.cycles.len(), "doubt_cycles", "cycles"),
            (serious, "doubt_diagnostics", "diagnostics"),
        ];
        let found: Vec<_> = counts
            .into_iter()
            .filter(|&(count, ..)| count > 0)
            .map(|(count, key, table)| {
                format!(
                    "<a href=\"#table-{table}\">{}</a>",
                    self.words.fill(key, &[self.number(count)])
                )
            })
            .collect();
        if found.is_empty() {
            None
        } else {
            self.say("sentence_doubts", &[found.join(", ")])
        }
    }

    fn left_out(&self) -> Option<String> {
        let left_out = self.shown.left_out;
        let documents = self.shown.documents.len();
        if left_out == 0 {
            None
        } else {
            self.say(
                "sentence_left_out",
                &[self.number(documents), self.number(documents + left_out)],
            )
        }
    }

    fn tiles(&self) -> String {
        let summary = &self.statistics.summary;
        let tiles = [
            (summary.held, "tile_held"),
            (summary.missing, "tile_missing"),
            (summary.citations, "tile_citations"),
            (summary.references, "tile_references"),
            (
                self.statistics
                    .issuers
                    .iter()
                    .filter(|count| count.issuer.name.is_some())
                    .count(),
                "tile_issuers",
            ),
            (
                self.statistics.cascades.cascades.len() + self.statistics.cascades.left_out,
                "tile_cascades",
            ),
        ];
        let tiles: String = tiles
            .iter()
            .map(|&(count, key)| {
                format!(
                    "<div><dt>{}</dt><dd>{}</dd></div>",
                    self.words.html(key),
                    self.words.number(count)
                )
            })
            .collect();
        format!("<dl class=\"tiles\">{tiles}</dl>\n")
    }
}

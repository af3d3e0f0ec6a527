//! The report: one HTML file with summary, charts, tables and the interactive graph, that needs no network.
//!
//! Takes measures and positions as they are and computes none. The page, its style and its script stand in `data/report/`.

mod data;
mod figures;
mod lists;
mod placement;
mod policy;
mod shown;
mod summary;
mod tables;
mod words;

pub use figures::Picture;
pub use placement::{Lane, MOST_DOCUMENTS, Placement};

use std::collections::BTreeMap;

use crate::analyze::{Ledger, Statistics};
use crate::diagnostics::Diagnostic;
use crate::graph::CitationGraph;
use crate::model::Language;
use crate::render::escape;

use data::Data;
use shown::Shown;
use words::Words;

const TEMPLATE: &str = include_str!("../../../data/report/template.html");
const STYLE: &str = include_str!("../../../data/report/report.css");

/// The parts of the script, each on those before it.
const SCRIPT: [&str; 14] = [
    include_str!("../../../data/report/prelude.js"),
    include_str!("../../../data/report/text.js"),
    include_str!("../../../data/report/dom.js"),
    include_str!("../../../data/report/documents.js"),
    include_str!("../../../data/report/world.js"),
    include_str!("../../../data/report/marks.js"),
    include_str!("../../../data/report/layer.js"),
    include_str!("../../../data/report/labels.js"),
    include_str!("../../../data/report/tables.js"),
    include_str!("../../../data/report/canvas.js"),
    include_str!("../../../data/report/hands.js"),
    include_str!("../../../data/report/filters.js"),
    include_str!("../../../data/report/panel.js"),
    include_str!("../../../data/report/main.js"),
];

/// All that a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The graph.
    pub graph: &'a CitationGraph,
    /// Its measures.
    pub statistics: &'a Statistics,
    /// Where the documents lie in the interactive graph.
    pub placement: &'a Placement,
    /// Charts to stand among the figures.
    pub charts: &'a [Picture<'a>],
    /// The graph as a still picture (SVG), for paper; shown on screen only without script.
    pub still: Option<&'a str>,
    /// Ledgers of directives.
    pub ledgers: &'a [Ledger],
    /// What could not be read or resolved.
    pub diagnostics: &'a [Diagnostic],
    /// Names of document types by slug: `ket-luan`, "Kết luận".
    pub type_names: &'a BTreeMap<String, String>,
    /// Language of the report's own words.
    pub language: Language,
    /// Title of the report; _default:_ if empty, "Báo cáo quan hệ viện dẫn".
    pub title: &'a str,
}

/// Writes the report: a whole HTML page, the same bytes for the same input.
pub fn report(input: &ReportInput) -> String {
    let words = Words {
        language: input.language,
    };
    let shown = Shown::new(input.graph, input.type_names, MOST_DOCUMENTS);
    let tables = lists::tables(
        input.statistics,
        input.ledgers,
        input.diagnostics,
        &shown,
        words,
    );
    let script = format!("(() => {{\n'use strict';\n{}}})();\n", SCRIPT.concat());
    let mut styles = vec![STYLE];
    styles.extend(
        input
            .charts
            .iter()
            .flat_map(|chart| policy::styles_in(chart.svg)),
    );
    let title = if input.title.is_empty() {
        words.html("default_title")
    } else {
        escape::markup(input.title)
    };
    let content = |name: &str| match name {
        "language" => input.language.tag().to_owned(),
        "policy" => policy::policy(&script, &styles),
        "title" => title.clone(),
        "coverage" => summary::coverage(input.statistics, words),
        "summary" => summary::summary(input.statistics, input.diagnostics, &shown, words),
        "picture" => input
            .still
            .map_or_else(String::new, |svg| still(svg, words)),
        "explorer_class" => if input.still.is_some() {
            "has-picture"
        } else {
            ""
        }
        .to_owned(),
        "figures" => figures::figures(input.statistics, &shown, input.charts, words),
        "tables" => tables
            .iter()
            .map(|table| table.html(&shown, words))
            .collect(),
        "colophon" => format!(
            "<p>{}</p><p>{}</p>",
            words.html("about"),
            words.html("files")
        ),
        "style" => STYLE.to_owned(),
        "script" => script.clone(),
        "data" => escape::json(&Data::new(&shown, input.placement, &tables, words)),
        key => key
            .strip_prefix("w:")
            .map_or_else(String::new, |key| words.html(key)),
    };
    fill(TEMPLATE, content)
}

/// The still picture, as an image: nothing inside it can act on the page.
fn still(svg: &str, words: Words) -> String {
    let address = policy::data_address("image/svg+xml", svg.as_bytes());
    format!(
        "<figure class=\"picture on-paper\"><img src=\"{address}\" alt=\"{}\"></figure>",
        words.html("graph")
    )
}

/// Replaces each `{{name}}` by its content, once: what stands in a content is never taken for a name.
fn fill(template: &str, content: impl Fn(&str) -> String) -> String {
    let mut parts = template.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").unwrap_or(("", part));
        filled.push_str(&content(name));
        filled.push_str(rest);
    }
    filled
}

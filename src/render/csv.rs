//! `documents.csv` and `citations.csv`: comma-separated, UTF-8, a header line, quoted where needed; what a spreadsheet would run has an apostrophe before it.

use std::io::{self, Write};

use crate::analyze::Ledger;
use crate::graph::{CitationGraph, NodeRecord, Status};
use crate::model::{Extent, PartialDate, guarded};

/// Columns of `documents.csv`.
pub const DOCUMENT_COLUMNS: [&str; 16] = [
    "id", "number", "type", "title", "date", "issuer", "level", "system", "province", "district",
    "commune", "status", "source", "cited_by", "cites", "urn",
];

/// Columns of `citations.csv`: `document`, `start`, `end`, `page` and `text` are those of the first reference, offsets in code points.
pub const CITATION_COLUMNS: [&str; 14] = [
    "source",
    "target",
    "relation",
    "extent",
    "setting",
    "second_hand",
    "certainty",
    "rule",
    "count",
    "document",
    "start",
    "end",
    "page",
    "text",
];

/// Writes the documents, by id.
pub fn documents(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(DOCUMENT_COLUMNS)?;
    for NodeRecord {
        document,
        cited_by,
        cites,
    } in graph.node_records()
    {
        let place = &document.place;
        let status = if document.status == Status::Held {
            "held"
        } else {
            "missing"
        };
        let cells = [
            document.id.0.as_str(),
            or_empty(&document.number),
            or_empty(&document.document_type),
            or_empty(&document.title),
            &document
                .date
                .map_or_else(String::new, |date| date.to_string()),
            or_empty(&document.issuer),
            document.level.name(),
            document.system.name(),
            or_empty(&place.province),
            or_empty(&place.district),
            or_empty(&place.commune),
            status,
            or_empty(&document.source),
            &cited_by.to_string(),
            &cites.to_string(),
            &document.urn,
        ];
        table.write_record(cells.map(guarded))?;
    }
    table.flush()
}

/// Writes the citations, by source, target, relation.
pub fn citations(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(CITATION_COLUMNS)?;
    for view in graph.citations() {
        let citation = view.citation;
        let first = citation.references.first();
        let offset = |offset: fn(&crate::graph::Evidence) -> usize| {
            first.map_or_else(String::new, |first| offset(first).to_string())
        };
        let cells = [
            view.source.id.0.as_str(),
            &view.target.id.0,
            citation.relation.name(),
            citation.extent.map_or("", Extent::name),
            citation.setting.name(),
            if citation.second_hand {
                "true"
            } else {
                "false"
            },
            citation.certainty.name(),
            &citation.rule,
            &citation.count().to_string(),
            first.map_or("", |first| &first.document),
            &offset(|first| first.start),
            &offset(|first| first.end),
            &first
                .and_then(|first| first.page)
                .map_or_else(String::new, |page| page.to_string()),
            first.map_or("", |first| &first.text),
        ];
        table.write_record(cells.map(guarded))?;
    }
    table.flush()
}

/// Columns of a ledger as CSV: `asked` is false for those that answered unasked.
pub const LEDGER_COLUMNS: [&str; 18] = [
    "name",
    "level",
    "province",
    "district",
    "commune",
    "asked",
    "expanded",
    "role",
    "status",
    "document",
    "number",
    "date",
    "days",
    "due",
    "late_days",
    "relation",
    "kind",
    "text",
];

/// Writes a ledger: its bodies, then those that answered unasked.
pub fn ledger(ledger: &Ledger, out: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(LEDGER_COLUMNS)?;
    for body in &ledger.bodies {
        let number = |count: Option<i64>| count.map_or_else(String::new, |count| count.to_string());
        let date =
            |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
        let first = body.references.first();
        table.write_record([
            safe(&body.name).as_str(),
            body.level.name(),
            or_empty(&body.place.province),
            or_empty(&body.place.district),
            or_empty(&body.place.commune),
            "true",
            if body.expanded { "true" } else { "false" },
            body.role.map_or("", |role| role.name()),
            body.status.name(),
            body.document.as_ref().map_or("", |id| &id.0),
            &safe(or_empty(&body.number)),
            &date(body.date),
            &number(body.days),
            &date(body.due),
            &number(body.late_days),
            body.relation.map_or("", |relation| relation.name()),
            body.kind.map_or("", |kind| kind.name()),
            &safe(first.map_or("", |first| &first.text)),
        ])?;
    }
    for one in &ledger.unasked {
        table.write_record([
            safe(&one.name).as_str(),
            one.level.name(),
            or_empty(&one.place.province),
            or_empty(&one.place.district),
            or_empty(&one.place.commune),
            "false",
            "true",
            "",
            "",
            &one.document.0,
            &safe(or_empty(&one.number)),
            &one.date.map_or_else(String::new, |date| date.to_string()),
            &one.days.map_or_else(String::new, |days| days.to_string()),
            "",
            "",
            one.relation.name(),
            "",
            "",
        ])?;
    }
    table.flush()
}

/// A cell that a spreadsheet takes for text: what begins like a formula gets an apostrophe.
fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn or_empty(field: &Option<String>) -> &str {
    field.as_deref().unwrap_or_default()
}

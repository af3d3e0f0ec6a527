//! References one by one, as they come: JSON Lines, a table, or lines for people.

use std::io::{self, Write};

use crate::model::guarded;
use crate::resolve::ReferenceRecord;

use super::terminal::{one_line, shown};

/// Form of a stream of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceFormat {
    /// One JSON object a line.
    JsonLines,
    /// A comma-separated table with a header.
    Csv,
    /// One line each for people: document, place, words, target.
    Text,
}

/// Columns of the table.
pub const REFERENCE_COLUMNS: [&str; 23] = [
    "document",
    "start",
    "end",
    "page",
    "text",
    "type",
    "number",
    "name",
    "date",
    "term",
    "issuer",
    "level",
    "system",
    "province",
    "district",
    "commune",
    "provision",
    "relation",
    "extent",
    "setting",
    "within",
    "target",
    "certainty",
];

/// Writes references in one form.
pub struct ReferenceWriter<W: Write> {
    form: Form<W>,
}

enum Form<W: Write> {
    JsonLines(W),
    Csv(Box<csv::Writer<W>>),
    Text(W),
}

impl<W: Write> ReferenceWriter<W> {
    /// A writer; a table begins with its header.
    pub fn new(format: ReferenceFormat, out: W) -> io::Result<Self> {
        let form = match format {
            ReferenceFormat::JsonLines => Form::JsonLines(out),
            ReferenceFormat::Csv => {
                let mut table = csv::Writer::from_writer(out);
                table.write_record(REFERENCE_COLUMNS)?;
                Form::Csv(Box::new(table))
            }
            ReferenceFormat::Text => Form::Text(out),
        };
        Ok(Self { form })
    }

    /// Writes one reference.
    pub fn write(&mut self, record: &ReferenceRecord) -> io::Result<()> {
        match &mut self.form {
            Form::JsonLines(out) => {
                serde_json::to_writer(&mut *out, record)?;
                writeln!(out)
            }
            Form::Csv(table) => {
                let cells = fields(record);
                table.write_record(cells.iter().map(|cell| guarded(cell)))?;
                Ok(())
            }
            Form::Text(out) => writeln!(
                out,
                "{}:{}-{}: {} -> {} [{}, {}]",
                shown(&record.document),
                record.start,
                record.end,
                one_line(&record.text),
                record.target,
                record.relation,
                record.certainty
            ),
        }
    }

    /// Writes what is still held back, and gives the place to write to back.
    pub fn finish(self) -> io::Result<W> {
        match self.form {
            Form::JsonLines(out) | Form::Text(out) => Ok(out),
            Form::Csv(table) => table
                .into_inner()
                .map_err(|error| io::Error::other(error.to_string())),
        }
    }
}

fn fields(record: &ReferenceRecord) -> [String; 23] {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        record.document.clone(),
        record.start.to_string(),
        record.end.to_string(),
        record.page.map(|page| page.to_string()).unwrap_or_default(),
        record.text.clone(),
        text(&record.document_type),
        text(&record.number),
        text(&record.name),
        record.date.map(|date| date.to_string()).unwrap_or_default(),
        text(&record.term),
        text(&record.issuer),
        record.level.to_string(),
        record.system.to_string(),
        text(&record.province),
        text(&record.district),
        text(&record.commune),
        text(&record.provision),
        record.relation.to_string(),
        record
            .extent
            .map(|extent| extent.to_string())
            .unwrap_or_default(),
        record.setting.to_string(),
        record
            .within
            .map(|index| index.to_string())
            .unwrap_or_default(),
        record.target.to_string(),
        record.certainty.to_string(),
    ]
}

//! The tables of the report: rows for the script, and the first of them as plain HTML for paper and for browsers without script.

use serde::Serialize;

use crate::graph::{Document, Status};
use crate::model::PartialDate;

use super::shown::Shown;
use super::words::{self, Words};
use crate::render::escape;

/// Rows of a table that the page holds; the files beside the report have all.
const MOST_ROWS: usize = 2_000;
/// Rows that stand in the page without script.
const FIRST_ROWS: usize = 10;

/// Characters from which a cell is cut to a few lines; all of it stands in its tooltip.
const LONG: usize = 90;

/// What a column shows. `Document`, `Text`, `Number` and `Date` hold a value in each row; the others tell more of the row's document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Column {
    Document,
    Text,
    Number,
    Title,
    Issuer,
    Issued,
    Level,
    System,
    Status,
    CitedBy,
    Cites,
}

impl Column {
    fn is_stored(self) -> bool {
        matches!(self, Self::Document | Self::Text | Self::Number)
    }

    /// Class of its cells, for alignment.
    fn class(self) -> &'static str {
        match self {
            Self::Number | Self::CitedBy | Self::Cites => "number",
            Self::Issued => "date",
            Self::Title => "long",
            Self::Issuer => "medium",
            _ => "",
        }
    }
}

/// A stored value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Value {
    /// Index of a document that the report shows.
    Document(usize),
    Text(String),
    Whole(i64),
    Decimal(f64),
    None,
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::None, Self::Whole)
    }
}

/// A table: its columns with their headings, and its rows.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Table {
    pub id: &'static str,
    columns: Vec<Column>,
    /// Rows of stored values; `None` stands for all documents.
    rows: Option<Vec<Vec<Value>>>,
    #[serde(skip)]
    headings: Vec<String>,
    /// Rows that the page leaves out.
    #[serde(skip)]
    left_out: usize,
}

impl Table {
    /// A table with these columns, each with the key of its heading.
    pub fn new(id: &'static str, columns: &[(Column, &str)], words: Words) -> Self {
        let headings = columns
            .iter()
            .map(|(_, heading)| words.get(heading).to_owned())
            .collect();
        Self {
            id,
            columns: columns.iter().map(|&(column, _)| column).collect(),
            headings,
            rows: None,
            left_out: 0,
        }
    }

    /// Fills in rows; what is beyond the most that a page holds is counted, and so is what is `None`: of documents that are not shown.
    pub fn rows(mut self, rows: impl IntoIterator<Item = Option<Vec<Value>>>) -> Self {
        let (mut kept, mut left_out) = (Vec::new(), 0);
        for row in rows {
            match row {
                Some(row) if kept.len() < MOST_ROWS => kept.push(row),
                _ => left_out += 1,
            }
        }
        self.left_out += left_out;
        self.rows = Some(kept);
        self
    }

    /// Says that the measure itself left rows out.
    pub fn without(mut self, left_out: usize) -> Self {
        self.left_out += left_out;
        self
    }

    /// Number of rows in the page.
    pub fn len(&self, shown: &Shown) -> usize {
        self.rows.as_ref().map_or(shown.documents.len(), Vec::len)
    }

    /// The table with its first rows. The heading is the word `table_<id>`, the sentence below it `about_<id>`.
    pub fn html(&self, shown: &Shown, words: Words) -> String {
        let (id, length) = (self.id, self.len(shown));
        let key = id.replace('-', "_");
        let heading = words.html(&format!("table_{key}"));
        let heads: String = self
            .columns
            .iter()
            .zip(&self.headings)
            .map(|(column, heading)| head(*column, heading))
            .collect();
        let first: String = (0..length.min(FIRST_ROWS))
            .map(|row| self.row_html(row, shown, words))
            .collect();
        let left_out = match self.left_out {
            0 => String::new(),
            rows => format!(" {}", words.fill("rows_left_out", &[words.number(rows)])),
        };
        let note = words.fill(
            "rows",
            &[
                words.number(1),
                words.number(length.min(FIRST_ROWS)),
                words.number(length),
            ],
        );
        format!(
            "<section class=\"table-section\" id=\"table-{id}\">\n<h3>{heading}</h3>\n<p>{about}{left_out}</p>\n\
             <div class=\"table-box\" tabindex=\"0\" role=\"region\" aria-label=\"{heading}\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>{first}</tbody>\n\
             </table></div>\n<p class=\"rows-note\">{note}</p>\n</section>\n",
            about = words.html(&format!("about_{key}")),
        )
    }

    fn row_html(&self, row: usize, shown: &Shown, words: Words) -> String {
        let all = [Value::Document(row)];
        let mut stored = self
            .rows
            .as_ref()
            .map_or(all.as_slice(), |rows| &rows[row])
            .iter();
        let mut document = None;
        let cells: String = self
            .columns
            .iter()
            .map(|&column| {
                let value = if column.is_stored() {
                    stored.next()
                } else {
                    None
                };
                if let Some(Value::Document(index)) = value {
                    document.get_or_insert(*index);
                }
                cell(column, value, document, shown, words)
            })
            .collect();
        format!("<tr>{cells}</tr>\n")
    }
}

fn head(column: Column, heading: &str) -> String {
    format!(
        "<th scope=\"col\"{}>{}</th>",
        class(column.class()),
        escape::markup(heading)
    )
}

fn class(name: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        format!(" class=\"{name}\"")
    }
}

fn cell(
    column: Column,
    value: Option<&Value>,
    row: Option<usize>,
    shown: &Shown,
    words: Words,
) -> String {
    if let Some(Value::Document(index)) = value {
        return format!(
            "<th scope=\"row\">{}</th>",
            document_link(*index, shown, words)
        );
    }
    let text = match (value, row) {
        (Some(value), _) => stored_text(value, words),
        (None, Some(index)) => told(column, index, shown, words),
        (None, None) => String::new(),
    };
    let text = if text.chars().count() > LONG {
        format!(
            "<div class=\"clamp\" title=\"{0}\">{0}</div>",
            escape::markup(&text)
        )
    } else {
        escape::markup(&text)
    };
    format!("<td{}>{text}</td>", class(column.class()))
}

fn stored_text(value: &Value, words: Words) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Whole(number) => {
            let sign = if *number < 0 { "−" } else { "" };
            format!(
                "{sign}{}",
                words.number(usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX))
            )
        }
        Value::Decimal(number) => words.decimal(*number),
        Value::Document(_) | Value::None => "–".to_owned(),
    }
}

/// What a column tells of the row's document.
fn told(column: Column, index: usize, shown: &Shown, words: Words) -> String {
    let document: &Document = shown.documents[index];
    match column {
        Column::Title => document.title.clone().unwrap_or_default(),
        Column::Issuer => document.issuer.clone().unwrap_or_default(),
        Column::Issued => document
            .date
            .map(|date: PartialDate| words::date(date))
            .unwrap_or_default(),
        Column::Level => document.level.label(words.language).to_owned(),
        Column::System => document.system.label(words.language).to_owned(),
        Column::Status => words
            .get(if document.status == Status::Held {
                "held"
            } else {
                "missing"
            })
            .to_owned(),
        Column::CitedBy => words.number(shown.cited_by[index]),
        Column::Cites => words.number(shown.cites[index]),
        Column::Document | Column::Text | Column::Number => String::new(),
    }
}

/// A link that opens the document in the report.
pub(super) fn document_link(index: usize, shown: &Shown, words: Words) -> String {
    let document = shown.documents[index];
    let missing = if document.status == Status::Held {
        ""
    } else {
        " is-missing"
    };
    format!(
        "<a class=\"document{missing}\" href=\"#doc={}\">{}</a>",
        address(&document.id.0),
        escape::markup(&shown.label(document, words))
    )
}

/// An id as part of an address: bytes that are not plain become %XX.
fn address(id: &str) -> String {
    id.bytes().fold(String::new(), |mut address, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' | b'-' => {
                address.push(char::from(byte))
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
        address
    })
}

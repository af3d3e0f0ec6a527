//! CSV: one document in each row, its name and its text in the columns that the first row names.

use std::io::BufRead;

use super::rows::{Found, Rows};
use crate::diagnostics::Diagnostic;
use crate::read::item::{Item, Source};
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::{Record, too_large};
use crate::read::{column, encoding};
use crate::text::Field;

/// The rows of one file.
pub(crate) struct Table {
    rows: Rows<Box<dyn BufRead + Send>>,
    corpus: String,
    id: Option<usize>,
    text: usize,
    /// Columns that state something of the document, with their labels.
    stated: Vec<(usize, String)>,
    limit: u64,
    /// Rows so far, that of the names of columns not counted.
    count: usize,
    done: bool,
}

impl Table {
    /// Reads the names of the columns. A semicolon or tab parts them where the first row has more of these than commas.
    pub fn new(
        mut reader: Box<dyn BufRead + Send>,
        corpus: &str,
        options: &Options,
    ) -> Result<Self, Note> {
        let separator = separator(
            reader
                .fill_buf()
                .map_err(|error| Note::unreadable(&error))?,
        );
        let limit = options.limits.file_bytes;
        let mut rows = Rows::new(
            reader,
            separator,
            usize::try_from(limit).unwrap_or(usize::MAX),
        );
        if rows.read().map_err(|error| broken(&error))? == Found::TooLarge {
            return Err(too_large("the first row", limit));
        }
        let column = |name: &str| {
            rows.cells()
                .position(|column| column.trim_ascii() == name.as_bytes())
        };
        let text = column(&options.text_column).ok_or_else(|| {
            let name = &options.text_column;
            Note::error(
                "bad-record",
                format!(
                    "no column {name:?}; name the column that holds the text with --text-column"
                ),
            )
        })?;
        let stated = rows
            .cells()
            .enumerate()
            .filter(|(index, _)| *index != text)
            .filter_map(|(index, name)| {
                let name = String::from_utf8_lossy(name);
                let name = name.trim_start_matches('\u{feff}');
                Some((index, column::label(&options.columns, name)?.to_owned()))
            })
            .collect();
        let id = column(&options.id_column);
        Ok(Table {
            rows,
            corpus: corpus.to_owned(),
            id,
            text,
            stated,
            limit,
            count: 0,
            done: false,
        })
    }

    /// Whether a line names columns, and both of those that hold names and texts among them.
    pub fn is_header(line: &[u8], options: &Options) -> bool {
        let columns = csv::ReaderBuilder::new()
            .delimiter(separator(line))
            .has_headers(false)
            .from_reader(line)
            .records()
            .next();
        columns.is_some_and(|columns| {
            columns.is_ok_and(|columns| {
                [&options.id_column, &options.text_column]
                    .iter()
                    .all(|name| columns.iter().any(|column| column.trim() == name.as_str()))
            })
        })
    }

    /// What the row states beside the text.
    fn fields(&self) -> Vec<Field> {
        let field = |(index, label): &(usize, String)| {
            let value = encoding::decode(self.rows.cell(*index)?).text;
            column::field(label, &value)
        };
        self.stated.iter().filter_map(field).collect()
    }

    fn item(&self) -> Result<Item, Note> {
        let text = self.rows.cell(self.text).ok_or_else(|| {
            Note::error(
                "bad-record",
                format!("row {} is too short, so it is left out", self.count),
            )
        })?;
        let id = self
            .id
            .and_then(|id| self.rows.cell(id))
            .map(String::from_utf8_lossy)
            .filter(|id| !id.is_empty());
        let name = id.map_or_else(
            || format!("{}#{}", self.corpus, self.count),
            |id| id.into_owned(),
        );
        Ok(Item::new(
            name,
            text.len() as u64,
            Source::Record(Record::Text(text.to_vec(), self.fields())),
        ))
    }
}

impl Iterator for Table {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.count += 1;
        let item = match self.rows.read() {
            Ok(Found::Row) => self.item(),
            Ok(Found::TooLarge) => Err(too_large(&format!("row {}", self.count), self.limit)),
            Ok(Found::End) => return None,
            Err(error) => {
                self.done = true;
                Err(broken(&error))
            }
        };
        Some(item.map_err(|note| note.about(&self.corpus)))
    }
}

fn broken(error: &std::io::Error) -> Note {
    Note::error(
        "bad-record",
        format!("the rest of the table cannot be read: {error}"),
    )
}

/// The sign between columns, by the first row.
fn separator(head: &[u8]) -> u8 {
    let first = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.iter().filter(|&&byte| byte == sign).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|&sign| count(sign))
        .unwrap_or(b',')
}

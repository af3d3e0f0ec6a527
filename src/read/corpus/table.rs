//! CSV: one document in each row, its name and its text in the columns that the first row names.

use std::io::BufRead;

use crate::diagnostics::Diagnostic;
use crate::read::item::{Item, Source};
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::{Record, too_large};
use crate::read::{column, encoding};
use crate::text::Field;

/// The rows of one file.
pub(crate) struct Table {
    reader: csv::Reader<Box<dyn BufRead + Send>>,
    corpus: String,
    id: Option<usize>,
    text: usize,
    /// Columns that state something of the document, with their labels.
    stated: Vec<(usize, String)>,
    limit: u64,
    row: csv::ByteRecord,
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
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_reader(reader);
        let columns = reader.byte_headers().map_err(|error| bad(&error))?;
        let column = |name: &str| {
            let plain = |column: &[u8]| {
                column
                    .strip_prefix(b"\xef\xbb\xbf")
                    .unwrap_or(column)
                    .trim_ascii()
                    .to_owned()
            };
            columns
                .iter()
                .position(|column| plain(column) == name.as_bytes())
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
        let stated = columns
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != text)
            .filter_map(|(index, name)| {
                let name = String::from_utf8_lossy(name);
                let name = name.trim_start_matches('\u{feff}');
                Some((index, column::label(&options.columns, name)?.to_owned()))
            })
            .collect();
        let (id, limit) = (column(&options.id_column), options.limits.file_bytes);
        Ok(Table {
            reader,
            corpus: corpus.to_owned(),
            id,
            text,
            stated,
            limit,
            row: csv::ByteRecord::new(),
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
            let value = encoding::decode(self.row.get(*index)?).text;
            column::field(label, &value)
        };
        self.stated.iter().filter_map(field).collect()
    }

    fn item(&self) -> Result<Item, Note> {
        let text = self.row.get(self.text).ok_or_else(|| {
            Note::error(
                "bad-record",
                format!("row {} is too short, so it is left out", self.count),
            )
        })?;
        if text.len() as u64 > self.limit {
            return Err(too_large(&format!("row {}", self.count), self.limit));
        }
        let id = self
            .id
            .and_then(|id| self.row.get(id))
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
        let item = match self.reader.read_byte_record(&mut self.row) {
            Ok(true) => self.item(),
            Ok(false) => return None,
            Err(error) => {
                self.done = true;
                Err(bad(&error))
            }
        };
        Some(item.map_err(|note| note.about(&self.corpus)))
    }
}

fn bad(error: &csv::Error) -> Note {
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

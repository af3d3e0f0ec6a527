//! JSON Lines: one object on each line, with its name in one field and its text in another.

use std::io::{BufRead, Read};

use serde_json::Value;

use crate::diagnostics::Diagnostic;
use crate::read::field::pick;
use crate::read::item::{Item, Source};
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::{Record, too_large};

/// The records of one file. The text of a record is taken out later, when its item is opened.
pub(crate) struct JsonLines<R> {
    reader: R,
    corpus: String,
    id_column: String,
    limit: u64,
    line: usize,
    done: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// Starts at the first line. `corpus` names records without a name of their own.
    pub fn new(reader: R, corpus: &str, options: &Options) -> Self {
        let (corpus, id_column) = (corpus.to_owned(), options.id_column.clone());
        Self {
            reader,
            corpus,
            id_column,
            limit: options.limits.file_bytes,
            line: 0,
            done: false,
        }
    }

    /// The next line without its end; `Err` if it cannot be used.
    fn next_line(&mut self) -> Result<Option<Vec<u8>>, Note> {
        let mut line = Vec::new();
        self.line += 1;
        let read = (&mut self.reader)
            .take(self.limit.saturating_add(1))
            .read_until(b'\n', &mut line)
            .map_err(|error| {
                self.done = true;
                Note::unreadable(&error)
            })?;
        if read as u64 > self.limit {
            self.skip_line()?;
            return Err(too_large(&format!("line {}", self.line), self.limit));
        }
        Ok((read > 0).then_some(line))
    }

    fn skip_line(&mut self) -> Result<(), Note> {
        self.reader.skip_until(b'\n').map(drop).map_err(|error| {
            self.done = true;
            Note::unreadable(&error)
        })
    }

    fn item(&self, line: Vec<u8>) -> Result<Item, Note> {
        let place = format!("line {}", self.line);
        record(line, &self.corpus, &self.id_column, &place, self.line)
    }
}

/// The item of an object, which stands at a place of its corpus.
pub(super) fn record(
    object: Vec<u8>,
    corpus: &str,
    id_column: &str,
    place: &str,
    count: usize,
) -> Result<Item, Note> {
    let name = match pick(&object, id_column) {
        Ok(Some(Value::String(id))) if !id.is_empty() => id,
        Ok(Some(Value::Number(id))) => id.to_string(),
        Ok(_) => format!("{corpus}#{count}"),
        Err(error) => {
            return Err(Note::error(
                "bad-record",
                format!("{place} is not a JSON object, so it is left out: {error}"),
            ));
        }
    };
    Ok(Item::new(
        name,
        object.len() as u64,
        Source::Record(Record::Json(object)),
    ))
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let item = match self.next_line() {
                Ok(Some(line)) if line.trim_ascii().is_empty() || line == b"\xef\xbb\xbf\n" => {
                    continue;
                }
                Ok(Some(line)) => self.item(line),
                Ok(None) => return None,
                Err(note) => Err(note),
            };
            return Some(item.map_err(|note| note.about(&self.corpus)));
        }
        None
    }
}

//! JSON: an array of objects, or objects one after the other, one document each, read as a stream.

use std::io::BufRead;

use super::jsonl::record;
use crate::diagnostics::Diagnostic;
use crate::read::item::Item;
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::too_large;

/// The objects of one file, cut out by their brackets; each is parsed when its item is opened.
pub(crate) struct JsonArray<R> {
    reader: R,
    corpus: String,
    id_column: String,
    limit: u64,
    count: usize,
    done: bool,
}

/// Where the bytes of an object are read.
#[derive(Default)]
struct Place {
    /// Brackets that are open.
    depth: usize,
    in_string: bool,
    is_escaped: bool,
}

impl Place {
    /// Passes by one byte; whether an object ends with it.
    fn pass(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' if self.in_string => self.is_escaped = true,
            b'"' => self.in_string = !self.in_string,
            b'{' | b'[' if !self.in_string => self.depth += 1,
            b'}' | b']' if !self.in_string => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.depth == 0
    }
}

impl<R: BufRead> JsonArray<R> {
    /// Starts at the first byte. `corpus` names records without a name of their own.
    pub fn new(reader: R, corpus: &str, options: &Options) -> Self {
        Self {
            reader,
            corpus: corpus.to_owned(),
            id_column: options.id_column.clone(),
            limit: options.limits.file_bytes,
            count: 0,
            done: false,
        }
    }

    /// The bytes of the next object; none at the end.
    fn object(&mut self) -> Result<Option<Vec<u8>>, Note> {
        let (mut object, mut place) = (Vec::new(), Place::default());
        let mut length: u64 = 0;
        loop {
            let bytes = self
                .reader
                .fill_buf()
                .map_err(|error| Note::unreadable(&error))?;
            if bytes.is_empty() {
                return match length {
                    0 => Ok(None),
                    _ => Err(bad(self.count, "ends before its last bracket")),
                };
            }
            let mut used = 0;
            let mut is_whole = false;
            for &byte in bytes {
                used += 1;
                if length == 0 && byte != b'{' {
                    let is_between =
                        byte.is_ascii_whitespace() || b"[],\xef\xbb\xbf".contains(&byte);
                    if !is_between {
                        return Err(bad(self.count, "is no object"));
                    }
                    continue;
                }
                length += 1;
                if length <= self.limit {
                    object.push(byte);
                }
                is_whole = place.pass(byte);
                if is_whole {
                    break;
                }
            }
            self.reader.consume(used);
            if is_whole && length > self.limit {
                return Err(too_large(&format!("record {}", self.count), self.limit));
            }
            if is_whole {
                return Ok(Some(object));
            }
        }
    }
}

fn bad(count: usize, what: &str) -> Note {
    Note::error(
        "bad-record",
        format!("record {count} {what}, so the rest of the file is left out"),
    )
}

impl<R: BufRead> Iterator for JsonArray<R> {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.count += 1;
        let object = self.object();
        // After an object that is too large the next one can be found, after damage none.
        self.done = object.as_ref().is_err_and(|note| note.code != "too-large");
        let place = format!("record {}", self.count);
        let item = object
            .transpose()?
            .and_then(|object| record(object, &self.corpus, &self.id_column, &place, self.count));
        Some(item.map_err(|note| note.about(&self.corpus)))
    }
}

//! Corpora: files with one document in each record, read as a stream, in the order of the file.

mod jsonl;

use super::parsed::{Note, Parsed};
use super::{Item, Options};
use crate::diagnostics::Diagnostic;

pub(crate) use jsonl::JsonLines;

/// A stream of the records of one corpus.
pub(crate) type Records = Box<dyn Iterator<Item = Result<Item, Diagnostic>> + Send>;

/// One record whose text has not been taken out yet.
#[derive(Debug)]
pub(crate) enum Record {
    /// A line of JSON.
    Json(Vec<u8>),
}

impl Record {
    /// The text of the record.
    pub fn parse(&self, options: &Options) -> Result<Parsed, Note> {
        let Self::Json(line) = self;
        jsonl::text(line, &options.text_column).map(Parsed::plain)
    }
}

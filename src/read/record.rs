//! One record of a corpus.

use bytesize::ByteSize;

use super::options::Options;
use super::parsed::{Note, Parsed};
use super::{encoding, field};

/// One record whose text has not been taken out yet.
#[derive(Debug)]
pub(crate) enum Record {
    /// A line of JSON.
    Json(Vec<u8>),
    /// The bytes of a text.
    Text(Vec<u8>),
}

impl Record {
    /// The text of the record, unchanged.
    pub fn parse(&self, options: &Options) -> Result<Parsed, Note> {
        match self {
            Self::Json(line) => field::text(line, &options.text_column).map(Parsed::plain),
            Self::Text(bytes) => Ok(Parsed::plain(encoding::decode(bytes).text)),
        }
    }
}

/// A record that is larger than a file may be.
pub(super) fn too_large(record: &str, limit: u64) -> Note {
    let limit = ByteSize(limit).display().si();
    Note::error(
        "too-large",
        format!("{record} is larger than {limit}, so it is left out; raise --max-file to read it"),
    )
}

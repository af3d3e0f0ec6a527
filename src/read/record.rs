//! One record of a corpus.

use bytesize::ByteSize;

use super::options::Options;
use super::parsed::{Note, Parsed};
use super::{encoding, field};
use crate::text::Field;

/// One record whose text has not been taken out yet.
#[derive(Debug)]
pub(crate) enum Record {
    /// A line of JSON.
    Json(Vec<u8>),
    /// The bytes of a text, and what its row states beside it.
    Text(Vec<u8>, Vec<Field>),
}

impl Record {
    /// The text of the record, unchanged.
    pub fn parse(&self, options: &Options) -> Result<Parsed, Note> {
        match self {
            Self::Json(line) => {
                let (text, fields) = field::text(line, &options.text_column, &options.columns)?;
                Ok(Parsed {
                    fields,
                    ..Parsed::plain(text)
                })
            }
            Self::Text(bytes, fields) => Ok(Parsed {
                fields: fields.clone(),
                ..Parsed::plain(encoding::decode(bytes).text)
            }),
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

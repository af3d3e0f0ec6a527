//! Corpora: files with one document in each record, read as a stream, in the order of the file.

mod jsonl;
#[cfg(feature = "parquet")]
mod parquet_rows;
mod table;
mod zstandard;

use std::io::{BufRead, BufReader, Read};

use bytesize::ByteSize;

use super::format::Packing;
use super::item::unreadable;
use super::parsed::{Note, Parsed};
use super::{Item, Options, encoding};
use crate::diagnostics::Diagnostic;

pub(crate) use jsonl::JsonLines;
#[cfg(feature = "parquet")]
pub(crate) use parquet_rows::ParquetRows;
pub(crate) use table::Table;

/// A stream of the records of one corpus or archive.
pub(crate) type Records = Box<dyn Iterator<Item = Result<Item, Diagnostic>> + Send>;

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
            Self::Json(line) => jsonl::text(line, &options.text_column).map(Parsed::plain),
            Self::Text(bytes) => Ok(Parsed::plain(encoding::decode(bytes).text)),
        }
    }
}

/// A stream of the unpacked bytes.
pub(crate) fn unpacked(
    reader: impl Read + Send + 'static,
    packing: Packing,
) -> Result<Box<dyn BufRead + Send>, Note> {
    const BUFFER: usize = 1 << 18;
    Ok(match packing {
        Packing::Plain => Box::new(BufReader::with_capacity(BUFFER, reader)),
        Packing::Gzip => Box::new(BufReader::with_capacity(
            BUFFER,
            flate2::read::MultiGzDecoder::new(reader),
        )),
        Packing::Zstandard => {
            let frames = zstandard::Frames::new(BufReader::new(reader))
                .map_err(|error| unreadable(&error))?;
            Box::new(BufReader::with_capacity(BUFFER, frames))
        }
    })
}

/// A record that is larger than a file may be.
fn too_large(record: &str, limit: u64) -> Note {
    let limit = ByteSize(limit).display().si();
    Note::error(
        "too-large",
        format!("{record} is larger than {limit}, so it is left out; raise --max-file to read it"),
    )
}

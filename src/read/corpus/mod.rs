//! Corpora: files with one document in each record, read as a stream, in the order of the file.

mod json;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet_items;
#[cfg(feature = "parquet")]
mod parquet_rows;
mod rows;
#[cfg(feature = "parquet")]
mod shared_file;
mod table;
mod zstandard;

use std::io::{BufRead, BufReader, Read};

use super::format::Packing;
use super::item::Item;
use super::parsed::Note;
use crate::diagnostics::Diagnostic;

pub(crate) use json::JsonArray;
pub(crate) use jsonl::JsonLines;
#[cfg(feature = "parquet")]
pub(crate) use parquet_items::ParquetItems;
#[cfg(feature = "parquet")]
pub(crate) use parquet_rows::{ParquetRows, Row};
pub(crate) use table::Table;

/// A stream of the records of one corpus or archive.
pub(crate) type Records = Box<dyn Iterator<Item = Result<Item, Diagnostic>> + Send>;

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
                .map_err(|error| Note::unreadable(&error))?;
            Box::new(BufReader::with_capacity(BUFFER, frames))
        }
    })
}

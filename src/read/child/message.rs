//! What parent and child say to each other: a line of JSON, and after a request the bytes of the file.

#[cfg(feature = "parquet")]
use crate::read::column::Column;
#[cfg(feature = "parquet")]
use crate::text::Field;
use serde::{Deserialize, Serialize};

use crate::read::format::Format;
use crate::read::limits::Limits;
use crate::read::parsed::{Note, Parsed};

/// Asks for the text of one file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub format: Format,
    pub limits: Limits,
    /// Bytes that follow.
    pub bytes: usize,
}

impl Request {
    pub fn new(format: Format, limits: &Limits, bytes: usize) -> Self {
        Self {
            format,
            limits: limits.clone(),
            bytes,
        }
    }
}

/// Asks for the rows of a Parquet file, which is the child's standard input.
#[cfg(feature = "parquet")]
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RowsRequest {
    pub id_column: String,
    pub text_column: String,
    pub columns: Vec<Column>,
    pub limits: Limits,
    /// Process that asks.
    pub parent: u32,
}

/// What stands before each row.
#[cfg(feature = "parquet")]
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum RowHead {
    /// Lengths of the name and the text that follow, and what the row states beside them.
    Row {
        name: Option<u64>,
        text: u64,
        fields: Vec<Field>,
    },
    /// A row that is left out, and why.
    Left(Note),
    /// There are no more rows.
    End,
}

/// The text, or the reason why there is none.
pub(super) type Answer = Result<Parsed, Note>;

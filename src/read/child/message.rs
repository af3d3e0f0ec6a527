//! What parent and child say to each other: a line of JSON, and after a request the bytes of the file.

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

/// The text, or the reason why there is none.
pub(super) type Answer = Result<Parsed, Note>;

//! What parent and child say to each other: a line of JSON, and after a request the bytes of the file.

use serde::{Deserialize, Serialize};

use crate::read::format::Format;
use crate::read::parsed::{Note, Parsed};
use crate::read::{Limits, Options};

/// Asks for the text of one file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub format: Format,
    pub limits: Limits,
    /// Bytes that follow.
    pub bytes: usize,
}

impl Request {
    pub fn new(format: Format, options: &Options, bytes: usize) -> Self {
        Self {
            format,
            limits: options.limits.clone(),
            bytes,
        }
    }
}

/// The text, or the reason why there is none.
pub(super) type Answer = Result<Parsed, Note>;

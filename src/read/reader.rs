//! What each format's reader does.

use super::limits::Limits;
use super::parsed::{Note, Parsed};

/// Reads one format.
pub(crate) trait Reader: Sync {
    /// The text of the file, or the reason why there is none.
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note>;
}

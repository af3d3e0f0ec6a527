//! Step 2: what documents tell about each other's references, inside groups of one scope and number.

use super::local::LocalDocument;

/// All documents with their references, each reference with its final key.
#[derive(Debug, Clone)]
pub struct Resolution {
    /// The held documents in order of their names.
    pub documents: Vec<LocalDocument>,
}

/// Merges what the documents tell.
pub fn merge(documents: Vec<LocalDocument>) -> Resolution {
    Resolution { documents }
}

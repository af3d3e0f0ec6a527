//! The text of a document: as read (what users see, what offsets count) and normalized (what patterns are matched on).
//!
//! Knows letters, marks and spaces; knows nothing of references.

mod fold;
mod normalize;

pub use fold::match_key;
pub use normalize::Normalized;

/// One document's text as read, never altered afterwards; offsets of references count its code points.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Name of the document: the path as relative to the PATH given, or a record's id.
    pub document: String,
    /// The text as `viendan show text` prints it.
    pub content: String,
    /// Start of each page in code points, first page first; empty if the format has no pages.
    pub pages: Vec<usize>,
    /// Code-point ranges that came from OCR.
    pub recognized: Vec<[usize; 2]>,
}

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
    /// Ranges converted from an encoding older than Unicode, in order.
    pub conversions: Vec<Conversion>,
}

/// A range of a text that stood in an encoding older than Unicode.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Conversion {
    /// First code point of the range.
    pub start: usize,
    /// Code point after the range.
    pub end: usize,
    /// `TCVN3`, `VNI` or `VIQR`.
    pub encoding: String,
    /// The range as it stood in the file, its codes taken for windows-1252.
    pub original: String,
}

//! The text of a document: as read (what users see, what offsets count) and normalized (what patterns are matched on).
//!
//! Knows letters, marks, spaces and figures; knows nothing of references.

mod fold;
mod normalize;
mod offsets;
pub mod roman;
mod slug;

pub use fold::{match_key, newer_tone, without_a_horn};
pub use normalize::Normalized;
pub use offsets::Offsets;
pub use slug::{bare_letter, bare_letters, slug};

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
    /// What its record of a corpus states beside the text.
    pub fields: Vec<Field>,
}

/// What a column of a corpus states of a document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Field {
    /// As a portal's table or a front matter would call it: `so_hieu`, `Ngày ban hành`.
    pub label: String,
    /// The value, on one line.
    pub value: String,
}

impl Text {
    /// The page, from 1, on which a code point stands; `None` if the format has no pages.
    pub fn page_of(&self, at: usize) -> Option<u32> {
        // Empty pages begin where the next one does: the last of them holds what stands there.
        let begun = self.pages.partition_point(|&start| start <= at);
        u32::try_from(begun).ok().filter(|&page| page > 0)
    }

    /// Whether a part of `[start, end)`, in code points, came from OCR.
    pub fn is_recognized(&self, [start, end]: [usize; 2]) -> bool {
        meets(&self.recognized, [start, end])
    }
}

/// Whether one of the ranges, which are in order, has a part in common with `[start, end)`.
pub(crate) fn meets(ranges: &[[usize; 2]], [start, end]: [usize; 2]) -> bool {
    let after = ranges.partition_point(|range| range[1] <= start);
    ranges.get(after).is_some_and(|range| range[0] < end)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_point_stands_on_the_last_page_begun() {
        let text = Text {
            pages: vec![0, 4, 4, 9],
            ..Text::default()
        };
        assert_eq!(
            [0, 3, 4, 8, 9, 100].map(|at| text.page_of(at)),
            [1, 1, 3, 3, 4, 4].map(Some)
        );
        assert_eq!(Text::default().page_of(0), None);
    }

    #[test]
    fn a_span_is_recognized_if_a_part_of_it_is() {
        let text = Text {
            recognized: vec![[2, 5], [9, 12]],
            ..Text::default()
        };
        let spans = [[0, 2], [0, 3], [4, 5], [5, 9], [5, 10], [12, 20]];
        assert_eq!(
            spans.map(|span| text.is_recognized(span)),
            [false, true, true, false, true, false]
        );
        assert!(!Text::default().is_recognized([0, 9]));
    }
}

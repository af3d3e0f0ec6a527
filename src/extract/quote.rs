//! Slices of the text as read, by code points.

use crate::text::Offsets;

/// A text with check points of its code points, for slices in bounded time.
pub struct Letters<'a> {
    text: &'a str,
    offsets: Offsets,
}

/// Code points of context on each side of a reference.
const CONTEXT: usize = 80;

impl<'a> Letters<'a> {
    /// Indexes a text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            offsets: Offsets::new(text),
        }
    }

    /// The code points `[start, end)`.
    pub fn slice(&self, [start, end]: [usize; 2]) -> &'a str {
        let byte = |at: usize| self.offsets.byte_of(self.text, at);
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }

    /// What stands around a span in the same paragraph, at most [`CONTEXT`] code points on each side.
    pub fn around(&self, [start, end]: [usize; 2]) -> (&'a str, &'a str) {
        let before = self.slice([start.saturating_sub(CONTEXT), start]);
        let after = self.slice([end, end + CONTEXT]);
        let before = before.rfind("\n\n").map_or(before, |at| &before[at + 2..]);
        (before, after.find("\n\n").map_or(after, |at| &after[..at]))
    }
}

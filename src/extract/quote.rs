//! Slices of the text as read, by code points.

/// A text with the bytes of its code points, for slices in constant time.
pub struct Letters<'a> {
    text: &'a str,
    /// Byte of every code point, and the text's length.
    bytes: Vec<u32>,
}

/// Code points of context on each side of a reference.
const CONTEXT: usize = 80;

impl<'a> Letters<'a> {
    /// Indexes a text.
    pub fn new(text: &'a str) -> Self {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let bytes = text
            .char_indices()
            .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX))
            .chain([end])
            .collect();
        Self { text, bytes }
    }

    /// The code points `[start, end)`.
    pub fn slice(&self, [start, end]: [usize; 2]) -> &'a str {
        let byte = |at: usize| {
            self.bytes
                .get(at)
                .map_or(self.text.len(), |&byte| byte as usize)
        };
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

//! Plain text and Markdown: the text as decoded, unchanged but for a byte order mark.

use super::Options;
use super::format::Reader;
use super::parsed::{Note, Parsed};

/// Reads .txt and .md.
pub(crate) struct Plain;

impl Reader for Plain {
    fn read(&self, bytes: &[u8], _: &Options) -> Result<Parsed, Note> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Ok(Parsed::plain(text.to_owned()));
        }
        let mut parsed = Parsed::plain(String::from_utf8_lossy(bytes).into_owned());
        parsed.notes.push(Note::warning(
            "invalid-utf8",
            "the text is not valid UTF-8; unreadable bytes stand as U+FFFD: save it as UTF-8 to read all of it",
        ));
        Ok(parsed)
    }
}

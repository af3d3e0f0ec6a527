//! The formats, known by their bytes; an extension decides only between kinds of plain text.

use super::parsed::{Note, Parsed};
use super::{Options, plain};

/// A format that holds one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Plain text and Markdown.
    Plain,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One document.
    Document(Format),
    /// JSON Lines: one document on each line.
    JsonLines,
    /// Nothing that can be read, with its name for people.
    Unknown(&'static str),
}

/// Reads one format.
pub(crate) trait Reader: Sync {
    /// The text of the file, or the reason why there is none.
    fn read(&self, bytes: &[u8], options: &Options) -> Result<Parsed, Note>;
}

impl Format {
    /// The reader of this format.
    pub fn reader(self) -> &'static dyn Reader {
        match self {
            Self::Plain => &plain::Plain,
        }
    }
}

/// Bytes of a file's beginning that suffice to know its kind.
pub(crate) const HEAD: usize = 4_096;

/// Extensions of plain text.
const TEXT: [&str; 4] = ["txt", "text", "md", "markdown"];

/// Knows a file by the first [`HEAD`] bytes and, among kinds of text, by its extension.
/// Text with a foreign extension is unknown, since a folder of documents may hold programs and settings too.
pub(crate) fn kind(head: &[u8], name: &str) -> Kind {
    let extension = extension(name);
    if let Some(unknown) = foreign(head) {
        return Kind::Unknown(unknown);
    }
    match extension.as_str() {
        "jsonl" | "ndjson" => Kind::JsonLines,
        extension if TEXT.contains(&extension) => Kind::Document(Format::Plain),
        _ => Kind::Unknown("a format that viendan does not know"),
    }
}

/// The extension in lower case, without the dot; empty if there is none.
pub(crate) fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// Names well-known bytes that hold no text for us.
fn foreign(head: &[u8]) -> Option<&'static str> {
    let signatures: [(&[u8], &str); 9] = [
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"II*\0", "a picture"),
        (b"MM\0*", "a picture"),
        (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
    ];
    signatures.into_iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, name)| name)
}

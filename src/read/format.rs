//! The formats, known by their bytes; an extension decides only between kinds of plain text.

use serde::{Deserialize, Serialize};

use super::encoding;

/// A format that holds one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Format {
    /// Plain text and Markdown.
    Plain,
    /// Saved web page.
    WebPage,
    /// Word document, Office Open XML.
    Docx,
    /// Word document of before 2007.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// Portable Document Format.
    Pdf,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One document.
    Document(Format),
    /// A corpus as text: one document in each record. Without a form it is packed, and its name
    /// does not say what is inside.
    Corpus(Option<Form>, Packing),
    /// Parquet: one document in each row.
    Parquet,
    /// A zip archive of documents.
    Archive,
    /// Nothing that can be read, with its name for people.
    Unknown(&'static str),
}

/// What the records of a corpus are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// JSON Lines: one object on each line.
    JsonLines,
    /// JSON: an array of objects, or objects one after the other.
    Json,
    /// Comma-separated values: one row each.
    Table,
}

/// How a corpus is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    /// Not at all.
    Plain,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstandard,
}

impl Format {
    /// The name of a format that only a child process reads: its parser is not ours, and a small
    /// file can make it take hours or gigabytes, which nothing else can stop.
    pub fn risky(self) -> Option<&'static str> {
        match self {
            Self::Pdf => Some("PDF"),
            Self::Doc => Some(".doc"),
            Self::WebPage => Some("a web page"),
            Self::Plain | Self::Docx | Self::Rtf | Self::Odt => None,
        }
    }

    /// Whether a file of this many bytes should be read by a child process, which can be ended. A
    /// small file of most formats can keep a reader busy; plain text takes one step for each byte.
    pub fn needs_a_child(self, bytes: usize) -> bool {
        /// What plain text may take in this process: a few hundredths of a second.
        const AT_ONCE: usize = 1 << 20;
        self != Self::Plain || bytes > AT_ONCE
    }
}

/// What people are told of a packed file that is no corpus.
pub(crate) const PACKED: &str = "a packed file; unpack it first";

/// Bytes of a file's beginning that suffice to know its kind.
pub(crate) const HEAD: usize = 4_096;

/// Extensions of plain text.
const TEXT: [&str; 4] = ["txt", "text", "md", "markdown"];

/// Extensions under which offices keep plain text by mistake, and web pages, whose beginning may look like anything.
const DOCUMENTS: [&str; 8] = ["doc", "docx", "rtf", "odt", "pdf", "html", "htm", "xhtml"];

/// Knows a file by the first [`HEAD`] bytes and, among kinds of text, by its extension.
/// Text with a foreign extension is unknown, since a folder of documents may hold programs and settings too.
pub(crate) fn kind(head: &[u8], name: &str) -> Kind {
    let extension = extension(name);
    let extension = extension.as_str();
    if let Some(unknown) = foreign(head) {
        return Kind::Unknown(unknown);
    }
    if let Some(known) = by_signature(head, name, extension) {
        return known;
    }
    if is_binary(head) {
        return Kind::Unknown("neither text nor a format that viendan knows");
    }
    match extension {
        _ if corpus(extension).is_some() => Kind::Corpus(corpus(extension), Packing::Plain),
        "html" | "htm" | "xhtml" => Kind::Document(Format::WebPage),
        _ if TEXT.contains(&extension) => Kind::Document(Format::Plain),
        _ if looks_like_web_page(head) => Kind::Document(Format::WebPage),
        _ if DOCUMENTS.contains(&extension) => Kind::Document(Format::Plain),
        _ => Kind::Unknown("a format that viendan does not know"),
    }
}

fn by_signature(head: &[u8], name: &str, extension: &str) -> Option<Kind> {
    // Some programs write a few bytes before the PDF begins; viewers accept that.
    let is_pdf = || {
        head[..head.len().min(1_024)]
            .windows(5)
            .any(|window| window == b"%PDF-")
    };
    match head {
        _ if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => {
            Some(zip_kind(head, extension))
        }
        _ if head.trim_ascii_start().starts_with(b"{\\rtf") => Some(Kind::Document(Format::Rtf)),
        _ if head.starts_with(b"PAR1") => Some(Kind::Parquet),
        _ if head.starts_with(b"\x1f\x8b") => Some(packed(name, Packing::Gzip)),
        _ if head.starts_with(b"\x28\xb5\x2f\xfd") => Some(packed(name, Packing::Zstandard)),
        _ if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => {
            Some(Kind::Document(Format::Doc))
        }
        _ if !TEXT.contains(&extension) && is_pdf() => Some(Kind::Document(Format::Pdf)),
        _ => None,
    }
}

/// A packed corpus tells its kind by the extension below that of its packing: `thu.jsonl.gz`.
fn packed(name: &str, packing: Packing) -> Kind {
    let inner = name.rsplit_once('.').map_or(name, |(inner, _)| inner);
    Kind::Corpus(corpus(&extension(inner)), packing)
}

/// The form of a corpus with this extension.
fn corpus(extension: &str) -> Option<Form> {
    match extension {
        "jsonl" | "ndjson" => Some(Form::JsonLines),
        "json" => Some(Form::Json),
        "csv" => Some(Form::Table),
        _ => None,
    }
}

/// A package tells what it is by the names of its first parts; where they come late, the extension helps.
fn zip_kind(head: &[u8], extension: &str) -> Kind {
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    match extension {
        _ if holds(b"mimetypeapplication/vnd.oasis.opendocument.text") || extension == "odt" => {
            Kind::Document(Format::Odt)
        }
        _ if holds(b"word/") => Kind::Document(Format::Docx),
        _ if holds(b"xl/workbook") || holds(b"xl/worksheets") => Kind::Unknown("a spreadsheet"),
        _ if holds(b"ppt/slides") => Kind::Unknown("a presentation"),
        "docx" | "docm" | "dotx" | "doc" => Kind::Document(Format::Docx),
        "xlsx" | "xlsm" => Kind::Unknown("a spreadsheet"),
        "pptx" => Kind::Unknown("a presentation"),
        _ => Kind::Archive,
    }
}

/// Zero bytes do not stand in text, unless it is UTF-16.
fn is_binary(head: &[u8]) -> bool {
    head.contains(&0)
        && encoding::decode(head)
            .encoding
            .is_none_or(|encoding| !encoding.starts_with("UTF-16"))
}

fn looks_like_web_page(head: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(&head[..head.len().min(1_024)]).to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<meta "]
        .iter()
        .any(|tag| beginning.contains(tag))
}

/// The extension in lower case, without the dot; empty if there is none.
pub(crate) fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default()
}

/// A page saved with all its parts as one message.
pub(crate) fn is_web_archive(head: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(&head[..head.len().min(1_024)]).to_ascii_lowercase();
    beginning.contains("mime-version:") && beginning.contains("multipart/related")
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
    if is_web_archive(head) {
        return Some("a saved web archive (.mht); save the page as .html");
    }
    signatures
        .into_iter()
        .find(|(signature, _)| head.starts_with(signature))
        .map(|(_, name)| name)
}

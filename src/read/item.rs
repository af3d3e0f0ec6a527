//! One document that has not been opened yet.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use bytesize::ByteSize;

use super::format::Format;
use super::member::Member;
use super::ocr;
use super::options::Options;
use super::parse::parse;
use super::parsed::{Note, Parsed};
use super::record::Record;
use crate::diagnostics::Diagnostic;
use crate::text::Text;

/// One document of the inputs: cheap to hold, opened when its turn comes, on any thread.
#[derive(Debug)]
pub struct Item {
    document: String,
    bytes: u64,
    source: Source,
}

/// Where an item's bytes are.
#[derive(Debug)]
pub(crate) enum Source {
    /// A file of one document.
    File(PathBuf, Format),
    /// Bytes at hand: standard input.
    Bytes(Vec<u8>, Format),
    /// A file inside an archive.
    Member(Member, Format),
    /// One record of a corpus.
    Record(Record),
}

/// What came of opening an item: a text, or at least one diagnostic that says why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The text, if any could be read.
    pub text: Option<Text>,
    /// What a person should know: the reason of a failure, what was cut off or may be wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Item {
    pub(crate) fn new(document: String, bytes: u64, source: Source) -> Self {
        Self {
            document,
            bytes,
            source,
        }
    }

    /// Name of the document, as in references.
    pub fn document(&self) -> &str {
        &self.document
    }

    pub(crate) fn rename(&mut self, document: String) {
        self.document = document;
    }

    /// Bytes that the item takes in its file: what opening it will cost, roughly.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads and parses the document.
    pub fn open(self, options: &Options) -> Opened {
        match self.parse(options) {
            Ok(parsed) => {
                let (text, diagnostics) = parsed.limited(&options.limits).named(&self.document);
                Opened {
                    text: Some(text),
                    diagnostics,
                }
            }
            Err(note) => Opened {
                text: None,
                diagnostics: vec![note.about(&self.document)],
            },
        }
    }

    fn parse(&self, options: &Options) -> Result<Parsed, Note> {
        match &self.source {
            Source::File(path, format) => {
                let file = File::open(path).map_err(|error| Note::unreadable(&error))?;
                read(&whole(file, options)?, *format, options)
            }
            Source::Bytes(bytes, format) => read(bytes, *format, options),
            Source::Member(member, format) => read(&member.bytes()?, *format, options),
            Source::Record(record) => record.parse(options),
        }
    }
}

/// Reads in a child process what may take memory or time, all else here.
fn read(bytes: &[u8], format: Format, options: &Options) -> Result<Parsed, Note> {
    let children = match format.risky() {
        Some(name) => Some(options.children(name)?),
        None => options.children.as_deref(),
    };
    let parsed = match children {
        Some(children) if format.needs_a_child(bytes.len()) => {
            children.read(bytes, format, &options.limits)?
        }
        _ => parse(bytes, format, &options.limits)?,
    };
    Ok(match &options.ocr {
        Some(ocr) if !parsed.to_recognize.is_empty() => ocr::recognize(bytes, parsed, ocr, options),
        _ => parsed,
    })
}

/// All bytes, unless they are more than a file may have.
pub(crate) fn whole(reader: impl Read, options: &Options) -> Result<Vec<u8>, Note> {
    let limit = options.limits.file_bytes;
    let mut bytes = Vec::new();
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Note::unreadable(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Note::error(
            "too-large",
            format!(
                "larger than {}, the limit for one file; raise --max-file to read it",
                ByteSize(limit).display().si()
            ),
        ));
    }
    Ok(bytes)
}

//! What one format makes of one file, before it has a name.

use serde::{Deserialize, Serialize};

use super::Limits;
use crate::diagnostics::{Diagnostic, Severity};
use crate::text::{Conversion, Text};

/// The text of one file with all that is known about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parsed {
    /// The text.
    pub content: String,
    /// Start of each page in code points.
    pub pages: Vec<usize>,
    /// Ranges that came from OCR, in code points.
    pub recognized: Vec<[usize; 2]>,
    /// Pages, from 1, that only OCR can read.
    pub to_recognize: Vec<usize>,
    /// Ranges converted from an older encoding.
    pub conversions: Vec<Conversion>,
    /// What a person should know.
    pub notes: Vec<Note>,
}

/// A diagnostic that does not know its document yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Note {
    /// How much it matters.
    pub severity: Severity,
    /// Kebab-case name of the kind.
    pub code: String,
    /// One sentence: reason, and the way out.
    pub message: String,
}

impl Note {
    /// A file that is not in the result.
    pub fn error(code: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code: code.into(), message: message.into() }
    }

    /// A text that may be incomplete or wrong.
    pub fn warning(code: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, code: code.into(), message: message.into() }
    }

    /// The same, about this document.
    pub fn about(self, document: &str) -> Diagnostic {
        Diagnostic::new(self.severity, &self.code, document, self.message)
    }
}

impl Parsed {
    /// A text without pages.
    pub fn plain(content: String) -> Self {
        Self { content, ..Self::default() }
    }

    /// Cuts the text off at the limit, at a character, and says so.
    pub fn limited(mut self, limits: &Limits) -> Self {
        if self.content.len() > limits.text_bytes {
            let cut = self.content.floor_char_boundary(limits.text_bytes);
            self.content.truncate(cut);
            let kept = self.content.chars().count();
            self.pages.retain(|&start| start < kept);
            self.recognized.retain(|range| range[1] <= kept);
            self.conversions.retain(|conversion| conversion.end <= kept);
            self.notes.push(Note::warning(
                "truncated",
                format!("the text was cut off after {kept} characters; raise the limit on text to read all of it"),
            ));
        }
        self
    }

    /// The text under its document's name, and the diagnostics.
    pub fn named(self, document: &str) -> (Text, Vec<Diagnostic>) {
        let Self { content, pages, recognized, to_recognize: _, conversions, notes } = self;
        let text = Text { document: document.to_owned(), content, pages, recognized, conversions };
        (text, notes.into_iter().map(|note| note.about(document)).collect())
    }
}

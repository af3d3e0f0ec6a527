//! What one format makes of one file, before it has a name.

use serde::{Deserialize, Serialize};

use super::limits::Limits;
use crate::diagnostics::{Diagnostic, Severity};
use crate::text::{Conversion, Field, Text};

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
    /// Whether the reader stopped at the limit on text.
    pub is_cut: bool,
    /// What a person should know.
    pub notes: Vec<Note>,
    /// What the record states beside the text.
    pub fields: Vec<Field>,
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
        Self {
            severity: Severity::Error,
            code: code.into(),
            message: message.into(),
        }
    }

    /// A text that may be incomplete or wrong.
    pub fn warning(code: &str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            code: code.into(),
            message: message.into(),
        }
    }

    /// A file or stream that the system does not let us read.
    pub fn unreadable(error: &std::io::Error) -> Self {
        Self::error("unreadable-file", format!("cannot be read: {error}"))
    }

    /// The same, about this document.
    pub fn about(self, document: &str) -> Diagnostic {
        Diagnostic::new(self.severity, &self.code, document, self.message)
    }
}

impl Parsed {
    /// A text without pages.
    pub fn plain(content: String) -> Self {
        Self {
            content,
            ..Self::default()
        }
    }

    /// Cuts the text off at the limit, at a character, and says so, unless it is told already that the text is not whole.
    pub fn limited(mut self, limits: &Limits) -> Self {
        let is_longer = self.content.len() > limits.text_bytes;
        if is_longer {
            self.cut_at(self.content.floor_char_boundary(limits.text_bytes));
        }
        if (std::mem::take(&mut self.is_cut) || is_longer)
            && !self.notes.iter().any(|note| note.code == "truncated")
        {
            let kept = self.content.chars().count();
            let message = format!(
                "the text was cut off after {kept} characters; raise --max-text to read all of it"
            );
            self.notes.push(Note::warning("truncated", message));
        }
        self
    }

    fn cut_at(&mut self, byte: usize) {
        self.content.truncate(byte);
        let kept = self.content.chars().count();
        self.pages.retain(|&start| start < kept);
        self.recognized.retain(|range| range[0] < kept);
        self.recognized
            .iter_mut()
            .for_each(|range| range[1] = range[1].min(kept));
        self.conversions.retain(|conversion| conversion.end <= kept);
    }

    /// The text under its document's name, and the diagnostics.
    pub fn named(self, document: &str) -> (Text, Vec<Diagnostic>) {
        let Self {
            content,
            pages,
            recognized,
            conversions,
            notes,
            fields,
            ..
        } = self;
        let text = Text {
            document: document.to_owned(),
            content,
            pages,
            recognized,
            conversions,
            fields,
        };
        (
            text,
            notes.into_iter().map(|note| note.about(document)).collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_character_and_its_ranges_with_it() {
        let limits = Limits {
            text_bytes: 6,
            ..Limits::default()
        };
        let parsed = Parsed {
            content: "một hai".into(),
            pages: vec![0, 3, 4],
            recognized: vec![[0, 2], [3, 7]],
            ..Parsed::default()
        };
        let cut = parsed.limited(&limits);
        assert_eq!(
            (cut.content.as_str(), &cut.pages[..], &cut.recognized[..]),
            ("một ", &[0, 3][..], &[[0, 2], [3, 4]][..])
        );
        assert_eq!(cut.notes.len(), 1);
        assert_eq!(cut.clone().limited(&limits), cut, "told once");
    }

    #[test]
    fn a_reader_that_stopped_is_told_though_its_text_became_shorter() {
        let parsed = Parsed {
            is_cut: true,
            ..Parsed::plain("hai".into())
        };
        assert_eq!(
            parsed.limited(&Limits::default()).notes[0].code,
            "truncated"
        );
    }
}

//! What people read in the terminal: cascades as trees, citations with their proof, statistics as tables. Text only; colours come from the
//! caller, and nothing is told by colour alone.

mod cascade;
mod citation;
mod ledger;
mod shown;
mod statistics;
mod table;

pub use cascade::cascade;
pub use citation::citation;
pub use ledger::ledger;
pub(crate) use shown::one_line;
pub use shown::{shown, shown_lines};
pub use statistics::statistics;

use crate::model::{Language, PartialDate};

/// What a piece of text is, for colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The name of a held document.
    Held,
    /// The name of a missing document.
    Missing,
    /// A heading.
    Heading,
    /// The words of a reference.
    Quote,
    /// Lines of a tree, and what matters less.
    Faint,
}

/// How text is set: its language, and a function that colours a piece of it.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// Language of labels.
    pub language: Language,
    /// Colours a piece of text by its role.
    pub paint: &'a dyn Fn(Role, &str) -> String,
}

impl Style<'_> {
    /// Without colours.
    pub fn plain(language: Language) -> Self {
        Self {
            language,
            paint: &|_, text| text.to_owned(),
        }
    }

    /// The word with this key, in the style's language.
    fn word(self, key: &str) -> &str {
        self.language.word(key)
    }

    fn paint(&self, role: Role, text: &str) -> String {
        (self.paint)(role, text)
    }

    /// A date as people of the language write it: 14/11/2022, or ISO 8601 in English.
    fn date(&self, date: PartialDate) -> String {
        self.language.date(date)
    }
}

//! The program's own words in both languages: every label and sentence that people read stands in
//! `data/words`, none in code.
//!
//! `report.csv` and `labels.csv` hold words by key, which the code asks for. `messages.csv` and
//! `help.csv` hold what errors, diagnostics and help say in English already, as Rust programs do,
//! with its Vietnamese; [`Language::said`] turns one into the other.

mod short;
mod spoken;
mod table;

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::model::{Language, PartialDate};

pub use short::short;
pub use spoken::untranslated;
pub(crate) use table::fill;

impl Language {
    /// The word or sentence with this key; the key itself if there is none (a test sees to it that
    /// there is).
    pub fn word(self, key: &str) -> &str {
        table::words()
            .get(key)
            .map_or(key, |row| row.in_language(self))
    }

    /// The sentence with this key, its places filled: `{0}` by the first value, and
    /// `{0?document|documents}` by the form that goes with it.
    pub fn sentence(self, key: &str, values: &[&dyn Display]) -> String {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        fill(self.word(key), &values)
    }

    /// What an error, a diagnostic or the help says in English, in this language; as it is where no
    /// table knows it.
    pub fn said(self, english: &str) -> String {
        match self {
            Self::Vietnamese => spoken::vietnamese(english),
            Self::English => english.to_owned(),
        }
    }

    /// A whole number with its thousands grouped: `41.300` in Vietnamese, `41,300` in English.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(self.word("thousands"));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A date for people: `14/11/2022` in Vietnamese, ISO 8601 in English.
    pub fn date(self, date: PartialDate) -> String {
        match (self, date.day(), date.month()) {
            (Self::Vietnamese, Some(day), Some(month)) => {
                format!("{day:02}/{month:02}/{}", date.year())
            }
            (Self::Vietnamese, None, Some(month)) => format!("{month:02}/{}", date.year()),
            _ => date.to_string(),
        }
    }
}

/// The words of the report by key, for its script.
pub(crate) fn of_report(language: Language) -> BTreeMap<&'static str, &'static str> {
    let rows = table::report().iter();
    rows.map(|(key, row)| (key.as_str(), row.in_language(language)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_written_as_people_do() {
        assert_eq!(Language::Vietnamese.number(1_041_300), "1.041.300");
        assert_eq!(Language::English.number(41_300), "41,300");
        assert_eq!(Language::English.number(999), "999");
        let date = |text: &str| text.parse().expect("a date");
        assert_eq!(Language::Vietnamese.date(date("2022-11-14")), "14/11/2022");
        assert_eq!(Language::Vietnamese.date(date("2022-11")), "11/2022");
        assert_eq!(Language::English.date(date("2022-11-14")), "2022-11-14");
    }
}

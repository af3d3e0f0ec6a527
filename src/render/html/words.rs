//! The words of the report for HTML, and figures as people write them.

use std::collections::BTreeMap;

use crate::model::{Language, PartialDate};
use crate::words;

use crate::render::escape;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub language: Language,
}

impl Words {
    /// The word or sentence with this key.
    pub fn get(self, key: &str) -> &str {
        self.language.word(key)
    }

    /// The same for HTML, escaped.
    pub fn html(self, key: &str) -> String {
        escape::markup(self.get(key))
    }

    /// The same for HTML, with {0}, {1} ... filled in; the values are HTML already.
    pub fn fill(self, key: &str, values: &[String]) -> String {
        words::fill(&self.html(key), values)
    }

    /// All keys with their words, for the script.
    pub fn all(self) -> BTreeMap<&'static str, &'static str> {
        words::of_report(self.language)
    }

    /// A whole number with the separator of the language: 41.300, 41,300.
    pub fn number(self, number: usize) -> String {
        self.language.number(number)
    }

    /// A number with one decimal where it has one: 45, 45,5.
    pub fn decimal(self, number: f64) -> String {
        let tenths = format!("{number:.1}");
        match tenths.strip_suffix(".0") {
            Some(whole) => whole.to_owned(),
            None => tenths.replace('.', self.get("decimal_point")),
        }
    }

    /// A share in per cent.
    pub fn percent(self, part: usize, whole: usize) -> String {
        let share = if whole == 0 {
            0.0
        } else {
            part as f64 * 100.0 / whole as f64
        };
        format!("{}%", self.decimal(share))
    }
}

/// A date as far as it is told: 14/11/2022, 11/2022, 2022.
pub(super) fn date(date: PartialDate) -> String {
    date.to_string().rsplit('-').collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIETNAMESE: Words = Words {
        language: Language::Vietnamese,
    };

    #[test]
    fn numbers_and_dates_are_written_as_people_do() {
        assert_eq!(
            (VIETNAMESE.decimal(45.0), VIETNAMESE.decimal(45.52)),
            ("45".to_owned(), "45,5".to_owned())
        );
        assert_eq!(date("2022-11-14".parse().expect("a date")), "14/11/2022");
        assert_eq!(date("2022".parse().expect("a year")), "2022");
    }
}

//! The report's own words in both languages, from `data/report/words.csv`, and numbers and dates as people write them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::{Language, PartialDate};

use super::escape;

const TABLE: &str = include_str!("../../../data/report/words.csv");

static ROWS: LazyLock<BTreeMap<String, [String; 2]>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    let rows = reader.deserialize::<(String, String, String)>();
    rows.map(|row| row.expect("the embedded table is tested"))
        .map(|(key, vietnamese, english)| (key, [vietnamese, english]))
        .collect()
});

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub language: Language,
}

impl Words {
    /// The word or sentence with this key; the key itself if there is none (a test sees to it that there is).
    pub fn get(self, key: &str) -> &str {
        ROWS.get(key).map_or(key, |[vietnamese, english]| {
            self.language.pick(vietnamese, english)
        })
    }

    /// The same for HTML, escaped.
    pub fn html(self, key: &str) -> String {
        escape::text(self.get(key))
    }

    /// The same for HTML, with {0}, {1} ... filled in; the values are HTML already.
    pub fn fill(self, key: &str, values: &[String]) -> String {
        let template = self.html(key);
        let mut parts = template.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part
                .split_once('}')
                .and_then(|(index, rest)| Some((values.get(index.parse::<usize>().ok()?)?, rest)))
            {
                Some((value, rest)) => filled.extend([value.as_str(), rest]),
                None => filled.extend(["{", part]),
            }
        }
        filled
    }

    /// All keys with their words, for the script.
    pub fn all(self) -> BTreeMap<&'static str, &'static str> {
        ROWS.iter()
            .map(|(key, [vietnamese, english])| {
                (key.as_str(), self.language.pick(vietnamese, english))
            })
            .collect()
    }

    /// A whole number with the separator of the language: 41.300, 41,300.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(self.language.pick(".", ","));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A number with one decimal where it has one: 45, 45,5.
    pub fn decimal(self, number: f64) -> String {
        let tenths = format!("{number:.1}");
        match tenths.strip_suffix(".0") {
            Some(whole) => whole.to_owned(),
            None => tenths.replace('.', self.language.pick(",", ".")),
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
    fn values_are_filled_in_once() {
        let value = "{1}".to_owned();
        assert_eq!(
            VIETNAMESE.fill("shown", &[value, "3".to_owned()]),
            "{1} trong 3 văn bản"
        );
    }

    #[test]
    fn numbers_and_dates_are_written_as_people_do() {
        assert_eq!(VIETNAMESE.number(1_041_300), "1.041.300");
        assert_eq!(
            Words {
                language: Language::English
            }
            .number(999),
            "999"
        );
        assert_eq!(
            (VIETNAMESE.decimal(45.0), VIETNAMESE.decimal(45.52)),
            ("45".to_owned(), "45,5".to_owned())
        );
        assert_eq!(date("2022-11-14".parse().expect("a date")), "14/11/2022");
        assert_eq!(date("2022".parse().expect("a year")), "2022");
    }
}

//! Words by key, and sentences with places to fill.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Language;

const REPORT: &str = include_str!("../../data/words/report.csv");
const LABELS: &str = include_str!("../../data/words/labels.csv");

/// One row: a key with its words.
#[derive(Debug, Deserialize)]
pub struct Row {
    key: String,
    vietnamese: String,
    english: String,
}

impl Row {
    /// Its words in this language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vietnamese,
            Language::English => &self.english,
        }
    }
}

type Rows = BTreeMap<String, Row>;

fn rows(table: &'static str) -> impl Iterator<Item = (String, Row)> {
    let rows = csv::Reader::from_reader(table.as_bytes()).into_deserialize::<Row>();
    rows.map(|row| row.expect("the embedded table is tested"))
        .map(|row| (row.key.clone(), row))
}

/// The words of the report alone: its script takes them along.
pub fn report() -> &'static Rows {
    static REPORT_ROWS: LazyLock<Rows> = LazyLock::new(|| rows(REPORT).collect());
    &REPORT_ROWS
}

/// All words.
pub fn words() -> &'static Rows {
    static ALL: LazyLock<Rows> = LazyLock::new(|| rows(REPORT).chain(rows(LABELS)).collect());
    &ALL
}

/// A sentence with `{0}`, `{1}` ... replaced by the values, and `{0?document|documents}` by its
/// first form where value 0 is 1, else by its second. What is no such place stays.
pub fn fill(template: &str, values: &[String]) -> String {
    let mut parts = template.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part
            .split_once('}')
            .and_then(|(place, rest)| Some((value(place, values)?, rest)))
        {
            Some((value, rest)) => filled.extend([value, rest]),
            None => filled.extend(["{", part]),
        }
    }
    filled
}

fn value<'v>(place: &'v str, values: &'v [String]) -> Option<&'v str> {
    let Some((index, forms)) = place.split_once('?') else {
        return values.get(place.parse::<usize>().ok()?).map(String::as_str);
    };
    let (one, many) = forms.split_once('|')?;
    let count = values.get(index.parse::<usize>().ok()?)?;
    Some(if count == "1" { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_once() {
        let values = ["{1}".to_owned(), "3".to_owned()];
        assert_eq!(fill("{0} trong {1}", &values), "{1} trong 3");
        assert_eq!(fill("{0} {2} {x", &values), "{1} {2} {x");
    }

    #[test]
    fn the_form_goes_with_the_count() {
        let sentence = |count: &str| fill("{0} {0?file|files}", &[count.to_owned()]);
        assert_eq!(
            (sentence("1"), sentence("2")),
            ("1 file".into(), "2 files".into())
        );
        assert_eq!(sentence("0"), "0 files");
    }

    /// Places of a sentence, whatever their form.
    fn places(sentence: &str) -> Vec<char> {
        let mut places: Vec<char> = sentence
            .split('{')
            .skip(1)
            .filter_map(|part| part.chars().next())
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn every_key_has_its_words_in_both_languages() {
        for (name, table) in [("report.csv", REPORT), ("labels.csv", LABELS)] {
            let rows: Vec<(String, Row)> = rows(table).collect();
            for pair in rows.windows(2) {
                assert!(
                    pair[0].0 < pair[1].0,
                    "{name}: {} stands too late",
                    pair[1].0
                );
            }
            for (key, row) in rows {
                assert!(
                    !row.vietnamese.trim().is_empty(),
                    "{name}: {key}: Vietnamese"
                );
                assert!(!row.english.trim().is_empty(), "{name}: {key}: English");
                assert_eq!(
                    places(&row.vietnamese),
                    places(&row.english),
                    "{name}: {key}: both languages fill the same places"
                );
            }
        }
    }

    #[test]
    fn no_key_stands_in_two_tables() {
        let both = rows(REPORT).count() + rows(LABELS).count();
        assert_eq!(words().len(), both);
    }
}

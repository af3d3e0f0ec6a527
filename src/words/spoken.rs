//! What errors, diagnostics and help say in English, in Vietnamese: `messages.csv` and `help.csv`.
//!
//! A message is matched against the English sentences of the table, whose places `{}` take any
//! words; of several that match, the one with most words of its own is meant. What stands in the
//! places is looked up in turn, for a message may hold another one, as that of the system.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const MESSAGES: &str = include_str!("../../data/words/messages.csv");
const HELP: &str = include_str!("../../data/words/help.csv");

/// Messages in messages in messages: deeper ones stay as they are.
const DEEPEST: usize = 4;

#[derive(Debug, Deserialize)]
struct Row {
    english: String,
    vietnamese: String,
}

fn rows(table: &'static str) -> Vec<Row> {
    let rows = csv::Reader::from_reader(table.as_bytes()).into_deserialize();
    rows.map(|row| row.expect("the embedded table is tested"))
        .collect()
}

/// Sentences by their English: those without places, and those with.
struct Sentences {
    whole: BTreeMap<String, String>,
    /// The longest first.
    open: Vec<Open>,
}

/// A sentence with places.
struct Open {
    /// What stands between the places.
    between: Vec<String>,
    vietnamese: String,
}

static SENTENCES: LazyLock<Sentences> = LazyLock::new(|| {
    let (open, whole): (Vec<Row>, Vec<Row>) = rows(MESSAGES)
        .into_iter()
        .chain(rows(HELP))
        .partition(|row| row.english.contains("{}"));
    let mut open: Vec<Open> = open
        .into_iter()
        .map(|row| Open {
            between: row.english.split("{}").map(str::to_owned).collect(),
            vietnamese: row.vietnamese,
        })
        .collect();
    let own = |open: &Open| open.between.iter().map(String::len).sum::<usize>();
    open.sort_by_key(|open| std::cmp::Reverse(own(open)));
    let whole = whole.into_iter().map(|row| (row.english, row.vietnamese));
    Sentences {
        whole: whole.collect(),
        open,
    }
});

/// The Vietnamese of an English sentence; the sentence itself where the tables do not know it.
pub fn vietnamese(english: &str) -> String {
    looked_up(english, DEEPEST).unwrap_or_else(|| english.to_owned())
}

/// The sentence itself if the tables do not know it.
pub fn untranslated(english: &str) -> Option<&str> {
    looked_up(english, 1).is_none().then_some(english)
}

fn looked_up(english: &str, deepest: usize) -> Option<String> {
    if let Some(vietnamese) = SENTENCES.whole.get(english) {
        return Some(vietnamese.clone());
    }
    let deeper = deepest.checked_sub(1)?;
    let (open, values) = SENTENCES
        .open
        .iter()
        .find_map(|open| Some((open, open.values(english)?)))?;
    let values: Vec<String> = values
        .into_iter()
        .map(|value| looked_up(value, deeper).unwrap_or_else(|| value.to_owned()))
        .collect();
    Some(super::fill(&open.vietnamese, &values))
}

impl Open {
    /// What stands in the places, if the sentence is this one.
    fn values<'s>(&self, sentence: &'s str) -> Option<Vec<&'s str>> {
        let (first, between) = self.between.split_first()?;
        let (last, between) = between.split_last()?;
        let mut rest = sentence.strip_prefix(first.as_str())?;
        rest = rest.strip_suffix(last.as_str())?;
        let mut values = Vec::new();
        for words in between {
            let (value, after) = rest.split_once(words.as_str())?;
            values.push(value);
            rest = after;
        }
        values.push(rest);
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_stands_once_with_its_vietnamese_and_the_same_places() {
        for (name, table) in [("messages.csv", MESSAGES), ("help.csv", HELP)] {
            let rows = rows(table);
            for pair in rows.windows(2) {
                let (one, two) = (&pair[0].english, &pair[1].english);
                assert!(one < two, "{name}: '{two}' stands too late");
            }
            for Row {
                english,
                vietnamese,
            } in rows
            {
                assert!(!vietnamese.trim().is_empty(), "{name}: '{english}'");
                for place in 0..english.matches("{}").count() {
                    let place = format!("{{{place}}}");
                    assert!(vietnamese.contains(&place), "{name}: '{english}': {place}");
                }
            }
        }
    }

    #[test]
    fn a_message_in_a_message_is_turned_too() {
        let english = "thư.pdf cannot be read: No such file or directory (os error 2)";
        assert_eq!(
            vietnamese(english),
            "không đọc được thư.pdf: không có tệp hoặc thư mục này"
        );
        assert_eq!(vietnamese("xyzzy"), "xyzzy");
    }
}

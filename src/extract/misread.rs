//! Symbols that OCR misread, mended before anything is looked for: by the closed list of the tables, inside recognized ranges only.
//! Each letter takes the place of one letter, so that offsets stay; users see the text as read.

use std::borrow::Cow;

use super::symbol::SymbolGrammar;
use crate::tables::Tables;
use crate::text::Text;

/// A text with its misread symbols mended.
pub struct Mended<'a> {
    /// The text, code point for code point.
    pub content: Cow<'a, str>,
    /// The code points that were mended, in order.
    pub places: Vec<[usize; 2]>,
}

/// Mends the symbols of a text. An abbreviation is mended only if it is none that the tables know, and the one that is meant is.
pub fn mend<'a>(text: &'a Text, tables: &Tables, symbols: &SymbolGrammar) -> Mended<'a> {
    if text.recognized.is_empty() {
        return Mended {
            content: Cow::Borrowed(&text.content),
            places: Vec::new(),
        };
    }
    let mut letters: Vec<char> = text.content.chars().collect();
    let mut places = Vec::new();
    for &[start, end] in &text.recognized {
        let mut at = start;
        while let Some(token) = next_token(&letters, at, end.min(letters.len())) {
            let read: String = letters[token[0]..token[1]].iter().collect();
            let meant = tables
                .misread_symbols()
                .meant(&read)
                .filter(|meant| !symbols.is_known(&read) && symbols.is_known(meant));
            if let Some(meant) = meant {
                put(meant, &mut letters[token[0]..token[1]]);
                places.push(token);
            }
            at = token[1];
        }
    }
    Mended {
        content: letters.into_iter().collect::<String>().into(),
        places,
    }
}

/// Puts an abbreviation into the place of one that is as long or longer. What is too much becomes a mark that matching passes over; it
/// stands before the last letter, so that the abbreviation ends where it ended.
fn put(meant: &str, place: &mut [char]) {
    const PASSED_OVER: char = '\u{200b}';
    let missing = place.len().saturating_sub(meant.chars().count());
    let mut meant = meant.chars().rev();
    let last = meant.next();
    let backwards = last
        .into_iter()
        .chain(std::iter::repeat_n(PASSED_OVER, missing))
        .chain(meant);
    place
        .iter_mut()
        .rev()
        .zip(backwards)
        .for_each(|(letter, put)| *letter = put);
}

/// The next run of letters and digits right behind a hyphen or slash: there the abbreviations of symbols stand.
fn next_token(letters: &[char], from: usize, end: usize) -> Option<[usize; 2]> {
    let start = (from.max(1)..end)
        .find(|&at| is_separator(letters[at - 1]) && letters[at].is_alphanumeric())?;
    let length = letters[start..end]
        .iter()
        .take_while(|letter| letter.is_alphanumeric())
        .count();
    Some([start, start + length])
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '-' | '/' | '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;

    const WORDS: &str =
        "Căn cứ Nghị quyết số 12/NO-HĐND; Quyết định số 7/QĐ-TTs. NO-CP; số 4-KIL/TW";

    fn mended(recognized: Vec<[usize; 2]>) -> (String, Vec<[usize; 2]>) {
        let text = Text {
            content: WORDS.into(),
            recognized,
            ..Text::default()
        };
        let extractor = Extractor::new(Tables::embedded());
        let mended = mend(&text, Tables::embedded(), extractor.symbols());
        (mended.content.into_owned(), mended.places)
    }

    #[test]
    fn symbols_of_the_list_are_mended_where_the_text_was_recognized() {
        let all = WORDS.chars().count();
        assert_eq!(mended(vec![]), (WORDS.into(), vec![]));
        let whole =
            "Căn cứ Nghị quyết số 12/NQ-HĐND; Quyết định số 7/QĐ-TTg. NO-CP; số 4-K\u{200b}L/TW";
        assert_eq!(
            mended(vec![[0, all]]),
            (whole.into(), vec![[24, 26], [52, 55], [69, 72]])
        );
        assert_eq!(
            mended(vec![[40, 60]]).1,
            [[52, 55]],
            "the first one stands in a text that was not recognized"
        );
    }

    #[test]
    fn every_row_mends_something_unknown_into_something_known() {
        let extractor = Extractor::new(Tables::embedded());
        for row in Tables::embedded().misread_symbols().iter() {
            assert!(
                !extractor.symbols().is_known(&row.read),
                "{} is an abbreviation itself",
                row.read
            );
            assert!(
                extractor.symbols().is_known(&row.meant),
                "{} is no abbreviation",
                row.meant
            );
        }
    }

    #[test]
    fn a_mended_reference_is_flagged_and_shows_the_words_as_read() {
        let text = Text {
            content: WORDS.into(),
            recognized: vec![[33, 100]],
            ..Text::default()
        };
        let references = Extractor::new(Tables::embedded()).extract(&text).references;
        let told: Vec<_> = references
            .iter()
            .map(|reference| {
                let number = reference
                    .number
                    .as_ref()
                    .map(crate::extract::Number::canonical)
                    .unwrap_or_default();
                (
                    number,
                    reference.text.as_str(),
                    reference.recognized,
                    reference.repaired,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "12/NO-HĐND".to_owned(),
                    "Nghị quyết số 12/NO-HĐND",
                    false,
                    false
                ),
                ("7/QĐ-TTg".to_owned(), "Quyết định số 7/QĐ-TTs", true, true),
                ("4-KL/TW".to_owned(), "số 4-KIL/TW", true, true),
            ]
        );
    }
}

//! The word before a number: "số", "Số:", "(số", "No.", or a colon alone.
//!
//! ```text
//! number-word := ":"* "("? ("số" | "No" "."?)? ":"?
//! ```

use super::Cursor;
use crate::lex::Gap;
use crate::tables::PhraseKind;

/// What stands before a number; nothing too.
#[derive(Clone, Copy)]
pub struct NumberWord<'a> {
    /// Where the number may stand.
    pub after: Cursor<'a>,
    /// The word itself is there.
    pub is_spelled: bool,
    /// A bracket opens before it.
    pub in_brackets: bool,
    /// The widest gap in it, and before the number.
    pub gap: Gap,
}

/// Colons before the word, at most.
const MOST_COLONS: usize = 2;

/// The word that stands here.
pub fn number_word(at: Cursor<'_>) -> NumberWord<'_> {
    let mut colons = at;
    for _ in 0..MOST_COLONS {
        colons = colons.opt_mark(':');
    }
    let open = colons.opt_mark('(');
    let word = open.after_phrase(PhraseKind::NumberMarker).or_else(|| {
        let english = open.after_phrase(PhraseKind::EnglishNumberMarker)?;
        Some(english.opt_mark('.'))
    });
    let after = word.map_or(open, |after| after.opt_mark(':'));
    NumberWord {
        after,
        is_spelled: word.is_some(),
        in_brackets: open.start() > colons.start(),
        gap: at.widest_gap(after),
    }
}

/// The place before the word that ends right before a number, if one does: before "số:".
pub fn number_word_before(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.before_mark(':').before_phrase(PhraseKind::NumberMarker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    #[test]
    fn the_word_is_passed_by_in_every_form() {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        for (text, is_spelled, in_brackets) in [
            ("số 12", true, false),
            ("SỐ: 12", true, false),
            (": sô12", true, false),
            ("(Số 12)", true, true),
            ("No. 12", true, false),
            (": 12", false, false),
            ("12", false, false),
        ] {
            let lexemes = Lexemes::new(text, &lexicon);
            let word = number_word(Cursor::new(&lexemes, tables));
            let read = (word.is_spelled, word.in_brackets);
            assert_eq!(read, (is_spelled, in_brackets), "{text}");
            assert_eq!(word.after.written(), "12", "{text}");
        }
    }
}

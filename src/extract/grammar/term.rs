//! Terms of committees: "khóa X", "(khóa XIV)", "khóa 13".
//!
//! ```text
//! term    := ","? "("? "khóa" ORDINAL      ORDINAL := roman | FIGURE of one or two digits
//! ```

use super::Cursor;
use crate::tables::PhraseKind;
use crate::text::roman;

/// A term that follows, in Roman figures, and the place after it.
pub fn term(at: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    let word = at.opt_mark(',').opt_mark('(');
    ordinal(word.after_phrase(PhraseKind::TermMarker)?)
        .map(|(after, number)| (after, roman::write(number)))
}

/// An ordinal in Roman or Arabic figures: "XIV", "13".
pub fn ordinal(at: Cursor<'_>) -> Option<(Cursor<'_>, u8)> {
    let token = at.token()?;
    let is_number = token.is_figure() && token.end() - token.start() <= 2;
    let number = (is_number || token.is_all_capital()).then(|| roman::read(at.written()))??;
    Some((at.next(), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    #[test]
    fn terms_are_read_in_roman_and_arabic_figures() {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        for (text, expected) in [
            ("khóa X", Some("X")),
            (", (khóa XIV)", Some("XIV")),
            ("KHÓA 13", Some("XIII")),
            ("khóa học", None),
            ("nhiệm kỳ 2025 - 2030", None),
        ] {
            let lexemes = Lexemes::new(text, &lexicon);
            let found = term(Cursor::new(&lexemes, tables)).map(|(_, term)| term);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}

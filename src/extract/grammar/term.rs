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

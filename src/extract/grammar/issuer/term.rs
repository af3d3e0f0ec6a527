//! The term of a committee after its name.
//!
//! ```text
//! term := (","? | "(") ("khóa" | "lần thứ") (ROMAN | FIGURE) ")"?       ")" as "("
//! ```

use super::words::goes_on;
use crate::extract::grammar::Cursor;
use crate::tables::PhraseKind;
use crate::text::roman;

/// "khóa XIII", "(khoá XIV)", "lần thứ XIII": the place after it, and the number of the term in
/// Roman figures.
pub fn term(at: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    if !goes_on(at) {
        return None;
    }
    let is_open = at.is_mark('(');
    let word = if is_open || at.is_mark(',') {
        at.next()
    } else {
        at
    };
    let number = [PhraseKind::TermMarker, PhraseKind::OrdinalMarker]
        .into_iter()
        .find_map(|kind| word.after_phrase(kind))?;
    let term = roman::read(number.written()).map(roman::write)?;
    let after = number.next();
    if !is_open {
        return Some((after, term));
    }
    after.is_mark(')').then(|| (after.next(), term))
}

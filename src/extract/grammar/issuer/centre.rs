//! Words of central bodies: "Trung ương", "TW", "Việt Nam", "quốc gia".

use super::words::unbroken;
use crate::extract::grammar::Cursor;
use crate::tables::{Phrase, PhraseKind, is_abbreviation};

/// Such words here: the place after them, and their row. One that its row writes with a capital, or
/// in capitals, is so written here.
fn centre(at: Cursor<'_>) -> Option<(Cursor<'_>, &Phrase)> {
    let (after, row) = unbroken(at, PhraseKind::Centre)?;
    let token = at.token()?;
    let fits = if is_abbreviation(&row.phrase) {
        token.is_all_capital()
    } else {
        token.is_capital() || row.phrase.starts_with(char::is_lowercase)
    };
    fits.then_some((after, row))
}

/// The words here that make the body before them its central one, and what they stand for: "TW".
pub fn centre_of_body(at: Cursor<'_>) -> Option<(Cursor<'_>, &str)> {
    let (after, row) = centre(at)?;
    let name = row.value.as_deref()?;
    at.token()?.is_capital().then_some((after, name))
}

/// Whether a name ends with them before this place.
pub fn ends_with_centre(end: Cursor<'_>) -> bool {
    [end.previous().previous(), end.previous()]
        .into_iter()
        .any(|at| centre(at).is_some_and(|(after, _)| after == end))
}

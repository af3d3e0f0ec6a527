//! How far a name reaches, and how its words are written.

use crate::extract::grammar::Cursor;
use crate::lex::{Gap, Tag};
use crate::tables::{Phrase, PhraseKind};

/// Whether a name may go on with the token here: no blank line and no cell's edge before it, and a
/// word, a figure or a mark that names hold.
pub fn goes_on(at: Cursor<'_>) -> bool {
    let Some(token) = at.token() else {
        return false;
    };
    let joins = token.is_word() || token.is_figure() || is_mark(at) || at.is_mark('&');
    joins && token.gap() < Gap::Paragraph && !at.is_after_tab()
}

/// A mark that stands inside names; a dot only after an abbreviation: "TP. Hồ Chí Minh".
pub fn is_mark(at: Cursor<'_>) -> bool {
    let stands_in_names = [',', '-', '"', '\'', '(', ')']
        .into_iter()
        .any(|mark| at.is_mark(mark));
    stands_in_names || at.is_mark('.') && is_dotted(at.previous())
}

fn is_dotted(word: Cursor<'_>) -> bool {
    word.after_phrase(PhraseKind::DottedWord).is_some()
}

/// Whether the token here is written as those of names are: with a capital, or a figure.
pub fn is_name_word(at: Cursor<'_>) -> bool {
    at.token()
        .is_some_and(|token| token.is_capital() || token.is_figure())
}

/// Whether a name goes on here with such a word.
pub fn name_goes_on(at: Cursor<'_>) -> bool {
    goes_on(at) && is_name_word(at)
}

/// Whether the word here is all in capitals, of two letters or more: "TỈNH", "UBND".
pub fn is_in_capitals(at: Cursor<'_>) -> bool {
    let capitals = at.token().is_some_and(|token| token.is_all_capital());
    capitals && at.written().chars().nth(1).is_some()
}

/// Whether "và" or "&" stands here.
pub fn is_and(at: Cursor<'_>) -> bool {
    at.is_mark('&') || at.after_phrase(PhraseKind::ListJoint).is_some()
}

/// The longest phrase of a kind here without marks between its words.
pub fn unbroken(at: Cursor<'_>, kind: PhraseKind) -> Option<(Cursor<'_>, &Phrase)> {
    let (after, row) = at.longest(|found| match found.tag {
        Tag::Phrase(of, row) if of == kind && !found.has_marks => Some(row),
        _ => None,
    })?;
    Some((after, at.tables().phrases().row(row)))
}

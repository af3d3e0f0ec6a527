//! The words that a law's name is made of, where neither a table nor quotation marks tell its end.
//!
//! ```text
//! run  := (word | joint word)* place?      joint := "," | "và" | "," "và"
//! word := a word of letters that ends no name; "của" before an owner, or after "điều"
//! ```

use super::super::Cursor;
use crate::lex::{Gap, Match, Tag};
use crate::tables::PhraseKind;

/// Words of the longest name.
const LONGEST_NAME: usize = 32;

/// A word, and whether a comma stands before it.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub at: Cursor<'a>,
    pub has_comma: bool,
}

/// The word that follows on the same paragraph, alone or after a comma or hyphen.
pub(super) fn next_word(at: Cursor<'_>) -> Option<Word<'_>> {
    let has_comma = at.is_mark(',');
    let has_mark = has_comma || at.is_mark('-');
    let word = if has_mark { at.next() } else { at };
    let apart = at.gap() == Gap::Paragraph || word.gap() == Gap::Paragraph;
    let is_word = word
        .token()
        .is_some_and(|token| token.is_word() || token.is_figure());
    (is_word && !apart).then_some(Word {
        at: word,
        has_comma,
    })
}

/// The end of a name whose words begin here, the first of them taken unseen.
pub(super) fn from_first(at: Cursor<'_>) -> Cursor<'_> {
    match next_word(at) {
        Some(first) => onward(first.at.next(), Some(first.at)),
        None => at,
    }
}

/// The end of a name that has come to this place, with the word before it.
pub(super) fn onward<'a>(mut at: Cursor<'a>, mut before: Option<Cursor<'a>>) -> Cursor<'a> {
    for _ in 0..LONGEST_NAME {
        if let Some(place) = at.after_phrase(PhraseKind::NamePlace) {
            return place;
        }
        let Some(word) = next_word(at).filter(|&word| goes_on(word, before)) else {
            break;
        };
        (at, before) = (word.at.next(), Some(word.at));
    }
    at
}

/// Whether a name goes on with this word.
fn goes_on(word: Word<'_>, before: Option<Cursor<'_>>) -> bool {
    if has_figure(word.at) || ends_a_name(word, before) {
        return false;
    }
    if is_joint(word.at) {
        return next_word(word.at.next()).is_some_and(|after| goes_on_after_joint(after, word.at));
    }
    if word.has_comma {
        return goes_on_after_joint(word, word.at);
    }
    if word.at.after_phrase(PhraseKind::IssuerMarker).is_none() {
        return true;
    }
    let owned = word.at.next().after_phrase(PhraseKind::NameOwner);
    let after_article = before.and_then(Cursor::after_article);
    owned.is_some() || after_article.is_some()
}

/// A comma or "và" goes on only into a word of the same name: not into another document, body or
/// clause.
fn goes_on_after_joint(word: Word<'_>, before: Cursor<'_>) -> bool {
    let numbered = word.at.token().is_some_and(|token| token.is_figure())
        || word
            .at
            .next()
            .token()
            .is_some_and(|token| token.is_figure());
    let joined = Word {
        has_comma: true,
        ..word
    };
    !numbered && !starts_other(word.at) && !ends_a_name(joined, Some(before))
}

/// Whether another document, body or clause begins here.
fn starts_other(at: Cursor<'_>) -> bool {
    let is_type = |found: &Match| matches!(found.tag, Tag::Type { .. });
    at.after_phrase(PhraseKind::OtherStart).is_some() || at.matches().iter().any(is_type)
}

/// Whether a word stands after a name, not in it; the word before it may make it the end of a
/// compound.
pub(super) fn ends_a_name(word: Word<'_>, before: Option<Cursor<'_>>) -> bool {
    let compound = before.and_then(|before| before.after_phrase(PhraseKind::NameCompound));
    if compound.is_some_and(|end| end.start() == word.at.next().start()) {
        return false;
    }
    let joined = word.has_comma || before.is_none_or(is_joint);
    let begins_a_clause = !joined && word.at.after_phrase(PhraseKind::NameClause).is_some();
    begins_a_clause || word.at.after_phrase(PhraseKind::NameEnd).is_some()
}

/// "và" and other words that join.
pub(super) fn is_joint(at: Cursor<'_>) -> bool {
    at.after_phrase(PhraseKind::ListJoint).is_some()
}

/// A figure, or a word that runs into one: "QH15".
fn has_figure(at: Cursor<'_>) -> bool {
    let next = at.next();
    at.token().is_some_and(|token| token.is_figure())
        || next.gap() == Gap::Glued && next.token().is_some_and(|token| token.is_figure())
}

//! Titles (trích yếu) of cited documents: "về việc triển khai ...", up to where the sentence ends.
//!
//! ```text
//! title    := note? ('"' | ",")* (TITLE_MARKER | TITLE_VERB) words end
//!           | "(" CONTENTS_MARKER words ")"
//! note     := "(" words ")" | "[" FIGURE "]"
//! end      := ";" | "." | ":" | ")" of a bracket around | paragraph | IN_FORCE | "," body ACT
//! ```

use super::Cursor;
use super::issuer::issuer;
use crate::extract::clause;
use crate::lex::{Gap, Tag, Token};
use crate::model::Relation;
use crate::tables::{Cue, PhraseKind};

/// Where the title that begins after a reference ends, in bytes; `None` without one.
pub fn end(after: Cursor<'_>) -> Option<usize> {
    // What begins a new paragraph is no title of the one before.
    if clause::begins_paragraph(after) {
        return None;
    }
    let body = opening(after).or_else(|| contents(after))?;
    Some(sentence_end(body))
}

/// The place after what opens a title: "về", "về việc", "V/v", or a verb of titles.
fn opening(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let at = after.after_marks(&[',']);
    if at.start() > after.start() && ends_another(at) {
        return None;
    }
    let at = note(at).unwrap_or(at);
    let at = at.after_marks(&[',', '"']);
    let (title, ()) = at.longest(|found| match found.tag {
        Tag::Phrase(PhraseKind::TitleMarker | PhraseKind::TitleVerb, _) => Some(()),
        _ => None,
    })?;
    let is_name = title.gap() == Gap::Glued
        && title.token().is_some_and(|token| {
            token.is_word() || token.is_figure() || token.is_mark(':') || token.is_mark('.')
        });
    (!is_name).then_some(title)
}

/// Whether a cue after a comma says what the document before it ended: ", thay thế Nghị định ...".
fn ends_another(at: Cursor<'_>) -> bool {
    let ends = |cue: &Cue| matches!(cue.relation, Relation::Replaces | Relation::Repeals);
    at.cue().is_some_and(|(_, cue)| ends(cue))
}

/// "Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan ... (gồm: Luật Cảnh vệ, ...)": the
/// laws that it is about.
fn contents(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let bracket = after.is_mark('(').then(|| after.next())?;
    let marker = bracket.after_phrase(PhraseKind::ContentsMarker)?;
    Some(marker.after_marks(&[':']))
}

/// Tokens of the longest note between a reference and its title.
const LONGEST_NOTE: usize = 24;

/// A note in brackets, or the mark of a footnote.
fn note(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if at.is_mark('[') {
        let close = at.next().token()?.is_figure().then(|| at.next().next())?;
        return close.is_mark(']').then(|| close.next());
    }
    let mut inside = at.is_mark('(').then(|| at.next())?;
    for _ in 0..LONGEST_NOTE {
        if inside.is_mark(')') {
            return Some(inside.next());
        }
        if inside.is_mark('(') {
            return None;
        }
        inside = inside.next();
    }
    None
}

/// Longest title in bytes that is looked through.
const LONGEST_TITLE: usize = 1_500;

/// Where the sentence, clause, paragraph or bracket around a title ends.
fn sentence_end(body: Cursor<'_>) -> usize {
    let mut depth = 0_i32;
    let mut at = body;
    while let Some(token) = at.token() {
        depth += i32::from(token.is_mark('(')) - i32::from(token.is_mark(')'));
        let ends = depth < 0
            || token.is_mark(';') && depth == 0
            || ends_sentence(at, token)
            || token.is_mark(',') && begins_to_act(at.next())
            || token.start() > body.start() + LONGEST_TITLE;
        if ends {
            return token.start();
        }
        let starts_apart = at.start() > body.start() || token.gap() != Gap::Glued;
        let ends_before = clause::begins_paragraph(at)
            || at.after_phrase(PhraseKind::InForce).is_some() && starts_apart;
        if ends_before {
            return at.token_before().map_or(at.start(), Token::end);
        }
        at = at.next();
    }
    at.text().len()
}

/// A full stop or colon before a blank; not one inside an abbreviation ("TP. Hồ Chí Minh").
fn ends_sentence(at: Cursor<'_>, token: Token) -> bool {
    let is_stop = token.is_mark('.') || token.is_mark(':');
    is_stop && at.next().gap() != Gap::Glued && !is_abbreviated(at)
}

fn is_abbreviated(stop: Cursor<'_>) -> bool {
    let word = stop.previous();
    let is_short = word.after_phrase(PhraseKind::DottedWord).is_some();
    is_short && word.token().is_some_and(Token::is_capital)
}

/// A body that begins to act, after a comma: ", UBND tỉnh yêu cầu".
fn begins_to_act(at: Cursor<'_>) -> bool {
    if !at.token().is_some_and(Token::is_capital) {
        return false;
    }
    issuer(at).is_some_and(|phrase| {
        let after = at.to_byte(phrase.range.end);
        after.after_phrase(PhraseKind::Act).is_some()
    })
}

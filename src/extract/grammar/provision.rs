//! Parts of documents that references name before them: "điểm b khoản 4 Điều 6", "các Điều 4, 5 và
//! 6 của", "Mục V,".
//!
//! ```text
//! provision := part (joint? part)* ("," joint? plural?)
//! part      := lead? PROVISION_WORD (NUMBER_MARKER | "thứ")? figure (joint figure)*
//! figure    := FIGURE ("." FIGURE){0,3} letters? | letters FIGURE? | ROMAN ("." FIGURE)*
//! joint     := "," | ";" | "-" | PROVISION_JOINT
//! ```

use std::ops::Range;

use super::Cursor;
use crate::lex::{Gap, Token};
use crate::tables::PhraseKind;

/// Bytes before a reference in which its provision is looked for.
const WINDOW: usize = 240;

/// The provision that ends right before a place: its words, in bytes of the normalized text.
pub fn before(place: Cursor<'_>) -> Option<Range<usize>> {
    let end = before_link(place);
    end.token_before().filter(|token| ends_a_figure(*token))?;
    let text = end.within(place.start().saturating_sub(WINDOW)..end.token_before()?.end());
    let mut at = text;
    while !at.is_end() {
        if part(at).is_some() {
            let after = provision(at);
            if after.is_end() {
                return Some(at.until(after));
            }
            // What stands before the place where the chain broke belongs to no other chain.
            at = after;
        } else {
            at = at.next();
        }
    }
    None
}

/// The place before what links a provision to its document: "," , "của các", "ban hành kèm theo".
fn before_link(place: Cursor<'_>) -> Cursor<'_> {
    let plural = place.before_phrase(PhraseKind::ListMarker);
    let at = plural.unwrap_or(place);
    let linked = at.before_phrase_where(PhraseKind::ProvisionJoint, |value| value != "list");
    let at = linked.unwrap_or(at);
    if at.token_before().is_some_and(|token| token.is_mark(',')) {
        at.previous()
    } else {
        at
    }
}

fn ends_a_figure(token: Token) -> bool {
    token.is_figure()
        || token.is_mark('"')
        || token.is_mark('\'')
        || token.is_word() && token.end() - token.start() <= LONGEST_ROMAN
}

/// The longest chain of parts that begins here.
fn provision(at: Cursor<'_>) -> Cursor<'_> {
    let mut after = at;
    while let Some(next) = part(after).or_else(|| part(joint(after, |_| true)?)) {
        after = next;
    }
    after
}

/// "điểm b", "các Điều 4, 5 và 6", "biểu mẫu số 15".
pub fn part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let word = at
        .after_phrase(PhraseKind::ProvisionLead)
        .and_then(|lead| lead.after_phrase(PhraseKind::ProvisionWord))
        .or_else(|| at.after_phrase(PhraseKind::ProvisionWord))?;
    let marked = word.after_phrase(PhraseKind::NumberMarker);
    let counted = marked.or_else(|| word.after_phrase(PhraseKind::OrdinalMarker));
    let first = after_quote(counted.unwrap_or(word));
    if first.gap() == Gap::Glued && word.gap() == Gap::Glued {
        return None;
    }
    let mut after = after_quote(figure(first)?);
    while let Some(next) = joint(after, |value| value == "list").and_then(figure) {
        if runs_on(next) {
            break;
        }
        after = next;
    }
    Some(after)
}

/// The place after a mark or word between figures or parts; of words only those with a value that
/// is wanted.
fn joint(at: Cursor<'_>, wanted: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    if [',', ';', '-'].into_iter().any(|mark| at.is_mark(mark)) {
        return Some(at.next());
    }
    let (after, phrase) = at.phrase(PhraseKind::ProvisionJoint)?;
    wanted(phrase.value.as_deref()?).then_some(after)
}

/// "4", "2.4", "1a", "b", "d1", "IX", "V.2".
fn figure(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let token = at.token()?;
    let length = token.end() - token.start();
    if token.is_figure() {
        let after = (length <= 3).then(|| subdivided(at.next(), 3))?;
        let letters = after.gap() == Gap::Glued && is_letters(after);
        return Some(if letters { after.next() } else { after });
    }
    if is_letters(at) {
        let digit = at.next();
        let numbered = digit.gap() == Gap::Glued
            && digit
                .token()
                .is_some_and(|token| token.is_figure() && token.end() - token.start() == 1);
        return Some(if numbered {
            digit.next()
        } else {
            subdivided(digit, 3)
        });
    }
    is_roman(at).then(|| subdivided(at.next(), 3))
}

/// The place after ".2.1", of at most so many parts.
fn subdivided(at: Cursor<'_>, most: usize) -> Cursor<'_> {
    let figure = at.next();
    let glued = at.gap() == Gap::Glued && figure.gap() == Gap::Glued;
    let is_figure = figure.token().is_some_and(Token::is_figure);
    if most > 0 && at.is_mark('.') && glued && is_figure {
        subdivided(figure.next(), most - 1)
    } else {
        at
    }
}

/// One or two letters without a tone, as in "điểm b", "điểm đ".
fn is_letters(at: Cursor<'_>) -> bool {
    let is_short = |token: Token| token.is_word() && token.end() - token.start() <= 4;
    at.token().is_some_and(is_short)
        && at.written().chars().count() <= 2
        && at
            .written()
            .chars()
            .all(|letter| letter.is_ascii_alphabetic() || matches!(letter, 'đ' | 'Đ'))
}

/// Letters of the longest Roman number: "XXXVII" has six.
const LONGEST_ROMAN: usize = 6;

fn is_roman(at: Cursor<'_>) -> bool {
    at.token()
        .is_some_and(|token| token.is_word() && token.end() - token.start() <= LONGEST_ROMAN)
        && at
            .written()
            .bytes()
            .all(|letter| b"IVXLC".contains(&letter.to_ascii_uppercase()))
}

fn after_quote(at: Cursor<'_>) -> Cursor<'_> {
    if at.is_mark('"') || at.is_mark('\'') {
        at.next()
    } else {
        at
    }
}

/// Whether the word or figure before this place goes on.
fn runs_on(at: Cursor<'_>) -> bool {
    at.gap() == Gap::Glued
        && at
            .token()
            .is_some_and(|token| token.is_word() || token.is_figure())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    #[test]
    fn parts_before_a_reference_are_found() {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        for (text, expected) in [
            ("theo điểm b khoản 4 Điều 6 ", Some("điểm b khoản 4 Điều 6")),
            ("tại các Điều 4, 5 và 6 của ", Some("các Điều 4, 5 và 6")),
            ("Tại Khoản 1, Điều 19, ", Some("Khoản 1, Điều 19")),
            (
                "Tại Điểm 2.4, Khoản 2, Mục V, ",
                Some("Điểm 2.4, Khoản 2, Mục V"),
            ),
            ("từ Điều 10 đến Điều 13 ", Some("từ Điều 10 đến Điều 13")),
            (
                "biểu mẫu số 15 Phụ lục III kèm theo ",
                Some("biểu mẫu số 15 Phụ lục III"),
            ),
            ("theo quy định của ", None),
            ("tại Điều lệ của ", None),
            ("Điều 5 quy định chi tiết ", None),
            (
                "điểm c và d khoản 2 Điều 30 ",
                Some("điểm c và d khoản 2 Điều 30"),
            ),
        ] {
            let lexemes = Lexemes::new(text, &lexicon);
            let end = Cursor::new(&lexemes, tables).to(usize::MAX);
            assert_eq!(before(end).map(|range| &text[range]), expected, "{text}");
        }
    }
}

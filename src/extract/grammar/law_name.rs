//! Names of laws, codes, ordinances and constitutions: where a name ends that no quotation marks
//! close.
//!
//! ```text
//! law-name     := constitution | amending | known | quoted | unknown
//! constitution := TYPE ("của"? STATE)?
//! known        := LAW (run before a number or date)?
//! quoted       := TYPE '"' any* '"' before a number or date
//! unknown      := TYPE ("về" | "quy định")? run
//! ```

mod amending;
mod run;
#[cfg(test)]
mod tests;
mod title;

use super::Cursor;
use super::type_word::TypeMark;
use crate::lex::{Gap, Tag};
use crate::model::Relation;
use crate::tables::{CitedBy, PhraseKind};

use title::{is_cited_before, is_stated};

/// The end of the name of the law that a type word starts; `at` is the type word. `None` if the
/// word names no law ("luật này", "các luật khác", "luật sư").
pub fn law_name<'a>(at: Cursor<'a>, mark: &TypeMark<'_>) -> Option<Cursor<'a>> {
    let after = at.to_byte(mark.range.end);
    if is_cited_by_its_type(at, mark) {
        return constitution(after).filter(|_| mark.capital);
    }
    let known = title::known(at).map(lengthened);
    let stated = later(amending::amending(at, after), known);
    let named = || quoted(after).or_else(|| title::unknown(at, after));
    let end = stated.or_else(|| mark.capital.then(named).flatten())?;
    (!heads_its_own_text(at, end)).then_some(end)
}

/// The place after what may stand between a law's name and its number or date: "Luật Đất đai (sửa
/// đổi) số ...", "Bộ luật Lao động Việt Nam ngày ...", "Bộ luật Dân sự của nước Cộng hòa xã hội chủ
/// nghĩa Việt Nam năm 1995". The name's end if nothing does.
pub fn after_note(end: Cursor<'_>) -> Cursor<'_> {
    let note = if end.is_mark('(') {
        amending::after_verbs(end.next())
            .filter(|close| close.is_mark(')'))
            .map(Cursor::next)
    } else {
        let state = end.opt_phrase(PhraseKind::IssuerMarker);
        state.after_phrase(PhraseKind::StateName)
    };
    note.filter(|&after| is_stated(after)).unwrap_or(end)
}

/// A law that has no other name than its type word: the constitution.
fn is_cited_by_its_type(at: Cursor<'_>, mark: &TypeMark<'_>) -> bool {
    let row = at.tables().document_types().get(mark.slug);
    row.is_some_and(|row| row.cited_by == CitedBy::Name)
}

/// The later of two places.
fn later<'a>(one: Option<Cursor<'a>>, two: Option<Cursor<'a>>) -> Option<Cursor<'a>> {
    one.into_iter().chain(two).max_by_key(|end| end.start())
}

/// The end of "Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", after the type
/// word.
fn constitution(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let state = after.opt_phrase(PhraseKind::IssuerMarker);
    let end = state.after_phrase(PhraseKind::StateName).unwrap_or(after);
    (!is_cited_before(end)).then_some(end)
}

/// "Luật Quy hoạch" of the table where the text says "Luật Quy hoạch đô thị số 30/2009/QH12": the
/// words up to number or date are the name's.
fn lengthened(end: Cursor<'_>) -> Cursor<'_> {
    let joined = end
        .token()
        .is_some_and(|token| token.is_word() && !token.is_capital())
        && !run::is_joint(end);
    if !joined {
        return end;
    }
    let longer = run::onward(end, None);
    if is_stated(longer) { longer } else { end }
}

/// Tokens of the longest name in quotation marks.
const LONGEST_QUOTED: usize = 100;

/// The end of a name in quotation marks that a number or date follows: "Pháp lệnh "Ưu đãi người có
/// công" ngày 29 tháng 8 năm 1994".
fn quoted(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = after.is_mark('"').then(|| after.next())?;
    for _ in 0..LONGEST_QUOTED {
        if at.gap() >= Gap::Line {
            return None;
        }
        if at.is_mark('"') {
            return Some(at.next()).filter(|&end| is_stated(end));
        }
        at = at.next();
    }
    None
}

/// Tokens of the longest part of a constitution that a law is based on.
const LONGEST_BASIS: usize = 12;

/// The title of a law above its own text, which begins "Căn cứ Hiến pháp", "Căn cứ Điều 83 của Hiến
/// pháp".
fn heads_its_own_text(at: Cursor<'_>, end: Cursor<'_>) -> bool {
    if at.token_before().is_some() && at.gap() < Gap::Line {
        return false;
    }
    let basis = end.longest(|found| match found.tag {
        Tag::Cue(row) => {
            (at.tables().cues().row(row).relation == Relation::LegalBasis).then_some(())
        }
        _ => None,
    });
    let Some((mut basis, ())) = basis else {
        return false;
    };
    for _ in 0..LONGEST_BASIS {
        if is_constitution(basis) {
            return true;
        }
        if basis.is_end() || basis.is_mark(';') || basis.is_mark('.') {
            return false;
        }
        basis = basis.next();
    }
    false
}

fn is_constitution(at: Cursor<'_>) -> bool {
    at.matches().iter().any(|found| match found.tag {
        Tag::Type { id, .. } => {
            let row = at.tables().document_types().of(id);
            row.law && row.cited_by == CitedBy::Name
        }
        _ => false,
    })
}

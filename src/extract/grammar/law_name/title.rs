//! One law's title: of the table of laws, or unknown to it.

use super::super::Cursor;
use super::run::{self, Word, next_word};
use crate::lex::{Gap, Tag};
use crate::tables::PhraseKind;

/// The end of the longest title of the table of laws that begins here, if the text's name ends
/// there: "Luật Thi đua" before ", khen thưởng" does, "Luật Thuế" before " giá trị gia tăng" does
/// not.
pub(super) fn known(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (end, ()) = at.longest(|found| matches!(found.tag, Tag::Law(_)).then_some(()))?;
    let next = end.token().filter(|next| next.is_word());
    let runs_on = end.gap() != Gap::Glued
        && next.is_some_and(|next| !next.is_capital())
        && end.after_phrase(PhraseKind::NameWord).is_some();
    (!runs_on).then_some(end)
}

/// The end of a title that the table lacks, whose type word goes from `word` to `after`: "Luật Nuôi
/// ong lấy mật".
pub(super) fn unknown<'a>(word: Cursor<'a>, after: Cursor<'a>) -> Option<Cursor<'a>> {
    if is_cited_before(after) {
        return None;
    }
    // "Pháp lệnh về nhiệm vụ, quyền hạn ...", "Pháp lệnh quy định thể lệ bầu cử ...": older titles,
    // which show by their date or number: "các luật, pháp lệnh về thuế" names none.
    let older = after.after_phrase(PhraseKind::OlderTitle);
    let first = next_word(older.unwrap_or(after))?;
    if !opens(first, word) {
        return None;
    }
    let end = run::from_first(first.at);
    // "Luật Việt Nam" is the country's law as a whole, or part of a name.
    let country = after.after_phrase(PhraseKind::StateName);
    let is_whole_country = country.is_some_and(|country| country.start() == end.start());
    let needs_more = older.is_some() || is_in_capitals(word, first.at);
    (!is_whole_country && (!needs_more || is_stated(end))).then_some(end)
}

/// Whether capitals tell nothing: of "HOÀN THIỆN LUẬT DOANH TRẠI" they may all be the heading's.
fn is_in_capitals(word: Cursor<'_>, first: Cursor<'_>) -> bool {
    let mut words = [word, first].into_iter();
    let in_capitals = words.all(|at| at.token().is_some_and(|token| token.is_all_capital()));
    in_capitals && !opens_a_known_title(first)
}

/// Whether a title may begin with this word after its type word.
fn opens(first: Word<'_>, type_word: Cursor<'_>) -> bool {
    let Some(token) = first.at.token().filter(|token| token.is_word()) else {
        return false;
    };
    if first.has_comma || run::is_joint(first.at) {
        return false;
    }
    if first.at.after_phrase(PhraseKind::AmendingVerb).is_some() {
        return true;
    }
    let opens = token.is_capital()
        || opens_a_known_title(first.at)
        || names_in_a_sentence(type_word)
            && first.at.after_phrase(PhraseKind::NoNameOpening).is_none();
    opens && !run::ends_a_name(first, None)
}

/// Whether the subject of some law begins with this word, so that "luật" before it may begin a
/// title.
fn opens_a_known_title(at: Cursor<'_>) -> bool {
    at.matches()
        .iter()
        .any(|found| found.tag == Tag::LawOpening)
}

/// Whether the type word here has its capital for a name's sake: it stands inside a sentence, and
/// means one law.
fn names_in_a_sentence(word: Cursor<'_>) -> bool {
    let Some(before) = word.token_before().filter(|_| word.gap() != Gap::Glued) else {
        return false;
    };
    let in_capitals = word.token().is_some_and(|token| token.is_all_capital());
    let goes_on = before.is_word()
        || before.is_figure()
        || [',', ';', '('].into_iter().any(|mark| before.is_mark(mark));
    let several = [PhraseKind::ListMarker, PhraseKind::GeneralLaw]
        .into_iter()
        .any(|kind| word.phrase_before(kind).is_some());
    goes_on && !in_capitals && !several
}

/// The place after the type word of a law that begins here.
pub(super) fn after_type_word(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (after, ()) = at.longest(|found| match found.tag {
        Tag::Type { id, .. } => {
            let is_law = at.tables().document_types().of(id).law;
            (is_law && !found.has_marks).then_some(())
        }
        _ => None,
    })?;
    Some(after)
}

/// Whether a number or date follows: ", ngày 18", "số: 12", "năm 2013".
pub(super) fn is_stated(at: Cursor<'_>) -> bool {
    let at = at.opt_mark(',');
    let word = [PhraseKind::DateMarker, PhraseKind::NumberMarker]
        .into_iter()
        .find_map(|kind| at.after_phrase(kind));
    word.is_some_and(|after| {
        let figure = after.opt_mark(':').token();
        figure.is_some_and(|token| token.is_figure())
    })
}

/// "này", "trên", "nói trên": the document itself, or one named before.
pub(super) fn is_cited_before(at: Cursor<'_>) -> bool {
    [PhraseKind::SelfReference, PhraseKind::BackReference]
        .into_iter()
        .any(|kind| at.after_phrase(kind).is_some())
}

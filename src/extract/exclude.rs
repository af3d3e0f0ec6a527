//! What looks like a reference and is none: standards, form codes, figures of other papers, and the
//! document itself.

use super::draft::Draft;
use super::grammar::Cursor;
use super::grammar::number_word::number_word_before;
use super::header::Header;
use super::reference::Number;
use crate::tables::PhraseKind;

/// What the document says of itself, so that its own number is not taken for a reference.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Canonical number, if the header has one.
    pub number: Option<String>,
    /// Symbol of a header whose number is blank.
    pub blank_symbol: Option<String>,
    /// Type slug.
    pub document_type: Option<String>,
    /// Date of issue.
    pub date: Option<crate::model::PartialDate>,
    /// Bytes of the normalized text in which a number is the document's own.
    pub zones: Vec<std::ops::Range<usize>>,
}

impl Own {
    /// What the header says.
    pub fn of(header: &Header) -> Self {
        let number = header.number.as_ref();
        Self {
            number: number
                .filter(|number| !number.is_blank())
                .map(Number::canonical),
            blank_symbol: number
                .filter(|number| number.is_blank())
                .and_then(|number| Some(number.symbol.as_ref()?.text.clone())),
            document_type: header.document_type.clone(),
            date: header.date,
            zones: header.own_numbers.clone(),
        }
    }
}

/// Drops the drafts that are no references. Lists keep their links among those that stay.
pub fn drop_others(start: Cursor<'_>, drafts: &mut Vec<Draft>, own: &Own) {
    let mut papers = vec![false; drafts.len()];
    for (index, draft) in drafts.iter().enumerate() {
        // "mẫu số 09A/PL-TNCN, 09B/PL-TNCN": what the list's first item is, all are.
        papers[index] = draft.type_range.is_none()
            && (papers[draft.list] || numbers_another_paper(start.to_byte(draft.start)));
    }
    let stays: Vec<bool> = drafts
        .iter()
        .zip(&papers)
        .map(|(draft, paper)| !paper && !is_not_a_reference(start, draft, own))
        .collect();
    let places: Vec<usize> = stays
        .iter()
        .scan(0, |next, &stay| {
            Some(std::mem::replace(next, *next + usize::from(stay)))
        })
        .collect();
    let mut index = 0;
    drafts.retain_mut(|draft| {
        draft.list = places[draft.list];
        draft.shared_issuer = draft
            .shared_issuer
            .filter(|&shared| stays[shared])
            .map(|shared| places[shared]);
        index += 1;
        stays[index - 1]
    });
}

/// Whether the draft is the document itself or a standard.
fn is_not_a_reference(start: Cursor<'_>, draft: &Draft, own: &Own) -> bool {
    let at = start.to_byte(draft.start);
    is_itself(at, draft, own) || is_standard(at)
}

/// "mẫu số: 09A/PL-TNCN", "hợp đồng 12/HĐ": papers and places that have numbers but are no official
/// documents.
fn numbers_another_paper(at: Cursor<'_>) -> bool {
    with_number_word_before(at)
        .into_iter()
        .any(|at| at.phrase_before(PhraseKind::OtherPaper).is_some())
}

/// "QCVN 62-MT:2016/BTNMT", "Tiêu chuẩn cơ sở số 1:2020": standards of technology, numbered in
/// another network.
fn is_standard(mut at: Cursor<'_>) -> bool {
    let is_part = |at: Cursor<'_>| {
        let before = at.token_before();
        before.is_some_and(|token| token.is_figure() || token.is_mark(':') || token.is_mark('.'))
    };
    for _ in 0..LONGEST_STANDARD {
        if is_part(at) {
            at = at.previous();
        }
    }
    with_number_word_before(at)
        .into_iter()
        .any(|at| at.phrase_before(PhraseKind::StandardMarker).is_some())
}

/// The places before a colon and before "số" and "số hiệu" with it, where they stand before a
/// number.
fn with_number_word_before(at: Cursor<'_>) -> [Cursor<'_>; 2] {
    let before = at.before_mark(':');
    [before, number_word_before(at).unwrap_or(before)]
}

/// Figures and marks in the number of a standard, at most.
const LONGEST_STANDARD: usize = 8;

/// The document's own number: in its header, in its annexes' headings, in running heads.
fn is_itself(at: Cursor<'_>, draft: &Draft, own: &Own) -> bool {
    let Some(number) = &draft.number else {
        return false;
    };
    if own
        .zones
        .iter()
        .any(|zone| zone.contains(&number.range.start))
    {
        return true;
    }
    if number.is_blank() {
        return own.blank_symbol.as_ref() == Some(&number.symbol.text)
            && (is_issued_with(at) || draft.type_range.is_none());
    }
    let same_date = match (draft.date.as_ref().and_then(|date| date.date), own.date) {
        (Some(one), Some(two)) => one.agrees_with(two),
        _ => true,
    };
    let same_type = draft.slug.is_none()
        || draft.vague
        || own.document_type.is_none()
        || draft.slug == own.document_type;
    own.number.as_deref() == Some(number.canonical().as_str()) && same_date && same_type
}

/// Whether "kèm theo", "kèm theo bản" stands right before.
fn is_issued_with(at: Cursor<'_>) -> bool {
    at.phrase_before(PhraseKind::IssuedWith).is_some()
}

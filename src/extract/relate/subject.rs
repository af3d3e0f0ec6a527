//! Who does what a cue says, and whether it is done here at all.

use crate::extract::clause::opens_clause;
use crate::extract::draft::Draft;
use crate::extract::grammar::Cursor;
use crate::lex::Gap;
use crate::model::Relation;
use crate::tables::PhraseKind;

/// Whether a cue begins a line or a bracket: "(Ban hành kèm theo ...".
pub fn opens_line_or_bracket(cue: Cursor<'_>) -> bool {
    cue.gap() >= Gap::Line || cue.token_before().is_none_or(|before| before.is_mark('('))
}

/// Tokens before a cue in which its subject stands, at most.
const LONGEST_SUBJECT: usize = 60;

/// Whether another document or body makes the change that a cue speaks of, or it is only proposed:
/// "Chính phủ ban hành Nghị định A, thay thế B", "đề nghị sửa đổi B", "dự thảo Thông tư quy định
/// chi tiết B".
pub fn is_another(cue: Cursor<'_>, clause: usize, drafts: &[Draft]) -> bool {
    if follows_another_document(cue, drafts) {
        return true;
    }
    let mut at = cue;
    for _ in 0..LONGEST_SUBJECT {
        if at.start() == 0 || at.end_before() <= clause {
            return false;
        }
        at = at.previous();
        if at.after_phrase(PhraseKind::SelfReference).is_some() {
            return false;
        }
        if at.after_phrase(PhraseKind::ProposalMarker).is_some() {
            return true;
        }
    }
    false
}

/// Whether a reference that is not changed itself stands right before a cue, a comma aside.
fn follows_another_document(cue: Cursor<'_>, drafts: &[Draft]) -> bool {
    let comma = cue.token_before().is_some_and(|before| before.is_mark(','));
    let end = if comma { cue.previous() } else { cue }.end_before();
    let after = drafts.partition_point(|draft| draft.start < end);
    let before = after.checked_sub(1).map(|index| &drafts[index]);
    before.is_some_and(|draft| {
        let is_changed = draft.relation.is_some_and(Relation::is_change);
        draft.end() >= end && draft.number.is_some() && !is_changed
    })
}

/// Whether what a cue speaks of is only the background: "sau khi thực hiện", "từ khi triển khai",
/// "sau bảy năm thực hiện", "khi tổng kết 10 năm thực hiện".
pub fn is_background(cue: Cursor<'_>) -> bool {
    let apart = before_time(cue);
    let report = [cue, apart]
        .into_iter()
        .find_map(|at| at.before_phrase(PhraseKind::ReportMarker));
    [Some(cue), Some(apart), report]
        .into_iter()
        .flatten()
        .any(|at| at.before_phrase(PhraseKind::BackgroundMarker).is_some())
}

/// Whether a cue's doing is reported: "sơ kết 03 năm thực hiện", "kết quả sáu tháng triển khai".
pub fn is_reported(cue: Cursor<'_>) -> bool {
    [cue, before_time(cue)].into_iter().any(|at| {
        let verb = at.before_phrase_where(PhraseKind::ReportMarker, |value| value != "noun");
        let noun = at.before_phrase(PhraseKind::ReportMarker);
        verb.is_some() || noun.is_some_and(opens_clause)
    })
}

/// The place before "03 năm", "sáu tháng", "hai năm rưỡi" that end right before a place; else the
/// place itself.
fn before_time<'t>(at: Cursor<'t>) -> Cursor<'t> {
    let Some(unit) = at.before_phrase(PhraseKind::TimeUnit) else {
        return at;
    };
    // One or two words or figures count the units: "10", "mười lăm".
    let is_count = |at: Cursor<'t>| {
        let counted = at.token().is_some_and(|token| !token.is_capital());
        counted
            && at.after_phrase(PhraseKind::ReportMarker).is_none()
            && at.after_phrase(PhraseKind::BackgroundMarker).is_none()
    };
    let one = unit.previous();
    let two = one.previous();
    if follows_marker(two) && is_count(two) && is_count(one) {
        two
    } else {
        one
    }
}

/// Whether a report or a background begins right before a place.
fn follows_marker(at: Cursor<'_>) -> bool {
    [PhraseKind::ReportMarker, PhraseKind::BackgroundMarker]
        .into_iter()
        .any(|kind| at.before_phrase(kind).is_some())
}

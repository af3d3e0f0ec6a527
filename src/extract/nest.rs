//! Titles nest: "Công văn số 1369-CV/TU ... về việc triển khai Kết luận số 44-KL/TW" has one reference inside the title of another.

use super::compose::is_list_gap;
use super::draft::Draft;
use super::grammar::{Cursor, title};
use crate::lex::Token;
use crate::tables::PhraseKind;

/// Finds for each draft the one in whose title it stands. Drafts are in order of their start.
pub fn nest(text: Cursor<'_>, drafts: &mut [Draft]) {
    for draft in &mut *drafts {
        let end = draft.end();
        draft.title_end = title::end(text.to_byte(end)).unwrap_or(end);
    }
    // Indices of the drafts whose titles are open at the current place, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for index in 0..drafts.len() {
        let start = drafts[index].start;
        open.retain(|&outer| drafts[outer].title_end > start || name_covers(&drafts[outer], start));
        drafts[index].within = container(text, drafts, index, &open);
        // What stands beside an open title closes it, before the "và" that joins the two.
        let start = text.to_byte(drafts[index].start);
        let before = before_coordination(start).unwrap_or(start);
        let end = before.token_before().map_or(0, Token::end);
        for &outer in open
            .iter()
            .filter(|&&outer| !is_around(drafts, outer, index))
            .collect::<Vec<_>>()
        {
            drafts[outer].title_end = end.clamp(drafts[outer].end(), drafts[outer].title_end);
        }
        open.retain(|&outer| is_around(drafts, outer, index));
        open.push(index);
    }
}

fn container(
    text: Cursor<'_>,
    drafts: &mut [Draft],
    index: usize,
    open: &[usize],
) -> Option<usize> {
    let draft = &drafts[index];
    if let Some(&outer) = open
        .iter()
        .rev()
        .find(|&&outer| name_covers(&drafts[outer], draft.start))
    {
        return Some(outer);
    }
    let before = before(drafts, index)?;
    let lead = draft.lead();
    if let Some(same) = same_document_or_amended(text, drafts, index, before, open, lead) {
        drafts[index].follows = Some(same);
        return still_open(drafts, drafts[same].within, drafts[index].start);
    }
    let draft = &drafts[index];
    let gap = text
        .text()
        .get(drafts[before].end()..lead)
        .unwrap_or_default();
    let joined = before_coordination(text.to_byte(lead))
        .is_some_and(|joint| joint.start() >= drafts[before].end());
    if joined
        && let Some(beside) = open.iter().copied().find(|&outer| {
            resembles(&drafts[outer], draft) && !resembles(&drafts[before], draft)
                || outer == before && is_list_gap(gap)
        })
    {
        // "Kế hoạch A về kiểm tra bầu cử và Hướng dẫn B ngày ... của ...": as whole as A, so beside it.
        return drafts[beside].within;
    }
    if is_list_gap(gap) {
        return still_open(drafts, drafts[before].within, draft.start);
    }
    let outer = *open.last()?;
    if joined && resembles(&drafts[outer], draft) {
        return drafts[outer].within;
    }
    Some(outer)
}

/// Whether the draft stands in the title of `outer`, at whatever depth.
fn is_around(drafts: &[Draft], outer: usize, index: usize) -> bool {
    std::iter::successors(drafts[index].within, |&parent| drafts[parent].within)
        .any(|parent| parent == outer)
}

/// The nearest draft outward whose title reaches to the place.
fn still_open(drafts: &[Draft], mut outer: Option<usize>, place: usize) -> Option<usize> {
    while let Some(closed) = outer.filter(|&outer| drafts[outer].title_end <= place) {
        outer = drafts[closed].within;
    }
    outer
}

/// The draft before, at the same depth: not a law in the name of an amending law, but that law.
fn before(drafts: &[Draft], index: usize) -> Option<usize> {
    let mut before = index.checked_sub(1)?;
    while let Some(outer) = drafts[before]
        .within
        .filter(|&outer| name_covers(&drafts[outer], drafts[before].start))
    {
        before = outer;
    }
    Some(before)
}

/// The draft that this one repeats under a short name ("viết tắt là ..."), or that it amended ("được sửa đổi, bổ sung theo ...").
fn same_document_or_amended(
    text: Cursor<'_>,
    drafts: &[Draft],
    index: usize,
    before: usize,
    open: &[usize],
    lead: usize,
) -> Option<usize> {
    let (place, from) = (text.to_byte(lead), drafts[before].end());
    let candidates = || std::iter::once(before).chain(open.iter().rev().copied());
    if follows_alias_marker(place) {
        let same_ordinal = |&other: &usize| {
            ordinal(&drafts[other]).is_some() && ordinal(&drafts[other]) == ordinal(&drafts[index])
        };
        return candidates().find(same_ordinal).or(Some(before));
    }
    if follows_change(place, from) {
        return candidates()
            .find(|&other| drafts[other].slug == drafts[index].slug)
            .or(Some(before));
    }
    None
}

fn ordinal(draft: &Draft) -> Option<&str> {
    draft
        .number
        .as_ref()
        .map(|number| number.ordinal.as_str())
        .or(draft
            .short_number
            .as_ref()
            .map(|number| number.ordinal.as_str()))
}

/// Whether a short name for the document before follows here: 'gọi tắt là "'.
fn follows_alias_marker(at: Cursor<'_>) -> bool {
    let is_opening = |token: Token| [':', '"', '\''].into_iter().any(|mark| token.is_mark(mark));
    let at = if at.token_before().is_some_and(is_opening) {
        at.previous()
    } else {
        at
    };
    at.before_phrase(PhraseKind::AliasMarker).is_some()
}

/// Tokens between a change and what made it, at most.
const LONGEST_CHANGE: usize = 24;

/// Whether what changed the document before follows here: "được sửa đổi, bổ sung một số điều theo".
fn follows_change(at: Cursor<'_>, from: usize) -> bool {
    let at = at.before_phrase(PhraseKind::ListMarker).unwrap_or(at);
    let Some(mut at) = at.before_phrase(PhraseKind::AgentMarker) else {
        return false;
    };
    for _ in 0..LONGEST_CHANGE {
        at = at.previous();
        let ends = |token: Token| token.is_mark('.') || token.is_mark(';');
        if at.start() < from || at.token().is_none_or(ends) {
            return false;
        }
        if at.after_phrase(PhraseKind::PassiveChange).is_some() {
            return true;
        }
    }
    false
}

/// Whether both are told alike, so that "và" joins them rather than what stands in a title.
fn resembles(outer: &Draft, draft: &Draft) -> bool {
    let numbered = outer.number.is_some() && draft.number.is_some() && draft.type_range.is_some();
    numbered
        && (outer.date.is_some() && draft.date.is_some()
            || outer.issuer.is_some() && draft.issuer.is_some())
}

/// Whether the place lies inside the draft's name: a law in the title of the law that amends it.
fn name_covers(outer: &Draft, place: usize) -> bool {
    outer
        .name
        .as_ref()
        .is_some_and(|name| name.start < place && place < name.end)
}

/// The place before the comma or "và", "cùng các" that ends right before this place.
fn before_coordination(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let at = at.before_phrase(PhraseKind::ListMarker).unwrap_or(at);
    if at.token_before()?.is_mark(',') {
        return Some(at.previous());
    }
    at.before_phrase(PhraseKind::Coordination)
}

//! Titles nest: "Công văn số 1369-CV/TU ... về việc triển khai Kết luận số 44-KL/TW" has one reference inside the title of another.

use super::clause::opens_clause;
use super::draft::Draft;
use super::grammar::{Cursor, list, provision, title};
use crate::lex::{Gap, Tag, Token};
use crate::model::Relation;
use crate::tables::{CueStrength, PhraseKind};

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
        let second_change = begins_second_change(text, drafts, index, &open);
        drafts[index].within = match (second_change, open.first()) {
            (Some(_), Some(&outermost)) => drafts[outermost].within,
            _ => container(text, drafts, index, &open),
        };
        // What stands beside an open title closes it, before the "và" that joins the two.
        let start = text.to_byte(drafts[index].start);
        let before = second_change.or_else(|| before_coordination(start));
        let end = before.unwrap_or(start).end_before();
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
        drafts[index].renames = follows_alias_marker(text.to_byte(lead)).then_some(same);
        return still_open(drafts, drafts[same].within, drafts[index].start);
    }
    let draft = &drafts[index];
    let is_list = list::joint(drafts[before].after(text), text.to_byte(lead)).is_some();
    let joined = before_coordination(text.to_byte(lead))
        .is_some_and(|joint| joint.start() >= drafts[before].end());
    if joined
        && let Some(beside) = open.iter().copied().find(|&outer| {
            resembles(&drafts[outer], draft) && !resembles(&drafts[before], draft)
                || outer == before && is_list
        })
    {
        // "Kế hoạch A về kiểm tra bầu cử và Hướng dẫn B ngày ... của ...": as whole as A, so beside it.
        return drafts[beside].within;
    }
    if is_list {
        return still_open(drafts, drafts[before].within, draft.start);
    }
    let outer = *open.last()?;
    let alone = outer == before && is_joined_by_word(text.to_byte(lead));
    if joined && resembles(&drafts[outer], draft)
        || alone && both_numbered(&drafts[outer], draft)
        || is_requested(text.to_byte(lead), drafts[outer].start)
    {
        return drafts[outer].within;
    }
    Some(outer)
}

/// Whether "và" stands right before this place: after a title without a reference it joins a
/// reference to the one whose title it is.
fn is_joined_by_word(at: Cursor<'_>) -> bool {
    let at = at.before_phrase(PhraseKind::ListMarker).unwrap_or(at);
    at.before_phrase(PhraseKind::ListJoint).is_some()
}

fn both_numbered(outer: &Draft, draft: &Draft) -> bool {
    outer.number.is_some() && draft.number.is_some() && draft.type_range.is_some()
}

/// Tokens before a reference in which the sentence's verb is looked for, at most.
const LONGEST_SENTENCE: usize = 160;

/// Whether "tại" right before this place belongs to a request that the sentence opens with: "Xét đề
/// nghị của Sở về việc ban hành A tại Tờ trình".
fn is_requested(at: Cursor<'_>, outer: usize) -> bool {
    let points = |tag| match tag {
        Tag::Cue(row) => at.tables().cues().row(row).strength == CueStrength::Pointing,
        _ => false,
    };
    at.before_match(points).is_some()
        && sentence_before(at.to_byte(outer)).any(|at| {
            at.cue()
                .is_some_and(|(_, cue)| cue.relation == Relation::RequestedBy)
                && opens_clause(at)
        })
}

/// The places before this one in its sentence, backwards.
fn sentence_before(at: Cursor<'_>) -> impl Iterator<Item = Cursor<'_>> {
    let mut next = Some(at);
    std::iter::from_fn(move || {
        let here = next?.previous();
        let ends = here.is_mark(';') || here.is_mark('.') && here.next().gap() != Gap::Glued;
        next = (!ends && here.start() > 0 && here.start() < next?.start()).then_some(here);
        (!ends).then_some(here)
    })
    .take(LONGEST_SENTENCE)
}

/// The place of a "và" with which a sentence that changes a document turns to the next one:
/// "Thông tư này thay thế A ... và bãi bỏ Điều 4 của B". What follows is no part of A's title.
fn begins_second_change<'t>(
    text: Cursor<'t>,
    drafts: &[Draft],
    index: usize,
    open: &[usize],
) -> Option<Cursor<'t>> {
    let outermost = *open.first()?;
    let changes = |at: Cursor<'_>| at.cue().is_some_and(|(_, cue)| cue.relation.is_change());
    let lead = text.to_byte(drafts[index].lead());
    let verb = lead.before_match(|tag| matches!(tag, Tag::Cue(_)))?;
    let joint = verb
        .before_phrase(PhraseKind::ListJoint)
        .filter(|_| changes(verb))?;
    // The sentence has said "này ... thay thế" before the document whose title is open.
    let first = text.to_byte(drafts[outermost].start);
    let mut before = sentence_before(first);
    let changed = before.any(changes);
    let own = sentence_before(first).any(|at| at.after_phrase(PhraseKind::SelfReference).is_some());
    (changed && (own || opens_clause_of_change(first, changes))).then_some(joint)
}

/// Whether the change that governs a reference is the first word of its clause: "1. Bãi bỏ A".
fn opens_clause_of_change(at: Cursor<'_>, changes: impl Fn(Cursor<'_>) -> bool) -> bool {
    sentence_before(at).any(|at| changes(at) && opens_clause(at))
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
pub(super) fn follows_alias_marker(at: Cursor<'_>) -> bool {
    let is_opening = |token: Token| [':', '"', '\''].into_iter().any(|mark| token.is_mark(mark));
    let at = if at.token_before().is_some_and(is_opening) {
        at.previous()
    } else {
        at
    };
    at.before_phrase(PhraseKind::AliasMarker).is_some()
}

/// Words between a change and what made it, at most.
const LONGEST_CHANGE: usize = 12;

/// Whether what changed the document before follows here: "được sửa đổi, bổ sung một số điều theo".
fn follows_change(at: Cursor<'_>, from: usize) -> bool {
    let at = at.before_phrase(PhraseKind::ListMarker).unwrap_or(at);
    let Some(agent) = at.before_phrase(PhraseKind::AgentMarker) else {
        return false;
    };
    let mut at = agent;
    for _ in 0..LONGEST_CHANGE {
        at = at.previous();
        if at.start() < from {
            return false;
        }
        if at.after_phrase(PhraseKind::PassiveChange).is_some() {
            return is_change_alone(at, agent);
        }
    }
    false
}

/// Whether nothing but the change and what is changed stands before its agent: "được sửa đổi, bổ
/// sung một số điều theo".
fn is_change_alone(change: Cursor<'_>, agent: Cursor<'_>) -> bool {
    let mut at = change;
    while at.start() < agent.start() {
        let passed = [
            PhraseKind::PassiveChange,
            PhraseKind::TitleVerb,
            PhraseKind::PartWord,
            PhraseKind::ListJoint,
            PhraseKind::LinkWord,
        ]
        .into_iter()
        .find_map(|kind| at.after_phrase(kind))
        .or_else(|| provision::part(at))
        .or_else(|| at.is_mark(',').then(|| at.next()));
        match passed {
            Some(after) => at = after,
            None => return false,
        }
    }
    true
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
    at.before_phrase(PhraseKind::ListJoint)
}

//! Lists of bodies: "Kính gửi", the list after "điện:" of a telegram, "Nơi nhận".
//!
//! ```text
//! list := MARKER ":"? item ((";" | "," | "-") item)*       item := named ("(" "để"? PURPOSE ")")?
//! ```

use super::group::named;
use super::{Draft, Reading};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::issuer::issuer as issuer_at;
use crate::lex::Gap;
use crate::model::{Binding, Bound, Whom};
use crate::tables::PhraseKind;

/// Where the lists stand: tasks are not looked for in them.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ranges: Vec<std::ops::Range<usize>>,
}

impl Lists {
    /// The byte after the list that a byte stands in.
    pub fn end_of(&self, byte: usize) -> Option<usize> {
        let holds = self.ranges.iter().find(|range| range.contains(&byte));
        holds.map(|range| range.end)
    }
}

/// A list reaches over at most so many tokens.
const LONGEST_LIST: usize = 1500;
/// The list that a letter is addressed to begins within so many tokens.
const LAST_ADDRESS: usize = 1200;

/// Reads the lists of a text: the first that it is addressed to, and the last of copies.
pub(super) fn read(reading: &Reading<'_>, start: Cursor<'_>, draft: &mut Draft) -> Lists {
    let mut lists = Lists::default();
    let mut at = start;
    let mut copies = None;
    let mut is_addressed = false;
    let mut passed = 0;
    while !at.is_end() {
        if let Some((after, kind)) = marker(at) {
            if kind == "copies" {
                copies = Some((at, after));
            } else if !is_addressed && passed < LAST_ADDRESS {
                is_addressed = true;
                let end = addressed(reading, after, draft);
                lists.ranges.push(at.start()..end.start());
            }
        }
        at = at.next();
        passed += 1;
    }
    if let Some((at, after)) = copies {
        let end = copied(reading, after, draft);
        lists.ranges.push(at.start()..end.start());
    }
    lists
}

/// The marker of a list at the start of a line, or behind the sender of a telegram: the place after
/// it and its kind.
fn marker<'a>(at: Cursor<'a>) -> Option<(Cursor<'a>, &'a str)> {
    let (after, phrase) = at.phrase(PhraseKind::AddresseeMarker)?;
    let kind = phrase.value.as_deref()?;
    if kind == "wire" {
        return (after.is_mark(':') && is_sender_before(at)).then(|| (after.next(), kind));
    }
    let is_first = at.gap() >= Gap::Line || at.token_before().is_none_or(|token| !token.is_word());
    let colon = after.is_mark(':') || after.gap() >= Gap::Line || after.is_mark('-');
    let is_opening = at.token()?.is_capital() && is_first && (colon || kind == "dear");
    let after = if after.is_mark(':') {
        after.next()
    } else {
        after
    };
    is_opening.then_some((after, kind))
}

/// Whether the line up to here is the name of a body: "THỦ TƯỚNG CHÍNH PHỦ | điện:".
fn is_sender_before(at: Cursor<'_>) -> bool {
    let mut first = at;
    while first.gap() < Gap::Line && first.token_before().is_some() {
        first = first.previous();
    }
    let end = at.token_before().map_or(0, |token| token.end());
    issuer_at(first).is_some_and(|phrase| phrase.range.end == end)
}

/// Whether a list goes on with this token.
fn goes_on(at: Cursor<'_>, named: bool) -> bool {
    let (Some(token), Some(before)) = (at.token(), at.token_before()) else {
        return false;
    };
    let is_item = ['-', '+', '•', '*', '–']
        .into_iter()
        .any(|mark| token.is_mark(mark));
    if is_item || !named {
        return true;
    }
    if before.is_mark('.') && token.gap() != Gap::Glued {
        let stops = at
            .previous()
            .token_before()
            .is_none_or(|word| word.has_small());
        return !stops && token.gap() == Gap::Space;
    }
    match token.gap() {
        Gap::Glued | Gap::Space => true,
        Gap::Line => {
            let open = [',', ';', ':', '(', '-']
                .into_iter()
                .any(|mark| before.is_mark(mark));
            open || !token.is_capital() || ends_open(at)
        }
        Gap::Paragraph => before.is_mark(';') || before.is_mark(','),
    }
}

/// Whether the word before this one leaves its line open: "của", "và".
fn ends_open(at: Cursor<'_>) -> bool {
    at.phrase_before(PhraseKind::WrappedWord).is_some()
}

/// Whether a name can begin here: behind a mark, a line break or "và".
fn begins(at: Cursor<'_>) -> bool {
    let mark = at
        .token_before()
        .is_none_or(|token| !token.is_word() && !token.is_figure());
    mark || at.gap() >= Gap::Line || ends_open(at)
}

/// The bodies that a text is addressed to; the place after the list.
fn addressed<'a>(reading: &Reading<'a>, start: Cursor<'a>, draft: &mut Draft) -> Cursor<'a> {
    let mut at = start;
    let mut is_named = false;
    for _ in 0..LONGEST_LIST {
        if !goes_on(at, is_named) {
            break;
        }
        let found = Some(at)
            .filter(|at| begins(*at))
            .and_then(|at| named(reading, at));
        let Some((after, whom)) = found else {
            at = at.next();
            continue;
        };
        is_named = true;
        for one in whom {
            draft.bind(reading.bound(at.until(after), Binding::Addressed, one));
        }
        at = after;
    }
    at
}

/// Those that receive a copy: bound with "(để thực hiện)", else informed; the place after the list.
fn copied<'a>(reading: &Reading<'a>, start: Cursor<'a>, draft: &mut Draft) -> Cursor<'a> {
    let mut at = start;
    let mut is_named = false;
    let mut item: Vec<Bound> = Vec::new();
    for _ in 0..LONGEST_LIST {
        if !goes_on(at, is_named) {
            break;
        }
        if at.is_mark(';') || at.is_mark('-') {
            draft.copied.append(&mut informed(&mut item));
        }
        if let Some((after, is_to_do)) = purpose(at) {
            if is_to_do {
                carry_out(&mut item, draft);
            }
            item.clear();
            at = after;
            continue;
        }
        let found = Some(at)
            .filter(|at| begins(*at))
            .and_then(|at| named(reading, at));
        let Some((after, whom)) = found else {
            at = at.next();
            continue;
        };
        is_named = true;
        let bound = |one| reading.bound(at.until(after), Binding::Informed, one);
        item.extend(whom.into_iter().map(bound));
        at = after;
    }
    draft.copied.append(&mut informed(&mut item));
    at
}

/// Why an item receives its copy: "(để thực hiện)", "(b/c)".
fn purpose(at: Cursor<'_>) -> Option<(Cursor<'_>, bool)> {
    let inside = Some(at.next()).filter(|_| at.is_mark('('))?;
    let inside = inside
        .after_phrase(PhraseKind::ClauseWord)
        .unwrap_or(inside);
    let (after, phrase) = inside.phrase(PhraseKind::CopyPurpose)?;
    Some((after, phrase.value.as_deref() == Some("do")))
}

/// The groups of an item: a single body that receives a copy is never bound by it.
fn informed(item: &mut Vec<Bound>) -> Vec<Bound> {
    let groups = item.drain(..);
    groups
        .filter(|bound| matches!(bound.whom, Whom::Group(_)))
        .collect()
}

fn carry_out(item: &mut Vec<Bound>, draft: &mut Draft) {
    for mut bound in item.drain(..) {
        bound.binding = Binding::ToCarryOut;
        draft.bind(bound);
    }
}

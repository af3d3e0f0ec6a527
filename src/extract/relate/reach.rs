//! What stands between a cue and a reference: whether the cue reaches it.

use crate::extract::draft::Draft;
use crate::extract::grammar::{Cursor, provision};
use crate::model::Relation;
use crate::tables::{Cue, CueStrength, PhraseKind};

/// What stands between a cue and a reference, other references and their titles aside.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reach {
    /// Words of their own stand between: the cue has another object.
    pub has_object: bool,
    /// The object is something that a document orders: "nhiệm vụ", "ý kiến chỉ đạo".
    pub is_order: bool,
    /// The words right before the reference point at it: "tại", "nêu trong".
    pub is_pointed: bool,
    /// A part of the document is meant: "một số điều của", "cụm từ ... tại".
    pub is_part: bool,
    /// A phrase of the document is meant: "cụm từ".
    pub is_phrase: bool,
    /// A bracket that the cue stands in is closed before the reference.
    pub leaves_bracket: bool,
}

/// Tokens between a cue and its reference, at most; references and titles between do not count.
const LONGEST: usize = 120;

impl Reach {
    /// Whether the reference is the object of the cue.
    pub fn is_direct(self) -> bool {
        !self.has_object
    }
}

/// Reads from the end of a cue to a reference.
pub fn between(after_cue: Cursor<'_>, drafts: &[Draft], index: usize) -> Reach {
    let lead = drafts[index].lead();
    let mut reach = Reach {
        is_part: drafts[index].provision.is_some(),
        ..Reach::default()
    };
    let mut depth = 0_i32;
    let mut at = after_cue;
    let mut next = drafts[..index].partition_point(|draft| draft.start < at.start());
    for _ in 0..LONGEST {
        if at.start() >= lead {
            break;
        }
        if let Some(draft) = drafts[..index]
            .get(next)
            .filter(|draft| draft.lead() <= at.start())
        {
            at = at.to_byte(cover(drafts, next, index).max(draft.end()));
            next = drafts[..index].partition_point(|draft| draft.start < at.start());
            reach.is_pointed = false;
            continue;
        }
        depth += i32::from(at.is_mark('(')) - i32::from(at.is_mark(')'));
        reach.leaves_bracket |= depth < 0;
        at = reach.read(at);
    }
    reach
}

impl Reach {
    /// Takes what stands here; returns the place after it.
    fn read<'t>(&mut self, at: Cursor<'t>) -> Cursor<'t> {
        if let Some(after) = provision::part(at) {
            self.is_part = true;
            return after;
        }
        if let Some((after, part)) = at.phrase(PhraseKind::PartWord) {
            self.is_part = true;
            self.is_phrase |= part.value.is_some();
            return after;
        }
        let points = |cue: &Cue| {
            cue.strength == CueStrength::Pointing || cue.relation == Relation::IssuedWith
        };
        if let Some((after, _)) = at.cue().filter(|(_, cue)| points(cue)) {
            self.is_pointed = true;
            return after;
        }
        if let Some(after) = at.after_phrase(PhraseKind::OrderWord) {
            self.is_order = true;
            self.has_object = true;
            self.is_pointed = false;
            return after;
        }
        // "Việc triển khai các nhiệm vụ phải bám sát ...": another predicate begins.
        self.is_order &= at.after_phrase(PhraseKind::Modal).is_none();
        let passed = at
            .after_phrase(PhraseKind::LinkWord)
            .or_else(|| at.after_phrase(PhraseKind::ListJoint))
            .or_else(|| at.after_phrase(PhraseKind::Adverb));
        if let Some(after) = passed {
            return after;
        }
        if at.token().is_some_and(|token| token.is_word()) {
            self.has_object = true;
            self.is_pointed = false;
        }
        at.next()
    }
}

/// Titles inside titles that are looked through.
const DEEPEST: usize = 16;

/// Where the words of another reference end that are passed by on the way to this one: with its
/// title, unless this one stands in it.
pub fn cover(drafts: &[Draft], other: usize, index: usize) -> usize {
    let mut outward =
        std::iter::successors(drafts[index].within, |&outer| drafts[outer].within).take(DEEPEST);
    if outward.any(|outer| outer == other) {
        drafts[other].end()
    } else {
        drafts[other].title_end
    }
}

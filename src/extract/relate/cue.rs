//! The cues of a text: words that say what a document does with another.

use crate::extract::grammar::Cursor;
use crate::tables::{Cue, CueDirection, CuePosition};

/// A cue found in a text.
#[derive(Debug, Clone, Copy)]
pub struct CueWords<'t> {
    /// The place of its first word.
    pub at: Cursor<'t>,
    /// The place after its last word.
    pub after: Cursor<'t>,
    /// What the words say.
    pub cue: &'t Cue,
}

impl CueWords<'_> {
    /// First byte, in the normalized text.
    pub fn start(&self) -> usize {
        self.at.start()
    }

    /// Byte after it, in the normalized text.
    pub fn end(&self) -> usize {
        self.after.end_before()
    }
}

/// The cues of a text, in order.
pub struct Cues<'t> {
    /// Those that stand before a reference.
    pub before: Vec<CueWords<'t>>,
    /// Those that stand after it: "hết hiệu lực".
    pub after: Vec<CueWords<'t>>,
}

impl<'t> Cues<'t> {
    /// All cues from left to right, at each place the longest, none inside another.
    pub fn of(start: Cursor<'t>) -> Self {
        let mut cues = Self {
            before: Vec::new(),
            after: Vec::new(),
        };
        let mut at = start;
        while !at.is_end() {
            let Some((after, cue)) = at.cue() else {
                at = at.next();
                continue;
            };
            let words = CueWords { at, after, cue };
            match (cue.direction, cue.position) {
                (_, CuePosition::After) => cues.after.push(words),
                (CueDirection::Forward, CuePosition::Before) => cues.before.push(words),
                _ => {}
            }
            at = after;
        }
        cues
    }

    /// The cues that end at or before a byte, the nearest first.
    pub fn before(&self, byte: usize) -> impl Iterator<Item = &CueWords<'t>> {
        let until = self.before.partition_point(|cue| cue.end() <= byte);
        self.before[..until].iter().rev()
    }
}

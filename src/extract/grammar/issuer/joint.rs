//! Joint issuers: "liên Bộ Y tế - Tài chính".
//!
//! ```text
//! joint  := JOINT_HEAD body (("-" | "," | "và") member)*        the body begins with "Bộ", "Sở"
//! member := name of an issuer without that word
//! ```

use super::body::{Body, body};
use super::words::{goes_on, is_and, name_goes_on, unbroken};
use crate::extract::grammar::Cursor;
use crate::lex::Tag;
use crate::tables::PhraseKind;

/// Issuers that act together, at most.
const MOST_MEMBERS: usize = 20;

/// Issuers that act together; one after a dash or comma may leave the word "Bộ" out.
pub fn joint(at: Cursor<'_>) -> Option<Body<'_>> {
    let (after, row) = unbroken(at, PhraseKind::JointHead)?;
    let (word, head) = row.phrase.rsplit_once(' ')?;
    let mut joint = body(after.previous())?;
    joint.series = row.value.clone()?;
    joint.known = String::new();
    joint.title = format!("{word} {}", joint.title);
    for _ in 1..MOST_MEMBERS {
        let Some((after, name)) = next_member(joint.after, head) else {
            break;
        };
        joint.title = format!("{} - {name}", joint.title);
        joint.after = after;
    }
    Some(joint)
}

fn next_member<'a>(at: Cursor<'a>, head: &str) -> Option<(Cursor<'a>, &'a str)> {
    let is_joined = goes_on(at) && (at.is_mark('-') || at.is_mark(',') || is_and(at));
    let start = at.next();
    if !is_joined || !name_goes_on(start) {
        return None;
    }
    let (after, (row, name)) = start.longest(|found| match found.tag {
        Tag::JointMember(row) => {
            let row = at.tables().issuers().row(row);
            let (own_head, name) = row.name.split_once(' ')?;
            (own_head == head).then_some((row, name))
        }
        _ => None,
    })?;
    (!row.open).then_some((after, name))
}

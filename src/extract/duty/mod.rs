//! Whom a document binds and by when: lists of bodies, tasks, deadlines. Expands no group and
//! looks at no other document.

mod deadline;
mod group;
mod lists;
mod tasks;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::grammar::Cursor;
use super::header::Header;
use super::issuer;
use crate::model::{Binding, BodyGroup, Bound, Duty, NamedBody, PartialDate, Role, System, Whom};
use crate::tables::{COMMITTEE, UBND};
use crate::text::{Normalized, match_key};

/// What the readers of duties share.
struct Reading<'a> {
    /// The normalized text.
    text: &'a str,
    normalized: &'a Normalized<'a>,
    /// The sender, whose place completes the bodies that are named.
    around: issuer::Context,
    sender: Option<issuer::Issuer>,
    issued: Option<PartialDate>,
}

/// Reads whom a document binds and by when. Linear in its length.
pub(super) fn read(normalized: &Normalized<'_>, start: Cursor<'_>, header: &Header) -> Duty {
    let around = issuer::Context {
        place: header.scope.place.clone(),
        level: header.scope.level,
        date: header.date,
    };
    let sender = header.issuer.as_ref();
    let reading = Reading {
        text: normalized.as_str(),
        normalized,
        sender: sender.map(|own| issuer::complete(own, &around, start.tables())),
        around,
        issued: header.date,
    };
    let mut draft = Draft::default();
    let lists = lists::read(&reading, start, &mut draft);
    tasks::read(&reading, start, &lists, &mut draft);
    draft.duty.bound.extend(draft.copied);
    draft.duty
}

impl Reading<'_> {
    /// Whether a body is the one that issued the document.
    fn is_sender(&self, whom: &Whom) -> bool {
        let (Whom::Body(body), Some(own)) = (whom, &self.sender) else {
            return false;
        };
        (body.level, body.system) == (own.level, own.system)
            && body.series == own.body
            && body.place == own.place
    }

    fn bound(&self, range: Range<usize>, binding: Binding, whom: Whom) -> Bound {
        let words = self.text[range.clone()].split_whitespace();
        let [start, end] = self.normalized.source_span(range.clone());
        Bound {
            binding,
            role: None,
            whom,
            text: words.collect::<Vec<_>>().join(" "),
            start,
            end,
        }
    }
}

/// A duty while it is being read.
#[derive(Default)]
struct Draft {
    duty: Duty,
    /// Groups that only receive a copy: they stand after all others.
    copied: Vec<Bound>,
}

impl Draft {
    /// Notes a body or group. What is bound already is meant again: then its position, with the
    /// exceptions that the new words make.
    fn bind(&mut self, bound: Bound) -> Vec<usize> {
        let known: Vec<usize> = (0..self.duty.bound.len())
            .filter(|&index| {
                let known = &self.duty.bound[index];
                let same_words = bound.whom == Whom::Unlisted
                    && known.whom == Whom::Unlisted
                    && match_key(&bound.text) == match_key(&known.text);
                same_words || means(&bound.whom, &known.whom)
            })
            .collect();
        if known.is_empty() {
            self.duty.bound.push(bound);
            return vec![self.duty.bound.len() - 1];
        }
        for &index in &known {
            if let (Whom::Group(one), Whom::Group(other)) =
                (&bound.whom, &mut self.duty.bound[index].whom)
            {
                other.except.extend(one.except.iter().cloned());
            }
        }
        known
    }

    fn set_role(&mut self, indexes: &[usize], role: Role) {
        for &index in indexes {
            self.duty.bound[index].role.get_or_insert(role);
        }
    }
}

/// Whether words of a text mean what it names already: "UBND các huyện" after "UBND các huyện: A, B"
/// or after "UBND huyện A; UBND huyện B".
fn means(words: &Whom, known: &Whom) -> bool {
    match (words, known) {
        (Whom::Group(words), Whom::Group(known)) => {
            same_kind(words, known) && (words.is_whole() || words.names == known.names)
        }
        (Whom::Group(words), Whom::Body(known)) => {
            words.is_whole() && words.level == known.level && is_one_of(known, words)
        }
        (Whom::Body(words), Whom::Body(known)) => words == known,
        (Whom::Unlisted | Whom::Body(_), _) | (Whom::Group(_), Whom::Unlisted) => false,
    }
}

/// Whether a body is of the kind of a group; a group of committees gives no series.
fn is_one_of(body: &NamedBody, group: &BodyGroup) -> bool {
    let series = match (&group.series, group.system) {
        (Some(series), _) => series,
        (None, System::Party) => COMMITTEE,
        (None, _) => UBND,
    };
    body.series == series && (group.system == body.system || group.system == System::Unknown)
}

fn same_kind(one: &BodyGroup, other: &BodyGroup) -> bool {
    let open = |system: System| system == System::Unknown;
    let series = one.series.is_none() || other.series.is_none() || one.series == other.series;
    one.level == other.level
        && series
        && (one.system == other.system || open(one.system) || open(other.system))
}

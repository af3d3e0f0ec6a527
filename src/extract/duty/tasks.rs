//! Tasks in the text: who is ordered to do something, and by when.
//!
//! A sentence has a subject: the bodies at its start or after "giao", "yêu cầu", "đề nghị". A
//! deadline binds the subject before it, else the one after it, else all that the text addresses.

use super::deadline::{self, Found, deadline};
use super::group::named;
use super::lists::Lists;
use super::{Draft, Reading};
use crate::extract::grammar::Cursor;
use crate::lex::{Gap, Kinds, TokenKind};
use crate::model::{Asks, Binding, Deadline, Role, Whom};
use crate::tables::PhraseKind;

/// Reads the tasks of a text outside of its lists.
pub(super) fn read<'a>(
    reading: &'a Reading<'a>,
    start: Cursor<'a>,
    lists: &Lists,
    draft: &mut Draft,
) {
    let mut walk = Walk {
        reading,
        draft,
        sentence: Sentence::default(),
    };
    let mut at = start;
    while !at.is_end() {
        if let Some(end) = lists.end_of(at.start()) {
            walk.end_sentence(true);
            at = at.to_byte(end);
            walk.sentence.opening = Some(Opening::Sentence);
            continue;
        }
        at = walk.step(at);
    }
    walk.end_sentence(true);
}

/// The words that something is done by, besides subjects; a deadline may begin with a figure too.
const ACTING: Kinds = Kinds::of_phrase(PhraseKind::OrderCue)
    .and(Kinds::of_phrase(PhraseKind::Coordination))
    .and(Kinds::of_phrase(PhraseKind::TaskWord))
    .and(deadline::OPENING);

/// Who is to do what a clause says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Subject {
    /// Nobody is named: all that the text addresses.
    #[default]
    Addressed,
    /// Positions in `bound`.
    Bound(Vec<usize>),
    /// The sender, or a body that the text does not bind.
    Other,
}

/// How a clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// A sentence.
    Sentence,
    /// A numbered item or one behind a dash.
    Item,
    /// A clause behind a semicolon or "để".
    Clause,
}

/// What is known of a sentence up to a place.
#[derive(Debug, Default)]
struct Sentence {
    opening: Option<Opening>,
    subject: Subject,
    /// The subject stands at the start of the clause: what it orders others is its own affair.
    is_own: bool,
    has_lead: bool,
    /// The first task since the deadline before; none yet.
    task: Option<Task>,
    /// Deadlines of the clause that wait for a task or a subject.
    waiting: Vec<Deadline>,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Task(Option<Asks>);

struct Walk<'a, 'd> {
    reading: &'a Reading<'a>,
    draft: &'d mut Draft,
    sentence: Sentence,
}

impl<'a> Walk<'a, '_> {
    /// Reads what begins here, and gives the place after it.
    fn step(&mut self, at: Cursor<'a>) -> Cursor<'a> {
        if let Some(opening) = opening(at) {
            match opening {
                Opening::Clause => self.end_clause(),
                _ => self.end_sentence(at.gap() >= Gap::Line),
            }
            self.sentence.opening = Some(opening);
        }
        let opens = self.sentence.opening;
        if let Some(opening) = opens
            && let Some(after) = self.subject(at, opening)
        {
            self.sentence.opening = None;
            return after;
        }
        if opens != Some(Opening::Item) || at.token().is_some_and(|token| token.is_word()) {
            self.sentence.opening = None;
        }
        let is_figure = at.token().is_some_and(|token| token.is_figure());
        if !is_figure && !at.begins(ACTING) {
            return at.next();
        }
        self.ordered(at)
            .or_else(|| self.coordination(at))
            .or_else(|| self.deadline(at))
            .or_else(|| self.task(at))
            .unwrap_or_else(|| at.next())
    }

    /// The subject at the start of a clause.
    fn subject(&mut self, at: Cursor<'a>, opening: Opening) -> Option<Cursor<'a>> {
        let token = at.token()?;
        let could_name = token.is_capital() || at.after_phrase(PhraseKind::ListMarker).is_some();
        if !could_name || is_heading(at) {
            return None;
        }
        let Some((after, whom)) = named(self.reading, at) else {
            let after = at.after_phrase(PhraseKind::SenderWord)?;
            let acts = after
                .token()
                .is_some_and(|next| next.is_word() && !next.is_capital());
            return acts.then(|| {
                self.take(Subject::Other, false);
                after
            });
        };
        let binds = match &whom[..] {
            [Whom::Body(_)] => opening == Opening::Item,
            _ => opening != Opening::Clause || matches!(whom[..], [Whom::Group(_), ..]),
        };
        let is_sender = whom.iter().any(|one| self.reading.is_sender(one));
        let did = after.after_phrase(PhraseKind::PastMarker).is_some();
        if is_sender || did || orders(self.reading, after) {
            self.take(Subject::Other, false);
            return Some(after);
        }
        if !binds {
            let known = self.known(&whom);
            self.take(known, true);
            return Some(after);
        }
        let after = self.bind_list(at, Binding::Ordered, None);
        self.sentence.is_own = true;
        Some(after)
    }

    /// Bodies after "giao", "yêu cầu", "đề nghị".
    fn ordered(&mut self, at: Cursor<'a>) -> Option<Cursor<'a>> {
        let (after, phrase) = at.phrase(PhraseKind::OrderCue)?;
        let cue = phrase.value.as_deref()?;
        let reported = at.phrase_before(PhraseKind::WrappedWord).is_some();
        if reported || self.sentence.is_own || cue == "direct" && self.is_bound() {
            return None;
        }
        let after = if after.is_mark(':') {
            after.next()
        } else {
            after
        };
        let after = if after.is_mark('-') {
            after.next()
        } else {
            after
        };
        named(self.reading, after)?;
        let binding = if cue == "ask" {
            Binding::Asked
        } else {
            Binding::Ordered
        };
        Some(self.bind_list(after, binding, None))
    }

    fn is_bound(&self) -> bool {
        matches!(self.sentence.subject, Subject::Bound(_))
    }

    /// "chủ trì", "phối hợp với Sở Y tế".
    fn coordination(&mut self, at: Cursor<'a>) -> Option<Cursor<'a>> {
        let (after, phrase) = at.phrase(PhraseKind::Coordination)?;
        if phrase.value.as_deref() == Some("lead") {
            if let Subject::Bound(indexes) = &self.sentence.subject {
                self.draft.set_role(indexes, Role::Lead);
                self.sentence.has_lead = true;
            }
            return Some(after);
        }
        if !self.sentence.has_lead || named(self.reading, after).is_none() {
            return Some(after);
        }
        let subject = self.sentence.subject.clone();
        let after = self.bind_list(after, Binding::Ordered, Some(Role::Coordinating));
        self.sentence.subject = subject;
        Some(after)
    }

    /// A list of bodies: all of them are the subject now.
    fn bind_list(&mut self, start: Cursor<'a>, binding: Binding, role: Option<Role>) -> Cursor<'a> {
        let mut indexes = Vec::new();
        let mut after = start;
        let mut next = start;
        while let Some((end, whom)) = named(self.reading, next) {
            for one in whom.into_iter().filter(|one| !self.reading.is_sender(one)) {
                let bound = self.reading.bound(next.until(end), binding, one);
                indexes.extend(self.draft.bind(bound));
            }
            after = end;
            next = match separator(end) {
                Some(next) => next,
                None => break,
            };
        }
        if let Some(role) = role {
            self.draft.set_role(&indexes, role);
        }
        let subject = if indexes.is_empty() {
            Subject::Other
        } else {
            Subject::Bound(indexes)
        };
        self.take(subject, false);
        after
    }

    /// A new subject: deadlines that wait for one are its own.
    fn take(&mut self, subject: Subject, is_own: bool) {
        self.sentence.subject = subject;
        self.sentence.is_own = is_own;
        if let Subject::Bound(indexes) = &self.sentence.subject {
            for deadline in self
                .sentence
                .waiting
                .iter_mut()
                .filter(|one| one.binds.is_empty())
            {
                deadline.binds.clone_from(indexes);
            }
        }
    }

    /// The bodies of a clause that the text binds elsewhere.
    fn known(&self, whom: &[Whom]) -> Subject {
        let bound = &self.draft.duty.bound;
        let indexes: Vec<usize> = (0..bound.len())
            .filter(|&index| whom.iter().any(|one| super::means(one, &bound[index].whom)))
            .collect();
        if indexes.is_empty() {
            Subject::Other
        } else {
            Subject::Bound(indexes)
        }
    }

    fn task(&mut self, at: Cursor<'a>) -> Option<Cursor<'a>> {
        let (after, phrase) = at.phrase(PhraseKind::TaskWord)?;
        let asks = phrase.value.as_deref().and_then(|word| word.parse().ok());
        if asks == Some(Asks::Plan) && is_cited(after) {
            return Some(after);
        }
        let known = self.sentence.task.get_or_insert(Task(asks));
        known.0 = known.0.or(asks);
        let task = *known;
        for mut deadline in std::mem::take(&mut self.sentence.waiting) {
            deadline.asks = deadline.asks.or(task.0);
            self.draft.duty.deadlines.push(deadline);
        }
        Some(after)
    }

    fn deadline(&mut self, at: Cursor<'a>) -> Option<Cursor<'a>> {
        let (after, found) = deadline(at, self.reading.issued)?;
        if !self.is_due(at, &found) || self.sentence.subject == Subject::Other {
            return Some(after);
        }
        let task = self.sentence.task.take();
        let bound = self
            .reading
            .bound(at.until(after), Binding::Ordered, Whom::Unlisted);
        let binds = match &self.sentence.subject {
            Subject::Bound(indexes) => indexes.clone(),
            _ => Vec::new(),
        };
        let deadline = Deadline {
            date: found.date,
            asks: task.and_then(|task| task.0),
            recurring: found.recurring,
            binds,
            text: bound.text,
            start: bound.start,
            end: bound.end,
        };
        if task.is_some() {
            self.draft.duty.deadlines.push(deadline);
            return Some(after);
        }
        self.sentence.waiting.push(deadline);
        if self.sentence.subject == Subject::Addressed && after.is_mark(',') {
            // "Trước ngày 20/4, UBND các huyện báo cáo": the subject follows.
            self.sentence.opening = Some(Opening::Clause);
            return Some(after.next());
        }
        Some(after)
    }

    /// Whether a day can be a deadline: it is not past, and no validity or birth hangs on it.
    fn is_due(&self, at: Cursor<'_>, found: &Found) -> bool {
        let days = |(issued, date): (crate::model::PartialDate, crate::model::PartialDate)| {
            date.first_day() >= issued.first_day()
        };
        let later = self.reading.issued.zip(found.date).is_none_or(days);
        later && at.phrase_before(PhraseKind::TermWord).is_none()
    }

    /// Ends a clause: a deadline that no task has met counts only if its words alone make it one.
    fn end_clause(&mut self) {
        let waiting = std::mem::take(&mut self.sentence.waiting);
        let plain = waiting
            .into_iter()
            .filter(|deadline| !deadline.binds.is_empty());
        self.draft
            .duty
            .deadlines
            .extend(plain.filter(|deadline| deadline.recurring));
        self.sentence.is_own = false;
        self.sentence.has_lead = false;
        self.sentence.task = None;
    }

    /// Ends a sentence; the next one of the same paragraph may leave its subject out.
    fn end_sentence(&mut self, is_paragraph: bool) {
        self.end_clause();
        if is_paragraph {
            self.sentence.subject = Subject::Addressed;
        }
    }
}

/// Whether a line in capitals begins here: a heading, or the body that signs.
fn is_heading(at: Cursor<'_>) -> bool {
    let in_capitals = |at: Cursor<'_>| at.token().is_some_and(|token| token.is_all_capital());
    in_capitals(at) && in_capitals(at.next()) && in_capitals(at.next().next())
}

/// Whether a plan is one that is cited: "Kế hoạch số 88-KH/TU", "Kế hoạch này".
fn is_cited(after: Cursor<'_>) -> bool {
    let numbered = after.token().is_some_and(|token| token.is_figure());
    numbered
        || [PhraseKind::NumberMarker, PhraseKind::SelfReference]
            .into_iter()
            .any(|kind| after.after_phrase(kind).is_some())
}

/// Whether an order to somebody follows, so that the body before it gives the order.
fn orders<'a>(reading: &Reading<'a>, after: Cursor<'a>) -> bool {
    let cue = after.after_phrase(PhraseKind::OrderCue);
    cue.is_some_and(|next| {
        let next = if next.is_mark(':') { next.next() } else { next };
        named(reading, next).is_some()
    }) || cue.is_some_and(|next| next.token().is_some_and(|token| token.is_word()))
}

/// The place after what joins two bodies of a list.
fn separator(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let after_comma = if at.is_mark(',') { at.next() } else { at };
    let after = after_comma
        .valued(PhraseKind::WrappedWord, "and")
        .unwrap_or(after_comma);
    (after.start() > at.start()).then_some(after)
}

/// How a clause begins with this token, if one does.
fn opening(at: Cursor<'_>) -> Option<Opening> {
    let token = at.token()?;
    let Some(before) = at.token_before() else {
        return Some(Opening::Sentence);
    };
    let follows_clause_word = || at.phrase_before(PhraseKind::ClauseWord).is_some();
    if before.kind() != TokenKind::Mark && token.gap() < Gap::Line {
        return follows_clause_word().then_some(Opening::Clause);
    }
    let is_item = is_item(at);
    if before.is_mark(';') {
        return Some(if is_item {
            Opening::Item
        } else {
            Opening::Clause
        });
    }
    if is_item || is_item_mark(at) {
        return Some(Opening::Item);
    }
    let stopped = before.is_mark('.') || before.is_mark(':') || before.is_mark('/');
    let wraps = at.phrase_before(PhraseKind::WrappedWord).is_some() || before.is_mark(',');
    let breaks = token.gap() >= Gap::Line && token.is_capital() && !wraps;
    if breaks || stopped && token.gap() != Gap::Glued && token.is_capital() {
        return Some(Opening::Sentence);
    }
    follows_clause_word().then_some(Opening::Clause)
}

/// Whether the number, letter or dash of an item stands right before this token.
fn is_item(at: Cursor<'_>) -> bool {
    let mark = at.previous();
    if at.token_before().is_none() || at.gap() == Gap::Glued {
        return false;
    }
    if is_item_mark(mark) {
        return true;
    }
    let closes = [')', '.', '-', '/']
        .into_iter()
        .any(|end| mark.is_mark(end));
    if !closes || mark.gap() != Gap::Glued {
        return false;
    }
    let number = mark.previous();
    let Some(token) = number.token() else {
        return false;
    };
    let is_short = token.end() - token.start() <= 2;
    let follows_mark = number
        .token_before()
        .is_none_or(|token| !token.is_word() && !token.is_figure());
    let first = number.gap() >= Gap::Line || number.gap() == Gap::Space && follows_mark;
    is_short && first && (token.is_figure() || token.is_word())
}

/// A dash at the start of a line.
fn is_item_mark(at: Cursor<'_>) -> bool {
    at.gap() >= Gap::Line
        && ['-', '+', '•', '*']
            .into_iter()
            .any(|mark| at.is_mark(mark))
}

//! What the citing document does with the cited one: a cue has a subject, an object and a reach.
//!
//! A cue governs the references after it up to the end of its clause, and what follows them in the
//! same list ("Căn cứ A; B; C"), if they are its object; a cue with another object governs nothing.
//! Cues inside the title of another reference speak of that title's document.

mod cue;
mod lead_in;
mod reach;
mod subject;
#[cfg(test)]
mod tests;

use super::clause::{Clauses, opens_clause};
use super::draft::Draft;
use super::grammar::{Cursor, list};
use crate::lex::{Gap, Token};
use crate::model::{Extent, Relation};
use crate::tables::{CueStrength, PhraseKind};

use cue::{CueWords, Cues};
use lead_in::LeadIns;
use reach::Reach;

/// Gives each draft its relation: to the document itself, or, within a title, to the document whose
/// title it is.
pub fn read(start: Cursor<'_>, drafts: &mut [Draft]) {
    let cues = Cues::of(start);
    let clauses = Clauses::of(start);
    let lead_ins = LeadIns::of(start, &cues, drafts);
    for index in 0..drafts.len() {
        let place = Place {
            text: start,
            drafts,
            index,
            cues: &cues,
            clauses: &clauses,
        };
        let found = place.relation(&lead_ins).unwrap_or(Found::MENTIONED);
        let found = if found.relation == Relation::RequestedBy && !asks(start, &drafts[index]) {
            Found::MENTIONED
        } else {
            found
        };
        drafts[index].relation = Some(found.relation);
        drafts[index].extent = found.extent;
    }
}

/// What is done with a document, and with how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    relation: Relation,
    extent: Option<Extent>,
}

impl Found {
    const MENTIONED: Self = Self {
        relation: Relation::Mentions,
        extent: None,
    };

    /// A relation to a whole document or to a part of it.
    fn new(relation: Relation, is_part: bool) -> Self {
        let extent = if is_part { Extent::Part } else { Extent::Whole };
        Self {
            relation,
            extent: relation.is_change().then_some(extent),
        }
    }
}

/// A reference among the others of its text.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: Cursor<'a>,
    drafts: &'a [Draft],
    index: usize,
    cues: &'a Cues<'a>,
    clauses: &'a Clauses,
}

impl<'a> Place<'a> {
    fn relation(self, lead_ins: &LeadIns) -> Option<Found> {
        let draft = self.draft();
        let of = |index: usize| Found {
            relation: self.drafts[index].relation.unwrap_or_default(),
            extent: self.drafts[index].extent,
        };
        if self.is_amended_by_name() {
            return Some(Found::new(Relation::Amends, true));
        }
        draft
            .follows
            .map(|other| self.following(of(other), other))
            .or_else(|| self.after_cue())
            .or_else(|| of_list(self.drafts, self.index).map(|list| self.same_as(of(list))))
            .or_else(|| self.is_anothers_object().then_some(Found::MENTIONED))
            .or_else(|| self.joined().map(|before| self.same_as(of(before))))
            .or_else(|| self.before_cue())
            .or_else(|| {
                lead_ins
                    .relation(draft, self.lead())
                    .map(|relation| Found::new(relation, draft.provision.is_some()))
            })
            .or_else(|| self.carried().map(of))
    }

    /// Whether the reference stands in the name of an amending law.
    fn is_amended_by_name(self) -> bool {
        let outer = self.draft().within.map(|outer| &self.drafts[outer]);
        let name = outer.and_then(|outer| outer.name.as_ref());
        name.is_some_and(|name| name.contains(&self.draft().start))
    }

    /// What is done with a document, done with what follows it: a short name means the same; what
    /// amended it is a basis with it, but does not end or change with it.
    fn following(self, found: Found, other: usize) -> Found {
        let ordinal = |draft: &Draft| draft.number.as_ref().map(|number| number.ordinal.clone());
        let other = ordinal(&self.drafts[other]);
        let amends = ordinal(self.draft()).is_some_and(|ordinal| Some(ordinal) != other);
        if amends && found.relation.is_change() {
            Found::MENTIONED
        } else {
            found
        }
    }

    fn draft(self) -> &'a Draft {
        &self.drafts[self.index]
    }

    fn lead(self) -> Cursor<'a> {
        self.text.to_byte(self.draft().lead())
    }

    /// What is done with the item of a list before, done with this one.
    fn same_as(self, before: Found) -> Found {
        match before.extent {
            Some(_) if self.draft().provision.is_some() => Found::new(before.relation, true),
            _ => before,
        }
    }

    /// Whether a verb with another subject has the reference as its object: "đã ban hành Quyết định
    /// số ...".
    fn is_anothers_object(self) -> bool {
        self.lead().before_phrase(PhraseKind::ObjectVerb).is_some()
    }

    /// The nearest cue before the reference in its clause that reaches it.
    fn before_cue(self) -> Option<Found> {
        let from = self.clause_start();
        let mut pointed = Pointed::default();
        let cues = self.cues.before(self.draft().lead());
        for words in cues.take_while(|words| words.start() >= from) {
            if self.in_words_of_another(words.start()) {
                continue;
            }
            let reach = reach::between(words.after, self.drafts, self.index);
            if reach.leaves_bracket {
                continue;
            }
            match words.cue.strength {
                CueStrength::Pointing => pointed.at |= reach.is_direct(),
                CueStrength::Naming => pointed.by_name |= reach.is_direct() && !pointed.at,
                CueStrength::Acting | CueStrength::Directing => {
                    if let Some(found) = self.governed(words, reach, pointed) {
                        return Some(found);
                    }
                }
            }
        }
        (pointed.at || pointed.by_name).then_some(Found::MENTIONED)
    }

    /// What a cue says of the reference, if it reaches it.
    fn governed(self, words: &CueWords<'_>, reach: Reach, pointed: Pointed) -> Option<Found> {
        let relation = words.cue.relation;
        let opens = opens_clause(words.at);
        // Words of a document that others replace amend it.
        let done = match relation {
            Relation::Replaces if reach.is_phrase => Relation::Amends,
            _ => relation,
        };
        let is_part = reach.is_part || reach.has_object || words.is_part();
        let found = Found::new(done, is_part);
        match relation {
            Relation::Amends | Relation::Replaces | Relation::Repeals | Relation::Guides => {
                let is_own = opens || words.at.before_phrase(PhraseKind::SelfReference).is_some();
                let points = reach.is_pointed || self.is_part_issued_with();
                // "Cụ thể hóa các mục tiêu của X" is of X.
                let is_of_order = reach.is_order && reach.is_pointed && !pointed.by_name;
                let reaches = match relation {
                    Relation::Guides => reach.is_direct() || is_of_order,
                    _ => reach.is_direct() || points && is_own,
                };
                let by_another = subject::is_another(words.at, self.clause_start(), self.drafts)
                    && self.draft().within.is_none();
                reaches.then_some(if by_another { Found::MENTIONED } else { found })
            }
            Relation::LegalBasis if opens => Some(found),
            Relation::LegalBasis => reach.is_direct().then_some(Found::MENTIONED),
            Relation::RequestedBy => {
                let receives = reach.is_direct() || opens && !pointed.by_name;
                receives.then_some(found)
            }
            Relation::IssuedWith => self.is_issued_with(words).then_some(found),
            _ => carried_out(words, reach, pointed, found),
        }
    }

    /// Whether the document itself or its annex is issued with the reference, or sends it on: a line
    /// or bracket of its own, "Quy chế này ban hành kèm theo", "sao gửi".
    fn is_issued_with(self, words: &CueWords<'_>) -> bool {
        subject::opens_line_or_bracket(words.at)
            || words.at.before_phrase(PhraseKind::SelfReference).is_some()
            || words.at.after_phrase(PhraseKind::SendingVerb).is_some()
    }

    /// Whether a part of what was issued with the reference is meant: "mục B ban hành kèm theo X".
    fn is_part_issued_with(self) -> bool {
        let start = self.text.to_byte(self.draft().start);
        self.draft().provision.is_some() && start.before_phrase(PhraseKind::IssuedWith).is_some()
    }

    /// Whether a byte stands in the words of another reference or in its title, when that title is
    /// not where this one stands.
    fn in_words_of_another(self, byte: usize) -> bool {
        (self.index.saturating_sub(NEAR)..self.index).any(|other| {
            let start = self.drafts[other].start;
            start <= byte && byte < reach::cover(self.drafts, other, self.index)
        })
    }

    /// Start of the clause that the reference stands in: after the last full stop, semicolon or
    /// paragraph's end, or after the reference in whose title it stands.
    fn clause_start(self) -> usize {
        let lead = self.draft().lead();
        let outer = self
            .draft()
            .within
            .map_or(0, |outer| self.drafts[outer].end().min(lead));
        if opens_a_sentence(self.lead()) {
            return lead;
        }
        let from = lead.saturating_sub(WINDOW).max(outer);
        self.clauses
            .start_before(lead)
            .map_or(from, |start| start.max(from))
    }

    /// The reference before, where nothing but list marks stands between.
    fn joined(self) -> Option<usize> {
        let before = self.before()?;
        let lead = self.draft().lead();
        if self.drafts[before].title_end >= lead {
            return None;
        }
        let end = self.text.to_byte(self.drafts[before].end());
        list::joint(end, self.lead()).map(|_| before)
    }

    /// The reference before at the same depth.
    fn before(self) -> Option<usize> {
        (0..self.index)
            .rev()
            .take(NEAR)
            .find(|&other| self.drafts[other].within == self.draft().within)
    }

    /// The reference before, where nothing but list marks or the end of its title stands between:
    /// "Căn cứ A về ...; B".
    fn carried(self) -> Option<usize> {
        let index = self.before()?;
        let before = &self.drafts[index];
        let lead = self.draft().lead();
        if before.title_end >= lead {
            // Stands beside the one before, though no mark ends that one's title: "A về ... và B".
            return Some(index);
        }
        let end = self
            .text
            .to_byte(before.title_end.max(before.end()).min(lead));
        let from = after_aside(end, lead).unwrap_or(end);
        let lead = self.lead();
        let goes_on = list::joint(from, lead).is_some() || is_next_item(from, lead);
        goes_on.then_some(index)
    }

    /// A cue after the reference in the same clause: "Quyết định số ... hết hiệu lực".
    fn after_cue(self) -> Option<Found> {
        let draft = self.draft();
        let end = draft.end();
        let after = &self.cues.after;
        let words = after.get(after.partition_point(|words| words.start() < end))?;
        let start = words.start();
        let ends_title = draft.title_end > end && start <= draft.title_end + 1;
        let is_near = start < end + AFTER && is_one_clause(self.text.to_byte(end), start);
        let is_subject = draft.within.is_none() && (is_near || ends_title);
        if !is_subject {
            return None;
        }
        let is_part = draft.provision.is_some() || words.is_part();
        Some(Found::new(words.cue.relation, is_part))
    }
}

/// Whether a semicolon, and a bullet at most, stands between two references: "A;\n- B".
fn is_next_item(from: Cursor<'_>, lead: Cursor<'_>) -> bool {
    let after = from.next();
    let bullet = after.opt_mark('-').opt_mark('+');
    from.is_mark(';') && bullet.start() == lead.start()
}

/// The words right before a reference that point at it.
#[derive(Debug, Clone, Copy, Default)]
struct Pointed {
    /// "tại", "nêu trong".
    at: bool,
    /// "theo", "theo quy định tại": it only says how something is done.
    by_name: bool,
}

/// What "thực hiện", "tiếp tục", "sơ kết" and the like say of a reference.
fn carried_out(
    words: &CueWords<'_>,
    reach: Reach,
    pointed: Pointed,
    found: Found,
) -> Option<Found> {
    let opens = opens_clause(words.at);
    let orders = reach.is_order || words.cue.strength == CueStrength::Directing;
    let is_order =
        found.relation == Relation::Implements && orders && (reach.is_pointed || pointed.by_name);
    let reaches = match found.relation {
        Relation::Continues => reach.is_direct() || opens && pointed.by_name,
        _ => {
            reach.is_direct() && !reach.is_pointed || opens && !reach.is_pointed && !pointed.by_name
        }
    };
    if !reaches && !is_order {
        return None;
    }
    if subject::is_background(words.at) {
        return Some(Found::MENTIONED);
    }
    if subject::is_reported(words.at) {
        return Some(Found::new(Relation::ReportsOn, false));
    }
    Some(found)
}

/// References before this one that are looked at.
const NEAR: usize = 12;
/// Bytes before a reference in which its cue stands.
const WINDOW: usize = 420;
/// Bytes after a reference in which a cue speaks of it.
const AFTER: usize = 200;

impl CueWords<'_> {
    /// Whether the cue itself names a part: "sửa đổi một số điều của".
    fn is_part(&self) -> bool {
        let mut at = self.at;
        while at.start() < self.end() {
            if at.after_phrase(PhraseKind::PartWord).is_some() {
                return true;
            }
            at = at.next();
        }
        false
    }
}

/// Whether a document of the type can ask for something: acts and reports do not, though they stand
/// beside what does ("Xét Tờ trình
/// số ... và Báo cáo thẩm tra số ...", "theo đề nghị của Hội quy định tại Nghị định số ...").
fn asks(text: Cursor<'_>, draft: &Draft) -> bool {
    let slug = draft.slug.as_deref();
    let row = slug.and_then(|slug| text.tables().document_types().get(slug));
    row.is_none_or(|row| row.asks)
}

/// Items of a list have the relation of its first.
fn of_list(drafts: &[Draft], index: usize) -> Option<usize> {
    let list = drafts[index].list;
    (list != index && drafts[list].within == drafts[index].within).then_some(list)
}

fn opens_a_sentence(at: Cursor<'_>) -> bool {
    at.gap() != Gap::Glued
        && at.token().is_some_and(Token::is_capital)
        && at.token_before().is_some_and(|before| before.is_mark('.'))
}

/// Tokens of the longest aside.
const LONGEST_ASIDE: usize = 48;

/// The place after a note in brackets behind a reference, or an issuer that nobody knows: "(đã được
/// sửa đổi năm 2006)", "của Câu lạc bộ ...".
fn after_aside(at: Cursor<'_>, lead: usize) -> Option<Cursor<'_>> {
    let is_note = at.is_mark('(');
    let mut inside = match is_note {
        true => at.next(),
        false => at.after_phrase(PhraseKind::IssuerMarker)?,
    };
    for _ in 0..LONGEST_ASIDE {
        let token = inside.token().filter(|_| inside.start() < lead)?;
        if is_note && token.is_mark(')') {
            return Some(inside.next());
        }
        let ends = [';', '.', ',', ':', '(', ')']
            .into_iter()
            .any(|mark| token.is_mark(mark));
        if is_note && token.is_mark('(') || !is_note && inside.gap() >= Gap::Line {
            return None;
        }
        if !is_note && ends {
            return Some(inside);
        }
        inside = inside.next();
    }
    None
}

/// Whether no semicolon, full stop or line break stands before a byte.
fn is_one_clause(mut at: Cursor<'_>, until: usize) -> bool {
    while at.start() < until {
        if at.is_mark(';') || at.is_mark('.') || at.gap() >= Gap::Line {
            return false;
        }
        at = at.next();
    }
    at.gap() < Gap::Line
}

//! What the citing document does with the cited one, by cue and position.
//!
//! A cue governs the references behind it up to the end of its clause, and what follows them in the
//! same list ("Căn cứ A; B; C").
//! Cues inside the title of another reference speak of that title's document.

use super::clause::Clauses;
use super::compose::is_list_gap;
use super::draft::Draft;
use super::grammar::Cursor;
use crate::lex::{Gap, Tag, Token};
use crate::model::Relation;
use crate::tables::{Cue, CueDirection, CuePosition, CueStrength, PhraseKind};

/// Gives each draft its relation: to the document itself, or, within a title, to the document whose
/// title it is.
pub fn read(start: Cursor<'_>, drafts: &mut [Draft]) {
    let cues = cues(start);
    let clauses = Clauses::of(start);
    let (forward, rest): (Vec<_>, Vec<_>) = cues.into_iter().partition(|words| {
        words.cue.direction == CueDirection::Forward && words.cue.position == CuePosition::Before
    });
    let after: Vec<_> = rest
        .into_iter()
        .filter(|words| words.cue.position == CuePosition::After)
        .collect();
    for index in 0..drafts.len() {
        let followed = drafts[index]
            .follows
            .and_then(|other| drafts[other].relation);
        let relation = followed
            .or_else(|| after_cue(start, &drafts[index], &after))
            .or_else(|| of_list(drafts, index))
            .or_else(|| before_cue(start, drafts, index, &forward, &clauses))
            .or_else(|| carried(start, drafts, index))
            .filter(|relation| *relation != Relation::RequestedBy || asks(start, &drafts[index]));
        drafts[index].relation = Some(relation.unwrap_or(Relation::Mentions));
    }
}

/// A cue found in a text.
#[derive(Debug, Clone, Copy)]
struct CueWords<'t> {
    /// Start, in bytes of the normalized text.
    start: usize,
    /// End, in bytes of the normalized text.
    end: usize,
    /// What the words say.
    cue: &'t Cue,
}

/// All cues of a text from left to right, at each place the longest, none inside another.
fn cues(start: Cursor<'_>) -> Vec<CueWords<'_>> {
    let mut found = Vec::new();
    let mut at = start;
    while !at.is_end() {
        let cue = at.longest(|found| match found.tag {
            Tag::Cue(row) => Some(at.tables().cues().row(row)),
            _ => None,
        });
        at = match cue {
            Some((after, cue)) => {
                let words = at.until(after);
                found.push(CueWords {
                    start: words.start,
                    end: words.end,
                    cue,
                });
                after
            }
            None => at.next(),
        };
    }
    found
}

/// Titles inside titles that are looked through.
const DEEPEST: usize = 16;
/// Bytes before a reference in which its cue stands.
const WINDOW: usize = 420;

/// Whether a document of the type can ask for something: acts and reports do not, though they stand
/// beside what does ("Xét Tờ trình
/// số ... và Báo cáo thẩm tra số ...", "theo đề nghị của Hội quy định tại Nghị định số ...").
fn asks(text: Cursor<'_>, draft: &Draft) -> bool {
    let slug = draft.slug.as_deref();
    let row = slug.and_then(|slug| text.tables().document_types().get(slug));
    row.is_none_or(|row| row.asks)
}

/// Items of a list have the relation of its first.
fn of_list(drafts: &[Draft], index: usize) -> Option<Relation> {
    let list = drafts[index].list;
    (list != index && drafts[list].within == drafts[index].within).then(|| drafts[list].relation)?
}

/// The nearest cue before a reference in its clause.
fn before_cue(
    text: Cursor<'_>,
    drafts: &[Draft],
    index: usize,
    cues: &[CueWords<'_>],
    clauses: &Clauses,
) -> Option<Relation> {
    let draft = &drafts[index];
    let lead = draft.lead();
    let from = clause_start(text, drafts, index, clauses);
    let behind = cues.partition_point(|words| words.end <= lead);
    let mut pointed = None;
    for words in cues[..behind]
        .iter()
        .rev()
        .take_while(|words| words.start >= from)
    {
        if (index.saturating_sub(12)..index)
            .any(|other| in_words_of(drafts, other, words.start, index))
        {
            continue;
        }
        let relation = words.cue.relation;
        let adjacent = is_adjacent(text.to_byte(words.end), lead);
        // "Sửa đổi khoản 2 Điều 3 Quy định ban hành kèm theo Quyết định số ...": the decision is
        // amended with its annex.
        if pointed == Some(Relation::IssuedWith) {
            return Some(relation)
                .filter(|relation| CHANGES.contains(relation))
                .or(pointed);
        }
        if relation == Relation::IssuedWith {
            pointed = Some(relation);
            continue;
        }
        match words.cue.strength {
            CueStrength::Pointing if adjacent => pointed = Some(relation),
            CueStrength::Naming if adjacent && pointed.is_none() => return Some(relation),
            CueStrength::Pointing | CueStrength::Naming => {}
            CueStrength::Acting
                if pointed.is_some()
                    && matches!(relation, Relation::Implements | Relation::ReportsOn) =>
            {
                return pointed;
            }
            CueStrength::Acting | CueStrength::Directing => return Some(relation),
        }
    }
    pointed
}

/// What is done to a document's own words.
const CHANGES: [Relation; 3] = [Relation::Amends, Relation::Replaces, Relation::Repeals];

/// Whether a cue stands in another reference's words or in its title, when that title is not where
/// the draft itself stands.
fn in_words_of(drafts: &[Draft], other: usize, cue: usize, index: usize) -> bool {
    let mut outward =
        std::iter::successors(drafts[index].within, |&outer| drafts[outer].within).take(DEEPEST);
    let end = if outward.any(|outer| outer == other) {
        drafts[other].end()
    } else {
        drafts[other].title_end
    };
    drafts[other].start <= cue && cue < end
}

/// Tokens between a cue and a reference that stand close together, at most.
const CLOSE: usize = 16;

/// Whether nothing but marks and words such as "các quy định của" stands between a cue and a
/// reference.
fn is_adjacent(mut at: Cursor<'_>, lead: usize) -> bool {
    for _ in 0..CLOSE {
        if at.start() >= lead {
            return true;
        }
        let is_open = |token: Token| [',', ':', '('].into_iter().any(|mark| token.is_mark(mark));
        match at.after_phrase(PhraseKind::LinkWord) {
            Some(after) => at = after,
            None if at.token().is_some_and(is_open) => at = at.next(),
            None => return false,
        }
    }
    false
}

/// Start of the clause that a reference stands in: behind the last full stop, semicolon or
/// paragraph's end, or behind the
/// reference in whose title it stands.
fn clause_start(text: Cursor<'_>, drafts: &[Draft], index: usize, clauses: &Clauses) -> usize {
    let lead = drafts[index].lead();
    let outer = drafts[index]
        .within
        .map_or(0, |outer| drafts[outer].end().min(lead));
    if opens_a_sentence(text.to_byte(lead)) {
        return lead;
    }
    let from = lead.saturating_sub(WINDOW).max(outer);
    clauses
        .start_before(lead)
        .map_or(from, |start| start.max(from))
}

fn opens_a_sentence(at: Cursor<'_>) -> bool {
    at.gap() != Gap::Glued
        && at.token().is_some_and(Token::is_capital)
        && at.token_before().is_some_and(|before| before.is_mark('.'))
}

/// The relation of the reference before, where nothing but list marks or the end of its title
/// stands between: "Căn cứ A về ...; B".
fn carried(text: Cursor<'_>, drafts: &[Draft], index: usize) -> Option<Relation> {
    let draft = &drafts[index];
    let before = drafts[..index]
        .iter()
        .rev()
        .find(|other| other.within == draft.within)?;
    let lead = draft.lead();
    if before.title_end >= lead {
        // Told to stand beside the one before, though no mark ends that one's title: "A về ... và
        // B".
        return before.relation;
    }
    let end = text.to_byte(before.title_end.max(before.end()).min(lead));
    let from = after_aside(end, lead).unwrap_or(end);
    let gap = text.text().get(from.previous_end()..lead)?;
    (is_list_gap(gap) || gap.trim() == ";")
        .then_some(before.relation)
        .flatten()
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

/// A cue after the reference in the same clause: "Quyết định số ... hết hiệu lực".
fn after_cue(text: Cursor<'_>, draft: &Draft, cues: &[CueWords<'_>]) -> Option<Relation> {
    let end = draft.end();
    let next = cues.get(cues.partition_point(|words| words.start < end))?;
    let is_near = draft.within.is_none() && next.start < end + AFTER;
    (is_near && is_one_clause(text.to_byte(end), next.start)).then_some(next.cue.relation)
}

/// Bytes after a reference in which a cue speaks of it.
const AFTER: usize = 200;

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

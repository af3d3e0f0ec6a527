//! What the citing document does with the cited one, by cue and position.
//!
//! A cue governs the references behind it up to the end of its clause, and what follows them in the
//! same list ("Căn cứ A; B; C").
//! Cues inside the title of another reference speak of that title's document.

use std::sync::LazyLock;

use regex::Regex;

use super::clause::Clauses;
use super::compose::is_list_gap;
use super::draft::Draft;
use super::grammar::Cursor;
use crate::lex::Tag;
use crate::model::Relation;
use crate::tables::{Cue, CueDirection, CuePosition};

/// Gives each draft its relation: to the document itself, or, within a title, to the document whose
/// title it is.
pub fn read(start: Cursor<'_>, text: &str, drafts: &mut [Draft]) {
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
            .or_else(|| after_cue(text, &drafts[index], &after))
            .or_else(|| of_list(drafts, index))
            .or_else(|| before_cue(text, drafts, index, &forward, &clauses))
            .or_else(|| carried(text, drafts, index))
            .filter(|relation| *relation != Relation::RequestedBy || asks(&drafts[index]));
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

/// Cues that say nothing stronger than "named in": from this priority on.
const WEAK: u8 = 80;
/// Of these, the ones that only point ("tại", "của") and give way to what is done further before.
const POINTING: u8 = 81;
/// From this priority on a cue speaks of orders that stand in a document, so that "tại" before it
/// points to them: "thực hiện ý kiến chỉ
/// đạo của UBND tỉnh tại Công văn số ...".
const DIRECTED: u8 = 33;
/// Titles inside titles that are looked through.
const DEEPEST: usize = 16;
/// Bytes before a reference in which its cue stands.
const WINDOW: usize = 420;

/// Whether a document of the type can ask for something: acts and reports do not, though they stand
/// beside what does ("Xét Tờ trình
/// số ... và Báo cáo thẩm tra số ...", "theo đề nghị của Hội quy định tại Nghị định số ...").
fn asks(draft: &Draft) -> bool {
    const ASK_NOTHING: [&str; 10] = [
        "luat",
        "bo-luat",
        "phap-lenh",
        "hien-phap",
        "nghi-dinh",
        "thong-tu",
        "thong-tu-lien-tich",
        "nghi-quyet",
        "quyet-dinh",
        "bao-cao",
    ];
    !draft
        .slug
        .as_deref()
        .is_some_and(|slug| ASK_NOTHING.contains(&slug))
}

/// Items of a list have the relation of its first.
fn of_list(drafts: &[Draft], index: usize) -> Option<Relation> {
    let list = drafts[index].list;
    (list != index && drafts[list].within == drafts[index].within).then(|| drafts[list].relation)?
}

/// The nearest cue before a reference in its clause.
fn before_cue(
    text: &str,
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
        let adjacent = is_adjacent(&text[words.end..lead]);
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
        match words.cue.priority {
            POINTING.. if adjacent => pointed = Some(relation),
            WEAK if adjacent && pointed.is_none() => return Some(relation),
            WEAK.. => {}
            ..DIRECTED
                if pointed.is_some()
                    && matches!(relation, Relation::Implements | Relation::ReportsOn) =>
            {
                return pointed;
            }
            _ => return Some(relation),
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

fn is_adjacent(gap: &str) -> bool {
    static LINK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^[\s,:(]*(?:các|những|nội\s+dung|quy\s+định|của|tại|trong|một\s+số|toàn\s+bộ|điều|khoản|văn\s+bản|\s)*[\s,:(]*$")
            .expect("a valid pattern")
    });
    gap.len() < 60 && LINK.is_match(gap)
}

/// Start of the clause that a reference stands in: behind the last full stop, semicolon or
/// paragraph's end, or behind the
/// reference in whose title it stands.
fn clause_start(text: &str, drafts: &[Draft], index: usize, clauses: &Clauses) -> usize {
    let lead = drafts[index].lead();
    let outer = drafts[index]
        .within
        .map_or(0, |outer| drafts[outer].end().min(lead));
    let before = &text[..lead];
    // The reference opens a sentence itself.
    let sentence = before.ends_with(char::is_whitespace)
        && before.trim_end().ends_with('.')
        && text[lead..].starts_with(char::is_uppercase);
    if sentence {
        return lead;
    }
    let from = lead.saturating_sub(WINDOW).max(outer);
    clauses
        .start_before(lead)
        .map_or(from, |start| start.max(from))
}

/// The relation of the reference before, where nothing but list marks or the end of its title
/// stands between: "Căn cứ A về ...; B".
fn carried(text: &str, drafts: &[Draft], index: usize) -> Option<Relation> {
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
    let gap = &text[before.title_end.max(before.end()).min(lead)..lead];
    let gap = ASIDE.find(gap).map_or(gap, |aside| &gap[aside.end()..]);
    (is_list_gap(gap) || gap.trim() == ";")
        .then_some(before.relation)
        .flatten()
}

/// A note in brackets behind a reference, or an issuer that nobody knows: "(đã được sửa đổi năm
/// 2006)", "của Câu lạc bộ ...".
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:\([^()]{0,200}\)|(?:của|do)\s[^;.,:()\n]{1,100})").expect("a valid pattern")
});

/// A cue behind the reference in the same clause: "Quyết định số ... hết hiệu lực".
fn after_cue(text: &str, draft: &Draft, cues: &[CueWords<'_>]) -> Option<Relation> {
    let end = draft.end();
    let next = cues.get(cues.partition_point(|words| words.start < end))?;
    let gap = text.get(end..next.start)?;
    (draft.within.is_none() && gap.len() < 200 && !gap.contains([';', '.', '\n']))
        .then_some(next.cue.relation)
}

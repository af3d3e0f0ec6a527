//! Headings and lead-ins: "Căn cứ:", "Các văn bản sau đây hết hiệu lực:" say what is done with the
//! items of the list below.

use super::cue::{CueWords, Cues};
use super::subject;
use crate::extract::draft::Draft;
use crate::extract::grammar::{Cursor, type_word};
use crate::lex::{Gap, Token};
use crate::model::Relation;
use crate::tables::{CueStrength, PhraseKind};

/// The lists of a text that have a lead-in, in order.
pub struct LeadIns {
    /// Bytes of the list, and what its lead-in says.
    lists: Vec<(std::ops::Range<usize>, Relation)>,
}

impl LeadIns {
    /// Reads the lines of a text. Linear in its length.
    pub fn of(start: Cursor<'_>, cues: &Cues<'_>, drafts: &[Draft]) -> Self {
        let mut lists = Vec::new();
        let mut open: Option<(usize, Relation)> = None;
        let mut line = start;
        while !line.is_end() {
            let after = line.after(line.line());
            let end = after.end_before();
            if let Some(relation) = announces(line, after, cues, drafts) {
                close(&mut lists, open.take(), line.start());
                open = Some((end, relation));
            } else if ends_list(line, after, drafts) {
                close(&mut lists, open.take(), line.start());
            }
            line = after;
        }
        close(&mut lists, open, start.text().len());
        Self { lists }
    }

    /// What the lead-in of the list says that a reference stands in, if its item begins with it.
    pub fn relation(&self, draft: &Draft, lead: Cursor<'_>) -> Option<Relation> {
        let before = self
            .lists
            .partition_point(|(list, _)| list.start <= draft.start);
        let (list, relation) = self.lists.get(before.checked_sub(1)?)?;
        let is_item = draft.within.is_none() && list.contains(&draft.start) && opens_item(lead);
        is_item.then_some(*relation)
    }
}

/// Tokens of an item before a reference in brackets, at most.
const LONGEST_OPENING: usize = 12;

/// Whether an item begins with a reference, or with its name and then the reference in brackets:
/// "+ Hướng dẫn của Ban Tổ chức (Hướng dẫn số 11-HD/BTCTU)".
fn opens_item(lead: Cursor<'_>) -> bool {
    let mut at = lead;
    for _ in 0..LONGEST_OPENING {
        if at.gap() >= Gap::Line || at.token_before().is_none() {
            let item = after_bullet(at);
            let is_named = || type_word::type_word(item).is_some();
            let in_brackets = lead.token_before().is_some_and(|mark| mark.is_mark('('));
            return item.start() >= lead.start() || in_brackets && is_named();
        }
        at = at.previous();
    }
    false
}

/// The place after "- ", "1. ", "a) ".
fn after_bullet(line: Cursor<'_>) -> Cursor<'_> {
    if is_bullet(line) {
        line.next()
    } else if is_numbered(line) {
        let at = if line.is_mark('(') { line.next() } else { line };
        at.next().next()
    } else {
        line
    }
}

fn is_bullet(line: Cursor<'_>) -> bool {
    line.is_any_mark(&['-', '+', '•', '*', '·'])
}

fn close(
    lists: &mut Vec<(std::ops::Range<usize>, Relation)>,
    open: Option<(usize, Relation)>,
    end: usize,
) {
    lists.extend(open.map(|(start, relation)| (start..end, relation)));
}

/// What a line says of the list below it: its last cue, if it ends in a colon or is a heading.
fn announces(
    line: Cursor<'_>,
    after: Cursor<'_>,
    cues: &Cues<'_>,
    drafts: &[Draft],
) -> Option<Relation> {
    let (from, until) = (line.start(), after.end_before());
    let in_line = |words: &&CueWords<'_>| words.start() >= from && words.end() <= until;
    let acts = |words: &&CueWords<'_>| {
        matches!(
            words.cue.strength,
            CueStrength::Acting | CueStrength::Directing
        )
    };
    let before = cues.before(until).take_while(in_line).find(acts);
    if is_heading(line, after) || is_numbered_heading(line, after) {
        let basis = before.filter(|words| words.cue.relation == Relation::LegalBasis)?;
        return Some(basis.cue.relation);
    }
    after.token_before().filter(|last| last.is_mark(':'))?;
    let at = cues.after.partition_point(|words| words.start() < from);
    let lapsed = cues.after.get(at).filter(in_line);
    let words = lapsed.or(before)?;
    // "Thực hiện Kế hoạch số ..., UBND xã quyết định:": the cue has its object before the list.
    let next = drafts.partition_point(|draft| draft.start < words.end());
    if lapsed.is_none() && drafts.get(next).is_some_and(|draft| draft.start < until) {
        return None;
    }
    let relation = words.cue.relation;
    let is_done = match relation {
        Relation::ReportsOn | Relation::RequestedBy | Relation::Mentions => false,
        Relation::Amends | Relation::Replaces | Relation::Repeals => {
            !subject::is_another(words.at, from, &[])
        }
        _ => !subject::is_background(words.at),
    };
    is_done.then_some(relation)
}

/// Words of the longest heading.
const LONGEST_HEADING: usize = 12;

/// A short line in capitals, with marks of Markdown, or with a Roman number before it.
fn is_heading(line: Cursor<'_>, after: Cursor<'_>) -> bool {
    if line.is_mark('#') || opens_chapter(line) {
        return true;
    }
    let mut at = line;
    let mut words = 0;
    while at.start() < after.start() && words <= LONGEST_HEADING {
        if at.token().is_some_and(Token::has_small) {
            return false;
        }
        words += usize::from(at.token().is_some_and(Token::is_word));
        at = at.next();
    }
    (1..=LONGEST_HEADING).contains(&words)
}

/// A short numbered line without a full stop: "1. Căn cứ pháp lý".
fn is_numbered_heading(line: Cursor<'_>, after: Cursor<'_>) -> bool {
    let first = after_bullet(line);
    let mut words = 0;
    let mut at = first;
    while at.start() < after.start() && words <= LONGEST_HEADING {
        words += 1;
        at = at.next();
    }
    is_numbered(line)
        && words <= LONGEST_HEADING
        && after.token_before().is_some_and(Token::is_word)
        && first.token().is_some_and(Token::is_capital)
}

/// "II. ", "IV - ".
fn opens_chapter(line: Cursor<'_>) -> bool {
    let is_roman = line.token().is_some_and(Token::is_all_capital)
        && line
            .written()
            .bytes()
            .all(|letter| b"IVX".contains(&letter));
    is_roman && (line.next().is_mark('.') || line.next().is_mark('-'))
}

/// Whether a line is no item of the list above it: a heading, or a paragraph that begins neither
/// like an item nor with a reference.
fn ends_list(line: Cursor<'_>, after: Cursor<'_>, drafts: &[Draft]) -> bool {
    if is_bullet(line) {
        return false;
    }
    if is_heading(line, after) || line.after_phrase(PhraseKind::ProvisionWord).is_some() {
        return true;
    }
    if is_numbered(line) || line.gap() == Gap::Line && !line.token().is_some_and(Token::is_capital)
    {
        return false;
    }
    let next = drafts.partition_point(|draft| draft.start < line.start());
    let opens_with_reference = drafts
        .get(next)
        .is_some_and(|draft| draft.lead() <= line.start());
    !opens_with_reference && line.gap() == Gap::Paragraph
}

/// "1. ", "a) ", "(2) ".
fn is_numbered(line: Cursor<'_>) -> bool {
    let at = if line.is_mark('(') { line.next() } else { line };
    let length = at.token().map_or(0, |token| token.end() - token.start());
    (1..=2).contains(&length) && (at.next().is_mark('.') || at.next().is_mark(')'))
}

//! Where clauses begin: computed once for a text, from marks and line breaks.

use super::grammar::Cursor;
use crate::lex::{Gap, Token, TokenKind};
use crate::tables::PhraseKind;

/// The beginnings of clauses in a text, in order.
#[derive(Debug)]
pub struct Clauses {
    starts: Vec<ClauseStart>,
}

/// Where a clause begins.
#[derive(Debug, Clone, Copy)]
struct ClauseStart {
    /// Byte after the mark or break that ends the clause before.
    at: usize,
    /// Byte after the words by which it is known: what stands before it does not know of the
    /// clause.
    known_at: usize,
}

impl Clauses {
    /// Reads the text from a place on. Linear in the number of its tokens.
    pub fn of(start: Cursor<'_>) -> Self {
        let mut starts = Vec::new();
        let mut at = start;
        while !at.is_end() {
            starts.extend(begins_at(at));
            at = at.next();
        }
        Self { starts }
    }

    /// Where the clause begins that a byte stands in, as far as it is known there.
    pub fn start_before(&self, byte: usize) -> Option<usize> {
        let until = self.starts.partition_point(|start| start.at <= byte);
        let known = |start: &&ClauseStart| start.known_at <= byte;
        self.starts[..until]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .find(known)
            .map(|start| start.at)
    }
}

/// Beginnings that are not yet known stand close together: more need not be passed by.
const LOOK_BACK: usize = 8;

/// The clause that begins with this token, or after it if it is a semicolon.
fn begins_at(at: Cursor<'_>) -> Option<ClauseStart> {
    let token = at.token()?;
    if token.is_mark(';') {
        let end = token.end();
        return Some(ClauseStart {
            at: end,
            known_at: end,
        });
    }
    let before = at.token_before()?;
    let known_at = |known_at| {
        Some(ClauseStart {
            at: before.end() + 1,
            known_at,
        })
    };
    if token.gap() == Gap::Paragraph && !goes_on(before, token) {
        return known_at(token.start());
    }
    let after_stop = before.is_mark('.') || before.is_mark(':');
    if after_stop && token.gap() != Gap::Glued {
        if token.is_capital() || token.is_mark('-') {
            return known_at(token.start() + 1);
        }
        if at.has_blank_before_break() {
            return known_at(token.start());
        }
    }
    (token.gap() == Gap::Line)
        .then(|| opening(at))
        .flatten()
        .and_then(|after| known_at(after.token_before()?.end()))
}

/// Whether a title runs on over a blank line: in capitals, or from a word to a small one.
fn goes_on(before: Token, next: Token) -> bool {
    let in_capitals = before.is_all_capital() && next.is_all_capital();
    before.is_word() && next.is_word() && (in_capitals || !next.is_capital())
}

/// Whether a paragraph begins here: after a blank line, or after a break with what begins one.
pub fn begins_paragraph(at: Cursor<'_>) -> bool {
    match at.gap() {
        Gap::Glued | Gap::Space => false,
        Gap::Line => opening(at).is_some(),
        Gap::Paragraph => true,
    }
}

/// Whether a word is the first of its clause: no noun or verb stands right before it.
pub fn opens_clause(at: Cursor<'_>) -> bool {
    let Some(before) = at.token_before() else {
        return true;
    };
    if at.gap() == Gap::Paragraph {
        return true;
    }
    if before.is_word() && at.gap() == Gap::Line {
        return at.token().is_some_and(Token::is_capital);
    }
    let is_bullet = || at.previous().previous().gap() >= Gap::Line;
    match before.kind() {
        TokenKind::Word => at.before_phrase(PhraseKind::ListJoint).is_some(),
        TokenKind::Figure => true,
        TokenKind::Mark if before.is_mark(')') => is_bullet(),
        TokenKind::Mark => !before.is_mark('"'),
    }
}

/// What begins a paragraph at the start of a line: "- ", "+ ", "1. ", "a) ", "Căn cứ", "Điều 5".
/// The place after it.
fn opening(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let token = at.token()?;
    if token.is_mark('-') || token.is_mark('+') {
        return Some(at.next());
    }
    let mark = at.next();
    let length = token.end() - token.start();
    let closed = mark.gap() == Gap::Glued && (mark.is_mark(')') || mark.is_mark('.'));
    if token.is_figure() && length <= 2 && closed {
        return Some(mark.next());
    }
    let is_letter = token.is_word() && !token.is_capital() && at.written().chars().count() == 1;
    if is_letter && mark.gap() == Gap::Glued && mark.is_mark(')') {
        return Some(mark.next());
    }
    let after = at
        .after_phrase(PhraseKind::ParagraphOpening)
        .filter(|_| token.is_capital());
    after.or_else(|| {
        let figure = at.after_article()?;
        let numbered = figure.token().is_some_and(|figure| figure.is_figure());
        (numbered && token.is_capital()).then(|| figure.next())
    })
}

//! A document's first lines as pieces: lines parted at cell edges and freed of mottos and rules.
//!
//! ```text
//! header  := front-matter? (piece | motto | rule)*        until the body's opening
//! opening := BODY_OPENING | ADDRESSEE_MARKER | "Điều" "1" | "Chương" "I" | ("I" | "1" | "A") ("." | "-")
//!          | "Ngày" FIGURE "/" FIGURE | head of a telegram | long line
//! ```

use std::ops::Range;

use super::{article, motto};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::date::{Part, after_part};
use crate::extract::grammar::type_word;
use crate::lex::Gap;
use crate::tables::PhraseKind;

/// The pieces of the header, and where the body starts.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    /// The pieces in order, none empty.
    pub list: Vec<Piece<'a>>,
    /// Where the body starts: "Căn cứ", "Kính gửi", "Điều 1".
    pub body: Cursor<'a>,
    /// Where the first national or Party motto of the header stands.
    pub motto: Option<usize>,
}

/// Words of the header that stand together.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    /// Its first token, and all that follow in the text.
    pub at: Cursor<'a>,
    /// Its bytes, trimmed.
    pub range: Range<usize>,
}

impl<'a> Piece<'a> {
    /// Its words.
    pub fn words(&self) -> &'a str {
        &self.at.text()[self.range.clone()]
    }

    /// Its own tokens only.
    pub fn tokens(&self) -> Cursor<'a> {
        self.at.within(self.range.clone())
    }

    /// Whether it is written in capitals.
    pub fn in_capitals(&self) -> bool {
        in_capitals(self.words())
    }
}

/// A header reaches at most this far; portals put up to a screen of their own before it.
const LONGEST_HEADER: usize = 9000;

/// A line with more characters is no line of a header.
const LONGEST_LINE: usize = 220;

/// Marks before the words of a line.
pub(super) const LINE_MARKS: [char; 5] = ['#', '>', '"', '_', '-'];

impl<'a> Pieces<'a> {
    /// Parts the beginning of a text.
    pub fn new(start: Cursor<'a>) -> Self {
        let first = front_matter_end(start);
        let header = first.within(first.start()..LONGEST_HEADER);
        let mottos = motto::find(header);
        // What a portal puts before the header is no body.
        let from = mottos.first().map_or(header, |&(motto, _)| motto);
        let opening = from
            .each()
            .find(|&at| (at.begins_line() || at.start() == from.start()) && opens_body(at));
        let body = first.to_place(opening.unwrap_or(header.after(header)));
        let mut pieces = Self {
            list: Vec::new(),
            body,
            motto: None,
        };
        let mut at = first;
        for (motto, after) in mottos {
            if motto.start() < body.start() {
                pieces.part(at.before(motto), first);
                pieces.motto = pieces.motto.or(Some(motto.start()));
                at = first.to_place(after);
            }
        }
        pieces.part(at.before(body), first);
        pieces
    }

    /// Whether a national or Party motto stands in the header.
    pub fn has_motto(&self) -> bool {
        self.motto.is_some()
    }

    /// The piece that holds a byte.
    pub fn at(&self, byte: usize) -> Option<usize> {
        let after = self.list.partition_point(|piece| piece.range.start <= byte);
        after
            .checked_sub(1)
            .filter(|&index| byte < self.list[index].range.end)
    }

    /// Parts a section of the header at the edges of its cells.
    fn part(&mut self, section: Cursor<'a>, all: Cursor<'a>) {
        for cell in section.cells() {
            self.list.extend(trimmed(cell).map(|range| Piece {
                at: all.to_byte(range.start),
                range,
            }));
        }
    }
}

/// Without rules ("-----", "+===+"), quotes and heading marks at its ends; `None` if nothing is
/// left.
fn trimmed(cell: Cursor<'_>) -> Option<Range<usize>> {
    const RULES: [char; 12] = ['#', '_', '=', '+', '"', '\'', '`', '~', '>', '-', '.', '•'];
    let is_rule = |at: &Cursor<'_>| at.is_any_mark(&RULES) || at.is_mark('\\');
    let first = cell.each().find(|at| !is_rule(at))?;
    let last = first
        .each()
        .rev()
        .find(|at| !is_rule(at) || at.is_mark('.'))?;
    let range = first.until(last.next());
    let is_legible = first.within(range.clone()).each().any(Cursor::is_legible);
    is_legible.then_some(range)
}

/// Whether the body begins with this line.
fn opens_body(at: Cursor<'_>) -> bool {
    opening(at.after_marks(&LINE_MARKS)).is_some_and(|opening| match opening {
        Opening::Sure => true,
        Opening::OrSubject => !is_below_type_word(at),
    })
}

/// What words that open a body may open besides.
enum Opening {
    /// Nothing.
    Sure,
    /// The subject under the type word: "KẾ HOẠCH / Thực hiện Chỉ thị số ...".
    OrSubject,
}

/// The words here as the first ones of a body.
fn opening(at: Cursor<'_>) -> Option<Opening> {
    if let Some((_, words)) = at
        .phrase(PhraseKind::BodyOpening)
        .filter(|_| at.is_titled())
    {
        return Some(match words.value {
            Some(_) => Opening::OrSubject,
            None => Opening::Sure,
        });
    }
    let is_sure = addresses(at)
        || article::is_first(at)
        || is_first_chapter(at)
        || is_first_item(at)
        || is_day(at);
    if is_sure {
        return Some(Opening::Sure);
    }
    (begins_telegram(at) || is_long_line(at)).then_some(Opening::OrSubject)
}

/// "Kính gửi", "KÍNH GỬI".
pub(super) fn addresses(at: Cursor<'_>) -> bool {
    let is_capital = at.token().is_some_and(|token| token.is_capital());
    is_capital && at.valued(PhraseKind::AddresseeMarker, "dear").is_some()
}

/// "Chương I".
fn is_first_chapter(at: Cursor<'_>) -> bool {
    let figure = at.after_phrase(PhraseKind::ProvisionWord);
    figure.is_some_and(|figure| at.is_titled() && figure.written() == "I")
}

/// "I. ", "1 - ", "A. ".
fn is_first_item(at: Cursor<'_>) -> bool {
    let mark = at.next();
    ["I", "1", "A"].contains(&at.written())
        && mark.is_any_mark(&['.', '-'])
        && mark.next().gap() != Gap::Glued
}

/// "Ngày 5/3".
fn is_day(at: Cursor<'_>) -> bool {
    let Some(day) = after_part(at, &[Part::Day]).filter(|_| at.is_titled()) else {
        return false;
    };
    let is_figure = |at: Cursor<'_>| at.token().is_some_and(|token| token.is_figure());
    is_figure(day) && day.next().is_mark('/') && is_figure(day.next().next())
}

/// "Bộ trưởng Bộ Y tế điện:".
fn begins_telegram(at: Cursor<'_>) -> bool {
    let ends_head = |word: Cursor<'_>| {
        let after = word.after_phrase(PhraseKind::TelegramMarker);
        let is_small = word.token().is_some_and(|token| !token.is_capital());
        is_small && after.is_some_and(|after| after.is_mark(':'))
    };
    at.line().next().each().any(ends_head)
}

/// A line of a paragraph.
fn is_long_line(at: Cursor<'_>) -> bool {
    let is_word = at.token().is_some_and(|token| token.is_word());
    is_word
        && at.text()[at.line().rest()]
            .chars()
            .nth(LONGEST_LINE)
            .is_some()
}

/// Whether the line above is a type word in capitals.
fn is_below_type_word(at: Cursor<'_>) -> bool {
    let above = at.previous();
    let first = above.line_before().last().unwrap_or(above);
    let line = first.before(at).after_marks(&['#']);
    let names_type = type_word::named(line).is_some_and(|(after, _)| after.is_end());
    names_type && in_capitals(&at.text()[line.rest()])
}

/// The place after a YAML front matter; the start if there is none.
pub(super) fn front_matter_end<'a>(start: Cursor<'a>) -> Cursor<'a> {
    let mut lines = start.within(0..2 * LONGEST_HEADER).lines();
    let words = |line: &Cursor<'a>| &start.text()[line.rest()];
    let opens = lines.next().is_some_and(|line| words(&line) == "---");
    let fence = lines.find(|line| opens && words(line).starts_with("---"));
    fence.map_or(start, |fence| start.to_byte(fence.start() + 3))
}

/// The nearest char boundary at or before `at`.
pub(super) fn char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a piece is written in capitals, as names of issuers and types in headers are.
pub(super) fn in_capitals(words: &str) -> bool {
    let capitals = words.chars().filter(|letter| letter.is_uppercase()).count();
    let small = words.chars().filter(|letter| letter.is_lowercase()).count();
    capitals >= 2 && small * 6 <= capitals
}

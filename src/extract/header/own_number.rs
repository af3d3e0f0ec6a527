//! The number that the document itself bears.
//!
//! ```text
//! line    := TYPE? NUMBER_MARKER (":" | "." | ";")? (number | spoilt)
//! spoilt  := what a scanner left of an ordinal, or nothing, ("/" | "-") symbol
//! title   := TYPE NUMBER_MARKER? ":"? number
//!          | TYPE "của" issuer NUMBER_MARKER ":"? (number date? | ORDINAL date)    in capitals
//!          | TYPE NUMBER_MARKER ":"? ORDINAL date                  of a type with one issuer
//! running := (NUMBER_MARKER ":"?)? number, alone on its line
//! ```

use std::ops::Range;

use super::article;
use super::pieces::{Piece, in_capitals};
use super::portal::Portal;
use super::subject::after_of;
use super::{OwnNumber, Source};
use crate::extract::grammar::issuer::issuer;
use crate::extract::grammar::number::{self, NumberMark};
use crate::extract::grammar::symbol::{Style, Symbol, SymbolGrammar};
use crate::extract::grammar::type_word::{self, TypeMark};
use crate::extract::grammar::{Cursor, date};
use crate::lex::Gap;
use crate::model::PartialDate;
use crate::tables::PhraseKind;

/// A number stands at most so far after its word, in bytes.
const LONGEST_LINE: usize = 120;

/// A number stands at most so far after the type word of a title, in bytes.
const LONGEST_TITLE: usize = 60;

/// The document's own number: from a title that names its issuer too; else from the line "Số ..."
/// of the header; else from a portal's table; else from another title.
pub(super) fn find(source: &Source, symbols: &SymbolGrammar, portal: &Portal) -> Option<OwnNumber> {
    if let Some(titled) = in_issuers_title(source, symbols) {
        return Some(titled);
    }
    let in_line = (0..source.pieces.list.len()).find_map(|index| in_piece(source, index, symbols));
    let in_table = portal.number.clone().map(|mark| OwnNumber {
        mark,
        type_word: None,
        piece: None,
        title: None,
    });
    match (in_line, in_table) {
        (Some(line), Some(table))
            if line.mark.is_blank() && table.mark.symbol == line.mark.symbol =>
        {
            Some(OwnNumber {
                piece: line.piece,
                ..table
            })
        }
        (Some(line), _) => Some(line),
        (None, Some(table)) => Some(table),
        (None, None) => in_title(source, symbols),
    }
}

/// The number of a piece that begins with "Số" or with a type word and "số": "Theo Công văn số" in
/// a body has none.
fn in_piece(source: &Source, index: usize, symbols: &SymbolGrammar) -> Option<OwnNumber> {
    let piece = &source.pieces.list[index];
    let word = type_word::named(piece.at);
    let marker = word.as_ref().map_or(piece.at, |(after, _)| *after);
    let after = marker.after_phrase(PhraseKind::NumberMarker)?;
    // "Số hiệu" is a label of a portal's table.
    let is_label = marker.after_phrase(PhraseKind::PortalField).is_some();
    if is_label || after.end_before() > piece.range.end || word.is_none() && goes_on(marker, after)
    {
        return None;
    }
    let number = opt_mark(after, &[':', '.', ';']);
    let start = number.start();
    // The number may run into the next line: "Số: 565⏎/TB-UBND".
    let next = source.pieces.list.get(index + 1).unwrap_or(piece);
    let end = next.range.end.min(start + LONGEST_LINE);
    let line = number.within(start..end.max(piece.range.end));
    let mark = number_from(line, symbols)?;
    let cites =
        word.is_some() && (runs_on(number.to_byte(mark.range.end)) || !starts_a_line(piece.at));
    let number = match word {
        Some((_, word)) => titled(source, mark, word),
        None => OwnNumber {
            mark,
            type_word: None,
            piece: None,
            title: None,
        },
    };
    (!cites).then_some(OwnNumber {
        piece: Some(index),
        ..number
    })
}

/// A small "số" without colon at the start of a line is the second half of a reference: "theo Nghị
/// quyết⏎số 29/2018/NQ-HĐND".
fn goes_on(marker: Cursor<'_>, after: Cursor<'_>) -> bool {
    let is_capital = marker.token().is_some_and(|token| token.is_capital());
    !is_capital && after.gap() != Gap::Glued
}

fn opt_mark<'a>(at: Cursor<'a>, marks: &[char]) -> Cursor<'a> {
    if at.is_any_mark(marks) { at.next() } else { at }
}

/// Whether a sentence goes on after a number: "Nghị định số 24/2006/NĐ-CP ngày ... của Chính phủ
/// ... hết hiệu lực" cites.
fn runs_on(after: Cursor<'_>) -> bool {
    let word = after.after_marks(&[',']);
    let is_small = word
        .token()
        .is_some_and(|token| token.is_word() && !token.is_capital());
    is_small && after.gap() < Gap::Line && word.gap() < Gap::Line
}

/// Whether only blanks and table bars stand before the place in its line: a type and number in a
/// later cell are of a document cited.
fn starts_a_line(at: Cursor<'_>) -> bool {
    at.line_before().all(|at| at.is_any_mark(&['#', '_', '"']))
}

/// The number that begins a part of the text, or the blank number of which only the symbol is
/// legible.
fn number_from(part: Cursor<'_>, symbols: &SymbolGrammar) -> Option<NumberMark> {
    let start = part.start();
    if let Some(mut mark) = number::at(&part.text()[part.rest()], 0, symbols) {
        mark.range = start + mark.range.start..start + mark.range.end;
        return Some(mark);
    }
    let separator = after_spoilt(part)?;
    let style = if separator.is_mark('-') {
        Style::Hyphen
    } else {
        Style::Slash
    };
    let found = symbols.find(part.text(), separator.next().start())?;
    let symbol = symbols.symbol(&found, style);
    let first = symbol.text.split(['-', '/']).next().unwrap_or_default();
    let plausible = symbol.type_abbreviation.is_some() || symbols.is_known(first);
    plausible.then(|| NumberMark {
        range: separator.start()..found.end,
        ordinal: String::new(),
        year: None,
        symbol,
        style,
        loose: false,
    })
}

/// Characters of a spoilt ordinal at most.
const LONGEST_SPOILT: usize = 16;

/// Characters of it from its first capital on at most: more are words.
const MOST_CAPITALS: usize = 4;

/// The separator after an ordinal that the scanner spoilt or the writer left blank.
fn after_spoilt(part: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut ahead = part.each().take(LONGEST_SPOILT + 1);
    let separator = ahead.find(|at| at.is_any_mark(&['/', '-']))?;
    let spoilt = &part.text()[part.until(separator)];
    let capitals = spoilt.chars().skip_while(|letter| !letter.is_uppercase());
    let is_short = spoilt.chars().count() <= LONGEST_SPOILT && capitals.count() <= MOST_CAPITALS;
    is_short.then_some(separator)
}

/// The number that a field of a table holds.
pub(super) fn in_value(value: Cursor<'_>, symbols: &SymbolGrammar) -> Option<NumberMark> {
    number_from(value, symbols).filter(|mark| !mark.is_blank())
}

/// Pieces before the body that may be a title.
const MOST_TITLES: usize = 12;

/// "NGHỊ ĐỊNH 13/2023/NĐ-CP VỀ ..." as a title before the body.
fn in_title(source: &Source, symbols: &SymbolGrammar) -> Option<OwnNumber> {
    let pieces = source.pieces.list.iter().take(MOST_TITLES).enumerate();
    pieces.into_iter().find_map(|(index, piece)| {
        let (after, word) = type_word::named(piece.at)?;
        let mark = in_value(number_of_title(after, piece), symbols)?;
        // A news item's title may begin with somebody else's document.
        let own = source.pieces.has_motto() || index == 0 && has_first_article(source.start);
        own.then(|| titled(source, mark, word))
    })
}

/// "THÔNG TƯ / CỦA BỘ NỘI VỤ SỐ 07/2012/TT-BNV NGÀY ..." as the first words, in capitals: the
/// heading of older databases of law.
fn in_issuers_title(source: &Source, symbols: &SymbolGrammar) -> Option<OwnNumber> {
    let first = source.pieces.list.first()?;
    let (after, word) = type_word::named(first.at)?;
    let is_title = |part: Cursor<'_>| in_capitals(&source.text[part.rest()]);
    let Some(name) = after_of(after) else {
        return ordinal_of_sole_issuer(source, after, word);
    };
    let name = issuer(source.start.to_place(name))?;
    let rest = source.start.to_byte(name.range.end).each();
    let number = rest
        .take(LONGEST_TAIL)
        .find_map(|at| at.after_phrase(PhraseKind::NumberMarker))?
        .opt_mark(':');
    if !is_title(first.at.before(number)) {
        return None;
    }
    let line = number.within(number.start()..number.start() + LONGEST_TITLE);
    let mark = in_value(line, symbols).or_else(|| ordinal_alone(number))?;
    Some(titled(source, mark, word))
}

/// "SẮC LỆNH SỐ 58 NGÀY 09 THÁNG 11 NĂM 1945": who issues that type need not be named.
fn ordinal_of_sole_issuer(
    source: &Source,
    after: Cursor<'_>,
    word: TypeMark<'_>,
) -> Option<OwnNumber> {
    let row = source.tables.document_types().get(word.slug)?;
    row.sole_issuer.as_ref()?;
    let number = after.after_phrase(PhraseKind::NumberMarker)?.opt_mark(':');
    let start = source.start.to_byte(word.range.start);
    let in_capitals = in_capitals(&source.text[start.until(number)]);
    let mark = ordinal_alone(number).filter(|_| in_capitals)?;
    Some(titled(source, mark, word))
}

/// A number of a title, which goes on to the number's date.
fn titled(source: &Source, mark: NumberMark, word: TypeMark<'_>) -> OwnNumber {
    let date = date::date(source.start.to_byte(mark.range.end));
    let end = date.map_or(mark.range.end, |(_, date)| date.range.end);
    OwnNumber {
        title: Some(word.range.start..end),
        mark,
        type_word: Some(word.range),
        piece: None,
    }
}

/// Words at most at the end of an issuer's name that the tables lack: "LÂM THỜI".
const LONGEST_TAIL: usize = 6;

/// "SỐ 58 NGÀY 09 THÁNG 11 NĂM 1945": a number of before there were symbols.
fn ordinal_alone(number: Cursor<'_>) -> Option<NumberMark> {
    let is_figure = number.token().is_some_and(|token| token.is_figure());
    let (_, date) = date::date(number.next()).filter(|_| is_figure)?;
    date.date
        .is_some_and(PartialDate::is_whole)
        .then(|| NumberMark {
            range: number.until(number.next()),
            ordinal: number.written().to_owned(),
            year: None,
            symbol: Symbol::default(),
            style: Style::Slash,
            loose: false,
        })
}

/// The rest of a title after its type word and "số".
fn number_of_title<'a>(after: Cursor<'a>, piece: &Piece<'a>) -> Cursor<'a> {
    let end = piece.range.end.min(after.end_before() + LONGEST_TITLE);
    let marker = after.after_phrase(PhraseKind::NumberMarker);
    let number = marker.map_or(after, |after| opt_mark(after, &[':']));
    number.within(number.start()..end)
}

/// How far into a text its first article stands, in bytes.
const LEAD: usize = 4000;

/// Whether the first article stands at the start of a line: the body of an act.
fn has_first_article(start: Cursor<'_>) -> bool {
    start
        .within(0..LEAD)
        .each()
        .any(|at| at.begins_line() && article::is_first(at.after_marks(&['#', '_'])))
}

/// Where the document's own number stands alone: in the header, in a portal's table, as a running
/// head of a page.
pub(super) fn mentions(
    source: &Source,
    own: Option<&OwnNumber>,
    symbols: &SymbolGrammar,
) -> Vec<Range<usize>> {
    let Some(own) = own else { return Vec::new() };
    let canonical = own.mark.canonical();
    let alone = source.start.lines().filter_map(|line| {
        let number = after_label(line);
        number.token().filter(|token| token.is_figure())?;
        let mark = number_from(number, symbols)?;
        let is_own = mark.range == number.rest() && mark.canonical() == canonical;
        is_own.then_some(mark.range)
    });
    let mut found: Vec<_> = std::iter::once(own.mark.range.clone())
        .chain(alone)
        .collect();
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

/// The place after "Số:", "Số ký hiệu" if the line begins so.
fn after_label(line: Cursor<'_>) -> Cursor<'_> {
    let label = [PhraseKind::PortalField, PhraseKind::NumberMarker]
        .into_iter()
        .find_map(|kind| line.after_phrase(kind));
    label.map_or(line, |after| opt_mark(after, &[':']))
}

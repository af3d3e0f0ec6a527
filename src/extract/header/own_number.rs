//! The number that the document itself bears.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::portal::Portal;
use super::{OwnNumber, Source};
use crate::extract::grammar::number::{self, NumberMark};
use crate::extract::symbol::{Style, SymbolGrammar};

/// "Số", "Nghị quyết số:", "Luật số" at the start of a piece, and what stands there for the ordinal.
static NUMBER_LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<type>[^\n\d:/]{0,40}?)\s*(?:[Ss][ốôó]|SỐ|SÔ)\s*[:.;]?\s*(?P<rest>[^\n]*)")
        .expect("a valid pattern")
});

/// An ordinal that the scanner spoilt or the writer left blank, up to the separator.
static SPOILT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^\n/\p{Lu}]{0,12}?(?:[\p{Lu}\d@$#%&*†{}\[\]()]{1,4}\s?)?\s*[/-]\s*")
        .expect("a valid pattern")
});

/// A number written behind a type word at the start of a title: "Nghị định 13/2023/NĐ-CP về ...".
const TITLE_LENGTH: usize = 60;

/// The document's own number: from the line "Số ..." of the header; else from a portal's table; else from its title.
pub(super) fn find(source: &Source, symbols: &SymbolGrammar, portal: &Portal) -> Option<OwnNumber> {
    let in_line = (0..source.pieces.list.len()).find_map(|index| in_piece(source, index, symbols));
    let in_table = portal.number.clone().map(|mark| OwnNumber {
        mark,
        type_word: None,
        piece: None,
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

fn in_piece(source: &Source, index: usize, symbols: &SymbolGrammar) -> Option<OwnNumber> {
    let words = source.pieces.list[index].words();
    let piece = source.pieces.list[index].range.clone();
    // A small "số" without colon at the start of a line is the second half of a reference: "theo Nghị quyết⏎số 29/2018/NQ-HĐND".
    if words.trim_start().starts_with("số ") {
        return None;
    }
    let found = NUMBER_LINE.captures(words)?;
    let before = found.name("type")?.as_str();
    let type_word = type_at(source, piece.start, before)?;
    let rest = piece.start + found.name("rest")?.start();
    // The number may run into the next line: "Số: 565⏎/TB-UBND".
    let end = source
        .pieces
        .list
        .get(index + 1)
        .map_or(piece.end, |next| next.range.end)
        .min(rest + 120);
    let mark = number_from(source.text, rest, end.max(piece.end), symbols)?;
    let cites = type_word.is_some()
        && (runs_on(source.text, mark.range.end) || !starts_a_line(source.text, piece.start));
    (!cites).then_some(OwnNumber {
        mark,
        type_word,
        piece: Some(index),
    })
}

/// Whether a sentence goes on behind a number: "Nghị định số 24/2006/NĐ-CP ngày ... của Chính phủ ... hết hiệu lực" cites.
fn runs_on(text: &str, at: usize) -> bool {
    text[at..]
        .trim_start_matches([' ', ',', '\u{a0}'])
        .starts_with(char::is_lowercase)
}

/// Whether only blanks and table bars stand before the place in its line: a type and number in a later cell are of a document cited.
fn starts_a_line(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .rev()
        .take_while(|&letter| letter != '\n')
        .all(|letter| letter.is_whitespace() || matches!(letter, '#' | '_' | '"'))
}

/// What stands before "số" must be nothing or a type word, so that "Theo Công văn số" in a body is none.
fn type_at(source: &Source, start: usize, before: &str) -> Option<Option<Range<usize>>> {
    let trimmed = before.trim_end();
    if trimmed.is_empty() {
        return Some(None);
    }
    let word = source.tables.document_types().word_at(source.text, start)?;
    (word.end == start + trimmed.len()).then_some(Some(start..word.end))
}

/// The number that starts at `start`, or the blank number of which only the symbol is legible.
fn number_from(
    text: &str,
    start: usize,
    end: usize,
    symbols: &SymbolGrammar,
) -> Option<NumberMark> {
    let end = super::pieces::char_boundary(text, end);
    let line = &text[start..end];
    let blank = line.len() - line.trim_start().len();
    if let Some(mut mark) = number::at(line, blank, symbols) {
        mark.range = start + mark.range.start..start + mark.range.end;
        return Some(mark);
    }
    let separator = SPOILT.find(line)?;
    let symbol_at = start + separator.end();
    let found = symbols.find(text, symbol_at)?;
    let sign = separator.as_str().trim_end();
    let style = if sign.ends_with('-') {
        Style::Hyphen
    } else {
        Style::Slash
    };
    let symbol = symbols.symbol(&found, style);
    let first = symbol.text.split(['-', '/']).next().unwrap_or_default();
    let plausible = symbol.type_abbreviation.is_some() || symbols.is_known(first);
    plausible.then(|| NumberMark {
        range: start + sign.len() - 1..found.end,
        ordinal: String::new(),
        year: None,
        symbol,
        style,
        loose: false,
    })
}

/// The number that a field of a table holds.
pub(super) fn in_value(
    text: &str,
    range: Range<usize>,
    symbols: &SymbolGrammar,
) -> Option<NumberMark> {
    number_from(text, range.start, range.end, symbols).filter(|mark| !mark.is_blank())
}

/// The first article at the start of its line: the body of an act.
static FIRST_ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^[\s#_]*(?:Điều|ĐIỀU)\s+1\b").expect("a valid pattern"));

/// "NGHỊ ĐỊNH 13/2023/NĐ-CP VỀ ..." as a title before the body.
fn in_title(source: &Source, symbols: &SymbolGrammar) -> Option<OwnNumber> {
    let pieces = source.pieces.list.iter().take(12);
    pieces.map(|piece| piece.range.clone()).find_map(|piece| {
        let word = source
            .tables
            .document_types()
            .word_at(source.text, piece.start)?;
        let end = (word.end + TITLE_LENGTH).min(piece.end);
        let after = source.text[word.end..].len()
            - source.text[word.end..]
                .trim_start_matches([' ', '\u{a0}'])
                .len();
        let at = word.end + after;
        let at = at
            + ["số ", "Số ", "SỐ ", "số: "]
                .iter()
                .find_map(|said| source.text[at..].strip_prefix(said).map(|_| said.len()))
                .unwrap_or(0);
        let mark =
            number_from(source.text, at, end.max(at), symbols).filter(|mark| !mark.is_blank())?;
        // A news item's title may begin with somebody else's document.
        let own = source.pieces.has_motto
            || piece.start == source.pieces.list[0].range.start
                && FIRST_ARTICLE
                    .is_match(&source.text[..super::pieces::char_boundary(source.text, 4000)]);
        own.then_some(OwnNumber {
            mark,
            type_word: Some(piece.start..word.end),
            piece: None,
        })
    })
}

/// Where the document's own number stands alone: in the header, in a portal's table, as a running head of a page.
pub(super) fn mentions(
    source: &Source,
    own: Option<&OwnNumber>,
    symbols: &SymbolGrammar,
) -> Vec<Range<usize>> {
    static ALONE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^[\s\t]*(?:(?:[Ss]ố|SỐ)(?:\s+(?:ký\s+)?hiệu)?\s*:?)?[\s\t]*(?P<number>\d[^\n\t]{3,60})$").expect("a valid pattern")
    });
    let Some(own) = own else { return Vec::new() };
    let mut found = vec![own.mark.range.clone()];
    for line in ALONE.captures_iter(source.text) {
        let Some(number) = line.name("number") else {
            continue;
        };
        let mark = number_from(source.text, number.start(), number.end(), symbols);
        let same = mark.filter(|mark| {
            mark.canonical() == own.mark.canonical()
                && number.as_str().trim_end().len() == mark.range.len()
        });
        found.extend(same.map(|mark| mark.range));
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

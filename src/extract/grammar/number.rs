//! Numbers (số, ký hiệu): looked for before anything is known about what they number.
//!
//! ```text
//! number  := ordinal ("/" YEAR)? ("/" | "-") symbol | ordinal symbol | blank
//! ordinal := FIGURE ("." FIGURE)? letter?
//! blank   := NUMBER_MARKER ":"? mark* ("/" | "-") (YEAR "/")? symbol
//! ```

use std::ops::Range;

use super::Cursor;
use super::symbol::{Style, Symbol, SymbolGrammar, blanks};
use crate::lex::Gap;
use crate::tables::PhraseKind;

/// A number with its symbol as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberMark {
    /// Bytes of the normalized text, from the first digit (of a blank number: from the separator) to the symbol's end.
    pub range: Range<usize>,
    /// `44`, `66.7`, `12a`; empty if blank.
    pub ordinal: String,
    /// Year inside the number: `2020`.
    pub year: Option<String>,
    /// Symbol in customary spelling.
    pub symbol: Symbol,
    /// How number and symbol are joined.
    pub style: Style,
    /// The separator is a blank ("84 QĐ/TWĐTN") or the symbol short and unknown ("261/QP"): a number only behind a type word or "số".
    pub loose: bool,
}

impl NumberMark {
    /// Canonical form: `44-KL/TW`, `30/2020/NĐ-CP`.
    pub fn canonical(&self) -> String {
        join(
            &self.ordinal,
            self.year.as_deref(),
            &self.symbol.text,
            self.style,
        )
    }

    /// Whether the ordinal is left out, as in drafts and forms.
    pub fn is_blank(&self) -> bool {
        self.ordinal.is_empty()
    }
}

/// A canonical number of its parts.
pub fn join(ordinal: &str, year: Option<&str>, symbol: &str, style: Style) -> String {
    match (style, year) {
        (Style::Hyphen, _) => format!("{ordinal}-{symbol}"),
        (Style::Slash, Some(year)) => format!("{ordinal}/{year}/{symbol}"),
        (Style::Slash, None) => format!("{ordinal}/{symbol}"),
    }
}

/// All numbers from a place on, in order. Linear in the number of tokens.
pub fn find(start: Cursor<'_>, grammar: &SymbolGrammar) -> Vec<NumberMark> {
    let mut marks = Vec::new();
    let mut at = start;
    while let Some(token) = at.token() {
        let mark = if token.is_figure() {
            number(at, grammar)
        } else if token.is_word() {
            blank(at, grammar)
        } else {
            None
        };
        at = match mark {
            Some(mark) => {
                let after = at.to_byte(mark.range.end);
                marks.push(mark);
                after
            }
            None => at.next(),
        };
    }
    marks
}

/// The number that begins with this figure.
fn number(at: Cursor<'_>, grammar: &SymbolGrammar) -> Option<NumberMark> {
    let start = at.start();
    let mut mark = may_begin(at).then(|| self::at(at.text(), start, grammar))??;
    if let Some(first) = first_part(at) {
        let part = first.until(first.next());
        mark.ordinal.insert_str(0, &at.text()[part.clone()]);
        mark.range.start = part.start;
    }
    Some(mark)
}

/// Whether no digits, separators or letters run into this figure, except a glued "số".
fn may_begin(at: Cursor<'_>) -> bool {
    let Some(before) = at.token_before().filter(|_| at.gap() == Gap::Glued) else {
        return true;
    };
    if before.is_word() {
        return at.before_phrase(PhraseKind::NumberMarker).is_some();
    }
    // The year of a blank number: "số    /2016/NĐ-CP".
    let is_year = || matches!(at.token().map(|token| token.value()), Some(1900..=2099));
    if before.is_mark('/') && is_year() {
        return false;
    }
    let is_separator = ['/', '.', ',', '-', '_']
        .into_iter()
        .any(|mark| before.is_mark(mark));
    let previous = at.previous();
    let in_figure = previous.gap() == Gap::Glued
        && previous
            .token_before()
            .is_some_and(|token| token.is_figure());
    !(is_separator && in_figure)
}

/// Scans part the digits after "số": the "1" of "số 1 466/QĐ-UBND".
fn first_part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let digits = |at: Cursor<'_>| at.token().map_or(0, |token| token.end() - token.start());
    let first = at.previous();
    let is_part = digits(at) == 3
        && at.gap() == Gap::Space
        && first.token()?.is_figure()
        && digits(first) <= 2;
    let word = if first.token_before()?.is_mark(':') {
        first.previous()
    } else {
        first
    };
    (is_part && word.before_phrase(PhraseKind::NumberMarker).is_some()).then_some(first)
}

/// Marks that stand for an ordinal, at most.
const LONGEST_BLANK: usize = 64;

/// A number whose ordinal is left out: "số      /QĐ-UBND", "Số: ...../KH-UBND", "Số: @† /QĐ-BCĐ138".
fn blank(at: Cursor<'_>, grammar: &SymbolGrammar) -> Option<NumberMark> {
    let mut at = at.after_phrase(PhraseKind::NumberMarker)?;
    for _ in 0..LONGEST_BLANK {
        let token = at.token().filter(|token| !token.is_word())?;
        let style = if token.is_mark('/') {
            Style::Slash
        } else {
            Style::Hyphen
        };
        if token.is_mark('/') || token.is_mark('-') {
            if let Some(mark) = blank_from(at, style, grammar) {
                return Some(mark);
            }
            if style == Style::Slash {
                return None;
            }
        }
        if token.is_figure() {
            return None;
        }
        at = at.next();
    }
    None
}

/// The rest of a blank number from its separator on.
fn blank_from(at: Cursor<'_>, style: Style, grammar: &SymbolGrammar) -> Option<NumberMark> {
    let text = at.text();
    let after = |at: Cursor<'_>| {
        let end = at.token().map_or(text.len(), |token| token.end());
        end + blanks(&text[end..])
    };
    let year = at.next();
    let is_year = year.next().is_mark('/')
        && year
            .token()
            .is_some_and(|token| token.is_figure() && (1900..2100).contains(&token.value()));
    let symbol_at = after(if is_year { year.next() } else { at });
    let found = grammar.find(text, symbol_at)?;
    let symbol = grammar.symbol(&found, style);
    let known = symbol.type_abbreviation.is_some()
        || grammar.is_known(symbol.text.split(['-', '/']).next()?);
    known.then(|| NumberMark {
        range: at.start()..found.end,
        ordinal: String::new(),
        year: is_year.then(|| year.written().to_owned()),
        symbol,
        style,
        loose: false,
    })
}

/// The number whose first digit stands at `at`, whatever stands before it.
pub fn at(text: &str, at: usize, grammar: &SymbolGrammar) -> Option<NumberMark> {
    let digits = digits(text, at);
    if !(1..=MOST_DIGITS).contains(&digits) {
        return None;
    }
    let end = at + digits;
    let end = end + decimals(&text[end..]);
    // A letter after the digits is the ordinal's ("12a/KH-UBND") or the start of a loose symbol
    // ("12KH/TU").
    let with_letter = letter(&text[end..]).map(|letter| end + letter);
    with_letter
        .into_iter()
        .chain([end])
        .find_map(|end| after_ordinal(text, at..end, grammar))
}

/// Digits of the longest ordinal.
const MOST_DIGITS: usize = 6;

/// How many digits stand from `at` on.
fn digits(text: &str, at: usize) -> usize {
    text[at..].bytes().take_while(u8::is_ascii_digit).count()
}

/// Length of a part after a dot: ".7" of "66.7".
fn decimals(rest: &str) -> usize {
    match rest.strip_prefix('.').map(|after| digits(after, 0)) {
        Some(digits @ 1..) => 1 + digits.min(3),
        _ => 0,
    }
}

/// Length of the letter of an ordinal: "a" of "12a", " a" of "12 a".
fn letter(rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches(char::is_whitespace);
    let gap = rest.len() - after.len();
    let letter = after.chars().next()?;
    let glued = gap == 0 && (letter.is_ascii_alphabetic() || letter == 'đ');
    let apart = rest[..gap].chars().count() == 1 && (letter.is_ascii_lowercase() || letter == 'đ');
    (glued || apart).then(|| gap + letter.len_utf8())
}

/// The number of an ordinal that has been read, if a symbol follows. Nothing is allocated before
/// its separator is seen.
fn after_ordinal(text: &str, ordinal: Range<usize>, grammar: &SymbolGrammar) -> Option<NumberMark> {
    let gap = blanks(&text[ordinal.end..]);
    let separator = ordinal.end + gap;
    let read = |year: Option<&str>, symbol_at: usize, join: Join| {
        let found = grammar.find(text, symbol_at)?;
        let (style, loose) = match join {
            Join::Separator(style) => (style, false),
            Join::Blank if text[symbol_at..found.end].contains('/') && year.is_none() => {
                (Style::Hyphen, true)
            }
            Join::Blank => (Style::Slash, true),
        };
        let symbol = grammar.symbol(&found, style);
        let short = !loose && style == Style::Slash && symbol.text.chars().count() >= 2;
        let sure = plausible(&symbol, style, loose, year.is_some(), grammar);
        (sure || short).then(|| NumberMark {
            range: ordinal.start..found.end,
            ordinal: spoken_ordinal(&text[ordinal.clone()]),
            year: year.map(str::to_owned),
            symbol,
            style,
            loose: loose || !sure,
        })
    };
    match text[separator..].chars().next()? {
        '/' => {
            let after = separator + 1 + blanks(&text[separator + 1..]);
            match year_at(text, after) {
                // "15/2020 NQ-HĐND": a blank in place of the second slash, before a type only.
                Some((year, symbol_at)) if !text[..symbol_at].trim_end().ends_with(['/', '-']) => {
                    read(Some(year), symbol_at, Join::Blank).filter(|mark| {
                        mark.symbol.type_abbreviation.is_some()
                            && mark.symbol.text.contains(['-', '/'])
                    })
                }
                Some((year, symbol_at)) => {
                    read(Some(year), symbol_at, Join::Separator(Style::Slash))
                }
                None => read(None, after, Join::Separator(Style::Slash)),
            }
        }
        '-' => {
            let after = separator + 1 + blanks(&text[separator + 1..]);
            read(None, after, Join::Separator(Style::Hyphen))
        }
        letter if gap <= 1 && letter.is_uppercase() => read(None, separator, Join::Blank),
        _ => None,
    }
}

/// What stands between an ordinal (or its year) and the symbol.
#[derive(Clone, Copy)]
enum Join {
    Separator(Style),
    /// A blank, or nothing: the symbol tells the style.
    Blank,
}

/// A four-digit (or old two-digit, or damaged three-digit) year, and where the symbol behind its slash (or blank) starts.
fn year_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let year = &text[at..at + digits];
    let slash = at + digits + blanks(&text[at + digits..]);
    let credible = match digits {
        4 => year.starts_with("19") || year.starts_with("20"),
        3 => year.starts_with('0') || year.starts_with("20"),
        2 => year >= "45",
        _ => false,
    };
    let symbol_at = match text.as_bytes().get(slash) {
        Some(b'/' | b'-') => slash + 1 + blanks(&text[slash + 1..]),
        _ if slash > at + digits => slash,
        _ => return None,
    };
    credible.then_some((year, symbol_at))
}

/// What tells a number from other things with a slash or hyphen.
fn plausible(
    symbol: &Symbol,
    style: Style,
    loose: bool,
    has_year: bool,
    grammar: &SymbolGrammar,
) -> bool {
    let letters = symbol
        .text
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let first = symbol.text.split(['-', '/']).next().unwrap_or_default();
    match (style, loose) {
        (_, true) => {
            symbol.type_abbreviation.is_some()
                || symbol.text.contains('/')
                || OLD_CENTRAL.contains(&symbol.text.as_str())
        }
        (Style::Slash, _) => {
            letters >= 2
                && (has_year
                    || letters >= 3
                    || grammar.is_known(first)
                    || symbol.text.contains(['-', '/']))
        }
        (Style::Hyphen, _) => {
            symbol.type_abbreviation.is_some()
                || grammar.is_known(first)
                || symbol.text.contains('/') && letters >= 2
        }
    }
}

/// Symbols of the old central bodies, often without a separator: "số 150 CP".
const OLD_CENTRAL: [&str; 3] = ["CP", "TTg", "HĐBT"];

fn spoken_ordinal(written: &str) -> String {
    written
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

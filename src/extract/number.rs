//! Numbers (số, ký hiệu) in a normalized text: first thing that is looked for, before anything is known about what they number.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::symbol::{Style, Symbol, SymbolGrammar, blanks};

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

/// All numbers of a normalized text in order. Linear in its length.
pub fn find(text: &str, grammar: &SymbolGrammar) -> Vec<NumberMark> {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[0-9]{1,6}(?:\.[0-9]{1,3})?(?:[A-Za-zđ]|\s[a-zđ])?").expect("a valid pattern")
    });
    let mut marks: Vec<NumberMark> = Vec::new();
    let mut at = 0;
    while let Some(found) = ORDINAL.find_at(text, at) {
        let mark = number_at(text, found.range(), grammar);
        at = mark
            .as_ref()
            .map_or_else(|| digits_end(text, found.start()), |mark| mark.range.end);
        marks.extend(mark);
    }
    marks.extend(blanks_after_word(text, grammar));
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// After a run of digits that starts no number, the next look starts behind it.
fn digits_end(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

fn number_at(text: &str, ordinal: Range<usize>, grammar: &SymbolGrammar) -> Option<NumberMark> {
    if !starts_a_number(text, ordinal.start) {
        return None;
    }
    // A letter after the digits is the ordinal's (`12a/KH-UBND`) or the start of a loose symbol (`12KH/TU`).
    let digits = ordinal.start
        + text[ordinal.clone()]
            .trim_end_matches(char::is_alphabetic)
            .trim_end()
            .len();
    [ordinal.end, digits]
        .into_iter()
        .find_map(|end| after_ordinal(text, ordinal.start..end, grammar))
}

fn after_ordinal(text: &str, ordinal: Range<usize>, grammar: &SymbolGrammar) -> Option<NumberMark> {
    let gap = blanks(&text[ordinal.end..]);
    let separator = ordinal.end + gap;
    let mark = |year: Option<&str>, symbol_at: usize, style: Style, loose: bool| {
        let found = grammar.find(text, symbol_at)?;
        let symbol = grammar.symbol(&found, style);
        let short = !loose && style == Style::Slash && symbol.text.chars().count() >= 2;
        let sure = plausible(&symbol, style, loose, year.is_some(), grammar);
        (sure || short).then(|| NumberMark {
            range: widen(text, ordinal.start)..found.end,
            ordinal: spoken_ordinal(&text[widen(text, ordinal.start)..ordinal.end]),
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
                    mark(Some(year), symbol_at, Style::Slash, true).filter(|mark| {
                        mark.symbol.type_abbreviation.is_some()
                            && mark.symbol.text.contains(['-', '/'])
                    })
                }
                Some((year, symbol_at)) => mark(Some(year), symbol_at, Style::Slash, false),
                None => mark(None, after, Style::Slash, false),
            }
        }
        '-' => mark(
            None,
            separator + 1 + blanks(&text[separator + 1..]),
            Style::Hyphen,
            false,
        ),
        _ if gap <= 1 => {
            let slash = grammar
                .find(text, separator)
                .map(|found| &text[separator..found.end])
                .is_some_and(|symbol| symbol.contains('/'));
            mark(
                None,
                separator,
                if slash { Style::Hyphen } else { Style::Slash },
                true,
            )
        }
        _ => None,
    }
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

/// No digits, separators or letters may run into the ordinal, except a glued "số".
fn starts_a_number(text: &str, start: usize) -> bool {
    let before = &text[..start];
    match before.chars().next_back() {
        None => true,
        Some(last) if last.is_alphabetic() => ends_with_word_number(before),
        // The year of a blank number: "số    /2016/NĐ-CP".
        Some('/') if text[start..].starts_with("19") || text[start..].starts_with("20") => {
            digits_end(text, start) - start != 4
        }
        Some(last) => {
            !(last.is_ascii_digit()
                || matches!(last, '/' | '.' | ',' | '-' | '_') && ends_inside_a_figure(before))
        }
    }
}

/// Whether the text ends in a digit and one separator, as inside `14/11/2022` or `1.234`.
fn ends_inside_a_figure(before: &str) -> bool {
    before[..before.len() - 1].ends_with(|last: char| last.is_ascii_digit())
}

/// Whether "số" (or its damaged forms) ends the text.
pub(super) fn ends_with_word_number(before: &str) -> bool {
    ["số", "Số", "SỐ", "sô", "SÔ"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Scans part the digits after "số": "số 1 466/QĐ-UBND"; the start moves to the first part.
fn widen(text: &str, start: usize) -> usize {
    static PARTED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[sS][ốô]\s?:?\s?(\d{1,2})\s$").expect("a valid pattern"));
    let three_digits = digits_end(text, start) - start == 3;
    let window = floor_char_boundary(text, start.saturating_sub(16));
    match PARTED
        .captures(&text[window..start])
        .and_then(|parts| parts.get(1))
    {
        Some(part) if three_digits => window + part.start(),
        _ => start,
    }
}

fn spoken_ordinal(written: &str) -> String {
    written
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// Blank numbers: "số      /QĐ-UBND", "Số: ...../KH-UBND", "Số: @† /QĐ-BCĐ138".
fn blanks_after_word<'a>(
    text: &'a str,
    grammar: &'a SymbolGrammar,
) -> impl Iterator<Item = NumberMark> + 'a {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:[sS][ốô]|SỐ)\s?:?[\s.…_]{0,60}(?:[^\s\w/]{1,3}\s?)?([/-])\s{0,3}(?:((?:19|20)\d{2})\s?/\s{0,3})?")
            .expect("a valid pattern")
    });
    BLANK.captures_iter(text).filter_map(move |captures| {
        let (whole, separator) = (captures.get(0)?, captures.get(1)?);
        let style = if separator.as_str() == "/" {
            Style::Slash
        } else {
            Style::Hyphen
        };
        let found = grammar.find(text, whole.end())?;
        let symbol = grammar.symbol(&found, style);
        let known = symbol.type_abbreviation.is_some()
            || grammar.is_known(symbol.text.split(['-', '/']).next()?);
        let year = captures.get(2).map(|year| year.as_str().to_owned());
        known.then(|| NumberMark {
            range: separator.start()..found.end,
            ordinal: String::new(),
            year,
            symbol,
            style,
            loose: false,
        })
    })
}

/// The nearest char boundary at or before `at`.
pub(super) fn floor_char_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

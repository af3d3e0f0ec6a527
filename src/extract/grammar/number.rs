//! Numbers (số, ký hiệu): looked for before anything is known about what they number.
//!
//! ```text
//! number  := ordinal ("/" YEAR)? ("/" | "-") symbol | ordinal "/" symbol ("/" | "-") YEAR
//!          | ordinal symbol | blank
//! ordinal := FIGURE ("." FIGURE)? letter? | FIGURE "-" FIGURE
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
        (Style::YearLast(mark), Some(year)) => format!("{ordinal}/{symbol}{mark}{year}"),
        (Style::Slash | Style::YearLast(_), None) => format!("{ordinal}/{symbol}"),
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

/// Scans part the digits after "số": the "1" of "số 1 466/QĐ-UBND", the "2" of "số 2 17/KH-BCĐ". Not
/// the number of another paper: "mẫu số 2".
fn first_part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let digits = |at: Cursor<'_>| at.token().map_or(0, |token| token.end() - token.start());
    let first = at.previous();
    let is_part = digits(at) <= 3
        && at.gap() == Gap::Space
        && first.token()?.is_figure()
        && digits(first) <= 2;
    let word = if first.token_before()?.is_mark(':') {
        first.previous()
    } else {
        first
    };
    let marker = word.before_phrase(PhraseKind::NumberMarker)?;
    let is_anothers = marker.phrase_before(PhraseKind::OtherPaper).is_some();
    (is_part && !is_anothers).then_some(first)
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
    let length = digits(text, at);
    if !(1..=MOST_DIGITS).contains(&length) {
        return None;
    }
    let end = at + length;
    if let Some(after) = second_figure(text, at..end) {
        let mark = after_ordinal(text, at..after, grammar)?;
        return (mark.style != Style::Hyphen).then_some(NumberMark {
            loose: true,
            ..mark
        });
    }
    let end = end + decimals(&text[end..]);
    // A letter after the digits is the ordinal's ("12a/KH-UBND") or the start of a loose symbol
    // ("12KH/TU").
    let with_letter = letter(&text[end..]).map(|letter| end + letter);
    with_letter
        .into_iter()
        .chain([end])
        .find_map(|end| after_ordinal(text, at..end, grammar))
}

/// Digits of the longest ordinal, and of the longest whose symbol has no type: "20250310/CV-HB".
const MOST_DIGITS: usize = 9;
const MOST_UNTYPED_DIGITS: usize = 6;

/// The end of an ordinal of two figures, as companies write it, one of them a year or day:
/// "25-2303/PBHC-KD", "117-2025/CV-HB". Not two alike, which are a period or a range.
fn second_figure(text: &str, first: Range<usize>) -> Option<usize> {
    let second = text[first.end..].strip_prefix('-').map(|_| first.end + 1)?;
    let length = digits(text, second);
    let end = second + length;
    let is_long = |digits: usize| (4..=8).contains(&digits);
    let fits = length > 0 && is_long(length) != is_long(first.len());
    (fits && text[end..].starts_with('/')).then_some(end)
}

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
    let ordinal_has_hyphen = text[ordinal.clone()].contains('-');
    let read = |year: Option<&str>, symbol_at: usize, join: Join| {
        let found = grammar.find(text, symbol_at)?;
        let (join_style, loose) = match join {
            Join::Separator(style) => (style, false),
            Join::Blank if text[symbol_at..found.end].contains('/') && year.is_none() => {
                (Style::Hyphen, true)
            }
            Join::Blank => (Style::Slash, true),
        };
        let symbol = grammar.symbol(&found, join_style);
        let last = (join_style == Style::Slash && year.is_none())
            .then(|| year_last(text, found.end, &symbol, grammar))
            .flatten();
        let (year, style, end) = match last {
            Some((mark, year, end)) => (Some(year), Style::YearLast(mark), end),
            None => (year, join_style, found.end),
        };
        let short = !loose && join_style == Style::Slash && symbol.text.chars().count() >= 2;
        let sure = plausible(&symbol, join_style, loose, year.is_some(), grammar);
        let is_long = text[ordinal.clone()].len() > MOST_UNTYPED_DIGITS;
        let is_typed = !is_long || symbol.type_abbreviation.is_some() || ordinal_has_hyphen;
        ((sure || short) && is_typed).then(|| NumberMark {
            range: ordinal.start..end,
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

/// The year after a symbol, the mark before it and where it ends: "/2025" of "933/PLYK/2025", "-76" of
/// "17/QĐ-76". Two digits are one after a type alone or an old central body, else a unit's.
fn year_last<'t>(
    text: &'t str,
    at: usize,
    symbol: &Symbol,
    grammar: &SymbolGrammar,
) -> Option<(char, &'t str, usize)> {
    let mark = text[at..]
        .chars()
        .next()
        .filter(|c| matches!(c, '/' | '-'))?;
    let length = digits(text, at + 1);
    let year = &text[at + 1..at + 1 + length];
    let is_year = match length {
        4 => year.starts_with("19") || year.starts_with("20"),
        2 => {
            let is_old = OLD_CENTRAL.contains(&symbol.text.as_str());
            year >= "45" && (is_old || grammar.is_type(&symbol.text))
        }
        _ => false,
    };
    let end = at + 1 + length;
    let mut after = text[end..].chars();
    let goes_on = match after.next() {
        Some('-' | '/' | '.') => after.next().is_some_and(char::is_alphanumeric),
        Some(next) => next.is_alphanumeric(),
        None => false,
    };
    (is_year && !goes_on).then_some((mark, year, end))
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
        (Style::Slash | Style::YearLast(_), _) => {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    /// The numbers of a text in canonical form.
    fn numbers(text: &str) -> Vec<String> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        let marks = find(Cursor::new(&lexemes, tables), &SymbolGrammar::new(tables));
        marks.iter().map(NumberMark::canonical).collect()
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, number) in [
            ("số 44-KL/TW", "44-KL/TW"),
            ("số 66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
            ("số 3/CP/1976 về", "3/CP/1976"),
            ("số 17/QĐ-76 của", "17/QĐ-76"),
            ("số 02/TT-BNV-2009;", "02/TT-BNV-2009"),
            ("số 20250310/CV-HB", "20250310/CV-HB"),
            ("số 25-2303/PBHC-KD", "25-2303/PBHC-KD"),
            ("số 117-2025/CV-HB", "117-2025/CV-HB"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }

    #[test]
    fn slips_in_numbers_are_mended() {
        for (text, number) in [
            ("số 2 17/KH-BCĐ", "217/KH-BCĐ"),
            ("số: 1 466/QĐ-UBND", "1466/QĐ-UBND"),
            ("số 14/2009/QĐ_BXD", "14/2009/QĐ-BXD"),
            ("số 27/2022/ƯBTVQH15", "27/2022/UBTVQH15"),
            ("số 211/TTr - HĐQT ngày", "211/TTr-HĐQT"),
            ("số 903/CCTKV.07-QLDN2", "903/CCTKV.07-QLDN2"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_number_is_no_part_of_it() {
        for (text, number) in [
            ("mẫu số 2 17/KH-BCĐ", "17/KH-BCĐ"),
            ("số 12/KH - CHO VAY", "12/KH"),
            ("số 12/TTr\n- HĐQT", "12/TTr"),
            ("số 94/QĐ-BCĐ-35", "94/QĐ-BCĐ"),
            ("số 12/KH-UBND-2021-2025", "12/KH-UBND"),
            ("số 12/QĐ-UBND.07", "12/QĐ-UBND"),
            ("số 12/QĐ-UBND__ngày", "12/QĐ-UBND"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
        for text in ["từ 25-30/6", "giai đoạn 2011-2020/tỉnh", "số 25-30"] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }
}

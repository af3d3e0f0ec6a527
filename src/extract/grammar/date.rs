//! Dates, in every form that references use.
//!
//! ```text
//! date    := day month year | slip | figures | no-day | english | "năm" YEAR
//! day     := "ngày" leader* SMALL? leader* ","?
//! month   := "tháng" leader* SMALL? leader* ("năm" | "/")      leader := "." | "…" | "_"
//! slip    := "ngày" SMALL ("ngày" | "năm") SMALL ("năm" | "tháng") YEAR
//! figures := ("ngày" ":"?)? SMALL ("/" SMALL "/" | "-" SMALL "-" | "." SMALL ".") YEAR
//! no-day  := "ngày" leader* "/" SMALL "/" YEAR
//! english := "dated" MONTH SMALL "," YEAR
//! ```
//!
//! SMALL is a figure of one or two digits. A YEAR may be left out after a month, as in drafts.

use std::ops::Range;

use super::Cursor;
use crate::lex::Gap;
use crate::model::PartialDate;
use crate::tables::PhraseKind;

/// A date as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMark {
    /// Bytes of the normalized text, with the word "ngày", "tháng" or "năm" where it has one.
    pub range: Range<usize>,
    /// The date as far as given; `None` where the form is there but left blank ("ngày    tháng
    /// năm").
    pub date: Option<PartialDate>,
    /// A year alone ("năm 2015"): a date only right after a name or number.
    pub year_only: bool,
}

/// All dates from a place on, in order, none inside another.
pub fn find(start: Cursor<'_>) -> Vec<DateMark> {
    let mut marks = Vec::new();
    let mut at = start;
    while !at.is_end() {
        at = match date(at) {
            Some((after, mark)) => {
                marks.push(mark);
                after
            }
            None => at.next(),
        };
    }
    marks
}

/// A date that begins here, and the place after it.
pub type Found<'a> = Option<(Cursor<'a>, DateMark)>;

/// The date that begins here, and the place after it.
pub fn date(at: Cursor<'_>) -> Found<'_> {
    if at.token()?.is_figure() {
        return figures(at, at);
    }
    if let Some((after, part)) = part(at) {
        return match part {
            Part::Day => after_day_word(at, after)
                .or_else(|| slip(at, after))
                .or_else(|| figures(at, after_mark(after, ':')))
                .or_else(|| without_day(at, after)),
            Part::Month => month(at, at, None),
            Part::Year => year_alone(at, after),
        };
    }
    english(at, at.after_phrase(PhraseKind::EnglishDateMarker)?)
}

/// "24 tháng 8 năm 2022", as tables have it without "ngày".
pub fn without_word(at: Cursor<'_>) -> Option<PartialDate> {
    after_day_word(at, at)?.1.date
}

/// What a word of dates stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Ngày.
    Day,
    /// Tháng.
    Month,
    /// Năm.
    Year,
}

/// The word of a part of a date here, and the place after it.
fn part(at: Cursor<'_>) -> Option<(Cursor<'_>, Part)> {
    let (after, word) = at.phrase(PhraseKind::DateMarker)?;
    let part = match word.value.as_deref()? {
        "day" => Part::Day,
        "month" => Part::Month,
        _ => Part::Year,
    };
    Some((after, part))
}

/// The place after the word of one of these parts.
pub fn after_part<'a>(at: Cursor<'a>, parts: &[Part]) -> Option<Cursor<'a>> {
    let (after, part) = part(at)?;
    parts.contains(&part).then_some(after)
}

fn after_mark(at: Cursor<'_>, mark: char) -> Cursor<'_> {
    if at.is_mark(mark) { at.next() } else { at }
}

/// Dots and strokes of a form, to be written over.
fn leaders(mut at: Cursor<'_>) -> Cursor<'_> {
    while ['.', '…', '_'].into_iter().any(|mark| at.is_mark(mark)) {
        at = at.next();
    }
    at
}

/// A figure of one or two digits, and the place after it.
fn small(at: Cursor<'_>) -> Option<(Cursor<'_>, i8)> {
    let token = at.token().filter(|token| token.is_figure())?;
    let short = token.end() - token.start() <= 2;
    let value = i8::try_from(token.value()).ok().filter(|_| short)?;
    Some((at.next(), value))
}

/// The same, or nothing.
fn opt_small(at: Cursor<'_>) -> (Cursor<'_>, Option<i8>) {
    small(at).map_or((at, None), |(after, value)| (after, Some(value)))
}

/// A year: its value, and the byte after it. Digits that a footnote glues to it do not count:
/// "08/10/20181".
pub fn year(at: Cursor<'_>) -> Option<(i16, usize)> {
    let token = at.token().filter(|token| token.is_figure())?;
    let digits = at.written().get(..4)?;
    let credible = digits.starts_with("19") || digits.starts_with("20");
    let value = digits.parse().ok().filter(|_| credible)?;
    Some((value, token.start() + 4))
}

/// "ngày 24 tháng 8 năm 2022", with parts left blank.
fn after_day_word<'a>(start: Cursor<'a>, after: Cursor<'a>) -> Found<'a> {
    let (at, day) = opt_small(leaders(after));
    month(start, after_mark(leaders(at), ','), day)
}

/// "tháng 8 năm 2022", "tháng 8/2022", "tháng    năm".
fn month<'a>(start: Cursor<'a>, at: Cursor<'a>, day: Option<i8>) -> Found<'a> {
    let (at, month) = opt_small(leaders(after_part(at, &[Part::Month])?));
    let at = leaders(at);
    let at = after_part(at, &[Part::Year]).or_else(|| at.is_mark('/').then(|| at.next()))?;
    if let Some((year, end)) = year(at) {
        return Some((at.next(), mark(start, end, year, month, day)));
    }
    let after = if is_damaged_year(at) { at.next() } else { at };
    let blank = DateMark {
        range: start.until(after),
        date: None,
        year_only: false,
    };
    Some((after, blank))
}

/// A year that has lost a digit: "năm 202", "năm 015".
fn is_damaged_year(at: Cursor<'_>) -> bool {
    let written = at.written();
    let glued =
        at.next().gap() == Gap::Glued && at.next().token().is_some_and(|next| next.is_word());
    let is_figure = at.token().is_some_and(|token| token.is_figure());
    is_figure
        && written.len() == 3
        && (written.starts_with('0') || written.starts_with("20"))
        && !glued
}

/// "ngày 6 ngày 11 năm 2013": the words of a date mixed up.
fn slip<'a>(start: Cursor<'a>, after: Cursor<'a>) -> Found<'a> {
    let (at, day) = small(after)?;
    let (at, month) = small(after_part(at, &[Part::Day, Part::Year])?)?;
    let at = after_part(at, &[Part::Year, Part::Month])?;
    let (year, end) = year(at)?;
    Some((at.next(), mark(start, end, year, Some(month), Some(day))))
}

/// "7/2/2023", "7-2-2023", "7.2.2023". Blanks may stand beside strokes, not beside a month between
/// hyphens or dots.
fn figures<'a>(start: Cursor<'a>, at: Cursor<'a>) -> Found<'a> {
    let (at, day) = small(at)?;
    let separator = ['/', '-', '.'].into_iter().find(|&mark| at.is_mark(mark))?;
    let (after, month) = small(at.next())?;
    let close = separator != '/' && (at.next().gap() != Gap::Glued || after.gap() != Gap::Glued);
    let apart = |at: Cursor<'_>| at.gap() == Gap::Paragraph;
    if close || apart(at) || apart(at.next()) || apart(after) || !after.is_mark(separator) {
        return None;
    }
    let at = after.next();
    let (year, end) = year(at).filter(|_| !apart(at))?;
    Some((at.next(), mark(start, end, year, Some(month), Some(day))))
}

/// "ngày    /11/2025".
fn without_day<'a>(start: Cursor<'a>, after: Cursor<'a>) -> Found<'a> {
    let at = leaders(after);
    let (at, month) = small(at.is_mark('/').then(|| at.next())?)?;
    let at = at.is_mark('/').then(|| at.next())?;
    let (year, end) = year(at)?;
    Some((at.next(), mark(start, end, year, Some(month), None)))
}

/// "dated August 23, 2016".
fn english<'a>(start: Cursor<'a>, at: Cursor<'a>) -> Found<'a> {
    let month = english_month(at.written())?;
    let (at, day) = small(at.next())?;
    let at = at.is_mark(',').then(|| at.next())?;
    let (year, end) = year(at)?;
    Some((at.next(), mark(start, end, year, Some(month), Some(day))))
}

fn year_alone<'a>(start: Cursor<'a>, at: Cursor<'a>) -> Found<'a> {
    let (year, end) = year(at)?;
    let mark = DateMark {
        year_only: true,
        ..mark(start, end, year, None, None)
    };
    Some((at.next(), mark))
}

/// A mark from `start` to a byte. An impossible day or month is a slip of the pen or of the
/// scanner: what can be true is kept.
fn mark(start: Cursor<'_>, end: usize, year: i16, month: Option<i8>, day: Option<i8>) -> DateMark {
    let date = PartialDate::new(year, month, month.and(day))
        .or_else(|| PartialDate::new(year, month, None))
        .unwrap_or_else(|| PartialDate::from_year(year));
    DateMark {
        range: start.start()..end,
        date: Some(date),
        year_only: false,
    }
}

fn english_month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let name = name.to_ascii_lowercase();
    MONTHS
        .iter()
        .position(|month| name.starts_with(month))
        .and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    fn dates(text: &str) -> Vec<DateMark> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        find(Cursor::new(&lexemes, tables))
    }

    #[test]
    fn every_form_is_read() {
        for (text, expected) in [
            ("ngày 09/12/2021", "2021-12-09"),
            ("ngày 7/2/2023", "2023-02-07"),
            ("ngày 24 tháng 8 năm 2022", "2022-08-24"),
            ("ngày  13 tháng11 năm 2007", "2007-11-13"),
            ("ngày22 tháng 7 năm 2010", "2010-07-22"),
            ("ngày 23 / 3 /2022", "2022-03-23"),
            ("ngày 20/ 11 /2025", "2025-11-20"),
            ("ngày 08/10/20181", "2018-10-08"),
            ("ngày      tháng 6 năm 2025", "2025-06"),
            ("ngày\n/11/2025", "2025-11"),
            ("ngày ….. tháng ….. năm 2023", "2023"),
            ("ngày tháng 10 năm 2025", "2025-10"),
            ("dated August 23, 2016", "2016-08-23"),
            ("năm 2024", "2024"),
            ("ngày 31 tháng 02 năm 2024", "2024-02"),
            ("ngày 14-01-2023", "2023-01-14"),
        ] {
            let marks = dates(text);
            assert_eq!(marks.len(), 1, "{text}: {marks:?}");
            assert_eq!(
                marks[0].date.map(|date| date.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(dates("ngày    tháng    năm")[0].date, None);
        assert!(dates("giai đoạn 2021-2025, Điều 5/2 và 12/345").is_empty());
    }
}

//! Numbers that leave their symbol out: "44" of "Kết luận 44", "123/2020" of "Nghị định 123/2020".
//!
//! ```text
//! short-form := ORDINAL letter? ("/" YEAR)? | ORDINAL "." FIGURE "/" YEAR      before no quantity
//! next       := ("," | ";" | "và") "số"?
//! ```

use std::ops::Range;

use super::{Cursor, date};
use crate::lex::{Gap, Token};
use crate::tables::PhraseKind;

/// A number that leaves its symbol out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortNumber {
    /// Bytes of the normalized text.
    pub range: Range<usize>,
    /// `44`.
    pub ordinal: String,
    /// Year inside the number: `2020` of "Nghị định 123/2020".
    pub year: Option<String>,
}

/// Digits of the longest ordinal.
const LONGEST_ORDINAL: usize = 5;

/// A number that begins here, and the place after it: not part of a date, a measure, a sum or a
/// longer figure. A year alone is a number only after "số".
pub fn short_form(at: Cursor<'_>, is_spelled: bool) -> Option<(Cursor<'_>, ShortNumber)> {
    let after = after_ordinal(at)?;
    let part = after_part(after);
    let (ordinal, end, year) = match slash_year(part.unwrap_or(after)) {
        Some((end, year)) => (part.unwrap_or(after), end, Some(year)),
        None if part.is_some() || is_quantity(after) && date::date(after).is_none() => return None,
        None => (after, after, None),
    };
    let is_year = year.is_none() && at.next().start() == after.start() && is_year(at);
    let runs_on = end.gap() == Gap::Glued && end.token().is_some_and(Token::is_word);
    if runs_on || is_year && !is_spelled {
        return None;
    }
    let number = ShortNumber {
        range: at.until(end),
        ordinal: at.text()[at.until(ordinal)].to_owned(),
        year: year.map(str::to_owned),
    };
    Some((end, number))
}

/// Where the next number may stand after one: "18, số 19".
pub fn next_in_list(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let comma = at.is_mark(',') || at.is_mark(';');
    let after = if comma {
        at.next()
    } else {
        at.after_phrase(PhraseKind::ListJoint)?
    };
    Some(after.opt_phrase(PhraseKind::NumberMarker))
}

/// The place after "44", "44a".
fn after_ordinal(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let figure = at.token().filter(|token| token.is_figure())?;
    let after = at.next();
    let letter = after
        .token()
        .filter(|next| next.is_word() && next.gap() == Gap::Glued);
    let is_ordinals =
        letter.is_some_and(|letter| !letter.is_capital()) && after.written().chars().count() == 1;
    let end = if is_ordinals { after.next() } else { after };
    (figure.end() - figure.start() <= LONGEST_ORDINAL).then_some(end)
}

/// The place after ".2" of "12.2/2020".
fn after_part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let part = at.is_mark('.').then(|| at.next())?;
    let figure = part.token().filter(|token| token.is_figure())?;
    let is_glued = at.gap() == Gap::Glued && part.gap() == Gap::Glued;
    (is_glued && figure.end() - figure.start() <= 2).then(|| part.next())
}

/// "/2020" that no other stroke follows: the place after it, and the year.
fn slash_year(at: Cursor<'_>) -> Option<(Cursor<'_>, &str)> {
    let year = at
        .is_mark('/')
        .then(|| at.next())
        .filter(|&year| is_year(year))?;
    let after = year.next();
    let goes_on = after.is_mark('/') && after.gap() == Gap::Glued;
    let is_near = at.gap() <= Gap::Line && year.gap() <= Gap::Line;
    (is_near && !goes_on).then(|| (after, year.written()))
}

fn is_year(at: Cursor<'_>) -> bool {
    let written = at.written();
    written.len() == 4 && (written.starts_with("19") || written.starts_with("20"))
}

/// What makes a quantity or a date of the figure before it: "/12", ".500", "%", "-NQ", " triệu".
fn is_quantity(at: Cursor<'_>) -> bool {
    let next = at.next();
    let is_figure = next.token().is_some_and(Token::is_figure);
    let is_glued = next.gap() == Gap::Glued;
    let is_mark = |marks: &[char]| marks.iter().any(|&mark| at.is_mark(mark));
    let in_symbol = at.is_mark('-') && is_glued && next.token().is_some_and(Token::is_word);
    at.is_mark('%')
        || is_mark(&['/', ':', '-']) && is_figure
        || is_mark(&['.', ',']) && is_figure && is_glued
        || in_symbol
        || at.after_phrase(PhraseKind::UnitWord).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    /// The ordinal and the year of the number that a text begins with.
    fn read(text: &str, is_spelled: bool) -> Option<(String, Option<String>)> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        let (_, number) = short_form(Cursor::new(&lexemes, tables), is_spelled)?;
        Some((number.ordinal, number.year))
    }

    #[test]
    fn ordinals_are_read_with_their_year() {
        for (text, ordinal, year) in [
            ("44 về", "44", None),
            ("44", "44", None),
            ("06a.", "06a", None),
            ("123/2020 và", "123", Some("2020")),
            ("12.1/2020;", "12.1", Some("2020")),
            ("44 ngày 5/3/2020", "44", None),
            ("44, 45", "44", None),
        ] {
            let expected = (ordinal.to_owned(), year.map(str::to_owned));
            assert_eq!(read(text, false), Some(expected), "{text}");
        }
        assert!(read("2020 của", true).is_some());
    }

    #[test]
    fn quantities_and_parts_of_figures_are_no_numbers() {
        for text in [
            "2020 của",
            "5 triệu đồng",
            "12/5",
            "12/2020/NĐ",
            "12.500",
            "12.5 và",
            "30%",
            "12-NQ",
            "12abc",
            "123456",
            "44 năm qua",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }
}

//! Place and date of issue: "Lai Châu, ngày 18 tháng 6 năm 2024".
//!
//! ```text
//! dateline := (place ("," | ".")?)? date        place  := (capital-word | "-")+
//! date     := "ngày" spoilt? "tháng" spoilt? "năm" YEAR? | see `grammar::date`
//! passed   := "này được" ... "thông qua ngày" date
//! ```

use std::ops::Range;

use super::kind::NEWS_LEAD;
use super::pieces::Piece;
use super::portal::Portal;
use super::{Kind, OwnNumber, Source};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::date::{self, Part, after_part};
use crate::extract::grammar::hour::hour;
use crate::lex::Gap;
use crate::model::PartialDate;
use crate::tables::PhraseKind;

/// Place and date of issue, as far as told.
#[derive(Debug, Clone)]
pub(super) struct Dateline {
    /// Bytes of the date with its word.
    pub range: Option<Range<usize>>,
    /// The date, `None` where all of it is left blank.
    pub date: Option<PartialDate>,
    /// Bytes of the place's name.
    pub place: Option<Range<usize>>,
}

/// Finds the date of issue: in a title, in the header, in a portal's table, of a news item, at the end of a law.
pub(super) fn find(
    source: &Source,
    number: Option<&OwnNumber>,
    portal: &Portal,
    kind: Kind,
) -> Option<Dateline> {
    let in_header = in_title(source, number).or_else(|| in_header(source));
    if in_header.as_ref().is_some_and(|found| found.date.is_some()) {
        return in_header;
    }
    let bare = |(range, date): (Range<usize>, PartialDate)| Dateline {
        range: Some(range),
        date: Some(date),
        place: None,
    };
    let elsewhere = match kind {
        Kind::News => of_news(source),
        _ => of_portal(source, portal).or_else(|| passed(source)),
    };
    match (in_header, elsewhere) {
        (Some(blank), Some((range, date))) => Some(Dateline {
            range: Some(range),
            date: Some(date),
            place: blank.place,
        }),
        (blank, elsewhere) => elsewhere.map(bare).or(blank),
    }
}

/// The date beside the number of a title: "SỐ 07/2012/TT-BNV NGÀY 22 THÁNG 11 NĂM 2012".
fn in_title(source: &Source, number: Option<&OwnNumber>) -> Option<Dateline> {
    let title = number?.title.as_ref()?;
    let after = source.start.to_byte(number?.mark.range.end);
    let (_, mark) = date::date(after).filter(|(_, mark)| mark.range.end <= title.end)?;
    Some(Dateline {
        range: Some(mark.range),
        date: mark.date,
        place: None,
    })
}

fn in_header(source: &Source) -> Option<Dateline> {
    let header = source.start.before(source.pieces.body);
    header.each().find_map(|day| {
        let (range, date) = spoilt_date(day).or_else(|| whole_date(day))?;
        let index = source.pieces.at(range.start)?;
        let piece = &source.pieces.list[index];
        let beside = place_before(day, piece);
        let lead =
            source.text[piece.range.start..beside.map_or(range.start, Cursor::start)].trim_end();
        let above = || place_above(source, index).filter(|_| lead.is_empty());
        let place = beside.or_else(above);
        let is_own = match place {
            Some(_) => lead.is_empty() || ends_with_symbol(lead),
            // A date alone.
            None => {
                let rest = &source.text[range.end..piece.range.end.max(range.end)];
                lead.is_empty() && day.is_titled() && rest.trim().is_empty()
            }
        };
        is_own.then(|| Dateline {
            range: Some(range),
            date,
            place: place.map(|place| place.rest()),
        })
    })
}

/// A date: its bytes, and what it says.
type Read = (Range<usize>, Option<PartialDate>);

fn whole_date(day: Cursor<'_>) -> Option<Read> {
    after_part(day, &[Part::Day])?;
    let (_, mark) = date::date(day)?;
    Some((mark.range, mark.date))
}

/// A date in words with parts left blank or spoilt by a scanner: "ngày Ø5 tháng l0 năm 2024".
fn spoilt_date(start: Cursor<'_>) -> Option<Read> {
    let (at, day) = up_to(after_part(start, &[Part::Day])?, Part::Month)?;
    let (at, month) = up_to(after_part(at, &[Part::Month])?, Part::Year)?;
    let after = after_part(at, &[Part::Year])?;
    let Some(year) = year(after) else {
        return Some((start.until(after), None));
    };
    let (day, month) = (legible(day), legible(month));
    let date = PartialDate::new(year, month, month.and(day))
        .or_else(|| PartialDate::new(year, month, None))
        .unwrap_or_else(|| PartialDate::from_year(year));
    Some((start.start()..after.start() + YEAR_LENGTH, Some(date)))
}

/// Whether a piece is a date with nothing but its place: "Lai Châu, ngày 18 tháng 6 năm 2024".
pub(super) fn is_date_line(piece: &Piece) -> bool {
    let mut before_figure = piece
        .tokens()
        .each()
        .take_while(|at| !at.token().is_some_and(|token| token.is_figure()));
    let is_capital = piece.at.token().is_some_and(|token| token.is_capital());
    is_capital
        && before_figure.any(|day| {
            spoilt_date(day)
                .is_some_and(|(range, date)| date.is_some() && range.end == piece.range.end)
        })
}

/// Characters of a day or month at most, as scanners read them.
const LONGEST_FIGURE: usize = 8;

/// The word of a part of a date, and the one thing written between it and here.
fn up_to<'a>(at: Cursor<'a>, part: Part) -> Option<(Cursor<'a>, &'a str)> {
    let mut ahead = at.each().take(LONGEST_FIGURE + 1);
    let word = ahead.find(|&at| after_part(at, &[part]).is_some())?;
    let written = &at.text()[at.until(word)];
    let is_one = !written.contains(char::is_whitespace);
    (is_one && written.chars().count() <= LONGEST_FIGURE).then_some((word, written))
}

/// Digits of a year.
const YEAR_LENGTH: usize = 4;

fn year(at: Cursor<'_>) -> Option<i16> {
    at.token().filter(|token| token.is_figure())?;
    at.written().get(..YEAR_LENGTH)?.parse().ok()
}

/// Words of a place's name at most.
const LONGEST_PLACE: usize = 6;

/// The words with capitals right before a date: "Quảng Ngãi" of "239 /TTr-UBND Quảng Ngãi, ngày".
fn place_before<'a>(day: Cursor<'a>, piece: &Piece<'a>) -> Option<Cursor<'a>> {
    let is_inside = |at: Cursor<'a>| at.start() > piece.range.start;
    let end = match day.token_before() {
        Some(mark) if is_inside(day) && (mark.is_mark(',') || mark.is_mark('.')) => day.previous(),
        _ => day,
    };
    let mut place = end;
    for _ in 0..LONGEST_PLACE {
        if !is_inside(place) {
            break;
        }
        let mut word = place.previous();
        while word.gap() == Gap::Glued && is_inside(word) {
            word = word.previous();
        }
        if !is_part_of_place(word.before(place)) {
            break;
        }
        place = word;
    }
    // The "phố" of "Thành phố Hồ Chí Minh" has no capital.
    let word = place.before_phrase(PhraseKind::PlaceWord).filter(|word| {
        let is_titled = word.token().is_some_and(|token| token.is_capital());
        is_titled && word.start() >= piece.range.start
    });
    let place = word.unwrap_or(place).before(end).after_marks(&['-']);
    (!place.is_end()).then_some(place)
}

/// Pieces above a date among which its place stands: the number and "V/v" may stand beside it.
const PIECES_ABOVE: usize = 3;

/// The place that a narrow cell parts from its date: "Hà Nam,⏎ngày 12 tháng 5 năm 2025".
fn place_above<'a>(source: &Source<'a>, index: usize) -> Option<Cursor<'a>> {
    let above = &source.pieces.list[index.saturating_sub(PIECES_ABOVE)..index];
    above.iter().rev().find_map(|piece| {
        let comma = piece.tokens().each().last()?;
        let place = place_before(comma, piece).filter(|_| comma.is_mark(','))?;
        (place.start() == piece.range.start).then_some(place)
    })
}

/// Whether this is a word of a place's name: "Lai", "TP.", "-", no "TTr-UBND".
fn is_part_of_place(word: Cursor<'_>) -> bool {
    let is_capital = word.token().is_some_and(|token| token.is_capital());
    let is_plain = word.each().all(|at| {
        at.is_any_mark(&['-', '.', '\'']) || at.token().is_some_and(|token| token.is_word())
    });
    let written = &word.text()[word.rest()];
    written == "-" || is_capital && is_plain && !is_symbol(written)
}

fn is_symbol(word: &str) -> bool {
    word.contains('-') && word.chars().filter(|letter| letter.is_uppercase()).count() >= 3
}

/// Whether a whole symbol stands before a place: the rest of "8572/QĐ- UBND ngày" is none.
fn ends_with_symbol(lead: &str) -> bool {
    let last = lead.split_whitespace().next_back().unwrap_or_default();
    let capitals = last.chars().filter(|letter| letter.is_uppercase());
    capitals.count() >= 2 && lead.contains(['/', '-']) && !lead.ends_with('-')
}

/// A number of a day or month, with the letters that scanners read for figures.
fn legible(written: &str) -> Option<i8> {
    let mut figures = written.chars().map(|letter| match letter {
        'Ø' | 'O' | 'o' | 'ø' => Some(0),
        'l' | 'I' => Some(1),
        _ => letter
            .to_digit(10)
            .and_then(|digit| i8::try_from(digit).ok()),
    });
    let number = figures.try_fold(0, |number: i8, digit| {
        number.checked_mul(10)?.checked_add(digit?)
    });
    number.filter(|_| !written.is_empty())
}

fn of_portal(source: &Source, portal: &Portal) -> Option<(Range<usize>, PartialDate)> {
    let range = portal.date.clone()?;
    let value = &source.text[range.clone()];
    let iso = value.get(..10).and_then(|day| day.parse().ok());
    let here = source.start.within(range.clone());
    let date = iso
        .or_else(|| whole(here).map(|(_, date)| date))
        // "11 tháng 7 năm 2026" stands in tables without its word.
        .or_else(|| date::without_word(here))?;
    Some((range, date))
}

/// The day beside an hour: "(10:57 04/12/2019)".
fn of_news(source: &Source) -> Option<(Range<usize>, PartialDate)> {
    let mut lines = source.start.within(0..NEWS_LEAD).lines();
    lines.find_map(|line| {
        line.each().find_map(hour)?;
        whole(line)
    })
}

/// The first whole date.
fn whole(part: Cursor<'_>) -> Option<(Range<usize>, PartialDate)> {
    date::find(part).into_iter().find_map(|mark| {
        let date = mark.date.filter(|date| date.is_whole())?;
        Some((mark.range, date))
    })
}

/// How far after "thông qua ngày" the date reaches, in bytes.
const LONGEST_DATE: usize = 80;

/// Words between "này được" and "thông qua ngày" at most.
const LONGEST_PASSING: usize = 80;

/// "được Quốc hội ... thông qua ngày 29 tháng 11 năm 2024": when a law or resolution without a date
/// line was passed.
fn passed(source: &Source) -> Option<(Range<usize>, PartialDate)> {
    let after = source.start.each().rev().find_map(|at| {
        let after = passing(at, "day")?;
        names_act(at).then_some(after)
    })?;
    let start = after.previous().start();
    whole(source.start.within(start..start + LONGEST_DATE))
}

/// Whether "này được" stands before in the sentence.
fn names_act(at: Cursor<'_>) -> bool {
    at.all_before()
        .take(LONGEST_PASSING)
        .take_while(|at| !at.is_any_mark(&['.', ';']))
        .any(|at| passing(at, "act").is_some())
}

/// The place after words of this value on when an act was passed.
fn passing<'a>(at: Cursor<'a>, value: &str) -> Option<Cursor<'a>> {
    let (after, words) = at.phrase(PhraseKind::PassingMarker)?;
    (words.value.as_deref() == Some(value)).then_some(after)
}

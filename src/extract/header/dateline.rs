//! Place and date of issue: "Lai Châu, ngày 18 tháng 6 năm 2024".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pieces::char_boundary;
use super::portal::Portal;
use super::{Kind, Source};
use crate::extract::grammar::date;
use crate::model::PartialDate;

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

/// The date in words with parts left blank or spoilt by a scanner; in figures; the place before it.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: (?P<place> [\p{Lu}] [^\n\t,;:/\d()]{1,40}? ) (?: [\ ]* [,.] \s* | [\ ]+ ) )?
        (?P<date> [Nn] gày \s* (?: (?P<d>\S{0,8}?) \s* tháng \s* (?P<m>\S{0,6}?) \s* năm \s* (?P<y>\d{4})? | (?P<figures> \d{1,2} \s? [/.-] \s? \d{1,2} \s? [/.-] \s? \d{4} ) ) )",
    )
    .expect("a valid pattern")
});

/// "được Quốc hội ... thông qua ngày 29 tháng 11 năm 2024": when a law or resolution without a date line was passed.
static PASSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"này\s+(?:đã\s+)?được\s[^.;]{5,300}?thông\s+qua\s+(?:ngày|vào)")
        .expect("a valid pattern")
});

/// Finds the date of issue: in the header, in a portal's table, of a news item, at the end of a law.
pub(super) fn find(source: &Source, portal: &Portal, kind: Kind) -> Option<Dateline> {
    let in_header = in_header(source);
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

fn in_header(source: &Source) -> Option<Dateline> {
    let end = source.pieces.body;
    let header = &source.text[..end];
    DATE.captures_iter(header).find_map(|found| {
        let date = found.name("date")?;
        let place = found
            .name("place")
            .map(|place| own_words(source.text, place.range()));
        let piece = source.pieces.at(date.start())?;
        let piece = source.pieces.list[piece].clone();
        let lead = &source.text[piece.start
            ..place
                .as_ref()
                .map_or(date.start(), |place| place.start.max(piece.start))];
        let stands_alone = lead.trim().is_empty() || ends_with_symbol(lead);
        let told = match &place {
            Some(place) => {
                stands_alone
                    && place.start >= piece.start
                    && is_place_name(&source.text[place.clone()])
            }
            None => {
                lead.trim().is_empty()
                    && date.as_str().starts_with('N')
                    && source.text[date.end()..piece.end.max(date.end())]
                        .trim()
                        .is_empty()
            }
        };
        let whole = found.name("figures").map_or_else(
            || in_words(&found),
            |figures| {
                date::find(source.start.within(figures.range()))
                    .first()?
                    .date
            },
        );
        told.then(|| Dateline {
            range: Some(date.range()),
            date: whole,
            place,
        })
    })
}

/// The last words with capitals: "239 /TTr-UBND Quảng Ngãi" gives "Quảng Ngãi".
fn own_words(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_end();
    let end = range.start + words.len();
    let mut start = end;
    let starts = words
        .rmatch_indices(' ')
        .map(|(at, _)| at + 1)
        .chain(std::iter::once(0));
    for (at, word) in starts
        .map(|at| (at, words[at..].split(' ').next().unwrap_or_default()))
        .take(6)
    {
        let is_part = word.starts_with(char::is_uppercase)
            && !word.contains(|letter: char| letter.is_ascii_digit() || letter == '/')
            && !is_symbol(word);
        if !is_part && !matches!(word, "-" | "") {
            break;
        }
        start = range.start + at;
    }
    start + (text[start..end].len() - text[start..end].trim_start_matches([' ', '-']).len())..end
}

fn is_symbol(word: &str) -> bool {
    word.contains('-') && word.chars().filter(|letter| letter.is_uppercase()).count() >= 3
}

fn ends_with_symbol(lead: &str) -> bool {
    let last = lead.split_whitespace().next_back().unwrap_or_default();
    last.chars().filter(|letter| letter.is_uppercase()).count() >= 2 && lead.contains(['/', '-'])
}

/// One to six words, each with a capital.
fn is_place_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=6).contains(&count)
        && words
            .split_whitespace()
            .all(|word| word.starts_with(|letter: char| letter.is_uppercase() || letter == '-'))
}

fn in_words(found: &regex::Captures) -> Option<PartialDate> {
    let number = |name: &str| found.name(name).and_then(|part| legible(part.as_str()));
    let year: i16 = found.name("y")?.as_str().parse().ok()?;
    let (month, day) = (number("m"), number("d"));
    PartialDate::new(year, month, month.and(day))
        .or_else(|| PartialDate::new(year, month, None))
        .or_else(|| Some(PartialDate::from_year(year)))
}

/// A number of a day or month, with the letters that scanners read for figures.
fn legible(written: &str) -> Option<i8> {
    let figures: String = written
        .chars()
        .map(|letter| match letter {
            'Ø' | 'O' | 'o' | 'ø' => '0',
            'l' | 'I' => '1',
            other => other,
        })
        .collect();
    figures.parse().ok()
}

fn of_portal(source: &Source, portal: &Portal) -> Option<(Range<usize>, PartialDate)> {
    let range = portal.date.clone()?;
    let value = &source.text[range.clone()];
    let iso = value.get(..10).and_then(|day| day.parse().ok());
    let here = source.start.within(range.clone());
    let date = iso
        .or_else(|| {
            date::find(here)
                .into_iter()
                .find_map(|mark| mark.date.filter(|date| date.is_whole()))
        })
        // "11 tháng 7 năm 2026" stands in tables without its word.
        .or_else(|| date::without_word(here))?;
    Some((range, date))
}

/// The day beside an hour: "(10:57 04/12/2019)".
fn of_news(source: &Source) -> Option<(Range<usize>, PartialDate)> {
    static HOUR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\d{1,2}\s?[:hg]\s?\d{2}").expect("a valid pattern"));
    let text = &source.text[..char_boundary(source.text, 2500)];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if HOUR.is_match(line) {
            let mark = date::find(source.start.within(start..start + line.len()))
                .into_iter()
                .find(|mark| mark.date.is_some_and(PartialDate::is_whole));
            if let Some(mark) = mark {
                return Some((mark.range, mark.date?));
            }
        }
        start += line.len();
    }
    None
}

fn passed(source: &Source) -> Option<(Range<usize>, PartialDate)> {
    let found = PASSED.find_iter(source.text).last()?;
    let start = found.end() - "ngày".len();
    let end = char_boundary(source.text, found.end() + 80);
    let mark = date::find(source.start.within(start..end))
        .into_iter()
        .find(|mark| mark.date.is_some_and(PartialDate::is_whole))?;
    Some((mark.range, mark.date?))
}

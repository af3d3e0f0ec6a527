//! By when something is due.
//!
//! ```text
//! deadline := before | latest | within | until | counted | periodic
//! before   := "trước" hour? "hết"? day          hour := FIGURE ("giờ" FIGURE? "phút"? | "h" FIGURE?)
//! latest   := ("chậm nhất" | "muộn nhất") ("là" | "vào" | "đến" | "trong" | before)? day
//! within   := "trong" period | "trong"? "đến"? "hết" (day | period)
//! counted  := ("trong" | "sau" | latest)? "thời hạn"? FIGURE "ngày" ("làm việc")? ("kể từ" | "từ" | "sau")
//!             "ngày" (ISSUED | RECEIVED)
//! periodic := "định kỳ"? PERIOD ("("? before-day ")"?)?  |  before-day ("của"? PERIOD)
//! day      := "ngày"? D "/" M ("/" Y)? | "ngày" D "tháng" M ("năm" Y)?
//! period   := "tháng" M ("/" | "năm")? Y? | "quý" Q ("/" | "năm")? Y? | "năm" Y
//! ```

use jiff::civil::{self, Weekday};

use crate::extract::grammar::Cursor;
use crate::lex::{Gap, Kinds};
use crate::model::PartialDate;
use crate::tables::PhraseKind;

/// A deadline as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The last day in time, if it can be computed.
    pub date: Option<PartialDate>,
    /// Whether it comes again.
    pub recurring: bool,
    /// Whether its words alone make it a deadline ("chậm nhất").
    pub is_plain: bool,
}

/// The words that a deadline begins with; one that is counted may begin with its figure.
pub(super) const OPENING: Kinds = Kinds::of_phrase(PhraseKind::DeadlineMarker)
    .and(Kinds::of_phrase(PhraseKind::PeriodWord))
    .and(Kinds::of_phrase(PhraseKind::TermSpan));

/// The deadline here, and the place after it; `issued` is the day of the document.
pub(super) fn deadline(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, Found)> {
    if !at.begins(OPENING) {
        let is_figure = at.token().is_some_and(|token| token.is_figure());
        return if is_figure { counted(at, issued) } else { None };
    }
    periodic(at, issued)
        .or_else(|| counted(at, issued))
        .or_else(|| marked(at, issued))
}

/// The place after a marker with this value.
fn marker<'a>(at: Cursor<'a>, value: &str) -> Option<Cursor<'a>> {
    at.valued(PhraseKind::DeadlineMarker, value)
}

/// "trước 17 giờ 00 ngày 15/10/2025", "chậm nhất đến ngày 31/8/2023", "trong tháng 6/2023",
/// "đến hết quý I".
fn marked(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, Found)> {
    let latest = marker(at, "latest");
    let mut after = at;
    let mut is_within = false;
    for value in ["latest", "until", "before", "within", "end"] {
        if value == "latest" && latest.is_some() {
            after = after_joints(latest?);
        } else if let Some(next) = marker(after, value) {
            is_within |= matches!(value, "within" | "end");
            after = next;
        }
    }
    if after.start() == at.start() || only_until(at, after) && latest.is_none() {
        return None;
    }
    let after = after_hour(after);
    let (after, date, is_day) = when(after, issued)?;
    // "trước tháng 6" and "trong ngày" mean what they say; "trước năm 2020" is no task.
    if !is_day && !is_within && latest.is_none() {
        return None;
    }
    let found = Found {
        date: Some(date),
        recurring: false,
        is_plain: latest.is_some(),
    };
    Some((after, found))
}

/// Whether the only marker is "đến": "từ ngày ... đến ngày ..." is no deadline.
fn only_until(at: Cursor<'_>, after: Cursor<'_>) -> bool {
    marker(at, "until").is_some_and(|next| next.start() == after.start())
}

/// The place after "là", "vào": words between "chậm nhất" and the day.
fn after_joints(at: Cursor<'_>) -> Cursor<'_> {
    at.valued(PhraseKind::WrappedWord, "joint").unwrap_or(at)
}

/// The place after an hour: "17 giờ 00", "17h00", "17 giờ 30 phút".
fn after_hour(at: Cursor<'_>) -> Cursor<'_> {
    let is_figure = |at: Cursor<'_>| at.token().is_some_and(|token| token.is_figure());
    let Some(mut after) = Some(at.next())
        .filter(|_| is_figure(at))
        .and_then(|next| next.after_phrase(PhraseKind::HourWord))
    else {
        return at;
    };
    if is_figure(after) && after.next().after_phrase(PhraseKind::HourWord).is_none() {
        let day = small_number(after).is_some() && !after.next().is_mark('/');
        if day {
            after = after.next();
        }
    } else if is_figure(after) {
        after = after.next();
        after = after.after_phrase(PhraseKind::HourWord).unwrap_or(after);
    }
    if after.is_mark(',') {
        after.next()
    } else {
        after
    }
}

/// A day or a period: the place after it, its last day, and whether it is a day.
fn when(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, PartialDate, bool)> {
    if let Some((after, date)) = day(at, issued) {
        return Some((after, date, true));
    }
    let (after, date) = month(at, issued)
        .or_else(|| quarter(at, issued))
        .or_else(|| year(at))?;
    Some((after, date, false))
}

/// "ngày 15/10/2025", "10 tháng 3 năm 2024", "20/4": a day, of the document's year or the next
/// where no year stands.
fn day(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, PartialDate)> {
    let after_word = date_word(at, "day");
    let start = after_word.unwrap_or(at);
    let (after, day) = small_number(start)?;
    let separator = ['/', '-', '.']
        .into_iter()
        .find(|&mark| after.is_mark(mark));
    let (after, month) = match separator {
        Some(_) if after.gap() != Gap::Paragraph => small_number(after.next())?,
        _ => small_number(date_word(after, "month")?)?,
    };
    let year = separator
        .filter(|&mark| after.is_mark(mark))
        .map(|_| after.next())
        .or_else(|| date_word(after, "year"))
        .and_then(full_year);
    match year {
        Some((end, year)) => Some((end, PartialDate::new(year, Some(month), Some(day))?)),
        None if separator == Some('.') || separator == Some('-') && after_word.is_none() => None,
        None => Some((after, next_day(issued?, month, day)?)),
    }
}

/// A month and day of the document's year; if past, of the next.
fn next_day(issued: PartialDate, month: i8, day: i8) -> Option<PartialDate> {
    let of = |year| PartialDate::new(year, Some(month), Some(day));
    of(issued.year())
        .filter(|date| date.first_day() >= issued.first_day())
        .or_else(|| of(issued.year() + 1))
}

/// "tháng 6/2023", "tháng 8 năm 2024", "tháng 12".
fn month(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, PartialDate)> {
    let (after, month) = small_number(date_word(at, "month")?)?;
    let (after, year) = year_after(after);
    let last = |year| last_day(civil::Date::new(year, month, 1).ok()?.last_of_month());
    match year {
        Some(year) => Some((after, last(year)?)),
        None => {
            let issued = issued?;
            let past = issued.month().is_some_and(|own| month < own);
            Some((after, last(issued.year() + i16::from(past))?))
        }
    }
}

/// "quý I/2024", "quý 2 năm 2024", "quý III".
fn quarter(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, PartialDate)> {
    let after = marker(at, "quarter")?;
    let quarter: i8 = match after.written() {
        "I" | "1" => 1,
        "II" | "2" => 2,
        "III" | "3" => 3,
        "IV" | "4" => 4,
        _ => return None,
    };
    let (after, year) = year_after(after.next());
    let issued_year = || {
        let issued = issued?;
        let past = issued.month().is_some_and(|own| quarter * 3 < own);
        Some(issued.year() + i16::from(past))
    };
    let year = year.or_else(issued_year)?;
    let last = civil::Date::new(year, quarter * 3, 1).ok()?.last_of_month();
    Some((after, last_day(last)?))
}

/// "năm 2025".
fn year(at: Cursor<'_>) -> Option<(Cursor<'_>, PartialDate)> {
    let (after, year) = full_year(date_word(at, "year")?)?;
    Some((after, PartialDate::new(year, Some(12), Some(31))?))
}

/// The year after a month or quarter, after a stroke or "năm", if there is one.
fn year_after(at: Cursor<'_>) -> (Cursor<'_>, Option<i16>) {
    let start = Some(at.next()).filter(|_| at.is_mark('/') || at.is_mark('-'));
    let year = start.or_else(|| date_word(at, "year")).and_then(full_year);
    year.map_or((at, None), |(after, year)| (after, Some(year)))
}

/// "trong thời hạn 30 ngày kể từ ngày ban hành", "05 ngày làm việc từ ngày nhận được".
fn counted(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, Found)> {
    let mut start = at;
    for value in ["latest", "within", "since", "beyond"] {
        start = marker(start, value).unwrap_or(start);
    }
    start = start.after_phrase(PhraseKind::TermSpan).unwrap_or(start);
    if let Some(after) = marker(start, "beyond") {
        start = after;
    }
    let figure = start.token().filter(|token| token.is_figure())?;
    let count = i64::from(figure.value());
    let after = date_word(start.next(), "day")?;
    let working = after.after_phrase(PhraseKind::WorkingDay);
    let after = working.unwrap_or(after);
    let after = if after.is_mark(',') {
        after.next()
    } else {
        after
    };
    let since = marker(after, "since")?;
    let since = date_word(since, "day").unwrap_or(since);
    let (after, from) = since.phrase(PhraseKind::DeadlineVerb)?;
    let date = match from.value.as_deref() {
        Some("issue") => issued.and_then(|issued| add_days(issued, count, working.is_some())),
        _ => None,
    };
    let found = Found {
        date,
        recurring: false,
        is_plain: true,
    };
    Some((after, found))
}

/// The day so many days after a whole date; working days are Monday to Friday.
fn add_days(from: PartialDate, count: i64, working: bool) -> Option<PartialDate> {
    from.day()?;
    let mut date = from.first_day();
    if !working {
        let count = jiff::Span::new().try_days(count).ok()?;
        return last_day(date.checked_add(count).ok()?);
    }
    let mut left = count.min(366);
    while left > 0 {
        date = date.tomorrow().ok()?;
        let rests = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        left -= i64::from(!rests);
    }
    last_day(date)
}

/// How often something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Month,
    Quarter,
    Year,
}

/// "định kỳ hằng quý (trước ngày 15 của tháng cuối quý)", "trước ngày 20 hằng tháng".
fn periodic(at: Cursor<'_>, issued: Option<PartialDate>) -> Option<(Cursor<'_>, Found)> {
    let first = at.valued(PhraseKind::PeriodWord, "period");
    let start = first.unwrap_or(at);
    if let Some((after, period)) = period(start) {
        let inside = if after.is_mark('(') {
            after.next()
        } else {
            after
        };
        let due = day_of_period(inside, Some(period), issued).or_else(|| yearly(inside, issued));
        let (after, date) = match due {
            Some((end, date)) if end.is_mark(')') && after.is_mark('(') => (end.next(), date),
            Some((end, date)) => (end, date),
            None => (after, None),
        };
        return Some((after, again(date)));
    }
    if first.is_some() {
        return None;
    }
    let (after, date) = day_of_period(at, None, issued)?;
    Some((after, again(date)))
}

fn again(date: Option<PartialDate>) -> Found {
    Found {
        date,
        recurring: true,
        is_plain: date.is_some(),
    }
}

/// "hằng quý"; "6 tháng" and a bare "quý" or "năm" after "định kỳ" are left to their days.
fn period(at: Cursor<'_>) -> Option<(Cursor<'_>, Period)> {
    [
        ("month", Period::Month),
        ("quarter", Period::Quarter),
        ("year", Period::Year),
    ]
    .into_iter()
    .find_map(|(value, period)| Some((at.valued(PhraseKind::PeriodWord, value)?, period)))
}

/// "trước ngày 15 của tháng cuối quý", "trước ngày 20 hằng tháng", and inside a period's brackets
/// "trước ngày 20".
fn day_of_period(
    at: Cursor<'_>,
    within: Option<Period>,
    issued: Option<PartialDate>,
) -> Option<(Cursor<'_>, Option<PartialDate>)> {
    let after = marker(at, "before").or_else(|| marker(at, "latest").map(after_joints));
    let after = after.or(within.map(|_| at))?;
    let (after, day) = small_number(date_word(after, "day")?)?;
    if after.is_mark('/')
        || date_word(after, "month").is_some_and(|next| small_number(next).is_some())
    {
        return None;
    }
    let of = after.valued(PhraseKind::WrappedWord, "of").unwrap_or(after);
    let last_month = of.valued(PhraseKind::PeriodWord, "last month");
    let own = last_month.or_else(|| period(of).map(|(end, _)| end));
    let period = match (last_month, period(of), within) {
        (Some(_), _, _) => Period::Quarter,
        (None, Some((_, period)), _) => period,
        (None, None, Some(period)) => period,
        (None, None, None) => return None,
    };
    let mut end = own.unwrap_or(after);
    // "trước ngày 15 của tháng cuối quý hằng quý".
    end = self::period(end).map_or(end, |(next, _)| next);
    Some((
        end,
        issued.and_then(|issued| first_due(issued, period, day)),
    ))
}

/// "hằng năm (trước ngày 10/12)".
fn yearly(
    at: Cursor<'_>,
    issued: Option<PartialDate>,
) -> Option<(Cursor<'_>, Option<PartialDate>)> {
    let after = marker(at, "before").or_else(|| marker(at, "latest").map(after_joints))?;
    let (after, date) = day(after, issued)?;
    Some((after, Some(date)))
}

/// The first such day after the document.
fn first_due(issued: PartialDate, period: Period, day: i8) -> Option<PartialDate> {
    let months = (0..=12i16).filter_map(|ahead| {
        let index = i16::from(issued.month().unwrap_or(1)) - 1 + ahead;
        let month = i8::try_from(index % 12 + 1).ok()?;
        let is_due = match period {
            Period::Month => true,
            Period::Quarter => month % 3 == 0,
            Period::Year => month == 12,
        };
        let date = PartialDate::new(issued.year() + index / 12, Some(month), Some(day));
        date.filter(|_| is_due)
    });
    let mut later = months.filter(|date| date.first_day() > issued.first_day());
    later.next()
}

fn date_word<'a>(at: Cursor<'a>, part: &str) -> Option<Cursor<'a>> {
    at.valued(PhraseKind::DateMarker, part)
}

/// A figure of one or two digits.
fn small_number(at: Cursor<'_>) -> Option<(Cursor<'_>, i8)> {
    let token = at.token().filter(|token| token.is_figure())?;
    let is_short = token.end() - token.start() <= 2;
    let value = i8::try_from(token.value()).ok().filter(|_| is_short)?;
    Some((at.next(), value))
}

/// A figure that is a year of this time.
fn full_year(at: Cursor<'_>) -> Option<(Cursor<'_>, i16)> {
    let token = at.token().filter(|token| token.is_figure())?;
    let value = i16::try_from(token.value()).ok()?;
    (1945..2100).contains(&value).then_some((at.next(), value))
}

fn last_day(date: civil::Date) -> Option<PartialDate> {
    PartialDate::new(date.year(), Some(date.month()), Some(date.day()))
}

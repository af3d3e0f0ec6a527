//! Dates in a normalized text, in every form that references use.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::PartialDate;

/// A date as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMark {
    /// Bytes of the normalized text, with the word "ngày", "tháng" or "năm" where it has one.
    pub range: Range<usize>,
    /// What is told; `None` where the form is there but left blank ("ngày    tháng    năm").
    pub date: Option<PartialDate>,
    /// A year alone ("năm 2015"): a date only right behind a name or number.
    pub year_only: bool,
}

/// All dates of a normalized text in order. Linear in its length.
pub fn find(text: &str) -> Vec<DateMark> {
    DATE.captures_iter(text)
        .filter_map(|found| mark(&found))
        .collect()
}

/// The forms, longest first: words ("ngày 24 tháng 8 năm 2022", with parts left blank; "ngày 6 ngày 11 năm 2013" by a slip), figures ("ngày 7/2/2023", "7-2-2023"),
/// figures with a blank day ("ngày    /11/2025"), English ("dated August 23, 2016"), and the year alone.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)
        (?: (?:ngày|ngy) [\s.…_]* (?P<wd>\d{1,2})? [\s.…_]* ,? \s* )? (?:tháng|thảng) [\s.…_]* (?P<wm>\d{1,2})? [\s.…_]* (?: năm | / ) \s* (?: (?P<wy>(?:19|20)\d{2}) | (?:0\d|20)\d\b )?
        | ngày \s* (?P<sd>\d{1,2}) \s+ (?:ngày|năm) \s* (?P<sm>\d{1,2}) \s+ (?:năm|tháng) \s* (?P<sy>(?:19|20)\d{2})
        | (?: (?:ngày|ngy) \s* : ? \s* )? (?P<fd>\d{1,2}) \s? (?: / \s? (?P<fm>\d{1,2}) \s? / | - (?P<hm>\d{1,2}) - | \. (?P<pm>\d{1,2}) \. ) \s? (?P<fy>(?:19|20)\d{2})
        | (?:ngày|ngy) [\s.…_]* / \s? (?P<bm>\d{1,2}) \s? / \s? (?P<by>(?:19|20)\d{2})
        | dated \s+ (?P<em>[A-Z][a-z]{2,8}) \s+ (?P<ed>\d{1,2}) \s? , \s? (?P<ey>(?:19|20)\d{2})
        | năm \s* (?P<y>(?:19|20)\d{2})
        ",
    )
    .expect("a valid pattern")
});

fn mark(found: &Captures<'_>) -> Option<DateMark> {
    let whole = found.get(0)?;
    let number = |name: &str| {
        found
            .name(name)
            .and_then(|part| part.as_str().parse::<i16>().ok())
    };
    let small = |name: &str| number(name).and_then(|value| i8::try_from(value).ok());
    let year = ["wy", "sy", "fy", "by", "ey", "y"]
        .iter()
        .find_map(|name| number(name));
    let month = ["wm", "sm", "fm", "hm", "pm", "bm"]
        .iter()
        .find_map(|name| small(name))
        .or_else(|| english_month(found.name("em")?.as_str()));
    let day = ["wd", "sd", "fd", "ed"].iter().find_map(|name| small(name));
    // An impossible day or month is a slip of the pen or of the scanner: what can be true is kept.
    let date = year.map(|year| {
        PartialDate::new(year, month, month.and(day))
            .or_else(|| PartialDate::new(year, month, None))
            .unwrap_or_else(|| PartialDate::from_year(year))
    });
    let mut range = whole.range();
    if date.is_none() {
        range.end = range.start + whole.as_str().trim_end().len();
    }
    Some(DateMark {
        range,
        date,
        year_only: found.name("y").is_some(),
    })
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
            let marks = find(text);
            assert_eq!(marks.len(), 1, "{text}: {marks:?}");
            assert_eq!(
                marks[0].date.map(|date| date.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(find("ngày    tháng    năm")[0].date, None);
        assert!(find("giai đoạn 2021-2025, Điều 5/2 và 12/345").is_empty());
    }
}

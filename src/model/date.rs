use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Serialize};

/// A date of which the day, or day and month, may be missing, as in "ngày   tháng 6 năm 2025".
///
/// Written as `2025`, `2025-06` or `2025-06-14` (ISO 8601); ordered by what is told, a missing part first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[schemars(with = "String")]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// Why a date cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no date: write 2025, 2025-06 or 2025-06-14")]
pub struct DateError(String);

impl PartialDate {
    /// A year alone.
    pub fn from_year(year: i16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// A year with as much of month and day as is told; `None` if the calendar has no such month or day.
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        (month.is_some() || day.is_none()).then_some(Self { year, month, day })
    }

    /// Year, four digits.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// Whether day and month are told.
    pub fn is_whole(self) -> bool {
        self.day.is_some()
    }

    /// Days from this date to `later` (negative if `later` is earlier); `None` unless both are whole.
    pub fn days_until(self, later: Self) -> Option<i64> {
        Some(i64::from((later.whole()? - self.whole()?).get_days()))
    }

    /// Whether both can be the same day: what both tell agrees.
    pub fn agrees_with(self, other: Self) -> bool {
        let agree = |one: Option<i8>, two: Option<i8>| one.is_none() || two.is_none() || one == two;
        self.year == other.year && agree(self.month, other.month) && agree(self.day, other.day)
    }

    /// First day that this date can be.
    pub fn first_day(self) -> civil::Date {
        civil::Date::constant(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn whole(self) -> Option<civil::Date> {
        Some(civil::Date::constant(self.year, self.month?, self.day?))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        self.month
            .map_or(Ok(()), |month| write!(formatter, "-{month:02}"))?;
        self.day
            .map_or(Ok(()), |day| write!(formatter, "-{day:02}"))
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || DateError(text.to_owned());
        let mut parts = text.split('-');
        let year = parts
            .next()
            .and_then(|part| part.parse().ok())
            .ok_or_else(error)?;
        let mut number = || {
            parts
                .next()
                .map(|part| part.parse::<i8>().map_err(|_| error()))
                .transpose()
        };
        let (month, day) = (number()?, number()?);
        match parts.next() {
            None => Self::new(year, month, day).ok_or_else(error),
            Some(_) => Err(error()),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_keep_what_is_told() {
        for text in ["2025", "2025-06", "2025-06-14", "1945-09-02"] {
            assert_eq!(text.parse::<PartialDate>().expect(text).to_string(), text);
        }
        for text in [
            "",
            "2025-13",
            "2025-02-30",
            "2025-06-14-1",
            "2025--1",
            "tháng 6",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_need_whole_dates() {
        let date = |text: &str| text.parse::<PartialDate>().expect(text);
        assert_eq!(date("2022-11-14").days_until(date("2022-12-29")), Some(45));
        assert_eq!(date("2022-11").days_until(date("2022-12-29")), None);
        assert!(date("2022-11").agrees_with(date("2022-11-14")));
        assert!(!date("2022-10").agrees_with(date("2022-11-14")));
    }
}

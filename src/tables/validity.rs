use jiff::civil;

use crate::model::PartialDate;

/// Time in which a row holds: first and last day, either of them open. A month or year stands for all its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// First day, `None` if it always held.
    pub from: Option<PartialDate>,
    /// Last day, `None` if it still holds.
    pub to: Option<PartialDate>,
}

impl Validity {
    /// Whether the row holds on some day that the date can be. Without a date every row does.
    pub fn holds(&self, date: Option<PartialDate>) -> bool {
        let Some(date) = date else { return true };
        self.first_day() <= last_day(date) && date.first_day() <= self.last_day()
    }

    /// First day on which the row holds.
    pub fn first_day(&self) -> civil::Date {
        self.from.map_or(civil::Date::MIN, PartialDate::first_day)
    }

    /// Last day on which the row holds.
    pub fn last_day(&self) -> civil::Date {
        self.to.map_or(civil::Date::MAX, last_day)
    }
}

/// Last day that a date can be.
fn last_day(date: PartialDate) -> civil::Date {
    let first = date.first_day();
    match (date.month(), date.day()) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<PartialDate> {
        (!text.is_empty()).then(|| text.parse().expect(text))
    }

    #[test]
    fn a_row_holds_from_its_first_to_its_last_day() {
        let districts = Validity {
            from: None,
            to: date("2025-06-30"),
        };
        for (day, holds) in [
            ("2025-06-30", true),
            ("2025-07-01", false),
            ("2025", true),
            ("2026", false),
            ("1990-05", true),
            ("", true),
        ] {
            assert_eq!(districts.holds(date(day)), holds, "{day}");
        }
        let month = Validity {
            from: date("2007-08"),
            to: date("2025-02"),
        };
        for (day, holds) in [
            ("2007-07-31", false),
            ("2007-08-01", true),
            ("2025-02-28", true),
            ("2025-03-01", false),
        ] {
            assert_eq!(month.holds(date(day)), holds, "{day}");
        }
    }
}

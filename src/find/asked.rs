use crate::model::PartialDate;
use crate::text::slug;

/// Words that only join others: của, về.
const JOINING: [&str; 2] = ["cua", "ve"];

/// Words that say of which kind the figure after them is: số, ngày, tháng, năm.
const BEFORE_FIGURES: [&str; 4] = ["so", "ngay", "thang", "nam"];

/// What somebody wrote, as words without marks and case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The words of number, type, issuer and year, or of a name.
    pub(super) words: Vec<String>,
    /// Words after "về" that follow a number: of the title.
    pub(super) about: Vec<String>,
    /// Day or month of issue.
    pub(super) date: Option<PartialDate>,
}

impl Asked {
    pub(super) fn read(written: &str) -> Self {
        let mut words = split(written);
        let date = take_date(&mut words);
        let numbered = words.iter().position(|word| is_number(word));
        let about = numbered.and_then(|at| {
            let follows = words[at..].iter().position(|word| word == "ve")?;
            Some(words.split_off(at + follows))
        });
        Self {
            words: telling(words),
            about: telling(about.unwrap_or_default()),
            date,
        }
    }
}

/// The words of a text that tell something, without marks and case; letters and figures that touch
/// are two words, and a figure has no leading zeros.
pub(super) fn words(text: &str) -> Vec<String> {
    telling(split(text))
}

pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// The words that must be a document's own: all but those that introduce a figure. "Nam" of Nam
/// Định is a name.
pub(super) fn to_explain(words: &[String]) -> impl Iterator<Item = &String> {
    let introduces = |at: usize| {
        BEFORE_FIGURES.contains(&words[at].as_str())
            && words.get(at + 1).is_some_and(|next| is_number(next))
    };
    let all = words.iter().enumerate();
    all.filter(move |(at, _)| !introduces(*at))
        .map(|(_, word)| word)
}

fn telling(mut words: Vec<String>) -> Vec<String> {
    words.retain(|word| !JOINING.contains(&word.as_str()));
    words
}

fn split(text: &str) -> Vec<String> {
    let slug = slug(text);
    let parts = slug.split('-').flat_map(|part| {
        let alike = |one: &u8, two: &u8| one.is_ascii_digit() == two.is_ascii_digit();
        part.as_bytes().chunk_by(alike)
    });
    let words = parts.map(|part| String::from_utf8_lossy(part).into_owned());
    words
        .map(|word| match word.trim_start_matches('0') {
            "" => word,
            short => short.to_owned(),
        })
        .collect()
}

/// Takes the first day or month out of the words; a year alone stays, for it may be part of a
/// number.
fn take_date(words: &mut Vec<String>) -> Option<PartialDate> {
    let (range, date) = (0..words.len()).find_map(|start| {
        let (length, date) = date_at(&words[start..])?;
        let introduced = start > 0 && words[start - 1] == "ngay";
        Some((start - usize::from(introduced)..start + length, date))
    })?;
    words.drain(range);
    Some(date)
}

/// A date at the beginning of the words, and of how many words it is: "14 11 2022",
/// "14 tháng 11 năm 2022", "2022 11 14", "tháng 11 2022".
fn date_at(words: &[String]) -> Option<(usize, PartialDate)> {
    let mut at = 0;
    let mut next = |joining: &str| {
        at += usize::from(words.get(at).is_some_and(|word| word == joining));
        let value: i16 = words.get(at)?.parse().ok()?;
        at += 1;
        Some(value)
    };
    let small = |value: i16| i8::try_from(value).ok();
    let of_month = words.first().is_some_and(|word| word == "thang");
    let [first, second] = [
        next("thang")?,
        next(if of_month { "nam" } else { "thang" })?,
    ];
    let date = if of_month {
        PartialDate::new(year(second)?, Some(small(first)?), None)
    } else {
        let third = next("nam")?;
        let (year, day) = match (year(first), year(third)) {
            (None, Some(year)) => (year, first),
            (Some(year), None) => (year, third),
            _ => return None,
        };
        PartialDate::new(year, Some(small(second)?), Some(small(day)?))
    };
    Some((at, date?))
}

fn year(value: i16) -> Option<i16> {
    (1900..2200).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_dates_and_titles_are_told_apart() {
        let asked = Asked::read("Kết luận số 044-KL/TW ngày 14/11/2022 về Hội Chữ thập đỏ");
        assert_eq!(asked.words.join(" "), "ket luan so 44 kl tw");
        assert_eq!(asked.about.join(" "), "hoi chu thap do");
        assert_eq!(asked.date, "2022-11-14".parse().ok());
        for (written, date) in [
            ("44 ngày 14 tháng 11 năm 2022", "2022-11-14"),
            ("44 2022-11-14", "2022-11-14"),
            ("158 tháng 11/2022", "2022-11"),
            ("44 tháng 11 năm 2022", "2022-11"),
        ] {
            assert_eq!(Asked::read(written).date, date.parse().ok(), "{written}");
        }
        for number in [
            "72/2025/QH15",
            "Luật Đất đai 2024",
            "14/2022",
            "",
            "về",
            "99/99/2022",
        ] {
            assert_eq!(Asked::read(number).date, None, "{number}");
        }
    }
}

//! Numbers that leave their symbol out: "Kết luận 44", "Nghị định 123/2020".

use std::sync::LazyLock;

use regex::Regex;

use super::super::draft::{Draft, ShortNumber};
use super::super::grammar::type_word::TypeMark;
use super::{Composer, WORD_NUMBER};

/// An ordinal alone or with its year, not part of a date, a measure, a sum or a longer figure.
static SHORT_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?<ordinal>[0-9]{1,5}(?:[a-zđ]|\.[0-9]{1,2})?)(?:\s?/\s?(?<year>(?:19|20)[0-9]{2})(?:[^0-9/]|$)|[^0-9]|$)")
        .expect("a valid pattern")
});

/// What makes a figure behind a type word a quantity or a date.
static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:[/:-]\s*\d|[.,]\d|%|-[A-Z]|\s*(?:năm|tháng|ngày|người|lần|khoản|điều|điểm|mục|tiêu|nhiệm|triệu|tỷ|đồng|bước|giai|nội|nhóm|bộ|cơ|xã|huyện|tỉnh|trường|dự\s+án|hộ|km|ha|m2|văn|quý|kỳ|bản|cấp|chương|phần)\b)")
        .expect("a valid pattern")
});

/// "ngày" or "năm" behind an ordinal belong to a date, not to a quantity.
static DATE_WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*,?\s*(?:ngày\s*\d|năm\s*(?:19|20)\d\d)").expect("a valid pattern")
});

/// Types whose numbers hold their year; of others "12/2020" is a month.
const HOLD_THEIR_YEAR: [&str; 8] = [
    "luat",
    "phap-lenh",
    "nghi-dinh",
    "nghi-quyet",
    "nghi-quyet-lien-tich",
    "quyet-dinh",
    "thong-tu",
    "thong-tu-lien-tich",
];

impl<'t> Composer<'_, 't> {
    /// Numbers without symbol behind a type word: "Kết luận 44", "Nghị định 123/2020", "các Nghị quyết số 18, 19-NQ/TW" (the last
    /// has its symbol).
    pub(super) fn short_numbers(&self, mark: &TypeMark<'_>) -> Option<Vec<ShortNumber>> {
        let lead = WORD_NUMBER.captures(&self.text[mark.range.end..])?;
        let spelled = lead.name("word").is_some();
        // A blank line ends a heading: "NGHỊ QUYẾT", then a numbered part.
        let apart =
            lead.get(0)?.as_str().contains('(') || lead.get(0)?.as_str().matches('\n').count() > 1;
        let ordinary = mark.vague
            || !mark.capital
            || mark.weak && !mark.abbreviated && !matches!(mark.slug, "de-an" | "quy-dinh");
        if apart || ordinary && !spelled {
            return None;
        }
        let mut numbers = Vec::new();
        let mut at = mark.range.end + lead.get(0)?.end();
        static NEXT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^\s*(?:,|và|;)\s*(?:số\s*)?").expect("a valid pattern"));
        while let Some(number) = self.short_number_at(at, spelled || !numbers.is_empty()) {
            at = number.range.end;
            numbers.push(number);
            let Some(next) = NEXT.find(&self.text[at..]) else {
                break;
            };
            at += next.end();
        }
        // "NGHỊ QUYẾT", on the next line "1. Tên gọi": a heading, then a numbered part.
        let numbered = |first: &ShortNumber| {
            !spelled
                && lead[0].contains('\n')
                && self.text[first.range.end..].starts_with(['.', ')'])
        };
        let needs_year = mark.abbreviated || mark.is_law;
        let may_have_year = HOLD_THEIR_YEAR.contains(&mark.slug);
        let told = |number: &ShortNumber| {
            if number.year.is_some() {
                may_have_year
            } else {
                !needs_year
            }
        };
        (numbers.first().is_some_and(|first| !numbered(first)) && numbers.iter().all(told))
            .then_some(numbers)
    }

    fn short_number_at(&self, at: usize, spelled: bool) -> Option<ShortNumber> {
        if self.number_at(at).is_some() {
            return None;
        }
        let found = SHORT_NUMBER.captures(&self.text[at..])?;
        let (ordinal, year) = (found.name("ordinal")?, found.name("year"));
        let range = at..at + year.unwrap_or(ordinal).end();
        let rest = &self.text[range.end..];
        if year.is_none() && ordinal.as_str().contains('.') {
            return None;
        }
        let is_year = year.is_none()
            && ordinal.len() == 4
            && (ordinal.as_str().starts_with("19") || ordinal.as_str().starts_with("20"));
        let quantity = year.is_none() && QUANTITY.is_match(rest) && !DATE_WORD.is_match(rest);
        if quantity
            || is_year && !spelled
            || rest.starts_with(char::is_alphabetic)
            || self.number_covers(range.start)
        {
            return None;
        }
        Some(ShortNumber {
            range,
            ordinal: ordinal.as_str().to_owned(),
            year: year.map(|year| year.as_str().to_owned()),
        })
    }

    fn number_covers(&self, position: usize) -> bool {
        let index = self
            .marks
            .numbers
            .partition_point(|number| number.range.start <= position);
        index > 0 && self.marks.numbers[index - 1].range.end > position
    }

    pub(super) fn push_short_numbers(&mut self, first: Draft, numbers: Vec<ShortNumber>) {
        for (index, number) in numbers.into_iter().enumerate() {
            let mut draft = first.clone();
            if index > 0 {
                draft.type_range = None;
                draft.start = number.range.start;
            }
            draft.short_number = Some(number);
            self.drafts.push(draft);
        }
    }
}

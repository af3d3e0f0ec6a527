//! Date and issuer of a reference: behind its number or name, or said before it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::draft::Draft;
use super::super::grammar::date::DateMark;
use super::super::grammar::issuer::{IssuerPhrase, issuer};
use super::super::issuer::Issuer;
use super::super::number::floor_char_boundary;
use super::super::party_name;
use super::Composer;
use crate::model::PartialDate;

/// Bytes before a reference in which its issuer may be said.
const CLAUSE: usize = 240;

impl Composer<'_, '_> {
    /// Date and issuer of "Ngày 12/5/2023, Ban Bí thư ban hành Chỉ thị số ...", "đề nghị của UBND huyện Cao Lộc tại Tờ trình số ...".
    pub(super) fn said_before(&self, draft: &Draft) -> (Option<PartialDate>, Option<Issuer>) {
        static ISSUES: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\s(?:(?:đã|vừa|mới|cũng)\s+)*(?:(?:ký\s+)?ban\s+hành|ký|ra|có|thông\s+qua|phát\s+hành|tại)\s+(?:các\s+)?$")
                .expect("a valid pattern")
        });
        let start = draft.start;
        let window =
            &self.text[floor_char_boundary(self.text, start.saturating_sub(CLAUSE))..start];
        let clause = window
            .rfind(['.', ';', '\n'])
            .map_or(window, |end| &window[end + 1..]);
        let Some(verb) = ISSUES
            .find(clause)
            .filter(|_| draft.issuer.is_none() && draft.type_range.is_some())
        else {
            return (None, None);
        };
        let (from, until) = (start - clause.len(), start - clause.len() + verb.start());
        let mut at = self.start.to_byte(from);
        let mut said = None;
        while said.is_none() && at.start() < until {
            let is_capital = at.token().is_some_and(|token| token.is_capital());
            let named = is_capital.then(|| issuer(at)).flatten();
            said = named.filter(|phrase| phrase.range.end == until);
            at = at.next();
        }
        let Some(said) = said else {
            return (None, None);
        };
        let before = self.text[..said.range.start].trim_end_matches([' ', ',']);
        let dates = &self.marks.dates;
        let date = dates[..dates.partition_point(|date| date.range.start < before.len())].last();
        let date = date
            .filter(|date| date.range.end == before.len() && !date.year_only)
            .and_then(|date| date.date);
        (date, Some(said.issuer))
    }

    /// Date and issuer behind the number or name, in either order.
    pub(super) fn attach(&self, draft: &mut Draft) {
        let law = draft.name.is_some()
            || matches!(
                draft.slug.as_deref(),
                Some("luat" | "bo-luat" | "phap-lenh" | "hien-phap")
            );
        let inside = draft.number.is_none() && draft.short_number.is_none() && draft.name.is_none();
        if inside {
            return;
        }
        if draft.date.is_none() {
            let end = if law {
                behind_note(self.text, draft.core_end())
            } else {
                draft.core_end()
            };
            draft.date = self.date_after(end, law);
        }
        if draft.issuer.is_none() {
            draft.issuer = self.issuer_after(draft.core_end(), false);
            if let (Some(issuer), None) = (&draft.issuer, &draft.date) {
                draft.date = self
                    .date_after(issuer.range.end, false)
                    .filter(|date| !date.year_only);
            }
        }
        if let Some(issuer) = &draft.issuer
            && draft.term.is_none()
        {
            draft.term.clone_from(&issuer.issuer.term);
        }
        if draft.term.is_none() {
            draft.term = party_name::term_after(self.text, draft.end());
        }
    }

    /// A date that follows at `at`.
    fn date_after(&self, at: usize, law: bool) -> Option<DateMark> {
        static GAP: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(
                r"(?ix)^ \s* (?: \[\d{1,2}\] \s* | \( \s* [A-Z]{1,3}\d{1,3} \s* \) \s* )? [,(]? \s* (?:của\s+)?
                  (?: \(? (?:đã\s+)? (?:được\s+)? (?: (?:ủy\s+ban\s+thường\s+vụ\s+)? quốc\s+hội \s+ )? (?: ban\s+hành | ký | thông\s+qua | công\s+bố ) \s+ )?",
            )
            .expect("a valid pattern")
        });
        static BARE_YEAR: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^\s*((?:19|20)\d{2})(?:[^\d/-]|$)").expect("a valid pattern")
        });
        let gap = GAP.find(&self.text[at..])?.as_str();
        let position = at + gap.len();
        let dates = &self.marks.dates;
        let index = dates.partition_point(|date| date.range.start < position);
        if let Some(date) = dates.get(index).filter(|date| date.range.start == position) {
            let bracket = gap.trim_end().ends_with('(') || gap.contains("(đ");
            let direct = !gap.contains([',', '(']);
            if (!date.year_only || direct)
                && (!bracket || self.text[date.range.end..].trim_start().starts_with(')'))
            {
                return Some(date.clone());
            }
        }
        if !law {
            return None;
        }
        let year = BARE_YEAR.captures(&self.text[at..])?.get(1)?;
        let value = year.as_str().parse().ok()?;
        Some(DateMark {
            range: at + year.start()..at + year.end(),
            date: Some(PartialDate::from_year(value)),
            year_only: true,
        })
    }

    /// The issuer that "của" (or "do") names behind `at`; without such a word only on the same line.
    pub(super) fn issuer_after(&self, at: usize, needs_word: bool) -> Option<IssuerPhrase> {
        static OF: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)^\s*(?:\[\d{1,2}\]\s*)?,?\s*(?:của|do)\s+(?:các\s+)?")
                .expect("a valid pattern")
        });
        let rest = &self.text[at..];
        if let Some(found) = OF.find(rest) {
            return issuer(self.start.at_byte(at + found.end())?);
        }
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        if needs_word || gap == 0 {
            return None;
        }
        issuer(self.start.at_byte(at + gap)?)
    }
}

/// Behind what may stand between a law's name and its number or date: "Luật Đất đai (sửa đổi) số ...", "Bộ luật Lao động Việt Nam ngày
/// ...", "Bộ luật Dân sự của nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1995".
pub(super) fn behind_note(text: &str, end: usize) -> usize {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^( \s* \( \s* sửa\s+đổi \s* \)
              | \s+ (?: (?:của\s+)? nước\s+ )? (?: (?:cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa|chxhcn) \s+ )? việt\s+nam ) \s*,?\s* (?:số|ngày|năm) \s* :? \s* [0-9]",
        )
        .expect("a valid pattern")
    });
    NOTE.captures(&text[end..])
        .and_then(|found| found.get(1))
        .map_or(end, |note| end + note.end())
}

//! From marks to drafts: joins type words, numbers, names, dates and issuers that stand together, and carries over what a list says once.

mod beside;
mod list;
mod short_number;

pub(super) use list::is_list_gap;

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::draft::Draft;
use super::grammar::Cursor;
use super::grammar::date::DateMark;
use super::grammar::issuer::issuer;
use super::grammar::type_word::TypeMark;
use super::number::{NumberMark, ends_with_word_number};
use super::{law_name, party_name};
use crate::tables::Tables;

use beside::behind_note;

/// What the single scans of a text found, each in order.
pub struct Marks<'t> {
    /// Type words.
    pub types: Vec<TypeMark<'t>>,
    /// Numbers.
    pub numbers: Vec<NumberMark>,
    /// Dates.
    pub dates: Vec<DateMark>,
}

/// The drafts of a normalized text, by start.
pub fn drafts(start: Cursor<'_>, marks: &Marks<'_>) -> Vec<Draft> {
    let mut composer = Composer {
        start,
        text: start.text(),
        marks,
        tables: start.tables(),
        used: HashSet::new(),
        drafts: Vec::new(),
    };
    // A type word leads most references: number, name or short form behind it.
    let mut named_until = 0;
    for mark in &marks.types {
        // "Quy hoạch" in "Luật Quy hoạch số ..." is a word of the name; a law in an amending law's name is a reference.
        if mark.range.start >= named_until || mark.is_law {
            composer.after_type(mark);
        }
        named_until = named_until.max(
            composer
                .drafts
                .last()
                .and_then(|draft| draft.name.as_ref())
                .map_or(0, |name| name.end),
        );
    }
    composer
        .drafts
        .sort_by_key(|draft| (draft.start, std::cmp::Reverse(draft.core_end())));
    // Numbers without a type word of their own: items of a list, "số 12/KH-UBND", "theo 15/2020/TT-BTC".
    composer.lone_numbers();
    composer
        .drafts
        .sort_by_key(|draft| (draft.start, std::cmp::Reverse(draft.core_end())));
    composer.dates_and_issuers();
    composer.drafts.retain(|draft| draft.is_told());
    composer.drafts
}

struct Composer<'a, 't> {
    start: Cursor<'a>,
    text: &'a str,
    marks: &'a Marks<'t>,
    tables: &'a Tables,
    /// Starts of numbers that a draft has.
    used: HashSet<usize>,
    drafts: Vec<Draft>,
}

/// The word "số" with what may stand around it, or a colon alone; matches nothing too.
static WORD_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\s:]*(?:\(\s*)?(?:(?P<word>[sS][ốôỐÔ]|No\.?)\s*:?\s*)?")
        .expect("a valid pattern")
});

impl<'a, 't> Composer<'a, 't> {
    fn after_type(&mut self, mark: &TypeMark<'t>) {
        let mut draft = Draft {
            type_range: Some(mark.range.clone()),
            slug: Some(mark.slug.to_owned()),
            vague: mark.vague,
            start: mark.range.start,
            ..Draft::default()
        };
        if mark.is_law {
            self.law(mark, &mut draft);
            if let Some(numbers) = self.short_numbers(mark).filter(|_| !draft.is_told()) {
                return self.push_short_numbers(draft, numbers);
            }
        } else if let Some(number) = self
            .number_after(mark.range.end)
            .filter(|number| self.is_of(mark, number))
        {
            self.take(&mut draft, number);
        } else if let Some(name) = party_name::at(self.text, mark) {
            draft.name = Some(name.range);
            draft.term = name.term;
            draft.plenum = name.plenum;
        } else if let Some(numbers) = self.short_numbers(mark) {
            return self.push_short_numbers(draft, numbers);
        } else {
            self.number_behind_issuer(mark, &mut draft);
            self.number_behind_subject(mark, &mut draft);
        }
        if draft.is_told() {
            self.drafts.push(draft);
        }
    }

    /// Whether a number may be that of a type word right before it: not one that another word has, as in "Quyết định phê duyệt Đề án số
    /// 55/QĐ-UBND".
    fn is_of(&self, mark: &TypeMark<'_>, number: &NumberMark) -> bool {
        !(self.used.contains(&number.range.start) || mark.abbreviated && number.loose)
    }

    fn take(&mut self, draft: &mut Draft, number: &NumberMark) {
        self.used.insert(number.range.start);
        draft.number = Some(number.clone());
    }

    /// A law, code, ordinance or constitution: by name, by number, or both.
    fn law(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        if let Some(number) = self.number_after(mark.range.end) {
            return self.take(draft, number);
        }
        let Some(name) = law_name::at(self.text, mark, self.tables) else {
            return;
        };
        let behind = behind_note(self.text, name.end);
        // The number behind an amending law is not that of the law in its title.
        if let Some(number) = self
            .number_after(behind)
            .filter(|number| self.is_of(mark, number))
        {
            self.take(draft, number);
        }
        draft.name = Some(name);
    }

    /// The number that follows at `at`, with or without "số".
    fn number_after(&self, at: usize) -> Option<&'a NumberMark> {
        let found = WORD_NUMBER.captures(&self.text[at..])?;
        let whole = found.get(0)?;
        let bracket = whole.as_str().contains('(') && found.name("word").is_none();
        if bracket {
            return None;
        }
        let position = at + whole.end();
        let number = self
            .number_at(position)
            .or_else(|| self.blank_at(at, position))?;
        (!number.loose || found.name("word").is_some() || at < position).then_some(number)
    }

    fn number_at(&self, position: usize) -> Option<&'a NumberMark> {
        let numbers = &self.marks.numbers;
        let index = numbers.partition_point(|number| number.range.start < position);
        numbers
            .get(index)
            .filter(|number| number.range.start == position)
    }

    /// A blank number whose separator follows behind blanks and dots; its start counts from "số".
    fn blank_at(&self, from: usize, position: usize) -> Option<&'a NumberMark> {
        let numbers = &self.marks.numbers;
        let index = numbers.partition_point(|number| number.range.start < from);
        let number = numbers.get(index).filter(|number| number.is_blank())?;
        let between = &self.text[position.min(number.range.start)..number.range.start];
        (between.len() < 80 && !between.contains(char::is_alphanumeric)).then_some(number)
    }

    /// "Báo cáo thẩm định của Sở Tư pháp số 316/BC-STP": the number stands behind the issuer, in joint documents without "của"
    /// ("Thông tư liên tịch Bộ Y tế - Bộ Công an số ...").
    fn number_behind_issuer(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        let joint = mark.slug.ends_with("lien-tich");
        let Some(phrase) = self.issuer_after(mark.range.end, !joint) else {
            return;
        };
        let end = if joint {
            self.end_of_joint_issuers(phrase.range.end)
        } else {
            phrase.range.end
        };
        static SPELLED: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^\s*,?\s*(?:tại\s+)?(?:[sS]ố)\s").expect("a valid pattern")
        });
        if !SPELLED.is_match(&self.text[end..]) {
            return;
        }
        let comma = self.text[end..]
            .find(|letter: char| !letter.is_whitespace() && letter != ',')
            .unwrap_or(0);
        if let Some(number) = self.number_after(end + comma) {
            self.take(draft, number);
            // The symbol names all of several issuers.
            draft.issuer = (end == phrase.range.end).then_some(phrase);
        }
    }

    /// "Quyết định xử phạt vi phạm hành chính số 1234/QĐ-XPHC": what is decided stands before the number, whose symbol says the type again.
    fn number_behind_subject(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?:\s{1,3}\p{L}+){1,10}?\s{1,3}[sS]ố\s").expect("a valid pattern")
        });
        let from = mark.range.end;
        let Some(subject) = SUBJECT
            .find(&self.text[from..])
            .filter(|_| !draft.is_told() && !mark.is_law)
        else {
            return;
        };
        let end = from + subject.end();
        let next_type = self
            .marks
            .types
            .partition_point(|other| other.range.start < from);
        let between = self.marks.types[next_type..]
            .iter()
            .take_while(|other| other.range.start < end);
        let other_type = between
            .into_iter()
            .any(|other| !other.weak || other.slug == mark.slug);
        let itself = subject
            .as_str()
            .split_whitespace()
            .any(|word| matches!(word, "này" | "trên" | "đó"));
        let number = self.number_after(end).filter(|number| {
            let types = number
                .symbol
                .type_abbreviation
                .as_deref()
                .map(|told| self.tables.document_types().by_abbreviation(told));
            types.is_some_and(|types| types.iter().any(|row| row.slug == mark.slug))
        });
        if let Some(number) = number.filter(|_| !other_type && !itself) {
            self.take(draft, number);
        }
    }

    /// Behind the last of several issuers: "Bộ Y tế - Bộ Công an, Bộ Quốc phòng và Bộ Tài chính".
    fn end_of_joint_issuers(&self, mut end: usize) -> usize {
        static NEXT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^\s*(?:-|,|và)\s*(?:và\s+)?").expect("a valid pattern"));
        while let Some(gap) = NEXT.find(&self.text[end..])
            && let Some(next) = self.start.at_byte(end + gap.end()).and_then(issuer)
        {
            end = next.range.end;
        }
        end
    }

    fn lone_numbers(&mut self) {
        let marks = self.marks;
        let mut lone = Vec::new();
        for number in &marks.numbers {
            if self.used.contains(&number.range.start) {
                continue;
            }
            let before = self.text[..number.range.start].trim_end();
            let before = before.strip_suffix(':').unwrap_or(before).trim_end();
            let spelled = ends_with_word_number(before);
            let start = if spelled {
                before.char_indices().rev().nth(1).map_or(0, |(at, _)| at)
            } else {
                number.range.start
            };
            let leader = self.list_leader(start, &lone);
            let strong = number.symbol.type_abbreviation.is_some()
                && number
                    .symbol
                    .body
                    .chars()
                    .filter(|c| c.is_uppercase())
                    .count()
                    >= 2;
            let told = spelled && number.symbol.type_abbreviation.is_some();
            if number.loose && !told
                || number.is_blank() && !spelled
                || !(spelled || strong || leader.is_some())
            {
                continue;
            }
            lone.push(Draft {
                vague: leader.as_ref().is_some_and(|leader| leader.vague),
                slug: leader.and_then(|leader| leader.slug),
                number: Some(number.clone()),
                start,
                ..Draft::default()
            });
        }
        self.drafts.extend(lone);
    }

    /// The draft right before `start` with only a comma, semicolon or "và" between: the number there stands in its list.
    fn list_leader(&self, start: usize, lone: &[Draft]) -> Option<Draft> {
        let index = self.drafts.partition_point(|draft| draft.start < start);
        let candidates = self.drafts[..index].last().into_iter().chain(lone.last());
        let before = candidates.max_by_key(|draft| draft.start)?;
        let end = self.end_with_date_and_issuer(before);
        let gap = self.text.get(end..start)?;
        is_list_gap(gap).then(|| before.clone())
    }

    fn end_with_date_and_issuer(&self, draft: &Draft) -> usize {
        let mut draft = draft.clone();
        self.attach(&mut draft);
        draft.end()
    }

    fn dates_and_issuers(&mut self) {
        let mut drafts = std::mem::take(&mut self.drafts);
        let mut named_until = 0;
        for draft in &mut drafts {
            // What stands behind a law inside an amending law's name belongs to the amending law.
            if draft.name.is_none() || draft.start >= named_until {
                self.attach(draft);
            }
            named_until = named_until.max(draft.name.as_ref().map_or(0, |name| name.end));
        }
        self.drafts = drafts;
        self.link_lists();
        for index in 0..self.drafts.len() {
            let (date, maker) = self.said_before(&self.drafts[index]);
            let draft = &mut self.drafts[index];
            if draft.date.is_none() {
                draft.shared_date = draft.shared_date.or(date);
            }
            draft.maker = maker;
        }
    }
}

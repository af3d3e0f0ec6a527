//! From marks to drafts: joins type words, numbers, names, dates and issuers that stand together,
//! and carries over what a list says once.

mod beside;
mod list;
mod lone_number;
mod number_after;
mod short_number;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::HashSet;

use super::draft::Draft;
use super::grammar::Cursor;
use super::grammar::date::DateMark;
use super::grammar::law_name::{after_note, law_name};
use super::grammar::party_document::party_document;
use super::grammar::type_word::TypeMark;
use super::number::NumberMark;

/// What the single scans of a text found, each in order.
pub struct Marks<'t> {
    /// Type words.
    pub types: Vec<TypeMark<'t>>,
    /// Numbers.
    pub numbers: Vec<NumberMark>,
    /// Dates.
    pub dates: Vec<DateMark>,
}

/// The drafts of a text, by start.
pub fn drafts(start: Cursor<'_>, marks: &Marks<'_>) -> Vec<Draft> {
    let mut composer = Composer {
        start,
        marks,
        declared: OnceCell::new(),
        used: HashSet::new(),
        drafts: Vec::new(),
    };
    composer.typed();
    composer.sort();
    // Numbers without a type word of their own: items of a list, "số 12/KH-UBND", "theo
    // 15/2020/TT-BTC".
    composer.lone_numbers();
    composer.sort();
    composer.dates_and_issuers();
    composer.drafts.retain(|draft| draft.is_told());
    composer.drafts
}

struct Composer<'a, 't> {
    start: Cursor<'a>,
    marks: &'a Marks<'t>,
    /// Types and ordinals of the numbers with symbols, once they are asked for.
    declared: OnceCell<HashSet<(&'a str, String)>>,
    /// Starts of numbers that a draft has.
    used: HashSet<usize>,
    drafts: Vec<Draft>,
}

impl<'a, 't> Composer<'a, 't> {
    /// The token that begins at a byte or holds it.
    fn at(&self, byte: usize) -> Cursor<'a> {
        self.start.to_byte(byte)
    }

    fn sort(&mut self) {
        self.drafts
            .sort_by_key(|draft| (draft.start, std::cmp::Reverse(draft.core_end())));
    }

    /// A type word leads most references: number, name or short form after it.
    fn typed(&mut self) {
        let mut named_until = 0;
        for mark in &self.marks.types {
            // "Quy hoạch" in "Luật Quy hoạch số ..." is a word of the name; a law in an amending
            // law's name is a reference.
            if mark.range.start >= named_until || mark.is_law {
                self.after_type(mark);
            }
            let name = self.drafts.last().and_then(|draft| draft.name.as_ref());
            named_until = named_until.max(name.map_or(0, |name| name.end));
        }
    }

    fn after_type(&mut self, mark: &TypeMark<'t>) {
        let mut draft = Draft {
            type_range: Some(mark.range.clone()),
            slug: Some(mark.slug.to_owned()),
            vague: mark.vague,
            start: mark.range.start,
            ..Draft::default()
        };
        let after = self.at(mark.range.end);
        if mark.is_law {
            self.law(mark, &mut draft);
            if let Some(numbers) = self.short_numbers(mark).filter(|_| !draft.is_told()) {
                return self.push_short_numbers(draft, numbers);
            }
        } else if let Some(number) = self
            .number_after(after)
            .filter(|number| self.is_of(mark, number))
        {
            self.take(&mut draft, number);
        } else if let Some(named) = party_document(after, mark) {
            draft.name = Some(self.at(mark.range.start).until(named.after));
            draft.term = named.term;
            draft.plenum = named.plenum;
        } else if let Some(numbers) = self.short_numbers(mark) {
            return self.push_short_numbers(draft, numbers);
        } else {
            self.number_after_issuer(mark, &mut draft);
            self.number_after_subject(mark, &mut draft);
        }
        if draft.is_told() {
            self.drafts.push(draft);
        }
    }

    /// A law, code, ordinance or constitution: by name, by number, or both.
    fn law(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        if let Some(number) = self.number_after(self.at(mark.range.end)) {
            return self.take(draft, number);
        }
        let word = self.at(mark.range.start);
        let Some(after) = law_name(word, mark) else {
            return;
        };
        // The number after an amending law is not that of the law in its title.
        if let Some(number) = self
            .number_after(after_note(after))
            .filter(|number| self.is_of(mark, number))
        {
            self.take(draft, number);
        }
        draft.name = Some(word.until(after));
    }

    fn dates_and_issuers(&mut self) {
        let mut drafts = std::mem::take(&mut self.drafts);
        let mut named_until = 0;
        for draft in &mut drafts {
            // What stands after a law inside an amending law's name belongs to the amending law.
            if draft.name.is_none() || draft.start >= named_until {
                self.attach(draft);
            }
            named_until = named_until.max(draft.name.as_ref().map_or(0, |name| name.end));
        }
        self.drafts = drafts;
        self.link_lists();
        for index in 0..self.drafts.len() {
            let (date, maker) = self.stated_before(&self.drafts[index]);
            let draft = &mut self.drafts[index];
            if draft.date.is_none() {
                draft.shared_date = draft.shared_date.or(date);
            }
            draft.maker = maker;
        }
    }
}

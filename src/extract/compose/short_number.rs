//! Numbers that leave their symbol out, after a type word: "Kết luận 44", "Nghị định 123/2020".

use std::collections::HashSet;

use super::super::draft::Draft;
use super::super::grammar::Cursor;
use super::super::grammar::number_word::number_word;
use super::super::grammar::short_form::{ShortNumber, next_in_list, short_form};
use super::super::grammar::type_word::TypeMark;
use super::super::nest::follows_alias_marker;
use super::Composer;
use crate::lex::{Gap, Token};
use crate::tables::PhraseKind;

impl<'a, 't> Composer<'a, 't> {
    /// Numbers without symbol after a type word: "Kết luận 44", "Nghị định 123/2020", "các Nghị
    /// quyết số 18, 19-NQ/TW" (the last has its symbol).
    pub(super) fn short_numbers(&self, mark: &TypeMark<'_>) -> Option<Vec<ShortNumber>> {
        let word = number_word(self.at(mark.range.end));
        // A blank line ends a heading: "NGHỊ QUYẾT", then a numbered part.
        let is_apart = word.in_brackets || word.gap == Gap::Paragraph;
        let is_bare = || self.has_bare_ordinals(mark) || self.is_declared(mark, word.after);
        if is_apart || !word.is_spelled && !is_bare() {
            return None;
        }
        let mut numbers = Vec::new();
        let mut next = Some(word.after);
        while let Some(at) = next
            && let Some((after, number)) =
                self.short_number(at, word.is_spelled || !numbers.is_empty())
        {
            // "NGHỊ QUYẾT", on the next line "1. Tên gọi": a heading, then a numbered part.
            let heads = numbers.is_empty() && !word.is_spelled && word.gap == Gap::Line;
            if heads && after.gap() == Gap::Glued && (after.is_mark('.') || after.is_mark(')')) {
                return None;
            }
            numbers.push(number);
            next = next_in_list(after);
        }
        let all_fit = numbers.iter().all(|number| fits(self.start, mark, number));
        (!numbers.is_empty() && all_fit).then_some(numbers)
    }

    /// Whether a figure right after the type word is a number, without "số".
    fn has_bare_ordinals(&self, mark: &TypeMark<'_>) -> bool {
        let is_ordinary = mark.weak && !mark.abbreviated;
        let word = self.at(mark.range.start);
        let is_ordinal_type = || word.after_phrase(PhraseKind::OrdinalType).is_some();
        mark.capital && !mark.vague && (!is_ordinary || is_ordinal_type())
    }

    /// Whether the document gives the figure after a type word with the symbol of that type, or as a
    /// short name: "Kế hoạch 163" beside "Kế hoạch số 163-KH/HU"; but not "Kế hoạch 5 năm".
    fn is_declared(&self, mark: &TypeMark<'_>, figure: Cursor<'_>) -> bool {
        let is_figure = figure.token().is_some_and(Token::is_figure);
        let counts = figure.next().after_phrase(PhraseKind::UnitWord).is_some();
        mark.capital
            && is_figure
            && !counts
            && self
                .declared()
                .contains(&(mark.slug, figure.written().to_owned()))
    }

    /// Types and ordinals of the numbers with symbols, and of the short names that the document
    /// gives them: "(sau đây gọi là Chương trình 1719)".
    fn declared(&self) -> &HashSet<(&'a str, String)> {
        self.declared.get_or_init(|| {
            let types = self.start.tables().document_types();
            let mut declared: HashSet<_> = self.renamed().collect();
            for number in &self.marks.numbers {
                let abbreviation = number.symbol.type_abbreviation.as_deref();
                let rows = abbreviation.map(|part| types.by_abbreviation(part));
                for row in rows.into_iter().flatten() {
                    declared.insert((row.slug.as_str(), number.ordinal.clone()));
                }
            }
            declared
        })
    }

    /// Types and ordinals of the short names of numbers, by whatever type they go.
    fn renamed(&self) -> impl Iterator<Item = (&'a str, String)> + use<'a, '_, 't> {
        let numbers = self.marks.numbers.iter();
        let ordinals: HashSet<&str> = numbers.map(|number| number.ordinal.as_str()).collect();
        let types = self.start.tables().document_types();
        let short_name = move |mark: &TypeMark<'_>| {
            let figure = number_word(self.at(mark.range.end)).after;
            let is_name = follows_alias_marker(self.at(mark.range.start));
            let name = is_name.then_some((types.get(mark.slug)?.slug.as_str(), figure.written()));
            name.filter(|(_, figure)| ordinals.contains(figure))
        };
        let names = self.marks.types.iter().filter_map(short_name);
        names.map(|(slug, figure)| (slug, figure.to_owned()))
    }

    fn short_number<'c>(
        &self,
        at: Cursor<'c>,
        is_spelled: bool,
    ) -> Option<(Cursor<'c>, ShortNumber)> {
        if self.is_in_a_number(at.start()) {
            return None;
        }
        short_form(at, is_spelled)
    }

    /// Whether a byte stands in a number with symbol.
    fn is_in_a_number(&self, byte: usize) -> bool {
        let numbers = &self.marks.numbers;
        let next = numbers.partition_point(|number| number.range.start <= byte);
        numbers[..next]
            .last()
            .is_some_and(|number| number.range.end > byte)
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

/// Whether a type has such numbers. Of most types "12/2020" is a month.
fn fits(start: Cursor<'_>, mark: &TypeMark<'_>, number: &ShortNumber) -> bool {
    if number.year.is_none() {
        return !mark.abbreviated && !mark.is_law;
    }
    let row = start.tables().document_types().get(mark.slug);
    row.is_some_and(|row| row.year_in_number)
}

//! Numbers without a type word: items of a list, "số 12/KH-UBND", "theo 15/2020/TT-BTC".

use super::super::draft::Draft;
use super::super::grammar::Cursor;
use super::super::grammar::list::joint;
use super::super::grammar::number_word::number_word_before;
use super::super::number::NumberMark;
use super::Composer;

impl Composer<'_, '_> {
    /// Drafts of the numbers that no type word has.
    pub(super) fn lone_numbers(&mut self) {
        let mut lone = Vec::new();
        for number in &self.marks.numbers {
            if !self.used.contains(&number.range.start) {
                lone.extend(self.lone_number(number, lone.last()));
            }
        }
        self.drafts.extend(lone);
    }

    fn lone_number(&self, number: &NumberMark, last: Option<&Draft>) -> Option<Draft> {
        let word = number_word_before(self.at(number.range.start));
        let start = word.map_or(number.range.start, |word| word.start());
        let is_spelled = word.is_some();
        if number.is_blank() && !is_spelled {
            return None;
        }
        let has_type = number.symbol.type_abbreviation.is_some();
        if number.loose && !(is_spelled && has_type) {
            return None;
        }
        let leader = self.list_leader(start, last);
        if !is_spelled && leader.is_none() && !(has_type && has_two_capitals(&number.symbol.body)) {
            return None;
        }
        Some(Draft {
            vague: leader.is_some_and(|leader| leader.vague),
            slug: leader.and_then(|leader| leader.slug.clone()),
            number: Some(number.clone()),
            start,
            ..Draft::default()
        })
    }

    /// The draft right before a byte with only a comma, semicolon or "và" between: the number there
    /// stands in its list.
    fn list_leader<'d>(&'d self, start: usize, last: Option<&'d Draft>) -> Option<&'d Draft> {
        let index = self.drafts.partition_point(|draft| draft.start < start);
        let candidates = self.drafts[..index].last().into_iter().chain(last);
        let before = candidates.max_by_key(|draft| draft.start)?;
        let end = self.after_date_and_issuer(before);
        joint(end, self.at(start)).map(|_| before)
    }

    fn after_date_and_issuer(&self, draft: &Draft) -> Cursor<'_> {
        let mut draft = draft.clone();
        self.attach(&mut draft);
        draft.after(self.start)
    }
}

fn has_two_capitals(body: &str) -> bool {
    body.chars().filter(|letter| letter.is_uppercase()).count() >= 2
}

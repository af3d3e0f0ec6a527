//! The number of a type word: right after it, after its issuer, or after what it decides.

use super::super::draft::Draft;
use super::super::grammar::Cursor;
use super::super::grammar::issuer::issuer;
use super::super::grammar::number_word::number_word;
use super::super::grammar::type_word::TypeMark;
use super::super::number::NumberMark;
use super::Composer;
use crate::lex::{Gap, Token};
use crate::tables::PhraseKind;

/// Blanks and dots of a form before the separator of a blank number, at most.
const LONGEST_BLANK: usize = 80;

/// Issuers of a joint document, after the first, at most.
const MOST_ISSUERS: usize = 16;

/// Words between a type word and the number of what is decided, at most.
const LONGEST_SUBJECT: usize = 10;

impl<'a, 't> Composer<'a, 't> {
    /// Whether a number may be that of a type word right before it: not one that another word has,
    /// as in "Quyết định phê duyệt Đề án số 55/QĐ-UBND".
    pub(super) fn is_of(&self, mark: &TypeMark<'_>, number: &NumberMark) -> bool {
        !(self.used.contains(&number.range.start) || mark.abbreviated && number.loose)
    }

    pub(super) fn take(&mut self, draft: &mut Draft, number: &NumberMark) {
        self.used.insert(number.range.start);
        draft.number = Some(number.clone());
    }

    /// The number that follows, with or without "số".
    pub(super) fn number_after(&self, at: Cursor<'a>) -> Option<&'a NumberMark> {
        let word = number_word(at);
        if word.in_brackets && !word.is_spelled {
            return None;
        }
        let number = self
            .number_at(word.after)
            .or_else(|| self.blank_at(at, word.after))?;
        let is_apart = at.end_before() < word.after.start();
        (!number.loose || word.is_spelled || is_apart).then_some(number)
    }

    pub(super) fn number_at(&self, at: Cursor<'_>) -> Option<&'a NumberMark> {
        self.next_number(at.start())
            .filter(|number| number.range.start == at.start())
    }

    /// The first number that begins at a byte or after it.
    fn next_number(&self, byte: usize) -> Option<&'a NumberMark> {
        let numbers = &self.marks.numbers;
        numbers.get(numbers.partition_point(|number| number.range.start < byte))
    }

    /// A blank number whose separator follows after blanks and dots; its start counts from "số".
    fn blank_at(&self, from: Cursor<'a>, mut at: Cursor<'a>) -> Option<&'a NumberMark> {
        let number = self.next_number(from.end_before())?;
        if !number.is_blank() {
            return None;
        }
        for _ in 0..LONGEST_BLANK {
            if at.start() >= number.range.start {
                return Some(number);
            }
            if at
                .token()
                .is_none_or(|token| token.is_word() || token.is_figure())
            {
                return None;
            }
            at = at.next();
        }
        None
    }

    /// "Báo cáo thẩm định của Sở Tư pháp số 316/BC-STP": the number stands after the issuer, in
    /// joint documents without "của" ("Thông tư liên tịch Bộ Y tế - Bộ Công an số ...").
    pub(super) fn number_after_issuer(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        let after = self.at(mark.range.end);
        let is_joint = after.phrase_before(PhraseKind::JointWord).is_some();
        let Some(phrase) = self.issuer_after(after, !is_joint) else {
            return;
        };
        let first = self.at(phrase.range.end);
        let end = if is_joint {
            self.after_joint_issuers(first)
        } else {
            first
        };
        let word = end.opt_mark(',');
        if !number_word(word).is_spelled {
            return;
        }
        if let Some(number) = self.number_after(word) {
            self.take(draft, number);
            // The symbol names all of several issuers.
            draft.issuer = (end.start() == first.start()).then_some(phrase);
        }
    }

    /// The place after the last of several issuers: "Bộ Y tế - Bộ Công an, Bộ Quốc phòng và Bộ Tài
    /// chính".
    fn after_joint_issuers(&self, mut at: Cursor<'a>) -> Cursor<'a> {
        for _ in 0..MOST_ISSUERS {
            let mark = at.opt_mark('-').opt_mark(',');
            let next = mark.opt_phrase(PhraseKind::ListJoint);
            match issuer(next).filter(|_| next.start() > at.start()) {
                Some(phrase) => at = self.at(phrase.range.end),
                None => break,
            }
        }
        at
    }

    /// "Quyết định xử phạt vi phạm hành chính số 1234/QĐ-XPHC": what is decided stands before the
    /// number, whose symbol has the type again.
    pub(super) fn number_after_subject(&mut self, mark: &TypeMark<'t>, draft: &mut Draft) {
        let from = self.at(mark.range.end);
        if draft.is_told() || mark.is_law {
            return;
        }
        let Some(word) = after_subject(from) else {
            return;
        };
        let Some(number) = self.number_after(word) else {
            return;
        };
        let document_types = from.tables().document_types();
        let has_type = number
            .symbol
            .type_abbreviation
            .as_deref()
            .is_some_and(|abbreviation| {
                let types = document_types.by_abbreviation(abbreviation);
                types.iter().any(|row| row.slug == mark.slug)
            });
        if has_type && !self.names_another(mark, word) {
            self.take(draft, number);
        }
    }

    /// Whether another document is named between a type word and a place after it.
    fn names_another(&self, mark: &TypeMark<'_>, until: Cursor<'_>) -> bool {
        let types = &self.marks.types;
        let next = types.partition_point(|other| other.range.start < mark.range.end);
        types[next..]
            .iter()
            .take_while(|other| other.range.start < until.start())
            .any(|other| !other.weak || other.slug == mark.slug)
    }
}

/// Where "số" stands after one to ten words of which none points back: "này", "trên".
fn after_subject(from: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = from;
    for _ in 0..=LONGEST_SUBJECT {
        if at.start() > from.start() && at.after_phrase(PhraseKind::NumberMarker).is_some() {
            return Some(at);
        }
        let points_back = [PhraseKind::SelfReference, PhraseKind::BackReference]
            .into_iter()
            .any(|kind| at.after_phrase(kind).is_some());
        let is_word = at.token().is_some_and(Token::is_word) && at.gap() != Gap::Glued;
        if points_back || !is_word {
            return None;
        }
        at = at.next();
    }
    None
}

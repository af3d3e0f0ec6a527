//! Party documents that have a name instead of a number: "Nghị quyết Trung ương 4 khóa XII", "Nghị
//! quyết Đại hội XIII của Đảng", "Điều lệ Đảng".
//!
//! ```text
//! party-document := TYPE (plenum | congress)? | TYPE that one body has once
//! plenum   := (meeting? CENTRAL "("? ORDINAL ")"?
//!            | "của"? meeting "lần thứ"? ORDINAL ","? "của"? COMMITTEE) (term ")"?)?
//! congress := "của"? "đại hội" (PART | place | "lần thứ" | ORDINAL | period)+
//! place    := PLACE-WORD (a word with a capital){0,4}
//! period   := ","? "nhiệm kỳ" YEAR "-" YEAR
//! ```

use super::Cursor;
use super::term::{ordinal, term};
use super::type_word::TypeMark;
use crate::lex::Token;
use crate::model::System;
use crate::tables::{CitedBy, PhraseKind};

/// A Party document that is known by its name.
pub struct PartyDocument<'a> {
    /// The place after its name.
    pub after: Cursor<'a>,
    /// Term that the name has, Roman.
    pub term: Option<String>,
    /// Ordinal of the plenum that adopted it.
    pub plenum: Option<u8>,
}

impl<'a> PartyDocument<'a> {
    fn without_plenum(after: Cursor<'a>) -> Self {
        Self {
            after,
            term: None,
            plenum: None,
        }
    }
}

/// The document whose type word ends at `after`.
pub fn party_document<'a>(after: Cursor<'a>, mark: &TypeMark<'_>) -> Option<PartyDocument<'a>> {
    let row = after.tables().document_types().get(mark.slug)?;
    if !mark.capital || !row.systems.contains(&System::Party) {
        return None;
    }
    match row.cited_by {
        CitedBy::Both if !mark.weak => {
            plenum(after).or_else(|| congress(after).map(PartyDocument::without_plenum))
        }
        CitedBy::Name if row.sole_issuer.is_some() => Some(PartyDocument::without_plenum(after)),
        _ => None,
    }
}

/// "Trung ương 4 khóa XII", "Hội nghị lần thứ năm Ban Chấp hành Trung ương (khóa XII)".
fn plenum(at: Cursor<'_>) -> Option<PartyDocument<'_>> {
    let (after, number) = short_plenum(at).or_else(|| long_plenum(at))?;
    let (after, term) = match term(after) {
        Some((after, term)) => (after.opt_mark(')'), Some(term)),
        None => (after, None),
    };
    Some(PartyDocument {
        after,
        term,
        plenum: Some(number),
    })
}

/// "Trung ương 4", "Hội nghị Trung ương (4)".
fn short_plenum(at: Cursor<'_>) -> Option<(Cursor<'_>, u8)> {
    let central = at.opt_phrase(PhraseKind::PlenumWord);
    let (after, number) = ordinal(central.after_phrase(PhraseKind::Central)?.opt_mark('('))?;
    Some((after.opt_mark(')'), number))
}

/// "Hội nghị lần thứ năm, Ban Chấp hành Trung ương Đảng".
fn long_plenum(at: Cursor<'_>) -> Option<(Cursor<'_>, u8)> {
    let meeting = at.opt_phrase(PhraseKind::IssuerMarker);
    let after = meeting.after_phrase(PhraseKind::PlenumWord)?;
    let after = after.opt_phrase(PhraseKind::OrdinalMarker);
    let (after, number) = ordinal(after).or_else(|| spoken_ordinal(after))?;
    let committee = after.opt_mark(',').opt_phrase(PhraseKind::IssuerMarker);
    Some((
        committee.after_phrase(PhraseKind::CentralCommittee)?,
        number,
    ))
}

/// "tư" as 4, "mười hai" as 12.
fn spoken_ordinal(at: Cursor<'_>) -> Option<(Cursor<'_>, u8)> {
    let (after, word) = at.phrase(PhraseKind::Ordinal)?;
    Some((after, word.value.as_deref()?.parse().ok()?))
}

/// The end of "Đại hội đại biểu Đảng bộ tỉnh Cao Bằng lần thứ XX, nhiệm kỳ 2025 - 2030".
fn congress(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let word = at.opt_phrase(PhraseKind::IssuerMarker);
    let mut end = congress_part(word.after_phrase(PhraseKind::CongressWord)?)?;
    while let Some(after) = congress_part(end) {
        end = after;
    }
    Some(end)
}

fn congress_part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.after_phrase(PhraseKind::CongressPart)
        .or_else(|| at.after_phrase(PhraseKind::OrdinalMarker))
        .or_else(|| at.after_phrase(PhraseKind::PlaceWord).map(after_place))
        .or_else(|| ordinal(at).map(|(after, _)| after))
        .or_else(|| period(at))
}

/// Words of the longest name of a place.
const LONGEST_PLACE: usize = 4;

fn after_place(mut at: Cursor<'_>) -> Cursor<'_> {
    let is_name = |token: Token| token.is_capital() && token.has_small();
    for _ in 0..LONGEST_PLACE {
        if at.token().is_some_and(is_name) {
            at = at.next();
        }
    }
    at
}

/// ", nhiệm kỳ 2025 - 2030".
fn period(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let from = at.opt_mark(',').after_phrase(PhraseKind::TermMarker)?;
    let hyphen = year(from).filter(|at| at.is_mark('-'))?;
    year(hyphen.next())
}

/// The place after a figure of four digits.
fn year(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let token = at.token().filter(|token| token.is_figure())?;
    (token.end() - token.start() == 4).then(|| at.next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::grammar::type_word;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    /// The name of the document that a text begins with, its term and its plenum.
    fn read(text: &str) -> Option<(String, Option<String>, Option<u8>)> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        let start = Cursor::new(&lexemes, tables);
        let marks = type_word::find(start);
        let mark = marks.first()?;
        let found = party_document(start.to_byte(mark.range.end), mark)?;
        let name = text[start.until(found.after)].to_owned();
        Some((name, found.term, found.plenum))
    }

    #[test]
    fn plenums_are_read_with_their_term() {
        for (text, name, term, plenum) in [
            (
                "Nghị quyết Trung ương 4 khóa XII về",
                "Nghị quyết Trung ương 4 khóa XII",
                Some("XII"),
                4,
            ),
            (
                "Nghị quyết TW4 (khóa 11) đã",
                "Nghị quyết TW4 (khóa 11)",
                Some("XI"),
                4,
            ),
            (
                "Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương;",
                "Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương",
                None,
                5,
            ),
            (
                "Kết luận của Hội nghị lần thứ mười hai, BCH TW Đảng khóa XIII",
                "Kết luận của Hội nghị lần thứ mười hai, BCH TW Đảng khóa XIII",
                Some("XIII"),
                12,
            ),
        ] {
            let expected = (name.to_owned(), term.map(str::to_owned), Some(plenum));
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn congresses_and_what_has_no_other_name_are_read() {
        for (text, name) in [
            (
                "Nghị quyết Đại hội XIII của Đảng, xã",
                "Nghị quyết Đại hội XIII của Đảng",
            ),
            (
                "Nghị quyết Đại hội Đảng bộ tỉnh Cao Bằng lần thứ XX, nhiệm kỳ 2025 - 2030 đã",
                "Nghị quyết Đại hội Đảng bộ tỉnh Cao Bằng lần thứ XX, nhiệm kỳ 2025 - 2030",
            ),
            ("Điều lệ Đảng quy định", "Điều lệ Đảng"),
        ] {
            assert_eq!(read(text), Some((name.to_owned(), None, None)), "{text}");
        }
        for text in [
            "Nghị quyết Đại hội",
            "Nghị quyết hội nghị nông dân",
            "Quyết định Trung ương 4",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

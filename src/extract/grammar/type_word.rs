//! Type words (tên loại): "Kết luận", "NGHỊ QUYẾT", "Báo cáo thẩm tra".

use std::ops::Range;

use super::Cursor;
use crate::lex::{Gap, Tag};
use crate::tables::{DocumentType, Law, PhraseKind};

/// A type word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeMark<'t> {
    /// Bytes of the normalized text.
    pub range: Range<usize>,
    /// The type's slug.
    pub slug: &'t str,
    /// The word is an ordinary word too: a reference only with a number.
    pub weak: bool,
    /// The word names documents of any type ("Văn bản"): the symbol decides which.
    pub vague: bool,
    /// Whether it starts with a capital.
    pub capital: bool,
    /// The type is cited by name (laws, codes, ordinances, constitutions).
    pub is_law: bool,
    /// The word is only the type's abbreviation or English name ("QĐ số 12/QĐ-UBND", "NĐ 30/2020"):
    /// a reference
    /// only with more than an ordinal.
    pub abbreviated: bool,
}

/// All type words of a text in order.
pub fn find<'t>(start: Cursor<'t>) -> Vec<TypeMark<'t>> {
    let mut marks = Vec::new();
    let mut at = start;
    while !at.is_end() {
        at = match type_word(at) {
            Some((after, mark)) => {
                marks.push(mark);
                after
            }
            None => at.next(),
        };
    }
    marks
}

/// The type word here and the place after it. A word that runs into a figure is one only with a
/// capital:
/// "1Luật Ngân sách".
pub fn type_word(at: Cursor<'_>) -> Option<(Cursor<'_>, TypeMark<'_>)> {
    let token = at.token().filter(|token| token.is_word())?;
    let after_figure =
        token.gap() == Gap::Glued && at.token_before().is_some_and(|before| before.is_figure());
    if after_figure && !token.is_capital() {
        return None;
    }
    named(at)
        .or_else(|| popular_law(at))
        .or_else(|| abbreviated(at))
}

/// A name of a type: "Kết luận", "Thông báo kết luận".
pub fn named(at: Cursor<'_>) -> Option<(Cursor<'_>, TypeMark<'_>)> {
    // "đường bộ, Luật Giá" and "Ban Bí thư; Công văn" hold no "Bộ luật" and no "Thư công".
    let (after, (id, weak, vague)) = at.longest(|found| match found.tag {
        Tag::Type { id, weak, vague } if !found.has_marks => Some((id, weak, vague)),
        _ => None,
    })?;
    let row = at.tables().document_types().of(id);
    if row.law && ends_a_compound(at) {
        return None;
    }
    let mark = TypeMark {
        range: at.until(after),
        slug: &row.slug,
        weak,
        vague,
        capital: at.token().is_some_and(|token| token.is_capital()),
        is_law: row.law,
        abbreviated: false,
    };
    Some((after, mark))
}

/// "pháp luật", "kỷ luật", "định luật", "dự án luật": a law is a word of its own, and no draft; but
/// "quy định
/// Luật".
fn ends_a_compound(at: Cursor<'_>) -> bool {
    let compound = at.phrase_before(PhraseKind::LawCompound);
    compound.is_some_and(|phrase| phrase.value.is_none())
}

/// A popular name of a law that holds its type word: "BLDS", "BLHS".
fn popular_law(at: Cursor<'_>) -> Option<(Cursor<'_>, TypeMark<'_>)> {
    let laws = at.matches().iter().filter_map(|found| match found.tag {
        Tag::Law(row) => Some((found.end(), row)),
        _ => None,
    });
    let end = laws.clone().map(|(end, _)| end).max()?;
    let after = at.to(end);
    let newest: &Law = laws
        .filter(|&(other, _)| other == end)
        .map(|(_, row)| at.tables().laws().row(row))
        .max_by_key(|law| law.date)?;
    let mark = TypeMark {
        range: at.until(after),
        slug: &newest.document_type,
        weak: false,
        vague: false,
        capital: true,
        is_law: true,
        abbreviated: false,
    };
    is_in_capitals(at, after).then_some((after, mark))
}

fn is_in_capitals(at: Cursor<'_>, end: Cursor<'_>) -> bool {
    let range = at.until(end);
    let mut token = at;
    while token.start() < range.end {
        let written = token
            .token()
            .is_some_and(|token| token.is_figure() || token.is_all_capital());
        if !written || token.start() > range.start && token.gap() != Gap::Glued {
            return false;
        }
        token = token.next();
    }
    true
}

/// The abbreviation or English name of a type before a number: "QĐ số 1081/QĐ-UBND", "NĐ 30/2020",
/// "Decree No. 120/2016/ND-CP".
fn abbreviated(at: Cursor<'_>) -> Option<(Cursor<'_>, TypeMark<'_>)> {
    let inside = at.gap() == Gap::Glued
        && at
            .token_before()
            .is_some_and(|before| ['/', '-', '.'].into_iter().any(|mark| before.is_mark(mark)));
    if inside || !at.token()?.is_capital() {
        return None;
    }
    let (after, row) = by_abbreviation(at).or_else(|| by_english_name(at))?;
    if row.standard || !number_follows(after) {
        return None;
    }
    let mark = TypeMark {
        range: at.until(after),
        slug: &row.slug,
        weak: true,
        vague: false,
        capital: true,
        is_law: false,
        abbreviated: true,
    };
    Some((after, mark))
}

/// The type of an abbreviation written as its row has it; of several types the one whose first it
/// is: "QĐ" is
/// quyết định before quy định.
fn by_abbreviation<'t>(at: Cursor<'t>) -> Option<(Cursor<'t>, &'t DocumentType)> {
    let written = at.written();
    let types = at.matches().iter().filter_map(|found| match found.tag {
        Tag::TypeAbbreviation(id) => Some(at.tables().document_types().of(id)),
        _ => None,
    });
    let place = |row: &&DocumentType| {
        let mut own = row.abbreviations.iter();
        own.position(|abbreviation| abbreviation == written)
    };
    let row = types
        .filter_map(|row| Some((place(&row)?, row)))
        .min_by_key(|(place, _)| *place)
        .map(|(_, row)| row)?;
    (written.chars().count() > 1).then_some((at.next(), row))
}

fn by_english_name<'t>(at: Cursor<'t>) -> Option<(Cursor<'t>, &'t DocumentType)> {
    let (after, id) = at.longest(|found| match found.tag {
        Tag::EnglishType(id) => Some(id),
        _ => None,
    })?;
    Some((after, at.tables().document_types().of(id)))
}

/// A figure after a blank, with or without its word: " số: 12", " No. 5", " 30".
fn number_follows(at: Cursor<'_>) -> bool {
    if at.gap() == Gap::Glued {
        return false;
    }
    let word = [PhraseKind::NumberMarker, PhraseKind::EnglishNumberMarker]
        .into_iter()
        .find_map(|kind| at.after_phrase(kind));
    let figure = match word {
        Some(after) if after.is_mark('.') || after.is_mark(':') => after.next(),
        Some(after) => after,
        None => at,
    };
    figure.token().is_some_and(|token| token.is_figure())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    /// The type words of a text as written, each with its slug.
    fn found(text: &str) -> Vec<(String, String)> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        find(Cursor::new(&lexemes, tables))
            .into_iter()
            .map(|mark| (text[mark.range].to_owned(), mark.slug.to_owned()))
            .collect()
    }

    #[test]
    fn type_words_are_found() {
        for (text, word, slug) in [
            (
                "Thông báo kết luận số 158-TB/TW",
                "Thông báo kết luận",
                "thong-bao",
            ),
            ("NGHỊ QUYẾT\nsố 5", "NGHỊ QUYẾT", "nghi-quyet"),
            ("Bộ\nluật Dân sự", "Bộ\nluật", "bo-luat"),
            ("theo QĐ số 1081/QĐ-UBND", "QĐ", "quyet-dinh"),
            ("NĐ 30/2020/NĐ-CP", "NĐ", "nghi-dinh"),
            ("Decree No. 120/2016/ND-CP", "Decree", "nghi-dinh"),
            ("theo BLDS", "BLDS", "bo-luat"),
            ("1Luật Ngân sách", "Luật", "luat"),
            ("quy định Luật Giá", "Luật", "luat"),
        ] {
            assert!(
                found(text).contains(&(word.into(), slug.into())),
                "{text}: {:?}",
                found(text)
            );
        }
    }

    #[test]
    fn ordinary_words_are_no_type_words() {
        for text in [
            "hệ thống pháp luật",
            "kỷ luật Đảng",
            "định luật",
            "số 30/NĐ 5",
            "NĐ và QĐ",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

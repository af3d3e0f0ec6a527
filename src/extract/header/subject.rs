//! What type a document is and what it is about (tên loại, trích yếu).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pieces::{char_boundary, in_capitals};
use super::portal::Portal;
use super::{Kind, OwnNumber, Source};
use crate::extract::grammar::issuer::issuer;

/// The type of the document itself.
#[derive(Debug, Clone)]
pub(super) struct OwnType {
    /// Its slug.
    pub slug: String,
    /// The word in the header.
    pub range: Option<Range<usize>>,
    /// The piece that the word begins.
    pub piece: Option<usize>,
}

/// Longest subject, in bytes.
const LONGEST_SUBJECT: usize = 1500;

/// The type that the header names; else the one that symbol, portal, or the text itself ("Nghị định này") tells.
pub(super) fn document_type(
    source: &Source,
    number: Option<&OwnNumber>,
    portal: &Portal,
    kind: Kind,
) -> Option<OwnType> {
    if kind == Kind::News {
        return None;
    }
    let slug = |slug: &str| OwnType {
        slug: slug.to_owned(),
        range: None,
        piece: None,
    };
    let types = source.tables.document_types();
    let by_symbol = number
        .and_then(|number| number.mark.symbol.type_abbreviation.as_deref())
        .map(|part| types.by_abbreviation(part))
        .unwrap_or_default();
    type_line(source, number, portal)
        .or_else(|| {
            let range = number?.type_word.clone()?;
            let word = types
                .word_at(source.text, range.start)
                .filter(|word| !word.vague)?;
            Some(OwnType {
                slug: word.document_type.slug.clone(),
                range: Some(range),
                piece: None,
            })
        })
        .or_else(|| {
            if by_symbol.len() == 1 {
                by_symbol.first().map(|row| slug(&row.slug))
            } else {
                None
            }
        })
        .or_else(|| {
            let word = types
                .word_at(source.text, portal.document_type.clone()?.start)
                .filter(|word| !word.vague)?;
            Some(slug(&word.document_type.slug))
        })
        .or_else(|| {
            // "QĐ" is quyết định or quy định: the one that the header says in capitals, else the usual one.
            let beginning = &source.text[..char_boundary(source.text, source.pieces.body + 600)];
            let said = by_symbol
                .iter()
                .find(|row| beginning.contains(&row.name_vi.to_uppercase()));
            said.or(by_symbol.first()).map(|row| slug(&row.slug))
        })
        .or_else(|| {
            number
                .filter(|number| number.mark.symbol.type_abbreviation.is_none())
                .map(|_| slug("cong-van"))
        })
        .or_else(|| spoken_of_itself(source).map(|found| slug(&found)))
        .or_else(|| {
            (kind == Kind::Letter && source.pieces.has_motto && says_dear(source))
                .then(|| slug("cong-van"))
        })
}

fn says_dear(source: &Source) -> bool {
    source.text[source.pieces.body..]
        .trim_start()
        .to_lowercase()
        .starts_with("kính g")
}

/// A piece in capitals that begins with a type word, below the number, above it, or anywhere if there is none; else the word alone.
fn type_line(source: &Source, number: Option<&OwnNumber>, portal: &Portal) -> Option<OwnType> {
    let after = number
        .and_then(|number| number.piece)
        .map_or(0, |at| at + 1);
    let places = || {
        (after..source.pieces.list.len()).chain(after.saturating_sub(3)..after.saturating_sub(1))
    };
    places()
        .find_map(|index| type_word(source, index, portal, true))
        .or_else(|| places().find_map(|index| type_word(source, index, portal, false)))
}

/// The type word that a piece begins with: in capitals with what follows it, or alone.
fn type_word(source: &Source, index: usize, portal: &Portal, capitals: bool) -> Option<OwnType> {
    let piece = source.pieces.list[index].clone();
    let word = source
        .tables
        .document_types()
        .word_at(source.text, piece.start)
        .filter(|word| !word.vague)?;
    let rest = source
        .text
        .get(word.end..piece.end)
        .unwrap_or_default()
        .trim_start();
    let written = &source.text[piece.start..word.end];
    // "KẾ HOẠCH VÀ ĐẦU TƯ" is the second line of a ministry's name.
    let names = if capitals {
        in_capitals(written) && !rest.starts_with("VÀ ")
    } else {
        rest.is_empty() && written.starts_with(char::is_uppercase)
    };
    let in_table = portal
        .document_type
        .as_ref()
        .is_some_and(|value| value.contains(&piece.start));
    let range = piece.start..word.end;
    (names && !in_table).then(|| OwnType {
        slug: word.document_type.slug.clone(),
        range: Some(range),
        piece: Some(index),
    })
}

/// The type that the text most often calls itself: "Nghị định này", "Thông tư này".
fn spoken_of_itself(source: &Source) -> Option<String> {
    static SELF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\p{Lu}\p{L}+(?:\s\p{L}+){1,3}?\s+này").expect("a valid pattern")
    });
    let mut counts: Vec<(String, usize)> = Vec::new();
    for found in SELF.find_iter(source.text) {
        let Some(word) = source
            .tables
            .document_types()
            .word_at(source.text, found.start())
        else {
            continue;
        };
        if word.vague || source.text[word.end..found.end()].trim() != "này" {
            continue;
        }
        let slug = word.document_type.slug.as_str();
        match counts.iter_mut().find(|(known, _)| known == slug) {
            Some((_, count)) => *count += 1,
            None => counts.push((slug.to_owned(), 1)),
        }
    }
    // The first among equals: the order of the text.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(slug, _)| slug)
}

/// The subject: after "V/v"; else the lines under the type word; else the lines under the number.
pub(super) fn find(
    source: &Source,
    number: Option<&OwnNumber>,
    own_type: Option<&OwnType>,
    portal: &Portal,
) -> Option<Range<usize>> {
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[Vv]\s?/\s?[vV]\b|[Vv]ề\s+việc\b|VỀ\s+VIỆC\b|Về\s)[:\s]*")
            .expect("a valid pattern")
    });
    let pieces = &source.pieces;
    let about = (0..pieces.list.len()).find_map(|index| {
        let sign = ABOUT.find(pieces.words(index))?;
        let said = &pieces.words(index)[..sign.end()];
        let start = pieces.list[index].start + if said.contains('/') { sign.end() } else { 0 };
        Some(start..until_gap(source, index))
    });
    let under = |piece: usize| {
        let first = first_below(source, piece);
        let start = pieces.list.get(first)?.start;
        let end = (first..pieces.list.len())
            .take_while(|&index| is_subject_line(source, index))
            .last()
            .map(|last| pieces.list[last].end)?;
        Some(start..end.min(start + LONGEST_SUBJECT))
    };
    // "QUYẾT ĐỊNH:" stands above the articles, not above a subject.
    let type_piece = own_type
        .and_then(|own| own.piece)
        .filter(|&piece| !pieces.words(piece).ends_with(':'));
    // The date may stand beside the number.
    let number_piece = || {
        number?.piece.map(|piece| {
            if is_subject_line(source, piece + 1) {
                piece
            } else {
                piece + 1
            }
        })
    };
    let found = match type_piece {
        Some(piece) => under(piece).or(about),
        None => about.or_else(|| under(number_piece()?)),
    };
    let found = found.or_else(|| portal.subject.clone())?;
    let end = super::pieces::char_boundary(source.text, found.end);
    (found.start < end).then_some(found.start..end)
}

/// The first piece below the type word that is neither the word's second line nor "CỦA BỘ CHÍNH TRỊ".
fn first_below(source: &Source, piece: usize) -> usize {
    let Some(below) = source.pieces.list.get(piece + 1) else {
        return piece + 1;
    };
    let of = ["CỦA ", "Của "]
        .iter()
        .find(|said| source.text[below.start..].starts_with(**said));
    let phrase = of.and_then(|said| issuer(source.start.at_byte(below.start + said.len())?));
    let end = phrase.map_or(below.start, |phrase| phrase.range.end);
    source
        .pieces
        .list
        .partition_point(|next| next.start < end)
        .max(piece + 1)
}

/// Lines that follow without an empty line between.
fn until_gap(source: &Source, first: usize) -> usize {
    let pieces = &source.pieces;
    let mut last = first;
    while let Some(next) = pieces.list.get(last + 1) {
        let between = &source.text[pieces.list[last].end..next.start];
        if between.matches('\n').count() != 1
            || !is_subject_line(source, last + 1)
            || between.contains('\t')
        {
            break;
        }
        last += 1;
    }
    pieces.list[last].end
}

/// No date line, number line, nor an issuer's name alone.
fn is_subject_line(source: &Source, index: usize) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\p{Lu}[^\d\n]*?[,.]?\s*ngày|Ngày)\s*\S{0,8}\s*tháng\s*\S{0,6}\s*năm\s*\d{4}\s*$|^(?:Số|SỐ)\s*[:\d]|^(?i:người ký|kính gửi|địa chỉ|đến)\b|^\(?(?i:ban hành )?(?i:kèm theo)").expect("a valid pattern")
    });
    let Some(start) = source.pieces.list.get(index).map(|piece| piece.start) else {
        return false;
    };
    let words = source.pieces.words(index);
    let named = source.start.at_byte(start).and_then(issuer);
    let is_issuer = in_capitals(words) && named.is_some();
    !is_issuer && !OTHER.is_match(words) && !is_list_item(source, start)
}

/// Whether a dash at the start of the line stands before a piece.
fn is_list_item(source: &Source, start: usize) -> bool {
    let line = source.text[..start].rfind('\n').map_or(0, |end| end + 1);
    let lead = source.text[line..start].trim();
    !lead.is_empty() && lead.chars().all(|letter| matches!(letter, '-' | '+' | '•'))
}

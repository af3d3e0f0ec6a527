//! What type a document is and what it is about (tên loại, trích yếu).

use std::ops::Range;

use super::dateline;
use super::pieces::{Piece, addresses, char_boundary, in_capitals};
use super::portal::Portal;
use super::{Kind, OwnNumber, Source};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::issuer::issuer;
use crate::extract::grammar::type_word::{self, TypeMark};
use crate::lex::{Gap, Tag};
use crate::tables::{DocumentType, PhraseKind, Symbol, SymbolKind};

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

/// The type that the header names; else the one that symbol, portal, or the text itself ("Nghị định
/// này") shows.
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
    let letter = || letter_of(source);
    let no_type_in_symbol =
        || number.is_some_and(|number| number.mark.symbol.type_abbreviation.is_none());
    of_symbol(source, number)
        .map(slug)
        .or_else(|| type_line(source, number, portal))
        .or_else(|| {
            let range = number?.type_word.clone()?;
            let (_, mark) = type_word(source.start.to_byte(range.start))?;
            Some(OwnType {
                range: Some(range),
                ..slug(mark.slug)
            })
        })
        .or_else(|| is_untitled(source, number).then(&letter).flatten())
        .or_else(|| match by_symbol[..] {
            [row] => Some(slug(&row.slug)),
            _ => None,
        })
        .or_else(|| {
            let value = portal.document_type.clone()?;
            let (_, mark) = type_word(source.start.to_byte(value.start))?;
            Some(slug(mark.slug))
        })
        .or_else(|| {
            // "QĐ" is quyết định or quy định: the one that the header has in capitals, else the
            // usual one.
            let end = source.pieces.body.start() + TYPE_LEAD;
            let beginning = source.start.within(0..end);
            let stands = |row: &&&DocumentType| beginning.each().any(|at| is_in_capitals(at, row));
            let named = by_symbol.iter().find(stands);
            named.or(by_symbol.first()).map(|row| slug(&row.slug))
        })
        .or_else(|| no_type_in_symbol().then(&letter).flatten())
        .or_else(|| spoken_of_itself(source).map(slug))
        .or_else(|| {
            let is_letter = kind == Kind::Letter && source.pieces.has_motto();
            let goes_to = is_letter && addresses(source.body_words());
            let is_letter = goes_to && names_body(source) && !has_title(source);
            is_letter.then(letter).flatten()
        })
}

/// The type that a symbol tells whatever title stands below it: "VBHN" of a consolidated circular.
fn of_symbol<'a>(source: &Source<'a>, number: Option<&OwnNumber>) -> Option<&'a str> {
    let abbreviation = number?.mark.symbol.type_abbreviation.as_deref()?;
    let phrases = source.tables.phrases();
    phrases.value(PhraseKind::TypeOfSymbol, abbreviation)
}

/// The type of what bears no type word.
fn letter_of(source: &Source) -> Option<OwnType> {
    let row = source
        .tables
        .phrases()
        .rows_of(PhraseKind::UntitledType)
        .next()?;
    Some(OwnType {
        slug: row.value.clone()?,
        range: None,
        piece: None,
    })
}

/// Whether "V/v" or "Kính gửi" and no type word stand in the header of a number whose abbreviation
/// stands for a body too, and no body after it: "6120/CT-CS" is of Cục Thuế, "05/CT-UBND" a chỉ
/// thị.
fn is_untitled(source: &Source, number: Option<&OwnNumber>) -> bool {
    let Some(number) = number else {
        return false;
    };
    let issuer = number.issuer(source.tables);
    let abbreviation = number.mark.symbol.type_abbreviation.as_deref();
    let rows = abbreviation.map(|part| source.tables.symbols().get(part));
    let is_body = rows.is_some_and(|rows| {
        let is_it = |row: &Symbol| {
            let title = issuer.as_ref().map(|issuer| &issuer.title);
            title.is_none_or(|title| row.issuers.contains(title))
        };
        let mut rows = rows.into_iter();
        rows.any(|row| row.kind == SymbolKind::Issuer && is_it(row))
    });
    let mut pieces = source.pieces.list.iter();
    let mut is_letter = || {
        addresses(source.body_words())
            || pieces
                .any(|piece| piece.at.next().is_mark('/') && after_title_marker(piece.at).is_some())
    };
    is_body && is_letter()
}

/// Whether a body's name stands in capitals in the header: a citizen's paper has none.
fn names_body(source: &Source) -> bool {
    let mut pieces = source.pieces.list.iter();
    pieces.any(|piece| piece.in_capitals() && issuer(source.start.to_place(piece.at)).is_some())
}

/// Whether a title in capitals stands above the body that names no issuer: a letter has none.
fn has_title(source: &Source) -> bool {
    let mut pieces = source.pieces.list.iter().rev();
    let last = pieces.find(|piece| !dateline::is_date_line(piece));
    last.is_some_and(|piece| {
        piece.in_capitals() && issuer(source.start.to_place(piece.at)).is_none()
    })
}

/// How far into the body a type word in capitals stands, in bytes.
const TYPE_LEAD: usize = 600;

/// The type word here that names one type, and the place after it.
fn type_word(at: Cursor<'_>) -> Option<(Cursor<'_>, TypeMark<'_>)> {
    type_word::named(at).filter(|(_, mark)| !mark.vague)
}

/// Whether a word of a type stands here all in capitals.
fn is_in_capitals(at: Cursor<'_>, row: &DocumentType) -> bool {
    let types = at.tables().document_types();
    let end = at.longest(|found| match found.tag {
        Tag::Type { id, .. } if types.of(id).slug == row.slug => Some(()),
        _ => None,
    });
    end.is_some_and(|(after, ())| {
        let mut words = at.before(after).each();
        words.all(|at| at.token().is_some_and(|token| token.is_all_capital()))
    })
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
        .find_map(|index| opening_type(source, index, portal, true))
        .or_else(|| places().find_map(|index| opening_type(source, index, portal, false)))
}

/// The type word that a piece begins with: in capitals with what follows it, or alone.
fn opening_type(source: &Source, index: usize, portal: &Portal, capitals: bool) -> Option<OwnType> {
    let piece = &source.pieces.list[index];
    let (after, mark) = type_word(piece.at)?;
    let ends = after.start() >= piece.range.end;
    // "KẾ HOẠCH VÀ ĐẦU TƯ" is the second line of a ministry's name.
    let names = if capitals {
        let goes_on = !ends && after.after_phrase(PhraseKind::ListJoint).is_some();
        in_capitals(&source.text[mark.range.clone()])
            && !(goes_on && after.token().is_some_and(|token| token.is_all_capital()))
    } else {
        ends && mark.capital
    };
    let in_table = portal
        .document_type
        .as_ref()
        .is_some_and(|value| value.contains(&piece.range.start));
    (names && !in_table).then(|| OwnType {
        slug: mark.slug.to_owned(),
        range: Some(mark.range),
        piece: Some(index),
    })
}

/// The type that the text most often calls itself: "Nghị định này", "Thông tư này".
fn spoken_of_itself<'a>(source: &Source<'a>) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for at in source.start.each() {
        let Some((after, mark)) = type_word(at).filter(|(_, mark)| mark.capital) else {
            continue;
        };
        if after.after_phrase(PhraseKind::SelfReference).is_none() {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == mark.slug) {
            Some((_, count)) => *count += 1,
            None => counts.push((mark.slug, 1)),
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
    let pieces = &source.pieces;
    let about = (0..pieces.list.len()).find_map(|index| {
        let start = after_title_marker(pieces.list[index].at)?;
        Some(start.start()..until_gap(source, index))
    });
    let under = |piece: usize| {
        if let Some(start) = beside_type_word(source, piece, own_type) {
            return Some(start..until_gap(source, piece));
        }
        let first = first_below(source, piece, number, own_type);
        let start = pieces.list.get(first)?.range.start;
        let in_capitals = pieces.list.get(first)?.in_capitals();
        let goes_on = |index: usize| {
            let line = &pieces.list[index];
            !in_capitals || line.in_capitals() || line.at.gap() < Gap::Paragraph
        };
        let end = (first..pieces.list.len())
            .take_while(|&index| is_subject_line(source, index) && goes_on(index))
            .last()
            .map(|last| pieces.list[last].range.end)?;
        Some(start..end.min(start + LONGEST_SUBJECT))
    };
    // "QUYẾT ĐỊNH:" stands above the articles, not above a subject.
    let type_piece = own_type
        .and_then(|own| own.piece)
        .filter(|&piece| !pieces.list[piece].words().ends_with(':'));
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
    let end = char_boundary(source.text, found.end);
    (found.start < end).then_some(found.start..end)
}

/// Where the subject begins that opens with a marker: after "V/v", with "Về việc", "Về".
fn after_title_marker(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = at.after_phrase(PhraseKind::TitleMarker)?;
    if at.next().is_mark('/') {
        return Some(after.after_marks(&[':']));
    }
    let is_one_word = after.previous().start() == at.start();
    (!is_one_word || at.is_titled()).then_some(at)
}

/// Where the subject begins after a type word in capitals on its line: "NGHỊ ĐỊNH Quy định về ...".
fn beside_type_word(source: &Source, piece: usize, own_type: Option<&OwnType>) -> Option<usize> {
    let word = own_type?.range.as_ref()?;
    let after = source.start.to_byte(word.end);
    let line = &source.pieces.list.get(piece)?.range;
    let is_beside = line.contains(&word.start) && line.contains(&after.start());
    let begins = is_beside && after.is_titled() && in_capitals(&source.text[word.clone()]);
    (begins && after_of(after).is_none()).then(|| after.start())
}

/// The first piece below the type word that is neither the word's second line, nor "CỦA BỘ CHÍNH
/// TRỊ", nor the number of a title.
fn first_below(
    source: &Source,
    piece: usize,
    number: Option<&OwnNumber>,
    own_type: Option<&OwnType>,
) -> usize {
    let list = &source.pieces.list;
    let Some(below) = list.get(piece + 1) else {
        return piece + 1;
    };
    let issuer = after_of(below.at).and_then(|name| issuer(source.start.to_place(name)));
    let end = issuer.map_or(below.range.start, |phrase| phrase.range.end);
    // "QUYẾT⏎ĐỊNH", but in "THÔNG BÁO⏎Kết luận của ..." the subject begins with "Kết luận".
    let is_broken = type_word::named(list[piece].tokens()).is_none();
    let type_end = own_type.and_then(|own| Some(own.range.as_ref()?.end).filter(|_| is_broken));
    let title_end = number.and_then(|number| Some(number.title.as_ref()?.end));
    let end = [type_end, title_end]
        .into_iter()
        .flatten()
        .fold(end, usize::max);
    list.partition_point(|next| next.range.start < end)
        .max(piece + 1)
}

/// The place after "CỦA", "Của", "của".
pub(super) fn after_of(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.after_phrase(PhraseKind::IssuerMarker)
}

/// The end of the lines that follow without an empty line between.
fn until_gap(source: &Source, first: usize) -> usize {
    let list = &source.pieces.list;
    let goes_on = |next: &usize| {
        follows_at_once(&list[next - 1], &list[*next]) && is_subject_line(source, *next)
    };
    let last = (first + 1..list.len()).take_while(goes_on).last();
    list[last.unwrap_or(first)].range.end
}

/// Whether one line break and no cell's edge stands between two pieces.
fn follows_at_once(above: &Piece, below: &Piece) -> bool {
    let after = above.at.to_byte(above.range.end);
    let gaps = after.before(below.at.next());
    let breaks = gaps.each().map(|at| match at.gap() {
        Gap::Line => 1,
        Gap::Paragraph => 2,
        _ => 0,
    });
    breaks.sum::<usize>() == 1 && !gaps.each().any(|at| at.blank_before().contains('\t'))
}

/// No date line, number line, nor an issuer's name alone.
fn is_subject_line(source: &Source, index: usize) -> bool {
    let Some(piece) = source.pieces.list.get(index) else {
        return false;
    };
    let at = piece.at;
    let is_issuer = || piece.in_capitals() && issuer(source.start.to_place(at)).is_some();
    let after_bracket = at.after_marks(&['(']);
    let is_other = at.after_phrase(PhraseKind::NoSubject).is_some()
        || at.valued(PhraseKind::AddresseeMarker, "dear").is_some()
        || after_bracket.after_phrase(PhraseKind::IssuedWith).is_some()
        || is_number_line(at)
        || at.gap() == Gap::Paragraph && names_number(at)
        || dateline::is_date_line(piece);
    !is_other && !is_list_item(at) && !is_issuer()
}

/// "Thông tư số 46/2018/TT-BYT": after an empty line the text begins with what it speaks of.
fn names_number(at: Cursor<'_>) -> bool {
    let after = type_word(at).and_then(|(after, _)| after.after_phrase(PhraseKind::NumberMarker));
    let is_figure = after.is_some_and(|at| at.token().is_some_and(|token| token.is_figure()));
    at.is_titled() && is_figure
}

/// "Số: 12", "SỐ 5".
fn is_number_line(at: Cursor<'_>) -> bool {
    let after = at.after_phrase(PhraseKind::NumberMarker);
    let is_capital = at.token().is_some_and(|token| token.is_capital());
    after.is_some_and(|after| {
        let is_figure = after.token().is_some_and(|token| token.is_figure());
        is_capital && (after.is_mark(':') || is_figure)
    })
}

/// Whether only dashes stand before on the line.
fn is_list_item(at: Cursor<'_>) -> bool {
    let mut before = at.line_before().peekable();
    before.peek().is_some() && before.all(|at| at.is_any_mark(&['-', '+', '•']))
}

//! Who issued the document: the lines above the number, the line above "Căn cứ", a portal's table, the signature, the symbol.

use std::collections::HashSet;
use std::ops::Range;

use super::dateline::Dateline;
use super::pieces::{Piece, addresses, front_matter_end};
use super::portal::Portal;
use super::subject::{OwnType, after_of};
use super::{Kind, OwnNumber, Source};
use crate::extract::grammar::issuer::{issuer, issuer_in_name};
use crate::extract::grammar::place::place;
use crate::extract::grammar::{Cursor, type_word};
use crate::extract::issuer::{Context, Issuer, complete, complete_place};
use crate::lex::Lexemes;
use crate::lex::{Gap, Token, TokenKind};
use crate::model::{Level, PartialDate, Place};
use crate::tables::{PhraseKind, Tables, TerritoryKind};

/// The issuer with the level, system and place of the document.
pub(super) struct Issuing {
    /// Who issued it.
    pub issuer: Option<Issuer>,
    /// Bytes of its lines.
    pub range: Option<Range<usize>>,
    /// Whose level, system and place are the document's.
    pub scope: Issuer,
}

/// Finds the issuer from the surest place that names one, and completes it.
pub(super) fn find(
    source: &Source,
    number: Option<&OwnNumber>,
    own_type: Option<&OwnType>,
    dateline: Option<&Dateline>,
    portal: &Portal,
    kind: Kind,
) -> Issuing {
    let date = dateline.and_then(|found| found.date);
    let place = dateline
        .and_then(|found| found.place.clone())
        .map(|range| named_place(source, range, date))
        .unwrap_or_default();
    if kind == Kind::News {
        return about(source, &place, date);
    }
    let authority = authority(source);
    let found = above_number(source, number, own_type, dateline)
        .or_else(|| in_title(source, number, own_type))
        .or_else(|| authority.clone())
        .or_else(|| in_portal(source, portal))
        .or_else(|| {
            number
                .and_then(|number| number.issuer(source.tables))
                .map(|issuer| (issuer, None))
        })
        .or_else(|| signer(source))
        .or_else(|| sole_issuer(own_type, source.tables).map(|issuer| (issuer, None)));
    let Some((mut issuer, range)) = found else {
        return about(source, &place, date);
    };
    for closer in [in_title(source, number, own_type), authority]
        .into_iter()
        .flatten()
    {
        say_more_closely(&mut issuer, &closer.0);
    }
    let done = completed(source, issuer, &place, date);
    Issuing {
        scope: done.clone(),
        issuer: Some(done),
        range,
    }
}

/// "Chủ tịch UBND tỉnh" above "Căn cứ" says more closely who of the body named in the header it was.
fn say_more_closely(issuer: &mut Issuer, closer: &Issuer) {
    if issuer.body == closer.body && issuer.title != closer.title {
        issuer.title.clone_from(&closer.title);
    }
}

/// The lines in capitals right above the number, the date line or the type word.
fn above_number(
    source: &Source,
    number: Option<&OwnNumber>,
    own_type: Option<&OwnType>,
    dateline: Option<&Dateline>,
) -> Option<(Issuer, Option<Range<usize>>)> {
    let pieces = &source.pieces;
    let number = number.and_then(|number| number.piece);
    let date = dateline
        .and_then(|found| found.range.as_ref())
        .and_then(|range| pieces.at(range.start));
    [number, date, own_type.and_then(|own| own.piece)]
        .into_iter()
        .flatten()
        .find_map(|below| block_above(source, below))
}

/// Reads the block of capitals that ends above a piece.
fn block_above(source: &Source, below: usize) -> Option<(Issuer, Option<Range<usize>>)> {
    let pieces = &source.pieces.list;
    let is_name = |piece: &&Piece| {
        piece.in_capitals()
            && type_word::named(piece.at).is_none_or(|(_, mark)| mark.range.end < piece.range.end)
    };
    let names = pieces[..below].iter().rev().take_while(is_name).count();
    let block = &pieces[below - names..below];
    let lines: Vec<&str> = block.iter().map(Piece::words).collect();
    let issuer = of_lines(&lines, source.start)?;
    let range = block.first()?.range.start..block.last()?.range.end;
    Some((issuer, Some(range)))
}

/// Lines of a header as one issuer: the last body named, the ones before it above it ("HUYỆN ỦY HẢI HẬU / BAN DÂN VẬN").
fn of_lines(lines: &[&str], text: Cursor<'_>) -> Option<Issuer> {
    let joined = lines.join("\n");
    let lexemes = Lexemes::new(&joined, text.lexicon());
    let start = Cursor::new(&lexemes, text.tables());
    let mut current: Option<(Issuer, String)> = None;
    let mut at = 0;
    while at < joined.len() {
        let phrase = start.at_byte(at).and_then(issuer);
        let end = phrase.as_ref().map_or(at, |phrase| phrase.range.end);
        let end = joined[end..]
            .find('\n')
            .map_or(joined.len(), |rest| end + rest);
        let words = super::one_line(&joined[at..end]);
        current = match (current, phrase.map(|phrase| phrase.issuer)) {
            (None, found) => found.map(|found| (found, words)),
            (Some(above), None) => match at_place(&above, &words, text) {
                Some(there) => Some((there, words)),
                None => Some(below_of(above, None, &words, text)),
            },
            (Some(above), found) => Some(below_of(above, found, &words, text)),
        };
        at = end + 1;
    }
    current.map(|(issuer, _)| issuer)
}

/// A central body's name above a line with a place alone is the name of its branch there: "HỘI CHỮ
/// THẬP ĐỎ VIỆT NAM / TỈNH KON TUM".
fn at_place(above: &(Issuer, String), words: &str, text: Cursor<'_>) -> Option<Issuer> {
    if above.0.level != Level::Central {
        return None;
    }
    let tables = text.tables();
    let place_alone = {
        let lexemes = Lexemes::new(words, text.lexicon());
        place(Cursor::new(&lexemes, tables))
            .is_some_and(|place| place.kind.is_some() && place.after.is_end())
    };
    let lexemes = Lexemes::new(&above.1, text.lexicon());
    let end = Cursor::new(&lexemes, tables).each().last()?.next();
    let centre = end
        .before_phrase(PhraseKind::Centre)
        .filter(|_| place_alone)?;
    let branch = format!("{} {words}", &above.1[..centre.end_before()]);
    let phrase = issuer_in_name(&branch, text.lexicon(), tables)?;
    (phrase.range.end == branch.len()).then_some(phrase.issuer)
}

/// A body under another one. Read together ("BAN DÂN VẬN" + "HUYỆN ỦY HẢI HẬU") if the tables know them so.
fn below_of(
    above: (Issuer, String),
    found: Option<Issuer>,
    words: &str,
    text: Cursor<'_>,
) -> (Issuer, String) {
    let together = format!("{words} {}", above.1);
    let whole = issuer_in_name(&together, text.lexicon(), text.tables())
        .filter(|phrase| phrase.range.end == together.len());
    if let Some(phrase) = whole {
        // A standing committee is the same body as the committee.
        let parent = (phrase.issuer.body != above.0.body).then_some(above.0.name);
        return (
            Issuer {
                parent,
                ..phrase.issuer
            },
            together,
        );
    }
    let Some(mut below) = found else { return above };
    if below.name == above.0.name {
        return above;
    }
    if above.0.level != Level::Central {
        below.place.province = below
            .place
            .province
            .or_else(|| above.0.place.province.clone());
        below.place.district = below
            .place
            .district
            .or_else(|| above.0.place.district.clone());
        below.place.commune = below
            .place
            .commune
            .or_else(|| above.0.place.commune.clone());
    }
    if below.level == Level::Unknown {
        below.level = above.0.level;
    }
    if below.system == crate::model::System::Unknown {
        below.system = above.0.system;
    }
    below.parent = Some(above.0.name);
    (below, words.to_owned())
}

/// "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ", "KẾT LUẬN⏎CỦA BAN BÍ THƯ", "QUYẾT ĐỊNH SỐ ... NGÀY ... CỦA BỘ
/// TRƯỞNG BỘ Y TẾ".
fn in_title(
    source: &Source,
    number: Option<&OwnNumber>,
    own_type: Option<&OwnType>,
) -> Option<(Issuer, Option<Range<usize>>)> {
    // A notice of a conclusion names whose conclusion it was, not who gives notice.
    let word = own_type?.range.clone()?;
    let start = source.start.to_byte(word.start);
    if start.after_phrase(PhraseKind::NoticeWord).is_some() {
        return None;
    }
    let title = number.and_then(|number| number.title.as_ref());
    let ends = [Some(word.end), title.map(|title| title.end)];
    let phrase = ends.into_iter().flatten().find_map(|end| {
        let after = source.start.to_byte(end).after_marks(&['#']);
        issuer(source.start.to_place(after_of(after)?))
    })?;
    Some((phrase.issuer, Some(phrase.range)))
}

/// The line in capitals right above "Căn cứ".
fn authority(source: &Source) -> Option<(Issuer, Option<Range<usize>>)> {
    if addresses(source.body_words()) {
        return None;
    }
    block_above(source, source.pieces.list.len())
}

fn in_portal(source: &Source, portal: &Portal) -> Option<(Issuer, Option<Range<usize>>)> {
    let range = portal.issuer.clone()?;
    let phrase = issuer(source.start.at_byte(range.start)?)?;
    Some((phrase.issuer, Some(phrase.range)))
}

/// "TM. ỦY BAN NHÂN DÂN TỈNH", "T/M BAN THƯỜNG VỤ": in whose name the document is signed.
fn signer(source: &Source) -> Option<(Issuer, Option<Range<usize>>)> {
    let start = source.text.len().saturating_sub(LONGEST_END);
    let end = source.start.within(start..source.text.len());
    let name = end.each().rev().find_map(after_signer_marker)?;
    let phrase = issuer(source.start.to_place(name))?;
    Some((phrase.issuer, None))
}

/// How far before the end of a text its signature stands, in bytes.
const LONGEST_END: usize = 3000;

/// The place after "TM." at the start of a line or a cell.
fn after_signer_marker(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = at.after_phrase(PhraseKind::SignerMarker)?;
    let begins = at.begins_line() || at.begins_cell();
    let is_capital = at.token().is_some_and(|token| token.is_all_capital());
    (begins && is_capital).then(|| after.after_marks(&['.']))
}

/// The one body that issues documents of a type.
fn sole_issuer(own_type: Option<&OwnType>, tables: &Tables) -> Option<Issuer> {
    let row = tables.document_types().get(&own_type?.slug)?;
    let body = tables.issuers().get(row.sole_issuer.as_deref()?)?;
    Some(Issuer::of_row(body))
}

/// What a text without issuer is about: the first body that it names with a level; its place may
/// stand in the banner of the page or the date line.
fn about(source: &Source, dateline: &Place, date: Option<PartialDate>) -> Issuing {
    let first = front_matter_end(source.start);
    let lead = first.within(first.start()..first.start() + LONGEST_LEAD);
    let named = lead.each().filter(|&at| begins_name(at)).find_map(|at| {
        issuer(source.start.to_place(at)).filter(|phrase| phrase.issuer.level != Level::Unknown)
    });
    let mut scope = named.map(|phrase| phrase.issuer).unwrap_or_default();
    if scope.level != Level::Central && scope.place == Place::default() {
        let banner = banner(source).unwrap_or_else(|| dateline.clone());
        scope.place = Place {
            province: banner.province.or_else(|| dateline.province.clone()),
            ..banner
        };
    }
    scope.place = complete_place(&scope.place, date, source.tables);
    Issuing {
        issuer: None,
        range: None,
        scope,
    }
}

/// Lines at the head of a page that may be its banner or title.
const MOST_BANNERS: usize = 6;

/// The place that the first line of a page or another line in capitals names with its word: "CỔNG THÔNG TIN
/// ĐIỆN TỬ HUYỆN PHÚ LƯƠNG - TỈNH THÁI NGUYÊN".
fn banner(source: &Source) -> Option<Place> {
    let pieces = source.pieces.list.iter().take(MOST_BANNERS).enumerate();
    let mut lines = pieces.filter(|(index, piece)| *index == 0 || piece.in_capitals());
    lines.find_map(|(_, piece)| {
        let named = |at: Cursor<'_>| {
            let named = place(at).filter(|named| named.kind.is_some())?;
            let is_inside = named.after.end_before() <= piece.range.end;
            (is_inside && named.place != Place::default()).then_some(named.place)
        };
        piece
            .tokens()
            .each()
            .find_map(|at| named(source.start.to_place(at)))
    })
}

/// How far into a text without issuer one is looked for, in bytes.
const LONGEST_LEAD: usize = 3000;

/// Whether a word with a capital begins here that runs into nothing before it.
fn begins_name(at: Cursor<'_>) -> bool {
    let is_free = at.gap() != Gap::Glued || at.token_before().is_none_or(is_mark);
    is_free && at.token().is_some_and(|token| token.is_capital())
}

fn is_mark(token: Token) -> bool {
    token.kind() == TokenKind::Mark
}

/// The place that a date line names, at the level that the tables know it.
fn named_place(source: &Source, range: Range<usize>, date: Option<PartialDate>) -> Place {
    let found = place(source.start.to_byte(range.start))
        .filter(|place| place.after.end_before() >= range.end);
    let name = super::one_line(&source.text[range]);
    let place = found.map_or_else(
        || Place {
            commune: Some(name),
            ..Place::default()
        },
        |found| found.place,
    );
    complete_place(&place, date, source.tables)
}

/// Adds what the date line, the gazetteer and the text itself know.
fn completed(
    source: &Source,
    mut issuer: Issuer,
    dateline: &Place,
    date: Option<PartialDate>,
) -> Issuer {
    let context = Context {
        place: dateline.clone(),
        level: level_of(dateline, source.tables),
        date,
    };
    if issuer.level == Level::Commune && issuer.place.commune.is_none() {
        issuer.place.commune = dateline.commune.clone();
    }
    let mut done = complete(&issuer, &context, source.tables);
    if done.level != Level::Central && done.place.province.is_none() {
        done.place = placed_by_mention(source, &done, date);
    }
    done
}

/// A date line's "Hà Nội" tells no level: central bodies sit there.
fn level_of(place: &Place, tables: &Tables) -> Level {
    let mut capitals = tables.phrases().of(PhraseKind::CapitalCity);
    match place {
        Place {
            commune: Some(_), ..
        } => Level::Commune,
        Place {
            district: Some(_), ..
        } => Level::District,
        Place {
            province: Some(name),
            ..
        } if !capitals.any(|capital| capital == name) => Level::Provincial,
        _ => Level::Unknown,
    }
}

/// A district or commune with homonyms: the only one of its kind, else the one in the district or
/// province that the text names elsewhere.
fn placed_by_mention(source: &Source, issuer: &Issuer, date: Option<PartialDate>) -> Place {
    let found = homonyms(issuer, date, source.tables);
    if found.len() < 2 {
        return found.into_iter().next().unwrap_or(issuer.place.clone());
    }
    let named = named_units(source);
    let says = |name: &Option<String>| name.as_ref().is_some_and(|name| named.contains(name));
    let is_commune = issuer.place.commune.is_some();
    let only = |fits: &dyn Fn(&&Place) -> bool| {
        let mut fitting = found.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none()).cloned()
    };
    only(&|row| is_commune && says(&row.district))
        .or_else(|| only(&|row| says(&row.province)))
        .unwrap_or_else(|| issuer.place.clone())
}

/// All communes or districts of the issuer's name at a date, those of its kind if there are such.
fn homonyms(issuer: &Issuer, date: Option<PartialDate>, tables: &Tables) -> Vec<Place> {
    let places = tables.places();
    let rows: Vec<(TerritoryKind, Place)> = match (&issuer.place.commune, &issuer.place.district) {
        (Some(commune), _) => places
            .commune(commune, None, date)
            .into_iter()
            .map(|row| (row.kind, places.of_commune(row)))
            .collect(),
        (None, Some(district)) => places
            .district(district, date)
            .into_iter()
            .map(|row| (row.kind, places.of_district(row)))
            .collect(),
        (None, None) => Vec::new(),
    };
    let is_of_kind = |kind: TerritoryKind| Some(kind) == issuer.place_kind;
    let has_kind = rows.iter().any(|(kind, _)| is_of_kind(*kind));
    let of_kind = |(kind, place)| (!has_kind || is_of_kind(kind)).then_some(place);
    let mut found: Vec<Place> = rows.into_iter().filter_map(of_kind).collect();
    found.sort();
    found.dedup();
    found
}

/// How far into a text its district or province is looked for, in bytes.
const LONGEST_MENTION: usize = 20_000;

/// The districts and provinces that the beginning of the text names with their words.
fn named_units(source: &Source) -> HashSet<String> {
    let beginning = source.start.within(0..LONGEST_MENTION);
    let named = beginning
        .each()
        .filter_map(place)
        .filter(|named| named.kind.is_some());
    named
        .flat_map(|named| [named.place.district, named.place.province])
        .flatten()
        .collect()
}

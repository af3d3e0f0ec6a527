//! Who issued the document: the lines above the number, the line above "Căn cứ", a portal's table, the signature, the symbol.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::dateline::Dateline;
use super::pieces::{char_boundary, in_capitals};
use super::portal::Portal;
use super::subject::OwnType;
use super::{Kind, OwnNumber, Source};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::issuer::{issuer, issuer_in_name};
use crate::extract::grammar::place::place;
use crate::extract::issuer::{Context, Issuer, complete, complete_place};
use crate::lex::Lexemes;
use crate::model::{Level, PartialDate, Place};
use crate::tables::Tables;

/// The issuer with the level, system and place of the document.
pub(super) struct Issuing {
    /// Who issued it.
    pub issuer: Option<Issuer>,
    /// Bytes of its lines.
    pub range: Option<Range<usize>>,
    /// Whose level, system and place are the document's.
    pub scope: Issuer,
}

/// Types that only one body issues.
const SOLE_ISSUERS: [(&str, &str); 7] = [
    ("hien-phap", "quoc-hoi"),
    ("luat", "quoc-hoi"),
    ("bo-luat", "quoc-hoi"),
    ("phap-lenh", "uy-ban-thuong-vu-quoc-hoi"),
    ("lenh", "chu-tich-nuoc"),
    ("nghi-dinh", "chinh-phu"),
    ("sac-lenh", "chu-tich-nuoc"),
];

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
        return about(source, date);
    }
    let authority = authority(source);
    let found = above_number(source, number, own_type, dateline)
        .or_else(|| in_title(source, own_type))
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
        return about(source, date);
    };
    for closer in [in_title(source, own_type), authority]
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
    let pieces = &source.pieces;
    let types = source.tables.document_types();
    let is_name = |index: &usize| {
        let piece = &pieces.list[*index];
        in_capitals(pieces.words(*index))
            && types
                .word_at(source.text, piece.start)
                .is_none_or(|word| word.end < piece.end)
    };
    let top = (0..below).rev().take_while(is_name).last()?;
    let lines: Vec<&str> = (top..below).map(|index| pieces.words(index)).collect();
    let issuer = of_lines(&lines, source.start)?;
    Some((
        issuer,
        Some(pieces.list[top].start..pieces.list[below - 1].end),
    ))
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
            (Some(above), found) => Some(below_of(above, found, &words, text)),
        };
        at = end + 1;
    }
    current.map(|(issuer, _)| issuer)
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

/// "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ", "KẾT LUẬN⏎CỦA BAN BÍ THƯ".
fn in_title(source: &Source, own_type: Option<&OwnType>) -> Option<(Issuer, Option<Range<usize>>)> {
    // A notice of a conclusion names whose conclusion it was, not who gives notice.
    let word = own_type
        .filter(|own| own.slug != "thong-bao")?
        .range
        .clone()?;
    let rest = &source.text[word.end..char_boundary(source.text, word.end + 300)];
    let of = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '#');
    let said = ["CỦA ", "Của ", "của "]
        .iter()
        .find(|said| of.starts_with(**said))?;
    let start = word.end + (rest.len() - of.len()) + said.len();
    let phrase = issuer(source.start.at_byte(start)?)?;
    Some((phrase.issuer, Some(phrase.range)))
}

/// The line in capitals right above "Căn cứ".
fn authority(source: &Source) -> Option<(Issuer, Option<Range<usize>>)> {
    if source.text[source.pieces.body..]
        .trim_start()
        .to_lowercase()
        .starts_with("kính")
    {
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
    static IN_NAME_OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[\n\t]|\s{3})[ ]*(?:TM|T/M|TUQ|TL)\.?[ ]*").expect("a valid pattern")
    });
    let start = char_boundary(source.text, source.text.len().saturating_sub(3000));
    let sign = IN_NAME_OF.find_iter(&source.text[start..]).last()?;
    let phrase = issuer(source.start.at_byte(start + sign.end())?)?;
    Some((phrase.issuer, None))
}

fn sole_issuer(own_type: Option<&OwnType>, tables: &Tables) -> Option<Issuer> {
    let (_, id) = SOLE_ISSUERS
        .iter()
        .find(|(slug, _)| Some(*slug) == own_type.map(|own| own.slug.as_str()))?;
    tables.issuers().get(id).map(Issuer::of_row)
}

/// What a text without issuer is about: the first body that it names with a level.
fn about(source: &Source, date: Option<PartialDate>) -> Issuing {
    let start = super::pieces::front_matter_end(source.text);
    let text = &source.text[..char_boundary(source.text, start + 3000)];
    let mut after_word = false;
    let mut scope = Issuer::default();
    for (at, letter) in text[start..]
        .char_indices()
        .map(|(at, letter)| (start + at, letter))
    {
        let starts_word = letter.is_uppercase() && !after_word;
        after_word = letter.is_alphanumeric();
        if !starts_word {
            continue;
        }
        if let Some(phrase) = source
            .start
            .at_byte(at)
            .and_then(issuer)
            .filter(|phrase| phrase.issuer.level != Level::Unknown)
        {
            scope = phrase.issuer;
            break;
        }
    }
    scope.place = complete_place(&scope.place, date, source.tables);
    Issuing {
        issuer: None,
        range: None,
        scope,
    }
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
        level: level_of(dateline),
        date,
    };
    if issuer.level == Level::Commune && issuer.place.commune.is_none() {
        issuer.place.commune = dateline.commune.clone();
    }
    let mut done = complete(&issuer, &context, source.tables);
    if done.level != Level::Central && done.place.province.is_none() {
        done.place = placed_by_mention(source, &done.place, date);
    }
    done
}

/// A date line's "Hà Nội" tells no level: central bodies sit there.
fn level_of(place: &Place) -> Level {
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
        } if name != "Hà Nội" => Level::Provincial,
        _ => Level::Unknown,
    }
}

/// A homonymous district or commune in the one province or district of it that the text names elsewhere.
fn placed_by_mention(source: &Source, place: &Place, date: Option<PartialDate>) -> Place {
    let places = source.tables.places();
    let mut found: Vec<Place> = match (&place.commune, &place.district) {
        (Some(commune), _) => places
            .commune(commune, None, date)
            .into_iter()
            .map(|row| places.of_commune(row))
            .collect(),
        (None, Some(district)) => places
            .district(district, date)
            .into_iter()
            .map(|row| places.of_district(row))
            .collect(),
        (None, None) => Vec::new(),
    };
    found.sort();
    found.dedup();
    let beginning = &source.text[..char_boundary(source.text, 20_000)];
    let said = |words: &[&str], name: Option<&String>| {
        name.is_some_and(|name| {
            words
                .iter()
                .any(|word| beginning.contains(&format!("{word} {name}")))
        })
    };
    let in_district = |row: &&Place| {
        place.commune.is_some()
            && said(
                &["huyện", "quận", "thị xã", "thành phố"],
                row.district.as_ref(),
            )
    };
    let in_province = |row: &&Place| said(&["tỉnh", "thành phố", "TP."], row.province.as_ref());
    let only = |fits: &dyn Fn(&&Place) -> bool| {
        let mut fitting = found.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none()).cloned()
    };
    only(&in_district)
        .or_else(|| only(&in_province))
        .unwrap_or_else(|| place.clone())
}

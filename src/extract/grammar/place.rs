//! Places in phrases: "tỉnh Lai Châu", "TP. Huế", "xã Lương Minh, huyện Ba Chẽ", a bare "huyện".
//!
//! ```text
//! place      := place-word (place-name above*)? | PROVINCE | DISTRICT
//! place-word := PLACE_WORD "."?                    no PLACE_COMPOUND after it
//! place-name := PROVINCE | DISTRICT | COMMUNE | FIGURE | two to four words with capitals
//! above      := ("," | "-")? place-word place-name            a higher unit
//! ```

use super::Cursor;
use super::issuer::words::{goes_on, is_in_capitals, is_mark, name_goes_on, unbroken};
use crate::extract::issuer::{kind_word, place_name};
use crate::lex::{Gap, Tag};
use crate::model::{Level, Place};
use crate::tables::{District, PhraseKind, Province, TerritoryKind};

/// A place named in a text.
#[derive(Debug, Clone)]
pub struct PlacePhrase<'a> {
    /// The place after it.
    pub after: Cursor<'a>,
    /// Word before the name, if there is one.
    pub kind: Option<TerritoryKind>,
    /// Level of the lowest unit named; unknown for a bare "thành phố".
    pub level: Level,
    /// Bare names; empty after a word alone ("tỉnh").
    pub place: Place,
}

/// A unit by its own name.
#[derive(Debug)]
enum Unit {
    Province(String),
    District(String),
    Commune(String),
}

impl Unit {
    fn level(&self) -> Level {
        match self {
            Self::Province(_) => Level::Provincial,
            Self::District(_) => Level::District,
            Self::Commune(_) => Level::Commune,
        }
    }

    fn place(self) -> Place {
        let mut place = Place::default();
        match self {
            Self::Province(name) => place.province = Some(name),
            Self::District(name) => place.district = Some(name),
            Self::Commune(name) => place.commune = Some(name),
        }
        place
    }
}

impl<'a> PlacePhrase<'a> {
    fn new(after: Cursor<'a>, kind: Option<TerritoryKind>, unit: Unit) -> Self {
        Self {
            after,
            kind,
            level: unit.level(),
            place: unit.place(),
        }
    }
}

/// The place named here: with its word, or by name alone if it is a province or, failing that, a
/// district.
pub fn place(at: Cursor<'_>) -> Option<PlacePhrase<'_>> {
    let Some((after, kind)) = place_word(at) else {
        return bare_name(at);
    };
    if let Some(named) = named(at, after, kind) {
        return Some(with_units_above(named));
    }
    Some(PlacePhrase {
        after,
        kind: Some(kind),
        level: kind.level(),
        place: Place::default(),
    })
}

/// The word for a kind of place that stands here: "thị xã", "TP.".
pub fn place_word(at: Cursor<'_>) -> Option<(Cursor<'_>, TerritoryKind)> {
    let (after, kind) = word_of_kind(at)?;
    let is_half = goes_on(after) && after.after_phrase(PhraseKind::PlaceCompound).is_some();
    (!is_half).then_some((after, kind))
}

/// The same at the end of a name, whatever follows: the "tỉnh" of "Công an tỉnh".
pub fn last_place_word<'a>(from: Cursor<'a>, after: Cursor<'a>) -> Option<Cursor<'a>> {
    let two_words = after.previous().previous();
    [two_words, after.previous()].into_iter().find(|&at| {
        let ends_here = |(end, _): (Cursor<'_>, _)| end.start() == after.start();
        at.start() >= from.start() && word_of_kind(at).is_some_and(ends_here)
    })
}

fn word_of_kind(at: Cursor<'_>) -> Option<(Cursor<'_>, TerritoryKind)> {
    let (after, row) = unbroken(at, PhraseKind::PlaceWord)?;
    let kind = row.value.as_deref()?.parse().ok()?;
    let is_dotted = after.is_mark('.') && goes_on(after);
    if is_dotted {
        return Some((after.next(), kind));
    }
    (!row.phrase.ends_with('.')).then_some((after, kind))
}

/// The name after a place's word that stands at `word`.
fn named<'a>(word: Cursor<'a>, name: Cursor<'a>, kind: TerritoryKind) -> Option<PlacePhrase<'a>> {
    if !name_goes_on(name) {
        return None;
    }
    let (after, unit) = known(word, name, kind).or_else(|| unknown(name, kind))?;
    Some(PlacePhrase::new(after, Some(kind), unit))
}

/// A name that the tables have.
fn known<'a>(
    word: Cursor<'a>,
    name: Cursor<'a>,
    kind: TerritoryKind,
) -> Option<(Cursor<'a>, Unit)> {
    let found = match kind {
        TerritoryKind::Province => province(name).map(|(after, row)| (after, row.name.as_str())),
        TerritoryKind::City => return city(word, name),
        _ if kind.level() == Level::Commune => commune(word, name),
        _ => district(word, name, kind),
    };
    let (after, found) = found?;
    let found = found.to_owned();
    let unit = match kind.level() {
        Level::Provincial => Unit::Province(found),
        Level::Commune => Unit::Commune(found),
        _ => Unit::District(found),
    };
    Some((after, unit))
}

/// A city of a province, else one of the centre.
fn city<'a>(word: Cursor<'a>, name: Cursor<'a>) -> Option<(Cursor<'a>, Unit)> {
    if let Some((after, city)) = district(word, name, TerritoryKind::City) {
        return Some((after, Unit::District(city.to_owned())));
    }
    let (after, found) = province(name)?;
    let is_central = name
        .tables()
        .provinces()
        .iter()
        .any(|row| row.kind == TerritoryKind::City && row.name == found.name);
    is_central.then(|| (after, Unit::Province(found.name.clone())))
}

/// The longest name of a province here; of several of the name the latest.
pub fn province(at: Cursor<'_>) -> Option<(Cursor<'_>, &Province)> {
    let row = |tag| match tag {
        Tag::Province(row) => Some(row),
        _ => None,
    };
    let (after, _) = at.longest(|found| row(found.tag))?;
    let same = at
        .matches()
        .iter()
        .filter(|found| at.to(found.end()) == after);
    let rows = same.filter_map(|found| row(found.tag));
    Some((after, at.tables().provinces().latest(rows)?))
}

/// The longest name of a district here, and all districts of the name.
fn districts(at: Cursor<'_>) -> Option<(Cursor<'_>, impl Iterator<Item = &District>)> {
    let row = |tag| match tag {
        Tag::District(row) => Some(row),
        _ => None,
    };
    let (after, _) = at.longest(|found| row(found.tag))?;
    let same = at
        .matches()
        .iter()
        .filter(move |found| at.to(found.end()) == after);
    let rows = same.filter_map(move |found| row(found.tag));
    Some((after, rows.map(move |row| at.tables().districts().row(row))))
}

/// A district of the table, of this kind if there is one: names such as "Quận 1" hold their word.
fn district<'a>(
    word: Cursor<'a>,
    name: Cursor<'a>,
    kind: TerritoryKind,
) -> Option<(Cursor<'a>, &'a str)> {
    let (after, rows) = districts(word).or_else(|| districts(name))?;
    let mut first = None;
    for row in rows {
        if row.kind == kind {
            return Some((after, &row.name));
        }
        first = first.or(Some(row));
    }
    first
        .filter(|_| kind != TerritoryKind::City)
        .map(|row| (after, row.name.as_str()))
}

/// Words of the longest name of a commune.
const LONGEST_COMMUNE: usize = 4;

/// A commune of the table, by the longest name: up to four words in capitals or with capitals; or
/// with its word ("Phường 1").
fn commune<'a>(word: Cursor<'a>, name: Cursor<'a>) -> Option<(Cursor<'a>, &'a str)> {
    let in_capitals = is_in_capitals(name);
    let has_small = |at: Cursor<'_>| at.token().is_some_and(|token| token.has_small());
    let mut ends = [None; LONGEST_COMMUNE];
    let mut at = name;
    for end in &mut ends {
        if !name_goes_on(at) || in_capitals && has_small(at) {
            break;
        }
        at = at.next();
        *end = Some(at);
    }
    let communes = name.tables().communes();
    ends.into_iter().rev().flatten().find_map(|after| {
        let written = |from: Cursor<'a>| &name.text()[from.until(after)];
        let row = [name, word]
            .into_iter()
            .find_map(|from| communes.named(written(from), None).first().copied())?;
        Some((after, row.name.as_str()))
    })
}

/// A province or a district by its name alone.
fn bare_name(at: Cursor<'_>) -> Option<PlacePhrase<'_>> {
    if let Some((after, row)) = province(at) {
        return Some(PlacePhrase::new(
            after,
            None,
            Unit::Province(row.name.clone()),
        ));
    }
    let (after, mut rows) = districts(at)?;
    let unit = Unit::District(rows.next()?.name.clone());
    Some(PlacePhrase::new(after, None, unit))
}

/// Adds ", huyện Y, tỉnh X" after a commune or district.
fn with_units_above(mut phrase: PlacePhrase<'_>) -> PlacePhrase<'_> {
    while phrase.place.province.is_none() {
        let Some(above) = unit_above(&phrase) else {
            break;
        };
        phrase.place.province = above.place.province;
        phrase.place.district = phrase.place.district.or(above.place.district);
        phrase.after = above.after;
    }
    phrase
}

fn unit_above<'a>(phrase: &PlacePhrase<'a>) -> Option<PlacePhrase<'a>> {
    let at = phrase.after;
    let is_joined = goes_on(at) && (at.is_mark(',') || at.is_mark('-'));
    let word = if is_joined { at.next() } else { at };
    if !goes_on(word) {
        return None;
    }
    let has_district = phrase.place.district.is_some();
    let (name, kind) = place_word(word)?;
    if kind.level() == Level::Commune || kind.level() == Level::District && has_district {
        return None;
    }
    named(word, name, kind).filter(|above| !(has_district && above.place.district.is_some()))
}

/// A name that the tables do not have: a number of a quận or phường, or two to four words with
/// capitals on one line. They have all provinces.
fn unknown(name: Cursor<'_>, kind: TerritoryKind) -> Option<(Cursor<'_>, Unit)> {
    // "CÔNG AN THÀNH PHỐ / THÀNH ỦY HẢI PHÒNG": another body.
    let begins_other = name.after_phrase(PhraseKind::PlaceWord).is_some()
        || name
            .next()
            .after_phrase(PhraseKind::PlaceCompound)
            .is_some();
    if kind == TerritoryKind::Province || begins_other {
        return None;
    }
    let may_be_figure = matches!(kind, TerritoryKind::UrbanDistrict | TerritoryKind::Ward);
    let (after, found) = if may_be_figure && name.token()?.is_figure() {
        let word = place_name(kind_word(kind));
        (name.next(), format!("{word} {}", name.written()))
    } else {
        let after = after_unknown(name)?;
        (after, place_name(&name.text()[name.until(after)]))
    };
    let unit = match kind.level() {
        Level::Provincial => Unit::Province(found),
        Level::Commune => Unit::Commune(found),
        _ => Unit::District(found),
    };
    Some((after, unit))
}

/// In a title in capitals no name goes on with them: "ỦY BAN NHÂN DÂN XÃ VỀ VIỆC ...", "... BAN
/// HÀNH ...".
fn ends_name(at: Cursor<'_>) -> bool {
    [
        PhraseKind::BodyEnd,
        PhraseKind::IssueVerb,
        PhraseKind::AmendingVerb,
    ]
    .into_iter()
    .any(|kind| at.after_phrase(kind).is_some())
}

fn after_unknown(name: Cursor<'_>) -> Option<Cursor<'_>> {
    let in_capitals = is_in_capitals(name);
    let mut at = name;
    let mut taken = 0;
    while taken <= LONGEST_COMMUNE {
        let has_small = at.token().is_some_and(|token| token.has_small());
        let is_beside = taken == 0 || at.gap() <= Gap::Space;
        let goes_on = name_goes_on(at) && !is_mark(at) && has_small != in_capitals && is_beside;
        if !goes_on || in_capitals && ends_name(at) {
            break;
        }
        at = at.next();
        taken += 1;
    }
    (2..=LONGEST_COMMUNE).contains(&taken).then_some(at)
}

//! What the citing document adds to an issuer: its place, and the level of a bare body.

use super::Issuer;
use super::title::own_place;
use crate::model::{Level, PartialDate, Place};
use crate::tables::{PhraseKind, Tables, TerritoryKind};

/// What is known of the citing document.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Its place.
    pub place: Place,
    /// Level of its issuer.
    pub level: Level,
    /// Date at which places are looked up: that of the cited document where it is told, else of the
    /// citing one.
    pub date: Option<PartialDate>,
}

/// Fills what the words leave out: "Tỉnh ủy" in a letter of huyện Hải Hậu is Tỉnh ủy Nam Định;
/// "UBND" alone is of the citing place. What stays open after that (a homonym, a letter of no
/// place) stays empty.
pub fn complete(issuer: &Issuer, citing: &Context, tables: &Tables) -> Issuer {
    let mut done = issuer.clone();
    if done.level == Level::Central {
        return done.with_name();
    }
    let citing = Context {
        place: complete_place(&citing.place, citing.date, tables),
        ..citing.clone()
    };
    became_central_city(&mut done, citing.date, tables);
    if done.level == Level::Unknown {
        done.level = level_of(&done, &citing, tables);
    }
    done.place = place_of(&done, &citing, tables);
    say_as_place_is(&mut done, citing.date, tables);
    done.with_name()
}

/// The units above the lowest one that is named, where the tables leave one answer at the date.
pub fn complete_place(place: &Place, date: Option<PartialDate>, tables: &Tables) -> Place {
    let mut done = place.clone();
    if let Some(province) = &place.province {
        done.province = tables
            .provinces()
            .named(province, date)
            .map(|row| row.name.clone())
            .or(done.province);
    }
    if done.commune.is_some() && done.province.is_none() {
        units_above_commune(&mut done, &Place::default(), date, tables);
    }
    if done.district.is_some() && done.province.is_none() {
        done.province = province_of_district(&done, None, None, date, tables);
    }
    done
}

/// A city of a province may have become one of the centre since: Huế in 2025.
fn became_central_city(issuer: &mut Issuer, date: Option<PartialDate>, tables: &Tables) {
    let Some(name) = issuer
        .place
        .district
        .clone()
        .filter(|_| issuer.place_kind == Some(TerritoryKind::City))
    else {
        return;
    };
    let central = |row: &crate::tables::Province| {
        row.kind == TerritoryKind::City && row.validity.holds(date) && row.name == name
    };
    if date.is_some()
        && tables.districts().named(&name, date).is_empty()
        && tables.provinces().iter().any(central)
    {
        issuer.level = Level::Provincial;
        issuer.place = Place {
            province: Some(name),
            ..Place::default()
        };
    }
}

/// The level of a body that its words leave open.
fn level_of(issuer: &Issuer, citing: &Context, tables: &Tables) -> Level {
    let place = &issuer.place;
    if place.commune.is_some() {
        return Level::Commune;
    }
    if place.district.is_some() {
        return Level::District;
    }
    if place.province.is_some() {
        return Level::Provincial;
    }
    match issuer.place_kind {
        Some(TerritoryKind::City) => level_of_bare_city(citing, tables),
        Some(kind) => kind.level(),
        None if citing.level == Level::Central => Level::Unknown,
        // Schools, hospitals and enterprises do not act for a place.
        None if issuer.system == crate::model::System::Other => Level::Unknown,
        None => citing.level,
    }
}

/// "UBND thành phố": of the centre in a city of the centre, else of the district's level.
fn level_of_bare_city(citing: &Context, tables: &Tables) -> Level {
    let province = citing
        .place
        .province
        .as_deref()
        .and_then(|name| tables.provinces().named(name, citing.date));
    match province.map(|row| row.kind) {
        Some(TerritoryKind::City) => Level::Provincial,
        Some(_) => Level::District,
        None => Level::Unknown,
    }
}

fn place_of(issuer: &Issuer, citing: &Context, tables: &Tables) -> Place {
    let mut place = issuer.place.clone();
    let around = &citing.place;
    let named = own_place(issuer.level, &place).is_some();
    match issuer.level {
        Level::Provincial if !named => place.province = around.province.clone(),
        Level::District if named && place.province.is_none() => {
            place.province = province_of_district(
                &place,
                issuer.place_kind,
                around.province.as_deref(),
                citing.date,
                tables,
            );
        }
        Level::District if !named => {
            place.province = place.province.or_else(|| around.province.clone());
            place.district = around
                .district
                .clone()
                .or_else(|| only_city(issuer, &place, citing.date, tables));
        }
        Level::Commune if named => units_above_commune(&mut place, around, citing.date, tables),
        Level::Commune => {
            place = Place {
                commune: around.commune.clone(),
                ..around.clone()
            }
        }
        Level::Unknown if issuer.system != crate::model::System::Other => {
            place.province = place.province.or_else(|| around.province.clone())
        }
        _ => {}
    }
    complete_place(&place, citing.date, tables)
}

/// The one city of a province, for a bare "thành phố" in a document of that province.
fn only_city(
    issuer: &Issuer,
    place: &Place,
    date: Option<PartialDate>,
    tables: &Tables,
) -> Option<String> {
    let province = tables
        .provinces()
        .named(place.province.as_deref()?, date)
        .filter(|_| issuer.place_kind == Some(TerritoryKind::City))?;
    let mut cities = tables.districts().iter().filter(|row| {
        row.kind == TerritoryKind::City && row.province == province.id && row.validity.holds(date)
    });
    let city = cities.next()?;
    cities.next().is_none().then(|| city.name.clone())
}

/// The province of a named district: the only one at the date, else the citing document's if it is
/// among them.
fn province_of_district(
    place: &Place,
    kind: Option<TerritoryKind>,
    around: Option<&str>,
    date: Option<PartialDate>,
    tables: &Tables,
) -> Option<String> {
    let name = place.district.as_deref()?;
    let then = tables.districts().named(name, date);
    let found = if then.is_empty() {
        tables.districts().named(name, None)
    } else {
        then
    };
    let same_kind: Vec<_> = found
        .iter()
        .filter(|row| kind.is_none_or(|kind| row.kind == kind))
        .copied()
        .collect();
    let found = if same_kind.is_empty() {
        found
    } else {
        same_kind
    };
    let mut provinces: Vec<&str> = found
        .iter()
        .filter_map(|row| tables.provinces().get(&row.province))
        .map(|row| row.name.as_str())
        .collect();
    provinces.sort_unstable();
    provinces.dedup();
    match (provinces.as_slice(), around) {
        ([only], _) => Some((*only).to_owned()),
        (several, Some(around)) => several.contains(&around).then(|| around.to_owned()),
        _ => None,
    }
}

/// The district and province of a named commune: the only ones at the date, else those around the
/// citing document.
fn units_above_commune(
    place: &mut Place,
    around: &Place,
    date: Option<PartialDate>,
    tables: &Tables,
) {
    let Some(name) = place.commune.as_deref() else {
        return;
    };
    let of = |date| {
        tables
            .places()
            .commune(name, place.province.as_deref(), date)
    };
    let then = of(date);
    let rows = if then.is_empty() { of(None) } else { then };
    let mut found: Vec<Place> = rows
        .into_iter()
        .map(|row| tables.places().of_commune(row))
        .collect();
    found.retain(|row| place.district.is_none() || row.district == place.district);
    found.sort();
    found.dedup();
    let near = |row: &&Place| {
        row.province == around.province
            && (around.district.is_none() || row.district == around.district)
    };
    let mut nearby = found.iter().filter(near);
    let only = match (found.as_slice(), nearby.next(), nearby.next()) {
        ([only], ..) | (_, Some(only), None) => only,
        (several, ..) => {
            let provinces = several
                .iter()
                .all(|row| row.province == several[0].province);
            place.province = place
                .province
                .take()
                .or_else(|| several.first().filter(|_| provinces)?.province.clone());
            return;
        }
    };
    place.province = place.province.take().or_else(|| only.province.clone());
    place.district = place.district.take().or_else(|| only.district.clone());
}

/// "Tỉnh ủy" of a city of the centre is its Thành ủy, "UBND tỉnh" its UBND thành phố; a symbol
/// cannot tell.
fn say_as_place_is(issuer: &mut Issuer, date: Option<PartialDate>, tables: &Tables) {
    let own = issuer.place_kind;
    let place = &issuer.place;
    let kind = match issuer.level {
        Level::Provincial => kind_of_province(place, date, tables),
        Level::District if own.is_none_or(|kind| kind == TerritoryKind::Town) => {
            kind_of_district(place, tables)
        }
        Level::Commune if own.is_none() => kind_of_commune(place, date, tables),
        _ => None,
    };
    if kind == Some(TerritoryKind::City) {
        issuer.title = in_city(&issuer.title, tables);
    }
    issuer.place_kind = kind.or(own);
}

/// The title of a body of a city: "Thành ủy" for "Tỉnh ủy".
fn in_city(title: &str, tables: &Tables) -> String {
    let phrases = tables.phrases().iter();
    let forms = phrases.filter(|row| row.kind == PhraseKind::CityForm);
    forms.fold(title.to_owned(), |title, row| {
        let form = row.value.as_deref().unwrap_or(&row.phrase);
        title.replace(&row.phrase, form)
    })
}

fn kind_of_province(
    place: &Place,
    date: Option<PartialDate>,
    tables: &Tables,
) -> Option<TerritoryKind> {
    let row = tables.provinces().named(place.province.as_deref()?, date)?;
    Some(row.kind)
}

/// The kind of the only district of the name.
fn kind_of_district(place: &Place, tables: &Tables) -> Option<TerritoryKind> {
    let districts = tables.districts().named(place.district.as_deref()?, None);
    match districts[..] {
        [only] => Some(only.kind),
        _ => None,
    }
}

/// Xã, phường or thị trấn, where all communes of the name and province at the date are of one kind.
fn kind_of_commune(
    place: &Place,
    date: Option<PartialDate>,
    tables: &Tables,
) -> Option<TerritoryKind> {
    let name = place.commune.as_deref()?;
    let of = |date| {
        tables
            .places()
            .commune(name, place.province.as_deref(), date)
    };
    let rows = [date, None]
        .into_iter()
        .map(of)
        .find(|rows| !rows.is_empty())?;
    let kind = rows.first()?.kind;
    rows.iter().all(|row| row.kind == kind).then_some(kind)
}

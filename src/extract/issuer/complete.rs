//! What the citing document adds to an issuer: its place, and the level of a bare body.

use super::Issuer;
use super::as_of::{as_of, region};
use super::title::own_place;
use crate::model::{Level, PartialDate, Place};
use crate::tables::{PhraseKind, PlaceKind, Tables, TerritoryKind, Validity};

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
    let mut done = as_of(issuer, citing.date, tables);
    if done.level == Level::Central {
        return done.with_name();
    }
    let citing = Context {
        place: complete_place(&citing.place, citing.date, tables),
        ..citing.clone()
    };
    if let Some(kind) = region(&done, tables) {
        return of_region(done, kind, &citing);
    }
    became_central_city(&mut done, citing.date, tables);
    was_city_of_province(&mut done, citing.date, tables);
    if done.level == Level::Unknown {
        done.level = level_of(&done, &citing, tables);
    }
    done.place = place_of(&done, &citing, tables);
    say_as_place_is(&mut done, citing.date, tables);
    done.with_name()
}

/// The units above the lowest one that is named, where the tables leave one answer at the date.
pub fn complete_place(place: &Place, date: Option<PartialDate>, tables: &Tables) -> Place {
    complete_place_of(place, None, date, tables)
}

/// The same, of a place whose lowest unit is of a kind.
fn complete_place_of(
    place: &Place,
    kind: Option<TerritoryKind>,
    date: Option<PartialDate>,
    tables: &Tables,
) -> Place {
    let mut done = place.clone();
    if let Some(province) = &place.province {
        done.province = tables
            .provinces()
            .named(province, date)
            .map(|row| row.name.clone())
            .or(done.province);
    }
    if done.commune.is_some() && done.province.is_none() {
        units_above_commune(&mut done, kind, &Place::default(), date, tables);
    }
    if done.district.is_some() && done.province.is_none() {
        let kind = kind.filter(|_| done.commune.is_none());
        done.province = province_of_district(&done, kind, None, date, tables);
    }
    done
}

/// The body of a region: of several provinces it is of no place, of a part of one of that province,
/// and its level is none of the four.
fn of_region(mut issuer: Issuer, kind: PlaceKind, citing: &Context) -> Issuer {
    let own = issuer.place.province.take();
    issuer.level = Level::Unknown;
    issuer.place_kind = None;
    issuer.place = Place::default();
    issuer.name = issuer.title.clone();
    if kind == PlaceKind::Part {
        issuer.place.province = own.or_else(|| citing.place.province.clone());
        if let Some(province) = &issuer.place.province {
            issuer.name = format!("{} - {province}", issuer.title);
        }
    }
    issuer
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

/// A city of the centre may have been one of a province before: Huế until 2024.
fn was_city_of_province(issuer: &mut Issuer, date: Option<PartialDate>, tables: &Tables) {
    let named = issuer.place.province.as_deref();
    let Some(name) = named.filter(|_| issuer.place_kind == Some(TerritoryKind::City)) else {
        return;
    };
    let central = |row: &crate::tables::Province| {
        row.kind == TerritoryKind::City && row.validity.holds(date) && row.name == name
    };
    let cities = tables.districts().named(name, date);
    let city = cities.iter().find(|row| row.kind == TerritoryKind::City);
    if let Some(city) = city
        && date.is_some()
        && issuer.place.district.is_none()
        && !tables.provinces().iter().any(central)
    {
        issuer.level = Level::District;
        issuer.place = tables.places().of_district(city);
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
        Level::Commune if named => {
            units_above_commune(&mut place, issuer.place_kind, around, citing.date, tables)
        }
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
    let kind = issuer.place_kind.filter(|_| named);
    complete_place_of(&place, kind, citing.date, tables)
}

/// The units of a name that are of the kind that the words say: on the day, else at any time, else
/// of a kind that this one can become. What contradicts is none.
fn candidates<'t, R>(
    rows: &[&'t R],
    kind: Option<TerritoryKind>,
    date: Option<PartialDate>,
    unit: impl Fn(&R) -> (TerritoryKind, Validity),
) -> Vec<&'t R> {
    let is_kind = |row: &R| kind.is_none_or(|kind| kind == unit(row).0);
    let holds = |row: &R| unit(row).1.holds(date);
    let became = |row: &R| {
        let (later, time) = unit(row);
        let before = date.is_none_or(|date| time.from.is_none_or(|from| date < from));
        before && kind.is_none_or(|kind| rank(kind) < rank(later))
    };
    let of = |fits: &dyn Fn(&R) -> bool| -> Vec<&'t R> {
        rows.iter().copied().filter(|row| fits(row)).collect()
    };
    let orders: [&dyn Fn(&R) -> bool; 4] = [
        &|row| is_kind(row) && holds(row),
        &is_kind,
        &|row| became(row) && holds(row),
        &became,
    ];
    let mut found = orders.into_iter().map(of);
    found.find(|rows| !rows.is_empty()).unwrap_or_default()
}

/// Huyện become towns, towns cities; xã become townships or wards. Never the other way.
fn rank(kind: TerritoryKind) -> u8 {
    match kind {
        TerritoryKind::District | TerritoryKind::Commune => 0,
        TerritoryKind::Town | TerritoryKind::Township => 1,
        _ => 2,
    }
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

/// The province of a named district of a kind: the only one at the date, else the citing document's
/// if it is among them.
fn province_of_district(
    place: &Place,
    kind: Option<TerritoryKind>,
    around: Option<&str>,
    date: Option<PartialDate>,
    tables: &Tables,
) -> Option<String> {
    let name = place.district.as_deref()?;
    let rows = tables.districts().named(name, None);
    let found = candidates(&rows, kind, date, |row| (row.kind, row.validity));
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

/// The district and province of a named commune of a kind: the only ones at the date, else those
/// around the citing document.
fn units_above_commune(
    place: &mut Place,
    kind: Option<TerritoryKind>,
    around: &Place,
    date: Option<PartialDate>,
    tables: &Tables,
) {
    let Some(name) = place.commune.as_deref() else {
        return;
    };
    let rows = tables
        .places()
        .commune(name, place.province.as_deref(), None);
    let mut found: Vec<Place> = candidates(&rows, kind, date, |row| (row.kind, row.validity))
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
    (date.is_some() || !changed_kind(&row.name, tables)).then_some(row.kind)
}

/// The kind of the only district of the name.
fn kind_of_district(place: &Place, tables: &Tables) -> Option<TerritoryKind> {
    let districts = tables.districts().named(place.district.as_deref()?, None);
    match districts[..] {
        [only] => Some(only.kind),
        _ => None,
    }
}

/// Whether a province became a city: without a day the words alone tell which it is.
fn changed_kind(name: &str, tables: &Tables) -> bool {
    let mut kinds = tables.provinces().iter().filter(|row| row.name == name);
    let first = kinds.next().map(|row| row.kind);
    kinds.any(|row| Some(row.kind) != first)
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

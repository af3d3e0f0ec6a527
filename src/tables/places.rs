use std::collections::HashMap;

use super::row::{Record, Row};
use super::{Commune, NameIndex, Table, TableError, Tables, Validity};
use crate::model::{Level, PartialDate, Place, vocabulary};

vocabulary! {
    /// Kind of an administrative unit (đơn vị hành chính).
    TerritoryKind: labelled {
        /// Tỉnh.
        Province = "province";
        /// Thành phố: of the centre, or of a province (until 2025-06-30).
        City = "city";
        /// Huyện (until 2025-06-30).
        District = "district";
        /// Quận (until 2025-06-30).
        UrbanDistrict = "urban_district";
        /// Thị xã (until 2025-06-30).
        Town = "town";
        /// Xã.
        Commune = "commune";
        /// Phường.
        Ward = "ward";
        /// Thị trấn (until 2025-06-30).
        Township = "township";
        /// Đặc khu (from 2025-07-01).
        SpecialZone = "special_zone";
    }
}

impl TerritoryKind {
    /// Level of the unit; a city is provincial or district: unknown.
    pub fn level(self) -> Level {
        match self {
            Self::Province => Level::Provincial,
            Self::City => Level::Unknown,
            Self::District | Self::UrbanDistrict | Self::Town => Level::District,
            Self::Commune | Self::Ward | Self::Township | Self::SpecialZone => Level::Commune,
        }
    }
}

/// A province or city of the centre (tỉnh, thành phố trực thuộc trung ương) with one territory:
/// after a merger it is another row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Name in the tables: `lai-chau`, `gia-lai-2025`.
    pub id: String,
    /// Code of the General Statistics Office, two digits; `None` for those that ended before.
    pub code: Option<String>,
    /// Bare name: `Lai Châu`.
    pub name: String,
    /// Province or city.
    pub kind: TerritoryKind,
    /// When it existed with this territory.
    pub validity: Validity,
    /// Id of the province that its territory went to.
    pub successor: Option<String>,
    /// Other names and spellings: `TP.HCM`.
    pub aliases: Vec<String>,
}

impl Record for Province {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "code",
        "name",
        "kind",
        "valid_from",
        "valid_to",
        "successor",
        "aliases",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        Ok(Self {
            id: row.text("id")?,
            code: row.optional("code"),
            name: row.text("name")?,
            kind: row.word("kind")?,
            validity: row.validity()?,
            successor: row.optional("successor"),
            aliases: row.list("aliases"),
        })
    }

    fn key(&self) -> String {
        self.id.clone()
    }
}

/// The table of provinces (`data/provinces.csv`).
#[derive(Debug, Clone)]
pub struct Provinces {
    rows: Vec<Province>,
    names: NameIndex,
}

impl Table for Provinces {
    type Row = Province;
    const FILE: &'static str = "provinces.csv";
    const EMBEDDED: &'static str = include_str!("../../data/provinces.csv");

    fn build(rows: Vec<Province>) -> Self {
        let names = (0..).zip(&rows).flat_map(|(index, row)| {
            let names = std::iter::once(&row.name).chain(&row.aliases);
            names.map(move |name| (name.as_str(), index))
        });
        let names = NameIndex::new(names);
        Self { rows, names }
    }
}

impl Provinces {
    /// The one in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &Province {
        &self.rows[row as usize]
    }

    /// All provinces, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Province> {
        self.rows.iter()
    }

    /// The province with this id.
    pub fn get(&self, id: &str) -> Option<&Province> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The province of a bare name or alias at a date. Where the date leaves two (a year with a
    /// merger, no date), the later one; where the name did not exist then ("tỉnh Thừa Thiên Huế" in
    /// 2026), the one nearest in time.
    pub fn named(&self, name: &str, date: Option<PartialDate>) -> Option<&Province> {
        self.pick(self.names.get(name).iter().copied(), date)
    }

    /// Of several rows with one name the latest, as with no date.
    pub fn latest(&self, rows: impl Iterator<Item = u32>) -> Option<&Province> {
        self.pick(rows, None)
    }

    /// Ids of all provinces that ever bore a name.
    fn ids(&self, name: &str) -> Vec<&str> {
        self.names
            .get(name)
            .iter()
            .map(|&index| self.rows[index as usize].id.as_str())
            .collect()
    }

    fn pick(
        &self,
        rows: impl Iterator<Item = u32>,
        date: Option<PartialDate>,
    ) -> Option<&Province> {
        let distance = |row: &Province| {
            let day = date.map(PartialDate::first_day)?;
            let (first, last) = (row.validity.first_day(), row.validity.last_day());
            Some(if day < first {
                (first - day).get_days()
            } else {
                (day - last).get_days().max(0)
            })
        };
        let rows = rows.map(|index| self.row(index));
        rows.min_by_key(|row| {
            let far = if row.validity.holds(date) {
                None
            } else {
                distance(row)
            };
            (far, std::cmp::Reverse(row.validity.first_day()))
        })
    }
}

/// A district (huyện, quận, thị xã, thành phố thuộc tỉnh). The level ended on 2025-07-01.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Code of the General Statistics Office, three digits.
    pub code: String,
    /// Bare name: `Hải Hậu`; with its word where that is part of the name: `Quận 1`.
    pub name: String,
    /// Huyện, quận, thị xã or thành phố.
    pub kind: TerritoryKind,
    /// Id of its province.
    pub province: String,
    /// When it existed.
    pub validity: Validity,
}

impl Record for District {
    const COLUMNS: &'static [&'static str] =
        &["code", "name", "kind", "province", "valid_from", "valid_to"];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        Ok(Self {
            code: row.text("code")?,
            name: row.text("name")?,
            kind: row.word("kind")?,
            province: row.text("province")?,
            validity: row.validity()?,
        })
    }

    fn key(&self) -> String {
        format!("{} {} {}", self.code, self.province, self.name)
    }
}

/// The table of districts (`data/districts.csv`).
#[derive(Debug, Clone)]
pub struct Districts {
    rows: Vec<District>,
    names: NameIndex,
    codes: HashMap<String, usize>,
}

impl Table for Districts {
    type Row = District;
    const FILE: &'static str = "districts.csv";
    const EMBEDDED: &'static str = include_str!("../../data/districts.csv");

    fn build(rows: Vec<District>) -> Self {
        let names = NameIndex::new(
            (0..)
                .zip(&rows)
                .map(|(index, row)| (row.name.as_str(), index)),
        );
        let codes = rows
            .iter()
            .enumerate()
            .map(|(index, row)| (row.code.clone(), index))
            .collect();
        Self { rows, names, codes }
    }
}

impl Districts {
    /// The one in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &District {
        &self.rows[row as usize]
    }

    /// All districts, by code.
    pub fn iter(&self) -> impl Iterator<Item = &District> {
        self.rows.iter()
    }

    /// The district with this code; where a code served two, one of the last.
    pub fn by_code(&self, code: &str) -> Option<&District> {
        self.codes.get(code).map(|&index| &self.rows[index])
    }

    /// Whether the level had ended before a date: no district was left.
    pub fn ended_before(&self, date: PartialDate) -> bool {
        let last = self.rows.iter().map(|row| row.validity.last_day()).max();
        last.is_some_and(|last| last < date.first_day())
    }

    /// The districts of a bare name at a date: ten are called Châu Thành. None from 2025-07-01 on.
    pub fn named(&self, name: &str, date: Option<PartialDate>) -> Vec<&District> {
        let rows = self.names.get(name).iter().map(|&index| self.row(index));
        rows.filter(|row| row.validity.holds(date)).collect()
    }
}

/// Kind and time of one of the units that bore a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Huyện, quận, xã, phường ...
    pub kind: TerritoryKind,
    /// When it existed.
    pub validity: Validity,
}

impl Unit {
    /// Whether both existed on some day.
    fn meets(&self, other: &Self) -> bool {
        let (one, two) = (self.validity, other.validity);
        one.first_day() <= two.last_day() && two.first_day() <= one.last_day()
    }
}

/// Provinces, districts and communes together: what needs more than one of the tables.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    tables: &'a Tables,
}

impl<'a> Places<'a> {
    pub(super) fn new(tables: &'a Tables) -> Self {
        Self { tables }
    }

    /// The province of a bare name or alias at a date; see [`Provinces::named`].
    pub fn province(self, name: &str, date: Option<PartialDate>) -> Option<&'a Province> {
        self.tables.provinces().named(name, date)
    }

    /// The districts of a bare name at a date.
    pub fn district(self, name: &str, date: Option<PartialDate>) -> Vec<&'a District> {
        self.tables.districts().named(name, date)
    }

    /// The communes of a bare name at a date, only those of a province if one is given by its bare
    /// name.
    pub fn commune(
        self,
        name: &str,
        province: Option<&str>,
        date: Option<PartialDate>,
    ) -> Vec<&'a Commune> {
        let mut communes = self.tables.communes().named(name, date);
        if let Some(province) = province {
            let wanted = self.tables.provinces().ids(province);
            communes.retain(|commune| {
                self.province_of_commune(commune)
                    .is_some_and(|found| wanted.contains(&found.id.as_str()))
            });
        }
        communes
    }

    /// All that ever bore the name of a place's commune, else of its district, as far as the units
    /// above it are known.
    pub fn units(self, place: &Place) -> Vec<Unit> {
        match (&place.commune, &place.district) {
            (Some(name), _) => self.communes_of(name, place),
            (None, Some(name)) => self.districts_of(name, place),
            (None, None) => Vec::new(),
        }
    }

    fn communes_of(self, name: &str, place: &Place) -> Vec<Unit> {
        let rows = self.commune(name, place.province.as_deref(), None);
        let is_there = |row: &&&Commune| {
            place.district.is_none() || self.of_commune(row).district == place.district
        };
        let rows = rows.iter().filter(is_there);
        rows.map(|row| Unit {
            kind: row.kind,
            validity: row.validity,
        })
        .collect()
    }

    fn districts_of(self, name: &str, place: &Place) -> Vec<Unit> {
        let rows = self.district(name, None);
        let is_there = |row: &&&District| {
            place.province.is_none() || self.of_district(row).province == place.province
        };
        let rows = rows.iter().filter(is_there);
        rows.map(|row| Unit {
            kind: row.kind,
            validity: row.validity,
        })
        .collect()
    }

    /// Whether units of two kinds bore the name of a place at one time: xã Ba Đình and phường Ba
    /// Đình, huyện Cao Lãnh and thành phố Cao Lãnh.
    pub fn has_twin(self, place: &Place) -> bool {
        let units = self.units(place);
        let differ = |one: &Unit, two: &Unit| one.kind != two.kind && one.meets(two);
        units
            .iter()
            .any(|one| units.iter().any(|two| differ(one, two)))
    }

    /// The province of a district.
    pub fn province_of_district(self, district: &District) -> Option<&'a Province> {
        self.tables.provinces().get(&district.province)
    }

    /// The province of a commune, through its district where it has one.
    pub fn province_of_commune(self, commune: &Commune) -> Option<&'a Province> {
        match commune.district() {
            Some(code) => self.province_of_district(self.tables.districts().by_code(code)?),
            None => self.tables.provinces().get(&commune.parent),
        }
    }

    /// A district with its province, as names.
    pub fn of_district(self, district: &District) -> Place {
        let province = self
            .province_of_district(district)
            .map(|province| province.name.clone());
        Place {
            province,
            district: Some(district.name.clone()),
            commune: None,
        }
    }

    /// A commune with its district and province, as names.
    pub fn of_commune(self, commune: &Commune) -> Place {
        let district = commune
            .district()
            .and_then(|code| self.tables.districts().by_code(code));
        let province = self
            .province_of_commune(commune)
            .map(|province| province.name.clone());
        Place {
            province,
            district: district.map(|district| district.name.clone()),
            commune: Some(commune.name.clone()),
        }
    }
}

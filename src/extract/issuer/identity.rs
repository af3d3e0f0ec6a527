//! Who issued a document, as far as words tell.

use serde::{Deserialize, Serialize};

use super::title::full_name;
use crate::model::{Level, Place, System};
use crate::tables::{self, PlaceKind, Tables, TerritoryKind};

/// An issuer as far as words tell; [`complete`](super::complete()) adds what the citing document
/// knows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Issuer {
    /// Full name in customary spelling with its place, as far as stated:
    /// `Ban Thường vụ Tỉnh ủy Lai Châu`.
    pub name: String,
    /// The name without place: `Ban Thường vụ Tỉnh ủy`, `Ủy ban nhân dân`.
    pub title: String,
    /// Number series of the body, the same for bodies that share one: `cap-uy` for Tỉnh ủy, its Ban
    /// Thường vụ, Huyện ủy. With the place it is the scope in which a number identifies a document.
    pub body: String,
    /// Name in issuers.csv of the body, of the one that it serves, or of the head that opens its
    /// name; empty if none.
    #[serde(skip)]
    pub known: String,
    /// Cấp.
    pub level: Level,
    /// Hệ thống.
    pub system: System,
    /// Place as stated, bare names; completed later.
    pub place: Place,
    /// Word of its place ("tỉnh", "xã"), also where the name is left out; a bare "thành phố" may be
    /// of either level.
    #[serde(skip)]
    pub place_kind: Option<TerritoryKind>,
    /// Whether that word ends its title: "Tỉnh ủy", "Công an tỉnh".
    #[serde(skip)]
    pub place_in_title: bool,
    /// Khóa, as a Roman number: `XIII`.
    pub term: Option<String>,
    /// Name of the body above it, where the words tell: `Huyện ủy Hải Hậu` of its Ban Dân vận.
    pub parent: Option<String>,
}

impl Issuer {
    /// The issuer of a row of the table, as its name alone tells it: without its place.
    pub fn of_row(row: &tables::Issuer) -> Self {
        let level = match row.level {
            Level::Unknown => row.own_place.map_or(Level::Unknown, TerritoryKind::level),
            level => level,
        };
        let issuer = Self {
            title: row.name.clone(),
            body: row.series.clone(),
            known: row.name.clone(),
            level,
            system: row.system,
            place_kind: row.own_place,
            place_in_title: row.own_place.is_some(),
            ..Self::default()
        };
        issuer.with_name()
    }

    /// The issuer of a row at a place: `Ủy ban nhân dân huyện Mường Nhé`.
    pub fn at_place(row: &tables::Issuer, level: Level, kind: TerritoryKind, place: Place) -> Self {
        let mut issuer = Self::of_row(row);
        issuer.place_kind = Some(kind);
        issuer.level = level;
        issuer.place = place;
        issuer.with_name()
    }

    /// The rows of the table that tell of it: several where bodies of one name followed each other.
    pub fn rows<'t>(&self, tables: &'t Tables) -> Vec<&'t tables::Issuer> {
        tables.issuers().by_name(&self.known)
    }

    /// Whether it is the body of a region: its number tells it from its likes in one place.
    pub fn is_regional(&self, tables: &Tables) -> bool {
        let kind = self.rows(tables).first().map(|row| row.place_kind);
        matches!(kind, Some(PlaceKind::Region | PlaceKind::Part))
    }

    /// The whole name of a body of which the words say a part, by what else tells of it, a symbol
    /// or the citing body: "Ban Thường vụ" of `HU`, "Trung ương Hội" of `TƯHCTĐ`, "Ban Bí thư" of
    /// `TWĐTN`. `None` where the words are whole.
    pub fn whole_of(&self, other: &Self, tables: &Tables) -> Option<Self> {
        let has_place = self.place != Place::default() || self.place_kind.is_some();
        if has_place || self.title != self.known || self.title == other.title {
            return None;
        }
        if other.title.starts_with(&self.title) {
            return Some(other.clone());
        }
        let title = format!("{} {}", self.title, other.title);
        if let [row, ..] = tables.issuers().by_name(&title)[..] {
            return Some(Self::of_row(row));
        }
        let is_open = self.level == Level::Unknown && self.system == System::Unknown;
        (is_open && matches!(other.system, System::Party | System::Front)).then(|| {
            let whole = Self {
                title,
                ..other.clone()
            };
            whole.with_name()
        })
    }

    /// Puts the name together from title and place.
    pub(in crate::extract) fn with_name(mut self) -> Self {
        let kind = self.place_kind.filter(|_| !self.place_in_title);
        self.name = full_name(&self.title, self.level, kind, &self.place);
        self
    }
}

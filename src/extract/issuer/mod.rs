//! Who issued a document (cơ quan ban hành): phrases in text, symbols, and their completion from the citing document.

mod complete;
mod joint;
mod open;
mod phrase;
mod places;
mod symbol;
#[cfg(test)]
mod tests;
mod title;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::{Level, Place, System};
use crate::tables::{self, TerritoryKind};

pub use complete::{Context, complete, complete_place};
pub use phrase::at;
pub use places::{PlacePhrase, place_at};
pub use symbol::from_symbol;

/// An issuer as far as words tell; [`complete`] adds what the citing document knows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Issuer {
    /// Full name in customary spelling with its place, as far as told: `Ban Thường vụ Tỉnh ủy Lai Châu`.
    pub name: String,
    /// The name without place: `Ban Thường vụ Tỉnh ủy`, `Ủy ban nhân dân`.
    pub title: String,
    /// Number series of the body, the same for bodies that share one: `cap-uy` for Tỉnh ủy, its Ban Thường vụ, Huyện ủy.
    /// With the place it is the scope in which a number identifies a document.
    pub body: String,
    /// Cấp.
    pub level: Level,
    /// Hệ thống.
    pub system: System,
    /// Place as told, bare names; completed later.
    pub place: Place,
    /// Word of its place ("tỉnh", "xã"), also where the name is left out; a bare "thành phố" may be of either level.
    #[serde(skip)]
    pub place_kind: Option<TerritoryKind>,
    /// Khóa, as a Roman number: `XIII`.
    pub term: Option<String>,
    /// Name of the body above it, where the words tell: `Huyện ủy Hải Hậu` of its Ban Dân vận.
    pub parent: Option<String>,
}

/// An issuer named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerPhrase {
    /// Bytes of the normalized text, place and term included.
    pub range: Range<usize>,
    /// Who is named.
    pub issuer: Issuer,
}

impl Issuer {
    /// The issuer of a row of the table, as its name alone tells it: without its place.
    pub fn of_row(row: &tables::Issuer) -> Self {
        let place_kind = title::kind_in_title(&row.name);
        let level = match row.level {
            Level::Unknown => place_kind.map_or(Level::Unknown, TerritoryKind::level),
            level => level,
        };
        let issuer = Self {
            title: row.name.clone(),
            body: row.series.clone(),
            level,
            system: row.system,
            place_kind,
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

    /// Puts the name together from title and place.
    fn with_name(mut self) -> Self {
        self.name = title::full_name(&self.title, self.level, self.place_kind, &self.place);
        self
    }
}

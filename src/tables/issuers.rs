use super::row::{Record, Row};
use super::{NameIndex, Table, TableError, TerritoryKind, Validity};
use crate::model::{Level, PartialDate, System, vocabulary};
use std::collections::HashMap;

vocabulary! {
    /// Which place follows the name of an issuer.
    PlaceKind {
        /// None: a central issuer.
        None = "none";
        /// A province: "Tỉnh ủy Lai Châu", "Sở Nội vụ tỉnh Lai Châu".
        Province = "province";
        /// A district: "Huyện ủy Hải Hậu".
        District = "district";
        /// A commune: "Đảng ủy xã Lương Minh".
        Commune = "commune";
        /// Any of them: "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân xã".
        Any = "any";
        /// A region of several provinces, whose number ends the name: "Chi cục Thuế khu vực XIV".
        Region = "region";
        /// A part of a province, whose number ends the name, and the province: "Tòa án nhân dân
        /// khu vực 4 - Quảng Trị".
        Part = "part";
    }
}

/// Words of the longest name that is looked up.
const LONGEST_NAME: usize = 24;

/// Number series of People's Committees.
pub const UBND: &str = "ubnd";
/// Number series of the committees of the Party.
pub const COMMITTEE: &str = "cap-uy";

/// An issuer (cơ quan ban hành), its name without place: `Tỉnh ủy`, `Ủy ban nhân dân`, `Bộ Tài
/// chính`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Name in the tables: `bo-tai-chinh`.
    pub id: String,
    /// Full name without place.
    pub name: String,
    /// Other names, without place. One all in capitals ("UBND") is found in texts in capitals only.
    pub aliases: Vec<String>,
    /// System that it belongs to.
    pub system: System,
    /// Level; unknown where the place tells.
    pub level: Level,
    /// Id of the issuer above it.
    pub parent: Option<String>,
    /// Which place follows its name.
    pub place_kind: PlaceKind,
    /// Kind of place that the name's own words name: a province for "Tỉnh ủy", "Công an tỉnh".
    pub own_place: Option<TerritoryKind>,
    /// Whether the name is only the head of a longer one: "Sở ...", "Ban Chỉ đạo ...".
    pub open: bool,
    /// Its abbreviation in symbols.
    pub symbol: Option<String>,
    /// Issuers that share one number series share it: Tỉnh ủy and its Ban Thường vụ, UBND and its
    /// Chủ tịch, Bộ and Bộ trưởng. With the place it is the scope in which a number identifies a
    /// document.
    pub series: String,
    /// When it existed.
    pub validity: Validity,
    /// Real forms in which it stands.
    pub examples: Vec<String>,
}

impl Record for Issuer {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "aliases",
        "system",
        "level",
        "parent",
        "place_kind",
        "own_place",
        "open",
        "symbol",
        "series",
        "valid_from",
        "valid_to",
        "examples",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        let id = row.text("id")?;
        Ok(Self {
            name: row.text("name")?,
            aliases: row.list("aliases"),
            system: row.word("system")?,
            level: row.word("level")?,
            parent: row.optional("parent"),
            place_kind: row.word("place_kind")?,
            own_place: row.optional_word("own_place")?,
            open: row.flag("open")?,
            symbol: row.optional("symbol"),
            series: row.optional("series").unwrap_or_else(|| id.clone()),
            validity: row.validity()?,
            examples: row.list("examples"),
            id,
        })
    }

    fn key(&self) -> String {
        self.id.clone()
    }
}

impl Issuer {
    /// Its name and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// The table of issuers (`data/issuers.csv`).
#[derive(Debug, Clone)]
pub struct Issuers {
    rows: Vec<Issuer>,
    ids: HashMap<String, usize>,
    names: NameIndex,
}

impl Table for Issuers {
    type Row = Issuer;
    const FILE: &'static str = "issuers.csv";
    const EMBEDDED: &'static str = include_str!("../../data/issuers.csv");

    fn build(rows: Vec<Issuer>) -> Self {
        let names = (0..)
            .zip(&rows)
            .flat_map(|(index, row)| row.names().map(move |name| (name, index)));
        let names = NameIndex::new(names);
        let ids = rows
            .iter()
            .enumerate()
            .map(|(index, row)| (row.id.clone(), index))
            .collect();
        Self { rows, ids, names }
    }
}

impl Issuers {
    /// All issuers, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Issuer> {
        self.rows.iter()
    }

    /// The issuer in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &Issuer {
        &self.rows[row as usize]
    }

    /// The issuer with this id.
    pub fn get(&self, id: &str) -> Option<&Issuer> {
        self.ids.get(id).map(|&index| &self.rows[index])
    }

    /// The issuers of a whole name or alias without place: "BTV Tỉnh uỷ".
    pub fn by_name(&self, name: &str) -> Vec<&Issuer> {
        let rows = self.names.get(name).iter();
        rows.map(|&index| self.row(index)).collect()
    }

    /// The issuers of the longest name that words begin with: those of "Ủy ban nhân dân" for "Ủy ban nhân dân xã Hòa An".
    pub fn beginning(&self, words: &str) -> Vec<&Issuer> {
        let ends = words.match_indices(' ').map(|(at, _)| at);
        let ends: Vec<usize> = ends.take(LONGEST_NAME).chain([words.len()]).collect();
        let mut found = ends
            .into_iter()
            .rev()
            .map(|end| self.by_name(&words[..end]));
        found.find(|rows| !rows.is_empty()).unwrap_or_default()
    }

    /// The issuers of a name that existed at a date; all of them if none did.
    pub fn at(&self, name: &str, date: Option<PartialDate>) -> Vec<&Issuer> {
        let found = self.by_name(name);
        let then: Vec<_> = found
            .iter()
            .copied()
            .filter(|issuer| issuer.validity.holds(date))
            .collect();
        if then.is_empty() { found } else { then }
    }
}

/// Whether a name is written in capitals only and is one word: `UBND`, `BTC`, `UBTWMTTQVN`.
pub(crate) fn is_abbreviation(name: &str) -> bool {
    !name.contains(char::is_lowercase) && !name.trim().contains(char::is_whitespace)
}

use super::row::{Record, Row};
use super::{Table, TableError, Validity};
use crate::model::PartialDate;
use crate::text::match_key;

/// A region (vùng) of provinces, in the time in which it was made up so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Name without "vùng": `Đồng bằng sông Cửu Long`.
    pub name: String,
    /// When it was made up so.
    pub validity: Validity,
    /// Ids of its provinces; empty for a region without a fixed list ("miền Trung").
    pub provinces: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
}

impl Record for Region {
    const COLUMNS: &'static [&'static str] =
        &["name", "valid_from", "valid_to", "provinces", "aliases"];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        Ok(Self {
            name: row.text("name")?,
            validity: row.validity()?,
            provinces: row.list("provinces"),
            aliases: row.list("aliases"),
        })
    }

    fn key(&self) -> String {
        let from = self.validity.from.map(|date| date.to_string());
        format!("{} {}", self.name, from.unwrap_or_default())
    }
}

/// The table of regions (`data/regions.csv`).
#[derive(Debug, Clone)]
pub struct Regions {
    rows: Vec<Region>,
}

impl Table for Regions {
    type Row = Region;
    const FILE: &'static str = "regions.csv";
    const EMBEDDED: &'static str = include_str!("../../data/regions.csv");

    fn build(rows: Vec<Region>) -> Self {
        Self { rows }
    }
}

impl Regions {
    /// The one in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &Region {
        &self.rows[row as usize]
    }

    /// All regions, by name and time.
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.rows.iter()
    }

    /// The region of a name at a date.
    pub fn named(&self, name: &str, date: Option<PartialDate>) -> Option<&Region> {
        let key = match_key(name);
        let is_called = |row: &&Region| {
            std::iter::once(&row.name)
                .chain(&row.aliases)
                .any(|name| match_key(name) == key)
        };
        let mut rows = self.rows.iter().filter(is_called);
        rows.find(|row| row.validity.holds(date))
    }
}

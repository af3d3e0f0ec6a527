use std::collections::HashMap;

use super::row::{Record, Row};
use super::{Table, TableError, TerritoryKind, Validity};
use crate::model::PartialDate;
use crate::text::match_key;

/// A commune (xã, phường, thị trấn, đặc khu).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// Code of the General Statistics Office, five digits.
    pub code: String,
    /// Bare name: `Lương Minh`; with its word where that is part of the name: `Phường 1`.
    pub name: String,
    /// Xã, phường, thị trấn or đặc khu.
    pub kind: TerritoryKind,
    /// Code of its district, or id of its province where there are no districts (from 2025-07-01).
    pub parent: String,
    /// When it existed. Where a row does not tell: under a district until 2025-06-30, under a province from 2025-07-01.
    pub validity: Validity,
}

impl Record for Commune {
    const COLUMNS: &'static [&'static str] =
        &["code", "name", "kind", "parent", "valid_from", "valid_to"];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        let parent = row.text("parent")?;
        let mut validity = row.validity()?;
        if is_district(&parent) {
            validity.to = validity.to.or(PartialDate::new(2025, Some(6), Some(30)));
        } else {
            validity.from = validity.from.or(PartialDate::new(2025, Some(7), Some(1)));
        }
        Ok(Self {
            code: row.text("code")?,
            name: row.text("name")?,
            kind: row.word("kind")?,
            parent,
            validity,
        })
    }

    fn key(&self) -> String {
        format!("{} {} {}", self.code, self.parent, self.kind)
    }
}

impl Commune {
    /// Code of its district; `None` where it stands under a province.
    pub fn district(&self) -> Option<&str> {
        is_district(&self.parent).then_some(&self.parent)
    }
}

/// Whether a commune's parent is the code of a district.
fn is_district(parent: &str) -> bool {
    parent.bytes().all(|byte| byte.is_ascii_digit())
}

/// The table of communes (`data/communes.csv`), large: read only by what needs it.
#[derive(Debug, Clone)]
pub struct Communes {
    rows: Vec<Commune>,
    names: HashMap<String, Vec<u32>>,
}

impl Table for Communes {
    type Row = Commune;
    const FILE: &'static str = "communes.csv";
    const EMBEDDED: &'static str = include_str!("../../data/communes.csv");

    fn build(rows: Vec<Commune>) -> Self {
        let mut names: HashMap<String, Vec<u32>> = HashMap::new();
        for (index, row) in (0..).zip(&rows) {
            names.entry(match_key(&row.name)).or_default().push(index);
        }
        Self { rows, names }
    }
}

impl Communes {
    /// All communes, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Commune> {
        self.rows.iter()
    }

    /// The communes of a bare name at a date: many names come again in other provinces.
    pub fn named(&self, name: &str, date: Option<PartialDate>) -> Vec<&Commune> {
        let rows = self
            .names
            .get(&match_key(name))
            .into_iter()
            .flatten()
            .map(|&index| &self.rows[index as usize]);
        rows.filter(|row| row.validity.holds(date)).collect()
    }
}

use std::collections::HashMap;

use super::row::{Record, Row};
use super::{Table, TableError};

/// An abbreviation inside symbols (ký hiệu) as OCR reads it, and the one that stands on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisreadSymbol {
    /// As read: `TTs`, `KIL`.
    pub read: String,
    /// As it stands on the paper: `TTg`, `KL`. It is no longer than what is read, so that places in the text stay.
    pub meant: String,
}

impl Record for MisreadSymbol {
    const COLUMNS: &'static [&'static str] = &["read", "meant"];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        let misread = Self {
            read: row.text("read")?,
            meant: row.text("meant")?,
        };
        if misread.meant.chars().count() > misread.read.chars().count() {
            return Err(row.error(
                "meant",
                format!(
                    "'{}' is longer than '{}', so it has no room in its place",
                    misread.meant, misread.read
                ),
            ));
        }
        Ok(misread)
    }

    fn key(&self) -> String {
        self.read.clone()
    }
}

/// The table of misread abbreviations (`data/misread_symbols.csv`).
#[derive(Debug, Clone)]
pub struct MisreadSymbols {
    rows: Vec<MisreadSymbol>,
    by_read: HashMap<String, usize>,
}

impl Table for MisreadSymbols {
    type Row = MisreadSymbol;
    const FILE: &'static str = "misread_symbols.csv";
    const EMBEDDED: &'static str = include_str!("../../data/misread_symbols.csv");

    fn build(rows: Vec<MisreadSymbol>) -> Self {
        let by_read = rows
            .iter()
            .enumerate()
            .map(|(index, row)| (row.read.clone(), index))
            .collect();
        Self { rows, by_read }
    }
}

impl MisreadSymbols {
    /// All rows, by the form that is read.
    pub fn iter(&self) -> impl Iterator<Item = &MisreadSymbol> {
        self.rows.iter()
    }

    /// What stands on the paper where OCR reads this, exactly.
    pub fn meant(&self, read: &str) -> Option<&str> {
        self.by_read
            .get(read)
            .map(|&index| self.rows[index].meant.as_str())
    }
}

use super::row::{Record, Row};
use super::{Table, TableError, Validity};
use crate::model::{Level, PartialDate, System, vocabulary};
use crate::text::match_key;
use std::collections::HashMap;

vocabulary! {
    /// What an abbreviation in a symbol stands for.
    SymbolKind {
        /// An issuer: `BDVTU`.
        Issuer = "issuer";
        /// The unit that drafted: `VX` in `UBND-VX`.
        Unit = "unit";
        /// A type of document: `TTLT`.
        Type = "type";
        /// An issuer as it is written in joint documents only: `CCBVN`.
        Joint = "joint";
    }
}

/// What an abbreviation inside symbols (ký hiệu) stands for. Some stand for several: one row for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// As written inside symbols: `BDVTU`.
    pub abbreviation: String,
    /// Names without place, the usual one first: `TU` is Tỉnh ủy or Thành ủy, `TW` any of three. Names or aliases of issuers.csv.
    pub issuers: Vec<String>,
    /// System of the issuer.
    pub system: System,
    /// Level of the issuer; unknown where the place must tell.
    pub level: Level,
    /// What it stands for.
    pub kind: SymbolKind,
    /// Whether only the context tells which place's issuer it is.
    pub needs_place: bool,
    /// Whether the abbreviation alone does not decide.
    pub ambiguous: bool,
    /// Whether many bodies of one place use it: Đảng ủy of a commune, a university, the province's
    /// offices; steering committees.
    pub shared: bool,
    /// Whether a unit may follow it without its hyphen: "UBNDVX".
    pub takes_unit: bool,
    /// When it was in use.
    pub validity: Validity,
}

impl Record for Symbol {
    const COLUMNS: &'static [&'static str] = &[
        "abbreviation",
        "issuer",
        "system",
        "level",
        "kind",
        "needs_place",
        "ambiguous",
        "shared",
        "takes_unit",
        "valid_from",
        "valid_to",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        row.text("issuer")?;
        Ok(Self {
            abbreviation: row.text("abbreviation")?,
            issuers: row.list("issuer"),
            system: row.word("system")?,
            level: row.word("level")?,
            kind: row.word("kind")?,
            needs_place: row.flag("needs_place")?,
            ambiguous: row.flag("ambiguous")?,
            shared: row.flag("shared")?,
            takes_unit: row.flag("takes_unit")?,
            validity: row.validity()?,
        })
    }

    fn key(&self) -> String {
        format!(
            "{} {} {}",
            self.abbreviation,
            self.level,
            self.issuers.first().map_or("", String::as_str)
        )
    }
}

/// The table of abbreviations inside symbols (`data/symbols.csv`).
#[derive(Debug, Clone)]
pub struct Symbols {
    rows: Vec<Symbol>,
    abbreviations: HashMap<String, Vec<usize>>,
}

impl Table for Symbols {
    type Row = Symbol;
    const FILE: &'static str = "symbols.csv";
    const EMBEDDED: &'static str = include_str!("../../data/symbols.csv");

    fn build(rows: Vec<Symbol>) -> Self {
        let mut abbreviations: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            abbreviations
                .entry(match_key(&row.abbreviation))
                .or_default()
                .push(index);
        }
        Self {
            rows,
            abbreviations,
        }
    }
}

impl Symbols {
    /// All rows, by abbreviation.
    pub fn iter(&self) -> impl Iterator<Item = &Symbol> {
        self.rows.iter()
    }

    /// What an abbreviation may stand for, in any spelling of case. Where the written case is in the table (`ThU`), only that.
    /// The number of a term at the end (`QH15`, `UBTVQH14`, `HĐNDK12`) does not count unless the table has it.
    pub fn get(&self, abbreviation: &str) -> Vec<&Symbol> {
        let found = self.exactly(abbreviation);
        let found = if found.is_empty() {
            self.without_term(abbreviation)
        } else {
            found
        };
        let same_case: Vec<_> = found
            .iter()
            .copied()
            .filter(|row| row.abbreviation == abbreviation)
            .collect();
        if same_case.is_empty() {
            found
        } else {
            same_case
        }
    }

    /// The same, of the rows that hold at a date.
    pub fn at(&self, abbreviation: &str, date: Option<PartialDate>) -> Vec<&Symbol> {
        self.get(abbreviation)
            .into_iter()
            .filter(|row| row.validity.holds(date))
            .collect()
    }

    fn without_term(&self, abbreviation: &str) -> Vec<&Symbol> {
        let bare = abbreviation.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let found = self.exactly(bare);
        match bare.strip_suffix(['K', 'k']) {
            Some(shorter) if found.is_empty() && bare != abbreviation => self.exactly(shorter),
            _ => found,
        }
    }

    fn exactly(&self, abbreviation: &str) -> Vec<&Symbol> {
        let found = self.abbreviations.get(&match_key(abbreviation));
        found
            .into_iter()
            .flatten()
            .map(|&index| &self.rows[index])
            .collect()
    }
}

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
        /// A person who issues in his own name, only behind a type: `CT` in `QĐ-CT`.
        Head = "head";
        /// An issuer as it is written in joint documents only: `CCBVN`.
        Joint = "joint";
        /// The beginning of abbreviations that no row has: `LĐ` of `LĐQV`, a Liên đoàn.
        Beginning = "beginning";
    }
}

impl SymbolKind {
    /// Whether it stands for who issued the document.
    pub fn is_issuer(self) -> bool {
        matches!(self, Self::Issuer | Self::Joint | Self::Head)
    }
}

/// What an abbreviation inside symbols (ký hiệu) stands for. Some stand for several: one row for
/// each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// As written inside symbols: `BDVTU`.
    pub abbreviation: String,
    /// Names without place, the usual one first: `TU` is Tỉnh ủy or Thành ủy, `TW` any of three.
    /// Names or aliases of issuers.csv.
    pub issuers: Vec<String>,
    /// System of the issuer.
    pub system: System,
    /// Level of the issuer; unknown where the place must tell.
    pub level: Level,
    /// What it stands for.
    pub kind: SymbolKind,
    /// Whether only the context tells which place's issuer it is.
    pub needs_place: bool,
    /// Whether it stands for this only where no other row is meant without doubt.
    pub ambiguous: bool,
    /// Whether many bodies of one place use it: Đảng ủy of a commune, a university, the province's
    /// offices; steering committees.
    pub shared: bool,
    /// Whether a unit may follow it without its hyphen: "UBNDVX".
    pub takes_unit: bool,
    /// Whether the abbreviations of a committee's own bodies end with it: `TU` of `TGTU`.
    pub own_bodies: bool,
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
        "own_bodies",
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
            own_bodies: row.flag("own_bodies")?,
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

    /// The beginning of an unknown abbreviation that tells its kind, the longest: the `LĐ` of `LĐQV`.
    pub fn beginning_of(&self, abbreviation: &str) -> Option<&Symbol> {
        let beginnings = self.rows.iter().filter(|row| {
            let rest = abbreviation.strip_prefix(row.abbreviation.as_str());
            row.kind == SymbolKind::Beginning && rest.is_some_and(|rest| !rest.is_empty())
        });
        beginnings.max_by_key(|row| row.abbreviation.len())
    }

    /// The body and the committee whose own it is, of an abbreviation of both: `TG` and `TU` of
    /// `TGTU`.
    pub fn body_and_committee<'s>(&self, abbreviation: &'s str) -> Option<(&'s str, &str)> {
        let committees = self.rows.iter().filter(|row| row.own_bodies);
        let parts = committees.filter_map(|row| {
            let body = abbreviation.strip_suffix(row.abbreviation.as_str())?;
            Some((body, row.abbreviation.as_str()))
        });
        parts.max_by_key(|(_, committee)| committee.len())
    }

    /// What an abbreviation may stand for, in any spelling of case. Where the written case is in
    /// the table (`ThU`), only that. The number of a term at the end (`QH15`, `UBTVQH14`,
    /// `HĐNDK12`) does not count unless the table has it.
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

    /// The same, of the rows that hold at a date; all of them if none does.
    pub fn at(&self, abbreviation: &str, date: Option<PartialDate>) -> Vec<&Symbol> {
        let found = self.get(abbreviation);
        let then: Vec<_> = found
            .iter()
            .copied()
            .filter(|row| row.validity.holds(date))
            .collect();
        if then.is_empty() { found } else { then }
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

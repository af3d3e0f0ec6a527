use super::row::{Record, Row};
use super::{Table, TableError, Validity};
use crate::model::{PartialDate, vocabulary};
use crate::text::roman;

vocabulary! {
    /// Whose term it is.
    TermKind {
        /// Of the Central Committee of the Party, from congress to congress: its numbers restart with each.
        Congress = "congress";
        /// Of the National Assembly: its number stands in the symbol (`QH15`).
        Assembly = "assembly";
    }
}

/// A term (khóa).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whose.
    pub kind: TermKind,
    /// Its number: 13.
    pub number: u8,
    /// Its number as people write it: `XIII`.
    pub roman: String,
    /// First and last day.
    pub validity: Validity,
}

impl Record for Term {
    const COLUMNS: &'static [&'static str] = &["kind", "valid_from", "valid_to", "number", "roman"];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        let term = Self {
            kind: row.word("kind")?,
            number: row.word("number")?,
            roman: row.text("roman")?,
            validity: row.validity()?,
        };
        match roman::read(&term.roman) {
            Some(number) if number == term.number => Ok(term),
            _ => Err(row.error(
                "roman",
                format!("'{}' is not {} in Roman figures", term.roman, term.number),
            )),
        }
    }

    fn key(&self) -> String {
        format!("{} {:02}", self.kind, self.number)
    }
}

/// The table of terms (`data/terms.csv`).
#[derive(Debug, Clone)]
pub struct Terms {
    rows: Vec<Term>,
}

impl Table for Terms {
    type Row = Term;
    const FILE: &'static str = "terms.csv";
    const EMBEDDED: &'static str = include_str!("../../data/terms.csv");

    fn build(rows: Vec<Term>) -> Self {
        Self { rows }
    }
}

impl Terms {
    /// All terms, by kind and number.
    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.rows.iter()
    }

    /// The term with a number.
    pub fn get(&self, kind: TermKind, number: u8) -> Option<&Term> {
        self.rows
            .iter()
            .find(|term| term.kind == kind && term.number == number)
    }

    /// The term with a number as written, Roman or Arabic: "XII", "12".
    pub fn written(&self, kind: TermKind, number: &str) -> Option<&Term> {
        self.get(kind, roman::read(number)?)
    }

    /// The term at a date; `None` if the date leaves two.
    pub fn at(&self, kind: TermKind, date: PartialDate) -> Option<&Term> {
        let mut terms = self
            .rows
            .iter()
            .filter(|term| term.kind == kind && term.validity.holds(Some(date)));
        terms.next().filter(|_| terms.next().is_none())
    }
}

//! The facts of `data/`: document types, symbols, issuers, places, laws, terms, cues. Embedded, and extendable by the user.
//!
//! This room knows how facts are written and found, never what they are for. Every table is read once, when it is first asked for.

mod communes;
mod cues;
mod document_types;
mod error;
mod extension;
mod issuers;
mod laws;
mod misread_symbols;
mod name_index;
mod phrase_index;
mod phrases;
mod places;
mod regions;
mod row;
mod symbols;
mod terms;
mod validity;
mod well_known;

use std::sync::OnceLock;

pub use communes::{Commune, Communes};
pub use cues::{Cue, CueDirection, CuePosition, CueStrength, Cues};
pub use document_types::{CitedBy, DocumentType, DocumentTypes, TypeId, TypeWord};
pub use error::TableError;
pub(crate) use issuers::is_abbreviation;
pub use issuers::{COMMITTEE, Issuer, Issuers, PlaceKind, UBND};
pub use laws::{Law, Laws};
pub use misread_symbols::{MisreadSymbol, MisreadSymbols};
pub use phrase_index::PhraseIndex;
pub use phrases::{Phrase, PhraseKind, Phrases};
pub use places::{District, Districts, Places, Province, Provinces, TerritoryKind, Unit};
pub use regions::{Region, Regions};
pub use symbols::{Symbol, SymbolKind, Symbols};
pub use terms::{Term, TermKind, Terms};
pub use validity::Validity;
pub use well_known::{WellKnown, WellKnownDocuments};

use name_index::NameIndex;
use row::Record;

/// A table: its file, and how look-ups are built from its rows.
trait Table: Sized {
    /// What its rows are.
    type Row: Record;
    /// Name of the file in `data/` and in the user's folder.
    const FILE: &'static str;
    /// The embedded file.
    const EMBEDDED: &'static str;

    /// Builds the look-ups.
    fn build(rows: Vec<Self::Row>) -> Self;

    /// The rows of the embedded file.
    fn embedded_rows() -> Vec<Self::Row> {
        row::rows(Self::FILE, Self::EMBEDDED).expect("the embedded tables are read in the tests")
    }

    /// The embedded table.
    fn embedded() -> Self {
        Self::build(Self::embedded_rows())
    }
}

/// All tables. Each is read when it is first asked for.
#[derive(Debug, Default)]
pub struct Tables {
    document_types: OnceLock<DocumentTypes>,
    symbols: OnceLock<Symbols>,
    issuers: OnceLock<Issuers>,
    provinces: OnceLock<Provinces>,
    districts: OnceLock<Districts>,
    communes: OnceLock<Communes>,
    laws: OnceLock<Laws>,
    terms: OnceLock<Terms>,
    well_known: OnceLock<WellKnownDocuments>,
    cues: OnceLock<Cues>,
    phrases: OnceLock<Phrases>,
    misread_symbols: OnceLock<MisreadSymbols>,
    regions: OnceLock<Regions>,
}

impl Tables {
    /// The tables that come with the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Tables> = OnceLock::new();
        EMBEDDED.get_or_init(Self::default)
    }

    /// Types of documents.
    pub fn document_types(&self) -> &DocumentTypes {
        self.document_types.get_or_init(Table::embedded)
    }

    /// Abbreviations inside symbols.
    pub fn symbols(&self) -> &Symbols {
        self.symbols.get_or_init(Table::embedded)
    }

    /// Issuers.
    pub fn issuers(&self) -> &Issuers {
        self.issuers.get_or_init(Table::embedded)
    }

    /// Provinces, districts and communes together.
    pub fn places(&self) -> Places<'_> {
        Places::new(self)
    }

    /// Provinces.
    pub fn provinces(&self) -> &Provinces {
        self.provinces.get_or_init(Table::embedded)
    }

    /// Districts.
    pub fn districts(&self) -> &Districts {
        self.districts.get_or_init(Table::embedded)
    }

    /// Communes; the first call takes some ten milliseconds.
    pub fn communes(&self) -> &Communes {
        self.communes.get_or_init(Table::embedded)
    }

    /// Constitutions, codes, laws, ordinances.
    pub fn laws(&self) -> &Laws {
        self.laws.get_or_init(Table::embedded)
    }

    /// Terms of the Party and of the National Assembly.
    pub fn terms(&self) -> &Terms {
        self.terms.get_or_init(Table::embedded)
    }

    /// Documents that people cite by short forms.
    pub fn well_known(&self) -> &WellKnownDocuments {
        self.well_known.get_or_init(Table::embedded)
    }

    /// Words that tell relations.
    pub fn cues(&self) -> &Cues {
        self.cues.get_or_init(Table::embedded)
    }

    /// Words beside references that tell no relation.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(Table::embedded)
    }

    /// Regions of provinces.
    pub fn regions(&self) -> &Regions {
        self.regions.get_or_init(Table::embedded)
    }

    /// Abbreviations inside symbols as OCR misreads them.
    pub fn misread_symbols(&self) -> &MisreadSymbols {
        self.misread_symbols.get_or_init(Table::embedded)
    }
}

#[cfg(test)]
mod tests;

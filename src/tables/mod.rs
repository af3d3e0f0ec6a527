//! The facts of `data/`: document types, symbols, issuers, places, laws, terms, cues. Embedded, and extendable by the user.
//!
//! This room knows how facts are written and found, never what they are for. Every table is read once, when it is first asked for.

mod document_types;
mod error;
mod issuers;
mod phrase_index;
mod places;
mod row;
mod symbols;
mod validity;

use std::sync::OnceLock;

pub use document_types::{CitedBy, DocumentType, DocumentTypes, TypeWord};
pub use error::TableError;
pub use issuers::{Issuer, IssuerName, Issuers, PlaceKind};
pub use phrase_index::PhraseIndex;
pub use places::{District, Districts, Province, Provinces, TerritoryKind};
pub use symbols::{Symbol, SymbolKind, Symbols};
pub use validity::Validity;

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

    /// All rows, in the order of the file.
    fn rows(&self) -> &[Self::Row];

    /// The embedded table.
    fn embedded() -> Self {
        let rows = row::rows(Self::FILE, Self::EMBEDDED).expect("the embedded tables are read in the tests");
        Self::build(rows)
    }
}

/// All tables.
#[derive(Debug, Default)]
pub struct Tables {
    document_types: OnceLock<DocumentTypes>,
    symbols: OnceLock<Symbols>,
    issuers: OnceLock<Issuers>,
    provinces: OnceLock<Provinces>,
    districts: OnceLock<Districts>,
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

    /// Provinces.
    pub fn provinces(&self) -> &Provinces {
        self.provinces.get_or_init(Table::embedded)
    }

    /// Districts.
    pub fn districts(&self) -> &Districts {
        self.districts.get_or_init(Table::embedded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Level;

    fn table<T: Table>() -> T {
        let rows = row::rows(T::FILE, T::EMBEDDED).unwrap_or_else(|error| panic!("{error}"));
        T::build(rows)
    }

    #[test]
    fn document_types_are_found() {
        let types: DocumentTypes = table();
        assert_eq!(types.by_word("BÁO CÁO THẨM TRA").map(|found| found.slug.as_str()), Some("bao-cao"));
        let word = types.word_at("theo Nghị\nquyết  liên tịch số 19", 5).expect("a type word");
        assert_eq!((word.document_type.slug.as_str(), word.weak), ("nghi-quyet-lien-tich", false));
        assert!(types.word_at("Văn bản số 15", 0).is_some_and(|word| word.weak && word.vague));
        assert_eq!(types.by_abbreviation("TT").len(), 2);
    }

    #[test]
    fn symbols_are_found() {
        let symbols: Symbols = table();
        assert_eq!(symbols.get("BDVTU")[0].level, Level::Provincial);
        assert_eq!(symbols.get("UBTVQH15")[0].issuers, ["Ủy ban Thường vụ Quốc hội"]);
        assert_eq!(symbols.get("TTG")[0].issuers, ["Thủ tướng Chính phủ"]);
        assert_eq!(symbols.get("TW")[0].issuers.len(), 3);
    }

    #[test]
    fn issuers_are_found() {
        let issuers: Issuers = table();
        let text = "của Ban Thường vụ Tỉnh uỷ Lai Châu";
        let start = "của ".len();
        let name = issuers.name_at(text, start).expect("an issuer");
        assert_eq!((&text[start..name.end], name.issuers[0].series.as_str()), ("Ban Thường vụ Tỉnh uỷ", "cap-uy"));
        assert!(issuers.name_at("ca dao", 0).is_none());
        assert_eq!(issuers.name_at("UBND tỉnh", 0).map(|name| name.end), Some(4));
    }

    #[test]
    fn places_are_found() {
        let (provinces, districts): (Provinces, Districts) = (table(), table());
        let date = |text: &str| Some(text.parse().expect(text));
        let id = |name: &str, day: &str| provinces.named(name, date(day)).map(|found| found.id.as_str());
        assert_eq!(id("Gia Lai", "2025-06-30"), Some("gia-lai"));
        assert_eq!(id("Gia Lai", "2025-07-01"), Some("gia-lai-2025"));
        assert_eq!(id("TP.HCM", "2026"), Some("ho-chi-minh-2025"));
        assert_eq!(id("Thừa Thiên-Huế", "2026"), Some("thua-thien-hue"));
        assert_eq!(districts.named("Châu Thành", date("2020")).len(), 10);
        assert_eq!(districts.named("Hải Hậu", date("2020"))[0].province, "nam-dinh");
        assert!(districts.named("Hải Hậu", date("2025-08-01")).is_empty());
    }
}

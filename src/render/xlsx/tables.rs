//! `tables.xlsx`: documents, citations, missing documents, cascades, ledgers.

use std::collections::{BTreeMap, HashMap};

use rust_xlsxwriter::XlsxError;

use crate::analyze::{Ledger, LevelReached, Statistics};
use crate::graph::{CitationGraph, CitationView, Document, DocumentId, NodeRecord};
use crate::model::Language;

use super::WorkbookError;
use super::ledger;
use super::sheet::{Book, Cell, Column};

/// What a workbook of tables shows.
#[derive(Debug, Clone, Copy)]
pub struct TableInput<'a> {
    /// The graph.
    pub graph: &'a CitationGraph,
    /// Its measures.
    pub statistics: &'a Statistics,
    /// Ledgers of directives.
    pub ledgers: &'a [Ledger],
    /// Names of types by slug, in the language.
    pub type_names: &'a BTreeMap<String, String>,
    /// Language of headings and values.
    pub language: Language,
}

/// All tables of a graph as a workbook.
///
/// # Errors
/// The workbook cannot be put together.
pub fn tables(input: &TableInput<'_>) -> Result<Vec<u8>, WorkbookError> {
    Tables::new(input)
        .book()
        .map_err(|error| WorkbookError(error.to_string()))
}

struct Tables<'a> {
    input: &'a TableInput<'a>,
    /// Row of each document in its sheet, from 1; the heading is the first.
    rows: HashMap<&'a DocumentId, usize>,
}

impl<'a> Tables<'a> {
    fn new(input: &'a TableInput<'a>) -> Self {
        let ids = input.graph.documents().map(|document| &document.id);
        Self {
            input,
            rows: ids.zip(2..).collect(),
        }
    }

    fn word(&self, key: &'static str) -> &'static str {
        self.input.language.word(key)
    }

    fn book(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Book::new(self.word("sheet_tables_of_citations"))?;
        self.documents(&mut book)?;
        self.citations(&mut book)?;
        self.missing(&mut book)?;
        self.cascades(&mut book)?;
        ledger::sheet(&mut book, self.input.ledgers, self.input.language)?;
        book.bytes()
    }

    /// The number of a document, leading to its row.
    fn link(&self, document: &Document) -> Cell {
        let row = self.rows.get(&document.id).copied().unwrap_or(1);
        Cell::Link(
            document.label().to_owned(),
            self.documents_name().to_owned(),
            row,
        )
    }

    fn documents_name(&self) -> &'a str {
        self.word("sheet_documents")
    }

    fn documents(&self, book: &mut Book) -> Result<(), XlsxError> {
        let columns: [Column<'_>; 14] = [
            (self.word("sheet_number"), 18),
            (self.word("type_short"), 16),
            (self.word("ledger_title"), 50),
            (self.word("date_short"), 12),
            (self.word("ledger_issuer"), 36),
            (self.word("ledger_level"), 12),
            (self.word("sheet_system"), 12),
            (self.word("ledger_province"), 18),
            (self.word("Level.district"), 18),
            (self.word("ledger_commune"), 18),
            (self.word("sheet_among_the_files"), 12),
            (self.word("sheet_cited_by"), 10),
            (self.word("sheet_cites"), 10),
            (self.word("ledger_file"), 30),
        ];
        let rows = self
            .input
            .graph
            .node_records()
            .map(|record| self.document(&record));
        book.sheet(self.documents_name(), &columns, rows)
    }

    fn document(&self, record: &NodeRecord) -> Vec<Cell> {
        let document = &record.document;
        let language = self.input.language;
        let held = if document.is_held() {
            self.word("sheet_yes")
        } else {
            self.word("sheet_no")
        };
        vec![
            Cell::Text(document.label().to_owned()),
            Cell::text(
                document
                    .document_type
                    .as_deref()
                    .map(|slug| self.type_name(slug)),
            ),
            Cell::text(document.title.as_deref()),
            Cell::date(document.date),
            Cell::text(document.issuer.as_deref()),
            ledger::level(document.level, language),
            Cell::Text(document.system.label(language).to_owned()),
            Cell::text(document.place.province.as_deref()),
            Cell::text(document.place.district.as_deref()),
            Cell::text(document.place.commune.as_deref()),
            Cell::Text(held.to_owned()),
            Cell::count(record.cited_by),
            Cell::count(record.cites),
            Cell::text(document.source.as_deref()),
        ]
    }

    fn type_name<'s>(&'s self, slug: &'s str) -> &'s str {
        self.input.type_names.get(slug).map_or(slug, String::as_str)
    }

    fn citations(&self, book: &mut Book) -> Result<(), XlsxError> {
        let columns: [Column<'_>; 16] = [
            (self.word("sheet_citing_document"), 18),
            (self.word("sheet_its_issuer"), 30),
            (self.word("sheet_its_date"), 12),
            (self.word("sheet_its_level"), 12),
            (self.word("ledger_relation"), 14),
            (self.word("sheet_cited_document"), 18),
            (self.word("sheet_issuer_of_the_cited"), 30),
            (self.word("sheet_date_of_the_cited"), 12),
            (self.word("sheet_level_of_the_cited"), 12),
            (self.word("sheet_days_between"), 10),
            (self.word("sheet_second_hand"), 10),
            (self.word("sheet_certainty"), 12),
            (self.word("sheet_places"), 8),
            (self.word("ledger_words"), 50),
            (self.word("ledger_file"), 30),
            (self.word("sheet_page"), 8),
        ];
        let rows = self.input.graph.citations().map(|view| self.citation(view));
        book.sheet(self.word("sheet_citations"), &columns, rows)
    }

    fn citation(&self, view: CitationView<'_>) -> Vec<Cell> {
        let CitationView {
            source,
            target,
            citation,
        } = view;
        let language = self.input.language;
        let first = citation.references.first();
        let days = target
            .date
            .zip(source.date)
            .and_then(|(from, to)| from.days_until(to));
        let second_hand = if citation.second_hand {
            self.word("sheet_yes")
        } else {
            self.word("sheet_no")
        };
        vec![
            self.link(source),
            Cell::text(source.issuer.as_deref()),
            Cell::date(source.date),
            ledger::level(source.level, language),
            Cell::Text(citation.relation.label_of(citation.extent, language)),
            self.link(target),
            Cell::text(target.issuer.as_deref()),
            Cell::date(target.date),
            ledger::level(target.level, language),
            Cell::number(days),
            Cell::Text(second_hand.to_owned()),
            Cell::Text(citation.certainty.label(language).to_owned()),
            Cell::count(citation.count()),
            Cell::text(first.map(|first| first.text.as_str())),
            Cell::text(first.map(|first| first.document.as_str())),
            Cell::number(first.and_then(|first| first.page).map(i64::from)),
        ]
    }

    fn missing(&self, book: &mut Book) -> Result<(), XlsxError> {
        let columns: [Column<'_>; 7] = [
            (self.word("sheet_number"), 18),
            (self.word("ledger_issuer"), 36),
            (self.word("date_short"), 12),
            (self.word("ledger_level"), 12),
            (self.word("sheet_citing_documents"), 10),
            (self.word("sheet_citations_2"), 10),
            (self.word("sheet_cited_by_2"), 60),
        ];
        let graph = self.input.graph;
        let rows = self.input.statistics.missing.iter().filter_map(|missing| {
            let document = graph.document(&missing.name.id)?;
            let mut citing: Vec<&str> = graph
                .cited_by(&document.id)
                .map(|view| view.source.label())
                .collect();
            citing.sort_unstable();
            citing.dedup();
            Some(vec![
                self.link(document),
                Cell::text(document.issuer.as_deref()),
                Cell::date(document.date),
                ledger::level(document.level, self.input.language),
                Cell::count(missing.documents),
                Cell::count(missing.citations),
                Cell::Text(citing.join("; ")),
            ])
        });
        book.sheet(self.word("missing_documents"), &columns, rows)
    }

    fn cascades(&self, book: &mut Book) -> Result<(), XlsxError> {
        let columns: [Column<'_>; 9] = [
            (self.word("ledger_directive"), 18),
            (self.word("ledger_issuer"), 36),
            (self.word("date_short"), 12),
            (self.word("sheet_documents_2"), 12),
            (self.word("sheet_among_the_files"), 12),
            (self.word("sheet_depth"), 8),
            (self.word("sheet_levels_median_days"), 40),
            (self.word("sheet_provinces_reached"), 40),
            (self.word("sheet_provinces_not_seen"), 40),
        ];
        let cascades = self.input.statistics.cascades.cascades.iter();
        let rows = cascades.filter_map(|cascade| {
            let document = self.input.graph.document(&cascade.name.id)?;
            let levels: Vec<String> = cascade
                .levels
                .iter()
                .map(|level| self.reached(level))
                .collect();
            Some(vec![
                self.link(document),
                Cell::text(document.issuer.as_deref()),
                Cell::date(document.date),
                Cell::count(cascade.documents),
                Cell::count(cascade.held),
                Cell::count(cascade.depths.len()),
                Cell::Text(levels.join("; ")),
                Cell::Text(cascade.provinces_reached.join(", ")),
                Cell::Text(cascade.provinces_not_reached.join(", ")),
            ])
        });
        book.sheet(self.word("sheet_cascades"), &columns, rows)
    }

    fn reached(&self, reached: &LevelReached) -> String {
        let label = reached.level.label(self.input.language).to_lowercase();
        let days = reached.days.as_ref();
        let days = days.map_or_else(String::new, |days| format!(" ({})", days.median));
        format!("{label} {}{days}", reached.documents)
    }
}

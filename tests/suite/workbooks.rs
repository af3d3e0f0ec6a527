//! Workbooks for people, read back by a reader that is not ours: the same facts as the graph has.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use viendan::analyze::{self, RunFacts};
use viendan::graph::{CitationGraph, Document, DocumentId};
use viendan::model::{Language, Relation};
use viendan::render::xlsx::{self, TableInput};
use viendan::resolve::Expected;
use viendan::tables::Tables;

use crate::support::letters;

fn workbook(graph: &CitationGraph, language: Language) -> Vec<u8> {
    let statistics = analyze::statistics(graph, &RunFacts::default());
    let ledgers = analyze::ledgers(graph, Tables::embedded(), 5);
    xlsx::tables(&TableInput {
        graph,
        statistics: &statistics,
        ledgers: &ledgers,
        type_names: &Default::default(),
        language,
    })
    .expect("a workbook")
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(name)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The column under a heading, as text.
fn column(sheet: &Range<Data>, heading: &str) -> Vec<String> {
    let mut rows = sheet.rows();
    let headings = rows.next().expect("headings");
    let place = headings
        .iter()
        .position(|cell| cell.as_string().as_deref() == Some(heading));
    let place = place.unwrap_or_else(|| panic!("no {heading} in {headings:?}"));
    rows.map(|row| row[place].to_string()).collect()
}

#[test]
fn a_workbook_holds_the_documents_and_citations_of_the_graph() {
    let graph = letters::cascade();
    let bytes = workbook(&graph, Language::Vietnamese);
    let documents = sheet(&bytes, "Văn bản");
    let labels: Vec<&str> = graph.documents().map(Document::label).collect();
    assert_eq!(column(&documents, "Số, ký hiệu"), labels);
    let citations = sheet(&bytes, "Viện dẫn");
    let sources: Vec<&str> = graph.citations().map(|view| view.source.label()).collect();
    assert_eq!(column(&citations, "Văn bản viện dẫn"), sources);
    let relations: Vec<&str> = graph
        .citations()
        .map(|view| view.citation.relation.label(Language::Vietnamese))
        .collect();
    assert_eq!(column(&citations, "Quan hệ"), relations);
    let days: Vec<String> = graph
        .citations()
        .map(|view| view.target.date.zip(view.source.date))
        .map(|dates| dates.and_then(|(from, to)| from.days_until(to)))
        .map(|days| days.map_or_else(String::new, |days| days.to_string()))
        .collect();
    assert_eq!(column(&citations, "Cách nhau (ngày)"), days);
    let missing = column(&sheet(&bytes, "Văn bản còn thiếu"), "Số, ký hiệu");
    assert_eq!(missing, ["9-QĐ/TW"]);
}

#[test]
fn dates_are_dates() {
    let graph = letters::cascade();
    let documents = sheet(&workbook(&graph, Language::English), "Documents");
    let dates: Vec<Data> = documents.rows().skip(1).map(|row| row[3].clone()).collect();
    let known = graph
        .documents()
        .filter(|document| document.date.is_some())
        .count();
    let real = dates
        .iter()
        .filter(|cell| matches!(cell, Data::DateTime(_)))
        .count();
    assert_eq!(real, known);
}

#[test]
fn words_that_look_like_a_formula_stay_words() {
    let mut graph: Vec<Document> = letters::cascade().documents().cloned().collect();
    graph[0].title = Some("=HYPERLINK(\"http://x\")".to_owned());
    let first = graph[0].id.clone();
    let graph = CitationGraph::new(graph, []);
    let documents = sheet(&workbook(&graph, Language::English), "Documents");
    let titles = column(&documents, "Title");
    let place = graph.documents().position(|document| document.id == first);
    assert_eq!(
        titles[place.expect("it is there")],
        "=HYPERLINK(\"http://x\")"
    );
}

#[test]
fn a_workbook_is_the_same_bytes_each_time() {
    let graph = letters::cascade();
    let one = workbook(&graph, Language::Vietnamese);
    assert_eq!(one, workbook(&graph, Language::Vietnamese));
}

#[test]
fn a_ledger_is_a_sheet_with_its_counts() {
    let directive = letters::letter(
        "chi-thi",
        "1-CT/TU",
        "2024-01-02",
        viendan::model::Level::Provincial,
        "Lai Châu",
    );
    let mut plan = letters::letter(
        "ke-hoach",
        "3-KH/HU",
        "2024-01-20",
        viendan::model::Level::District,
        "Lai Châu",
    );
    plan.place.district = Some("Sìn Hồ".to_owned());
    plan.issuer = Some("Huyện ủy Sìn Hồ".to_owned());
    let graph = CitationGraph::new(
        [directive, plan],
        [letters::cites("ke-hoach", "chi-thi", Relation::Implements)],
    );
    let directive = graph
        .document(&DocumentId("chi-thi".to_owned()))
        .expect("it is there");
    let choice = "districts of Lai Châu".parse().expect("a choice");
    let tables = Tables::embedded();
    let expected = Expected::chosen(&choice, directive, directive.date, tables).expect("eight");
    let ledger = analyze::Ledger::of(&graph, directive, &expected, tables);
    let bytes = xlsx::ledger(&ledger, Language::English).expect("a workbook");
    let sheet = sheet(&bytes, "Ledger");
    let statuses = column(&sheet, "Status");
    assert_eq!(statuses.len(), 8);
    let done = statuses
        .iter()
        .filter(|status| *status == "Carried out")
        .count();
    assert_eq!((done, ledger.counts.done), (1, 1));
}

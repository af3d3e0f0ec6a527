//! The report as a whole: one file that loads nothing, the same bytes each time, safe with any title.

use crate::support::cascades;
use crate::support::report as support;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use regex::Regex;
use scraper::{Html, Selector};
use viendan::diagnostics::{Diagnostic, Severity};
use viendan::graph::CitationGraph;
use viendan::model::Language;

const HOSTILE: &str = "</script><img src=x onerror=alert(1)> {{data}} \u{2028} & \"'";

fn page(documents: usize) -> String {
    support::of(
        &cascades::graph(documents, 7),
        &[],
        Language::Vietnamese,
        "",
    )
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector"))
        .collect()
}

/// The data that the page gives its script.
fn data(page: &Html) -> serde_json::Value {
    let text: String = select(page, "script#data")[0].text().collect();
    serde_json::from_str(&text).expect("the data is JSON")
}

/// A graph of which every text is hostile.
fn hostile_graph() -> CitationGraph {
    let (mut documents, citations) = cascades::parts(12, 7);
    for document in &mut documents {
        document.title = Some(HOSTILE.to_owned());
        document.issuer = Some(HOSTILE.to_owned());
        document.number = document
            .number
            .take()
            .map(|number| format!("{number}{HOSTILE}"));
        document.place.province = Some(HOSTILE.to_owned());
        document.source = document
            .source
            .take()
            .map(|source| format!("{source}{HOSTILE}"));
    }
    CitationGraph::new(
        documents,
        citations.into_iter().map(|(source, target, mut citation)| {
            citation.rule = HOSTILE.into();
            for evidence in &mut citation.references {
                evidence.text = HOSTILE.into();
                evidence.before = HOSTILE.into();
            }
            (source, target, citation)
        }),
    )
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let text = page(60);
    let page = Html::parse_document(&text);
    let addresses = Regex::new(r#"(?i)(?:src|href|action|data|poster|srcset)\s*=\s*"([^"]*)""#)
        .expect("a pattern");
    for address in addresses
        .captures_iter(&text)
        .map(|captures| captures[1].to_owned())
    {
        assert!(
            address.starts_with('#') || address.starts_with("data:"),
            "{address}"
        );
    }
    assert!(
        !text.contains("https:") && !text.contains("@import") && !text.contains("url("),
        "a resource elsewhere"
    );
    assert_eq!(
        text.matches("http:").count(),
        1,
        "only the name of the SVG vocabulary"
    );
    let policy = select(&page, "meta[http-equiv=Content-Security-Policy]")[0]
        .attr("content")
        .expect("a policy")
        .to_owned();
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert!(
        select(
            &page,
            "[style], [onclick], [onload], iframe, object, link[rel=stylesheet]"
        )
        .is_empty()
    );
}

#[test]
fn hostile_text_stays_text() {
    let diagnostics = [Diagnostic::new(
        Severity::Warning,
        "unreadable-file",
        HOSTILE,
        HOSTILE,
    )];
    for language in [Language::Vietnamese, Language::English] {
        let page = Html::parse_document(&support::of(
            &hostile_graph(),
            &diagnostics,
            language,
            HOSTILE,
        ));
        assert!(select(&page, "img:not(.picture img), [onerror]").is_empty());
        assert_eq!(select(&page, "script").len(), 2);
        assert_eq!(select(&page, "h1")[0].text().collect::<String>(), HOSTILE);
        assert_eq!(data(&page)["documents"]["title"][0], HOSTILE);
        let cells: Vec<String> = select(&page, "#table-diagnostics td")
            .iter()
            .map(|cell| cell.text().collect())
            .collect();
        assert!(cells.contains(&HOSTILE.to_owned()), "{cells:?}");
    }
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    let (documents, citations) = cascades::parts(200, 3);
    let turned = CitationGraph::new(
        documents.iter().rev().cloned(),
        citations.iter().rev().cloned(),
    );
    let straight = CitationGraph::new(documents, citations);
    let write = |graph| support::of(graph, &[], Language::Vietnamese, "Lai Châu");
    assert!(
        write(&straight) == write(&turned),
        "the order of the input shows"
    );
}

#[test]
fn the_data_agrees_with_the_graph() {
    let graph = cascades::graph(150, 5);
    let data = data(&Html::parse_document(&support::of(
        &graph,
        &[],
        Language::Vietnamese,
        "",
    )));
    let length = |value: &serde_json::Value| value.as_array().expect("a list").len();
    assert_eq!(length(&data["documents"]["id"]), 150);
    assert_eq!(length(&data["positions"]), 300);
    assert_eq!(
        length(&data["citations"]["source"]),
        graph.citations().len()
    );
    let first = graph.citations().next().expect("it has citations");
    let place = |end: &str| data["citations"][end][0].as_u64().expect("an index") as usize;
    assert_eq!(data["documents"]["id"][place("source")], first.source.id.0);
    assert_eq!(data["documents"]["id"][place("target")], first.target.id.0);
    assert!(length(&data["quotes"]) > 0);
}

#[test]
fn the_page_reads_without_script() {
    let page = Html::parse_document(&page(120));
    assert_eq!(select(&page, "html")[0].attr("lang"), Some("vi"));
    let lead: String = select(&page, ".lead")[0].text().collect();
    assert!(lead.contains("120 văn bản"), "{lead}");
    for table in [
        "most-cited",
        "sources",
        "missing",
        "issuers",
        "cascades",
        "documents",
    ] {
        assert!(
            select(&page, &format!("#table-{table} tbody tr")).len() > 1,
            "{table}"
        );
    }
    assert!(select(&page, ".figures .bars tr").len() > 5);
    let headings = select(&page, "h1").len();
    assert_eq!(headings, 1);
}

#[test]
fn an_empty_graph_says_what_to_do() {
    let page = Html::parse_document(&support::of(
        &CitationGraph::default(),
        &[],
        Language::English,
        "",
    ));
    let empty: String = select(&page, ".empty")[0].text().collect();
    assert!(
        empty.contains("There is no document") && empty.contains("Check the paths"),
        "{empty}"
    );
    assert!(select(&page, "table").is_empty());
}

#[test]
fn every_word_is_known_in_both_languages_and_used() {
    let sources = [
        include_str!("../../data/report/template.html"),
        include_str!("../../data/report/text.js"),
        include_str!("../../data/report/documents.js"),
        include_str!("../../data/report/tables.js"),
        include_str!("../../data/report/canvas.js"),
        include_str!("../../data/report/hands.js"),
        include_str!("../../data/report/filters.js"),
        include_str!("../../data/report/panel.js"),
        include_str!("../../data/report/main.js"),
    ];
    let table = include_str!("../../data/words/report.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<(String, String, String)> = reader
        .deserialize()
        .map(|row| row.expect("three fields"))
        .collect();
    let known: BTreeSet<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    assert!(
        rows.is_sorted_by(|one, two| one.0 < two.0),
        "sorted, each once"
    );
    assert!(
        rows.iter()
            .all(|(_, vietnamese, english)| !vietnamese.is_empty() && !english.is_empty())
    );
    let asked = Regex::new(r"say\('(\w+)'|\{\{w:(\w+)\}\}|say\([^']*\? '(\w+)' : '(\w+)'")
        .expect("a pattern");
    for captures in sources
        .iter()
        .flat_map(|source| asked.captures_iter(source))
    {
        for key in captures.iter().skip(1).flatten() {
            assert!(known.contains(key.as_str()), "no word for {}", key.as_str());
        }
    }
    let ours = Regex::new(r#"class="[^"]*">(table|about|figure|tile|sentence)_[a-z_]+<"#)
        .expect("a pattern");
    assert!(
        !ours.is_match(&page(120)),
        "a key stands where its word should"
    );
}

/// Writes a report where the browser can open it; its name tells it from those of other tests.
fn written(name: &str, graph: &CitationGraph, language: Language, title: &str) -> String {
    let path = format!("{}/report-{name}.html", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, support::of(graph, &[], language, title))
        .expect("the folder for tests can be written");
    path
}

/// Opens reports in Chromium: search, filters, pointer and keys, links, the cascade, tables, paper, dark, narrow.
#[test]
fn people_can_use_it_in_a_browser() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/report.mjs");
    let reports = [
        written(
            "cascade",
            &cascades::graph(300, 7),
            Language::Vietnamese,
            "",
        ),
        written("hostile", &hostile_graph(), Language::English, HOSTILE),
    ];
    for report in reports {
        let told = Command::new("node")
            .arg(script)
            .arg(Path::new(&report))
            .output();
        let (status, said) = match &told {
            Ok(output) => (
                output.status.code(),
                String::from_utf8_lossy(&output.stdout).into_owned()
                    + &String::from_utf8_lossy(&output.stderr),
            ),
            Err(error) => (Some(4), format!("missing tool: node ({error})")),
        };
        if status == Some(4)
            && std::env::var_os("VIENDAN_REQUIRE_TOOLS").is_none_or(|value| value != "1")
        {
            // Written past the test harness, so that it is seen even when all tests pass.
            writeln!(
                std::io::stderr(),
                "NOT TESTED: the report in a browser; {}",
                said.trim()
            )
            .expect("stderr is open");
            return;
        }
        assert_eq!(status, Some(0), "{report}\n{said}");
    }
}

/// Writes large reports to be measured with `node tests/browser/report.mjs FILE --frames`.
#[test]
fn large_reports_stay_bounded() {
    let graph = cascades::graph(3000, 7);
    let path = written("3000", &graph, Language::Vietnamese, "");
    let size = std::fs::metadata(&path).expect("just written").len();
    assert!(size < 4_000_000, "{size} bytes for 3,000 documents");
}

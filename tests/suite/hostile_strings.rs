//! A table of strings that break careless writers, through every output, each read back by somebody else's parser.

use crate::support::report;
use crate::support::tools;

use std::collections::BTreeSet;

use viendan::graph::{Citation, CitationGraph, Document, DocumentId, Evidence, Status};
use viendan::layout::{LayoutOptions, layout};
use viendan::model::{Certainty, Language, Relation, guarded};
use viendan::render::export::Export;
use viendan::render::terminal::{Style, shown};
use viendan::render::{self, dot, svg};
use viendan::view::{ViewOptions, view};

/// Each with what it breaks where it is not taken for text.
fn strings() -> Vec<String> {
    let long = 20_000;
    let mut strings: Vec<String> = [
        "\"\\",                                   // quotation
        "a\nb\rc\u{2028}d\u{85}e",                // lines
        "a\0b\u{b}\u{7f}",                        // C, XML
        "a\u{fffe}b\u{ffff}",                     // XML
        "a\u{1b}[2J\u{9b}31m\u{7}",               // terminals
        "txt.\u{202e}fdp\u{2066}\u{200f}",        // order of letters
        "=cmd|' /C calc'!A0",                     // spreadsheets
        "+1+1",                                   // the same
        "-1+1",                                   // the same
        "@SUM(A1:A9)",                            // the same
        "\t=1",                                   // the same
        "a,b;c\"d\"",                             // CSV
        "]]></title></script><script>alert(1)//", // HTML, XML
        "<!--",                                   // the same
        "&amp;&#0;&lt;",                          // the same
        "\" onload=\"alert(1)",                   // attributes
        "javascript:alert(1)",                    // addresses
        "`${alert(1)}`",                          // JavaScript
        "'}) DETACH DELETE n //",                 // Cypher
        "\\u0022\\N\\l",                          // escapes of others
        "node",                                   // words of DOT
        "{<x>|y}",                                // records of DOT
        "\u{feff}a",                              // byte order
        "e\u{301}\u{301}\u{301}",                 // marks on marks
        "👩\u{200d}👩\u{200d}👧",                 // joined letters
    ]
    .map(str::to_owned)
    .into();
    strings.extend(["x".repeat(long), "ủ".repeat(long), "\"\\".repeat(long)]);
    strings
}

/// A graph whose document has this string in every field, and another that cites it.
fn graph(string: &str) -> CitationGraph {
    let words = || Some(string.to_owned());
    let hostile = Document {
        number: words(),
        title: words(),
        issuer: words(),
        source: words(),
        status: Status::Held,
        ..Document::unknown(DocumentId(string.to_owned()))
    };
    let plan = Document::unknown(DocumentId("plan".to_owned()));
    let evidence = Evidence {
        document: string.to_owned(),
        start: 0,
        end: 1,
        page: None,
        text: string.to_owned(),
        before: string.to_owned(),
        after: string.to_owned(),
    };
    let citation = Citation {
        relation: Relation::Implements,
        extent: None,
        setting: viendan::model::Setting::Body,
        second_hand: false,
        certainty: Certainty::Certain,
        rule: string.into(),
        references: vec![evidence],
    };
    let (source, target) = (plan.id.clone(), hostile.id.clone());
    CitationGraph::new([hostile, plan], [(source, target, citation)])
}

/// A text written into memory.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a Vec takes all bytes");
    String::from_utf8(bytes).expect("UTF-8")
}

/// All cells of a table with a row of names.
#[track_caller]
fn cells(table: &str) -> BTreeSet<String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.expect("equal rows"));
    rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// What XML cannot hold is replaced.
fn in_xml(string: &str) -> String {
    let is_allowed =
        |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let letters = string.chars();
    letters
        .map(|letter| {
            if is_allowed(letter) {
                letter
            } else {
                '\u{fffd}'
            }
        })
        .collect()
}

#[test]
fn a_graph_is_read_back_with_every_string() {
    for string in strings() {
        let made = graph(&string);
        let text = written(|out| render::json::graph(&made, out));
        let read = CitationGraph::read(text.as_bytes(), "graph.json").expect("our own form");
        let document = read.documents().find(|document| document.is_held());
        let document = document.expect("the hostile one");
        assert_eq!(
            (document.id.0.as_str(), document.title.as_deref()),
            (string.as_str(), Some(string.as_str()))
        );
        serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
    }
}

#[test]
fn tables_hold_every_string_and_no_spreadsheet_runs_it() {
    for string in strings() {
        let made = graph(&string);
        let expected = String::from_utf8_lossy(&guarded(&string)).into_owned();
        let [nodes, edges] = Export::Gephi.files() else {
            panic!("two tables");
        };
        for table in [
            written(|out| render::csv::documents(&made, out)),
            written(|out| render::csv::citations(&made, out)),
            written(|out| (nodes.1)(&made, out)),
            written(|out| (edges.1)(&made, out)),
        ] {
            let cells = cells(&table);
            assert!(cells.contains(&expected), "{string:?}: {table}");
            let runs = |cell: &&String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert_eq!(cells.iter().find(runs), None, "{string:?}");
        }
    }
}

#[test]
fn a_table_of_citations_is_read_back_with_every_id() {
    for string in strings() {
        let table = written(|out| render::csv::citations(&graph(&string), out));
        let read = CitationGraph::read(table.as_bytes(), "citations.csv").expect("our own form");
        let ids: BTreeSet<&str> = read.documents().map(|read| read.id.0.as_str()).collect();
        // A name in a table of others may have spaces around it.
        let is_guarded = guarded(&string).starts_with(b"'");
        let id = if is_guarded { &string } else { string.trim() };
        assert_eq!(ids, BTreeSet::from(["plan", id]));
    }
}

#[test]
fn xml_holds_every_string() {
    for string in strings() {
        for export in [Export::GraphMl, Export::Gexf] {
            let xml = written(|out| (export.files()[0].1)(&graph(&string), out));
            let tree = roxmltree::Document::parse(&xml);
            let tree = tree.unwrap_or_else(|error| panic!("{string:?}: {error}"));
            let words = tree.descendants().flat_map(|node| {
                let attributes = node.attributes().map(|attribute| attribute.value());
                attributes.chain(node.text()).collect::<Vec<_>>()
            });
            let expected = in_xml(&string);
            assert!(words.into_iter().any(|word| word == expected), "{string:?}");
        }
    }
}

#[test]
fn pictures_hold_every_string() {
    for string in strings() {
        let view = view(&graph(&string), &ViewOptions::default());
        let picture = svg::svg(&layout(&view, &LayoutOptions::default()));
        let tree = roxmltree::Document::parse(&picture);
        let tree = tree.unwrap_or_else(|error| panic!("{string:?}: {error}"));
        let is_code = |node: roxmltree::Node<'_, '_>| {
            node.tag_name().name() == "script"
                || node.attributes().any(|attribute| {
                    attribute.name().starts_with("on")
                        || attribute.value().starts_with("javascript:")
                })
        };
        assert!(!tree.descendants().any(is_code), "{string:?}");
        render::png::png(&picture, 1.0).unwrap_or_else(|error| panic!("{string:?}: {error}"));
        render::pdf::pdf(&picture).unwrap_or_else(|error| panic!("{string:?}: {error}"));
    }
}

#[test]
fn graphviz_takes_every_string() {
    for string in strings() {
        let view = view(&graph(&string), &ViewOptions::default());
        let written = dot::dot(&view, &LayoutOptions::default());
        let Some(plain) = tools::run("dot", &["-Tplain"], written.as_bytes()) else {
            return;
        };
        let is_document = |line: &&str| line.starts_with("node ") && !line.contains("\"lane ");
        assert_eq!(plain.lines().filter(is_document).count(), 2, "{string:?}");
        let svg = tools::run("dot", &["-Tsvg"], written.as_bytes()).expect("it ran before");
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        roxmltree::Document::parse_with_options(&svg, options)
            .unwrap_or_else(|error| panic!("{string:?}: {error}"));
    }
}

#[test]
fn json_of_others_holds_every_string() {
    for string in strings() {
        for export in [Export::JsonLd, Export::VosViewer] {
            let json = written(|out| (export.files()[0].1)(&graph(&string), out));
            let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
            let quoted = serde_json::to_string(&string).expect("JSON");
            assert!(
                data.to_string().contains(&quoted[1..quoted.len() - 1]),
                "{string:?}"
            );
        }
    }
}

#[test]
fn cypher_keeps_every_string_in_its_row() {
    let rows = |string: &str| {
        let script = written(|out| (Export::Cypher.files()[0].1)(&graph(string), out));
        let kinds = script.lines().map(|line| line.starts_with('{'));
        kinds.collect::<Vec<_>>()
    };
    let harmless = rows("harmless");
    for string in strings() {
        assert_eq!(rows(&string), harmless, "{string:?}");
    }
}

#[test]
fn the_report_shows_every_string_and_runs_none() {
    let scripts = |page: &str| {
        let page = scraper::Html::parse_document(page);
        let selector = scraper::Selector::parse("script, [onload], [onerror], [href^=javascript]");
        page.select(&selector.expect("a selector")).count()
    };
    let language = Language::English;
    let harmless = scripts(&report::of(&graph("harmless"), &[], language, "harmless"));
    for string in strings() {
        let page = report::of(&graph(&string), &[], language, &string);
        assert_eq!(scripts(&page), harmless, "{string:?}");
    }
}

#[test]
fn a_terminal_shows_every_string() {
    let paint = &|_, text: &str| text.to_owned();
    let style = Style {
        language: Language::English,
        paint,
    };
    for string in strings() {
        let made = graph(&string);
        let statistics = viendan::analyze::statistics(&made, &Default::default());
        let text = render::terminal::statistics(&statistics, 10, style);
        let lines: Vec<String> = text.lines().map(shown).collect();
        assert_eq!(lines.join("\n"), text.trim_end_matches('\n'), "{string:?}");
    }
}

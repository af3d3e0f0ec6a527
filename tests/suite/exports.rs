//! What other programs take: each export is read back by somebody else's reader, with hostile titles inside.

use crate::support::letters;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use letters::{cascade, cites, letter};
use viendan::graph::CitationGraph;
use viendan::model::{Level, Relation};
use viendan::render::export::Export;
use viendan::render::json;

const HOSTILE: &str = "\"><!--]]>&amp;'\\</script>\u{0}\u{1b}[31m\t🙂 Ủy ban\n\rnhân dân\u{ffff}";

/// The cascade of the letters, and a pair whose titles try to break out.
fn hostile() -> CitationGraph {
    let mut one = letter("hostile", HOSTILE, "2024-05", Level::Provincial, "Đắk Lắk");
    one.title = Some(HOSTILE.to_owned());
    one.issuer = Some(HOSTILE.to_owned());
    let mut citation = cites("hostile", "ket-luan-44", Relation::Amends);
    citation.2.rule = HOSTILE.into();
    citation.2.second_hand = true;
    let documents: Vec<_> = cascade().documents().cloned().chain([one]).collect();
    let edges: Vec<_> = cascade()
        .citations()
        .map(|view| {
            (
                view.source.id.clone(),
                view.target.id.clone(),
                view.citation.clone(),
            )
        })
        .chain([citation])
        .collect();
    CitationGraph::new(documents, edges)
}

/// Writes all exports of a graph, and its graph.json.
fn write_all(graph: &CitationGraph, folder: &Path) {
    for (name, write) in Export::ALL.iter().flat_map(|export| export.files()) {
        let mut bytes = Vec::new();
        write(graph, &mut bytes).expect("a Vec takes all bytes");
        fs::write(folder.join(name), bytes).expect("a temporary folder");
    }
    let mut bytes = Vec::new();
    json::graph(graph, &mut bytes).expect("a Vec takes all bytes");
    fs::write(folder.join("graph.json"), bytes).expect("a temporary folder");
}

fn text(export: Export) -> String {
    let mut bytes = Vec::new();
    export.files()[0].1(&hostile(), &mut bytes).expect("a Vec takes all bytes");
    String::from_utf8(bytes).expect("exports are UTF-8")
}

#[test]
fn networkx_reads_what_was_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_all(&hostile(), folder.path());
    let required = std::env::var_os("VIENDAN_REQUIRE_TOOLS").is_some_and(|value| value == "1");
    let present = Command::new("python3")
        .args(["-c", "import networkx"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !present {
        assert!(
            !required,
            "python3 with networkx is missing, and VIENDAN_REQUIRE_TOOLS=1 asks for it"
        );
        let mut terminal = std::io::stderr(); // straight to it: the test harness swallows what eprintln says
        let _ = writeln!(
            terminal,
            "SKIPPED: python3 with networkx is missing; VIENDAN_REQUIRE_TOOLS=1 makes this a failure"
        );
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/networkx_agrees.py");
    let output = Command::new("python3")
        .arg(script)
        .arg(folder.path())
        .output()
        .expect("python3 was there a moment ago");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn xml_is_well_formed_and_keeps_the_words() {
    let kept = HOSTILE.replace(['\u{0}', '\u{1b}', '\u{ffff}'], "\u{fffd}");
    let graphml = text(Export::GraphMl);
    let document = roxmltree::Document::parse(&graphml).expect("GraphML is XML");
    let titles: Vec<_> = document
        .descendants()
        .filter(|node| node.attribute("key") == Some("node.title"))
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(titles, [kept.as_str()]);
    let gexf = text(Export::Gexf);
    let document = roxmltree::Document::parse(&gexf).expect("GEXF is XML");
    let labels: BTreeSet<_> = document
        .descendants()
        .filter_map(|node| node.attribute("label"))
        .collect();
    assert!(labels.contains(kept.as_str()), "{labels:?}");
    assert_eq!(
        document
            .descendants()
            .filter(|node| node.tag_name().name() == "size")
            .count(),
        hostile().documents().len()
    );
}

#[test]
fn gephi_gets_two_tables() {
    let tables = Export::Gephi.files().iter().map(|(_, write)| {
        let mut bytes = Vec::new();
        write(&hostile(), &mut bytes).expect("a Vec takes all bytes");
        csv::Reader::from_reader(bytes.as_slice())
            .records()
            .collect::<Result<Vec<_>, _>>()
            .expect("rows of equal length")
    });
    let tables: Vec<_> = tables.collect();
    assert_eq!((tables[0].len(), tables[1].len()), (8, 10));
    assert!(
        tables[0]
            .iter()
            .any(|row| row.iter().any(|cell| cell == HOSTILE))
    );
}

#[test]
fn vosviewer_joins_two_documents_once() {
    let data: serde_json::Value = serde_json::from_str(&text(Export::VosViewer)).expect("JSON");
    let (items, links) = (&data["network"]["items"], &data["network"]["links"]);
    assert_eq!(
        (
            items.as_array().map(Vec::len),
            links.as_array().map(Vec::len)
        ),
        (Some(8), Some(9))
    );
    let twice = links
        .as_array()
        .and_then(|links| links.iter().find(|link| link["strength"] == 2));
    assert!(
        twice.is_some(),
        "a commune cites the conclusion in two ways: {links}"
    );
}

#[test]
fn linked_data_points_at_documents_of_the_file() {
    let data: serde_json::Value = serde_json::from_str(&text(Export::JsonLd)).expect("JSON");
    let documents = data["@graph"].as_array().expect("documents");
    let ids: BTreeSet<_> = documents
        .iter()
        .filter_map(|document| document["@id"].as_str())
        .collect();
    let plan = documents
        .iter()
        .find(|document| document["@id"] == "#ke-hoach-5")
        .expect("the district's plan");
    assert_eq!(plan["eli:based_on"][0]["@id"], "#ket-luan-44");
    assert_eq!(
        plan["eli:ensures_implementation_of"][0]["@id"],
        "#ke-hoach-12"
    );
    assert!(
        documents
            .iter()
            .all(|document| document["@type"] == "Legislation")
    );
    assert!(ids.contains("#ket-luan-44") && ids.len() == documents.len());
}

#[test]
fn the_script_for_neo4j_keeps_each_row_on_its_line() {
    let script = text(Export::Cypher);
    let rows = script.lines().filter(|line| line.starts_with('{')).count();
    assert_eq!(rows, 8 + 10, "{script}");
    assert!(script.contains("MERGE (a)-[c:AMENDS {second_hand: row.second_hand}]->(b)"));
}

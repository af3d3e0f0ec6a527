//! The measures of random graphs against igraph, networkx and numpy: `peers_agree.py` compares.

use crate::support::cascades;
use crate::support::tools;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use cascades::Random;
use viendan::analyze::{self, RunFacts};
use viendan::graph::CitationGraph;
use viendan::render;

/// A graph with rings, dangling documents, self-citations, parallel citations and pairs that cite
/// each other.
fn table(seed: u64) -> String {
    let mut random = Random::new(seed);
    let documents = 5 + random.below(60);
    let mut table = String::from("source,target,relation\n");
    for _ in 0..documents + random.below(3 * documents) {
        let (citing, cited) = (random.below(documents), random.heavy(documents));
        let relation = *random.pick(&["implements", "mentions"]);
        table += &format!("d{citing:02},d{cited:02},{relation}\n");
        if random.chance(0.1) {
            table += &format!("d{cited:02},d{citing:02},mentions\n");
        }
    }
    table
}

fn python_has_the_peers() -> bool {
    let script = "import igraph, networkx, numpy";
    let found = Command::new("python3")
        .args(["-c", script])
        .stderr(Stdio::null())
        .status();
    found.is_ok_and(|status| status.success())
}

#[test]
fn measures_agree_with_those_of_igraph_and_networkx() {
    if !python_has_the_peers() {
        tools::missing("python3 with igraph, networkx and numpy");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("output/citations.csv");
    let samples = fs::read_to_string(samples).expect("the results of the samples");
    for (number, table) in (1..=40).map(table).chain([samples]).enumerate() {
        let graph = CitationGraph::read(table.as_bytes(), "citations.csv").expect("a table");
        let statistics = analyze::statistics(&graph, &RunFacts::default());
        let place = |extension| folder.path().join(format!("{number:02}.{extension}"));
        fs::write(place("csv"), &table).expect("a place to write");
        let file = fs::File::create(place("json")).expect("a place to write");
        render::json::statistics(&statistics, file).expect("a place to write");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers_agree.py");
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
    assert_eq!(String::from_utf8_lossy(&output.stdout), "41 graphs agree\n");
}

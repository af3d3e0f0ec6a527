//! How long reading, measuring and writing a graph takes: `cargo bench --bench graph`.

#[path = "support/cascades.rs"]
mod cascades;

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use viendan::analyze::{self, RunFacts};
use viendan::graph::CitationGraph;
use viendan::render;

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = black_box(work());
    let mut out = std::io::stdout().lock();
    let _ = writeln!(
        out,
        "{what:<48} {:>9.1} ms",
        start.elapsed().as_secs_f64() * 1000.0
    );
    result
}

/// A million citations between half a million documents, as a table with columns source and target alone.
fn table(rows: usize) -> String {
    let mut random = cascades::Random::new(1);
    let mut table = String::from("source,target\n");
    for _ in 0..rows {
        let citing = random.below(rows / 2);
        let cited = (citing as f64 * random.unit() * random.unit()) as usize;
        let _ = writeln!(table, "van-ban-{citing},van-ban-{cited}");
    }
    table
}

fn measure(size: usize) {
    let graph = cascades::graph(size, 1);
    let name = format!(
        "{} documents, {} citations",
        graph.documents().len(),
        graph.citations().len()
    );
    let mut json = Vec::new();
    timed(&format!("{name}: write graph.json"), || {
        render::json::graph(&graph, &mut json)
    })
    .expect("a Vec takes all bytes");
    timed(&format!("{name}: read graph.json"), || {
        CitationGraph::read(json.as_slice(), "graph.json")
    })
    .expect("its own output");
    measures(&name, &graph);
    let statistics = timed(&format!("{name}: all statistics"), || {
        analyze::statistics(&graph, &RunFacts::default())
    });
    timed(&format!("{name}: write statistics.json"), || {
        render::json::statistics(&statistics, std::io::sink())
    })
    .expect("a sink takes all");
}

fn measures(name: &str, graph: &CitationGraph) {
    timed(&format!("{name}: reach"), || analyze::reach(graph));
    timed(&format!("{name}: PageRank"), || {
        analyze::page_rank(graph, analyze::DAMPING)
    });
    timed(&format!("{name}: HITS"), || analyze::hits(graph));
    timed(&format!("{name}: cascades"), || analyze::cascades(graph));
}

fn main() {
    for size in [300, 3_000, 30_000] {
        measure(size);
    }
    let table = table(1_000_000);
    let graph = timed("1,000,000 rows of citations.csv: read", || {
        CitationGraph::read(table.as_bytes(), "citations.csv")
    })
    .expect("a table");
    measures("1,000,000 rows", &graph);
    timed("1,000,000 rows: all statistics", || {
        analyze::statistics(&graph, &RunFacts::default())
    });
    let chain: String = (0..30_000)
        .map(|link| format!("{},{link},implements\n", link + 1))
        .collect();
    let chain = CitationGraph::read(
        format!("source,target,relation\n{chain}").as_bytes(),
        "chain.csv",
    )
    .expect("a table");
    measures("a chain of 30,000", &chain);
}

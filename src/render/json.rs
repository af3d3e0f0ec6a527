//! `graph.json`, `statistics.json` and the schemas of both.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::analyze::{Cascade, Ledger, Statistics};
use crate::diagnostics::Diagnostic;
use crate::graph::{CitationGraph, EdgeRecord, GraphFile, GraphHeader};
use crate::resolve::ReferenceRecord;

/// Writes a graph in node-link form, one node or edge to a line.
pub fn graph(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let form = NodeLink {
        directed: true,
        multigraph: true,
        graph: GraphHeader::default(),
        nodes: Nodes(graph),
        edges: Edges(graph),
    };
    lines(&form, out)
}

/// Writes statistics, one entry of a table to a line.
pub fn statistics(statistics: &Statistics, out: impl Write) -> io::Result<()> {
    lines(statistics, out)
}

/// Writes diagnostics as JSON Lines.
pub fn diagnostics(diagnostics: &[Diagnostic], mut out: impl Write) -> io::Result<()> {
    for diagnostic in diagnostics {
        serde_json::to_writer(&mut out, diagnostic)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a cascade, one document to a line, and its main path.
pub fn cascade(cascade: &Cascade, out: impl Write) -> io::Result<()> {
    let form = WithMainPath {
        cascade,
        main_path: cascade.main_path(),
    };
    lines(&form, out)
}

#[derive(Serialize)]
struct WithMainPath<'c> {
    #[serde(flatten)]
    cascade: &'c Cascade,
    /// Positions in `steps`.
    main_path: Vec<usize>,
}

/// Writes a ledger, one body to a line.
pub fn ledger(ledger: &Ledger, out: impl Write) -> io::Result<()> {
    lines(ledger, out)
}

fn lines(value: &impl Serialize, mut out: impl Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut out,
        OneLineEach::default(),
    ))?;
    writeln!(out)
}

/// The form of `GraphFile`, written from the graph without a copy of it.
#[derive(Serialize)]
struct NodeLink<'g> {
    directed: bool,
    multigraph: bool,
    graph: GraphHeader,
    nodes: Nodes<'g>,
    edges: Edges<'g>,
}

struct Nodes<'g>(&'g CitationGraph);

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.node_records())
    }
}

struct Edges<'g>(&'g CitationGraph);

impl Serialize for Edges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.citations().map(EdgeRecord::new))
    }
}

/// JSON with line breaks only between the entries of the two outer layers: small, and readable line by line.
#[derive(Default)]
struct OneLineEach {
    depth: usize,
    filled: bool,
}

impl OneLineEach {
    fn open(&mut self) {
        self.depth += 1;
        self.filled = false;
    }

    fn entry<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        out.write_all(match (first, self.depth <= 2) {
            (true, true) => b"\n",
            (true, false) => b"",
            (false, true) => b",\n",
            (false, false) => b", ",
        })
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.filled && self.depth <= 2 {
            out.write_all(b"\n")?;
        }
        self.depth -= 1;
        self.filled = true;
        out.write_all(bracket)
    }
}

impl Formatter for OneLineEach {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open();
        out.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.entry(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open();
        out.write_all(b"{")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.entry(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }
}

/// JSON Schema of `graph.json`.
pub fn graph_schema() -> serde_json::Value {
    schemars::schema_for!(GraphFile).to_value()
}

/// JSON Schema of a line of `references.jsonl`.
pub fn references_schema() -> serde_json::Value {
    schemars::schema_for!(ReferenceRecord).to_value()
}

/// JSON Schema of a ledger.
pub fn ledger_schema() -> serde_json::Value {
    schemars::schema_for!(Ledger).to_value()
}

/// JSON Schema of `statistics.json`.
pub fn statistics_schema() -> serde_json::Value {
    schemars::schema_for!(Statistics).to_value()
}

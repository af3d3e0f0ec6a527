//! The pair of tables that Gephi imports: nodes with `Id` and `Label`, edges with `Source`, `Target`, `Type`, `Weight`.

use std::io::{self, Write};

use crate::graph::CitationGraph;
use crate::model::guarded;

use super::fields::{self, EDGE_FIELDS, NODE_FIELDS, Value};

/// Writes the table of nodes.
pub fn nodes(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(
        ["Id", "Label"]
            .into_iter()
            .chain(NODE_FIELDS[1..].iter().map(|(name, _)| *name)),
    )?;
    for record in graph.node_records() {
        let values = fields::of_node(&record)
            .map(|value| value.as_ref().map_or_else(String::new, Value::text));
        let cells = [record.document.id.0.clone()];
        let cells = cells.iter().chain(&values);
        table.write_record(cells.map(|cell| guarded(cell)))?;
    }
    table.flush()
}

/// Writes the table of edges; the weight is the number of references.
pub fn edges(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(
        ["Source", "Target", "Type", "Weight", "Label"]
            .into_iter()
            .chain(EDGE_FIELDS.iter().map(|(name, _)| *name)),
    )?;
    for view in graph.citations() {
        let ends = [
            view.source.id.0.clone(),
            view.target.id.0.clone(),
            "Directed".to_owned(),
            view.citation.count().to_string(),
            view.key(),
        ];
        let values = fields::of_edge(view).map(|value| value.text());
        let cells = ends.iter().chain(&values);
        table.write_record(cells.map(|cell| guarded(cell)))?;
    }
    table.flush()
}

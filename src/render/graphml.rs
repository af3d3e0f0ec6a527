//! GraphML, for yEd, Gephi, Cytoscape, networkx and igraph.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};

use crate::graph::CitationGraph;

use super::fields::{self, EDGE_FIELDS, Kind, NODE_FIELDS, Value};
use super::xml::{allowed, close, empty, open, writer};

/// Writes the graph as GraphML. Fields that nobody knows are left out; characters that XML forbids become U+FFFD.
pub fn write(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let mut xml = writer(out)?;
    open(
        &mut xml,
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    )?;
    keys(&mut xml, "node", &NODE_FIELDS)?;
    keys(&mut xml, "edge", &EDGE_FIELDS)?;
    open(
        &mut xml,
        "graph",
        &[("id", "citations"), ("edgedefault", "directed")],
    )?;
    for record in graph.node_records() {
        open(&mut xml, "node", &[("id", &record.document.id.0)])?;
        for ((name, _), value) in NODE_FIELDS.iter().zip(fields::of_node(&record)) {
            value.map_or(Ok(()), |value| data(&mut xml, "node", name, &value))?;
        }
        close(&mut xml, "node")?;
    }
    for (position, view) in graph.citations().enumerate() {
        let id = format!("e{position}");
        open(
            &mut xml,
            "edge",
            &[
                ("id", &id),
                ("source", &view.source.id.0),
                ("target", &view.target.id.0),
            ],
        )?;
        for ((name, _), value) in EDGE_FIELDS.iter().zip(fields::of_edge(view)) {
            data(&mut xml, "edge", name, &value)?;
        }
        close(&mut xml, "edge")?;
    }
    close(&mut xml, "graph")?;
    close(&mut xml, "graphml")?;
    writeln!(xml.into_inner())
}

/// Keys are named after what they belong to, so that `node.count` and `edge.count` never meet.
fn keys<W: Write>(xml: &mut Writer<W>, owner: &str, fields: &[(&str, Kind)]) -> io::Result<()> {
    for &(name, kind) in fields {
        let kind = match kind {
            Kind::Text => "string",
            Kind::Count => "int",
            Kind::Truth => "boolean",
        };
        empty(
            xml,
            "key",
            &[
                ("id", &format!("{owner}.{name}")),
                ("for", owner),
                ("attr.name", name),
                ("attr.type", kind),
            ],
        )?;
    }
    Ok(())
}

fn data<W: Write>(xml: &mut Writer<W>, owner: &str, name: &str, value: &Value) -> io::Result<()> {
    open(xml, "data", &[("key", &format!("{owner}.{name}"))])?;
    xml.write_event(Event::Text(BytesText::new(&allowed(&value.text()))))?;
    close(xml, "data")
}

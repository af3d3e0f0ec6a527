//! GEXF, for Gephi: with sizes by citations and colours by system.
//!
//! Version 1.2, which Gephi and networkx both read; networkx knows no later one.

use std::io::{self, Write};

use quick_xml::Writer;

use crate::graph::{CitationGraph, NodeRecord, Status};
use crate::model::System;

use super::fields::{self, EDGE_FIELDS, Kind, NODE_FIELDS, Value};
use super::xml::{close, empty, open, writer};

/// Writes the graph as GEXF. Fields that nobody knows are left out; characters that XML forbids become U+FFFD.
pub fn write(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let mut xml = writer(out)?;
    let namespaces = [
        ("xmlns", "http://www.gexf.net/1.2draft"),
        ("xmlns:viz", "http://www.gexf.net/1.2draft/viz"),
        ("version", "1.2"),
    ];
    open(&mut xml, "gexf", &namespaces)?;
    open(
        &mut xml,
        "graph",
        &[("mode", "static"), ("defaultedgetype", "directed")],
    )?;
    attributes(&mut xml, "node", &NODE_FIELDS)?;
    attributes(&mut xml, "edge", &EDGE_FIELDS)?;
    open(&mut xml, "nodes", &[])?;
    for record in graph.node_records() {
        node(&mut xml, &record)?;
    }
    close(&mut xml, "nodes")?;
    open(&mut xml, "edges", &[])?;
    for (position, view) in graph.citations().enumerate() {
        let (id, label) = (position.to_string(), view.key());
        open(
            &mut xml,
            "edge",
            &[
                ("id", &id),
                ("source", &view.source.id.0),
                ("target", &view.target.id.0),
                ("label", &label),
            ],
        )?;
        values(&mut xml, fields::of_edge(view).into_iter().map(Some))?;
        close(&mut xml, "edge")?;
    }
    close(&mut xml, "edges")?;
    close(&mut xml, "graph")?;
    close(&mut xml, "gexf")?;
    writeln!(xml.into_inner())
}

fn attributes<W: Write>(
    xml: &mut Writer<W>,
    class: &str,
    fields: &[(&str, Kind)],
) -> io::Result<()> {
    open(xml, "attributes", &[("class", class), ("mode", "static")])?;
    for (position, &(name, kind)) in fields.iter().enumerate() {
        let kind = match kind {
            Kind::Text => "string",
            Kind::Count => "integer",
            Kind::Truth => "boolean",
        };
        empty(
            xml,
            "attribute",
            &[
                ("id", &position.to_string()),
                ("title", name),
                ("type", kind),
            ],
        )?;
    }
    close(xml, "attributes")
}

fn node<W: Write>(xml: &mut Writer<W>, record: &NodeRecord) -> io::Result<()> {
    let document = &record.document;
    open(
        xml,
        "node",
        &[("id", &document.id.0), ("label", document.label())],
    )?;
    values(xml, fields::of_node(record).into_iter())?;
    let [red, green, blue] = color(document.system).map(|part: u8| part.to_string());
    let opacity = if document.status == Status::Held {
        "1.0"
    } else {
        "0.4"
    };
    empty(
        xml,
        "viz:color",
        &[("r", &red), ("g", &green), ("b", &blue), ("a", opacity)],
    )?;
    let size = 10.0 + 10.0 * (record.cited_by as f64).sqrt();
    empty(xml, "viz:size", &[("value", &format!("{size:.1}"))])?;
    close(xml, "node")
}

fn values<W: Write>(
    xml: &mut Writer<W>,
    values: impl Iterator<Item = Option<Value>>,
) -> io::Result<()> {
    open(xml, "attvalues", &[])?;
    for (position, value) in values.enumerate() {
        if let Some(value) = value {
            empty(
                xml,
                "attvalue",
                &[("for", &position.to_string()), ("value", &value.text())],
            )?;
        }
    }
    close(xml, "attvalues")
}

/// Red, green, blue of a system.
fn color(system: System) -> [u8; 3] {
    match system {
        System::Party => [179, 38, 30],
        System::State => [21, 88, 176],
        System::Front => [46, 125, 50],
        System::Other => [123, 97, 17],
        System::Unknown => [117, 117, 117],
    }
}

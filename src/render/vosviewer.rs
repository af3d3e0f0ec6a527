//! The network file of VOSviewer (JSON): items with label, cluster and weights; links without direction.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::graph::{CitationGraph, NodeRecord};
use crate::model::Level;

#[derive(Serialize)]
struct File {
    network: Network,
}

#[derive(Serialize)]
struct Network {
    items: Vec<Item>,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Item {
    id: usize,
    label: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    cluster: usize,
    weights: BTreeMap<&'static str, usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    scores: BTreeMap<&'static str, i16>,
}

#[derive(Serialize)]
struct Link {
    source_id: usize,
    target_id: usize,
    strength: usize,
}

/// Writes the network. Items are numbered from 1 in the order of documents; clusters are levels, 1 the centre to 5 unknown; the weight is the number of
/// citations received, the score the year of issue. VOSviewer knows no direction: the citations between two documents are one link with
/// their number as strength; a document that cites itself has none.
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let items = graph
        .node_records()
        .enumerate()
        .map(|(position, record)| item(position + 1, &record))
        .collect();
    let mut strengths: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in graph
        .inner()
        .raw_edges()
        .iter()
        .filter(|edge| edge.source() != edge.target())
    {
        let (one, two) = (edge.source().index() + 1, edge.target().index() + 1);
        *strengths.entry((one.min(two), one.max(two))).or_default() += 1;
    }
    let links = strengths
        .into_iter()
        .map(|((source_id, target_id), strength)| Link {
            source_id,
            target_id,
            strength,
        })
        .collect();
    serde_json::to_writer(
        &mut out,
        &File {
            network: Network { items, links },
        },
    )?;
    writeln!(out)
}

fn item(id: usize, record: &NodeRecord) -> Item {
    let document = &record.document;
    let date = document.date.map(|date| date.to_string());
    let description = [document.title.clone(), document.issuer.clone(), date]
        .into_iter()
        .flatten()
        .map(|line| escaped(&line));
    Item {
        id,
        label: document.label().to_owned(),
        description: description.collect::<Vec<_>>().join("<br>"),
        cluster: Level::ALL
            .iter()
            .position(|&level| level == document.level)
            .unwrap_or_default()
            + 1,
        weights: BTreeMap::from([("Citations", record.cited_by)]),
        scores: document
            .date
            .map(|date| ("Year", date.year()))
            .into_iter()
            .collect(),
    }
}

/// Descriptions are HTML in VOSviewer, labels are not.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

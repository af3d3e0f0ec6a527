//! The exports by name: what `analyze --format graphml,gexf,...` adds to the folder.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use crate::graph::CitationGraph;
use crate::model::UnknownWord;

use super::{cypher, gephi, gexf, graphml, jsonld, vosviewer};

/// A form in which other programs take the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Export {
    /// GraphML: yEd, Cytoscape, networkx, igraph.
    GraphMl,
    /// GEXF: Gephi.
    Gexf,
    /// Two tables for Gephi.
    Gephi,
    /// VOSviewer's JSON.
    VosViewer,
    /// JSON-LD: schema.org and ELI.
    JsonLd,
    /// Cypher: Neo4j.
    Cypher,
}

/// Writes one file of an export.
pub type WriteExport = fn(&CitationGraph, &mut dyn Write) -> io::Result<()>;

impl Export {
    /// All exports.
    pub const ALL: &'static [Self] = &[
        Self::GraphMl,
        Self::Gexf,
        Self::Gephi,
        Self::VosViewer,
        Self::JsonLd,
        Self::Cypher,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Gephi => "gephi",
            Self::VosViewer => "vosviewer",
            Self::JsonLd => "jsonld",
            Self::Cypher => "cypher",
        }
    }

    /// Its files: their names, and what writes them.
    pub fn files(self) -> &'static [(&'static str, WriteExport)] {
        match self {
            Self::GraphMl => &[("graph.graphml", |graph, out| graphml::write(graph, out))],
            Self::Gexf => &[("graph.gexf", |graph, out| gexf::write(graph, out))],
            Self::Gephi => &[
                ("gephi-nodes.csv", |graph, out| gephi::nodes(graph, out)),
                ("gephi-edges.csv", |graph, out| gephi::edges(graph, out)),
            ],
            Self::VosViewer => &[("vosviewer.json", |graph, out| vosviewer::write(graph, out))],
            Self::JsonLd => &[("graph.jsonld", |graph, out| jsonld::write(graph, out))],
            Self::Cypher => &[("graph.cypher", |graph, out| cypher::write(graph, out))],
        }
    }
}

impl fmt::Display for Export {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for Export {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|export| export.name() == word)
            .ok_or_else(|| UnknownWord {
                word: word.to_owned(),
                known: Self::ALL
                    .iter()
                    .map(|export| export.name())
                    .collect::<Vec<_>>()
                    .join(", "),
            })
    }
}

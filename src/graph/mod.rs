//! The citation graph: documents and the citations between them, on petgraph behind a type of our own.
//!
//! Builds and answers; computes no statistics (see `analyze`) and draws nothing (see `view`, `layout`, `render`).

mod citation;
mod document;

pub use citation::{Citation, Evidence};
pub use document::{Document, DocumentId, Status};

use std::collections::{BTreeMap, HashMap};

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// Documents and citations, each in a fixed order: documents by id, citations by source, target, relation.
#[derive(Debug, Clone, Default)]
pub struct CitationGraph {
    graph: DiGraph<Document, Citation>,
    index: HashMap<DocumentId, NodeIndex>,
}

/// A citation with the documents at its ends: `source` cites `target`.
#[derive(Debug, Clone, Copy)]
pub struct CitationView<'a> {
    /// The citing document.
    pub source: &'a Document,
    /// The cited document.
    pub target: &'a Document,
    /// What the one does with the other.
    pub citation: &'a Citation,
}

impl CitationGraph {
    /// Builds the graph. A citation whose ends are not among the documents is left out; citations that share source,
    /// target, relation and second-handedness become one, with the references of all.
    pub fn new(
        documents: impl IntoIterator<Item = Document>,
        citations: impl IntoIterator<Item = (DocumentId, DocumentId, Citation)>,
    ) -> Self {
        let documents: BTreeMap<DocumentId, Document> = documents.into_iter().map(|document| (document.id.clone(), document)).collect();
        let mut built = Self::default();
        for (id, document) in documents {
            let node = built.graph.add_node(document);
            built.index.insert(id, node);
        }
        let mut merged: BTreeMap<_, Citation> = BTreeMap::new();
        for (source, target, citation) in citations {
            let key = (source, target, citation.relation, citation.second_hand);
            match merged.get_mut(&key) {
                Some(known) => known.absorb(citation),
                None => drop(merged.insert(key, citation)),
            }
        }
        for ((source, target, ..), citation) in merged {
            if let (Some(&from), Some(&to)) = (built.index.get(&source), built.index.get(&target)) {
                built.graph.add_edge(from, to, citation);
            }
        }
        built
    }

    /// All documents, by id.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = &Document> {
        self.graph.raw_nodes().iter().map(|node| &node.weight)
    }

    /// All citations, by source, target, relation.
    pub fn citations(&self) -> impl ExactSizeIterator<Item = CitationView<'_>> {
        self.graph.raw_edges().iter().map(|edge| CitationView {
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            citation: &edge.weight,
        })
    }

    /// The document with this id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.index.get(id).map(|&node| &self.graph[node])
    }

    /// Citations that the document makes.
    pub fn cites(&self, id: &DocumentId) -> impl Iterator<Item = CitationView<'_>> {
        self.edges(id, Direction::Outgoing)
    }

    /// Citations that the document receives.
    pub fn cited_by(&self, id: &DocumentId) -> impl Iterator<Item = CitationView<'_>> {
        self.edges(id, Direction::Incoming)
    }

    /// The petgraph graph below, for algorithms inside the crate; node order is that of `documents`.
    #[allow(dead_code)] // the measures use it
    pub(crate) fn inner(&self) -> &DiGraph<Document, Citation> {
        &self.graph
    }

    fn edges(&self, id: &DocumentId, direction: Direction) -> impl Iterator<Item = CitationView<'_>> {
        let mut edges: Vec<_> = self.index.get(id).into_iter().flat_map(|&node| self.graph.edges_directed(node, direction)).collect();
        edges.sort_by_key(|edge| edge.id());
        edges.into_iter().map(|edge| CitationView {
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            citation: edge.weight(),
        })
    }
}

//! The citation graph: documents and the citations between them, on petgraph behind a type of our own.
//!
//! Builds and answers, and reads back what was written; computes no statistics (see `analyze`) and draws nothing
//! (see `view`, `layout`, `render`).

mod citation;
mod conflict;
mod document;
mod edge_table;
mod groups;
mod links;
mod node_link;
mod reading;
pub mod urn;

pub use citation::{Citation, Evidence};
pub use conflict::{Conflict, ConflictField, ConflictValue};
pub use document::{Document, DocumentId, Status};
pub use groups::{Group, GroupGraph, GroupLink, Issuer, IssuerGraph, LevelGraph};
pub use node_link::{EdgeRecord, FORM, FORM_VERSION, GraphFile, GraphHeader, NodeRecord};
pub use reading::GraphError;

pub(crate) use links::{Links, Lists};

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use unicode_normalization::UnicodeNormalization;

/// Documents and citations, each in a fixed order: documents by id, citations by source, target, relation.
#[derive(Debug, Clone, Default)]
pub struct CitationGraph {
    graph: DiGraph<Document, Citation>,
    /// Made when first asked for: the graph does not change.
    links: OnceLock<Links>,
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
        let documents: BTreeMap<DocumentId, Document> = documents
            .into_iter()
            .map(|document| (document.id.clone(), document))
            .collect();
        let positions: HashMap<&DocumentId, usize> = documents
            .keys()
            .enumerate()
            .map(|(position, id)| (id, position))
            .collect();
        let found = citations
            .into_iter()
            .filter_map(|(source, target, citation)| {
                Some((*positions.get(&source)?, *positions.get(&target)?, citation))
            });
        let found = found.collect();
        Self::assemble(documents.into_values(), found)
    }

    /// Builds the graph of documents sorted by id, each id once, and citations between their positions.
    fn assemble(
        documents: impl ExactSizeIterator<Item = Document>,
        mut citations: Vec<(usize, usize, Citation)>,
    ) -> Self {
        citations.sort_by_key(|(source, target, citation)| {
            (*source, *target, citation.relation, citation.second_hand)
        });
        citations.dedup_by(|next, known| {
            let same = (next.0, next.1) == (known.0, known.1) && next.2.same_kind(&known.2);
            if same {
                known.2.absorb(&mut next.2);
            }
            same
        });
        // Once for all that were joined: a document may cite another 100,000 times.
        citations
            .iter_mut()
            .for_each(|(_, _, citation)| citation.settle());
        Self::of_sorted(documents, citations.into_iter())
    }

    /// Builds the graph of documents sorted by id and citations sorted by source, target, relation, each once.
    fn of_sorted(
        documents: impl ExactSizeIterator<Item = Document>,
        citations: impl ExactSizeIterator<Item = (usize, usize, Citation)>,
    ) -> Self {
        let mut graph = DiGraph::new();
        graph.reserve_exact_nodes(documents.len());
        documents.for_each(|document| _ = graph.add_node(document));
        graph.reserve_exact_edges(citations.len());
        for (source, target, citation) in citations {
            graph.add_edge(NodeIndex::new(source), NodeIndex::new(target), citation);
        }
        Self {
            graph,
            links: OnceLock::new(),
        }
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
        self.node(id).map(|node| &self.graph[node])
    }

    /// Citations that the document makes.
    pub fn cites(&self, id: &DocumentId) -> impl Iterator<Item = CitationView<'_>> {
        self.edges(id, Direction::Outgoing)
    }

    /// Citations that the document receives.
    pub fn cited_by(&self, id: &DocumentId) -> impl Iterator<Item = CitationView<'_>> {
        self.edges(id, Direction::Incoming)
    }

    /// Documents that somebody may mean by these words: the one with this id; else those with this number; else those with this title.
    /// Case and spaces do not count, nor the form of hyphens. By id; more than one if the number is not unique.
    pub fn find(&self, words: &str) -> Vec<&Document> {
        if let Some(document) = self.document(&DocumentId(words.trim().to_owned())) {
            return vec![document];
        }
        let words = loose(words);
        let same =
            |field: &Option<String>| field.as_deref().is_some_and(|field| loose(field) == words);
        let numbered: Vec<_> = self
            .documents()
            .filter(|document| same(&document.number))
            .collect();
        if numbered.is_empty() {
            self.documents()
                .filter(|document| same(&document.title))
                .collect()
        } else {
            numbered
        }
    }

    /// Position of a document in `documents`.
    pub(crate) fn position(&self, id: &DocumentId) -> Option<usize> {
        self.node(id).map(|node| node.index())
    }

    /// Who cites whom, as compressed lists.
    pub(crate) fn links(&self) -> &Links {
        self.links.get_or_init(|| Links::new(self))
    }

    /// Documents stand by id.
    fn node(&self, id: &DocumentId) -> Option<NodeIndex> {
        let found = self
            .graph
            .raw_nodes()
            .binary_search_by(|node| node.weight.id.cmp(id));
        found.ok().map(NodeIndex::new)
    }

    /// The petgraph graph below, for algorithms inside the crate; node order is that of `documents`.
    pub(crate) fn inner(&self) -> &DiGraph<Document, Citation> {
        &self.graph
    }

    fn edges(
        &self,
        id: &DocumentId,
        direction: Direction,
    ) -> impl Iterator<Item = CitationView<'_>> {
        let mut edges: Vec<_> = self
            .node(id)
            .into_iter()
            .flat_map(|node| self.graph.edges_directed(node, direction))
            .collect();
        edges.sort_by_key(|edge| edge.id());
        edges.into_iter().map(|edge| CitationView {
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            citation: edge.weight(),
        })
    }
}

/// Words without what people write differently: case, spaces, kinds of hyphen.
fn loose(words: &str) -> String {
    let letters = words
        .nfc()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase);
    letters
        .map(|letter| {
            if matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}') {
                '-'
            } else {
                letter
            }
        })
        .collect()
}

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document, DocumentId, Status};
use crate::model::{Level, PartialDate};

/// A document as the tables of statistics name it.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct DocumentName {
    /// Its id in the graph.
    pub id: DocumentId,
    /// Its number, else its title, else its id.
    pub label: String,
    /// Its issuer.
    pub issuer: Option<String>,
    /// Its date of issue.
    pub date: Option<PartialDate>,
    /// Level of its issuer.
    pub level: Level,
    /// Held or missing.
    pub status: Status,
}

impl From<&Document> for DocumentName {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            label: document.label().to_owned(),
            issuer: document.issuer.clone(),
            date: document.date,
            level: document.level,
            status: document.status,
        }
    }
}

/// Size of a graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Summary {
    /// Number of documents.
    pub documents: usize,
    /// Documents that were among the inputs.
    pub held: usize,
    /// Documents that are only cited.
    pub missing: usize,
    /// Number of citations: edges, one for each pair of documents and relation.
    pub citations: usize,
    /// Pairs of citing and cited document; a document that cites itself makes none.
    pub pairs: usize,
    /// Citations known only from a title that a third document quotes.
    pub second_hand: usize,
    /// References that prove the citations.
    pub references: usize,
    /// Documents that neither cite nor are cited.
    pub isolated: usize,
    /// Date of the oldest document.
    pub first_date: Option<PartialDate>,
    /// Date of the newest document.
    pub last_date: Option<PartialDate>,
}

/// Size of the graph: documents, citations, references, span of dates. Takes O(V + E) time.
pub fn summary(graph: &CitationGraph) -> Summary {
    let links = graph.links();
    let documents = graph.documents().len();
    let held = graph
        .documents()
        .filter(|document| document.is_held())
        .count();
    let dates = || graph.documents().filter_map(|document| document.date);
    Summary {
        documents,
        held,
        missing: documents - held,
        citations: graph.citations().len(),
        pairs: links.pairs(),
        second_hand: graph
            .citations()
            .filter(|view| view.citation.second_hand)
            .count(),
        references: graph.citations().map(|view| view.citation.count()).sum(),
        isolated: (0..documents)
            .filter(|&node| links.cites(node).is_empty() && links.cited_by(node).is_empty())
            .count(),
        first_date: dates().min(),
        last_date: dates().max(),
    }
}

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;
use crate::model::{Level, System};

use super::DocumentName;
use super::basis::Basis;

/// A cited document and who cites it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CitedDocument {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// Citations that it receives; a document that cites it with two relations makes two.
    pub citations: usize,
    /// Distinct documents that cite it.
    pub documents: usize,
    /// The distinct citing documents by their level.
    pub by_level: BTreeMap<Level, usize>,
    /// The distinct citing documents by their system.
    pub by_system: BTreeMap<System, usize>,
}

/// A document that is cited and cites nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SourceDocument {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// Distinct documents that cite it.
    pub documents: usize,
}

/// A document that is not held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MissingDocument {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// Citations that it receives.
    pub citations: usize,
    /// Distinct documents that cite it.
    pub documents: usize,
}

/// Cited documents by number of citations (được viện dẫn nhiều nhất).
///
/// # Returns
/// Every cited document, first the one that most distinct documents cite; equal ones by citations, then by id.
///
/// # Complexity
/// Time O(V log V + E), space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let table = "source,target,relation\nplan,directive,implements\nplan,directive,mentions\nletter,directive,mentions\nletter,plan,mentions\n";
/// let cited = analyze::most_cited(&CitationGraph::read(table.as_bytes(), "edges.csv")?);
/// assert_eq!((cited[0].name.label.as_str(), cited[0].citations, cited[0].documents), ("directive", 3, 2));
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// E. Garfield: Citation analysis as a tool in journal evaluation. Science 178 (1972).
pub fn most_cited(graph: &CitationGraph) -> Vec<CitedDocument> {
    most_cited_table(&Basis::new(graph))
}

pub(super) fn most_cited_table(basis: &Basis<'_>) -> Vec<CitedDocument> {
    let links = basis.links();
    let names = basis.names();
    let received = received(basis.graph);
    let documents = || basis.graph.documents();
    let levels: Vec<u8> = documents().map(|document| document.level as u8).collect();
    let systems: Vec<u8> = documents().map(|document| document.system as u8).collect();
    let cited = (0..names.len())
        .filter(|&node| received[node] > 0)
        .map(|node| {
            let citing = links.cited_by(node);
            CitedDocument {
                name: basis.name(node),
                citations: received[node],
                documents: citing.len(),
                by_level: count_by(Level::ALL, citing, &levels),
                by_system: count_by(System::ALL, citing, &systems),
            }
        });
    let mut cited: Vec<_> = cited.collect();
    cited.sort_by_key(|document| Reverse((document.documents, document.citations)));
    cited
}

/// Documents that are cited and cite nothing: where cascades begin (văn bản gốc).
///
/// # Returns
/// Every such document, first the one that most distinct documents cite, equal ones by id. A missing document is a source as long as
/// no quoted title tells what it cites.
///
/// # Complexity
/// Time O(V log V + E).
pub fn sources(graph: &CitationGraph) -> Vec<SourceDocument> {
    sources_table(&Basis::new(graph))
}

pub(super) fn sources_table(basis: &Basis<'_>) -> Vec<SourceDocument> {
    let links = basis.links();
    let source = |node: usize| {
        let documents = links.cited_by(node).len();
        (documents > 0 && links.cites(node).is_empty()).then(|| SourceDocument {
            name: basis.name(node),
            documents,
        })
    };
    let mut sources: Vec<_> = (0..links.documents()).filter_map(source).collect();
    sources.sort_by_key(|source| Reverse(source.documents));
    sources
}

/// Missing documents by number of citations: what to look for first (văn bản còn thiếu).
///
/// # Returns
/// Every missing document that is cited, first the one that most distinct documents cite; equal ones by citations, then by id.
///
/// # Complexity
/// Time O(V log V + E).
pub fn missing(graph: &CitationGraph) -> Vec<MissingDocument> {
    missing_table(&Basis::new(graph))
}

pub(super) fn missing_table(basis: &Basis<'_>) -> Vec<MissingDocument> {
    let links = basis.links();
    let received = received(basis.graph);
    let absent = basis
        .graph
        .documents()
        .enumerate()
        .filter(|&(node, document)| !document.is_held() && received[node] > 0);
    let mut missing: Vec<_> = absent
        .map(|(node, _)| MissingDocument {
            name: basis.name(node),
            citations: received[node],
            documents: links.cited_by(node).len(),
        })
        .collect();
    missing.sort_by_key(|document| Reverse((document.documents, document.citations)));
    missing
}

/// Citations that each document receives, by position.
fn received(graph: &CitationGraph) -> Vec<usize> {
    let mut received = vec![0; graph.documents().len()];
    graph
        .inner()
        .raw_edges()
        .iter()
        .for_each(|edge| received[edge.target().index()] += 1);
    received
}

/// How often each word of a set comes among the nodes, `of` being its place in the set for each.
fn count_by<K: Copy + Ord>(set: &[K], nodes: &[u32], of: &[u8]) -> BTreeMap<K, usize> {
    let mut counts = vec![0; set.len()];
    nodes
        .iter()
        .for_each(|&node| counts[usize::from(of[node as usize])] += 1);
    let counted = set.iter().copied().zip(counts);
    counted.filter(|&(_, count)| count > 0).collect()
}

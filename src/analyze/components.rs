use std::cmp::Reverse;
use std::sync::Arc;

use petgraph::unionfind::UnionFind;
use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Lists};

use super::DocumentName;
use super::basis::Basis;

/// A part of the graph that no citation joins to the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Component {
    /// Number of documents.
    pub documents: usize,
    /// Pairs of citing and cited document.
    pub pairs: usize,
    /// Its document that most documents cite.
    pub most_cited: Arc<DocumentName>,
}

/// The parts of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Components {
    /// Their number, single documents among them.
    pub count: usize,
    /// Documents that neither cite nor are cited.
    pub isolated: usize,
    /// Those with two or more documents, the largest first.
    pub joined: Vec<Component>,
}

/// Parts of the graph that no citation joins, whatever its direction (thành phần liên thông).
///
/// # Returns
/// The parts with two or more documents, the largest first; equal ones by the first of their ids.
///
/// # Complexity
/// Time O((V + E) α(V)), space O(V + E).
///
/// # Literature
/// R. E. Tarjan: Efficiency of a good but not linear set union algorithm. Journal of the ACM 22 (1975).
pub fn components(graph: &CitationGraph) -> Components {
    components_table(&Basis::new(graph))
}

pub(super) fn components_table(basis: &Basis<'_>) -> Components {
    let links = basis.links();
    let documents = links.documents();
    let mut sets = UnionFind::<usize>::new(documents);
    for node in 0..documents {
        links
            .cites(node)
            .iter()
            .for_each(|&cited| _ = sets.union(node, cited as usize));
    }
    let set_of = sets.into_labeling();
    let members = Lists::new(documents, set_of.iter().copied().zip(0..));
    let mut parts: Vec<&[u32]> = (0..documents)
        .map(|set| members.list(set))
        .filter(|nodes| !nodes.is_empty())
        .collect();
    parts.sort_by_key(|nodes| (Reverse(nodes.len()), nodes[0]));
    let cited_by = |node: u32| links.cited_by(node as usize).len();
    let component = |nodes: &&[u32]| {
        let most_cited = nodes
            .iter()
            .copied()
            .max_by_key(|&node| (cited_by(node), Reverse(node)))?;
        let pairs = nodes.iter().map(|&node| cited_by(node)).sum();
        Some(Component {
            documents: nodes.len(),
            pairs,
            most_cited: basis.name(most_cited as usize),
        })
    };
    let joined: Vec<_> = parts
        .iter()
        .filter(|nodes| nodes.len() > 1)
        .filter_map(component)
        .collect();
    Components {
        count: parts.len(),
        isolated: parts.len() - joined.len(),
        joined,
    }
}

/// Sets of documents that all cite each other, directly or through others: a sign of wrong dates or targets (vòng viện dẫn).
///
/// # Returns
/// Every strongly connected set with two or more documents, the largest first; documents by id.
///
/// # Complexity
/// Time O(V + E).
///
/// # Literature
/// R. E. Tarjan: Depth-first search and linear graph algorithms. SIAM Journal on Computing 1 (1972).
pub fn cycles(graph: &CitationGraph) -> Vec<Vec<DocumentName>> {
    cycles_table(&Basis::new(graph))
}

pub(super) fn cycles_table(basis: &Basis<'_>) -> Vec<Vec<DocumentName>> {
    let rings = basis.rings().iter();
    let mut rings: Vec<&[u32]> = rings.filter(|ring| ring.len() > 1).collect();
    rings.sort_by_key(|ring| (Reverse(ring.len()), ring[0]));
    let name = |&node: &u32| DocumentName::clone(&basis.names()[node as usize]);
    rings
        .into_iter()
        .map(|ring| ring.iter().map(name).collect())
        .collect()
}

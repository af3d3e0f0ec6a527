use std::cmp::Reverse;

use petgraph::algo::kosaraju_scc;
use petgraph::unionfind::UnionFind;
use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document};

use super::DocumentName;
use super::links::Links;

/// A part of the graph that no citation joins to the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Component {
    /// Number of documents.
    pub documents: usize,
    /// Pairs of citing and cited document.
    pub pairs: usize,
    /// Its document that most documents cite.
    pub most_cited: DocumentName,
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
    let links = Links::new(graph);
    let documents: Vec<&Document> = graph.documents().collect();
    let mut sets = UnionFind::<usize>::new(documents.len());
    for node in 0..documents.len() {
        links
            .cites(node)
            .iter()
            .for_each(|&cited| _ = sets.union(node, cited as usize));
    }
    let mut members = vec![Vec::new(); documents.len()];
    for (node, set) in sets.into_labeling().into_iter().enumerate() {
        members[set].push(node);
    }
    members.retain(|nodes| !nodes.is_empty());
    members.sort_by_key(|nodes| (Reverse(nodes.len()), nodes[0]));
    let cited_by = |node: usize| links.cited_by(node).len();
    let component = |nodes: &Vec<usize>| {
        let most_cited = nodes
            .iter()
            .copied()
            .max_by_key(|&node| (cited_by(node), Reverse(node)))?;
        let pairs = nodes.iter().map(|&node| cited_by(node)).sum();
        Some(Component {
            documents: nodes.len(),
            pairs,
            most_cited: documents[most_cited].into(),
        })
    };
    let joined: Vec<_> = members
        .iter()
        .filter(|nodes| nodes.len() > 1)
        .filter_map(component)
        .collect();
    Components {
        count: members.len(),
        isolated: members.len() - joined.len(),
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
/// M. Sharir: A strong-connectivity algorithm and its applications in data flow analysis. Computers & Mathematics 7 (1981).
pub fn cycles(graph: &CitationGraph) -> Vec<Vec<DocumentName>> {
    let mut rings: Vec<_> = kosaraju_scc(graph.inner())
        .into_iter()
        .filter(|ring| ring.len() > 1)
        .collect();
    rings.iter_mut().for_each(|ring| ring.sort());
    rings.sort_by_key(|ring| (Reverse(ring.len()), ring[0]));
    rings
        .iter()
        .map(|ring| {
            ring.iter()
                .map(|&node| (&graph.inner()[node]).into())
                .collect()
        })
        .collect()
}

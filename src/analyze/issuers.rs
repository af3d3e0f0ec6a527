use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Issuer};

/// An issuer with its documents and their citations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct IssuerCount {
    /// The issuer.
    #[serde(flatten)]
    pub issuer: Issuer,
    /// Its documents.
    pub documents: usize,
    /// Those of them that are held.
    pub held: usize,
    /// Citations that its documents make.
    pub citations_made: usize,
    /// Citations that its documents receive.
    pub citations_received: usize,
}

/// Issuers by documents, citations made and received (cơ quan ban hành).
///
/// # Returns
/// Every issuer, first the one whose documents receive most citations; equal ones by documents, then by level, system, name and place.
/// Documents without a known issuer share one entry for each level, system and place.
///
/// # Complexity
/// Time O((V + E) log V).
pub fn issuers(graph: &CitationGraph) -> Vec<IssuerCount> {
    let groups = graph.issuer_graph();
    let count = |issuer| IssuerCount {
        issuer,
        documents: 0,
        held: 0,
        citations_made: 0,
        citations_received: 0,
    };
    let mut issuers: Vec<IssuerCount> = groups
        .groups
        .into_iter()
        .map(|group| IssuerCount {
            documents: group.documents,
            held: group.held,
            ..count(group.key)
        })
        .collect();
    for link in groups.links {
        issuers[link.citing].citations_made += link.citations;
        issuers[link.cited].citations_received += link.citations;
    }
    issuers.sort_by_key(|issuer| Reverse((issuer.citations_received, issuer.documents)));
    issuers
}

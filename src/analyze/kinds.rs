use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;
use crate::model::{Extent, Relation};

/// Documents of one type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TypeCount {
    /// The type's slug; `None` if nothing tells it.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Documents of the type.
    pub documents: usize,
    /// Those of them that are held.
    pub held: usize,
    /// Citations that they make.
    pub citations_made: usize,
    /// Citations that they receive.
    pub citations_received: usize,
}

/// Citations with one relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RelationCount {
    /// The relation.
    pub relation: Relation,
    /// Number of citations.
    pub citations: usize,
    /// Those of them that are second-hand.
    pub second_hand: usize,
    /// Those of them that change only a part of the cited document.
    #[serde(default)]
    pub in_part: usize,
}

impl RelationCount {
    /// Its citations apart: those of whole documents, and those of parts of them, where there are
    /// any.
    pub fn by_extent(&self) -> impl Iterator<Item = (Extent, usize)> {
        let whole = self.citations - self.in_part;
        [(Extent::Whole, whole), (Extent::Part, self.in_part)]
            .into_iter()
            .filter(|(_, citations)| *citations > 0)
    }
}

/// Documents by type (loại văn bản).
///
/// # Returns
/// Every type that comes, first the most frequent, equal ones by slug.
///
/// # Complexity
/// Time O((V + E) log T) for T types.
pub fn types(graph: &CitationGraph) -> Vec<TypeCount> {
    let groups = graph.grouped_by(|document| document.document_type.clone());
    let mut types: Vec<TypeCount> = groups
        .groups
        .into_iter()
        .map(|group| TypeCount {
            document_type: group.key,
            documents: group.documents,
            held: group.held,
            citations_made: 0,
            citations_received: 0,
        })
        .collect();
    for link in groups.links {
        types[link.citing].citations_made += link.citations;
        types[link.cited].citations_received += link.citations;
    }
    types.sort_by_key(|count| Reverse(count.documents));
    types
}

/// Citations by relation (quan hệ).
///
/// # Returns
/// Every relation that comes, first the most frequent, equal ones in the order of the vocabulary.
///
/// # Complexity
/// Time O(E).
pub fn relations(graph: &CitationGraph) -> Vec<RelationCount> {
    let mut relations: Vec<RelationCount> = Relation::ALL
        .iter()
        .map(|&relation| RelationCount {
            relation,
            citations: 0,
            second_hand: 0,
            in_part: 0,
        })
        .collect();
    for view in graph.citations() {
        // The set is in the order of its variants.
        let count = &mut relations[view.citation.relation as usize];
        count.citations += 1;
        count.second_hand += usize::from(view.citation.second_hand);
        count.in_part += usize::from(view.citation.extent == Some(Extent::Part));
    }
    relations.retain(|count| count.citations > 0);
    relations.sort_by_key(|count| Reverse(count.citations));
    relations
}

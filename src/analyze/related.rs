use std::cmp::Reverse;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;

use super::DocumentName;
use super::basis::Basis;

/// Two documents that share citations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Pair {
    /// The one with the lesser id.
    pub one: Arc<DocumentName>,
    /// The other one.
    pub other: Arc<DocumentName>,
    /// Documents that cite both, or that both cite.
    pub shared: usize,
}

/// Pairs of documents that share most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PairTable {
    /// At most 100, first the pair that shares most.
    pub pairs: Vec<Pair>,
    /// Documents whose pairs with each other are not counted because the graph is too large to count all: those with the
    /// fewest citations.
    pub left_out: usize,
}

/// Pairs that a table holds.
const TOP: usize = 100;
/// Ways from document to document that the counting of one table may walk: about a tenth of a second.
const BUDGET: usize = 10_000_000;

/// Pairs of documents that most documents cite together (đồng trích dẫn): what belongs together in practice.
///
/// # Returns
/// The 100 pairs that most documents cite together, equal ones by ids.
///
/// # Complexity
/// Time O(Σ d²) for the d citations of each document, bounded; space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let table = "source,target\nplan,law\nplan,decree\nletter,law\nletter,decree\n";
/// let together = analyze::co_citation(&CitationGraph::read(table.as_bytes(), "edges.csv")?);
/// let pair = &together.pairs[0];
/// assert_eq!((&*pair.one.label, &*pair.other.label, pair.shared), ("decree", "law", 2));
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// H. Small: Co-citation in the scientific literature. Journal of the American Society for Information Science 24 (1973).
pub fn co_citation(graph: &CitationGraph) -> PairTable {
    co_citation_table(&Basis::new(graph))
}

pub(super) fn co_citation_table(basis: &Basis<'_>) -> PairTable {
    let links = basis.links();
    strongest(
        basis,
        |node| links.cited_by(node),
        |node| links.cites(node),
        BUDGET,
    )
}

/// Pairs of documents that cite most documents in common (ghép nối thư mục): what treats of the same.
///
/// # Returns
/// The 100 pairs that cite most in common, equal ones by ids.
///
/// # Complexity
/// Time O(Σ d²) for the d documents that cite each document, bounded; space O(V + E).
///
/// # Literature
/// M. M. Kessler: Bibliographic coupling between scientific papers. American Documentation 14 (1963).
pub fn coupling(graph: &CitationGraph) -> PairTable {
    coupling_table(&Basis::new(graph))
}

pub(super) fn coupling_table(basis: &Basis<'_>) -> PairTable {
    let links = basis.links();
    strongest(
        basis,
        |node| links.cites(node),
        |node| links.cited_by(node),
        BUDGET,
    )
}

/// The strongest pairs of documents that are joined by a step `there` and one `back`.
fn strongest<'l>(
    basis: &Basis<'_>,
    there: impl Fn(usize) -> &'l [u32],
    back: impl Fn(usize) -> &'l [u32],
    mut budget: usize,
) -> PairTable {
    let documents = basis.links().documents();
    let mut order: Vec<usize> = (0..documents)
        .filter(|&node| !there(node).is_empty())
        .collect();
    order.sort_by_key(|&node| Reverse(there(node).len()));
    let mut is_counted = vec![false; documents];
    let mut shared = vec![0usize; documents];
    let mut pairs: Vec<(Reverse<usize>, usize, usize)> = Vec::new();
    let mut left = order.as_slice();
    while let Some((&node, rest)) = left.split_first() {
        let middles = there(node).iter().map(|&middle| back(middle as usize));
        let ways: usize = middles.clone().map(<[u32]>::len).sum();
        if ways > budget {
            break;
        }
        budget -= ways;
        left = rest;
        is_counted[node] = true;
        let mut found = Vec::new();
        for other in middles.flatten().map(|&other| other as usize) {
            if !is_counted[other] {
                if shared[other] == 0 {
                    found.push(other);
                }
                shared[other] += 1;
            }
        }
        for other in found {
            let count = std::mem::take(&mut shared[other]);
            pairs.push((Reverse(count), node.min(other), node.max(other)));
        }
        if pairs.len() > 100 * TOP {
            keep_strongest(&mut pairs);
        }
    }
    keep_strongest(&mut pairs);
    let pair = |(shared, one, other): (Reverse<usize>, usize, usize)| Pair {
        one: basis.name(one),
        other: basis.name(other),
        shared: shared.0,
    };
    PairTable {
        pairs: pairs.into_iter().map(pair).collect(),
        left_out: left.len(),
    }
}

fn keep_strongest(pairs: &mut Vec<(Reverse<usize>, usize, usize)>) {
    pairs.sort_unstable();
    pairs.truncate(TOP);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_cites_too_much_is_left_out_and_counted() {
        let rows: String = (0..50).map(|cited| format!("a,{cited}\n")).collect();
        let table = format!("source,target\n{rows}");
        let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect("a table");
        let (basis, links) = (Basis::new(&graph), graph.links());
        let within = |budget| {
            strongest(
                &basis,
                |node| links.cited_by(node),
                |node| links.cites(node),
                budget,
            )
        };
        assert_eq!(within(120).left_out, 48);
        let whole = within(BUDGET);
        assert_eq!((whole.left_out, whole.pairs.len()), (0, TOP));
    }
}

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Links};

use super::DocumentName;
use super::basis::Basis;
use super::rings::Rings;

/// A document and its PageRank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PageRank {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// Its rank; the ranks of all documents add up to 1.
    pub rank: f64,
}

/// The customary probability that a reader goes on to a cited document.
pub const DAMPING: f64 = 0.85;

/// Change of a ring's ranks, as a share of them, at which they stay: about the last digits.
const TOLERANCE: f64 = 1e-15;
/// Ranks that differ by less are equal: what is left is the rounding of sums.
const PARTS: f64 = 1e12;

/// PageRank: how often a reader who follows citations at random comes to a document.
///
/// A document that cites nothing hands its rank to all. Citations with the same ends count once; self-citations do not count.
///
/// Documents come after all that cite them, so that most are computed once; only those that cite each other in a ring are
/// computed again until they stay. What documents that cite nothing hand to all is the same for
/// all, so the ranks are scaled by it at the end.
///
/// # Arguments
/// * `damping`: probability that the reader follows a citation, `DAMPING` if there is no reason for another; from 0 up to, not including, 1.
///
/// # Returns
/// All documents, first the one with the greatest rank, those that are equal to 12 decimals by id.
///
/// # Complexity
/// Time O(V log V + E) without rings; the documents of a ring are computed at most about 210 times at the
/// customary damping, and more often the nearer the damping is to 1. Space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let graph = CitationGraph::read("source,target\nplan,directive\n".as_bytes(), "edges.csv")?;
/// let ranks = analyze::page_rank(&graph, analyze::DAMPING);
/// assert_eq!(ranks[0].name.label, "directive");
/// assert!((ranks[0].rank - 1.85 / 2.85).abs() < 1e-15);
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// L. Page, S. Brin, R. Motwani, T. Winograd: The PageRank citation ranking. Stanford InfoLab 1999-66.
/// G. M. Del Corso, A. Gullí, F. Romani: Fast PageRank computation via a sparse linear system.
/// Internet Mathematics 2 (2005).
pub fn page_rank(graph: &CitationGraph, damping: f64) -> Vec<PageRank> {
    table(&Basis::new(graph), damping)
}

pub(super) fn table(basis: &Basis<'_>, damping: f64) -> Vec<PageRank> {
    let ranks = ranks(basis.links(), basis.rings(), damping);
    let mut documents: Vec<PageRank> = (0..ranks.len())
        .map(|node| PageRank {
            name: basis.name(node),
            rank: ranks[node],
        })
        .collect();
    documents.sort_by(|one, two| rounded(two.rank, PARTS).total_cmp(&rounded(one.rank, PARTS)));
    documents
}

fn ranks(links: &Links, rings: &Rings, damping: f64) -> Vec<f64> {
    let documents = links.documents();
    let base = 1.0 / documents.max(1) as f64;
    let mut ranks = vec![base; documents];
    // What each document hands to each that it cites.
    let mut handed = vec![0.0; documents];
    let mut update = |node: u32| {
        let node = node as usize;
        let received: f64 = links
            .cited_by(node)
            .iter()
            .map(|&citing| handed[citing as usize])
            .sum();
        let next = base + damping * received;
        handed[node] = next / links.cites(node).len().max(1) as f64;
        let change = (next - ranks[node]).abs();
        ranks[node] = next;
        (next, change)
    };
    for ring in rings.iter().rev() {
        if let [node] = ring {
            update(*node);
            continue;
        }
        for _ in 0..rounds(damping) {
            let (mut total, mut changed) = (0.0, 0.0);
            for &node in ring {
                let (rank, change) = update(node);
                total += rank;
                changed += change;
            }
            if changed <= TOLERANCE * total {
                break;
            }
        }
    }
    let total: f64 = ranks.iter().sum();
    ranks.iter_mut().for_each(|rank| *rank /= total);
    ranks
}

/// Rounds after which the change is below the tolerance in any ring: each leaves of it at most
/// the share of the damping.
fn rounds(damping: f64) -> usize {
    ((TOLERANCE / 2.0).ln() / damping.ln()).ceil() as usize + 1
}

/// Rounded to 1 / `parts`, and never -0.
pub(super) fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts + 0.0
}

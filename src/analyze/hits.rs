use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;

use super::DocumentName;
use super::links::Links;
use super::page_rank::rounded;

/// A document as hub and as authority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct HubAuthority {
    /// The document.
    #[serde(flatten)]
    pub name: DocumentName,
    /// High if good hubs cite it; all add up to 1.
    pub authority: f64,
    /// High if it cites good authorities; all add up to 1.
    pub hub: f64,
}

const TOLERANCE: f64 = 1e-11;
const ITERATIONS: usize = 300;
/// Nine decimals: as much as the iteration gives, which comes near slowly.
const PARTS: f64 = 1e9;

/// Hubs and authorities (HITS): good authorities are cited by good hubs, which cite good authorities.
///
/// The iteration begins with equal values, so where several parts of the graph are equally strong all of them keep theirs.
/// Citations with the same ends count once; self-citations do not count.
///
/// # Returns
/// Documents with a value above 0 (to 9 decimals), first the greatest authority; equal ones by hub, then by id.
///
/// # Complexity
/// Time O(V + E) for each iteration, at most 300 iterations. Space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let graph = CitationGraph::read("source,target\nplan,directive\nletter,directive\n".as_bytes(), "edges.csv")?;
/// let best = &analyze::hits(&graph)[0];
/// assert_eq!((best.name.label.as_str(), best.authority, best.hub), ("directive", 1.0, 0.0));
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// J. Kleinberg: Authoritative sources in a hyperlinked environment. Journal of the ACM 46 (1999).
pub fn hits(graph: &CitationGraph) -> Vec<HubAuthority> {
    let (hubs, authorities) = values(&Links::new(graph));
    let mut documents: Vec<HubAuthority> = graph
        .documents()
        .zip(hubs.into_iter().zip(authorities))
        .map(|(document, (hub, authority))| {
            (document, rounded(hub, PARTS), rounded(authority, PARTS))
        })
        .filter(|(_, hub, authority)| hub + authority > 0.0)
        .map(|(document, hub, authority)| HubAuthority {
            name: document.into(),
            authority,
            hub,
        })
        .collect();
    documents.sort_by(|one, two| {
        two.authority
            .total_cmp(&one.authority)
            .then(two.hub.total_cmp(&one.hub))
    });
    documents
}

/// Hubs and authorities by position.
fn values(links: &Links) -> (Vec<f64>, Vec<f64>) {
    let documents = links.documents();
    let mut hubs = vec![1.0 / documents.max(1) as f64; documents];
    let mut authorities = vec![0.0; documents];
    if links.pairs() == 0 {
        return (vec![0.0; documents], authorities);
    }
    for _ in 0..ITERATIONS {
        authorities = shares((0..documents).map(|node| sum(links.cited_by(node), &hubs)));
        let next = shares((0..documents).map(|node| sum(links.cites(node), &authorities)));
        let change: f64 = next
            .iter()
            .zip(&hubs)
            .map(|(one, two)| (one - two).abs())
            .sum();
        hubs = next;
        if change < TOLERANCE {
            break;
        }
    }
    (hubs, authorities)
}

fn sum(nodes: &[u32], values: &[f64]) -> f64 {
    nodes.iter().map(|&node| values[node as usize]).sum()
}

/// Scaled to add up to 1.
fn shares(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    let total: f64 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= total);
    values
}

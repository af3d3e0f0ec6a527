use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::unionfind::UnionFind;
use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Links};

use super::DocumentName;
use super::basis::Basis;
use super::leading::{Leading, leading};
use super::page_rank::rounded;

/// A document as hub and as authority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct HubAuthority {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// High if good hubs cite it; all add up to 1.
    pub authority: f64,
    /// High if it cites good authorities; all add up to 1.
    pub hub: f64,
}

/// Hubs and authorities of a graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct HitsTable {
    /// Documents with a value above 0 (to 9 decimals), first the greatest authority; equal ones by
    /// hub, then by id.
    pub documents: Vec<HubAuthority>,
    /// Steps that the part of the graph with the most of them took.
    pub iterations: usize,
    /// By how much one more step from hubs to authorities and back would change the hubs, all
    /// together.
    pub residual: f64,
    /// Whether the iteration came to its end; in a very large graph it may be cut short.
    pub converged: bool,
}

/// Parts of the graph are equally strong if their strengths differ by at most this share, which is
/// what rounding may make of equal ones.
const EQUAL: f64 = 1e-12;
/// Links that all walks together may follow: one or two seconds.
const BUDGET: usize = 500_000_000;
/// Steps that each part may take even so.
const LEAST_STEPS: usize = 64;
/// Nine decimals: values that agree in them are equal, for more digits would be noise where parts are
/// nearly equally strong.
const PARTS: f64 = 1e9;

/// Hubs and authorities (HITS): good authorities are cited by good hubs, which cite good authorities.
///
/// The values are the limit of Kleinberg's iteration from equal values. It is not reached by
/// iterating, which takes for ever where two parts of the graph are nearly equally strong, but by
/// parts: in each part, where hubs and authorities hang together, the values are those of the
/// leading eigenvector; only the strongest part has any in the limit, and of several equally strong
/// ones each has its share. Citations with the same ends count once; self-citations do not count.
///
/// # Returns
/// The documents with their values, the number of steps, and how exact they are.
///
/// # Complexity
/// Time O(V + E) for each step, mostly some dozens and bounded. Space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let graph = CitationGraph::read("source,target\nplan,directive\nletter,directive\n".as_bytes(), "edges.csv")?;
/// let best = &analyze::hits(&graph).documents[0];
/// assert_eq!((best.name.label.as_str(), best.authority, best.hub), ("directive", 1.0, 0.0));
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// J. Kleinberg: Authoritative sources in a hyperlinked environment. Journal of the ACM 46 (1999).
pub fn hits(graph: &CitationGraph) -> HitsTable {
    table(&Basis::new(graph))
}

pub(super) fn table(basis: &Basis<'_>) -> HitsTable {
    let limit = Limit::of(basis.links(), BUDGET);
    let values = limit.hubs.iter().zip(&limit.authorities).enumerate();
    let mut documents: Vec<HubAuthority> = values
        .filter(|(_, (hub, authority))| rounded(**hub, PARTS) + rounded(**authority, PARTS) > 0.0)
        .map(|(node, (&hub, &authority))| HubAuthority {
            name: basis.name(node),
            authority,
            hub,
        })
        .collect();
    documents.sort_by(|one, two| {
        let compared = |one, two| rounded(two, PARTS).total_cmp(&rounded(one, PARTS));
        compared(one.authority, two.authority).then(compared(one.hub, two.hub))
    });
    HitsTable {
        documents,
        iterations: limit.iterations,
        residual: limit.residual,
        converged: limit.converged,
    }
}

/// Hubs and authorities by position, each adding up to 1, and how exact they are.
struct Limit {
    hubs: Vec<f64>,
    authorities: Vec<f64>,
    iterations: usize,
    residual: f64,
    converged: bool,
}

impl Limit {
    fn of(links: &Links, budget: usize) -> Self {
        let strongest = strongest(links, budget);
        let mut hubs = vec![0.0; links.documents()];
        for (part, found) in &strongest.parts {
            // What the even vector has of the part's own one.
            let weight: f64 = found.vector.iter().sum();
            for (&hub, value) in part.hubs.iter().zip(&found.vector) {
                hubs[hub] = weight * value;
            }
        }
        let hubs = shares(hubs);
        let nodes = 0..links.documents();
        let authorities = shares(nodes.clone().map(|node| sum(links.cited_by(node), &hubs)));
        let next = shares(nodes.map(|node| sum(links.cites(node), &authorities)));
        let changes = next.iter().zip(&hubs).map(|(one, two)| (one - two).abs());
        Self {
            residual: changes.sum(),
            iterations: strongest.steps,
            converged: strongest.converged,
            hubs,
            authorities,
        }
    }
}

/// A part of the graph in which hubs and authorities hang together: a hub and all that it cites,
/// all that cite one of these, and so on.
#[derive(Default)]
struct Part {
    hubs: Vec<usize>,
    authorities: Vec<usize>,
}

impl Part {
    /// Its strength is at most this: the greatest number of ways from a hub to a hub.
    fn bound(&self, links: &Links) -> usize {
        let ways = self.hubs.iter().map(|&hub| {
            let cited = links.cites(hub).iter();
            cited
                .map(|&cited| links.cited_by(cited as usize).len())
                .sum()
        });
        ways.max().unwrap_or_default()
    }

    /// Links that one step of its two walks follows, forth and back.
    fn cost(&self, links: &Links) -> usize {
        let pairs: usize = self.hubs.iter().map(|&hub| links.cites(hub).len()).sum();
        4 * pairs
    }

    /// The strength of the part and the values of its hubs.
    fn leading(&self, links: &Links, scratch: &mut Scratch, budget: usize) -> Leading {
        let most = (budget / self.cost(links)).max(LEAST_STEPS);
        leading(self.hubs.len(), most, |values| {
            for (&hub, value) in self.hubs.iter().zip(values) {
                scratch.hubs[hub] = *value;
            }
            for &authority in &self.authorities {
                scratch.authorities[authority] = sum(links.cited_by(authority), &scratch.hubs);
            }
            self.hubs
                .iter()
                .map(|&hub| sum(links.cites(hub), &scratch.authorities))
                .collect()
        })
    }
}

/// Values by position, of which each part uses its own.
struct Scratch {
    hubs: Vec<f64>,
    authorities: Vec<f64>,
}

/// The parts of the graph; in which order does not depend on anything but the graph.
fn parts(links: &Links) -> Vec<Part> {
    let documents = links.documents();
    // Each document once as hub and once as authority.
    let mut sets = UnionFind::<usize>::new(2 * documents);
    for hub in 0..documents {
        for &cited in links.cites(hub) {
            sets.union(hub, documents + cited as usize);
        }
    }
    let set_of = sets.into_labeling();
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    for node in 0..documents {
        if !links.cites(node).is_empty() {
            let part = parts.entry(set_of[node]).or_default();
            part.hubs.push(node);
        }
        if !links.cited_by(node).is_empty() {
            let part = parts.entry(set_of[documents + node]).or_default();
            part.authorities.push(node);
        }
    }
    parts.into_values().collect()
}

/// The strongest part, or several equally strong ones, and what it took to find them.
struct Strongest {
    parts: Vec<(Part, Leading)>,
    steps: usize,
    converged: bool,
}

/// Finds the strongest parts: those that may be the strongest first, until no other can be.
fn strongest(links: &Links, mut budget: usize) -> Strongest {
    let mut parts: Vec<(usize, Part)> = parts(links)
        .into_iter()
        .map(|part| (part.bound(links), part))
        .collect();
    parts.sort_by_key(|(bound, _)| std::cmp::Reverse(*bound));
    let mut scratch = Scratch {
        hubs: vec![0.0; links.documents()],
        authorities: vec![0.0; links.documents()],
    };
    let mut found: Vec<(Part, Leading)> = Vec::new();
    let mut least: f64 = 0.0;
    for (bound, part) in parts {
        if (bound as f64) < least {
            break;
        }
        let leading = part.leading(links, &mut scratch, budget);
        budget = budget.saturating_sub(leading.steps * part.cost(links));
        least = least.max(leading.value * (1.0 - EQUAL));
        found.push((part, leading));
    }
    let steps = found.iter().map(|(_, found)| found.steps).max();
    let converged = found.iter().all(|(_, found)| found.converged);
    found.retain(|(_, found)| found.value >= least);
    Strongest {
        parts: found,
        steps: steps.unwrap_or_default(),
        converged,
    }
}

fn sum(nodes: &[u32], values: &[f64]) -> f64 {
    nodes.iter().map(|&node| values[node as usize]).sum()
}

/// Scaled to add up to 1, unless all are 0.
fn shares(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    let total: f64 = values.iter().sum();
    if total > 0.0 {
        values.iter_mut().for_each(|value| *value /= total);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_short_says_so() {
        // Letters that each cite two neighbours on a line: near eigenvalues, many steps.
        let rows: String = (0..500)
            .map(|place| format!("letter-{place},{place}\nletter-{place},{}\n", place + 1))
            .collect();
        let table = format!("source,target\n{rows}");
        let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect("a table");
        let links = graph.links();
        let cut = Limit::of(links, 0);
        assert!(!cut.converged && cut.residual > 1e-7, "{}", cut.residual);
        assert_eq!(cut.iterations, LEAST_STEPS);
        let whole = Limit::of(links, BUDGET);
        assert!(whole.converged && whole.residual < 1e-12);
    }
}

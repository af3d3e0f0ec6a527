use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Links};

use super::DocumentName;
use super::basis::Basis;

/// How many shortest ways lead through a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Betweenness {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// Pairs of documents whose shortest way leads through it; of several shortest ways each has its share.
    pub pairs: f64,
    /// Standard error of `pairs`, 0 where all ways were walked.
    pub error: f64,
}

/// Documents by betweenness.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BetweennessTable {
    /// Documents through which a way leads, first the one with the most.
    pub documents: Vec<Betweenness>,
    /// Documents from which all ways were walked.
    pub sampled: usize,
    /// Documents from which they were not, because the graph is too large to walk all.
    pub left_out: usize,
}

/// Citations that all walks together may follow: some tenths of a second.
const BUDGET: usize = 10_000_000;
/// Documents from which ways are walked even so.
const FEWEST: usize = 8;

/// Documents that stand between others (độ trung gian): on how many shortest ways along citations each lies.
///
/// In a large graph the ways are walked from documents at even distances in the order of ids, and the figures are
/// estimates, each with its standard error.
///
/// # Returns
/// Documents with a value above 0, first the greatest; equal ones by id.
///
/// # Complexity
/// Time O(V + E) for each document from which ways are walked, bounded; space O(V).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let table = "source,target\nletter,plan\nplan,directive\n";
/// let between = analyze::betweenness(&CitationGraph::read(table.as_bytes(), "edges.csv")?);
/// assert_eq!((&*between.documents[0].name.label, between.documents[0].pairs), ("plan", 1.0));
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// U. Brandes, C. Pich: Centrality estimation in large networks. International Journal of Bifurcation and Chaos 17 (2007).
pub fn betweenness(graph: &CitationGraph) -> BetweennessTable {
    table(&Basis::new(graph))
}

pub(super) fn table(basis: &Basis<'_>) -> BetweennessTable {
    within(basis, BUDGET)
}

fn within(basis: &Basis<'_>, budget: usize) -> BetweennessTable {
    let links = basis.links();
    let all = links.documents();
    let sampled = (budget / (all + links.pairs()).max(1)).max(FEWEST).min(all);
    let mut walk = Walk::new(links);
    (0..sampled).for_each(|sample| walk.from(sample * all / sampled));
    let scale = all as f64 / sampled.max(1) as f64;
    let unseen = 1.0 - sampled as f64 / all.max(1) as f64;
    let of_node = |node: usize| {
        let (sum, squares) = (walk.sums[node], walk.squares[node]);
        let count = sampled as f64;
        let variance = (squares - sum * sum / count).max(0.0) / (count - 1.0).max(1.0);
        Betweenness {
            name: basis.name(node),
            pairs: scale * sum,
            error: all as f64 * (variance * unseen / count).sqrt(),
        }
    };
    let nodes = (0..all).filter(|&node| walk.sums[node] > 0.0);
    let mut documents: Vec<Betweenness> = nodes.map(of_node).collect();
    documents.sort_by(|one, two| two.pairs.total_cmp(&one.pairs));
    BetweennessTable {
        documents,
        sampled,
        left_out: all - sampled,
    }
}

/// Walks the shortest ways from one document after the other, and adds up what leads through each.
struct Walk<'l> {
    links: &'l Links,
    distance: Vec<u32>,
    /// Number of shortest ways from where the walk began.
    ways: Vec<f64>,
    /// Pairs behind each document, as shares.
    behind: Vec<f64>,
    order: Vec<u32>,
    sums: Vec<f64>,
    squares: Vec<f64>,
}

const UNSEEN: u32 = u32::MAX;

impl<'l> Walk<'l> {
    fn new(links: &'l Links) -> Self {
        let zeros = vec![0.0; links.documents()];
        Self {
            links,
            distance: vec![UNSEEN; links.documents()],
            ways: zeros.clone(),
            behind: zeros.clone(),
            order: Vec::new(),
            sums: zeros.clone(),
            squares: zeros,
        }
    }

    fn from(&mut self, start: usize) {
        self.forth(start);
        for &node in self.order[1..].iter().rev() {
            let node = node as usize;
            // What leads to the documents before it leads through it.
            let share = (1.0 + self.behind[node]) / self.ways[node];
            for &before in self.links.cited_by(node) {
                let before = before as usize;
                if self.distance[before] != UNSEEN
                    && self.distance[before] + 1 == self.distance[node]
                {
                    self.behind[before] += self.ways[before] * share;
                }
            }
            self.sums[node] += self.behind[node];
            self.squares[node] += self.behind[node] * self.behind[node];
        }
        for node in self.order.drain(..) {
            let node = node as usize;
            self.distance[node] = UNSEEN;
            self.ways[node] = 0.0;
            self.behind[node] = 0.0;
        }
    }

    /// All that the start cites, directly or through others, nearest first, with the number of shortest ways.
    fn forth(&mut self, start: usize) {
        self.distance[start] = 0;
        self.ways[start] = 1.0;
        self.order.push(start as u32);
        let mut next = 0;
        while let Some(&node) = self.order.get(next) {
            next += 1;
            let node = node as usize;
            for &cited in self.links.cites(node) {
                let cited = cited as usize;
                if self.distance[cited] == UNSEEN {
                    self.distance[cited] = self.distance[node] + 1;
                    self.order.push(cited as u32);
                }
                if self.distance[cited] == self.distance[node] + 1 {
                    self.ways[cited] += self.ways[node];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_within_a_few_of_its_errors() {
        // Letters that carry a plan on, of which each hundredth is cited again.
        let rows: String = (0..2_000)
            .map(|letter| format!("{:05},{:05}\n", letter + 1, letter - letter % 100))
            .collect();
        let table = format!("source,target\n{rows}");
        let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect("a table");
        let basis = Basis::new(&graph);
        let (exact, estimate) = (within(&basis, usize::MAX / 2), within(&basis, 400_000));
        assert_eq!((exact.left_out, estimate.left_out), (0, 1_902));
        assert!(exact.documents.iter().all(|one| one.error == 0.0));
        let best = &exact.documents[0];
        let found = estimate
            .documents
            .iter()
            .find(|one| one.name.id == best.name.id);
        let found = found.expect("what stands between most is seen");
        assert!(found.error > 0.0);
        assert!(
            (found.pairs - best.pairs).abs() < 4.0 * found.error,
            "{found:?} {best:?}"
        );
    }
}

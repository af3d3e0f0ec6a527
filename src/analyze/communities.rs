use std::cmp::Reverse;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, DocumentId, Links};

use super::DocumentName;
use super::basis::Basis;

/// Documents that cite each other more than others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Community {
    /// Number of documents.
    pub documents: usize,
    /// Pairs of citing and cited document inside it.
    pub pairs: usize,
    /// Its document that most documents cite.
    pub most_cited: Arc<DocumentName>,
    /// Ids of its documents, sorted.
    pub members: Vec<DocumentId>,
}

/// The graph in communities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Communities {
    /// How much denser they are than chance would make them: 0 if not at all, below 1.
    pub modularity: f64,
    /// Those with two or more documents, the largest first; equal ones by the first of their ids.
    pub communities: Vec<Community>,
}

/// Rounds of moves at one coarseness; mostly far fewer are needed.
const ROUNDS: usize = 32;

/// Sets of documents that cite each other more than the rest (cộng đồng), by Louvain's method, whatever the direction of citations.
///
/// Documents are moved in the order of their ids, and of equal communities the first is taken, so that the same
/// graph has the same communities.
///
/// # Complexity
/// Time O(V + E) for each round, of which some dozens are walked; space O(V + E).
///
/// # Literature
/// V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre: Fast unfolding of communities in large networks.
/// Journal of Statistical Mechanics (2008) P10008.
pub fn communities(graph: &CitationGraph) -> Communities {
    table(&Basis::new(graph))
}

pub(super) fn table(basis: &Basis<'_>) -> Communities {
    let links = basis.links();
    let community_of = unfold(links);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); links.documents()];
    for (node, &community) in community_of.iter().enumerate() {
        members[community].push(node);
    }
    members.retain(|nodes| !nodes.is_empty());
    members.sort_by_key(|nodes| (Reverse(nodes.len()), nodes[0]));
    let inside = |node: usize| {
        let cited = links.cites(node).iter();
        cited
            .filter(|&&cited| community_of[cited as usize] == community_of[node])
            .count()
    };
    let all = links.pairs().max(1) as f64;
    let mut modularity = 0.0;
    let mut communities = Vec::with_capacity(members.len());
    for nodes in members {
        let pairs = nodes.iter().map(|&node| inside(node)).sum();
        let ends: usize = nodes
            .iter()
            .map(|&node| links.cites(node).len() + links.cited_by(node).len())
            .sum();
        modularity += pairs as f64 / all - (ends as f64 / (2.0 * all)).powi(2);
        if nodes.len() == 1 {
            continue;
        }
        let cited_by = |node: usize| links.cited_by(node).len();
        let most_cited = nodes
            .iter()
            .copied()
            .max_by_key(|&node| (cited_by(node), Reverse(node)));
        communities.extend(most_cited.map(|most_cited| {
            Community {
                documents: nodes.len(),
                pairs,
                most_cited: basis.name(most_cited),
                members: nodes
                    .iter()
                    .map(|&node| basis.names()[node].id.clone())
                    .collect(),
            }
        }));
    }
    Communities {
        modularity,
        communities,
    }
}

/// The community of each document.
fn unfold(links: &Links) -> Vec<usize> {
    let mut weighted = Weighted::of(links);
    let mut community_of: Vec<usize> = (0..links.documents()).collect();
    loop {
        let (label_of, labels) = weighted.communities();
        community_of
            .iter_mut()
            .for_each(|community| *community = label_of[*community]);
        if labels == weighted.ends.len() {
            return community_of;
        }
        weighted = weighted.folded(&label_of, labels);
    }
}

/// A graph without directions whose edges count several times.
struct Weighted {
    /// For each node its neighbours, not itself, and how often an edge leads there.
    neighbours: Vec<Vec<(usize, f64)>>,
    /// For each node the ends of edges at it, both of those that begin and end there.
    ends: Vec<f64>,
    /// Ends in all.
    total: f64,
}

impl Weighted {
    fn of(links: &Links) -> Self {
        let neighbours: Vec<Vec<(usize, f64)>> = (0..links.documents())
            .map(|node| {
                let both = links.cites(node).iter().chain(links.cited_by(node));
                let mut both: Vec<(usize, f64)> =
                    both.map(|&other| (other as usize, 1.0)).collect();
                join(&mut both);
                both
            })
            .collect();
        let ends = |node: usize| links.cites(node).len() + links.cited_by(node).len();
        Self {
            neighbours,
            ends: (0..links.documents())
                .map(|node| ends(node) as f64)
                .collect(),
            total: 2.0 * links.pairs() as f64,
        }
    }

    /// Moves each node to the community of its neighbours where it adds most, until none moves: the community of each
    /// node, numbered from 0, and their number.
    fn communities(&self) -> (Vec<usize>, usize) {
        let nodes = self.ends.len();
        let mut of: Vec<usize> = (0..nodes).collect();
        let mut ends = self.ends.clone();
        let mut joined = vec![0.0; nodes];
        for _ in 0..ROUNDS {
            let mut moved = false;
            for node in 0..nodes {
                let own = of[node];
                let mut near = vec![own];
                for &(other, weight) in &self.neighbours[node] {
                    if joined[of[other]] == 0.0 && of[other] != own {
                        near.push(of[other]);
                    }
                    joined[of[other]] += weight;
                }
                ends[own] -= self.ends[node];
                let gain = |community: usize| {
                    joined[community] - ends[community] * self.ends[node] / self.total
                };
                let mut best = own;
                for &community in &near {
                    if gain(community) > gain(best)
                        || gain(community) == gain(best) && best != own && community < best
                    {
                        best = community;
                    }
                }
                ends[best] += self.ends[node];
                near.into_iter()
                    .for_each(|community| joined[community] = 0.0);
                of[node] = best;
                moved |= best != own;
            }
            if !moved {
                break;
            }
        }
        numbered(&of)
    }

    /// The graph whose nodes are these communities.
    fn folded(&self, of: &[usize], communities: usize) -> Self {
        let mut neighbours = vec![Vec::new(); communities];
        let mut ends = vec![0.0; communities];
        for (node, others) in self.neighbours.iter().enumerate() {
            ends[of[node]] += self.ends[node];
            let outside = others.iter().filter(|(other, _)| of[*other] != of[node]);
            neighbours[of[node]].extend(outside.map(|&(other, weight)| (of[other], weight)));
        }
        neighbours.iter_mut().for_each(join);
        Self {
            neighbours,
            ends,
            total: self.total,
        }
    }
}

/// Adds up the weights of equal neighbours.
fn join(neighbours: &mut Vec<(usize, f64)>) {
    neighbours.sort_unstable_by_key(|&(other, _)| other);
    neighbours.dedup_by(|next, known| {
        let same = next.0 == known.0;
        if same {
            known.1 += next.1;
        }
        same
    });
}

/// Numbers the labels in the order in which they first come.
fn numbered(labels: &[usize]) -> (Vec<usize>, usize) {
    let mut number_of = vec![None; labels.len()];
    let mut count = 0;
    let numbers = labels.iter().map(|&label| {
        *number_of[label].get_or_insert_with(|| {
            count += 1;
            count - 1
        })
    });
    let numbers = numbers.collect();
    (numbers, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_dense_sets_with_one_citation_between_them_are_two_communities() {
        let dense = |letters: [&str; 4]| -> String {
            let pairs = (0..4).flat_map(|one| (0..one).map(move |two| (one, two)));
            pairs
                .map(|(one, two)| format!("{},{}\n", letters[one], letters[two]))
                .collect()
        };
        let table = format!(
            "source,target\n{}{}d,e\n",
            dense(["a", "b", "c", "d"]),
            dense(["e", "f", "g", "h"])
        );
        let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect("a table");
        let found = communities(&graph);
        let sets: Vec<String> = found
            .communities
            .iter()
            .map(|one| one.members.iter().map(|id| id.0.as_str()).collect())
            .collect();
        assert_eq!(sets, ["abcd", "efgh"]);
        // By hand: 12 of 13 pairs are inside, and half of the ends are at each.
        assert!((found.modularity - (12.0 / 13.0 - 0.5)).abs() < 1e-12);
    }
}

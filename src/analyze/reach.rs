use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;

use super::DocumentName;
use super::basis::Basis;
use super::rings::Rings;

/// How far a document reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Reach {
    /// The document.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
    /// Distinct documents that cite it.
    pub direct: usize,
    /// Distinct documents that cite it directly or through others, without itself.
    pub all: usize,
    /// Distinct documents that it cites directly or through others, without itself.
    #[serde(default)]
    pub ancestors: usize,
}

/// Documents by reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ReachTable {
    /// First the document with the greatest reach.
    pub documents: Vec<Reach>,
    /// Cited documents that are not in the table because the graph is too large to measure all: those with the fewest citations.
    pub left_out: usize,
}

/// Words of 64 documents that one pass carries.
const WORDS: usize = 8;
/// Documents that one pass measures.
const BLOCK: usize = WORDS * 64;
/// Steps that all passes together may take: about a second. All documents of a graph of 50,000 documents and 100,000 citations fit.
const BUDGET: usize = 300_000_000;

/// All documents that cite a document, directly or through others (phạm vi ảnh hưởng).
///
/// Documents that cite each other in a ring are merged first; then, 512 cited documents at a time, each document hands up to those that
/// cite it the set of the documents that it reaches.
///
/// # Returns
/// The cited documents, first the one with the greatest reach; equal ones by direct citations, then by id. Exact for each document in the
/// table; in a very large graph the documents with the fewest citations are left out, and `left_out` says how many.
///
/// # Complexity
/// Time O(V + E) for each 512 documents, spread over all cores, and bounded; space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let table = "source,target\nplan,directive\nletter,plan\n";
/// let reach = analyze::reach(&CitationGraph::read(table.as_bytes(), "edges.csv")?);
/// assert_eq!(reach.documents[1].ancestors, 1, "the plan cites the directive");
/// assert_eq!((reach.documents[0].name.label.as_str(), reach.documents[0].direct, reach.documents[0].all), ("directive", 1, 2));
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
///
/// # Literature
/// E. Nuutila: Efficient transitive closure computation in large digraphs. Acta Polytechnica Scandinavica 74 (1995).
pub fn reach(graph: &CitationGraph) -> ReachTable {
    table(&Basis::new(graph))
}

pub(super) fn table(basis: &Basis<'_>) -> ReachTable {
    let (links, rings) = (basis.links(), basis.rings());
    let mut cited: Vec<usize> = (0..links.documents())
        .filter(|&node| !links.cited_by(node).is_empty())
        .collect();
    cited.sort_by_key(|&node| Reverse(links.cited_by(node).len()));
    let passes = (BUDGET / (2 * WORDS * (links.documents() + links.pairs()).max(1))).max(1);
    let measured = &cited[..cited.len().min(passes * BLOCK)];
    let ring_of = |node: &u32| rings.of(*node);
    let cites = |node: u32| links.cites(node as usize).iter().map(ring_of);
    let cited_by = |node: u32| links.cited_by(node as usize).iter().map(ring_of);
    let counts: Vec<Vec<(usize, usize)>> = measured
        .par_chunks(BLOCK)
        .map(|block| {
            let reach = count(rings, 0..rings.len(), cites, block);
            let ancestors = count(rings, (0..rings.len()).rev(), cited_by, block);
            reach.into_iter().zip(ancestors).collect()
        })
        .collect();
    let mut table: Vec<Reach> = measured
        .iter()
        .zip(counts.into_iter().flatten())
        .map(|(&node, (reach, ancestors))| Reach {
            name: basis.name(node),
            direct: links.cited_by(node).len(),
            all: reach - 1,
            ancestors: ancestors - 1,
        })
        .collect();
    table.sort_by(|one, two| {
        (two.all, two.direct, &one.name.id).cmp(&(one.all, one.direct, &two.name.id))
    });
    ReachTable {
        left_out: cited.len() - table.len(),
        documents: table,
    }
}

/// For each document of the block: how many documents come to it over the rings that are next to each document, itself
/// among them. Rings come after all that are next to them.
fn count<I: Iterator<Item = usize>>(
    rings: &Rings,
    order: impl Iterator<Item = usize>,
    next_to: impl Fn(u32) -> I,
    block: &[usize],
) -> Vec<usize> {
    let mut reached = vec![[0u64; WORDS]; rings.len()];
    for (bit, &node) in block.iter().enumerate() {
        reached[rings.of(node as u32)][bit / 64] |= 1 << (bit % 64);
    }
    let mut tally = Tally::default();
    for ring in order {
        let nodes = rings.members(ring);
        let mut set = reached[ring];
        for next in nodes.iter().flat_map(|&node| next_to(node)) {
            set.iter_mut()
                .zip(&reached[next])
                .for_each(|(word, more)| *word |= more);
        }
        reached[ring] = set;
        tally.add(&set, nodes.len());
    }
    (0..block.len()).map(|bit| tally.count(bit)).collect()
}

/// Counts how often each bit was set, 64 counters in the bits of one word for each binary digit.
#[derive(Default)]
struct Tally {
    digits: Vec<[u64; WORDS]>,
}

impl Tally {
    /// Counts the set bits `times` times.
    fn add(&mut self, set: &[u64; WORDS], times: usize) {
        if set.iter().all(|&word| word == 0) {
            return;
        }
        for digit in (0..usize::BITS as usize).filter(|digit| times >> digit & 1 == 1) {
            self.carry(*set, digit);
        }
    }

    fn carry(&mut self, mut carry: [u64; WORDS], mut digit: usize) {
        while carry.iter().any(|&word| word != 0) {
            if self.digits.len() <= digit {
                self.digits.resize(digit + 1, [0; WORDS]);
            }
            for (counter, word) in self.digits[digit].iter_mut().zip(&mut carry) {
                (*counter, *word) = (*counter ^ *word, *counter & *word);
            }
            digit += 1;
        }
    }

    fn count(&self, bit: usize) -> usize {
        self.digits
            .iter()
            .enumerate()
            .map(|(digit, words)| ((words[bit / 64] >> (bit % 64) & 1) as usize) << digit)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(table: &str) -> Vec<(String, usize)> {
        let graph = CitationGraph::read(format!("source,target\n{table}").as_bytes(), "edges.csv")
            .expect("a table");
        reach(&graph)
            .documents
            .into_iter()
            .map(|reach| (reach.name.label.clone(), reach.all))
            .collect()
    }

    #[test]
    fn documents_in_a_ring_reach_each_other() {
        assert_eq!(
            all("a,b\nb,a\nc,a\n"),
            [("a".to_owned(), 2), ("b".to_owned(), 2)]
        );
    }

    #[test]
    fn a_diamond_counts_each_document_once() {
        assert_eq!(all("d,b\nd,c\nb,a\nc,a\n")[0], ("a".to_owned(), 3));
    }

    #[test]
    fn more_documents_than_one_pass_carries() {
        let chain: String = (0..2000)
            .map(|link| format!("{},{link}\n", link + 1))
            .collect();
        let reached = all(&chain);
        assert_eq!(reached.len(), 2000);
        assert!(
            reached
                .iter()
                .all(|(label, all)| 2000 - label.parse::<usize>().expect("a number") == *all)
        );
    }
}

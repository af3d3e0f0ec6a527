//! Who cites whom as compressed lists: what the measures walk.

use crate::graph::CitationGraph;

/// For each document, by position, the documents that it cites and that cite it: each pair once, no self-citations, ascending.
pub(super) struct Links {
    cites: Lists,
    cited_by: Lists,
}

impl Links {
    /// Takes O(V + E) time.
    pub(super) fn new(graph: &CitationGraph) -> Self {
        let edges = graph
            .inner()
            .raw_edges()
            .iter()
            .map(|edge| (edge.source().index(), edge.target().index()));
        let mut pairs: Vec<(usize, usize)> =
            edges.filter(|(source, target)| source != target).collect();
        pairs.dedup(); // edges stand by source and target
        let documents = graph.documents().len();
        Self {
            cites: Lists::new(documents, pairs.iter().copied()),
            cited_by: Lists::new(
                documents,
                pairs.iter().map(|&(source, target)| (target, source)),
            ),
        }
    }

    /// Number of documents.
    pub(super) fn documents(&self) -> usize {
        self.cites.starts.len() - 1
    }

    /// Number of pairs of citing and cited document.
    pub(super) fn pairs(&self) -> usize {
        self.cites.ends.len()
    }

    /// Documents that this one cites.
    pub(super) fn cites(&self, document: usize) -> &[u32] {
        self.cites.list(document)
    }

    /// Documents that cite this one.
    pub(super) fn cited_by(&self, document: usize) -> &[u32] {
        self.cited_by.list(document)
    }
}

/// Lists of positions, one behind the other.
struct Lists {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    /// A counting sort: entries with equal first position keep their order.
    fn new(lists: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0u32; lists + 1];
        pairs.clone().for_each(|(from, _)| starts[from + 1] += 1);
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut ends = vec![0u32; starts[lists] as usize];
        pairs.for_each(|(from, to)| {
            ends[next[from] as usize] =
                u32::try_from(to).expect("petgraph counts nodes in 32 bits");
            next[from] += 1;
        });
        Self { starts, ends }
    }

    fn list(&self, list: usize) -> &[u32] {
        &self.ends[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

//! Who cites whom as compressed lists: what the measures walk.

use super::CitationGraph;

/// For each document, by position, the documents that it cites and that cite it: each pair once, no self-citations, ascending.
#[derive(Debug, Clone)]
pub(crate) struct Links {
    cites: Lists,
    cited_by: Lists,
}

impl Links {
    /// Takes O(V + E) time.
    pub(super) fn new(graph: &CitationGraph) -> Self {
        let documents = graph.graph.node_count();
        let edges = graph.graph.raw_edges();
        // Edges stand by source and target.
        let is_new = |place: usize| {
            let ends = |place: usize| (edges[place].source(), edges[place].target());
            let (source, target) = ends(place);
            source != target && (place == 0 || ends(place - 1) != (source, target))
        };
        let places = (0..edges.len()).filter(|&place| is_new(place));
        let pairs =
            places.map(|place| (edges[place].source().index(), edges[place].target().index()));
        Self {
            cites: Lists::new(documents, pairs.clone()),
            cited_by: Lists::new(documents, pairs.map(|(source, target)| (target, source))),
        }
    }

    /// Number of documents.
    pub(crate) fn documents(&self) -> usize {
        self.cites.len()
    }

    /// Number of pairs of citing and cited document.
    pub(crate) fn pairs(&self) -> usize {
        self.cites.ends.len()
    }

    /// Documents that this one cites.
    pub(crate) fn cites(&self, document: usize) -> &[u32] {
        self.cites.list(document)
    }

    /// Documents that cite this one.
    pub(crate) fn cited_by(&self, document: usize) -> &[u32] {
        self.cited_by.list(document)
    }
}

/// Lists of positions, one behind the other.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    /// A counting sort: entries with equal first position keep their order.
    pub(crate) fn new(lists: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0u32; lists + 1];
        pairs.clone().for_each(|(from, _)| starts[from + 1] += 1);
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut ends = vec![0u32; starts[lists] as usize];
        pairs.for_each(|(from, to)| {
            ends[next[from] as usize] = to as u32; // petgraph counts in 32 bits
            next[from] += 1;
        });
        Self { starts, ends }
    }

    /// Number of lists.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The entries of one list.
    pub(crate) fn list(&self, list: usize) -> &[u32] {
        &self.ends[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

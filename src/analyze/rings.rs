//! Which documents cite each other in a ring, directly or through others.

use crate::graph::{Links, Lists};

/// Strongly connected sets of documents, the cited ones before those that cite them; most have one
/// document.
#[derive(Debug)]
pub(super) struct Rings {
    members: Lists,
    ring_of: Vec<u32>,
}

impl Rings {
    /// Takes O(V + E) time.
    ///
    /// R. E. Tarjan: Depth-first search and linear graph algorithms. SIAM Journal on Computing 1
    /// (1972); with a stack of its own, for chains are longer than that of the machine.
    pub(super) fn new(links: &Links) -> Self {
        let mut search = Search::new(links);
        (0..links.documents()).for_each(|root| search.from(root as u32));
        let Search { rings, ring_of, .. } = search;
        let members = (0..ring_of.len()).map(|node| (ring_of[node] as usize, node));
        Self {
            members: Lists::new(rings as usize, members),
            ring_of,
        }
    }

    /// Number of rings.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// The documents of a ring, ascending.
    pub(super) fn members(&self, ring: usize) -> &[u32] {
        self.members.list(ring)
    }

    /// All rings, the cited ones before those that cite them.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &[u32]> {
        (0..self.len()).map(|ring| self.members(ring))
    }

    /// The ring of a document.
    pub(super) fn of(&self, document: u32) -> usize {
        self.ring_of[document as usize] as usize
    }
}

/// The mark of a document that the search has not seen.
const UNSEEN: u32 = u32::MAX;

struct Search<'l> {
    links: &'l Links,
    /// When each document was first seen.
    seen: Vec<u32>,
    /// The earliest that each document is known to reach among those that wait.
    low: Vec<u32>,
    ring_of: Vec<u32>,
    waiting: Vec<u32>,
    /// The way from the root, each document with the number of its citations that were followed.
    way: Vec<(u32, u32)>,
    clock: u32,
    rings: u32,
}

impl<'l> Search<'l> {
    fn new(links: &'l Links) -> Self {
        let unseen = vec![UNSEEN; links.documents()];
        Self {
            links,
            seen: unseen.clone(),
            low: unseen.clone(),
            ring_of: unseen,
            waiting: Vec::new(),
            way: Vec::new(),
            clock: 0,
            rings: 0,
        }
    }

    fn from(&mut self, root: u32) {
        if self.seen[root as usize] == UNSEEN {
            self.enter(root);
        }
        while let Some((node, followed)) = self.way.last_mut() {
            let node = *node;
            let Some(&cited) = self.links.cites(node as usize).get(*followed as usize) else {
                self.way.pop();
                self.leave(node);
                continue;
            };
            *followed += 1;
            if self.seen[cited as usize] == UNSEEN {
                self.enter(cited);
            } else if self.ring_of[cited as usize] == UNSEEN {
                let low = &mut self.low[node as usize];
                *low = (*low).min(self.seen[cited as usize]);
            }
        }
    }

    fn enter(&mut self, node: u32) {
        self.seen[node as usize] = self.clock;
        self.low[node as usize] = self.clock;
        self.clock += 1;
        self.waiting.push(node);
        self.way.push((node, 0));
    }

    fn leave(&mut self, node: u32) {
        let low = self.low[node as usize];
        if let Some(&(before, _)) = self.way.last() {
            let of_before = &mut self.low[before as usize];
            *of_before = (*of_before).min(low);
        }
        if low == self.seen[node as usize] {
            while let Some(member) = self.waiting.pop() {
                self.ring_of[member as usize] = self.rings;
                if member == node {
                    break;
                }
            }
            self.rings += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CitationGraph;

    fn rings(table: &str) -> Vec<Vec<u32>> {
        let graph = CitationGraph::read(format!("source,target\n{table}").as_bytes(), "edges.csv")
            .expect("a table");
        Rings::new(graph.links())
            .iter()
            .map(<[u32]>::to_vec)
            .collect()
    }

    #[test]
    fn cited_rings_come_before_those_that_cite_them() {
        assert_eq!(
            rings("d,c\nc,b\nb,c\nb,a\n"),
            [vec![0], vec![1, 2], vec![3]]
        );
    }

    #[test]
    fn a_chain_longer_than_any_stack_is_walked() {
        let chain: String = (0..200_000)
            .map(|link| format!("{:06},{:06}\n", link + 1, link))
            .collect();
        let found = rings(&chain);
        assert_eq!((found.len(), &found[0][..]), (200_001, &[0][..]));
    }
}

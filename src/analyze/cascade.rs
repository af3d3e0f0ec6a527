use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::graph::{Citation, CitationGraph, DocumentId, Lists};
use crate::model::{Certainty, Level, Relation, System};

use super::DocumentName;

/// The cascade of a directive (chuỗi triển khai): all documents that carry it further, as a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Cascade {
    /// The directive first, then each document behind its parent; children of one parent by date, then by id.
    pub steps: Vec<Step>,
}

/// A document in a cascade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Step {
    /// The document.
    #[serde(flatten)]
    pub document: DocumentName,
    /// System of its issuer.
    pub system: System,
    /// Province of its issuer.
    pub province: Option<String>,
    /// Position in `steps` of the document that it carries further: of several the furthest from the directive. `None` for the directive.
    pub parent: Option<usize>,
    /// Positions of the other documents of the cascade that it carries further, ascending.
    pub other_parents: Vec<usize>,
    /// Steps from the directive along the parents, 0 for the directive.
    pub depth: usize,
    /// Days since the directive; negative if a date is wrong, `None` unless both dates are whole.
    pub days_since_directive: Option<i64>,
    /// Days since the parent.
    pub days_since_parent: Option<i64>,
    /// What it does with its parent. `None` for the directive.
    pub relation: Option<Relation>,
    /// Whether that is known only from a title that a third document quotes.
    pub second_hand: bool,
    /// How sure it is that the parent is meant.
    pub certainty: Certainty,
}

impl Cascade {
    /// The cascade of one document.
    ///
    /// A document belongs to it if it carries the directive, or a document of the cascade, further (legal basis, implements, continues,
    /// guides) at the same level or a lower one. Where levels are unknown, only the known ones are compared.
    ///
    /// # Arguments
    /// * `directive`: id of the document that is carried further.
    ///
    /// # Returns
    /// The cascade, with the directive alone if nobody carries it further; `None` if there is no such document.
    /// Each document stands once; rings are cut where they were entered.
    ///
    /// # Complexity
    /// Time O(V + E) for the graph and O(n log n) for the n documents of the cascade.
    ///
    /// # Example
    /// ```
    /// use viendan::{analyze::Cascade, graph::{CitationGraph, DocumentId}};
    /// let table = "source,target,relation\nplan,directive,implements\nletter,plan,implements\nletter,directive,legal_basis\n";
    /// let graph = CitationGraph::read(table.as_bytes(), "edges.csv")?;
    /// let cascade = Cascade::of(&graph, &DocumentId("directive".to_owned())).expect("it is in the graph");
    /// let depths: Vec<_> = cascade.steps.iter().map(|step| (step.document.label.as_str(), step.depth)).collect();
    /// assert_eq!(depths, [("directive", 0), ("plan", 1), ("letter", 2)]);
    /// # Ok::<(), viendan::graph::GraphError>(())
    /// ```
    pub fn of(graph: &CitationGraph, directive: &DocumentId) -> Option<Self> {
        let root = graph.position(directive)?;
        let chain = Walker::new(graph).walk(root);
        Some(Self {
            steps: steps(graph, &linked(graph, &chain)),
        })
    }

    /// The directive itself.
    pub fn directive(&self) -> &Step {
        &self.steps[0]
    }

    /// The way down that most ways through the cascade share (đường chính): positions in `steps`, the directive first.
    ///
    /// Each citation counts the ways from the directive to the ends of the cascade that lead over it; the main path
    /// is the one whose citations count most together, of equal ones the first in the order of the tree. Rings are cut as in the
    /// tree. Takes O(n log n) time and the citations of the cascade.
    ///
    /// N. P. Hummon, P. Doreian: Connectivity in a citation network. Social Networks 11 (1989); V. Batagelj: Efficient algorithms
    /// for citation network analysis (2003).
    pub fn main_path(&self) -> Vec<usize> {
        let parents = |place: usize| {
            let step = &self.steps[place];
            let nearer = step.other_parents.iter().copied();
            let nearer = nearer.filter(|&other| self.steps[other].depth < step.depth);
            step.parent.into_iter().chain(nearer)
        };
        let mut order: Vec<usize> = (0..self.steps.len()).collect();
        order.sort_by_key(|&place| self.steps[place].depth);
        let mut from_directive = vec![0.0; order.len()];
        let mut to_ends = vec![0.0; order.len()];
        for &place in &order {
            let ways: f64 = parents(place).map(|parent| from_directive[parent]).sum();
            from_directive[place] = if place == 0 { 1.0 } else { ways };
        }
        for &place in order.iter().rev() {
            if to_ends[place] == 0.0 {
                to_ends[place] = 1.0;
            }
            let ways = to_ends[place];
            parents(place).for_each(|parent| to_ends[parent] += ways);
        }
        // The best way to each document: its count, and the document before.
        let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); order.len()];
        for &place in &order {
            for parent in parents(place) {
                let count = best[parent].0 + from_directive[parent] * to_ends[place];
                let is_better = match best[place] {
                    (known, Some(before)) => count > known || count == known && parent < before,
                    (_, None) => true,
                };
                if is_better {
                    best[place] = (count, Some(parent));
                }
            }
        }
        let last = (0..order.len())
            .max_by(|&one, &two| best[one].0.total_cmp(&best[two].0).then(two.cmp(&one)));
        let mut path: Vec<usize> = std::iter::successors(last, |&place| best[place].1).collect();
        path.reverse();
        path
    }

    /// The documents that carry it further.
    pub fn further(&self) -> &[Step] {
        &self.steps[1..]
    }
}

/// A document in its place in a cascade: after all that it carries further, but where that is a ring.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Position in the graph.
    pub(super) node: usize,
    pub(super) depth: usize,
    /// Its level; where that is unknown, that of the document from which it was reached.
    level: Level,
}

/// Walks cascades of one graph; keeps its marks so that many cascades cost no more than their citations.
pub(super) struct Walker {
    levels: Vec<Level>,
    /// For each document those that carry it further.
    carried_by: Lists,
    marks: Vec<Mark>,
    /// Citations walked in all cascades so far.
    pub(super) walked: usize,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    level: Level,
    seen: bool,
    placed: bool,
    /// Documents of the cascade that it carries further and that have no place in the chain yet.
    waiting: u32,
    /// The greatest depth of those that have one, and one more.
    depth: u32,
}

const UNSEEN: Mark = Mark {
    level: Level::Unknown,
    seen: false,
    placed: false,
    waiting: 0,
    depth: 0,
};

impl Walker {
    /// Takes O(V + E) time.
    pub(super) fn new(graph: &CitationGraph) -> Self {
        let levels: Vec<Level> = graph.documents().map(|document| document.level).collect();
        let edges = graph.inner().raw_edges().iter();
        let carrying = edges
            .filter(|edge| edge.weight.relation.carries_further())
            .map(|edge| (edge.target().index(), edge.source().index()))
            .filter(|(target, source)| target != source);
        // Edges with the same ends stand beside each other.
        let mut pairs: Vec<(usize, usize)> = carrying.collect();
        pairs.dedup();
        Self {
            carried_by: Lists::new(levels.len(), pairs.iter().copied()),
            marks: vec![UNSEEN; levels.len()],
            levels,
            walked: 0,
        }
    }

    /// Number of documents that carry this one further directly, whatever their level.
    pub(super) fn direct(&self, node: usize) -> usize {
        self.carried_by.list(node).len()
    }

    /// The cascade of a document, each in its place; the document itself first.
    pub(super) fn walk(&mut self, root: usize) -> Vec<Placed> {
        let reached = self.reach(root);
        let chain = self.arrange(&reached);
        reached
            .into_iter()
            .for_each(|node| self.marks[node as usize] = UNSEEN);
        chain
    }

    /// All documents of the cascade, nearest first; marks their level and how many of the others each one waits for.
    fn reach(&mut self, root: usize) -> Vec<u32> {
        self.marks[root] = Mark {
            level: self.levels[root],
            seen: true,
            ..UNSEEN
        };
        let mut reached = vec![root as u32];
        let mut next = 0;
        while let Some(&node) = reached.get(next) {
            next += 1;
            let from = self.marks[node as usize].level;
            let carried_by = self.carried_by.list(node as usize);
            self.walked += carried_by.len();
            for &citing in carried_by {
                let mark = &mut self.marks[citing as usize];
                let level = self.levels[citing as usize];
                if !mark.seen && downward(from, level) {
                    mark.seen = true;
                    mark.level = if level == Level::Unknown { from } else { level };
                    reached.push(citing);
                }
                if mark.seen && downward(from, mark.level) {
                    mark.waiting += 1;
                }
            }
        }
        reached
    }

    /// Gives each document its place after all that it carries further. In a ring nobody could begin: then the nearest of those that wait
    /// goes first, at the depth that those before it give.
    fn arrange(&mut self, reached: &[u32]) -> Vec<Placed> {
        let mut chain: Vec<Placed> = Vec::with_capacity(reached.len());
        let mut ready = Vec::with_capacity(reached.len());
        ready.push(reached[0]);
        let mut next = 0;
        let mut nearest = reached.iter().copied();
        while chain.len() < reached.len() {
            let waits = |&node: &u32| !self.marks[node as usize].placed;
            let Some(node) = ready.get(next).copied().or_else(|| nearest.find(waits)) else {
                break;
            };
            next = (next + 1).min(ready.len());
            let mark = &mut self.marks[node as usize];
            mark.placed = true;
            let Mark { level, depth, .. } = *mark;
            chain.push(Placed {
                node: node as usize,
                depth: depth as usize,
                level,
            });
            for &citing in self.carried_by.list(node as usize) {
                let mark = &mut self.marks[citing as usize];
                if mark.seen && !mark.placed && downward(level, mark.level) {
                    mark.depth = mark.depth.max(depth + 1);
                    mark.waiting -= 1;
                    if mark.waiting == 0 {
                        ready.push(citing);
                    }
                }
            }
        }
        chain
    }
}

/// A document of a cascade with what it carries further.
struct Link {
    placed: Placed,
    /// Place of the parent, and the citation.
    parent: Option<(usize, EdgeIndex)>,
    /// Places of the others.
    others: Vec<usize>,
}

/// The documents of a cascade with their parents: of those that stand before them the furthest from the directive.
fn linked(graph: &CitationGraph, chain: &[Placed]) -> Vec<Link> {
    let places: HashMap<usize, usize> = chain
        .iter()
        .enumerate()
        .map(|(place, placed)| (placed.node, place))
        .collect();
    let rank = |place: usize| {
        let Placed { node, depth, level } = chain[place];
        let date = graph.inner()[NodeIndex::new(node)].date;
        (depth, level, date, Reverse(node))
    };
    let link = |(place, &placed): (usize, &Placed)| {
        let carried = carries(graph, placed.node).into_iter();
        let parents: Vec<(usize, EdgeIndex)> = carried
            .filter_map(|(cited, edge)| Some((*places.get(&cited)?, edge)))
            .filter(|&(before, _)| before < place && downward(chain[before].level, placed.level))
            .collect();
        let parent = parents
            .iter()
            .copied()
            .max_by_key(|&(place, _)| rank(place));
        let others = parents.iter().map(|&(place, _)| place);
        Link {
            placed,
            parent,
            others: others
                .filter(|&place| Some(place) != parent.map(|(best, _)| best))
                .collect(),
        }
    };
    chain.iter().enumerate().map(link).collect()
}

/// What a document carries further, each with the citation that says so best.
fn carries(graph: &CitationGraph, node: usize) -> BTreeMap<usize, EdgeIndex> {
    let mut best: BTreeMap<usize, EdgeIndex> = BTreeMap::new();
    let graph = graph.inner();
    for edge in graph.edges(NodeIndex::new(node)) {
        if edge.weight().relation.carries_further() {
            let known = best.entry(edge.target().index()).or_insert(edge.id());
            let rank = |edge: EdgeIndex| (strength(&graph[edge]), edge);
            if rank(edge.id()) < rank(*known) {
                *known = edge.id();
            }
        }
    }
    best
}

/// Whether a cascade can go on from one level to the other: to the same or a lower one.
fn downward(from: Level, to: Level) -> bool {
    from == Level::Unknown || to >= from
}

/// Of several citations with the same ends the one with the least value says best what the document does.
fn strength(citation: &Citation) -> (bool, Certainty, usize) {
    let order = [
        Relation::Implements,
        Relation::Continues,
        Relation::Guides,
        Relation::LegalBasis,
    ];
    let place = order
        .iter()
        .position(|&relation| relation == citation.relation)
        .unwrap_or(order.len());
    (citation.second_hand, citation.certainty, place)
}

/// The chain in the order of the tree: each document behind its parent, siblings by date, then by id.
fn steps(graph: &CitationGraph, chain: &[Link]) -> Vec<Step> {
    let document = |place: usize| &graph.inner()[NodeIndex::new(chain[place].placed.node)];
    let mut children = vec![Vec::new(); chain.len()];
    for (place, link) in chain.iter().enumerate() {
        link.parent
            .into_iter()
            .for_each(|(parent, _)| children[parent].push(place));
    }
    children.iter_mut().for_each(|places| {
        places.sort_by_key(|&place| Reverse((document(place).date, chain[place].placed.node)))
    });
    let mut order = Vec::with_capacity(chain.len());
    let mut position = vec![0; chain.len()];
    let mut stack = vec![0];
    while let Some(place) = stack.pop() {
        position[place] = order.len();
        order.push(place);
        stack.append(&mut children[place]);
    }
    order
        .iter()
        .map(|&place| step(graph, chain, place, &position))
        .collect()
}

fn step(graph: &CitationGraph, chain: &[Link], place: usize, position: &[usize]) -> Step {
    let link = &chain[place];
    let document = |place: usize| &graph.inner()[NodeIndex::new(chain[place].placed.node)];
    let days_since = |earlier: usize| {
        document(earlier)
            .date
            .zip(document(place).date)
            .and_then(|(from, to)| from.days_until(to))
    };
    let citation = link.parent.map(|(_, edge)| &graph.inner()[edge]);
    let mut other_parents: Vec<usize> = link.others.iter().map(|&other| position[other]).collect();
    other_parents.sort_unstable();
    Step {
        document: document(place).into(),
        system: document(place).system,
        province: document(place).place.province.clone(),
        parent: link.parent.map(|(parent, _)| position[parent]),
        other_parents,
        depth: link.placed.depth,
        days_since_directive: link.parent.and_then(|_| days_since(0)),
        days_since_parent: link.parent.and_then(|(parent, _)| days_since(parent)),
        relation: citation.map(|citation| citation.relation),
        second_hand: citation.is_some_and(|citation| citation.second_hand),
        certainty: citation.map_or(Certainty::Certain, |citation| citation.certainty),
    }
}

use std::cmp::Reverse;
use std::collections::{HashMap, VecDeque};

use serde::{Deserialize, Serialize};

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

use crate::graph::{Citation, CitationGraph, Document, DocumentId};
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
        let mut walker = Walker::new(graph);
        let chain = walker.walk(root);
        Some(Self {
            steps: steps(graph, &chain),
        })
    }

    /// The directive itself.
    pub fn directive(&self) -> &Step {
        &self.steps[0]
    }

    /// The documents that carry it further.
    pub fn further(&self) -> &[Step] {
        &self.steps[1..]
    }
}

/// A document of a cascade while it is being built; positions count documents of the graph.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) node: usize,
    /// Position of the parent in the chain, and the citation.
    pub(super) parent: Option<(usize, EdgeIndex)>,
    /// Positions of the others.
    pub(super) others: Vec<usize>,
    pub(super) depth: usize,
}

/// Walks cascades of one graph; keeps its marks so that many cascades cost no more than their documents.
pub(super) struct Walker<'g> {
    graph: &'g DiGraph<Document, Citation>,
    /// For each document those that carry it further, each with the citation that says so best.
    carried_by: Vec<Vec<(usize, EdgeIndex)>>,
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    level: Level,
    /// Documents of the cascade that it carries further and that have no place in the chain yet.
    waiting: usize,
    /// Place in the chain.
    place: Option<usize>,
    seen: bool,
}

const UNSEEN: Mark = Mark {
    level: Level::Unknown,
    waiting: 0,
    place: None,
    seen: false,
};

impl<'g> Walker<'g> {
    /// Takes O(V + E) time.
    pub(super) fn new(citations: &'g CitationGraph) -> Self {
        let graph = citations.inner();
        let mut carried_by: Vec<Vec<(usize, EdgeIndex)>> = vec![Vec::new(); graph.node_count()];
        for edge in graph
            .edge_indices()
            .filter(|&edge| graph[edge].relation.carries_further())
        {
            let (source, target) = graph
                .edge_endpoints(edge)
                .expect("the index comes from the graph");
            let known = &mut carried_by[target.index()];
            match known.last_mut() {
                Some((citing, best)) if *citing == source.index() => {
                    *best = [edge, *best]
                        .into_iter()
                        .min_by_key(|&edge| (strength(&graph[edge]), edge))
                        .unwrap_or(edge);
                }
                _ if source != target => known.push((source.index(), edge)),
                _ => {}
            }
        }
        Self {
            graph,
            carried_by,
            marks: vec![UNSEEN; graph.node_count()],
        }
    }

    /// Number of documents that carry this one further directly, whatever their level.
    pub(super) fn direct(&self, node: usize) -> usize {
        self.carried_by[node].len()
    }

    /// The cascade of a document, each after its parent; the document itself first.
    pub(super) fn walk(&mut self, root: usize) -> Vec<Link> {
        let reached = self.reach(root);
        let chain = self.arrange(&reached);
        reached
            .into_iter()
            .for_each(|node| self.marks[node] = UNSEEN);
        chain
    }

    /// All documents of the cascade, nearest first; marks their level and how many of the others each one waits for.
    fn reach(&mut self, root: usize) -> Vec<usize> {
        self.marks[root] = Mark {
            level: self.level(root),
            seen: true,
            ..UNSEEN
        };
        let mut reached = vec![root];
        let mut next = 0;
        while let Some(&node) = reached.get(next) {
            next += 1;
            for &(citing, _) in &self.carried_by[node] {
                let level = self.level(citing);
                if !self.marks[citing].seen && downward(self.marks[node].level, level) {
                    let level = if level == Level::Unknown {
                        self.marks[node].level
                    } else {
                        level
                    };
                    self.marks[citing] = Mark {
                        level,
                        seen: true,
                        ..UNSEEN
                    };
                    reached.push(citing);
                }
            }
        }
        for &node in &reached {
            for position in 0..self.carried_by[node].len() {
                let citing = self.carried_by[node][position].0;
                if self.belongs(node, citing) {
                    self.marks[citing].waiting += 1;
                }
            }
        }
        reached
    }

    /// Gives each document its place after all that it carries further. In a ring nobody could begin: then the nearest of those that wait
    /// goes first, behind the document from which it was reached.
    fn arrange(&mut self, reached: &[usize]) -> Vec<Link> {
        let mut pending: HashMap<usize, Vec<(usize, EdgeIndex)>> = HashMap::new();
        let mut chain: Vec<Link> = Vec::with_capacity(reached.len());
        let mut ready = VecDeque::from([reached[0]]);
        let mut nearest = reached.iter().copied();
        while chain.len() < reached.len() {
            let waiting = |node: &usize| self.marks[*node].place.is_none();
            let Some(node) = ready
                .pop_front()
                .filter(waiting)
                .or_else(|| nearest.find(waiting))
            else {
                break;
            };
            let place = chain.len();
            self.marks[node].place = Some(place);
            let parents = pending.remove(&node).unwrap_or_default();
            chain.push(self.link(node, &parents, &chain));
            for position in 0..self.carried_by[node].len() {
                let (citing, edge) = self.carried_by[node][position];
                if self.belongs(node, citing) && self.marks[citing].place.is_none() {
                    pending.entry(citing).or_default().push((place, edge));
                    self.marks[citing].waiting -= 1;
                    if self.marks[citing].waiting == 0 {
                        ready.push_back(citing);
                    }
                }
            }
        }
        chain
    }

    fn link(&self, node: usize, parents: &[(usize, EdgeIndex)], chain: &[Link]) -> Link {
        let rank = |place: usize| {
            let Link { node, depth, .. } = chain[place];
            let document = &self.graph[NodeIndex::new(node)];
            (depth, self.marks[node].level, document.date, Reverse(node))
        };
        let parent = parents
            .iter()
            .copied()
            .max_by_key(|&(place, _)| rank(place));
        let others = parents
            .iter()
            .map(|&(place, _)| place)
            .filter(|&place| Some(place) != parent.map(|(best, _)| best));
        Link {
            node,
            parent,
            others: others.collect(),
            depth: parent.map_or(0, |(place, _)| chain[place].depth + 1),
        }
    }

    fn belongs(&self, cited: usize, citing: usize) -> bool {
        self.marks[citing].seen && downward(self.marks[cited].level, self.marks[citing].level)
    }

    fn level(&self, node: usize) -> Level {
        self.graph[NodeIndex::new(node)].level
    }
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
    let document = |place: usize| &graph.inner()[NodeIndex::new(chain[place].node)];
    let mut children = vec![Vec::new(); chain.len()];
    for (place, link) in chain.iter().enumerate() {
        link.parent
            .into_iter()
            .for_each(|(parent, _)| children[parent].push(place));
    }
    children.iter_mut().for_each(|places| {
        places.sort_by_key(|&place| Reverse((document(place).date, chain[place].node)))
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
    let document = |place: usize| &graph.inner()[NodeIndex::new(chain[place].node)];
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
        depth: link.depth,
        days_since_directive: link.parent.and_then(|_| days_since(0)),
        days_since_parent: link.parent.and_then(|(parent, _)| days_since(parent)),
        relation: citation.map(|citation| citation.relation),
        second_hand: citation.is_some_and(|citation| citation.second_hand),
        certainty: citation.map_or(Certainty::Certain, |citation| citation.certainty),
    }
}

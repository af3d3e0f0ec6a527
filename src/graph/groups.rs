use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Level, Place, Relation, System};

use super::{CitationGraph, Document};

/// An issuer (cơ quan ban hành) as a node of the issuer graph. Documents whose issuer nobody tells share one node for each
/// level, system and place.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Issuer {
    /// Level of the issuer.
    pub level: Level,
    /// System of the issuer.
    pub system: System,
    /// Its name with its place: `Tỉnh ủy Lai Châu`; `None` if unknown.
    pub name: Option<String>,
    /// Its place.
    #[serde(flatten)]
    pub place: Place,
}

impl Issuer {
    /// The issuer of a document, with what the document tells of it.
    pub fn of(document: &Document) -> Self {
        Self {
            level: document.level,
            system: document.system,
            name: document.issuer.clone(),
            place: document.place.clone(),
        }
    }
}

/// Documents that share a key, as one node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Group<K> {
    /// What they share.
    pub key: K,
    /// How many documents.
    pub documents: usize,
    /// How many of them are held.
    pub held: usize,
}

/// The citations from documents of one group to documents of another (or of the same).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GroupLink {
    /// Position of the citing group in `groups`.
    pub citing: usize,
    /// Position of the cited group in `groups`.
    pub cited: usize,
    /// Number of citations.
    pub citations: usize,
    /// Number of citations for each relation.
    pub relations: BTreeMap<Relation, usize>,
}

/// An aggregation of the citation graph: groups in the order of their keys, links by citing and cited group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GroupGraph<K> {
    /// The nodes.
    pub groups: Vec<Group<K>>,
    /// The edges, from citing to cited: the cited group directs the citing one.
    pub links: Vec<GroupLink>,
}

/// Who directs whom: documents grouped by issuer.
pub type IssuerGraph = GroupGraph<Issuer>;
/// Flow between levels: documents grouped by level.
pub type LevelGraph = GroupGraph<Level>;

impl CitationGraph {
    /// Groups the documents by a key; citations are added up. Takes O((V + E) log groups) time.
    pub fn grouped_by<K: Ord>(&self, key: impl Fn(&Document) -> K) -> GroupGraph<K> {
        let mut members: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (position, document) in self.documents().enumerate() {
            members.entry(key(document)).or_default().push(position);
        }
        let mut group_of = vec![0; self.documents().len()];
        let held = |positions: &[usize]| {
            positions
                .iter()
                .filter(|&&position| self.graph.raw_nodes()[position].weight.is_held())
                .count()
        };
        let groups = members
            .into_iter()
            .enumerate()
            .map(|(group, (key, positions))| {
                positions
                    .iter()
                    .for_each(|&position| group_of[position] = group);
                Group {
                    key,
                    documents: positions.len(),
                    held: held(&positions),
                }
            });
        let groups = groups.collect();
        let mut links: BTreeMap<(usize, usize), BTreeMap<Relation, usize>> = BTreeMap::new();
        for edge in self.graph.raw_edges() {
            let ends = (
                group_of[edge.source().index()],
                group_of[edge.target().index()],
            );
            *links
                .entry(ends)
                .or_default()
                .entry(edge.weight.relation)
                .or_default() += 1;
        }
        let link =
            |((citing, cited), relations): ((usize, usize), BTreeMap<Relation, usize>)| GroupLink {
                citing,
                cited,
                citations: relations.values().sum(),
                relations,
            };
        GroupGraph {
            groups,
            links: links.into_iter().map(link).collect(),
        }
    }

    /// The issuer graph: who directs whom.
    pub fn issuer_graph(&self) -> IssuerGraph {
        self.grouped_by(Issuer::of)
    }

    /// The level graph: how citations run between levels.
    pub fn level_graph(&self) -> LevelGraph {
        self.grouped_by(|document| document.level)
    }
}

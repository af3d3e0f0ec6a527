use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;
use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document};
use crate::model::Level;

use super::cascade::{Link, Walker};
use super::{DocumentName, Lags};

/// A cascade in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CascadeSummary {
    /// The directive.
    #[serde(flatten)]
    pub name: DocumentName,
    /// Documents that carry it further, directly or through others.
    pub documents: usize,
    /// Those of them that are held.
    pub held: usize,
    /// Documents at each depth, from depth 1 on.
    pub depths: Vec<usize>,
    /// The levels that it reaches, from the top.
    pub levels: Vec<LevelReached>,
    /// Provinces from which a document carries it further, sorted.
    pub provinces_reached: Vec<String>,
    /// For a directive of the centre that reaches a province: the other provinces of which the graph has a document, sorted.
    pub provinces_not_reached: Vec<String>,
}

/// How a cascade reaches a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LevelReached {
    /// The level.
    pub level: Level,
    /// Documents of the cascade at that level.
    pub documents: usize,
    /// Days from the directive to them; `None` if no document has a whole date.
    pub days: Option<Lags>,
}

/// The cascades of a graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CascadeTable {
    /// First the cascade with the most documents.
    pub cascades: Vec<CascadeSummary>,
    /// Cascades that are not in the table because the graph is too large to walk all: those that fewest documents carry further directly.
    pub left_out: usize,
}

/// Documents that all cascades together may hold: about two seconds. A graph of 30,000 documents in usual shape needs a tenth.
const BUDGET: usize = 10_000_000;

/// The cascade of every directive in figures (chuỗi triển khai): documents by level and depth, days to each level, provinces.
///
/// A directive is a cited document that at least one document carries further; which documents belong to its cascade,
/// [`Cascade::of`](super::Cascade::of) says.
///
/// # Returns
/// Every cascade with at least one document beside the directive, the largest first, equal ones by id. In a very large or dense graph
/// those that fewest documents carry further directly are left out, and `left_out` says how many.
///
/// # Complexity
/// Time O(V + E) and O(n log n) for each cascade of n documents; bounded. Space O(V + E).
pub fn cascades(graph: &CitationGraph) -> CascadeTable {
    let mut walker = Walker::new(graph);
    let mut directives: Vec<usize> = (0..graph.documents().len())
        .filter(|&node| walker.direct(node) > 0)
        .collect();
    directives.sort_by_key(|&node| Reverse(walker.direct(node)));
    let provinces: BTreeSet<&str> = graph.documents().filter_map(province).collect();
    let mut cascades = Vec::new();
    let (mut left, mut measured) = (directives.as_slice(), 0);
    while let Some((&directive, rest)) = left.split_first().filter(|_| measured < BUDGET) {
        let chain = walker.walk(directive);
        measured += chain.len();
        left = rest;
        if chain.len() > 1 {
            cascades.push(summary(graph, &chain, &provinces));
        }
    }
    cascades.sort_by(|one, two| (two.documents, &one.name.id).cmp(&(one.documents, &two.name.id)));
    CascadeTable {
        cascades,
        left_out: left.len(),
    }
}

fn province(document: &Document) -> Option<&str> {
    document.place.province.as_deref()
}

fn summary(graph: &CitationGraph, chain: &[Link], provinces: &BTreeSet<&str>) -> CascadeSummary {
    let document = |link: &Link| &graph.inner()[NodeIndex::new(link.node)];
    let (directive, further) = (document(&chain[0]), &chain[1..]);
    let mut depths = vec![
        0;
        further
            .iter()
            .map(|link| link.depth)
            .max()
            .unwrap_or_default()
    ];
    further.iter().for_each(|link| depths[link.depth - 1] += 1);
    let reached: BTreeSet<&str> = further
        .iter()
        .filter_map(|link| province(document(link)))
        .collect();
    let of_the_centre = directive.level == Level::Central && !reached.is_empty();
    let owned = |name: &&str| (*name).to_owned();
    CascadeSummary {
        name: directive.into(),
        documents: further.len(),
        held: further
            .iter()
            .filter(|link| document(link).is_held())
            .count(),
        depths,
        levels: levels(directive, further.iter().map(document)),
        provinces_not_reached: provinces
            .difference(&reached)
            .filter(|_| of_the_centre)
            .map(owned)
            .collect(),
        provinces_reached: reached.iter().map(owned).collect(),
    }
}

fn levels<'a>(
    directive: &Document,
    further: impl Iterator<Item = &'a Document>,
) -> Vec<LevelReached> {
    let mut levels: BTreeMap<Level, (usize, Vec<i64>)> = BTreeMap::new();
    for document in further {
        let (documents, days) = levels.entry(document.level).or_default();
        *documents += 1;
        days.extend(
            directive
                .date
                .zip(document.date)
                .and_then(|(from, to)| from.days_until(to)),
        );
    }
    levels
        .into_iter()
        .map(|(level, (documents, days))| LevelReached {
            level,
            documents,
            days: Lags::of(days),
        })
        .collect()
}

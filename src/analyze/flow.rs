use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document, GroupGraph};
use crate::model::{Level, PartialDate, Relation, System};

/// Citations from one level to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LevelFlow {
    /// Level of the citing documents.
    pub citing: Level,
    /// Level of the cited documents.
    pub cited: Level,
    /// Number of citations.
    pub citations: usize,
}

/// Citations from one system to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SystemFlow {
    /// System of the citing documents.
    pub citing: System,
    /// System of the cited documents.
    pub cited: System,
    /// Number of citations.
    pub citations: usize,
}

/// Citations that pass over a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SkippedLevels {
    /// Level of the citing documents.
    pub citing: Level,
    /// Level of the cited documents.
    pub cited: Level,
    /// The levels between, from the top.
    pub skipped: Vec<Level>,
    /// Number of citations.
    pub citations: usize,
    /// Those of them that carry the cited document further.
    pub carrying: usize,
    /// Number of citations for each relation.
    pub relations: BTreeMap<Relation, usize>,
}

/// Citations by level of the citing and of the cited document (luồng giữa các cấp).
///
/// # Returns
/// An entry for each pair of levels that has citations, by citing, then cited level.
///
/// # Complexity
/// Time O(V + E).
pub fn level_flow(graph: &CitationGraph) -> Vec<LevelFlow> {
    let flow = |(citing, cited, citations)| LevelFlow {
        citing,
        cited,
        citations,
    };
    ends(&graph.level_graph()).map(flow).collect()
}

/// Citations by system of the citing and of the cited document (luồng giữa các hệ thống).
///
/// # Returns
/// An entry for each pair of systems that has citations, by citing, then cited system.
///
/// # Complexity
/// Time O(V + E).
pub fn system_flow(graph: &CitationGraph) -> Vec<SystemFlow> {
    let flow = |(citing, cited, citations)| SystemFlow {
        citing,
        cited,
        citations,
    };
    ends(&graph.grouped_by(|document| document.system))
        .map(flow)
        .collect()
}

fn ends<K: Copy>(groups: &GroupGraph<K>) -> impl Iterator<Item = (K, K, usize)> {
    groups.links.iter().map(|link| {
        (
            groups.groups[link.citing].key,
            groups.groups[link.cited].key,
            link.citations,
        )
    })
}

/// Citations that pass over a level on their way up: a commune that cites the centre directly (viện dẫn vượt cấp).
///
/// The district level ended on 2025-07-01: a commune's document of that day or later does not skip it. A document without date
/// counts as older.
///
/// # Returns
/// An entry for each pair of levels with such citations, first the most frequent.
///
/// # Complexity
/// Time O(E).
///
/// # Example
/// A commune's plan of 2024 that cites a conclusion of the centre skips the province and the district.
pub fn skipped_levels(graph: &CitationGraph) -> Vec<SkippedLevels> {
    let mut counts: BTreeMap<(Level, Level, Vec<Level>), BTreeMap<Relation, usize>> =
        BTreeMap::new();
    for view in graph.citations() {
        let skipped = between(view.source, view.target.level);
        if !skipped.is_empty() {
            let ends = (view.source.level, view.target.level, skipped);
            *counts
                .entry(ends)
                .or_default()
                .entry(view.citation.relation)
                .or_default() += 1;
        }
    }
    let carrying = |(relation, count): (&Relation, &usize)| {
        if relation.carries_further() {
            *count
        } else {
            0
        }
    };
    let entry = |((citing, cited, skipped), relations): (
        (Level, Level, Vec<Level>),
        BTreeMap<Relation, usize>,
    )| SkippedLevels {
        citing,
        cited,
        skipped,
        citations: relations.values().sum(),
        carrying: relations.iter().map(carrying).sum(),
        relations,
    };
    let mut skipped: Vec<_> = counts.into_iter().map(entry).collect();
    skipped.sort_by_key(|entry| Reverse(entry.citations));
    skipped
}

/// The levels that stood between the cited level and the citing document when it was issued.
fn between(citing: &Document, cited: Level) -> Vec<Level> {
    let known = citing.level != Level::Unknown && cited != Level::Unknown;
    let stood = |level: &Level| *level != Level::District || has_districts(citing.date);
    let between = Level::ALL
        .iter()
        .copied()
        .filter(|&level| known && cited < level && level < citing.level);
    between.filter(stood).collect()
}

fn has_districts(date: Option<PartialDate>) -> bool {
    let reform = PartialDate::new(2025, Some(7), Some(1)).expect("a calendar day");
    date.is_none_or(|date| date < reform)
}

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document, Status};
use crate::model::{Level, PartialDate};

use super::basis::Basis;
use super::cascade::{Placed, Walker};
use super::{DocumentName, Lags};

/// A cascade in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CascadeSummary {
    /// The directive.
    #[serde(flatten)]
    pub name: Arc<DocumentName>,
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

/// Citations that all cascades together may walk: about half a second.
const BUDGET: usize = 30_000_000;

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
/// Time O(V + E), and for each cascade of n documents O(n log n) and the citations between them;
/// bounded. Space O(V + E).
pub fn cascades(graph: &CitationGraph) -> CascadeTable {
    table(&Basis::new(graph))
}

pub(super) fn table(basis: &Basis<'_>) -> CascadeTable {
    within(basis, BUDGET)
}

/// The cascades that walking so many citations shows, and the one that comes to the end of them.
fn within(basis: &Basis<'_>, budget: usize) -> CascadeTable {
    let facts = Facts::new(basis);
    let mut walker = Walker::new(basis.graph);
    let mut directives: Vec<usize> = (0..basis.names().len())
        .filter(|&node| walker.direct(node) > 0)
        .collect();
    directives.sort_by_key(|&node| Reverse(walker.direct(node)));
    let mut cascades = Vec::new();
    let mut left = directives.as_slice();
    while let Some((&directive, rest)) = left.split_first().filter(|_| walker.walked < budget) {
        let chain = walker.walk(directive);
        left = rest;
        if chain.len() > 1 {
            cascades.push(facts.summary(&chain));
        }
    }
    cascades.sort_by(|one, two| (two.documents, &one.name.id).cmp(&(one.documents, &two.name.id)));
    CascadeTable {
        cascades,
        left_out: left.len(),
    }
}

/// What a summary asks of each document, by position.
struct Facts<'b> {
    basis: &'b Basis<'b>,
    /// Days since a fixed day; `None` unless the date is whole.
    days: Vec<Option<i64>>,
    /// Names of provinces, sorted.
    provinces: Vec<&'b str>,
    /// Place of its province among them.
    province_of: Vec<Option<usize>>,
}

impl<'b> Facts<'b> {
    fn new(basis: &'b Basis<'b>) -> Self {
        let province = |document: &'b Document| document.place.province.as_deref();
        let documents = || basis.graph.documents();
        let provinces: BTreeSet<&str> = documents().filter_map(province).collect();
        let provinces: Vec<&str> = provinces.into_iter().collect();
        let province_of = documents()
            .map(|document| provinces.binary_search(&province(document)?).ok())
            .collect();
        let first = PartialDate::new(1945, Some(9), Some(2));
        let days = documents().map(|document| first?.days_until(document.date?));
        Self {
            days: days.collect(),
            basis,
            provinces,
            province_of,
        }
    }

    fn summary(&self, chain: &[Placed]) -> CascadeSummary {
        let (directive, further) = (chain[0].node, &chain[1..]);
        let deepest = further.iter().map(|placed| placed.depth).max();
        let mut depths = vec![0; deepest.unwrap_or_default()];
        further
            .iter()
            .for_each(|placed| depths[placed.depth - 1] += 1);
        let mut is_reached = vec![false; self.provinces.len()];
        let reached = further
            .iter()
            .filter_map(|placed| self.province_of[placed.node]);
        reached.for_each(|province| is_reached[province] = true);
        let provinces = |wanted: bool| {
            let all = self.provinces.iter().zip(&is_reached);
            let wanted = all.filter(move |(_, reached)| **reached == wanted);
            wanted.map(|(name, _)| (*name).to_owned()).collect()
        };
        let name = self.basis.name(directive);
        let names = self.basis.names();
        let goes_down = name.level == Level::Central && is_reached.contains(&true);
        CascadeSummary {
            documents: further.len(),
            held: further
                .iter()
                .filter(|placed| names[placed.node].status == Status::Held)
                .count(),
            depths,
            levels: self.levels(directive, further),
            provinces_reached: provinces(true),
            provinces_not_reached: if goes_down {
                provinces(false)
            } else {
                Vec::new()
            },
            name,
        }
    }

    fn levels(&self, directive: usize, further: &[Placed]) -> Vec<LevelReached> {
        let mut documents = [0; Level::ALL.len()];
        let mut days = [const { Vec::new() }; Level::ALL.len()];
        for placed in further {
            let level = self.basis.names()[placed.node].level as usize;
            documents[level] += 1;
            let lag = self.days[directive].zip(self.days[placed.node]);
            days[level].extend(lag.map(|(from, to)| to - from));
        }
        let levels = Level::ALL.iter().zip(documents.into_iter().zip(days));
        levels
            .filter(|(_, (documents, _))| *documents > 0)
            .map(|(&level, (documents, days))| LevelReached {
                level,
                documents,
                days: Lags::of(days),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_budget_of_citations_the_most_carried_on_are_measured_and_the_others_counted() {
        let table = "source,target,relation\nb,a,implements\nc,a,implements\nd,c,implements\n";
        let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect("a table");
        let basis = Basis::new(&graph);
        let cut = within(&basis, 1);
        let labels: Vec<_> = cut.cascades.iter().map(|one| &*one.name.label).collect();
        assert_eq!((labels, cut.left_out), (vec!["a"], 1));
        assert_eq!(within(&basis, 4).left_out, 0);
    }
}

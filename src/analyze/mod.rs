//! The measures of a citation graph, one file for each; `statistics` takes all of them.
//!
//! Every measure is a function of the graph alone, deterministic, and says its cost. Draws nothing, reads no text.

mod basis;
mod betweenness;
mod cascade;
mod cascades;
mod cited;
mod communities;
mod components;
mod conflicts;
mod coverage;
mod flow;
mod hits;
mod issuers;
mod kinds;
mod lags;
mod later;
mod leading;
mod ledger;
mod page_rank;
mod reach;
mod related;
mod rings;
mod summary;

pub use betweenness::{Betweenness, BetweennessTable, betweenness};
pub use cascade::{Cascade, Step};
pub use cascades::{CascadeSummary, CascadeTable, LevelReached, cascades};
pub use cited::{CitedDocument, MissingDocument, SourceDocument, missing, most_cited, sources};
pub use communities::{Communities, Community, communities};
pub use components::{Component, Components, components, cycles};
pub use conflicts::year_conflicts;
pub use coverage::Coverage;
pub use flow::{LevelFlow, SkippedLevels, SystemFlow, level_flow, skipped_levels, system_flow};
pub use hits::{HitsTable, HubAuthority, hits};
pub use issuers::{IssuerCount, issuers};
pub use kinds::{RelationCount, TypeCount, relations, types};
pub use lags::{Lags, LevelLag, level_lags};
pub use later::{LaterCitation, later_citations};
pub use ledger::{
    AnswerKind, Ledger, LedgerBody, LedgerCounts, LedgerDeadline, LedgerStatus, LevelCounts,
    ProvinceCounts, Unasked, ledgers,
};
pub use page_rank::{DAMPING, PageRank, page_rank};
pub use reach::{Reach, ReachTable, reach};
pub use related::{Pair, PairTable, co_citation, coupling};
pub use summary::{DocumentName, Summary, summary};

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Conflict};

use basis::Basis;

/// What a run knows beside the graph: how much was read and resolved, and what contradicted itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunFacts {
    /// What was read, skipped and resolved; `None` if the graph was made elsewhere.
    pub coverage: Option<Coverage>,
    /// Fields of documents about which the references disagree.
    pub conflicts: Vec<Conflict>,
}

/// All measures of a graph (`statistics.json`). Lists are whole; each begins with the greatest, equal ones by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Statistics {
    /// Size of the graph.
    pub summary: Summary,
    /// What was read, skipped and resolved; null for a graph of which only the file is known.
    pub coverage: Option<Coverage>,
    /// Cited documents by number of citations.
    pub most_cited: Vec<CitedDocument>,
    /// Documents that are cited and cite nothing.
    pub sources: Vec<SourceDocument>,
    /// How many documents cite each document, directly or through others.
    pub reach: ReachTable,
    /// Documents by PageRank.
    pub page_rank: Vec<PageRank>,
    /// Documents by authority, with their value as hub.
    pub hits: HitsTable,
    /// Documents by the number of shortest ways that lead through them.
    pub betweenness: BetweennessTable,
    /// Pairs of documents that most documents cite together.
    pub co_citation: PairTable,
    /// Pairs of documents that cite most documents in common.
    pub coupling: PairTable,
    /// Sets of documents that cite each other more than the rest.
    pub communities: Communities,
    /// Citations by level of the citing and of the cited document.
    pub level_flow: Vec<LevelFlow>,
    /// Citations by system of the citing and of the cited document.
    pub system_flow: Vec<SystemFlow>,
    /// Citations that pass over a level on their way up.
    pub skipped_levels: Vec<SkippedLevels>,
    /// Issuers by documents, citations made and received.
    pub issuers: Vec<IssuerCount>,
    /// Documents by type.
    pub types: Vec<TypeCount>,
    /// Citations by relation.
    pub relations: Vec<RelationCount>,
    /// How long citations take from level to level.
    pub lags: Vec<LevelLag>,
    /// For each directive the documents that carry it further.
    pub cascades: CascadeTable,
    /// Missing documents by number of citations.
    pub missing: Vec<MissingDocument>,
    /// Parts of the graph that no citation joins.
    pub components: Components,
    /// Sets of documents that all cite each other, directly or through others.
    pub cycles: Vec<Vec<DocumentName>>,
    /// Citations whose citing document is older than the cited one.
    pub later_citations: Vec<LaterCitation>,
    /// Documents of which two dates, issuers or other fields are told.
    pub conflicts: Vec<Conflict>,
}

/// Takes all measures.
///
/// # Arguments
/// * `graph`: the citation graph.
/// * `facts`: what the run knows beside it; the default for a graph made before.
///
/// # Returns
/// All measures, the same for the same graph and facts.
///
/// # Complexity
/// Time O((V + E) log V) but for `reach` and `cascades`, which are bounded (see there). Space O(V + E).
///
/// # Example
/// ```
/// use viendan::{analyze, graph::CitationGraph};
/// let graph = CitationGraph::read("source,target\nplan,directive\nletter,directive\n".as_bytes(), "edges.csv")?;
/// let statistics = analyze::statistics(&graph, &analyze::RunFacts::default());
/// assert_eq!(statistics.most_cited[0].name.label, "directive");
/// # Ok::<(), viendan::graph::GraphError>(())
/// ```
pub fn statistics(graph: &CitationGraph, facts: &RunFacts) -> Statistics {
    let mut conflicts = facts.conflicts.clone();
    conflicts.extend(year_conflicts(graph));
    conflicts.sort();
    conflicts.dedup();
    let basis = Basis::new(graph);
    Statistics {
        summary: summary(graph),
        coverage: facts.coverage.clone(),
        most_cited: cited::most_cited_table(&basis),
        sources: cited::sources_table(&basis),
        reach: reach::table(&basis),
        page_rank: page_rank::table(&basis, DAMPING),
        hits: hits::table(&basis),
        betweenness: betweenness::table(&basis),
        co_citation: related::co_citation_table(&basis),
        coupling: related::coupling_table(&basis),
        communities: communities::table(&basis),
        level_flow: level_flow(graph),
        system_flow: system_flow(graph),
        skipped_levels: skipped_levels(graph),
        issuers: issuers(graph),
        types: types(graph),
        relations: relations(graph),
        lags: level_lags(graph),
        cascades: cascades::table(&basis),
        missing: cited::missing_table(&basis),
        components: components::components_table(&basis),
        cycles: components::cycles_table(&basis),
        later_citations: later_citations(graph),
        conflicts,
    }
}

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;
use crate::model::{PartialDate, Relation};

use super::DocumentName;

/// A citation whose citing document is older than the cited one: one of the dates or the target is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LaterCitation {
    /// The citing document.
    pub citing: DocumentName,
    /// The cited document.
    pub cited: DocumentName,
    /// What the one does with the other.
    pub relation: Relation,
    /// Days by which the cited document is later; `None` if a date is not whole.
    pub days: Option<i64>,
}

/// Citations of a later document (viện dẫn văn bản ban hành sau).
///
/// # Returns
/// Every citation whose citing document is surely older than the cited one, first the one with most days, those without days last;
/// equal ones by ids. Dates of which the common part agrees (2025 and 2025-06-14) say nothing.
///
/// # Complexity
/// Time O(E log E).
pub fn later_citations(graph: &CitationGraph) -> Vec<LaterCitation> {
    let later = graph.citations().filter_map(|view| {
        let (citing, cited) = (view.source.date?, view.target.date?);
        surely_before(citing, cited).then(|| LaterCitation {
            citing: view.source.into(),
            cited: view.target.into(),
            relation: view.citation.relation,
            days: citing.days_until(cited),
        })
    });
    let mut later: Vec<_> = later.collect();
    later.sort_by_key(|citation| Reverse(citation.days));
    later
}

fn surely_before(one: PartialDate, two: PartialDate) -> bool {
    one < two && !one.agrees_with(two)
}

use serde::{Deserialize, Serialize};

/// How much of the inputs is in the graph; the run counts it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Coverage {
    /// Documents that were read.
    pub read: usize,
    /// Files that were skipped: unreadable, hidden or of unknown format; `diagnostics.jsonl` names them.
    pub skipped: usize,
    /// References found.
    pub references: usize,
    /// References of which it is certain or likely which document is meant.
    pub resolved: usize,
    /// Those of the resolved that are only likely.
    pub likely: usize,
    /// References with two or more candidates, or without anything that tells the scope.
    pub ambiguous: usize,
    /// References whose number is left blank, as in drafts and forms.
    pub blank: usize,
}

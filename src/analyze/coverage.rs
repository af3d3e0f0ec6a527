use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How much of the inputs is in the graph; the run counts it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Coverage {
    /// Documents that were read.
    pub read: usize,
    /// Files and records that were skipped: unreadable, too large, of unknown format. Hidden files are not meant to be read, so not among them.
    pub skipped: usize,
    /// What reading had to tell, by code: why files were skipped, cut off or read in part. `diagnostics.jsonl` names the files.
    pub diagnostics: BTreeMap<String, usize>,
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

impl Coverage {
    /// What reading had to tell, for people: ` [encrypted 1, truncated 2]`; empty if that was nothing.
    pub fn told(&self) -> String {
        let codes: Vec<_> = self
            .diagnostics
            .iter()
            .map(|(code, count)| format!("{code} {count}"))
            .collect();
        if codes.is_empty() {
            String::new()
        } else {
            format!(" [{}]", codes.join(", "))
        }
    }
}

//! What could not be read or resolved, as data: the run goes on and says so at the end.

use serde::{Deserialize, Serialize};

/// How much a diagnostic matters.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A file or part of it is not in the result.
    Error,
    /// The result may be wrong or incomplete here.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing that a person should know about one file or place in it (a line of `diagnostics.jsonl`).
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Diagnostic {
    /// Document or file, named as in references; `None` if it concerns the whole run.
    pub document: Option<String>,
    /// Place in the document's text, in code points.
    pub span: Option<[usize; 2]>,
    /// How much it matters.
    pub severity: Severity,
    /// Kebab-case name of the kind: `unreadable-file`, `unknown-format`, `date-conflict`.
    pub code: String,
    /// One sentence for people: the value, and the way out where there is one.
    pub message: String,
}

impl Diagnostic {
    /// A diagnostic about a whole document or file.
    pub fn new(severity: Severity, code: &str, document: &str, message: impl Into<String>) -> Self {
        Self {
            document: Some(document.to_owned()),
            span: None,
            severity,
            code: code.to_owned(),
            message: message.into(),
        }
    }

    /// The same, at a place in the document's text (code points).
    pub fn at(mut self, start: usize, end: usize) -> Self {
        self.span = Some([start, end]);
        self
    }
}

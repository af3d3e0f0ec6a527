//! What sources tell differently about one document.

use serde::{Deserialize, Serialize};

use super::DocumentId;

/// The field about which two sources disagree.
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
pub enum ConflictField {
    /// Date of issue.
    Date,
    /// Issuer.
    Issuer,
    /// Title or name.
    Title,
    /// Type; also a type word against the symbol.
    Type,
    /// Place.
    Place,
}

/// One of the values that are told.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct ConflictValue {
    /// The value, as outputs write it.
    pub value: String,
    /// Where it comes from: the held documents that tell it, or `number` for the document's own number; sorted.
    pub told_by: Vec<String>,
}

/// A field of which two values are told (mâu thuẫn).
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Conflict {
    /// The document that they are told of.
    pub document: DocumentId,
    /// Its number, else its title, else its id.
    pub label: String,
    /// The field.
    pub field: ConflictField,
    /// The values, at least two, sorted.
    pub values: Vec<ConflictValue>,
    /// The value that the graph keeps; `None` if it keeps none.
    pub kept: Option<String>,
}

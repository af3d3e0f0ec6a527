use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document, DocumentId};

/// The field about which two sources disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ConflictValue {
    /// The value, as outputs write it.
    pub value: String,
    /// Where it comes from: the held documents that tell it, or `number` for the document's own number; sorted.
    pub told_by: Vec<String>,
}

/// A field of which two values are told (mâu thuẫn).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
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

/// Documents whose number carries another year than their date.
///
/// # Returns
/// A conflict for each, by id.
///
/// # Complexity
/// Time O(V).
///
/// # Example
/// `30/2020/NĐ-CP` with the date 2021-03-05 is one, `30/2020/NĐ-CP` with 2020-03-05 is none.
pub fn year_conflicts(graph: &CitationGraph) -> Vec<Conflict> {
    graph.documents().filter_map(year_conflict).collect()
}

fn year_conflict(document: &Document) -> Option<Conflict> {
    let (date, number) = (document.date?, document.number.as_deref()?);
    let year = number.split('/').nth(1).filter(|part| part.len() == 4)?.parse::<i16>().ok()?;
    let value = |value: String, told_by: &str| ConflictValue { value, told_by: vec![told_by.to_owned()] };
    let mut values = vec![value(date.to_string(), document.source.as_deref().unwrap_or("date")), value(year.to_string(), "number")];
    values.sort();
    (date.year() != year).then(|| Conflict {
        document: document.id.clone(),
        label: document.label().to_owned(),
        field: ConflictField::Date,
        values,
        kept: Some(date.to_string()),
    })
}

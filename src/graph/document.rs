use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Level, PartialDate, Place, System};

/// Name of a document in the graph: readable ASCII, safe in a URL and a file name (`[a-z0-9._~-]`).
/// Equal ids are the same document; the id depends on the document's identity alone, never on the order of files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub String);

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// Whether the document itself was among the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was read.
    Held,
    /// It is only cited.
    Missing,
}

/// One official document (văn bản), held or missing: a node of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its name in the graph.
    pub id: DocumentId,
    /// Number and symbol (số, ký hiệu), canonical: `44-KL/TW`. `None` for a law known by name only or a blank draft.
    pub number: Option<String>,
    /// Type (loại văn bản) as slug: `ket-luan`; `data/document_types.csv` has the names.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Subject (trích yếu), or the name of a law ("Luật Đất đai").
    pub title: Option<String>,
    /// Date of issue.
    pub date: Option<PartialDate>,
    /// Issuer (cơ quan ban hành) with its place: `Ban Thường vụ Tỉnh ủy Lai Châu`.
    pub issuer: Option<String>,
    /// Level of the issuer.
    pub level: Level,
    /// System of the issuer.
    pub system: System,
    /// Place of the issuer.
    #[serde(flatten)]
    pub place: Place,
    /// Held or missing.
    pub status: Status,
    /// Path of the file or id of the record, as in references; `None` if missing.
    pub source: Option<String>,
    /// URN:LEX form of the identity (RFC 9676; the Vietnamese part is our convention).
    pub urn: String,
}

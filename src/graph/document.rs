use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Duty, Level, PartialDate, Place, System};

/// Name of a document in the graph: readable ASCII, safe in a URL and a file name (`[a-z0-9._~-]`).
/// Equal ids are the same document; the id depends on the document's identity alone, never on the order of files.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct DocumentId(pub String);

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// Whether the document itself was among the inputs.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was read.
    Held,
    /// It is only cited.
    #[default]
    Missing,
}

/// One official document (văn bản), held or missing: a node of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
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
    #[serde(default)]
    pub level: Level,
    /// System of the issuer.
    #[serde(default)]
    pub system: System,
    /// Place of the issuer.
    #[serde(flatten)]
    pub place: Place,
    /// Held or missing.
    #[serde(default)]
    pub status: Status,
    /// Path of the file or id of the record, as in references; `None` if missing.
    pub source: Option<String>,
    /// URN:LEX form of the identity (RFC 9676; the Vietnamese part is our convention); empty if nothing but an id is known.
    #[serde(default)]
    pub urn: String,
    /// Whom its text binds, and by when; absent if nobody and no day is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Duty>,
}

impl Document {
    /// A missing document of which nothing but the id is known.
    pub fn unknown(id: DocumentId) -> Self {
        Self {
            id,
            number: None,
            document_type: None,
            title: None,
            date: None,
            issuer: None,
            level: Level::Unknown,
            system: System::Unknown,
            place: Place::default(),
            status: Status::Missing,
            source: None,
            urn: String::new(),
            duty: None,
        }
    }

    /// What people call it: its number, else its title, else its id.
    pub fn label(&self) -> &str {
        self.number
            .as_deref()
            .or(self.title.as_deref())
            .unwrap_or(&self.id.0)
    }

    /// Whether it was among the inputs.
    pub fn is_held(&self) -> bool {
        self.status == Status::Held
    }
}

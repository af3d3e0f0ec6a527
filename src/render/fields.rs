//! The fields of documents and citations as the exports name and type them: one list for GraphML, GEXF, Gephi and Cypher.

use crate::graph::{CitationView, NodeRecord, Status};
use crate::model::Extent;

/// A value of a field.
pub(super) enum Value {
    Text(String),
    Count(usize),
    Truth(bool),
}

impl Value {
    /// The value as XML and CSV write it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// Type of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Count,
    Truth,
}

/// Fields of a document beside its id.
pub(super) const NODE_FIELDS: [(&str, Kind); 16] = [
    ("label", Kind::Text),
    ("number", Kind::Text),
    ("type", Kind::Text),
    ("title", Kind::Text),
    ("date", Kind::Text),
    ("issuer", Kind::Text),
    ("level", Kind::Text),
    ("system", Kind::Text),
    ("province", Kind::Text),
    ("district", Kind::Text),
    ("commune", Kind::Text),
    ("status", Kind::Text),
    ("source", Kind::Text),
    ("cited_by", Kind::Count),
    ("cites", Kind::Count),
    ("urn", Kind::Text),
];

/// Fields of a citation beside its ends.
pub(super) const EDGE_FIELDS: [(&str, Kind); 7] = [
    ("relation", Kind::Text),
    ("extent", Kind::Text),
    ("setting", Kind::Text),
    ("second_hand", Kind::Truth),
    ("certainty", Kind::Text),
    ("rule", Kind::Text),
    ("count", Kind::Count),
];

/// The values of `NODE_FIELDS`; `None` where nothing is known.
pub(super) fn of_node(record: &NodeRecord) -> [Option<Value>; 16] {
    let document = &record.document;
    let text = |field: &Option<String>| field.clone().map(Value::Text);
    let word = |word: &str| Some(Value::Text(word.to_owned()));
    [
        word(document.label()),
        text(&document.number),
        text(&document.document_type),
        text(&document.title),
        document.date.map(|date| Value::Text(date.to_string())),
        text(&document.issuer),
        word(document.level.name()),
        word(document.system.name()),
        text(&document.place.province),
        text(&document.place.district),
        text(&document.place.commune),
        word(if document.status == Status::Held {
            "held"
        } else {
            "missing"
        }),
        text(&document.source),
        Some(Value::Count(record.cited_by)),
        Some(Value::Count(record.cites)),
        word(&document.urn).filter(|_| !document.urn.is_empty()),
    ]
}

/// The values of `EDGE_FIELDS`.
pub(super) fn of_edge(view: CitationView<'_>) -> [Value; 7] {
    let citation = view.citation;
    [
        Value::Text(citation.relation.name().to_owned()),
        Value::Text(citation.extent.map_or("", Extent::name).to_owned()),
        Value::Text(citation.setting.name().to_owned()),
        Value::Truth(citation.second_hand),
        Value::Text(citation.certainty.name().to_owned()),
        Value::Text(citation.rule.to_string()),
        Value::Count(citation.count()),
    ]
}

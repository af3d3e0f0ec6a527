//! The node-link form of `graph.json`, which networkx opens: `node_link_graph(data, edges="edges")`.

use std::collections::HashSet;
use std::io::Read;

use serde::{Deserialize, Serialize};

use crate::model::{Certainty, Extent, Relation, Setting};

use super::{
    Citation, CitationGraph, CitationView, Document, DocumentId, Evidence, GraphError, urn,
};

/// Name of the form in the graph's own fields.
pub const FORM: &str = "viendan-graph";
/// Version of the form; a reader refuses later ones.
pub const FORM_VERSION: u32 = 1;

/// A citation graph in node-link form (`graph.json`).
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GraphFile {
    /// Always true: an edge runs from the citing to the cited document.
    #[serde(default = "yes")]
    pub directed: bool,
    /// Always true: two documents may be joined by several citations with different relations.
    #[serde(default = "yes")]
    pub multigraph: bool,
    /// What concerns the whole graph.
    #[serde(default)]
    pub graph: GraphHeader,
    /// The documents, by id.
    pub nodes: Vec<NodeRecord>,
    /// The citations, by source, target, relation.
    #[serde(alias = "links")]
    pub edges: Vec<EdgeRecord>,
}

fn yes() -> bool {
    true
}

/// What concerns the whole graph.
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default)]
pub struct GraphHeader {
    /// Name of the form, `viendan-graph`.
    pub form: String,
    /// Version of the form.
    pub version: u32,
}

impl Default for GraphHeader {
    fn default() -> Self {
        Self {
            form: FORM.to_owned(),
            version: FORM_VERSION,
        }
    }
}

/// A document as node.
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
pub struct NodeRecord {
    /// The document.
    #[serde(flatten)]
    pub document: Document,
    /// Number of citations that it receives.
    #[serde(default)]
    pub cited_by: usize,
    /// Number of citations that it makes.
    #[serde(default)]
    pub cites: usize,
}

/// A citation as edge.
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
pub struct EdgeRecord {
    /// Id of the citing document.
    pub source: DocumentId,
    /// Id of the cited document.
    pub target: DocumentId,
    /// Tells citations with the same ends apart: the relation, with `:second_hand` behind it if it is.
    #[serde(default)]
    pub key: serde_json::Value,
    /// What the citing document does with the cited one.
    #[serde(default)]
    pub relation: Relation,
    /// How much of the cited document is changed, if the relation is a change.
    #[serde(default)]
    pub extent: Option<Extent>,
    /// What kind of text it stands in.
    #[serde(default)]
    pub setting: Setting,
    /// Whether it is known only from a title that a third document quotes.
    #[serde(default)]
    pub second_hand: bool,
    /// How sure it is which documents are meant.
    #[serde(default)]
    pub certainty: Certainty,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
    /// Number of references that prove it.
    #[serde(default)]
    pub count: usize,
    /// The references that prove it.
    #[serde(default)]
    pub references: Vec<Evidence>,
}

impl EdgeRecord {
    /// The record of a citation.
    pub fn new(view: CitationView<'_>) -> Self {
        let citation = view.citation;
        Self {
            source: view.source.id.clone(),
            target: view.target.id.clone(),
            key: view.key().into(),
            relation: citation.relation,
            extent: citation.extent,
            setting: citation.setting,
            second_hand: citation.second_hand,
            certainty: citation.certainty,
            rule: citation.rule.to_string(),
            count: citation.count(),
            references: citation.references.clone(),
        }
    }

    fn into_citation(self) -> (DocumentId, DocumentId, Citation) {
        let Self {
            source,
            target,
            relation,
            extent,
            setting,
            second_hand,
            certainty,
            rule,
            references,
            ..
        } = self;
        (
            source,
            target,
            Citation {
                relation,
                extent,
                setting,
                second_hand,
                certainty,
                rule: rule.into(),
                references,
            },
        )
    }
}

impl CitationView<'_> {
    /// Tells citations with the same ends apart: `implements`, `implements:second_hand`.
    pub fn key(&self) -> String {
        format!(
            "{}{}",
            self.citation.relation,
            if self.citation.second_hand {
                ":second_hand"
            } else {
                ""
            }
        )
    }
}

impl CitationGraph {
    /// The records of the nodes, by id.
    pub fn node_records(&self) -> impl Iterator<Item = NodeRecord> {
        let degree = |position, direction| {
            self.graph
                .edges_directed(petgraph::graph::NodeIndex::new(position), direction)
                .count()
        };
        self.documents()
            .enumerate()
            .map(move |(position, document)| NodeRecord {
                document: document.clone(),
                cited_by: degree(position, petgraph::Direction::Incoming),
                cites: degree(position, petgraph::Direction::Outgoing),
            })
    }

    /// Reads node-link JSON. Fields that are absent are unknown; fields that the form does not have are passed over;
    /// `links` may stand for `edges`, as older networkx writes it.
    pub(super) fn read_json(mut input: impl Read, file: &str) -> Result<Self, GraphError> {
        let mut bytes = Vec::new();
        input
            .read_to_end(&mut bytes)
            .map_err(|source| GraphError::Read {
                file: file.to_owned(),
                source,
            })?;
        let content: GraphFile =
            serde_json::from_slice(&bytes).map_err(|error| json_error(&error, file))?;
        drop(bytes);
        check(&content, file)?;
        let documents = content
            .nodes
            .into_iter()
            .map(|record| named(record.document));
        Ok(Self::new(
            documents,
            content.edges.into_iter().map(EdgeRecord::into_citation),
        ))
    }
}

/// A graph that somebody else wrote may have numbers and no names.
fn named(mut document: Document) -> Document {
    if document.urn.is_empty() && document.number.is_some() {
        document.urn = urn::of(&document);
    }
    document
}

fn json_error(error: &serde_json::Error, file: &str) -> GraphError {
    let message = error.to_string();
    let message = message
        .split(" at line ")
        .next()
        .unwrap_or(&message)
        .to_owned();
    GraphError::Json {
        file: file.to_owned(),
        line: error.line(),
        message,
    }
}

fn check(content: &GraphFile, file: &str) -> Result<(), GraphError> {
    if content.graph.form == FORM && content.graph.version > FORM_VERSION {
        return Err(GraphError::Newer {
            file: file.to_owned(),
            found: content.graph.version,
            known: FORM_VERSION,
        });
    }
    let mut known = HashSet::with_capacity(content.nodes.len());
    if let Some(record) = content
        .nodes
        .iter()
        .find(|record| !known.insert(&record.document.id))
    {
        return Err(GraphError::RepeatedNode {
            file: file.to_owned(),
            id: record.document.id.to_string(),
        });
    }
    for edge in &content.edges {
        if let Some(missing) = [&edge.source, &edge.target]
            .into_iter()
            .find(|end| !known.contains(end))
        {
            return Err(GraphError::UnknownNode {
                file: file.to_owned(),
                source_id: edge.source.to_string(),
                target_id: edge.target.to_string(),
                missing: missing.to_string(),
            });
        }
    }
    Ok(())
}

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Certainty, Extent, Relation, Setting};

/// A place in a text that proves a citation.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Evidence {
    /// The held document in which the words stand (for a second-hand citation not the citing one).
    pub document: String,
    /// Start in that document's text, in code points.
    pub start: usize,
    /// End, exclusive, in code points.
    pub end: usize,
    /// The page, from 1, on which the words begin; absent if the format has no pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The words of the reference.
    pub text: String,
    /// Up to 80 code points of the same paragraph before it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Up to 80 code points of the same paragraph after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// A citation (quan hệ viện dẫn): an edge from the citing to the cited document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// What the citing document does with the cited one.
    pub relation: Relation,
    /// How much of the cited document is changed, if the relation is a change: the whole if one of its references says so.
    pub extent: Option<Extent>,
    /// What kind of text it stands in: the document's own if one of its references does.
    pub setting: Setting,
    /// Whether it is known only from a title that a third document quotes.
    pub second_hand: bool,
    /// How sure it is which documents are meant: the best of its references.
    pub certainty: Certainty,
    /// The rule that decided, of the reference with that certainty; one copy for many citations.
    pub rule: Arc<str>,
    /// The references that prove it, by document and place; empty only if the graph came from a table of edges.
    pub references: Vec<Evidence>,
}

impl Citation {
    /// Number of references that prove it; 1 for a citation from a table of edges, which holds none.
    pub fn count(&self) -> usize {
        self.references.len().max(1)
    }

    /// Whether two citations with the same ends are one.
    pub(super) fn same_kind(&self, other: &Self) -> bool {
        (self.relation, self.second_hand) == (other.relation, other.second_hand)
    }

    /// Takes over the references of another citation with the same ends, relation and
    /// second-handedness, and empties it; `settle` puts them in order.
    pub(super) fn absorb(&mut self, other: &mut Self) {
        if (other.certainty, &other.rule) < (self.certainty, &self.rule) {
            self.certainty = other.certainty;
            std::mem::swap(&mut self.rule, &mut other.rule);
        }
        // The whole comes before a part, the document's own text before others.
        self.extent = match (self.extent, other.extent) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        self.setting = self.setting.min(other.setting);
        self.references.append(&mut other.references);
    }

    /// Its references by document and place, each once.
    pub(super) fn settle(&mut self) {
        self.references.sort();
        self.references.dedup();
        self.references.shrink_to_fit();
    }
}

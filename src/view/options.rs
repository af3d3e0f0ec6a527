//! What to show of a graph.

use std::collections::BTreeSet;

use crate::analyze::Cascade;
use crate::graph::DocumentId;
use crate::model::{Level, PartialDate, Relation, System};

/// What one mark of the picture stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// A document (văn bản).
    #[default]
    Document,
    /// An issuer (cơ quan ban hành) with all its documents.
    Issuer,
    /// A level (cấp) with all its documents.
    Level,
}

/// Whether missing documents are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Missing {
    /// Shown, with a dashed outline.
    #[default]
    Show,
    /// Left out, with their citations.
    Hide,
}

/// Of what the most cited are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TopOf {
    /// Of all documents, whatever their levels.
    #[default]
    All,
    /// Of each level, as many as its share of the documents: no level vanishes.
    EachLevel,
}

/// What to show of a graph. _Default:_ everything, by document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewOptions {
    /// What one mark stands for. _Default:_ a document.
    pub by: By,
    /// Levels to show; empty: all.
    pub levels: Vec<Level>,
    /// Systems to show; empty: all.
    pub systems: Vec<System>,
    /// Provinces to show, compared without case and diacritics; empty: all. Central documents have none and stay.
    pub provinces: Vec<String>,
    /// Types to show, as slugs; empty: all.
    pub types: Vec<String>,
    /// Relations to show; empty: all.
    pub relations: Vec<Relation>,
    /// Documents from this date on (a year means its first day); those without a date are left out.
    pub from: Option<PartialDate>,
    /// Documents up to this date (a year means its last day); those without a date are left out.
    pub to: Option<PartialDate>,
    /// Only these documents, such as those of a cascade; `None`: all.
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Only these documents and what is connected with them, following citations up to the sources and down to who carries them further.
    pub focus: Vec<DocumentId>,
    /// How many citations away from the focus, in each direction; `None`: all.
    pub depth: Option<usize>,
    /// Only the documents cited most.
    pub top: Option<usize>,
    /// Of what the most cited are taken. _Default:_ of all documents.
    pub top_of: TopOf,
    /// Whether missing documents are shown.
    pub missing: Missing,
    /// Folds documents of one level and place with the same targets into groups until at most so many marks are left.
    pub collapse: Option<usize>,
}

impl ViewOptions {
    /// The documents of a cascade, the directive in focus.
    pub fn cascade(cascade: &Cascade) -> Self {
        let documents: Vec<DocumentId> = cascade
            .steps
            .iter()
            .map(|step| step.document.id.clone())
            .collect();
        Self {
            focus: documents.first().cloned().into_iter().collect(),
            documents: Some(documents.into_iter().collect()),
            ..Self::default()
        }
    }
}

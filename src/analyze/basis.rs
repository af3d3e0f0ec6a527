use std::sync::{Arc, OnceLock};

use crate::graph::{CitationGraph, Links};

use super::DocumentName;
use super::rings::Rings;

/// What the measures of one graph share, made once: who cites whom, the rings, the names.
pub(super) struct Basis<'g> {
    pub(super) graph: &'g CitationGraph,
    names: OnceLock<Vec<Arc<DocumentName>>>,
    rings: OnceLock<Rings>,
}

impl<'g> Basis<'g> {
    pub(super) fn new(graph: &'g CitationGraph) -> Self {
        Self {
            graph,
            names: OnceLock::new(),
            rings: OnceLock::new(),
        }
    }

    /// Who cites whom.
    pub(super) fn links(&self) -> &'g Links {
        self.graph.links()
    }

    /// The documents as tables name them, by position; one copy for all tables.
    pub(super) fn names(&self) -> &[Arc<DocumentName>] {
        self.names.get_or_init(|| {
            let names = self.graph.documents().map(DocumentName::from);
            names.map(Arc::new).collect()
        })
    }

    /// The name of the document at this position.
    pub(super) fn name(&self, node: usize) -> Arc<DocumentName> {
        Arc::clone(&self.names()[node])
    }

    /// Which documents cite each other in a ring.
    pub(super) fn rings(&self) -> &Rings {
        self.rings.get_or_init(|| Rings::new(self.links()))
    }
}

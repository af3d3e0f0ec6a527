//! From resolved references to documents and citations: what is known of each document, who cites
//! whom, and what contradicts itself.

use std::collections::BTreeMap;

use super::account::Account;
use super::completed::Completed;
use super::conflicts;
use super::local::LocalDocument;
use super::merge::Resolution;
use super::resolved::Resolved;
use crate::graph::{Citation, CitationGraph, Conflict, Document, DocumentId, Evidence};
use crate::tables::Tables;

impl Resolution {
    /// The citation graph, and the fields of documents about which the references disagree.
    pub fn graph(&self, tables: &Tables) -> (CitationGraph, Vec<Conflict>) {
        let mut accounts: BTreeMap<DocumentId, Account> = BTreeMap::new();
        for document in &self.documents {
            accounts
                .entry(document.key.id())
                .or_default()
                .held
                .get_or_insert(&document.citing);
            for resolved in &document.references {
                accounts
                    .entry(resolved.key.id())
                    .or_default()
                    .cited
                    .push((&document.citing, resolved));
            }
        }
        let documents: Vec<Document> = accounts
            .iter()
            .map(|(id, account)| account.document(id))
            .collect();
        let conflicts = documents
            .iter()
            .zip(accounts.values())
            .flat_map(|(document, account)| conflicts::of(document, account, tables))
            .collect();
        let citations = self.documents.iter().flat_map(citations_of);
        (CitationGraph::new(documents, citations), conflicts)
    }
}

/// The citations that one document proves: its own, and between the documents in whose titles
/// others stand.
fn citations_of(
    document: &LocalDocument,
) -> impl Iterator<Item = (DocumentId, DocumentId, Citation)> + '_ {
    document.references.iter().filter_map(|resolved| {
        let outer = resolved.completed.reference.within;
        let outer = outer.and_then(|index| document.references.get(index));
        let source = outer.map_or(&document.key, |outer| &outer.key).id();
        let target = resolved.key.id();
        // A document in whose title its own number stands does not cite itself.
        (source != target).then(|| (source, target, citation(document, resolved, outer)))
    })
}

fn citation(document: &LocalDocument, resolved: &Resolved, outer: Option<&Resolved>) -> Citation {
    let Completed {
        reference,
        certainty,
        rule,
        ..
    } = &resolved.completed;
    let evidence = Evidence {
        document: document.citing.document.clone(),
        start: reference.span[0],
        end: reference.span[1],
        page: reference.page,
        text: reference.text.clone(),
        before: reference.before.clone(),
        after: reference.after.clone(),
    };
    Citation {
        relation: reference.relation,
        extent: reference.extent,
        setting: reference.setting,
        second_hand: outer.is_some(),
        certainty: outer.map_or(*certainty, |outer| {
            outer.completed.certainty.max(*certainty)
        }),
        rule: rule.name().into(),
        references: vec![evidence],
    }
}

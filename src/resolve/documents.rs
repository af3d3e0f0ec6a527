//! From resolved references to documents and citations: what is known of each document, who cites whom, and what contradicts itself.

use std::collections::BTreeMap;

use super::conflicts;
use super::local::{Citing, LocalDocument, Resolved};
use super::merge::Resolution;
use crate::extract::Number;
use crate::graph::{
    Citation, CitationGraph, Conflict, Document, DocumentId, Evidence, Status, urn,
};
use crate::model::PartialDate;
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

/// All that is told of one document.
#[derive(Default)]
pub(super) struct Account<'a> {
    /// Its own header, if it is held.
    pub held: Option<&'a Citing>,
    /// The references to it, each with the document that makes it.
    pub cited: Vec<(&'a Citing, &'a Resolved)>,
}

impl Account<'_> {
    /// The document: its own header first, then what most references tell.
    fn document(&self, id: &DocumentId) -> Document {
        let resolved = || self.cited.iter().map(|(_, resolved)| *resolved);
        let held = self.held;
        let own = |field: fn(&Citing) -> Option<String>| held.and_then(field);
        // Place, level and system belong to one issuer: all are taken from one reference.
        let speaker = resolved().max_by_key(|one| {
            (
                one.reference.issuer.is_some(),
                one.issuer.is_some(),
                std::cmp::Reverse(&one.reference.text),
            )
        });
        let mut document = Document {
            number: own(|citing| citing.number.as_ref().map(Number::canonical)).or_else(|| {
                most_told(resolved().filter_map(|one| one.number.as_ref().map(Number::canonical)))
            }),
            document_type: own(|citing| citing.document_type.clone())
                .or_else(|| most_told(resolved().filter_map(|one| one.document_type.clone()))),
            title: own(|citing| citing.title.clone())
                .or_else(|| most_told(resolved().filter_map(|one| one.name.clone())))
                .or_else(|| {
                    most_told(
                        resolved()
                            .filter_map(|one| one.reference.title.as_deref().and_then(subject)),
                    )
                }),
            date: held.and_then(|citing| citing.date).or_else(|| self.date()),
            issuer: held
                .and_then(|citing| Some(citing.issuer.as_ref()?.name.clone()))
                .or_else(|| {
                    most_told(
                        resolved()
                            .filter(|one| one.reference.issuer.is_some())
                            .filter_map(|one| Some(one.issuer.as_ref()?.name.clone())),
                    )
                    .or_else(|| Some(speaker?.issuer.as_ref()?.name.clone()))
                }),
            level: held.map_or_else(
                || speaker.map_or_else(Default::default, |one| one.level),
                |citing| citing.level,
            ),
            system: held.map_or_else(
                || speaker.map_or_else(Default::default, |one| one.system),
                |citing| citing.system,
            ),
            place: held.map_or_else(
                || speaker.map(|one| one.place.clone()).unwrap_or_default(),
                |citing| citing.place.clone(),
            ),
            status: if held.is_some() {
                Status::Held
            } else {
                Status::Missing
            },
            source: held.map(|citing| citing.document.clone()),
            ..Document::unknown(id.clone())
        };
        document.urn = urn::of(&document);
        document
    }

    /// The date that most references tell, the fullest of equals.
    fn date(&self) -> Option<PartialDate> {
        let mut told: BTreeMap<PartialDate, usize> = BTreeMap::new();
        for date in self.cited.iter().filter_map(|(_, resolved)| resolved.date) {
            *told.entry(date).or_default() += 1;
        }
        told.into_iter()
            .max_by_key(|&(date, count)| (date.is_whole(), count, std::cmp::Reverse(date)))
            .map(|(date, _)| date)
    }
}

/// The value that is told most often; of equals the longest, then the first in order.
fn most_told(values: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by(|(one, count), (two, more)| (count, one.len(), two).cmp(&(more, two.len(), one)))
        .map(|(value, _)| value)
}

/// A title without the word that opens it.
pub(super) fn subject(title: &str) -> Option<String> {
    let title = title.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | '"' | '(' | ')' | '-' | '_')
    });
    let bare = ["về việc ", "Về việc ", "về ", "Về ", "V/v "]
        .iter()
        .find_map(|opening| title.strip_prefix(opening))
        .unwrap_or(title);
    let mut letters = bare.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
}

/// The citations that one document proves: its own, and between the documents in whose titles others stand.
fn citations_of(
    document: &LocalDocument,
) -> impl Iterator<Item = (DocumentId, DocumentId, Citation)> + '_ {
    let own = document.key.id();
    document.references.iter().filter_map(move |resolved| {
        let outer = resolved
            .reference
            .within
            .and_then(|index| document.references.get(index));
        let source = outer.map_or_else(|| own.clone(), |outer| outer.key.id());
        let target = resolved.key.id();
        let reference = &resolved.reference;
        let evidence = Evidence {
            document: document.citing.document.clone(),
            start: reference.span[0],
            end: reference.span[1],
            page: reference.page,
            text: reference.text.clone(),
            before: reference.before.clone(),
            after: reference.after.clone(),
        };
        let citation = Citation {
            relation: reference.relation,
            second_hand: outer.is_some(),
            certainty: outer.map_or(resolved.certainty, |outer| {
                outer.certainty.max(resolved.certainty)
            }),
            rule: resolved.rule.to_owned(),
            references: vec![evidence],
        };
        // A document in whose title its own number stands does not cite itself.
        (source != target).then_some((source, target, citation))
    })
}

//! From resolved references to documents and citations: what is known of each document, who cites whom, and what contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use super::local::{Citing, LocalDocument, Resolved};
use super::merge::Resolution;
use crate::analyze::{Conflict, ConflictField, ConflictValue};
use crate::extract::Number;
use crate::graph::{Citation, CitationGraph, Document, DocumentId, Evidence, Status, urn};
use crate::model::PartialDate;

impl Resolution {
    /// The citation graph, and the fields of documents about which the references disagree.
    pub fn graph(&self) -> (CitationGraph, Vec<Conflict>) {
        let mut accounts: BTreeMap<DocumentId, Account> = BTreeMap::new();
        for document in &self.documents {
            accounts.entry(document.key.id()).or_default().held.get_or_insert(&document.citing);
            for resolved in &document.references {
                accounts.entry(resolved.key.id()).or_default().cited.push((&document.citing, resolved));
            }
        }
        let conflicts = accounts.iter().flat_map(|(id, account)| account.conflicts(id)).collect();
        let documents = accounts.iter().map(|(id, account)| account.document(id));
        let citations = self.documents.iter().flat_map(citations_of);
        (CitationGraph::new(documents, citations), conflicts)
    }
}

/// All that is told of one document.
#[derive(Default)]
struct Account<'a> {
    held: Option<&'a Citing>,
    cited: Vec<(&'a Citing, &'a Resolved)>,
}

impl Account<'_> {
    /// The document: its own header first, then what most references tell.
    fn document(&self, id: &DocumentId) -> Document {
        let resolved = || self.cited.iter().map(|(_, resolved)| *resolved);
        let held = self.held;
        let own = |field: fn(&Citing) -> Option<String>| held.and_then(field);
        // Place, level and system belong to one issuer: all are taken from one reference.
        let speaker =
            resolved().max_by_key(|one| (one.reference.issuer.is_some(), one.issuer.is_some(), std::cmp::Reverse(&one.reference.text)));
        let mut document = Document {
            number: own(|citing| citing.number.as_ref().map(Number::canonical))
                .or_else(|| most_told(resolved().filter_map(|one| one.number.as_ref().map(Number::canonical)))),
            document_type: own(|citing| citing.document_type.clone())
                .or_else(|| most_told(resolved().filter_map(|one| one.document_type.clone()))),
            title: own(|citing| citing.title.clone())
                .or_else(|| most_told(resolved().filter_map(|one| one.name.clone())))
                .or_else(|| most_told(resolved().filter_map(|one| one.reference.title.as_deref().and_then(subject)))),
            date: held.and_then(|citing| citing.date).or_else(|| self.date()),
            issuer: held.and_then(|citing| Some(citing.issuer.as_ref()?.name.clone())).or_else(|| {
                most_told(resolved().filter(|one| one.reference.issuer.is_some()).filter_map(|one| Some(one.issuer.as_ref()?.name.clone())))
                    .or_else(|| Some(speaker?.issuer.as_ref()?.name.clone()))
            }),
            level: held.map_or_else(|| speaker.map_or_else(Default::default, |one| one.level), |citing| citing.level),
            system: held.map_or_else(|| speaker.map_or_else(Default::default, |one| one.system), |citing| citing.system),
            place: held.map_or_else(|| speaker.map(|one| one.place.clone()).unwrap_or_default(), |citing| citing.place.clone()),
            status: if held.is_some() { Status::Held } else { Status::Missing },
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
        told.into_iter().max_by_key(|&(date, count)| (date.is_whole(), count, std::cmp::Reverse(date))).map(|(date, _)| date)
    }

    /// Dates, types and issuers of which more than one is told in words.
    fn conflicts(&self, id: &DocumentId) -> Vec<Conflict> {
        let document = self.document(id);
        let mut found = Vec::new();
        let mut check = |field: ConflictField, kept: Option<String>, values: BTreeMap<String, BTreeSet<String>>| {
            if values.len() > 1 {
                let values =
                    values.into_iter().map(|(value, told_by)| ConflictValue { value, told_by: told_by.into_iter().collect() }).collect();
                found.push(Conflict { document: id.clone(), label: document.label().to_owned(), field, values, kept });
            }
        };
        let whole_dates =
            self.told(|citing| citing.date, |resolved| resolved.reference.date, |date| date.is_whole().then(|| date.to_string()));
        check(ConflictField::Date, document.date.map(|date| date.to_string()), whole_dates);
        let types = self.told(|citing| citing.document_type.clone(), |resolved| resolved.document_type.clone(), Some);
        check(ConflictField::Type, document.document_type.clone(), types);
        found
    }

    fn told<V>(
        &self,
        own: fn(&Citing) -> Option<V>,
        cited: fn(&Resolved) -> Option<V>,
        spell: fn(V) -> Option<String>,
    ) -> BTreeMap<String, BTreeSet<String>> {
        let held = self.held.and_then(|citing| Some((spell(own(citing)?)?, citing.document.clone())));
        let others = self.cited.iter().filter_map(|(citing, resolved)| Some((spell(cited(resolved)?)?, citing.document.clone())));
        let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (value, document) in held.into_iter().chain(others) {
            values.entry(value).or_default().insert(document);
        }
        values
    }
}

/// The value that is told most often; of equals the longest, then the first in order.
fn most_told(values: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by(|(one, count), (two, more)| (count, one.len(), two).cmp(&(more, two.len(), one))).map(|(value, _)| value)
}

/// A title without the word that opens it.
fn subject(title: &str) -> Option<String> {
    let title = title.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '"' | '(' | ')'));
    let bare = ["về việc ", "Về việc ", "về ", "Về ", "V/v "].iter().find_map(|opening| title.strip_prefix(opening)).unwrap_or(title);
    let mut letters = bare.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// The citations that one document proves: its own, and between the documents in whose titles others stand.
fn citations_of(document: &LocalDocument) -> impl Iterator<Item = (DocumentId, DocumentId, Citation)> + '_ {
    let own = document.key.id();
    document.references.iter().filter_map(move |resolved| {
        let outer = resolved.reference.within.and_then(|index| document.references.get(index));
        let source = outer.map_or_else(|| own.clone(), |outer| outer.key.id());
        let target = resolved.key.id();
        let reference = &resolved.reference;
        let evidence = Evidence {
            document: document.citing.document.clone(),
            start: reference.span[0],
            end: reference.span[1],
            text: reference.text.clone(),
            before: reference.before.clone(),
            after: reference.after.clone(),
        };
        let citation = Citation {
            relation: reference.relation,
            second_hand: outer.is_some(),
            certainty: outer.map_or(resolved.certainty, |outer| outer.certainty.max(resolved.certainty)),
            rule: resolved.rule.to_owned(),
            references: vec![evidence],
        };
        // A document in whose title its own number stands does not cite itself.
        (source != target).then_some((source, target, citation))
    })
}

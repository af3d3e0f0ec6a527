//! What the sources of one document say of it: its own header, and the references to it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::citing::Citing;
use super::completed::Completed;
use super::resolved::Resolved;
use crate::extract::Number;
use crate::graph::{Document, DocumentId, Status, urn};
use crate::model::PartialDate;

/// All that is said of one document.
#[derive(Default)]
pub(super) struct Account<'a> {
    /// Its own header, if it is held.
    pub held: Option<&'a Citing>,
    /// The references to it, each with the document that makes it.
    pub cited: Vec<(&'a Citing, &'a Resolved)>,
}

impl<'a> Account<'a> {
    /// The document: its own header first, then what most references say.
    pub fn document(&self, id: &DocumentId) -> Document {
        let mut document = Document {
            number: self.text(
                |own| own.number.as_ref().map(Number::canonical),
                |one| one.number.as_ref().map(Number::canonical),
            ),
            document_type: self.text(
                |own| own.document_type.clone(),
                |one| one.reference.document_type.clone(),
            ),
            title: self
                .text(|own| own.title.clone(), |one| one.name.clone())
                .or_else(|| most_given(self.given(|one| subject(one.reference.title.as_deref()?)))),
            date: self.held.and_then(|own| own.date).or_else(|| self.date()),
            ..Document::unknown(id.clone())
        };
        self.set_issuer(&mut document);
        if let Some(own) = self.held {
            document.status = Status::Held;
            document.source = Some(own.document.clone());
            document.duty = Some(own.duty.clone()).filter(|duty| !duty.is_empty());
        }
        document.urn = urn::of(&document);
        document
    }

    /// A field that the document's own header gives, else the value that most references do.
    fn text(
        &self,
        own: impl Fn(&Citing) -> Option<String>,
        cited: impl Fn(&Completed) -> Option<String>,
    ) -> Option<String> {
        let own = self.held.and_then(own);
        own.or_else(|| most_given(self.given(cited)))
    }

    /// What the references give, one after the other.
    fn given<V>(&self, cited: impl Fn(&Completed) -> Option<V>) -> impl Iterator<Item = V> {
        self.completed().filter_map(cited)
    }

    fn completed(&self) -> impl Iterator<Item = &'a Completed> {
        self.cited.iter().map(|(_, resolved)| &resolved.completed)
    }

    /// Issuer, level, system and place. The last three belong to one issuer: all are taken from one
    /// reference.
    fn set_issuer(&self, document: &mut Document) {
        let speaker = self.completed().max_by_key(|one| {
            let reference = &one.reference;
            (
                reference.issuer.is_some(),
                one.issuer.is_some(),
                Reverse(&reference.text),
            )
        });
        let name = |one: &Completed| one.issuer.as_ref().map(|issuer| issuer.name.clone());
        document.issuer = self
            .text(
                |own| own.issuer.as_ref().map(|issuer| issuer.name.clone()),
                |one| name(one).filter(|_| one.reference.issuer.is_some()),
            )
            .or_else(|| name(speaker?));
        if let Some(own) = self.held {
            document.level = own.level;
            document.system = own.system;
            document.place = own.place.clone();
        } else if let Some(speaker) = speaker {
            document.level = speaker.level();
            document.system = speaker.system();
            document.place = speaker.place().clone();
        }
    }

    /// The date that most references give, the fullest of equals.
    fn date(&self) -> Option<PartialDate> {
        let mut counts: BTreeMap<PartialDate, usize> = BTreeMap::new();
        for date in self.given(|one| one.date) {
            *counts.entry(date).or_default() += 1;
        }
        counts
            .into_iter()
            .max_by_key(|&(date, count)| (date.is_whole(), count, Reverse(date)))
            .map(|(date, _)| date)
    }
}

/// The value that is given most often; of equals the longest, then the first in order.
fn most_given(values: impl Iterator<Item = String>) -> Option<String> {
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

//! Step 1: what one document's own words, its header and the tables say of the documents that it
//! cites.

use std::collections::BTreeSet;

use super::citing::Citing;
use super::completed::Completed;
use super::key::Key;
use super::resolved::Resolved;
use super::{days::Days, issuer, share, short};
use crate::extract::issuer::{Context, complete, complete_place};
use crate::extract::{Reference, SymbolGrammar};
use crate::model::PartialDate;
use crate::tables::Tables;

/// A document with its resolved references, ready to be merged with others.
#[derive(Debug, Clone)]
pub struct LocalDocument {
    /// Its header.
    pub citing: Citing,
    /// Its own identity.
    pub key: Key,
    /// Its references.
    pub references: Vec<Resolved>,
    /// Hash of its words, by which copies are known whatever the form of their files; `None` where
    /// it has no words.
    pub words: Option<u64>,
}

/// Resolves the references of one document; `words` is the hash of its words.
pub fn local(
    mut citing: Citing,
    references: Vec<Reference>,
    words: Option<u64>,
    tables: &Tables,
    symbols: &SymbolGrammar,
) -> LocalDocument {
    if citing.place.province.is_none() {
        citing.place.province = only_province(&references, citing.date, tables);
    }
    let days = Days::of(&references);
    let mut completed: Vec<Completed> = Vec::with_capacity(references.len());
    for reference in references {
        let outer = reference.within.and_then(|outer| completed.get(outer));
        let one = with_issuer(reference, outer, &citing, &days, tables);
        completed.push(one);
    }
    // What the document itself says of a number goes before what the tables know.
    for recognized in [false, true] {
        share::date(&mut completed, recognized);
    }
    short::complete(&mut completed, &citing, tables, symbols);
    for recognized in [false, true] {
        share::issuer(&mut completed, recognized);
        share::date(&mut completed, recognized);
    }
    let resolve = |(index, one)| Resolved::of(one, index, &citing, tables);
    let references = completed.into_iter().enumerate().map(resolve).collect();
    LocalDocument {
        key: citing.key(tables),
        citing,
        references,
        words,
    }
}

/// The one province that the issuers named in a document are of: the document's own, where its
/// header names none. A district tells it where only one province has it.
fn only_province(
    references: &[Reference],
    date: Option<PartialDate>,
    tables: &Tables,
) -> Option<String> {
    let province = |reference: &Reference| {
        let place = &reference.issuer.as_ref()?.place;
        place.province.clone().or_else(|| {
            place.district.as_ref()?;
            complete_place(place, reference.date.or(date), tables).province
        })
    };
    let named: BTreeSet<String> = references.iter().filter_map(province).collect();
    let mut named = named.into_iter();
    named.next().filter(|_| named.next().is_none())
}

/// One reference with its issuer and the issuer's place. What stands in another's title is seen
/// from that one's place.
fn with_issuer(
    reference: Reference,
    outer: Option<&Completed>,
    citing: &Citing,
    days: &Days,
    tables: &Tables,
) -> Completed {
    let own = days.day(&reference);
    let seen_from = outer.filter(|outer| outer.place().province.is_some());
    let (place, level) = seen_from.map_or((&citing.place, citing.level), |outer| {
        (outer.place(), outer.level())
    });
    let context = Context {
        place: place.clone(),
        level,
        date: own.or(citing.date),
    };
    let (named, rule) = issuer::of(&reference, own, context.date, tables);
    let issuer = named.map(|issuer| complete(&issuer, &context, tables));
    Completed::new(reference, own, issuer, rule)
}

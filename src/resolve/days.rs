//! The day of a cited document, by which the rows of the tables are chosen.

use std::collections::HashMap;

use crate::extract::Reference;
use crate::model::PartialDate;

/// Number and type of a document, as its references spell them.
type Spelled = (String, Option<String>);

/// The days of the documents that one document cites.
pub(super) struct Days {
    /// The day that its dated references give a document; `None` where they give several.
    given: HashMap<Spelled, Option<PartialDate>>,
}

impl Days {
    /// The days that references give.
    pub fn of(references: &[Reference]) -> Self {
        let mut given: HashMap<Spelled, Option<PartialDate>> = HashMap::new();
        for reference in references {
            if let (Some(spelled), Some(date)) = (spelled(reference), reference.date) {
                given
                    .entry(spelled)
                    .and_modify(|day| *day = day.and_then(|day| one_day(day, date)))
                    .or_insert(Some(date));
            }
        }
        Self { given }
    }

    /// The day of the document that a reference means: of its own words, else of its number; the
    /// fuller one that another reference to that number gives.
    pub fn day(&self, reference: &Reference) -> Option<PartialDate> {
        let own = reference.credible_date().or_else(|| {
            let year = reference.number.as_ref()?.stated_year()?;
            Some(PartialDate::from_year(year))
        });
        let elsewhere = || *self.given.get(&spelled(reference)?)?;
        match own {
            Some(own) if own.is_whole() => Some(own),
            Some(own) => elsewhere().and_then(|day| one_day(own, day)).or(Some(own)),
            None => elsewhere(),
        }
    }
}

/// The fuller of two dates of one day.
fn one_day(one: PartialDate, other: PartialDate) -> Option<PartialDate> {
    one.agrees_with(other).then(|| one.max(other))
}

fn spelled(reference: &Reference) -> Option<Spelled> {
    let number = reference.number.as_ref()?;
    let whole = number.symbol.is_some() && !number.is_blank();
    whole.then(|| (number.canonical(), reference.document_type.clone()))
}

//! What references to one number share inside a document: the issuer and the date that some of them
//! give and others leave out.

use std::collections::{BTreeMap, HashMap};

use super::completed::Completed;
use super::rule::Rule;
use crate::model::{Level, PartialDate, Place};

/// A number without its issuer is the one that the document gives with its issuer, if it names just
/// one for it. Completes the references that OCR read, or the others.
pub(super) fn issuer(references: &mut [Completed], recognized: bool) {
    if !has_any(references, recognized) {
        return;
    }
    let mut named: HashMap<_, BTreeMap<Place, usize>> = HashMap::new();
    for (index, completed) in references.iter().enumerate() {
        let names = completed.reference.issuer.is_some() && completed.may_complete(recognized);
        if let (true, Some(number), Some(issuer)) = (names, spelled(completed), &completed.issuer) {
            let places = named.entry(number).or_default();
            places.entry(issuer.place.clone()).or_insert(index);
        }
    }
    for index in 0..references.len() {
        // A number with its year is one document of a central body, whoever is named.
        let has_year = references[index]
            .number
            .as_ref()
            .is_some_and(|number| number.year.is_some());
        if has_year && references[index].level() == Level::Central {
            continue;
        }
        let reference = &references[index].reference;
        if reference.issuer.is_some() || reference.recognized != recognized {
            continue;
        }
        let places = spelled(&references[index]).and_then(|number| named.get(&number));
        let Some(whole) = places.and_then(only) else {
            continue;
        };
        let dates = (references[index].date, references[whole].date);
        if matches!(dates, (Some(one), Some(two)) if !one.agrees_with(two)) {
            continue;
        }
        references[index].issuer = references[whole].issuer.clone();
        references[index].decide(Rule::IssuerOfSameNumber);
    }
}

/// Whether any reference was read by OCR, or by no OCR.
fn has_any(references: &[Completed], recognized: bool) -> bool {
    let mut all = references.iter();
    all.any(|one| one.reference.recognized == recognized)
}

/// Number and type of a reference.
fn spelled(completed: &Completed) -> Option<(String, Option<String>)> {
    let number = completed.whole_number()?.canonical();
    Some((number, completed.reference.document_type.clone()))
}

/// References to one number share their date inside the document: the dated ones date the others,
/// if they agree. Completes the references that OCR read, or the others.
pub(super) fn date(references: &mut [Completed], recognized: bool) {
    if !has_any(references, recognized) {
        return;
    }
    // Of each year the fullest date; none where the document gives two days in it.
    let mut dates: HashMap<_, BTreeMap<i16, Option<PartialDate>>> = HashMap::new();
    for completed in references.iter().filter(|one| one.may_complete(recognized)) {
        if let (Some(group), Some(date)) = (group(completed), completed.date) {
            let years = dates.entry(group).or_default();
            let fullest = years.entry(date.year()).or_insert(Some(date));
            *fullest = fullest
                .filter(|known| known.agrees_with(date))
                .map(|known| known.max(date));
        }
    }
    for completed in references {
        if completed.date.is_some() || completed.reference.recognized != recognized {
            continue;
        }
        let years = group(completed).and_then(|group| dates.get(&group));
        match years.map(|years| only(years).flatten()) {
            Some(Some(date)) => {
                completed.date = Some(date);
                completed.decide(Rule::DateOfSameNumber);
            }
            Some(None) if is_counted(completed) => completed.decide(Rule::SeveralDates),
            _ => {}
        }
    }
}

/// Whether the number may come again in another year: it does not hold its own.
fn is_counted(completed: &Completed) -> bool {
    let number = completed.whole_number();
    number.is_some_and(|number| number.year.is_none())
}

/// What references to one document share whatever their dates: number and place.
fn group(completed: &Completed) -> Option<(String, Option<String>)> {
    let number = completed.whole_number()?.canonical();
    let Place {
        province,
        district,
        commune,
    } = completed.place();
    let lowest = commune.as_ref().or(district.as_ref()).or(province.as_ref());
    Some((number, lowest.cloned()))
}

/// The value, if there is just one.
fn only<K, V: Copy>(values: &BTreeMap<K, V>) -> Option<V> {
    let mut all = values.values().copied();
    all.next().filter(|_| all.next().is_none())
}

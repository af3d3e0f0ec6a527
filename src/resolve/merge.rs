//! Step 2: what documents say of each other's references, inside groups of one scope and number.

use std::collections::BTreeMap;

use super::completed::Completed;
use super::key::{Key, Period};
use super::local::LocalDocument;
use super::resolved::Resolved;
use super::rule::Rule;
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::{Certainty, Language, PartialDate};
use crate::tables::{Tables, TermKind};

/// All held documents, each reference with its final key.
#[derive(Debug, Clone, Default)]
pub struct Resolution {
    /// Held documents by name.
    pub documents: Vec<LocalDocument>,
}

impl Resolution {
    /// References of which it is not known which document is meant, as diagnostics.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let of_document = |document: &'_ LocalDocument| -> Vec<Diagnostic> {
            let ambiguous = document.references.iter().filter(|resolved| {
                resolved.completed.certainty == Certainty::Ambiguous && !resolved.is_blank()
            });
            ambiguous
                .map(|resolved| open(&document.citing.document, &resolved.completed))
                .collect()
        };
        self.documents.iter().flat_map(of_document).collect()
    }
}

/// That it is not known which document a reference means, and why.
fn open(citing: &str, completed: &Completed) -> Diagnostic {
    let [start, end] = completed.reference.span;
    let words: Vec<&str> = completed.reference.text.split_whitespace().collect();
    let why = match completed.rule {
        Rule::SeveralDates | Rule::SeveralBodies | Rule::ScopeUnknown => {
            completed.rule.label(Language::English)
        }
        _ => "the words do not tell which document is meant",
    };
    Diagnostic::new(
        Severity::Warning,
        "reference-ambiguous",
        citing,
        format!("'{}': {why}", words.join(" ")),
    )
    .at(start, end)
}

/// Dates by which a number of one scope is known, by year.
type Dates = BTreeMap<i16, PartialDate>;

/// Merges what the documents say: an undated reference is the one dated document of its scope and
/// number, if there is just one that its term allows and that is not later than the citing
/// document. The order of the documents does not matter.
pub fn merge(mut documents: Vec<LocalDocument>, tables: &Tables) -> Resolution {
    documents.sort_by(|one, two| one.citing.document.cmp(&two.citing.document));
    let known = known_dates(&documents);
    for document in &mut documents {
        let citing_year = document.citing.date.map(PartialDate::year);
        for resolved in &mut document.references {
            if matches!(resolved.key.period, Period::Unknown | Period::Term(_)) {
                meet_dated(resolved, &known, citing_year, tables);
            }
        }
    }
    Resolution { documents }
}

/// The dates that headers and references give. What OCR read gives none: a misread date would join
/// documents that are not one.
fn known_dates(documents: &[LocalDocument]) -> BTreeMap<(String, String), Dates> {
    let mut known: BTreeMap<(String, String), Dates> = BTreeMap::new();
    let held = documents
        .iter()
        .filter(|document| !document.citing.recognized);
    let held = held.filter_map(|document| Some((&document.key, document.citing.date?)));
    let cited = documents
        .iter()
        .flat_map(|document| &document.references)
        .filter(|resolved| !resolved.completed.reference.recognized);
    let cited = cited.filter_map(|resolved| Some((&resolved.key, resolved.completed.date?)));
    for (key, date) in held.chain(cited) {
        if let Period::Year(year) = key.period {
            let (scope, number) = key.block();
            let fullest = known
                .entry((scope.to_owned(), number.to_owned()))
                .or_default()
                .entry(year)
                .or_insert(date);
            *fullest = (*fullest).max(date);
        }
    }
    known
}

fn meet_dated(
    resolved: &mut Resolved,
    known: &BTreeMap<(String, String), Dates>,
    citing_year: Option<i16>,
    tables: &Tables,
) {
    let (scope, number) = resolved.key.block();
    let Some(dates) = known.get(&(scope.to_owned(), number.to_owned())) else {
        return;
    };
    let allowed = |date: &PartialDate| {
        let in_time = citing_year.is_none_or(|year| date.year() <= year);
        in_time && term_allows(&resolved.key, *date, tables)
    };
    let candidates: Vec<PartialDate> = dates.values().copied().filter(allowed).collect();
    match candidates[..] {
        [] => {}
        [date] => {
            resolved.completed.date = Some(date);
            resolved.completed.decide(match resolved.key.period {
                Period::Term(_) => Rule::TermMeetsDate,
                _ => Rule::UndatedMeetsDated,
            });
            resolved.key.period = Period::Year(date.year());
        }
        _ => resolved.completed.decide(Rule::SeveralDates),
    }
}

/// Whether a document of the centre of this date can be of the term; terms of local committees are
/// not in the tables.
fn term_allows(key: &Key, date: PartialDate, tables: &Tables) -> bool {
    let Period::Term(term) = &key.period else {
        return true;
    };
    let kinds = [TermKind::Congress, TermKind::Assembly];
    let of_term = |kind: TermKind| {
        tables
            .terms()
            .written(kind, term)
            .is_some_and(|row| row.validity.holds(Some(date)))
    };
    !key.scope.is_empty() || kinds.into_iter().any(of_term)
}

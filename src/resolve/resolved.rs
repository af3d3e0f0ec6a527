use super::citing::Citing;
use super::completed::Completed;
use super::key::{Key, Known, Period, is_placeless};
use super::rule::Rule;
use super::time;
use crate::extract::{Number, Style};
use crate::model::Certainty;
use crate::tables::Tables;

/// A reference with the document that it means.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// The reference with all that was added to it.
    pub completed: Completed,
    /// Which document it means.
    pub key: Key,
}

impl Resolved {
    /// The document that a reference means, as far as its own document shows; `index` is its place
    /// among the references.
    pub(super) fn of(
        mut completed: Completed,
        index: usize,
        citing: &Citing,
        tables: &Tables,
    ) -> Self {
        let key = key(&completed, index, citing, tables);
        doubt_key(&mut completed, &key, tables);
        time::doubt(&mut completed, citing.date, tables);
        doubt_recognized(&mut completed);
        Self { completed, key }
    }

    /// Whether the number is left blank, as in drafts and forms.
    pub fn is_blank(&self) -> bool {
        self.completed.number.as_ref().is_some_and(Number::is_blank)
    }
}

fn key(completed: &Completed, index: usize, citing: &Citing, tables: &Tables) -> Key {
    let known = Known {
        document_type: completed.document_type(),
        issuer: completed.issuer.as_ref(),
        date: completed.date,
        term: completed.reference.term.as_deref(),
        citing: &citing.document,
    };
    match (&completed.number, &completed.name) {
        (Some(number), _) if !number.is_blank() => Key::numbered(number, &known, tables),
        (None, Some(name)) => Key::named(name, &known),
        // By its place among the references: offsets differ between twins of a text.
        _ => Key::of_source(&format!("{} {}", citing.document, index + 1)),
    }
}

/// What the key leaves open: whose the number is, or when it counts.
fn doubt_key(completed: &mut Completed, key: &Key, tables: &Tables) {
    let Some(number) = &completed.number else {
        return;
    };
    if completed.rule == Rule::SeveralDates {
        return;
    }
    let short = completed.is_short();
    let issuer = completed.issuer.as_ref();
    let yearless = number.year.is_none() || matches!(number.style, Style::YearLast(_));
    let placeless = yearless && issuer.is_none_or(|issuer| is_placeless(issuer, tables));
    if short && (placeless || matches!(key.period, Period::Unknown | Period::Once)) {
        completed.decide(Rule::ShortForm);
    } else if placeless {
        completed.decide(Rule::ScopeUnknown);
    } else if key.period == Period::Unknown {
        completed.decide(Rule::Undated);
    }
}

/// What OCR read is likely at best, however much its words say.
fn doubt_recognized(completed: &mut Completed) {
    if completed.reference.recognized && completed.certainty == Certainty::Certain {
        completed.decide(if completed.reference.repaired {
            Rule::RecognizedRepaired
        } else {
            Rule::Recognized
        });
    }
}

//! What leaves a part of the number out, completed: by the document's own whole references first,
//! then by the tables.
//!
//! "Kết luận 44" after "Kết luận số 44-KL/TW"; "Nghị định 123/2020"; "Luật Đất đai" by name and
//! date; "Nghị quyết Trung ương 4 khóa XII"; "Đề án 06"; "57-NQ/TW" without a date.

use super::citing::Citing;
use super::completed::Completed;
use super::rule::Rule;
use super::wholes::{Whole, Wholes};
use super::{law, well_known};
use crate::extract::{Number, SymbolGrammar};
use crate::tables::{DocumentType, Tables};

/// Completes what the document itself or the tables can.
pub(super) fn complete(
    references: &mut [Completed],
    citing: &Citing,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    for completed in references.iter_mut() {
        well_known::by_name(completed, tables, symbols);
    }
    let wholes = Wholes::of(references);
    for index in 0..references.len() {
        match wholes.find(references, index) {
            Some(Whole::One(whole)) => {
                take_over(&mut references[index], *whole);
                continue;
            }
            Some(Whole::Several) => {
                references[index].decide(Rule::ShortForm);
                continue;
            }
            None => {}
        }
        let outer = references[index].reference.within;
        let known_at = outer
            .and_then(|outer| references[outer].date.or(references[outer].day))
            .or(citing.date);
        let completed = &mut references[index];
        if completed.reference.name.is_some() && completed.number.is_none() {
            law::by_name(completed, known_at, tables, symbols);
            well_known::by_plenum(completed, tables, symbols);
        } else if completed.is_short() && completed.number.as_ref().is_some_and(has_year) {
            by_year(completed, tables, symbols);
        } else {
            // The document itself dates the number more than once.
            if completed.rule != Rule::SeveralDates {
                well_known::by_number(completed, citing.date, tables, symbols);
            }
        }
    }
}

fn has_year(number: &Number) -> bool {
    number.year.is_some()
}

/// Takes the number of the whole reference, and what else the words leave out.
fn take_over(completed: &mut Completed, whole: Completed) {
    completed.number = whole.number;
    completed.date = completed.date.or(whole.date);
    if completed.reference.issuer.is_none() {
        completed.issuer = whole.issuer;
    }
    completed.certainty = whole.certainty;
    completed.decide(Rule::ShortFormOfWhole);
}

/// The symbol of "Nghị định 123/2020" and "Luật 45/2019": decrees are the Government's alone, a
/// law's is in the table. Circulars of several ministries share ordinal and year.
fn by_year(completed: &mut Completed, tables: &Tables, symbols: &SymbolGrammar) {
    let row = completed
        .document_type()
        .and_then(|slug| tables.document_types().get(slug));
    let (Some(row), Some(number)) = (row, &completed.number) else {
        return;
    };
    let spelled = number.canonical();
    if row.law {
        law::by_year(completed, &spelled, tables, symbols);
    } else if let Some(symbol) = sole_symbol(row, tables) {
        let whole = symbols.number(&format!("{spelled}/{symbol}"));
        completed.number = whole.or(completed.number.take());
        completed.decide(Rule::SymbolOfType);
    }
}

/// The symbol of a type that one body alone issues, numbered by the year: `NĐ-CP`.
fn sole_symbol(row: &DocumentType, tables: &Tables) -> Option<String> {
    if !row.year_in_number {
        return None;
    }
    let issuer = tables.issuers().get(row.sole_issuer.as_deref()?)?;
    let symbol = issuer.symbol.as_deref()?;
    Some(format!("{}-{symbol}", row.abbreviations.first()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decrees_alone_have_one_symbol() {
        let tables = Tables::embedded();
        let types = tables.document_types().iter();
        let symbols: Vec<_> = types
            .filter(|row| !row.law)
            .filter_map(|row| sole_symbol(row, tables))
            .collect();
        assert_eq!(symbols, ["NĐ-CP"]);
    }
}

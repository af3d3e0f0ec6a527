//! Documents that people cite by short forms, by the table of them.

use super::completed::Completed;
use super::rule::Rule;
use crate::extract::SymbolGrammar;
use crate::extract::issuer::Issuer;
use crate::model::{Certainty, Level, PartialDate};
use crate::tables::{Tables, WellKnown};

/// A resolution or conclusion by the plenum that adopted it, if it adopted just one of the type.
pub(super) fn by_plenum(completed: &mut Completed, tables: &Tables, symbols: &SymbolGrammar) {
    let reference = &completed.reference;
    let (Some(plenum), Some(term)) = (reference.plenum, reference.term.as_deref()) else {
        return;
    };
    let mut adopted = tables.well_known().plenum(plenum, term);
    adopted.retain(|row| Some(row.document_type.as_str()) == completed.document_type());
    if let [row] = adopted[..] {
        take(completed, row, Rule::Plenum, tables, symbols);
    } else {
        completed.decide(Rule::Plenum);
        completed.certainty = Certainty::Ambiguous;
    }
}

/// A short form, or a whole number of the centre without date.
pub(super) fn by_number(
    completed: &mut Completed,
    citing: Option<PartialDate>,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    let mut rows = candidates(completed, citing, tables);
    rows.retain(|row| fits(row, completed, citing, tables));
    let rule = if completed.is_short() {
        Rule::ShortFormWellKnown
    } else {
        Rule::DateOfWellKnown
    };
    if let [row] = rows[..] {
        take(completed, row, rule, tables, symbols);
    }
}

/// The rows of the number; none where the number holds its year or is left blank.
fn candidates<'t>(
    completed: &Completed,
    citing: Option<PartialDate>,
    tables: &'t Tables,
) -> Vec<&'t WellKnown> {
    let known = tables.well_known();
    match &completed.number {
        Some(number) if number.year.is_some() || number.is_blank() => Vec::new(),
        Some(number) if number.symbol.is_none() => {
            if let Some((_, row)) = known.short_form_at(&completed.reference.text, 0) {
                return vec![row];
            }
            let document_type = completed.document_type().unwrap_or_default();
            known.candidates(document_type, &number.ordinal, citing)
        }
        Some(number) if completed.level() == Level::Central && completed.date.is_none() => {
            known.by_number(&number.canonical())
        }
        _ => Vec::new(),
    }
}

/// Whether the row is no later than the citing document, and of the date, term and issuer that the
/// words give.
fn fits(
    row: &WellKnown,
    completed: &Completed,
    citing: Option<PartialDate>,
    tables: &Tables,
) -> bool {
    let in_time = citing.is_none_or(|citing| row.date <= citing || row.date.agrees_with(citing));
    let of_date = completed.date.is_none_or(|date| date.agrees_with(row.date));
    let term = &completed.reference.term;
    let of_term = term.is_none() || row.term == *term;
    let issuer = completed
        .reference
        .issuer
        .as_ref()
        .filter(|_| completed.is_short());
    let of_issuer = issuer.is_none_or(|issuer| is_issuer(row, issuer, tables));
    in_time && of_date && of_term && of_issuer
}

fn is_issuer(row: &WellKnown, issuer: &Issuer, tables: &Tables) -> bool {
    let named = tables.issuers().by_name(&row.issuer);
    named.iter().any(|known| known.series == issuer.body)
}

fn take(
    completed: &mut Completed,
    row: &WellKnown,
    rule: Rule,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    completed.number = symbols.number(&row.number).or(completed.number.take());
    completed.date = Some(row.date);
    if completed.reference.issuer.is_none() {
        let rows = tables.issuers().at(&row.issuer, Some(row.date));
        let issuer = rows.first().map(|row| Issuer::of_row(row));
        completed.issuer = issuer.or(completed.issuer.take());
    }
    completed.decide(rule);
}

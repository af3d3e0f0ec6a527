//! Short forms and names completed to numbers: "Kết luận 44" after "Kết luận số 44-KL/TW", "Luật Đất đai" by the table of laws.

use super::local::{Citing, Resolved};
use crate::extract::Number;
use crate::model::Certainty;
use crate::tables::Tables;

/// Completes what the document itself or the tables can.
pub fn complete(references: &mut [Resolved], _citing: &Citing, _tables: &Tables) {
    for index in 0..references.len() {
        if let Some(whole) = whole_form(references, index) {
            let resolved = &mut references[index];
            resolved.number = whole.number;
            resolved.date = resolved.date.or(whole.date);
            resolved.issuer = whole.issuer;
            resolved.level = whole.level;
            resolved.system = whole.system;
            resolved.place = whole.place;
            resolved.certainty = Certainty::Likely;
            resolved.rule = "short-form-of-whole";
        }
    }
}

/// The reference that gives the whole number to which a short form belongs: the nearest of the same type and ordinal, those before it first.
fn whole_form(references: &[Resolved], index: usize) -> Option<Resolved> {
    let short = &references[index];
    let ordinal =
        short.number.as_ref().filter(|number| number.symbol.is_none()).map(|number: &Number| number.ordinal.trim_start_matches('0'))?;
    let fits = |other: &&Resolved| {
        other.document_type == short.document_type
            && other.number.as_ref().is_some_and(|number| number.symbol.is_some() && number.ordinal.trim_start_matches('0') == ordinal)
    };
    references[..index].iter().rev().find(fits).or_else(|| references[index..].iter().find(fits)).cloned()
}

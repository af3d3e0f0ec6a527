//! Documents that people cite by short forms, by the table of them.

use super::completed::Completed;
use super::rule::Rule;
use crate::extract::SymbolGrammar;
use crate::extract::issuer::Issuer;
use crate::model::{Certainty, Level, PartialDate};
use crate::tables::{Tables, WellKnown};

/// A resolution or conclusion by the plenum that adopted it, if it adopted just one of the type, or
/// just one of them is about what the words say.
pub(super) fn by_plenum(completed: &mut Completed, tables: &Tables, symbols: &SymbolGrammar) {
    let reference = &completed.reference;
    let (Some(plenum), Some(term)) = (reference.plenum, reference.term.as_deref()) else {
        return;
    };
    let mut adopted = tables.well_known().plenum(plenum, term);
    adopted.retain(|row| Some(row.document_type.as_str()) == completed.document_type());
    if adopted.len() > 1 {
        let title = reference.title.as_deref().unwrap_or_default();
        adopted.retain(|row| row.is_about(title));
    }
    if let [row] = adopted[..] {
        take(completed, row, Rule::Plenum, tables, symbols);
    } else {
        completed.decide(Rule::Plenum);
        completed.certainty = Certainty::Ambiguous;
    }
}

/// A document by the special name that people give it: "Đề án 06/CP" is Quyết định 06/QĐ-TTg.
pub(super) fn by_name(completed: &mut Completed, tables: &Tables, symbols: &SymbolGrammar) {
    let reference = &completed.reference;
    let named = reference
        .number
        .as_ref()
        .is_some_and(|number| number.symbol.is_some());
    let Some((end, row)) = tables
        .well_known()
        .short_form_at(&reference.text, 0)
        .filter(|_| named)
    else {
        return;
    };
    // The name is the whole of type and number: "Đề án 06/CP", and not "Đề án 06/2024/QĐ-UBND".
    let length = reference.text[..end].chars().count();
    let is_whole = reference.spans.number.map(|span| span[1]) == Some(reference.span[0] + length);
    if is_whole && completed.date.is_none_or(|date| date.agrees_with(row.date)) {
        take(completed, row, Rule::ShortFormWellKnown, tables, symbols);
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

/// Whether the row is of the issuer. Of what has a name of its own people say loosely who issued it:
/// "Đề án 06 của Chính phủ" is the Prime Minister's.
fn is_issuer(row: &WellKnown, issuer: &Issuer, tables: &Tables) -> bool {
    let named = tables.issuers().by_name(&row.issuer);
    let alike = |known: &crate::tables::Issuer| {
        let beside = known.level == issuer.level && known.system == issuer.system;
        known.series == issuer.body || beside && !row.cited_as.is_empty()
    };
    named.into_iter().any(alike)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::resolve::{Citing, local};
    use crate::text::Text;

    /// Targets and certainties of the references in a note of no place and date.
    fn meant(note: &str) -> Vec<(String, Certainty)> {
        let tables = Tables::embedded();
        let extractor = Extractor::new(tables);
        let text = Text {
            document: "note.txt".to_owned(),
            content: note.to_owned(),
            ..Text::default()
        };
        let extraction = extractor.extract(&text);
        let citing = Citing::of(extraction.header, extraction.duty);
        let document = local(
            citing,
            extraction.references,
            None,
            tables,
            extractor.symbols(),
        );
        let references = document.references.iter();
        references
            .map(|one| (one.key.id().0, one.completed.certainty))
            .collect()
    }

    #[test]
    fn of_several_resolutions_of_a_plenum_the_title_tells_which() {
        for (note, target, certainty) in [
            (
                "Tổng kết Nghị quyết Trung ương 6 khóa XI về phát triển khoa học và công nghệ.",
                "20-nq-tw.2012",
                Certainty::Likely,
            ),
            (
                "Tổng kết Nghị quyết Hội nghị Trung ương 5 khóa IX về kinh tế tư nhân.",
                "14-nq-tw.2002",
                Certainty::Likely,
            ),
            (
                "Tổng kết Nghị quyết Trung ương 6 khóa XI.",
                "nghi-quyet-trung-uong-6-khoa-xi.khoa-xi",
                Certainty::Ambiguous,
            ),
        ] {
            let expected = [(target.to_owned(), certainty)];
            assert_eq!(meant(note), expected, "{note}");
        }
    }

    #[test]
    fn project_06_is_one_document_however_it_is_called() {
        for name in [
            "Đề án 06",
            "Đề án số 06",
            "Đề án 06/CP",
            "Đề án 06/TTg",
            "Đề án 06 của Chính phủ",
            "Đề án số 06 của Thủ tướng Chính phủ",
        ] {
            let expected = [("06-qd-ttg.2022".to_owned(), Certainty::Likely)];
            assert_eq!(
                meant(&format!("Triển khai {name} tại xã.")),
                expected,
                "{name}"
            );
        }
        let of_province = meant("Theo Đề án số 06-ĐA/TU ngày 05/6/2023 của Tỉnh ủy Lai Châu.");
        assert_eq!(of_province[0].0, "lai-chau.06-da-tu.2023");
    }
}

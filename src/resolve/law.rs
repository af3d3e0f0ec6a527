//! Laws by their names and by their numbers without symbol.

use super::completed::Completed;
use super::rule::Rule;
use crate::extract::SymbolGrammar;
use crate::model::{PartialDate, Relation};
use crate::tables::{Law, Tables};

/// A law by its name: of the date that is given, else the one in force at the date.
pub(super) fn by_name(
    completed: &mut Completed,
    known_at: Option<PartialDate>,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    let Some(name) = &completed.reference.name else {
        return;
    };
    let name = name.replace("(sửa đổi)", "");
    let laws = tables.laws();
    let found = if let Some(date) = completed.date {
        match laws.adopted(&name, date)[..] {
            [law] => Some((law, Rule::LawOfDate)),
            _ => None,
        }
    } else if completed.reference.relation == Relation::Guides {
        // A decree that guides a law is made before the law comes into force.
        laws.newest(&name, known_at)
            .map(|law| (law, Rule::LawGuided))
    } else {
        let only = || match laws.by_title(&name)[..] {
            [law] => Some(law),
            _ => None,
        };
        let law = laws.in_force(&name, known_at).or_else(only);
        law.map(|law| (law, Rule::LawInForce))
    };
    if let Some((law, rule)) = found {
        take(completed, law, symbols);
        completed.decide(rule);
        return;
    }
    let document_type = completed.reference.document_type.as_deref();
    let row = document_type.and_then(|slug| tables.document_types().get(slug));
    match (completed.date, laws.by_title(&name).len()) {
        (None, 2..) => completed.decide(Rule::SeveralDates),
        (Some(_), 1..) => completed.decide(Rule::LawUnknown),
        // A name that nobody gave to a law, or a law that the table lacks.
        (_, 0) if row.is_some_and(|row| row.law) => completed.decide(Rule::LawUnknown),
        _ => {}
    }
}

/// A law by its ordinal and year: "Luật 45/2019".
pub(super) fn by_year(
    completed: &mut Completed,
    number: &str,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    let begins = format!("{number}/");
    let of_number = |law: &&Law| {
        let number = law.number.as_deref();
        number.is_some_and(|number| number.starts_with(&begins))
    };
    if let Some(law) = tables.laws().iter().find(of_number) {
        take(completed, law, symbols);
        completed.decide(Rule::SymbolOfType);
    }
}

fn take(completed: &mut Completed, law: &Law, symbols: &SymbolGrammar) {
    let number = law.number.as_deref();
    completed.number = number.and_then(|number| symbols.number(number));
    completed.name = Some(law.title.clone());
    if completed.date.is_none_or(|date| !date.is_whole()) {
        completed.date = Some(law.date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Certainty;
    use crate::pipeline::Pipeline;
    use crate::text::Text;

    #[test]
    fn a_law_that_no_table_has_is_never_certain() {
        let pipeline = Pipeline::of_references(Tables::embedded());
        for (words, rule) in [
            ("Luật Đất đai năm 2013", Rule::LawOfDate),
            ("Luật Đất đai năm 2014", Rule::LawUnknown),
            ("Luật Nuôi ong lấy mật năm 2019", Rule::LawUnknown),
            ("Pháp lệnh Nuôi ong lấy mật", Rule::LawUnknown),
        ] {
            let text = Text {
                content: format!("Căn cứ {words};\n"),
                ..Text::default()
            };
            let document = pipeline.document(&text);
            let resolved = &document.references[0].completed;
            assert_eq!(resolved.rule, rule, "{words}");
            let is_certain = resolved.certainty == Certainty::Certain;
            assert_eq!(is_certain, rule == Rule::LawOfDate, "{words}");
        }
    }
}

//! What leaves a part of the number out, completed: by the document's own whole references first, then by the tables.
//!
//! "Kết luận 44" after "Kết luận số 44-KL/TW"; "Nghị định 123/2020"; "Luật Đất đai" by name and date; "Nghị quyết Trung ương 4
//! khóa XII"; "Đề án 06"; "57-NQ/TW" without a date.

use std::collections::HashMap;

use super::local::{Citing, Resolved};
use crate::extract::issuer;
use crate::extract::{Number, SymbolGrammar};
use crate::model::{Certainty, Level, PartialDate, Relation};
use crate::tables::{Law, Tables, WellKnown};
use crate::text::match_key;

/// Completes what the document itself or the tables can.
pub fn complete(
    references: &mut [Resolved],
    citing: &Citing,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    let wholes = Wholes::of(references);
    for index in 0..references.len() {
        if let Some(whole) = wholes.find(references, index) {
            take_over(&mut references[index], whole);
            continue;
        }
        let known_at = references[index]
            .reference
            .within
            .and_then(|outer| references[outer].date)
            .or(citing.date);
        let resolved = &mut references[index];
        if resolved.reference.name.is_some() && resolved.number.is_none() {
            complete_law(resolved, known_at, tables, symbols);
            complete_plenum(resolved, tables, symbols);
        } else if resolved
            .number
            .as_ref()
            .is_some_and(|number| number.symbol.is_none() && number.year.is_some())
        {
            complete_symbol(resolved, tables, symbols);
        } else {
            complete_well_known(resolved, citing.date, tables, symbols);
        }
    }
}

/// The references of one document that tell a number or a dated name whole, by what short forms say of them.
struct Wholes {
    /// By type and ordinal without its leading zeros.
    numbers: HashMap<(Option<String>, String), Vec<usize>>,
    /// By name.
    names: HashMap<String, Vec<usize>>,
}

/// As many of them are looked at on each side of a short form.
const NEAREST: usize = 64;

impl Wholes {
    fn of(references: &[Resolved]) -> Self {
        let mut wholes = Self {
            numbers: HashMap::new(),
            names: HashMap::new(),
        };
        for (index, resolved) in references.iter().enumerate() {
            if let Some(number) = resolved
                .number
                .as_ref()
                .filter(|number| number.symbol.is_some() && !number.is_blank())
            {
                wholes
                    .numbers
                    .entry((resolved.document_type.clone(), bare(number).to_owned()))
                    .or_default()
                    .push(index);
            }
            let told = resolved.reference.number.is_some() || resolved.reference.date.is_some();
            if let Some(name) = resolved.reference.name.as_deref().filter(|_| told) {
                wholes.names.entry(match_key(name)).or_default().push(index);
            }
        }
        wholes
    }

    /// The reference that tells the whole of what a short form leaves out: the nearest before it, else the nearest behind it.
    fn find(&self, references: &[Resolved], index: usize) -> Option<Resolved> {
        let short = &references[index];
        let (places, fits): (_, &dyn Fn(&Resolved) -> bool) =
            match (&short.number, &short.reference.name) {
                (Some(number), _) if number.symbol.is_none() => {
                    let places = self
                        .numbers
                        .get(&(short.document_type.clone(), bare(number).to_owned()))?;
                    (places, &|other| is_whole_of(number, short, other))
                }
                (None, Some(name)) if short.date.is_none() => {
                    (self.names.get(&match_key(name))?, &|other| {
                        other.number.is_some()
                    })
                }
                _ => return None,
            };
        let (before, behind) = places.split_at(places.partition_point(|&place| place < index));
        let nearest = before
            .iter()
            .rev()
            .take(NEAREST)
            .chain(behind.iter().take(NEAREST));
        nearest
            .map(|&place| &references[place])
            .find(|other| fits(other) && other.may_complete(short.reference.recognized))
            .cloned()
    }
}

/// An ordinal without its leading zeros.
fn bare(number: &Number) -> &str {
    number.ordinal.trim_start_matches('0')
}

fn is_whole_of(short: &Number, reference: &Resolved, other: &Resolved) -> bool {
    let dates_agree = match (reference.date, other.date) {
        (Some(one), Some(two)) => one.agrees_with(two),
        _ => true,
    };
    let same_year = short.year.is_none()
        || other
            .number
            .as_ref()
            .is_some_and(|number| number.year == short.year);
    dates_agree && same_year
}

/// The symbol of "Nghị định 123/2020" and "Luật 45/2019": decrees are the Government's alone, a law's is in the table. Circulars of
/// several ministries share ordinal and year.
fn complete_symbol(resolved: &mut Resolved, tables: &Tables, symbols: &SymbolGrammar) {
    let Some(told) = resolved.number.as_ref().map(Number::canonical) else {
        return;
    };
    match resolved.document_type.as_deref() {
        Some("nghi-dinh") => {
            resolved.number = symbols
                .number(&format!("{told}/NĐ-CP"))
                .or(resolved.number.take());
            resolved.rule = "symbol-of-type";
        }
        Some("luat" | "bo-luat" | "phap-lenh") => {
            let begins = format!("{told}/");
            let numbered = tables.laws().iter().find(|law| {
                law.number
                    .as_deref()
                    .is_some_and(|number| number.starts_with(&begins))
            });
            if let Some(law) = numbered {
                take_law(resolved, law, symbols);
                resolved.rule = "symbol-of-type";
            }
        }
        _ => {}
    }
}

fn take_over(resolved: &mut Resolved, whole: Resolved) {
    resolved.number = whole.number;
    resolved.date = resolved.date.or(whole.date);
    if resolved.reference.issuer.is_none() {
        (
            resolved.issuer,
            resolved.level,
            resolved.system,
            resolved.place,
        ) = (whole.issuer, whole.level, whole.system, whole.place);
    }
    resolved.certainty = whole.certainty.max(Certainty::Likely);
    resolved.rule = "short-form-of-whole";
}

/// A law by its name: of the date that is told, else the one in force at the date.
fn complete_law(
    resolved: &mut Resolved,
    known_at: Option<PartialDate>,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    let Some(name) = resolved
        .reference
        .name
        .as_deref()
        .map(|name| name.replace("(sửa đổi)", ""))
    else {
        return;
    };
    let laws = tables.laws();
    let (law, rule, certainty) = match resolved.date {
        Some(date) => match laws.adopted(&name, date)[..] {
            [law] => (law, "law-of-date", Certainty::Certain),
            _ => return,
        },
        // A decree that guides a law is made before the law comes into force.
        None if resolved.reference.relation == Relation::Guides => {
            match laws.newest(&name, known_at) {
                Some(law) => (law, "law-guided", Certainty::Likely),
                None => return,
            }
        }
        None => match (laws.in_force(&name, known_at), &laws.by_title(&name)[..]) {
            (Some(law), _) | (None, &[law]) => (law, "law-in-force", Certainty::Likely),
            _ => return,
        },
    };
    take_law(resolved, law, symbols);
    (resolved.rule, resolved.certainty) = (rule, certainty);
}

fn take_law(resolved: &mut Resolved, law: &Law, symbols: &SymbolGrammar) {
    resolved.number = law
        .number
        .as_deref()
        .and_then(|number| symbols.number(number));
    resolved.name = Some(law.title.clone());
    if resolved.date.is_none_or(|date| !date.is_whole()) {
        resolved.date = Some(law.date);
    }
}

/// A resolution or conclusion by the plenum that adopted it, if it adopted just one of the type.
fn complete_plenum(resolved: &mut Resolved, tables: &Tables, symbols: &SymbolGrammar) {
    let (Some(plenum), Some(term)) = (
        resolved.reference.plenum,
        resolved.reference.term.as_deref(),
    ) else {
        return;
    };
    let adopted = tables.well_known().plenum(plenum, term);
    let of_type = |row: &&&WellKnown| Some(&row.document_type) == resolved.document_type.as_ref();
    let found: Vec<&WellKnown> = adopted.iter().filter(of_type).copied().collect();
    match found[..] {
        [row] => take_well_known(resolved, row, tables, symbols, "plenum"),
        _ => {
            resolved.certainty = Certainty::Ambiguous;
            resolved.rule = "plenum";
        }
    }
}

/// A short form, or a whole number of the centre without date, by the table of well-known documents.
fn complete_well_known(
    resolved: &mut Resolved,
    citing: Option<PartialDate>,
    tables: &Tables,
    symbols: &SymbolGrammar,
) {
    let Some(number) = resolved
        .number
        .as_ref()
        .filter(|number| number.year.is_none() && !number.is_blank())
    else {
        return;
    };
    let known = tables.well_known();
    let short = number.symbol.is_none();
    let rows = if short {
        let called = known
            .short_form_at(&resolved.reference.text, 0)
            .map(|(_, row)| vec![row]);
        called.unwrap_or_else(|| {
            known.candidates(
                resolved.document_type.as_deref().unwrap_or_default(),
                &number.ordinal,
                citing,
            )
        })
    } else if resolved.level == Level::Central && resolved.date.is_none() {
        known.by_number(&number.canonical())
    } else {
        return;
    };
    let fits = |row: &&WellKnown| {
        let in_time =
            citing.is_none_or(|citing| row.date <= citing || row.date.agrees_with(citing));
        let of_date = resolved.date.is_none_or(|date| date.agrees_with(row.date));
        let of_term = resolved
            .reference
            .term
            .as_deref()
            .is_none_or(|term| row.term.as_deref() == Some(term));
        let of_issuer = !short
            || resolved
                .reference
                .issuer
                .as_ref()
                .is_none_or(|issuer| is_issuer(row, issuer, tables));
        in_time && of_date && of_term && of_issuer
    };
    if let [row] = rows.into_iter().filter(fits).collect::<Vec<_>>()[..] {
        take_well_known(
            resolved,
            row,
            tables,
            symbols,
            if short {
                "short-form-well-known"
            } else {
                "date-of-well-known"
            },
        );
    }
}

fn is_issuer(row: &WellKnown, issuer: &issuer::Issuer, tables: &Tables) -> bool {
    tables
        .issuers()
        .by_name(&row.issuer)
        .iter()
        .any(|known| known.series == issuer.body)
}

fn take_well_known(
    resolved: &mut Resolved,
    row: &WellKnown,
    tables: &Tables,
    symbols: &SymbolGrammar,
    rule: &'static str,
) {
    resolved.number = symbols.number(&row.number).or(resolved.number.take());
    resolved.date = Some(row.date);
    if let Some(phrase) =
        issuer::at(&row.issuer, 0, tables).filter(|_| resolved.reference.issuer.is_none())
    {
        (resolved.level, resolved.system) = (phrase.issuer.level, phrase.issuer.system);
        resolved.issuer = Some(phrase.issuer);
    }
    resolved.certainty = Certainty::Likely;
    resolved.rule = rule;
}

//! Who issued the cited document: whom the words name, whom its symbol stands for, or who alone
//! issues its type.

use super::rule::Rule;
use crate::extract::Reference;
use crate::extract::issuer::{self, Issuer};
use crate::model::{Level, PartialDate, System};
use crate::tables::Tables;

/// Whose a resolution of a plenum is, in issuers.csv.
const CENTRAL_COMMITTEE: &str = "ban-chap-hanh-trung-uong";

/// The issuer of a reference on the day of its document (`own`), which may be unknown, and by the
/// day of `date`: its place as far as the words name it, and the rule.
pub(super) fn of(
    reference: &Reference,
    own: Option<PartialDate>,
    date: Option<PartialDate>,
    tables: &Tables,
) -> (Option<Issuer>, Rule) {
    match (&reference.issuer, by_symbol(reference, own, tables)) {
        // Of several issuers the words may name the first alone.
        (Some(_), Some(symbol)) if symbol.body == "lien-bo" => (Some(symbol), Rule::IssuerOfSymbol),
        (Some(named), Some(symbol)) => (Some(joined(named, &symbol, tables)), Rule::IssuerNamed),
        (Some(named), None) => (Some(named.clone()), Rule::IssuerNamed),
        (None, Some(symbol)) => (Some(symbol), Rule::IssuerOfSymbol),
        (None, None) => (of_type(reference, date, tables), Rule::IssuerOfType),
    }
}

fn by_symbol(reference: &Reference, date: Option<PartialDate>, tables: &Tables) -> Option<Issuer> {
    let symbol = reference.number.as_ref()?.symbol.as_ref()?;
    issuer::from_symbol_on(
        &symbol.text,
        reference.document_type.as_deref(),
        date,
        tables,
    )
}

/// The issuer as named, with what the symbol knows where the words leave it open.
fn joined(named: &Issuer, symbol: &Issuer, tables: &Tables) -> Issuer {
    if named.title.is_empty() {
        return of_place(named, symbol);
    }
    if let Some(whole) = named.whole_of(symbol, tables) {
        return whole;
    }
    let mut joined = named.clone();
    // "CV-SN" of a company is no Sở's.
    let systems = [named.system, symbol.system];
    if systems[0] != systems[1] && !systems.contains(&System::Unknown) {
        return joined;
    }
    // The symbol is of the whole body: "TB-CHQ" of "Chi cục Hải quan khu vực VIII" too.
    if joined.level == Level::Unknown && !joined.is_regional(tables) {
        joined.level = symbol.level;
    }
    if joined.system == System::Unknown {
        joined.system = symbol.system;
    }
    joined
}

/// The body of a symbol in the place that the words name alone: "số 34/KH-MTTQ-BTT của huyện".
fn of_place(named: &Issuer, symbol: &Issuer) -> Issuer {
    let contradicts = |level| level != Level::Unknown && level != named.level;
    if contradicts(symbol.level) && named.level != Level::Unknown {
        return symbol.clone();
    }
    let level = match named.level {
        Level::Unknown => symbol.level,
        level => level,
    };
    Issuer {
        level,
        place: named.place.clone(),
        place_kind: symbol.place_kind.or(named.place_kind),
        ..symbol.clone()
    }
}

/// The sole issuer of the type; of a resolution of a plenum or congress, that body.
fn of_type(reference: &Reference, date: Option<PartialDate>, tables: &Tables) -> Option<Issuer> {
    let sole = sole(reference.document_type.as_deref()?, date, tables);
    if sole.is_some() {
        sole
    } else if reference.plenum.is_some() {
        of_id(CENTRAL_COMMITTEE, date, tables)
    } else {
        reference.congress.clone()
    }
}

/// The one issuer of all documents of a type.
fn sole(slug: &str, date: Option<PartialDate>, tables: &Tables) -> Option<Issuer> {
    let row = tables.document_types().get(slug)?;
    of_id(row.sole_issuer.as_deref()?, date, tables)
}

/// The issuer of a row of issuers.csv that holds at the date.
fn of_id(id: &str, date: Option<PartialDate>, tables: &Tables) -> Option<Issuer> {
    let row = tables.issuers().get(id)?;
    row.validity.holds(date).then(|| Issuer::of_row(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_with_a_sole_issuer_tells_it() {
        for (slug, name) in [
            ("nghi-dinh", Some("Chính phủ")),
            ("phap-lenh", Some("Ủy ban Thường vụ Quốc hội")),
            ("cuong-linh", Some("Đại hội đại biểu toàn quốc của Đảng")),
            ("quyet-dinh", None),
        ] {
            let issuer = sole(slug, None, Tables::embedded());
            assert_eq!(issuer.as_ref().map(|issuer| issuer.name.as_str()), name);
            assert!(issuer.is_none_or(|issuer| issuer.level == Level::Central));
        }
    }
}

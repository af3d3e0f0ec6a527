//! Step 1: what one document's own words, header and the tables tell about the documents that it cites.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::key::{Key, Period};
use super::short;
use crate::extract::issuer::{self, Context, Issuer};
use crate::extract::{Header, Number, Reference, SymbolGrammar};
use crate::model::{Certainty, Level, PartialDate, Place, System};
use crate::tables::Tables;

/// What the citing document's header tells.
#[derive(Debug, Clone, Default)]
pub struct Citing {
    /// Name of the document.
    pub document: String,
    /// Its own number.
    pub number: Option<Number>,
    /// Its type slug.
    pub document_type: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its issuer, completed.
    pub issuer: Option<Issuer>,
    /// Place of the issuer, or the place that the text tells where there is no issuer.
    pub place: Place,
    /// Level of the issuer.
    pub level: Level,
    /// System of the issuer.
    pub system: System,
    /// Its subject (trích yếu).
    pub title: Option<String>,
    /// Whether OCR read its number or date.
    pub recognized: bool,
}

impl Citing {
    /// What the header tells, with the places above those that are named.
    pub fn of(header: Header) -> Self {
        Self {
            document: header.document,
            number: header.number,
            document_type: header.document_type,
            date: header.date,
            place: header.scope.place,
            level: header.scope.level,
            system: header.scope.system,
            issuer: header.issuer,
            title: header.subject,
            recognized: header.recognized,
        }
    }
}

/// A reference with what its document and the tables add, and the document that it means as far as known from them.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// What the words say.
    pub reference: Reference,
    /// Type, number, date, term and issuer, completed.
    pub document_type: Option<String>,
    /// Completed number.
    pub number: Option<Number>,
    /// Name, of a law as in the table.
    pub name: Option<String>,
    /// Completed date.
    pub date: Option<PartialDate>,
    /// Issuer with its place.
    pub issuer: Option<Issuer>,
    /// Level of the issuer.
    pub level: Level,
    /// System of the issuer.
    pub system: System,
    /// Place of the issuer.
    pub place: Place,
    /// Identity.
    pub key: Key,
    /// How sure that is.
    pub certainty: Certainty,
    /// The rule that decided.
    pub rule: &'static str,
}

impl Resolved {
    /// Whether the number is left blank, as in drafts and forms.
    pub fn is_blank(&self) -> bool {
        self.number.as_ref().is_some_and(Number::is_blank)
    }

    /// Whether it may complete what another reference leaves out: what OCR read completes only what OCR read.
    pub(super) fn may_complete(&self, is_recognized: bool) -> bool {
        is_recognized || !self.reference.recognized
    }
}

/// A document with its resolved references, ready to be merged with others.
#[derive(Debug, Clone)]
pub struct LocalDocument {
    /// Its header.
    pub citing: Citing,
    /// Its own identity.
    pub key: Key,
    /// Its references.
    pub references: Vec<Resolved>,
}

/// Resolves the references of one document.
pub fn local(
    mut citing: Citing,
    references: Vec<Reference>,
    tables: &Tables,
    symbols: &SymbolGrammar,
) -> LocalDocument {
    if citing.place.province.is_none() {
        citing.place.province = only_province(&references);
    }
    let issuer = citing.issuer.as_ref();
    let key = match &citing.number {
        Some(number) if !number.is_blank() => Key::numbered(
            number,
            citing.document_type.as_deref(),
            issuer,
            citing.date,
            None,
            &citing.document,
        ),
        _ => Key::of_source(&citing.document),
    };
    let mut resolved: Vec<Resolved> = Vec::with_capacity(references.len());
    for reference in references {
        let outer = reference.within.and_then(|outer| resolved.get(outer));
        let complete = complete(reference, outer, &citing, tables);
        resolved.push(complete);
    }
    let mut references = resolved;
    short::complete(&mut references, &citing, tables, symbols);
    for recognized in [false, true] {
        share_issuer(&mut references, recognized);
        share_date(&mut references, recognized);
    }
    for (index, resolved) in references.iter_mut().enumerate() {
        identify(resolved, index, &citing);
        doubt_recognized(resolved);
    }
    LocalDocument {
        citing,
        key,
        references,
    }
}

/// The one province that the issuers named in a document are of: the document's own, where its header tells none.
fn only_province(references: &[Reference]) -> Option<String> {
    let named: BTreeSet<&String> = references
        .iter()
        .filter_map(|reference| reference.issuer.as_ref()?.place.province.as_ref())
        .collect();
    (named.len() == 1)
        .then(|| named.into_iter().next().cloned())
        .flatten()
}

/// Type, issuer and place of one reference. What stands in another's title is seen from that one's place.
fn complete(
    reference: Reference,
    outer: Option<&Resolved>,
    citing: &Citing,
    tables: &Tables,
) -> Resolved {
    let date = reference.date.or_else(|| year_in_number(&reference));
    let seen_from = outer.filter(|outer| outer.place.province.is_some());
    let (place, level) = seen_from.map_or((&citing.place, citing.level), |outer| {
        (&outer.place, outer.level)
    });
    let context = Context {
        place: place.clone(),
        level,
        date: date.or(citing.date),
    };
    let symbol = reference
        .number
        .as_ref()
        .and_then(|number| number.symbol.as_ref());
    let by_symbol = symbol.and_then(|symbol| {
        issuer::from_symbol(&symbol.text, reference.document_type.as_deref(), tables)
    });
    let by_type = || issuer_of_type(&reference, tables);
    let (told, rule) = match (&reference.issuer, by_symbol) {
        // Of several issuers the words may name the first alone.
        (Some(_), Some(symbol)) if symbol.body == "lien-bo" => (Some(symbol), "issuer-of-symbol"),
        (Some(named), Some(symbol)) => (Some(joined(named, &symbol)), "issuer-named"),
        (Some(named), None) => (Some(named.clone()), "issuer-named"),
        (None, Some(symbol)) => (Some(symbol), "issuer-of-symbol"),
        (None, None) => (by_type(), "issuer-of-type"),
    };
    let issuer = told.map(|issuer| issuer::complete(&issuer, &context, tables));
    Resolved {
        document_type: reference.document_type.clone(),
        number: reference.number.clone(),
        name: reference.name.clone(),
        date: reference.date,
        level: issuer
            .as_ref()
            .map_or(Level::Unknown, |issuer| issuer.level),
        system: issuer
            .as_ref()
            .map_or(System::Unknown, |issuer| issuer.system),
        place: issuer
            .as_ref()
            .map(|issuer| issuer.place.clone())
            .unwrap_or_default(),
        issuer,
        key: Key::of_source(""),
        certainty: Certainty::Certain,
        rule,
        reference,
    }
}

fn year_in_number(reference: &Reference) -> Option<PartialDate> {
    let year = reference.number.as_ref()?.year.as_ref()?;
    let year = year.parse::<i16>().ok()?;
    Some(PartialDate::from_year(if year < 100 {
        1900 + year
    } else {
        year
    }))
}

/// The issuer as named, with level and system of the symbol where the words leave them open.
fn joined(named: &Issuer, symbol: &Issuer) -> Issuer {
    let mut joined = named.clone();
    if joined.level == Level::Unknown {
        joined.level = symbol.level;
    }
    if joined.system == System::Unknown {
        joined.system = symbol.system;
    }
    joined
}

/// Laws are the National Assembly's, ordinances its Standing Committee's, decrees the Government's, the Party's statutes its
/// congress's, whoever else is not named; a resolution of a congress or plenum names it.
fn issuer_of_type(reference: &Reference, tables: &Tables) -> Option<Issuer> {
    let name = match reference.document_type.as_deref()? {
        "luat" | "bo-luat" | "hien-phap" => "Quốc hội",
        "phap-lenh" => "Ủy ban Thường vụ Quốc hội",
        "nghi-dinh" => "Chính phủ",
        "sac-lenh" => "Chủ tịch nước",
        "dieu-le-dang" | "cuong-linh" => "Đại hội đại biểu toàn quốc của Đảng",
        _ if reference.plenum.is_some() => "Ban Chấp hành Trung ương",
        _ => return congress(reference.name.as_deref()?, tables),
    };
    issuer::at(name, 0, tables).map(|phrase| phrase.issuer)
}

/// The congress in the name of its resolution: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI".
fn congress(name: &str, tables: &Tables) -> Option<Issuer> {
    let said = &name[name.find("Đại hội").or_else(|| name.find("đại hội"))?..];
    let body = ["Đảng bộ", "đảng bộ"]
        .iter()
        .find_map(|word| said.find(word))
        .map(|at| &said[at..]);
    match body {
        Some(body) => issuer::at(body, 0, tables).map(|phrase| phrase.issuer),
        None if said.contains("toàn quốc") || said.contains("của Đảng") => {
            issuer::at("Đại hội đại biểu toàn quốc của Đảng", 0, tables).map(|phrase| phrase.issuer)
        }
        None => None,
    }
}

/// A number without its issuer is the one that the document gives with its issuer, if it names just one for it. Completes the references
/// that OCR read, or the others.
fn share_issuer(references: &mut [Resolved], recognized: bool) {
    let spelled = |resolved: &Resolved| {
        let number = resolved.number.as_ref().filter(|number| {
            number.symbol.is_some() && !number.is_blank() && number.year.is_none()
        })?;
        Some((number.canonical(), resolved.document_type.clone()))
    };
    let mut named: HashMap<_, BTreeMap<String, usize>> = HashMap::new();
    let names = |resolved: &Resolved| {
        resolved.reference.issuer.is_some() && resolved.may_complete(recognized)
    };
    for (index, resolved) in references
        .iter()
        .enumerate()
        .filter(|(_, resolved)| names(resolved))
    {
        if let (Some(number), Some(issuer)) = (spelled(resolved), &resolved.issuer) {
            named
                .entry(number)
                .or_default()
                .entry(format!("{:?}", issuer.place))
                .or_insert(index);
        }
    }
    for index in 0..references.len() {
        let reference = &references[index].reference;
        let unnamed = reference.issuer.is_none() && reference.recognized == recognized;
        let Some(places) = spelled(&references[index])
            .filter(|_| unnamed)
            .and_then(|number| named.get(&number))
        else {
            continue;
        };
        let [whole] = places.values().copied().collect::<Vec<_>>()[..] else {
            continue;
        };
        let dates = (references[index].date, references[whole].date);
        if matches!(dates, (Some(one), Some(two)) if !one.agrees_with(two)) {
            continue;
        }
        let whole = references[whole].clone();
        let resolved = &mut references[index];
        (
            resolved.issuer,
            resolved.level,
            resolved.system,
            resolved.place,
        ) = (whole.issuer, whole.level, whole.system, whole.place);
        resolved.rule = "issuer-of-same-number";
    }
}

/// References to one number share their date inside the document: the dated ones date the others, if they agree. Completes the references
/// that OCR read, or the others.
fn share_date(references: &mut [Resolved], recognized: bool) {
    let mut dates: HashMap<(String, Option<String>), BTreeMap<i16, PartialDate>> = HashMap::new();
    for resolved in references
        .iter()
        .filter(|resolved| resolved.may_complete(recognized))
    {
        if let (Some(group), Some(date)) = (group(resolved), resolved.date) {
            let known = dates
                .entry(group)
                .or_default()
                .entry(date.year())
                .or_insert(date);
            *known = (*known).max(date);
        }
    }
    for resolved in references
        .iter_mut()
        .filter(|resolved| resolved.date.is_none() && resolved.reference.recognized == recognized)
    {
        let Some(candidates) = group(resolved).and_then(|group| dates.get(&group)) else {
            continue;
        };
        let [date] = candidates.values().copied().collect::<Vec<_>>()[..] else {
            continue;
        };
        resolved.date = Some(date);
        resolved.rule = "date-of-same-number";
    }
}

/// What references to one document share whatever their dates: number and place.
fn group(resolved: &Resolved) -> Option<(String, Option<String>)> {
    let number = resolved
        .number
        .as_ref()
        .filter(|number| number.symbol.is_some() && !number.is_blank())?;
    let place = &resolved.place;
    Some((
        number.canonical(),
        place
            .commune
            .clone()
            .or_else(|| place.district.clone())
            .or_else(|| place.province.clone()),
    ))
}

fn identify(resolved: &mut Resolved, index: usize, citing: &Citing) {
    let term = resolved.reference.term.as_deref();
    let issuer = resolved.issuer.as_ref();
    resolved.key = match (&resolved.number, &resolved.name) {
        // A document without number is told by its place among the references: offsets differ between twins of a text.
        (Some(number), _) if number.is_blank() => {
            Key::of_source(&format!("{} {}", citing.document, index + 1))
        }
        (Some(number), _) => Key::numbered(
            number,
            resolved.document_type.as_deref(),
            issuer,
            resolved.date,
            term,
            &citing.document,
        ),
        (None, Some(name)) => Key::named(name, issuer, resolved.date, term),
        (None, None) => Key::of_source(&format!("{} {}", citing.document, index + 1)),
    };
    let placeless = resolved.level != Level::Central
        && resolved.place == Place::default()
        && resolved
            .number
            .as_ref()
            .is_some_and(|number| number.year.is_none());
    let short = resolved
        .number
        .as_ref()
        .is_some_and(|number| number.symbol.is_none());
    if placeless || short && matches!(resolved.key.period, Period::Unknown | Period::Once) {
        resolved.certainty = Certainty::Ambiguous;
        resolved.rule = if short { "short-form" } else { "scope-unknown" };
    } else if resolved.key.period == Period::Unknown && resolved.number.is_some() {
        resolved.certainty = resolved.certainty.max(Certainty::Likely);
        resolved.rule = "undated";
    }
}

/// What OCR read is likely at best, however much its words tell.
fn doubt_recognized(resolved: &mut Resolved) {
    if resolved.reference.recognized && resolved.certainty == Certainty::Certain {
        resolved.certainty = Certainty::Likely;
        resolved.rule = if resolved.reference.repaired {
            "recognized-repaired"
        } else {
            "recognized"
        };
    }
}

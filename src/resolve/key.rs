//! Identity of a document: scope (body and place), number, and the year or term in which the number counts.

use crate::extract::issuer::Issuer;
use crate::extract::{Number, Style};
use crate::graph::DocumentId;
use crate::model::{Level, PartialDate, Place};
use crate::text::slug;

/// When a number counts: numbers restart with each year, Party numbers with each term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// The number carries its year, or is the name of one document: it never restarts.
    Once,
    /// The year of issue.
    Year(i16),
    /// The term (khóa) of the committee, roman, where no date is told.
    Term(String),
    /// Nothing tells it.
    Unknown,
}

/// What identifies a document. Equal keys are one document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Place of the issuer as ASCII slugs from province to commune, with the body where the symbol does not tell it; empty for the centre.
    pub scope: String,
    /// Number or name as ASCII slug; a resolution of the National Assembly has its type in front, for laws share its numbers.
    pub number: String,
    /// When the number counts.
    pub period: Period,
}

/// Symbols that many bodies of one place use: Đảng ủy of a commune, a university, the province's offices; steering committees.
const SHARED_SYMBOLS: [&str; 8] = ["ĐU", "ĐUK", "BCĐ", "TGV", "HĐ", "CB", "ĐTN", "CĐCS"];

impl Key {
    /// The key of a numbered document.
    pub fn numbered(
        number: &Number,
        document_type: Option<&str>,
        issuer: Option<&Issuer>,
        date: Option<PartialDate>,
        term: Option<&str>,
        citing: &str,
    ) -> Self {
        let symbol = number.symbol.as_ref();
        let body = symbol.map_or("", |symbol| symbol.body.as_str());
        let assembly = symbol.is_some_and(|symbol| {
            symbol.text.starts_with("QH") || symbol.text.starts_with("UBTVQH")
        });
        let resolution = assembly && document_type == Some("nghi-quyet");
        let typed = if symbol.is_none() {
            document_type
        } else {
            resolution.then_some("nghi-quyet")
        };
        let spelled = slug(&number.canonical());
        Self {
            scope: scope(issuer, body, citing),
            number: typed.map_or_else(|| spelled.clone(), |word| format!("{word}-{spelled}")),
            period: if number.year.is_some() && number.style == Style::Slash {
                Period::Once
            } else {
                period(date, term)
            },
        }
    }

    /// The key of a document that has a name alone.
    pub fn named(
        name: &str,
        issuer: Option<&Issuer>,
        date: Option<PartialDate>,
        term: Option<&str>,
    ) -> Self {
        let place = issuer
            .map(|issuer| place_slugs(&issuer.place))
            .unwrap_or_default();
        Self {
            scope: place,
            number: slug(name),
            period: period(date, term),
        }
    }

    /// The key of a document of which only the file is known.
    pub fn of_source(source: &str) -> Self {
        Self {
            scope: "held".to_owned(),
            number: slug(source),
            period: Period::Once,
        }
    }

    /// The id that outputs use: `44-kl-tw.2022`, `lai-chau.1369-cv-tu.2023`, `126-2024-nd-cp`.
    pub fn id(&self) -> DocumentId {
        let period = match &self.period {
            Period::Once | Period::Unknown => None,
            Period::Year(year) => Some(year.to_string()),
            Period::Term(term) => Some(format!("khoa-{}", slug(term))),
        };
        let parts: Vec<&str> = [self.scope.as_str(), self.number.as_str()]
            .into_iter()
            .chain(period.as_deref())
            .filter(|part| !part.is_empty())
            .collect();
        DocumentId(parts.join("."))
    }

    /// The same scope and number, whatever the period: documents that may be one.
    pub fn block(&self) -> (&str, &str) {
        (&self.scope, &self.number)
    }
}

fn period(date: Option<PartialDate>, term: Option<&str>) -> Period {
    match (date, term) {
        (Some(date), _) => Period::Year(date.year()),
        (None, Some(term)) => Period::Term(term.to_owned()),
        (None, None) => Period::Unknown,
    }
}

/// Scope of a numbered document; one whose place nothing tells stays with the document that cites it.
fn scope(issuer: Option<&Issuer>, body: &str, citing: &str) -> String {
    let Some(issuer) = issuer else {
        return String::new();
    };
    let first = body
        .split(['-', '/'])
        .next()
        .unwrap_or_default()
        .trim_end_matches(|letter: char| letter.is_ascii_digit());
    let shared = SHARED_SYMBOLS
        .contains(&first)
        .then(|| slug(&issuer.body))
        .filter(|body| !body.is_empty());
    let place = match issuer.level {
        Level::Central => String::new(),
        _ if issuer.place == Place::default() => format!("of-{}", slug(citing)),
        _ => place_slugs(&issuer.place),
    };
    [Some(place), shared]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(".")
}

fn place_slugs(place: &Place) -> String {
    [&place.province, &place.district, &place.commune]
        .into_iter()
        .flatten()
        .map(|name| slug(name))
        .collect::<Vec<_>>()
        .join(".")
}

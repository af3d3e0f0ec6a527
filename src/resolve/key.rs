//! Identity of a document: scope (body and place), number, and the year or term in which the number
//! counts.

use crate::extract::issuer::Issuer;
use crate::extract::{Number, Style};
use crate::graph::DocumentId;
use crate::model::{Language, Level, PartialDate, Place};
use crate::tables::Tables;
use crate::text::slug;

/// When a number counts: numbers restart with each year, Party numbers with each term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// The number carries its year, or is the name of one document: it never restarts.
    Once,
    /// The year of issue.
    Year(i16),
    /// The term (khóa) of the committee, roman, where no date is given.
    Term(String),
    /// It is not known.
    Unknown,
}

/// What identifies a document. Equal keys are one document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Place of the issuer as ASCII slugs from province to commune, with the body where the symbol
    /// does not name it; empty for the centre.
    pub scope: String,
    /// Number or name as ASCII slug; a resolution of the National Assembly has its type in front,
    /// for laws share its numbers.
    pub number: String,
    /// When the number counts.
    pub period: Period,
}

/// What is known of a document beside its number or name.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its type, as slug.
    pub document_type: Option<&'a str>,
    /// Its issuer, completed.
    pub issuer: Option<&'a Issuer>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its term, Roman.
    pub term: Option<&'a str>,
    /// Name of the document that speaks of it.
    pub citing: &'a str,
}

impl Key {
    /// The key of a numbered document.
    pub fn numbered(number: &Number, known: &Known<'_>, tables: &Tables) -> Self {
        let spelled = slug(&number.without_last_year());
        let scope = known
            .issuer
            .map(|issuer| scope(number, issuer, known.citing, tables));
        Self {
            scope: scope.unwrap_or_default(),
            number: match typed(number, known.document_type) {
                Some(word) => format!("{word}-{spelled}"),
                None => spelled,
            },
            period: if number.year.is_some() && number.style == Style::Slash {
                Period::Once
            } else {
                known.period()
            },
        }
    }

    /// The key of a document that has a name alone.
    pub fn named(name: &str, known: &Known<'_>) -> Self {
        let place = known.issuer.map(|issuer| place_slugs(&issuer.place));
        Self {
            scope: place.unwrap_or_default(),
            number: slug(name),
            period: known.period(),
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

impl Known<'_> {
    fn period(&self) -> Period {
        match (self.date, self.term) {
            (Some(date), _) => Period::Year(date.year()),
            (None, Some(term)) => Period::Term(term.to_owned()),
            (None, None) => Period::Unknown,
        }
    }
}

/// The type where the number leaves it open: it has no symbol, or it is the National Assembly's,
/// whose laws and resolutions share their numbers.
fn typed<'a>(number: &Number, document_type: Option<&'a str>) -> Option<&'a str> {
    let Some(symbol) = &number.symbol else {
        return document_type;
    };
    let assembly = symbol.text.starts_with("QH") || symbol.text.starts_with("UBTVQH");
    document_type.filter(|slug| assembly && *slug == "nghi-quyet")
}

/// Scope of a numbered document; one of no known place stays with the document that cites it.
fn scope(number: &Number, issuer: &Issuer, citing: &str, tables: &Tables) -> String {
    let place = match issuer.level {
        Level::Central => String::new(),
        _ if is_placeless(issuer, tables) => format!("of-{}", slug(citing)),
        _ => place_of(issuer, tables),
    };
    let body = if is_shared(number, tables) || issuer.is_regional(tables) {
        slug(&issuer.body)
    } else {
        String::new()
    };
    let mut parts = vec![place, body];
    parts.retain(|part| !part.is_empty());
    parts.join(".")
}

/// Whether neither a place nor a region tells whose body it is: also a district's of which only the
/// province is known.
pub(super) fn is_placeless(issuer: &Issuer, tables: &Tables) -> bool {
    let place = &issuer.place;
    let is_unnamed = match issuer.level {
        Level::Central => false,
        Level::District => place.district.is_none(),
        Level::Commune => place.commune.is_none(),
        Level::Provincial | Level::Unknown => *place == Place::default(),
    };
    is_unnamed && !issuer.is_regional(tables)
}

/// Whether many bodies of one place use the abbreviation in the symbol. The day does not matter:
/// a document has one scope, whether its date is known or not.
fn is_shared(number: &Number, tables: &Tables) -> bool {
    let body = number.symbol.as_ref().map_or("", |symbol| &symbol.body);
    let first = body.split(['-', '/']).next().unwrap_or_default();
    let first = first.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let rows = tables.symbols().get(first);
    rows.iter()
        .any(|row| row.shared && row.abbreviation == first)
}

/// The place of an issuer; the lowest unit with its kind where a unit of another kind has its name.
fn place_of(issuer: &Issuer, tables: &Tables) -> String {
    let place = &issuer.place;
    let kind = issuer
        .place_kind
        .filter(|_| matches!(issuer.level, Level::District | Level::Commune))
        .filter(|_| tables.places().has_twin(place));
    let Some(kind) = kind else {
        return place_slugs(place);
    };
    let mut told = place.clone();
    let lowest = if told.commune.is_some() {
        &mut told.commune
    } else {
        &mut told.district
    };
    if let Some(name) = lowest {
        *name = format!("{} {name}", kind.label(Language::Vietnamese));
    }
    place_slugs(&told)
}

fn place_slugs(place: &Place) -> String {
    [&place.province, &place.district, &place.commune]
        .into_iter()
        .flatten()
        .map(|name| slug(name))
        .collect::<Vec<_>>()
        .join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::SymbolGrammar;

    /// The scope of a number of a body of Lai Châu.
    fn scope_of(number: &str, body: &str) -> String {
        let tables = Tables::embedded();
        let number = SymbolGrammar::new(tables).number(number).expect(number);
        let issuer = Issuer {
            body: body.to_owned(),
            level: Level::Provincial,
            place: Place {
                province: Some("Lai Châu".to_owned()),
                ..Place::default()
            },
            ..Issuer::default()
        };
        scope(&number, &issuer, "letter.txt", tables)
    }

    #[test]
    fn the_body_counts_where_many_of_one_place_share_a_symbol() {
        assert_eq!(
            scope_of("12-KH/ĐU", "Đảng ủy Công an"),
            "lai-chau.dang-uy-cong-an"
        );
        assert_eq!(scope_of("12-KH/TU", "cap-uy"), "lai-chau");
        assert_eq!(scope_of("12/KH-UBND", "ubnd"), "lai-chau");
    }
}

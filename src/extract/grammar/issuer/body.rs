//! Bodies without their place and term, by the table or by the head of their name; after a person's
//! role.
//!
//! ```text
//! body := (ROLE)? (ISSUER | open-body)
//! ```

use super::open::open_body;
use super::words::{goes_on, is_mark, unbroken};
use crate::extract::grammar::Cursor;
use crate::extract::issuer::customary;
use crate::lex::Tag;
use crate::model::{Level, Place, System};
use crate::tables::{self, PhraseKind, PlaceKind, TerritoryKind};

/// A body without its place and term.
#[derive(Debug, Clone)]
pub struct Body<'a> {
    /// The place after its name.
    pub after: Cursor<'a>,
    /// Name without place.
    pub title: String,
    /// Number series.
    pub series: String,
    /// Name of the row that tells of it.
    pub known: String,
    /// Level, unknown where the place tells.
    pub level: Level,
    /// System.
    pub system: System,
    /// Whether and which place may follow.
    pub place_kind: PlaceKind,
    /// Kind of place that its own words tell ("Công an tỉnh").
    pub own_kind: Option<TerritoryKind>,
    /// A place at the end of its own words.
    pub place: Place,
    /// Body above it.
    pub parent: Option<String>,
}

impl<'a> Body<'a> {
    /// A body as its row tells.
    pub fn of_row(row: &tables::Issuer, after: Cursor<'a>) -> Self {
        Self {
            after,
            title: row.name.clone(),
            series: row.series.clone(),
            known: row.name.clone(),
            level: row.level,
            system: row.system,
            place_kind: row.place_kind,
            own_kind: row.own_place,
            place: Place::default(),
            parent: None,
        }
    }
}

/// A body here, after a person's role if one stands before it: "Trưởng Ban Dân vận", "Bí thư Tỉnh
/// ủy"; "Cục trưởng Cục Thuế".
pub fn body(at: Cursor<'_>) -> Option<Body<'_>> {
    if let Some(known) = known_or_open(at, 0) {
        return Some(known);
    }
    let (start, _) = unbroken(at, PhraseKind::Role)?;
    if !goes_on(start) || is_mark(start) {
        return None;
    }
    let mut body = known_or_open(start, 0)?;
    let role = customary(&at.text()[at.until(start)]);
    body.title = format!("{role} {}", body.title);
    Some(body)
}

/// A body of the table, or one whose name begins with an open head; `depth` bodies serve it.
pub fn known_or_open(at: Cursor<'_>, depth: usize) -> Option<Body<'_>> {
    let (after, row) = issuer_name(at)?;
    if row.open {
        return open_body(at, after, row, depth);
    }
    (!is_common_word(at, after)).then(|| Body::of_row(row, after))
}

/// The longest name of an issuer here.
pub fn issuer_name(at: Cursor<'_>) -> Option<(Cursor<'_>, &tables::Issuer)> {
    let (after, row) = at.longest(|found| match found.tag {
        Tag::Issuer(row) | Tag::IssuerAbbreviation(row) => Some(row),
        _ => None,
    })?;
    Some((after, at.tables().issuers().row(row)))
}

/// A name without capitals is one only if it cannot be ordinary words.
fn is_common_word(at: Cursor<'_>, after: Cursor<'_>) -> bool {
    let is_one_word = at.next() == after;
    let is_common = || at.after_phrase(PhraseKind::CommonBody) == Some(after);
    !at.token().is_some_and(|token| token.is_capital()) && (is_one_word || is_common())
}

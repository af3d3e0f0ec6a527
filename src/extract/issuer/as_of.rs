//! Which of the bodies of one name is meant: the one that was there on the day.

use super::Issuer;
use crate::model::{PartialDate, Place};
use crate::tables::{PlaceKind, Tables};

/// The issuer as that row of its name tells it that alone holds on the day: "Cục Thuế" was a
/// province's until February 2025, and is the Ministry's since. Where the words name a place, the
/// words decide.
pub(super) fn as_of(issuer: &Issuer, day: Option<PartialDate>, tables: &Tables) -> Issuer {
    let rows = issuer.rows(tables);
    let is_placed = issuer.place != Place::default() || issuer.place_kind.is_some();
    let mut then = rows.iter().filter(|row| row.validity.holds(day));
    match (then.next(), then.next()) {
        (Some(row), None) if rows.len() > 1 && !is_placed => Issuer {
            level: row.level,
            system: row.system,
            ..issuer.clone()
        },
        _ => issuer.clone(),
    }
}

/// Whether the body is that of a region, by its name.
pub(super) fn region(issuer: &Issuer, tables: &Tables) -> Option<PlaceKind> {
    let rows = issuer.rows(tables);
    let kind = rows.first()?.place_kind;
    matches!(kind, PlaceKind::Region | PlaceKind::Part).then_some(kind)
}

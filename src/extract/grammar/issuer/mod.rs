//! The issuer named at a place in a text: role, body, place, term.
//!
//! ```text
//! issuer := conference? (joint | body) (","? place | CENTRE)? term?      no "các" after the body
//! ```

mod bare_place;
mod body;
mod centre;
mod conference;
mod congress;
mod joint;
mod open;
mod term;
#[cfg(test)]
mod tests;
pub mod words;

use std::ops::Range;

use super::Cursor;
use super::place::{PlacePhrase, last_place_word, place};
use crate::extract::issuer::{Issuer, own_place};
use crate::lex::{Lexemes, Lexicon};
use crate::model::{Level, Place};
use crate::tables::{PhraseKind, PlaceKind, Tables, TerritoryKind};
use crate::text::slug;

pub use bare_place::bare_place;
pub use congress::congress;

use body::{Body, body};
use words::goes_on;

/// An issuer named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerPhrase {
    /// Bytes of the normalized text, place and term included.
    pub range: Range<usize>,
    /// Who is named.
    pub issuer: Issuer,
}

/// The issuer named here, with its place and term: after "của", after "do", or directly. `None` if
/// no issuer is named here, or several of a kind ("UBND các huyện").
pub fn issuer(at: Cursor<'_>) -> Option<IssuerPhrase> {
    let is_conference = conference::committee(at);
    let start = is_conference.unwrap_or(at);
    let body = joint::joint(start).or_else(|| body(start))?;
    if is_plural(body.after) {
        return None;
    }
    let (mut after, mut issuer) = with_place(start, body);
    let mut found = term::term(after);
    if is_conference.is_some() && found.is_none() {
        found = conference::term_after_ordinal(after);
    }
    if let Some((end, term)) = found {
        after = end;
        issuer.term = Some(term);
    }
    Some(IssuerPhrase {
        range: at.until(after),
        issuer: issuer.with_name(),
    })
}

/// The issuer that a name begins with which stands in no text.
pub fn issuer_in_name(name: &str, lexicon: &Lexicon, tables: &Tables) -> Option<IssuerPhrase> {
    let lexemes = Lexemes::new(name, lexicon);
    issuer(Cursor::new(&lexemes, tables))
}

/// "UBND các huyện", "Tỉnh ủy và các ...": no single issuer.
fn is_plural(after: Cursor<'_>) -> bool {
    goes_on(after) && after.after_phrase(PhraseKind::ListMarker).is_some()
}

/// A body as an issuer, with the place that follows it.
fn with_place<'a>(start: Cursor<'a>, body: Body<'a>) -> (Cursor<'a>, Issuer) {
    let mut issuer = Issuer {
        title: body.title,
        body: body.series,
        known: body.known,
        level: body.level,
        system: body.system,
        place_kind: body.own_kind,
        place_in_title: body.own_kind.is_some(),
        place: body.place,
        parent: body.parent,
        ..Issuer::default()
    };
    let mut after = body.after;
    let wants_place =
        body.place_kind != PlaceKind::None && own_place(issuer.level, &issuer.place).is_none();
    if wants_place && let Some(place) = place_after(start, after, &issuer) {
        after = place.after;
        take_place(&mut issuer, place);
    } else if wants_place
        && goes_on(after)
        && let Some((end, centre)) = centre::centre_of_body(after)
    {
        after = end;
        issuer.level = Level::Central;
        issuer.title = format!("{} {centre}", issuer.title);
        issuer.body = slug(&issuer.title);
    }
    if issuer.level == Level::Unknown {
        issuer.level = issuer
            .place_kind
            .map_or(Level::Unknown, TerritoryKind::level);
    }
    (after, issuer)
}

/// The place right after a body; by name alone only of a kind that the body takes.
fn place_after<'a>(
    start: Cursor<'a>,
    after: Cursor<'a>,
    issuer: &Issuer,
) -> Option<PlacePhrase<'a>> {
    if let Some(place) = place_of_last_word(start, after) {
        return Some(place);
    }
    if !goes_on(after) {
        return None;
    }
    let is_mark = after.is_mark(',') || after.is_mark('-');
    let takes_mark = issuer
        .place_kind
        .is_some_and(|kind| kind.level() != Level::Provincial);
    let after_mark = is_mark && takes_mark && goes_on(after.next());
    let place = place(if after_mark { after.next() } else { after })?;
    let is_bare = place.kind.is_none();
    let fits = match issuer.place_kind {
        _ if after_mark => !is_bare && place.level == Level::Provincial,
        // "Huyện ủy Hải Hậu", "Thành ủy Cần Thơ": the word stands in the title.
        Some(kind) if is_bare => fits_level(kind, &place),
        Some(kind) => place
            .kind
            .is_some_and(|said| said == kind || rank(said) < rank(kind)),
        None => !is_bare || place.level == Level::Provincial || issuer.level == Level::District,
    };
    fits.then_some(place)
}

/// The place whose word ends the body's own name: "Đảng ủy xã | Lương Minh", "Công an tỉnh | Lai
/// Châu".
fn place_of_last_word<'a>(start: Cursor<'a>, after: Cursor<'a>) -> Option<PlacePhrase<'a>> {
    place(last_place_word(start, after)?).filter(|place| place.after.start() > after.start())
}

fn fits_level(kind: TerritoryKind, place: &PlacePhrase<'_>) -> bool {
    kind == TerritoryKind::City
        || kind.level() == place.level
        || place.level == Level::Provincial && kind.level() == Level::District
}

/// Higher units have lower ranks.
fn rank(kind: TerritoryKind) -> u8 {
    match kind.level() {
        Level::Provincial => 0,
        Level::Unknown => 1,
        Level::Commune => 3,
        _ => 2,
    }
}

fn take_place(issuer: &mut Issuer, phrase: PlacePhrase<'_>) {
    let PlacePhrase {
        kind,
        level,
        mut place,
        ..
    } = phrase;
    let own = issuer.place_kind;
    // "Huyện ủy Cao Bằng": the table knows the name as a province's, the title says it is a
    // district's.
    let is_of_district = own.is_some_and(|own| own.level() == Level::District);
    if is_of_district && kind.is_none() && place.district.is_none() {
        place = Place {
            district: place.province,
            ..Place::default()
        };
    }
    if own.is_none() || own == Some(TerritoryKind::City) {
        issuer.place_kind = kind.or(own);
    }
    let is_explicit = kind.is_some() || own == Some(TerritoryKind::City);
    let is_higher =
        issuer.level != Level::Central && level != Level::Unknown && issuer.level > level;
    if issuer.level == Level::Unknown || is_explicit && is_higher {
        issuer.level = level;
    }
    issuer.place = place;
}

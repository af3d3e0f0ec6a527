//! A place that stands for the body of it that a number tells: "Kế hoạch số 34/KH-MTTQ-BTT của
//! huyện", "Nghị quyết 12 của tỉnh Lai Châu".
//!
//! ```text
//! bare-place := place-word (place-name above*)?        no other place word, "các" or "/" after it
//! ```

use super::IssuerPhrase;
use super::words::{goes_on, is_and};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::place::{place, place_word};
use crate::extract::issuer::Issuer;
use crate::tables::PhraseKind;

/// The place named here, with its word, as an issuer without a title.
pub fn bare_place(at: Cursor<'_>) -> Option<IssuerPhrase> {
    if !goes_on(at) {
        return None;
    }
    let place = place(at)?;
    let kind = place.kind?;
    if is_one_of_several(place.after) {
        return None;
    }
    let issuer = Issuer {
        level: place.level,
        place: place.place,
        place_kind: Some(kind),
        ..Issuer::default()
    };
    Some(IssuerPhrase {
        range: at.until(place.after),
        issuer: issuer.with_name(),
    })
}

/// "của huyện, thành phố", "của tỉnh và các huyện", "của huyện/thị": no single place.
fn is_one_of_several(after: Cursor<'_>) -> bool {
    if !goes_on(after) {
        return after.is_mark('/');
    }
    let is_joined = after.is_mark(',') || is_and(after);
    let next = if is_joined { after.next() } else { after };
    next.after_phrase(PhraseKind::ListMarker).is_some() || is_joined && place_word(next).is_some()
}

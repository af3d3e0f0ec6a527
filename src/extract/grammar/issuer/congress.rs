//! The body whose congress a document's name names: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI".
//!
//! ```text
//! congress := CONGRESS ... (CONGRESS_BODY as an issuer, else CONGRESS_BODY that is one by itself)
//! ```

use super::issuer;
use crate::extract::grammar::Cursor;
use crate::extract::issuer::Issuer;
use crate::tables::PhraseKind;

/// The body whose congress a name names, the whole of which is read: a committee ("Đảng bộ tỉnh"),
/// else the Party as a whole ("toàn quốc", "của Đảng").
pub fn congress(name: Cursor<'_>) -> Option<Issuer> {
    let start = places(name).find_map(|at| at.after_phrase(PhraseKind::Congress))?;
    let mut of_whole = None;
    for at in places(start) {
        match at.phrase(PhraseKind::CongressBody) {
            Some((_, row)) if row.value.is_none() => {
                return issuer(at).map(|phrase| phrase.issuer);
            }
            Some((_, row)) => of_whole = of_whole.or(row.value.as_deref()),
            None => {}
        }
    }
    let row = name.tables().issuers().get(of_whole?)?;
    Some(Issuer::of_row(row))
}

/// This place and all after it.
fn places(from: Cursor<'_>) -> impl Iterator<Item = Cursor<'_>> {
    std::iter::successors(Some(from), |at| Some(at.next())).take_while(|at| !at.is_end())
}

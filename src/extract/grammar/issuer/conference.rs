//! Meetings of a committee: "Hội nghị lần thứ tám Ban Chấp hành Trung ương", "Hội nghị Trung ương 6
//! khóa XII".
//!
//! ```text
//! conference := CONFERENCE ("lần thứ" WORD WORD?)? committee
//! committee  := an issuer whose name begins with a CONFERENCE_BODY
//! ordinal    := FIGURE term                                      after the committee
//! ```

use super::term::term;
use super::words::{goes_on, unbroken};
use crate::extract::grammar::Cursor;
use crate::tables::PhraseKind;

/// Where the name of the committee begins after the words for its meeting.
pub fn committee(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (after, _) = unbroken(at, PhraseKind::Conference)?;
    let ordinal = unbroken(after, PhraseKind::OrdinalMarker).map(|(word, _)| word.next());
    let first = ordinal.unwrap_or(after);
    // An ordinal may take two words: "lần thứ mười một".
    [first, first.next()]
        .into_iter()
        .find(|&at| goes_on(at) && at.after_phrase(PhraseKind::ConferenceBody).is_some())
}

/// The term of a meeting that has its ordinal after the committee: "Hội nghị Trung ương 6 khóa XII".
pub fn term_after_ordinal(at: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    let is_ordinal = goes_on(at)
        && at
            .token()
            .is_some_and(|token| token.is_figure() && token.value() < 100);
    is_ordinal.then(|| term(at.next())).flatten()
}

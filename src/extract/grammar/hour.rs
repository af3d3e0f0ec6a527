//! Hours of a day.
//!
//! ```text
//! hour := SMALL (":" | HOUR_MARKER) SIXTY (":" SIXTY)?
//! ```
//!
//! SMALL is a figure of one or two digits, SIXTY one of two.

use super::Cursor;
use crate::tables::PhraseKind;

/// The place after the hour that begins here: "10:57", "10:57:03", "10h57".
pub fn hour(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let separator = figure(at, 1)?;
    let minutes = match separator.after_phrase(PhraseKind::HourMarker) {
        Some(after) => after,
        None => colon(separator)?,
    };
    let after = figure(minutes, 2)?;
    let seconds = colon(after).and_then(|at| figure(at, 2));
    Some(seconds.unwrap_or(after))
}

/// The place after a figure of one or two digits, of at least as many as said.
fn figure(at: Cursor<'_>, least: usize) -> Option<Cursor<'_>> {
    let is_figure = at.token()?.is_figure() && (least..=2).contains(&at.written().len());
    is_figure.then(|| at.next())
}

fn colon(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.is_mark(':').then(|| at.next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    #[test]
    fn hours_are_read() {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        for (text, read) in [
            ("10:57 04/12/2019", Some("10:57")),
            ("8:05:30 ngày", Some("8:05:30")),
            ("10h57", Some("10h57")),
            ("9 g 30", Some("9 g 30")),
            ("10:5", None),
            ("2019:30", None),
            ("12/3", None),
        ] {
            let lexemes = Lexemes::new(text, &lexicon);
            let at = Cursor::new(&lexemes, tables);
            assert_eq!(hour(at).map(|after| &text[at.until(after)]), read, "{text}");
        }
    }
}

//! National motto and the Party's title: they stand beside the issuer and are no part of it.
//!
//! ```text
//! motto := MOTTO        whatever marks the scanner took from its letters
//!        | MOTTO in capitals, of the Party
//! ```

use crate::extract::grammar::Cursor;
use crate::tables::{Phrase, PhraseKind};
use crate::text::{bare_letter, bare_letters};

/// Marks between the words of a motto.
const JOINTS: [char; 3] = ['-', '.', '~'];

/// A motto of the tables, made ready to be compared.
struct Motto<'a> {
    first: char,
    words: Vec<&'a str>,
    in_capitals: bool,
}

impl<'a> Motto<'a> {
    fn of(row: &'a Phrase) -> Self {
        let words = row.phrase.split(|letter: char| !letter.is_alphabetic());
        Self {
            first: row.phrase.chars().next().map_or(' ', bare_letter),
            words: words.filter(|word| !word.is_empty()).collect(),
            in_capitals: row.value.as_deref() == Some("capitals"),
        }
    }

    /// The place after it, if it stands here.
    fn after<'t>(&self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let mut after = at;
        for word in &self.words {
            after = after.after_marks(&JOINTS);
            if !bare_letters(after.written()).eq(bare_letters(word)) {
                return None;
            }
            after = after.next();
        }
        let in_capitals = || {
            let mut words = at.within(at.until(after)).each();
            words.all(|at| at.token().is_some_and(|token| token.is_all_capital()))
        };
        (!self.in_capitals || in_capitals()).then_some(after)
    }
}

/// The mottos in a part of a text, each with the place after it, in order.
pub(super) fn find<'a>(part: Cursor<'a>) -> Vec<(Cursor<'a>, Cursor<'a>)> {
    let phrases = part.tables().phrases();
    let known: Vec<Motto> = phrases.rows_of(PhraseKind::Motto).map(Motto::of).collect();
    let mut mottos = Vec::new();
    let mut at = part;
    while !at.is_end() {
        at = match motto(at, &known) {
            Some(after) => {
                mottos.push((at, after));
                after
            }
            None => at.next(),
        };
    }
    mottos
}

/// The place after the motto that begins here. "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
/// is a title, no motto.
fn motto<'a>(at: Cursor<'a>, known: &[Motto<'_>]) -> Option<Cursor<'a>> {
    // Nearly all words are ruled out by their first letter.
    at.token().filter(|token| token.is_capital())?;
    let first = bare_letter(at.written().chars().next()?);
    let mut alike = known.iter().filter(|motto| motto.first == first);
    let after = alike.find_map(|motto| motto.after(at))?;
    let in_title = at.phrase_before(PhraseKind::MottoLead).is_some();
    (!in_title).then_some(after)
}

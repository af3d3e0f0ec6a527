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

/// The mottos in a part of a text, each with the place after it, in order.
pub(super) fn find<'a>(part: Cursor<'a>) -> Vec<(Cursor<'a>, Cursor<'a>)> {
    let phrases = part.tables().phrases();
    let rows: Vec<&Phrase> = phrases.rows_of(PhraseKind::Motto).collect();
    let mut mottos = Vec::new();
    let mut at = part;
    while !at.is_end() {
        at = match motto(at, &rows) {
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
fn motto<'a>(at: Cursor<'a>, rows: &[&Phrase]) -> Option<Cursor<'a>> {
    let after = rows.iter().find_map(|row| after(at, row))?;
    let in_title = at.phrase_before(PhraseKind::MottoLead).is_some();
    (!in_title).then_some(after)
}

fn after<'a>(at: Cursor<'a>, motto: &Phrase) -> Option<Cursor<'a>> {
    // Nearly all words are ruled out by their first letter.
    let first = |word: &str| word.chars().next().map(bare_letter);
    if !at.token()?.is_capital() || first(at.written()) != first(&motto.phrase) {
        return None;
    }
    let mut after = at;
    for word in motto
        .phrase
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
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
    (motto.value.as_deref() != Some("capitals") || in_capitals()).then_some(after)
}

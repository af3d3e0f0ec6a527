//! Titles of laws that amend others: they hold the names of these.
//!
//! ```text
//! amending   := verb (("," | "và")* verb)* (part | FIGURE)* law ("," "và"? law | "và" law)*
//! law        := collective | type-word title
//! collective := ("các" | FIGURE) type-word subject? run
//! ```

use super::super::Cursor;
use super::run;
use super::title;
use crate::tables::PhraseKind;

/// Verbs of a title, and tokens from them to the law that is amended, at most.
const LONGEST_PART: usize = 12;

/// Laws that one law amends, after the first, at most.
const LONGEST_SERIES: usize = 32;

/// The end of "Luật sửa đổi, bổ sung một số điều của Luật X và Luật Y", whose type word goes from
/// `word` to `after`: the last law's.
pub(super) fn amending<'a>(word: Cursor<'a>, after: Cursor<'a>) -> Option<Cursor<'a>> {
    let part = after_verbs(after)?;
    let Some(mut end) = amended(part) else {
        // Other objects, which are no law's name; "các luật sửa đổi, bổ sung" names none.
        let end = title::unknown(word, after)?;
        let has_object = end.start() > part.start() || title::is_stated(end);
        let is_name = word.token().is_some_and(|token| token.is_capital());
        return (is_name && has_object).then_some(end);
    };
    for _ in 0..LONGEST_SERIES {
        match next_of_series(end).and_then(law) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(end)
}

/// The place after "sửa đổi, bổ sung và bãi bỏ".
pub(super) fn after_verbs(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut end = at.after_phrase(PhraseKind::AmendingVerb)?;
    for _ in 0..LONGEST_PART {
        let joined = end.opt_mark(',').opt_phrase(PhraseKind::ListJoint);
        match joined.after_phrase(PhraseKind::AmendingVerb) {
            Some(after) => end = after,
            None => break,
        }
    }
    Some(end)
}

/// The end of the law that is amended, after the parts of it that are: "một số điều của Luật X".
fn amended(mut at: Cursor<'_>) -> Option<Cursor<'_>> {
    for _ in 0..LONGEST_PART {
        if begins_a_law(at) {
            return law(at);
        }
        at = at.opt_mark(',').after_phrase(PhraseKind::AmendedPart)?;
    }
    None
}

fn begins_a_law(at: Cursor<'_>) -> bool {
    title::after_type_word(at).is_some() || after_collective(at).is_some()
}

/// The end of a law's name, or of several named together: "các luật về thuế", "10 luật có liên quan
/// đến an ninh, trật tự".
fn law(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(after) = after_collective(at) {
        return Some(run::from_first(
            after.opt_phrase(PhraseKind::CollectiveSubject),
        ));
    }
    let after = title::after_type_word(at)?;
    title::known(at).or_else(|| title::unknown(at, after))
}

/// The place after "các luật", "10 luật".
fn after_collective(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_figure = at.token()?.is_figure();
    let after = if is_figure {
        at.next()
    } else {
        at.after_phrase(PhraseKind::ListMarker)?
    };
    title::after_type_word(after)
}

/// Where the next law of a series begins that has no number of its own: after ", " or " và ".
fn next_of_series(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let joined = at.opt_mark(',').opt_phrase(PhraseKind::ListJoint);
    let after = title::after_type_word(joined).filter(|_| joined.start() > at.start())?;
    let number = after.opt_phrase(PhraseKind::NumberMarker);
    let has_number = number.token().is_some_and(|token| token.is_figure());
    (!has_number).then_some(joined)
}

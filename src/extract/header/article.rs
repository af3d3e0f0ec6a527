//! The heading of an article: "Điều 5.".

use crate::extract::grammar::Cursor;
use crate::tables::PhraseKind;

/// The figure of an article whose heading begins here, with a capital.
pub(super) fn figure(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (figure, word) = at.phrase(PhraseKind::ProvisionWord)?;
    let is_article = word.value.as_deref() == Some("article");
    let is_capital = at.token().is_some_and(|token| token.is_capital());
    let is_figure = figure.token().is_some_and(|token| token.is_figure());
    (is_article && is_capital && is_figure).then_some(figure)
}

/// Whether the first article's heading begins here: "Điều 1.", "Điều thứ nhất".
pub(super) fn is_first(at: Cursor<'_>) -> bool {
    if let Some(ordinal) = in_words(at) {
        return ordinal == "1";
    }
    figure(at).is_some_and(|figure| {
        let is_one = figure.written() == "1";
        is_one && !figure.next().is_glued_word()
    })
}

/// The ordinal of an article in words, with a capital: "Điều thứ hai".
fn in_words(at: Cursor<'_>) -> Option<&str> {
    let marker = at.after_article().filter(|_| at.is_titled())?;
    let ordinal = marker.after_phrase(PhraseKind::OrdinalMarker)?;
    ordinal.phrase(PhraseKind::Ordinal)?.1.value.as_deref()
}

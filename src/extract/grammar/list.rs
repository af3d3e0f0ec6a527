//! What stands between the items of a list: ", ", " và ", "; các".
//!
//! ```text
//! joint    := footnote? ("," | ";" | "+" | "&" | "-")? JOINT? ("các" | "của")?      not empty
//! footnote := "[" FIGURE "]"
//! ```

use super::Cursor;
use crate::lex::{Gap, Token};
use crate::tables::PhraseKind;

/// What joins two items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joint {
    /// A semicolon stands between them.
    pub has_semicolon: bool,
    /// A word joins them: "và".
    pub has_word: bool,
}

/// What joins the item that ends at `from` with the one that begins at `to`, if nothing else
/// stands between them.
pub fn joint(from: Cursor<'_>, to: Cursor<'_>) -> Option<Joint> {
    let mark = after_footnote(from).unwrap_or(from);
    let is_joint = [',', ';', '+', '&', '-']
        .into_iter()
        .any(|joint| mark.is_mark(joint));
    let word = if is_joint { mark.next() } else { mark };
    let tail = word.opt_phrase(PhraseKind::ListJoint);
    let end = tail
        .after_phrase(PhraseKind::ListMarker)
        .unwrap_or_else(|| tail.opt_phrase(PhraseKind::IssuerMarker));
    let is_all = end.start() == to.start() && from.start() < to.start();
    (is_all && from.widest_gap(to) < Gap::Paragraph).then(|| Joint {
        has_semicolon: mark.is_mark(';'),
        has_word: word.start() < tail.start(),
    })
}

/// The place after "[12]".
pub fn after_footnote(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let figure = at.is_mark('[').then(|| at.next())?;
    let close = figure
        .token()
        .is_some_and(Token::is_figure)
        .then(|| figure.next())?;
    close.is_mark(']').then(|| close.next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    /// What joins the first figure of a text with the second.
    fn between(text: &str) -> Option<Joint> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        let start = Cursor::new(&lexemes, tables);
        let second = text.rfind('2').expect("a second item");
        joint(start.next(), start.to_byte(second))
    }

    #[test]
    fn marks_and_words_join_items() {
        for (text, has_semicolon, has_word) in [
            ("1, 2", false, false),
            ("1; các 2", true, false),
            ("1 và 2", false, true),
            ("1, cũng như các 2", false, true),
            ("1 [3] và 2", false, true),
            ("1\n- 2", false, false),
        ] {
            let expected = Joint {
                has_semicolon,
                has_word,
            };
            assert_eq!(between(text), Some(expected), "{text}");
        }
        for text in ["1 2", "1 của ông 2", "1, về 2", "1,\n\n2"] {
            assert_eq!(between(text), None, "{text}");
        }
    }
}

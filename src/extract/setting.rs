//! Where in a text references stand: in forms that others fill in, in words quoted for another
//! document, or in the document's own text.

use std::ops::Range;

use super::grammar::Cursor;
use crate::lex::{Gap, Token};
use crate::model::Setting;
use crate::tables::PhraseKind;

/// The forms and quotations of a text, each kind in order.
#[derive(Debug, Default)]
pub struct Settings {
    forms: Vec<Range<usize>>,
    quotations: Vec<Range<usize>>,
}

impl Settings {
    /// Reads a text. Linear in its length.
    pub fn of(start: Cursor<'_>) -> Self {
        let mut settings = Self::default();
        let mut form: Option<usize> = None;
        let mut quote: Option<usize> = None;
        for at in start.each() {
            if at.begins_line() {
                if begins_form(at) {
                    form.get_or_insert(at.start());
                } else if begins_annex(at) {
                    settings
                        .forms
                        .extend(form.take().map(|from| from..at.start()));
                }
            }
            if at.is_mark('"') {
                if opens_quotation(at) {
                    quote.get_or_insert(at.start());
                } else if closes_quotation(at) {
                    let quoted = quote.take().map(|from| from..at.start());
                    settings.quotations.extend(quoted);
                }
            }
        }
        settings
            .forms
            .extend(form.map(|from| from..start.text().len()));
        settings
    }

    /// The setting of what begins at a byte.
    pub fn at(&self, byte: usize) -> Setting {
        let holds = |ranges: &[Range<usize>]| {
            let after = ranges.partition_point(|range| range.start <= byte);
            after
                .checked_sub(1)
                .is_some_and(|index| ranges[index].contains(&byte))
        };
        if holds(&self.quotations) {
            Setting::Quotation
        } else if holds(&self.forms) {
            Setting::Form
        } else {
            Setting::Body
        }
    }
}

/// Words of the longest heading of a form.
const LONGEST_HEADING: usize = 16;

/// A heading such as "MẪU QUYẾT ĐỊNH THÀNH LẬP", "Mẫu số 01": alone on its line.
fn begins_form(line: Cursor<'_>) -> bool {
    let Some(after) = line.after_phrase(PhraseKind::FormMarker) else {
        return false;
    };
    let heading = line.line();
    let is_short = heading.each().count() <= LONGEST_HEADING;
    let in_capitals = heading
        .each()
        .all(|at| !at.token().is_some_and(Token::has_small));
    let is_numbered = after.opt_phrase(PhraseKind::NumberMarker).token();
    is_short && (in_capitals || is_numbered.is_some_and(Token::is_figure))
}

/// A heading of an annex that is no form: it ends the form before.
fn begins_annex(line: Cursor<'_>) -> bool {
    let is_annex = line.after_phrase(PhraseKind::AnnexMarker).is_some();
    let capitals = line.token().is_some_and(Token::is_all_capital);
    let below = line.after(line.line());
    is_annex && capitals && !begins_form(below)
}

/// A quotation mark that begins a paragraph, or stands after a colon: '"Điều 5. ...'.
fn opens_quotation(at: Cursor<'_>) -> bool {
    let after_colon = at.token_before().is_none_or(|before| before.is_mark(':'));
    (at.begins_line() || after_colon) && at.next().gap() == Gap::Glued
}

/// A quotation mark that ends a paragraph.
fn closes_quotation(at: Cursor<'_>) -> bool {
    let after = at.next();
    let stop = if after.gap() == Gap::Glued {
        after.after_marks(&['.', ';', ','])
    } else {
        after
    };
    at.gap() == Gap::Glued && stop.begins_line()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::{Lexemes, Lexicon};
    use crate::tables::Tables;

    /// Settings of each "Luật" of a text.
    fn settings(text: &str) -> Vec<Setting> {
        let tables = Tables::embedded();
        let lexicon = Lexicon::new(tables);
        let lexemes = Lexemes::new(text, &lexicon);
        let found = Settings::of(Cursor::new(&lexemes, tables));
        text.match_indices("Luật")
            .map(|(at, _)| found.at(at))
            .collect()
    }

    #[test]
    fn forms_and_quotations_are_told_from_the_text() {
        use Setting::{Body, Form, Quotation};
        for (text, expected) in [
            (
                "Căn cứ Luật A;\nMẪU TỜ TRÌNH\nCăn cứ Luật B;\nPHỤ LỤC II\nDANH MỤC\nLuật C",
                vec![Body, Form, Body],
            ),
            ("Mẫu số 02\nCăn cứ Luật B;", vec![Form]),
            (
                "Mẫu số 02 theo Luật B được dùng từ nay. Đơn theo mẫu này do người nộp tự điền vào.",
                vec![Body],
            ),
            (
                "Sửa đổi Điều 5 như sau:\n\"Điều 5. Theo Luật A.\"\nĐiều 2. Theo Luật B.",
                vec![Quotation, Body],
            ),
            (
                "Thay cụm từ \"Luật A\" bằng cụm từ \"Luật B\".",
                vec![Body, Body],
            ),
        ] {
            assert_eq!(settings(text), expected, "{text}");
        }
    }
}

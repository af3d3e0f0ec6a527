//! What a portal or a front matter says about the document: tables of "Số hiệu", "Cơ quan ban
//! hành", "Ngày ban hành".
//!
//! ```text
//! field := PORTAL_FIELD (":" | TAB) (":" | quote)* value        value := cell without quotes
//! ```

use std::ops::Range;

use super::pieces::front_matter_end;
use super::{Source, own_number};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::number::NumberMark;
use crate::extract::grammar::symbol::SymbolGrammar;
use crate::tables::{Phrase, PhraseKind};

/// Fields of a portal's table, as byte ranges of the normalized text.
#[derive(Debug, Default)]
pub(super) struct Portal {
    /// Its number.
    pub number: Option<NumberMark>,
    /// Value of "Loại văn bản".
    pub document_type: Option<Range<usize>>,
    /// Value of "Cơ quan ban hành", "Nơi ban hành".
    pub issuer: Option<Range<usize>>,
    /// Value of "Trích yếu", or the title of a front matter.
    pub subject: Option<Range<usize>>,
    /// Value of "Ngày ban hành".
    pub date: Option<Range<usize>>,
}

/// How far into a text fields stand, in bytes.
const LONGEST_PORTAL: usize = 9000;

/// Reads the fields before the body. A front matter says less surely than a table.
pub(super) fn read(source: &Source, symbols: &SymbolGrammar) -> Portal {
    let mut portal = Portal::default();
    let front = front_matter_end(source.start).token_before();
    let front = front.map_or(0, |token| token.end());
    let mut at = source.start.within(0..LONGEST_PORTAL);
    while !at.is_end() {
        let Some((label, value)) = field(at) else {
            at = at.next();
            continue;
        };
        at = at.after(value);
        let range = value.rest();
        let number = || own_number::in_value(value, symbols);
        match label.value.as_deref().unwrap_or_default() {
            "number" => portal.number = number().or(portal.number),
            "number if none" => portal.number = portal.number.or_else(number),
            "date" => portal.date = Some(range),
            "date if none" => portal.date = portal.date.or(Some(range)),
            "date of a front matter" if range.start <= front => {
                portal.date = portal.date.or(Some(range));
            }
            "subject" => portal.subject = Some(range),
            "subject if none" => portal.subject = portal.subject.or(Some(range)),
            "type" => portal.document_type = Some(range),
            "issuer" => portal.issuer = Some(range),
            // "Nơi ban hành: Hà Nội" is a place beside "Cơ quan ban hành".
            "issuer if none" => portal.issuer = portal.issuer.or(Some(range)),
            _ => {}
        }
    }
    portal
}

/// A label at the start of a line with a colon or a cell's edge after it, and the value on the same
/// line or in the next cell.
fn field<'a>(at: Cursor<'a>) -> Option<(&'a Phrase, Cursor<'a>)> {
    if !at.begins_line() {
        return None;
    }
    let (after, label) = at.phrase(PhraseKind::PortalField)?;
    if !after.is_mark(':') && !after.blank_before().contains('\t') {
        return None;
    }
    let cell = after.after_marks(&[':', '"', '\'']).cell();
    let quote = cell.each().find(|at| at.is_mark('"'));
    let value = quote.map_or(cell, |quote| cell.before(quote));
    (value.rest().len() > 1).then_some((label, value))
}

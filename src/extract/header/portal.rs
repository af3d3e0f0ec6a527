//! What a portal or a front matter says about the document: tables of "Số hiệu", "Cơ quan ban hành", "Ngày ban hành".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pieces::{char_boundary, front_matter_end};
use super::{Source, own_number};
use crate::extract::grammar::number::NumberMark;
use crate::extract::symbol::SymbolGrammar;

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

/// A label with a colon or a cell's edge behind it, and the value on the same line or in the next cell.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?imx) ^ [\s\t]* (?P<label> số \s* [,/]? \s* (?: ký \s* )? hiệu (?: \s+ văn \s+ bản )? | số \s+ văn \s+ bản | loại \s+ văn \s+ bản | hình \s+ thức \s+ văn \s+ bản | (?: cơ \s+ quan | nơi | đơn \s+ vị ) \s+ (?: / \s* người \s+ ký \s+ )? ban \s+ hành | ngày \s+ ban \s+ hành
            | trích \s+ yếu (?: \s+ nội \s+ dung )? | trich_yeu | title | docid | authority | issued_date | so_hieu | co_quan_ban_hanh | ngay_ban_hanh | date )
        [\s\t]* (?: : | \t ) [\s\t:\x22']* (?P<value> [^\n\t\x22]{2,400} )",
    )
    .expect("a valid pattern")
});

/// Reads the fields before the body. A front matter tells less surely than a table.
pub(super) fn read(source: &Source, symbols: &SymbolGrammar) -> Portal {
    let text = &source.text[..char_boundary(source.text, 9000)];
    let mut portal = Portal::default();
    let front = front_matter_end(source.text);
    for found in FIELD.captures_iter(text) {
        let (Some(label), Some(value)) = (found.name("label"), found.name("value")) else {
            continue;
        };
        let range = value.start()..value.start() + value.as_str().trim_end().len();
        let field = super::one_line(label.as_str()).to_lowercase();
        match field.as_str() {
            "date" if value.start() > front => {}
            "date" | "issued_date" | "ngay_ban_hanh" => portal.date = portal.date.or(Some(range)),
            _ if field.starts_with("ngày") => portal.date = Some(range),
            "docid" | "so_hieu" => {
                portal.number = portal
                    .number
                    .or_else(|| own_number::in_value(source.text, range, symbols))
            }
            _ if field.starts_with("số") => {
                portal.number = own_number::in_value(source.text, range, symbols).or(portal.number)
            }
            "trich_yeu" | "title" => {
                portal.subject = portal.subject.filter(|_| field == "title").or(Some(range))
            }
            _ if field.starts_with("trích") => portal.subject = Some(range),
            "authority" | "co_quan_ban_hanh" => portal.issuer = portal.issuer.or(Some(range)),
            _ if field.starts_with("loại") || field.starts_with("hình") => {
                portal.document_type = Some(range)
            }
            // "Nơi ban hành: Hà Nội" is a place beside "Cơ quan ban hành".
            _ if field.starts_with("nơi") && portal.issuer.is_some() => {}
            _ => portal.issuer = Some(range),
        }
    }
    portal
}

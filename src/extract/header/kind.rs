//! What kind of text a document is.

use std::sync::LazyLock;

use regex::Regex;

use super::{OwnNumber, Source};
use crate::model::vocabulary;

vocabulary! {
    /// Kind of a text.
    #[derive(Default)]
    Kind {
        /// A document with a header: letters, decisions, plans, reports.
        Letter = "letter";
        /// A news item (tin, bài) that tells of documents.
        News = "news";
        /// Articles of a law, decree or circular without their header.
        LegalText = "legal_text";
        /// Anything else.
        #[default]
        Other = "other";
    }
}

/// Marks of a news item: the hour beside the day, an agency's dateline.
static NEWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?mx)
        \d{1,2}:\d{2} (?: :\d{2} )? [\s,-]* (?: ngày \s* )? \d{1,2}[/.-]\d{1,2}[/.-]\d{4}
        | \d{1,2}/\d{1,2}/\d{4} [\s,-]+ \d{1,2} [:hg] \d{2}
        | ^ \(? [\p{Lu}\d.]{2,12} \)? \s* - \s* (?: Sáng | Chiều | Tối | Ngày | Mới | Vừa | Nhân | Trong | Theo | Tại | Thực | Hưởng | Nhằm | Vừa ) \b",
    )
    .expect("a valid pattern")
});

static ARTICLES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[\s\x22]*(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*[.:]").expect("a valid pattern")
});

/// The kind that the marks of a text tell.
pub(super) fn of(source: &Source, number: Option<&OwnNumber>) -> Kind {
    let has_header = source.pieces.has_motto || number.is_some_and(|number| number.piece.is_some());
    if has_header {
        return Kind::Letter;
    }
    let beginning = &source.text[..super::pieces::char_boundary(source.text, 2500)];
    let signed = NEWS
        .find_iter(beginning)
        .any(|found| !is_signature(beginning, found.start()));
    if signed {
        return Kind::News;
    }
    if number.is_some() || beginning.contains("Kính gửi") {
        return Kind::Letter;
    }
    if ARTICLES.is_match(source.text) {
        Kind::LegalText
    } else {
        Kind::Other
    }
}

/// The hour of a digital signature is no news item's.
fn is_signature(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at].contains("ký") || text[line..at].contains("date:")
}

//! What kind of text a document is.

use super::{OwnNumber, Source, article};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::date::{DateMark, date};
use crate::extract::grammar::hour::hour;
use crate::lex::Gap;
use crate::model::{PartialDate, vocabulary};
use crate::tables::PhraseKind;

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

/// How far into a text the marks of a news item stand, in bytes.
pub(super) const NEWS_LEAD: usize = 2500;

/// The kind that the marks of a text show.
pub(super) fn of(source: &Source, number: Option<&OwnNumber>) -> Kind {
    let has_header =
        source.pieces.has_motto() || number.is_some_and(|number| number.piece.is_some());
    if has_header {
        return Kind::Letter;
    }
    let beginning = source.start.within(0..NEWS_LEAD);
    if beginning.each().any(begins_news) {
        return Kind::News;
    }
    if number.is_some() || beginning.each().any(addresses) {
        return Kind::Letter;
    }
    if source.start.each().any(begins_article) {
        Kind::LegalText
    } else {
        Kind::Other
    }
}

/// Whether a mark of a news item stands here: a day beside an hour, or the agency's dateline.
fn begins_news(at: Cursor<'_>) -> bool {
    let day_and_hour = at.token().is_some_and(|token| token.is_figure())
        && (hour_and_day(at) || day_and_hour(at))
        && !signs(at);
    day_and_hour || at.begins_line() && after_agency(at).is_some_and(opens_news)
}

/// "10:57, ngày 04/12/2019".
fn hour_and_day(at: Cursor<'_>) -> bool {
    hour(at).is_some_and(|after| date(after.after_marks(&[',', '-'])).is_some_and(is_whole))
}

/// "04/12/2019 10:57", "04/12/2019 - 10h57".
fn day_and_hour(at: Cursor<'_>) -> bool {
    date(at).is_some_and(|(after, _)| hour(after.after_marks(&[',', '-'])).is_some())
}

fn is_whole((_, mark): (Cursor<'_>, DateMark)) -> bool {
    mark.date.is_some_and(PartialDate::is_whole)
}

/// Whether the line up to here speaks of a signature: its hour is no news item's.
fn signs(at: Cursor<'_>) -> bool {
    at.line_before()
        .any(|at| at.after_phrase(PhraseKind::SignatureMarker).is_some())
}

/// The place after "(TTXVN) -", "VOV.VN -".
fn after_agency(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let name = at.after_marks(&['(']);
    let mut after = name;
    while after.is_mark('.')
        || after
            .token()
            .is_some_and(|token| token.is_figure() || token.is_all_capital())
    {
        after = after.next();
        if after.gap() != Gap::Glued {
            break;
        }
    }
    let length = name.text()[name.until(after)].chars().count();
    let dash = after.after_marks(&[')']);
    ((2..=12).contains(&length) && dash.is_mark('-')).then(|| dash.next())
}

fn opens_news(at: Cursor<'_>) -> bool {
    at.is_titled() && at.after_phrase(PhraseKind::NewsOpening).is_some()
}

/// "Kính gửi".
fn addresses(at: Cursor<'_>) -> bool {
    at.is_titled() && at.valued(PhraseKind::AddresseeMarker, "dear").is_some()
}

/// Whether a line begins here with the heading of an article: "Điều 5.", "Điều 5a:".
fn begins_article(at: Cursor<'_>) -> bool {
    if !at.begins_line() {
        return false;
    }
    article::figure(at.after_marks(&['"'])).is_some_and(|figure| {
        let after = figure.next();
        let after = if after.is_glued_word() && after.written().chars().count() == 1 {
            after.next()
        } else {
            after
        };
        after.is_mark('.') || after.is_mark(':')
    })
}

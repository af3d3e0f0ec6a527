//! The header of a document: its own number, date, issuer, place, type, subject, whom it addresses.

mod addressees;
mod article;
mod dateline;
mod issuing;
mod kind;
mod motto;
mod own_number;
mod pieces;
mod portal;
mod subject;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::grammar::Cursor;
use super::grammar::number::NumberMark;
use super::issuer::{self, Issuer};
use super::reference::Number;
use super::symbol::SymbolGrammar;
use crate::model::{Level, PartialDate, System};
use crate::tables::Tables;
use crate::text::{Normalized, Text};

pub use kind::Kind;

use issuing::Issuing;
use pieces::Pieces;

/// What a document says of itself, completed from its own words and the tables.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(into = "Printed")]
pub struct Header {
    /// Name of the document.
    pub document: String,
    /// Letter, news item or other.
    pub kind: Kind,
    /// Slug of its type: `cong-van`.
    pub document_type: Option<String>,
    /// Number in its parts; `None` if the document has none.
    pub number: Option<Number>,
    /// Date of issue or part of it; of a news item the day it appeared.
    pub date: Option<PartialDate>,
    /// Who issued it, with level, system and place; of a news item or a note nobody.
    pub issuer: Option<Issuer>,
    /// Level, system and place: those of the issuer, else those that the text is about.
    pub scope: Issuer,
    /// Trích yếu: what it is about, on one line.
    pub subject: Option<String>,
    /// "Kính gửi": to whom, one by one.
    pub addressees: Vec<String>,
    /// "Nơi nhận": who receives a copy, one by one.
    pub recipients: Vec<String>,
    /// Where its parts stand, in code points of the text as read.
    pub spans: HeaderSpans,
    /// Whether OCR read its number or date.
    pub recognized: bool,
    /// Bytes of the normalized text from the header's first line to the body; what stands before is
    /// a portal's.
    pub zone: Range<usize>,
    /// Bytes of the normalized text that are the document's own number: in the header, a portal's table, running heads.
    pub own_numbers: Vec<Range<usize>>,
}

impl Header {
    /// Adds what a record of a corpus states of the document and its text does not; the text's own
    /// words win. Gives a sentence for each difference.
    pub(super) fn complete(&mut self, stated: Self) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, own: Option<String>, stated: Option<String>| {
            if let (Some(own), Some(stated)) = (own, stated)
                && own != stated
            {
                differences.push(format!(
                    "the text says {what} {own}, its record {stated}; the text is taken"
                ));
            }
        };
        let told = |header: &Self| {
            let number = header.number.as_ref();
            number
                .filter(|number| !number.is_blank())
                .map(Number::canonical)
        };
        let day = |header: &Self| header.date.filter(|date| date.is_whole());
        compare("number", told(self), told(&stated));
        compare(
            "date",
            day(self).map(|date| date.to_string()),
            day(&stated).map(|date| date.to_string()),
        );
        compare(
            "type",
            self.document_type.clone(),
            stated.document_type.clone(),
        );
        if told(self).is_none() {
            self.number = stated.number.or(self.number.take());
        }
        self.date = self.date.or(stated.date);
        self.document_type = self.document_type.take().or(stated.document_type);
        self.subject = self.subject.take().or(stated.subject);
        if self.issuer.is_none() && stated.issuer.is_some() {
            (self.issuer, self.scope) = (stated.issuer, stated.scope);
        }
        differences
    }
}

/// Where the parts of a header stand, in code points of the text as read: `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HeaderSpans {
    /// Number and symbol.
    pub number: Option<[usize; 2]>,
    /// The type word.
    #[serde(rename = "type")]
    pub document_type: Option<[usize; 2]>,
    /// The date with its word.
    pub date: Option<[usize; 2]>,
    /// The lines of the issuer.
    pub issuer: Option<[usize; 2]>,
    /// The subject.
    pub subject: Option<[usize; 2]>,
}

/// The parts of a document's own words from which each reader takes what it needs.
pub(super) struct Source<'a> {
    text: &'a str,
    /// Its tokens.
    start: Cursor<'a>,
    pieces: Pieces<'a>,
    tables: &'a Tables,
}

impl<'a> Source<'a> {
    /// The first words of the body, after the marks of its line.
    fn body_words(&self) -> Cursor<'a> {
        self.pieces.body.after_marks(&pieces::LINE_MARKS)
    }
}

/// Reads the header of a document. Linear in its length; whatever is not there stays empty.
pub(super) fn read(
    text: &Text,
    normalized: &Normalized,
    start: Cursor<'_>,
    symbols: &SymbolGrammar,
) -> Header {
    let words = normalized.as_str();
    let tables = start.tables();
    let source = Source {
        text: words,
        start,
        pieces: Pieces::new(start),
        tables,
    };
    let portal = portal::read(&source, symbols);
    let number = own_number::find(&source, symbols, &portal);
    let kind = kind::of(&source, number.as_ref());
    let own_type = subject::document_type(&source, number.as_ref(), &portal, kind);
    let dateline = dateline::find(&source, number.as_ref(), &portal, kind);
    let date = dateline.as_ref().and_then(|found| found.date);
    let issuing = issuing::find(
        &source,
        number.as_ref(),
        own_type.as_ref(),
        dateline.as_ref(),
        &portal,
        kind,
    );
    let subject = subject::find(&source, number.as_ref(), own_type.as_ref(), &portal);
    let span = |range: &Range<usize>| normalized.source_span(range.clone());
    let date_span = dateline
        .as_ref()
        .and_then(|found| found.range.as_ref())
        .map(span);
    Header {
        document: text.document.clone(),
        kind,
        document_type: own_type.as_ref().map(|found| found.slug.clone()),
        date,
        scope: issuing.scope.clone(),
        subject: subject
            .as_ref()
            .map(|range| one_line(&words[range.clone()])),
        addressees: addressees::addressees(source.pieces.body),
        recipients: addressees::recipients(start),
        spans: HeaderSpans {
            number: number.as_ref().map(|found| span(&found.mark.range)),
            document_type: own_type
                .as_ref()
                .and_then(|found| found.range.as_ref())
                .map(span),
            date: date_span,
            issuer: issuing.range.as_ref().map(span),
            subject: subject.as_ref().map(span),
        },
        zone: first_line(&source, number.as_ref(), &issuing)..source.pieces.body.start(),
        recognized: is_recognized(
            text,
            [
                number.as_ref().map(|found| span(&found.mark.range)),
                date_span,
            ],
        ),
        own_numbers: own_number::mentions(&source, number.as_ref(), symbols),
        number: number.map(|found| found.number()),
        issuer: issuing.issuer,
    }
}

/// The first byte of the lines of issuer, motto and number, if there are such. A form's number is
/// blank, and text may stand before it.
fn first_line(source: &Source, number: Option<&OwnNumber>, issuing: &Issuing) -> usize {
    let told = number.filter(|number| !number.mark.is_blank());
    let number = told.and_then(|number| number.piece);
    let Some(number) = number.map(|piece| source.pieces.list[piece].range.start) else {
        return 0;
    };
    let issuer = issuing.range.as_ref().map(|range| range.start);
    let first = [issuer, source.pieces.motto]
        .into_iter()
        .flatten()
        .fold(number, usize::min);
    if first > LONGEST_FRONT { 0 } else { first }
}

/// Bytes that notices of a portal take before a header, at most: a longer text is somebody's own.
const LONGEST_FRONT: usize = 3_000;

/// Whether one of these places stands in recognized text.
fn is_recognized(text: &Text, places: [Option<[usize; 2]>; 2]) -> bool {
    places
        .into_iter()
        .flatten()
        .any(|place| text.is_recognized(place))
}

/// Words with single spaces between them.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A header as `viendan show header` prints it.
#[derive(Serialize)]
struct Printed {
    document: String,
    kind: Kind,
    #[serde(rename = "type")]
    document_type: Option<String>,
    number: Option<String>,
    ordinal: Option<String>,
    year: Option<String>,
    symbol: Option<String>,
    blank: bool,
    date: Option<PartialDate>,
    issuer: Option<String>,
    parent: Option<String>,
    level: Level,
    system: System,
    province: Option<String>,
    district: Option<String>,
    commune: Option<String>,
    subject: Option<String>,
    addressees: Vec<String>,
    recipients: Vec<String>,
    spans: HeaderSpans,
}

impl From<Header> for Printed {
    fn from(header: Header) -> Self {
        let told = header.number.as_ref().filter(|number| !number.is_blank());
        Self {
            number: told.map(Number::canonical),
            ordinal: told.map(|number| number.ordinal.clone()),
            year: told.and_then(|number| number.year.clone()),
            symbol: header
                .number
                .as_ref()
                .and_then(|number| Some(number.symbol.as_ref()?.text.clone())),
            blank: header.number.as_ref().is_some_and(Number::is_blank),
            document: header.document,
            kind: header.kind,
            document_type: header.document_type,
            date: header.date,
            parent: header
                .issuer
                .as_ref()
                .and_then(|issuer| issuer.parent.clone()),
            issuer: header.issuer.map(|issuer| issuer.name),
            level: header.scope.level,
            system: header.scope.system,
            province: header.scope.place.province,
            district: header.scope.place.district,
            commune: header.scope.place.commune,
            subject: header.subject,
            addressees: header.addressees,
            recipients: header.recipients,
            spans: header.spans,
        }
    }
}

/// The number that a document bears.
#[derive(Debug, Clone)]
pub(super) struct OwnNumber {
    /// Number and symbol.
    mark: NumberMark,
    /// Type word right before it: "Nghị quyết số:".
    type_word: Option<Range<usize>>,
    /// The piece that begins its line; `None` where it stands only in a portal's table or a title.
    piece: Option<usize>,
    /// The title that it stands in, from the type word to the number's date.
    title: Option<Range<usize>>,
}

impl OwnNumber {
    /// The symbol with its type, for looking up the issuer.
    fn symbol(&self) -> &str {
        &self.mark.symbol.text
    }

    /// The number in its parts; before there were symbols it had none.
    fn number(&self) -> Number {
        let number = Number::of(&self.mark);
        Number {
            symbol: number.symbol.filter(|symbol| !symbol.text.is_empty()),
            ..number
        }
    }

    /// The issuer that the symbol tells.
    fn issuer(&self, tables: &Tables) -> Option<Issuer> {
        issuer::from_symbol(self.symbol(), None, tables)
    }
}

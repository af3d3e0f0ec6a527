//! A reference while it is put together: marks joined, nothing completed, nothing resolved.

use std::ops::Range;

use crate::model::{Extent, PartialDate, Relation};

use super::grammar::Cursor;
use super::grammar::date::DateMark;
use super::grammar::issuer::IssuerPhrase;
use super::grammar::number::NumberMark;
use super::grammar::short_form::ShortNumber;
use super::issuer::Issuer;
use super::reference::Number;
use super::symbol::Style;

/// A reference of marks in the normalized text; all ranges are in its bytes.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The type word, if the reference has its own.
    pub type_range: Option<Range<usize>>,
    /// Slug of the type: of its own word, or of the list's.
    pub slug: Option<String>,
    /// The type word names documents of any type ("Văn bản").
    pub vague: bool,
    /// The number with its symbol.
    pub number: Option<NumberMark>,
    /// A number without symbol: "Kết luận 44", "Nghị định 123/2020".
    pub short_number: Option<ShortNumber>,
    /// Name of a law, or of a document that has only a name.
    pub name: Option<Range<usize>>,
    /// Its own date.
    pub date: Option<DateMark>,
    /// Date that the list shares, or that is said before it.
    pub shared_date: Option<PartialDate>,
    /// Who issued it, in its own words.
    pub issuer: Option<IssuerPhrase>,
    /// Index of the draft whose issuer it shares.
    pub shared_issuer: Option<usize>,
    /// Who issued it, said before it: "Ban Bí thư ban hành Chỉ thị số ...".
    pub maker: Option<Issuer>,
    /// Term of the committee that issued it: "khóa X" as `X`.
    pub term: Option<String>,
    /// Ordinal of the plenum that adopted it: "Trung ương 4" as 4.
    pub plenum: Option<u8>,
    /// Where the core starts: type word, "số" or number.
    pub start: usize,
    /// Index of the first draft of the list that this one stands in; its own index if it stands
    /// alone.
    pub list: usize,
    /// Index of the draft whose title it stands in.
    pub within: Option<usize>,
    /// Index of the draft that it repeats under a short name, or that it amended: it stands where
    /// that one stands.
    pub follows: Option<usize>,
    /// Index of the draft that it gives a short name: "sau đây gọi là Chương trình 1719".
    pub renames: Option<usize>,
    /// Where its title (trích yếu) ends; the end of the words themselves if it has none.
    pub title_end: usize,
    /// The part of the document that is meant.
    pub provision: Option<Range<usize>>,
    /// What the citing document does with it.
    pub relation: Option<Relation>,
    /// How much of it is changed, where it is.
    pub extent: Option<Extent>,
}

impl Draft {
    /// Where its words start, the part of the document that is meant included.
    pub fn lead(&self) -> usize {
        self.provision
            .as_ref()
            .map_or(self.start, |range| range.start)
    }

    /// End of type, number, date and name: what tells the document without its issuer.
    pub fn core_end(&self) -> usize {
        let ends = [
            self.type_range.as_ref().map(|range| range.end),
            self.number.as_ref().map(|number| number.range.end),
            self.short_number.as_ref().map(|number| number.range.end),
            self.name.as_ref().map(|range| range.end),
            self.date.as_ref().map(|date| date.range.end),
        ];
        ends.into_iter().flatten().max().unwrap_or(self.start)
    }

    /// End of all its words, issuer among them.
    pub fn end(&self) -> usize {
        self.core_end()
            .max(self.issuer.as_ref().map_or(0, |issuer| issuer.range.end))
    }

    /// The place after all its words, and after the bracket that they open: "A (ngày 5/3/2021)".
    pub fn after<'a>(&self, text: Cursor<'a>) -> Cursor<'a> {
        let end = text.to_byte(self.end());
        if !end.is_mark(')') {
            return end;
        }
        let mut open = 0;
        let mut at = text.to_byte(self.start);
        while at.start() < end.start() {
            open += i32::from(at.is_mark('(')) - i32::from(at.is_mark(')'));
            at = at.next();
        }
        if open > 0 { end.next() } else { end }
    }

    /// The year that stands last in the number, as its date: "02/TT-BNV/2009".
    pub fn year_last(&self) -> Option<PartialDate> {
        let number = Number::of(self.number.as_ref()?);
        let is_last = matches!(number.style, Style::YearLast(_));
        number
            .stated_year()
            .filter(|_| is_last)
            .map(PartialDate::from_year)
    }

    /// Whether a number, ordinal or name tells which document is meant.
    pub fn is_told(&self) -> bool {
        self.number.is_some() || self.short_number.is_some() || self.name.is_some()
    }
}

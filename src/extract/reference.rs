//! A reference (chỗ viện dẫn) as the words of one document tell it.

use serde::{Deserialize, Serialize};

use super::grammar::number::{self, NumberMark};
use super::issuer::Issuer;
use super::symbol::{Style, Symbol, SymbolGrammar};
use crate::model::{Extent, Level, PartialDate, Relation, Setting};

/// Where the parts of a reference stand, in code points of the text as read: `[start, end)`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Spans {
    /// The type word.
    #[serde(rename = "type")]
    pub document_type: Option<[usize; 2]>,
    /// Number and symbol.
    pub number: Option<[usize; 2]>,
    /// The date with its word: "ngày 28/4/2023", "năm 2024".
    pub date: Option<[usize; 2]>,
    /// The issuer.
    pub issuer: Option<[usize; 2]>,
    /// The whole name: "Luật Đất đai".
    pub name: Option<[usize; 2]>,
}

/// A number (số, ký hiệu) in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// `44`; empty if blank.
    pub ordinal: String,
    /// Year inside the number.
    pub year: Option<String>,
    /// The symbol; `None` in a short form ("Kết luận 44", "Nghị định 123/2020").
    pub symbol: Option<Symbol>,
    /// How number and symbol are joined.
    pub style: Style,
}

impl SymbolGrammar {
    /// The parts of a number that a table or a person writes whole: `57-NQ/TW`, `31/2024/QH15`.
    pub fn number(&self, written: &str) -> Option<Number> {
        let written = written.trim();
        number::at(written, 0, self)
            .filter(|mark| mark.range.end == written.len())
            .map(|mark| Number::of(&mark))
    }
}

impl Number {
    /// The number that a mark stands for.
    pub(super) fn of(mark: &NumberMark) -> Self {
        Self {
            ordinal: mark.ordinal.clone(),
            year: mark.year.clone(),
            symbol: Some(mark.symbol.clone()),
            style: mark.style,
        }
    }

    /// `TƯ` as what it stands for: `TU` of a provincial committee, else `TW`.
    pub(super) fn with_committee(mut self, level: Option<Level>) -> Self {
        if let Some(symbol) = self.symbol.as_mut().filter(|symbol| symbol.body == "TƯ") {
            let body = if level == Some(Level::Provincial) {
                "TU"
            } else {
                "TW"
            };
            symbol.text = symbol.text.replace("TƯ", body);
            symbol.body = body.to_owned();
        }
        self
    }

    /// Canonical form: `44-KL/TW`, `30/2020/NĐ-CP`, of a blank number `/QĐ-UBND`, of a short form the bare ordinal with its year if told:
    /// `44`, `123/2020`.
    pub fn canonical(&self) -> String {
        match (&self.symbol, &self.year) {
            (Some(symbol), year) => {
                number::join(&self.ordinal, year.as_deref(), &symbol.text, self.style)
            }
            (None, Some(year)) => format!("{}/{year}", self.ordinal),
            (None, None) => self.ordinal.clone(),
        }
    }

    /// The canonical form without a year that stands last: "3/CP/1976" is the "3/CP" of 1976.
    pub fn without_last_year(&self) -> String {
        match (&self.symbol, self.style) {
            (Some(symbol), Style::YearLast(_)) => {
                number::join(&self.ordinal, None, &symbol.text, self.style)
            }
            _ => self.canonical(),
        }
    }

    /// The year inside the number; two digits are of the last century.
    pub fn stated_year(&self) -> Option<i16> {
        let year: i16 = self.year.as_ref()?.parse().ok()?;
        Some(if year < 100 { 1900 + year } else { year })
    }

    /// Whether the ordinal is left blank, as in drafts and forms.
    pub fn is_blank(&self) -> bool {
        self.ordinal.is_empty()
    }
}

/// One reference in a text. Nothing is completed: what the words do not say is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Code points `[start, end)` of the text as read.
    pub span: [usize; 2],
    /// The page, from 1, on which it begins; `None` if the format has no pages.
    pub page: Option<u32>,
    /// The words there.
    pub text: String,
    /// Where its parts stand.
    pub spans: Spans,
    /// Type slug: of its word, else of its list, else of its symbol.
    pub document_type: Option<String>,
    /// Number, whole, blank or short.
    pub number: Option<Number>,
    /// The body whose congress its name names: Đảng bộ tỉnh of "Nghị quyết Đại hội Đảng bộ tỉnh".
    pub congress: Option<Issuer>,
    /// Name of a law or of a Party document without number, white space unified: "Luật Đất đai".
    pub name: Option<String>,
    /// Its date, or the date that its list shares.
    pub date: Option<PartialDate>,
    /// Khóa, roman: `XIII`.
    pub term: Option<String>,
    /// Ordinal of the plenum (hội nghị Trung ương) that adopted it.
    pub plenum: Option<u8>,
    /// The issuer as named, or as its list names it.
    pub issuer: Option<Issuer>,
    /// Part of the document that is meant, as written.
    pub provision: Option<String>,
    /// What the citing document does with it.
    pub relation: Relation,
    /// How much of it is changed, if the relation is a change.
    pub extent: Option<Extent>,
    /// What kind of text the reference stands in.
    pub setting: Setting,
    /// Index of the reference in whose title it stands.
    pub within: Option<usize>,
    /// Index of the reference that it gives a short name: "sau đây gọi là Chương trình 1719".
    pub renames: Option<usize>,
    /// Title (trích yếu) that follows it, as written, white space unified.
    pub title: Option<String>,
    /// Up to 80 code points of the same paragraph before it.
    pub before: String,
    /// Up to 80 code points of the same paragraph after it.
    pub after: String,
    /// Whether OCR read any of its words.
    pub recognized: bool,
    /// Whether OCR misread its symbol, which was mended by the closed list.
    pub repaired: bool,
}

impl Reference {
    /// The date, unless the number beside it holds another year: then the date is a slip of the
    /// writer, for a number is copied with more care.
    pub fn credible_date(&self) -> Option<PartialDate> {
        let year = self.number.as_ref().and_then(Number::stated_year);
        self.date
            .filter(|date| year.is_none_or(|year| date.agrees_with(PartialDate::from_year(year))))
    }
}

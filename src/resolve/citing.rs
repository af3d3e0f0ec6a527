use super::key::{Key, Known};
use crate::extract::issuer::Issuer;
use crate::extract::{Header, Number};
use crate::model::{Duty, Level, PartialDate, Place, System};
use crate::tables::Tables;

/// What the citing document's header says.
#[derive(Debug, Clone, Default)]
pub struct Citing {
    /// Name of the document.
    pub document: String,
    /// Its own number.
    pub number: Option<Number>,
    /// Its type slug.
    pub document_type: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its issuer, completed.
    pub issuer: Option<Issuer>,
    /// Place of the issuer, or the place that the text names where there is no issuer.
    pub place: Place,
    /// Level of the issuer.
    pub level: Level,
    /// System of the issuer.
    pub system: System,
    /// Its subject (trích yếu).
    pub title: Option<String>,
    /// Whether OCR read its number or date.
    pub recognized: bool,
    /// Whom it binds, and by when.
    pub duty: Duty,
}

impl Citing {
    /// What the header says, with the places above those that are named.
    pub fn of(header: Header, duty: Duty) -> Self {
        Self {
            document: header.document,
            number: header.number,
            document_type: header.document_type,
            date: header.date,
            place: header.scope.place,
            level: header.scope.level,
            system: header.scope.system,
            issuer: header.issuer,
            title: header.subject,
            recognized: header.recognized,
            duty,
        }
    }

    /// The identity of the document itself; without a number it is that of its file.
    pub(super) fn key(&self, tables: &Tables) -> Key {
        let known = Known {
            document_type: self.document_type.as_deref(),
            issuer: self.issuer.as_ref(),
            date: self.date,
            term: None,
            citing: &self.document,
        };
        match &self.number {
            Some(number) if !number.is_blank() => Key::numbered(number, &known, tables),
            _ => Key::of_source(&self.document),
        }
    }
}

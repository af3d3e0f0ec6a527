use super::row::{Record, Row};
use super::{PhraseIndex, Table, TableError};
use crate::model::PartialDate;
use crate::text::{match_key, roman};

/// A document that people cite by a short form: "Nghị quyết 57", "Đề án 06", "Nghị quyết Trung ương 4 khóa XII".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WellKnown {
    /// Type as slug.
    pub document_type: String,
    /// Number.
    pub number: String,
    /// Date of issue.
    pub date: PartialDate,
    /// Issuer: a name of issuers.csv.
    pub issuer: String,
    /// What it is about, in a few words.
    pub subject: Option<String>,
    /// Term of the Party in which it was issued, Roman; `None` for the State's.
    pub term: Option<String>,
    /// Ordinal of the plenum (hội nghị Trung ương) that adopted it.
    pub plenum: Option<u8>,
    /// Short forms that do not follow from type and number: "Đề án 06".
    pub cited_as: Vec<String>,
}

impl Record for WellKnown {
    const COLUMNS: &'static [&'static str] = &[
        "date", "number", "type", "issuer", "subject", "term", "plenum", "cited_as",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        let term = row.optional("term");
        if let Some(term) = term.as_deref().filter(|term| roman::read(term).is_none()) {
            return Err(row.error("term", format!("'{term}' is no Roman number such as XIII")));
        }
        Ok(Self {
            document_type: row.text("type")?,
            number: row.text("number")?,
            date: row.word("date")?,
            issuer: row.text("issuer")?,
            subject: row.optional("subject"),
            term,
            plenum: row.optional_word("plenum")?,
            cited_as: row.list("cited_as"),
        })
    }

    fn key(&self) -> String {
        format!("{} {}", self.number, self.date)
    }
}

impl WellKnown {
    /// Whether one of its subjects is named in a title, word by word in any order.
    pub fn is_about(&self, title: &str) -> bool {
        let words = |text: &str| -> Vec<String> {
            let key = match_key(text);
            let words = key.split(|letter: char| !letter.is_alphanumeric());
            words
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let said = words(title);
        let subjects = self.subject.as_deref().unwrap_or_default().split(';');
        subjects
            .map(words)
            .any(|subject| !subject.is_empty() && subject.iter().all(|word| said.contains(word)))
    }

    /// Ordinal of its number without leading zeros: `5` of `05-CT/TW`.
    fn ordinal(&self) -> &str {
        bare_ordinal(self.number.split(['-', '/']).next().unwrap_or_default())
    }
}

fn bare_ordinal(ordinal: &str) -> &str {
    ordinal.trim().trim_start_matches('0')
}

/// The table of well-known documents (`data/well_known.csv`).
#[derive(Debug, Clone)]
pub struct WellKnownDocuments {
    rows: Vec<WellKnown>,
    phrases: PhraseIndex,
}

impl Table for WellKnownDocuments {
    type Row = WellKnown;
    const FILE: &'static str = "well_known.csv";
    const EMBEDDED: &'static str = include_str!("../../data/well_known.csv");

    fn build(rows: Vec<WellKnown>) -> Self {
        let phrases = (0..).zip(&rows).flat_map(|(index, row)| {
            row.cited_as
                .iter()
                .map(move |phrase| (phrase.as_str(), index))
        });
        let phrases = PhraseIndex::new(phrases);
        Self { rows, phrases }
    }
}

impl WellKnownDocuments {
    /// All rows, by date.
    pub fn iter(&self) -> impl Iterator<Item = &WellKnown> {
        self.rows.iter()
    }

    /// Documents of a type (slug) whose number begins with the ordinal ("05" and "5" are one), issued by a date; by date.
    /// "Chỉ thị 05" has several: the issuer or the term tells which.
    pub fn candidates(
        &self,
        document_type: &str,
        ordinal: &str,
        date: Option<PartialDate>,
    ) -> Vec<&WellKnown> {
        let ordinal = bare_ordinal(ordinal);
        let issued = |row: &&WellKnown| {
            date.is_none_or(|date| row.date <= date || row.date.agrees_with(date))
        };
        let rows = self
            .rows
            .iter()
            .filter(|row| row.document_type == document_type && row.ordinal() == ordinal);
        rows.filter(issued).collect()
    }

    /// What a plenum adopted: resolutions of "Hội nghị Trung ương 6 khóa XII". The term Roman or Arabic.
    pub fn plenum(&self, ordinal: u8, term: &str) -> Vec<&WellKnown> {
        let Some(term) = roman::read(term) else {
            return Vec::new();
        };
        let of_term = |row: &&WellKnown| row.term.as_deref().and_then(roman::read) == Some(term);
        self.rows
            .iter()
            .filter(|row| row.plenum == Some(ordinal))
            .filter(of_term)
            .collect()
    }

    /// The longest special short form ("Đề án 06") that starts at `start` (bytes) in an NFC text: its end and its document.
    pub fn short_form_at(&self, text: &str, start: usize) -> Option<(usize, &WellKnown)> {
        let (end, found) = self.phrases.longest_at(text, start)?;
        Some((end, &self.rows[*found.first()? as usize]))
    }

    /// The documents with this number, by date: Party numbers come again in each term.
    pub fn by_number(&self, number: &str) -> Vec<&WellKnown> {
        let number = match_key(number);
        self.rows
            .iter()
            .filter(|row| match_key(&row.number) == number)
            .collect()
    }
}

use std::collections::HashMap;

use jiff::{ToSpan, civil};

use super::row::{Record, Row};
use super::{PhraseIndex, Table, TableError, Validity};
use crate::model::PartialDate;
use crate::text::match_key;

/// A constitution, code, law or ordinance (hiến pháp, bộ luật, luật, pháp lệnh): what is cited by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Type as slug: `hien-phap`, `bo-luat`, `luat`, `phap-lenh`.
    pub document_type: String,
    /// Title as in the law, with its type word: `Luật Đất đai`.
    pub title: String,
    /// Number; `None` for constitutions and where it is not certain.
    pub number: Option<String>,
    /// When it was adopted.
    pub date: PartialDate,
    /// Popular names: `Luật BHXH`, `BLDS`.
    pub short_names: Vec<String>,
    /// Titles of the laws that it amends; empty for one that stands by itself.
    pub amends: Vec<String>,
    /// When it was in force, as far as known; it begins months after adoption.
    pub validity: Validity,
}

impl Record for Law {
    const COLUMNS: &'static [&'static str] = &[
        "type",
        "title",
        "number",
        "date",
        "short_names",
        "amends",
        "valid_from",
        "valid_to",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        Ok(Self {
            document_type: row.text("type")?,
            title: row.text("title")?,
            number: row.optional("number"),
            date: row.word("date")?,
            short_names: row.list("short_names"),
            amends: row.list("amends"),
            validity: row.validity()?,
        })
    }

    fn key(&self) -> String {
        let told = self.number.clone().unwrap_or_else(|| self.date.to_string());
        format!("{} {} {told}", self.document_type, self.title)
    }
}

impl Law {
    /// Its title and popular names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str()).chain(self.short_names.iter().map(String::as_str))
    }

    /// The names under which texts cite it: title, popular names, and the older form with "về".
    pub fn spoken_names(&self) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        self.names()
            .map(Into::into)
            .chain(self.name_with_about().map(Into::into))
    }

    /// Whether it only changes other laws ("Luật sửa đổi, bổ sung ...").
    pub fn is_amending(&self) -> bool {
        let subject = ["Luật ", "Pháp lệnh "]
            .iter()
            .find_map(|word| self.title.strip_prefix(word));
        subject
            .is_some_and(|subject| subject.starts_with("sửa đổi") || subject.starts_with("Sửa đổi"))
    }

    /// The first word of its subject: "Đất" of "Luật Đất đai".
    pub fn opening(&self) -> Option<&str> {
        let subject = ["Luật ", "Pháp lệnh ", "Bộ luật "]
            .iter()
            .find_map(|word| self.title.strip_prefix(word))?;
        subject
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
    }

    /// The older form of the title: "Pháp lệnh về Phí và lệ phí".
    fn name_with_about(&self) -> Option<String> {
        let (word, subject) = ["Luật ", "Pháp lệnh "]
            .iter()
            .find_map(|word| Some((word, self.title.strip_prefix(word)?)))?;
        (!self.is_amending()).then(|| format!("{word}về {subject}"))
    }

    /// First day in force; where the table does not tell, 45 days after adoption, the least that the law on laws allows.
    pub fn in_force_from(&self) -> civil::Date {
        self.validity.from.map_or_else(
            || self.date.first_day().saturating_add(45.days()),
            PartialDate::first_day,
        )
    }

    fn is_in_force(&self, day: civil::Date) -> bool {
        self.in_force_from() <= day && day <= self.validity.last_day()
    }
}

/// The table of laws (`data/laws.csv`).
#[derive(Debug, Clone)]
pub struct Laws {
    rows: Vec<Law>,
    names: PhraseIndex,
    numbers: HashMap<String, usize>,
}

impl Table for Laws {
    type Row = Law;
    const FILE: &'static str = "laws.csv";
    const EMBEDDED: &'static str = include_str!("../../data/laws.csv");

    fn build(rows: Vec<Law>) -> Self {
        let mut names = PhraseIndex::default();
        for (index, row) in (0..).zip(&rows) {
            row.names().for_each(|name| names.insert(name, index));
            if let Some(name) = row.name_with_about() {
                names.insert(&name, index);
            }
        }
        let number = |(index, row): (usize, &Law)| Some((match_key(row.number.as_deref()?), index));
        let numbers = rows.iter().enumerate().filter_map(number).collect();
        Self {
            rows,
            names,
            numbers,
        }
    }
}

impl Laws {
    /// The one in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &Law {
        &self.rows[row as usize]
    }

    /// All laws, by type and title.
    pub fn iter(&self) -> impl Iterator<Item = &Law> {
        self.rows.iter()
    }

    /// The law with this number. A resolution of the National Assembly may share it: only for what is called a law.
    pub fn by_number(&self, number: &str) -> Option<&Law> {
        self.numbers
            .get(&match_key(number))
            .map(|&index| &self.rows[index])
    }

    /// All laws of a whole title or popular name, by date: three are called "Luật Đất đai" since 2003.
    pub fn by_title(&self, title: &str) -> Vec<&Law> {
        self.by_date(self.names.get(title))
    }

    /// The laws of a title that were adopted at a date: "Luật Đất đai năm 2013".
    pub fn adopted(&self, title: &str, date: PartialDate) -> Vec<&Law> {
        self.by_title(title)
            .into_iter()
            .filter(|law| law.date.agrees_with(date))
            .collect()
    }

    /// The law of a title that was in force on the first day that a date can be; if none was, the last one adopted by then.
    /// Without a date the last one. `None` if the title has none, or several that only amend others.
    pub fn in_force(&self, title: &str, date: Option<PartialDate>) -> Option<&Law> {
        let day = date.map(PartialDate::first_day);
        let in_force = self
            .whole(title)
            .into_iter()
            .rev()
            .find(|law| day.is_some_and(|day| law.is_in_force(day)));
        in_force.or_else(|| self.newest(title, date))
    }

    /// The law of a title that was adopted last by a date, in force or not yet: of a year alone, by
    /// its end; without a date the last one.
    pub fn newest(&self, title: &str, date: Option<PartialDate>) -> Option<&Law> {
        let is_by = |law: &Law, date: PartialDate| {
            law.date.first_day() <= date.first_day()
                || !date.is_whole() && law.date.agrees_with(date)
        };
        self.whole(title)
            .into_iter()
            .rev()
            .find(|law| date.is_none_or(|date| is_by(law, date)))
    }

    /// The laws of a title by date, without those that only amend others of the title.
    fn whole(&self, title: &str) -> Vec<&Law> {
        let mut laws = self.by_title(title);
        if laws.len() > 1 {
            laws.retain(|law| !law.is_amending());
        }
        laws
    }

    fn by_date(&self, found: &[u32]) -> Vec<&Law> {
        let mut laws: Vec<_> = found
            .iter()
            .map(|&index| &self.rows[index as usize])
            .collect();
        laws.sort_by_key(|law| (law.date, law.number.as_deref()));
        laws
    }
}

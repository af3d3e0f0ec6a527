use std::collections::BTreeSet;

use super::asked::{Asked, is_number, to_explain, words};
use crate::graph::Document;
use crate::model::Level;
use crate::tables::{Law, Tables};

/// An abbreviation of fewer initials would be a type's: "CT" is chỉ thị, not chủ tịch.
const FEWEST_INITIALS: usize = 3;

/// A document with all that it is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'g, 't> {
    pub(super) document: &'g Document,
    pub(super) tables: &'t Tables,
}

impl Known<'_, '_> {
    /// Whether its number is asked for, and how much of it: 1 if all of it is there, else 0.
    pub(super) fn numbered(self, asked: &Asked) -> Option<usize> {
        let number = words(self.document.number.as_deref()?);
        let ordinal = number.first().filter(|word| is_number(word))?;
        let is_meant = asked.words.contains(ordinal)
            && self.is_of(asked)
            && self.has_all(&asked.words)
            && self.is_about(&asked.about);
        let is_whole = number.iter().all(|word| asked.words.contains(word));
        is_meant.then_some(usize::from(is_whole))
    }

    /// Whether it is asked for by a name, and of how many words that is.
    pub(super) fn named(self, asked: &Asked) -> Option<usize> {
        let names = self.names().into_iter().map(|name| words(&name));
        let meant = names.filter(|name| {
            let rest = asked.words.strip_prefix(name.as_slice());
            !name.is_empty() && rest.is_some_and(|rest| self.has_all(rest))
        });
        let longest = meant.map(|name| name.len()).max()?;
        self.is_of(asked).then_some(longest)
    }

    /// Whether all words are of its title.
    fn is_about(self, asked: &[String]) -> bool {
        let title = words(self.document.title.as_deref().unwrap_or_default());
        asked.iter().all(|word| title.contains(word))
    }

    /// Whether it can be of the day that is asked for.
    fn is_of(self, asked: &Asked) -> bool {
        let own = self.document.date;
        asked
            .date
            .is_none_or(|date| own.is_some_and(|own| own.agrees_with(date)))
    }

    /// Whether all words are of its number, type, issuer, place or year.
    fn has_all(self, asked: &[String]) -> bool {
        let own = self.own_words();
        to_explain(asked).all(|word| own.contains(word))
    }

    fn own_words(self) -> BTreeSet<String> {
        let document = self.document;
        let place = &document.place;
        let issuer = words(document.issuer.as_deref().unwrap_or_default());
        let row = document
            .document_type
            .as_deref()
            .and_then(|slug| self.tables.document_types().get(slug));
        let of_type = row.into_iter().flat_map(|row| {
            row.words()
                .chain([row.name_en.as_str()])
                .chain(row.abbreviations.iter().map(String::as_str))
        });
        let fields = [
            &document.number,
            &place.province,
            &place.district,
            &place.commune,
        ];
        let central = (document.level == Level::Central).then_some("trung ương TW");
        let texts = fields.into_iter().filter_map(|field| field.as_deref());
        let told = texts.chain(of_type).chain(central).flat_map(words);
        let year = document.date.map(|date| date.year().to_string());
        let initials = initials(&issuer);
        told.chain(year).chain(initials).chain(issuer).collect()
    }

    /// Its title, and what a law is called.
    fn names(self) -> Vec<String> {
        let laws = self.tables.laws();
        let document = self.document;
        let title = document.title.as_deref();
        let types = self.tables.document_types();
        let is_law = |slug: &str| types.get(slug).is_some_and(|row| row.law);
        let rows: Vec<&Law> = match document.number.as_deref() {
            _ if !document.document_type.as_deref().is_some_and(is_law) => Vec::new(),
            Some(number) => laws.by_number(number).into_iter().collect(),
            None => title.map(|title| laws.by_title(title)).unwrap_or_default(),
        };
        let of_laws = rows.into_iter().flat_map(Law::names);
        title
            .into_iter()
            .chain(of_laws)
            .map(str::to_owned)
            .collect()
    }
}

/// The initials of words that stand together: "ubnd" of ủy ban nhân dân.
fn initials(words: &[String]) -> Vec<String> {
    let first: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let ranges = (0..first.len()).flat_map(|start| {
        let ends = start + FEWEST_INITIALS..=first.len();
        ends.map(move |end| start..end)
    });
    ranges.map(|range| first[range].to_owned()).collect()
}

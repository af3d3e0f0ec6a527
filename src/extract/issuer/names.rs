//! Names of bodies and places that stand in no text: in a table, in a list of the user's.

use super::identity::Issuer;
use crate::extract::grammar::issuer::issuer;
use crate::extract::grammar::{Cursor, place};
use crate::lex::{Lexemes, Lexicon};
use crate::model::Place;
use crate::tables::Tables;

/// Reads names with the grammar that reads texts. Made once for many names.
#[derive(Debug)]
pub struct Names<'t> {
    lexicon: Lexicon,
    tables: &'t Tables,
}

impl<'t> Names<'t> {
    /// A reader with these tables.
    pub fn new(tables: &'t Tables) -> Self {
        Self {
            lexicon: Lexicon::new(tables),
            tables,
        }
    }

    /// The issuer that a name is; `None` if other words follow it.
    pub fn issuer(&self, name: &str) -> Option<Issuer> {
        let lexemes = Lexemes::new(name, &self.lexicon);
        let phrase = issuer(Cursor::new(&lexemes, self.tables))?;
        let rest = &name[phrase.range.end..];
        rest.trim().is_empty().then_some(phrase.issuer)
    }

    /// The place that a name begins with.
    pub fn place(&self, name: &str) -> Option<Place> {
        let lexemes = Lexemes::new(name, &self.lexicon);
        place::place(Cursor::new(&lexemes, self.tables)).map(|phrase| phrase.place)
    }
}

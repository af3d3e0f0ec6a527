//! One document's header and references, from its text alone: never guesses who is meant, never looks at another document.
//!
//! The main loop is [`Extractor::extract`]: scan once for numbers, dates and type words; put together what stands together;
//! drop what is no reference; nest titles; read relations.

mod clause;
mod compose;
mod draft;
mod duty;
mod exclude;
mod grammar;
pub mod header;
pub mod issuer;
mod misread;
mod nest;
mod quote;
mod reference;
mod relate;
mod setting;
mod whose;

pub use grammar::number::join as join_number;
pub use grammar::symbol::{Style, Symbol, SymbolGrammar};
pub use header::Header;
pub use reference::{Number, Reference, Spans};

use std::ops::Range;

use crate::lex::{Lexemes, Lexicon};
use crate::model::Duty;
use crate::tables::{DocumentType, Tables};
use crate::text::{Field, Normalized, Text, meets};

use draft::Draft;
use exclude::Own;
use grammar::issuer::congress;
use grammar::{Cursor, date, number, provision, symbol, type_word};
use misread::Mended;

/// Finds header and references of documents, one at a time. Cheap to share between threads.
#[derive(Debug)]
pub struct Extractor<'t> {
    tables: &'t Tables,
    symbols: SymbolGrammar,
    lexicon: Lexicon,
    reads_duties: bool,
}

/// What one document says.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// Its header.
    pub header: Header,
    /// Its references, in order of their start.
    pub references: Vec<Reference>,
    /// What its record of a corpus states otherwise than its text, a sentence each.
    pub differences: Vec<String>,
    /// Whom it binds, and by when; empty if the extractor leaves that out.
    pub duty: Duty,
}

impl<'t> Extractor<'t> {
    /// An extractor with these tables.
    pub fn new(tables: &'t Tables) -> Self {
        Self {
            tables,
            symbols: SymbolGrammar::new(tables),
            lexicon: Lexicon::new(tables),
            reads_duties: true,
        }
    }

    /// The same without whom documents bind and by when: for references alone, in less time.
    #[must_use]
    pub fn without_duties(self) -> Self {
        Self {
            reads_duties: false,
            ..self
        }
    }

    /// What symbols are made of.
    pub fn symbols(&self) -> &SymbolGrammar {
        &self.symbols
    }

    /// Reads one document. Linear in its length; never panics.
    pub fn extract(&self, text: &Text) -> Extraction {
        let Mended { content, places } = misread::mend(text, self.tables, &self.symbols);
        let normalized = Normalized::new(&content);
        let lexemes = Lexemes::new(normalized.as_str(), &self.lexicon);
        let start = Cursor::new(&lexemes, self.tables);
        let mut header = header::read(text, &normalized, start, &self.symbols);
        let differences = match self.stated(text) {
            Some(stated) => header.complete(stated),
            None => Vec::new(),
        };
        let references = self.references(text, &places, &normalized, start, &Own::of(&header));
        let duty = if self.reads_duties {
            duty::read(&normalized, start, &header)
        } else {
            Duty::default()
        };
        Extraction {
            header,
            references,
            differences,
            duty,
        }
    }

    /// The header that a record of a corpus states beside the text, read as a front matter.
    fn stated(&self, text: &Text) -> Option<Header> {
        let line = |field: &Field| format!("{}: {}\n", field.label, field.value);
        let lines: String = text.fields.iter().map(line).collect();
        let front = Text {
            document: text.document.clone(),
            content: format!("---\n{lines}---\n"),
            ..Text::default()
        };
        let normalized = Normalized::new(&front.content);
        let lexemes = Lexemes::new(normalized.as_str(), &self.lexicon);
        let start = Cursor::new(&lexemes, self.tables);
        let stated = || header::read(&front, &normalized, start, &self.symbols);
        (!lines.is_empty()).then(stated)
    }

    fn references(
        &self,
        text: &Text,
        repaired: &[[usize; 2]],
        normalized: &Normalized<'_>,
        start: Cursor<'_>,
        own: &Own,
    ) -> Vec<Reference> {
        let marks = compose::Marks {
            types: type_word::find(start),
            numbers: number::find(start, &self.symbols),
            dates: date::find(start),
        };
        let mut drafts = compose::drafts(start, &marks);
        exclude::drop_others(start, &mut drafts, own);
        for draft in &mut drafts {
            draft.provision = provision::before(start.to_byte(draft.start));
        }
        nest::nest(start, &mut drafts);
        whose::return_issuers(&mut drafts, self.tables);
        relate::read(start, &mut drafts);
        let finish = Finish {
            start,
            text,
            repaired,
            normalized,
            tables: self.tables,
            letters: quote::Letters::new(&text.content),
            settings: setting::Settings::of(start),
        };
        (0..drafts.len())
            .map(|index| finish.reference(&drafts, index))
            .collect()
    }
}

/// Turns drafts into references: ranges into spans of the text as read, words into values.
struct Finish<'a> {
    start: Cursor<'a>,
    text: &'a Text,
    /// Places of the text where a misread symbol was mended.
    repaired: &'a [[usize; 2]],
    normalized: &'a Normalized<'a>,
    tables: &'a Tables,
    letters: quote::Letters<'a>,
    settings: setting::Settings,
}

impl Finish<'_> {
    fn reference(&self, drafts: &[Draft], index: usize) -> Reference {
        let draft = &drafts[index];
        let span = self.span(draft.start..draft.end());
        let named = draft
            .issuer
            .as_ref()
            .or_else(|| drafts[draft.shared_issuer?].issuer.as_ref());
        let issuer = named.map(|phrase| &phrase.issuer).or(draft.maker.as_ref());
        let (before, after) = self.letters.around(span);
        Reference {
            span,
            page: self.text.page_of(span[0]),
            text: self.letters.slice(span).to_owned(),
            spans: Spans {
                document_type: draft.type_range.clone().map(|range| self.span(range)),
                number: draft
                    .number
                    .as_ref()
                    .map(|number| &number.range)
                    .or(draft.short_number.as_ref().map(|number| &number.range))
                    .map(|range| self.span(range.clone())),
                date: draft
                    .date
                    .as_ref()
                    .map(|date| self.span(date.range.clone())),
                issuer: draft
                    .issuer
                    .as_ref()
                    .map(|phrase| self.span(phrase.range.clone())),
                name: draft.name.clone().map(|range| self.span(range)),
            },
            document_type: self.document_type(draft),
            number: draft
                .number
                .as_ref()
                .map(|mark| Number::of(mark).with_committee(issuer.map(|issuer| issuer.level)))
                .or_else(|| {
                    let short = draft.short_number.clone()?;
                    Some(Number {
                        ordinal: short.ordinal,
                        year: short.year,
                        symbol: None,
                        style: Style::Slash,
                    })
                }),
            congress: draft
                .name
                .clone()
                .and_then(|range| congress(self.start.within(range))),
            name: draft.name.clone().map(|range| self.words(range)),
            date: draft
                .date
                .as_ref()
                .and_then(|date| date.date)
                .or(draft.shared_date)
                .or_else(|| draft.year_last()),
            term: draft.term.clone(),
            plenum: draft.plenum,
            issuer: issuer.cloned(),
            provision: draft
                .provision
                .clone()
                .map(|range| self.letters.slice(self.span(range)).to_owned()),
            relation: draft.relation.unwrap_or_default(),
            extent: draft.extent,
            setting: self.settings.at(draft.start),
            within: draft.within,
            renames: draft.renames,
            title: (draft.title_end > draft.end())
                .then(|| self.words(draft.end()..draft.title_end)),
            before: before.to_owned(),
            after: after.to_owned(),
            recognized: self.text.is_recognized(span),
            repaired: meets(self.repaired, span),
        }
    }

    /// The type that the word names; where it names none, the one that the symbol tells.
    fn document_type(&self, draft: &Draft) -> Option<String> {
        let abbreviation = draft
            .number
            .as_ref()
            .and_then(|number| number.symbol.type_abbreviation.as_deref());
        let told = abbreviation
            .map(|abbreviation| self.tables.document_types().by_abbreviation(abbreviation))
            .unwrap_or_default();
        let by_word = draft.slug.as_deref().filter(|_| !draft.vague);
        // A list's word covers an item whose symbol says the same or nothing.
        let inherited = by_word.is_some() && draft.type_range.is_none();
        if let Some(slug) = by_word.filter(|slug| {
            !inherited || told.is_empty() || told.iter().any(|row| row.slug == *slug)
        }) {
            return Some(slug.to_owned());
        }
        self.told_by_symbol(draft, &told)
            .map(|row| row.slug.clone())
            .or_else(|| draft.slug.clone())
    }

    /// Of the types that an abbreviation may mean, the one that the symbol's body issues: "TT-MTTW-BTT" is a thông tri.
    fn told_by_symbol<'t>(
        &self,
        draft: &Draft,
        types: &[&'t DocumentType],
    ) -> Option<&'t DocumentType> {
        let symbol = || issuer::from_symbol(&draft.number.as_ref()?.symbol.text, None, self.tables);
        let system = if types.len() > 1 {
            symbol().map(|issuer| issuer.system)
        } else {
            None
        };
        let issued = types
            .iter()
            .find(|row| system.is_some_and(|system| row.systems.contains(&system)));
        issued.or(types.first()).copied()
    }

    fn span(&self, range: Range<usize>) -> [usize; 2] {
        self.normalized.source_span(range)
    }

    /// Words of the normalized text with single spaces.
    fn words(&self, range: Range<usize>) -> String {
        self.normalized.as_str()[range]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

//! The stages in a row for a stream of documents: read, extract, resolve locally. Documents pass one at a time on all cores and come out
//! in order; no text is kept once its references are out.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::{Diagnostic, Severity};
use crate::extract::{Extraction, Extractor, Reference};
use crate::read::{Items, Options, Progress};
use crate::resolve::{self, LocalDocument};
use crate::tables::Tables;
use crate::text::Text;

/// Everything that a document needs on its way; shared between threads.
#[derive(Debug)]
pub struct Pipeline<'t> {
    tables: &'t Tables,
    extractor: Extractor<'t>,
    references_only: bool,
}

/// What came of one item of the inputs.
#[derive(Debug)]
pub struct Passed {
    /// The document with its references; `None` if it could not be read.
    pub document: Option<LocalDocument>,
    /// What a person should know of it.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'t> Pipeline<'t> {
    /// A pipeline with these tables.
    pub fn new(tables: &'t Tables) -> Self {
        Self {
            tables,
            extractor: Extractor::new(tables),
            references_only: false,
        }
    }

    /// A pipeline that leaves out whom documents bind, by when, and which are copies: for references
    /// alone, in less time.
    pub fn of_references(tables: &'t Tables) -> Self {
        Self {
            tables,
            extractor: Extractor::new(tables).without_duties(),
            references_only: true,
        }
    }

    /// The header and references of one text, as its words tell them.
    pub fn extract(&self, text: &Text) -> Extraction {
        self.extractor.extract(text)
    }

    /// Takes one text through extraction and local resolution.
    pub fn document(&self, text: &Text) -> LocalDocument {
        self.local(text, self.extractor.extract(text))
    }

    fn local(&self, text: &Text, extraction: Extraction) -> LocalDocument {
        let words = (!self.references_only).then(|| hash_of_words(text));
        resolve::local(
            resolve::Citing::of(extraction.header, extraction.duty),
            extraction.references,
            words.flatten(),
            self.tables,
            self.extractor.symbols(),
        )
    }

    /// Takes all items through, in their order, and hands over what came of each, with how far the run is.
    ///
    /// # Errors
    /// What `each` returns stops the run.
    pub fn run<E>(
        &self,
        items: &mut Items,
        options: &Options,
        mut each: impl FnMut(Passed, Progress) -> Result<(), E>,
    ) -> Result<(), E> {
        while let Some(batch) = items.next_batch() {
            let progress = items.progress();
            let passed: Vec<Passed> = batch
                .into_par_iter()
                .map(|item| match item {
                    Err(skipped) => Passed {
                        document: None,
                        diagnostics: vec![skipped],
                    },
                    Ok(item) => {
                        let opened = item.open(options);
                        let mut diagnostics = opened.diagnostics;
                        let document = opened.text.map(|text| {
                            let extraction = self.extractor.extract(&text);
                            diagnostics.extend(differences(&text, &extraction));
                            diagnostics.extend(slips(&text, &extraction));
                            self.local(&text, extraction)
                        });
                        Passed {
                            document,
                            diagnostics,
                        }
                    }
                })
                .collect();
            for one in passed {
                each(one, progress)?;
            }
        }
        Ok(())
    }
}

/// Hash of all letters, whatever space is between them; `None` where there are none.
fn hash_of_words(text: &Text) -> Option<u64> {
    let mut letters = text.content.nfc().filter(|letter| !letter.is_whitespace());
    let mut hasher = DefaultHasher::new();
    letters.next()?.hash(&mut hasher);
    letters.for_each(|letter| letter.hash(&mut hasher));
    Some(hasher.finish())
}

/// Dates of another year than the number beside them holds.
fn slips(text: &Text, extraction: &Extraction) -> Vec<Diagnostic> {
    let of_another_year = extraction
        .references
        .iter()
        .filter(|reference| reference.date != reference.credible_date());
    let slip = |reference: &Reference| {
        let words = reference.text.split_whitespace().collect::<Vec<_>>();
        let message = format!(
            "'{}': the date is of another year than the number, so only the number's year counts",
            words.join(" ")
        );
        Diagnostic::new(Severity::Warning, "year-differs", &text.document, message)
    };
    of_another_year.map(slip).collect()
}

/// What a record of a corpus states otherwise than its text.
fn differences(text: &Text, extraction: &Extraction) -> Vec<Diagnostic> {
    let told = |message: &String| {
        Diagnostic::new(
            Severity::Warning,
            "record-differs",
            &text.document,
            message.clone(),
        )
    };
    extraction.differences.iter().map(told).collect()
}

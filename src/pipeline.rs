//! The stages in a row for a stream of documents: read, extract, resolve locally. Documents pass one at a time on all cores and come out
//! in order; no text is kept once its references are out.

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::extract::{Extraction, Extractor};
use crate::read::{Items, Options, Progress};
use crate::resolve::{self, LocalDocument};
use crate::tables::Tables;
use crate::text::Text;

/// Everything that a document needs on its way; shared between threads.
#[derive(Debug)]
pub struct Pipeline<'t> {
    tables: &'t Tables,
    extractor: Extractor<'t>,
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
        }
    }

    /// The header and references of one text, as its words tell them.
    pub fn extract(&self, text: &Text) -> Extraction {
        self.extractor.extract(text)
    }

    /// Takes one text through extraction and local resolution.
    pub fn document(&self, text: &Text) -> LocalDocument {
        let extraction = self.extractor.extract(text);
        resolve::local(
            resolve::Citing::of(extraction.header, extraction.duty),
            extraction.references,
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
                        Passed {
                            document: opened.text.map(|text| self.document(&text)),
                            diagnostics: opened.diagnostics,
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

//! The rows of a Parquet file as items: a child process reads them.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::diagnostics::Diagnostic;
use crate::read::child::ChildRows;
use crate::read::item::{Item, Source};
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::Record;

/// The items of one file.
pub(crate) struct ParquetItems {
    rows: ChildRows,
    corpus: String,
    row: usize,
    streamed: Arc<AtomicU64>,
}

impl ParquetItems {
    /// Begins to read. `streamed` counts the bytes of text, as the file is not read in order.
    pub fn new(
        file: File,
        corpus: &str,
        options: &Options,
        streamed: Arc<AtomicU64>,
    ) -> Result<Self, Note> {
        Ok(Self {
            rows: options.children("Parquet")?.rows(file, options)?,
            corpus: corpus.to_owned(),
            row: 0,
            streamed,
        })
    }
}

impl Iterator for ParquetItems {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        self.row += 1;
        let item = row.map(|row| {
            let bytes = row.text.len() as u64;
            self.streamed.fetch_add(bytes, Ordering::Relaxed);
            let name = row
                .name
                .unwrap_or_else(|| format!("{}#{}", self.corpus, self.row));
            Item::new(
                name,
                bytes,
                Source::Record(Record::Text(row.text, row.fields)),
            )
        });
        Some(item.map_err(|note| note.about(&self.corpus)))
    }
}

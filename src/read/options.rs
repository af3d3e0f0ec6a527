//! What the user asks of the reader.

use std::sync::Arc;

use super::child::Children;
use super::column::Column;
use super::limits::Limits;
use super::ocr::Ocr;
use super::parsed::Note;
use super::walk::Links;

/// What `read` is told by the user.
#[derive(Debug, Clone)]
pub struct Options {
    /// How far to go.
    pub limits: Limits,
    /// Column or field of a corpus that names the record. _Default:_ `id`.
    pub id_column: String,
    /// Column or field of a corpus that holds the text. _Default:_ `text`.
    pub text_column: String,
    /// Which links in a folder are followed. _Default:_ those that stay inside it.
    pub links: Links,
    /// Columns or fields of a corpus that state number, type, issuer, date and title. _Default:_
    /// none.
    pub columns: Vec<Column>,
    /// Program that reads pictures of text. _Default:_ none; pages that need it are told.
    pub ocr: Option<Ocr>,
    /// Child processes for all but short plain text. _Default:_ none: PDF, .doc, web pages and Parquet are not read,
    /// for their parsers could take this process along, and the rest is read in it, without limits of time and memory.
    pub children: Option<Arc<Children>>,
}

impl Options {
    /// The children; without them a file of this format is not read, for a parser that is not ours
    /// could take the caller along.
    pub(crate) fn children(&self, format: &str) -> Result<&Children, Note> {
        self.children.as_deref().ok_or_else(|| {
            Note::error(
                "needs-a-child",
                format!("{format} is read by child processes only; give the reader some"),
            )
        })
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            id_column: "id".into(),
            text_column: "text".into(),
            links: Links::default(),
            columns: Vec::new(),
            ocr: None,
            children: None,
        }
    }
}

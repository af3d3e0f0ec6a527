//! What the user asks of the reader.

use std::sync::Arc;

use super::child::Children;
use super::column::Column;
use super::limits::Limits;
use super::ocr::Ocr;

/// What `read` is told by the user.
#[derive(Debug, Clone)]
pub struct Options {
    /// How far to go.
    pub limits: Limits,
    /// Column or field of a corpus that names the record. _Default:_ `id`.
    pub id_column: String,
    /// Column or field of a corpus that holds the text. _Default:_ `text`.
    pub text_column: String,
    /// Columns or fields of a corpus that state number, type, issuer, date and title. _Default:_
    /// none.
    pub columns: Vec<Column>,
    /// Program that reads pictures of text. _Default:_ none; pages that need it are told.
    pub ocr: Option<Ocr>,
    /// Child processes for PDF, .doc and web pages. _Default:_ none, all is read in this process, without limits of time and memory.
    pub children: Option<Arc<Children>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            id_column: "id".into(),
            text_column: "text".into(),
            columns: Vec::new(),
            ocr: None,
            children: None,
        }
    }
}

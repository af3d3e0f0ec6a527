//! Rich Text Format (.rtf): every byte is decoded by the character set of its font.
//!
//! Leaves out running heads and feet, deleted and hidden text, field codes, pictures and comments; footnotes stand at the end.

mod fonts;
mod tokens;
mod writer;

use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::reader::Reader;
use tokens::Tokens;
use writer::Writer;

/// Reads .rtf.
pub(crate) struct Rtf;

impl Reader for Rtf {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note> {
        let mut writer = Writer::new(limits);
        for token in Tokens::new(bytes) {
            writer.take(token);
            if writer.is_done() {
                break;
            }
        }
        Ok(writer.finish())
    }
}

//! One file in memory, read by the reader of its format.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::format::Format;
use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::reader::Reader;
use super::{doc, docx, html, odt, pdf, plain, rtf};

/// Parses a file. A fault in a parser that we did not write costs this file only.
pub(crate) fn parse(bytes: &[u8], format: Format, limits: &Limits) -> Result<Parsed, Note> {
    catch_unwind(AssertUnwindSafe(|| reader(format).read(bytes, limits))).unwrap_or_else(|_| {
        Err(Note::error(
            "damaged-file",
            "damaged in a way that its reader could not bear",
        ))
    })
}

fn reader(format: Format) -> &'static dyn Reader {
    match format {
        Format::Plain => &plain::Plain,
        Format::WebPage => &html::WebPage,
        Format::Docx => &docx::Docx,
        Format::Doc => &doc::Doc,
        Format::Rtf => &rtf::Rtf,
        Format::Odt => &odt::Odt,
        Format::Pdf => &pdf::Pdf,
    }
}

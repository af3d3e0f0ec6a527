//! Plain text and Markdown: the text as decoded, unchanged but for a byte order mark and lines in an old encoding.

use super::encoding::{self, Decoded, convert_lines};
use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::reader::Reader;

/// Reads .txt and .md.
pub(crate) struct Plain;

impl Reader for Plain {
    fn read(&self, bytes: &[u8], _: &Limits) -> Result<Parsed, Note> {
        let Decoded {
            text,
            encoding,
            damaged,
        } = encoding::decode(bytes);
        let mut parsed = Parsed::plain(text);
        if damaged {
            let encoding = encoding.unwrap_or("UTF-8");
            parsed.notes.push(Note::warning(
                "damaged-text",
                format!("the text is not valid {encoding}; what could not be read stands as U+FFFD: save it as UTF-8 to read all of it"),
            ));
        }
        Ok(parsed.with_lines_converted())
    }
}

impl Parsed {
    /// The same with lines in TCVN3, VNI or VIQR converted.
    pub fn with_lines_converted(mut self) -> Self {
        if let Some((content, conversions)) = convert_lines(&self.content) {
            (self.content, self.conversions) = (content, conversions);
        }
        self
    }
}

/// A text with pages: old encodings are converted, and pages keep their lines.
pub(crate) fn finished(mut parsed: Parsed) -> Parsed {
    let pages = std::mem::take(&mut parsed.pages);
    let before = parsed.content.chars().count();
    let mut parsed = parsed.with_lines_converted();
    // VNI takes two codes for a letter: pages move with their lines.
    parsed.pages = match parsed.content.chars().count() == before {
        true => pages,
        false => moved(&pages, &parsed),
    };
    parsed
}

fn moved(pages: &[usize], parsed: &Parsed) -> Vec<usize> {
    let shorter = |page: usize| {
        let mut original = page;
        for conversion in &parsed.conversions {
            let (shown, stood) = (
                conversion.end - conversion.start,
                conversion.original.chars().count(),
            );
            let lost = stood.saturating_sub(shown);
            if conversion.start + stood <= original {
                original -= lost;
            } else if conversion.start < original {
                let within: String = conversion
                    .original
                    .chars()
                    .take(original - conversion.start)
                    .collect();
                original = conversion.start
                    + super::encoding::Legacy::named(&conversion.encoding)
                        .map_or(0, |legacy| legacy.convert(&within).chars().count());
            }
        }
        original
    };
    pages.iter().map(|&page| shorter(page)).collect()
}

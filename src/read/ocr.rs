//! Pages that are pictures of text, read by tesseract: a program of its own, used only when asked for.
//!
//! What it reads is marked as recognized; nothing of it is repaired here. Both programs are limited in memory and time, and no copy of a document is written for them.

use std::sync::Arc;

use bytesize::ByteSize;

use super::options::Options;
use super::parsed::{Note, Parsed};
use super::pdf::ranges;
use super::program::{self, Fault};
use crate::diagnostics::Severity;

/// How to reach tesseract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ocr {
    /// Program. _Default:_ `tesseract`.
    pub program: String,
    /// Language of its model. _Default:_ `vie`.
    pub language: String,
}

impl Default for Ocr {
    fn default() -> Self {
        Self {
            program: "tesseract".into(),
            language: "vie".into(),
        }
    }
}

/// Draws pages as pictures; part of poppler, as `pdftotext`.
const RASTERIZER: &str = "pdftoppm";

/// Dots for each inch of a page, which tesseract was trained on.
const RESOLUTION: &str = "300";

/// The document with the text of its picture pages. Pages that cannot be recognized keep what they have, and are told.
pub(super) fn recognize(bytes: &[u8], mut parsed: Parsed, ocr: &Ocr, options: &Options) -> Parsed {
    let wanted = std::mem::take(&mut parsed.to_recognize);
    parsed.notes.retain(|note| note.code != "ocr-needed");
    let mut texts = Vec::new();
    let failure = pages(bytes, &wanted, ocr, options, &mut texts).err();
    let (read, left): (Vec<usize>, Vec<usize>) = wanted
        .into_iter()
        .partition(|page| texts.iter().any(|(read, _)| read == page));
    if !read.is_empty() {
        let message = format!(
            "{} read by {}; letters may be wrong there",
            ranges(&read),
            ocr.program
        );
        parsed.notes.push(Note {
            severity: Severity::Note,
            code: "ocr-used".into(),
            message,
        });
        parsed = with_pages(parsed, &texts);
    }
    if let Some(Failure { reason, .. }) = failure {
        let message = format!(
            "{} hold pictures of text that could not be read: {reason}",
            ranges(&left)
        );
        parsed.notes.push(Note::warning("ocr-failed", message));
    }
    parsed.to_recognize = left;
    parsed
}

/// Why a page could not be read.
struct Failure {
    reason: String,
    /// Whether no other page can be read either.
    is_final: bool,
}

/// Adds the texts of these pages (counted from 1). A page that fails does not keep the others from being read; the first failure is told.
fn pages(
    bytes: &[u8],
    wanted: &[usize],
    ocr: &Ocr,
    options: &Options,
    texts: &mut Vec<(usize, String)>,
) -> Result<(), Failure> {
    let file = Arc::from(bytes);
    let mut first = Ok(());
    for &number in wanted {
        match page(&file, number, ocr, options) {
            Ok(text) => texts.push((number, text)),
            Err(failure) if failure.is_final => return Err(failure),
            Err(failure) => first = first.and(Err(failure)),
        }
    }
    first
}

/// Document and picture go from program to program in pipes: a file in a temporary folder could be left there.
fn page(file: &Arc<[u8]>, number: usize, ocr: &Ocr, options: &Options) -> Result<String, Failure> {
    let number = number.to_string();
    let draw = [
        "-f", &number, "-l", &number, "-r", RESOLUTION, "-gray", "-png", "-",
    ];
    let picture = run(RASTERIZER, &draw, Arc::clone(file), options)?;
    let read = ["stdin", "stdout", "-l", &ocr.language];
    let text = run(&ocr.program, &read, picture.into(), options)?;
    Ok(String::from_utf8_lossy(&text).replace('\u{c}', ""))
}

fn run(
    name: &str,
    arguments: &[&str],
    input: Arc<[u8]>,
    options: &Options,
) -> Result<Vec<u8>, Failure> {
    let limits = &options.limits;
    let children = options.children.as_deref();
    program::run(name, arguments, input, limits, children).map_err(|fault| {
        let reason = match &fault {
            Fault::NotStarted(reason) => {
                format!("cannot be started ({reason}); install it or leave out --ocr")
            }
            Fault::Late => format!(
                "took more than {} s for a page; raise --max-time to read it",
                limits.time.as_secs()
            ),
            Fault::Failed => format!(
                "failed or took more than {}; raise --max-memory to read it",
                ByteSize(limits.memory)
            ),
        };
        Failure {
            reason: format!("{name} {reason}"),
            is_final: matches!(fault, Fault::NotStarted(_)),
        }
    })
}

/// Puts the texts in the places of their pages.
fn with_pages(parsed: Parsed, texts: &[(usize, String)]) -> Parsed {
    let letters: Vec<char> = parsed.content.chars().collect();
    let mut with = Parsed {
        is_cut: parsed.is_cut,
        notes: parsed.notes,
        ..Parsed::default()
    };
    let mut count = 0;
    for (index, &start) in parsed.pages.iter().enumerate() {
        let end = parsed
            .pages
            .get(index + 1)
            .copied()
            .unwrap_or(letters.len());
        let recognized = texts
            .iter()
            .find(|(page, _)| *page == index + 1)
            .map(|(_, text)| text.clone());
        let is_recognized = recognized.is_some();
        let text = recognized.unwrap_or_else(|| letters[start..end].iter().collect());
        let begin = count;
        count += text.chars().count();
        with.pages.push(begin);
        with.content.push_str(&text);
        if is_recognized {
            with.recognized.push([begin, count]);
        } else {
            let moved = parsed
                .conversions
                .iter()
                .filter(|conversion| (start..end).contains(&conversion.start))
                .cloned();
            with.conversions.extend(moved.map(|mut conversion| {
                (conversion.start, conversion.end) = (
                    conversion.start - start + begin,
                    conversion.end - start + begin,
                );
                conversion
            }));
        }
    }
    with
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognized_pages_take_their_places() {
        let parsed = Parsed {
            content: "một\nx\nba\n".into(),
            pages: vec![0, 4, 6],
            ..Parsed::default()
        };
        let with = with_pages(parsed, &[(2, "trang hai\n".into())]);
        assert_eq!(
            (with.content.as_str(), with.pages, with.recognized),
            ("một\ntrang hai\nba\n", vec![0, 4, 14], vec![[4, 14]])
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let parsed = Parsed {
            pages: vec![0],
            to_recognize: vec![1],
            ..Parsed::default()
        };
        let ocr = Ocr {
            program: "no-such-program".into(),
            ..Ocr::default()
        };
        let with = recognize(b"", parsed, &ocr, &Options::default());
        assert_eq!(
            (with.notes[0].code.as_str(), with.to_recognize),
            ("ocr-failed", vec![1])
        );
    }
}

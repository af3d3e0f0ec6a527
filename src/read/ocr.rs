//! Pages that are pictures of text, read by tesseract: a program of its own, used only when asked for.
//!
//! What it reads is marked as recognized; nothing of it is repaired here. Both programs are limited in memory and time.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;

use bytesize::ByteSize;

use super::limits::Limits;
use super::memory;
use super::parsed::{Note, Parsed};
use super::pdf::ranges;
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
pub(super) fn recognize(bytes: &[u8], mut parsed: Parsed, ocr: &Ocr, limits: &Limits) -> Parsed {
    let wanted = std::mem::take(&mut parsed.to_recognize);
    parsed.notes.retain(|note| note.code != "ocr-needed");
    let mut texts = Vec::new();
    let failure = pages(bytes, &wanted, ocr, limits, &mut texts).err();
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
    limits: &Limits,
    texts: &mut Vec<(usize, String)>,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure {
        reason: error.to_string(),
        is_final: true,
    };
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    let mut first = Ok(());
    for &number in wanted {
        match page(file.path(), number, ocr, limits) {
            Ok(text) => texts.push((number, text)),
            Err(failure) if failure.is_final => return Err(failure),
            Err(failure) => first = first.and(Err(failure)),
        }
    }
    first
}

fn page(file: &Path, number: usize, ocr: &Ocr, limits: &Limits) -> Result<String, Failure> {
    let number = number.to_string();
    let mut draw = Command::new(RASTERIZER);
    draw.args([
        "-f", &number, "-l", &number, "-r", RESOLUTION, "-gray", "-png",
    ])
    .arg(file);
    let picture = run(draw, Vec::new(), limits)?;
    let mut read = Command::new(&ocr.program);
    // Documents are read on all cores already.
    read.args(["stdin", "stdout", "-l", &ocr.language])
        .env("OMP_THREAD_LIMIT", "1");
    let text = run(read, picture, limits)?;
    Ok(String::from_utf8_lossy(&text).replace('\u{c}', ""))
}

/// What a program writes when given this input, within the limits of time and memory.
fn run(mut command: Command, input: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |reason: String| Failure {
        reason: format!("{name} {reason}"),
        is_final: false,
    };
    let started = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|error| Failure {
        is_final: true,
        ..failed(format!(
            "cannot be started ({error}); install it or leave out --ocr"
        ))
    })?;
    memory::limit_child(&child, limits.memory);
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (sender, written) = channel();
    // Pipes fill up, so one thread writes and one reads while this one watches the time.
    std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let read = stdout.map(|mut stdout| stdout.read_to_end(&mut output));
        let _ = sender.send(read.map(|read| read.map(|_| output)));
    });
    let output = written.recv_timeout(limits.time);
    let _ = child.kill();
    let status = child.wait();
    match output {
        Err(_) => Err(failed(format!(
            "took more than {} s for a page; raise --max-time to read it",
            limits.time.as_secs()
        ))),
        Ok(Some(Ok(output)))
            if !output.is_empty() || status.is_ok_and(|status| status.success()) =>
        {
            Ok(output)
        }
        Ok(_) => Err(failed(format!(
            "failed or took more than {}; raise --max-memory to read it",
            ByteSize(limits.memory)
        ))),
    }
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
        let with = recognize(b"", parsed, &ocr, &Limits::default());
        assert_eq!(
            (with.notes[0].code.as_str(), with.to_recognize),
            ("ocr-failed", vec![1])
        );
    }
}

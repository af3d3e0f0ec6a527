//! Pages that are pictures of text, read by tesseract: a program of its own, used only when asked for.
//!
//! What it reads is marked as recognized; nothing of it is repaired here.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::Options;
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
        Self { program: "tesseract".into(), language: "vie".into() }
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
    match pages(bytes, &wanted, ocr, options.limits.time) {
        Ok(texts) => {
            let message = format!("{} were read by {}; letters may be wrong there", ranges(&wanted), ocr.program);
            parsed.notes.push(Note { severity: Severity::Note, code: "ocr-used".into(), message });
            with_pages(parsed, &texts)
        }
        Err(note) => {
            parsed.notes.push(note);
            parsed.to_recognize = wanted;
            parsed
        }
    }
}

/// The texts of these pages (counted from 1).
fn pages(bytes: &[u8], wanted: &[usize], ocr: &Ocr, time: Duration) -> Result<Vec<(usize, String)>, Note> {
    let failed = |error: std::io::Error| Note::warning("ocr-failed", format!("its pictures of text could not be read: {error}"));
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    let page = |&page: &usize| {
        let number = page.to_string();
        let mut draw = Command::new(RASTERIZER);
        draw.args(["-f", &number, "-l", &number, "-r", RESOLUTION, "-gray", "-png"]).arg(file.path());
        let picture = run(draw, Vec::new(), time)?;
        let mut read = Command::new(&ocr.program);
        read.args(["stdin", "stdout", "-l", &ocr.language]);
        let text = run(read, picture, time)?;
        Ok((page, String::from_utf8_lossy(&text).replace('\u{c}', "")))
    };
    wanted.iter().map(page).collect()
}

/// What a program writes when given this input, within the time.
fn run(mut command: Command, input: Vec<u8>, time: Duration) -> Result<Vec<u8>, Note> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |reason: &str| Note::warning("ocr-failed", format!("its pictures of text could not be read: {name} {reason}"));
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = started.map_err(|error| failed(&format!("cannot be started ({error}); install it or leave out --ocr")))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (sender, written) = channel();
    // Pipes fill up, so one thread writes and one reads while this one watches the time.
    std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let read = stdout.map(|mut stdout| stdout.read_to_end(&mut output));
        let _ = sender.send(read.map(|read| read.map(|_| output)));
    });
    let output = written.recv_timeout(time);
    let _ = child.kill();
    let status = child.wait();
    match output {
        Err(_) => Err(failed(&format!("took more than {} s for a page", time.as_secs()))),
        Ok(Some(Ok(output))) if !output.is_empty() || status.is_ok_and(|status| status.success()) => Ok(output),
        Ok(_) => Err(failed("failed")),
    }
}

/// Puts the texts in the places of their pages.
fn with_pages(parsed: Parsed, texts: &[(usize, String)]) -> Parsed {
    let letters: Vec<char> = parsed.content.chars().collect();
    let mut with = Parsed { is_cut: parsed.is_cut, notes: parsed.notes, ..Parsed::default() };
    let mut count = 0;
    for (index, &start) in parsed.pages.iter().enumerate() {
        let end = parsed.pages.get(index + 1).copied().unwrap_or(letters.len());
        let recognized = texts.iter().find(|(page, _)| *page == index + 1).map(|(_, text)| text.clone());
        let is_recognized = recognized.is_some();
        let text = recognized.unwrap_or_else(|| letters[start..end].iter().collect());
        let begin = count;
        count += text.chars().count();
        with.pages.push(begin);
        with.content.push_str(&text);
        if is_recognized {
            with.recognized.push([begin, count]);
        } else {
            let moved = parsed.conversions.iter().filter(|conversion| (start..end).contains(&conversion.start)).cloned();
            with.conversions.extend(moved.map(|mut conversion| {
                (conversion.start, conversion.end) = (conversion.start - start + begin, conversion.end - start + begin);
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
        let parsed = Parsed { content: "một\nx\nba\n".into(), pages: vec![0, 4, 6], ..Parsed::default() };
        let with = with_pages(parsed, &[(2, "trang hai\n".into())]);
        assert_eq!((with.content.as_str(), with.pages, with.recognized), ("một\ntrang hai\nba\n", vec![0, 4, 14], vec![[4, 14]]));
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let parsed = Parsed { pages: vec![0], to_recognize: vec![1], ..Parsed::default() };
        let ocr = Ocr { program: "no-such-program".into(), ..Ocr::default() };
        let with = recognize(b"", parsed, &ocr, &Options::default());
        assert_eq!((with.notes[0].code.as_str(), with.to_recognize), ("ocr-failed", vec![1]));
    }
}

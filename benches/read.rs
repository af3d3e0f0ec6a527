//! How fast files are read: `cargo bench --bench read`.
//!
//! Makes 2,000 files of seven formats from the sample letters, reads each format and then the whole folder on all cores, as the
//! program does (in child processes). Where `pdftotext` and LibreOffice are installed, a sample is read by one call of
//! them for each file, as scripts do, and told beside.

#[path = "../tests/suite/support/make.rs"]
#[allow(dead_code)]
mod make;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use viendan::read::{Children, Items, Options};

/// Files in all.
const FILES: usize = 2_000;
/// Files that other programs are called for: they take long.
const COMPARED: usize = 10;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let letters = letters();
    let formats = ["txt", "docx", "odt", "rtf", "html", "pdf", "doc"];
    for number in 0..FILES {
        let format = formats[number % formats.len()];
        let path = folder
            .path()
            .join(format)
            .join(format!("{number}.{format}"));
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, made(format, &letters[number % letters.len()])).expect("a file");
    }
    let options = Options {
        children: Some(Arc::new(Children::new(
            env!("CARGO_BIN_EXE_viendan").into(),
            ["read-child"],
        ))),
        ..Options::default()
    };
    for format in formats {
        let path = folder.path().join(format);
        report(format, &path, || read(&path, &options));
    }
    report("all", folder.path(), || read(folder.path(), &options));
    say(&format!(
        "one call of another program for each of {COMPARED} files:"
    ));
    compare("pdftotext", &folder.path().join("pdf"), |path| {
        vec![path.into(), "-".into()]
    });
    let out = folder.path().join("out");
    let convert = |path: &Path| {
        let arguments = ["--headless", "--convert-to", "txt:Text", "--outdir"].map(PathBuf::from);
        arguments
            .into_iter()
            .chain([out.clone(), path.into()])
            .collect()
    };
    for format in ["docx", "odt", "rtf", "html", "doc"] {
        compare("soffice", &folder.path().join(format), convert);
    }
}

/// The sample letters that are plain text.
fn letters() -> Vec<String> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let options = Options::default();
    let items = Items::new(&[samples], &options).expect("the samples are there");
    items
        .filter_map(|item| Some(item.ok()?.open(&options).text?.content))
        .collect()
}

/// The letter as a file of this format.
fn made(format: &str, letter: &str) -> Vec<u8> {
    let escaped = letter.replace('&', "&amp;").replace('<', "&lt;");
    let each = |before: &str, after: &str| {
        escaped
            .lines()
            .map(|line| format!("{before}{line}{after}"))
            .collect::<String>()
    };
    match format {
        "docx" => make::docx(&escaped.lines().map(make::paragraph).collect::<String>()),
        "odt" => make::odt(&each("<text:p>", "</text:p>")),
        "html" => format!(
            "<!DOCTYPE html><html><body>{}</body></html>",
            each("<p>", "</p>\n")
        )
        .into_bytes(),
        "rtf" => {
            let letters = letter.chars().map(|letter| match letter {
                '\n' => "\\par ".to_owned(),
                letter if letter.is_ascii() => letter.to_string(),
                letter => format!("\\u{}?", u32::from(letter)),
            });
            format!("{{\\rtf1\\ansi {}}}", letters.collect::<String>()).into_bytes()
        }
        "pdf" => make::pdf_of_lines(letter, 40),
        "doc" => include_bytes!("../tests/suite/files/letter.doc").to_vec(),
        _ => letter.as_bytes().to_vec(),
    }
}

/// Reads all files below the path and says how many characters came out.
fn read(path: &Path, options: &Options) -> usize {
    let mut items = Items::new(&[path.to_owned()], options).expect("there are files");
    let mut letters = 0;
    while let Some(batch) = items.next_batch() {
        let texts = batch
            .into_par_iter()
            .filter_map(|item| item.ok()?.open(options).text);
        letters += texts
            .map(|text| text.content.chars().count())
            .sum::<usize>();
    }
    letters
}

/// Times the work on all files below the path, which says how many characters came out.
fn report(name: &str, path: &Path, work: impl FnOnce() -> usize) {
    let begin = Instant::now();
    let letters = work();
    tell(
        name,
        &files(path),
        begin.elapsed(),
        &format!("{letters} characters"),
    );
}

/// Times one call of a program for each of some files below the path.
fn compare(program: &str, path: &Path, arguments: impl Fn(&Path) -> Vec<PathBuf>) {
    let files: Vec<PathBuf> = files(path).into_iter().take(COMPARED).collect();
    let begin = Instant::now();
    for file in &files {
        let called = Command::new(program)
            .args(arguments(file))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if called.is_err() {
            return say(&format!("{program} is not installed"));
        }
    }
    let format = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    tell(&format, &files, begin.elapsed(), &format!("by {program}"));
}

fn tell(name: &str, files: &[PathBuf], time: Duration, remark: &str) {
    let bytes: u64 = files
        .iter()
        .filter_map(|file| fs::metadata(file).ok())
        .map(|metadata| metadata.len())
        .sum();
    let (megabytes, count, seconds) = (bytes as f64 / 1e6, files.len() as f64, time.as_secs_f64());
    say(&format!(
        "{name:5} {count:5} files {megabytes:7.2} MB in {seconds:6.2} s: {:8.1} files/s {:8.3} MB/s, {remark}",
        count / seconds,
        megabytes / seconds
    ));
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

fn files(path: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

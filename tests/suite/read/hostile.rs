//! Files made to break readers, and files broken by accident: each ends in a text or a diagnostic, soon and in little memory.

use std::io::Write;
use std::time::{Duration, Instant};

use viendan::read::Options;

use super::support::{LETTER, codes, folder, read_with, with_children};
use crate::support::make::{docx, odt, paragraph, pdf_of_lines, raw_pdf, row, zip};

/// So many equal bytes, packed by deflate.
fn deflated(bytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..bytes >> 20 {
        encoder
            .write_all(&[b' '; 1 << 20])
            .expect("it is kept in memory");
    }
    encoder.finish().expect("it is kept in memory")
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    [
        format!("<< {dictionary} /Length {} >>\nstream\n", bytes.len()).as_bytes(),
        bytes,
        b"\nendstream",
    ]
    .concat()
}

fn page_with(content: Vec<u8>) -> Vec<u8> {
    raw_pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_vec(),
        content,
    ])
}

#[test]
fn bombs_and_loops_are_told_soon() {
    let flate_bomb = page_with(stream("/Filter /FlateDecode", &deflated(512 << 20)));
    let loop_of_pages = raw_pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>".to_vec(),
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>".to_vec(),
    ]);
    let docx_bomb = zip(&[("word/document.xml", &vec![b' '; 70 << 20])]);
    let deep = docx(&format!("{}{}", "<w:sdt>".repeat(100_000), paragraph("x")));
    let entities = zip(&[(
        "word/document.xml",
        b"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:body></w:document>",
    )]);
    // Each paragraph reopens all fonts that are open: the square of the length in elements.
    let fonts: String = (0..40_000)
        .map(|number| format!("<font x={number}><p>"))
        .collect();
    let folder = folder(&[
        ("1 bomb.pdf", &flate_bomb),
        ("2 loop.pdf", &loop_of_pages),
        ("3 bomb.docx", &docx_bomb),
        ("4 deep.docx", &deep),
        ("5 entities.docx", &entities),
        ("6 deep.rtf", "{\\rtf1 ".repeat(100_000).as_bytes()),
        (
            "7 deep.html",
            format!("<html><body>{}x", "<div>".repeat(20_000)).as_bytes(),
        ),
        ("8 empty.pdf", b"%PDF-1.7"),
        ("9 fonts.html", fonts.as_bytes()),
    ]);
    let begin = Instant::now();
    let (texts, diagnostics) = read_with(&[folder.path().into()], &with_children());
    assert!(
        begin.elapsed() < Duration::from_secs(60),
        "{:?}",
        begin.elapsed()
    );
    let told = codes(&diagnostics);
    for name in [
        "1 bomb.pdf",
        "2 loop.pdf",
        "3 bomb.docx: too-large",
        "4 deep.docx: truncated",
        "6 deep.rtf: truncated",
        "8 empty.pdf: damaged-file",
        "9 fonts.html: too-",
    ] {
        assert!(
            told.iter().any(|told| told.starts_with(name)),
            "{name} in {told:?}"
        );
    }
    let content = |name: &str| {
        texts
            .iter()
            .find(|text| text.document == name)
            .map(|text| text.content.as_str())
    };
    assert_eq!(content("5 entities.docx"), Some("xy\n"));
    assert_eq!(content("7 deep.html"), Some("x\n"));
}

#[test]
fn a_child_that_takes_too_long_or_too_much_is_ended() {
    let folder = folder(&[
        ("1.pdf", &pdf_of_lines(LETTER, 30)),
        ("2.txt", LETTER.as_bytes()),
    ]);
    let large = self::folder(&[("1.pdf", &pdf_of_lines(&LETTER.repeat(400), 40))]);
    let mut options = with_children();
    options.limits.time = Duration::ZERO;
    assert_eq!(
        codes(&read_with(&[folder.path().into()], &options).1),
        ["1.pdf: too-slow"]
    );
    let mut options = with_children();
    options.limits.memory = 1 << 20;
    let (texts, diagnostics) = read_with(&[large.path().into()], &options);
    // Whether the child ends or its parser notices first is a matter of which allocation fails.
    assert!(
        texts.is_empty() && ["too-large", "damaged-file"].contains(&diagnostics[0].code.as_str()),
        "{diagnostics:?}"
    );
    let (texts, diagnostics) = read_with(&[folder.path().into()], &with_children());
    assert_eq!((texts.len(), diagnostics.len()), (2, 0));
}

/// A library that reads without children must not be taken along by a parser.
#[test]
fn without_children_formats_with_parsers_of_others_are_told() {
    let folder = folder(&[
        ("1.pdf", &pdf_of_lines(LETTER, 5)),
        ("2.doc", include_bytes!("../files/letter.doc")),
        ("3.html", b"<html><body>x"),
        ("4.docx", &docx(&paragraph(LETTER))),
        ("5.txt", LETTER.as_bytes()),
    ]);
    let (texts, diagnostics) = read_with(&[folder.path().into()], &Options::default());
    let names: Vec<_> = texts.iter().map(|text| text.document.as_str()).collect();
    assert_eq!(names, ["4.docx", "5.txt"]);
    assert_eq!(
        codes(&diagnostics),
        [
            "1.pdf: needs-a-child",
            "2.doc: needs-a-child",
            "3.html: needs-a-child"
        ]
    );
}

/// Numbers that look random, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn originals() -> Vec<(&'static str, Vec<u8>)> {
    let body = format!(
        "<w:tbl>{}</w:tbl>{}",
        row(&[&["TỈNH ỦY"], &["ĐẢNG"]]),
        LETTER.lines().map(paragraph).collect::<String>()
    );
    let rtf = LETTER.chars().map(|letter| {
        if letter.is_ascii() {
            letter.to_string()
        } else {
            format!("\\u{}?", u32::from(letter) as u16 as i16)
        }
    });
    let html =
        format!("<html><body><table><tr><td>a</td></tr></table><p>{LETTER}</p></body></html>");
    vec![
        ("a.docx", docx(&body)),
        ("a.odt", odt(&format!("<text:p>{LETTER}</text:p>"))),
        (
            "a.rtf",
            format!("{{\\rtf1\\ansi {}\\par}}", rtf.collect::<String>()).into_bytes(),
        ),
        ("a.pdf", pdf_of_lines(LETTER, 4)),
        ("a.html", html.into_bytes()),
        ("a.txt", LETTER.as_bytes().to_vec()),
        (
            "a.zip",
            zip(&[("a.txt", LETTER.as_bytes()), ("b.docx", &docx(&body))]),
        ),
        ("a.doc", include_bytes!("../files/letter.doc").to_vec()),
    ]
}

/// Reads damaged twins; `read_with` asserts that each gives a text or a diagnostic.
fn read_damaged(damage: impl Fn(&mut Vec<u8>, &mut Numbers)) {
    let originals = originals();
    let mut numbers = Numbers(44);
    let options = with_children();
    for round in 0..200 / originals.len() {
        for (name, bytes) in &originals {
            let mut bytes = bytes.clone();
            damage(&mut bytes, &mut numbers);
            let folder = folder(&[(name, &bytes)]);
            let begin = Instant::now();
            let (texts, diagnostics) = read_with(&[folder.path().into()], &options);
            assert!(texts.len() + diagnostics.len() > 0, "{name}, round {round}");
            assert!(
                begin.elapsed() < Duration::from_secs(30),
                "{name}, round {round}: {:?}",
                begin.elapsed()
            );
        }
    }
}

#[test]
fn truncated_twins_are_read_or_told() {
    read_damaged(|bytes, numbers| bytes.truncate(numbers.below(bytes.len())));
}

#[test]
fn twins_with_flipped_bits_are_read_or_told() {
    read_damaged(|bytes, numbers| {
        for _ in 0..=numbers.below(20) {
            let at = numbers.below(bytes.len());
            bytes[at] ^= 1 << numbers.below(8);
        }
    });
}

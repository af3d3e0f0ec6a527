//! Zip archives and packed corpora.

use std::io::Write;

use viendan::read::Options;

use super::support::{codes, folder, names, read, read_with};
use crate::support::make::{docx, paragraph, zip};

#[test]
fn files_inside_archives_are_named_after_both() {
    let letter = docx(&paragraph("x"));
    let inner = zip(&[("sâu/2.txt", b"2"), ("3.zip", &zip(&[("4.txt", b"4")]))]);
    let outer = zip(&[
        ("thư/1.docx", &letter),
        ("__MACOSX/1.docx", b""),
        ("trong.zip", &inner),
        ("a.png", b"\x89PNG"),
        ("c.jsonl", b"{}"),
    ]);
    let folder = folder(&[("hồ sơ.zip", &outer), ("x.txt", b"x")]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let found: Vec<_> = texts.iter().map(|text| text.document.as_str()).collect();
    assert_eq!(
        found,
        [
            "hồ sơ.zip!/thư/1.docx",
            "hồ sơ.zip!/trong.zip!/sâu/2.txt",
            "x.txt"
        ]
    );
    let expected = [
        "hồ sơ.zip!/__MACOSX/1.docx: hidden-file",
        "hồ sơ.zip!/trong.zip!/3.zip: unknown-format",
        "hồ sơ.zip!/a.png: unknown-format",
        "hồ sơ.zip!/c.jsonl: unknown-format",
    ];
    assert_eq!(codes(&diagnostics), expected);
}

#[test]
fn a_single_archive_is_called_by_its_name() {
    let folder = folder(&[("a.zip", &zip(&[("1.txt", b"1")]))]);
    assert_eq!(names(&[folder.path().join("a.zip")]), ["a.zip!/1.txt"]);
}

#[test]
fn archives_stop_at_their_limits() {
    let zeros = vec![b'0'; 4 << 20];
    let text: Vec<u8> = (0..200_000u32)
        .flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes())
        .map(|byte| b'a' + byte % 26)
        .collect();
    let files = [
        ("bomb.zip", zip(&[("1.txt", b"1"), ("0.txt", &zeros)])),
        (
            "entries.zip",
            zip(&[("1.txt", b"1"), ("2.txt", b"2"), ("3.txt", b"3")]),
        ),
        ("total.zip", zip(&[("1.txt", &text), ("2.txt", &text)])),
    ];
    let folder = folder(
        &files
            .each_ref()
            .map(|(name, bytes)| (*name, bytes.as_slice())),
    );
    let mut options = Options::default();
    (options.limits.archive_entries, options.limits.archive_bytes) = (2, 1 << 20);
    let (texts, diagnostics) = read_with(&[folder.path().into()], &options);
    let found: Vec<_> = texts.iter().map(|text| text.document.as_str()).collect();
    assert_eq!(found, ["bomb.zip!/1.txt", "total.zip!/1.txt"]);
    assert_eq!(
        codes(&diagnostics),
        [
            "bomb.zip!/0.txt: too-large",
            "entries.zip: too-large",
            "total.zip!/2.txt: too-large"
        ]
    );
}

#[test]
fn an_archive_that_lies_about_a_size_is_told() {
    let mut bytes = zip(&[("1.txt", &[b'a'; 5_000])]);
    // The size stands 24 bytes into the entry of the central directory and 22 into that before the file.
    let directory = bytes
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&10u32.to_le_bytes());
    bytes[22..26].copy_from_slice(&10u32.to_le_bytes());
    let folder = folder(&[("a.zip", &bytes)]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert!(texts.is_empty());
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn encrypted_files_are_told() {
    let mut writer = zip_of_encrypted();
    let folder = folder(&[("a.zip", &std::mem::take(&mut writer))]);
    assert_eq!(
        codes(&read(&[folder.path().into()]).1),
        ["a.zip!/1.txt: encrypted"]
    );
}

/// An archive whose only file is marked as encrypted.
fn zip_of_encrypted() -> Vec<u8> {
    let mut bytes = zip(&[("1.txt", b"1")]);
    let directory = bytes
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .unwrap();
    bytes[directory + 8] |= 1;
    bytes[6] |= 1;
    bytes
}

const LINES: &[u8] = b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"y\"}\n";

#[test]
fn packed_corpora_are_streamed() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(LINES).unwrap();
    let gzip = gzip.finish().unwrap();
    let frame =
        ruzstd::encoding::compress_to_vec(LINES, ruzstd::encoding::CompressionLevel::Fastest);
    let second = ruzstd::encoding::compress_to_vec(
        &b"{\"id\": \"c\", \"text\": \"z\"}"[..],
        ruzstd::encoding::CompressionLevel::Fastest,
    );
    let folder = folder(&[
        ("1.jsonl.gz", &gzip),
        ("2.jsonl.zst", &[frame, second].concat()),
    ]);
    assert_eq!(
        names(&[folder.path().into()]),
        ["a", "b", "a#2", "b#2", "c"]
    );
}

#[test]
fn a_damaged_packed_corpus_is_told_after_what_could_be_read() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&LINES.repeat(1_000)).unwrap();
    let mut gzip = gzip.finish().unwrap();
    gzip.truncate(gzip.len() / 2);
    let folder = folder(&[("1.jsonl.gz", &gzip)]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert!(!texts.is_empty() && texts.len() < 2_000);
    assert_eq!(
        diagnostics.last().map(|last| last.code.as_str()),
        Some("unreadable-file")
    );
}

#[test]
fn rows_of_csv_are_documents() {
    let comma = "\u{feff}id,ngày,text\r\na,2023,\"Kết luận\nsố 44-KL/TW, \"\"x\"\"\"\r\n,2024,không tên\r\nc\r\n";
    let semicolon = "text;id\nnội dung;d\n";
    let folder = folder(&[
        ("1.csv", comma.as_bytes()),
        ("2.csv", semicolon.as_bytes()),
        ("3.csv", b"a,b\n1,2\n"),
    ]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let found: Vec<_> = texts
        .iter()
        .map(|text| (text.document.as_str(), text.content.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("a", "Kết luận\nsố 44-KL/TW, \"x\""),
            ("1.csv#2", "không tên"),
            ("d", "nội dung")
        ]
    );
    assert_eq!(
        codes(&diagnostics),
        ["1.csv: bad-record", "3.csv: bad-record"]
    );
}

#[test]
fn files_of_one_name_in_an_archive_stay_apart_and_are_told() {
    let archive = zip(&[("a1.txt", b"1"), ("a2.txt", b"2"), ("b.txt", b"3")]);
    let archive = renamed(&archive, b"a2.txt", b"a1.txt");
    let folder = folder(&[("z.zip", &archive)]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let found: Vec<_> = texts
        .iter()
        .map(|text| (text.document.as_str(), text.content.as_str()))
        .collect();
    let expected = [
        ("z.zip!/a1.txt", "1"),
        ("z.zip!/a1.txt#2", "2"),
        ("z.zip!/b.txt", "3"),
    ];
    assert_eq!(found, expected);
    assert_eq!(codes(&diagnostics), ["z.zip!/a1.txt: repeated-name"]);
}

#[test]
fn names_in_an_archive_that_are_no_unicode_stay_apart() {
    let archive = zip(&[("a1.txt", b"1"), ("a2.txt", b"2")]);
    let archive = renamed(&archive, b"a1.txt", b"a\xff.txt");
    let archive = renamed(&archive, b"a2.txt", b"a\xfe.txt");
    let folder = folder(&[("z.zip", &archive)]);
    assert_eq!(
        names(&[folder.path().into()]),
        ["z.zip!/a\\xFF.txt", "z.zip!/a\\xFE.txt"]
    );
}

/// The archive with a name in both of its lists replaced by one of the same length.
fn renamed(archive: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut renamed = archive.to_vec();
    for start in 0..archive.len() - from.len() {
        if archive[start..].starts_with(from) {
            renamed[start..start + to.len()].copy_from_slice(to);
        }
    }
    renamed
}

//! What comes on standard input and through pipes: it has no name that says what it is.

use std::io::Write;
use std::process::Stdio;

use super::support::{LETTER, folder, names};
use crate::support::program::{said, viendan};

const RECORDS: &str = "{\"id\": \"thư/1\", \
    \"text\": \"Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư.\"}\n\
    {\"text\": \"Theo Kế hoạch số 12-KH/TU ngày 29/12/2022 của Tỉnh ủy Lai Châu.\"}\n";

const TABLE: &str = "id,text\n\
    thư/1,Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư.\n\
    ,Theo Kế hoạch số 12-KH/TU ngày 29/12/2022 của Tỉnh ủy Lai Châu.\n";

/// The documents that `extract -` finds references in.
fn documents(bytes: &[u8]) -> Vec<String> {
    let mut child = viendan(&["extract", "-", "--format", "text"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(bytes).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}", said(&output));
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let name = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    lines.lines().map(name).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn json_lines_on_standard_input_are_records() {
    for bytes in [
        RECORDS.as_bytes().to_vec(),
        gzip(RECORDS.as_bytes()),
        zstandard(RECORDS.as_bytes()),
    ] {
        assert_eq!(documents(&bytes), ["thư/1", "stdin#2"]);
    }
}

#[test]
fn a_table_on_standard_input_is_rows() {
    for bytes in [TABLE.as_bytes().to_vec(), gzip(TABLE.as_bytes())] {
        assert_eq!(documents(&bytes), ["thư/1", "stdin#2"]);
    }
}

#[test]
fn records_longer_than_the_first_look_are_records_all_the_same() {
    let long = RECORDS.replace("Theo Kế", &format!("{}Theo Kế", "x ".repeat(50_000)));
    let turned: Vec<&str> = long.lines().rev().collect();
    for bytes in [
        turned.join("\n").into_bytes(),
        gzip(turned.join("\n").as_bytes()),
    ] {
        assert_eq!(documents(&bytes), ["stdin#1", "thư/1"]);
    }
}

/// Only a single file has a limit, for it is held in memory; a corpus is streamed.
#[test]
fn a_corpus_on_standard_input_has_no_limit_of_size() {
    let lines: String = (0..3_000).map(|_| RECORDS).collect();
    let mut child = viendan(&["extract", "-", "--max-file", "100KB"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("it reads");
    let count = output.stdout.iter().filter(|&&byte| byte == b'\n').count();
    assert_eq!((output.status.code(), count), (Some(0), 6_000));
}

#[test]
fn a_letter_on_standard_input_is_a_letter() {
    assert_eq!(documents(LETTER.as_bytes()), ["stdin"]);
    let braces = format!("{{\"dự thảo\"}}\n{LETTER}");
    assert_eq!(documents(braces.as_bytes()), ["stdin"]);
}

#[test]
fn analyze_reads_records_from_standard_input() {
    let results = tempfile::tempdir().expect("a folder for the test");
    let into = results.path().display().to_string();
    let corpus = folder(&[("c.jsonl", RECORDS.as_bytes())]);
    let output = viendan(&["analyze", "-", "-o", &into])
        .stdin(std::fs::File::open(corpus.path().join("c.jsonl")).expect("a corpus"))
        .output()
        .expect("it starts");
    assert!(
        said(&output).starts_with("read 2, skipped 0; 2 references"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_corpus_that_is_asked_for_is_known_by_its_form() {
    let folder = folder(&[
        ("export.json", RECORDS.as_bytes()),
        ("export.gz", &gzip(RECORDS.as_bytes())),
        ("letter.txt", RECORDS.as_bytes()),
    ]);
    for (name, expected) in [
        ("export.json", &["thư/1", "export.json#2"][..]),
        ("export.gz", &["thư/1", "export.gz#2"]),
        ("letter.txt", &["letter.txt"]),
    ] {
        assert_eq!(names(&[folder.path().join(name)]), expected);
    }
}

/// A pipe can be read only once, so that looking at its first bytes must not lose them.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_with_a_name_is_read_whole() {
    let folder = folder(&[
        ("letter.txt", LETTER.repeat(30).as_bytes()),
        ("c.jsonl", RECORDS.as_bytes()),
    ]);
    let count = |command: &str| {
        let output = std::process::Command::new("bash")
            .args([
                "-c",
                &command.replace("viendan", env!("CARGO_BIN_EXE_viendan")),
            ])
            .current_dir(folder.path())
            .output()
            .expect("bash");
        assert!(output.status.success(), "{command}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).lines().count()
    };
    let whole = count("viendan extract letter.txt");
    assert_eq!(count("viendan extract <(cat letter.txt)"), whole);
    assert_eq!(count("cat letter.txt | viendan extract /dev/stdin"), whole);
    assert_eq!(count("viendan extract <(cat c.jsonl)"), 2);
}

//! Limits are options; what reaches one is told once, counted, and told how to be read after all.

use crate::support::make;
use crate::support::program;

use std::fs;
use std::path::Path;

use make::{docx, paragraph, pdf_of_lines, zip};
use program::{run, said};
use serde_json::Value;

const LETTER: &str = "TỈNH ỦY LAI CHÂU\nSố 1369-CV/TU\nThực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư.\nCác cấp ủy triển khai.\n";

/// The lines of a file of JSON Lines.
fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("the file");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// Analyzes a file with one option, beside another that is within every limit; the codes and
/// messages of what is told, and the codes as counted.
fn told(name: &str, bytes: &[u8], option: &[&str]) -> (Vec<(String, String)>, Value) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let results = folder.path().join("results");
    let [file, other] = [(name, bytes), ("short.txt", b"x")].map(|(name, bytes)| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path.display().to_string()
    });
    let into = results.display().to_string();
    let output = run(&[&["analyze", &file, &other, "-o", &into], option].concat());
    assert!(output.status.success(), "{option:?}: {}", said(&output));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let told = lines(&results.join("diagnostics.jsonl"));
    let told = told
        .iter()
        .map(|diagnostic| (text(&diagnostic["code"]), text(&diagnostic["message"])))
        .collect();
    let statistics: Value =
        serde_json::from_slice(&fs::read(results.join("statistics.json")).expect("statistics"))
            .expect("JSON");
    assert!(
        option.is_empty() || said(&output).contains(" 1]; "),
        "the summary counts it: {}",
        said(&output)
    );
    (told, statistics["coverage"]["diagnostics"].clone())
}

#[test]
fn each_limit_is_told_once_and_names_its_option() {
    let pdf = pdf_of_lines(LETTER, 2);
    let docx = docx(&LETTER.lines().map(paragraph).collect::<String>());
    let archive = zip(&[("a.txt", LETTER.as_bytes())]);
    let two = zip(&[("a.txt", LETTER.as_bytes()), ("b.png", b"\x89PNG")]);
    let packed = zip(&[("a.txt", &vec![b' '; 2 << 20])]);
    let record = format!("{{\"id\": \"a\", \"text\": \"{}\"}}\n", "x".repeat(300));
    let table = format!("id,text\na,{}\n", "x".repeat(300));
    let cases: [(&str, &[u8], [&str; 2], &str); 12] = [
        (
            "a.txt",
            LETTER.as_bytes(),
            ["--max-file", "100"],
            "too-large",
        ),
        (
            "a.jsonl",
            record.as_bytes(),
            ["--max-file", "100"],
            "too-large",
        ),
        (
            "a.csv",
            table.as_bytes(),
            ["--max-file", "100"],
            "too-large",
        ),
        (
            "a.txt",
            LETTER.as_bytes(),
            ["--max-text", "100"],
            "truncated",
        ),
        ("a.docx", &docx, ["--max-text", "100"], "truncated"),
        ("a.pdf", &pdf, ["--max-pages", "1"], "truncated"),
        ("a.pdf", &pdf, ["--max-time", "0"], "too-slow"),
        ("a.docx", &docx, ["--max-part", "100"], "too-large"),
        ("a.docx", &docx, ["--max-depth", "2"], "truncated"),
        ("a.zip", &archive, ["--max-unpacked", "100"], "too-large"),
        ("a.zip", &two, ["--max-entries", "1"], "too-large"),
        ("a.zip", &packed, ["--max-ratio", "10"], "too-large"),
    ];
    for (name, bytes, option, code) in cases {
        let (told, counted) = told(name, bytes, &option);
        assert_eq!(told.len(), 1, "{name} {option:?}: {told:?}");
        assert!(
            told[0].0 == code && told[0].1.contains(option[0]),
            "{name} {option:?}: {told:?}"
        );
        assert_eq!(counted, serde_json::json!({ code: 1 }), "{name} {option:?}");
    }
}

#[test]
fn what_is_within_the_limits_is_not_told() {
    assert_eq!(
        told("a.pdf", &pdf_of_lines(LETTER, 2), &[]),
        (vec![], serde_json::json!({}))
    );
}

#[test]
fn a_pdf_that_is_too_long_in_two_ways_is_told_once() {
    let (told, _) = told(
        "a.pdf",
        &pdf_of_lines(LETTER, 1),
        &["--max-pages", "3", "--max-text", "60"],
    );
    assert_eq!(told.len(), 1, "{told:?}");
}

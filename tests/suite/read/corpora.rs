//! Files with one document in each record.

use std::collections::BTreeSet;

use viendan::read::{Column, Items, Options};

use super::support::{codes, folder, names, read, read_with};
#[cfg(feature = "parquet")]
use crate::support::make::parquet;

#[test]
fn each_line_of_json_is_a_document() {
    let lines = "\u{feff}{\"id\": \"a\", \"text\": \"Kết luận\\nsố 44-KL/TW\"}\r\n\n{\"text\": \"không tên\", \"year\": 2023}\n{\"id\": 7, \"text\": \"cuối\"}";
    let folder = folder(&[("c.jsonl", lines.as_bytes())]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let found: Vec<_> = texts
        .iter()
        .map(|text| (text.document.as_str(), text.content.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("a", "Kết luận\nsố 44-KL/TW"),
            ("c.jsonl#3", "không tên"),
            ("7", "cuối")
        ]
    );
    assert_eq!(diagnostics, []);
}

#[test]
fn broken_records_are_told_and_the_rest_is_read() {
    let lines = b"{\"id\": 1, \"text\": \"x\"}\n{\"id\": 2\n[]\n{\"id\": 4, \"body\": \"x\"}\n{\"id\": 5, \"text\": 7}\n\xff\n{\"id\": 7, \"text\": \"y\"}\n";
    let folder = folder(&[("c.jsonl", lines)]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert_eq!(texts.len(), 2);
    assert_eq!(
        codes(&diagnostics),
        [
            "c.jsonl: bad-record",
            "c.jsonl: bad-record",
            "4: bad-record",
            "5: bad-record",
            "c.jsonl: bad-record"
        ]
    );
    assert!(diagnostics[2].message.contains("--text-column"));
}

#[test]
fn other_columns_can_be_named() {
    let folder = folder(&[(
        "c.jsonl",
        r#"{"so_hieu": "44-KL/TW", "noi_dung": "x"}"#.as_bytes(),
    )]);
    let options = Options {
        id_column: "so_hieu".into(),
        text_column: "noi_dung".into(),
        ..Options::default()
    };
    assert_eq!(
        read_with(&[folder.path().into()], &options).0[0].document,
        "44-KL/TW"
    );
}

#[test]
fn equal_ids_are_told_apart() {
    let line: &[u8] = b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"a\", \"text\": \"y\"}\n";
    let folder = folder(&[("1.jsonl", line), ("2.jsonl", line)]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let names: Vec<_> = texts.iter().map(|text| text.document.as_str()).collect();
    assert_eq!(names, ["a", "a#2", "a#3", "a#4"]);
    let once_a_file = ["a: repeated-name", "a: repeated-name"];
    assert_eq!(codes(&diagnostics), once_a_file);
}

/// Each name is tried once; searched from 1 each time, these would take a quarter of an hour.
#[test]
fn a_hundred_thousand_equal_ids_are_told_apart_in_one_pass() {
    let count = 100_000;
    let lines =
        "{\"id\": \"a\", \"text\": \"\"}\n".repeat(count) + "{\"id\": \"a#7\", \"text\": \"\"}\n";
    let folder = folder(&[("c.jsonl", lines.as_bytes())]);
    let names: Vec<String> = Items::new(&[folder.path().into()], &Options::default())
        .expect("a corpus")
        .filter_map(|item| Some(item.ok()?.document().to_owned()))
        .collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), count + 1);
    assert_eq!(names[count - 1..], ["a#100000", "a#7#2"]);
}

#[test]
fn names_that_look_numbered_are_passed_over() {
    let lines =
        ["a#2", "a", "a", "a#3", "a"].map(|id| format!("{{\"id\": \"{id}\", \"text\": \"\"}}"));
    let folder = folder(&[("c.jsonl", lines.join("\n").as_bytes())]);
    assert_eq!(
        names(&[folder.path().into()]),
        ["a#2", "a", "a#3", "a#3#2", "a#4"]
    );
}

#[test]
fn a_line_beyond_the_limit_is_left_out() {
    let lines = format!(
        "{{\"id\": 1, \"text\": \"{}\"}}\n{{\"id\": 2, \"text\": \"y\"}}\n",
        "x".repeat(500)
    );
    let folder = folder(&[("c.jsonl", lines.as_bytes())]);
    let mut options = Options::default();
    options.limits.file_bytes = 100;
    let (texts, diagnostics) = read_with(&[folder.path().into()], &options);
    assert_eq!(
        (texts[0].document.as_str(), diagnostics[0].code.as_str()),
        ("2", "too-large")
    );
}

#[cfg(feature = "parquet")]
#[test]
fn rows_of_parquet_are_documents() {
    let bytes = parquet(&[
        Some("Kết luận số 44-KL/TW".as_bytes()),
        None,
        Some("cuối".as_bytes()),
    ]);
    let folder = folder(&[
        ("1.parquet", &bytes),
        ("2.parquet", &bytes[..bytes.len() / 2]),
    ]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let found: Vec<_> = texts
        .iter()
        .map(|text| (text.document.as_str(), text.content.as_str()))
        .collect();
    assert_eq!(found, [("1", "Kết luận số 44-KL/TW"), ("3", "cuối")]);
    assert_eq!(
        codes(&diagnostics),
        ["1.parquet: bad-record", "2.parquet: damaged-file"]
    );
}

#[test]
fn arrays_of_objects_are_read_record_by_record() {
    let array = "\u{feff}[\n {\"id\": \"a\", \"text\": \"ngoặc } và \\\" trong chuỗi\", \"tags\": [{\"x\": 1}]},\n {\"text\": \"y\"}\n]\n";
    let whole = "{\n  \"id\": \"b\",\n  \"text\": \"z\"\n}\n";
    let cut = "[{\"id\": \"c\", \"text\": \"x\"}, {\"id\": \"d\", \"te";
    let folder = folder(&[
        ("1.json", array.as_bytes()),
        ("2.json", whole.as_bytes()),
        ("3.json", cut.as_bytes()),
    ]);
    let (texts, diagnostics) = read_with(&[folder.path().into()], &Options::default());
    let read: Vec<_> = texts
        .iter()
        .map(|text| (text.document.as_str(), text.content.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("a", "ngoặc } và \" trong chuỗi"),
            ("1.json#2", "y"),
            ("b", "z"),
            ("c", "x")
        ]
    );
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, "bad-record");
}

#[test]
fn columns_state_something_of_the_document_in_every_form() {
    let options = Options {
        columns: vec![Column {
            name: "so_hieu".into(),
            label: "Số hiệu".into(),
        }],
        ..Options::default()
    };
    let folder = folder(&[
        (
            "1.jsonl",
            "{\"So-Hieu\": [\"12/QĐ-BYT\"], \"text\": \"x\"}\n".as_bytes(),
        ),
        ("2.csv", "id,text,SO HIEU\n1,x,12/QĐ-BYT\n2,y,\n".as_bytes()),
    ]);
    let (texts, _) = read_with(&[folder.path().into()], &options);
    let stated: Vec<Vec<_>> = texts
        .iter()
        .map(|text| {
            text.fields
                .iter()
                .map(|field| field.value.as_str())
                .collect()
        })
        .collect();
    assert_eq!(stated, [vec!["12/QĐ-BYT"], vec!["12/QĐ-BYT"], vec![]]);
}

#[test]
fn a_saved_web_archive_is_told() {
    let page = b"From: <Saved by Windows Internet Explorer>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n";
    let folder = folder(&[("a.mht", page.as_slice())]);
    let file = folder.path().join("a.mht");
    let (texts, diagnostics) = read_with(&[file], &Options::default());
    assert!(texts.is_empty());
    assert!(diagnostics[0].message.contains("save the page as .html"));
}

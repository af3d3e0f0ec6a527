//! The commands on a graph made before: what they print, and what they say when something is wrong.

use crate::support::letters;

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use letters::{cascade, letter};
use viendan::graph::CitationGraph;
use viendan::model::Level;
use viendan::render;

/// A folder with the graph of the letters, and a second plan 12-KH/TU.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let twin = letter(
        "ke-hoach-12-nd",
        "12-KH/TU",
        "2022-12-01",
        Level::Provincial,
        "Nam Định",
    );
    let documents: Vec<_> = cascade().documents().cloned().chain([twin]).collect();
    let citations: Vec<_> = cascade()
        .citations()
        .map(|view| {
            (
                view.source.id.clone(),
                view.target.id.clone(),
                view.citation.clone(),
            )
        })
        .collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("graph.json");
    let mut bytes = Vec::new();
    render::json::graph(&CitationGraph::new(documents, citations), &mut bytes)
        .expect("a Vec takes all bytes");
    fs::write(&path, bytes).expect("a temporary folder");
    (folder, path)
}

/// Standard output, standard error and exit status of a command.
fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::cargo_bin("viendan")
        .expect("the program")
        .env("VIENDAN_LANG", "en")
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

#[test]
fn cascade_prints_a_tree_or_data() {
    let (_folder, graph) = folder();
    let graph = graph.to_str().expect("a plain path");
    let (tree, errors, status) = run(&["cascade", "44-kl/tw", graph, "--lang", "en"]);
    assert_eq!((status, errors.as_str()), (Some(0), ""));
    assert!(
        tree.contains("│  └─ 5-KH/HU  2023-01-18 · district · implements · +20 days (+65)\n"),
        "{tree}"
    );
    assert!(!tree.contains('\u{1b}'), "no colours into a pipe");
    assert!(
        run(&["cascade", "44-KL/TW", graph, "--color", "always"])
            .0
            .contains('\u{1b}')
    );
    let (json, ..) = run(&["cascade", "44-KL/TW", graph, "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(data["steps"].as_array().map(Vec::len), Some(5));
}

#[test]
fn an_ambiguous_number_lists_its_candidates() {
    let (_folder, graph) = folder();
    let (out, errors, status) =
        run(&["cascade", "12-KH/TU", graph.to_str().expect("a plain path")]);
    assert_eq!((out.as_str(), status), ("", Some(1)));
    assert!(errors.contains("2 documents may be meant by '12-KH/TU'; give the id of one:\n  ke-hoach-12  2022-12-29\n"), "{errors}");
}

#[test]
fn explain_shows_the_words_or_says_that_it_is_the_other_way() {
    let (_folder, graph) = folder();
    let graph = graph.to_str().expect("a plain path");
    let (text, ..) = run(&["explain", "12-KH/TU", "44-KL/TW", graph, "--lang", "en"]);
    assert!(
        text.contains("Implements · cited directly · certain · rule number-and-date\n  1. ke-hoach-12.txt, characters 10–20"),
        "{text}"
    );
    let (_, errors, status) = run(&["explain", "44-KL/TW", "12-KH/TU", graph]);
    assert_eq!(status, Some(1));
    assert!(
        errors.contains(
            "'44-KL/TW' does not cite '12-KH/TU'; it is '12-KH/TU' that cites '44-KL/TW'"
        ),
        "{errors}"
    );
    let (json, ..) = run(&["explain", graph, "3-KH/ĐU", "44-KL/TW", "--format", "json"]);
    assert_eq!(
        json.lines()
            .filter(|line| serde_json::from_str::<serde_json::Value>(line).is_ok())
            .count(),
        2
    );
}

#[test]
fn statistics_come_as_text_and_as_data() {
    let (folder, graph) = folder();
    let graph = graph.to_str().expect("a plain path");
    assert!(
        run(&["statistics", graph, "--lang", "vi"])
            .0
            .contains("Được viện dẫn nhiều nhất")
    );
    let file = folder.path().join("statistics.json");
    let (out, _, status) = run(&[
        "statistics",
        graph,
        "--format",
        "json",
        "-o",
        file.to_str().expect("a plain path"),
    ]);
    assert_eq!((out.as_str(), status), ("", Some(0)));
    let data: serde_json::Value =
        serde_json::from_slice(&fs::read(file).expect("the file")).expect("JSON");
    assert_eq!(
        (&data["most_cited"][0]["label"], &data["coverage"]),
        (&"44-KL/TW".into(), &serde_json::Value::Null)
    );
    let output = Command::cargo_bin("viendan")
        .expect("the program")
        .env("VIENDAN_LANG", "en")
        .args(["statistics", "-"])
        .write_stdin("source,target\na,b\n")
        .output()
        .expect("it runs");
    assert!(output.status.success());
}

#[test]
fn what_cannot_be_read_is_one_sentence() {
    let (_, errors, status) = run(&["statistics", "khong-co.json"]);
    assert_eq!(status, Some(1));
    assert!(
        errors.starts_with(
            "viendan: khong-co.json cannot be read; make a graph with 'viendan analyze"
        ),
        "{errors}"
    );
    assert_eq!(errors.lines().count(), 1);
    let (_folder, graph) = folder();
    let (_, errors, _) = run(&["cascade", "99-KL/TW", graph.to_str().expect("a plain path")]);
    assert_eq!(errors.lines().count(), 1, "{errors}");
}

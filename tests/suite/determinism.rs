//! The same inputs give the same bytes, whatever the threads and the order of the files.

use crate::support::program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{analyzed, assert_same};

#[test]
fn one_thread_or_two() {
    assert_same(
        &analyzed(&["data/samples", "--threads", "1"]),
        &analyzed(&["data/samples", "--threads", "2"]),
        "threads change the result",
    );
}

#[test]
fn folders_in_any_order() {
    let folders = [
        "data/samples/lai-chau",
        "data/samples/nam-dinh",
        "data/samples/can-tho",
    ];
    let turned: Vec<&str> = folders.iter().rev().copied().collect();
    assert_same(
        &analyzed(&folders),
        &analyzed(&turned),
        "the order of the folders changes the result",
    );
}

#[test]
fn records_in_any_order() {
    let mut letters = Vec::new();
    texts_below(&Path::new(program::TOP).join("data/samples"), &mut letters);
    assert!(letters.len() > 30, "the samples are there");
    let records: Vec<String> = letters.iter().map(|path| record(path)).collect();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let results = [records.clone(), records.into_iter().rev().collect()].map(|records| {
        let corpus = folder.path().join("letters.jsonl");
        fs::write(&corpus, records.join("\n")).expect("a corpus");
        analyzed(&[&corpus.display().to_string()])
    });
    assert_same(
        &results[0],
        &results[1],
        "the order of the records changes the result",
    );
}

/// All plain texts below a folder.
fn texts_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts_below(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "txt" || extension == "md")
        {
            found.push(path);
        }
    }
}

/// A letter as a line of a corpus.
fn record(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("the samples are UTF-8");
    serde_json::json!({ "id": path.strip_prefix(program::TOP).expect("below the top"), "text": text }).to_string()
}

//! Every word and sentence of the program has both languages: what the code asks for by key, and
//! what errors and diagnostics say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use viendan::words::untranslated;

const TOP: &str = env!("CARGO_MANIFEST_DIR");

/// The code of the program, without its tests, file by file.
fn code() -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new(Path::new(TOP).join("src")).sort_by_file_name();
    files
        .into_iter()
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| !path.ends_with("tests.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]\nmod").next().unwrap_or_default();
            (path, code.to_owned())
        })
        .collect()
}

/// The keys of a table of words.
fn keys(table: &str) -> BTreeSet<String> {
    let path = Path::new(TOP).join("data/words").join(table);
    let mut reader = csv::Reader::from_path(path).expect("the table");
    let rows = reader
        .records()
        .map(|row| row.expect("a row")[0].to_owned());
    rows.collect()
}

#[test]
fn each_key_that_the_code_asks_for_is_in_the_tables() {
    let known: BTreeSet<String> = keys("labels.csv")
        .union(&keys("report.csv"))
        .cloned()
        .collect();
    let asked = Regex::new(
        r#"(?:language|style|words|Vietnamese)\s*\.(?:word|sentence|get|html|fill)\(\s*"(\w+)""#,
    )
    .expect("a pattern");
    for (path, code) in code() {
        for captures in asked.captures_iter(&code) {
            assert!(
                known.contains(&captures[1]),
                "{}: {}",
                path.display(),
                &captures[1]
            );
        }
    }
}

#[test]
fn each_label_is_asked_for() {
    let code: String = code().into_iter().map(|(_, code)| code).collect();
    for key in keys("labels.csv") {
        // `Level.central` belongs to a set of which each member is in the table.
        let used = match key.split_once('.') {
            Some((set, member)) => {
                code.contains(&format!("{set}: labelled"))
                    && code.contains(&format!("\"{member}\""))
            }
            None => code.contains(&format!("\"{key}\"")),
        };
        assert!(used, "nothing says '{key}' of labels.csv");
    }
}

/// What stands in a Rust string, with `{}` for whatever is filled in.
fn sentence(literal: &str) -> String {
    let broken = Regex::new(r"\\\n\s*").expect("a pattern");
    let filled = Regex::new(r"\{[^{}]*\}").expect("a pattern");
    let whole = broken.replace_all(literal, "").replace("\\\"", "\"");
    filled.replace_all(&whole, "{}").into_owned()
}

#[test]
fn each_message_has_its_vietnamese() {
    let text = r#""((?:[^"\\]|\\[\s\S])*)""#;
    let before = [
        r"#\[error\(\s*",
        r"\bbail!\(\s*",
        r"\bWrongUsage\(\s*(?:format!\(\s*)?",
        r#"\bNote::(?:error|warning)\(\s*"[\w-]+",\s*(?:&?format!\(\s*)?"#,
        r"\.context\(\s*",
        r"\bmessage = format!\(\s*",
        r"\bsentence: format!\(\s*",
        r"\bconsole\.tell\(\s*&format!\(\s*",
    ];
    let pattern = Regex::new(&format!("(?:{}){text}", before.join("|"))).expect("a pattern");
    let mut found = 0;
    let mut missing = Vec::new();
    for (path, code) in code() {
        for captures in pattern.captures_iter(&code) {
            let sentence = sentence(&captures[1]);
            found += 1;
            // Places alone say nothing in any language.
            let says = sentence.replace("{}", "");
            if says.contains(char::is_alphabetic) && untranslated(&sentence).is_some() {
                missing.push(format!("{}: {sentence}", path.display()));
            }
        }
    }
    assert!(found > 60, "the patterns find the messages: {found}");
    assert!(
        missing.is_empty(),
        "add to data/words/messages.csv: {missing:#?}"
    );
}

//! What viendan says of texts of the corpus: references through the program, as a user would; headers through the library.

use std::collections::BTreeMap;
use std::process::Command;

use ::viendan::extract::Extractor;
use ::viendan::tables::Tables;
use ::viendan::text::Text;
use serde_json::{Value, json};

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_viendan"))
        .args(arguments)
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "viendan {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("outputs are UTF-8")
}

/// The references of each text, by its name, in order.
pub fn extract_corpus<'a>(
    texts: impl Iterator<Item = (&'a str, &'a str)>,
) -> BTreeMap<String, Vec<Value>> {
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let path = folder.path().join("corpus.jsonl");
    let lines: Vec<String> = texts
        .map(|(id, text)| json!({"id": id, "text": text}).to_string())
        .collect();
    std::fs::write(&path, lines.join("\n")).expect("the corpus is written");
    let mut references: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in run(&[
        "extract",
        &path.to_string_lossy(),
        "--format",
        "jsonl",
        "--quiet",
    ])
    .lines()
    {
        let reference: Value = serde_json::from_str(line).expect("each line is JSON");
        references
            .entry(reference["document"].as_str().expect("a name").to_owned())
            .or_default()
            .push(reference);
    }
    references
}

/// The header of one text, in the fields that the marked files tell.
pub fn header(text: &str) -> Value {
    let source = Text {
        content: text.to_owned(),
        ..Text::default()
    };
    let header = Extractor::new(Tables::embedded()).extract(&source).header;
    json!({
        "number": header.number.filter(|number| !number.is_blank()).map(|number| number.canonical()),
        "type": header.document_type,
        "date": header.date.map(|date| date.to_string()),
        "issuer": header.issuer.map(|issuer| issuer.name),
        "level": header.scope.level.name(),
        "system": header.scope.system.name(),
        "province": header.scope.place.province,
    })
}

//! `output/` is what the commands of the README make of the samples, byte for byte.

use crate::support::program;

use std::fs;
use std::path::Path;

use program::{MAIN, TOP};

/// The picture of the README's first screen, and the arguments that draw it.
const PICTURE: &str = "44-KL-TW.png";
const DRAW: [&str; 7] = [
    "cascade",
    "44-KL/TW",
    "output/graph.json",
    "--format",
    "png",
    "-o",
    "output/44-KL-TW.png",
];

#[test]
fn output_is_what_the_main_command_writes() {
    let mut committed = program::files(&Path::new(TOP).join("output"));
    committed.remove(PICTURE);
    let made = program::analyzed(&[MAIN[1], "--lang", "vi"]);
    let why = format!(
        "output/ is stale; refresh it with 'cargo run --release -- {}', look at it, and commit it",
        MAIN.join(" ")
    );
    program::assert_same(&committed, &made, &why);
}

#[test]
fn the_picture_is_what_its_command_draws() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let picture = folder.path().join(PICTURE);
    let output = program::run(
        &[
            &DRAW[..6],
            &[&picture.display().to_string(), "--lang", "vi"],
        ]
        .concat(),
    );
    assert!(output.status.success(), "{}", program::said(&output));
    let same = fs::read(&picture).expect("just drawn")
        == fs::read(Path::new(TOP).join("output").join(PICTURE)).expect("the picture");
    assert!(
        same,
        "output/{PICTURE} is stale; refresh it with 'cargo run --release -- {}', look at it, and commit it",
        DRAW.join(" ")
    );
}

#[test]
fn the_readme_tells_both_commands() {
    for page in ["README.md", "README.vi.md"] {
        let text = fs::read_to_string(Path::new(TOP).join(page)).expect("the page");
        let main = format!("cargo run --release -- {}", MAIN.join(" "));
        for words in [
            main.as_str(),
            "cargo test",
            &format!("viendan {}", DRAW.join(" ")),
            &format!("output/{PICTURE}"),
        ] {
            assert!(text.contains(words), "{page} does not tell '{words}'");
        }
    }
}

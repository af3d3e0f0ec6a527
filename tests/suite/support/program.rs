//! The program as its users start it.
#![allow(dead_code)] // each test takes the part that it needs

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The top of the project: where the commands of the README are run.
pub const TOP: &str = env!("CARGO_MANIFEST_DIR");

/// The README's main command, without `cargo run --release --`.
pub const MAIN: [&str; 4] = ["analyze", "data/samples", "-o", "output"];

/// The program with these arguments, started at the top of the project, whatever the terminal of the
/// tests. It speaks English unless `--lang` says otherwise.
pub fn viendan(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command
        .args(arguments)
        .current_dir(TOP)
        .stdin(Stdio::null());
    command
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .env("VIENDAN_LANG", "en")
        .env_remove("RAYON_NUM_THREADS");
    command
}

/// Runs it to its end.
pub fn run(arguments: &[&str]) -> Output {
    viendan(arguments)
        .output()
        .expect("the program was built with the tests")
}

/// Runs the main job over these arguments into a new folder, and gives the bytes of each file there.
pub fn analyzed(arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let into = folder.path().display().to_string();
    let output = run(&[&["analyze"], arguments, &["--output", &into]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    files(folder.path())
}

/// The files of a folder by name.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read(&path).expect("a file that can be read"))
        })
        .collect()
}

/// What it said on stderr.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Fails with the names of the files that are not the same in both folders.
pub fn assert_same(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>, why: &str) {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(two.keys()).collect();
    let differ: Vec<_> = names
        .into_iter()
        .filter(|name| one.get(*name) != two.get(*name))
        .collect();
    assert!(differ.is_empty(), "{why}: {differ:?}");
}

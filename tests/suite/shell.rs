//! `viendan completions` and `viendan man`.

use crate::support::program;

use std::collections::BTreeSet;
use std::process::Command;

/// The commands that people see.
const COMMANDS: [&str; 11] = [
    "analyze",
    "cascade",
    "completions",
    "explain",
    "extract",
    "ledger",
    "man",
    "render",
    "schema",
    "show",
    "statistics",
];

fn printed(arguments: &[&str]) -> String {
    let output = program::run(arguments);
    assert!(output.status.success(), "{}", program::said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn completions_of_each_shell_know_each_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(
            !script.contains("read-child"),
            "{shell}: it is not for people"
        );
    }
}

#[test]
fn completions_are_scripts_that_bash_can_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("viendan.bash");
    std::fs::write(&path, printed(&["completions", "bash"])).expect("a file");
    // Where there is no bash there is nothing to complete.
    if let Ok(status) = Command::new("bash").arg("-n").arg(&path).status() {
        assert!(status.success());
    }
}

#[test]
fn each_command_has_its_man_page_in_both_languages() {
    let wanted: BTreeSet<String> = COMMANDS
        .iter()
        .map(|command| format!("viendan-{command}.1"))
        .chain(["viendan.1".to_owned()])
        .collect();
    for (language, words) in [
        ("en", "Draw a graph made before"),
        ("vi", "Vẽ sơ đồ đã lập"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let into = folder.path().display().to_string();
        printed(&["man", "-o", &into, "--lang", language]);
        let pages = program::files(folder.path());
        assert_eq!(pages.keys().cloned().collect::<BTreeSet<_>>(), wanted);
        let page = String::from_utf8_lossy(&pages["viendan-render.1"]);
        assert!(page.contains(words), "{page}");
        assert!(page.contains("focus"), "{page}");
    }
}

//! The pages show what the program really says: every command in a ```console block is run, and what follows it is compared.
//!
//! A block starts its commands with `$ `. `$ cat FILE` shows a file that the example has: the test writes it. A line `...` stands for lines
//! left out. `VIENDAN_RECORD=1 cargo test --test suite readme::` writes the blocks anew; read the difference before you commit it.

use crate::support::program;

use std::fs;
use std::path::Path;

use program::TOP;

/// The pages, each with the language in which it shows the program.
const PAGES: [(&str, &str); 3] = [
    ("README.md", "en"),
    ("README.vi.md", "vi"),
    ("CONTRIBUTING.md", "en"),
];
const LEFT_OUT: &str = "...";

#[test]
fn pages_show_what_the_program_says() {
    for (page, language) in PAGES {
        let path = Path::new(TOP).join(page);
        let written = fs::read_to_string(&path).expect("the page");
        let place = tempfile::tempdir().expect("a folder for the test");
        copy(&Path::new(TOP).join("output"), &place.path().join("output"));
        copy(
            &Path::new(TOP).join("data/samples"),
            &place.path().join("data/samples"),
        );
        let real = with_real_outputs(&written, language, place.path());
        if std::env::var_os("VIENDAN_RECORD").is_some_and(|value| value == "1") {
            fs::write(&path, real).expect("the page can be written");
        } else {
            assert!(
                real == written,
                "{page} shows what the program does not say:\n{}",
                differences(&written, &real)
            );
        }
    }
}

/// The page with the outputs that its commands really have.
fn with_real_outputs(page: &str, language: &str, place: &Path) -> String {
    let mut real = String::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        real += &format!("{line}\n");
        if line != "```console" {
            continue;
        }
        while let Some(command) = lines.next_if(|line| *line != "```") {
            let mut shown = Vec::new();
            while let Some(line) = lines.next_if(|line| *line != "```" && !line.starts_with("$ ")) {
                shown.push(line);
            }
            real += &format!("{command}\n{}", output_of(command, language, &shown, place));
        }
    }
    real
}

/// What a command of a page says; as much of it as the page shows.
fn output_of(command: &str, language: &str, shown: &[&str], place: &Path) -> String {
    let words = words(
        command
            .strip_prefix("$ ")
            .unwrap_or_else(|| panic!("'{command}' is no command")),
    );
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = match words.as_slice() {
        ["cat", file] => {
            let path = place.join(file);
            fs::create_dir_all(path.parent().expect("below the place")).expect("a folder");
            let text = shown.join("\n") + "\n";
            fs::write(path, &text).expect("a file");
            text
        }
        ["viendan", arguments @ ..] => {
            let output = program::viendan(arguments)
                .current_dir(place)
                .env("VIENDAN_LANG", language)
                .output()
                .expect("it starts");
            assert!(
                output.status.success(),
                "{command}: {}",
                program::said(&output)
            );
            String::from_utf8_lossy(&output.stdout).into_owned() + &program::said(&output)
        }
        _ => panic!("'{command}' is neither viendan nor cat"),
    };
    let said: Vec<&str> = said.lines().map(str::trim_end).collect();
    let gap = shown.iter().position(|line| *line == LEFT_OUT);
    let kept = match gap {
        Some(gap) if said.len() > shown.len() => {
            let below = shown.len() - gap - 1;
            [&said[..gap], &[LEFT_OUT], &said[said.len() - below..]].concat()
        }
        _ => said,
    };
    kept.iter().map(|line| format!("{line}\n")).collect()
}

/// The words of a command; those between ' and ' are one.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in command.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("never empty").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() {
            copy(&path, &to.join(name))
        } else {
            fs::copy(&path, to.join(name)).map(drop).expect("a copy")
        }
    }
}

/// The lines that are not the same, - as the page has them, + as they are.
fn differences(written: &str, real: &str) -> String {
    let (written, real): (Vec<&str>, Vec<&str>) =
        (written.lines().collect(), real.lines().collect());
    let only = |mark: char, lines: &[&str], others: &[&str]| -> String {
        lines
            .iter()
            .filter(|line| !others.contains(line))
            .map(|line| format!("{mark}{line}\n"))
            .collect()
    };
    only('-', &written, &real) + &only('+', &real, &written)
}

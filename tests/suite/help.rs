//! The help of every command, as files in `tests/suite/help`: `UPDATE_EXPECT=1 cargo test --test suite help` writes them anew; read the difference.

use crate::support::program;

use expect_test::expect_file;

/// Languages of the help, each with the folder of its files and its word above the commands.
const LANGUAGES: [(&str, &str, &str); 2] =
    [("en", "help", "Commands:"), ("vi", "help/vi", "Các lệnh:")];

/// The help with these arguments; the same on every system.
fn help(language: &str, arguments: &[&str]) -> String {
    let output = program::run(&[&["--lang", language], arguments, &["--help"]].concat());
    assert!(output.status.success(), "{}", program::said(&output));
    assert!(output.stderr.is_empty(), "help is data");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .replace("viendan.exe", "viendan")
}

/// The names below "Commands:".
fn commands(help: &str, heading: &str) -> Vec<String> {
    let below = help
        .lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.is_empty());
    let names = below.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn help_of_every_command_in_both_languages() {
    for (language, folder, heading) in LANGUAGES {
        let file = |name: &str| format!("{}/tests/suite/{folder}/{name}.txt", program::TOP);
        let overview = help(language, &[]);
        expect_file![file("viendan")].assert_eq(&overview);
        let commands = commands(&overview, heading);
        assert!(commands.len() >= 6, "{commands:?}");
        for command in commands {
            expect_file![file(&command)].assert_eq(&help(language, &[&command]));
        }
    }
}

#[test]
fn exit_statuses_are_named() {
    let overview = help("en", &[]);
    assert!(
        overview
            .contains("Exit status: 0 done, 1 could not run, 2 wrong usage, 3 done but --strict"),
        "{overview}"
    );
}

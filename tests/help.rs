//! The help of every command, as files in `tests/help`: `UPDATE_EXPECT=1 cargo test --test help` writes them anew; read the difference.

#[path = "support/program.rs"]
mod program;

use expect_test::expect_file;

/// The help with these arguments; the same on every system.
fn help(arguments: &[&str]) -> String {
    let output = program::run(&[arguments, &["--help"]].concat());
    assert!(output.status.success(), "{}", program::said(&output));
    assert!(output.stderr.is_empty(), "help is data");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .replace("viendan.exe", "viendan")
}

/// The names below "Commands:".
fn commands(help: &str) -> Vec<String> {
    let below = help
        .lines()
        .skip_while(|line| *line != "Commands:")
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
fn help_of_every_command() {
    let overview = help(&[]);
    expect_file!["help/viendan.txt"].assert_eq(&overview);
    let commands = commands(&overview);
    assert!(commands.len() >= 6, "{commands:?}");
    for command in commands {
        expect_file![format!("{}/tests/help/{command}.txt", program::TOP)]
            .assert_eq(&help(&[&command]));
    }
}

#[test]
fn exit_statuses_are_told() {
    let overview = help(&[]);
    assert!(
        overview
            .contains("Exit status: 0 done, 1 could not run, 2 wrong usage, 3 done but --strict"),
        "{overview}"
    );
}

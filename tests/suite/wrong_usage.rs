//! What the program answers to wrong usage, in both languages, as a file: `UPDATE_EXPECT=1 cargo test
//! --test wrong_usage` writes it anew; read the difference.

use crate::support::program;

use std::fmt::Write;
use std::fs;

use expect_test::expect_file;

/// Command lines that cannot work; GRAPH, LETTER, FOLDER, EMPTY and RESULTS are made by the test.
const USAGES: [&str; 43] = [
    "",
    "analyse FOLDER",
    "--colour never",
    "--lang fr schema graph",
    "--color sometimes schema graph",
    "--threads many schema graph",
    "--quiet --verbose schema graph",
    "analyze",
    "analyze nowhere",
    "analyze EMPTY",
    "analyze RESULTS",
    "analyze FOLDER -o LETTER",
    "analyze FOLDER --format graphlm -o OUT",
    "analyze FOLDER --max-file much -o OUT",
    "analyze FOLDER --max-pages 0 -o OUT",
    "analyze FOLDER --max-file 1 -o OUT",
    "analyze FOLDER --data nowhere -o OUT",
    "extract",
    "extract nowhere",
    "extract LETTER -o LETTER",
    "extract LETTER --format xml",
    "extract LETTER --format csv -o OUT.jsonl",
    "extract LETTER -o OUT.svg",
    "show",
    "show pages LETTER",
    "show text nowhere",
    "show text EMPTY",
    "cascade 44-KL/TW",
    "cascade 44-KL/TV GRAPH",
    "cascade 44-KL/TW nowhere.json",
    "cascade 44-KL/TW LETTER",
    "render GRAPH --level ward",
    "render GRAPH --system đoàn",
    "render GRAPH --relation yêu",
    "render GRAPH --type thơ",
    "render GRAPH --province 'Lai Chou'",
    "render GRAPH --from hôm-qua",
    "render GRAPH --depth 2",
    "render GRAPH --top many",
    "render GRAPH --format gif",
    "statistics GRAPH --format svg",
    "explain 44-KL/TW 1369-CV/TU GRAPH",
    "cascade GRAPH 44-KL/TW",
];

#[test]
fn wrong_usage_is_answered_in_both_languages() {
    let place = tempfile::tempdir().expect("a folder for the test");
    let path = |name: &str| place.path().join(name).display().to_string();
    fs::create_dir_all(path("letters")).expect("a folder");
    fs::create_dir_all(path("empty")).expect("a folder");
    let letter = "TỈNH ỦY LAI CHÂU\n*\nSố 15-CV/TU\n\nLai Châu, ngày 07 tháng 5 năm 2024\n\n\
                  Thực hiện Kết luận số 44-KL/TW ngày 22/11/2022 của Bộ Chính trị\n";
    fs::write(path("letters/thư.txt"), letter).expect("a letter");
    let made = program::run(&["analyze", &path("letters"), "-o", &path("results"), "-q"]);
    assert!(made.status.success(), "{}", program::said(&made));
    let words = [
        ("GRAPH", path("results/graph.json")),
        ("LETTER", path("letters/thư.txt")),
        ("FOLDER", path("letters")),
        ("EMPTY", path("empty")),
        ("RESULTS", path("results")),
        ("OUT", path("out")),
    ];
    let mut table = String::new();
    for usage in USAGES {
        writeln!(table, "$ viendan {usage}").expect("room");
        let mut arguments: Vec<String> = usage
            .split(' ')
            .map(|word| word.replace('\'', ""))
            .collect();
        if let Some(at) = usage.find('\'') {
            // One quoted value, at the end.
            let (before, quoted) = usage.split_at(at);
            arguments = before.split_whitespace().map(str::to_owned).collect();
            arguments.push(quoted.replace('\'', ""));
        }
        arguments.retain(|word| !word.is_empty());
        for argument in &mut arguments {
            for (word, path) in &words {
                *argument = argument.replace(word, path);
            }
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        for language in ["vi", "en"] {
            let output = program::viendan(&arguments)
                .env("VIENDAN_LANG", language)
                .output()
                .expect("it starts");
            let status = output.status.code().expect("it ends by itself");
            assert!(status == 1 || status == 2, "{usage}: {status}");
            assert!(output.stdout.is_empty(), "{usage}: data beside an error");
            let said = program::said(&output).replace(&path(""), "");
            let lines = said.lines().filter(|line| !line.trim().is_empty());
            writeln!(table, "{language} {status}").expect("room");
            lines.for_each(|line| writeln!(table, "  {line}").expect("room"));
        }
        table += "\n";
    }
    expect_file!["wrong_usage.txt"].assert_eq(&table);
}

#[test]
fn a_language_that_there_is_not_is_refused() {
    let output = program::viendan(&["schema", "graph"])
        .env("VIENDAN_LANG", "fr")
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    let said = program::said(&output);
    assert_eq!(
        said,
        "viendan: VIENDAN_LANG là 'fr'; chỉ có thể là vi hoặc en\n"
    );
}

#[test]
fn the_language_does_not_depend_on_that_of_the_system() {
    let said = |locale: &str| {
        let output = program::viendan(&["analyze", "nowhere"])
            .env_remove("VIENDAN_LANG")
            .env("LANG", locale)
            .env("LC_ALL", locale)
            .output()
            .expect("it starts");
        program::said(&output)
    };
    assert!(said("vi_VN.UTF-8").starts_with("viendan: không có nowhere"));
    assert_eq!(said("en_US.UTF-8"), said("vi_VN.UTF-8"));
}

//! What goes wrong is told in one clear sentence, with the documented exit status, and nothing is left half-written.

use crate::support::program;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use program::{run, said, viendan};

const LETTER: &str = "TỈNH ỦY LAI CHÂU\n*\nSố 1369-CV/TU\n\nLai Châu, ngày 28 tháng 4 năm 2023\n\n\
    Thực hiện Kết luận số 44-KL/TW, ngày 14/11/2022 của Ban Bí thư, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy triển khai.\n";

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Asserts that the program ends with this status, says this one line (`…` stands for what the system says), and gives no data.
#[track_caller]
fn fails(arguments: &[&str], status: i32, sentence: &str) {
    let output = run(arguments);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
    assert_eq!(
        said.lines().count(),
        1,
        "one sentence for {arguments:?}: {said}"
    );
    let mut rest = said.trim_end();
    for part in sentence.split('…') {
        rest = rest.find(part).map_or_else(
            || panic!("{arguments:?} says\n{said}not\n{sentence}"),
            |at| &rest[at + part.len()..],
        );
    }
    assert!(output.stdout.is_empty(), "no data from {arguments:?}");
}

#[test]
fn a_path_that_is_not_there() {
    let here = folder(&[]);
    let (missing, results) = (
        shown(&here.path().join("letters")),
        here.path().join("results"),
    );
    let sentence = format!(
        "viendan: {missing} does not exist; give a file, a folder, or - for standard input"
    );
    fails(&["analyze", &missing, "-o", &shown(&results)], 1, &sentence);
    assert!(
        !results.exists() || program::files(&results).is_empty(),
        "nothing is written"
    );
    fails(&["extract", &missing], 1, &sentence);
    fails(&["show", "text", &missing], 1, &sentence);
}

#[test]
fn an_empty_folder() {
    let here = folder(&[]);
    let sentence = format!(
        "viendan: nothing to read: {} is empty; give a file or a folder with",
        shown(here.path())
    );
    fails(&["extract", &shown(here.path())], 1, &sentence);
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_others() {
    let here = folder(&[
        ("letter.txt", LETTER.as_bytes()),
        ("broken.docx", b"PK\x03\x04 and no more"),
        ("photo.png", b"\x89PNG\r\n\x1a\n"),
    ]);
    let output = run(&["extract", &shown(here.path()), "--format", "text"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("44-KL/TW"),
        "the letter is read"
    );
    for name in ["broken.docx", "photo.png"] {
        assert_eq!(
            said(&output)
                .lines()
                .filter(|line| line.contains(name))
                .count(),
            1,
            "one line on {name}: {}",
            said(&output)
        );
    }
    let strict = run(&["extract", &shown(here.path()), "--strict"]);
    assert_eq!(strict.status.code(), Some(3), "{}", said(&strict));
}

#[test]
fn an_unknown_format_alone() {
    let here = folder(&[("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")]);
    let output = run(&["show", "text", &shown(&here.path().join("photo.png"))]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("photo.png") && said(&output).contains("unknown-format"),
        "{}",
        said(&output)
    );
}

#[test]
fn nothing_that_could_be_read_is_no_result() {
    let here = folder(&[
        ("broken.docx", b"PK\x03\x04 and no more"),
        ("photo.png", b"\x89PNG\r\n\x1a\n"),
        (".hidden.txt", LETTER.as_bytes()),
    ]);
    let results = here.path().join("results");
    fs::create_dir(&results).expect("a folder");
    let (letters, into) = (shown(here.path()), shown(&results));
    for arguments in [
        &["extract", &letters][..],
        &["extract", &letters, "--strict"],
        &["extract", &letters, "-o", &shown(&results.join("a.jsonl"))],
        &["analyze", &letters, "-o", &into],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(
            said(&output)
                .lines()
                .last()
                .is_some_and(|line| line
                    .starts_with("viendan: nothing could be read, so there is no result; ")),
            "{arguments:?}: {}",
            said(&output)
        );
        assert!(output.stdout.is_empty(), "no data from {arguments:?}");
        assert_eq!(program::files(&results).len(), 0, "nothing is written");
    }
}

/// Only what is missing from the result makes it incomplete, in each command alike.
#[test]
fn a_hidden_file_leaves_no_result_incomplete() {
    let here = folder(&[
        ("letter.txt", LETTER.as_bytes()),
        (".hidden.txt", LETTER.as_bytes()),
    ]);
    let output = run(&["extract", &shown(here.path()), "--strict"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn bytes_that_are_no_utf8_are_read_as_far_as_they_go() {
    let broken = [LETTER.as_bytes(), b"\xff\xfe\xc3(", LETTER.as_bytes()].concat();
    let here = folder(&[("letter.txt", &broken)]);
    let output = run(&["extract", &shown(here.path()), "--format", "text"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("44-KL/TW"),
        "{}",
        said(&output)
    );
}

#[test]
fn results_that_cannot_be_written() {
    let here = folder(&[("letter.txt", LETTER.as_bytes()), ("file", b"not a folder")]);
    let letter = shown(&here.path().join("letter.txt"));
    let below = shown(&here.path().join("file/results"));
    let sentence = format!("viendan: {below} cannot be written; choose another place with -o: …");
    fails(&["analyze", &letter, "-o", &below], 1, &sentence);
    fails(&["extract", &letter, "-o", &below], 1, &sentence);
    let names: Vec<String> = program::files(here.path()).into_keys().collect();
    assert_eq!(names, ["file", "letter.txt"], "nothing is left behind");
}

/// A result takes the name of a file, never that of a device: `-o /dev/null` must leave the device in its place.
#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let letters = folder(&[(
        "a.txt",
        "Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư.".as_bytes(),
    )]);
    let pipe = letters.path().join("pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo is part of every Unix");
    assert!(made.success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read_to_string(pipe).expect("the references"))
    };
    let letter = shown(&letters.path().join("a.txt"));
    let output = run(&["extract", &letter, "-o", &shown(&pipe)]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(reader.join().expect("a reader").contains("44-KL/TW"));
    assert!(fs::metadata(&pipe).expect("the pipe").file_type().is_fifo());
}

#[test]
fn a_run_that_fails_leaves_earlier_results_as_they_were() {
    let here = folder(&[("graph.json", b"earlier")]);
    let earlier = here.path().join("graph.json");
    let no_graph = folder(&[("graph.json", b"{\"nodes\": 3}")]);
    let output = run(&[
        "statistics",
        &shown(&no_graph.path().join("graph.json")),
        "--format",
        "json",
        "-o",
        &shown(&earlier),
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        program::files(here.path()).into_iter().collect::<Vec<_>>(),
        [("graph.json".to_owned(), b"earlier".to_vec())]
    );
}

#[test]
fn graphs_and_numbers_that_are_not_there() {
    let here = folder(&[("citations.csv", b"source,target\na,b\n")]);
    let graph = shown(&here.path().join("citations.csv"));
    let missing = shown(&here.path().join("graph.json"));
    let way_out = format!(
        "viendan: {missing} cannot be read; make a graph with 'viendan analyze PATH -o DIR', then give DIR/graph.json: …"
    );
    fails(&["statistics", &missing], 1, &way_out);
    fails(
        &["cascade", "99-KL/TW", &graph],
        1,
        "viendan: the graph has no document '99-KL/TW'; give a number like 44-KL/TW, or an id",
    );
    fails(
        &["explain", "b", "a", &graph],
        1,
        "viendan: 'b' does not cite 'a'; it is 'a' that cites 'b'",
    );
}

#[test]
fn tables_that_are_not_there() {
    let here = folder(&[("letter.txt", LETTER.as_bytes())]);
    let missing = shown(&here.path().join("tables"));
    fails(
        &["extract", &shown(here.path()), "--data", &missing],
        1,
        &format!("viendan: …{missing}…"),
    );
}

#[test]
fn more_threads_than_the_machine_can_use_are_not_started() {
    let here = folder(&[("letter.txt", LETTER.as_bytes())]);
    let letter = shown(&here.path().join("letter.txt"));
    let output = run(&["extract", &letter, "--threads", "20000"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).starts_with("viendan: --threads 20000 is more than this machine can use; "),
        "{}",
        said(&output)
    );
    assert!(!output.stdout.is_empty(), "the letter is read");
    let quiet = run(&["extract", &letter, "--threads", "20000", "--quiet"]);
    assert_eq!(said(&quiet), "");
    assert_eq!(quiet.stdout, output.stdout, "the result is the same");
}

#[test]
fn wrong_usage_has_its_own_status() {
    for arguments in [
        &["analyze"][..],
        &["analyze", "--no-such-option", "."],
        &["extract", ".", "--format", "xml"],
        &["no-such-command"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            said(&output).starts_with("error: ") && said(&output).contains("--help"),
            "{arguments:?}: {}",
            said(&output)
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = viendan(&["extract", "data/samples"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = [0; 100];
    child
        .stdout
        .take()
        .expect("it is piped")
        .read_exact(&mut first)
        .expect("a first line");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(0), String::new())
    );
}

#[test]
fn letters_and_digits_in_turns_are_read_in_one_pass() {
    // Quadratic time would take hours for this much.
    let text = "1a2B3C".repeat(80_000);
    let here = folder(&[("turns.txt", text.as_bytes())]);
    let output = run(&["extract", &shown(&here.path().join("turns.txt"))]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
}

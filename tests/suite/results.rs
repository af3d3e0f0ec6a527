//! Where results go: whose place they take, who may read them, what form their names ask for.

use crate::support::program;
use crate::support::tools;

use std::fs;
use std::path::Path;

use program::{run, said, viendan};

const LETTER: &str = "TỈNH ỦY LAI CHÂU\n*\nSố 1369-CV/TU\n\nLai Châu, ngày 28 tháng 4 năm 2023\n\n\
    Thực hiện Kết luận số 44-KL/TW, ngày 14/11/2022 của Ban Bí thư, \
    Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy triển khai.\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// Runs the program in the folder, asserts that it refuses before any work, and that the files
/// there are as they were.
#[track_caller]
fn refuses(here: &Path, arguments: &[&str], sentence: &str) {
    let before = program::files(here);
    let output = viendan(arguments)
        .current_dir(here)
        .output()
        .expect("it starts");
    assert_eq!(
        said(&output),
        format!("viendan: {sentence}\n"),
        "{arguments:?}"
    );
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    program::assert_same(&before, &program::files(here), "files have changed");
}

/// Runs the program in the folder, and asserts that it could not run, before any work.
#[track_caller]
fn cannot_run(here: &Path, arguments: &[&str], sentence: &str) {
    let output = viendan(arguments)
        .current_dir(here)
        .output()
        .expect("it starts");
    assert_eq!(said(&output), format!("viendan: {sentence}\n"));
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
}

fn is_to_be_read(name: &str) -> String {
    format!("{name} is to be read, so no result can take its place; choose another place with -o")
}

#[test]
fn an_output_that_is_an_input_is_refused() {
    let here = folder(&[("in.txt", LETTER), ("g.csv", GRAPH)]);
    let here = here.path();
    fs::hard_link(here.join("in.txt"), here.join("twin.txt")).expect("a hard link");
    let absolute = here.join("in.txt").display().to_string();
    for spelling in ["in.txt", "./in.txt", "twin.txt", &absolute] {
        refuses(
            here,
            &["extract", "in.txt", "-o", spelling],
            &is_to_be_read("in.txt"),
        );
    }
    for command in [
        &["render", "g.csv"][..],
        &["statistics", "g.csv"],
        &["cascade", "b", "g.csv"],
    ] {
        refuses(
            here,
            &[command, &["-o", "g.csv"]].concat(),
            &is_to_be_read("g.csv"),
        );
    }
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_to_an_input_is_refused() {
    let here = folder(&[("in.txt", LETTER)]);
    std::os::unix::fs::symlink("in.txt", here.path().join("link.txt")).expect("a link");
    let [there, back] = [["in.txt", "link.txt"], ["link.txt", "in.txt"]];
    for [input, output] in [there, back] {
        refuses(
            here.path(),
            &["extract", input, "-o", output],
            &is_to_be_read(input),
        );
    }
}

#[test]
fn an_output_that_is_a_letter_of_the_folder_is_refused() {
    let here = folder(&[("a.txt", LETTER), ("b.txt", LETTER)]);
    refuses(
        here.path(),
        &["extract", ".", "-o", "b.txt"],
        &is_to_be_read("./b.txt"),
    );
    let new = viendan(&["extract", ".", "-o", "c.jsonl"])
        .current_dir(here.path())
        .output()
        .expect("it starts");
    assert!(
        new.status.success(),
        "a new file is no letter: {}",
        said(&new)
    );
}

#[test]
fn an_output_that_is_a_table_in_use_is_refused() {
    let here = folder(&[("in.txt", LETTER)]);
    let tables = folder(&[(
        "relation_cues.csv",
        "cue,relation,direction,position,strength\n",
    )]);
    let table = tables
        .path()
        .join("relation_cues.csv")
        .display()
        .to_string();
    let tables = tables.path().display().to_string();
    let arguments = ["extract", "in.txt", "--data", &tables, "-o", &table];
    refuses(here.path(), &arguments, &is_to_be_read(&table));
}

/// What the shell sends into a file below the letters would be read as one of them while it grows.
#[test]
fn a_standard_output_that_is_an_input_is_refused() {
    let here = folder(&[("a.txt", LETTER)]);
    let into = fs::File::create(here.path().join("references.txt")).expect("a file");
    let output = viendan(&["extract", "."])
        .current_dir(here.path())
        .stdout(into)
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "viendan: ./references.txt is to be read, so standard output cannot go there; \
         send it to another place\n"
    );
}

#[test]
fn a_standard_input_that_is_the_output_is_refused() {
    let here = folder(&[("in.txt", LETTER)]);
    let output = viendan(&["extract", "-", "-o", "in.txt"])
        .current_dir(here.path())
        .stdin(fs::File::open(here.path().join("in.txt")).expect("a file"))
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        format!("viendan: {}\n", is_to_be_read("standard input"))
    );
}

#[test]
fn no_file_of_analyze_takes_the_place_of_an_input() {
    let here = folder(&[("in.txt", LETTER)]);
    let exports = "graphml,gexf,gephi,vosviewer,jsonld,cypher";
    let analyze = |path: &str| {
        viendan(&["analyze", path, "-o", "results", "--format", exports])
            .current_dir(here.path())
            .output()
            .expect("it starts")
    };
    let made = analyze("in.txt");
    assert!(made.status.success(), "{}", said(&made));
    let results = here.path().join("results");
    let before = program::files(&results);
    assert!(before.len() > 13, "with exports: {:?}", before.keys());
    for name in before.keys() {
        let input = format!("results/{name}");
        let output = analyze(&input);
        assert_eq!(
            said(&output),
            format!("viendan: {}\n", is_to_be_read(&input))
        );
        assert_eq!(output.status.code(), Some(2), "{input}");
    }
    program::assert_same(&before, &program::files(&results), "results have changed");
}

/// A small graph as a table.
const GRAPH: &str = "source,target\na,b\n";

#[test]
fn the_name_of_the_file_says_the_format() {
    let here = folder(&[("in.txt", LETTER), ("g.csv", GRAPH)]);
    let cases: [(&[&str], &str, &str); 12] = [
        (&["render", "g.csv"], "a.svg", "<?xml"),
        (&["render", "g.csv"], "a.PNG", "\u{fffd}PNG"),
        (&["render", "g.csv"], "a.pdf", "%PDF"),
        (&["render", "g.csv"], "a.gv", "digraph"),
        (&["render", "g.csv"], "a", "<?xml"),
        (&["cascade", "b", "g.csv"], "b.txt", "b  "),
        (&["cascade", "b", "g.csv"], "b.json", "{"),
        (&["cascade", "b", "g.csv"], "b.png", "\u{fffd}PNG"),
        (&["statistics", "g.csv"], "s.json", "{"),
        (&["extract", "in.txt"], "r.jsonl", "{"),
        (&["extract", "in.txt"], "r.csv", "document,start,"),
        (&["extract", "in.txt"], "r.txt", "in.txt:"),
    ];
    for (command, name, start) in cases {
        let output = viendan(&[command, &["-o", name]].concat())
            .current_dir(here.path())
            .output()
            .expect("it starts");
        assert!(output.status.success(), "{name}: {}", said(&output));
        let bytes = fs::read(here.path().join(name)).expect("it is written");
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with(start), "{command:?} {name}: {:.20}", text);
    }
}

#[test]
fn a_format_that_the_name_of_the_file_contradicts_is_refused() {
    let here = folder(&[("in.txt", LETTER), ("g.csv", GRAPH)]);
    let contradiction = |format: &str, promised: &str, way_out: &str| {
        format!(
            "--format {format} and a file .{promised} contradict each other; \
             give a file .{way_out} or another --format"
        )
    };
    for (arguments, sentence) in [
        (
            &["render", "g.csv", "--format", "svg", "-o", "a.png"][..],
            contradiction("svg", "png", "svg"),
        ),
        (
            &["cascade", "b", "g.csv", "--format", "text", "-o", "a.pdf"],
            contradiction("text", "pdf", "txt"),
        ),
        (
            &["statistics", "g.csv", "--format", "json", "-o", "a.csv"],
            contradiction("json", "csv", "json"),
        ),
        (
            &["extract", "in.txt", "--format", "jsonl", "-o", "a.csv"],
            contradiction("jsonl", "csv", "jsonl"),
        ),
        (
            &["render", "g.csv", "-o", "a.jpg"],
            "no format of this command is for a file .jpg; the formats are svg, png, pdf, dot"
                .to_owned(),
        ),
    ] {
        refuses(here.path(), arguments, &sentence);
    }
    let named_otherwise = viendan(&["render", "g.csv", "--format", "png", "-o", "a.picture"])
        .current_dir(here.path())
        .output()
        .expect("it starts");
    assert!(
        named_otherwise.status.success(),
        "{}",
        said(&named_otherwise)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn no_picture_is_poured_onto_a_terminal() {
    let here = folder(&[("g.csv", GRAPH)]);
    let typed = |arguments: &str| format!("'{}' {arguments}", env!("CARGO_BIN_EXE_viendan"));
    for (arguments, format) in [
        ("render g.csv", "svg"),
        ("render g.csv --format png", "png"),
        ("render g.csv --format png -o -", "png"),
        ("render g.csv --format pdf -o /dev/tty", "pdf"),
        ("cascade b g.csv --format png", "png"),
    ] {
        let sentence = format!(
            "viendan: a picture ({format}) is not for the terminal; \
             give it a file with -o NAME.{format}, or send it on by a pipe\r\n"
        );
        let Some((screen, status)) = tools::on_a_terminal(here.path(), &typed(arguments)) else {
            return;
        };
        assert_eq!((screen, status), (sentence, Some(2)), "{arguments}");
    }
    for (arguments, start) in [
        ("render g.csv --format dot", "digraph"),
        ("cascade b g.csv --color never", "b  "),
        ("render g.csv --format png | head -c 4 | tail -c 3", "PNG"),
    ] {
        let seen = tools::on_a_terminal(here.path(), &typed(arguments));
        let (screen, status) = seen.expect("script is there");
        assert!(
            screen.starts_with(start) && status == Some(0),
            "{arguments}: {screen}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_workbook_is_poured_onto_a_terminal() {
    let here = folder(&[("g.csv", GRAPH)]);
    for (language, sentence) in [
        (
            "en",
            "a workbook (xlsx) is not for the terminal; give it a file with -o NAME.xlsx, or \
             send it on by a pipe",
        ),
        (
            "vi",
            "bảng tính (xlsx) không hiện được trên màn hình; hãy ghi vào tệp bằng -o TÊN.xlsx, \
             hoặc chuyển tiếp qua ống dẫn",
        ),
    ] {
        let program = env!("CARGO_BIN_EXE_viendan");
        let typed = format!("'{program}' ledger b g.csv --format xlsx --lang {language}");
        let Some((screen, status)) = tools::on_a_terminal(here.path(), &typed) else {
            return;
        };
        assert_eq!(
            (screen, status),
            (format!("viendan: {sentence}\r\n"), Some(2))
        );
    }
}

#[test]
fn results_below_the_letters_are_not_read_as_letters() {
    let here = folder(&[("letter.txt", LETTER)]);
    let analyze = || {
        let output = viendan(&["analyze", "."])
            .current_dir(here.path())
            .output()
            .expect("it starts");
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    };
    let first = analyze();
    assert!(first.contains("; 2 documents (1 missing), "), "{first}");
    for _ in 0..2 {
        let again = analyze();
        assert!(again.contains("; 2 documents (1 missing), "), "{again}");
        let told =
            "viendan: output: a folder of viendan's own results, so not read [own-results]\n";
        assert!(again.starts_with(told), "{again}");
        assert_eq!(again.matches("own-results]\n").count(), 1, "{again}");
    }
}

#[test]
fn a_folder_of_results_is_no_folder_of_letters() {
    let sentence = "viendan: output holds results of viendan, not letters; \
        give the folder of the letters, and results a folder of their own\n";
    for arguments in [&["extract", "output"][..], &["show", "text", "output"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(said(&output), sentence, "{arguments:?}");
        assert!(output.stdout.is_empty(), "no data from {arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_as_an_output_is_written_through() {
    let here = folder(&[("letter.txt", LETTER), ("elsewhere/kept", "earlier")]);
    let link = here.path().join("references.jsonl");
    std::os::unix::fs::symlink("elsewhere/kept", &link).expect("a link");
    let extract = || {
        viendan(&["extract", "letter.txt", "-o", "references.jsonl"])
            .current_dir(here.path())
            .output()
            .expect("it starts")
    };
    assert!(extract().status.success());
    let written = fs::read_to_string(here.path().join("elsewhere/kept")).expect("the file");
    assert!(written.contains("44-KL/TW") && link.is_symlink());
    fs::remove_file(here.path().join("elsewhere/kept")).expect("the file");
    assert_eq!(
        said(&extract()),
        "viendan: references.jsonl cannot be written; choose another place with -o: it is a link \
         that leads to nothing\n"
    );
    assert!(link.is_symlink());
}

#[test]
fn what_is_in_the_way_of_a_result_is_found_before_the_work() {
    // Reading this letter would be reported: it is no text.
    let here = folder(&[("in/letter.pdf", "no pdf"), ("output/graph.svg/x", "")]);
    cannot_run(
        here.path(),
        &["analyze", "in"],
        "output/graph.svg is in the way of a result; move it, or choose another place with -o",
    );
    #[cfg(unix)]
    {
        let here = folder(&[("in/letter.pdf", "no pdf"), ("x", ""), ("output/y", "")]);
        let link = here.path().join("output/graph.json");
        std::os::unix::fs::symlink("../x", link).expect("a link");
        cannot_run(
            here.path(),
            &["analyze", "in"],
            "output/graph.json is in the way of a result; move it, or choose another place with -o",
        );
    }
}

#[cfg(unix)]
#[test]
fn a_second_run_into_the_same_folder_is_refused() {
    let here = folder(&[("letter.txt", LETTER), ("output/x", "")]);
    let other = fs::File::open(here.path().join("output")).expect("the folder");
    other.lock().expect("nobody else writes there");
    cannot_run(
        here.path(),
        &["analyze", "letter.txt"],
        "another run of viendan writes into output; wait for its end, or choose another place \
         with -o",
    );
    drop(other);
    let output = viendan(&["analyze", "letter.txt"])
        .current_dir(here.path())
        .output();
    assert!(output.expect("it starts").status.success());
}

#[test]
fn leftovers_of_dead_runs_are_removed() {
    let leftovers = [
        "output/.viendan-dead",
        "output/.viendan-held",
        "output/.viendan-new",
    ];
    let files = leftovers.map(|name| (name, "half"));
    for arguments in [
        &["analyze", "letter.txt"][..],
        &["extract", "letter.txt", "-o", "output/references.jsonl"],
    ] {
        let here = folder(&[&files[..], &[("letter.txt", LETTER)]].concat());
        let open = |name: &str| {
            let path = here.path().join(name);
            fs::File::options()
                .write(true)
                .open(path)
                .expect("it is there")
        };
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
        for name in &leftovers[..2] {
            open(name).set_modified(long_ago).expect("our file");
        }
        let held = open(leftovers[1]);
        held.lock().expect("nobody else holds it");
        let output = viendan(arguments).current_dir(here.path()).output();
        assert!(output.expect("it starts").status.success());
        let left = leftovers.map(|name| here.path().join(name).exists());
        assert_eq!(left, [false, true, true], "{arguments:?}");
    }
}

#[test]
fn a_folder_whose_files_may_not_belong_together_is_refused() {
    let here = folder(&[
        ("graph.json", "{\"nodes\": [], \"edges\": []}"),
        (".viendan-journal", "new .viendan-x graph.json\n"),
    ]);
    cannot_run(
        here.path(),
        &["statistics", "graph.json"],
        "graph.json is from a run that was cut off while its files took their names, so they may \
         not belong together; run 'viendan analyze' again",
    );
}

#[cfg(unix)]
mod permissions {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path)
            .expect("it is written")
            .permissions()
            .mode()
            & 0o777
    }

    /// Starts the program under this umask, in the folder.
    #[track_caller]
    fn under_umask(umask: &str, folder: &Path, arguments: &str) {
        let command = format!(
            "umask {umask}; '{}' {arguments}",
            env!("CARGO_BIN_EXE_viendan")
        );
        let status = std::process::Command::new("sh")
            .args(["-c", &command])
            .current_dir(folder)
            .status();
        assert!(status.expect("a shell").success(), "{command}");
    }

    #[test]
    fn results_are_as_open_as_the_umask_says() {
        for (umask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
            let here = folder(&[("letter.txt", LETTER)]);
            under_umask(umask, here.path(), "extract letter.txt -o references.jsonl");
            under_umask(umask, here.path(), "analyze letter.txt --quiet");
            for name in [
                "references.jsonl",
                "output/graph.json",
                "output/report.html",
            ] {
                assert_eq!(mode(&here.path().join(name)), expected, "{umask}: {name}");
            }
        }
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let here = folder(&[("letter.txt", LETTER), ("references.jsonl", "earlier")]);
        let kept = here.path().join("references.jsonl");
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o600)).expect("our file");
        under_umask("022", here.path(), "extract letter.txt -o references.jsonl");
        assert_eq!(mode(&kept), 0o600);
        assert!(
            fs::read_to_string(&kept)
                .expect("text")
                .contains("44-KL/TW")
        );
    }
}

#[test]
fn copies_and_namesakes_are_reported() {
    let other = LETTER.replace("triển khai", "tổ chức thực hiện");
    let unnumbered = LETTER.replace("Số 1369-CV/TU", "");
    let here = folder(&[
        ("in/a.txt", LETTER),
        ("in/b.txt", &LETTER.replace("\n\n", "\n \n")),
        ("in/c.txt", &other),
        ("in/d.txt", &unnumbered),
        ("in/e.txt", &unnumbered),
    ]);
    let output = viendan(&["analyze", "in", "-o", "out"])
        .current_dir(here.path())
        .output()
        .expect("it starts");
    let said = said(&output);
    let lines: Vec<&str> = said.lines().filter(|line| line.contains(".txt:")).collect();
    assert_eq!(
        lines,
        [
            "viendan: b.txt: a copy of a.txt; both count as one document, and its citations twice \
             [copy]",
            "viendan: c.txt: number, issuer and year are those of a.txt, the words are not; both \
             count as one document [same-number]",
            "viendan: e.txt: a copy of d.txt; without a number or a known issuer each counts as a \
             document [copy]",
        ]
    );
    let diagnostics = fs::read_to_string(here.path().join("out/diagnostics.jsonl")).expect("it");
    assert_eq!(diagnostics.matches("\"copy\"").count(), 2);
}

#[test]
fn results_of_an_earlier_run_are_reported_or_removed() {
    let here = folder(&[("in/a.txt", LETTER), ("out/graph.gexf", "not ours")]);
    let analyze = |more: &[&str]| {
        let arguments = [&["analyze", "in", "-o", "out"], more].concat();
        let output = viendan(&arguments).current_dir(here.path()).output();
        said(&output.expect("it starts"))
    };
    let is_there = |name: &str| here.path().join("out").join(name).exists();
    analyze(&["--format", "graphml", "--clean"]);
    assert!(is_there("graph.gexf"), "no run of ours wrote it");
    fs::remove_file(here.path().join("out/graph.gexf")).expect("it is there");
    let left = "graph.graphml is left from an earlier run; --clean removes it";
    assert!(analyze(&[]).contains(left) && is_there("graph.graphml"));
    assert!(!analyze(&["--format", "graphml"]).contains(left));
    assert!(!analyze(&["--clean"]).contains(left) && !is_there("graph.graphml"));
}

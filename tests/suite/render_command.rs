//! `viendan render` and the pictures of `viendan cascade`, from a graph made before.

use crate::support::cascades;

use std::fs::{self, File};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with `graph.json`, and the id of its most-cited document.
fn folder() -> (TempDir, String) {
    let graph = cascades::graph(120, 6);
    let folder = TempDir::new().expect("a folder");
    let mut file = File::create(folder.path().join("graph.json")).expect("a file");
    viendan::render::json::graph(&graph, &mut file).expect("it can be written");
    let top = graph
        .documents()
        .max_by_key(|document| graph.cited_by(&document.id).count())
        .expect("it has documents");
    (folder, top.id.0.clone())
}

fn viendan(folder: &TempDir, arguments: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("viendan")
        .expect("it is built")
        .env("VIENDAN_LANG", "en")
        .current_dir(folder.path())
        .args(arguments)
        .assert()
}

#[test]
fn every_format_is_what_it_says() {
    let (folder, top) = folder();
    for (format, start) in [
        ("svg", "<?xml"),
        ("png", "\u{fffd}PNG"),
        ("pdf", "%PDF"),
        ("dot", "digraph"),
    ] {
        for arguments in [
            vec!["render", "graph.json", "--scale", "0.5"],
            vec!["cascade", &top, "graph.json", "--scale", "0.5"],
        ] {
            let output = viendan(
                &folder,
                &[arguments.as_slice(), &["--format", format]].concat(),
            )
            .success()
            .get_output()
            .stdout
            .clone();
            assert!(
                String::from_utf8_lossy(&output).starts_with(start),
                "{format}"
            );
        }
    }
}

#[test]
fn a_file_holds_the_part_that_was_asked_for() {
    let (folder, top) = folder();
    viendan(
        &folder,
        &[
            "render",
            "graph.json",
            "--focus",
            &top,
            "--depth",
            "1",
            "--lang",
            "en",
            "-o",
            "part.svg",
        ],
    )
    .success();
    let part = fs::read_to_string(folder.path().join("part.svg")).expect("it is written");
    assert!(
        part.contains("of 120 documents; within 1 citation"),
        "{}",
        &part[..600]
    );
    viendan(
        &folder,
        &[
            "render",
            "graph.json",
            "--by",
            "level",
            "--level",
            "central,provincial",
            "-o",
            "levels.svg",
        ],
    )
    .success();
    viendan(
        &folder,
        &[
            "render",
            "graph.json",
            "--axis",
            "time",
            "--from",
            "2020",
            "-o",
            "time.svg",
        ],
    )
    .success();
    assert!(
        fs::read_to_string(folder.path().join("time.svg"))
            .expect("it is written")
            .contains("class=\"axis\"")
    );
}

#[test]
fn what_cannot_be_drawn_is_said_in_one_sentence() {
    let (folder, _) = folder();
    let said = |arguments: &[&str], code: i32| {
        String::from_utf8_lossy(&viendan(&folder, arguments).code(code).get_output().stderr)
            .into_owned()
    };
    assert!(said(&["render", "graph.json", "--focus", "0-XX/YY"], 1).contains("0-XX/YY"));
    assert!(said(&["render", "graph.json", "--from", "2999"], 1).contains("no document is left"));
    assert!(
        said(
            &["render", "graph.json", "--format", "png", "--scale", "900"],
            1
        )
        .contains("largest scale")
    );
    assert!(
        said(
            &[
                "render",
                "graph.json",
                "--engine",
                "dot",
                "--graphviz",
                "no-such-dot"
            ],
            1
        )
        .contains("no-such-dot")
    );
    assert!(said(&["render", "graph.json", "--level", "village"], 2).contains("village"));
}

#[test]
fn a_filter_that_no_document_can_pass_is_refused_with_the_nearest_names() {
    let (folder, _) = folder();
    for (filter, word, sentence) in [
        (
            "--province",
            "Atlantis",
            "viendan: the graph has no document of the province 'Atlantis'; the nearest are ",
        ),
        (
            "--province",
            "Lai Chua",
            "the province 'Lai Chua'; the nearest are Lai Châu, ",
        ),
        (
            "--type",
            "ke-hoch",
            "viendan: the graph has no document of the type 'ke-hoch'; the nearest are ke-hoach, ",
        ),
        (
            "--focus",
            "0-XX/YY",
            "viendan: the graph has no document '0-XX/YY'; give a number like 44-KL/TW, or an id \
             from documents.csv; the nearest are ",
        ),
    ] {
        let output = viendan(&folder, &["render", "graph.json", filter, word]).code(1);
        let said = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(said.contains(sentence), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(output.get_output().stdout.is_empty(), "nothing is drawn");
    }
    for (filter, word) in [
        ("--level", "communal"),
        ("--system", "party-state"),
        ("--relation", "implement"),
    ] {
        let output = viendan(&folder, &["render", "graph.json", filter, word]).code(2);
        let said = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(
            said.contains(&format!("'{word}' is not one of: ")),
            "{said}"
        );
    }
}

#[test]
fn a_province_may_be_typed_without_diacritics() {
    let (folder, _) = folder();
    viendan(&folder, &["render", "graph.json", "--province", "lai chau"]).success();
}

//! What people read in the terminal; names and words of others are shown there, never obeyed.

use crate::support::letters;
use crate::support::make;
use crate::support::program;
use crate::support::tools;

use std::fs;
use std::path::Path;
use std::process::Output;

use expect_test::expect;
use letters::{cascade, cites, letter};
use program::{run, said, viendan};
use viendan::analyze::{self, Cascade, RunFacts};
use viendan::graph::{CitationGraph, DocumentId};
use viendan::model::{Language, Level, Relation};
use viendan::render::terminal::{self, Role, Style};
use viendan::resolve::Rule;

fn tree(graph: &CitationGraph, id: &str, style: Style<'_>) -> String {
    terminal::cascade(
        &Cascade::of(graph, &DocumentId(id.to_owned())).expect("the document is there"),
        style,
    )
}

#[test]
fn a_cascade_is_a_tree() {
    expect![[r#"
        44-KL/TW  14/11/2022 · trung ương
        ├─ 12-KH/TU  29/12/2022 · tỉnh · thực hiện · +45 ngày
        │  └─ 5-KH/HU  18/01/2023 · huyện · thực hiện · +20 ngày (+65)
        │     └─ 3-KH/ĐU  02/02/2023 · xã · thực hiện · +15 ngày (+80)
        └─ 7-CV/ĐU  04/03/2023 · xã · thực hiện · +110 ngày
        4 văn bản triển khai tiếp.
    "#]]
    .assert_eq(&tree(
        &cascade(),
        "ket-luan-44",
        Style::plain(Language::Vietnamese),
    ));
    expect![[r#"
        7-CV/ĐU  2023-03-04 · commune
        No document carries it further.
    "#]]
    .assert_eq(&tree(
        &cascade(),
        "cong-van-7",
        Style::plain(Language::English),
    ));
}

/// Documents of which each carries the one before it further.
fn chain(documents: usize) -> CitationGraph {
    let rows: String = (1..documents)
        .map(|number| format!("d{number},d{},implements\n", number - 1))
        .collect();
    CitationGraph::read(
        format!("source,target,relation\n{rows}").as_bytes(),
        "chain.csv",
    )
    .expect("a table")
}

#[test]
fn a_deep_cascade_shows_its_depth_as_a_number() {
    expect![[r#"
        d10  missing
        └─ d11  implements · missing
           └─ d12  implements · missing
              └─ d13  implements · missing
                 └─ d14  implements · missing
                    └─ d15  implements · missing
                       └─ d16  implements · missing
                          └─ d17  implements · missing
                             └─ d18  implements · missing
                                └─ d19  implements · missing
                                   └─ d20  implements · missing
                                      └─ d21  implements · missing
                                         └─ d22  implements · missing
                                            depth 13: d23  implements · missing
                                            depth 14: d24  implements · missing
        14 documents carry it further. Below depth 12 a number stands for the branches.
    "#]]
    .assert_eq(&tree(&chain(25), "d10", Style::plain(Language::English)));
}

#[test]
fn a_very_long_chain_takes_a_short_line_for_each_document() {
    let documents = 200_000;
    let cascade =
        Cascade::of(&chain(documents), &DocumentId("d0".to_owned())).expect("it is there");
    let text = terminal::cascade(&cascade, Style::plain(Language::Vietnamese));
    assert_eq!(text.lines().count(), documents + 1);
    assert!(text.lines().all(|line| line.chars().count() < 100));
    assert!(text.contains("bậc 199999: d199999"));
    let mut json = Vec::new();
    viendan::render::json::cascade(&cascade, &mut json).expect("a Vec takes all bytes");
    let read: Cascade = serde_json::from_slice(&json).expect("its own form");
    assert_eq!(read, cascade);
    assert!(json.len() < 400 * documents, "{} bytes", json.len());
}

#[test]
fn colours_come_from_the_caller_and_titles_cannot_bring_their_own() {
    let mut hostile = letter("a", "1\u{1b}[31m-CV/TU\nx", "", Level::Provincial, "");
    hostile.issuer = Some("Tỉnh ủy\u{7}".to_owned());
    let graph = CitationGraph::new(
        [hostile, letter("b", "2-CV/TU", "", Level::Provincial, "")],
        [cites("b", "a", Relation::Implements)],
    );
    let paint = |role: Role, text: &str| format!("<{role:?}:{text}>");
    let tree = tree(
        &graph,
        "a",
        Style {
            language: Language::English,
            paint: &paint,
        },
    );
    assert!(
        tree.contains("<Held:1\\u{1b}[31m-CV/TU x>") && !tree.contains(['\u{1b}', '\u{7}']),
        "{tree}"
    );
}

#[test]
fn a_citation_is_explained_with_its_words() {
    let graph = cascade();
    let view = graph
        .cites(&DocumentId("ke-hoach-12".to_owned()))
        .next()
        .expect("a citation");
    expect![[r#"
        12-KH/TU → 44-KL/TW
          Thực hiện · viện dẫn trực tiếp · chắc chắn · quy tắc number-and-date
          1. ke-hoach-12.txt, ký tự 10–20
             Kết luận số về công tác văn thư
    "#]]
    .assert_eq(&terminal::citation(
        view,
        Style::plain(Language::Vietnamese),
    ));
}

#[test]
fn a_reference_in_a_file_with_pages_is_explained_with_its_page() {
    let (citing, cited, mut citation) = cites("ke-hoach-12", "ket-luan-44", Relation::Implements);
    citation.references[0].page = Some(3);
    let ends = [&citing, &cited].map(|end| letter(&end.0, "1-KH/TU", "", Level::Provincial, ""));
    let graph = CitationGraph::new(ends, [(citing.clone(), cited, citation)]);
    let explained = |language| {
        terminal::citation(
            graph.cites(&citing).next().expect("a citation"),
            Style::plain(language),
        )
    };
    assert!(explained(Language::Vietnamese).contains("ke-hoach-12.txt, trang 3, ký tự 10–20"));
    assert!(explained(Language::English).contains("ke-hoach-12.txt, page 3, characters 10–20"));
}

#[test]
fn hubs_that_did_not_converge_are_reported() {
    let mut statistics = analyze::statistics(&cascade(), &RunFacts::default());
    assert!(statistics.hits.converged);
    let said = |statistics: &analyze::Statistics| {
        terminal::statistics(statistics, 3, Style::plain(Language::English))
    };
    assert!(!said(&statistics).contains("HITS"));
    statistics.hits.converged = false;
    (statistics.hits.iterations, statistics.hits.residual) = (64, 3e-4);
    let words = "HITS did not converge in 64 steps (still off by 3e-4).";
    assert!(said(&statistics).contains(words), "{}", said(&statistics));
}

#[test]
fn what_a_graph_is_too_large_to_measure_is_counted() {
    let mut statistics = analyze::statistics(&cascade(), &RunFacts::default());
    let said = |statistics: &_, language| {
        terminal::statistics(statistics, 1, Style::plain(language))
            .lines()
            .filter(|line| {
                ["not measured", "not paired", "Chưa", "estimated", "ước"]
                    .iter()
                    .any(|word| line.contains(word))
            })
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(said(&statistics, Language::English).is_empty());
    statistics.reach.left_out = 7;
    statistics.cascades.left_out = 3;
    statistics.coupling.left_out = 2;
    statistics.betweenness.left_out = 90;
    statistics.betweenness.sampled = 10;
    assert_eq!(
        said(&statistics, Language::English),
        [
            "The reach of the 7 documents cited least is not measured.",
            "The cascades of the 3 directives least carried on are not measured.",
            "The 2 documents with the fewest citations are not paired.",
            "Betweenness is estimated from 10 of 100 documents.",
        ]
    );
    assert_eq!(said(&statistics, Language::Vietnamese).len(), 4);
}

#[test]
fn a_rule_is_explained_in_a_sentence() {
    let (citing, cited, mut citation) = cites("ke-hoach-12", "ket-luan-44", Relation::Implements);
    citation.rule = Rule::DateOfSameNumber.name().into();
    let ends = [&citing, &cited].map(|end| letter(&end.0, "1-KH/TU", "", Level::Provincial, ""));
    let graph = CitationGraph::new(ends, [(citing.clone(), cited, citation)]);
    let view = graph.cites(&citing).next().expect("a citation");
    let explained = terminal::citation(view, Style::plain(Language::English));
    assert!(
        explained.contains(
            "rule date-of-same-number\n  another reference of the document gives the number with its date\n  1."
        ),
        "{explained}"
    );
}

#[test]
fn statistics_are_tables() {
    let statistics = analyze::statistics(&cascade(), &RunFacts::default());
    expect![[r#"
        7 văn bản (6 có trong tập, 1 chỉ được viện dẫn), 9 quan hệ viện dẫn (0 qua văn bản khác), 9 chỗ viện dẫn.
        Ngày ban hành: 01/10/2022 – 04/03/2023.

        Được viện dẫn nhiều nhất
          Số, ký hiệu  Cơ quan  Ngày        Văn bản dẫn  Lượt
          44-KL/TW     –        14/11/2022            5     6
          12-KH/TU     –        29/12/2022            1     1
          5-KH/HU      –        18/01/2023            1     1
          … và 1 dòng nữa (--top N, --format json)

        Phạm vi ảnh hưởng
          Số, ký hiệu  Cơ quan  Ngày        Văn bản dẫn  Tất cả
          9-QĐ/TW      –        –                     1       6
          44-KL/TW     –        14/11/2022            5       5
          12-KH/TU     –        29/12/2022            1       2
          … và 1 dòng nữa (--top N, --format json)

        Văn bản theo PageRank
          Số, ký hiệu  Cơ quan  Ngày        PageRank
          9-QĐ/TW      –        –             0.3239
          44-KL/TW     –        14/11/2022    0.3096
          12-KH/TU     –        29/12/2022    0.0976
          … và 4 dòng nữa (--top N, --format json)

        Văn bản gốc
          Số, ký hiệu  Cơ quan  Ngày  Văn bản dẫn
          9-QĐ/TW      –        –               1

        Văn bản còn thiếu
          Số, ký hiệu  Cơ quan  Ngày  Văn bản dẫn
          9-QĐ/TW      –        –               1

        Giữa các cấp
          Dẫn         Được dẫn    Lượt
          Trung ương  Trung ương     1
          Tỉnh        Trung ương     2
          Huyện       Trung ương     1
          Huyện       Tỉnh           1
          Xã          Trung ương     3
          Xã          Huyện          1

        Giữa các hệ thống
          Dẫn   Được dẫn  Lượt
          Đảng  Đảng         9

        Vượt cấp
          Dẫn    Được dẫn    Lượt  Triển khai
          Xã     Trung ương     3           2
          Huyện  Trung ương     1           1

        Số ngày từ cấp đến cấp
          Từ          Đến    Trung vị  Tứ phân vị  Số đo
          Trung ương  Tỉnh         45       45–45      1
          Trung ương  Huyện        65       65–65      1
          Trung ương  Xã           95      88–102      2
          Tỉnh        Huyện        20       20–20      1
          Huyện       Xã           15       15–15      1

        Chuỗi triển khai
          Số, ký hiệu  Cơ quan  Ngày        Văn bản  Bậc  Tỉnh  Trung vị số ngày
          9-QĐ/TW      –        –                 5    4     1
          44-KL/TW     –        14/11/2022        4    3     1  tỉnh 45, huyện 65, xã 95
          12-KH/TU     –        29/12/2022        2    2     1  huyện 20, xã 35
          … và 1 dòng nữa (--top N, --format json)

        Cơ quan ban hành
          Cơ quan    Cấp         Văn bản  Dẫn  Được dẫn
          (chưa rõ)  Trung ương        2    1         7
          (chưa rõ)  Tỉnh              1    1         1
          (chưa rõ)  Huyện             1    2         1
          … và 2 dòng nữa (--top N, --format json)

        Loại văn bản
          Loại       Văn bản  Được dẫn
          (chưa rõ)        7         9

        Quan hệ
          Quan hệ    Lượt
          Thực hiện     5
          Căn cứ        2
          Nhắc đến      2

        Viện dẫn văn bản ban hành sau
          Dẫn       Được dẫn  Số ngày
          1-TTr/TU  44-KL/TW       44
    "#]]
    .assert_eq(&terminal::statistics(&statistics, 3, Style::plain(Language::Vietnamese)));
}

/// Clears the screen, turns the writing direction, and begins a line that looks like one of ours.
const HOSTILE: &str = "a\u{1b}[2J\u{202e}\nviendan: all is well";
const SHOWN: &str = "a\\u{1b}[2J\\u{202e}\\nviendan: all is well";

const SENTENCE: &str = "Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư.";

/// Asserts that this is text which no terminal obeys, and that each line that begins like ours is
/// ours.
#[track_caller]
fn is_harmless(text: &str, lines: usize) {
    let obeyed = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
    assert!(!text.contains(obeyed), "{text:?}");
    assert_eq!(text.lines().count(), lines, "{text}");
}

fn in_folder(folder: &Path, arguments: &[&str]) -> Output {
    viendan(arguments)
        .current_dir(folder)
        .output()
        .expect("it starts")
}

#[cfg(unix)]
#[test]
fn names_of_files_and_members_are_shown_on_stderr() {
    let here = tempfile::tempdir().expect("a folder for the test");
    let member = format!("{HOSTILE}.docx");
    fs::write(here.path().join(&member), b"PK\x03\x04 and no more").expect("a file");
    let archive = make::zip(&[(&member, b"PK\x03\x04 and no more"), ("b.txt", b"b")]);
    fs::write(here.path().join("z.zip"), archive).expect("a file");
    let output = in_folder(here.path(), &["extract", ".", "--verbose"]);
    is_harmless(&said(&output), 2);
    assert!(said(&output).starts_with(&format!("viendan: {SHOWN}.docx: damaged")));
    assert!(said(&output).contains(&format!("\nviendan: z.zip!/{SHOWN}.docx: damaged")));
    let missing = in_folder(here.path(), &["extract", HOSTILE]);
    is_harmless(&said(&missing), 1);
    let into = format!("{HOSTILE}/out");
    let summary = in_folder(here.path(), &["analyze", "z.zip", "-o", &into]);
    assert!(summary.status.success(), "{}", said(&summary));
    is_harmless(&said(&summary), 2);
}

#[test]
fn refused_arguments_are_shown_on_stderr() {
    for arguments in [
        &["render", "g.json", "--level", HOSTILE][..],
        &["extract", ".", "--format", HOSTILE],
        &[HOSTILE],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(SHOWN), "{}", said(&output));
        is_harmless(&said(&output), said(&output).lines().count());
    }
    assert!(run(&["--help"]).status.success());
}

#[test]
fn names_of_records_are_shown_to_people_and_exact_in_data() {
    let here = tempfile::tempdir().expect("a folder for the test");
    let record = serde_json::json!({ "id": HOSTILE, "text": SENTENCE });
    fs::write(here.path().join("c.jsonl"), record.to_string()).expect("a corpus");
    let stdout = |format: &str| {
        let output = in_folder(here.path(), &["extract", "c.jsonl", "--format", format]);
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let text = stdout("text");
    is_harmless(&text, 1);
    assert!(text.starts_with(&format!("{SHOWN}:10-61: ")), "{text}");
    let data: serde_json::Value = serde_json::from_str(&stdout("jsonl")).expect("JSON");
    assert_eq!(data["document"], HOSTILE);
    assert!(stdout("csv").contains(HOSTILE));
    let lines = in_folder(here.path(), &["show", "references", "c.jsonl"]);
    is_harmless(&String::from_utf8_lossy(&lines.stdout), 1);
}

#[test]
fn names_in_a_graph_are_shown_to_people() {
    let here = tempfile::tempdir().expect("a folder for the test");
    let graph = format!("source,target\n\"{HOSTILE}\",b\n\"{HOSTILE}\",c\n");
    fs::write(here.path().join("g.csv"), graph).expect("a table");
    for arguments in [
        &["cascade", HOSTILE, "g.csv"][..],
        &["statistics", "g.csv"],
        &["explain", HOSTILE, "b", "g.csv"],
    ] {
        let output = in_folder(here.path(), arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{}", said(&output));
        assert!(text.contains("viendan: all is well"), "{text}");
        is_harmless(&text, text.lines().count());
        assert!(!text.contains("\nviendan:"), "{text}");
    }
    let refused = in_folder(here.path(), &["explain", "b", HOSTILE, "g.csv"]);
    is_harmless(&said(&refused), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_text_is_exact_in_a_pipe_and_shown_on_a_terminal() {
    let here = tempfile::tempdir().expect("a folder for the test");
    let text = format!("{HOSTILE}\nmột\thai\n");
    fs::write(here.path().join("a.txt"), &text).expect("a letter");
    let output = in_folder(here.path(), &["show", "text", "a.txt"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), text);
    let command = format!("'{}' show text a.txt", env!("CARGO_BIN_EXE_viendan"));
    if let Some((screen, _)) = tools::on_a_terminal(here.path(), &command) {
        assert_eq!(
            screen,
            "a\\u{1b}[2J\\u{202e}\r\nviendan: all is well\r\nmột\thai\r\n"
        );
    }
}

//! Documents of the samples by what people write: 12 documents in 40 ways, and words of none or
//! several.

use crate::support::program;

use std::fs::File;

use viendan::find;
use viendan::graph::CitationGraph;
use viendan::tables::Tables;

/// A document by its id, and ways to write it.
const WAYS: [(&str, &[&str]); 12] = [
    (
        "44-kl-tw.2022",
        &[
            "44-KL/TW",
            "44KL/TW",
            "KL 44",
            "Kết luận số 44-KL/TW",
            "ket luan 44",
            "44-KL/TW ngày 14/11/2022 của Ban Bí thư",
            "Kết luận 44 của Ban Bí thư Trung ương",
            "44 2022",
            "kl44",
        ],
    ),
    (
        "57-nq-tw.2024",
        &[
            "NQ57",
            "nghi quyet 57 bo chinh tri",
            "Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học",
            "57 BCT",
        ],
    ),
    (
        "lai-chau.158-kh-tu.2022",
        &[
            "158-KH/TU",
            "158 KH TU",
            "Kế hoạch 158 Tỉnh ủy Lai Châu",
            "ke hoach 158 thang 12 nam 2022",
        ],
    ),
    (
        "lai-chau.120-kh-ubnd.2023",
        &[
            "120/KH-UBND ngày 13 tháng 02 năm 2023",
            "120 lai chau",
            "Kế hoạch số 120/KH-UBND năm 2023",
        ],
    ),
    (
        "nam-dinh.120-kh-ubnd.2024",
        &["120/KH-UBND Nam Định", "120 kh ubnd 2024", "120 2024-06-26"],
    ),
    (
        "nam-dinh.1215-cv-tu.2024",
        &["1215-CV/TU 2024", "cong van 1215 nam dinh"],
    ),
    (
        "can-tho.12-kh-ubnd.2025",
        &["12/KH-UBND", "KH 12 UBND thành phố Cần Thơ"],
    ),
    (
        "lao-cai.05-ctr-tu.2025",
        &[
            "5-CTr/TU",
            "05 ctr tu",
            "Chương trình hành động số 5 Lào Cai",
        ],
    ),
    (
        "72-2025-qh15",
        &[
            "72/2025/QH15",
            "Luật số 72/2025",
            "Luật Tổ chức chính quyền địa phương 2025",
        ],
    ),
    (
        "45-2019-qh14",
        &["bo luat lao dong", "BLLĐ 2019", "Luật Lao động"],
    ),
    (
        "45-2010-nd-cp",
        &["nghi dinh 45", "NĐ 45/2010", "45/2010/NĐ-CP"],
    ),
    ("83-2015-qh13", &["luat ngan sach nha nuoc", "Luật NSNN"]),
];

/// Words that leave several documents open.
const SEVERAL: [(&str, &[&str]); 4] = [
    (
        "120",
        &["lai-chau.120-kh-ubnd.2023", "nam-dinh.120-kh-ubnd.2024"],
    ),
    (
        "1215-CV/TU",
        &["lai-chau.1215-cv-tu.2023", "nam-dinh.1215-cv-tu.2024"],
    ),
    (
        "luật tổ chức chính quyền địa phương",
        &["72-2025-qh15", "77-2015-qh13"],
    ),
    (
        "Kế hoạch 61",
        &["lao-cai.61-kh-ubnd.2025", "yen-bai.61-kh-ubnd.2024"],
    ),
];

/// Words of no document: another symbol, day, type, issuer, subject or name.
const NONE: [&str; 10] = [
    "44-KL/TV",
    "44-KL/TW ngày 15/11/2022",
    "Chỉ thị 44",
    "44 của Chính phủ",
    "44-KL/TW về nhà ở",
    "luat dat dai",
    "Luật Ngân sách nhà nước 2016",
    "của",
    "",
    "../😀",
];

fn samples() -> CitationGraph {
    let path = "output/graph.json";
    CitationGraph::read(File::open(path).expect("the samples' graph"), path).expect("a graph")
}

fn found(graph: &CitationGraph, written: &str) -> Vec<String> {
    let documents = find::documents(graph, written, Tables::embedded());
    let ids = documents.into_iter().map(|document| document.id.0.clone());
    ids.collect()
}

#[test]
fn a_document_is_found_in_all_the_ways_people_write_it() {
    let graph = samples();
    let ways: usize = WAYS.iter().map(|(_, ways)| ways.len()).sum();
    assert!(ways >= 40, "{ways}");
    let all = WAYS
        .iter()
        .flat_map(|(id, ways)| ways.iter().map(move |way| (way, vec![*id])));
    let several = SEVERAL.iter().map(|(way, ids)| (way, ids.to_vec()));
    let none = NONE.iter().map(|way| (way, Vec::new()));
    let wrong: Vec<_> = all
        .chain(several)
        .chain(none)
        .map(|(way, ids)| (way, ids, found(&graph, way)))
        .filter(|(_, ids, found)| ids != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn commands_take_what_people_write_and_tell_when_it_stands_in_the_wrong_place() {
    let graph = "output/graph.json";
    let said = |arguments: &[&str]| {
        let output = program::run(arguments);
        (output.status.code(), program::said(&output))
    };
    for arguments in [
        &["cascade", "ket luan 44", graph][..],
        &["ledger", "KL 44", graph, "--expect", "provinces"],
        &["explain", "KH 64", "kết luận 44", graph],
        &["explain", graph, "KH 64", "kết luận 44"],
        &[
            "render",
            graph,
            "--focus",
            "Kết luận số 44",
            "--format",
            "dot",
        ],
    ] {
        assert_eq!(said(arguments).0, Some(0), "{arguments:?}");
    }
    let (status, several) = said(&["cascade", "KH 120", graph, "--lang", "en"]);
    assert_eq!(status, Some(1));
    assert!(
        several.contains("  lai-chau.120-kh-ubnd.2023  "),
        "{several}"
    );
    for command in ["cascade", "ledger"] {
        let (status, swapped) = said(&[command, graph, "44-KL/TW"]);
        assert_eq!(status, Some(2), "{swapped}");
        assert!(
            swapped.contains("'44-KL/TW' 'output/graph.json'"),
            "{swapped}"
        );
    }
}

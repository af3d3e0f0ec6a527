//! Scanned pages, read by the real tesseract.

use std::process::{Command, Stdio};

use viendan::model::Certainty;
use viendan::pipeline::Pipeline;
use viendan::read::{Ocr, Options};
use viendan::tables::Tables;

use super::support::{codes, folder, read, read_with, with_children};
use crate::support::make::{pdf, scanned_pdf};
use crate::support::tools;

const PAGES: [&[&str]; 2] = [
    &[
        "HUYỆN ỦY TAM ĐƯỜNG",
        "Số 64-KH/HU",
        "Tam Đường, ngày 20 tháng 3 năm 2023",
        "Thực hiện Kế hoạch số 158-KH/TU ngày 19/12/2022 của Ban Thường vụ Tỉnh ủy",
        "Lai Châu, Ban Thường vụ Huyện ủy ban hành kế hoạch như sau:",
    ],
    &[
        "2. Cấp ủy các xã quán triệt Nghị định số 03/2011/NĐ-CP ngày 07/01/2011 của Chính phủ.",
        "3. Báo cáo kết quả trước ngày 30/6/2023.",
    ],
];

/// Whether tesseract, its Vietnamese model and the program that draws pages are there.
fn is_ready() -> bool {
    let Some(models) = tools::run("tesseract", &["--list-langs"], b"") else {
        return false;
    };
    let draws = Command::new("pdftoppm")
        .arg("-v")
        .stderr(Stdio::null())
        .status()
        .is_ok();
    let lacks = [
        (
            models.lines().any(|model| model == "vie"),
            "the model vie of tesseract",
        ),
        (draws, "pdftoppm"),
    ];
    lacks
        .iter()
        .filter(|(is_there, _)| !is_there)
        .for_each(|(_, tool)| tools::missing(tool));
    lacks.iter().all(|(is_there, _)| *is_there)
}

#[test]
fn scanned_pages_are_read_marked_and_likely() {
    if !is_ready() {
        return;
    }
    let folder = folder(&[("scan.pdf", &scanned_pdf(&PAGES))]);
    let options = Options {
        ocr: Some(Ocr::default()),
        ..with_children()
    };
    let (texts, diagnostics) = read_with(&[folder.path().into()], &options);
    assert_eq!(
        codes(&diagnostics),
        ["scan.pdf: ocr-used"],
        "{diagnostics:?}"
    );
    let text = &texts[0];
    assert_eq!(
        (text.pages.len(), text.recognized.len()),
        (2, 2),
        "{}",
        text.content
    );
    let document = Pipeline::new(Tables::embedded()).document(text);
    let told: Vec<_> = document
        .references
        .iter()
        .map(|resolved| {
            let completed = &resolved.completed;
            assert!(
                completed.reference.recognized && completed.certainty == Certainty::Likely,
                "{resolved:?}"
            );
            (
                completed
                    .number
                    .as_ref()
                    .map(viendan::extract::Number::canonical)
                    .unwrap_or_default(),
                completed.reference.page,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("158-KH/TU".to_owned(), Some(1)),
            ("03/2011/NĐ-CP".to_owned(), Some(2))
        ],
        "{}",
        text.content
    );
    assert!(
        document.citing.recognized,
        "its own number and date were recognized"
    );
}

#[test]
fn without_ocr_the_pages_are_told() {
    let folder = folder(&[
        ("scan.pdf", &scanned_pdf(&PAGES)),
        ("text.pdf", &pdf(&[vec![(70.0, 80.0, 12.0, PAGES[1][0])]])),
    ]);
    let (_, diagnostics) = read(&[folder.path().into()]);
    assert_eq!(codes(&diagnostics), ["scan.pdf: ocr-needed"]);
    assert!(
        diagnostics[0].message.starts_with("pages 1-2 of 2 "),
        "{}",
        diagnostics[0].message
    );
}

#[test]
fn pages_that_cannot_be_recognized_are_told_once() {
    let folder = folder(&[("scan.pdf", &scanned_pdf(&PAGES))]);
    let options = Options {
        ocr: Some(Ocr {
            program: "no-such-program".into(),
            ..Ocr::default()
        }),
        ..with_children()
    };
    let (texts, diagnostics) = read_with(&[folder.path().into()], &options);
    assert_eq!(
        (texts.len(), codes(&diagnostics)),
        (1, vec!["scan.pdf: ocr-failed".to_owned()])
    );
}

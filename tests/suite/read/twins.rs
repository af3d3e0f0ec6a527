//! One letter in every format: its references are those of its text file, and their offsets count the text as shown.

use viendan::pipeline::Pipeline;
use viendan::tables::Tables;
use viendan::text::Text;

use super::support::{folder, read};
use crate::support::make::{docx, odt, paragraph, pdf, row};

const HEADER: [[&str; 2]; 2] = [
    ["HUYỆN ỦY TAM ĐƯỜNG", "ĐẢNG CỘNG SẢN VIỆT NAM"],
    ["Số 64-KH/HU", "Tam Đường, ngày 20 tháng 3 năm 2023"],
];

/// The body in lines as a page of A4 holds them; a paragraph begins with each of the marked lines.
const LINES: [(bool, &str); 7] = [
    (
        true,
        "Thực hiện Kế hoạch số 158-KH/TU ngày 19/12/2022 của Ban Thường vụ Tỉnh ủy về",
    ),
    (
        false,
        "thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư, Ban Thường vụ",
    ),
    (false, "Huyện ủy ban hành Kế hoạch như sau:"),
    (
        true,
        "1. Cấp ủy các xã quán triệt Chỉ thị số 43-CT/TW ngày 08/6/2010 của Ban Bí thư và",
    ),
    (
        false,
        "Nghị định số 03/2011/NĐ-CP ngày 07/01/2011 của Chính phủ.",
    ),
    (
        true,
        "2. Hội Chữ thập đỏ huyện tham mưu theo Công văn số 1215-CV/TU ngày 25/4/2023 của",
    ),
    (false, "Tỉnh ủy."),
];

fn paragraphs() -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for (begins, line) in LINES {
        match paragraphs.last_mut().filter(|_| !begins) {
            Some(paragraph) => *paragraph += &format!(" {line}"),
            None => paragraphs.push(line.to_owned()),
        }
    }
    paragraphs
}

fn twins() -> Vec<(&'static str, Vec<u8>)> {
    let paragraphs = paragraphs();
    let header: Vec<&str> = HEADER.iter().flatten().copied().collect();
    let text = format!("{}\n\n{}\n", header.join("\n"), paragraphs.join("\n\n"));
    let rows: String = HEADER
        .iter()
        .map(|[left, right]| row(&[&[left], &[right]]))
        .collect();
    let body: String = paragraphs.iter().map(|text| paragraph(text)).collect();
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let odt_rows: String = HEADER
        .iter()
        .map(|[left, right]| {
            format!(
                "<table:table-row>{}{}</table:table-row>",
                cell(left),
                cell(right)
            )
        })
        .collect();
    let odt_body: String = paragraphs
        .iter()
        .map(|text| format!("<text:p>{text}</text:p>"))
        .collect();
    let html_rows: String = HEADER
        .iter()
        .map(|[left, right]| format!("<tr><td>{left}</td><td>{right}</td></tr>"))
        .collect();
    let html_body: String = paragraphs
        .iter()
        .map(|text| format!("<p>{text}</p>\n"))
        .collect();
    let escaped = |text: &str| -> String {
        text.chars()
            .map(|letter| {
                if letter.is_ascii() {
                    letter.to_string()
                } else {
                    format!("\\u{}?", u32::from(letter))
                }
            })
            .collect()
    };
    let rtf_rows: String = HEADER
        .iter()
        .map(|[left, right]| format!("{}\\cell {}\\cell\\row ", escaped(left), escaped(right)))
        .collect();
    let rtf_body: String = paragraphs
        .iter()
        .map(|text| format!("{}\\par ", escaped(text)))
        .collect();
    let mut pieces: Vec<_> = HEADER
        .iter()
        .zip(0..)
        .flat_map(|([left, right], row)| {
            let top = 60.0 + 20.0 * row as f32;
            [(70.0, top, 12.0, *left), (320.0, top, 12.0, *right)]
        })
        .collect();
    pieces.extend(
        LINES
            .iter()
            .zip(0..)
            .map(|((_, line), row)| (70.0, 130.0 + 18.0 * row as f32, 12.0, *line)),
    );
    vec![
        ("1.txt", text.into_bytes()),
        ("2.docx", docx(&format!("<w:tbl>{rows}</w:tbl>{body}"))),
        (
            "3.odt",
            odt(&format!("<table:table>{odt_rows}</table:table>{odt_body}")),
        ),
        (
            "4.rtf",
            format!("{{\\rtf1\\ansi {rtf_rows}{rtf_body}}}").into_bytes(),
        ),
        (
            "5.html",
            format!("<html><body><table>{html_rows}</table>{html_body}</body></html>").into_bytes(),
        ),
        ("6.pdf", pdf(&[pieces])),
        // Written by LibreOffice from the .docx.
        ("7.doc", include_bytes!("../files/twin.doc").to_vec()),
    ]
}

/// Number, date and relation of each reference, whose words must stand at its offsets.
fn references(pipeline: &Pipeline, text: &Text) -> Vec<String> {
    let letters: Vec<char> = text.content.chars().collect();
    let extraction = pipeline.extract(text);
    let told = extraction.references.iter().map(|reference| {
        assert_eq!(
            letters[reference.span[0]..reference.span[1]]
                .iter()
                .collect::<String>(),
            reference.text,
            "{}",
            text.document
        );
        format!(
            "{:?} {:?} {:?}",
            reference.number, reference.date, reference.relation
        )
    });
    told.collect()
}

#[test]
fn twins_hold_the_same_references() {
    let twins = twins();
    let folder = folder(
        &twins
            .iter()
            .map(|(name, bytes)| (*name, bytes.as_slice()))
            .collect::<Vec<_>>(),
    );
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert_eq!(diagnostics, []);
    let pipeline = Pipeline::new(Tables::embedded());
    let expected = references(&pipeline, &texts[0]);
    assert_eq!(expected.len(), 5, "{expected:?}");
    for text in &texts[1..] {
        assert_eq!(
            references(&pipeline, text),
            expected,
            "{}: {}",
            text.document,
            text.content
        );
    }
    assert_eq!(texts.len(), twins.len());
}

//! What OCR read: likely at best, and never the only reason to take two documents for one.

use viendan::model::Certainty;
use viendan::pipeline::Pipeline;
use viendan::resolve::{LocalDocument, ReferenceRecord, Resolution, Rule, merge};
use viendan::tables::Tables;
use viendan::text::Text;

const DATED: &str = "HUYỆN ỦY TAM ĐƯỜNG\nSố 64-KH/HU\nTam Đường, ngày 20 tháng 3 năm 2023\n\n\
    Thực hiện Kế hoạch số 158-KH/TU ngày 19/12/2022 của Tỉnh ủy Lai Châu.\n";
const UNDATED: &str = "HUYỆN ỦY SÌN HỒ\nSố 71-KH/HU\nSìn Hồ, ngày 4 tháng 4 năm 2023\n\nThực hiện Kế hoạch số 158-KH/TU của Tỉnh ủy Lai Châu.\n";

fn document(name: &str, content: &str, recognized: Vec<[usize; 2]>) -> LocalDocument {
    let text = Text {
        document: name.into(),
        content: content.into(),
        recognized,
        ..Text::default()
    };
    Pipeline::new(Tables::embedded()).document(&text)
}

fn all(content: &str) -> Vec<[usize; 2]> {
    vec![[0, content.chars().count()]]
}

fn records(resolution: &Resolution) -> Vec<ReferenceRecord> {
    let of = |document: &LocalDocument| -> Vec<_> {
        document
            .references
            .iter()
            .map(|resolved| ReferenceRecord::new(&document.citing, resolved))
            .collect()
    };
    resolution.documents.iter().flat_map(of).collect()
}

/// Target and rule of the last reference after merging.
fn last(documents: Vec<LocalDocument>) -> (String, String) {
    let records = records(&merge(documents, Tables::embedded()));
    let last = records.last().expect("a reference");
    (last.target.to_string(), last.rule.to_string())
}

#[test]
fn a_recognized_reference_is_likely_at_best() {
    let read = |recognized| document("1.pdf", DATED, recognized).references.remove(0);
    let (typed, scanned) = (read(vec![]), read(all(DATED)));
    assert_eq!(
        (
            typed.completed.certainty,
            typed.completed.reference.recognized
        ),
        (Certainty::Certain, false)
    );
    assert_eq!(
        (
            scanned.completed.certainty,
            scanned.completed.rule,
            scanned.completed.reference.recognized
        ),
        (Certainty::Likely, Rule::Recognized, true)
    );
    assert_eq!(typed.key, scanned.key);
}

#[test]
fn a_repaired_reference_has_its_own_rule() {
    let misread = DATED.replace("158-KH/TU", "158-KKH/TU");
    let repaired = document("1.pdf", &misread, all(&misread))
        .references
        .remove(0);
    assert_eq!(
        (
            repaired.completed.certainty,
            repaired.completed.rule,
            repaired.completed.reference.repaired
        ),
        (Certainty::Likely, Rule::RecognizedRepaired, true)
    );
    assert_eq!(
        repaired.key,
        document("1.pdf", DATED, vec![]).references[0].key
    );
    assert!(
        repaired.completed.reference.text.contains("158-KKH/TU"),
        "the words stay as read"
    );
    let typed = document("1.pdf", &misread, vec![]).references.remove(0);
    assert_ne!(
        typed.key, repaired.key,
        "outside recognized text nothing is repaired"
    );
}

#[test]
fn a_recognized_date_dates_no_other_document() {
    let undated = || document("2.txt", UNDATED, vec![]);
    let dated = (
        "lai-chau.158-kh-tu.2022".to_owned(),
        "undated-meets-dated".to_owned(),
    );
    let alone = ("lai-chau.158-kh-tu".to_owned(), "undated".to_owned());
    assert_eq!(
        last(vec![document("1.pdf", DATED, vec![]), undated()]),
        dated
    );
    assert_eq!(
        last(vec![document("1.pdf", DATED, all(DATED)), undated()]),
        alone
    );
    let header =
        "TỈNH ỦY LAI CHÂU\nSố 158-KH/TU\nLai Châu, ngày 19 tháng 12 năm 2022\n\nKế hoạch.\n";
    assert_eq!(
        last(vec![document("1.pdf", header, vec![]), undated()]),
        dated
    );
    assert_eq!(
        last(vec![document("1.pdf", header, all(header)), undated()]),
        alone
    );
}

#[test]
fn what_ocr_read_completes_only_what_ocr_read() {
    let content = format!("{DATED}\nTiếp tục thực hiện Kế hoạch số 158-KH/TU.\n");
    let page = DATED.chars().count();
    let mixed = document("1.pdf", &content, vec![[0, page]]);
    assert_eq!(
        (
            mixed.references[0].completed.date.is_some(),
            mixed.references[1].completed.date,
            mixed.references[1].completed.rule
        ),
        (true, None, Rule::Undated)
    );
    let scanned = document("1.pdf", &content, all(&content));
    assert_eq!(scanned.references[1].key, scanned.references[0].key);
    let typed_first = document("1.pdf", &content, vec![[page, content.chars().count()]]);
    assert_eq!(typed_first.references[1].key, typed_first.references[0].key);
}

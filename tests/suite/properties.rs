//! What holds for any text, however odd.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;
use viendan::pipeline::Pipeline;
use viendan::resolve::{LocalDocument, ReferenceRecord, merge};
use viendan::tables::Tables;
use viendan::text::Text;

/// Pieces of real form, whole and broken: what a text of references is made of.
const PIECES: [&str; 36] = [
    "Kết luận số ",
    "44-KL/TW",
    " ngày 14/11/2022 của Ban Bí thư",
    "Công văn số 1369-CV/TU ",
    "ngày 28 tháng 4 năm 2023",
    "về việc triển khai thực hiện ",
    "Nghị định số 30/2020/NĐ-CP",
    "các Nghị quyết số ",
    ", số ",
    " và ",
    "12 - NQ/TU",
    "66.7/2025/NQ-CP",
    "72/2025/QH15",
    "Luật Đất đai",
    " năm 2024",
    "Căn cứ ",
    "Thực hiện ",
    "điểm b khoản 4 Điều 6 ",
    "số      /QĐ-UBND",
    "Ủy ban nhân dân tỉnh Lai Châu",
    "Uỷ ban nhân dân huyện Hải Hậu",
    "Ban Thường vụ Tỉnh ủy",
    "TỈNH ỦY LAI CHÂU\n*\nSố 158-KH/TU\n",
    "KẾ HOẠCH\n",
    "Kính gửi: ",
    "Nơi nhận:\n- Như trên;\n",
    "Kết luận 44",
    "(khóa X)",
    "sau đây gọi tắt là ",
    "\u{a0}",
    "\u{ad}",
    "\r\n",
    "\n\n",
    "Ð",
    "\"",
    ";",
];

/// Digits of other scripts are letters like any: a text with them once kept the search for numbers in its place for ever.
#[test]
fn digits_of_other_scripts_are_passed_by() {
    assert!(meanings("Kết luận số ４４-KL/TW và số ٤٤/KH-UBND").is_empty());
}

/// Pieces, any letters between them, in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![5 => select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>(), 1 => "[0-9A-ZĐ/. -]{1,12}"];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn document(content: &str) -> LocalDocument {
    static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(Tables::embedded()));
    PIPELINE.document(&Text {
        document: "letter.txt".to_owned(),
        content: content.to_owned(),
        ..Text::default()
    })
}

fn records(document: &LocalDocument) -> Vec<ReferenceRecord> {
    document
        .references
        .iter()
        .map(|resolved| ReferenceRecord::new(&document.citing, resolved))
        .collect()
}

/// What a reference means, without its words and places.
fn meanings(content: &str) -> Vec<(Option<String>, Option<String>, String)> {
    records(&document(content))
        .into_iter()
        .map(|record| {
            (
                record.number,
                record.document_type,
                record.target.to_string(),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_the_words_and_stand_in_order(content in text()) {
        let letters: Vec<char> = content.chars().collect();
        let records = records(&document(&content));
        for (index, record) in records.iter().enumerate() {
            prop_assert!(record.start < record.end && record.end <= letters.len(), "{}-{} of {}", record.start, record.end, letters.len());
            prop_assert_eq!(&letters[record.start..record.end].iter().collect::<String>(), &record.text);
            prop_assert!(record.within.is_none_or(|outer| outer != index && outer < records.len()), "within {:?}", record.within);
        }
        prop_assert!(records.is_sorted_by_key(|record| record.start), "in the order of their start");
    }

    #[test]
    fn composed_and_decomposed_texts_mean_the_same(content in text()) {
        let (composed, decomposed) = (content.nfc().collect::<String>(), content.nfd().collect::<String>());
        prop_assert_eq!(meanings(&composed), meanings(&decomposed));
    }

    #[test]
    fn ids_are_safe_everywhere(content in text()) {
        for (_, _, target) in meanings(&content) {
            prop_assert!(!target.is_empty() && target.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter)), "{}", target);
        }
    }

    #[test]
    fn no_rule_gives_more_certainty_than_it_can(one in text(), two in text()) {
        let mut second = document(&two);
        second.citing.document = "second.txt".to_owned();
        let merged = merge(vec![document(&one), second], Tables::embedded());
        for record in merged.documents.iter().flat_map(records) {
            prop_assert!(record.certainty >= record.rule.certainty(), "{} is {}", record.rule, record.certainty);
        }
    }

    #[test]
    fn resolving_twice_gives_the_same(one in text(), two in text()) {
        let tables = Tables::embedded();
        let mut second = document(&two);
        second.citing.document = "second.txt".to_owned();
        let once = merge(vec![document(&one), second], tables);
        let again = merge(once.documents.iter().rev().cloned().collect(), tables);
        let told = |resolution: &viendan::resolve::Resolution| resolution.documents.iter().flat_map(records).collect::<Vec<_>>();
        prop_assert_eq!(told(&once), told(&again));
    }
}

/// The pieces are worth something: texts made of them have references.
#[test]
fn pieces_make_references() {
    let found = meanings(
        "Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư và Nghị định số 30/2020/NĐ-CP",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

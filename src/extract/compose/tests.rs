//! Sentences in real form, written for the project: what stands beside a number or name, and whose
//! it is.

use crate::extract::{Extractor, Reference};
use crate::tables::Tables;
use crate::text::Text;

/// The references of a sentence.
fn references(sentence: &str) -> Vec<Reference> {
    let text = Text {
        content: sentence.to_owned(),
        ..Text::default()
    };
    let extractor = Extractor::new(Tables::embedded());
    extractor.extract(&text).references
}

/// The words of the only reference of a sentence, its date and the name of its issuer.
fn only(sentence: &str) -> (String, Option<String>, Option<String>) {
    let found = references(sentence);
    assert_eq!(found.len(), 1, "{sentence}: {found:?}");
    let reference = &found[0];
    (
        reference.text.clone(),
        reference.date.map(|date| date.to_string()),
        reference.issuer.as_ref().map(|issuer| issuer.name.clone()),
    )
}

#[test]
fn date_and_issuer_stand_after_a_number_in_any_order() {
    for (sentence, words, date, issuer) in [
        (
            "theo Thông tư số 915/2000/TT-BTC do Bộ Tài chính ban hành ngày 14/8/2000",
            "Thông tư số 915/2000/TT-BTC do Bộ Tài chính ban hành ngày 14/8/2000",
            Some("2000-08-14"),
            Some("Bộ Tài chính"),
        ),
        (
            "theo Luật số 915/2031/QH18 (đã được Quốc hội thông qua ngày 19/6/2031), xã",
            "Luật số 915/2031/QH18 (đã được Quốc hội thông qua ngày 19/6/2031",
            Some("2031-06-19"),
            None,
        ),
        (
            "theo Nghị định số 915/CP (1) ngày 5/3/1994 của Chính phủ",
            "Nghị định số 915/CP",
            None,
            None,
        ),
        (
            "theo Nghị định số 915/CP [1] của Chính phủ ngày 5/3/1994",
            "Nghị định số 915/CP [1] của Chính phủ ngày 5/3/1994",
            Some("1994-03-05"),
            Some("Chính phủ"),
        ),
    ] {
        let expected = (
            words.to_owned(),
            date.map(str::to_owned),
            issuer.map(str::to_owned),
        );
        assert_eq!(only(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_date_stands_in_brackets_after_a_stop_or_in_two_steps() {
    for (sentence, words, date) in [
        (
            "theo Kết luận số 915-KL/TW (ngày 05/5/2031 của Ban Bí thư khóa XIV) và",
            "Kết luận số 915-KL/TW (ngày 05/5/2031 của Ban Bí thư khóa XIV",
            Some("2031-05-05"),
        ),
        (
            "theo Nghị định số 915/CP. ngày 27/9/1993, xã",
            "Nghị định số 915/CP. ngày 27/9/1993",
            Some("1993-09-27"),
        ),
        (
            "theo Chỉ thị 915-CT/TW năm 2031 ngày 16/5/2031 của Ban Bí thư",
            "Chỉ thị 915-CT/TW năm 2031 ngày 16/5/2031 của Ban Bí thư",
            Some("2031-05-16"),
        ),
        (
            "theo Chỉ thị 915-CT/TW năm 2031 ngày 16/5/2032",
            "Chỉ thị 915-CT/TW năm 2031",
            Some("2031"),
        ),
        (
            "theo Quyết định 915/QĐ-TTg 2031 và",
            "Quyết định 915/QĐ-TTg 2031",
            Some("2031"),
        ),
    ] {
        let found = only(sentence);
        assert_eq!((found.0.as_str(), found.1.as_deref()), (words, date));
    }
}

#[test]
fn what_belongs_to_the_next_words_is_no_date_of_a_number() {
    for (sentence, words) in [
        (
            "KẾT QUẢ THỰC HIỆN KẾT LUẬN 915-KL/TW\nNgày 15 tháng 11 năm 2031, Sở Y tế họp.",
            "KẾT LUẬN 915-KL/TW",
        ),
        (
            "theo Nghị định số 915/CP. Ngày 27/9/2031, xã họp.",
            "Nghị định số 915/CP",
        ),
        (
            "theo Quyết định 915/QĐ-TTg 2000 đồng",
            "Quyết định 915/QĐ-TTg",
        ),
        (
            "theo Quyết định 915/QĐ-TTg 2021 - 2030",
            "Quyết định 915/QĐ-TTg",
        ),
    ] {
        assert_eq!(only(sentence), (words.to_owned(), None, None), "{sentence}");
    }
}

#[test]
fn a_list_goes_on_after_the_bracket_of_an_item() {
    let found = references(
        "sơ kết Kế hoạch số 915-KH/TU (ngày 05/5/2031) và Kế hoạch số 916-KH/TU ngày 06/5/2031",
    );
    assert_eq!(found[0].relation, found[1].relation);
    assert_eq!(found[1].within, None);
}

#[test]
fn an_issuer_without_its_word_stands_in_the_same_cell() {
    let sentence = "theo Kế hoạch số 915/KH-VX\tBộ Y tế";
    assert_eq!(only(sentence).0, "Kế hoạch số 915/KH-VX");
}

#[test]
fn the_number_stands_after_an_issuer_in_capitals() {
    let words = "THÔNG TƯ\nCỦA BỘ NỘI VỤ SỐ 915/2012/TT-BNV NGÀY 22 THÁNG 11 NĂM 2012";
    assert_eq!(only(&format!("BÀN VỀ {words}")).0, words);
}

#[test]
fn who_issues_a_document_is_stated_before_it_in_the_same_clause() {
    for (sentence, date, issuer) in [
        (
            "Ngày 12/5/2031, Ban Bí thư đã ban hành Chỉ thị số 915-CT/TW về",
            Some("2031-05-12"),
            Some("Ban Bí thư"),
        ),
        (
            "về lệ phí do Bộ Y tế ban hành\nCông văn 915/VX-CS về",
            None,
            None,
        ),
    ] {
        let (_, found_date, found_issuer) = only(sentence);
        assert_eq!(found_date.as_deref(), date, "{sentence}");
        assert_eq!(found_issuer.as_deref(), issuer, "{sentence}");
    }
}

#[test]
fn the_issuer_after_a_list_is_that_of_each_number_of_its_body() {
    for (sentence, expected) in [
        (
            "theo Công văn số 915/UBND-KT ngày 04/3/2031, Thông báo số 52/TB-UBND ngày 08/3/2031, \
             Kế hoạch số 57/KH-UBND ngày 12/3/2031 của UBND tỉnh",
            [true, true, true],
        ),
        (
            "theo Kế hoạch số 915/KH-HĐND, Thông báo số 52/TB-UBND và Quyết định số 57/QĐ-UBND \
             của UBND tỉnh",
            [false, true, true],
        ),
        (
            "theo Kế hoạch số 915/KH-UBND; Thông báo số 52/TB-UBND; Kế hoạch số 57/KH-UBND \
             của UBND tỉnh",
            [false, false, true],
        ),
    ] {
        let found = references(sentence);
        let named = found.iter().map(|one| one.issuer.is_some());
        assert_eq!(named.collect::<Vec<_>>(), expected, "{sentence}");
    }
}

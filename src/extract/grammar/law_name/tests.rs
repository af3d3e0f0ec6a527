//! Sentences in real form, written for the project: where names of laws begin and end, and what they take along.

use crate::extract::{Extractor, Reference};
use crate::tables::Tables;
use crate::text::Text;

/// The references of a sentence without their issuers: what tells the document.
fn cores(sentence: &str) -> Vec<String> {
    let extractor = Extractor::new(Tables::embedded());
    let text = Text {
        content: sentence.to_owned(),
        ..Text::default()
    };
    extractor
        .extract(&text)
        .references
        .iter()
        .map(|reference| core(sentence, reference))
        .collect()
}

fn core(sentence: &str, reference: &Reference) -> String {
    let spans = [
        reference.spans.document_type,
        reference.spans.number,
        reference.spans.date,
        reference.spans.name,
    ];
    let start = spans
        .iter()
        .flatten()
        .map(|span| span[0])
        .min()
        .expect("a reference has a span");
    let end = spans
        .iter()
        .flatten()
        .map(|span| span[1])
        .max()
        .expect("a reference has a span");
    sentence.chars().skip(start).take(end - start).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (sentence, expected) in rows {
        assert_eq!(cores(sentence), *expected, "{sentence}");
    }
}

#[test]
fn names_of_the_table_end_where_the_law_s_title_ends() {
    check(&[
        ("Căn cứ Luật Đất đai;", &["Luật Đất đai"]),
        (
            "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
            &["Luật Đất đai ngày 18 tháng 01 năm 2024"],
        ),
        (
            "theo Luật Thanh tra năm 2022 và hướng dẫn của ngành",
            &["Luật Thanh tra năm 2022"],
        ),
        (
            "theo Luật khiếu nại 2011, xã đã giải quyết",
            &["Luật khiếu nại 2011"],
        ),
        (
            "Điều 12 Luật Thi đua, khen thưởng quy định",
            &["Luật Thi đua, khen thưởng"],
        ),
        (
            "vi phạm Luật Phòng , chống tác hại của thuốc lá .",
            &["Luật Phòng , chống tác hại của thuốc lá"],
        ),
        (
            "theo LUẬT BAN HÀNH VĂN BẢN QUY PHẠM PHÁP LUẬT",
            &["LUẬT BAN HÀNH VĂN BẢN QUY PHẠM PHÁP LUẬT"],
        ),
        (
            "khoản 2 Điều 9 luật hôn nhân và gia đình năm 2014",
            &["luật hôn nhân và gia đình năm 2014"],
        ),
        (
            "theo Bộ luật Lao động, Luật BHXH và BLDS",
            &["Bộ luật Lao động", "Luật BHXH", "BLDS"],
        ),
        (
            "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;",
            &["Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013"],
        ),
        (
            "Căn cứ Luật Quy hoạch số 21/2017/QH14;",
            &["Luật Quy hoạch số 21/2017/QH14"],
        ),
        (
            "Căn cứ Luật Đầu tư công (sửa đổi) số 58/2024/QH15;",
            &["Luật Đầu tư công (sửa đổi) số 58/2024/QH15"],
        ),
        (
            "theo Luật Đầu tư (sửa đổi), sở đã tham mưu",
            &["Luật Đầu tư"],
        ),
    ]);
}

#[test]
fn names_that_no_table_has_end_where_the_sentence_goes_on() {
    check(&[
        (
            "theo Luật Nuôi ong lấy mật được ban hành",
            &["Luật Nuôi ong lấy mật"],
        ),
        (
            "theo quy định của Luật nuôi ong lấy mật và các văn bản hướng dẫn",
            &["Luật nuôi ong lấy mật"],
        ),
        (
            "Điều 7 Luật Nuôi ong, khai thác mật rừng về nguồn giống",
            &["Luật Nuôi ong, khai thác mật rừng"],
        ),
        (
            "theo Luật Nuôi ong, Nghị định số 915/2031/NĐ-CP",
            &["Luật Nuôi ong", "Nghị định số 915/2031/NĐ-CP"],
        ),
        (
            "theo Luật Nuôi ong và Bộ luật Lao động",
            &["Luật Nuôi ong", "Bộ luật Lao động"],
        ),
        (
            "theo Pháp lệnh Đò ngang trong thời hạn ba tháng",
            &["Pháp lệnh Đò ngang"],
        ),
        (
            "Căn cứ Pháp lệnh về đò ngang ngày 04 tháng 5 năm 1987;",
            &["Pháp lệnh về đò ngang ngày 04 tháng 5 năm 1987"],
        ),
        (
            "Điều 3 Pháp lệnh bảo vệ tuyến đò hàng không đêm số 91/2003/PL-UBTVQH11",
            &["Pháp lệnh bảo vệ tuyến đò hàng không đêm số 91/2003/PL-UBTVQH11"],
        ),
        (
            "theo Luật Nuôi ong tại Việt Nam đăng ký lại",
            &["Luật Nuôi ong tại Việt Nam"],
        ),
        (
            "theo Luật Nuôi ong, Điều 12 Nghị định số 915/2031/NĐ-CP",
            &["Luật Nuôi ong", "Nghị định số 915/2031/NĐ-CP"],
        ),
    ]);
}

#[test]
fn amending_laws_take_the_laws_in_their_title() {
    check(&[
        (
            "Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
            &[
                "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
                "Luật Tổ chức Chính phủ",
                "Luật Tổ chức chính quyền địa phương",
            ],
        ),
        (
            "Luật sửa đổi , bổ sung một số điều của các luật liên quan đến nuôi ong lấy mật ngày 19 tháng 6 năm 2031 .",
            &[
                "Luật sửa đổi , bổ sung một số điều của các luật liên quan đến nuôi ong lấy mật ngày 19 tháng 6 năm 2031",
            ],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan đến an ninh, trật tự số 118/2025/QH15",
            &[
                "Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan đến an ninh, trật tự số 118/2025/QH15",
            ],
        ),
    ]);
}

#[test]
fn words_with_law_in_them_name_none() {
    check(&[
        ("Luật này có hiệu lực từ ngày 01 tháng 7 năm 2031.", &[]),
        ("theo pháp luật đất đai, pháp luật về thanh tra", &[]),
        ("xử lý kỷ luật cán bộ, công chức vi phạm", &[]),
        ("quy luật giá trị, định luật bảo toàn", &[]),
        ("các luật khác có liên quan; các Luật chuyên ngành", &[]),
        ("Đoàn Luật sư tỉnh, Văn phòng Luật sư An Hòa", &[]),
        ("dự án Luật Đất đai đang được lấy ý kiến", &[]),
        (
            "Luật Biển Việt Nam\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            &["Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"],
        ),
    ]);
}

#[test]
fn numbers_and_dates_stand_behind_in_every_form() {
    check(&[
        (
            "theo Nghị định số 941/CP ngày 06 tháng 7 năm 1995 của Chính phủ",
            &["Nghị định số 941/CP ngày 06 tháng 7 năm 1995"],
        ),
        (
            "theo Quyết định số 915 CP ngày 10/6/1977",
            &["Quyết định số 915 CP ngày 10/6/1977"],
        ),
        (
            "theo Thông tư số 961/QP ngày 23 tháng 01 năm 1994",
            &["Thông tư số 961/QP ngày 23 tháng 01 năm 1994"],
        ),
        (
            "theo Quyết định số 943 TCTK/PPCĐ ngày 22/12/1993",
            &["Quyết định số 943 TCTK/PPCĐ ngày 22/12/1993"],
        ),
        (
            "theo Thông tư số 98 a/2010/TT-BTP",
            &["Thông tư số 98 a/2010/TT-BTP"],
        ),
        (
            "theo Nghị quyết số 918/2008/NQ-QH 12 ngày 03/6/2008",
            &["Nghị quyết số 918/2008/NQ-QH 12 ngày 03/6/2008"],
        ),
        (
            "theo Thông tư số 912/2002/TT-BCA ( A11 ) ngày 13 tháng 9 năm 2002",
            &["Thông tư số 912/2002/TT-BCA ( A11 ) ngày 13 tháng 9 năm 2002"],
        ),
        (
            "theo Thông tư số 939/009/TT-BTC ngày 8 tháng 7 năm 009",
            &["Thông tư số 939/009/TT-BTC ngày 8 tháng 7 năm 009"],
        ),
        (
            "theo Nghị định số 905/2005/NĐ-CP ngày 17 ngày 8 năm 2005",
            &["Nghị định số 905/2005/NĐ-CP ngày 17 ngày 8 năm 2005"],
        ),
        (
            "Nghị định số 920/2006/NĐ-CP của Chính phủ ngày 20 tháng 10 năm 2006",
            &["Nghị định số 920/2006/NĐ-CP của Chính phủ ngày 20 tháng 10 năm 2006"],
        ),
        (
            "các Nghị quyết số 18, 19-NQ/TW của Bộ Chính trị",
            &["Nghị quyết số 18", "19-NQ/TW"],
        ),
        (
            "các Thông tư số: 938/2007/TT-BNN, 978/2011/TT-BNN",
            &["Thông tư số: 938/2007/TT-BNN", "978/2011/TT-BNN"],
        ),
    ]);
}

#[test]
fn a_sentence_that_begins_with_a_citation_cites() {
    check(&[(
        "Nghị định số 924/2006/NĐ-CP ngày 06/3/2006 của Chính phủ hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
        &["Nghị định số 924/2006/NĐ-CP ngày 06/3/2006"],
    )]);
}

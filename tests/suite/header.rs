//! Headers of every kind of document, in made-up letters of real form.

use viendan::extract::header::Kind;
use viendan::extract::{Extractor, Header};
use viendan::model::{Level, System};
use viendan::tables::Tables;
use viendan::text::{Field, Text};

fn read(content: &str) -> Header {
    let text = Text {
        document: "letter.txt".to_owned(),
        content: content.to_owned(),
        ..Text::default()
    };
    Extractor::new(Tables::embedded()).extract(&text).header
}

/// Number, type, date, issuer, level, system and province, in one line.
fn told(content: &str) -> String {
    let header = read(content);
    let number = header
        .number
        .as_ref()
        .map_or_else(|| "-".to_owned(), |number| number.canonical());
    let issuer = header
        .issuer
        .as_ref()
        .map_or("-", |issuer| issuer.name.as_str());
    let date = header
        .date
        .map_or_else(|| "-".to_owned(), |date| date.to_string());
    let province = header.scope.place.province.as_deref().unwrap_or("-");
    let own_type = header.document_type.as_deref().unwrap_or("-");
    format!(
        "{number} | {own_type} | {date} | {issuer} | {} {} | {province}",
        header.scope.level, header.scope.system
    )
}

/// The words of the text as read that a span stands for.
fn slice(content: &str, span: [usize; 2]) -> String {
    content
        .chars()
        .skip(span[0])
        .take(span[1] - span[0])
        .collect()
}

#[test]
fn issuer_of_two_lines_beside_the_motto() {
    let flattened = "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN LA Độc lập - Tự do - Hạnh phúc\n\
        Số: 118/KH-UBND Sơn La, ngày 07 tháng 5 năm 2024\nKẾ HOẠCH\nPhòng, chống cháy rừng mùa khô năm 2024\n\nCăn cứ Luật Lâm nghiệp;\n";
    let expected = "118/KH-UBND | ke-hoach | 2024-05-07 | Ủy ban nhân dân tỉnh Sơn La | provincial state | Sơn La";
    assert_eq!(told(flattened), expected);
    let table = "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| TỈNH SƠN LA | Độc lập - Tự do - Hạnh phúc |\n\
        | Số: 118/KH-UBND | Sơn La, ngày 07 tháng 5 năm 2024 |\n\n**KẾ HOẠCH**\n\n**Phòng, chống cháy rừng mùa khô năm 2024**\n\nCăn cứ Luật Lâm nghiệp;\n";
    assert_eq!(told(table), expected);
    assert_eq!(
        read(table).subject.as_deref(),
        Some("Phòng, chống cháy rừng mùa khô năm 2024")
    );
    let decomposed = "U\u{309}Y BAN NHÂN DÂN\nTI\u{309}NH SƠN LA\n\nSố: 118/KH-UBND\n\nSơn La, nga\u{300}y 07 tháng 5 năm 2024\n\nKÊ\u{301} HOẠCH\n\nCăn cứ Luật Lâm nghiệp;\n";
    assert_eq!(told(decomposed), expected);
}

#[test]
fn a_body_under_another() {
    let party = "HUYỆN ỦY SÔNG MÃ\nBAN TỔ CHỨC\n*\nSố 31-HD/BTCHU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSông Mã, ngày 02 tháng 3 năm 2023\n\nHƯỚNG DẪN\nvề xếp loại chi bộ\n\nThực hiện Hướng dẫn số 21-HD/BTCTW;\n";
    assert_eq!(
        told(party),
        "31-HD/BTCHU | huong-dan | 2023-03-02 | Ban Tổ chức Huyện ủy Sông Mã | district party | Sơn La"
    );
    assert_eq!(
        read(party)
            .issuer
            .and_then(|issuer| issuer.parent)
            .as_deref(),
        Some("Huyện ủy Sông Mã")
    );
    let state = "UBND TỈNH SƠN LA\nSỞ Y TẾ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 905/SYT-NVY\nV/v rà soát thuốc\ncủa trạm y tế xã\n\nSơn La, ngày 4 tháng 6 năm 2024\n\n\
        Kính gửi:\n- Trung tâm Y tế các huyện;\n- Bệnh viện Đa khoa tỉnh.\n\nThực hiện Công văn số 12/BYT-KCB;\n";
    assert_eq!(
        told(state),
        "905/SYT-NVY | cong-van | 2024-06-04 | Sở Y tế tỉnh Sơn La | provincial state | Sơn La"
    );
    let header = read(state);
    assert_eq!(
        header.subject.as_deref(),
        Some("rà soát thuốc của trạm y tế xã")
    );
    assert_eq!(
        header.addressees,
        ["Trung tâm Y tế các huyện", "Bệnh viện Đa khoa tỉnh"]
    );
    assert_eq!(
        slice(state, header.spans.number.expect("a number")),
        "905/SYT-NVY"
    );
    assert_eq!(
        slice(state, header.spans.date.expect("a date")),
        "ngày 4 tháng 6 năm 2024"
    );
    let front = "ỦY BAN MTTQ VIỆT NAM\nTỈNH SƠN LA\nBAN THƯỜNG TRỰC\n\nSố: 77/MTTQ-BTT\n\nSơn La, ngày 9 tháng 9 năm 2024\n\nKính gửi: Ủy ban MTTQ Việt Nam các huyện\n";
    assert_eq!(
        told(front),
        "77/MTTQ-BTT | cong-van | 2024-09-09 | Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La | provincial front | Sơn La"
    );
}

#[test]
fn blank_and_spoilt_numbers() {
    for (line, number, date) in [
        (
            "Số:        /QĐ-UBND\nSơn La, ngày     tháng 6 năm 2025",
            "/QĐ-UBND",
            "2025-06",
        ),
        (
            "Số: ....../QĐ-UBND\nSơn La, ngày ... tháng ... năm 2025",
            "/QĐ-UBND",
            "2025",
        ),
        (
            "Số: K7 /QĐ-UBND Sơn La, ngày Ø6 tháng 6 năm 2025",
            "/QĐ-UBND",
            "2025-06-06",
        ),
        (
            "Số: 455\n\n/QĐ-UBND\n\nSơn La, ngày 1† tháng 6 năm 2025",
            "455/QĐ-UBND",
            "2025-06",
        ),
    ] {
        let content = format!(
            "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n{line}\n\nQUYẾT ĐỊNH\nVề việc cử cán bộ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA\n\nCăn cứ Luật Cán bộ, công chức;\n"
        );
        let expected = format!(
            "{number} | quyet-dinh | {date} | Chủ tịch Ủy ban nhân dân tỉnh Sơn La | provincial state | Sơn La"
        );
        assert_eq!(told(&content), expected, "{line}");
        assert_eq!(
            read(&content).number.expect("a number").is_blank(),
            number.starts_with('/')
        );
    }
}

#[test]
fn a_lost_issuer_comes_from_symbol_and_place() {
    let union = "Số: 61/LĐLĐ\n\nĐiện Biên, ngày 3 tháng 4 năm 2024\n\nV/v tổ chức Tháng Công nhân\n\nKính gửi: Liên đoàn Lao động các huyện\n\nThực hiện Kế hoạch số 5/KH-TLĐ;\n";
    assert_eq!(
        told(union),
        "61/LĐLĐ | cong-van | 2024-04-03 | Liên đoàn Lao động tỉnh Điện Biên | provincial front | Điện Biên"
    );
    let city =
        "Số 12-CV/TU\n\nHải Phòng, ngày 3 tháng 4 năm 2024\n\nKính gửi: Các quận ủy, huyện ủy\n";
    assert_eq!(
        told(city),
        "12-CV/TU | cong-van | 2024-04-03 | Thành ủy Hải Phòng | provincial party | Hải Phòng"
    );
}

#[test]
fn no_districts_and_merged_provinces_after_the_reform() {
    let commune = "ĐẢNG BỘ TỈNH PHÚ THỌ\nĐẢNG ỦY XÃ TAM NÔNG\n*\nSố 14-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nTam Nông, ngày 5 tháng 9 năm 2025\n\nKẾ HOẠCH\nhọc tập nghị quyết\n\nThực hiện Kế hoạch số 9-KH/TU;\n";
    assert_eq!(
        told(commune),
        "14-KH/ĐU | ke-hoach | 2025-09-05 | Đảng ủy xã Tam Nông | commune party | Phú Thọ"
    );
    let header = read(commune);
    assert_eq!(header.scope.place.district, None);
    assert_eq!(
        header.issuer.and_then(|issuer| issuer.parent).as_deref(),
        Some("Tỉnh ủy Phú Thọ")
    );
}

#[test]
fn portals_and_front_matter() {
    let table = "Trang chủ | Văn bản\n\n| Số hiệu | 88/2024/QĐ-TTg |\n|---|---|\n| Loại văn bản | Quyết định |\n| Cơ quan ban hành | Thủ tướng Chính phủ |\n| Ngày ban hành | 15/11/2024 |\n| Trích yếu | Về tín dụng chính sách |\n\nĐiều 1. Phạm vi\n";
    assert_eq!(
        told(table),
        "88/2024/QĐ-TTg | quyet-dinh | 2024-11-15 | Thủ tướng Chính phủ | central state | -"
    );
    assert_eq!(
        read(table).subject.as_deref(),
        Some("Về tín dụng chính sách")
    );
    let front = "---\ntitle: \"Về phát triển kinh tế biển\"\ndate: 2026-03-04\nauthority: Bộ Chính trị\ndocid: \"99-NQ/TW\"\n---\n\n# NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ\n\n## I- TÌNH HÌNH\n\nTrong những năm qua.\n";
    assert_eq!(
        told(front),
        "99-NQ/TW | nghi-quyet | 2026-03-04 | Bộ Chính trị | central party | -"
    );
    let signed = "Người ký: Cổng Thông tin điện tử\nThời gian ký: 03.02.2024 09:46:39 +07:00\n\nCÔNG BÁO/Số 71 + 72/Ngày 02-02-2024\n\nBỘ TÀI CHÍNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 7/2024/TT-BTC\n\nHà Nội, ngày 30 tháng 01 năm 2024\n\nTHÔNG TƯ\nHướng dẫn Thông tư số 15/2020/TT-BTC\nngày 3 tháng 4 năm 2020\n\nCăn cứ Luật Ngân sách nhà nước;\n";
    assert_eq!(
        told(signed),
        "7/2024/TT-BTC | thong-tu | 2024-01-30 | Bộ Tài chính | central state | -"
    );
}

#[test]
fn laws_and_resolutions_tell_when_they_were_passed() {
    let law = "QUỐC HỘI\n\nLuật số: 199/2027/QH16\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLUẬT\nHỢP TÁC BIỂN\n\nCăn cứ Hiến pháp;\n\nĐiều 1. Phạm vi điều chỉnh\n\nLuật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 3 thông qua ngày 14 tháng 6 năm 2027.\n";
    assert_eq!(
        told(law),
        "199/2027/QH16 | luat | 2027-06-14 | Quốc hội | central state | -"
    );
    let bare = "Điều 1. Sửa đổi khoản 2 Điều 5 của Nghị định số 1/2020/NĐ-CP.\n\nĐiều 2. Nghị định này có hiệu lực từ ngày ký.\n";
    let header = read(bare);
    assert_eq!(
        (told(bare).as_str(), header.kind),
        (
            "- | nghi-dinh | - | Chính phủ | central state | -",
            Kind::LegalText
        )
    );
}

#[test]
fn news_items_have_a_place_but_no_issuer() {
    let news = "Phát động Tháng hành động vì trẻ em (09:15 02/06/2023)\n\nCTTĐT - Ngày 1-6, Huyện ủy Sông Mã ban hành Công văn số 301-CV/HU về chăm sóc trẻ em.\n";
    let header = read(news);
    assert_eq!(
        (told(news).as_str(), header.kind),
        (
            "- | - | 2023-06-02 | - | district party | Sơn La",
            Kind::News
        )
    );
}

#[test]
fn own_numbers_are_told_wherever_they_stand_alone() {
    let content = "BỘ Y TẾ\n\nSố: 15/2024/TT-BYT\n\nHà Nội, ngày 3 tháng 5 năm 2024\n\nTHÔNG TƯ\n\nCăn cứ Luật Dược;\n\n15/2024/TT-BYT\n\nsửa đổi Thông tư số 15/2024/TT-BYT\n";
    let header = read(content);
    let words: Vec<&str> = header
        .own_numbers
        .iter()
        .map(|range| &content[range.clone()])
        .collect();
    assert_eq!(words, ["15/2024/TT-BYT"; 2]);
    assert!(header.zone.end <= content.find("Căn cứ").expect("a body"));
}

#[test]
fn nothing_is_made_up_and_nothing_panics() {
    for content in [
        "",
        "\u{301}",
        "Số:",
        "Số: /",
        "---\n",
        "ỦY BAN NHÂN DÂN",
        "Kính gửi:",
        "ngày tháng năm",
        "|\t|",
        "Đ\n\nSố 5\n\n- a",
    ] {
        assert!(read(content).date.is_none(), "{content:?}");
    }
    let empty = read("Hôm nay trời đẹp.\n");
    assert_eq!(
        (
            empty.number,
            empty.date,
            empty.issuer,
            empty.scope.level,
            empty.scope.system
        ),
        (None, None, None, Level::Unknown, System::Unknown)
    );
}

#[test]
fn a_subject_may_begin_as_a_body_does() {
    let plan = "ỦY BAN MTTQ VIỆT NAM\nXÃ MẬU A\nBAN THƯỜNG TRỰC\n\nSố: 3/KH-MTTQ-BTT\n\nMậu A, ngày 8 tháng 9 năm 2025\n\nKẾ HOẠCH\nThực hiện Kế hoạch số 2/KH-MTTQ-BTT\n\nThực hiện Kế hoạch số 2/KH-MTTQ-BTT của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh;\n";
    assert_eq!(
        told(plan),
        "3/KH-MTTQ-BTT | ke-hoach | 2025-09-08 | Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Mậu A | commune front | Lào Cai"
    );
    assert_eq!(
        read(plan).subject.as_deref(),
        Some("Thực hiện Kế hoạch số 2/KH-MTTQ-BTT")
    );
}

#[test]
fn a_homonym_is_placed_by_what_the_text_names() {
    let content = |place: &str| {
        format!(
            "ỦY BAN NHÂN DÂN\nHUYỆN CHÂU THÀNH\n\nSố: 9/UBND-TH\n\nChâu Thành, ngày 8 tháng 9 năm 2023\n\nKính gửi: UBND các xã\n\nThực hiện Công văn số 7/UBND-TH của UBND tỉnh{place}.\n"
        )
    };
    assert_eq!(read(&content("")).scope.place.province, None);
    assert_eq!(
        read(&content(" Tây Ninh")).scope.place.province.as_deref(),
        Some("Tây Ninh")
    );
}

#[test]
fn narrow_cells_part_place_and_date_and_the_type_word() {
    let broken = "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\n\nSố: 61/NQ-HĐND\nTuyên Quang,\nngày 09 tháng 7 năm 2024\n\n\
        NGHỊ\nQUYẾT\nVề mức chi cho thư viện cơ sở\n\nCăn cứ Luật Thư viện;\n";
    let expected = "61/NQ-HĐND | nghi-quyet | 2024-07-09 | Ủy ban nhân dân tỉnh Tuyên Quang | provincial state | Tuyên Quang";
    assert_eq!(told(broken), expected);
    let subject = read(broken).subject;
    assert_eq!(subject.as_deref(), Some("Về mức chi cho thư viện cơ sở"));
    // A date after another line's comma has no place there.
    let cited =
        "Số: 61/QĐ-UBND\nV/v họp tổ công tác,\nngày 09 tháng 7 năm 2024\n\nKính gửi: Các sở.\n";
    assert_eq!(read(cited).date, None);
}

#[test]
fn titles_of_older_databases_hold_issuer_number_and_date() {
    assert_eq!(
        told(
            "QUYẾT ĐỊNH\nCỦA BỘ TRƯỞNG BỘ Y TẾ SỐ 29/2008/QĐ-BYT\nNGÀY 19 THÁNG 8 NĂM 2008\n\
             BÃI BỎ THÔNG TƯ SỐ 08/1999/TT-BYT NGÀY 04/5/1999 VỀ VẬN CHUYỂN THUỐC\n\n\
             Căn cứ Luật Dược;\nĐiều 1. Bãi bỏ Thông tư số 08/1999/TT-BYT.\n"
        ),
        "29/2008/QĐ-BYT | quyet-dinh | 2008-08-19 | Bộ trưởng Bộ Y tế | central state | -"
    );
    assert_eq!(
        told(
            "SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI SỐ 71 NGÀY 02 THÁNG 12 NĂM 1945\n\n\
             Xét Sắc lệnh số 9 ngày 05 tháng 9 năm 1945;\nĐiều thứ nhất: Lập một sở đo đạc.\n"
        ),
        "71 | sac-lenh | 1945-12-02 | Chủ tịch Chính phủ | central state | -"
    );
    // A news item's title in small letters tells of another's document.
    let news = "Quyết định của Bộ trưởng Bộ Y tế số 29/2008/QĐ-BYT có gì mới?\nSáng nay, Bộ Y tế công bố.\n";
    assert!(read(news).number.is_none());
}

#[test]
fn the_type_is_told_by_symbol_title_and_addressee() {
    let type_of = |content: &str| read(content).document_type;
    // A consolidated text bears the title of the one that it holds.
    let consolidated = "BỘ XÂY DỰNG\nSố: 07/VBHN-BXD\nHà Nội, ngày 11 tháng 3 năm 2025\n\nNGHỊ ĐỊNH\nVề quản lý cây xanh\n\n\
        Nghị định số 64/2010/NĐ-CP ngày 11 tháng 6 năm 2010 của Chính phủ, được sửa đổi bởi:\n";
    assert_eq!(type_of(consolidated).as_deref(), Some("van-ban-hop-nhat"));
    let subject = read(consolidated).subject;
    assert_eq!(subject.as_deref(), Some("Về quản lý cây xanh"));
    // CT is Cục Thuế before a unit, chỉ thị before a body.
    let letter = "BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 3318/CT-NVT\nV/v hóa đơn điện tử\nHà Nội, ngày 07 tháng 8 năm 2025\n\nKính gửi: Thuế tỉnh Cao Bằng\n";
    assert_eq!(type_of(letter).as_deref(), Some("cong-van"));
    let directive = "ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\nSố: 05/CT-UBND\nCao Bằng, ngày 07 tháng 8 năm 2025\n\nKính gửi: Các sở\n";
    assert_eq!(type_of(directive).as_deref(), Some("chi-thi"));
    // A citizen's application has a title of its own.
    let application = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN XIN XÁC NHẬN\n\
        Kính gửi: Ủy ban nhân dân xã Bản Luốc\nTôi là Lý Thị Thử.\n";
    assert_eq!(type_of(application), None);
}

#[test]
fn titles_in_capitals_name_no_false_places() {
    let placed = |content: &str| read(content).scope.place;
    let party = "TỈNH ỦY LẠNG SƠN\nĐẢNG ỦY CÔNG AN TỈNH\n*\nSố 18-BC/ĐUCA\n\nLạng Sơn, ngày 05 tháng 02 năm 2026\n\nBÁO CÁO\nCông tác tháng 01\n\nThực hiện chương trình công tác.\n";
    assert_eq!(placed(party).province.as_deref(), Some("Lạng Sơn"));
    let titled = "ỦY BAN NHÂN DÂN HUYỆN VỀ VIỆC THU GOM RÁC\nThông tin cho bà con.\n";
    assert_eq!(placed(titled).district, None);
}

#[test]
fn the_header_begins_after_the_notices_of_a_portal() {
    let content = "Thông báo: theo Nghị định số 13/2023/NĐ-CP, bạn đọc bấm nút đồng ý.\nĐồng ý\n\nỦY BAN NHÂN DÂN\nTỈNH KON TUM\n\n\
        Số: 77/KH-UBND\nKon Tum, ngày 04 tháng 3 năm 2024\n\nKẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Lâm nghiệp;\n";
    let header = read(content);
    assert_eq!(
        header.zone.start,
        content.find("ỦY BAN").expect("an issuer")
    );
}

#[test]
fn the_date_line_names_a_city_with_its_word() {
    let letter = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nSố: 1209/QĐ-UBND\nThành phố Hồ Chí Minh, ngày 14 tháng 5 năm 2021\n\n\
        QUYẾT ĐỊNH\nVề cây xanh\n\nCăn cứ Luật Lâm nghiệp;\n";
    let date = read(letter).date.map(|date| date.to_string());
    assert_eq!(date.as_deref(), Some("2021-05-14"));
}

#[test]
fn the_place_is_told_by_banner_branch_and_kind() {
    let province = |content: &str| read(content).scope.place.province;
    let page = "TRANG THÔNG TIN ĐIỆN TỬ HUYỆN TỦA CHÙA - TỈNH ĐIỆN BIÊN\nTrang chủ\n\nGiống lúa mới\nUBND huyện cấp giống cho các xã.\n";
    assert_eq!(province(page).as_deref(), Some("Điện Biên"));
    let branch = "HỘI NGƯỜI CAO TUỔI VIỆT NAM\nTỈNH BẮC KẠN\nSố: 9/KH-NCT\nBắc Kạn, ngày 02 tháng 3 năm 2020\n\nKẾ HOẠCH\nThăm hội viên\n";
    assert_eq!(province(branch).as_deref(), Some("Bắc Kạn"));
    assert_eq!(read(branch).scope.level, Level::Provincial);
    // Xã and phường of one name are two communes since July 2025.
    let ward = "UBND PHƯỜNG HẢI CHÂU\nSố: 71/TB-UBND\nHải Châu, ngày 05 tháng 11 năm 2025\n\nTHÔNG BÁO\nVề lịch tiếp dân\n";
    assert_eq!(province(ward).as_deref(), Some("Đà Nẵng"));
}

#[test]
fn what_a_record_states_completes_the_header_and_differences_are_told() {
    let fields = [
        ("Số hiệu", "77/2023/QĐ-UBND"),
        ("Loại văn bản", "Quyết định"),
        ("Cơ quan ban hành", "UBND tỉnh Lào Cai"),
        ("Ngày ban hành", "04/05/2023"),
    ];
    let extract = |content: &str| {
        let text = Text {
            content: content.to_owned(),
            fields: fields
                .map(|(label, value)| Field {
                    label: label.to_owned(),
                    value: value.to_owned(),
                })
                .into(),
            ..Text::default()
        };
        Extractor::new(Tables::embedded()).extract(&text)
    };
    let bare = extract("Điều 1. Ban hành kèm theo Quyết định số 77/2023/QĐ-UBND quy chế thư viện.");
    let number = bare.header.number.as_ref().map(|number| number.canonical());
    assert_eq!(number.as_deref(), Some("77/2023/QĐ-UBND"));
    assert_eq!(bare.header.document_type.as_deref(), Some("quyet-dinh"));
    assert_eq!(bare.header.scope.place.province.as_deref(), Some("Lào Cai"));
    let date = bare.header.date.map(|date| date.to_string());
    assert_eq!(date.as_deref(), Some("2023-05-04"));
    assert!(bare.references.is_empty() && bare.differences.is_empty());
    let other = extract(
        "UBND TỈNH LÀO CAI\nSố: 78/2023/QĐ-UBND\nLào Cai, ngày 04 tháng 5 năm 2023\n\nQUYẾT ĐỊNH\nVề thư viện\n",
    );
    let number = other
        .header
        .number
        .as_ref()
        .map(|number| number.canonical());
    assert_eq!(number.as_deref(), Some("78/2023/QĐ-UBND"));
    assert_eq!(other.differences.len(), 1);
    assert!(other.differences[0].contains("77/2023/QĐ-UBND"));
}

#[test]
fn a_lost_break_after_the_type_word_hides_no_subject() {
    let glued = "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 18/QĐ-UBND\nGia Lai, ngày 12 tháng 5 năm 2024\n\n\
        QUYẾT ĐỊNHQuy định mức chi cho thư viện\n\nCăn cứ Luật Thư viện;\n";
    let header = read(glued);
    assert_eq!(header.document_type.as_deref(), Some("quyet-dinh"));
    assert_eq!(
        header.subject.as_deref(),
        Some("Quy định mức chi cho thư viện")
    );
}

#[test]
fn titles_name_date_and_issuer_after_the_number_too() {
    assert_eq!(
        told(
            "QUYẾT ĐỊNH SỐ 31/2006/QĐ-BYT NGÀY 07 THÁNG 4 NĂM 2006 CỦA BỘ TRƯỞNG BỘ Y TẾ VỀ KHO THUỐC\n\n\
             Căn cứ Luật Dược;\nĐiều 1. Lập kho.\n"
        ),
        "31/2006/QĐ-BYT | quyet-dinh | 2006-04-07 | Bộ trưởng Bộ Y tế | central state | -"
    );
    let order = "SẮC LỆNH SỐ 63 NGÀY 05 THÁNG 10 NĂM 1945\n\nXét Sắc lệnh số 7 ngày 05 tháng 9 năm 1945;\nĐiều thứ nhất: Đo ruộng.\n";
    let number = read(order).number.map(|number| number.canonical());
    assert_eq!(number.as_deref(), Some("63"));
}

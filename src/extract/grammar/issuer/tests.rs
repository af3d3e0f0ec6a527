//! Phrases as real documents have them, with the places and people made up or known to all.

use std::sync::LazyLock;

use super::*;
use crate::extract::issuer::{Context, complete, complete_place, from_symbol};
use crate::model::{PartialDate, System};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Tables::embedded()));

fn found(text: &str) -> Option<IssuerPhrase> {
    issuer_in_name(text, &LEXICON, Tables::embedded())
}

fn said(text: &str) -> IssuerPhrase {
    found(text).unwrap_or_else(|| panic!("no issuer in {text:?}"))
}

/// The part of the text that is the phrase, its name, body, level and system.
fn told(text: &str) -> (String, String, String, Level, System) {
    let IssuerPhrase { range, issuer } = said(text);
    (
        text[range].to_owned(),
        issuer.name,
        issuer.body,
        issuer.level,
        issuer.system,
    )
}

#[test]
fn issuers_are_read_with_their_place() {
    use Level::{Central, Commune, District, Provincial, Unknown};
    use System::{Front, Party, State};
    let mut wrong = Vec::new();
    for (text, phrase, name, body, level, system) in [
        (
            "Ban Thường vụ Tỉnh uỷ Lai Châu về việc",
            "Ban Thường vụ Tỉnh uỷ Lai Châu",
            "Ban Thường vụ Tỉnh ủy Lai Châu",
            "cap-uy",
            Provincial,
            Party,
        ),
        (
            "Tỉnh ủy về công tác",
            "Tỉnh ủy",
            "Tỉnh ủy",
            "cap-uy",
            Provincial,
            Party,
        ),
        (
            "UBND tỉnh ban hành",
            "UBND tỉnh",
            "Ủy ban nhân dân tỉnh",
            "ubnd",
            Provincial,
            State,
        ),
        (
            "Chủ tịch UBND huyện Hải Hậu, tỉnh Nam Định quy định",
            "Chủ tịch UBND huyện Hải Hậu, tỉnh Nam Định",
            "Chủ tịch Ủy ban nhân dân huyện Hải Hậu",
            "ubnd",
            District,
            State,
        ),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh",
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ninh",
            "mttq",
            Provincial,
            Front,
        ),
        (
            "Ban Dân vận Tỉnh ủy và Công văn",
            "Ban Dân vận Tỉnh ủy",
            "Ban Dân vận Tỉnh ủy",
            "ban-dan-van-cap-uy",
            Provincial,
            Party,
        ),
        (
            "Bộ trưởng Bộ Tài chính hướng dẫn",
            "Bộ trưởng Bộ Tài chính",
            "Bộ trưởng Bộ Tài chính",
            "bo-tai-chinh",
            Central,
            State,
        ),
        (
            "Sở Nội vụ tỉnh Bình Thuận; Tờ trình",
            "Sở Nội vụ tỉnh Bình Thuận",
            "Sở Nội vụ tỉnh Bình Thuận",
            "so-noi-vu",
            Provincial,
            State,
        ),
        (
            "Liên đoàn Quần vợt tỉnh Bình Thuận",
            "Liên đoàn Quần vợt tỉnh Bình Thuận",
            "Liên đoàn Quần vợt tỉnh Bình Thuận",
            "lien-doan-quan-vot",
            Provincial,
            Front,
        ),
        (
            "Hiệp hội Nước mắm Phan Thiết về việc báo cáo",
            "Hiệp hội Nước mắm Phan Thiết",
            "Hiệp hội Nước mắm Phan Thiết",
            "hiep-hoi-nuoc-mam-phan-thiet",
            Unknown,
            Front,
        ),
        (
            "Văn phòng Trung ương Đảng ngày",
            "Văn phòng Trung ương Đảng",
            "Văn phòng Trung ương Đảng",
            "van-phong-trung-uong-dang",
            Central,
            Party,
        ),
        (
            "Đảng ủy xã Lương Minh thông báo",
            "Đảng ủy xã Lương Minh",
            "Đảng ủy xã Lương Minh",
            "cap-uy",
            Commune,
            Party,
        ),
        (
            "Hội Chữ thập đỏ tỉnh chủ trì",
            "Hội Chữ thập đỏ tỉnh",
            "Hội Chữ thập đỏ tỉnh",
            "hoi-chu-thap-do",
            Provincial,
            Front,
        ),
        (
            "Bộ Chính trị, Ban Bí thư về",
            "Bộ Chính trị, Ban Bí thư",
            "Bộ Chính trị, Ban Bí thư",
            "trung-uong-dang",
            Central,
            Party,
        ),
        (
            "Ủy ban Thường vụ Quốc hội quy định",
            "Ủy ban Thường vụ Quốc hội",
            "Ủy ban Thường vụ Quốc hội",
            "uy-ban-thuong-vu-quoc-hoi",
            Central,
            State,
        ),
        (
            "UBND TP. Hồ Chí Minh về",
            "UBND TP. Hồ Chí Minh",
            "Ủy ban nhân dân thành phố Hồ Chí Minh",
            "ubnd",
            Provincial,
            State,
        ),
        (
            "Công an tỉnh phối hợp",
            "Công an tỉnh",
            "Công an tỉnh",
            "cong-an",
            Provincial,
            State,
        ),
        (
            "Tòa án nhân dân tối cao về",
            "Tòa án nhân dân tối cao",
            "Tòa án nhân dân tối cao",
            "tand-toi-cao",
            Central,
            State,
        ),
        (
            "Hội đồng Thi đua - Khen thưởng\nTrung ương về",
            "Hội đồng Thi đua - Khen thưởng\nTrung ương",
            "Hội đồng Thi đua - Khen thưởng Trung ương",
            "hoi-dong-thi-dua-khen-thuong-trung-uong",
            Central,
            State,
        ),
        (
            "Ban Chỉ đạo 138 tỉnh triển khai",
            "Ban Chỉ đạo 138 tỉnh",
            "Ban Chỉ đạo 138 tỉnh",
            "ban-chi-dao-138",
            Provincial,
            State,
        ),
        (
            "Tổ giúp việc Ban Chỉ đạo\nTrung ương",
            "Tổ giúp việc Ban Chỉ đạo\nTrung ương",
            "Tổ giúp việc Ban Chỉ đạo Trung ương",
            "to-giup-viec-ban-chi-dao-trung-uong",
            Central,
            Party,
        ),
        (
            "UBND thị xã Đức Phổ về",
            "UBND thị xã Đức Phổ",
            "Ủy ban nhân dân thị xã Đức Phổ",
            "ubnd",
            District,
            State,
        ),
        (
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ",
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ",
            "Ủy ban nhân dân thành phố Cần Thơ",
            "ubnd",
            Provincial,
            State,
        ),
        (
            "Thành ủy Cần Thơ và",
            "Thành ủy Cần Thơ",
            "Thành ủy Cần Thơ",
            "cap-uy",
            Provincial,
            Party,
        ),
        (
            "Quận ủy Hai Bà Trưng ban hành",
            "Quận ủy Hai Bà Trưng",
            "Quận ủy Hai Bà Trưng",
            "cap-uy",
            District,
            Party,
        ),
        (
            "Giám đốc Sở Nội vụ tại Tờ trình",
            "Giám đốc Sở Nội vụ",
            "Giám đốc Sở Nội vụ",
            "so-noi-vu",
            Provincial,
            State,
        ),
        (
            "Cục trưởng Cục Quản lý đấu thầu.",
            "Cục trưởng Cục Quản lý đấu thầu",
            "Cục trưởng Cục Quản lý đấu thầu",
            "cuc-quan-ly-dau-thau",
            Unknown,
            State,
        ),
        (
            "liên Bộ Y tế - Tài chính về",
            "liên Bộ Y tế - Tài chính",
            "Liên Bộ Y tế - Tài chính",
            "lien-bo",
            Central,
            State,
        ),
        (
            "Chính\nphủ quy định",
            "Chính\nphủ",
            "Chính phủ",
            "chinh-phu",
            Central,
            State,
        ),
        (
            "LĐLĐ tỉnh Lai Châu yêu cầu",
            "LĐLĐ tỉnh Lai Châu",
            "Liên đoàn Lao động tỉnh Lai Châu",
            "ldld",
            Provincial,
            Front,
        ),
    ] {
        let (found, expected) = (
            told(text),
            (phrase.into(), name.into(), body.into(), level, system),
        );
        if found != expected {
            wrong.push(format!("{found:?}\n  instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn terms_are_told() {
    for (text, phrase, term) in [
        (
            "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII về",
            "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII",
            "XIII",
        ),
        ("Quốc hội khóa XV thông qua", "Quốc hội khóa XV", "XV"),
        ("Ban Bí thư khoá X về", "Ban Bí thư khoá X", "X"),
        ("Tỉnh ủy (khóa XIV) về", "Tỉnh ủy (khóa XIV)", "XIV"),
    ] {
        let found = said(text);
        assert_eq!(
            (&text[found.range], found.issuer.term.as_deref()),
            (phrase, Some(term))
        );
    }
}

#[test]
fn ordinary_words_are_no_issuers() {
    for text in [
        "ban hành Quy định",
        "Ban hành kèm theo",
        "hội nghị sơ kết",
        "các sở, ngành",
        "UBND các huyện, thành phố",
        "phòng, chống dịch",
        "",
        "tỉnh Lai Châu",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn every_name_and_example_of_the_table_names_its_issuer() {
    let tables = Tables::embedded();
    for row in tables.issuers().iter() {
        for name in row.names().chain(row.examples.iter().map(String::as_str)) {
            let lexemes = Lexemes::new(name, &LEXICON);
            let start = Cursor::new(&lexemes, tables);
            let named = body::issuer_name(start).filter(|(after, _)| after.is_end());
            let (_, named) = named.unwrap_or_else(|| panic!("{name}"));
            assert!(tables.issuers().by_name(name).contains(&row), "{name}");
            assert!(tables.issuers().by_name(name).contains(&named), "{name}");
        }
    }
}

#[test]
fn a_row_tells_what_its_name_in_a_text_tells() {
    let tables = Tables::embedded();
    let types = tables.document_types().iter();
    let of_types = types
        .filter_map(|row| row.sole_issuer.as_deref())
        .chain([
            "ban-chap-hanh-trung-uong",
            "dai-hoi-dai-bieu-toan-quoc-cua-dang",
        ])
        .filter_map(|id| tables.issuers().get(id));
    let of_documents = tables.well_known().iter().filter_map(|row| {
        tables
            .issuers()
            .at(&row.issuer, Some(row.date))
            .first()
            .copied()
    });
    for row in of_types.chain(of_documents) {
        assert_eq!(said(&row.name).issuer, Issuer::of_row(row), "{}", row.id);
    }
}

#[test]
fn bodies_that_serve_one_another_without_end_are_read_in_bounds() {
    let text = format!("{}tỉnh", "Hội đồng Văn phòng ".repeat(20_000));
    assert!(said(&text).range.end < 200);
}

#[test]
fn a_congress_names_its_body() {
    let congress_of = |name: &str| {
        let lexemes = Lexemes::new(name, &LEXICON);
        congress(Cursor::new(&lexemes, Tables::embedded())).map(|issuer| issuer.name)
    };
    for (name, body) in [
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI",
            Some("Tỉnh ủy"),
        ),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            Some("Đại hội đại biểu toàn quốc của Đảng"),
        ),
        (
            "Nghị quyết Đại hội XIII của Đảng",
            Some("Đại hội đại biểu toàn quốc của Đảng"),
        ),
        ("Nghị quyết Trung ương 4 khóa XII", None),
        ("Nghị quyết Đại hội Công đoàn", None),
    ] {
        assert_eq!(congress_of(name).as_deref(), body, "{name}");
    }
}

fn context(province: &str, district: &str, level: Level, date: &str) -> Context {
    let name = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    let place = Place {
        province: name(province),
        district: name(district),
        commune: None,
    };
    Context {
        place,
        level,
        date: date.parse::<PartialDate>().ok(),
    }
}

fn completed(text: &str, citing: &Context) -> Issuer {
    complete(&said(text).issuer, citing, Tables::embedded())
}

#[test]
fn the_citing_document_completes() {
    let hai_hau = context("", "Hải Hậu", Level::District, "2021-07-27");
    let lai_chau = context("Lai Châu", "", Level::Provincial, "2023-05");
    let can_tho = context("Cần Thơ", "", Level::Provincial, "2022-10-14");
    for (text, citing, name, province) in [
        (
            "Ban Dân vận Tỉnh ủy",
            &hai_hau,
            "Ban Dân vận Tỉnh ủy Nam Định",
            Some("Nam Định"),
        ),
        (
            "Ban Thường vụ Huyện ủy",
            &hai_hau,
            "Ban Thường vụ Huyện ủy Hải Hậu",
            Some("Nam Định"),
        ),
        (
            "UBND tỉnh",
            &lai_chau,
            "Ủy ban nhân dân tỉnh Lai Châu",
            Some("Lai Châu"),
        ),
        (
            "UBND tỉnh Quảng Ninh",
            &lai_chau,
            "Ủy ban nhân dân tỉnh Quảng Ninh",
            Some("Quảng Ninh"),
        ),
        (
            "UBND thành phố",
            &can_tho,
            "Ủy ban nhân dân thành phố Cần Thơ",
            Some("Cần Thơ"),
        ),
        (
            "UBND thành phố",
            &lai_chau,
            "Ủy ban nhân dân thành phố Lai Châu",
            Some("Lai Châu"),
        ),
        (
            "Quận ủy Hai Bà Trưng",
            &lai_chau,
            "Quận ủy Hai Bà Trưng",
            Some("Hà Nội"),
        ),
        (
            "UBND huyện Châu Thành",
            &lai_chau,
            "Ủy ban nhân dân huyện Châu Thành",
            None,
        ),
        ("Chính phủ", &lai_chau, "Chính phủ", None),
    ] {
        let issuer = completed(text, citing);
        assert_eq!(
            (issuer.name.as_str(), issuer.place.province.as_deref()),
            (name, province),
            "{text}"
        );
    }
    let symbol = from_symbol("CV/TU", None, Tables::embedded()).expect("TU is known");
    assert_eq!(
        complete(&symbol, &can_tho, Tables::embedded()).name,
        "Thành ủy Cần Thơ"
    );
}

#[test]
fn communes_find_their_province() {
    let tables = Tables::embedded();
    let commune = |name: &str, province: Option<&str>, date: &str| {
        let place = Place {
            commune: Some(name.to_owned()),
            province: province.map(str::to_owned),
            district: None,
        };
        complete_place(&place, date.parse::<PartialDate>().ok(), tables)
    };
    assert_eq!(
        commune("Lương Minh", None, "2026-01-12")
            .province
            .as_deref(),
        Some("Quảng Ninh")
    );
    assert_eq!(
        commune("Lương Minh", None, "2024-01-12")
            .district
            .as_deref(),
        Some("Ba Chẽ")
    );
    assert_eq!(commune("Lương Minh", None, "2026-01-12").district, None);
    // Many communes are called Tân Lập.
    assert_eq!(commune("Tân Lập", None, "2024-01-12").province, None);
    let around = Context {
        place: commune("Lương Minh", None, "2026-01-12"),
        level: Level::Commune,
        date: "2026-01-12".parse().ok(),
    };
    assert_eq!(
        completed("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", &around)
            .place
            .province
            .as_deref(),
        Some("Quảng Ninh")
    );
    assert_eq!(
        completed("UBND xã", &around).name,
        "Ủy ban nhân dân xã Lương Minh"
    );
    assert_eq!(
        completed("Đảng ủy xã", &around).name,
        "Đảng ủy xã Lương Minh"
    );
}

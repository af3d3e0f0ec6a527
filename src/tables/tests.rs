//! Every table is well formed, and every fact in it can be found again.

use super::*;
use crate::model::{Level, PartialDate};

fn date(text: &str) -> Option<PartialDate> {
    Some(text.parse().expect(text))
}

/// Reads a table; its first two columns must be in order.
fn check<T: Table>() -> Vec<T::Row> {
    let mut reader = csv::Reader::from_reader(T::EMBEDDED.as_bytes());
    assert_eq!(
        reader.headers().expect(T::FILE),
        T::Row::COLUMNS,
        "{}",
        T::FILE
    );
    let mut last = (String::new(), String::new());
    for record in reader.records() {
        let record = record.expect(T::FILE);
        let first = (record[0].to_owned(), record[1].to_owned());
        assert!(
            last <= first,
            "{}: {first:?} stands after {last:?}",
            T::FILE
        );
        for field in &record {
            assert!(
                field.trim() == field && !field.contains("  "),
                "{}: spaces in '{field}'",
                T::FILE
            );
            assert!(
                !field.contains(['‖', '{', '}', '_']) || field.is_ascii(),
                "{}: '{field}'",
                T::FILE
            );
        }
        last = first;
    }
    row::rows::<T::Row>(T::FILE, T::EMBEDDED).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn tables_are_sorted_and_well_formed() {
    assert!(check::<DocumentTypes>().len() > 60);
    assert!(check::<Symbols>().len() > 400);
    assert!(check::<Issuers>().len() > 400);
    assert!(check::<Provinces>().len() > 100);
    assert!(check::<Districts>().len() > 696);
    assert_eq!(check::<Communes>().len(), 10_035 + 3_321 + 22);
    assert!(check::<Laws>().len() > 411);
    assert_eq!(check::<Terms>().len(), 14 + 16);
    assert!(check::<WellKnownDocuments>().len() > 100);
    assert!(check::<Cues>().len() > 25);
    assert!(check::<Regions>().len() > 20);
    assert!(check::<Phrases>().len() > 20);
    assert!(check::<MisreadSymbols>().len() > 20);
}

#[test]
fn rows_named_in_other_rows_are_there() {
    let tables = Tables::default();
    tables.communes();
    tables
        .check_links()
        .unwrap_or_else(|error| panic!("{error}"));
    for symbol in tables
        .symbols()
        .iter()
        .filter(|symbol| symbol.kind.is_issuer())
    {
        for issuer in &symbol.issuers {
            assert!(
                !tables.issuers().by_name(issuer).is_empty(),
                "{}: {issuer}",
                symbol.abbreviation
            );
        }
    }
    for row in tables.well_known().iter() {
        assert!(
            !tables.issuers().by_name(&row.issuer).is_empty(),
            "{}: {}",
            row.number,
            row.issuer
        );
    }
}

#[test]
fn examples_are_found_again() {
    let tables = Tables::default();
    for row in tables.document_types().iter() {
        assert!(!row.examples.is_empty(), "{} has no example", row.slug);
        for example in &row.examples {
            let word = tables.document_types().word_at(example, 0);
            assert_eq!(
                word.map(|word| word.document_type.slug.as_str()),
                Some(row.slug.as_str()),
                "{example}"
            );
        }
    }
    for row in tables.laws().iter() {
        for name in row.names() {
            assert!(tables.laws().by_title(name).contains(&row), "{name}");
        }
        assert!(
            row.number
                .as_deref()
                .is_none_or(|number| tables.laws().by_number(number) == Some(row)),
            "{}",
            row.title
        );
    }
    for row in tables.well_known().iter() {
        for phrase in &row.cited_as {
            assert_eq!(
                tables.well_known().short_form_at(phrase, 0),
                Some((phrase.len(), row))
            );
        }
    }
}

#[test]
fn document_types_are_found() {
    let types = Tables::embedded().document_types();
    assert_eq!(
        types
            .by_word("BÁO CÁO THẨM TRA")
            .map(|found| found.slug.as_str()),
        Some("bao-cao")
    );
    let word = types
        .word_at("theo Nghị\nquyết  liên tịch số 19", 5)
        .expect("a type word");
    assert_eq!(
        (word.document_type.slug.as_str(), word.weak),
        ("nghi-quyet-lien-tich", false)
    );
    assert!(
        types
            .word_at("Văn bản số 15", 0)
            .is_some_and(|word| word.weak && word.vague)
    );
    assert!(
        types
            .word_at("Quy định số 37-QĐ/TW", 0)
            .is_some_and(|word| word.weak && !word.vague)
    );
    assert_eq!(types.by_abbreviation("TT").len(), 2);
}

#[test]
fn types_tell_their_sole_issuer_and_what_their_documents_are() {
    let types = Tables::embedded().document_types();
    let slugs = |told: fn(&DocumentType) -> bool| {
        let rows = types.iter().filter(|row| told(row));
        rows.map(|row| row.slug.as_str()).collect::<Vec<_>>()
    };
    let sole = |slug: &str| types.get(slug).expect(slug).sole_issuer.as_deref();
    assert_eq!(sole("nghi-dinh"), Some("chinh-phu"));
    assert_eq!(sole("phap-lenh"), Some("uy-ban-thuong-vu-quoc-hoi"));
    assert_eq!(sole("quyet-dinh"), None);
    assert_eq!(
        slugs(|row| row.law),
        ["bo-luat", "hien-phap", "luat", "phap-lenh"]
    );
    assert_eq!(slugs(|row| row.standard), ["quy-chuan", "tieu-chuan"]);
    assert_eq!(slugs(|row| row.year_in_number).len(), 8);
    assert_eq!(slugs(|row| !row.asks).len(), 10);
}

#[test]
fn symbols_are_found() {
    let symbols = Tables::embedded().symbols();
    assert_eq!(symbols.get("BDVTU")[0].level, Level::Provincial);
    assert_eq!(
        symbols.get("UBTVQH15")[0].issuers,
        ["Ủy ban Thường vụ Quốc hội"]
    );
    assert_eq!(symbols.get("HĐNDK12")[0].issuers, ["Hội đồng nhân dân"]);
    assert_eq!(symbols.get("TTG")[0].issuers, ["Thủ tướng Chính phủ"]);
    assert_eq!(symbols.get("TW")[0].issuers.len(), 3);
    let levels = |abbreviation: &str, day: &str| {
        let rows = symbols.at(abbreviation, date(day));
        rows.iter().map(|row| row.level).collect::<Vec<_>>()
    };
    assert_eq!(levels("CHQ", "2025-02-28"), [Level::Provincial]);
    assert_eq!(levels("CHQ", "2025-03-01"), [Level::Central]);
    assert_eq!(
        levels("BGTVT", "2026"),
        [Level::Central],
        "out of its time, but known"
    );
    assert!(symbols.get("15").is_empty());
    let rows = |told: fn(&Symbol) -> bool| {
        let rows = symbols.iter().filter(|row| told(row));
        rows.map(|row| row.abbreviation.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rows(|row| row.shared),
        ["BCĐ", "CB", "CĐCS", "HĐ", "TGV", "ĐTN", "ĐU", "ĐUK"]
    );
    assert_eq!(rows(|row| row.takes_unit), ["HĐND", "MTTQ", "UBND", "VPCP"]);
}

#[test]
fn phrases_that_stand_for_something_say_what_the_tables_know() {
    let tables = Tables::embedded();
    for row in tables.phrases().iter() {
        let value = row.value.as_deref();
        let is_known = match row.kind {
            PhraseKind::PlaceWord => {
                value.is_some_and(|kind| kind.parse::<TerritoryKind>().is_ok())
            }
            PhraseKind::CongressBody => value.is_none_or(|id| tables.issuers().get(id).is_some()),
            PhraseKind::JointHead | PhraseKind::CityForm => value.is_some(),
            _ => true,
        };
        assert!(is_known, "{}", row.phrase);
    }
}

#[test]
fn issuers_of_one_body_share_a_series() {
    let issuers = Tables::embedded().issuers();
    for (one, other) in [
        ("UBND", "Chủ tịch UBND"),
        ("Tỉnh ủy", "Thường trực Tỉnh ủy"),
        ("Bộ Chính trị", "Ban Bí thư Trung ương Đảng"),
        ("Bộ Tài chính", "Bộ trưởng Bộ Tài chính"),
        ("UBMTTQ Việt Nam", "Ban Thường trực Ủy ban MTTQ Việt Nam"),
    ] {
        assert_eq!(
            issuers.by_name(one)[0].series,
            issuers.by_name(other)[0].series,
            "{one}, {other}"
        );
    }
    assert_ne!(
        issuers.by_name("Chính phủ")[0].series,
        issuers.by_name("Thủ tướng Chính phủ")[0].series
    );
}

#[test]
fn places_depend_on_the_date() {
    let places = Tables::embedded().places();
    let province = |name: &str, day: &str| {
        places
            .province(name, date(day))
            .map(|found| found.id.as_str())
    };
    assert_eq!(province("Gia Lai", "2025-06-30"), Some("gia-lai"));
    assert_eq!(province("Gia Lai", "2025-07-01"), Some("gia-lai-2025"));
    assert_eq!(province("TP.HCM", "2026"), Some("ho-chi-minh-2025"));
    assert_eq!(province("Lai Châu", "2003-12-31"), Some("lai-chau-1976"));
    assert_eq!(
        province("Thừa Thiên-Huế", "2026"),
        Some("thua-thien-hue"),
        "the nearest in time"
    );
    assert_eq!(
        places
            .province("Lai Châu", None)
            .map(|found| found.id.as_str()),
        Some("lai-chau")
    );
    assert_eq!(places.district("Châu Thành", date("2020")).len(), 10);
    assert_eq!(
        places.district("Hải Hậu", date("2020"))[0].province,
        "nam-dinh"
    );
    assert!(places.district("Hải Hậu", date("2025-08-01")).is_empty());
    assert_eq!(
        places.district("Phú Vang", date("2023"))[0].province,
        "thua-thien-hue"
    );
}

#[test]
fn communes_stand_under_their_province() {
    let places = Tables::embedded().places();
    let lương_minh = places.commune("Lương Minh", Some("Quảng Ninh"), date("2026"));
    assert_eq!(lương_minh.len(), 1);
    assert_eq!(
        places.of_commune(lương_minh[0]).province.as_deref(),
        Some("Quảng Ninh")
    );
    let before = places.commune("Lương Minh", Some("Quảng Ninh"), date("2024"));
    assert_eq!(before.len(), 1);
    assert_eq!(
        places.of_commune(before[0]).district.as_deref(),
        Some("Ba Chẽ")
    );
}

#[test]
fn a_province_becomes_a_city_and_a_commune_a_ward_on_its_day() {
    let places = Tables::embedded().places();
    let province = |name: &str, day: &str| places.province(name, date(day)).map(|row| row.kind);
    let commune = |name: &str, province: &str, day: &str| {
        let rows = places.commune(name, Some(province), date(day));
        rows.iter().map(|row| row.kind).collect::<Vec<_>>()
    };
    for (name, before, day) in [
        ("Bắc Ninh", "2026-09-19", "2026-09-20"),
        ("Quảng Ninh", "2026-08-31", "2026-09-01"),
        ("Đồng Nai", "2026-04-29", "2026-04-30"),
    ] {
        let kinds = [before, day].map(|day| province(name, day));
        let expected = [TerritoryKind::Province, TerritoryKind::City].map(Some);
        assert_eq!(kinds, expected, "{name}");
    }
    for (name, province, before, day) in [
        ("Bố Hạ", "Bắc Ninh", "2026-09-19", "2026-09-20"),
        ("Trảng Bom", "Đồng Nai", "2026-04-29", "2026-04-30"),
    ] {
        let kinds = [before, day].map(|day| commune(name, province, day));
        let expected = [TerritoryKind::Commune, TerritoryKind::Ward].map(|kind| vec![kind]);
        assert_eq!(kinds, expected, "{name}");
    }
    assert_eq!(
        commune("Phong Điền", "Cần Thơ", "2026"),
        [TerritoryKind::Commune]
    );
}

#[test]
fn the_law_on_documents_of_peoples_councils_has_its_long_names() {
    let laws = Tables::embedded().laws();
    for title in [
        "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Uỷ ban nhân dân",
        "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và Ủy ban nhân dân",
        "Luật Ban hành văn bản quy phạm pháp luật của HĐND và UBND",
        "Luật ban hành VBQPPL của HĐND, UBND",
    ] {
        let found = laws.in_force(title, date("2011"));
        let number = found.and_then(|law| law.number.as_deref());
        assert_eq!(number, Some("31/2004/QH11"), "{title}");
    }
}

#[test]
fn laws_are_found_by_name_number_and_time() {
    let laws = Tables::embedded().laws();
    let number = |title: &str, day: &str| {
        laws.in_force(title, date(day))
            .and_then(|law| law.number.as_deref())
    };
    assert_eq!(
        number("luật đất đai", "2024-03-01"),
        Some("45/2013/QH13"),
        "adopted in January, in force from August"
    );
    assert_eq!(number("Luật Đất đai", "2024-08-01"), Some("31/2024/QH15"));
    assert_eq!(
        number("Luật Tổ chức HĐND và UBND", "2010"),
        Some("11/2003/QH11")
    );
    assert_eq!(
        number("Luật Tổ chức chính quyền địa phương", "2025-06-15"),
        Some("65/2025/QH15")
    );
    assert_eq!(
        number("Luật Tổ chức chính quyền địa phương", "2025-06-16"),
        Some("72/2025/QH15")
    );
    assert_eq!(
        number("Luật Khiếu nại, tố cáo", "2015"),
        Some("09/1998/QH10"),
        "ended, but no other bears the name"
    );
    assert_eq!(laws.by_title("Luật BHXH").len(), 3);
    let of_2014 = laws.adopted("Luật BHXH", "2014".parse().expect("a year"));
    assert_eq!(
        of_2014
            .iter()
            .map(|law| law.number.as_deref())
            .collect::<Vec<_>>(),
        [Some("58/2014/QH13")]
    );
    let amending = laws.by_number("87/2025/QH15").expect("a law");
    assert_eq!(
        amending.amends,
        ["Luật Ban hành văn bản quy phạm pháp luật"]
    );
    assert!(
        laws.in_force(
            "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế",
            None
        )
        .is_none(),
        "there are two"
    );
    assert_eq!(
        laws.by_title("Pháp lệnh về lực lượng dự bị động viên")
            .len(),
        1
    );
    let constitution = laws
        .in_force("Hiến pháp", date("2000"))
        .map(|law| law.date.year());
    assert_eq!(constitution, Some(1992));
}

#[test]
fn terms_are_found_by_date_and_number() {
    let terms = Tables::embedded().terms();
    let roman = |kind, day: &str| {
        terms
            .at(kind, day.parse().expect(day))
            .map(|term| term.roman.as_str())
    };
    assert_eq!(roman(TermKind::Congress, "2022-11-14"), Some("XIII"));
    assert_eq!(roman(TermKind::Congress, "2010-06-08"), Some("X"));
    assert_eq!(
        roman(TermKind::Congress, "2021"),
        None,
        "a year with two terms"
    );
    assert_eq!(roman(TermKind::Assembly, "2024-01-18"), Some("XV"));
    assert_eq!(
        terms.written(TermKind::Congress, "xii"),
        terms.written(TermKind::Congress, "12")
    );
}

#[test]
fn short_forms_have_their_candidates() {
    let known = Tables::embedded().well_known();
    let numbers = |found: Vec<&WellKnown>| {
        found
            .into_iter()
            .map(|row| row.number.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        numbers(known.candidates("nghi-quyet", "57", None)),
        ["57-NQ/TW"]
    );
    assert_eq!(
        known.candidates("chi-thi", "5", date("2018")).len(),
        1,
        "the second one came in 2021"
    );
    assert_eq!(
        numbers(known.plenum(6, "12")),
        ["18-NQ/TW", "19-NQ/TW", "20-NQ/TW", "21-NQ/TW"]
    );
    for plenum in [(6, "XI"), (5, "IX"), (5, "X")] {
        assert!(known.plenum(plenum.0, plenum.1).len() > 1, "{plenum:?}");
    }
    for form in ["Đề án 06 của Chính phủ", "Đề án số 06", "Đề án 06/TTg"] {
        let (_, project) = known.short_form_at(form, 0).expect("a short form");
        assert_eq!(project.number, "06/QĐ-TTg", "{form}");
    }
    assert_eq!(known.by_number("34-KL/TW").len(), 2);
}

#[test]
fn each_row_of_the_other_tables_is_found() {
    let tables = Tables::embedded();
    let mut lost: Vec<String> = Vec::new();
    let mut check = |is_found: bool, row: String| lost.extend((!is_found).then_some(row));
    for row in tables.document_types().iter() {
        for word in row.words() {
            let found = tables.document_types().by_word(word);
            check(found == Some(row), format!("document_types.csv: {word}"));
        }
        for abbreviation in &row.abbreviations {
            let found = tables.document_types().by_abbreviation(abbreviation);
            check(
                found.contains(&row),
                format!("document_types.csv: {abbreviation}"),
            );
        }
    }
    for row in tables.symbols().iter() {
        let found = tables.symbols().get(&row.abbreviation);
        check(
            found.contains(&row),
            format!("symbols.csv: {}", row.abbreviation),
        );
    }
    for row in tables.communes().iter() {
        let found = tables.communes().named(&row.name, row.validity.from);
        check(found.contains(&row), format!("communes.csv: {}", row.code));
    }
    for row in tables.terms().iter() {
        let found = tables.terms().get(row.kind, row.number);
        check(found == Some(row), format!("terms.csv: {}", row.number));
    }
    for row in tables.misread_symbols().iter() {
        let found = tables.misread_symbols().meant(&row.read);
        check(
            found == Some(&row.meant),
            format!("misread_symbols.csv: {}", row.read),
        );
    }
    for row in tables.well_known().iter() {
        let date = Some(row.date);
        let number = row.number.split(['-', '/']).next().unwrap_or_default();
        let found = tables
            .well_known()
            .candidates(&row.document_type, number, date);
        check(
            found.contains(&row),
            format!("well_known.csv: {}", row.number),
        );
        for words in &row.cited_as {
            let found = tables.well_known().short_form_at(words, 0);
            check(
                found.is_some_and(|(_, found)| found == row),
                format!("well_known.csv: {words}"),
            );
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

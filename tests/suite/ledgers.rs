//! Ledgers: who was to carry a directive out, who did and when, who is silent. All letters are made up.

use viendan::analyze::{AnswerKind, Ledger, LedgerStatus};
use viendan::graph::{CitationGraph, Document};
use viendan::model::{Level, PartialDate, Role};
use viendan::pipeline::Pipeline;
use viendan::resolve::{self, Choice, Expected, ExpectedFrom};
use viendan::tables::Tables;
use viendan::text::Text;

/// The graph of letters given as name and text.
fn graph(letters: &[(&str, &str)]) -> CitationGraph {
    let tables = Tables::embedded();
    let pipeline = Pipeline::new(tables);
    let documents = letters.iter().map(|(name, content)| {
        pipeline.document(&Text {
            document: (*name).to_owned(),
            content: (*content).to_owned(),
            ..Text::default()
        })
    });
    resolve::merge(documents.collect(), tables).graph(tables).0
}

fn directive<'g>(graph: &'g CitationGraph, number: &str) -> &'g Document {
    graph
        .documents()
        .filter(|document| document.number.as_deref() == Some(number))
        .max_by_key(|document| document.is_held())
        .unwrap_or_else(|| panic!("no {number}: {:?}", ids(graph)))
}

fn ids(graph: &CitationGraph) -> Vec<&str> {
    graph
        .documents()
        .map(|document| document.id.0.as_str())
        .collect()
}

/// The ledger of the directive with a number, by its own words.
fn addressed(letters: &[(&str, &str)], number: &str) -> Ledger {
    let graph = graph(letters);
    let directive = directive(&graph, number);
    let expected = Expected::addressed(directive, directive.date, Tables::embedded());
    Ledger::of(&graph, directive, &expected, Tables::embedded())
}

fn chosen(letters: &[(&str, &str)], number: &str, choice: &str) -> Ledger {
    let graph = graph(letters);
    let directive = directive(&graph, number);
    let choice: Choice = choice.parse().expect(choice);
    let expected = Expected::chosen(&choice, directive, directive.date, Tables::embedded());
    let expected = expected.expect("there are such bodies");
    Ledger::of(&graph, directive, &expected, Tables::embedded())
}

/// The bodies of which some document is seen: name, status, number, days, days late.
fn seen(ledger: &Ledger) -> Vec<String> {
    let bodies = ledger.bodies.iter().filter(|body| body.document.is_some());
    bodies
        .map(|body| {
            let days =
                |days: Option<i64>| days.map_or_else(|| "?".to_owned(), |days| days.to_string());
            format!(
                "{}: {} {} after {} late {}",
                body.name,
                body.status,
                body.number.as_deref().unwrap_or("?"),
                days(body.days),
                days(body.late_days)
            )
        })
        .collect()
}

fn names(ledger: &Ledger) -> Vec<&str> {
    ledger
        .bodies
        .iter()
        .map(|body| body.name.as_str())
        .collect()
}

fn unasked(ledger: &Ledger) -> Vec<&str> {
    ledger.unasked.iter().map(|one| one.name.as_str()).collect()
}

fn deadline(ledger: &Ledger) -> Option<String> {
    Some(ledger.deadline.as_ref()?.date?.to_string())
}

const PLAN: &str = "UBND TỈNH HÀ NAM\nSố: 45/KH-UBND\nHà Nam, ngày 02 tháng 5 năm 2023\nKẾ HOẠCH\nVề trồng cây\n\
    Yêu cầu Chủ tịch UBND các huyện, thị xã, thành phố ban hành kế hoạch chậm nhất ngày 31/5/2023, báo cáo kết quả về Sở Xây dựng trước ngày 15/12/2023.\n\
    Nơi nhận:\n- TT Tỉnh ủy (để b/c);\n- UBND các huyện, thị xã, thành phố;\n- Lưu: VT.";

#[test]
fn a_plan_and_a_report_are_measured_by_their_own_deadlines() {
    let ledger = addressed(
        &[
            ("d.txt", PLAN),
            (
                "a.txt",
                "UBND HUYỆN BÌNH LỤC\nSố: 70/KH-UBND\nBình Lục, ngày 05 tháng 6 năm 2023\nKẾ HOẠCH\nThực hiện Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh",
            ),
            (
                "b.txt",
                "UBND HUYỆN LÝ NHÂN\nSố: 300/BC-UBND\nLý Nhân, ngày 14 tháng 12 năm 2023\nBÁO CÁO\nKết quả thực hiện Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh",
            ),
            (
                "c.txt",
                "UBND HUYỆN BÌNH LỤC\nSố: 310/BC-UBND\nBình Lục, ngày 20 tháng 12 năm 2023\nBÁO CÁO\nKết quả thực hiện Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh",
            ),
        ],
        "45/KH-UBND",
    );
    assert_eq!(ledger.counts.expected, 6, "{:?}", names(&ledger));
    assert_eq!(ledger.expected_from, ExpectedFrom::Addressees);
    assert_eq!(deadline(&ledger).as_deref(), Some("2023-05-31"));
    assert_eq!(ledger.deadlines.len(), 2);
    assert_eq!(
        seen(&ledger),
        [
            "Ủy ban nhân dân huyện Bình Lục: late 70/KH-UBND after 34 late 5",
            "Ủy ban nhân dân huyện Lý Nhân: done 300/BC-UBND after 226 late 0",
        ]
    );
    let first = ledger
        .bodies
        .iter()
        .find(|body| body.status == LedgerStatus::Late);
    let first = first.expect("one is late");
    assert_eq!(first.later.len(), 1, "the report is a later document");
    assert_eq!(first.kind, Some(AnswerKind::Plan));
}

const LETTER: &str = "TỈNH ỦY LAI CHÂU\n*\nSố 700-CV/TU\nLai Châu, ngày 02 tháng 10 năm 2023\nV/v đọc sách\n\
    Kính gửi: - Các huyện ủy, thành ủy,\n- Các ban cán sự đảng, đảng đoàn,\n- Đảng ủy Công an tỉnh.\n\
    Tỉnh ủy yêu cầu các huyện ủy, thành ủy báo cáo Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày 30/10/2023.";

#[test]
fn a_body_of_the_other_system_does_not_answer_for_a_committee() {
    let ledger = addressed(
        &[
            ("d.txt", LETTER),
            (
                "u.txt",
                "UBND HUYỆN SÌN HỒ\nSố: 90/KH-UBND\nSìn Hồ, ngày 20 tháng 10 năm 2023\nKẾ HOẠCH\nThực hiện Công văn số 700-CV/TU ngày 02/10/2023 của Tỉnh ủy",
            ),
            (
                "a.txt",
                "ĐẢNG BỘ TỈNH LAI CHÂU\nBAN THƯỜNG VỤ\nHUYỆN ỦY TAM ĐƯỜNG\n*\nSố 55-BC/HU\nTam Đường, ngày 30 tháng 10 năm 2023\nBÁO CÁO\nkết quả thực hiện Công văn số 700-CV/TU ngày 02/10/2023 của Tỉnh ủy",
            ),
            (
                "r.txt",
                "TỈNH ỦY LAI CHÂU\n*\nSố 745-CV/TU\nLai Châu, ngày 03 tháng 11 năm 2023\nV/v đôn đốc\nKính gửi: Các huyện ủy, thành ủy.\nTiếp theo Công văn số 700-CV/TU ngày 02/10/2023 của Tỉnh ủy, yêu cầu các huyện ủy, thành ủy chưa báo cáo gửi báo cáo trước ngày 10/11/2023.",
            ),
        ],
        "700-CV/TU",
    );
    assert_eq!(ledger.counts.expected, 9, "{:?}", names(&ledger));
    assert_eq!(unasked(&ledger), ["Ủy ban nhân dân huyện Sìn Hồ"]);
    let silent = ledger
        .bodies
        .iter()
        .find(|body| body.name == "Huyện ủy Sìn Hồ");
    assert_eq!(silent.map(|body| body.status), Some(LedgerStatus::Silent));
    let lines: Vec<&str> = ledger
        .bodies
        .iter()
        .filter(|body| !body.expanded)
        .map(|body| body.name.as_str())
        .collect();
    assert_eq!(lines, ["Các ban cán sự đảng", "đảng đoàn"]);
    assert_eq!(
        deadline(&ledger).as_deref(),
        Some("2023-11-10"),
        "a reminder with a new day extends the deadline"
    );
}

#[test]
fn a_letter_between_the_levels_sets_its_own_day() {
    let central = "BỘ Y TẾ\nSố: 90/BYT-DP\nHà Nội, ngày 02 tháng 5 năm 2024\nV/v tiêm chủng\nKính gửi: UBND các tỉnh, thành phố trực thuộc Trung ương.\nBộ đề nghị UBND các tỉnh báo cáo Bộ trước ngày 30/6/2024.";
    let province = "UBND TỈNH ĐIỆN BIÊN\nSố: 800/UBND-VX\nĐiện Biên, ngày 09 tháng 5 năm 2024\nV/v tiêm chủng\nKính gửi: UBND các huyện, thị xã, thành phố.\nThực hiện Công văn số 90/BYT-DP ngày 02/5/2024 của Bộ Y tế, UBND tỉnh giao UBND các huyện, thị xã, thành phố báo cáo Sở Y tế trước ngày 15/6/2024.";
    let district = "UBND HUYỆN TUẦN GIÁO\nSố: 66/BC-UBND\nTuần Giáo, ngày 17 tháng 6 năm 2024\nBÁO CÁO\nKết quả thực hiện Công văn số 800/UBND-VX ngày 09/5/2024 của UBND tỉnh về thực hiện Công văn số 90/BYT-DP ngày 02/5/2024 của Bộ Y tế";
    let letters = [("d.txt", central), ("p.txt", province), ("a.txt", district)];
    let provinces = addressed(&letters, "90/BYT-DP");
    assert_eq!(provinces.counts.expected, 63);
    assert_eq!(
        seen(&provinces),
        ["Ủy ban nhân dân tỉnh Điện Biên: done 800/UBND-VX after 7 late 0"]
    );
    let passed = provinces.bodies.iter().find(|body| body.document.is_some());
    assert_eq!(
        passed.and_then(|body| body.kind),
        Some(AnswerKind::PassedOn)
    );
    let districts = chosen(&letters, "90/BYT-DP", "districts of Điện Biên");
    assert_eq!(districts.counts.expected, 10);
    assert_eq!(districts.expected_from, ExpectedFrom::Choice);
    assert_eq!(deadline(&districts).as_deref(), Some("2024-06-15"));
    assert_eq!(
        seen(&districts),
        ["Ủy ban nhân dân huyện Tuần Giáo: late 66/BC-UBND after 46 late 2"],
        "it carries out what the province made of the directive"
    );
}

#[test]
fn mentions_drafts_and_namesakes_are_no_answers() {
    let ledger = addressed(
        &[
            ("d.txt", PLAN),
            (
                "m.txt",
                "UBND HUYỆN KIM BẢNG\nSố: 9/UBND-NN\nKim Bảng, ngày 05 tháng 6 năm 2023\nV/v kinh phí\nKính gửi: Sở Tài chính.\nCây trồng đã nêu tại phụ lục Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh cần thêm tiền.",
            ),
            (
                "t.txt",
                "UBND HUYỆN THANH LIÊM\nSố:       /KH-UBND\nThanh Liêm, ngày      tháng 6 năm 2023\nKẾ HOẠCH\nThực hiện Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh",
            ),
            (
                "n.txt",
                "UBND HUYỆN LÝ NHÂN\nSố: 30/BC-UBND\nLý Nhân, ngày 14 tháng 6 năm 2023\nBÁO CÁO\nKết quả thực hiện Kế hoạch số 45/KH-UBND ngày 09/4/2022 của UBND tỉnh",
            ),
        ],
        "45/KH-UBND",
    );
    assert_eq!(seen(&ledger), Vec::<String>::new());
    assert_eq!(unasked(&ledger), Vec::<&str>::new());
    assert_eq!(
        ledger.drafts.len(),
        1,
        "a draft is noted, and changes nothing"
    );
    assert_eq!(ledger.counts.silent, 6);
}

#[test]
fn a_district_named_as_a_town_later_is_one_body() {
    let ledger = addressed(
        &[
            ("d.txt", PLAN),
            (
                "a.txt",
                "UBND THỊ XÃ DUY TIÊN\nSố: 70/KH-UBND\nDuy Tiên, ngày 05 tháng 5 năm 2023\nKẾ HOẠCH\nThực hiện Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh",
            ),
            (
                "b.txt",
                "UBND HUYỆN KIM BẢNG\nSố: 71/KH-UBND\nKim Bảng, ngày 06 tháng 5 năm 2023\nKẾ HOẠCH\nCăn cứ Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh về trồng cây, UBND huyện ban hành kế hoạch.",
            ),
        ],
        "45/KH-UBND",
    );
    assert_eq!(ledger.counts.done, 2, "{:?}", seen(&ledger));
}

#[test]
fn who_took_a_province_over_answers_for_it() {
    let central = "BỘ Y TẾ\nSố: 91/BYT-DP\nHà Nội, ngày 10 tháng 6 năm 2025\nV/v muỗi\nKính gửi: UBND các tỉnh, thành phố trực thuộc Trung ương.\nBộ đề nghị UBND các tỉnh báo cáo Bộ trước ngày 31/7/2025.";
    let answer = "UBND TỈNH TUYÊN QUANG\nSố: 20/BC-UBND\nTuyên Quang, ngày 20 tháng 7 năm 2025\nBÁO CÁO\nKết quả thực hiện Công văn số 91/BYT-DP ngày 10/6/2025 của Bộ Y tế";
    let ledger = addressed(&[("d.txt", central), ("a.txt", answer)], "91/BYT-DP");
    assert_eq!(ledger.counts.expected, 63);
    assert_eq!(
        seen(&ledger),
        [
            "Ủy ban nhân dân tỉnh Hà Giang: done 20/BC-UBND after 40 late 0",
            "Ủy ban nhân dân tỉnh Tuyên Quang: done 20/BC-UBND after 40 late 0",
        ]
    );
    let own: Vec<Option<&str>> = ledger
        .bodies
        .iter()
        .filter(|body| body.document.is_some())
        .map(|body| body.answered_by.as_deref())
        .collect();
    assert_eq!(own, [Some("Ủy ban nhân dân tỉnh Tuyên Quang"), None]);
}

#[test]
fn those_who_help_are_told_from_those_who_lead() {
    let ledger = addressed(
        &[
            (
                "d.txt",
                "UBND TỈNH HÀ NAM\nSố: 46/UBND-VX\nHà Nam, ngày 02 tháng 5 năm 2023\nV/v chợ\nKính gửi: - Sở Công Thương; - Sở Y tế.\nGiao Sở Công Thương chủ trì, phối hợp với Sở Y tế kiểm tra chợ, báo cáo UBND tỉnh trong tháng 6/2023.",
            ),
            (
                "a.txt",
                "SỞ CÔNG THƯƠNG TỈNH HÀ NAM\nSố: 70/BC-SCT\nHà Nam, ngày 05 tháng 7 năm 2023\nBÁO CÁO\nKết quả thực hiện Công văn số 46/UBND-VX ngày 02/5/2023 của UBND tỉnh",
            ),
        ],
        "46/UBND-VX",
    );
    let parts: Vec<(&str, Option<Role>, LedgerStatus)> = ledger
        .bodies
        .iter()
        .map(|body| (body.name.as_str(), body.role, body.status))
        .collect();
    assert_eq!(
        parts,
        [
            (
                "Sở Công Thương tỉnh Hà Nam",
                Some(Role::Lead),
                LedgerStatus::Late
            ),
            (
                "Sở Y tế tỉnh Hà Nam",
                Some(Role::Coordinating),
                LedgerStatus::Silent
            ),
        ]
    );
}

#[test]
fn a_line_of_what_cannot_be_listed_takes_the_answers_of_such_bodies() {
    let ledger = addressed(
        &[
            (
                "d.txt",
                "UBND TỈNH HÀ NAM\nSố: 47/UBND-VX\nHà Nam, ngày 02 tháng 5 năm 2023\nV/v chợ\nKính gửi:\n- Các sở, ban, ngành tỉnh;\n- UBND các huyện, thị xã, thành phố.\nUBND tỉnh yêu cầu báo cáo trước ngày 20/5/2023.",
            ),
            (
                "a.txt",
                "SỞ CÔNG THƯƠNG TỈNH HÀ NAM\nSố: 71/BC-SCT\nHà Nam, ngày 15 tháng 5 năm 2023\nBÁO CÁO\nKết quả thực hiện Công văn số 47/UBND-VX ngày 02/5/2023 của UBND tỉnh",
            ),
        ],
        "47/UBND-VX",
    );
    assert_eq!(unasked(&ledger), Vec::<&str>::new());
    assert_eq!((ledger.counts.expected, ledger.counts.done), (6, 0));
    let line = ledger
        .bodies
        .iter()
        .find(|body| !body.expanded)
        .expect("a line");
    assert_eq!(line.number.as_deref(), Some("71/BC-SCT"));
}

#[test]
fn choices_and_lists_decide_where_nobody_is_named() {
    let letters = [
        (
            "d.txt",
            "TỈNH ỦY LAI CHÂU\n*\nSố 9-KH/TU\nLai Châu, ngày 02 tháng 10 năm 2025\nKẾ HOẠCH\nvề đọc sách\nCác cấp ủy đọc sách.",
        ),
        (
            "a.txt",
            "ĐẢNG ỦY XÃ SÌN HỒ\n*\nSố 3-KH/ĐU\nSìn Hồ, ngày 20 tháng 10 năm 2025\nKẾ HOẠCH\nthực hiện Kế hoạch số 9-KH/TU ngày 02/10/2025 của Tỉnh ủy Lai Châu",
        ),
    ];
    assert_eq!(addressed(&letters, "9-KH/TU").bodies, []);
    let communes = chosen(&letters, "9-KH/TU", "communes of Lai Châu");
    assert_eq!((communes.counts.expected, communes.counts.done), (38, 1));
    assert!(names(&communes).contains(&"Đảng ủy phường Đoàn Kết"));
    let graph = graph(&letters);
    let directive = directive(&graph, "9-KH/TU");
    let listed = |list: &str| Expected::listed(list, directive, directive.date, Tables::embedded());
    let expected =
        listed("# a remark\nĐảng ủy xã Sìn Hồ\nxã Bum Tở\nMường Kim, a remark\n").expect("a list");
    let names: Vec<(&str, Level)> = expected
        .bodies
        .iter()
        .map(|body| (body.name.as_str(), body.level))
        .collect();
    assert_eq!(
        names,
        [
            ("Đảng ủy xã Sìn Hồ", Level::Commune),
            ("Đảng ủy xã Bum Tở", Level::Commune),
            ("Đảng ủy xã Mường Kim", Level::Commune),
        ]
    );
    let error = listed("Sìn Hồ\nThành phố trên mây\n").expect_err("no such place");
    assert!(
        error
            .to_string()
            .starts_with("line 2: 'Thành phố trên mây'"),
        "{error}"
    );
}

#[test]
fn groups_expand_by_the_day_of_the_directive() {
    let directive = |issuer: &str, number: &str, place: &str, day: &str, list: &str| {
        format!(
            "{issuer}\nSố: {number}\n{place}, ngày {day}\nV/v sách\nKính gửi: {list}.\nĐề nghị báo cáo."
        )
    };
    for (issuer, number, place, day, list, count) in [
        (
            "BỘ NỘI VỤ",
            "1/BNV-TL",
            "Hà Nội",
            "30 tháng 6 năm 2025",
            "UBND các tỉnh, thành phố trực thuộc Trung ương",
            63,
        ),
        (
            "BỘ NỘI VỤ",
            "1/BNV-TL",
            "Hà Nội",
            "01 tháng 7 năm 2025",
            "UBND các tỉnh, thành phố trực thuộc Trung ương",
            34,
        ),
        (
            "BỘ NỘI VỤ",
            "1/BNV-TL",
            "Hà Nội",
            "02 tháng 5 năm 2026",
            "UBND các tỉnh, thành phố trực thuộc Trung ương",
            34,
        ),
        (
            "BỘ NỘI VỤ",
            "1/BNV-TL",
            "Hà Nội",
            "02 tháng 5 năm 2024",
            "UBND các tỉnh Tây Nguyên",
            5,
        ),
        (
            "BỘ NỘI VỤ",
            "1/BNV-TL",
            "Hà Nội",
            "02 tháng 9 năm 2025",
            "UBND các tỉnh Tây Nguyên",
            3,
        ),
        (
            "BỘ NỘI VỤ",
            "1/BNV-TL",
            "Hà Nội",
            "02 tháng 9 năm 2025",
            "UBND các tỉnh, thành phố vùng đồng bằng sông Cửu Long",
            5,
        ),
        (
            "UBND TỈNH LAI CHÂU",
            "1/UBND-VX",
            "Lai Châu",
            "02 tháng 5 năm 2024",
            "UBND các huyện, thành phố",
            8,
        ),
        (
            "UBND TỈNH LAI CHÂU",
            "1/UBND-VX",
            "Lai Châu",
            "02 tháng 5 năm 2024",
            "UBND các huyện, thành phố (trừ huyện Nậm Nhùn)",
            7,
        ),
        (
            "UBND TỈNH LAI CHÂU",
            "1/UBND-VX",
            "Lai Châu",
            "02 tháng 9 năm 2025",
            "UBND các xã, phường",
            38,
        ),
        (
            "UBND TỈNH CAO BẰNG",
            "1/UBND-VX",
            "Cao Bằng",
            "02 tháng 9 năm 2025",
            "UBND các xã, phường",
            56,
        ),
        (
            "UBND TỈNH BẠC LIÊU",
            "1/UBND-VX",
            "Bạc Liêu",
            "02 tháng 5 năm 2024",
            "UBND các huyện, thị xã, thành phố",
            7,
        ),
        (
            "UBND HUYỆN SÌN HỒ",
            "1/UBND-VX",
            "Sìn Hồ",
            "02 tháng 5 năm 2024",
            "UBND các xã, thị trấn",
            22,
        ),
    ] {
        let text = directive(issuer, number, place, day, list);
        let ledger = addressed(&[("d.txt", &text)], number);
        assert_eq!(
            ledger.counts.expected,
            count,
            "{list} on {day}: {:?}",
            names(&ledger)
        );
    }
    let dong_nai = directive(
        "UBND THÀNH PHỐ ĐỒNG NAI",
        "1/UBND-VX",
        "Đồng Nai",
        "02 tháng 5 năm 2026",
        "UBND các xã, phường",
    );
    let ledger = addressed(&[("d.txt", &dong_nai)], "1/UBND-VX");
    assert_eq!(
        ledger.counts.expected, 95,
        "a city since April, with the communes of the province"
    );
}

#[test]
fn what_cannot_be_expanded_stays_one_line() {
    let ledger = addressed(
        &[(
            "d.txt",
            "BỘ NỘI VỤ\nSố: 2/BNV-TL\nHà Nội, ngày 02 tháng 5 năm 2024\nV/v đê\nKính gửi: UBND các tỉnh ven biển.\nĐề nghị báo cáo trước ngày 30/5/2024.",
        )],
        "2/BNV-TL",
    );
    assert_eq!(names(&ledger), ["UBND các tỉnh ven biển"]);
    assert_eq!(ledger.counts.expected, 0);
}

#[test]
fn the_day_of_a_deadline_is_in_time() {
    let date = |text: &str| text.parse::<PartialDate>().expect(text);
    let ledger = addressed(
        &[
            (
                "d.txt",
                "UBND TỈNH HÀ NAM\nSố: 48/UBND-VX\nHà Nam, ngày 02 tháng 5 năm 2023\nV/v chợ\nKính gửi: UBND các huyện: Lý Nhân, Bình Lục.\nUBND tỉnh giao UBND các huyện gửi báo cáo trước ngày 20/5.",
            ),
            (
                "a.txt",
                "UBND HUYỆN LÝ NHÂN\nSố: 71/BC-UBND\nLý Nhân, ngày 20 tháng 5 năm 2023\nBÁO CÁO\nKết quả thực hiện Công văn số 48/UBND-VX ngày 02/5/2023 của UBND tỉnh",
            ),
        ],
        "48/UBND-VX",
    );
    let body = ledger
        .bodies
        .iter()
        .find(|body| body.document.is_some())
        .expect("one answered");
    assert_eq!(
        (body.status, body.late_days, body.on_the_day),
        (LedgerStatus::Done, Some(0), true)
    );
    assert_eq!(body.due, Some(date("2023-05-20")));
}

#[test]
fn reports_named_by_their_title_and_copies_sent_on_are_answers() {
    let ledger = addressed(
        &[
            ("d.txt", PLAN),
            (
                "a.txt",
                "UBND HUYỆN LÝ NHÂN\nSố: 71/BC-UBND\nLý Nhân, ngày 20 tháng 5 năm 2023\nBÁO CÁO\nKết quả trồng cây theo Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh",
            ),
            (
                "b.txt",
                "UBND HUYỆN BÌNH LỤC\nSố: 72/UBND-NN\nBình Lục, ngày 21 tháng 5 năm 2023\nV/v trồng cây\nKính gửi: UBND các xã, thị trấn.\nUBND huyện sao gửi Kế hoạch số 45/KH-UBND ngày 02/5/2023 của UBND tỉnh để UBND các xã, thị trấn thực hiện.",
            ),
        ],
        "45/KH-UBND",
    );
    let kinds: Vec<Option<AnswerKind>> = ledger
        .bodies
        .iter()
        .filter(|body| body.status == LedgerStatus::Done)
        .map(|body| body.kind)
        .collect();
    assert_eq!(
        kinds,
        [Some(AnswerKind::PassedOn), Some(AnswerKind::Report)]
    );
}

#[test]
fn a_district_and_a_town_of_one_name_are_two_bodies() {
    let ledger = addressed(
        &[
            (
                "d.txt",
                "UBND TỈNH TIỀN GIANG\nSố: 45/UBND-VX\nTiền Giang, ngày 02 tháng 5 năm 2023\nV/v sách\nKính gửi: UBND các huyện, thị xã, thành phố.\nĐề nghị báo cáo.",
            ),
            (
                "a.txt",
                "UBND THỊ XÃ CAI LẬY\nSố: 70/BC-UBND\nCai Lậy, ngày 05 tháng 5 năm 2023\nBÁO CÁO\nKết quả thực hiện Công văn số 45/UBND-VX ngày 02/5/2023 của UBND tỉnh Tiền Giang",
            ),
        ],
        "45/UBND-VX",
    );
    assert_eq!(ledger.counts.expected, 11, "{:?}", names(&ledger));
    assert_eq!(
        seen(&ledger),
        ["Ủy ban nhân dân thị xã Cai Lậy: done 70/BC-UBND after 3 late 0"]
    );
}

//! Forms in which documents name bodies and days. All letters are made up.

use super::*;
use crate::extract::Extractor;
use crate::model::{Deadline, Level};
use crate::tables::Tables;
use crate::text::Text;

/// A letter of a province, its body after the header.
fn provincial(body: &str) -> Duty {
    duty(&format!(
        "UBND TỈNH LAI CHÂU\nSố: 12/UBND-VX\nLai Châu, ngày 05 tháng 3 năm 2024\nV/v hồ bơi\n{body}"
    ))
}

fn duty(text: &str) -> Duty {
    let extractor = Extractor::new(Tables::embedded());
    let text = Text {
        document: "d.txt".to_owned(),
        content: text.to_owned(),
        ..Text::default()
    };
    let duty = extractor.extract(&text).duty;
    for one in &duty.deadlines {
        let written: String = text
            .content
            .chars()
            .skip(one.start)
            .take(one.end - one.start)
            .collect();
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(written, one.text);
    }
    duty
}

/// One bound body or group in short: "addressed ubnd district: A, B; not C".
fn short(bound: &Bound) -> String {
    let mut short = bound.binding.name().to_owned();
    match &bound.whom {
        Whom::Unlisted => short += &format!(" unlisted {}", bound.text),
        Whom::Body(body) => short += &format!(" {}", body.name),
        Whom::Group(group) => {
            let system = group.series.as_deref().unwrap_or(group.system.name());
            short += &format!(" {system} {}", group.level);
            for (label, names) in [("in", &group.region), ("of", &group.province)] {
                if let Some(name) = names {
                    short += &format!(" {label} {name}");
                }
            }
            if !group.names.is_empty() {
                short += &format!(": {}", group.names.join(", "));
            }
            if !group.except.is_empty() {
                short += &format!("; not {}", group.except.join(", "));
            }
        }
    }
    match bound.role {
        Some(role) => format!("{short} ({role})"),
        None => short,
    }
}

fn bound(duty: &Duty) -> Vec<String> {
    duty.bound.iter().map(short).collect()
}

fn due(deadline: &Deadline) -> String {
    let date = deadline
        .date
        .map_or_else(|| "?".to_owned(), |date| date.to_string());
    let asks = deadline.asks.map_or("", |asks| asks.name());
    let again = if deadline.recurring { " again" } else { "" };
    format!("{date}{again} {asks}").trim_end().to_owned()
}

fn dues(duty: &Duty) -> Vec<String> {
    duty.deadlines.iter().map(due).collect()
}

#[test]
fn lists_name_bodies_in_every_form() {
    for (body, expected) in [
        (
            "Kính gửi: - Huyện ủy Sìn Hồ, - Huyện ủy Phong Thổ.\nTỉnh ủy đề nghị các đồng chí Bí thư huyện ủy, thành ủy kiểm tra.",
            vec!["addressed Huyện ủy Sìn Hồ", "addressed Huyện ủy Phong Thổ"],
        ),
        (
            "UBND tỉnh yêu cầu các sở, ban, ngành tỉnh và UBND các huyện, thành phố rà soát.",
            vec![
                "ordered unlisted các sở, ban, ngành tỉnh",
                "ordered ubnd district",
            ],
        ),
        (
            "Kính gửi: UBND các huyện, thành phố.\nA.",
            vec!["addressed ubnd district"],
        ),
        (
            "Kính gửi: Ủy ban nhân dân các quận, huyện, thị xã.\nA.",
            vec!["addressed ubnd district"],
        ),
        (
            "Kính gửi:\n- Các sở, ban, ngành tỉnh;\n- UBND các huyện,\nthành phố.\n\nThực hiện",
            vec![
                "addressed unlisted Các sở, ban, ngành tỉnh",
                "addressed ubnd district",
            ],
        ),
        (
            "Kính gửi: - Sở Y tế; - Công an tỉnh; - UBND huyện Sìn Hồ.\nA.",
            vec![
                "addressed Sở Y tế tỉnh Lai Châu",
                "addressed Công an tỉnh Lai Châu",
                "addressed Ủy ban nhân dân huyện Sìn Hồ",
            ],
        ),
        (
            "Kính gửi: Chủ tịch UBND các huyện: Sìn Hồ, Phong Thổ và thành phố Lai Châu.\nA.",
            vec!["addressed ubnd district: Sìn Hồ, Phong Thổ, Lai Châu"],
        ),
        (
            "Kính gửi: UBND các huyện Sìn Hồ, Phong Thổ.\nA.",
            vec!["addressed ubnd district: Sìn Hồ, Phong Thổ"],
        ),
        (
            "Kính gửi: UBND các huyện, thành phố Lai Châu.\nA.",
            vec!["addressed ubnd district"],
        ),
        (
            "Kính gửi: UBND các huyện, thành phố (trừ huyện Nậm Nhùn và huyện Sìn Hồ).\nA.",
            vec!["addressed ubnd district; not Nậm Nhùn, Sìn Hồ"],
        ),
        (
            "Kính gửi: UBND các huyện, thành phố, không bao gồm huyện Nậm Nhùn.\nA.",
            vec!["addressed ubnd district; not Nậm Nhùn"],
        ),
        (
            "Kính gửi: Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy.\nA.",
            vec![
                "addressed party district",
                "addressed unlisted đảng ủy trực thuộc Tỉnh ủy",
            ],
        ),
        (
            "Kính gửi: Ban Thường vụ các huyện ủy, thành ủy.\nA.",
            vec!["addressed party district"],
        ),
        (
            "Kính gửi: Cấp ủy các huyện, thành phố.\nA.",
            vec!["addressed party district"],
        ),
        (
            "Kính gửi: Đảng ủy các xã, phường, đặc khu.\nA.",
            vec!["addressed party commune"],
        ),
        ("Kính gửi: UBND cấp xã.\nA.", vec!["addressed ubnd commune"]),
        (
            "Kính gửi: Ủy ban MTTQ Việt Nam các huyện, thành phố.\nA.",
            vec!["addressed mttq district"],
        ),
        (
            "Kính gửi: Các huyện, thành phố.\nA.",
            vec!["addressed unknown district"],
        ),
        (
            "Kính gửi: UBND các xã, phường trên địa bàn tỉnh.\nA.",
            vec!["addressed ubnd commune"],
        ),
        (
            "UBND tỉnh nhắc.\nNơi nhận:\n- Tỉnh ủy (b/c);\n- UBND các huyện, thành phố (để t/h);\n- Sở Y tế (p/h);\n- Lưu: VT.",
            vec!["to_carry_out ubnd district"],
        ),
        (
            "UBND tỉnh nhắc.\nNơi nhận:\n- UBND các huyện, thành phố;\n- Sở Y tế;\n- Lưu: VT.",
            vec!["informed ubnd district"],
        ),
        (
            "UBND tỉnh nhắc.\nNơi nhận:\n- Như trên;\n- Các đồng chí Tỉnh ủy viên;\n- Lưu: VT.",
            vec![],
        ),
    ] {
        assert_eq!(bound(&provincial(body)), expected, "{body}");
    }
}

#[test]
fn the_centre_names_provinces_and_regions() {
    for (list, expected) in [
        (
            "UBND các tỉnh, thành phố trực thuộc Trung ương",
            vec!["addressed ubnd provincial"],
        ),
        (
            "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
            vec!["addressed ubnd provincial"],
        ),
        (
            "UBND các tỉnh Tây Nguyên",
            vec!["addressed ubnd provincial in Tây Nguyên"],
        ),
        (
            "UBND các tỉnh, thành phố khu vực Đông Nam Bộ",
            vec!["addressed ubnd provincial in Đông Nam Bộ"],
        ),
        (
            "UBND các tỉnh: Lai Châu, Điện Biên, Sơn La",
            vec!["addressed ubnd provincial: Lai Châu, Điện Biên, Sơn La"],
        ),
        (
            "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương",
            vec![
                "addressed party provincial",
                "addressed unlisted đảng ủy trực thuộc Trung ương",
            ],
        ),
        (
            "UBND các xã thuộc tỉnh Lai Châu",
            vec!["addressed ubnd commune of Lai Châu"],
        ),
    ] {
        let text = format!(
            "BỘ NỘI VỤ\nSố: 12/BNV-TL\nHà Nội, ngày 05 tháng 3 năm 2024\nV/v lưu trữ\nKính gửi: {list}.\nBộ nhắc."
        );
        assert_eq!(bound(&duty(&text)), expected, "{list}");
    }
    let telegram = "THỦ TƯỚNG CHÍNH PHỦ\nSố: 1/CĐ-TTg\nHà Nội, ngày 19 tháng 02 năm 2024\nCÔNG ĐIỆN\nVề bão\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Chủ tịch Ủy ban nhân dân các tỉnh: Nghệ An, Hà Tĩnh;\n- Bộ trưởng Bộ Công an.\nThủ tướng yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh kiểm tra đê.";
    assert_eq!(
        bound(&duty(telegram)),
        [
            "addressed ubnd provincial: Nghệ An, Hà Tĩnh",
            "addressed Bộ Công an"
        ]
    );
}

#[test]
fn tasks_bind_bodies_and_give_them_parts() {
    for (body, expected) in [
        (
            "UBND tỉnh yêu cầu UBND các huyện, thành phố rà soát.",
            vec!["ordered ubnd district"],
        ),
        (
            "1. UBND các huyện, thành phố rà soát.",
            vec!["ordered ubnd district"],
        ),
        (
            "Các huyện, thành phố rà soát.",
            vec!["ordered unknown district"],
        ),
        ("UBND các huyện đã rà soát.", vec![]),
        ("Theo đề nghị của Sở Y tế, UBND tỉnh đồng ý.", vec![]),
        (
            "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh kiểm tra.",
            vec![
                "ordered Sở Y tế tỉnh Lai Châu (lead)",
                "ordered Sở Tài chính tỉnh Lai Châu (coordinating)",
                "ordered Công an tỉnh Lai Châu (coordinating)",
            ],
        ),
        (
            "Đề nghị Ủy ban MTTQ Việt Nam tỉnh giám sát.",
            vec!["asked Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu"],
        ),
        (
            "UBND tỉnh giao:\n1. Sở Y tế: kiểm tra nước.\n2. UBND các huyện, thành phố: rà soát.",
            vec!["ordered Sở Y tế tỉnh Lai Châu", "ordered ubnd district"],
        ),
        (
            "Kính gửi: UBND các huyện: Sìn Hồ, Phong Thổ.\nUBND tỉnh giao UBND các huyện rà soát.",
            vec!["addressed ubnd district: Sìn Hồ, Phong Thổ"],
        ),
    ] {
        assert_eq!(bound(&provincial(body)), expected, "{body}");
    }
}

#[test]
fn deadlines_are_read_in_every_form() {
    for (sentence, expected) in [
        ("báo cáo trước ngày 20/4/2024", "2024-04-20 report"),
        (
            "báo cáo trước ngày 20 tháng 4 năm 2024",
            "2024-04-20 report",
        ),
        ("báo cáo trước ngày 20/4", "2024-04-20 report"),
        ("báo cáo trước ngày 30/01", "2025-01-30 report"),
        ("gửi kết quả chậm nhất là ngày 20/4/2024", "2024-04-20"),
        ("gửi kết quả chậm nhất vào ngày 20/4/2024", "2024-04-20"),
        ("gửi kết quả chậm nhất đến hết ngày 20/4/2024", "2024-04-20"),
        ("gửi kết quả muộn nhất trước ngày 20/4/2024", "2024-04-20"),
        ("gửi danh sách trước 17 giờ 00 ngày 20/4/2024", "2024-04-20"),
        ("gửi danh sách trước 17h00 ngày 20/4/2024", "2024-04-20"),
        (
            "gửi danh sách trước 16 giờ 30 phút ngày 20/4/2024",
            "2024-04-20",
        ),
        ("gửi danh sách trước 17 giờ, ngày 20/4/2024", "2024-04-20"),
        ("hoàn thành trong tháng 4/2024", "2024-04-30"),
        ("hoàn thành trong tháng 4 năm 2024", "2024-04-30"),
        ("hoàn thành trong tháng 4", "2024-04-30"),
        ("hoàn thành trong quý II/2024", "2024-06-30"),
        ("hoàn thành trong quý II năm 2024", "2024-06-30"),
        ("hoàn thành trong năm 2024", "2024-12-31"),
        ("hoàn thành trước hết quý III/2024", "2024-09-30"),
        ("nộp kế hoạch đến hết ngày 20/4/2024", "2024-04-20 plan"),
        (
            "báo cáo trong thời hạn 30 ngày kể từ ngày ký",
            "2024-04-04 report",
        ),
        (
            "báo cáo trong vòng 10 ngày kể từ ngày ban hành Công văn này",
            "2024-03-15 report",
        ),
        (
            "báo cáo chậm nhất 15 ngày kể từ ngày ban hành",
            "2024-03-20 report",
        ),
        (
            "báo cáo sau 15 ngày kể từ ngày ban hành",
            "2024-03-20 report",
        ),
        (
            "báo cáo sau 10 ngày kể từ ngày ban hành Công văn này",
            "2024-03-15 report",
        ),
        (
            "báo cáo trong 05 ngày làm việc kể từ ngày ký",
            "2024-03-12 report",
        ),
        (
            "báo cáo trong 05 ngày kể từ ngày nhận được văn bản này",
            "? report",
        ),
        (
            "định kỳ hằng quý (trước ngày 15 của tháng cuối quý) báo cáo",
            "2024-03-15 again report",
        ),
        (
            "định kỳ hằng tháng (trước ngày 20) báo cáo",
            "2024-03-20 again report",
        ),
        (
            "báo cáo trước ngày 20 hằng tháng",
            "2024-03-20 again report",
        ),
        (
            "báo cáo trước ngày 01 hằng tháng",
            "2024-04-01 again report",
        ),
        (
            "hằng năm (trước ngày 10/12) báo cáo",
            "2024-12-10 again report",
        ),
        ("định kỳ hằng quý báo cáo", "? again report"),
    ] {
        let body = format!(
            "Kính gửi: UBND các huyện, thành phố.\nUBND tỉnh giao UBND các huyện {sentence}."
        );
        assert_eq!(dues(&provincial(&body)), [expected], "{sentence}");
    }
}

#[test]
fn other_days_are_no_deadlines() {
    for sentence in [
        "Quyết định này có hiệu lực đến hết ngày 31/12/2024.",
        "UBND các huyện báo cáo người sinh trước ngày 01/01/2000.",
        "Thực hiện Công văn số 5/UBND-VX ngày 01/3/2024 của UBND tỉnh, UBND các huyện rà soát.",
        "Đến hết năm 2025, mọi xã có bể bơi.",
        "Từ ngày 01/4/2024 đến ngày 30/4/2024, UBND các huyện dạy bơi.",
    ] {
        let body = format!("Kính gửi: UBND các huyện, thành phố.\n{sentence}");
        assert_eq!(dues(&provincial(&body)), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn the_subject_of_a_sentence_decides_whom_a_deadline_binds() {
    let binds = |body: &str| -> Vec<Vec<usize>> {
        let duty = provincial(body);
        duty.deadlines
            .iter()
            .map(|deadline| deadline.binds.clone())
            .collect()
    };
    let list = "Kính gửi: UBND các huyện, thành phố.\n";
    for (sentence, expected) in [
        (
            "Báo cáo kết quả về UBND tỉnh trước ngày 20/4/2024.",
            vec![vec![]],
        ),
        (
            "Trước ngày 20/4/2024, UBND các huyện, thành phố báo cáo UBND tỉnh.",
            vec![vec![0]],
        ),
        (
            "UBND tỉnh tổng hợp, báo cáo Bộ Y tế trước ngày 20/4/2024.",
            vec![],
        ),
        (
            "UBND các huyện gửi kết quả trước ngày 20/4/2024 để UBND tỉnh báo cáo Bộ Y tế trước ngày 30/4/2024.",
            vec![vec![0]],
        ),
        (
            "UBND các huyện báo cáo trước ngày 20/4/2024; giao Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày 30/4/2024.",
            vec![vec![0], vec![1]],
        ),
        (
            "Giao Sở Y tế kiểm tra. Báo cáo UBND tỉnh trước ngày 20/4/2024.",
            vec![vec![0]],
        ),
    ] {
        let list = if sentence.starts_with("Giao") {
            ""
        } else {
            list
        };
        assert_eq!(binds(&format!("{list}{sentence}")), expected, "{sentence}");
    }
}

#[test]
fn a_plan_and_a_report_have_their_own_deadlines() {
    let duty = provincial(
        "Kính gửi: UBND các huyện, thành phố.\nUBND tỉnh đề nghị UBND các huyện xây dựng kế hoạch trước ngày 31/3/2024; báo cáo kết quả trước ngày 15/12/2024.",
    );
    assert_eq!(dues(&duty), ["2024-03-31 plan", "2024-12-15 report"]);
    let Whom::Group(group) = &duty.bound[0].whom else {
        panic!("{:?}", duty.bound);
    };
    assert_eq!(group.level, Level::District);
}

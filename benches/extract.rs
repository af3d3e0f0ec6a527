//! How long one document takes through extraction and the resolution of its references, for each kind of text, and whether that stays
//! in proportion to the length of texts made to be hard.
//!
//! `cargo bench --bench extract`: a table; the last column is time for twice the text over time for the text, 2.0 where time is linear.
#![allow(clippy::print_stdout)] // its table is all that a bench is for

use std::time::{Duration, Instant};

use viendan::pipeline::Pipeline;
use viendan::tables::Tables;
use viendan::text::Text;

const MEGABYTE: usize = 1 << 20;

/// Prose of a letter: few references between many ordinary words.
const PROSE: &str = "Trong thời gian qua, các xã, phường trên địa bàn đã tích cực tuyên truyền, vận động nhân dân tham gia bảo vệ môi trường, giữ gìn \
    cảnh quan; nhiều nơi có cách làm hay, được người dân đồng tình. Tuy nhiên, việc thu gom rác thải ở một số thôn còn chậm, chưa đúng quy định \
    tại Kế hoạch số 912/KH-UBND ngày 14/3/2031 của UBND tỉnh. Đề nghị Chủ tịch UBND các xã kiểm tra, báo cáo trước ngày 30 tháng 6.\n";

/// A list of legal bases: hardly anything but references.
const BASES: &str = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\nCăn cứ Nghị định số 930/2031/NĐ-CP ngày 05 tháng 3 năm 2031 \
    của Chính phủ về công tác văn thư;\nCăn cứ các Nghị quyết số 918, 919-NQ/TW của Bộ Chính trị;\nTheo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình \
    số 941/TTr-SNV ngày 12/4/2031.\n";

/// Headers of letters, one after the other.
const HEADERS: &str = "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÂM ĐỒNG          Độc lập - Tự do - Hạnh phúc\n\
    Số: 915/UBND-VX          Lâm Đồng, ngày 12 tháng 4 năm 2031\nV/v thực hiện Công văn số 902/BNV-TCBC\n\nKính gửi: Sở Nội vụ\n\n";

/// What real texts hardly hold, and hostile ones do: each is repeated up to its length.
const HARD: [(&str, &str); 12] = [
    ("1/1/1/1/...", "1/"),
    ("số số số ...", "số "),
    ("one word without end", "a"),
    ("one line of words", "vì nhân dân phục vụ "),
    (
        "references in one paragraph",
        "Nghị định số 15/2031/NĐ-CP, ",
    ),
    (
        "short numbers in one list",
        "Nghị quyết số 18, 19, 20, 21, 22, ",
    ),
    ("laws in one list", "Luật Đất đai, Luật nuôi ong và "),
    ("capitals and hyphens", "QĐ-UBND-"),
    ("open brackets and blanks", "(  Luật ( "),
    ("letters and figures in turns", "1a2B3C"),
    ("a run of capitals", "QĐUBNDNĐCP"),
    ("type words", "Nghị quyết Kế hoạch "),
];

fn main() {
    let pipeline = Pipeline::new(Tables::embedded());
    println!(
        "{:<30} {:>9} {:>10} {:>8} {:>11} {:>7}",
        "text", "bytes", "time", "MB/s", "references", "twice"
    );
    for (name, unit) in [
        ("prose", PROSE),
        ("legal bases", BASES),
        ("headers", HEADERS),
    ]
    .into_iter()
    .chain(HARD)
    {
        report(&pipeline, name, unit, MEGABYTE);
    }
    let reference = "Công văn số 15/UBND-VX ngày 02/3/2031 của UBND tỉnh Lâm Đồng và ";
    report(
        &pipeline,
        "100,000 references",
        reference,
        100_000 * reference.len(),
    );
}

fn report(pipeline: &Pipeline<'_>, name: &str, unit: &str, length: usize) {
    let (once, references) = time(pipeline, unit, length);
    let (twice, _) = time(pipeline, unit, 2 * length);
    let speed = length as f64 / MEGABYTE as f64 / once.as_secs_f64();
    let ratio = twice.as_secs_f64() / once.as_secs_f64();
    println!(
        "{name:<30} {length:>9} {:>7} ms {speed:>8.1} {references:>11} {ratio:>7.1}",
        once.as_millis()
    );
}

/// The best of three runs over a text of repeated units, and how many references came out.
fn time(pipeline: &Pipeline<'_>, unit: &str, length: usize) -> (Duration, usize) {
    let text = Text {
        content: unit.repeat(length / unit.len()),
        ..Text::default()
    };
    let run = || {
        let start = Instant::now();
        let references = pipeline.document(&text).references.len();
        (start.elapsed(), references)
    };
    (0..3).map(|_| run()).min().expect("three runs")
}

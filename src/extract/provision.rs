//! Parts of documents that references name before them: "điểm b khoản 4 Điều 6", "các Điều 4, 5 và
//! 6 của", "Mục V,".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::number::floor_char_boundary;

/// One part with its figure, and lists and ranges of figures.
static PROVISION: LazyLock<Regex> = LazyLock::new(|| {
    let figure =
        r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]{0,2}|[a-zđ]{1,2}\d?|[IVXLC]{1,6}(?:\.\d{1,2})*|[A-D])";
    let part = format!(
        r#"(?:các\s+|những\s+|từ\s+|đến\s+|tới\s+|thuộc\s+)?(?:gạch\s+đầu\s+dòng|điểm|tiết|khoản|điều|mục|tiểu\s+mục|phần|chương|phụ\s+lục|(?:biểu\s+)?mẫu(?:\s+số)?)(?:\s+(?:số\s+|thứ\s+)?["']?{figure}["']?(?:\s*(?:,|và|hoặc|;|đến|tới|-)\s*{figure}\b)*)"#
    );
    Regex::new(&format!(r"(?i)(?:^|\W)(?P<all>{part}(?:\s*(?:,|;|và|hoặc|của|tại|thuộc|đến)?\s*{part})*)\s*,?\s*(?:(?:ban\s+hành\s+)?kèm\s+theo|của|tại|thuộc|trong)?\s*(?:các\s+)?$"))
        .expect("a valid pattern")
});

/// Bytes before a reference in which its provision is looked for.
const WINDOW: usize = 240;

/// The provision that ends right before `at`: its words.
pub fn before(text: &str, at: usize) -> Option<Range<usize>> {
    let from = floor_char_boundary(text, at.saturating_sub(WINDOW));
    let found = PROVISION.captures(&text[from..at])?.name("all")?;
    Some(from + found.start()..from + found.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_before_a_reference_are_found() {
        for (text, expected) in [
            ("theo điểm b khoản 4 Điều 6 ", Some("điểm b khoản 4 Điều 6")),
            ("tại các Điều 4, 5 và 6 của ", Some("các Điều 4, 5 và 6")),
            ("Tại Khoản 1, Điều 19, ", Some("Khoản 1, Điều 19")),
            (
                "Tại Điểm 2.4, Khoản 2, Mục V, ",
                Some("Điểm 2.4, Khoản 2, Mục V"),
            ),
            ("từ Điều 10 đến Điều 13 ", Some("từ Điều 10 đến Điều 13")),
            (
                "biểu mẫu số 15 Phụ lục III kèm theo ",
                Some("biểu mẫu số 15 Phụ lục III"),
            ),
            ("theo quy định của ", None),
            (
                "điểm c và d khoản 2 Điều 30 ",
                Some("điểm c và d khoản 2 Điều 30"),
            ),
        ] {
            assert_eq!(
                before(text, text.len()).map(|range| &text[range]),
                expected,
                "{text}"
            );
        }
    }
}

//! Titles nest: "Công văn số 1369-CV/TU ... về việc triển khai Kết luận số 44-KL/TW" has one reference inside the title of another.

use std::sync::LazyLock;

use regex::Regex;

use super::compose::is_list_gap;
use super::draft::Draft;
use super::issuer;
use super::provision;
use crate::tables::Tables;

/// Finds for each draft the one in whose title it stands. Drafts are in order of their start.
pub fn nest(text: &str, drafts: &mut [Draft], tables: &Tables) {
    for draft in &mut *drafts {
        draft.title_end = title_end(text, draft, tables);
    }
    // Indices of the drafts whose titles are open at the current place, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for index in 0..drafts.len() {
        let start = drafts[index].start;
        open.retain(|&outer| drafts[outer].title_end > start || name_covers(&drafts[outer], start));
        drafts[index].within = container(text, drafts, index, &mut open);
        open.push(index);
    }
}

fn container(text: &str, drafts: &[Draft], index: usize, open: &mut Vec<usize>) -> Option<usize> {
    let draft = &drafts[index];
    if let Some(&outer) = open.iter().rev().find(|&&outer| name_covers(&drafts[outer], draft.start)) {
        return Some(outer);
    }
    let before = index.checked_sub(1)?;
    let lead = provision::start(text, draft.start);
    let gap = text.get(drafts[before].end()..lead).unwrap_or_default();
    if is_sibling_gap(gap) {
        // An item of the same list, or what amended the one before, stands where that one stands.
        let parent = drafts[before].within;
        open.retain(|&outer| Some(outer) != Some(before) || parent == Some(outer));
        return parent.filter(|parent| drafts[*parent].title_end > draft.start || name_covers(&drafts[*parent], drafts[before].start));
    }
    let outer = *open.last()?;
    // A provision may begin before the outer reference ends ("Luật A (Luật số ...)"): then nothing stands between.
    let joined = ends_with_coordination(text.get(drafts[outer].end()..lead).unwrap_or_default());
    let full = draft.type_range.is_some() && draft.number.is_some() && (draft.date.is_some() || draft.issuer.is_some());
    if joined && full && resembles(&drafts[outer], draft) {
        // "Kế hoạch A về kiểm tra bầu cử và Hướng dẫn B ngày ... của ...": the second is as whole as the first, beside it.
        open.pop();
        return drafts[outer].within.filter(|&parent| drafts[parent].title_end > draft.start);
    }
    Some(outer)
}

/// Whether both are told alike, so that "và" joins them rather than what stands in a title.
fn resembles(outer: &Draft, draft: &Draft) -> bool {
    outer.number.is_some() == draft.number.is_some() && outer.date.is_some() == draft.date.is_some()
}

/// Whether the place lies inside the draft's name: a law in the title of the law that amends it.
fn name_covers(outer: &Draft, place: usize) -> bool {
    outer.name.as_ref().is_some_and(|name| name.start < place && place < name.end)
}

/// What joins a reference to the one before it at the same depth.
fn is_sibling_gap(gap: &str) -> bool {
    static AMENDED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^ [\s,;(]* (?:đã\s+)? (?:được|bị) \s+ (?: sửa\s+đổi | bổ\s+sung | thay\s+thế | bãi\s+bỏ | hợp\s+nhất | đính\s+chính | hướng\s+dẫn )
              [^.;]{0,90}? (?: theo | bởi | tại | bằng ) \s+ (?:các\s+)? $",
        )
        .expect("a valid pattern")
    });
    is_list_gap(gap) || gap.len() < 160 && AMENDED.is_match(gap)
}

fn ends_with_coordination(between: &str) -> bool {
    static JOINED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:\s+và|\s+cùng|,|\s+hoặc)\s*(?:các\s+)?$").expect("a valid pattern"));
    JOINED.is_match(tail(between))
}

/// The last stretch of a text, enough for a pattern at its end.
fn tail(text: &str) -> &str {
    &text[super::number::floor_char_boundary(text, text.len().saturating_sub(64))..]
}

/// Where the title behind a reference ends; the end of the reference if it has none.
fn title_end(text: &str, draft: &Draft, tables: &Tables) -> usize {
    let from = draft.end();
    let rest = &text[from..];
    let Some(opening) = OPENING.find(rest) else { return from };
    let body = from + opening.end();
    body + sentence_length(text, body, tables)
}

/// What opens a title: "về", "về việc", "V/v", or a verb of titles.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?ix)^ [\s,]* (?: \( [^()]{0,80} \) \s* | \[\d{1,2}\] \s* )? [\s,"]*
        (?: về(?:\s+việc)? | v/v | quy\s+định | ban\s+hành | hướng\s+dẫn | sửa\s+đổi | bổ\s+sung | thay\s+thế | bãi\s+bỏ | phê\s+duyệt | thông\s+qua
          | triển\s+khai | thực\s+hiện | tiếp\s+tục | tăng\s+cường | đẩy\s+mạnh | nâng\s+cao | công\s+bố | giao | phân\s+công | phân\s+cấp | điều\s+chỉnh
          | kiện\s+toàn | thành\s+lập | tổ\s+chức | chi\s+tiết | đề\s+nghị | xin | báo\s+cáo | thẩm\s+tra | thẩm\s+định | kết\s+luận | xử\s+phạt | xử\s+lý )
        (?:\W|$)"#,
    )
    .expect("a valid pattern")
});

/// Length of a title from its first word to where the sentence, clause, line or bracket around it ends.
fn sentence_length(text: &str, from: usize, tables: &Tables) -> usize {
    let rest = &text[from..];
    let mut depth = 0_i32;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends = match letter {
            ';' => depth == 0,
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth -= 1;
                depth < 0
            }
            '.' | ':' => ends_sentence(rest, at),
            '\n' => ends_paragraph(&rest[at..]),
            ',' => next_clause(text, from + at + 1, tables),
            _ => at > LONGEST_TITLE,
        };
        if ends {
            return at;
        }
    }
    rest.len()
}

/// Longest title in bytes that is looked through.
const LONGEST_TITLE: usize = 1_500;

/// A full stop or colon before a blank; not one inside an abbreviation ("TP. Hồ Chí Minh").
fn ends_sentence(rest: &str, at: usize) -> bool {
    let after = &rest[at + 1..];
    let abbreviation = ["TP", "Tp", "TX", "tp", "Q", "H", "P"].iter().any(|short| rest[..at].ends_with(short));
    (after.is_empty() || after.starts_with(char::is_whitespace)) && !abbreviation
}

/// A blank line, or a line that begins like a new paragraph.
fn ends_paragraph(from_break: &str) -> bool {
    static NEW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\n[ \t]*(?:\n|-\s|\+\s|•|Căn cứ|Xét|Theo đề nghị|Thực hiện|Điều \d|\d{1,2}[.)]\s|[IVX]+[.-]\s|[a-zđ]\)\s)")
            .expect("a valid pattern")
    });
    NEW.is_match(from_break)
}

/// A comma behind which a body begins to act: ", UBND tỉnh yêu cầu".
fn next_clause(text: &str, at: usize, tables: &Tables) -> bool {
    static ACTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s+(?:yêu cầu|đề nghị|ban hành|xây dựng|báo cáo|trình|thông báo|kính|có ý kiến|chỉ đạo|giao|triển khai|hướng dẫn|tổ chức|kết luận|quyết định|nhận|đã|đang|sẽ)\b")
            .expect("a valid pattern")
    });
    let start = at + (text[at..].len() - text[at..].trim_start().len());
    if !text[start..].starts_with(char::is_uppercase) {
        return false;
    }
    issuer::at(text, start, tables).is_some_and(|phrase| ACTS.is_match(&text[phrase.range.end..]))
}

//! Titles nest: "Công văn số 1369-CV/TU ... về việc triển khai Kết luận số 44-KL/TW" has one reference inside the title of another.

use std::sync::LazyLock;

use regex::Regex;

use super::compose::is_list_gap;
use super::draft::Draft;
use super::grammar::Cursor;
use super::grammar::issuer::issuer;

/// Finds for each draft the one in whose title it stands. Drafts are in order of their start.
pub fn nest(start: Cursor<'_>, text: &str, drafts: &mut [Draft]) {
    for draft in &mut *drafts {
        draft.title_end = title_end(start, text, draft);
    }
    // Indices of the drafts whose titles are open at the current place, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for index in 0..drafts.len() {
        let start = drafts[index].start;
        open.retain(|&outer| drafts[outer].title_end > start || name_covers(&drafts[outer], start));
        drafts[index].within = container(text, drafts, index, &open);
        // What stands beside an open title closes it, before the "và" that joins the two.
        let end = before_coordination(text, drafts[index].start);
        for &outer in open
            .iter()
            .filter(|&&outer| !is_around(drafts, outer, index))
            .collect::<Vec<_>>()
        {
            drafts[outer].title_end = end.clamp(drafts[outer].end(), drafts[outer].title_end);
        }
        open.retain(|&outer| is_around(drafts, outer, index));
        open.push(index);
    }
}

fn container(text: &str, drafts: &mut [Draft], index: usize, open: &[usize]) -> Option<usize> {
    let draft = &drafts[index];
    if let Some(&outer) = open
        .iter()
        .rev()
        .find(|&&outer| name_covers(&drafts[outer], draft.start))
    {
        return Some(outer);
    }
    let before = before(drafts, index)?;
    let lead = draft.lead();
    if let Some(same) = same_document_or_amended(text, drafts, index, before, open, lead) {
        drafts[index].follows = Some(same);
        return still_open(drafts, drafts[same].within, drafts[index].start);
    }
    let draft = &drafts[index];
    let gap = text.get(drafts[before].end()..lead).unwrap_or_default();
    let joined = ends_with_coordination(tail(&text[drafts[before].end().min(lead)..lead]));
    if joined
        && let Some(beside) = open.iter().copied().find(|&outer| {
            resembles(&drafts[outer], draft) && !resembles(&drafts[before], draft)
                || outer == before && is_list_gap(gap)
        })
    {
        // "Kế hoạch A về kiểm tra bầu cử và Hướng dẫn B ngày ... của ...": as whole as A, so beside it.
        return drafts[beside].within;
    }
    if is_list_gap(gap) {
        return still_open(drafts, drafts[before].within, draft.start);
    }
    let outer = *open.last()?;
    if joined && resembles(&drafts[outer], draft) {
        return drafts[outer].within;
    }
    Some(outer)
}

/// Whether the draft stands in the title of `outer`, at whatever depth.
fn is_around(drafts: &[Draft], outer: usize, index: usize) -> bool {
    std::iter::successors(drafts[index].within, |&parent| drafts[parent].within)
        .any(|parent| parent == outer)
}

/// The nearest draft outward whose title reaches to the place.
fn still_open(drafts: &[Draft], mut outer: Option<usize>, place: usize) -> Option<usize> {
    while let Some(closed) = outer.filter(|&outer| drafts[outer].title_end <= place) {
        outer = drafts[closed].within;
    }
    outer
}

/// The draft before, at the same depth: not a law in the name of an amending law, but that law.
fn before(drafts: &[Draft], index: usize) -> Option<usize> {
    let mut before = index.checked_sub(1)?;
    while let Some(outer) = drafts[before]
        .within
        .filter(|&outer| name_covers(&drafts[outer], drafts[before].start))
    {
        before = outer;
    }
    Some(before)
}

/// The draft that this one repeats under a short name ("viết tắt là ..."), or that it amended ("được sửa đổi, bổ sung theo ...").
fn same_document_or_amended(
    text: &str,
    drafts: &[Draft],
    index: usize,
    before: usize,
    open: &[usize],
    lead: usize,
) -> Option<usize> {
    let words = tail(&text[drafts[before].end().min(lead)..lead]);
    let candidates = || std::iter::once(before).chain(open.iter().rev().copied());
    if ALIAS.is_match(words) {
        let same_ordinal = |&other: &usize| {
            ordinal(&drafts[other]).is_some() && ordinal(&drafts[other]) == ordinal(&drafts[index])
        };
        return candidates().find(same_ordinal).or(Some(before));
    }
    if AMENDED.is_match(words) {
        return candidates()
            .find(|&other| drafts[other].slug == drafts[index].slug)
            .or(Some(before));
    }
    None
}

fn ordinal(draft: &Draft) -> Option<&str> {
    draft
        .number
        .as_ref()
        .map(|number| number.ordinal.as_str())
        .or(draft
            .short_number
            .as_ref()
            .map(|number| number.ordinal.as_str()))
}

/// A short name for the document before follows.
static ALIAS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là\s*[:\x22']?\s*$")
        .expect("a valid pattern")
});

/// What amended the document before follows.
static AMENDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) (?:được|bị) \s+ (?: sửa\s+đổi | bổ\s+sung | thay\s+thế | bãi\s+bỏ | hợp\s+nhất | đính\s+chính | hướng\s+dẫn ) [^.;]{0,90}?
          (?: theo | bởi | tại | bằng ) \s+ (?:các\s+)? $",
    )
    .expect("a valid pattern")
});

/// Whether both are told alike, so that "và" joins them rather than what stands in a title.
fn resembles(outer: &Draft, draft: &Draft) -> bool {
    let numbered = outer.number.is_some() && draft.number.is_some() && draft.type_range.is_some();
    numbered
        && (outer.date.is_some() && draft.date.is_some()
            || outer.issuer.is_some() && draft.issuer.is_some())
}

/// Whether the place lies inside the draft's name: a law in the title of the law that amends it.
fn name_covers(outer: &Draft, place: usize) -> bool {
    outer
        .name
        .as_ref()
        .is_some_and(|name| name.start < place && place < name.end)
}

static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\s+và|\s+cùng|,|\s+hoặc)\s*(?:các\s+)?$").expect("a valid pattern")
});

fn ends_with_coordination(between: &str) -> bool {
    JOINED.is_match(between)
}

/// The place before a comma or "và" that stands right before this one.
fn before_coordination(text: &str, start: usize) -> usize {
    let before = tail(&text[..start]);
    start - before.len()
        + JOINED
            .find(before)
            .map_or(before.len(), |joined| joined.start())
}

/// The last stretch of a text, enough for a pattern at its end.
fn tail(text: &str) -> &str {
    &text[super::number::floor_char_boundary(text, text.len().saturating_sub(160))..]
}

/// Where the title behind a reference ends; the end of the reference if it has none.
fn title_end(start: Cursor<'_>, text: &str, draft: &Draft) -> usize {
    let from = draft.end();
    let rest = &text[from..];
    // What begins a new paragraph is no title of the one before.
    let line_end = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if rest[line_end..].starts_with('\n') && ends_paragraph(&rest[line_end..]) {
        return from;
    }
    let Some(opening) = OPENING.find(rest).or_else(|| CONSISTS_OF.find(rest)) else {
        return from;
    };
    let body = from + opening.end();
    body + sentence_length(start, text, body)
}

/// What opens a title: "về", "về việc", "V/v", or a verb of titles.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?ix)^ [\s,]* (?: \( [^()]{0,80} \) \s* | \[\d{1,2}\] \s* )? [\s,"]*
        (?: về(?:\s+việc)? | v/v | quy\s+định | ban\s+hành | hướng\s+dẫn | s[ửứ]a\s+đ[ổôốồ]i | b[ổốỗ]\s+sung | thay\s+thế | bãi\s+bỏ | phê\s+duyệt | thông\s+qua
          | triển\s+khai | thực\s+hiện | tiếp\s+tục | tăng\s+cường | đẩy\s+mạnh | nâng\s+cao | công\s+bố | giao | phân\s+công | phân\s+cấp | điều\s+chỉnh
          | kiện\s+toàn | thành\s+lập | tổ\s+chức | chi\s+tiết | đề\s+nghị | xin | báo\s+cáo | thẩm\s+tra | thẩm\s+định | kết\s+luận | xử\s+phạt | xử\s+lý )
        (?:[^\w:.]|$)"#,
    )
    .expect("a valid pattern")
});

/// "Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan ... (gồm: Luật Cảnh vệ, ...)": the laws that it is about.
static CONSISTS_OF: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\s*\(\s*(?:bao\s+)?gồm\s*:?").expect("a valid pattern"));

/// Length of a title from its first word to where the sentence, clause, line or bracket around it ends.
fn sentence_length(start: Cursor<'_>, text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let mut depth = 0_i32;
    for (at, letter) in rest.char_indices() {
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
            ' ' => IN_FORCE.is_match(&rest[at..]),
            '.' | ':' => ends_sentence(rest, at),
            '\n' => ends_paragraph(&rest[at..]),
            ',' => next_clause(start.to_byte(from + at + 1), text),
            _ => at > LONGEST_TITLE,
        };
        if ends {
            return at;
        }
    }
    rest.len()
}

/// What is said of a document behind its title: "Luật sửa đổi Luật Giá có hiệu lực từ ngày ...".
static IN_FORCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s(?:có|hết|đã\s+hết|bắt\s+đầu\s+có)\s+hiệu\s+lực\b")
        .expect("a valid pattern")
});

/// Longest title in bytes that is looked through.
const LONGEST_TITLE: usize = 1_500;

/// A full stop or colon before a blank; not one inside an abbreviation ("TP. Hồ Chí Minh").
fn ends_sentence(rest: &str, at: usize) -> bool {
    let after = &rest[at + 1..];
    let abbreviation = ["TP", "Tp", "TX", "tp", "Q", "H", "P"]
        .iter()
        .any(|short| rest[..at].ends_with(short));
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
fn next_clause(at: Cursor<'_>, text: &str) -> bool {
    static ACTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s+(?:yêu cầu|đề nghị|ban hành|xây dựng|báo cáo|trình|thông báo|kính|có ý kiến|chỉ đạo|giao|triển khai|hướng dẫn|tổ chức|kết luận|quyết định|nhận|đã|đang|sẽ)\b")
            .expect("a valid pattern")
    });
    if !at.token().is_some_and(|token| token.is_capital()) {
        return false;
    }
    issuer(at).is_some_and(|phrase| ACTS.is_match(&text[phrase.range.end..]))
}

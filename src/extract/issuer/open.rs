//! Bodies that no table has, by the head of their name: "Liên đoàn Quần vợt", "Trung tâm Y tế", "Tổ giúp việc Ban Chỉ đạo Trung ương".

use super::phrase::{Body, known_or_open, of_row};
use super::places::kind_at;
use super::title::{customary, slug};
use super::words::{Word, words};
use crate::model::{Level, Place};
use crate::tables::{self, PlaceKind, Tables};

/// The longest name after a head, in words.
const LONGEST_NAME: usize = 18;

/// Small words in a row that a name may hold ("Chữ thập đỏ", "Kiểm soát bệnh tật").
const SMALL_WORDS: usize = 3;

/// Words in small letters that end a name: what follows tells what the issuer did.
const ENDS: &[&str] = &[
    "về", "ban", "quy", "tại", "ngày", "cho", "để", "trong", "theo", "là", "có", "được", "phê",
    "thực", "đề", "trình", "số", "gửi", "yêu", "đã", "nhất", "thống", "tổ", "phối", "triển", "chủ",
    "do", "của", "với", "từ", "đến", "khi", "như", "này", "trên", "căn", "xét", "tiếp", "kính",
    "giao", "đang", "sẽ", "cùng", "hoặc", "thuộc", "nêu", "hướng", "báo", "thông", "kết", "nhiệm",
    "năm", "khóa", "lần", "cấp", "cũng", "vào",
];

/// Pairs of words that only look like a head and the beginning of a name.
const NO_HEADS: [&str; 16] = [
    "ban hành",
    "hội nghị",
    "hội thảo",
    "phòng chống",
    "phòng ngừa",
    "tổ chức",
    "đoàn kết",
    "đoàn viên",
    "vụ việc",
    "viện dẫn",
    "sở hữu",
    "hội viên",
    "trường hợp",
    "quỹ đất",
    "phòng thủ",
    "cục bộ",
];

/// The body that begins with an open head: the head with the words of the name that follow, or with a known body that it serves.
pub(super) fn body_at(
    text: &str,
    byte: usize,
    head_end: usize,
    row: &tables::Issuer,
    tables: &Tables,
) -> Option<Body> {
    let head = &text[byte..head_end];
    let words = words(text, head_end, LONGEST_NAME);
    let capitals = words.first().is_some_and(|word| word.is_all_capital())
        && words.get(1).is_none_or(Word::is_all_capital);
    let needs_name = !row.name.contains(' ');
    if !head.starts_with(char::is_uppercase) || is_no_head(head, words.first()) {
        return None;
    }
    if let Some(nested) = nested(text, &words, 0, tables) {
        return Some(serving(of_row(row, head_end), &nested));
    }
    let (taken, nested) = name_after(text, &words, capitals, tables);
    let mut body = of_row(row, head_end);
    if taken == 0 {
        return (!needs_name).then_some(body);
    }
    body.end = words[taken - 1].end;
    let place = trailing_province(text, &words[..taken], tables);
    let name_end = place.as_ref().map_or(body.end, |(start, _)| *start);
    let name = text[head_end..name_end]
        .trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '-'));
    if name.is_empty() && needs_name {
        return None;
    }
    body.title = [row.name.as_str(), customary(name).as_str()]
        .join(" ")
        .trim_end()
        .to_owned();
    body.series = slug(&body.title);
    if central(&body.title) {
        body.level = Level::Central;
        body.place_kind = PlaceKind::None;
    }
    if let Some((_, province)) = place {
        body.place = Place {
            province: Some(province),
            ..Place::default()
        };
        body.level = Level::Provincial;
    }
    match nested {
        Some(nested) => Some(serving(body, &nested)),
        None => Some(body),
    }
}

fn is_no_head(head: &str, next: Option<&Word>) -> bool {
    let Some(next) = next else { return false };
    let pair = format!("{} {}", crate::text::match_key(head), next.key);
    NO_HEADS.contains(&pair.as_str())
}

/// How many words belong to the name, and the known body that follows them.
fn name_after(
    text: &str,
    words: &[Word],
    capitals: bool,
    tables: &Tables,
) -> (usize, Option<Body>) {
    let mut taken = 0;
    let mut small = 0;
    for (index, word) in words.iter().enumerate() {
        if kind_at(&words[index..]).is_some()
            || (ENDS.contains(&word.key.as_str()) && (capitals && index > 0 || !word.is_capital()))
        {
            break;
        }
        if index > 0
            && word.is_capital()
            && let Some(nested) = nested(text, words, index, tables)
        {
            return (taken, Some(nested));
        }
        match word.written {
            "-" | "\"" if words.get(index + 1).is_some_and(Word::is_capital) => continue,
            "\"" if taken > 0 => taken = index + 1,
            "," if continues_after_comma(text, words, index, tables) => continue,
            _ if word.is_mark() => break,
            _ if word.is_capital() => {
                (taken, small) = (index + 1, 0);
            }
            _ if taken == 0 || small == SMALL_WORDS => break,
            // "và", "các" count only if a capital follows.
            _ if matches!(word.key.as_str(), "và" | "các") => {
                if !words.get(index + 1).is_some_and(Word::is_capital)
                    || head_follows(text, words, index + 1, tables)
                {
                    break;
                }
            }
            _ => {
                small += 1;
                taken = index + 1;
            }
        }
    }
    (taken, None)
}

/// A comma inside a name is followed by a capital and later by "và": "Phòng Kinh tế, Hạ tầng và Đô thị".
fn continues_after_comma(text: &str, words: &[Word], comma: usize, tables: &Tables) -> bool {
    let after = &words[comma + 1..];
    let until_and = after
        .iter()
        .take(6)
        .take_while(|word| word.written != ",")
        .any(|word| word.key == "và");
    after.first().is_some_and(Word::is_capital)
        && until_and
        && !head_follows(text, words, comma + 1, tables)
}

fn head_follows(text: &str, words: &[Word], index: usize, tables: &Tables) -> bool {
    words
        .get(index)
        .is_some_and(|word| tables.issuers().name_at(text, word.start).is_some())
}

/// A known body after the head or name: "Văn phòng | Sở Nội vụ".
fn nested(text: &str, words: &[Word], index: usize, tables: &Tables) -> Option<Body> {
    let word = words.get(index).filter(|word| word.is_capital())?;
    let name = tables.issuers().name_at(text, word.start)?;
    let long = text[word.start..name.end].split_whitespace().count() > 1 || word.is_all_capital();
    if !long {
        return None;
    }
    known_or_open(text, word.start, tables)
}

/// A body that serves another: its title holds both, place and level come from the other.
fn serving(mut body: Body, other: &Body) -> Body {
    body.title = format!("{} {}", body.title, other.title);
    body.series = slug(&body.title);
    body.end = other.end;
    body.level = other.level;
    body.place_kind = other.place_kind;
    body.own_kind = other.own_kind;
    body.place = other.place.clone();
    body.parent = Some(other.title.clone());
    if body.system == crate::model::System::Unknown {
        body.system = other.system;
    }
    body
}

/// A province at the end of a name: "Hội Luật gia Lai Châu". Its first byte and its name.
fn trailing_province(text: &str, words: &[Word], tables: &Tables) -> Option<(usize, String)> {
    let end = words.last()?.end;
    words
        .iter()
        .skip(1)
        .filter(|word| word.is_capital())
        .find_map(|word| {
            let (name_end, province) = tables.provinces().name_at(text, word.start, None)?;
            (name_end == end).then(|| (word.start, province.name.clone()))
        })
}

/// Whether a name ends as those of central bodies do.
fn central(title: &str) -> bool {
    [
        "Việt Nam",
        "Trung ương",
        "Quốc gia",
        "quốc gia",
        "Nhà nước",
        "Việt nam",
        "trung ương",
    ]
    .iter()
    .any(|end| title.ends_with(end))
}

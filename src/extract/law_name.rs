//! Names of laws, codes, ordinances and constitutions: where a name ends that no quotation marks close.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::grammar::type_word::TypeMark;
use crate::tables::Tables;
use crate::text::match_key;

/// The name of the law that a type word starts: bytes of the normalized text from the type word to the name's end.
/// `None` if the word names no law ("luật này", "các luật khác", "luật sư").
pub fn at(text: &str, mark: &TypeMark<'_>, tables: &Tables) -> Option<Range<usize>> {
    let start = mark.range.start;
    if mark.slug == "hien-phap" {
        return constitution(text, mark);
    }
    let known = known(text, start, tables)
        .filter(|&end| !runs_on(text, end))
        .map(|end| lengthened(text, end));
    let told = amending(text, mark, tables).max(known);
    let named =
        || quoted(text, mark.range.end).or_else(|| unknown_name(text, mark.range.end, tables));
    let end = told.or_else(|| mark.capital.then(named).flatten())?;
    (!heads_its_own_text(text, start..end)).then_some(start..end)
}

/// Where a name in quotation marks ends that a number or date follows: "Pháp lệnh "Ưu đãi người có công" ngày 29 tháng 8 năm 1994".
fn quoted(text: &str, from: usize) -> Option<usize> {
    static QUOTED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"^\s*"[^"\n]{4,400}""#).expect("a valid pattern"));
    let end = from + QUOTED.find(&text[from..])?.end();
    TOLD.is_match(&text[end..]).then_some(end)
}

/// The title of a law above its own text, which begins "Căn cứ Hiến pháp".
fn heads_its_own_text(text: &str, name: Range<usize>) -> bool {
    static PREAMBLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s+căn\s+cứ\s+(?:vào\s+)?(?:(?:các\s+)?điều\s[^;.]{0,40}\s)?(?:của\s+)?hiến\s+pháp").expect("a valid pattern")
    });
    let before = text[..name.start].trim_end_matches([' ', '\t']);
    (before.is_empty() || before.ends_with('\n')) && PREAMBLE.is_match(&text[name.end..])
}

/// "Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"; in lower case only with a year.
fn constitution(text: &str, mark: &TypeMark<'_>) -> Option<Range<usize>> {
    static OF_THE_STATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s+(?:của\s+)?nước\s+(?:cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa|việt\s+nam\s+dân\s+chủ\s+cộng\s+hòa|chxhcn)(?:\s+việt\s+nam)?")
            .expect("a valid pattern")
    });
    let end = OF_THE_STATE
        .find(&text[mark.range.end..])
        .map_or(mark.range.end, |found| mark.range.end + found.end());
    let own = mark.capital && !ITSELF.is_match(&text[end..]);
    own.then_some(mark.range.start..end)
}

/// "Luật sửa đổi, bổ sung một số điều của Luật X và Luật Y": the name goes to the end of the last law in it.
fn amending(text: &str, mark: &TypeMark<'_>, tables: &Tables) -> Option<usize> {
    static AMENDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^\s+ (?: sửa\s+đổi (?:\s*,?\s*(?:và\s+)?bổ\s+sung)? | bổ\s+sung | bãi\s+bỏ )
              (?: [\s,]+ (?:thay\s+thế|và|bãi\s+bỏ) )*
              (?: \s+ (?: một\s+số | các | khoản | điểm )? \s* (?: (?:điều|khoản|điểm|nội\s+dung|quy\s+định|luật) [\s\d,\w]{0,40}? ) )?
              \s* (?: của | tại | , )? \s* (?P<law> (?:các\s+|\d+\s+)? (?:bộ\s+luật|luật|pháp\s+lệnh|hiến\s+pháp) \b )?",
        )
        .expect("a valid pattern")
    });
    let found = AMENDS.captures(&text[mark.range.end..])?;
    let Some(law) = found.name("law") else {
        // "Luật sửa đổi Điều 126 của Luật Nhà ở" and other objects that are no law's name; "các luật sửa đổi, bổ sung" names none.
        let end = unknown_name(text, mark.range.end, tables)?;
        let object = end > mark.range.end + found.get(0)?.as_str().trim_end().len()
            || TOLD.is_match(&text[end..]);
        return (mark.capital && object).then_some(end);
    };
    let mut end = inner_name(text, mark.range.end + law.start(), tables)?;
    while let Some(next) = next_of_series(text, end).and_then(|at| inner_name(text, at, tables)) {
        end = next;
    }
    Some(end)
}

/// End of a law's name that starts at `at`, or of a collective ("các luật về thuế", "10 luật có liên quan đến an ninh, trật tự").
fn inner_name(text: &str, at: usize, tables: &Tables) -> Option<usize> {
    static COLLECTIVE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:các|\d+)\s+(?:bộ\s+luật|luật|pháp\s+lệnh)(?:\s+(?:có\s+)?liên\s+quan(?:\s+(?:đến|tới))?|\s+trong\s+lĩnh\s+vực|\s+về)?")
            .expect("a valid pattern")
    });
    if let Some(found) = COLLECTIVE.find(&text[at..]) {
        return Some(run_of_names(text, at + found.end()));
    }
    let word = tables.document_types().word_at(text, at)?;
    known(text, at, tables)
        .filter(|&end| !runs_on(text, end))
        .or_else(|| unknown_name(text, word.end, tables))
}

/// End of the longest title of the table of laws that starts here.
fn known(text: &str, start: usize, tables: &Tables) -> Option<usize> {
    tables.laws().title_at(text, start).map(|(end, _)| end)
}

/// Where the next law's type word of a series stands: after ", " or " và ", if one does.
fn next_of_series(text: &str, end: usize) -> Option<usize> {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^\s*(?:,\s*(?:và\s+)?|và\s+)((?:Bộ\s+)?[Ll]uật|LUẬT|Pháp\s+lệnh|PHÁP\s+LỆNH)\s",
        )
        .expect("a valid pattern")
    });
    static OWN_NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\S+\s+(?:số\s+)?\d").expect("a valid pattern"));
    let word = NEXT.captures(&text[end..])?.get(1)?;
    let at = end + word.start();
    (!OWN_NUMBER.is_match(&text[at..])).then_some(at)
}

/// A table name of which the text's name is longer: "Luật Thi đua" before ", khen thưởng" stops at the table's, but
/// "Luật Thuế" before " giá trị gia tăng" does not end there.
fn runs_on(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    let next: String = rest
        .trim_start()
        .chars()
        .take_while(|letter| letter.is_alphabetic())
        .collect();
    rest.starts_with(char::is_whitespace)
        && next.chars().all(char::is_lowercase)
        && NAME_WORDS.contains(&next.as_str())
}

/// Words that only continue a law's name.
const NAME_WORDS: [&str; 6] = ["giá", "thu", "tiêu", "nước", "công", "dân"];

/// "Luật Quy hoạch" of the table where the text says "Luật Quy hoạch đô thị số 30/2009/QH12": the words up to number or date are the name's.
fn lengthened(text: &str, end: usize) -> usize {
    let first = Words { text, at: end }.next();
    let joined = first.is_some_and(|first| {
        !first.comma && first.word.starts_with(char::is_lowercase) && first.word != "và"
    });
    if !joined {
        return end;
    }
    let run = run_on(text, end, end, "");
    if TOLD.is_match(&text[run..]) {
        run
    } else {
        end
    }
}

/// A number or date right behind a name.
static TOLD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*,?\s*(?:ngày|số|năm)\s*\d").expect("a valid pattern"));

/// "này", "trên", "nói trên": the document itself, or one named before.
static ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s+(?:này|đó|trên|nêu\s+trên|nói\s+trên|khác)(?:\W|$)")
        .expect("a valid pattern")
});

/// The end of a name that the table lacks: from the type word's end through the words that names are made of.
fn unknown_name(text: &str, from: usize, tables: &Tables) -> Option<usize> {
    static ABOUT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^\s+(?:về|quy\s+định)\s").expect("a valid pattern"));
    if ITSELF.is_match(&text[from..]) {
        return None;
    }
    // "Pháp lệnh về nhiệm vụ, quyền hạn ...", "Pháp lệnh quy định thể lệ bầu cử ...": older forms of titles.
    let about = ABOUT
        .find(&text[from..])
        .map(|found| from + found.end() - 1);
    let first = Words {
        text,
        at: about.unwrap_or(from),
    }
    .next()?;
    let amends = ["sửa", "bổ"].contains(&first.word);
    let opens = first.word.starts_with(char::is_uppercase)
        || amends
        || tables.laws().opens_a_title(first.word)
        || names_in_a_sentence(text, from) && !NO_OPENINGS.contains(&first.word);
    let stops = first.comma
        || first.break_before
        || first
            .word
            .starts_with(|letter: char| letter.is_ascii_digit());
    let end = (!stops && opens && (amends || !ends_a_name(text, &first, "")))
        .then(|| run_of_names(text, first.start))?;
    // "Luật Việt Nam" is the country's law as a whole, or part of a name.
    let whole_country = match_key(&text[from..end]) == "việt nam";
    // "các luật, pháp lệnh về thuế" names none; a title with "về" shows by its date or number.
    (!whole_country && (about.is_none() || TOLD.is_match(&text[end..]))).then_some(end)
}

/// Whether the type word that ends at `end` has its capital for a name's sake: it stands inside a sentence, and means one law.
fn names_in_a_sentence(text: &str, end: usize) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:(?P<word>[\p{L}\d]+)|[,;(])\s+(?:Bộ\s+)?(?:Luật|luật|Pháp\s+lệnh)$")
            .expect("a valid pattern")
    });
    const SEVERAL: [&str; 10] = [
        "các", "những", "một", "mọi", "đạo", "đoàn", "phòng", "ty", "học", "khoa",
    ];
    let window = super::grammar::number::floor_char_boundary(text, end.saturating_sub(48));
    let Some(found) = BEFORE.captures(&text[window..end]) else {
        return false;
    };
    !found
        .name("word")
        .is_some_and(|word| SEVERAL.contains(&word.as_str().to_lowercase().as_str()))
}

/// Small words that make something else of "Luật" before them: "Luật sư", "Luật gia", "Luật chuyên ngành".
const NO_OPENINGS: [&str; 11] = [
    "sư", "gia", "học", "định", "lệ", "chuyên", "liên", "khác", "và", "của", "cơ",
];

/// Where the words of names end that start at `from`, the first of them taken unseen; `from` itself if there is none.
fn run_of_names(text: &str, from: usize) -> usize {
    let first = Words { text, at: from }.next();
    first.map_or(from, |first| run_on(text, from, first.end, first.word))
}

/// Where the words of a name end that has come to `end` with the word `before`.
fn run_on<'a>(text: &'a str, from: usize, mut end: usize, mut before: &'a str) -> usize {
    for _ in 0..LONGEST_NAME {
        let mut ahead = Words { text, at: end };
        let Some(next) = ahead.next() else { break };
        if let Some(place) = PLACE.find(&text[end..]) {
            return end + place.end();
        }
        if !goes_on(text, &next, &mut ahead, before) {
            break;
        }
        (end, before) = (next.end, next.word);
    }
    end.max(from)
}

/// Words of the longest name.
const LONGEST_NAME: usize = 32;

/// Whether a name goes on with this word.
fn goes_on(text: &str, next: &Word<'_>, ahead: &mut Words<'_>, before: &str) -> bool {
    if next.break_before
        || next.word.chars().any(|letter| letter.is_ascii_digit())
        || ends_a_name(text, next, before)
    {
        return false;
    }
    let lower = next.word.to_lowercase();
    if next.comma || lower == "và" {
        // A comma or "và" goes on only into a word of the same name: not into another document, body or clause.
        let Some(after) = (if lower == "và" {
            ahead.next()
        } else {
            Some(*next)
        }) else {
            return false;
        };
        let starts_other = STARTS_OTHER
            .iter()
            .any(|phrase| starts_with_words(&text[after.start..], phrase));
        return !after.break_before
            && !starts_other
            && !ends_a_name(text, &after, "và")
            && !is_numbered(text, &after);
    }
    lower != "của"
        || OWNERS
            .iter()
            .any(|owner| starts_with_words(&text[next.end..], owner))
        || before == "điều"
}

/// A figure, or a word with one behind it: ", Điều 101".
fn is_numbered(text: &str, word: &Word<'_>) -> bool {
    word.word.contains(|letter: char| letter.is_ascii_digit())
        || text[word.end..]
            .trim_start()
            .starts_with(|next: char| next.is_ascii_digit())
}

/// Whether a word stands behind a name, not in it; the word before it may make it the end of a compound.
fn ends_a_name(text: &str, word: &Word<'_>, before: &str) -> bool {
    let lower = word.word.to_lowercase();
    let starts = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| starts_with_words(&text[word.start..], phrase))
    };
    if COMPOUNDS.contains(&(before.to_lowercase().as_str(), lower.as_str())) {
        return false;
    }
    let joined = word.comma || before.is_empty() || before == "và";
    if !joined && starts(&CLAUSES) {
        return true;
    }
    END.contains(&lower.as_str()) || starts(&END_PHRASES)
}

/// Words after which no law's name goes on.
const END: [&str; 56] = [
    "số", "ngày", "năm", "được", "đã", "này", "đó", "có", "thì", "theo", "để", "khi", "hoặc",
    "nếu", "là", "do", "phải", "mà", "với", "cho", "tại", "như", "nêu", "nói", "sau", "trừ",
    "nhằm", "bằng", "bị", "sẽ", "vào", "còn", "cũng", "chương", "khóa", "gồm", "nhưng", "vẫn",
    "về", "trong", "đang", "làm", "áp", "chưa", "không", "bao", "nay", "kèm", "đến", "từ", "nhất",
    "thuộc", "trên", "dưới", "khoản", "ngoài",
];

/// Phrases after which no law's name goes on, whose first words stand in names too.
const END_PHRASES: [&str; 12] = [
    "quy định",
    "qui định",
    "ban hành",
    "thông qua",
    "công bố",
    "đồng thời",
    "đối với",
    "hiện hành",
    "hiện nay",
    "trước ngày",
    "hướng dẫn",
    "căn cứ",
];

/// What begins a clause behind a name, but stands in names behind a comma or "và".
const CLAUSES: [&str; 12] = [
    "thực hiện",
    "quyết định",
    "gây thiệt hại",
    "qua",
    "trước",
    "cụ thể",
    "gửi",
    "kể từ",
    "xem xét",
    "nộp",
    "việc miễn",
    "việc giải quyết",
];

/// Where a law holds: the last words of its name.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s+(?:(?:tại|vào|ở)\s+việt\s+nam|trong\s+nước|ở\s+nước\s+ngoài)\b")
        .expect("a valid pattern")
});

/// Compounds that end in a word of [`END`] and stand in names.
const COMPOUNDS: [(&str, &str); 18] = [
    ("hàng", "không"),
    ("thiết", "bị"),
    ("dự", "bị"),
    ("trang", "bị"),
    ("chuẩn", "bị"),
    ("văn", "khóa"),
    ("tần", "số"),
    ("dân", "số"),
    ("thiểu", "số"),
    ("nước", "ngoài"),
    ("đầu", "từ"),
    ("mắc", "phải"),
    ("quan", "đến"),
    ("công", "với"),
    ("hợp", "nhất"),
    ("việc", "làm"),
    ("thống", "nhất"),
    ("người", "có"),
];

/// What starts something else behind a comma or "và".
const STARTS_OTHER: [&str; 73] = [
    "luật",
    "bộ luật",
    "pháp lệnh",
    "nghị định",
    "nghị quyết",
    "thông tư",
    "quyết định",
    "hiến pháp",
    "các",
    "những",
    "văn bản",
    "pháp luật",
    "quy định",
    "hướng dẫn",
    "điều ước",
    "chỉ thị",
    "tổ chức",
    "cá nhân",
    "bộ trưởng",
    "thủ tướng",
    "chính phủ",
    "ủy ban",
    "uỷ ban",
    "cơ quan",
    "đơn vị",
    "doanh nghiệp",
    "được",
    "trong",
    "việc",
    "một số",
    "điều lệ",
    "đồng thời",
    "thực hiện",
    "ngoài",
    "chịu",
    "tham gia",
    "đảm bảo",
    "bảo đảm",
    "yêu cầu",
    "tại",
    "sửa đổi",
    "căn cứ",
    "công văn",
    "kế hoạch",
    "thì",
    "nay",
    "quy chế",
    "nội dung",
    "tiêu chuẩn",
    "mọi",
    "cụ thể",
    "bao gồm",
    "trường hợp",
    "người",
    "hợp đồng",
    "thỏa thuận",
    "thông lệ",
    "quyền",
    "phù hợp",
    "áp dụng",
    "chính sách",
    "hồ sơ",
    "trình",
    "báo cáo",
    "biên bản",
    "xác nhận",
    "quy trình",
    "hệ thống",
    "cung cấp",
    "gửi",
    "biển báo",
    "xem xét",
    "bộ",
];

/// Owners that belong to a name: "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam".
const OWNERS: [&str; 5] = [
    "người",
    "công dân",
    "hội đồng nhân dân",
    "hội thẩm",
    "việt nam",
];

/// Whether the text starts with these words, whatever its case and the blanks between them.
fn starts_with_words(text: &str, words: &str) -> bool {
    let mut rest = text.trim_start();
    for word in words.split(' ') {
        let length: usize = rest
            .chars()
            .take(word.chars().count())
            .map(char::len_utf8)
            .sum();
        if rest[..length].to_lowercase() != word {
            return false;
        }
        rest = &rest[length..];
        if rest.starts_with(char::is_alphanumeric) {
            return false;
        }
        rest = rest.trim_start();
    }
    true
}

#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    word: &'a str,
    start: usize,
    end: usize,
    /// A comma stands before it.
    comma: bool,
    /// Anything else stands before it, that ends a name: a bracket, a full stop, a blank line.
    break_before: bool,
}

/// Words of a text one after the other.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = &self.text[self.at..];
        let gap = rest.find(char::is_alphanumeric)?;
        let between = &rest[..gap];
        let length = rest[gap..]
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(rest.len() - gap);
        let start = self.at + gap;
        self.at = start + length;
        let marks = between.trim();
        let hyphen = marks == "-" && between.len() > 1;
        Some(Word {
            word: &self.text[start..start + length],
            start,
            end: start + length,
            comma: marks == ",",
            break_before: !(marks.is_empty() || marks == "," || hyphen || between == "-")
                || between.matches('\n').count() > 1,
        })
    }
}

#[cfg(test)]
mod tests;

//! A document's first lines as pieces: lines parted at cell edges and freed of mottos and rules.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::tables::Tables;

/// The pieces of the header, and where the body starts.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    /// Byte ranges in order, trimmed, none empty.
    pub list: Vec<Range<usize>>,
    /// Byte where the body starts: "Căn cứ", "Kính gửi", "Điều 1".
    pub body: usize,
    /// Whether a national or Party motto stands in the header.
    pub has_motto: bool,
}

/// A header reaches at most this far; portals put up to a screen of their own before it.
const LONGEST_HEADER: usize = 9000;

/// National motto, Party title: they stand beside the issuer and are no part of it.
static MOTTO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?i: c[ộọ]ng \s+ h[òo][àa] \s+ x[ãa] \s+ h[ộọ]i \s+ ch[ủu] \s+ ngh[ĩi]a \s+ vi[ệẹ]t \s+ nam )
        | (?i: [đd][ộặọôo]c \s+ l[ậạâ]p \s* [-.~] \s* t[ựư] \s+ do \s* [-.~] \s* h[ạa]nh \s+ ph[úuủ]c )
        | ĐẢNG \s+ CỘNG \s+ SẢN \s+ VIỆT \s+ NAM",
    )
    .expect("a valid pattern")
});

/// Edges of cells: a tab, or three spaces and more.
static EDGE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\t| {3,}").expect("a valid pattern"));

/// First words of a body, at the start of a line.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?m)^[\s\t#>\x22_-]*(?:(?:Căn\s+cứ|Xét|Theo\s+đề\s+nghị|Thực\s+hiện|Triển\s+khai|Tiếp\s+tục\s+thực\s+hiện|Kính\s+(?:gửi|gởi|trình)|KÍNH\s+GỬI|Điều\s+1\b|ĐIỀU\s+1\b|Chương\s+I\b|Để\s+|Nhằm\s+|Trong\s+|I\s*[.-]\s|1\s*[.-]\s|A\s*[.-]\s|Qua\s+|Sau\s+khi\s+|Ngày\s+\d+/\d+|Vừa\s+qua)|[^\n]{4,70}\sđiện\s*:|\p{L}[^\n]{220})",
    )
    .expect("a valid pattern")
});

impl<'a> Pieces<'a> {
    /// Parts the beginning of a normalized text.
    pub fn new(text: &'a str, tables: &Tables) -> Self {
        let limit = char_boundary(text, LONGEST_HEADER);
        let start = front_matter_end(text);
        let motto = MOTTO
            .find(&text[start..limit.max(start)])
            .map(|found| start + found.start());
        // What a portal puts before the header is no body.
        let from = motto.unwrap_or(start);
        let openings = BODY
            .find_iter(&text[from..limit.max(from)])
            .filter(|found| !is_subject(text, from + found.start(), found.as_str(), tables));
        let body = openings
            .map(|found| from + found.start())
            .next()
            .unwrap_or(limit);
        let mut list = Vec::new();
        let mut mottos: Vec<Range<usize>> = Vec::new();
        for found in MOTTO.find_iter(&text[start..body.max(start)]) {
            let range = start + found.start()..start + found.end();
            if !follows_word(text, range.start) {
                mottos.push(range);
            }
        }
        let mut at = start;
        for motto in mottos
            .iter()
            .cloned()
            .chain(std::iter::once(body.max(start)..body.max(start)))
        {
            part(text, at..motto.start, &mut list);
            at = motto.end;
        }
        Self {
            text,
            list,
            body,
            has_motto: !mottos.is_empty(),
        }
    }

    /// A piece's words.
    pub fn words(&self, index: usize) -> &'a str {
        &self.text[self.list[index].clone()]
    }

    /// The piece that holds a byte.
    pub fn at(&self, byte: usize) -> Option<usize> {
        let after = self.list.partition_point(|piece| piece.start <= byte);
        after
            .checked_sub(1)
            .filter(|&index| byte < self.list[index].end)
    }
}

/// Whether a line that could open a body is the subject under the type word: "KẾ HOẠCH / Thực hiện Chỉ thị số ...".
fn is_subject(text: &str, start: usize, opening: &str, tables: &Tables) -> bool {
    let opening = opening.trim_start();
    let never = [
        "Căn", "Xét", "Theo", "Kính", "KÍNH", "Điều", "ĐIỀU", "Chương", "Sau", "Ngày",
    ];
    if never.iter().any(|word| opening.starts_with(word))
        || !opening.chars().nth(1).is_some_and(char::is_alphabetic)
    {
        return false;
    }
    let above = text[..start].trim_end();
    let line = above.rfind('\n').map_or(0, |end| end + 1);
    let line =
        line + above[line..].len() - above[line..].trim_start_matches([' ', '\t', '#']).len();
    in_capitals(&above[line..])
        && tables
            .document_types()
            .word_at(above, line)
            .is_some_and(|word| word.end == above.len())
}

/// "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" is a title, no motto.
fn follows_word(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end().to_lowercase();
    ["nước", "của", "dân chủ"]
        .iter()
        .any(|word| before.ends_with(word))
}

fn part(text: &str, range: Range<usize>, list: &mut Vec<Range<usize>>) {
    let mut line_start = range.start;
    for line in text[range.clone()].split('\n') {
        let mut cell_start = line_start;
        let edges = EDGE
            .find_iter(line)
            .map(|edge| (line_start + edge.start(), line_start + edge.end()));
        for (end, next) in edges.chain(std::iter::once((line_start + line.len(), 0))) {
            list.extend(trimmed(text, cell_start..end));
            cell_start = next;
        }
        line_start += line.len() + 1;
    }
}

/// Without rules ("-----", "+===+"), quotes and heading marks at its ends; `None` if nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    if range.start >= range.end {
        return None;
    }
    let words = &text[range.clone()];
    let rule = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '#' | '_' | '=' | '+' | '"' | '\'' | '`' | '~' | '>' | '-' | '.' | '•' | '\\'
            )
    };
    let start = range.start + (words.len() - words.trim_start_matches(rule).len());
    let end = range.start
        + words
            .trim_end_matches(|letter: char| rule(letter) && letter != '.')
            .len();
    (start < end && text[start..end].contains(char::is_alphanumeric)).then_some(start..end)
}

/// Where a YAML front matter ends; 0 if there is none.
pub(super) fn front_matter_end(text: &str) -> usize {
    let trimmed = text.trim_start();
    let lead = text.len() - trimmed.len();
    let Some(rest) = trimmed.strip_prefix("---\n") else {
        return 0;
    };
    let end = rest[..char_boundary(rest, 2 * LONGEST_HEADER)].find("\n---");
    end.map_or(0, |end| lead + 4 + end + 4)
}

/// The nearest char boundary at or before `at`.
pub(super) fn char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a piece is written in capitals, as names of issuers and types in headers are.
pub(super) fn in_capitals(words: &str) -> bool {
    let capitals = words.chars().filter(|letter| letter.is_uppercase()).count();
    let small = words.chars().filter(|letter| letter.is_lowercase()).count();
    capitals >= 2 && small * 6 <= capitals
}

//! Party documents that have a name instead of a number: "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Đại hội XIII của Đảng",
//! "Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương", "Điều lệ Đảng".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::grammar::type_word::TypeMark;

/// A Party document that is told by its name.
pub struct PartyName {
    /// Bytes of the normalized text, from the type word on.
    pub range: Range<usize>,
    /// Term that the name tells, Roman.
    pub term: Option<String>,
    /// Ordinal of the plenum that adopted it.
    pub plenum: Option<u8>,
}

/// The name behind a type word.
pub fn at(text: &str, mark: &TypeMark<'_>) -> Option<PartyName> {
    static PLENUM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^\s+ (?: (?:hội\s+nghị\s+)? (?:trung\s+ương|TW) \s* \(? (?P<short>\d{1,2}) \)?
                | (?:của\s+)? hội\s+nghị \s+ (?:lần\s+thứ\s+)? (?P<long>\d{1,2}|[\p{L}]+(?:\s+(?:một|hai|ba|bốn|tư|lăm))?) \s*,?\s* (?:của\s+)? (?:BCH|ban\s+chấp\s+hành) \s+ (?:trung\s+ương|TW) (?:\s+đảng)? )
              (?: [\s,(]* khóa \s+ (?P<term>[IVX]{1,5}|\d{1,2}) \)? )?",
        )
        .expect("a valid pattern")
    });
    static CONGRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^\s+ (?:của\s+)? đại\s+hội (?: \s+ (?:đại\s+biểu|đảng|toàn\s+quốc|bộ|lần\s+thứ|của|các\s+cấp|toàn\s+thể) | \s+ (?:tỉnh|thành\s+phố|quận|huyện|thị\s+xã|thị\s+trấn|xã|phường) (?-i: (?:\s+\p{Lu}\p{Ll}+){0,4} ) | \s+ (?:[IVXL]+|\d{1,2})\b | ,? \s* nhiệm\s+kỳ \s+ \d{4} \s*-\s* \d{4} )+",
        )
        .expect("a valid pattern")
    });
    if !mark.capital {
        return None;
    }
    let start = mark.range.start;
    let rest = &text[mark.range.end..];
    match mark.slug {
        "nghi-quyet" | "ket-luan" => {
            if let Some(found) = PLENUM.captures(rest) {
                let end = mark.range.end + found.get(0)?.end();
                let plenum = found
                    .name("short")
                    .or(found.name("long"))
                    .and_then(|ordinal| ordinal_number(ordinal.as_str()));
                return Some(PartyName {
                    range: start..end,
                    term: found.name("term").map(|term| roman(term.as_str())),
                    plenum,
                });
            }
            let found = CONGRESS.find(rest)?;
            Some(PartyName {
                range: start..mark.range.end + found.end(),
                term: None,
                plenum: None,
            })
        }
        "dieu-le-dang" | "cuong-linh" => Some(PartyName {
            range: mark.range.clone(),
            term: None,
            plenum: None,
        }),
        _ => None,
    }
}

/// An ordinal in figures or words: "4", "tư", "thứ mười hai" without its "thứ".
fn ordinal_number(written: &str) -> Option<u8> {
    const WORDS: [&str; 15] = [
        "nhất",
        "hai",
        "ba",
        "tư",
        "năm",
        "sáu",
        "bảy",
        "tám",
        "chín",
        "mười",
        "mười một",
        "mười hai",
        "mười ba",
        "mười bốn",
        "mười lăm",
    ];
    let spoken = written
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let in_words = || {
        WORDS
            .iter()
            .position(|word| *word == spoken)
            .and_then(|at| u8::try_from(at + 1).ok())
    };
    spoken.parse().ok().or_else(in_words)
}

/// A term right behind a reference: "khóa X", "(khóa XIV)", as roman figures.
pub fn term_after(text: &str, at: usize) -> Option<String> {
    static TERM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\s,(]*(?:[kK]hóa|KHÓA)\s+([IVXL]{1,5}|\d{1,2})\b").expect("a valid pattern")
    });
    TERM.captures(&text[at..])
        .and_then(|found| found.get(1))
        .map(|term| roman(term.as_str()))
}

/// Roman figures of a term written in either.
fn roman(term: &str) -> String {
    const TENS: [(u8, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let Ok(mut number) = term.parse::<u8>() else {
        return term.to_ascii_uppercase();
    };
    let mut figures = String::new();
    for (value, figure) in TENS {
        while number >= value {
            figures.push_str(figure);
            number -= value;
        }
    }
    figures
}

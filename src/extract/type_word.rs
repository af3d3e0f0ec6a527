//! Type words (loại văn bản) in a normalized text: "Kết luận", "NGHỊ QUYẾT", "Báo cáo thẩm tra".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::tables::{DocumentType, DocumentTypes, Tables};

/// A type word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeMark<'t> {
    /// Bytes of the normalized text.
    pub range: Range<usize>,
    /// The type's slug.
    pub slug: &'t str,
    /// The word is an ordinary word too: a reference only with a number.
    pub weak: bool,
    /// The word names documents of any type ("Văn bản"): the symbol tells which.
    pub vague: bool,
    /// Whether it starts with a capital.
    pub capital: bool,
    /// The type is cited by name (laws, codes, ordinances, constitutions).
    pub is_law: bool,
    /// The word is only the type's abbreviation or English name ("QĐ số 12/QĐ-UBND", "NĐ 30/2020"): a reference only with more than
    /// an ordinal.
    pub abbreviated: bool,
}

/// Types that have names of their own: a name behind them is part of the reference.
const LAWS: [&str; 4] = ["luat", "bo-luat", "phap-lenh", "hien-phap"];

/// Standards of technology have numbers of another network: "QCVN 62-MT:2016/BTNMT".
const STANDARDS: [&str; 2] = ["quy-chuan", "tieu-chuan"];

/// All type words of a normalized text in order.
pub fn find<'t>(text: &str, tables: &'t Tables) -> Vec<TypeMark<'t>> {
    let types = tables.document_types();
    let mut marks = Vec::new();
    let mut after = 0;
    for start in word_starts(text) {
        if start >= after
            && let Some(mark) = at(text, start, types)
                .or_else(|| short_name_at(text, start, tables))
                .or_else(|| other_word_at(text, start, types))
        {
            after = mark.range.end;
            marks.push(mark);
        }
    }
    marks
}

/// A popular name of a law that holds its type word: "BLDS", "BLHS".
fn short_name_at<'t>(text: &str, start: usize, tables: &'t Tables) -> Option<TypeMark<'t>> {
    let (end, laws) = tables.laws().title_at(text, start)?;
    let capitals = text[start..end]
        .chars()
        .all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let slug = laws.last()?.document_type.as_str();
    let mark = TypeMark {
        range: start..end,
        slug,
        weak: false,
        vague: false,
        capital: true,
        is_law: true,
        abbreviated: false,
    };
    capitals.then_some(mark)
}

/// The abbreviation or English name of a type before a number: "QĐ số 1081/QĐ-UBND", "NĐ 30/2020", "Decree No. 120/2016/ND-CP".
fn other_word_at<'t>(text: &str, start: usize, types: &'t DocumentTypes) -> Option<TypeMark<'t>> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s{1,3}(?:(?:[Ss]ố|No)\b[.:\s]{0,3})?[0-9]").expect("a valid pattern")
    });
    let length = text[start..]
        .find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(text.len() - start);
    let word = &text[start..start + length];
    if !word.starts_with(char::is_uppercase) || text[..start].ends_with(['/', '-', '.']) {
        return None;
    }
    let written = |row: &&&DocumentType| {
        row.abbreviations
            .iter()
            .any(|abbreviation| abbreviation == word)
    };
    let abbreviated = || {
        Some((
            start + length,
            *types
                .by_abbreviation(word)
                .iter()
                .filter(|_| length > 1)
                .find(written)?,
        ))
    };
    let (end, document_type) = abbreviated().or_else(|| types.english_at(text, start))?;
    if STANDARDS.contains(&document_type.slug.as_str()) {
        return None;
    }
    let mark = TypeMark {
        range: start..end,
        slug: document_type.slug.as_str(),
        weak: true,
        vague: false,
        capital: true,
        is_law: false,
        abbreviated: true,
    };
    NUMBER.is_match(&text[end..]).then_some(mark)
}

fn at<'t>(text: &str, start: usize, types: &'t DocumentTypes) -> Option<TypeMark<'t>> {
    let word = types.word_at(text, start)?;
    let slug = word.document_type.slug.as_str();
    let is_law = LAWS.contains(&slug);
    if is_law && ends_a_compound(&text[..start]) {
        return None;
    }
    Some(TypeMark {
        range: start..word.end,
        slug,
        weak: word.weak,
        vague: word.vague,
        capital: text[start..].starts_with(char::is_uppercase),
        is_law,
        abbreviated: false,
    })
}

/// "pháp luật", "kỷ luật", "quy luật", "định luật", "dự án luật": a law is a word of its own, and no draft.
fn ends_a_compound(before: &str) -> bool {
    let mut words = before
        .trim_end()
        .rsplit(|letter: char| !letter.is_alphabetic())
        .map(str::to_lowercase);
    match words.next().unwrap_or_default().as_str() {
        "pháp" | "kỷ" | "kỉ" | "quy" => true,
        "án" => words.next().is_some_and(|word| word == "dự"),
        "định" => words.next().is_none_or(|word| word != "quy"),
        _ => false,
    }
}

/// Starts of words, in bytes; a capital behind a digit starts one too ("1Luật Ngân sách").
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, letter)| {
        let starts = letter.is_alphabetic()
            && (!before.is_alphanumeric() || before.is_ascii_digit() && letter.is_uppercase());
        before = letter;
        starts.then_some(at)
    })
}

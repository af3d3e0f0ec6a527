//! Type words (loại văn bản) in a normalized text: "Kết luận", "NGHỊ QUYẾT", "Báo cáo thẩm tra".

use std::ops::Range;

use crate::tables::{DocumentTypes, Tables};

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
}

/// Types that have names of their own: a name behind them is part of the reference.
const LAWS: [&str; 4] = ["luat", "bo-luat", "phap-lenh", "hien-phap"];

/// All type words of a normalized text in order.
pub fn find<'t>(text: &str, tables: &'t Tables) -> Vec<TypeMark<'t>> {
    let types = tables.document_types();
    let mut marks = Vec::new();
    let mut after = 0;
    for start in word_starts(text) {
        if start >= after
            && let Some(mark) = at(text, start, types).or_else(|| short_name_at(text, start, tables))
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
    let capitals = text[start..end].chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let slug = laws.last()?.document_type.as_str();
    capitals.then_some(TypeMark { range: start..end, slug, weak: false, vague: false, capital: true, is_law: true })
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
    })
}

/// "pháp luật", "kỷ luật", "quy luật", "định luật", "dự án luật": a law is a word of its own, and no draft.
fn ends_a_compound(before: &str) -> bool {
    let mut words = before.trim_end().rsplit(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
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
        let starts = letter.is_alphabetic() && (!before.is_alphanumeric() || before.is_ascii_digit() && letter.is_uppercase());
        before = letter;
        starts.then_some(at)
    })
}

//! To whom a document goes: "Kính gửi" and "Nơi nhận".

use std::sync::LazyLock;

use regex::Regex;

use super::pieces::{char_boundary, in_capitals};

static DEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[^\p{L}\n]*(?:Kính\s+(?:gửi|gởi)|KÍNH\s+GỬI)\s*:?").expect("a valid pattern")
});
static COPIES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[^\p{L}\n]*(?:Nơi\s+nhận|NƠI\s+NHẬN)\s*:?").expect("a valid pattern")
});

/// A list reaches at most this far.
const LONGEST_LIST: usize = 4000;

/// The items after "Kính gửi" at the start of the body.
pub(super) fn addressees(text: &str, body: usize) -> Vec<String> {
    let beginning = &text[body..char_boundary(text, body + 400)];
    DEAR.find(beginning)
        .map_or_else(Vec::new, |found| items(text, body + found.end(), false))
}

/// The items after the last "Nơi nhận".
pub(super) fn recipients(text: &str) -> Vec<String> {
    COPIES
        .find_iter(text)
        .last()
        .map_or_else(Vec::new, |found| items(text, found.end(), true))
}

/// One item for each dash or semicolon; a line that goes on with a small letter continues the item before. The list ends at an
/// empty line that no dash follows, at a new sentence, for copies at the signature.
fn items(text: &str, start: usize, copies: bool) -> Vec<String> {
    let block = &text[start..char_boundary(text, start + LONGEST_LIST)];
    let mut items: Vec<String> = Vec::new();
    let mut dashes = false;
    let mut after_gap = false;
    for line in block.split('\n') {
        let cell = line
            .split('\t')
            .map(str::trim)
            .find(|cell| !cell.is_empty())
            .unwrap_or_default();
        let cell = cell.split("   ").next().unwrap_or_default().trim();
        if !cell.contains(char::is_alphanumeric) {
            after_gap = after_gap || cell.is_empty();
            continue;
        }
        let words = cell.trim_start_matches(['-', '+', '•', ' ']);
        let is_dashed = words.len() < cell.len();
        if copies && items.is_empty() && !is_dashed && in_capitals(cell) {
            continue;
        }
        match items.last_mut() {
            None => items.push(words.to_owned()),
            Some(_) if is_dashed => items.push(words.to_owned()),
            Some(_) if after_gap || words.len() > 300 || copies && in_capitals(cell) => break,
            Some(last) if !last.ends_with([';', '.']) && (dashes || goes_on(last, words)) => {
                last.push(' ');
                last.push_str(words);
            }
            Some(last) if last.ends_with(';') => items.push(words.to_owned()),
            Some(_) => break,
        }
        dashes = dashes || is_dashed;
        after_gap = false;
    }
    items
        .iter()
        .map(|item| item.trim_end_matches(['.', ';', ',', ' ', '/']).to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// Whether a line continues the one before.
fn goes_on(before: &str, line: &str) -> bool {
    before.ends_with([',', '-', '('])
        || line.starts_with(|letter: char| letter.is_lowercase() || letter == '(')
}

//! To whom a document goes: "Kính gửi" and "Nơi nhận".
//!
//! ```text
//! addressees := ADDRESSEE_MARKER ":"? item*        copies := COPIES_MARKER ":"? item*
//! item       := dash? cell (line that goes on)*    dash   := "-" | "+" | "•"
//! ```

use super::pieces::in_capitals;
use crate::extract::grammar::Cursor;
use crate::lex::Gap;
use crate::tables::PhraseKind;

/// How far into the body "Kính gửi" stands, in bytes.
const LEAD: usize = 400;

/// A list reaches at most this far, in bytes.
const LONGEST_LIST: usize = 4000;

/// The longest line that goes on with an item, in bytes.
const LONGEST_LINE: usize = 300;

/// Marks before an item.
const DASHES: [char; 3] = ['-', '+', '•'];

/// The items after "Kính gửi" at the start of the body.
pub(super) fn addressees(body: Cursor<'_>) -> Vec<String> {
    let lead = body.within(body.start()..body.start() + LEAD);
    let marker = lead
        .each()
        .find_map(|at| after_marker(at, PhraseKind::AddresseeMarker));
    marker.map_or_else(Vec::new, |at| items(body.to_byte(at.start()), false))
}

/// The items after the last "Nơi nhận".
pub(super) fn recipients(start: Cursor<'_>) -> Vec<String> {
    let marker = start
        .each()
        .rev()
        .find_map(|at| after_marker(at, PhraseKind::CopiesMarker));
    marker.map_or_else(Vec::new, |at| items(at, true))
}

/// The place after a marker that begins the words of its line.
fn after_marker(at: Cursor<'_>, kind: PhraseKind) -> Option<Cursor<'_>> {
    let after = at.after_phrase(kind)?;
    let is_capital = at.token().is_some_and(|token| token.is_capital());
    let is_first = || {
        let mut before = at.line_before();
        !before.any(|at| at.token().is_some_and(|token| token.is_word()))
    };
    (is_capital && is_first()).then(|| {
        if after.is_mark(':') {
            after.next()
        } else {
            after
        }
    })
}

/// What a line of a list says.
struct Line<'a> {
    /// Its first cell without dashes.
    words: &'a str,
    /// Whether dashes stand before it.
    is_dashed: bool,
    /// Whether the first cell is in capitals.
    in_capitals: bool,
    /// Whether an empty line stands before it.
    after_gap: bool,
}

/// One item for each dash or semicolon; a line that goes on with a small letter continues the item
/// before. The list ends at an empty line that no dash follows, at a new sentence, for copies at
/// the signature.
fn items(start: Cursor<'_>, copies: bool) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut dashes = false;
    for line in lines(start) {
        if copies && items.is_empty() && !line.is_dashed && line.in_capitals {
            continue;
        }
        let ends = line.after_gap || line.words.len() > LONGEST_LINE || copies && line.in_capitals;
        match items.last_mut() {
            None => items.push(line.words.to_owned()),
            Some(_) if line.is_dashed => items.push(line.words.to_owned()),
            Some(_) if ends => break,
            Some(last) if !last.ends_with([';', '.']) && (dashes || goes_on(last, line.words)) => {
                last.push(' ');
                last.push_str(line.words);
            }
            Some(last) if last.ends_with(';') => items.push(line.words.to_owned()),
            Some(_) => break,
        }
        dashes = dashes || line.is_dashed;
    }
    items
        .iter()
        .map(|item| item.trim_end_matches(['.', ';', ',', ' ', '/']).to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// The lines of a list that have words, each by its first cell.
fn lines(start: Cursor<'_>) -> impl Iterator<Item = Line<'_>> {
    let list = start.within(start.start()..start.start() + LONGEST_LIST);
    let mut after_gap = false;
    list.lines().filter_map(move |line| {
        let cell = line.cell();
        after_gap = after_gap || line.gap() == Gap::Paragraph;
        let words = cell.after_marks(&DASHES);
        let is_legible = cell.each().any(Cursor::is_legible);
        is_legible.then(|| Line {
            words: &cell.text()[words.rest()],
            is_dashed: cell.is_any_mark(&DASHES),
            in_capitals: in_capitals(&cell.text()[cell.rest()]),
            after_gap: std::mem::take(&mut after_gap),
        })
    })
}

/// Whether a line continues the one before.
fn goes_on(before: &str, line: &str) -> bool {
    before.ends_with([',', '-', '('])
        || line.starts_with(|letter: char| letter.is_lowercase() || letter == '(')
}

//! The phrases of the tables, laid over the tokens by one walk.

use super::lexicon::{Lexicon, Tag};
use super::token::{Gap, Token, TokenKind};

/// A phrase of the tables in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    end: u32,
    /// What the phrase is.
    pub tag: Tag,
    /// Whether marks stand between its words: "Bộ Lao động - Thương binh và Xã hội".
    pub has_marks: bool,
}

impl Match {
    /// Index of the token after it.
    pub fn end(self) -> usize {
        self.end as usize
    }
}

/// The matches of a text, by the token that they begin with, the shorter first.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// Where the matches of each token begin, and the end of the last.
    from: Vec<u32>,
    all: Vec<Match>,
}

/// Marks between two words of a phrase, at most.
const MOST_MARKS: usize = 4;

impl Matches {
    /// Lays the phrases of the lexicon over tokens. Linear in their number: phrases are short.
    pub fn lay(tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut matches = Self {
            from: Vec::with_capacity(tokens.len() + 1),
            all: Vec::with_capacity(tokens.len() / 2),
        };
        for index in 0..tokens.len() {
            matches.from.push(offset(matches.all.len()));
            matches.walk(tokens, index, lexicon);
        }
        matches.from.push(offset(matches.all.len()));
        matches
    }

    /// The matches that begin with a token.
    pub fn at(&self, index: usize) -> &[Match] {
        match (self.from.get(index), self.from.get(index + 1)) {
            (Some(&from), Some(&to)) => &self.all[from as usize..to as usize],
            _ => &[],
        }
    }

    fn walk(&mut self, tokens: &[Token], start: usize, lexicon: &Lexicon) {
        let Some(mut node) = lexicon.first(tokens[start].word()) else {
            return;
        };
        let mut has_marks = false;
        let mut end = start + 1;
        loop {
            for &tag in lexicon.tags(node) {
                if fits(tag, &tokens[start..end], tokens.get(end)) {
                    self.all.push(Match {
                        end: offset(end),
                        tag,
                        has_marks,
                    });
                }
            }
            let Some((index, marks)) = next_word(tokens, end) else {
                return;
            };
            let Some(next) = lexicon.next(node, tokens[index].word()) else {
                return;
            };
            (node, end) = (next, index + 1);
            has_marks |= marks;
        }
    }
}

/// The next word or figure after marks that may stand inside a phrase, and whether there are any.
fn next_word(tokens: &[Token], end: usize) -> Option<(usize, bool)> {
    let ahead = tokens[end..].iter().take(MOST_MARKS + 1);
    for (index, token) in (end..).zip(ahead) {
        if token.kind() != TokenKind::Mark {
            return Some((index, index > end));
        }
        if !is_joint(*token) {
            return None;
        }
    }
    None
}

/// Marks that stand between words of one name.
fn is_joint(token: Token) -> bool {
    [',', ';', '-', '.', '&', '\'', '"', '/', '_']
        .into_iter()
        .any(|mark| token.is_mark(mark))
}

/// Whether a phrase is written as its kind is: abbreviations all in capitals and whole, places with
/// capitals.
fn fits(tag: Tag, written: &[Token], next: Option<&Token>) -> bool {
    match tag {
        Tag::IssuerAbbreviation(_) => {
            let whole = !next
                .is_some_and(|next| next.gap() == Gap::Glued && next.kind() != TokenKind::Mark);
            let closed = written[1..].iter().all(|token| token.gap() == Gap::Glued);
            whole && closed && !written.iter().any(|token| token.has_small())
        }
        Tag::Province(_) | Tag::District(_) => written
            .iter()
            .all(|token| !token.is_word() || token.is_capital()),
        _ => true,
    }
}

fn offset(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

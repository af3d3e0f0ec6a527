//! The phrases of the tables, laid over the tokens by one walk.

use super::lexicon::{Lexicon, Tag};
use super::token::{Gap, Token, TokenKind};
use crate::tables::PhraseKind;

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

/// Kinds of phrases, a bit for each: most questions at most tokens are answered by one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u128);

impl Kinds {
    /// The kind of words beside references. A few rare kinds share their bits, so a set may hold a
    /// kind too many, and never one too few.
    pub const fn of_phrase(kind: PhraseKind) -> Self {
        const OTHER_TAGS: u32 = 16;
        Self(1 << (OTHER_TAGS + kind as u32 % (u128::BITS - OTHER_TAGS)))
    }

    /// The kind of a tag.
    pub fn of(tag: Tag) -> Self {
        let bit = match tag {
            Tag::Phrase(kind, _) => return Self::of_phrase(kind),
            Tag::Type { .. } => 0,
            Tag::TypeAbbreviation(_) => 1,
            Tag::EnglishType(_) => 2,
            Tag::Issuer(_) => 3,
            Tag::IssuerAbbreviation(_) => 4,
            Tag::JointMember(_) => 5,
            Tag::Province(_) => 6,
            Tag::District(_) => 7,
            Tag::Region(_) => 8,
            Tag::Law(_) => 9,
            Tag::LawOpening => 10,
            Tag::Cue(_) => 11,
        };
        Self(1 << bit)
    }

    /// Whether any of these kinds is among them.
    pub fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// All kinds of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The matches of a text, by the token that they begin with, the shorter first.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// Where the matches of each token begin, and the end of the last.
    from: Vec<u32>,
    all: Vec<Match>,
    /// Kinds of the phrases that begin with each token.
    begun: Vec<Kinds>,
    /// Kinds of the phrases that end right before each token, and before the end of the text.
    ended: Vec<Kinds>,
}

/// Marks between two words of a phrase, at most.
const MOST_MARKS: usize = 4;

impl Matches {
    /// Lays the phrases of the lexicon over tokens. Linear in their number: phrases are short.
    pub fn lay(tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut matches = Self {
            from: Vec::with_capacity(tokens.len() + 1),
            all: Vec::with_capacity(tokens.len() / 2),
            begun: vec![Kinds::default(); tokens.len()],
            ended: vec![Kinds::default(); tokens.len() + 1],
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

    /// The kinds of the phrases that begin with a token.
    pub fn begun(&self, index: usize) -> Kinds {
        self.begun.get(index).copied().unwrap_or_default()
    }

    /// The kinds of the phrases that end right before a token.
    pub fn ended(&self, index: usize) -> Kinds {
        self.ended.get(index).copied().unwrap_or_default()
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
                    let kind = Kinds::of(tag);
                    self.begun[start] = self.begun[start].and(kind);
                    self.ended[end] = self.ended[end].and(kind);
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
        Tag::Province(_) | Tag::District(_) => (0..written.len()).all(|index| {
            let token = written[index];
            // "Ea H'leo": what stands after an apostrophe has no capital of its own.
            let is_cut = || index > 0 && written[index - 1].is_mark('\'');
            !token.is_word() || token.is_capital() || is_cut()
        }),
        _ => true,
    }
}

fn offset(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

//! The normalized text as tokens, read once, with the phrases of all tables laid over them.
//!
//! From here on nobody compares strings: a word is an id, a phrase a [`Tag`]. Case, the place of
//! the tone,
//! lost horns and look-alikes are folded here and nowhere else. Knows nothing of references.

mod fingerprint;
mod letters;
mod lexicon;
mod scan;
mod tag;
mod token;

pub use lexicon::{Lexicon, Tag};
pub use tag::{Kinds, Match};
pub use token::{Gap, Token, TokenKind, WordId};

use tag::Matches;

/// A text with its tokens and the phrases over them.
#[derive(Debug)]
pub struct Lexemes<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    matches: Matches,
}

impl<'a> Lexemes<'a> {
    /// Reads a normalized text. Linear in its length.
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let tokens = scan::scan(text, lexicon);
        let matches = Matches::lay(&tokens, lexicon);
        Self {
            text,
            lexicon,
            tokens,
            matches,
        }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The lexicon that it was read with.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// The tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The kinds of the phrases that begin with a token.
    pub fn begun(&self, index: usize) -> Kinds {
        self.matches.begun(index)
    }

    /// The kinds of the phrases that end right before a token.
    pub fn ended(&self, index: usize) -> Kinds {
        self.matches.ended(index)
    }

    /// The phrases that begin with a token, the shorter first.
    pub fn matches(&self, index: usize) -> &[Match] {
        self.matches.at(index)
    }
}

#[cfg(test)]
mod tests;

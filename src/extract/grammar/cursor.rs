//! A place among the tokens of a text: what every production reads from and moves on.

use std::ops::Range;

use crate::lex::{Gap, Lexemes, Match, Tag, Token};
use crate::tables::{Phrase, PhraseKind, Tables};

/// A place among tokens. Copied freely: a production that does not match leaves the caller's where
/// it was.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    lexemes: &'a Lexemes<'a>,
    tables: &'a Tables,
    at: usize,
    /// Index of the token after the last that is read.
    end: usize,
}

/// Tokens of the longest phrase that is looked for backwards.
const LONGEST_PHRASE: usize = 12;

impl<'a> Cursor<'a> {
    /// The first token of a text, read with the lexicon of these tables.
    pub fn new(lexemes: &'a Lexemes<'a>, tables: &'a Tables) -> Self {
        Self {
            lexemes,
            tables,
            at: 0,
            end: lexemes.tokens().len(),
        }
    }

    /// The tokens that lie within these bytes as if they were all.
    pub fn within(self, range: Range<usize>) -> Self {
        let tokens = self.lexemes.tokens();
        let at = tokens.partition_point(|token| token.start() < range.start);
        let end = tokens.partition_point(|token| token.end() <= range.end);
        Self {
            at,
            end: end.max(at),
            ..self
        }
    }

    /// The token with an index; the end of the text from the last on.
    pub fn to(self, index: usize) -> Self {
        let at = index.min(self.end);
        Self { at, ..self }
    }

    /// The token that begins at a byte or holds it, else the next.
    pub fn to_byte(self, byte: usize) -> Self {
        self.to(self
            .lexemes
            .tokens()
            .partition_point(|token| token.end() <= byte))
    }

    /// The token before; this one at the first.
    pub fn previous(self) -> Self {
        self.to(self.at.saturating_sub(1))
    }

    /// The next token.
    pub fn next(self) -> Self {
        self.to(self.at + 1)
    }

    /// Whether the text ends here.
    pub fn is_end(self) -> bool {
        self.at >= self.end
    }

    /// The token here; `None` at the end.
    pub fn token(self) -> Option<Token> {
        self.lexemes.tokens()[..self.end].get(self.at).copied()
    }

    /// The token before this place.
    pub fn token_before(self) -> Option<Token> {
        self.lexemes.tokens().get(self.at.checked_sub(1)?).copied()
    }

    /// The facts.
    pub fn tables(self) -> &'a Tables {
        self.tables
    }

    /// First byte of the token here; the text's length at the end.
    pub fn start(self) -> usize {
        self.token().map_or(self.lexemes.text().len(), Token::start)
    }

    /// The bytes from the token here to the end of the one before `end`.
    pub fn until(self, end: Self) -> Range<usize> {
        let start = self.start();
        start..end.token_before().map_or(start, Token::end).max(start)
    }

    /// The token here as written; nothing at the end.
    pub fn written(self) -> &'a str {
        &self.lexemes.text()[self.until(self.next())]
    }

    /// What stands between the token before and this one; a paragraph's end at the end of the text.
    pub fn gap(self) -> Gap {
        self.token().map_or(Gap::Paragraph, Token::gap)
    }

    /// Whether a line ends before this token with white space before its end.
    pub fn has_blank_before_break(self) -> bool {
        let from = self.token_before().map_or(0, Token::end);
        let between = &self.lexemes.text()[from..self.start()];
        between.rfind('\n').is_some_and(|at| at > 0)
    }

    /// Whether this mark stands here.
    pub fn is_mark(self, mark: char) -> bool {
        self.token().is_some_and(|token| token.is_mark(mark))
    }

    /// The phrases of the tables that begin here, the shorter first.
    pub fn matches(self) -> &'a [Match] {
        self.lexemes.matches(self.at)
    }

    /// The longest phrase here of which `pick` makes something, and the place after it. Of two rows
    /// with the same
    /// phrase the first in its table.
    pub fn longest<T>(self, pick: impl Fn(Match) -> Option<T>) -> Option<(Self, T)> {
        let mut longest: Option<(usize, T)> = None;
        for &found in self.matches() {
            let is_longer = longest.as_ref().is_none_or(|(end, _)| found.end() > *end);
            if is_longer && let Some(picked) = pick(found) {
                longest = Some((found.end(), picked));
            }
        }
        longest.map(|(end, picked)| (self.to(end), picked))
    }

    /// The longest phrase of a kind that begins here: the place after it, and its row.
    pub fn phrase(self, kind: PhraseKind) -> Option<(Self, &'a Phrase)> {
        let (after, row) = self.longest(|found| match found.tag {
            Tag::Phrase(of, row) if of == kind => Some(row),
            _ => None,
        })?;
        Some((after, self.tables.phrases().row(row)))
    }

    /// The place after the longest phrase of a kind that begins here.
    pub fn after_phrase(self, kind: PhraseKind) -> Option<Self> {
        self.phrase(kind).map(|(after, _)| after)
    }

    /// The longest phrase of a kind that ends right before this place.
    pub fn phrase_before(self, kind: PhraseKind) -> Option<&'a Phrase> {
        let from = self.at.saturating_sub(LONGEST_PHRASE);
        (from..self.at)
            .flat_map(|index| self.lexemes.matches(index))
            .find_map(|found| match found.tag {
                Tag::Phrase(of, row) if of == kind && found.end() == self.at => {
                    Some(self.tables.phrases().row(row))
                }
                _ => None,
            })
    }

    /// The place after a phrase of a kind with a value.
    pub fn valued(self, kind: PhraseKind, value: &str) -> Option<Self> {
        let (after, _) = self.longest(|found| match found.tag {
            Tag::Phrase(of, row) if of == kind => {
                let row = self.tables.phrases().row(row);
                (row.value.as_deref() == Some(value)).then_some(())
            }
            _ => None,
        })?;
        Some(after)
    }

    /// Whether marks or more than one word stand from here to the place.
    pub fn is_several(self, end: Self) -> bool {
        end.at > self.at + 1
    }

    /// The words from here to the place, with single spaces between them.
    pub fn words_until(self, end: Self) -> String {
        let words = self.lexemes.text()[self.until(end)].split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }
}

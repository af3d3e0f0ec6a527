//! A place among the tokens of a text: what every production reads from and moves on.

use std::ops::Range;

use crate::lex::{Gap, Lexemes, Match, Tag, Token};
use crate::tables::{Phrase, PhraseKind, Tables};

/// A place among tokens. Copied freely: a production that does not match leaves the caller's where it was.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    lexemes: &'a Lexemes<'a>,
    tables: &'a Tables,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The first token of a text.
    pub fn new(lexemes: &'a Lexemes<'a>, tables: &'a Tables) -> Self {
        Self {
            lexemes,
            tables,
            at: 0,
        }
    }

    /// The token with an index; the end of the text from the last on.
    pub fn to(self, index: usize) -> Self {
        let at = index.min(self.lexemes.tokens().len());
        Self { at, ..self }
    }

    /// The token that begins at a byte or holds it, else the next.
    pub fn to_byte(self, byte: usize) -> Self {
        self.to(self.lexemes.index_of(byte))
    }

    /// The next token.
    pub fn next(self) -> Self {
        self.to(self.at + 1)
    }

    /// The token before; `None` at the first.
    pub fn previous(self) -> Option<Self> {
        Some(self.to(self.at.checked_sub(1)?))
    }

    /// Index of the token here.
    pub fn index(self) -> usize {
        self.at
    }

    /// Whether the text ends here.
    pub fn is_end(self) -> bool {
        self.at >= self.lexemes.tokens().len()
    }

    /// The token here; `None` at the end.
    pub fn token(self) -> Option<Token> {
        self.lexemes.tokens().get(self.at).copied()
    }

    /// The token before this place.
    pub fn token_before(self) -> Option<Token> {
        self.previous()?.token()
    }

    /// The facts.
    pub fn tables(self) -> &'a Tables {
        self.tables
    }

    /// The whole normalized text.
    pub fn text(self) -> &'a str {
        self.lexemes.text()
    }

    /// First byte of the token here; the text's length at the end.
    pub fn start(self) -> usize {
        self.token().map_or(self.text().len(), Token::start)
    }

    /// Byte after the token before; 0 at the first.
    pub fn end_before(self) -> usize {
        self.token_before().map_or(0, Token::end)
    }

    /// The token here as written; nothing at the end.
    pub fn written(self) -> &'a str {
        self.token()
            .map_or("", |token| &self.text()[token.start()..token.end()])
    }

    /// The bytes from the token at `self` to the end of the one before `end`, white space at the ends left out.
    pub fn until(self, end: Self) -> Range<usize> {
        let start = self.start();
        start..end.end_before().max(start)
    }

    /// What stands between the token before and this one; a paragraph's end at the end of the text.
    pub fn gap(self) -> Gap {
        self.token().map_or(Gap::Paragraph, Token::gap)
    }

    /// Whether this mark stands here.
    pub fn is_mark(self, mark: char) -> bool {
        self.token().is_some_and(|token| token.is_mark(mark))
    }

    /// Whether one of these marks stands here.
    pub fn is_any_mark(self, marks: &[char]) -> bool {
        marks.iter().any(|&mark| self.is_mark(mark))
    }

    /// After this mark, if it stands here.
    pub fn after_mark(self, mark: char) -> Option<Self> {
        self.is_mark(mark).then(|| self.next())
    }

    /// Takes this mark if it stands here.
    pub fn take_mark(&mut self, mark: char) -> bool {
        let found = self.is_mark(mark);
        if found {
            *self = self.next();
        }
        found
    }

    /// Takes one of these marks if it stands here.
    pub fn take_any_mark(&mut self, marks: &[char]) -> bool {
        marks.iter().any(|&mark| self.take_mark(mark))
    }

    /// The phrases of the tables that begin here, the shorter first.
    pub fn matches(self) -> &'a [Match] {
        self.lexemes.matches(self.at)
    }

    /// The longest phrase here of which `pick` makes something, and the place after it.
    pub fn longest<T>(self, mut pick: impl FnMut(Match) -> Option<T>) -> Option<(Self, T)> {
        self.matches()
            .iter()
            .rev()
            .find_map(|&found| Some((self.to(found.end()), pick(found)?)))
    }

    /// The longest phrase of a kind that begins here: the place after it, and its row.
    pub fn phrase(self, kind: PhraseKind) -> Option<(Self, &'a Phrase)> {
        let tables = self.tables;
        self.longest(|found| match found.tag {
            Tag::Phrase(of, row) if of == kind => Some(tables.phrases().row(row)),
            _ => None,
        })
    }

    /// The place after the longest phrase of a kind that begins here.
    pub fn after_phrase(self, kind: PhraseKind) -> Option<Self> {
        self.phrase(kind).map(|(after, _)| after)
    }

    /// Whether a phrase of a kind begins here.
    pub fn is_phrase(self, kind: PhraseKind) -> bool {
        self.matches()
            .iter()
            .any(|found| matches!(found.tag, Tag::Phrase(of, _) if of == kind))
    }

    /// Takes the longest phrase of a kind if one begins here.
    pub fn take_phrase(&mut self, kind: PhraseKind) -> bool {
        let after = self.after_phrase(kind);
        *self = after.unwrap_or(*self);
        after.is_some()
    }

    /// Where the longest phrase of a kind begins that ends right before this place, and its row.
    pub fn phrase_before(self, kind: PhraseKind) -> Option<(Self, &'a Phrase)> {
        let from = self.at.saturating_sub(LONGEST_PHRASE);
        (from..self.at).find_map(|index| {
            let start = self.to(index);
            let ends_here = |found: &&Match| {
                found.end() == self.at && matches!(found.tag, Tag::Phrase(of, _) if of == kind)
            };
            match start.matches().iter().find(ends_here)?.tag {
                Tag::Phrase(_, row) => Some((start, self.tables.phrases().row(row))),
                _ => None,
            }
        })
    }

    /// The place before the longest phrase of a kind that ends right before this one.
    pub fn before_phrase(self, kind: PhraseKind) -> Option<Self> {
        self.phrase_before(kind).map(|(before, _)| before)
    }
}

/// Tokens of the longest phrase that is looked for backwards.
const LONGEST_PHRASE: usize = 12;

//! A place among the tokens of a text: what every production reads from and moves on.

use std::ops::Range;

use crate::lex::{Gap, Kinds, Lexemes, Lexicon, Match, Tag, Token};
use crate::tables::{Cue, Phrase, PhraseKind, Tables};

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

/// Two places of one text.
impl PartialEq for Cursor<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
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

    /// The normalized text, whole.
    pub fn text(self) -> &'a str {
        self.lexemes.text()
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

    /// Whether a phrase of one of these kinds may begin here.
    pub fn begins(self, kinds: Kinds) -> bool {
        self.lexemes.begun(self.at).has(kinds)
    }

    /// Whether a phrase of one of these kinds may end right before this place.
    fn ends(self, kinds: Kinds) -> bool {
        self.lexemes.ended(self.at).has(kinds)
    }

    /// The longest phrase here of which `pick` makes something, and the place after it. Of two rows
    /// with the same
    /// phrase the first in its table.
    pub fn longest<T>(self, pick: impl Fn(Match) -> Option<T>) -> Option<(Self, T)> {
        let mut longest: Option<(usize, T)> = None;
        for &found in self.matches() {
            let is_longer = longest.as_ref().is_none_or(|(end, _)| found.end() > *end);
            let is_read = found.end() <= self.end;
            if is_read
                && is_longer
                && let Some(picked) = pick(found)
            {
                longest = Some((found.end(), picked));
            }
        }
        longest.map(|(end, picked)| (self.to(end), picked))
    }

    /// The longest cue of a relation that begins here, and the place after it.
    pub fn cue(self) -> Option<(Self, &'a Cue)> {
        if !self.begins(Kinds::of(Tag::Cue(0))) {
            return None;
        }
        self.longest(|found| match found.tag {
            Tag::Cue(row) => Some(self.tables.cues().row(row)),
            _ => None,
        })
    }

    /// The longest phrase of a kind that begins here: the place after it, and its row.
    pub fn phrase(self, kind: PhraseKind) -> Option<(Self, &'a Phrase)> {
        if !self.begins(Kinds::of_phrase(kind)) {
            return None;
        }
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
        if !self.ends(Kinds::of_phrase(kind)) {
            return None;
        }
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

    /// The place where the longest phrase of a kind begins that ends right before this place.
    pub fn before_phrase(self, kind: PhraseKind) -> Option<Self> {
        self.before_phrase_where(kind, |_| true)
    }

    /// The same, of phrases with a value that is wanted; one without a value has the empty one.
    pub fn before_phrase_where(
        self,
        kind: PhraseKind,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        if !self.ends(Kinds::of_phrase(kind)) {
            return None;
        }
        self.before_match(|tag| match tag {
            Tag::Phrase(of, row) if of == kind => {
                let value = self.tables.phrases().row(row).value.as_deref();
                wanted(value.unwrap_or_default())
            }
            _ => false,
        })
    }

    /// The place where the longest phrase begins that ends right before this place and is wanted.
    pub fn before_match(self, wanted: impl Fn(Tag) -> bool) -> Option<Self> {
        if self.lexemes.ended(self.at).is_empty() {
            return None;
        }
        let from = self.at.saturating_sub(LONGEST_PHRASE);
        let ends_here = |found: &Match| found.end() == self.at && wanted(found.tag);
        (from..self.at)
            .find(|&index| self.lexemes.matches(index).iter().any(ends_here))
            .map(|index| self.to(index))
    }

    /// The place after this mark if it stands here, else this place.
    pub fn opt_mark(self, mark: char) -> Self {
        if self.is_mark(mark) {
            self.next()
        } else {
            self
        }
    }

    /// The place after the longest phrase of a kind that begins here; this place if there is none.
    pub fn opt_phrase(self, kind: PhraseKind) -> Self {
        self.after_phrase(kind).unwrap_or(self)
    }

    /// The place before this mark if it stands right before here, else this place.
    pub fn before_mark(self, mark: char) -> Self {
        let before = self.token_before();
        if before.is_some_and(|token| token.is_mark(mark)) {
            self.previous()
        } else {
            self
        }
    }

    /// The lexicon that the text was read with.
    pub fn lexicon(self) -> &'a Lexicon {
        self.lexemes.lexicon()
    }

    /// The token that begins right at a byte.
    pub fn at_byte(self, byte: usize) -> Option<Self> {
        let there = self.to_byte(byte);
        (there.start() == byte).then_some(there)
    }

    /// The byte after the token before this place; 0 at the beginning.
    pub fn end_before(self) -> usize {
        self.token_before().map_or(0, Token::end)
    }

    /// The widest gap before the tokens from here to `end`, that one among them.
    pub fn widest_gap(self, end: Self) -> Gap {
        let tokens = &self.lexemes.tokens()[self.at..self.end.min(end.at + 1).max(self.at)];
        let widest = tokens.iter().map(|token| token.gap()).max();
        widest.unwrap_or(Gap::Glued)
    }

    /// Whether blanks alone stand between the token before and this one: no line break, no cell's
    /// end.
    pub fn is_after_blanks(self) -> bool {
        let between = self.text().get(self.end_before()..self.start());
        between.is_some_and(|between| between.bytes().all(|byte| byte == b' '))
            && self.gap() != Gap::Glued
    }

    /// The place after "Điều", where the number of an article follows.
    pub fn after_article(self) -> Option<Self> {
        let (after, word) = self.phrase(PhraseKind::ProvisionWord)?;
        word.value.is_some().then_some(after)
    }

    /// Whether a tab stands before this token: the edge of a table's cell.
    pub fn is_after_tab(self) -> bool {
        self.gap() != Gap::Glued && self.blank_before().contains('\t')
    }

    /// The bytes from the token here to the last that is read.
    pub fn rest(self) -> Range<usize> {
        self.until(self.to(self.end))
    }

    /// The tokens from here to the end of the line as if no more followed.
    pub fn line(self) -> Self {
        let mut after = self.next();
        while !after.is_end() && after.gap() < Gap::Line {
            after = after.next();
        }
        Self {
            end: after.at,
            ..self
        }
    }

    /// Whether a line begins with this token.
    pub fn begins_line(self) -> bool {
        self.at == 0 || self.gap() >= Gap::Line
    }

    /// White space between the token before and this one.
    pub fn blank_before(self) -> &'a str {
        let from = self.token_before().map_or(0, Token::end);
        &self.lexemes.text()[from..self.start()]
    }

    /// Whether the edge of a cell stands before this token: a tab, or three spaces and more.
    pub fn begins_cell(self) -> bool {
        let blank = self.blank_before();
        blank.contains('\t') || blank.contains("   ")
    }

    /// Whether this is one of these marks.
    pub fn is_any_mark(self, marks: &[char]) -> bool {
        marks.iter().any(|&mark| self.is_mark(mark))
    }

    /// The place after all such marks.
    pub fn after_marks(mut self, marks: &[char]) -> Self {
        while self.is_any_mark(marks) {
            self = self.next();
        }
        self
    }

    /// Whether a word stands here that runs into the token before: "a" of "5a".
    pub fn is_glued_word(self) -> bool {
        self.gap() == Gap::Glued && self.token().is_some_and(Token::is_word)
    }

    /// Whether a word begins here with a capital whose letters are small after it: "Căn".
    pub fn is_titled(self) -> bool {
        self.token()
            .is_some_and(|token| token.is_capital() && token.has_small())
    }

    /// The places from here to the last token that is read.
    pub fn each(self) -> impl DoubleEndedIterator<Item = Self> {
        (self.at..self.end).map(move |at| Self { at, ..self })
    }

    /// The places before this one on its line, the nearest first.
    pub fn line_before(self) -> impl Iterator<Item = Self> {
        let first = self.gap() < Gap::Line && self.at > 0;
        let before = |at: &Self| (at.gap() < Gap::Line && at.at > 0).then(|| at.previous());
        std::iter::successors(first.then(|| self.previous()), before)
    }

    /// The tokens from here to the edge of the cell or the end of the line as if no more followed.
    pub fn cell(self) -> Self {
        let line = self.line();
        let mut after = line.next();
        while !after.is_end() && !after.begins_cell() {
            after = after.next();
        }
        Self {
            end: after.at,
            ..self
        }
    }

    /// The place after the last token of a part of these.
    pub fn after(self, part: Self) -> Self {
        self.to(part.end)
    }

    /// The tokens from here up to a place as if no more followed.
    pub fn before(self, end: Self) -> Self {
        Self {
            end: end.at.max(self.at),
            ..self
        }
    }

    /// The lines from here on, each with its own tokens only.
    pub fn lines(self) -> impl Iterator<Item = Self> {
        let mut at = self;
        std::iter::from_fn(move || {
            let line = at.line();
            let is_line = !at.is_end();
            at = at.after(line);
            is_line.then_some(line)
        })
    }

    /// The cells of the lines from here on, each with its own tokens only.
    pub fn cells(self) -> impl Iterator<Item = Self> {
        let mut at = self;
        std::iter::from_fn(move || {
            let cell = at.cell();
            let is_cell = !at.is_end();
            at = at.after(cell);
            is_cell.then_some(cell)
        })
    }

    /// Whether a word or a figure stands here.
    pub fn is_legible(self) -> bool {
        self.token()
            .is_some_and(|token| token.is_word() || token.is_figure())
    }

    /// The place of another cursor among these tokens.
    pub fn to_place(self, other: Self) -> Self {
        self.to(other.at)
    }

    /// The places before this one, the nearest first.
    pub fn all_before(self) -> impl Iterator<Item = Self> {
        (0..self.at).rev().map(move |at| Self { at, ..self })
    }

    /// The place after a phrase of a kind with a value.
    pub fn valued(self, kind: PhraseKind, value: &str) -> Option<Self> {
        if !self.begins(Kinds::of_phrase(kind)) {
            return None;
        }
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

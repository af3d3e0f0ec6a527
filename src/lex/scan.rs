//! One pass over the normalized text: letters to tokens, each word looked up once.

use super::fingerprint::Fingerprint;
use super::letters::{Class, Letters};
use super::lexicon::Lexicon;
use super::token::{FIRST_CAPITAL, Gap, HAS_SMALL, Token, TokenKind};

/// The tokens of a normalized text in order. Linear in its length. Reads at most 4 GiB.
pub(super) fn scan(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        letters: Letters::get(),
        lexicon,
        tokens: Vec::with_capacity(text.len() / 4),
    };
    let end = text.len().min(u32::MAX as usize);
    while scanner.at < end {
        let gap = scanner.gap();
        if scanner.at < end {
            scanner.token(gap);
        }
    }
    scanner.tokens
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    letters: Letters,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    /// Passes by white space.
    fn gap(&mut self) -> Gap {
        let mut gap = Gap::Glued;
        while let Some(letter) = self.letter() {
            gap = match self.letters.of(letter).class {
                Class::Space => gap.max(Gap::Space),
                Class::LineFeed if gap >= Gap::Line => Gap::Paragraph,
                Class::LineFeed => Gap::Line,
                _ => break,
            };
            self.at += letter.len_utf8();
        }
        gap
    }

    /// The character at the current place.
    fn letter(&self) -> Option<char> {
        match self.bytes.get(self.at) {
            Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
            _ => self.text[self.at..].chars().next(),
        }
    }

    fn token(&mut self, gap: Gap) {
        let Some(letter) = self.letter() else { return };
        match self.letters.of(letter).class {
            Class::Small | Class::Capital => self.word(gap),
            Class::Digit => self.figure(gap),
            _ => self.mark(letter, gap),
        }
    }

    fn mark(&mut self, letter: char, gap: Gap) {
        let end = self.at + letter.len_utf8();
        let value = u16::try_from(u32::from(letter)).unwrap_or(0);
        let token = Token::new(TokenKind::Mark, self.at, end, gap).with_value(value);
        self.tokens.push(token);
        self.at = end;
    }

    fn figure(&mut self, gap: Gap) {
        let start = self.at;
        let (mut value, mut fingerprint) = (0_u16, Fingerprint::EMPTY);
        while let Some(digit) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            value = value
                .saturating_mul(10)
                .saturating_add(u16::from(digit - b'0'));
            fingerprint = fingerprint.with(u32::from(*digit));
            self.at += 1;
        }
        let token = Token::new(TokenKind::Figure, start, self.at, gap).with_value(value);
        let word = self.lexicon.word(fingerprint);
        self.tokens.push(token.with_word(word, 0));
    }

    fn word(&mut self, gap: Gap) {
        let start = self.at;
        let (mut fingerprint, mut case) = (Fingerprint::EMPTY, 0);
        while let Some(letter) = self.letter() {
            let known = self.letters.of(letter);
            case |= match known.class {
                Class::Capital if self.at == start => FIRST_CAPITAL,
                Class::Capital => 0,
                Class::Small => HAS_SMALL,
                _ => break,
            };
            fingerprint = fingerprint.with(known.folded);
            self.at += letter.len_utf8();
        }
        let word = self.lexicon.word(fingerprint);
        let token = Token::new(TokenKind::Word, start, self.at, gap).with_word(word, case);
        match self.lexicon.glue(&self.text[start..self.at], token) {
            Some(cut) => self.glued(start, start + cut, gap),
            None => self.tokens.push(token),
        }
    }

    /// Two words that a lost blank or line end has made one: "CPngày", "tố cáonăm".
    fn glued(&mut self, start: usize, cut: usize, gap: Gap) {
        let end = self.at;
        for (from, to, gap) in [(start, cut, gap), (cut, end, Gap::Glued)] {
            let (mut fingerprint, mut case) = (Fingerprint::EMPTY, 0);
            for (at, letter) in self.text[from..to].char_indices() {
                let known = self.letters.of(letter);
                case |= match known.class {
                    Class::Capital if at == 0 => FIRST_CAPITAL,
                    Class::Capital => 0,
                    _ => HAS_SMALL,
                };
                fingerprint = fingerprint.with(known.folded);
            }
            let word = self.lexicon.word(fingerprint);
            self.tokens
                .push(Token::new(TokenKind::Word, from, to, gap).with_word(word, case));
        }
    }
}

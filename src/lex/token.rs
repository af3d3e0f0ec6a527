//! Tokens: what the text is made of once it has been read.

/// A word of the lexicon; [`WordId::UNKNOWN`] where no table knows the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordId(pub(super) u32);

impl WordId {
    /// A word that stands in no table.
    pub const UNKNOWN: Self = Self(0);
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters. A run ends where digits begin: "QH15" is a word and a figure.
    Word,
    /// A run of ASCII digits.
    Figure,
    /// One character of punctuation, or any other that is no letter, digit or white space.
    Mark,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: "số" and "12" of "số12".
    Glued,
    /// White space on one line.
    Space,
    /// A line break.
    Line,
    /// A blank line.
    Paragraph,
}

/// One token: 16 bytes, copied freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    word: WordId,
    /// Value of a figure, at most 65,535; code of a mark, 0 beyond U+FFFF; 0 of a word.
    value: u16,
    kind: TokenKind,
    /// Bits 0 and 1: case; bits 2 and 3: the gap before.
    shape: u8,
}

/// The first letter is a capital.
pub(super) const FIRST_CAPITAL: u8 = 1;
/// Some letter is small.
pub(super) const HAS_SMALL: u8 = 2;

impl Token {
    pub(super) fn new(kind: TokenKind, start: usize, end: usize, gap: Gap) -> Self {
        Self {
            start: offset(start),
            end: offset(end),
            word: WordId::UNKNOWN,
            value: 0,
            kind,
            shape: (gap as u8) << 2,
        }
    }

    pub(super) fn with_word(mut self, word: WordId, case: u8) -> Self {
        self.word = word;
        self.shape |= case;
        self
    }

    pub(super) fn with_value(mut self, value: u16) -> Self {
        self.value = value;
        self
    }

    /// First byte, in the normalized text.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Byte after it, in the normalized text.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// What it is.
    pub fn kind(self) -> TokenKind {
        self.kind
    }

    /// Its word in the lexicon.
    pub fn word(self) -> WordId {
        self.word
    }

    /// Value of a figure, at most 65,535; 0 of other tokens but marks.
    pub fn value(self) -> u16 {
        self.value
    }

    /// What stands between it and the token before.
    pub fn gap(self) -> Gap {
        match self.shape >> 2 {
            0 => Gap::Glued,
            1 => Gap::Space,
            2 => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    /// Whether it is a word.
    pub fn is_word(self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a figure.
    pub fn is_figure(self) -> bool {
        self.kind == TokenKind::Figure
    }

    /// Whether it is this mark.
    pub fn is_mark(self, mark: char) -> bool {
        self.kind == TokenKind::Mark && u32::from(self.value) == u32::from(mark)
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capital(self) -> bool {
        self.shape & FIRST_CAPITAL != 0
    }

    /// Whether it is a word all in capitals: "UBND", "I".
    pub fn is_all_capital(self) -> bool {
        self.is_capital() && self.shape & HAS_SMALL == 0
    }

    /// Whether it is a word of which some letter is small.
    pub fn has_small(self) -> bool {
        self.shape & HAS_SMALL != 0
    }
}

/// A byte of the text as tokens hold it. [`super::scan`] reads no further than this reaches.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

//! What each character is and what it is folded to, by table.

use std::sync::LazyLock;

/// What a character is to the scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Punctuation and all else.
    Mark,
    /// White space inside a line.
    Space,
    /// A line feed.
    LineFeed,
    /// An ASCII digit.
    Digit,
    /// A letter that is no capital.
    Small,
    /// A capital.
    Capital,
}

/// A character with its class and its folded form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Its class.
    pub class: Class,
    /// Code of the letter under which all its spellings meet: in lower case, ă for ǎ.
    pub folded: u32,
}

/// Characters below this are looked up, the rest (signs, other scripts) asked one by one.
const TABLE_END: u32 = 0x1f00;

/// One row for each character below [`TABLE_END`].
static TABLE: LazyLock<Box<[Letter]>> = LazyLock::new(|| {
    (0..TABLE_END)
        .map(|code| char::from_u32(code).map_or(UNKNOWN, ask))
        .collect()
});

/// A code that is no character.
const UNKNOWN: Letter = Letter {
    class: Class::Mark,
    folded: 0,
};

/// The table, to be fetched once for many letters.
pub(super) struct Letters(&'static [Letter]);

impl Letters {
    /// The table.
    pub fn get() -> Self {
        Self(&TABLE)
    }

    /// What a character is.
    pub fn of(&self, letter: char) -> Letter {
        match self.0.get(letter as usize) {
            Some(&known) => known,
            None => ask(letter),
        }
    }
}

fn ask(letter: char) -> Letter {
    let class = match letter {
        '\n' => Class::LineFeed,
        '0'..='9' => Class::Digit,
        _ if letter.is_whitespace() => Class::Space,
        _ if letter.is_uppercase() => Class::Capital,
        _ if letter.is_alphanumeric() => Class::Small,
        _ => Class::Mark,
    };
    let folded = match letter {
        // A caron that some keyboards write for a breve.
        'ǎ' | 'Ǎ' => 'ă',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    };
    Letter {
        class,
        folded: u32::from(folded),
    }
}

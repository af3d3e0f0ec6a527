//! Words of a phrase in normalized text, with the keys under which names are compared.

use crate::text::match_key;

/// A word, or a mark that a name may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// First byte in the text.
    pub start: usize,
    /// Byte after it.
    pub end: usize,
    /// As written.
    pub written: &'a str,
    /// As compared: lower case, classic tone placement, `&` as `và`.
    pub key: String,
}

impl Word<'_> {
    /// A comma, dash, quote, bracket or dot.
    pub fn is_mark(&self) -> bool {
        matches!(self.written, "," | "-" | "\"" | "'" | "." | "(" | ")")
    }

    /// Whether it begins with a capital letter or a digit, as words of names do.
    pub fn is_capital(&self) -> bool {
        self.written
            .starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
    }

    /// Whether it has a small letter.
    pub fn has_small(&self) -> bool {
        self.written.contains(char::is_lowercase)
    }

    /// Whether all its letters are capital, in two letters or more (`TỈNH`, `UBND`).
    pub fn is_all_capital(&self) -> bool {
        let letters = self.written.chars().filter(|letter| letter.is_alphabetic());
        self.written
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count()
            >= 2
            && !letters.into_iter().any(char::is_lowercase)
    }
}

/// Words from `byte` on, at most `limit`, as far as one phrase can reach: not over a blank line, a cell's edge, a semicolon, colon or the
/// end of a sentence.
pub(super) fn words(text: &str, byte: usize, limit: usize) -> Vec<Word<'_>> {
    let mut found: Vec<Word> = Vec::new();
    let mut rest = text[byte..]
        .char_indices()
        .map(|(at, letter)| (byte + at, letter))
        .peekable();
    let mut line_breaks = 0;
    while let Some(&(start, letter)) = rest.peek() {
        if found.len() >= limit {
            break;
        }
        if letter == '\n' || letter == ' ' {
            line_breaks += usize::from(letter == '\n');
            rest.next();
            if line_breaks > 1 {
                break;
            }
            continue;
        }
        line_breaks = 0;
        let end = if letter.is_alphanumeric() {
            word_end(text, start)
        } else if joins_name(letter, &found) {
            start + letter.len_utf8()
        } else {
            break;
        };
        let written = &text[start..end];
        let key = if written == "&" {
            "và".to_owned()
        } else {
            match_key(written)
        };
        found.push(Word {
            start,
            end,
            written,
            key,
        });
        while rest.peek().is_some_and(|&(at, _)| at < end) {
            rest.next();
        }
    }
    found
}

fn word_end(text: &str, start: usize) -> usize {
    text[start..]
        .char_indices()
        .find(|(_, letter)| !letter.is_alphanumeric())
        .map_or(text.len(), |(at, _)| start + at)
}

/// Marks that stand inside names; a dot only after an abbreviation (`TP. Hồ Chí Minh`).
fn joins_name(mark: char, before: &[Word]) -> bool {
    match mark {
        ',' | '-' | '"' | '\'' | '&' | '(' | ')' => true,
        '.' => before.last().is_some_and(|word| {
            matches!(
                word.key.as_str(),
                "tp" | "tx" | "tt" | "t" | "h" | "q" | "p" | "x"
            )
        }),
        _ => false,
    }
}

/// Key of a name: its words' keys joined by one space; commas kept, dashes, quotes and dots left out.
pub(super) fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut at = 0;
    while at < name.len() {
        let found = words(name, at, usize::MAX);
        push_key(&mut key, &found);
        at = found.last().map_or(at, |word| word.end);
        at += name[at..].chars().next().map_or(0, char::len_utf8);
    }
    key
}

/// Appends words to a key.
pub(super) fn push_key(key: &mut String, words: &[Word]) {
    for word in words
        .iter()
        .filter(|word| !word.is_mark() || word.written == ",")
    {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> String {
        words(text, 0, 40)
            .iter()
            .map(|word| word.key.as_str())
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn a_phrase_ends_where_a_sentence_or_a_block_does() {
        assert_eq!(keys("ỦY BAN\nNHÂN DÂN; các"), "ủy|ban|nhân|dân");
        assert_eq!(keys("Tỉnh ủy. Thực hiện"), "tỉnh|ủy");
        assert_eq!(keys("UBND TP. Huế"), "ubnd|tp|.|huế");
        assert_eq!(keys("Tỉnh ủy\n\nSố"), "tỉnh|ủy");
        assert_eq!(keys("Sở GD&ĐT\tSố"), "sở|gd|và|đt");
    }

    #[test]
    fn keys_of_names_forget_dashes_and_quotes() {
        assert_eq!(
            name_key("Hội đồng Thi đua-Khen thưởng"),
            name_key("Hội đồng thi đua - khen thưởng")
        );
        assert_eq!(name_key("Sở GD&ĐT"), name_key("Sở GD và ĐT"));
        assert_ne!(
            name_key("Bộ Văn hóa, Thể thao và Du lịch"),
            name_key("Bộ Văn hóa Thể thao và Du lịch")
        );
    }
}

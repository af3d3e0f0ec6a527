use std::collections::{HashMap, HashSet};

use unicode_normalization::char::decompose_canonical;

use crate::text::match_key;

/// Phrases that can be found at a place in a text, word by word.
///
/// Case and the place of the tone do not matter, nor what stands between words: spaces, line breaks, commas, hyphens, dots, `&`, quotes.
/// "Bộ Lao động - Thương binh và Xã hội" and "BỘ LAO ĐỘNG, THƯƠNG BINH\nVÀ XÃ HỘI" are one phrase. The text must be NFC.
#[derive(Debug, Clone)]
pub struct PhraseIndex {
    /// Fingerprints of first words: nearly every place of a text is passed by without a string made.
    first_words: HashSet<u64>,
    words: HashMap<Box<str>, u32>,
    edges: HashMap<(u32, u32), u32>,
    /// What the phrases that end at each node stand for.
    values: Vec<Vec<u32>>,
}

/// White space and marks that may stand between two words of a phrase, at most.
const LONGEST_GAP: usize = 16;

impl Default for PhraseIndex {
    fn default() -> Self {
        Self {
            first_words: HashSet::new(),
            words: HashMap::new(),
            edges: HashMap::new(),
            values: vec![Vec::new()],
        }
    }
}

impl PhraseIndex {
    /// An index of phrases, each with the number that it stands for.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut index = Self::default();
        for (phrase, value) in phrases {
            index.insert(phrase, value);
        }
        index
    }

    /// Adds a phrase and the number that it stands for.
    pub(super) fn insert(&mut self, phrase: &str, value: u32) {
        let mut node = 0;
        for word in match_key(phrase)
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            if node == 0 {
                self.first_words.insert(fingerprint(word));
            }
            let next_word =
                u32::try_from(self.words.len()).expect("a table has fewer than 2^32 words");
            let word = *self.words.entry(word.into()).or_insert(next_word);
            let next_node =
                u32::try_from(self.values.len()).expect("a table has fewer than 2^32 phrases");
            node = *self.edges.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.values.push(Vec::new());
            }
        }
        let values = &mut self.values[node as usize];
        if node != 0 && !values.contains(&value) {
            values.push(value);
        }
    }

    /// What the whole text stands for, if it is one of the phrases.
    pub fn get(&self, phrase: &str) -> &[u32] {
        match self.longest_at(phrase.trim(), 0) {
            Some((end, values)) if !phrase.trim()[end..].contains(char::is_alphanumeric) => values,
            _ => &[],
        }
    }

    /// The longest phrase that starts at `start`: its end and what it stands for. Both in bytes of `text`.
    pub fn longest_at(&self, text: &str, start: usize) -> Option<(usize, &[u32])> {
        self.all_at(text, start).pop()
    }

    /// All phrases in a text from left to right, at each place the longest, none inside another: start, end, what it stands for.
    pub fn find(&self, text: &str) -> Vec<(usize, usize, &[u32])> {
        let mut found = Vec::new();
        let mut position = 0;
        while let Some(offset) = text[position..].find(char::is_alphanumeric) {
            let start = position + offset;
            let word = text[start..]
                .find(|letter: char| !letter.is_alphanumeric())
                .unwrap_or(text.len() - start);
            let phrase = self.longest_at(text, start);
            position = phrase.map_or(start + word, |(end, _)| end);
            found.extend(phrase.map(|(end, values)| (start, end, values)));
        }
        found
    }

    /// All phrases that start at `start`, shortest first.
    pub fn all_at(&self, text: &str, start: usize) -> Vec<(usize, &[u32])> {
        let mut found = Vec::new();
        let (mut node, mut position) = (0, start);
        while let Some((word_start, word_end)) = next_word(text, position, node == 0) {
            if node == 0
                && !self
                    .first_words
                    .contains(&fingerprint(&text[word_start..word_end]))
            {
                break;
            }
            let key = match_key(&text[word_start..word_end]);
            let Some(next) = self.next_node(node, &key) else {
                found.extend(
                    self.glued(node, &key)
                        .map(|(length, values)| (word_end - length, values)),
                );
                break;
            };
            let values = &self.values[next as usize];
            if !values.is_empty() {
                found.push((word_end, values.as_slice()));
            }
            (node, position) = (next, word_end);
        }
        found
    }

    fn next_node(&self, node: u32, word: &str) -> Option<u32> {
        self.edges.get(&(node, *self.words.get(word)?)).copied()
    }

    /// A phrase whose last word has another run into it where a text has lost its line ends ("tố cáonăm 1998"): the bytes of the
    /// other, and what the phrase stands for.
    fn glued(&self, node: u32, word: &str) -> Option<(usize, &[u32])> {
        let split = |glued: &str| {
            Some((
                glued.len(),
                self.next_node(node, word.strip_suffix(glued)?)?,
            ))
        };
        let (length, end) = ["năm", "ngày", "số"]
            .iter()
            .find_map(|glued| split(glued))?;
        let values = self.values[end as usize].as_slice();
        (node != 0 && !values.is_empty()).then_some((length, values))
    }
}

/// A number that all spellings of a word share, of its bare letters without tones and marks (FNV-1a).
fn fingerprint(word: &str) -> u64 {
    word.chars().fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
        let mut bare = letter;
        if !letter.is_ascii() {
            let mut first = true;
            decompose_canonical(letter, |part| {
                bare = if first { part } else { bare };
                first = false;
            });
        }
        let bare = match bare {
            'Đ' | 'Ð' | 'ð' => 'đ',
            other => other.to_lowercase().next().unwrap_or(other),
        };
        (hash ^ u64::from(bare)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Bounds of the next word; the first word of a phrase stands at once, later ones after a gap.
fn next_word(text: &str, position: usize, first: bool) -> Option<(usize, usize)> {
    let rest = text.get(position..)?;
    let gap = if first { 0 } else { gap_length(rest)? };
    let word = rest[gap..]
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(rest.len() - gap);
    (word > 0).then_some((position + gap, position + gap + word))
}

/// Length of what stands between two words, in bytes; `None` if it separates more than words.
fn gap_length(rest: &str) -> Option<usize> {
    let mut letters = rest.char_indices();
    for (count, (offset, letter)) in letters.by_ref().enumerate() {
        if letter.is_alphanumeric() {
            return (count > 0).then_some(offset);
        }
        let joins = letter.is_whitespace()
            || matches!(
                letter,
                ',' | ';' | '-' | '–' | '—' | '.' | '&' | '\'' | '’' | '"' | '“' | '”' | '/'
            );
        if !joins || count >= LONGEST_GAP {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_whatever_its_spelling() {
        let index = PhraseIndex::new([
            ("Ủy ban", 0),
            ("Ủy ban nhân dân", 1),
            ("Bộ Văn hóa, Thể thao và Du lịch", 2),
            ("TP.HCM", 3),
        ]);
        for (text, phrase, value) in [
            ("UỶ BAN NHÂN\nDÂN tỉnh", "UỶ BAN NHÂN\nDÂN", 1),
            ("Ủy ban nhân loại", "Ủy ban", 0),
            (
                "Bộ Văn hoá - Thể thao và Du lịch;",
                "Bộ Văn hoá - Thể thao và Du lịch",
                2,
            ),
            ("TP. HCM", "TP. HCM", 3),
        ] {
            let (end, values) = index.longest_at(text, 0).expect(text);
            assert_eq!((&text[..end], values), (phrase, &[value][..]));
        }
        assert_eq!(index.longest_at("Ủy banh", 0), None);
        assert_eq!(index.longest_at(" Ủy ban", 0), None);
        assert_eq!(index.longest_at("Ủy (ban)", 0), None);
    }

    #[test]
    fn places_outside_the_text_find_nothing() {
        let index = PhraseIndex::new([("Ủy ban", 0)]);
        for start in [1, 100] {
            assert_eq!(index.longest_at("Ủy ban", start), None);
        }
    }
}

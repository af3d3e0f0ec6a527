//! The normalized form of a text, with a map back to the text as read.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::fold::{classic_tone, look_alike};
use super::offsets::Offsets;

/// A text in the form that the grammar reads: NFC by cluster, spaces and dashes and quotes unified,
/// invisible marks and Markdown emphasis dropped, Ð folded to Đ, tone placement classic. Line breaks
/// stay; a table bar becomes a tab. A text that is in this form already is not copied.
///
/// Byte ranges of it map back to code points of the text as read, exactly.
#[derive(Debug, Clone)]
pub struct Normalized<'s> {
    source: &'s str,
    text: Cow<'s, str>,
    /// Stretches in order; none where the text is its source.
    segments: Vec<Segment>,
    /// Of the source.
    offsets: Offsets,
}

/// A stretch of normalized text and the stretch of the source that it stands for.
#[derive(Debug, Clone, Copy)]
struct Segment {
    /// First byte in the normalized text.
    byte: usize,
    /// First byte in the source.
    source: usize,
    /// Bytes of the source, where the stretch is one cluster; `None` where it is copied as it is.
    cluster: Option<usize>,
}

impl<'s> Normalized<'s> {
    /// Normalizes a text. Linear in its length.
    pub fn new(source: &'s str) -> Self {
        let mut builder = Builder {
            source,
            text: String::new(),
            segments: Vec::new(),
            copied: 0,
        };
        let mut at = 0;
        while let Some(byte) = next_special(source.as_bytes(), at) {
            at = builder.take(byte);
        }
        let (text, segments) = builder.finish();
        Self {
            source,
            text,
            segments,
            offsets: Offsets::new(source),
        }
    }

    /// The normalized text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The code points `[start, end)` of the source that a byte range of the normalized text stands
    /// for.
    pub fn source_span(&self, range: Range<usize>) -> [usize; 2] {
        let start = self.source_start(range.start);
        let end = self.source_end(range.end).max(start);
        [start, end].map(|byte| self.offsets.code_point_of(self.source, byte))
    }

    fn source_start(&self, byte: usize) -> usize {
        match self.segment_at(byte) {
            None => byte,
            Some(segment) => match segment.cluster {
                Some(length) if byte >= self.text.len() => segment.source + length,
                Some(_) => segment.source,
                None => segment.source + (byte - segment.byte),
            },
        }
    }

    fn source_end(&self, byte: usize) -> usize {
        let Some(segment) = byte.checked_sub(1).and_then(|last| self.segment_at(last)) else {
            return byte;
        };
        match segment.cluster {
            Some(length) => segment.source + length,
            None => segment.source + (byte - segment.byte),
        }
    }

    fn segment_at(&self, byte: usize) -> Option<&Segment> {
        let after = self
            .segments
            .partition_point(|segment| segment.byte <= byte);
        self.segments.get(after.checked_sub(1)?)
    }
}

/// The next byte from a place on that begins a letter which may not be copied as it is.
fn next_special(bytes: &[u8], from: usize) -> Option<usize> {
    let special =
        |&byte: &u8| byte >= 0x80 || matches!(byte, b'|' | b'*' | b'\r' | b'\\' | 0x0b | 0x0c);
    bytes[from..]
        .iter()
        .position(special)
        .map(|length| from + length)
}

/// Where Markdown ends one run of bold words and begins another: a border of words.
const BOLD_BORDER: &str = "****";

struct Builder<'s> {
    source: &'s str,
    text: String,
    segments: Vec<Segment>,
    /// Byte of the source up to which all is in the text; what follows is copied as it is.
    copied: usize,
}

impl<'s> Builder<'s> {
    /// Takes the letter at a byte of the source; returns the byte after what was taken.
    fn take(&mut self, at: usize) -> usize {
        let Some(letter) = self.source[at..].chars().next() else {
            return self.source.len();
        };
        let after = at + letter.len_utf8();
        if is_plain(letter) {
            self.place_tone(at, letter);
            return self.mend_break(letter, after);
        }
        if let Some(before) = self.letter_before(at)
            && joins(before, letter)
        {
            let start = at - before.len_utf8();
            let end = start + before.len_utf8() + marks_after(before, &self.source[at..]);
            return self.cluster(start, end);
        }
        let marks = marks_after(letter, &self.source[after..]);
        if marks > 0 {
            return self.cluster(at, after + marks);
        }
        if letter == '\\' {
            if escapes_markdown(&self.source[after..]) {
                self.replace(at, after, None);
            }
            return after;
        }
        if letter == '*' && self.source[at..].starts_with(BOLD_BORDER) {
            let end = at + BOLD_BORDER.len();
            self.replace(at, end, Some(' '));
            return end;
        }
        match look_alike(letter) {
            Some(same) if same == letter => {}
            other => self.replace(at, after, other),
        }
        after
    }

    /// The letter before a byte of the source, if it is not in the text yet.
    fn letter_before(&self, at: usize) -> Option<char> {
        self.source[self.copied..at].chars().next_back()
    }

    /// Puts the tone of "oà", "uỷ" where the classic spelling has it.
    fn place_tone(&mut self, at: usize, letter: char) {
        let Some(glide) = self.letter_before(at) else {
            return;
        };
        if !matches!(glide, 'o' | 'O' | 'u' | 'U') {
            return;
        }
        let start = at - glide.len_utf8();
        let before = self.source[..start].chars().next_back();
        let end = at + letter.len_utf8();
        let next = self.source[end..].chars().next();
        if next.is_some_and(|next| !is_plain(next) && joins(letter, next)) {
            return;
        }
        if let Some([first, second]) = classic_tone(before, [glide, letter], next) {
            self.replace(start, at, Some(first));
            self.replace(at, end, Some(second));
        }
    }

    /// Copies the source up to a byte as it is.
    fn copy(&mut self, until: usize) {
        if self.copied < until {
            self.segments.push(Segment {
                byte: self.text.len(),
                source: self.copied,
                cluster: None,
            });
            self.text.push_str(&self.source[self.copied..until]);
            self.copied = until;
        }
    }

    /// Puts one letter, or nothing, in the place of a letter of the source.
    fn replace(&mut self, start: usize, end: usize, letter: Option<char>) {
        self.copy(start);
        self.copied = end;
        if let Some(letter) = letter {
            self.segments.push(Segment {
                byte: self.text.len(),
                source: start,
                cluster: Some(end - start),
            });
            self.text.push(letter);
        }
    }

    /// Puts a blank where a break was lost after the syllable of this vowel; returns the byte after
    /// what was taken.
    fn mend_break(&mut self, vowel: char, after: usize) -> usize {
        match lost_break(vowel, &self.source[after..]) {
            Some(capitals) => {
                let end = after + capitals;
                self.replace(end, end, Some(' '));
                end
            }
            None => after,
        }
    }

    /// Puts the composed form of a letter and its marks in their place; returns the byte after what
    /// was taken.
    fn cluster(&mut self, start: usize, end: usize) -> usize {
        self.copy(start);
        self.copied = end;
        self.segments.push(Segment {
            byte: self.text.len(),
            source: start,
            cluster: Some(end - start),
        });
        let composed = self.source[start..end].nfc().filter_map(look_alike).nfc();
        self.text.extend(composed);
        self.place_tone_of_last_syllable();
        match self.text.chars().next_back() {
            Some(vowel) => self.mend_break(vowel, end),
            None => end,
        }
    }

    /// A tone typed as a combining mark may close an open syllable the newer way; the letters
    /// before it are already there.
    fn place_tone_of_last_syllable(&mut self) {
        let mut letters = self.text.chars();
        let (Some(second), Some(first)) = (letters.next_back(), letters.next_back()) else {
            return;
        };
        let before = letters.next_back();
        if let Some([glide, vowel]) = classic_tone(before, [first, second], None)
            && (glide.len_utf8(), vowel.len_utf8()) == (first.len_utf8(), second.len_utf8())
        {
            let keep = self.text.len() - first.len_utf8() - second.len_utf8();
            self.text.truncate(keep);
            self.text.extend([glide, vowel]);
        }
    }

    fn finish(mut self) -> (Cow<'s, str>, Vec<Segment>) {
        if self.copied == 0 {
            return (Cow::Borrowed(self.source), Vec::new());
        }
        self.copy(self.source.len());
        (Cow::Owned(self.text), self.segments)
    }
}

/// Letters of Vietnamese and other Latin words that stand for themselves, and are no marks.
fn is_plain(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
        && !matches!(letter, 'Ð' | 'ð' | 'Ɖ')
}

/// Letters of the longest syllable after its vowel: the "NH" of "ĐỊNH", and the capital of the next.
const LONGEST_CODA: usize = 4;

/// Where a break was lost after a syllable in capitals with this vowel: before the "Q" of
/// "ĐỊNHQuy". Abbreviations have no tones.
fn lost_break(vowel: char, rest: &str) -> Option<usize> {
    let has_tone = ('\u{1ea0}'..='\u{1eff}').contains(&vowel) || "ÁÀÃÉÈÍÌÓÒÕÚÙÝ".contains(vowel);
    if !vowel.is_uppercase() || !has_tone {
        return None;
    }
    let capitals = rest.chars().take_while(|letter| letter.is_uppercase());
    let coda = capitals.take(LONGEST_CODA).map(char::len_utf8);
    let last = coda.clone().last()?;
    let length: usize = coda.sum();
    let is_small = rest[length..].starts_with(char::is_lowercase);
    is_small.then_some(length - last)
}

/// Whether a letter is a combining mark, or composes with the one before (Hangul, two-part vowels).
fn joins(before: char, mark: char) -> bool {
    // No mark stands below, and most Vietnamese letters do.
    mark >= '\u{300}' && (canonical_combining_class(mark) != 0 || compose(before, mark).is_some())
}

/// Bytes of the marks after a letter that belong to its cluster.
fn marks_after(letter: char, rest: &str) -> usize {
    let mut composed = letter;
    rest.chars()
        .take_while(|&mark| {
            let belongs = !is_plain(mark) && joins(composed, mark);
            composed = compose(composed, mark).unwrap_or(composed);
            belongs
        })
        .map(char::len_utf8)
        .sum()
}

/// Whether a backslash before this text is an escape, as Markdown writers leave it.
fn escapes_markdown(rest: &str) -> bool {
    rest.starts_with(|next| "\\`*_{}[]()#+-.!|<>/".contains(next))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The source's characters that the first occurrence of `needle` in the normalized text stands for.
    fn back(source: &str, needle: &str) -> String {
        let normalized = Normalized::new(source);
        let start = normalized
            .as_str()
            .find(needle)
            .unwrap_or_else(|| panic!("{needle:?} not in {:?}", normalized.as_str()));
        let [start, end] = normalized.source_span(start..start + needle.len());
        source.chars().skip(start).take(end - start).collect()
    }

    #[test]
    fn forms_meet_and_map_back() {
        for (source, needle, original) in [
            (
                "Số: **1**04/2012/N\u{110}-CP",
                "104/2012/NĐ-CP",
                "1**04/2012/N\u{110}-CP",
            ),
            (
                "theo Nghị ðịnh số 45/2010/NÐ‑CP;",
                "45/2010/NĐ-CP",
                "45/2010/NÐ‑CP",
            ),
            (
                "Quye\u{302}\u{301}t đi\u{323}nh số\u{a0}5",
                "Quyết định số 5",
                "Quye\u{302}\u{301}t đi\u{323}nh số\u{a0}5",
            ),
            ("của Uỷ ban", "Ủy ban", "Uỷ ban"),
            (
                "**31/2024/TT-BYT****Hướng dẫn**",
                "31/2024/TT-BYT Hướng",
                "31/2024/TT-BYT****Hướng",
            ),
            ("12\u{ad}3\u{200b}/QĐ", "123/QĐ", "12\u{ad}3\u{200b}/QĐ"),
            ("số 12\\-KH/TU", "12-KH/TU", "12\\-KH/TU"),
            (
                "số 7 \u{1112}\u{1161}\u{11ab}",
                "\u{d55c}",
                "\u{1112}\u{1161}\u{11ab}",
            ),
        ] {
            assert_eq!(back(source, needle), original, "{source}");
        }
    }

    #[test]
    fn a_lone_mark_is_no_panic() {
        for source in [
            "\u{301}",
            "a\u{301}\u{301}",
            "\u{301}số 1",
            "",
            "u\u{309}",
            "hoa\u{300}",
            "uy\u{309} ban",
        ] {
            let normalized = Normalized::new(source);
            assert_eq!(
                normalized.source_span(0..normalized.as_str().len())[1],
                source.chars().count(),
                "{source:?}"
            );
        }
    }

    #[test]
    fn a_text_in_normal_form_is_not_copied() {
        for source in ["", "Số 44-KL/TW", "Ủy ban nhân dân xã Hòa Bình"] {
            let normalized = Normalized::new(source);
            assert!(matches!(normalized.text, Cow::Borrowed(_)), "{source}");
            assert_eq!(
                normalized.source_span(0..source.len())[1],
                source.chars().count()
            );
        }
    }

    #[test]
    fn a_plain_letter_may_carry_a_mark() {
        // "ê" with a dot below apart, as some keyboards type it.
        assert_eq!(back("Hiê\u{323}n pháp", "Hiện"), "Hiê\u{323}n");
    }

    proptest! {
        /// Whatever is pieced together: no letter of the source is counted twice, none is passed by
        /// between two that stand, and nothing invisible stays.
        #[test]
        fn pieces_in_any_order_map_back(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)
        ) {
            let source = pieces.concat();
            let normalized = Normalized::new(&source);
            let mut end = 0;
            for (byte, letter) in normalized.as_str().char_indices() {
                prop_assert_ne!(look_alike(letter), None);
                let [from, to] = normalized.source_span(byte..byte + letter.len_utf8());
                prop_assert!(from <= to && to <= source.chars().count());
                prop_assert!(end <= from || to == end, "{from} {to} after {end}");
                end = to;
            }
        }

        /// A normalized text is in normal form. Lone marks are left out: an invisible letter
        /// before one keeps it from its own.
        #[test]
        fn what_is_normalized_stays(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[2..]), 0..24)
        ) {
            let source = pieces.concat();
            let once = Normalized::new(&source);
            let twice = Normalized::new(once.as_str());
            prop_assert_eq!(twice.as_str(), once.as_str());
        }
    }

    const PIECES: &[&str] = &[
        "\u{300}",
        "\u{323}",
        "Số",
        " ",
        "\u{a0}",
        "44-KL/TW",
        "Ð",
        "uỷ",
        "oà",
        "qu",
        "ý",
        "e\u{302}\u{301}",
        "o",
        "a",
        "*",
        "|",
        "\r\n",
        "\u{200b}",
        "“",
        "\u{1112}\u{1161}\u{11ab}",
        "А",
        "hoà",
        "n",
        "\u{1f600}",
        "ê",
    ];

    #[test]
    fn long_texts_map_back_everywhere() {
        let source = "Căn cứ Nghi\u{323} quyết số 57 – ".repeat(400);
        let normalized = Normalized::new(&source);
        for (byte, letter) in normalized.as_str().char_indices().step_by(97) {
            let [start, end] = normalized.source_span(byte..byte + letter.len_utf8());
            let original: String = source.chars().skip(start).take(end - start).collect();
            assert_eq!(Normalized::new(&original).as_str(), letter.to_string());
        }
    }
}

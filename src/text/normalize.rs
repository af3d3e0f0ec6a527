//! The normalized form of a text, with a map back to the text as read.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::fold::{classic_tone, look_alike};

/// A text in the form that patterns are matched on: NFC by cluster, spaces and dashes and quotes unified, invisible marks and
/// Markdown emphasis dropped, Ð folded to Đ, tone placement classic. Line breaks stay; a table bar becomes a tab.
///
/// Byte ranges of it map back to code points of the text as read, exactly.
#[derive(Debug, Clone, Default)]
pub struct Normalized {
    text: String,
    segments: Vec<Segment>,
}

/// A stretch of normalized text and the stretch of source that it stands for.
#[derive(Debug, Clone, Copy)]
struct Segment {
    /// First byte in the normalized text.
    byte: usize,
    /// First code point in the source.
    source: usize,
    /// Code points of the source, where the stretch is one cluster; `None` where characters stand one for one.
    cluster: Option<usize>,
}

/// A look-up counts at most this many bytes.
const LONGEST_SEGMENT: usize = 256;

impl Normalized {
    /// Normalizes a text. Linear in its length.
    pub fn new(source: &str) -> Self {
        let mut builder = Builder {
            normalized: Self {
                text: String::with_capacity(source.len()),
                segments: Vec::new(),
            },
            next_source: None,
        };
        let letters: Vec<char> = source.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            at += builder.take(&letters, at);
        }
        builder.normalized
    }

    /// The normalized text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The code points `[start, end)` of the source that a byte range of the normalized text stands for.
    pub fn source_span(&self, range: Range<usize>) -> [usize; 2] {
        let start = self.source_start(range.start);
        [start, self.source_end(range.end).max(start)]
    }

    fn source_start(&self, byte: usize) -> usize {
        match self.segment_at(byte) {
            None => 0,
            Some(segment) => match segment.cluster {
                Some(length) if byte >= self.text.len() => segment.source + length,
                Some(_) => segment.source,
                None => segment.source + self.text[segment.byte..byte].chars().count(),
            },
        }
    }

    fn source_end(&self, byte: usize) -> usize {
        let Some(segment) = byte.checked_sub(1).and_then(|last| self.segment_at(last)) else {
            return 0;
        };
        match segment.cluster {
            Some(length) => segment.source + length,
            None => segment.source + self.text[segment.byte..byte].chars().count(),
        }
    }

    fn segment_at(&self, byte: usize) -> Option<&Segment> {
        let after = self
            .segments
            .partition_point(|segment| segment.byte <= byte);
        self.segments.get(after.checked_sub(1)?)
    }
}

struct Builder {
    normalized: Normalized,
    /// The code point that would continue the last one-for-one segment.
    next_source: Option<usize>,
}

impl Builder {
    /// Takes the characters at `at`; returns how many.
    fn take(&mut self, letters: &[char], at: usize) -> usize {
        let marks = marks_behind(letters, at);
        if marks > 0 {
            self.push_cluster(&letters[at..=at + marks], at);
            return marks + 1;
        }
        if escapes_markdown(letters, at) {
            return 1;
        }
        if let Some(pair) = classic_tone(letters, at) {
            pair.into_iter()
                .zip(at..)
                .for_each(|(letter, source)| self.push(letter, source));
            return 2;
        }
        if let Some(letter) = look_alike(letters[at]) {
            self.push(letter, at);
        }
        1
    }

    fn push(&mut self, letter: char, source: usize) {
        let byte = self.normalized.text.len();
        let full = self
            .normalized
            .segments
            .last()
            .is_none_or(|segment| byte - segment.byte >= LONGEST_SEGMENT);
        if self.next_source != Some(source) || full {
            self.normalized.segments.push(Segment {
                byte,
                source,
                cluster: None,
            });
        }
        self.normalized.text.push(letter);
        self.next_source = Some(source + 1);
    }

    fn push_cluster(&mut self, cluster: &[char], source: usize) {
        let byte = self.normalized.text.len();
        self.normalized.segments.push(Segment {
            byte,
            source,
            cluster: Some(cluster.len()),
        });
        let composed = cluster.iter().copied().nfc().filter_map(look_alike);
        self.normalized.text.extend(composed);
        self.next_source = None;
        self.place_tone_of_last_syllable();
    }

    /// A tone typed as a combining mark may close an open syllable the newer way; the letters before it are already there.
    fn place_tone_of_last_syllable(&mut self) {
        let tail: Vec<char> = self
            .normalized
            .text
            .chars()
            .rev()
            .take(3)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let Some(at) = tail.len().checked_sub(2) else {
            return;
        };
        if let Some([first, second]) = classic_tone(&tail, at) {
            let keep = self.normalized.text.len() - tail[at].len_utf8() - tail[at + 1].len_utf8();
            if first.len_utf8() == tail[at].len_utf8()
                && second.len_utf8() == tail[at + 1].len_utf8()
            {
                self.normalized.text.truncate(keep);
                self.normalized.text.extend([first, second]);
            }
        }
    }
}

/// How many characters behind the one at `at` belong to its cluster: combining marks, and what composes with it (Hangul, two-part vowels).
fn marks_behind(letters: &[char], at: usize) -> usize {
    let mut composed = letters[at];
    let belongs = |mark: &&char| {
        let mark = **mark;
        // No mark stands in these blocks, and most Vietnamese letters do.
        if matches!(mark, ..'\u{300}' | '\u{1e00}'..='\u{1eff}') {
            return false;
        }
        let joined = compose(composed, mark);
        composed = joined.unwrap_or(composed);
        joined.is_some() || canonical_combining_class(mark) != 0
    };
    letters[at + 1..].iter().take_while(belongs).count()
}

/// A backslash before punctuation, as Markdown writers leave it.
fn escapes_markdown(letters: &[char], at: usize) -> bool {
    letters[at] == '\\'
        && letters
            .get(at + 1)
            .is_some_and(|next| "\\`*_{}[]()#+-.!|<>/".contains(*next))
}

#[cfg(test)]
mod tests {
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

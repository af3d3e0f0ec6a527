//! VIQR: Vietnamese in plain ASCII, with marks after the vowel (`Vie^.t Nam`, `dde^`).

use unicode_normalization::UnicodeNormalization;

use crate::read::syllable::is_syllable;

/// Enough marked words, and nearly all of them readable, before a text counts as VIQR.
const WORDS: usize = 5;

/// The text in Vietnamese letters, if it is VIQR.
pub(super) fn convert(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let (mut marked, mut valid) = (0, 0);
    for word in text.split_whitespace().filter(|word| is_marked(word)) {
        marked += 1;
        let letters = convert_text(word);
        valid += usize::from(is_syllable(
            letters.trim_matches(|letter: char| !letter.is_alphabetic()),
        ));
    }
    let words = text.split_whitespace().count();
    (marked >= WORDS && valid * 10 >= marked * 7 && marked * 8 >= words).then(|| convert_text(text))
}

/// Whether the word has a shape mark after its vowel, or a double d: signs that hardly stand so in other text.
fn is_marked(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let shaped = |pair: &[u8]| {
        matches!(
            pair,
            [b'a' | b'e' | b'o', b'^'] | [b'a', b'('] | [b'o' | b'u', b'+']
        )
    };
    word.starts_with("dd") || word.as_bytes().windows(2).any(shaped)
}

fn convert_text(text: &str) -> String {
    let mut converted = String::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        at += letter(&letters[at..], &mut converted);
    }
    converted.nfc().collect()
}

/// Writes the letter that stands first with its marks, and says how many characters it took.
fn letter(rest: &[char], converted: &mut String) -> usize {
    let base = rest[0];
    if let ('d' | 'D', Some('d' | 'D')) = (base, rest.get(1)) {
        converted.push(if base == 'd' { 'đ' } else { 'Đ' });
        return 2;
    }
    converted.push(base);
    if !"aeiouyAEIOUY".contains(base) {
        return 1;
    }
    let shape = rest
        .get(1)
        .and_then(|&mark| shape(base.to_ascii_lowercase(), mark));
    converted.extend(shape);
    let taken = 1 + usize::from(shape.is_some());
    let tone = tone(&rest[taken..], shape.is_some());
    converted.extend(tone);
    taken + usize::from(tone.is_some())
}

fn shape(base: char, mark: char) -> Option<char> {
    match (base, mark) {
        ('a' | 'e' | 'o', '^') => Some('\u{302}'),
        ('a', '(') => Some('\u{306}'),
        ('o' | 'u', '+') => Some('\u{31b}'),
        _ => None,
    }
}

/// A tone mark; a stop or question mark after a bare vowel is one only inside a word or sentence.
fn tone(rest: &[char], shaped: bool) -> Option<char> {
    let mark = match rest.first()? {
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '~' => '\u{303}',
        '?' => '\u{309}',
        '.' => '\u{323}',
        _ => return None,
    };
    let follows = |offset: usize| rest.get(offset).copied();
    let inside = follows(1).is_some_and(|next| next.is_alphabetic() || ".,;:)".contains(next))
        || (follows(1) == Some(' ') && follows(2).is_some_and(char::is_lowercase));
    let ends_sentence = matches!(rest[0], '?' | '.' | '\'') && !shaped && !inside;
    (!ends_sentence).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_letters() {
        let viqr = "Thu+.c hie^.n Nghi. quye^'t so^' 27-NQ/TW cu?a Ban Cha^'p ha`nh Trung u+o+ng, Uy? ban nha^n da^n ti?nh ba'o ca'o. DDa?ng uy?.";
        let text = convert(viqr).expect("it is VIQR");
        assert!(text.starts_with("Thực hiện Nghị quyết số 27-NQ/TW của Ban Chấp hành Trung ương, Uỷ ban nhân dân tỉnh"), "{text}");
        assert!(text.contains("báo cáo. Đảng uỷ."), "{text}");
    }

    #[test]
    fn other_text_is_left_alone() {
        assert_eq!(
            convert("See section 2.a (b). x^2 + y^2 = z^2, C++ and a+b; add, odd, daddy? No."),
            None
        );
    }
}

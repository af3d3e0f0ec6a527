//! Letters that are written in two ways for one meaning, and keys under which both meet.

use std::cell::RefCell;
use std::sync::LazyLock;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Key under which names are compared: NFC, lower case, one space between words, look-alikes and
/// tone placement folded
/// (`UỶ BAN` and `ủy  ban` share a key).
pub fn match_key(name: &str) -> String {
    thread_local!(static LETTERS: RefCell<Vec<char>> = const { RefCell::new(Vec::new()) });
    LETTERS.with_borrow_mut(|letters| {
        letters.clear();
        if !fold_simple(name, letters) {
            letters.clear();
            letters.extend(name.nfc().filter_map(look_alike).map(lower));
        }
        key_of(letters)
    })
}

/// The key of a name's folded letters.
fn key_of(composed: &[char]) -> String {
    let mut key = String::with_capacity(2 * composed.len());
    let mut at = 0;
    while at < composed.len() {
        let letter = composed[at];
        if letter.is_whitespace() {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
            at += 1;
        } else if let Some(pair) = mended_pair(composed, at) {
            key.extend(pair);
            at += 2;
        } else {
            key.push(letter);
            at += 1;
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// What a letter is folded to alone.
#[derive(Debug, Clone, Copy)]
enum Folded {
    /// Another letter or itself, whatever stands beside it.
    To(char),
    /// Nothing: it is invisible.
    Dropped,
    /// It may compose with its neighbours.
    Joins,
}

/// Letters below this are looked up; it holds all of Vietnamese.
const TABLE_END: u32 = 0x1f00;

static TABLE: LazyLock<Box<[Folded]>> = LazyLock::new(|| {
    let fold = |code| char::from_u32(code).map_or(Folded::Joins, fold_alone);
    (0..TABLE_END).map(fold).collect()
});

fn fold_alone(letter: char) -> Folded {
    let stands_alone = canonical_combining_class(letter) == 0
        && is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes;
    match look_alike(letter) {
        _ if !stands_alone => Folded::Joins,
        Some(same) => Folded::To(lower(same)),
        None => Folded::Dropped,
    }
}

/// Folds the letters of a name one by one; `false` if some may compose with their neighbours.
fn fold_simple(name: &str, into: &mut Vec<char>) -> bool {
    let table = &*TABLE;
    for letter in name.chars() {
        let known = table.get(letter as usize).copied();
        match known.unwrap_or_else(|| fold_alone(letter)) {
            Folded::To(folded) => into.push(folded),
            Folded::Dropped => {}
            Folded::Joins => return false,
        }
    }
    true
}

/// Two letters whose tone or horn stands elsewhere in the classic spelling.
fn mended_pair(letters: &[char], at: usize) -> Option<[char; 2]> {
    if !matches!(letters[at], 'o' | 'u' | 'ư') {
        return None;
    }
    tone_at(letters, at).or_else(|| with_horns(letters, at))
}

fn tone_at(letters: &[char], at: usize) -> Option<[char; 2]> {
    let pair = [*letters.get(at)?, *letters.get(at + 1)?];
    let before = at.checked_sub(1).map(|before| letters[before]);
    classic_tone(before, pair, letters.get(at + 2).copied())
}

/// What a single character stands for in matching: another one of the same meaning, or none
/// (invisible marks).
pub(super) fn look_alike(character: char) -> Option<char> {
    Some(match character {
        // Spaces of every width; a table bar is a cell's edge.
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            ' '
        }
        '|' => '\t',
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
        // Invisible: zero width, direction marks, soft hyphen, byte order mark; and Markdown
        // emphasis.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{ad}'
        | '\u{feff}'
        | '\r'
        | '*' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '′' => '\'',
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        // Cyrillic letters that look Latin, from mixed keyboards.
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'І' => 'I',
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        _ => character,
    })
}

/// "ươ" of a closed syllable that a keyboard left one horn of: "nuớc", "trưòng". Only "uơ" without
/// a consonant behind it is a rhyme.
fn with_horns(letters: &[char], at: usize) -> Option<[char; 2]> {
    let (&first, &second, &third) = (letters.get(at)?, letters.get(at + 1)?, letters.get(at + 2)?);
    let horned = match first {
        'u' => HORNED_O.contains(second).then_some(second)?,
        'ư' => HORNED_O
            .chars()
            .nth(O.chars().position(|letter| letter == second)?)?,
        _ => return None,
    };
    matches!(third, 'n' | 'c' | 'm' | 'p' | 't' | 'i' | 'u').then_some(['ư', horned])
}

/// The newer spelling of a word in lower case whose tone is placed in the classic way at its open
/// end: "hoà" of "hòa".
pub fn newer_tone(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let (last, second) = (letters.next_back()?, letters.next_back()?);
    let head = letters.as_str();
    let (glide, glides, vowels) = match last {
        'a' => ('o', O, A),
        'e' => ('o', O, E),
        'y' => ('u', U, Y),
        _ => return None,
    };
    let tone = glides.chars().position(|letter| letter == second)?;
    let toned = vowels.chars().nth(tone)?;
    (tone > 0 && !head.ends_with('q')).then(|| format!("{head}{glide}{toned}"))
}

/// Spellings of a word in lower case that keyboards left one horn of: "nuớc" and "nưóc" of "nước".
pub fn without_a_horn(word: &str) -> Vec<String> {
    let Some(at) = word.find('ư') else {
        return Vec::new();
    };
    let rest = &word[at + 'ư'.len_utf8()..];
    let Some(tone) = rest
        .chars()
        .next()
        .and_then(|second| HORNED_O.chars().position(|letter| letter == second))
    else {
        return Vec::new();
    };
    let horned = HORNED_O.chars().nth(tone).unwrap_or('ơ');
    let bare = O.chars().nth(tone).unwrap_or('o');
    let tail = &rest[horned.len_utf8()..];
    if tail.is_empty() {
        return Vec::new();
    }
    let head = &word[..at];
    vec![
        format!("{head}u{horned}{tail}"),
        format!("{head}ư{bare}{tail}"),
    ]
}

const O: &str = "oòóỏõọ";
const HORNED_O: &str = "ơờớởỡợ";
const U: &str = "uùúủũụ";
const A: &str = "aàáảãạ";
const E: &str = "eèéẻẽẹ";
const Y: &str = "yỳýỷỹỵ";

/// The classic tone placement (hòa, khỏe, ủy) of an open syllable's end that is written the newer
/// way (hoà, khoẻ, uỷ); not after q.
pub(super) fn classic_tone(
    before: Option<char>,
    [first, second]: [char; 2],
    next: Option<char>,
) -> Option<[char; 2]> {
    let after_q = matches!(before, Some('q' | 'Q'));
    let open = !next.is_some_and(char::is_alphabetic);
    let pair = classic_pair(first, second)?;
    (open && !after_q).then_some(pair)
}

/// Moves the tone mark of the second vowel onto the first, for oa, oe, uy.
fn classic_pair(first: char, second: char) -> Option<[char; 2]> {
    if !matches!(first, 'o' | 'O' | 'u' | 'U') {
        return None;
    }
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    let (glides, vowels) = match (lower(first), lower(second)) {
        ('o', second) if A.contains(second) => (O, A),
        ('o', second) if E.contains(second) => (O, E),
        ('u', second) if Y.contains(second) => (U, Y),
        _ => return None,
    };
    let tone = vowels
        .chars()
        .position(|vowel| vowel == lower(second))
        .filter(|&tone| tone > 0)?;
    let cased = |letter: char, like: char| {
        if like.is_uppercase() {
            letter.to_uppercase().next().unwrap_or(letter)
        } else {
            letter
        }
    };
    Some([
        cased(glides.chars().nth(tone)?, first),
        cased(vowels.chars().next()?, second),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (one, two) in [
            ("Uỷ  ban nhân dân", "ỦY BAN NHÂN DÂN"),
            ("Khánh Hoà", "Khánh Hòa"),
            ("sức khoẻ", "Sức khỏe"),
            ("Ðảng u\u{309}y", "Đảng uỷ"),
            ("Thu\u{ad}ế", "thuế"),
            ("Thủ tuớng", "Thủ tướng"),
            ("TRƯÒNG học", "Trường học"),
            ("Bộ Т\u{41}I CHÍNH", "bộ tai chính"),
        ] {
            assert_eq!(match_key(one), match_key(two), "{one} / {two}");
        }
        assert_ne!(match_key("quý"), match_key("qúy"), "after q the tone stays");
        assert_eq!(
            match_key("thuở"),
            "thuở",
            "an open syllable keeps its vowel"
        );
        assert_eq!(
            match_key("toàn"),
            "toàn",
            "a closed syllable keeps its tone"
        );
    }
}

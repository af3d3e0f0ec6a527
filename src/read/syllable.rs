//! Whether a word is a possible Vietnamese syllable (âm tiết): onset, rhyme and tone.
//!
//! No dictionary: it only tells readable text from text under a wrong encoding or a wrong OCR language.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Longer onsets first, so that the first that fits is the whole one.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes without tone; after `qu` the rhyme stands without its u.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy \
    uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y ych yêm yên yêng yêt yêu ynh yt";

static KNOWN_RHYMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| RHYMES.split_whitespace().collect());

/// Whether the word, in any case, has the form of one syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    let Some((letters, tone)) = without_tone(word) else {
        return false;
    };
    ONSETS
        .iter()
        .filter_map(|onset| letters.strip_prefix(onset))
        .any(|rhyme| {
            let stopped = ["c", "ch", "p", "t"]
                .iter()
                .any(|coda| rhyme.ends_with(coda));
            KNOWN_RHYMES.contains(rhyme)
                && (!stopped || matches!(tone, Some('\u{301}' | '\u{323}')))
        })
}

/// The letters in lower case without the tone, and the tone mark; `None` if there are two tones.
fn without_tone(word: &str) -> Option<(String, Option<char>)> {
    let (mut tone, mut letters) = (None, String::with_capacity(word.len()));
    for mark_or_letter in word.nfd().flat_map(char::to_lowercase) {
        match mark_or_letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' if tone.is_none() => {
                tone = Some(mark_or_letter)
            }
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => return None,
            other => letters.push(other),
        }
    }
    Some((letters.nfc().collect(), tone))
}

/// How much a text looks like Vietnamese.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// Words with a letter beyond ASCII: only these tell encodings apart.
    pub accented: usize,
    /// Those of them that are possible syllables.
    pub valid: usize,
}

impl Evidence {
    /// Counts over the words of a text.
    pub fn of(text: &str) -> Self {
        let words = text.split(|letter: char| {
            letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit()
        });
        words
            .filter(|word| !word.is_ascii())
            .fold(Self::default(), |sum, word| {
                let word =
                    word.trim_matches(['“', '”', '‘', '’', '–', '—', '…', '\u{ad}', '\u{a0}']);
                match word.is_ascii() {
                    true => sum,
                    false => Self {
                        accented: sum.accented + 1,
                        valid: sum.valid + usize::from(is_syllable(word)),
                    },
                }
            })
    }

    /// Whether at least this share of the accented words are syllables; so it is where there are none.
    pub fn is_at_least(self, percent: usize) -> bool {
        self.valid * 100 >= self.accented * percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in "Nghị quyết ngoằn Đảng giữ gìn quý uỷ ủy hoà hòa thuở khuỷu Quốc NGHIỆP giếng yên ỷ tuần".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "tr\u{ad}êng ®¶ng quyeát ViÖt näm façade LIÊNĐOÀN việnt hàc".split(' ')
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}

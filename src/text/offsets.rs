//! From code points of a text to its bytes.

/// Check points of a text: a look-up reads at most 128 bytes and the letter that they begin in.
#[derive(Debug, Clone, Default)]
pub struct Offsets {
    /// How many code points begin before each multiple of [`STEP`] bytes.
    before: Vec<usize>,
}

const STEP: usize = 128;

impl Offsets {
    /// Counts the code points of a text. Linear in its length.
    pub fn new(text: &str) -> Self {
        let before = text
            .as_bytes()
            .chunks(STEP)
            .scan(0, |count, chunk| {
                let before = *count;
                *count += chunk.iter().filter(|&&byte| begins_letter(byte)).count();
                Some(before)
            })
            .collect();
        Self { before }
    }

    /// How many code points of the text begin before a byte of it.
    pub fn code_point_of(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let chunk = (byte / STEP).min(self.before.len().saturating_sub(1));
        let counted = self.before.get(chunk).copied().unwrap_or(0);
        let rest = &text.as_bytes()[(chunk * STEP).min(byte)..byte];
        counted + rest.iter().filter(|&&byte| begins_letter(byte)).count()
    }

    /// The byte at which a code point of the text begins; the text's length if there are not so many.
    pub fn byte_of(&self, text: &str, code_point: usize) -> usize {
        let after = self.before.partition_point(|&before| before <= code_point);
        let Some(chunk) = after.checked_sub(1) else {
            return text.len();
        };
        let start = chunk * STEP;
        text.as_bytes()[start.min(text.len())..]
            .iter()
            .enumerate()
            .filter(|&(_, &byte)| begins_letter(byte))
            .nth(code_point - self.before[chunk])
            .map_or(text.len(), |(at, _)| start + at)
    }
}

/// Whether a byte of UTF-8 is the first of its letter.
fn begins_letter(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_point_is_found_where_a_naive_count_finds_it() {
        for letters in ["", "a", "ế", "số 5 – \u{1f600}", "Căn cứ Nghị quyết"] {
            for times in [1, 31, 32, 64, 128] {
                let text = letters.repeat(times);
                let offsets = Offsets::new(&text);
                let bytes = text.char_indices().map(|(at, _)| at);
                for (code_point, byte) in bytes.chain([text.len(), text.len()]).enumerate() {
                    assert_eq!(offsets.byte_of(&text, code_point), byte, "{letters:?}");
                    let count = text[..byte].chars().count();
                    assert_eq!(offsets.code_point_of(&text, byte), count, "{letters:?}");
                }
            }
        }
    }
}

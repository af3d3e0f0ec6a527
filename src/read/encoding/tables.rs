//! The tables of TCVN3 and VNI (`data/encodings/`), keyed by letters as windows-1252 shows them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Letters by one or two Western characters.
pub(super) struct Table {
    single: HashMap<char, char>,
    pairs: HashMap<(char, char), char>,
}

pub(super) static TCVN3: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../../../data/encodings/tcvn3.csv")));
pub(super) static VNI: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../../../data/encodings/vni.csv")));

impl Table {
    fn parse(csv: &str) -> Self {
        let mut table = Self {
            single: HashMap::new(),
            pairs: HashMap::new(),
        };
        for (codes, letter) in csv.lines().skip(1).filter_map(|line| line.split_once(',')) {
            // All codes are ASCII or A1 to FE, where windows-1252 and Unicode agree.
            let western: Vec<char> = codes
                .split(' ')
                .filter_map(|code| u8::from_str_radix(code, 16).ok())
                .map(char::from)
                .collect();
            match (western.as_slice(), letter.chars().next()) {
                (&[only], Some(letter)) => {
                    table.single.insert(only, letter);
                }
                (&[first, second], Some(letter)) => {
                    table.pairs.insert((first, second), letter);
                }
                _ => {}
            }
        }
        table
    }

    /// Every pair and letter of the table replaced, the longer first; all else stays.
    pub fn convert(&self, western: &str) -> String {
        let mut converted = String::with_capacity(western.len() + western.len() / 4);
        let mut letters = western.chars().peekable();
        while let Some(letter) = letters.next() {
            let pair = letters
                .peek()
                .and_then(|&next| self.pairs.get(&(letter, next)));
            if pair.is_some() {
                letters.next();
            }
            converted.push(
                pair.or_else(|| self.single.get(&letter))
                    .copied()
                    .unwrap_or(letter),
            );
        }
        converted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_hold_every_vietnamese_letter_beyond_ascii() {
        let tcvn3: Vec<char> = TCVN3.single.values().copied().collect();
        let vni: Vec<char> = VNI
            .single
            .values()
            .chain(VNI.pairs.values())
            .copied()
            .collect();
        for letter in "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ".chars()
        {
            assert!(tcvn3.contains(&letter), "TCVN3 {letter}");
            assert!(vni.contains(&letter), "VNI {letter}");
            assert!(
                letter.to_uppercase().all(|capital| vni.contains(&capital)),
                "VNI {letter} as a capital"
            );
        }
    }
}

//! Fingerprints of folded words, and maps that take them as they are.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::Letters;

/// The fingerprint of a word's folded letters, taken one by one. 64 bits: of the few thousand words
/// of
/// the tables no two share one, and a word of a text meets one by chance once in 10^15.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint(u64);

impl Fingerprint {
    /// Of a word without letters.
    pub const EMPTY: Self = Self(0);

    /// With one more letter.
    pub fn with(self, folded: u32) -> Self {
        let mixed = self.0.rotate_left(5) ^ u64::from(folded);
        Self(mixed.wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    /// Of a whole word.
    pub fn of(word: &str) -> Self {
        let letters = Letters::get();
        word.chars().fold(Self::EMPTY, |all, letter| {
            all.with(letters.of(letter).folded)
        })
    }

    /// The number that it is.
    pub fn number(self) -> u64 {
        self.0
    }
}

/// A map whose keys are mixed numbers already.
pub(super) type NumberMap = HashMap<u64, u32, BuildHasherDefault<Mixed>>;

/// A hasher that mixes nothing but folds the upper half in, for the map uses both ends of a hash.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

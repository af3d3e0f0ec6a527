//! Names that are there, for people who asked for one that is not.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most names of one sentence.
const MOST: usize = 3;

/// The end of a sentence on a word that is not known: the names nearest to it, nearest first.
pub fn nearest<'n>(word: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let word = plain(word);
    let mut ranked: Vec<(f64, &str)> = BTreeSet::from_iter(known)
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&word, &plain(name)), name))
        .collect();
    ranked.sort_by(|one, two| two.0.total_cmp(&one.0));
    let names: Vec<&str> = ranked.iter().take(MOST).map(|(_, name)| *name).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!("; the nearest is {only}"),
        several => format!("; the nearest are {}", several.join(", ")),
    }
}

/// Lower case without diacritics, as people type a name in haste.
pub fn plain(name: &str) -> String {
    name.nfd()
        .filter(|&letter| !is_combining_mark(letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_typed_in_haste_are_near() {
        let known = ["Lai Châu", "Lào Cai", "Điện Biên", "Sơn La", "Lai Châu"];
        assert!(nearest("lai chua", known).starts_with("; the nearest are Lai Châu, "));
        assert!(nearest("Dien Bein", known).starts_with("; the nearest are Điện Biên, "));
        assert_eq!(nearest("x", ["Sơn La"]), "; the nearest is Sơn La");
        assert_eq!(nearest("x", []), "");
    }
}

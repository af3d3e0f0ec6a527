use std::collections::HashMap;

use crate::text::match_key;

/// Rows by whole names. Case, the place of the tone and the marks between words do not matter: "Bộ
/// Văn hóa, Thể thao và Du lịch" and "BỘ VĂN HOÁ - THỂ THAO VÀ DU LỊCH" are one name.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    rows: HashMap<String, Vec<u32>>,
}

impl NameIndex {
    /// An index of names, each with its row.
    pub fn new<'a>(names: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut index = Self::default();
        for (name, row) in names {
            let rows = index.rows.entry(key(name)).or_default();
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        index
    }

    /// The rows of a name, in their order.
    pub fn get(&self, name: &str) -> &[u32] {
        self.rows.get(&key(name)).map_or(&[], Vec::as_slice)
    }
}

/// The words of a name with single spaces between them.
fn key(name: &str) -> String {
    let folded = match_key(name);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|letter: char| !letter.is_alphanumeric()) {
        if !word.is_empty() && !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_whatever_their_spelling() {
        let index = NameIndex::new([("Bộ Văn hóa, Thể thao và Du lịch", 0), ("TP.HCM", 1)]);
        for (name, rows) in [
            ("BỘ VĂN HOÁ - THỂ THAO\nVÀ DU LỊCH", &[0][..]),
            ("TP. HCM", &[1]),
            ("Bộ Văn hóa", &[]),
            ("", &[]),
        ] {
            assert_eq!(index.get(name), rows, "{name}");
        }
    }
}

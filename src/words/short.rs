//! Names of bodies as people shorten them where room is scarce: "UBND tỉnh Lai Châu".

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/words/short_forms.csv");

/// Long and short forms, the longest first: a form may hold another one.
static FORMS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize();
    let mut forms: Vec<(String, String)> = rows
        .map(|row| row.expect("the embedded table is tested"))
        .collect();
    forms.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    forms
});

/// The name with its words in their short forms.
pub fn short(name: &str) -> String {
    FORMS.iter().fold(name.to_owned(), |name, (long, short)| {
        name.replace(long.as_str(), short)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_of_bodies_become_short() {
        assert_eq!(short("Ủy ban nhân dân tỉnh Lai Châu"), "UBND tỉnh Lai Châu");
        assert_eq!(
            short("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai"),
            "BTT UB MTTQ tỉnh Lào Cai"
        );
        assert_eq!(short("Bộ Chính trị"), "Bộ Chính trị");
    }

    #[test]
    fn each_form_stands_once_and_is_shorter() {
        let longs: BTreeSet<&String> = FORMS.iter().map(|(long, _)| long).collect();
        assert_eq!(longs.len(), FORMS.len());
        for (long, short) in FORMS.iter() {
            assert!(short.chars().count() < long.chars().count(), "{long}");
        }
    }
}

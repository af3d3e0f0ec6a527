//! Names of issuers as people write them: title and place.

use crate::model::{Level, Place};
use crate::tables::TerritoryKind;
use crate::text::match_key;

/// The name of the unit that an issuer of this level belongs to.
pub(in crate::extract) fn own_place(level: Level, place: &Place) -> Option<&str> {
    let own = match level {
        Level::Provincial => &place.province,
        Level::District => &place.district,
        Level::Commune => &place.commune,
        Level::Central | Level::Unknown => &None,
    };
    own.as_deref()
}

/// Title, word of the place and place: `Tỉnh ủy Lai Châu`, `Ủy ban nhân dân xã Lương Minh`,
/// `Ủy ban nhân dân tỉnh` while the name is not known.
pub(in crate::extract) fn full_name(
    title: &str,
    level: Level,
    kind: Option<TerritoryKind>,
    place: &Place,
) -> String {
    let word = kind.filter(|_| level != Level::Central).map(kind_word);
    let name = own_place(level, place);
    let word = word.filter(|word| {
        !name.is_some_and(|name| has_digit(name) && match_key(name).starts_with(word))
    });
    [Some(title).filter(|title| !title.is_empty()), word, name]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Quận 1" brings its own word.
fn has_digit(name: &str) -> bool {
    name.contains(|letter: char| letter.is_ascii_digit())
}

/// The word for a kind of place: `thị xã`.
pub(in crate::extract) fn kind_word(kind: TerritoryKind) -> &'static str {
    kind.label(crate::model::Language::Vietnamese)
}

/// A name in capitals in customary spelling: the first word's first letter capital, the rest small;
/// a name with small letters stays.
pub(in crate::extract) fn customary(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.contains(char::is_lowercase) || is_numeral(&joined) {
        return joined;
    }
    let mut capital_next = true;
    let mut result = String::with_capacity(joined.len());
    for letter in joined.chars() {
        if capital_next || !letter.is_alphabetic() {
            result.push(letter);
        } else {
            result.extend(letter.to_lowercase());
        }
        capital_next = if letter.is_alphabetic() {
            false
        } else {
            capital_next || matches!(letter, '-' | '"')
        };
    }
    result
}

/// Whether a name is but a Roman number: "XIV" of "Chi cục Thuế khu vực XIV".
fn is_numeral(name: &str) -> bool {
    name.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// A place's name in capitals or small letters with each word's first letter capital.
pub(in crate::extract) fn place_name(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| {
            first
                .to_uppercase()
                .chain(letters.flat_map(char::to_lowercase))
                .collect::<String>()
        })
    };
    name.split_whitespace()
        .filter_map(capital)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_take_their_place() {
        let place = Place {
            province: Some("Lai Châu".into()),
            district: None,
            commune: None,
        };
        let name = |title, kind| full_name(title, Level::Provincial, kind, &place);
        assert_eq!(
            name("Ban Thường vụ Tỉnh ủy", None),
            "Ban Thường vụ Tỉnh ủy Lai Châu"
        );
        assert_eq!(
            name("Ủy ban nhân dân", Some(TerritoryKind::Province)),
            "Ủy ban nhân dân tỉnh Lai Châu"
        );
        assert_eq!(name("Công an tỉnh", None), "Công an tỉnh Lai Châu");
        let district = Place {
            district: Some("Quận 1".into()),
            ..Place::default()
        };
        assert_eq!(
            full_name(
                "Ủy ban nhân dân",
                Level::District,
                Some(TerritoryKind::UrbanDistrict),
                &district
            ),
            "Ủy ban nhân dân Quận 1"
        );
    }

    #[test]
    fn capitals_become_customary() {
        assert_eq!(customary("QUẦN VỢT"), "Quần vợt");
        assert_eq!(customary("KINH TẾ - NGÂN SÁCH"), "Kinh tế - Ngân sách");
        assert_eq!(customary("Nước mắm\nPhan Thiết"), "Nước mắm Phan Thiết");
        assert_eq!(customary("XIV"), "XIV");
        assert_eq!(place_name("HẢI HẬU"), "Hải Hậu");
    }
}

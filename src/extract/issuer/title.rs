//! Names of issuers as people write them: title and place.

use unicode_normalization::UnicodeNormalization;

use super::words::{name_key, words};
use crate::model::{Level, Place};
use crate::tables::TerritoryKind;

/// Words whose end of a title is a place's own: "Tỉnh ủy", "Huyện đoàn", "Công an tỉnh".
const ENDINGS: [(&str, TerritoryKind); 21] = [
    ("tỉnh ủy", TerritoryKind::Province),
    ("thành ủy", TerritoryKind::City),
    ("huyện ủy", TerritoryKind::District),
    ("quận ủy", TerritoryKind::UrbanDistrict),
    ("thị ủy", TerritoryKind::Town),
    ("tỉnh đoàn", TerritoryKind::Province),
    ("thành đoàn", TerritoryKind::City),
    ("huyện đoàn", TerritoryKind::District),
    ("quận đoàn", TerritoryKind::UrbanDistrict),
    ("thị đoàn", TerritoryKind::Town),
    ("tỉnh", TerritoryKind::Province),
    ("thành phố", TerritoryKind::City),
    ("huyện", TerritoryKind::District),
    ("quận", TerritoryKind::UrbanDistrict),
    ("thị xã", TerritoryKind::Town),
    ("đảng ủy xã", TerritoryKind::Commune),
    ("xã", TerritoryKind::Commune),
    ("phường", TerritoryKind::Ward),
    ("thị trấn", TerritoryKind::Township),
    ("đặc khu", TerritoryKind::SpecialZone),
    ("tỉnh ủy lâm thời", TerritoryKind::Province),
];

/// The kind of place that a title itself names: a province for "Ban Thường vụ Tỉnh ủy".
pub(super) fn kind_in_title(title: &str) -> Option<TerritoryKind> {
    let key = name_key(title);
    let ends = |ending: &str| {
        key.strip_suffix(ending)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    ENDINGS
        .iter()
        .filter(|(ending, _)| ends(ending))
        .max_by_key(|(ending, _)| ending.len())
        .map(|&(_, kind)| kind)
}

/// The name of the unit that an issuer of this level belongs to.
pub(super) fn own_place(level: Level, place: &Place) -> Option<&str> {
    let own = match level {
        Level::Provincial => &place.province,
        Level::District => &place.district,
        Level::Commune => &place.commune,
        Level::Central | Level::Unknown => &None,
    };
    own.as_deref()
}

/// Title and place: `Tỉnh ủy Lai Châu`, `Ủy ban nhân dân xã Lương Minh`, `Ủy ban nhân dân tỉnh` while the name is not known.
pub(super) fn full_name(
    title: &str,
    level: Level,
    kind: Option<TerritoryKind>,
    place: &Place,
) -> String {
    let in_title = kind_in_title(title).is_some();
    let word = kind
        .filter(|_| !in_title && level != Level::Central)
        .map(kind_word);
    let name = own_place(level, place);
    let word = word.filter(|word| {
        !name.is_some_and(|name| name_key(name).starts_with(&name_key(word)) && has_digit(name))
    });
    [Some(title), word, name]
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
pub(super) fn kind_word(kind: TerritoryKind) -> &'static str {
    kind.label(crate::model::Language::Vietnamese)
}

/// A name in capitals in customary spelling: the first word's first letter capital, the rest small; a name with small letters stays.
pub(super) fn customary(name: &str) -> String {
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
pub(super) fn place_name(name: &str) -> String {
    let words = words(name, 0, usize::MAX);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| {
            first
                .to_uppercase()
                .chain(letters.flat_map(char::to_lowercase))
                .collect::<String>()
        })
    };
    words
        .iter()
        .filter_map(|word| capital(word.written))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A stable name in ASCII: `lien-doan-quan-vot`.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.nfd().flat_map(char::to_lowercase) {
        match letter {
            'đ' => slug.push('d'),
            'a'..='z' | '0'..='9' => slug.push(letter),
            '\u{300}'..='\u{36f}' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
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
            name("Ban Thường vụ Tỉnh ủy", Some(TerritoryKind::Province)),
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
        assert_eq!(slug("Liên đoàn Quần vợt"), "lien-doan-quan-vot");
    }
}

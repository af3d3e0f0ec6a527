//! Names in plain ASCII, for ids: `Lai Châu` is `lai-chau`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of a text small and without marks: "hoa xa hoi" of "Hòa XÃ HỘI".
pub fn bare_letters(text: &str) -> impl Iterator<Item = char> {
    text.nfd()
        .filter(|&letter| !is_combining_mark(letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'đ' | 'ð' => 'd',
            other => other,
        })
}

/// A letter small and without marks: "d" of "Đ".
pub fn bare_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut bytes = [0; 4];
    let bare = bare_letters(letter.encode_utf8(&mut bytes)).next();
    bare.unwrap_or(letter)
}

/// Readable ASCII: small letters without marks, digits, and one hyphen for all that stands between.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in bare_letters(text) {
        match letter {
            _ if letter.is_ascii_alphanumeric() => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_ascii() {
        for (name, plain) in [
            ("Liên đoàn Quần vợt", "lien-doan-quan-vot"),
            ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
            ("158-KH/TU", "158-kh-tu"),
            ("Đắk Lắk", "dak-lak"),
            ("  (Điều 5.1) ", "dieu-5-1"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), plain, "{name}");
        }
    }

    #[test]
    fn composed_and_combining_letters_are_one() {
        let name = "Sở Giáo dục và Đào tạo";
        assert_eq!(slug(&name.nfd().collect::<String>()), slug(name));
    }
}

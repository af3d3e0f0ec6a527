//! URN:LEX names of documents (RFC 9676): `urn:lex:vn;lai.chau:tinh.uy.lai.chau:ke.hoach:2023-03-01;12-kh-tu`.
//!
//! The RFC gives the shape, `urn:lex:JURISDICTION:AUTHORITY:MEASURE:DATE;NUMBER`, lower-case ASCII with dots for spaces. No Vietnamese
//! authority has registered a form, so what stands inside the parts is a convention of this project:
//!
//! - jurisdiction `vn`, for a local issuer followed by its province, district and commune, each after `;`;
//! - authority: the issuer's name without diacritics; `unknown` if nobody tells it;
//! - measure: the type's slug with dots (`nghi.dinh`); `van.ban` if unknown. What has no number adds its name: `luat;luat.dat.dai`;
//! - date: as far as known (`2023-03-01`, `2023-03`, `2023`), else the year that the number carries, else `undated`;
//! - number: letters without diacritics, `/` as `-` (`30-2020-nd-cp`); without number `lex-1`, as the RFC has it.

use super::Document;
use crate::text::slug;

/// The URN:LEX name of a document: a pure function of its issuer, place, type, date and number (and of its title if it has no number).
pub fn of(document: &Document) -> String {
    let place = &document.place;
    let units = [&place.province, &place.district, &place.commune]
        .into_iter()
        .flatten()
        .map(|name| format!(";{}", dotted(name)));
    let authority = document
        .issuer
        .as_deref()
        .map(dotted)
        .filter(|name| !name.is_empty());
    format!(
        "urn:lex:vn{}:{}:{}:{};{}",
        units.collect::<String>(),
        authority.as_deref().unwrap_or("unknown"),
        measure(document),
        date(document),
        document
            .number
            .as_deref()
            .map(number)
            .filter(|number| !number.is_empty())
            .as_deref()
            .unwrap_or("lex-1"),
    )
}

fn measure(document: &Document) -> String {
    let measure = document
        .document_type
        .as_deref()
        .map_or_else(|| "van.ban".to_owned(), dotted);
    match (&document.number, &document.title) {
        (None, Some(title)) => format!("{measure};{}", dotted(title)),
        _ => measure,
    }
}

fn date(document: &Document) -> String {
    let from_number = || {
        document
            .number
            .as_deref()
            .and_then(year_in)
            .map(str::to_owned)
    };
    document
        .date
        .map(|date| date.to_string())
        .or_else(from_number)
        .unwrap_or_else(|| "undated".to_owned())
}

/// The year that a state number carries between slashes: `30/2020/NĐ-CP`.
fn year_in(number: &str) -> Option<&str> {
    number
        .split('/')
        .nth(1)
        .filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn number(number: &str) -> String {
    number
        .split('.')
        .map(slug)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(".")
}

/// A name in plain ASCII with dots between its words.
fn dotted(name: &str) -> String {
    slug(name).replace('-', ".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::DocumentId;

    fn document(
        number: Option<&str>,
        issuer: Option<&str>,
        slug: Option<&str>,
        date: Option<&str>,
    ) -> Document {
        Document {
            number: number.map(str::to_owned),
            issuer: issuer.map(str::to_owned),
            document_type: slug.map(str::to_owned),
            date: date.map(|date| date.parse().expect("a date")),
            ..Document::unknown(DocumentId("x".to_owned()))
        }
    }

    #[test]
    fn names_follow_the_shape_of_the_rfc() {
        let decree = document(
            Some("30/2020/NĐ-CP"),
            Some("Chính phủ"),
            Some("nghi-dinh"),
            Some("2020-03-05"),
        );
        assert_eq!(
            of(&decree),
            "urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp"
        );
        let mut plan = document(
            Some("12-KH/TU"),
            Some("Tỉnh ủy Lai Châu"),
            Some("ke-hoach"),
            Some("2023-03-01"),
        );
        plan.place.province = Some("Lai Châu".to_owned());
        assert_eq!(
            of(&plan),
            "urn:lex:vn;lai.chau:tinh.uy.lai.chau:ke.hoach:2023-03-01;12-kh-tu"
        );
    }

    #[test]
    fn what_is_unknown_is_said() {
        let year_from_number = document(Some("66.7/2025/NQ-CP"), None, None, None);
        assert_eq!(
            of(&year_from_number),
            "urn:lex:vn:unknown:van.ban:2025;66.7-2025-nq-cp"
        );
        let party = document(
            Some("44-KL/TW"),
            Some("Bộ Chính trị"),
            Some("ket-luan"),
            None,
        );
        assert_eq!(
            of(&party),
            "urn:lex:vn:bo.chinh.tri:ket.luan:undated;44-kl-tw"
        );
        let mut law = document(None, Some("Quốc hội"), Some("luat"), Some("2024"));
        law.title = Some("Luật Đất đai".to_owned());
        assert_eq!(of(&law), "urn:lex:vn:quoc.hoi:luat;luat.dat.dai:2024;lex-1");
    }

    #[test]
    fn hostile_names_stay_inside_the_alphabet() {
        let hostile = document(Some("1/\"<b>&\\🙂"), Some("::;;\u{0}"), Some("luat"), None);
        let name = of(&hostile);
        assert!(
            name.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b":;.-".contains(&byte)),
            "{name}"
        );
        assert_eq!(name, "urn:lex:vn:unknown:luat:undated;1-b");
    }
}

//! Words of filters as people write them: the names in the data, and the labels of both languages,
//! without regard to case and diacritics ("provincial", "tỉnh", "Tinh", "cấp tỉnh").

use viendan::model::{Language, Level, Relation, System};
use viendan::tables::Tables;

use super::language;
use super::nearest::plain;

/// A closed set whose words people may write in either language.
pub trait FilterWord: Copy + 'static {
    const ALL: &'static [Self];
    /// Vietnamese word for what it is a set of, which may stand before its words.
    const HEAD: &'static str;
    fn name(self) -> &'static str;
    fn label(self, language: Language) -> &'static str;
}

macro_rules! filter_word {
    ($set:ident, $head:literal) => {
        impl FilterWord for $set {
            const ALL: &'static [Self] = $set::ALL;
            const HEAD: &'static str = $head;
            fn name(self) -> &'static str {
                self.name()
            }
            fn label(self, language: Language) -> &'static str {
                self.label(language)
            }
        }
    };
}

filter_word!(Level, "cap ");
filter_word!(System, "he thong ");
filter_word!(Relation, "quan he ");

/// The member of the set that a word means, for the parser.
pub fn word<W: FilterWord>(written: &str) -> Result<W, String> {
    let plainly = plain(written.trim());
    let key = plainly.strip_prefix(W::HEAD).unwrap_or(&plainly);
    let words = |member: W| {
        let labels =
            [Language::Vietnamese, Language::English].map(|language| member.label(language));
        [member.name(), labels[0], labels[1]].map(plain)
    };
    let all = || W::ALL.iter().copied();
    let whole = all().find(|&member| words(member).iter().any(|word| word == key));
    // The first words of a longer label: "mặt trận" for "Mặt trận, đoàn thể".
    let begins = |word: &String| {
        let rest = word.strip_prefix(key).filter(|_| !key.is_empty());
        rest.is_some_and(|rest| rest.starts_with([',', ' ', '_']))
    };
    let mut begun = all().filter(|&member| words(member).iter().any(begins));
    whole
        .or_else(|| begun.next().filter(|_| begun.next().is_none()))
        .ok_or_else(|| {
            let language = language::of_this_run();
            let known = all().map(|member| {
                let label = member.label(language).to_lowercase();
                if label == member.name() {
                    label
                } else {
                    format!("{label} ({})", member.name())
                }
            });
            let known = known.collect::<Vec<_>>().join(", ");
            language.said(&format!("'{written}' is not one of: {known}"))
        })
}

/// The slug of a type of document by its slug, its name in either language, a variant of it, or its
/// abbreviation; as written where no type has it, for a graph may hold types of other tables.
pub fn type_slug(written: &str, tables: &Tables) -> String {
    let key = plain(written.trim());
    let rows = || tables.document_types().iter();
    let names = |row: &&viendan::tables::DocumentType| {
        let words = [&row.slug, &row.name_vi, &row.name_en];
        words.into_iter().any(|word| plain(word) == key)
    };
    let others = |row: &&viendan::tables::DocumentType| {
        let words = row.abbreviations.iter().chain(&row.variants);
        words.into_iter().any(|word| plain(word) == key)
    };
    rows()
        .find(names)
        .or_else(|| rows().find(others))
        .map_or_else(|| written.to_owned(), |row| row.slug.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_mean_the_same() {
        for written in ["provincial", "tỉnh", "Tinh", "cấp tỉnh", "Province"] {
            assert_eq!(word::<Level>(written), Ok(Level::Provincial), "{written}");
        }
        for written in [
            "front",
            "mặt trận",
            "Mặt trận, đoàn thể",
            "hệ thống mặt trận",
        ] {
            assert_eq!(word::<System>(written), Ok(System::Front), "{written}");
        }
        for written in ["implements", "thực hiện", "Thuc hien"] {
            assert_eq!(
                word::<Relation>(written),
                Ok(Relation::Implements),
                "{written}"
            );
        }
        assert_eq!(word::<Relation>("sửa đổi"), Ok(Relation::Amends));
        assert_eq!(word::<Relation>("legal_basis"), Ok(Relation::LegalBasis));
    }

    #[test]
    fn a_word_that_is_none_names_those_there_are() {
        let refusal = word::<Level>("ward").expect_err("no level");
        assert!(refusal.contains("provincial"), "{refusal}");
        assert!(word::<Level>("").is_err());
    }

    #[test]
    fn a_type_is_known_by_name_abbreviation_or_slug() {
        let tables = Tables::embedded();
        for written in ["kế hoạch", "Ke hoach", "KH", "kh", "ke-hoach", "Plan"] {
            assert_eq!(type_slug(written, tables), "ke-hoach", "{written}");
        }
        assert_eq!(type_slug("KL", tables), "ket-luan");
        assert_eq!(type_slug("của tôi", tables), "của tôi");
    }
}

//! What a view shows and leaves out, in a sentence.

use super::contents::{Kind, View};
use super::options::{By, Missing};
use crate::model::{Language, PartialDate};

impl View {
    /// What it shows of how much, and by which filters: "120 trong 41.300 văn bản; cấp: Tỉnh; từ 01/2022".
    pub fn sentence(&self, language: Language) -> String {
        let mut parts = vec![self.extent(language)];
        parts.extend(self.folded(language));
        parts.extend(self.filters(language));
        parts.join("; ")
    }

    fn extent(&self, language: Language) -> String {
        let count = |number| grouped(number, language);
        let documents = match (self.documents == self.all_documents, language) {
            (true, Language::Vietnamese) => format!("Toàn bộ {} văn bản", count(self.documents)),
            (true, Language::English) => format!("All {} documents", count(self.documents)),
            (false, _) => {
                format!(
                    "{} {} {}",
                    count(self.documents),
                    language.pick("trong", "of"),
                    count(self.all_documents)
                ) + language.pick(" văn bản", " documents")
            }
        };
        let within = language.pick("của", "of");
        match self.by {
            By::Document => documents,
            By::Issuer => {
                format!(
                    "{} {} {within} {}",
                    count(self.items.len()),
                    language.pick("cơ quan", "issuers"),
                    lower_first(&documents)
                )
            }
            By::Level => format!(
                "{} {} {within} {}",
                count(self.items.len()),
                language.pick("cấp", "levels"),
                lower_first(&documents)
            ),
        }
    }

    fn folded(&self, language: Language) -> Option<String> {
        let groups = self.items.iter().filter(|item| item.kind == Kind::Group);
        let (groups, documents) = groups.fold((0, 0), |(groups, documents), item| {
            (groups + 1, documents + item.members.len())
        });
        let (groups, documents) =
            (groups > 0).then(|| (grouped(groups, language), grouped(documents, language)))?;
        Some(match language {
            Language::Vietnamese => format!("{documents} văn bản gộp trong {groups} nhóm"),
            Language::English => format!("{documents} of them folded into {groups} groups"),
        })
    }

    fn filters(&self, language: Language) -> Vec<String> {
        let options = &self.options;
        let list = |vietnamese: &str, english: &str, words: Vec<String>| {
            (!words.is_empty()).then(|| {
                format!(
                    "{}: {}",
                    language.pick(vietnamese, english),
                    words.join(", ")
                )
            })
        };
        let date = |vietnamese: &str, english: &str, date: Option<PartialDate>| {
            date.map(|date| {
                format!(
                    "{} {}",
                    language.pick(vietnamese, english),
                    day(date, language)
                )
            })
        };
        let mut parts = vec![
            list(
                "cấp",
                "level",
                options
                    .levels
                    .iter()
                    .map(|level| level.label(language).to_owned())
                    .collect(),
            ),
            list(
                "hệ thống",
                "system",
                options
                    .systems
                    .iter()
                    .map(|system| system.label(language).to_owned())
                    .collect(),
            ),
            list("tỉnh", "province", options.provinces.clone()),
            list("loại", "type", options.types.clone()),
            list(
                "quan hệ",
                "relation",
                options
                    .relations
                    .iter()
                    .map(|relation| relation.label(language).to_lowercase())
                    .collect(),
            ),
            date("từ", "from", options.from),
            date("đến", "to", options.to),
        ];
        if let (Some(depth), false) = (options.depth, options.focus.is_empty()) {
            parts.push(Some(format!(
                "{} {depth} {}",
                language.pick("trong", "within"),
                language.pick("bước viện dẫn", "citations")
            )));
        }
        if options.top.is_some() && self.documents < self.all_documents {
            parts.push(Some(
                language
                    .pick("được viện dẫn nhiều nhất", "the most cited")
                    .to_owned(),
            ));
        }
        if options.missing == Missing::Hide {
            parts.push(Some(
                language
                    .pick(
                        "không kể văn bản chỉ được nhắc đến",
                        "without documents that are only cited",
                    )
                    .to_owned(),
            ));
        }
        parts.into_iter().flatten().collect()
    }
}

/// A number with its thousands grouped: `41.300` in Vietnamese, `41,300` in English.
pub fn grouped(number: usize, language: Language) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(language.pick(".", ","));
        }
        text.push(digit);
    }
    text
}

/// A date for people: `14/11/2022` in Vietnamese, ISO in English.
pub fn day(date: PartialDate, language: Language) -> String {
    match (language, date.day(), date.month()) {
        (Language::Vietnamese, Some(day), Some(month)) => {
            format!("{day:02}/{month:02}/{}", date.year())
        }
        (Language::Vietnamese, None, Some(month)) => format!("{month:02}/{}", date.year()),
        _ => date.to_string(),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

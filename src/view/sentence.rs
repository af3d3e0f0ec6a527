//! What a view shows and leaves out, in a sentence.

use super::contents::{Kind, View};
use super::options::{By, Missing, TopOf};
use crate::model::{Language, PartialDate};

impl View {
    /// What it shows of how much, and by which filters: "120 trong 41.300 văn bản; cấp: Tỉnh; từ 01/2022".
    pub fn sentence(&self, language: Language) -> String {
        let mut parts = vec![self.extent(language)];
        parts.extend(self.folded(language));
        parts.extend(self.not_folded(language));
        parts.extend(self.filters(language));
        parts.join("; ")
    }

    fn extent(&self, language: Language) -> String {
        let (shown, all) = (
            language.number(self.documents),
            language.number(self.all_documents),
        );
        let documents = if self.documents == self.all_documents {
            language.sentence("all_documents", &[&all])
        } else {
            language.sentence("documents_of_all", &[&shown, &all])
        };
        let marks = language.number(self.items.len());
        match self.by {
            By::Document => documents,
            By::Issuer => language.sentence("issuers_of", &[&marks, &lower_first(&documents)]),
            By::Level => language.sentence("levels_of", &[&marks, &lower_first(&documents)]),
        }
    }

    fn folded(&self, language: Language) -> Option<String> {
        let groups = self.items.iter().filter(|item| item.kind == Kind::Group);
        let (groups, documents) = groups.fold((0, 0), |(groups, documents), item| {
            (groups + 1, documents + item.members.len())
        });
        let (count, groups) = (language.number(documents), language.number(groups));
        (documents > 0).then(|| language.sentence("folded", &[&count, &groups]))
    }

    /// Why more items are left than were asked for.
    fn not_folded(&self, language: Language) -> Option<String> {
        let limit = self.options.collapse.filter(|_| !self.folded_enough)?;
        let left = language.number(self.items.len());
        Some(language.sentence("not_folded", &[&language.number(limit), &left]))
    }

    fn filters(&self, language: Language) -> Vec<String> {
        let options = &self.options;
        let list = |key: &str, words: Vec<String>| {
            (!words.is_empty()).then(|| format!("{}: {}", language.word(key), words.join(", ")))
        };
        let date = |key: &str, date: Option<PartialDate>| {
            date.map(|date| format!("{} {}", language.word(key), language.date(date)))
        };
        let levels = options.levels.iter();
        let systems = options.systems.iter();
        let relations = options.relations.iter();
        let mut parts = vec![
            list(
                "filter_level",
                levels
                    .map(|level| level.label(language).to_owned())
                    .collect(),
            ),
            list(
                "filter_system",
                systems
                    .map(|system| system.label(language).to_owned())
                    .collect(),
            ),
            list("filter_province", options.provinces.clone()),
            list("filter_type", options.types.clone()),
            list(
                "filter_relation",
                relations
                    .map(|relation| relation.label(language).to_lowercase())
                    .collect(),
            ),
            date("filter_from", options.from),
            date("filter_to", options.to),
        ];
        if let (Some(depth), false) = (options.depth, options.focus.is_empty()) {
            parts.push(Some(language.sentence("filter_depth", &[&depth])));
        }
        if options.top.is_some() && self.documents < self.all_documents {
            let key = match options.top_of {
                TopOf::All => "filter_top",
                TopOf::EachLevel => "filter_top_of_levels",
            };
            parts.push(Some(language.word(key).to_owned()));
        }
        if options.missing == Missing::Hide {
            parts.push(Some(language.word("filter_hide_missing").to_owned()));
        }
        parts.into_iter().flatten().collect()
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

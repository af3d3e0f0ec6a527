//! What the sources of one document say differently: its dates, types, issuers and titles (mâu
//! thuẫn).

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, subject};
use super::citing::Citing;
use super::completed::Completed;
use crate::extract::Number;
use crate::graph::{Conflict, ConflictField, ConflictValue, Document};
use crate::model::Level;
use crate::tables::{DocumentType, Tables};
use crate::text::match_key;

/// A value with the held documents that say it, or `number` for the document's own number.
type Values = BTreeMap<String, BTreeSet<String>>;

/// The fields of a document of which its sources say what cannot all be true.
pub(super) fn of(document: &Document, account: &Account<'_>, tables: &Tables) -> Vec<Conflict> {
    let dates = said(
        account,
        |citing| citing.date,
        |completed| completed.reference.date,
    );
    let dates = dates
        .into_iter()
        .filter(|(date, _)| date.is_whole())
        .map(|(date, by)| (date.to_string(), by))
        .collect();
    let fields = [
        (
            ConflictField::Date,
            document.date.map(|date| date.to_string()),
            several(dates),
        ),
        (
            ConflictField::Type,
            document.document_type.clone(),
            several(types(account, tables)),
        ),
        (
            ConflictField::Issuer,
            document.issuer.clone(),
            several(issuers(account)),
        ),
        (
            ConflictField::Title,
            document.title.clone(),
            titles(account),
        ),
    ];
    let conflict = |(field, kept, values): (ConflictField, Option<String>, Values)| {
        let values: Vec<_> = values
            .into_iter()
            .map(|(value, by)| ConflictValue {
                value,
                told_by: by.into_iter().collect(),
            })
            .collect();
        Conflict {
            document: document.id.clone(),
            label: document.label().to_owned(),
            field,
            values,
            kept,
        }
    };
    fields
        .into_iter()
        .filter(|(_, _, values)| !values.is_empty())
        .map(conflict)
        .collect()
}

/// One value is no conflict.
fn several(values: Values) -> Values {
    if values.len() > 1 {
        values
    } else {
        Values::new()
    }
}

/// What the document's own header and the references to it say.
fn said<V: Ord>(
    account: &Account<'_>,
    own: impl Fn(&Citing) -> Option<V>,
    cited: impl Fn(&Completed) -> Option<V>,
) -> BTreeMap<V, BTreeSet<String>> {
    let held = account
        .held
        .and_then(|citing| Some((own(citing)?, &citing.document)));
    let others = account
        .cited
        .iter()
        .filter_map(|(citing, resolved)| Some((cited(&resolved.completed)?, &citing.document)));
    let mut values: BTreeMap<V, BTreeSet<String>> = BTreeMap::new();
    for (value, document) in held.into_iter().chain(others) {
        values.entry(value).or_default().insert(document.clone());
    }
    values
}

/// The types in words; beside them the type of the symbol where the words name none that it may
/// mean.
fn types(account: &Account<'_>, tables: &Tables) -> Values {
    let mut types = said(
        account,
        |citing| citing.document_type.clone(),
        |completed| completed.reference.document_type.clone(),
    );
    // As written: "Đề án 06" is no slip for the decision that approved it.
    let numbers = account
        .cited
        .iter()
        .filter_map(|(_, resolved)| resolved.completed.reference.number.as_ref());
    let own = account.held.and_then(|citing| citing.number.as_ref());
    let symbol = own
        .into_iter()
        .chain(numbers)
        .find_map(|number: &Number| number.symbol.as_ref()?.type_abbreviation.as_deref());
    let meant = symbol
        .map(|symbol| tables.document_types().by_abbreviation(symbol))
        .unwrap_or_default();
    let fits = |meant: &&DocumentType| {
        types.contains_key(&meant.slug) || meant.slug == "luat" && types.contains_key("bo-luat")
    };
    if let Some(first) = meant.first()
        && !types.is_empty()
        && !meant.iter().any(fits)
    {
        types
            .entry(first.slug.clone())
            .or_default()
            .insert("number".to_owned());
    }
    types
}

/// The issuers in words, if two of them cannot be one: "của Ban Bí thư" and "của Bộ Chính trị", but
/// not "của UBND tỉnh" and "của Chủ tịch UBND tỉnh". Places need no look: with another place it is
/// another document.
fn issuers(account: &Account<'_>) -> Values {
    let named = |completed: &Completed| {
        let [start, end] = completed.reference.spans.issuer?;
        let words: String = completed
            .reference
            .text
            .chars()
            .skip(start - completed.reference.span[0])
            .take(end - start)
            .collect();
        completed
            .issuer
            .clone()
            .filter(|_| !VAGUE.contains(&match_key(&words).as_str()))
    };
    let name = |issuer: crate::extract::issuer::Issuer| {
        (issuer.name, issuer.title, issuer.body, issuer.level)
    };
    let all = said(
        account,
        |citing| citing.issuer.clone().map(name),
        |completed| named(completed).map(name),
    );
    let differ = |(_, one, body, level): &(String, String, String, Level),
                  (_, two, other, _): &(String, String, String, Level)| {
        !one.contains(two.as_str())
            && !two.contains(one.as_str())
            && (body != other || *level == Level::Central)
    };
    let conflicting = all.keys().any(|one| all.keys().any(|two| differ(one, two)));
    if !conflicting {
        return Values::new();
    }
    all.into_iter().map(|((name, ..), by)| (name, by)).collect()
}

/// Words that leave open which body of the centre is meant.
const VAGUE: [&str; 4] = ["trung ương", "tw", "trung ương đảng", "đảng"];

/// The title that most sources give, with those that speak of something else.
fn titles(account: &Account<'_>) -> Values {
    let cited = |completed: &Completed| {
        completed
            .name
            .clone()
            .or_else(|| subject(completed.reference.title.as_deref()?))
    };
    // "... thực hiện Kết luận số 44-KL/TW ... về tăng cường ...": people cut such chains where they
    // like.
    let mut all = said(
        account,
        |citing| citing.title.clone().filter(|title| !title.contains('/')),
        |completed| cited(completed).filter(|title| !title.contains('/')),
    );
    let words = |title: &str| -> BTreeSet<String> {
        match_key(title).split(' ').map(str::to_owned).collect()
    };
    let Some(usual) = all
        .iter()
        .max_by_key(|(_, by)| by.len())
        .map(|(title, _)| title.clone())
    else {
        return Values::new();
    };
    let of_usual = words(&usual);
    all.retain(|title, _| *title == usual || differ(&of_usual, &words(title)));
    several(all)
}

/// Whether the words of two titles are of different things.
fn differ(one: &BTreeSet<String>, two: &BTreeSet<String>) -> bool {
    let (fewer, shared) = (one.len().min(two.len()), one.intersection(two).count());
    fewer >= FEWEST_WORDS && shared * SHARED_OF < fewer
}

/// Titles shorter than this are names by which a document is called, not what it is about.
const FEWEST_WORDS: usize = 5;

/// Titles of one document share at least one in so many of the shorter one's words, however they
/// are worded.
const SHARED_OF: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::resolve::{local, merge};
    use crate::text::Text;

    /// Field and values of the conflicts that letters with these sentences hold.
    fn conflicts(sentences: &[&str]) -> Vec<(ConflictField, Vec<String>)> {
        let tables = Tables::embedded();
        let extractor = Extractor::new(tables);
        let letter = |(index, sentence): (usize, &&str)| {
            let text = Text {
                document: format!("{index}.txt"),
                content: (*sentence).to_owned(),
                ..Text::default()
            };
            let extraction = extractor.extract(&text);
            local(
                Citing::of(extraction.header, extraction.duty),
                extraction.references,
                None,
                tables,
                extractor.symbols(),
            )
        };
        let (_, conflicts) =
            merge(sentences.iter().enumerate().map(letter).collect(), tables).graph(tables);
        let values = |conflict: Conflict| {
            conflict
                .values
                .into_iter()
                .map(|value| value.value)
                .collect()
        };
        conflicts
            .into_iter()
            .map(|conflict| (conflict.field, values(conflict)))
            .collect()
    }

    #[test]
    fn two_issuers_of_the_centre_conflict() {
        let found = conflicts(&[
            "Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Ban Bí thư về quy chế dân chủ.",
            "Thực hiện Kết luận số 44-KL/TW ngày 14/11/2022 của Bộ Chính trị về quy chế dân chủ.",
        ]);
        assert_eq!(
            found,
            [(
                ConflictField::Issuer,
                vec!["Ban Bí thư".to_owned(), "Bộ Chính trị".to_owned()]
            )]
        );
    }

    #[test]
    fn a_body_and_its_head_are_one_issuer() {
        let found = conflicts(&[
            "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Lai Châu.",
            "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của Chủ tịch UBND tỉnh Lai Châu.",
            "Theo Thông tư số 10/2025/TT-BNV ngày 19/6/2025 của Bộ Nội vụ.",
            "Theo Thông tư số 10/2025/TT-BNV ngày 19/6/2025 của Bộ trưởng Bộ Nội vụ.",
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn titles_conflict_when_they_speak_of_different_things() {
        let one = "Thực hiện Chỉ thị số 32/CT-TTg ngày 05/9/2023 của Thủ tướng Chính phủ về phát triển công nghiệp sản xuất giống cây trồng.";
        let shorter = "Thực hiện Chỉ thị số 32/CT-TTg ngày 05/9/2023 của Thủ tướng Chính phủ về việc phát triển giống cây trồng, vật nuôi.";
        let other = "Thực hiện Chỉ thị số 32/CT-TTg ngày 05/9/2023 của Thủ tướng Chính phủ về bảo đảm an toàn đập, hồ chứa nước mùa mưa lũ.";
        assert_eq!(conflicts(&[one, shorter]), []);
        assert_eq!(
            conflicts(&[one, other])
                .iter()
                .map(|(field, _)| *field)
                .collect::<Vec<_>>(),
            [ConflictField::Title]
        );
    }

    #[test]
    fn a_type_word_conflicts_with_the_symbol() {
        let found = conflicts(&[
            "Thực hiện Kế hoạch số 321/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Lai Châu.",
        ]);
        assert_eq!(
            found,
            [(
                ConflictField::Type,
                vec!["ke-hoach".to_owned(), "quyet-dinh".to_owned()]
            )]
        );
    }
}

//! Whose an issuer is that stands after a nested title: "Kế hoạch số 46-KH/TU về thực hiện Kết luận
//! số 19-KL/TW của Ban Thường vụ Tỉnh ủy" names the issuer of the plan.

use super::draft::Draft;
use super::issuer::{Issuer, from_symbol};
use crate::model::Level;
use crate::tables::Tables;

/// Gives issuers after nested titles to the outer documents whose own numbers tell of them, where
/// the number right before them tells of another body. Drafts know in whose title they stand.
pub fn return_issuers(drafts: &mut [Draft], tables: &Tables) {
    for index in 0..drafts.len() {
        let Some(owner) = owner(drafts, index, tables) else {
            continue;
        };
        let phrase = drafts[index].issuer.take();
        drafts[owner].maker = phrase.map(|phrase| phrase.issuer);
        for draft in drafts.iter_mut() {
            draft.shared_issuer = draft.shared_issuer.filter(|&shared| shared != index);
        }
    }
}

/// The nearest document around a draft whose the issuer after the draft is.
fn owner(drafts: &[Draft], index: usize, tables: &Tables) -> Option<usize> {
    let draft = &drafts[index];
    let named = &draft.issuer.as_ref()?.issuer;
    if is_of(&issuer_told(draft, tables)?, named) {
        return None;
    }
    let around = std::iter::successors(draft.within, |&outer| drafts[outer].within);
    let is_open = |outer: &Draft| outer.issuer.is_none() && outer.shared_issuer.is_none();
    around
        .filter(|&outer| is_open(&drafts[outer]))
        .find(|&outer| issuer_told(&drafts[outer], tables).is_some_and(|told| is_of(&told, named)))
}

/// Who issued a document as its symbol tells, else as its type does.
fn issuer_told(draft: &Draft, tables: &Tables) -> Option<Issuer> {
    let slug = draft.slug.as_deref().filter(|_| !draft.vague);
    if let Some(number) = &draft.number {
        return from_symbol(&number.symbol.text, slug, tables);
    }
    let sole = tables.document_types().get(slug?)?.sole_issuer.as_deref()?;
    tables.issuers().get(sole).map(Issuer::of_row)
}

/// Whether a body that is named may be the one that a symbol tells.
fn is_of(told: &Issuer, named: &Issuer) -> bool {
    let levels = [told.level, named.level];
    told.body == named.body && (levels[0] == levels[1] || levels.contains(&Level::Unknown))
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::tables::Tables;
    use crate::text::Text;

    /// The issuers of the references of a sentence.
    fn issuers(sentence: &str) -> Vec<Option<String>> {
        let text = Text {
            content: sentence.to_owned(),
            ..Text::default()
        };
        let found = Extractor::new(Tables::embedded()).extract(&text).references;
        let name = |issuer: crate::extract::issuer::Issuer| issuer.name;
        found.into_iter().map(|one| one.issuer.map(name)).collect()
    }

    #[test]
    fn an_issuer_after_a_nested_title_is_that_of_the_document_whose_number_tells_of_it() {
        for (sentence, expected) in [
            (
                "Theo Công văn số 915/SNV-TCBC về triển khai Nghị định số 15/2031/NĐ-CP của Sở Nội vụ.",
                [Some("Sở Nội vụ"), None],
            ),
            (
                "Theo Kế hoạch số 915-KH/HU về thực hiện Chỉ thị số 15-CT/TU của Ban Thường vụ Huyện ủy.",
                [Some("Ban Thường vụ Huyện ủy"), None],
            ),
            (
                "Theo Kế hoạch số 915/KH-UBND về triển khai Luật Đất đai năm 2024 của UBND tỉnh.",
                [Some("Ủy ban nhân dân tỉnh"), None],
            ),
            // Both numbers tell of it: it is the nearer one's.
            (
                "Theo Kế hoạch số 915/KH-UBND về thực hiện Quyết định số 15/QĐ-UBND của UBND tỉnh.",
                [None, Some("Ủy ban nhân dân tỉnh")],
            ),
            (
                "Theo Kế hoạch số 915-KH/TU về thực hiện Kết luận số 15-KL/TW của Bộ Chính trị.",
                [None, Some("Bộ Chính trị")],
            ),
        ] {
            let expected = expected.map(|name| name.map(str::to_owned));
            assert_eq!(issuers(sentence), expected, "{sentence}");
        }
    }
}

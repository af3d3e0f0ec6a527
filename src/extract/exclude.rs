//! What looks like a reference and is none: standards, form codes, figures of other papers, and the
//! document itself.

use super::draft::Draft;
use super::grammar::Cursor;
use super::grammar::issuer::IssuerPhrase;
use super::grammar::number_word::number_word_before;
use super::header::{Header, Kind};
use super::reference::Number;
use crate::lex::Gap;
use crate::model::{Level, PartialDate};
use crate::tables::{PhraseKind, TerritoryKind};

/// What the document says of itself, so that its own number is not taken for a reference.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Canonical number, if the header has one.
    pub number: Option<String>,
    /// Its ordinal.
    pub ordinal: Option<String>,
    /// Symbol of a header whose number is blank.
    pub blank_symbol: Option<String>,
    /// Type slug.
    pub document_type: Option<String>,
    /// Date of issue.
    pub date: Option<PartialDate>,
    /// Level of its issuer.
    pub level: Level,
    /// Bytes of the normalized text in which a number is the document's own.
    pub zones: Vec<std::ops::Range<usize>>,
    /// What kind of text it is.
    pub kind: Kind,
    /// Where its own words begin; before them stand notices of a portal.
    pub front: usize,
}

impl Own {
    /// What the header says.
    pub fn of(header: &Header) -> Self {
        let number = header.number.as_ref();
        Self {
            number: number
                .filter(|number| !number.is_blank())
                .map(Number::canonical),
            blank_symbol: number
                .filter(|number| number.is_blank())
                .and_then(|number| Some(number.symbol.as_ref()?.text.clone())),
            document_type: header.document_type.clone(),
            date: header.date,
            level: header.scope.level,
            zones: header.own_numbers.clone(),
            ordinal: number
                .filter(|number| !number.is_blank())
                .map(|number| number.ordinal.clone()),
            kind: header.kind,
            front: header.zone.start,
        }
    }
}

/// Drops the drafts that are no references. Lists keep their links among those that stay.
pub fn drop_others(start: Cursor<'_>, drafts: &mut Vec<Draft>, own: &Own) {
    let mut papers = vec![false; drafts.len()];
    for (index, draft) in drafts.iter().enumerate() {
        // "mẫu số 09A/PL-TNCN, 09B/PL-TNCN": what the list's first item is, all are.
        papers[index] = draft.type_range.is_none()
            && (papers[draft.list] || numbers_another_paper(start.to_byte(draft.start)));
    }
    let stays: Vec<bool> = drafts
        .iter()
        .zip(&papers)
        .map(|(draft, paper)| !paper && !is_not_a_reference(start, draft, own))
        .collect();
    let places: Vec<usize> = stays
        .iter()
        .scan(0, |next, &stay| {
            Some(std::mem::replace(next, *next + usize::from(stay)))
        })
        .collect();
    let mut index = 0;
    drafts.retain_mut(|draft| {
        draft.list = places[draft.list];
        draft.shared_issuer = draft
            .shared_issuer
            .filter(|&shared| stays[shared])
            .map(|shared| places[shared]);
        index += 1;
        stays[index - 1]
    });
}

/// Whether the draft is the document itself or a standard.
fn is_not_a_reference(start: Cursor<'_>, draft: &Draft, own: &Own) -> bool {
    let at = start.to_byte(draft.start);
    let is_before = own.kind == Kind::Letter && draft.start < own.front;
    is_before || is_itself(at, draft, own) || is_standard(at) || is_in_link(at)
}

/// Tokens of a link before a number in it, at most.
const LONGEST_LINK: usize = 80;

/// "https://.../nghi-quyet-77-nq-cp", "quyet-dinh-12-qd-ubnd.pdf": addresses and names of files,
/// which have no blanks.
fn is_in_link(at: Cursor<'_>) -> bool {
    let glued = std::iter::successors(Some(at), |at| {
        (at.gap() == Gap::Glued && at.token_before().is_some()).then(|| at.previous())
    });
    let mut before = glued.skip(1).take(LONGEST_LINK);
    let is_address = |at: Cursor<'_>| at.is_mark(':') && at.next().is_mark('/');
    is_slug(at) || before.any(|at| is_address(at) && at.next().next().is_mark('/'))
}

/// Whether two words without diacritics and capitals stand before, each with a hyphen after it.
fn is_slug(at: Cursor<'_>) -> bool {
    before_slug_word(at).and_then(before_slug_word).is_some()
}

fn before_slug_word(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let hyphen = at.previous();
    let word = hyphen.previous();
    let is_joint = hyphen.is_any_mark(&['-', '_']) && word.start() < hyphen.start();
    let is_glued = at.gap() == Gap::Glued && hyphen.gap() == Gap::Glued;
    let is_plain = word.written().bytes().all(|byte| byte.is_ascii_lowercase());
    (is_joint && is_glued && is_plain).then_some(word)
}

/// "mẫu số: 09A/PL-TNCN", "hợp đồng 12/HĐ": papers and places that have numbers but are no official
/// documents.
fn numbers_another_paper(at: Cursor<'_>) -> bool {
    with_number_word_before(at)
        .into_iter()
        .any(|at| at.phrase_before(PhraseKind::OtherPaper).is_some())
}

/// "QCVN 62-MT:2016/BTNMT", "Tiêu chuẩn cơ sở số 1:2020": standards of technology, numbered in
/// another network.
fn is_standard(mut at: Cursor<'_>) -> bool {
    let is_part = |at: Cursor<'_>| {
        let before = at.token_before();
        before.is_some_and(|token| token.is_figure() || token.is_mark(':') || token.is_mark('.'))
    };
    for _ in 0..LONGEST_STANDARD {
        if is_part(at) {
            at = at.previous();
        }
    }
    with_number_word_before(at)
        .into_iter()
        .any(|at| at.phrase_before(PhraseKind::StandardMarker).is_some())
}

/// The places before a colon and before "số" and "số hiệu" with it, where they stand before a
/// number.
fn with_number_word_before(at: Cursor<'_>) -> [Cursor<'_>; 2] {
    let before = at.before_mark(':');
    [before, number_word_before(at).unwrap_or(before)]
}

/// Figures and marks in the number of a standard, at most.
const LONGEST_STANDARD: usize = 8;

/// The document's own number: in its header, in its annexes' headings, in running heads.
fn is_itself(at: Cursor<'_>, draft: &Draft, own: &Own) -> bool {
    let Some(number) = &draft.number else {
        return false;
    };
    if own
        .zones
        .iter()
        .any(|zone| zone.contains(&number.range.start))
    {
        return true;
    }
    if number.is_blank() {
        return own.blank_symbol.as_ref() == Some(&number.symbol.text)
            && (is_issued_with(at) || draft.type_range.is_none());
    }
    let same_date = match (draft.date.as_ref().and_then(|date| date.date), own.date) {
        (Some(one), Some(two)) => one.agrees_with(two),
        _ => true,
    };
    let same_type = draft.slug.is_none()
        || draft.vague
        || own.document_type.is_none()
        || draft.slug == own.document_type;
    if own.number.as_deref() == Some(number.canonical().as_str()) {
        return same_date && same_type && !names_another_level(draft, own);
    }
    // The header or the annex may have a slip in its symbol: "38/CT-UBND" on a quyết định.
    own.ordinal.as_ref() == Some(&number.ordinal)
        && own.date.is_some_and(PartialDate::is_whole)
        && draft
            .date
            .as_ref()
            .is_some_and(|date| date.date == own.date)
        && draft.slug == own.document_type
        && is_issued_with(at)
}

/// Whether an issuer of another level is named: "Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh" in
/// the plan of a district with the same number.
fn names_another_level(draft: &Draft, own: &Own) -> bool {
    let level = |phrase: &IssuerPhrase| {
        let kind = phrase.issuer.place_kind.map(TerritoryKind::level);
        Some(phrase.issuer.level)
            .filter(|level| *level != Level::Unknown)
            .or(kind)
    };
    let named = draft.issuer.as_ref().and_then(level);
    named.is_some_and(|named| {
        let is_known = ![named, own.level].contains(&Level::Unknown);
        is_known && named != own.level
    })
}

/// Whether "kèm theo", "kèm theo bản" stands right before.
fn is_issued_with(at: Cursor<'_>) -> bool {
    at.phrase_before(PhraseKind::IssuedWith).is_some()
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::tables::Tables;
    use crate::text::Text;

    /// The words of the references of a text.
    fn found(content: &str) -> Vec<String> {
        let text = Text {
            content: content.to_owned(),
            ..Text::default()
        };
        let references = Extractor::new(Tables::embedded()).extract(&text).references;
        references.into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn links_and_names_of_files_cite_nothing() {
        for link in [
            "Xem https://vidu.example/van-ban/quyet-dinh-915-qd-ubnd-nam-2024",
            "Tải thong-bao-915-tb-ubnd.pdf",
            "Địa chỉ: http://vidu.example/?so=915/QĐ-UBND",
        ] {
            assert_eq!(found(link), Vec::<String>::new(), "{link}");
        }
        assert_eq!(found("Xem Thông báo 915-TB/TU"), ["Thông báo 915-TB/TU"]);
    }

    #[test]
    fn an_annex_belongs_to_its_document_whatever_the_slip_in_the_symbol() {
        let annexed = |day: &str| {
            found(&format!(
                "ỦY BAN NHÂN DÂN\nXÃ LỘC HÒA\nSố: 91/KH-UBND\nLộc Hòa, ngày 08 tháng 4 năm 2024\n\nQUYẾT ĐỊNH\n\
                 Về việc giao rừng\n\nĐiều 1. Giao rừng.\n\nPHỤ LỤC\n(Ban hành kèm theo Quyết định số 91/QĐ-UBND ngày {day}/4/2024)\n"
            ))
        };
        assert_eq!(annexed("08"), Vec::<String>::new());
        assert_eq!(annexed("02").len(), 1);
    }

    #[test]
    fn notices_of_a_portal_before_the_header_are_not_its_words() {
        let letter = "SỞ Y TẾ LÀO CAI\nSố: 18/SYT-VP\n\nKính gửi: Các bệnh viện.\nThực hiện Kế hoạch số 40/KH-UBND.";
        let on_portal = format!("Theo Nghị định số 13/2023/NĐ-CP, bấm nút để đọc.\n\n{letter}");
        assert_eq!(found(&on_portal), ["Kế hoạch số 40/KH-UBND"]);
    }

    #[test]
    fn a_heading_in_capitals_names_no_law() {
        for heading in [
            "PHẦN I - THI HÀNH LUẬT VÀ VĂN BẢN QUY ĐỊNH CHI TIẾT",
            "HOÀN THIỆN LUẬT SUỐI NGUỒN",
        ] {
            assert_eq!(found(heading), Vec::<String>::new(), "{heading}");
        }
    }
}

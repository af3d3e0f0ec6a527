//! What looks like a reference and is none: standards, form codes, figures of other papers, and the document itself.

use std::sync::LazyLock;

use regex::Regex;

use super::draft::Draft;
use super::header::Header;
use super::number::floor_char_boundary;
use super::reference::Number;

/// What the document says of itself, so that its own number is not taken for a reference.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Canonical number, if the header has one.
    pub number: Option<String>,
    /// Symbol of a header whose number is blank.
    pub blank_symbol: Option<String>,
    /// Type slug.
    pub document_type: Option<String>,
    /// Date of issue.
    pub date: Option<crate::model::PartialDate>,
    /// Bytes of the normalized text in which a number is the document's own.
    pub zones: Vec<std::ops::Range<usize>>,
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
            zones: header.own_numbers.clone(),
        }
    }
}

/// Drops the drafts that are no references. Lists keep their links among those that stay.
pub fn drop_others(text: &str, drafts: &mut Vec<Draft>, own: &Own) {
    let mut papers = vec![false; drafts.len()];
    for (index, draft) in drafts.iter().enumerate() {
        // "mẫu số 09A/PL-TNCN, 09B/PL-TNCN": what the list's first item is, all are.
        papers[index] = draft.type_range.is_none()
            && (papers[draft.list] || OTHER_PAPERS.is_match(window(text, draft.start)));
    }
    let stays: Vec<bool> = drafts
        .iter()
        .zip(&papers)
        .map(|(draft, paper)| !paper && !is_none(text, draft, own))
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
fn is_none(text: &str, draft: &Draft, own: &Own) -> bool {
    let before = window(text, draft.start);
    is_itself(before, draft, own) || STANDARD.is_match(before)
}

/// The document's own number: in its header, in its annexes' headings, in running heads.
fn is_itself(before: &str, draft: &Draft, own: &Own) -> bool {
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
            && (ISSUED_WITH.is_match(before) || draft.type_range.is_none());
    }
    let same_date = match (draft.date.as_ref().and_then(|date| date.date), own.date) {
        (Some(one), Some(two)) => one.agrees_with(two),
        _ => true,
    };
    let same_type = draft.slug.is_none()
        || draft.vague
        || own.document_type.is_none()
        || draft.slug == own.document_type;
    own.number.as_deref() == Some(number.canonical().as_str()) && same_date && same_type
}

/// "Kèm theo", "ban hành kèm theo" right before.
static ISSUED_WITH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)kèm\s+theo\s*(?:bản\s+)?$").expect("a valid pattern"));

/// Standards and regulations of technology, numbered in other networks.
static STANDARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:TCVN|QCVN|TCXDVN|TCXD|TCCS|TCN|QCĐP|ISO|IEC|ASTM|Tiêu\s+chuẩn\s+cơ\s+sở|[Tt]iêu\s+chuẩn|[Qq]uy\s+chuẩn)\s*(?:số\s*)?[\d:.\s]*$").expect("a valid pattern")
});

/// Papers and places that have numbers but are no official documents.
static OTHER_PAPERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) (?: ^ | \W ) (?: mẫu | biểu | biểu\s+mẫu | phụ\s+lục | phụ\s+biểu | ký\s+hiệu | mã(?:\s+số)? | tài\s+khoản | điện\s+thoại | đt | fax | nhà | đường | ngõ | hẻm | lô | thửa
          | tờ\s+bản\s+đồ | gói\s+thầu | hợp\s+đồng | hóa\s+đơn | biển | cmnd | cccd | hộ\s+chiếu | seri | công\s+báo | bản\s+vẽ | tuyến | thông\s+báo\s+mời\s+thầu | tbmt | e-hsmt
          | hiệp\s+định | công\s+ước | nghị\s+định\s+thư )
          \s* (?: số )? \s* :? \s* $",
    )
    .expect("a valid pattern")
});

fn window(text: &str, at: usize) -> &str {
    &text[floor_char_boundary(text, at.saturating_sub(80))..at]
}

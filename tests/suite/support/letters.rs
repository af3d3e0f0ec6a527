//! A small citation graph of made-up letters, built in few words.

use viendan::graph::{Citation, CitationGraph, Document, DocumentId, Evidence, Status, urn};
use viendan::model::{Certainty, Level, Relation, System};

/// A held document of the Party: id, number, date (may be empty), level, province (may be empty).
pub fn letter(id: &str, number: &str, date: &str, level: Level, province: &str) -> Document {
    let mut document = Document {
        number: Some(number.to_owned()),
        date: date.parse().ok(),
        level,
        system: System::Party,
        status: Status::Held,
        source: Some(format!("{id}.txt")),
        ..Document::unknown(DocumentId(id.to_owned()))
    };
    document.place.province = Some(province.to_owned()).filter(|name| !name.is_empty());
    document.urn = urn::of(&document);
    document
}

/// A citation with one reference.
pub fn cites(source: &str, target: &str, relation: Relation) -> (DocumentId, DocumentId, Citation) {
    let evidence = Evidence {
        document: format!("{source}.txt"),
        start: 10,
        end: 20,
        page: None,
        text: "Kết luận số".to_owned(),
        before: String::new(),
        after: " về công tác văn thư".to_owned(),
    };
    let rule = "number-and-date".into();
    let citation = Citation {
        relation,
        extent: None,
        setting: viendan::model::Setting::Body,
        second_hand: false,
        certainty: Certainty::Certain,
        rule,
        references: vec![evidence],
    };
    (
        DocumentId(source.to_owned()),
        DocumentId(target.to_owned()),
        citation,
    )
}

/// A cascade over four levels: a conclusion of the centre, a province's plan, a district's and a commune's, a letter that skips levels,
/// a second province that only has a request, and a missing document.
pub fn cascade() -> CitationGraph {
    use Level::{Central, Commune, District, Provincial};
    let mut missing = letter("quyet-dinh-9", "9-QĐ/TW", "", Central, "");
    (missing.status, missing.source) = (Status::Missing, None);
    let documents = [
        letter("ket-luan-44", "44-KL/TW", "2022-11-14", Central, ""),
        letter(
            "ke-hoach-12",
            "12-KH/TU",
            "2022-12-29",
            Provincial,
            "Lai Châu",
        ),
        letter("ke-hoach-5", "5-KH/HU", "2023-01-18", District, "Lai Châu"),
        letter("ke-hoach-3", "3-KH/ĐU", "2023-02-02", Commune, "Lai Châu"),
        letter("cong-van-7", "7-CV/ĐU", "2023-03-04", Commune, "Lai Châu"),
        letter(
            "to-trinh-1",
            "1-TTr/TU",
            "2022-10-01",
            Provincial,
            "Nam Định",
        ),
        missing,
    ];
    let citations = [
        cites("ke-hoach-12", "ket-luan-44", Relation::Implements),
        cites("ke-hoach-5", "ke-hoach-12", Relation::Implements),
        cites("ke-hoach-5", "ket-luan-44", Relation::LegalBasis),
        cites("ke-hoach-3", "ke-hoach-5", Relation::Implements),
        cites("ke-hoach-3", "ket-luan-44", Relation::Implements),
        cites("ke-hoach-3", "ket-luan-44", Relation::Mentions),
        cites("cong-van-7", "ket-luan-44", Relation::Implements),
        cites("ket-luan-44", "quyet-dinh-9", Relation::LegalBasis),
        cites("to-trinh-1", "ket-luan-44", Relation::Mentions),
    ];
    CitationGraph::new(documents, citations)
}

//! A graph whose names hold all that formats use for themselves.

use viendan::graph::{Citation, CitationGraph, Document, DocumentId, Evidence, Status};
use viendan::model::{Certainty, Level, Relation, System};

/// Numbers and ids that break careless writers.
pub const NUMBERS: [&str; 7] = [
    "a\"b\\",
    "node",
    "43CT",
    "<b>&",
    "Tỉnh ủy",
    "]]></title><script>alert(1)</script>",
    "\\N\\l%%;{}|",
];

/// One document for each of the numbers, each citing the one before.
pub fn graph() -> CitationGraph {
    let document = |(index, number): (usize, &&str)| Document {
        number: Some((*number).to_owned()),
        title: Some(format!(
            "</title><img src=x onerror=alert(1)> {number} \u{0}\u{b}"
        )),
        issuer: Some(format!("Tỉnh ủy \"{number}\"")),
        level: Level::ALL[index % 5],
        system: System::ALL[index % 5],
        status: if index % 2 == 0 {
            Status::Held
        } else {
            Status::Missing
        },
        ..Document::unknown(DocumentId((*number).to_owned()))
    };
    let citation = |pair: &[&str]| {
        let evidence = Evidence {
            document: pair[1].to_owned(),
            start: 0,
            end: 1,
            page: None,
            text: pair[0].to_owned(),
            before: String::new(),
            after: String::new(),
        };
        let made = Citation {
            relation: Relation::Implements,
            extent: None,
            setting: viendan::model::Setting::Body,
            second_hand: false,
            certainty: Certainty::Certain,
            rule: "".into(),
            references: vec![evidence],
        };
        (
            DocumentId(pair[1].to_owned()),
            DocumentId(pair[0].to_owned()),
            made,
        )
    };
    CitationGraph::new(
        NUMBERS.iter().enumerate().map(document),
        NUMBERS.windows(2).map(citation),
    )
}

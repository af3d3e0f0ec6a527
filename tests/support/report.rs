//! Reports made of generated cascades, for the tests of the report.
#![allow(dead_code)] // each user takes the part that it needs

use std::collections::BTreeMap;

use viendan::analyze::{self, RunFacts};
use viendan::diagnostics::Diagnostic;
use viendan::graph::CitationGraph;
use viendan::model::{Language, Level};
use viendan::render::html::{Lane, Placement, ReportInput, report};

/// The report of a graph, with a plain placement of its own.
pub fn of(graph: &CitationGraph, diagnostics: &[Diagnostic], language: Language, title: &str) -> String {
    let statistics = analyze::statistics(graph, &RunFacts::default());
    let names = type_names();
    report(&ReportInput {
        graph,
        statistics: &statistics,
        placement: &placement(graph),
        charts: &[],
        still: None,
        diagnostics,
        type_names: &names,
        language,
        title,
    })
}

/// Rows of documents inside the lane of their level, in graph order.
pub fn placement(graph: &CitationGraph) -> Placement {
    let per_row = ((graph.documents().len() as f32).sqrt() * 1.6).ceil() as usize;
    let mut placement = Placement { positions: vec![(0.0, 0.0); graph.documents().len()], lanes: Vec::new() };
    let mut top = 0.0;
    for &level in Level::ALL {
        let members: Vec<usize> =
            graph.documents().enumerate().filter(|(_, document)| document.level == level).map(|(place, _)| place).collect();
        if members.is_empty() {
            continue;
        }
        for (index, &place) in members.iter().enumerate() {
            placement.positions[place] = ((index % per_row) as f32 * 60.0, top + 60.0 + (index / per_row) as f32 * 60.0);
        }
        let bottom = top + 120.0 + ((members.len() - 1) / per_row) as f32 * 60.0;
        placement.lanes.push(Lane { level, top, bottom });
        top = bottom;
    }
    placement
}

/// Names of the types that the generator uses.
pub fn type_names() -> BTreeMap<String, String> {
    let names = [
        ("ket-luan", "Kết luận"),
        ("chi-thi", "Chỉ thị"),
        ("nghi-quyet", "Nghị quyết"),
        ("quyet-dinh", "Quyết định"),
        ("ke-hoach", "Kế hoạch"),
        ("cong-van", "Công văn"),
        ("huong-dan", "Hướng dẫn"),
        ("thong-bao", "Thông báo"),
        ("bao-cao", "Báo cáo"),
        ("luat", "Luật"),
        ("nghi-dinh", "Nghị định"),
        ("thong-tu", "Thông tư"),
    ];
    names.map(|(slug, name)| (slug.to_owned(), name.to_owned())).into()
}

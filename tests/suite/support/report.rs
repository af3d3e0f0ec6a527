//! Reports made of generated cascades, for the tests of the report.
#![allow(dead_code)] // each user takes the part that it needs

use std::collections::BTreeMap;

use viendan::analyze::{self, RunFacts};
use viendan::diagnostics::Diagnostic;
use viendan::graph::CitationGraph;
use viendan::layout::{LayoutOptions, layout};
use viendan::model::Language;
use viendan::render::html::{Placement, ReportInput, report};
use viendan::render::svg;
use viendan::view::{ViewOptions, view};

/// The report of a graph, with the same placement and still picture as `analyze` gives it.
pub fn of(
    graph: &CitationGraph,
    diagnostics: &[Diagnostic],
    language: Language,
    title: &str,
) -> String {
    let statistics = analyze::statistics(graph, &RunFacts::default());
    let names = type_names();
    report(&ReportInput {
        graph,
        statistics: &statistics,
        placement: &Placement::of(graph),
        charts: &[],
        still: Some(&svg::svg(&layout(
            &view(graph, &ViewOptions::default()),
            &LayoutOptions {
                language,
                ..LayoutOptions::default()
            },
        ))),
        ledgers: &[],
        diagnostics,
        type_names: &names,
        language,
        title,
    })
}

/// Names of the types that the generator uses.
pub fn type_names() -> BTreeMap<String, String> {
    let names = [
        ("ket-luan", "Kết luận"),
        ("chi-thi", "Chỉ thị"),
        ("quy-dinh", "Quy định"),
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
    names
        .map(|(slug, name)| (slug.to_owned(), name.to_owned()))
        .into()
}

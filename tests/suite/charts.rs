//! Charts are well-formed and tell their figures in words too.

use crate::support::cascades;

use viendan::analyze::{Cascade, level_flow};
use viendan::graph::CitationGraph;
use viendan::model::{Language, Level};
use viendan::render::charts;

/// All words of a chart.
fn words(svg: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(svg).expect("well-formed");
    tree.descendants()
        .filter(roxmltree::Node::is_text)
        .filter_map(|node| node.text())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

#[test]
fn the_level_flow_names_every_band_and_its_sums() {
    let graph = cascades::graph(300, 1);
    let flow = level_flow(&graph);
    let drawn = words(&charts::level_flow(&flow, Language::Vietnamese));
    for band in &flow {
        let tooltip = format!(
            "{} → {}: {}",
            band.citing.label(Language::Vietnamese),
            band.cited.label(Language::Vietnamese),
            band.citations
        );
        assert!(drawn.contains(&tooltip), "{tooltip} is not in {drawn:?}");
    }
    let districts: usize = flow
        .iter()
        .filter(|band| band.citing == Level::District)
        .map(|band| band.citations)
        .sum();
    assert!(drawn.contains(&format!("Huyện ({districts})")), "{drawn:?}");
}

#[test]
fn the_timeline_counts_every_document_or_says_that_it_is_left_out() {
    let graph = cascades::graph(300, 1);
    let top = graph
        .documents()
        .max_by_key(|document| graph.cited_by(&document.id).count())
        .expect("it has documents");
    let cascade = Cascade::of(&graph, &top.id).expect("it is in the graph");
    let measured = cascade
        .steps
        .iter()
        .filter(|step| step.days_since_directive.is_some_and(|days| days >= 0))
        .count();
    let drawn = words(&charts::timeline(&cascade, Language::English));
    assert_eq!(
        drawn
            .iter()
            .filter(|text| text.ends_with(" days") && text.contains(": "))
            .count(),
        measured,
        "{drawn:?}"
    );
    let left_out = cascade.steps.len() - 1 - measured;
    assert!(
        left_out == 0
            || drawn
                .iter()
                .any(|text| text.contains(&format!("({left_out} documents without"))),
        "{drawn:?}"
    );
}

#[test]
fn charts_of_nothing_are_well_formed() {
    assert!(
        !words(&charts::level_flow(
            &level_flow(&CitationGraph::default()),
            Language::English
        ))
        .is_empty()
    );
    assert!(
        !words(&charts::timeline(
            &Cascade { steps: Vec::new() },
            Language::Vietnamese
        ))
        .is_empty()
    );
}

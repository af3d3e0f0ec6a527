//! Collections of odd shape and a country's size: they take no longer than others, for nothing is done again for each of
//! many. What grows with the square would not end here.

use viendan::analyze::{self, Cascade};
use viendan::graph::{Citation, CitationGraph, Document, DocumentId, Evidence};
use viendan::model::{Certainty, Relation};
use viendan::view::{By, ViewOptions, view};

/// What nobody would wait for if it were done for each of the others.
const MANY: usize = 100_000;

fn id(name: &str) -> DocumentId {
    DocumentId(name.to_owned())
}

/// A citation with one reference at this place.
fn cites(source: &str, target: &str, place: usize) -> (DocumentId, DocumentId, Citation) {
    let evidence = Evidence {
        document: format!("{source}.txt"),
        start: place,
        end: place + 10,
        page: None,
        text: "Kết luận số".to_owned(),
        before: String::new(),
        after: String::new(),
    };
    let citation = Citation {
        relation: Relation::Implements,
        extent: None,
        setting: viendan::model::Setting::Body,
        second_hand: false,
        certainty: Certainty::Certain,
        rule: "issuer-named".into(),
        references: vec![evidence],
    };
    (id(source), id(target), citation)
}

fn table(rows: &str) -> CitationGraph {
    let table = format!("source,target,relation\n{rows}");
    CitationGraph::read(table.as_bytes(), "citations.csv").expect("a table")
}

#[test]
fn one_issuer_may_have_a_hundred_thousand_letters() {
    let of_issuer = |name: &str| Document {
        issuer: Some("Tỉnh ủy Lai Châu".to_owned()),
        ..Document::unknown(id(name))
    };
    let names = || (0..MANY).map(|number| format!("plan-{number}"));
    let plans = names().map(|name| of_issuer(&name));
    let graph = CitationGraph::new(
        plans.chain([of_issuer("directive")]),
        names().map(|name| cites(&name, "directive", 0)),
    );
    assert_eq!(analyze::most_cited(&graph)[0].documents, MANY);
    assert_eq!(analyze::cascades(&graph).cascades[0].documents, MANY);
    assert_eq!(analyze::issuers(&graph)[0].citations_received, MANY);
    let by_issuer = ViewOptions {
        by: By::Issuer,
        ..ViewOptions::default()
    };
    let view = view(&graph, &by_issuer);
    assert_eq!(view.documents, MANY + 1);
}

#[test]
fn one_letter_may_cite_another_a_hundred_thousand_times() {
    let documents = ["a", "b"].map(|name| Document::unknown(id(name)));
    let citations = (0..MANY).map(|place| cites("a", "b", MANY - place));
    let graph = CitationGraph::new(documents, citations);
    let only = graph.citations().next().expect("one citation");
    let starts = only.citation.references.iter().map(|words| words.start);
    assert!(starts.eq(1..=MANY));
}

#[test]
fn one_letter_may_cite_a_hundred_thousand_others() {
    let rows: String = (0..MANY)
        .map(|cited| format!("a,{cited},implements\n"))
        .collect();
    let graph = table(&rows);
    assert_eq!(analyze::sources(&graph).len(), MANY);
    assert_eq!(analyze::cascades(&graph).cascades.len(), MANY);
    assert_eq!(
        analyze::page_rank(&graph, analyze::DAMPING)[MANY].name.id,
        id("a")
    );
}

#[test]
fn a_chain_may_have_two_hundred_thousand_links() {
    let rows: String = (0..2 * MANY)
        .map(|link| format!("{:06},{link:06},implements\n", link + 1))
        .collect();
    let graph = table(&rows);
    let cascade = Cascade::of(&graph, &id("000000")).expect("its cascade");
    let deepest = cascade.steps.iter().map(|step| step.depth).max();
    assert_eq!(deepest, Some(2 * MANY));
    let components = analyze::components(&graph);
    assert_eq!(components.joined[0].documents, 2 * MANY + 1);
    assert!(analyze::cycles(&graph).is_empty());
}

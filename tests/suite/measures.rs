//! The measures, on a cascade of made-up letters and against figures of other programs.

use crate::support::letters;

use std::collections::BTreeMap;
use std::f64::consts::PI;

use letters::{cascade, cites, letter};
use viendan::analyze::{self, Cascade, RunFacts};
use viendan::graph::{CitationGraph, DocumentId};
use viendan::model::{Level, Relation};

fn table(edges: &str) -> CitationGraph {
    let rows: String = edges
        .split_whitespace()
        .map(|edge| edge.replace('>', ",") + "\n")
        .collect();
    CitationGraph::read(format!("source,target\n{rows}").as_bytes(), "edges.csv")
        .expect("a table of edges")
}

fn cascade_of(graph: &CitationGraph, id: &str) -> Cascade {
    Cascade::of(graph, &DocumentId(id.to_owned())).expect("the document is in the graph")
}

#[test]
fn the_most_cited_are_told_with_who_cites_them() {
    let cited = analyze::most_cited(&cascade());
    assert_eq!(cited[0].name.label, "44-KL/TW");
    assert_eq!(
        (cited[0].citations, cited[0].documents),
        (6, 5),
        "one letter cites it in two ways"
    );
    assert_eq!(
        cited[0]
            .by_level
            .iter()
            .map(|(level, count)| (*level, *count))
            .collect::<Vec<_>>(),
        [
            (Level::Provincial, 2),
            (Level::District, 1),
            (Level::Commune, 2)
        ]
    );
    assert_eq!(analyze::sources(&cascade())[0].name.label, "9-QĐ/TW");
    assert_eq!(analyze::missing(&cascade())[0].name.label, "9-QĐ/TW");
    let reach = analyze::reach(&cascade());
    assert_eq!(
        (
            reach.documents[0].name.label.as_str(),
            reach.documents[0].direct,
            reach.documents[0].all
        ),
        ("9-QĐ/TW", 1, 6)
    );
}

#[test]
fn a_cascade_goes_down_the_levels_with_days() {
    let cascade = cascade_of(&cascade(), "ket-luan-44");
    let steps: Vec<_> = cascade
        .further()
        .iter()
        .map(|step| {
            (
                step.document.label.as_str(),
                step.depth,
                step.parent,
                step.days_since_directive,
                step.days_since_parent,
            )
        })
        .collect();
    assert_eq!(
        steps,
        [
            ("12-KH/TU", 1, Some(0), Some(45), Some(45)),
            ("5-KH/HU", 2, Some(1), Some(65), Some(20)),
            ("3-KH/ĐU", 3, Some(2), Some(80), Some(15)),
            ("7-CV/ĐU", 1, Some(0), Some(110), Some(110)),
        ]
    );
    assert_eq!(
        cascade.steps[3].other_parents,
        [0],
        "the commune names the conclusion too"
    );
    assert_eq!(cascade.directive().document.label, "44-KL/TW");
}

#[test]
fn cascades_in_figures_name_provinces_and_quartiles() {
    let table = analyze::cascades(&cascade());
    let summary = table
        .cascades
        .iter()
        .find(|summary| summary.name.label == "44-KL/TW")
        .expect("its cascade");
    assert_eq!(
        (summary.documents, summary.held, summary.depths.as_slice()),
        (4, 4, &[2, 1, 1][..])
    );
    assert_eq!(summary.provinces_reached, ["Lai Châu"]);
    assert_eq!(
        summary.provinces_not_reached,
        ["Nam Định"],
        "its request is no step of the cascade"
    );
    let communes = summary
        .levels
        .iter()
        .find(|reached| reached.level == Level::Commune)
        .and_then(|reached| reached.days.as_ref());
    assert_eq!(
        communes.map(|days| (days.measured, days.minimum, days.median, days.maximum)),
        Some((2, 80, 95.0, 110))
    );
    assert_eq!(
        table.cascades[0].name.label, "9-QĐ/TW",
        "what the conclusion is based on has the larger cascade"
    );
}

#[test]
fn a_cascade_never_climbs_and_rings_end() {
    let documents = [
        letter("d", "1-CT/TU", "2024-01-01", Level::Provincial, "Lai Châu"),
        letter("up", "2-KL/TW", "2024-02-01", Level::Central, ""),
        letter("x", "3-KH/HU", "2024-02-01", Level::District, "Lai Châu"),
        letter("y", "4-KH/HU", "2024-03-01", Level::District, "Lai Châu"),
        letter("z", "5-KH/X", "2024-04-01", Level::Unknown, ""),
    ];
    let implements = |source, target| cites(source, target, Relation::Implements);
    let citations = [
        implements("up", "d"),
        implements("x", "d"),
        implements("y", "x"),
        implements("x", "y"),
        implements("d", "y"),
        implements("z", "y"),
    ];
    let graph = CitationGraph::new(documents, citations);
    let cascade = cascade_of(&graph, "d");
    let labels: Vec<_> = cascade
        .steps
        .iter()
        .map(|step| (step.document.label.as_str(), step.parent))
        .collect();
    assert_eq!(
        labels,
        [
            ("1-CT/TU", None),
            ("3-KH/HU", Some(0)),
            ("4-KH/HU", Some(1)),
            ("5-KH/X", Some(2))
        ]
    );
    assert_eq!(analyze::cycles(&graph).len(), 1);
}

#[test]
fn districts_are_no_level_after_the_reform() {
    let of = |date: &str| {
        let documents = [
            letter("d", "1-CT/TU", "2024-01-01", Level::Provincial, "Lai Châu"),
            letter("x", "3-KH/ĐU", date, Level::Commune, "Lai Châu"),
        ];
        let graph = CitationGraph::new(documents, [cites("x", "d", Relation::Implements)]);
        analyze::skipped_levels(&graph)
            .into_iter()
            .map(|skipped| (skipped.skipped, skipped.carrying))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("2025-06-30"), [(vec![Level::District], 1)]);
    assert!(of("2025-07-01").is_empty());
}

#[test]
fn contradictions_are_told() {
    let documents = [
        letter("a", "30/2020/NĐ-CP", "2021-03-05", Level::Central, ""),
        letter(
            "b",
            "7/QĐ-UBND",
            "2019-01-01",
            Level::Provincial,
            "Lai Châu",
        ),
        letter("c", "8/QĐ-UBND", "2021", Level::Provincial, "Lai Châu"),
    ];
    let graph = CitationGraph::new(
        documents,
        [
            cites("b", "a", Relation::LegalBasis),
            cites("c", "a", Relation::LegalBasis),
        ],
    );
    let later = analyze::later_citations(&graph);
    assert_eq!(
        later
            .iter()
            .map(|citation| (citation.citing.label.as_str(), citation.days))
            .collect::<Vec<_>>(),
        [("7/QĐ-UBND", Some(794))]
    );
    let statistics = analyze::statistics(&graph, &RunFacts::default());
    assert_eq!(
        statistics
            .conflicts
            .iter()
            .map(|conflict| conflict.label.as_str())
            .collect::<Vec<_>>(),
        ["30/2020/NĐ-CP"]
    );
}

#[test]
fn components_are_the_parts_that_nothing_joins() {
    let components = analyze::components(&table("a>b c>b x>y y>x"));
    assert_eq!((components.count, components.isolated), (2, 0));
    let joined: Vec<_> = components
        .joined
        .iter()
        .map(|part| (part.documents, part.pairs, part.most_cited.label.as_str()))
        .collect();
    assert_eq!(joined, [(3, 2, "b"), (2, 2, "x")]);
}

/// A ring, documents that cite nothing, two parts; figures of igraph 1.0.0 (`pagerank`, `hub_score`, `authority_score`), which
/// networkx 3.6.1 confirms to twelve decimals.
const MIXED: &str = "a>b b>c c>a d>c d>b e>d f>d f>c g>f h>i j>i j>h";

fn close(one: f64, two: f64) -> bool {
    (one - two).abs() < 1e-9
}

#[test]
fn page_rank_is_that_of_igraph() {
    let expected = [
        ("c", 0.272112366118),
        ("b", 0.254024843569),
        ("a", 0.250627432229),
        ("d", 0.050963776813),
        ("i", 0.050963776813),
        ("f", 0.035764053904),
        ("h", 0.027547987466),
        ("e", 0.019331921029),
        ("g", 0.019331921029),
        ("j", 0.019331921029),
    ];
    let ranks = analyze::page_rank(&table(MIXED), analyze::DAMPING);
    assert_eq!(ranks.len(), expected.len());
    for (found, (label, rank)) in ranks.iter().zip(expected) {
        assert!(
            found.name.label == label && close(found.rank, rank),
            "{found:?} is not {label} {rank}"
        );
    }
}

#[test]
fn page_rank_iterates_as_long_as_the_damping_needs() {
    // Two documents that cite each other, and one that cites the first: solved by hand.
    let damping: f64 = 0.9999;
    let ranks = analyze::page_rank(&table("a>b b>a c>a"), damping);
    let base = (1.0 - damping) / 3.0;
    let first = (base * (1.0 + 2.0 * damping)) / (1.0 - damping * damping);
    assert_eq!(ranks[0].name.label, "a");
    assert!((ranks[0].rank - first).abs() < 1e-8, "{ranks:?} {first}");
}

#[test]
fn parallel_citations_count_once_in_page_rank() {
    let rows = "source,target,relation\na,b,implements\na,b,mentions\na,c,mentions\na,a,mentions\n";
    let graph = CitationGraph::read(rows.as_bytes(), "edges.csv").expect("a table");
    let ranks = analyze::page_rank(&graph, analyze::DAMPING);
    let plain = analyze::page_rank(&table("a>b a>c"), analyze::DAMPING);
    assert_eq!(ranks, plain);
    assert!(close(ranks.iter().map(|document| document.rank).sum(), 1.0));
}

#[test]
fn hubs_and_authorities_are_those_of_igraph() {
    let expected = [
        ("c", 0.5, 0.0),
        ("d", 0.25, 0.3),
        ("b", 0.25, 0.2),
        ("f", 0.0, 0.3),
        ("a", 0.0, 0.1),
        ("e", 0.0, 0.1),
    ];
    let found = analyze::hits(&table(MIXED)).documents;
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, (label, authority, hub)) in found.iter().zip(expected) {
        assert!(
            found.name.label == label && close(found.authority, authority) && close(found.hub, hub),
            "{found:?} is not {label}"
        );
    }
}

/// A part in which each letter cites two documents that stand beside each other, so that letters
/// and documents form a line. Its eigenvalues are near each other.
fn ladder(name: &str, letters: usize) -> String {
    let rung = |place| {
        let next = place + 1;
        format!("{name}-letter-{place}>{name}-{place} {name}-letter-{place}>{name}-{next} ")
    };
    (1..=letters).map(rung).collect()
}

/// Hub and authority of the documents by id.
fn hits_by_id(found: &analyze::HitsTable) -> BTreeMap<&str, (f64, f64)> {
    let values = found.documents.iter();
    values
        .map(|found| (found.name.id.0.as_str(), (found.hub, found.authority)))
        .collect()
}

#[test]
fn hubs_and_authorities_are_exact_where_the_iteration_would_take_for_ever() {
    let letters = 87;
    let found = analyze::hits(&table(&ladder("a", letters)));
    assert!(found.converged && found.residual < 1e-11, "{found:?}");
    assert!((1..200).contains(&found.iterations), "{found:?}");
    let values = hits_by_id(&found);
    assert_eq!(values.len(), 175);
    // The eigenvector of a line is half a wave.
    let wave = |place: usize| (place as f64 * PI / (2 * letters + 2) as f64).sin();
    let hubs: f64 = (1..=letters).map(|place| wave(2 * place)).sum();
    let authorities: f64 = (0..=letters).map(|place| wave(2 * place + 1)).sum();
    for place in 1..=letters {
        let (hub, _) = values[format!("a-letter-{place}").as_str()];
        let (_, authority) = values[format!("a-{place}").as_str()];
        assert!(close(hub, wave(2 * place) / hubs), "{place}: {hub}");
        let expected = wave(2 * place - 1) / authorities;
        assert!(close(authority, expected), "{place}: {authority}");
    }
}

#[test]
fn of_nearly_equal_parts_only_the_strongest_has_hubs_and_equal_ones_share() {
    let unequal = ladder("a", 40) + &ladder("b", 41);
    let found = analyze::hits(&table(&unequal));
    assert!(found.converged);
    let mut of = found.documents.iter().map(|found| &found.name.id.0);
    assert!(of.all(|id| id.starts_with('b')), "{found:?}");
    let equal = ladder("a", 40) + &ladder("b", 40) + &ladder("c", 39);
    let found = analyze::hits(&table(&equal));
    let values = hits_by_id(&found);
    assert_eq!(values["a-letter-7"], values["b-letter-7"]);
    assert_eq!(found.documents.len(), 2 * 81);
}

#[test]
fn an_empty_graph_has_measures_too() {
    let statistics = analyze::statistics(&CitationGraph::default(), &RunFacts::default());
    assert_eq!(
        (
            statistics.summary.documents,
            statistics.most_cited.len(),
            statistics.hits.documents.len()
        ),
        (0, 0, 0)
    );
    let lonely = CitationGraph::new([letter("a", "1-CV/TU", "", Level::Provincial, "")], []);
    assert_eq!(
        analyze::statistics(&lonely, &RunFacts::default())
            .components
            .isolated,
        1
    );
}

#[test]
fn the_main_path_is_the_way_that_most_ways_share() {
    let rows = "plan>directive other>directive letter>plan letter>other note>letter memo>letter";
    let rows: String = rows
        .split(' ')
        .map(|edge| edge.replace('>', ",") + ",implements\n")
        .collect();
    let table = format!("source,target,relation\n{rows}");
    let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect("a table");
    let cascade = cascade_of(&graph, "directive");
    let path: Vec<_> = cascade
        .main_path()
        .into_iter()
        .map(|place| cascade.steps[place].document.label.as_str())
        .collect();
    assert_eq!(path.len(), 4);
    assert_eq!((path[0], path[2]), ("directive", "letter"));
    assert!(["plan", "other"].contains(&path[1]) && ["memo", "note"].contains(&path[3]));
}

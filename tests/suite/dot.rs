//! Our DOT in the real Graphviz: it takes every name as it is, and the lanes hold.

use crate::support::cascades;
use crate::support::hostile;
use crate::support::tools;

use std::collections::BTreeMap;
use std::time::Duration;

use viendan::graph::CitationGraph;
use viendan::layout::LayoutOptions;
use viendan::model::Level;
use viendan::render::PictureError;
use viendan::render::dot::dot;
use viendan::render::graphviz::Graphviz;
use viendan::view::{View, ViewOptions, view};

fn whole(graph: &CitationGraph) -> View {
    view(graph, &ViewOptions::default())
}

#[test]
fn hostile_names_stay_what_they_are() {
    let written = dot(&whole(&hostile::graph()), &LayoutOptions::default());
    let Some(svg) = tools::run("dot", &["-Tsvg"], written.as_bytes()) else {
        return;
    };
    let tree = roxmltree::Document::parse_with_options(
        &svg,
        roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        },
    )
    .expect("well-formed");
    let words: Vec<&str> = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .filter_map(|node| node.text())
        .collect();
    for number in hostile::NUMBERS {
        let same = |word: &&str| {
            *word == number
                || word
                    .strip_suffix('…')
                    .is_some_and(|start| !start.is_empty() && number.starts_with(start))
        };
        assert!(words.iter().any(same), "{number} is not in {words:?}");
    }
    let Some(plain) = tools::run("dot", &["-Tplain"], written.as_bytes()) else {
        return;
    };
    let nodes = plain
        .lines()
        .filter(|line| line.starts_with("node ") && !line.contains("\"lane "))
        .count();
    assert_eq!(nodes, hostile::NUMBERS.len(), "{plain}");
}

#[test]
fn lanes_hold_in_graphviz() {
    for size in [30, 90] {
        let graph = cascades::graph(size, 2);
        let seen = whole(&graph);
        let Some(plain) = tools::run(
            "dot",
            &["-Tplain"],
            dot(&seen, &LayoutOptions::default()).as_bytes(),
        ) else {
            return;
        };
        let levels: BTreeMap<&str, Level> = seen
            .items
            .iter()
            .map(|item| (item.key.as_str(), item.level))
            .collect();
        let mut bands: BTreeMap<Level, (f64, f64)> = BTreeMap::new();
        for line in plain.lines().filter(|line| line.starts_with("node ")) {
            let (name, rest) = parts(line.trim_start_matches("node "));
            let Some(&level) = levels.get(name) else {
                continue;
            };
            let y: f64 = rest
                .split(' ')
                .nth(1)
                .and_then(|word| word.parse().ok())
                .expect("a height");
            let band = bands.entry(level).or_insert((y, y));
            *band = (band.0.min(y), band.1.max(y));
        }
        let bands: Vec<_> = bands.into_iter().collect();
        assert!(bands.len() >= 4, "{bands:?}");
        // In `plain` y grows upward: every document of a level stands above all of the next.
        assert!(
            bands.windows(2).all(|pair| pair[0].1.0 > pair[1].1.1),
            "{size}: {bands:?}"
        );
    }
}

/// A name, quoted or not, and what follows.
fn parts(line: &str) -> (&str, &str) {
    match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once("\" ").expect("the quote is closed"),
        None => line.split_once(' ').expect("more follows"),
    }
}

#[test]
fn graphviz_is_ended_when_it_takes_too_long() {
    if tools::run("dot", &["-Tplain"], b"digraph {}").is_none() {
        return;
    }
    let graphviz = Graphviz {
        time_out: Duration::from_millis(1),
        ..Graphviz::default()
    };
    let written = dot(&whole(&cascades::graph(300, 1)), &LayoutOptions::default());
    assert!(matches!(
        graphviz.run(&written, "svg"),
        Err(PictureError::GraphvizSlow { .. })
    ));
    let broken = Graphviz::default().run("digraph {", "svg");
    assert!(
        matches!(broken, Err(PictureError::GraphvizFailed { message, .. }) if message.contains("syntax error"))
    );
}

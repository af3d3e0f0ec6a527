//! How often lines cross and bend in the pictures of the samples: recorded, so that a change shows
//! what it wins or loses. `UPDATE_EXPECT=1 cargo test --test suite lines::` records anew.

use std::fs;

use crate::support::letters;

use expect_test::expect;
use viendan::analyze::Cascade;
use viendan::graph::{Citation, CitationGraph};
use viendan::layout::{Drawing, LayoutOptions, Piece, Point, Route, layout};
use viendan::model::{Extent, Level, Relation};
use viendan::render::svg;
use viendan::view::{By, ViewOptions, view};

/// Points for each bend.
const STEPS: usize = 16;
/// Nearer to an end of a line than this, lines meet rather than cross.
const NEAR: f64 = 3.0;

/// What a route draws itself, as points near each other.
fn points(route: &Route) -> Vec<Point> {
    let mut points = vec![route.start];
    for piece in &route.pieces[..route.own] {
        let from = points[points.len() - 1];
        match *piece {
            Piece::Line(end) => points.push(end),
            Piece::Curve(one, two, end) => points.extend((1..=STEPS).map(|step| {
                let share = step as f64 / STEPS as f64;
                let rest = 1.0 - share;
                let weights = [
                    rest * rest * rest,
                    3.0 * rest * rest * share,
                    3.0 * rest * share * share,
                    share * share * share,
                ];
                let sum = |axis: fn(Point) -> f64| {
                    let all = [from, one, two, end].map(axis);
                    all.iter()
                        .zip(weights)
                        .map(|(at, weight)| at * weight)
                        .sum()
                };
                Point::new(sum(|point| point.x), sum(|point| point.y))
            })),
        }
    }
    points
}

/// Where two stretches cross, if they do.
fn crossing(one: &[Point], two: &[Point]) -> Option<Point> {
    let ([a, b], [c, d]) = ([one[0], one[1]], [two[0], two[1]]);
    let apart = |p: f64, q: f64, r: f64, s: f64| p.max(q) < r.min(s) || r.max(s) < p.min(q);
    if apart(a.x, b.x, c.x, d.x) || apart(a.y, b.y, c.y, d.y) {
        return None;
    }
    let turn = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
    if turn.abs() < 1e-9 {
        return None;
    }
    let along = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / turn;
    let across = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / turn;
    let inside = (0.0..1.0).contains(&along) && (0.0..1.0).contains(&across);
    inside.then(|| Point::new(a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)))
}

/// Crossings and bends of a drawing.
fn count(drawing: &Drawing) -> (usize, usize) {
    let lines: Vec<Vec<Point>> = drawing.routes.iter().map(points).collect();
    let mut crossings = 0;
    for (number, one) in lines.iter().enumerate() {
        for two in &lines[..number] {
            let ends = [one[0], one[one.len() - 1], two[0], two[two.len() - 1]];
            let meets = |at: Point| {
                let near = |end: &Point| (end.x - at.x).hypot(end.y - at.y) < NEAR;
                ends.iter().any(near)
            };
            let pairs = one
                .windows(2)
                .flat_map(|a| two.windows(2).map(move |b| (a, b)));
            let found = pairs.filter_map(|(a, b)| crossing(a, b));
            crossings += found.filter(|&at| !meets(at)).count();
        }
    }
    let own = drawing
        .routes
        .iter()
        .flat_map(|route| &route.pieces[..route.own]);
    let bends = own
        .filter(|piece| matches!(piece, Piece::Curve(..)))
        .count();
    (crossings, bends)
}

#[test]
fn lines_of_the_samples_cross_and_bend_as_rarely_as_recorded() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/output/graph.json");
    let graph =
        CitationGraph::read(&fs::read(path).expect("the graph")[..], path).expect("a graph");
    let directive = &graph.find("44-KL/TW")[0].id;
    let cascade = Cascade::of(&graph, directive).expect("it is in the graph");
    let by = |by| ViewOptions {
        by,
        ..ViewOptions::default()
    };
    let views = [
        ("all documents", by(By::Document)),
        ("issuers", by(By::Issuer)),
        ("levels", by(By::Level)),
        ("cascade of 44-KL/TW", ViewOptions::cascade(&cascade)),
    ];
    let mut table = String::new();
    for (name, options) in views {
        let drawing = layout(&view(&graph, &options), &LayoutOptions::default());
        let lines = drawing.routes.len();
        let (crossings, bends) = count(&drawing);
        table += &format!("{name}: {lines} lines, {crossings} crossings, {bends} bends\n");
    }
    expect![[r#"
        all documents: 167 lines, 153 crossings, 333 bends
        issuers: 113 lines, 224 crossings, 243 bends
        levels: 7 lines, 0 crossings, 7 bends
        cascade of 44-KL/TW: 29 lines, 10 crossings, 45 bends
    "#]]
    .assert_eq(&table);
}

#[test]
fn a_crossing_is_a_crossing() {
    let line = |ends: [(f64, f64); 2]| ends.map(|(x, y)| Point::new(x, y));
    let rising = line([(0.0, 0.0), (10.0, 10.0)]);
    assert!(crossing(&rising, &line([(0.0, 10.0), (10.0, 0.0)])).is_some());
    assert!(crossing(&rising, &line([(0.0, 1.0), (10.0, 11.0)])).is_none());
    assert!(crossing(&rising, &line([(20.0, 0.0), (20.0, 9.0)])).is_none());
}

#[test]
fn the_legend_of_a_cascade_says_in_which_direction_to_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/output/graph.json");
    let graph =
        CitationGraph::read(&fs::read(path).expect("the graph")[..], path).expect("a graph");
    let directive = &graph.find("44-KL/TW")[0].id;
    let cascade = Cascade::of(&graph, directive).expect("it is in the graph");
    let drawing = layout(
        &view(&graph, &ViewOptions::cascade(&cascade)),
        &LayoutOptions::default(),
    );
    let says = |words: &str| {
        drawing
            .legend
            .iter()
            .any(|entry| entry.text.words.contains(words))
    };
    assert!(says("Đọc từ trên xuống"));
    let inside = |entry: &viendan::layout::Entry| entry.text.rect().right() <= drawing.width;
    assert!(
        drawing.legend.iter().all(inside),
        "no word leaves the picture"
    );
    // The eye goes down: what carries a directive further stands below it.
    let down = drawing
        .routes
        .iter()
        .filter(|route| drawing.marks[route.source].rect.y > drawing.marks[route.target].rect.y);
    assert_eq!(down.count(), drawing.routes.len());
}

/// A repeal of one clause never looks like that of the whole document.
#[test]
fn a_change_of_a_part_has_its_own_line_and_its_own_row_in_the_legend() {
    let letter = |id: &str| letters::letter(id, id, "2024-05-06", Level::Provincial, "Lai Châu");
    let repeals = |target: &str, extent| {
        let (source, target, citation) = letters::cites("1-QĐ", target, Relation::Repeals);
        let extent = Some(extent);
        (source, target, Citation { extent, ..citation })
    };
    let graph = CitationGraph::new(
        ["1-QĐ", "2-QĐ", "3-QĐ"].map(letter),
        [
            repeals("2-QĐ", Extent::Part),
            repeals("3-QĐ", Extent::Whole),
        ],
    );
    let drawing = layout(
        &view(&graph, &ViewOptions::default()),
        &LayoutOptions::default(),
    );
    let picture = svg::svg(&drawing);
    let lines = |class: &str| {
        picture
            .matches(&format!(r#"<path class="{class}""#))
            .count()
    };
    // One line between documents and one in the legend.
    assert_eq!((lines("repeals"), lines("repeals part")), (2, 2));
    assert!(picture.contains(">Bãi bỏ (một phần)<") && picture.contains(">Bãi bỏ<"));
}

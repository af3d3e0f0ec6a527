//! Every arrow head can be seen: it meets its box from outside, and nothing lies on it.

use crate::support::cascades;

use std::fs;

use viendan::analyze::Cascade;
use viendan::graph::{CitationGraph, DocumentId};
use viendan::layout::{
    Axis, Drawing, Form, LayoutOptions, Mode, Piece, Point, Rect, Route, layout,
};
use viendan::view::{By, ViewOptions, view};

/// Length of the larger arrow heads.
const HEAD: f64 = 13.0;

/// The graph of the samples.
fn samples() -> CitationGraph {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/output/graph.json");
    CitationGraph::read(&fs::read(path).expect("the graph")[..], path).expect("a graph")
}

/// The three documents that most documents cite.
fn most_cited(graph: &CitationGraph) -> Vec<DocumentId> {
    let mut ids: Vec<DocumentId> = graph.documents().map(|held| held.id.clone()).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(graph.cited_by(id).count()));
    ids.truncate(3);
    ids
}

/// What users draw of a graph: all of it, its issuers and levels, and what is around or below its
/// most cited documents.
fn views(graph: &CitationGraph) -> Vec<(String, ViewOptions)> {
    let mut views: Vec<(String, ViewOptions)> = [By::Document, By::Issuer, By::Level]
        .map(|by| {
            let options = ViewOptions {
                by,
                ..ViewOptions::default()
            };
            (format!("{by:?}"), options)
        })
        .into();
    for id in most_cited(graph) {
        let cascade = Cascade::of(graph, &id).expect("it is in the graph");
        for limit in [80, 12] {
            let options = ViewOptions {
                collapse: Some(limit),
                ..ViewOptions::cascade(&cascade)
            };
            views.push((format!("cascade of {id}, {limit} marks"), options));
        }
        for depth in [1, 2] {
            let options = ViewOptions {
                focus: vec![id.clone()],
                depth: Some(depth),
                ..ViewOptions::default()
            };
            views.push((format!("{depth} around {id}"), options));
        }
    }
    views
}

/// The pictures of some graphs in boxes of both sizes, with and without an axis of time.
fn drawings() -> Vec<(String, Drawing)> {
    let graphs = [samples(), cascades::graph(60, 3), cascades::graph(250, 3)];
    let mut drawings = Vec::new();
    for (number, graph) in graphs.iter().enumerate() {
        for (name, options) in views(graph) {
            let view = view(graph, &options);
            for mode in [Mode::Boxes, Mode::SmallBoxes] {
                for axis in [Axis::None, Axis::Time] {
                    let options = LayoutOptions {
                        mode: Some(mode),
                        axis,
                        ..LayoutOptions::default()
                    };
                    let name = format!("graph {number}, {name}, {mode:?}, axis {axis:?}");
                    drawings.push((name, layout(&view, &options)));
                }
            }
        }
    }
    // Lines between dots have no heads.
    drawings.retain(|(_, drawing)| drawing.form == Form::Box);
    drawings
}

/// As the writers of pictures round it.
fn rounded(point: Point) -> Point {
    Point::new(
        (point.x * 10.0).round() / 10.0,
        (point.y * 10.0).round() / 10.0,
    )
}

/// Where the line ends, and the direction in which it arrives there, of length 1.
fn arrival(route: &Route) -> (Point, Point) {
    let mut points = vec![route.start];
    for piece in &route.pieces {
        match *piece {
            Piece::Line(end) => points.push(end),
            Piece::Curve(one, two, end) => points.extend([one, two, end]),
        }
    }
    let end = rounded(points[points.len() - 1]);
    let before = points.into_iter().rev().map(rounded);
    let before = before
        .into_iter()
        .find(|&point| point != end)
        .expect("a line has a length");
    let (x, y) = (end.x - before.x, end.y - before.y);
    let length = x.hypot(y);
    (end, Point::new(x / length, y / length))
}

/// The room of an arrow head on the line, but for the border that its tip touches.
fn head((tip, way): (Point, Point)) -> Rect {
    let back = Point::new(tip.x - HEAD * way.x, tip.y - HEAD * way.y);
    let tip = Point::new(tip.x - 0.2 * way.x, tip.y - 0.2 * way.y);
    Rect::new(
        tip.x.min(back.x),
        tip.y.min(back.y),
        (tip.x - back.x).abs(),
        (tip.y - back.y).abs(),
    )
}

#[test]
fn every_arrow_head_can_be_seen() {
    let mut heads = 0;
    for (name, drawing) in drawings() {
        let drawn = drawing
            .routes
            .iter()
            .filter(|route| route.own == route.pieces.len());
        let hidden: Vec<String> = drawn
            .inspect(|_| heads += 1)
            .filter(|route| {
                let head = head(arrival(route));
                drawing
                    .marks
                    .iter()
                    .any(|mark| mark.outline().overlaps(&head))
            })
            .map(|route| route.tooltip.replace('\n', ": "))
            .collect();
        assert!(hidden.is_empty(), "{name}: {hidden:#?}");
    }
    assert!(heads > 1000, "{heads} arrow heads");
}

#[test]
fn no_line_starts_under_its_own_box() {
    for (name, drawing) in drawings() {
        for route in &drawing.routes {
            let piece = route.pieces[0];
            let next = rounded(match piece {
                Piece::Line(end) => end,
                Piece::Curve(control, ..) => control,
            });
            let outline = drawing.marks[route.source].outline();
            let inside = next.x > outline.x
                && next.x < outline.right()
                && next.y > outline.y
                && next.y < outline.bottom();
            assert!(!inside, "{name}: {route:?}");
        }
    }
}

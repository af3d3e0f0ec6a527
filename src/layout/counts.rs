//! The counts beside the lines of a picture of issuers or levels: how many citations a line stands
//! for, and how many of them have its relation.

use super::drawing::{Anchor, Mark, Piece, Point, Rect, Route, Text, Tone};
use crate::model::Language;
use crate::view::{By, Link, View};

const SIZE: f64 = 9.5;

/// Free room around a count.
const AROUND: f64 = 2.5;

/// Puts a count beside each line, where one has room that nothing else takes; all are in the
/// tooltips.
pub(super) fn label(view: &View, routes: &mut [Route], marks: &[Mark], language: Language) {
    if view.by == By::Document {
        return;
    }
    let lines: Vec<Point> = routes.iter().flat_map(points).collect();
    let mut taken: Vec<Rect> = marks.iter().map(Mark::outline).collect();
    for (route, link) in routes.iter_mut().zip(&view.links) {
        let Some(words) = words(view.by, link, language) else {
            continue;
        };
        let is_free = |text: &Text| taken.iter().all(|room| !room.overlaps(&around(text)));
        let is_clear = |text: &Text| {
            let room = around(text);
            !lines.iter().any(|&point| room.covers(point))
        };
        let texts = texts(route, &words);
        let free = || texts.iter().filter(|text| is_free(text));
        let chosen = free().find(|text| is_clear(text)).or_else(|| free().next());
        taken.extend(chosen.map(around));
        route.label = chosen.cloned();
    }
}

/// The room of a count with the free room around it.
fn around(text: &Text) -> Rect {
    let Rect {
        x,
        y,
        width,
        height,
    } = text.rect();
    Rect::new(
        x - AROUND,
        y - AROUND,
        width + 2.0 * AROUND,
        height + 2.0 * AROUND,
    )
}

/// `Thực hiện 12/29`: of the 29 citations 12 have the relation of the line. Between issuers the
/// count alone, where it is more than one.
fn words(by: By, link: &Link, language: Language) -> Option<String> {
    let (relation, leading) = *link.relations.first()?;
    let all = language.number(link.citations);
    match by {
        By::Level if leading == link.citations => {
            Some(format!("{} {all}", relation.label(language)))
        }
        By::Level => {
            let leading = language.number(leading);
            Some(format!("{} {leading}/{all}", relation.label(language)))
        }
        _ => (link.citations > 1).then_some(all),
    }
}

/// Where the count of a line can stand: right or left of its own pieces, else on them; the middles
/// of the longest first.
fn texts(route: &Route, words: &str) -> Vec<Text> {
    let mut at = route.start;
    let mut found: Vec<(f64, Point)> = Vec::new();
    for piece in &route.pieces[..route.own] {
        let end = piece.end();
        let length = (end.x - at.x).abs() + (end.y - at.y).abs();
        for share in [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] {
            let weight = length * (1.0 - (share - 0.5_f64).abs());
            found.push((weight, along(at, piece, share)));
        }
        at = end;
    }
    found.sort_by(|one, two| two.0.total_cmp(&one.0));
    let text = |point: Point, away: f64, anchor: Anchor| Text {
        words: words.to_owned(),
        at: Point::new(point.x + away, point.y + 0.35 * SIZE),
        size: SIZE,
        anchor,
        tone: Tone::Plain,
    };
    let sides = [
        (AWAY, Anchor::Start),
        (-AWAY, Anchor::End),
        (0.0, Anchor::Middle),
    ];
    let places = sides
        .iter()
        .flat_map(|&(away, anchor)| found.iter().map(move |found| (found.1, away, anchor)));
    places
        .map(|(point, away, anchor)| text(point, away, anchor))
        .collect()
}

/// From a line to its count.
const AWAY: f64 = 6.0;

/// Points along the whole line, near each other.
fn points(route: &Route) -> Vec<Point> {
    let mut at = route.start;
    let mut points = Vec::new();
    for piece in &route.pieces[..route.own] {
        let end = piece.end();
        let length = (end.x - at.x).abs() + (end.y - at.y).abs();
        let steps = (length / 4.0).ceil().max(1.0);
        points.extend((0..=steps as usize).map(|step| along(at, piece, step as f64 / steps)));
        at = end;
    }
    points
}

/// The point at this share of a piece.
fn along(from: Point, piece: &Piece, share: f64) -> Point {
    match *piece {
        Piece::Line(end) => mix(from, end, share),
        Piece::Curve(one, two, end) => {
            let first = mix(from, one, share);
            let second = mix(one, two, share);
            let third = mix(two, end, share);
            mix(mix(first, second, share), mix(second, third, share), share)
        }
    }
}

fn mix(one: Point, two: Point, share: f64) -> Point {
    Point::new(
        one.x + (two.x - one.x) * share,
        one.y + (two.y - one.y) * share,
    )
}

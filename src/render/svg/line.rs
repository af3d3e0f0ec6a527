//! Lines between marks: their classes, widths and paths.

use std::fmt::Write;

use super::text::number;
use crate::layout::{Form, Piece, Point, Route};
use crate::model::{Extent, Relation};
use crate::render::escape;
use crate::render::style::stroke;

/// Class of a relation in the style sheet.
pub(super) fn class(relation: Relation) -> String {
    relation.name().replace('_', "-")
}

/// Wider lines than this have larger heads: they would cover the others.
const THICK: f64 = 2.0;

/// Wider lines would cover their heads.
const WIDEST: f64 = 6.0;

/// Width of a route: one that stands for many citations is thicker.
pub(super) fn width(route: &Route) -> f64 {
    let width = stroke(route.relation).width;
    if route.citations > 2 {
        (width + 0.55 * (route.citations as f64).log2()).min(WIDEST)
    } else {
        width
    }
}

/// Whether a line of this width has a larger head.
pub(super) fn is_thick(width: f64) -> bool {
    width > THICK
}

/// Name of the head that suits a line of this width.
pub(super) fn head(relation: Relation, width: f64) -> String {
    let size = if is_thick(width) { "-thick" } else { "" };
    format!("head-{}{size}", class(relation))
}

/// One line with its head and tooltip.
pub(super) fn route(out: &mut String, route: &Route, form: Form) -> std::fmt::Result {
    let mut classes = String::new();
    if form == Form::Dot {
        classes.push_str(" link");
        classes.push_str(if route.minor { " minor" } else { "" });
    } else if route.second_hand {
        classes.push_str(" second-hand");
    }
    if route.extent == Some(Extent::Part) {
        classes.push_str(" part");
    }
    let class = class(route.relation);
    let whole = route.own == route.pieces.len() && form == Form::Box;
    let width = width(route);
    let head = if whole {
        format!(r#" marker-end="url(#{})""#, head(route.relation, width))
    } else {
        String::new()
    };
    let path = path(route.start, &route.pieces[..route.own]);
    let style = if width > stroke(route.relation).width && form == Form::Box {
        format!(r#" style="stroke-width: {}""#, number(width))
    } else {
        String::new()
    };
    let head = head + &style;
    if route.tooltip.is_empty() {
        writeln!(out, r#"<path class="{class}{classes}" d="{path}"{head}/>"#)
    } else {
        writeln!(
            out,
            r#"<path class="{class}{classes}" d="{path}"{head}><title>{}</title></path>"#,
            escape::markup(&route.tooltip)
        )
    }
}

/// A path's `d`.
pub fn path(start: Point, pieces: &[Piece]) -> String {
    let mut d = format!("M{} {}", number(start.x), number(start.y));
    let mut at = start;
    for piece in pieces {
        match *piece {
            Piece::Line(end) if end.x == at.x => d += &format!("V{}", number(end.y)),
            Piece::Line(end) => d += &format!("L{} {}", number(end.x), number(end.y)),
            Piece::Curve(one, two, end) => {
                let points =
                    [one, two, end].map(|point| format!("{} {}", number(point.x), number(point.y)));
                d += &format!("C{}", points.join(" "));
            }
        }
        at = piece.end();
    }
    d
}

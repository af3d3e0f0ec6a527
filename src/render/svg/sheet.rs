//! The style sheet of a picture, and the heads of its arrows: only what occurs in it.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::line::{class, head, is_thick, width};
use crate::layout::{Drawing, Form, Sample};
use crate::model::{Relation, System};
use crate::render::style::{self, Head, frame, ink, stroke};

/// Classes of relations that occur; the legend shows them too.
fn relations(drawing: &Drawing) -> BTreeSet<Relation> {
    let in_legend = drawing
        .legend
        .iter()
        .filter_map(|entry| match entry.sample {
            Sample::Relation(relation) | Sample::Part(relation) => Some(relation),
            _ => None,
        });
    drawing
        .routes
        .iter()
        .map(|route| route.relation)
        .chain(in_legend)
        .collect()
}

pub(super) fn sheet(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
    writeln!(out, "<style>")?;
    writeln!(
        out,
        "text {{ fill: {}; }} .muted {{ fill: {}; }} .strong, .lane, .heading {{ font-weight: bold; }} .lane {{ fill: {}; }}",
        frame::TEXT,
        frame::MUTED,
        frame::MUTED
    )?;
    for system in System::ALL {
        let ink = ink(*system);
        let fill = if drawing.form == Form::Dot {
            ink.stroke
        } else {
            ink.fill
        };
        writeln!(
            out,
            ".{system} {{ fill: {fill}; stroke: {}; stroke-width: 1.3; }} .bar-{system} {{ fill: {}; }}",
            ink.stroke, ink.stroke
        )?;
    }
    writeln!(
        out,
        ".mixed {{ fill: {}; stroke: {}; }} .focus {{ stroke-width: 3; }}",
        style::MIXED.fill,
        style::MIXED.stroke
    )?;
    let outline = if drawing.form == Form::Dot {
        "fill: #ffffff; stroke-width: 1.4;"
    } else {
        "fill: #ffffff; stroke-dasharray: 5 3;"
    };
    writeln!(out, ".missing {{ {outline} }} .leaf {{ stroke-width: 1; }}")?;
    for relation in relations(drawing) {
        let line = stroke(relation);
        let dashes = if line.dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray: {};", line.dashes)
        };
        let class = class(relation);
        writeln!(
            out,
            ".{class} {{ fill: none; stroke: {}; stroke-width: {};{dashes} }}",
            line.color, line.width
        )?;
    }
    if drawing.form == Form::Dot {
        writeln!(
            out,
            ".link {{ stroke-width: 0.7; stroke-opacity: 0.32; stroke-dasharray: none; }} .minor {{ stroke-opacity: 0.1; }}"
        )?;
    }
    writeln!(
        out,
        ".halo {{ stroke: {}; stroke-width: 3; stroke-linejoin: round; stroke-opacity: 0.85; paint-order: stroke; }}",
        frame::PAPER
    )?;
    writeln!(
        out,
        ".second-hand {{ stroke-dasharray: {}; }}",
        style::SECOND_HAND
    )?;
    writeln!(out, ".part {{ stroke-dasharray: {}; }}", style::PART)?;
    writeln!(
        out,
        ".second-hand.part {{ stroke-dasharray: {}; }}",
        style::SECOND_HAND_PART
    )?;
    writeln!(out, "</style>")
}

/// Heads of arrows, for each relation in the sizes that occur, with the tip at the end of the line.
pub(super) fn heads(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
    let samples = relations(drawing)
        .into_iter()
        .map(|relation| (relation, stroke(relation).width));
    let drawn = drawing
        .routes
        .iter()
        .map(|route| (route.relation, width(route)));
    let heads: BTreeSet<(Relation, bool)> = samples
        .chain(drawn)
        .map(|(relation, width)| (relation, is_thick(width)))
        .collect();
    writeln!(out, "<defs>")?;
    for (relation, is_thick) in heads {
        let line = stroke(relation);
        let (size, name) = if is_thick {
            (13, head(relation, f64::INFINITY))
        } else {
            (9, head(relation, 0.0))
        };
        let (color, width) = (line.color, 1.2);
        let shape = match line.head {
            Head::Full => format!(r#"<path d="M0.5 1 9 5 0.5 9Z" fill="{color}"/>"#),
            Head::Hollow => format!(
                r##"<path d="M1 1.5 8.5 5 1 8.5Z" fill="#ffffff" stroke="{color}" stroke-width="{width}"/>"##
            ),
            Head::Open => format!(
                r#"<path d="M2 1 9 5 2 9" fill="none" stroke="{color}" stroke-width="1.5"/>"#
            ),
            Head::Diamond => format!(r#"<path d="M0 5 4.5 2 9 5 4.5 8Z" fill="{color}"/>"#),
            Head::Bar => format!(
                r#"<path d="M8 1V9M4 5H9" fill="none" stroke="{color}" stroke-width="1.8"/>"#
            ),
        };
        writeln!(
            out,
            r#"<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="{size}" markerHeight="{size}" markerUnits="userSpaceOnUse" orient="auto">{shape}</marker>"#
        )?;
    }
    writeln!(out, "</defs>")
}

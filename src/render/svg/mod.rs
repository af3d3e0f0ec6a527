//! SVG of a drawing: one readable file without anything external; the text stays text.
//!
//! `sheet` has the classes and heads that occur; `line` draws what joins the marks, `mark` the documents,
//! `legend` what each sign means, `text` all words.

mod legend;
mod line;
mod mark;
mod sheet;
mod text;

use std::fmt::Write;

pub use line::path;
pub use text::number;

use self::legend::entry;
use self::line::route;
use self::mark::mark;
use self::sheet::{heads, sheet};
use self::text::{halo, text};
use super::escape;
use super::style::frame;
use crate::layout::{Drawing, Lane, Rect, Tone};

/// Font families, the embedded one first; browsers without it take a near one.
pub const FONTS: &str = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/// The drawing as SVG: a whole document in UTF-8.
pub fn svg(drawing: &Drawing) -> String {
    let mut out = String::new();
    write(&mut out, drawing).expect("a string takes everything");
    out
}

fn write(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let language = drawing.language.tag();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" xml:lang="{language}" font-family="{FONTS}">"#
    )?;
    if let Some(title) = drawing.texts.iter().find(|text| text.tone == Tone::Title) {
        writeln!(out, "<title>{}</title>", escape::markup(&title.words))?;
    }
    sheet(out, drawing)?;
    heads(out, drawing)?;
    writeln!(
        out,
        r#"<rect width="{width}" height="{height}" fill="{}"/>"#,
        frame::PAPER
    )?;
    writeln!(out, r#"<g class="title">"#)?;
    drawing
        .texts
        .iter()
        .try_for_each(|words| text(out, words))?;
    writeln!(out, "</g>\n<g class=\"lanes\">")?;
    drawing
        .lanes
        .iter()
        .enumerate()
        .try_for_each(|(turn, band)| lane(out, band, turn))?;
    writeln!(out, "</g>")?;
    axis(out, drawing)?;
    writeln!(out, r#"<g class="links">"#)?;
    let minor = drawing.routes.iter().filter(|route| route.minor);
    minor
        .chain(drawing.routes.iter().filter(|route| !route.minor))
        .try_for_each(|line| route(out, line, drawing.form))?;
    writeln!(out, "</g>\n<g class=\"documents\">")?;
    drawing
        .marks
        .iter()
        .try_for_each(|placed| mark(out, placed))?;
    let counts = drawing
        .routes
        .iter()
        .filter_map(|route| route.label.as_ref());
    counts.clone().try_for_each(|label| halo(out, label))?;
    writeln!(out, "</g>\n<g class=\"legend\">")?;
    drawing
        .legend
        .iter()
        .try_for_each(|sample| entry(out, sample, drawing.form))?;
    writeln!(out, "</g>\n</svg>")
}

fn lane(out: &mut String, lane: &Lane, turn: usize) -> std::fmt::Result {
    let Rect {
        x,
        y,
        width,
        height,
    } = lane.rect;
    let fill = frame::LANES[turn % 2];
    writeln!(out, r#"<g class="level-{}">"#, lane.level)?;
    writeln!(
        out,
        r#"<rect x="{}" y="{}" width="{}" height="{}" rx="6" fill="{fill}"/>"#,
        number(x),
        number(y),
        number(width),
        number(height)
    )?;
    writeln!(
        out,
        r#"<path d="{}" fill="{}"/>"#,
        left_rounded(
            Rect {
                width: lane.gutter,
                ..lane.rect
            },
            6.0
        ),
        frame::GUTTER
    )?;
    lane.texts.iter().try_for_each(|words| text(out, words))?;
    writeln!(out, "</g>")
}

/// A rectangle with round corners at the left.
fn left_rounded(rect: Rect, radius: f64) -> String {
    let (x, y, right, bottom) = (
        number(rect.x),
        number(rect.y),
        number(rect.right()),
        number(rect.bottom()),
    );
    let (inner, low, high) = (
        number(rect.x + radius),
        number(rect.y + radius),
        number(rect.bottom() - radius),
    );
    format!("M{right} {y}H{inner}Q{x} {y} {x} {low}V{high}Q{x} {bottom} {inner} {bottom}H{right}Z")
}

fn axis(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
    if drawing.ticks.is_empty() {
        return Ok(());
    }
    writeln!(out, r#"<g class="axis">"#)?;
    for tick in &drawing.ticks {
        let (x, top, bottom) = (number(tick.top.x), number(tick.top.y), number(tick.bottom));
        writeln!(
            out,
            r#"<path d="M{x} {top}V{bottom}" stroke="{}" stroke-width="1" fill="none"/>"#,
            frame::TICK
        )?;
        tick.text.iter().try_for_each(|words| text(out, words))?;
    }
    writeln!(out, "</g>")
}

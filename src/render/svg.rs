//! SVG of a drawing: one readable file without anything external; the text stays text.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::style::{self, Head, frame, ink, stroke};
use crate::graph::Status;
use crate::layout::{
    Anchor, Drawing, Entry, Form, LEAF, Lane, Mark, Piece, Point, Rect, Route, Sample, Text, Tone,
};
use crate::model::{Extent, Relation, System};

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
        writeln!(out, "<title>{}</title>", escape(&title.words))?;
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

fn sheet(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
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

fn class(relation: Relation) -> String {
    relation.name().replace('_', "-")
}

/// Wider lines than this have larger heads: they would cover the others.
const THICK: f64 = 2.0;

/// Wider lines would cover their heads.
const WIDEST: f64 = 6.0;

/// Width of a route: one that stands for many citations is thicker.
fn width(route: &Route) -> f64 {
    let width = stroke(route.relation).width;
    if route.citations > 2 {
        (width + 0.55 * (route.citations as f64).log2()).min(WIDEST)
    } else {
        width
    }
}

/// Name of the head that suits a line of this width.
fn head(relation: Relation, width: f64) -> String {
    let size = if width > THICK { "-thick" } else { "" };
    format!("head-{}{size}", class(relation))
}

/// Heads of arrows, for each relation in the sizes that occur, with the tip at the end of the line.
fn heads(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
    let samples = relations(drawing)
        .into_iter()
        .map(|relation| (relation, stroke(relation).width));
    let drawn = drawing
        .routes
        .iter()
        .map(|route| (route.relation, width(route)));
    let heads: BTreeSet<(Relation, bool)> = samples
        .chain(drawn)
        .map(|(relation, width)| (relation, width > THICK))
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

fn route(out: &mut String, route: &Route, form: Form) -> std::fmt::Result {
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
            escape(&route.tooltip)
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

fn mark(out: &mut String, mark: &Mark) -> std::fmt::Result {
    writeln!(out, r#"<g id="{}">"#, escape(&format!("d-{}", mark.key)))?;
    writeln!(out, "<title>{}</title>", escape(&mark.tooltip))?;
    if let Some(href) = &mark.href {
        writeln!(out, r#"<a href="{}">"#, escape(href))?;
    }
    if mark.form == Form::Box {
        let mixed = if mark.mixed { " mixed" } else { "" };
        (1..=mark.leaves).rev().try_for_each(|leaf| {
            let away = leaf as f64 * LEAF;
            let rect = Rect {
                x: mark.rect.x + away,
                y: mark.rect.y + away,
                ..mark.rect
            };
            let more = format!("{mixed} leaf");
            shape(out, rect, mark.system, mark.status, &more)
        })?;
        let focus = if mark.focus { " focus" } else { "" };
        let more = format!("{mixed}{focus}");
        shape(out, mark.rect, mark.system, mark.status, &more)?;
    } else {
        dot(out, mark.rect, mark.system, mark.status)?;
    }
    mark.texts.iter().try_for_each(|words| {
        if mark.form == Form::Dot {
            halo(out, words)
        } else {
            text(out, words)
        }
    })?;
    writeln!(out, "{}</g>", if mark.href.is_some() { "</a>" } else { "" })
}

/// The box of a system: square with a bar for the Party, round for the State, cut corners for the Front, one cut corner for others.
fn shape(
    out: &mut String,
    rect: Rect,
    system: System,
    status: Status,
    more: &str,
) -> std::fmt::Result {
    let missing = if status == Status::Missing {
        " missing"
    } else {
        ""
    };
    let classes = format!("{system}{missing}{more}");
    let Rect {
        x,
        y,
        width,
        height,
    } = rect;
    let round = match system {
        System::Front => {
            return writeln!(
                out,
                r#"<path class="{classes}" d="{}"/>"#,
                cut(rect, 7.0_f64.min(height / 3.0), true)
            );
        }
        System::Other => {
            return writeln!(
                out,
                r#"<path class="{classes}" d="{}"/>"#,
                cut(rect, 9.0_f64.min(height / 3.0), false)
            );
        }
        System::State => (height / 3.0).min(9.0),
        System::Party | System::Unknown => 0.0,
    };
    let rounding = if round > 0.0 {
        format!(r#" rx="{}""#, number(round))
    } else {
        String::new()
    };
    writeln!(
        out,
        r#"<rect class="{classes}" x="{}" y="{}" width="{}" height="{}"{rounding}/>"#,
        number(x),
        number(y),
        number(width),
        number(height)
    )?;
    if system == System::Party && !more.contains("leaf") {
        let bar = if width > 60.0 { 5.0 } else { 4.0 };
        writeln!(
            out,
            r#"<rect class="bar-{system}" x="{}" y="{}" width="{bar}" height="{}"/>"#,
            number(x),
            number(y),
            number(height)
        )?;
    }
    Ok(())
}

/// A rectangle with all corners cut, or the right upper one alone.
fn cut(rect: Rect, corner: f64, all: bool) -> String {
    let side = |cut: bool| if cut { corner } else { 0.0 };
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    let all = side(all);
    let points = [
        (left + all, top),
        (right - corner, top),
        (right, top + corner),
        (right, bottom - all),
        (right - all, bottom),
        (left + all, bottom),
        (left, bottom - all),
        (left, top + all),
    ];
    let points: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{} {}", number(*x), number(*y)))
        .collect();
    format!("M{}Z", points.join("L"))
}

/// The dot of a system: square, circle, diamond, triangle; a ring where the system is unknown.
fn dot(out: &mut String, rect: Rect, system: System, status: Status) -> std::fmt::Result {
    let missing = if status == Status::Missing || system == System::Unknown {
        " missing"
    } else {
        ""
    };
    let Point { x, y } = rect.center();
    let radius = rect.width / 2.0;
    let class = format!("{system}{missing}");
    let corners = |points: &[(f64, f64)]| {
        let points: Vec<String> = points
            .iter()
            .map(|(right, down)| {
                format!(
                    "{} {}",
                    number(x + right * radius),
                    number(y + down * radius)
                )
            })
            .collect();
        format!("M{}Z", points.join("L"))
    };
    match system {
        System::Party => {
            let side = 1.72 * radius;
            let (x, y) = (number(x - side / 2.0), number(y - side / 2.0));
            writeln!(
                out,
                r#"<rect class="{class}" x="{x}" y="{y}" width="{0}" height="{0}"/>"#,
                number(side)
            )
        }
        System::State | System::Unknown => {
            writeln!(
                out,
                r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#,
                number(x),
                number(y),
                number(0.94 * radius)
            )
        }
        System::Front => writeln!(
            out,
            r#"<path class="{class}" d="{}"/>"#,
            corners(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)])
        ),
        System::Other => writeln!(
            out,
            r#"<path class="{class}" d="{}"/>"#,
            corners(&[(0.0, -1.0), (0.95, 0.8), (-0.95, 0.8)])
        ),
    }
}

fn entry(out: &mut String, entry: &Entry, form: Form) -> std::fmt::Result {
    let middle = entry.rect.center().y;
    let sample = |out: &mut String, system: System, status: Status| match form {
        Form::Box => shape(out, entry.rect, system, status, ""),
        Form::Dot => dot(
            out,
            Rect::new(entry.rect.x, middle - 6.0, 12.0, 12.0),
            system,
            status,
        ),
    };
    let line = |out: &mut String, class: &str, more: &str, head: &str| {
        let (left, right, y) = (
            number(entry.rect.x),
            number(entry.rect.right()),
            number(middle),
        );
        writeln!(
            out,
            r#"<path class="{class}{more}" d="M{left} {y}H{right}"{head}/>"#
        )
    };
    match entry.sample {
        Sample::System(system) => sample(out, system, Status::Held)?,
        Sample::Missing => sample(out, System::Unknown, Status::Missing)?,
        Sample::Mixed => shape(out, entry.rect, System::Unknown, Status::Held, " mixed")?,
        Sample::Focus => shape(out, entry.rect, System::Unknown, Status::Held, " focus")?,
        Sample::Pile => {
            let back = Rect {
                x: entry.rect.x + LEAF,
                y: entry.rect.y + LEAF,
                width: entry.rect.width - LEAF,
                height: entry.rect.height - LEAF,
            };
            shape(out, back, System::Unknown, Status::Held, " mixed leaf")?;
            shape(
                out,
                Rect {
                    x: entry.rect.x,
                    y: entry.rect.y,
                    ..back
                },
                System::Unknown,
                Status::Held,
                " mixed",
            )?;
        }
        Sample::Relation(relation) | Sample::Part(relation) => {
            let is_part = matches!(entry.sample, Sample::Part(_));
            let part = if is_part { " part" } else { "" };
            let class = class(relation);
            let head = if form == Form::Box {
                let name = head(relation, stroke(relation).width);
                format!(r#" marker-end="url(#{name})""#)
            } else {
                String::new()
            };
            line(out, &class, part, &head)?;
        }
        Sample::SecondHand => {
            let (left, right, y) = (
                number(entry.rect.x),
                number(entry.rect.right()),
                number(middle),
            );
            writeln!(
                out,
                r#"<path class="second-hand" fill="none" stroke="{}" stroke-width="1.4" d="M{left} {y}H{right}"/>"#,
                frame::TEXT
            )?;
        }
        Sample::Sizes => {
            for (away, radius) in [(3.0, 2.5), (14.0, 5.0), (34.0, 8.0)] {
                let (x, y) = (number(entry.rect.x + away), number(middle));
                writeln!(
                    out,
                    r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{}" stroke-width="1.2"/>"#,
                    frame::MUTED
                )?;
            }
        }
        Sample::Words => {}
    }
    text(out, &entry.text)
}

/// Text that lines pass under.
fn halo(out: &mut String, label: &Text) -> std::fmt::Result {
    write!(out, r#"<g class="halo">"#)?;
    text(out, label)?;
    writeln!(out, "</g>")
}

fn text(out: &mut String, text: &Text) -> std::fmt::Result {
    let class = match text.tone {
        Tone::Title => r#" class="heading""#,
        Tone::Lane => r#" class="lane""#,
        Tone::Strong => r#" class="strong""#,
        Tone::Plain => "",
        Tone::Muted => r#" class="muted""#,
    };
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    };
    let (x, y, size) = (number(text.at.x), number(text.at.y), number(text.size));
    writeln!(
        out,
        r#"<text{class} x="{x}" y="{y}" font-size="{size}"{anchor}>{}</text>"#,
        escape(&text.words)
    )
}

/// A number with at most one decimal.
pub fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == rounded.trunc() {
        format!("{}", rounded as i64)
    } else {
        format!("{rounded:.1}")
    }
}

/// Text safe inside elements and quoted attributes; characters that XML forbids become U+FFFD.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(letter),
        }
    }
    escaped
}

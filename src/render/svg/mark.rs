//! The marks of documents: boxes, and the dots of an overview.

use std::fmt::Write;

use super::text::{halo, number, text};
use crate::graph::Status;
use crate::layout::{Form, LEAF, Mark, Point, Rect};
use crate::model::System;
use crate::render::escape;

/// One mark with its words, tooltip and link.
pub(super) fn mark(out: &mut String, mark: &Mark) -> std::fmt::Result {
    writeln!(
        out,
        r#"<g id="{}">"#,
        escape::markup(&format!("d-{}", mark.key))
    )?;
    writeln!(out, "<title>{}</title>", escape::markup(&mark.tooltip))?;
    if let Some(href) = &mark.href {
        writeln!(out, r#"<a href="{}">"#, escape::markup(href))?;
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

/// The box of a system: square with a bar for the Party, round for the State, cut corners for the
/// Front, one cut corner for others.
pub(super) fn shape(
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
pub(super) fn dot(
    out: &mut String,
    rect: Rect,
    system: System,
    status: Status,
) -> std::fmt::Result {
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

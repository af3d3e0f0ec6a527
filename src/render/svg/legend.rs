//! The legend: a sample of each sign, and what it means.

use std::fmt::Write;

use super::line::{class, head};
use super::mark::{dot, shape};
use super::text::{number, text};
use crate::graph::Status;
use crate::layout::{Entry, Form, LEAF, Rect, Sample};
use crate::model::System;
use crate::render::style::{frame, stroke};

/// One sample with its words.
pub(super) fn entry(out: &mut String, entry: &Entry, form: Form) -> std::fmt::Result {
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

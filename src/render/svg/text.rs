//! Words and numbers.

use std::fmt::Write;

use crate::layout::{Anchor, Text, Tone};
use crate::render::escape;

/// Text that lines pass under.
pub(super) fn halo(out: &mut String, label: &Text) -> std::fmt::Result {
    write!(out, r#"<g class="halo">"#)?;
    text(out, label)?;
    writeln!(out, "</g>")
}

/// A line of words.
pub(super) fn text(out: &mut String, text: &Text) -> std::fmt::Result {
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
        escape::markup(&text.words)
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

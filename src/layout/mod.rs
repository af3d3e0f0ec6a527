//! Places the items of a view: lanes are levels, the centre on top, so that directives cascade downward.
//!
//! Knows no colours and writes no bytes (see `render`); looks up no facts. The same view gives the same drawing.

mod bend;
mod boxes;
mod coordinate;
mod counts;
mod drawing;
mod frame;
mod label;
mod mark;
pub mod metrics;
mod net;
mod options;
mod order;
mod overview;
mod placed;
mod rank;
mod route;
mod shelf;
mod time;

pub use drawing::{
    Anchor, Drawing, Entry, Form, LEAF, Lane, Mark, Piece, Point, Rect, Route, Sample, Text, Tick,
    Tone,
};
pub use options::{Axis, LayoutOptions, Mode};

use crate::view::View;

/// Places the view. Time is linear in items and links but for sorting, and for a few sweeps over the rows.
pub fn layout(view: &View, options: &LayoutOptions) -> Drawing {
    let mode = options.mode.unwrap_or(Mode::for_items(view.items.len()));
    let placed = match (options.axis, mode) {
        (Axis::Time, _) => time::place(view, mode, options),
        (Axis::None, Mode::Overview) => overview::place(view, options),
        (Axis::None, _) => boxes::place(view, mode, options),
    };
    frame::frame(placed, view, options)
}

/// Words in and about marks, for writers that place them themselves.
pub mod labels {
    pub use super::label::{heading, href, lines, link_tooltip, title, tooltip};
}

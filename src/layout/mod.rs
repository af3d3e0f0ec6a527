//! Places the items of a view: lanes are levels, the centre on top, so that directives cascade downward.
//!
//! Knows no colours and writes no bytes (see `render`); looks up no facts. The same view gives the same drawing.

mod boxes;
mod coordinate;
mod drawing;
mod frame;
mod label;
pub mod metrics;
mod order;
mod overview;
mod rank;
mod route;
mod shelf;
mod time;

pub use drawing::{
    Anchor, Drawing, Entry, Form, LEAF, Lane, Mark, Piece, Point, Rect, Route, Sample, Text, Tick,
    Tone,
};

use crate::model::Language;
use crate::view::View;

/// How much of each item is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Boxes with number, issuer, date.
    Boxes,
    /// Small boxes with number and a short issuer.
    SmallBoxes,
    /// Dots sized by citations; labels for the most cited.
    Overview,
}

impl Mode {
    /// The mode that suits a number of items: boxes to 80, small boxes to 400, then the overview.
    pub fn for_items(items: usize) -> Self {
        match items {
            0..=80 => Self::Boxes,
            81..=400 => Self::SmallBoxes,
            _ => Self::Overview,
        }
    }
}

/// What runs along the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Axis {
    /// Nothing: items stand where their links are short; time runs downward inside a lane.
    #[default]
    None,
    /// Time, from left to right, with year marks.
    Time,
}

/// How to place a view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LayoutOptions {
    /// Language of titles, legend and dates. _Default:_ Vietnamese.
    pub language: Language,
    /// How much of each item is drawn. _Default:_ by the number of items.
    pub mode: Option<Mode>,
    /// What runs along the picture. _Default:_ nothing.
    pub axis: Axis,
    /// Title of the picture. _Default:_ what the view is by.
    pub title: Option<String>,
    /// What stands before a document's id in its link, such as `report.html#doc=`. _Default:_ no links.
    pub link: Option<String>,
}

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

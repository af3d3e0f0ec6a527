//! How to place a view.

use crate::model::Language;

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
    /// The mode that suits a number of items: boxes to 80, small boxes to 200, then the overview.
    pub fn for_items(items: usize) -> Self {
        match items {
            0..=80 => Self::Boxes,
            81..=200 => Self::SmallBoxes,
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

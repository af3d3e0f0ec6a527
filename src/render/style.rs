//! Colours and line styles of pictures, shared by all formats.
//!
//! Systems and relations are told by shape and line as well as by colour, so that they survive a black-and-white print
//! and are seen by colour-blind readers.

use crate::model::{Level, Relation, System};

/// Colours of a system's marks, as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// Inside of a box.
    pub fill: &'static str,
    /// Outline, and inside of a dot.
    pub stroke: &'static str,
}

/// Colours of a mark that stands for documents of several systems: of none of them.
pub const MIXED: Ink = Ink {
    fill: "#ffffff",
    stroke: "#27313f",
};

/// Colours of a system's marks.
pub fn ink(system: System) -> Ink {
    match system {
        System::Party => Ink {
            fill: "#fcefed",
            stroke: "#b3261e",
        },
        System::State => Ink {
            fill: "#eaf1fb",
            stroke: "#2563a8",
        },
        System::Front => Ink {
            fill: "#e8f5ef",
            stroke: "#0f7b5f",
        },
        System::Other => Ink {
            fill: "#f7f1e3",
            stroke: "#8a6a1f",
        },
        System::Unknown => Ink {
            fill: "#f4f5f7",
            stroke: "#6b7280",
        },
    }
}

/// Head of an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Head {
    /// A filled triangle.
    Full,
    /// An outlined triangle.
    Hollow,
    /// Two strokes.
    Open,
    /// A filled diamond.
    Diamond,
    /// A bar across.
    Bar,
}

/// Line of a relation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour, as `#rrggbb`.
    pub color: &'static str,
    /// Width in pixels.
    pub width: f64,
    /// Dashes as in SVG; empty: a solid line.
    pub dashes: &'static str,
    /// Head of the arrow.
    pub head: Head,
}

/// Dashes of what is known only second-hand.
pub const SECOND_HAND: &str = "6 4";

/// Dashes of a change of only a part of the cited document.
pub const PART: &str = "10 3 2 3";

/// Dashes of such a change that is known only second-hand.
pub const SECOND_HAND_PART: &str = "5 3 1.5 3 1.5 3";

/// Line of a relation: solid for what carries further, dotted for mere mentions; what changes the cited document is purple.
pub fn stroke(relation: Relation) -> Stroke {
    let solid = |color, width, head| Stroke {
        color,
        width,
        dashes: "",
        head,
    };
    match relation {
        Relation::LegalBasis => solid("#4b5768", 1.0, Head::Hollow),
        Relation::Implements => solid("#27313f", 1.4, Head::Full),
        Relation::Continues => solid("#27313f", 2.4, Head::Full),
        Relation::RequestedBy => solid("#a86a00", 1.2, Head::Open),
        Relation::Amends => solid("#7a3a9a", 1.4, Head::Diamond),
        Relation::Replaces => solid("#7a3a9a", 2.4, Head::Diamond),
        Relation::Repeals => solid("#7a3a9a", 1.4, Head::Bar),
        Relation::Guides => solid("#27313f", 1.4, Head::Open),
        Relation::IssuedWith => solid("#4b5768", 1.0, Head::Bar),
        Relation::ReportsOn => solid("#a86a00", 1.2, Head::Hollow),
        Relation::Mentions => Stroke {
            color: "#7b8494",
            width: 1.1,
            dashes: "1.5 3",
            head: Head::Open,
        },
    }
}

/// Colour of a level in charts, as `#rrggbb`; they differ in lightness too.
pub fn level_color(level: Level) -> &'static str {
    match level {
        Level::Central => "#7d2a23",
        Level::Provincial => "#c0702a",
        Level::District => "#3f8f6b",
        Level::Commune => "#2f66a3",
        Level::Unknown => "#8a909b",
    }
}

/// Colours of what stands around the marks.
pub mod frame {
    /// Background.
    pub const PAPER: &str = "#ffffff";
    /// Lanes, by turns.
    pub const LANES: [&str; 2] = ["#f7f8fa", "#eff1f5"];
    /// Gutter of a lane.
    pub const GUTTER: &str = "#e3e7ee";
    /// Running text.
    pub const TEXT: &str = "#1c2430";
    /// Less important text.
    pub const MUTED: &str = "#5d6878";
    /// Lines of the axis.
    pub const TICK: &str = "#c9d0da";
}

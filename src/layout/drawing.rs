//! A drawing: everything placed, in pixels, y downward; plain data that the writers of formats turn into bytes.

use crate::graph::Status;
use crate::model::{Extent, Language, Level, Relation, System};

/// A point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Rightward.
    pub x: f64,
    /// Downward.
    pub y: f64,
}

impl Point {
    /// A point at these coordinates.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// A rectangle from its left upper corner and size.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    pub fn center(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the insides of the two share a point.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether the point lies within it.
    pub fn covers(&self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }

    /// Whether `other` lies within it.
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }
}

/// Where a text stands against its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// It starts there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// How important a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// Title of the picture.
    Title,
    /// Title of a lane.
    Lane,
    /// Number of a document: bold.
    Strong,
    /// Running text.
    Plain,
    /// Less important.
    Muted,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// Its point on the base line.
    pub at: Point,
    /// Size of the letters.
    pub size: f64,
    /// Where it stands against its point.
    pub anchor: Anchor,
    /// How important it is.
    pub tone: Tone,
}

impl Text {
    /// The room that the text takes, from the font's own metrics.
    pub fn rect(&self) -> Rect {
        let bold = matches!(self.tone, Tone::Title | Tone::Lane | Tone::Strong);
        let weight = if bold {
            super::metrics::Weight::Bold
        } else {
            super::metrics::Weight::Regular
        };
        let width = super::metrics::width(&self.words, self.size, weight);
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        Rect::new(
            self.at.x - left,
            self.at.y - 0.82 * self.size,
            width,
            1.06 * self.size,
        )
    }
}

/// Form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A box with text; the system shapes its corners.
    Box,
    /// A dot, whose area tells how often it is cited; the system shapes it.
    Dot,
}

/// How far each leaf of a pile lies to the right of the one above it, and below it.
pub const LEAF: f64 = 3.5;

/// An item of the view, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Key of the item.
    pub key: String,
    /// Its room: of a dot the square around it.
    pub rect: Rect,
    /// Box or dot.
    pub form: Form,
    /// Level, which is the lane it stands in.
    pub level: Level,
    /// System.
    pub system: System,
    /// Whether it stands for documents of several systems.
    pub mixed: bool,
    /// Whether the picture is about it.
    pub focus: bool,
    /// Held or missing.
    pub status: Status,
    /// Documents that it stands for.
    pub documents: usize,
    /// Leaves under its box: a group is drawn as a pile.
    pub leaves: usize,
    /// Its texts: in the box, or the label beside the dot.
    pub texts: Vec<Text>,
    /// All about it, for the tooltip; lines are separated by `\n`.
    pub tooltip: String,
    /// Where a click leads.
    pub href: Option<String>,
}

impl Mark {
    /// All that it covers: its room, and the leaves that look out from under it.
    pub fn outline(&self) -> Rect {
        let out = self.leaves as f64 * LEAF;
        Rect {
            width: self.rect.width + out,
            height: self.rect.height + out,
            ..self.rect
        }
    }
}

/// A piece of a path, from where the one before ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// A straight line to the point.
    Line(Point),
    /// A cubic curve with two control points to the last point.
    Curve(Point, Point, Point),
}

impl Piece {
    /// Where it ends.
    pub fn end(&self) -> Point {
        match *self {
            Self::Line(end) | Self::Curve(_, _, end) => end,
        }
    }
}

/// A link of the view, routed from the border of the citing mark to the border of the cited one.
///
/// Links of one style to one mark join on their way, like the branches of a tree. Each route holds its whole path, but
/// only the first `own` pieces are its own to draw; the route that it joins draws the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Index of the citing mark.
    pub source: usize,
    /// Index of the cited mark.
    pub target: usize,
    /// Where it starts.
    pub start: Point,
    /// The whole path.
    pub pieces: Vec<Piece>,
    /// Number of pieces that it draws; with all of them goes the arrowhead.
    pub own: usize,
    /// The leading relation.
    pub relation: Relation,
    /// How much of the cited document the relation changes, if it is a change.
    pub extent: Option<Extent>,
    /// Whether it is known only second-hand.
    pub second_hand: bool,
    /// Citations that it stands for.
    pub citations: usize,
    /// Whether it stands back: in the overview all but the link to the document that it carries further.
    pub minor: bool,
    /// From whom to whom, and why.
    pub tooltip: String,
    /// Its citations, beside the line, where it stands for those of many documents.
    pub label: Option<Text>,
}

/// A lane: the band of one level, with its gutter for the title.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The level.
    pub level: Level,
    /// The whole band.
    pub rect: Rect,
    /// Title and number of documents, inside the gutter.
    pub texts: Vec<Text>,
    /// Width of the gutter, at the left of the band.
    pub gutter: f64,
}

/// A mark on the axis of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// From where the line runs down.
    pub top: Point,
    /// To which y.
    pub bottom: f64,
    /// Year or month.
    pub text: Option<Text>,
}

/// What an entry of the legend shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sample {
    /// A mark of this system.
    System(System),
    /// A mark of several systems.
    Mixed,
    /// The document that the picture is about.
    Focus,
    /// A missing document.
    Missing,
    /// A pile.
    Pile,
    /// A line of this relation.
    Relation(Relation),
    /// A line of this relation to a part of the cited document.
    Part(Relation),
    /// A line known second-hand.
    SecondHand,
    /// Dots of growing size.
    Sizes,
    /// Words alone.
    Words,
}

/// An entry of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it shows.
    pub sample: Sample,
    /// Room of the sample.
    pub rect: Rect,
    /// What it means.
    pub text: Text,
}

/// A whole picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Language of its words.
    pub language: Language,
    /// Title, and what is left out.
    pub texts: Vec<Text>,
    /// Lanes, from above.
    pub lanes: Vec<Lane>,
    /// Axis of time; empty without one.
    pub ticks: Vec<Tick>,
    /// Routes, drawn under the marks.
    pub routes: Vec<Route>,
    /// Marks, in the order of the view's items.
    pub marks: Vec<Mark>,
    /// Legend: only what occurs.
    pub legend: Vec<Entry>,
    /// Form of the samples in the legend.
    pub form: Form,
}

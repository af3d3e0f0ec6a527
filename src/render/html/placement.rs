//! Where the documents of the interactive graph lie.

use std::collections::HashMap;

use crate::graph::{CitationGraph, Document};
use crate::layout::{self, Drawing, LayoutOptions, Mode, Rect, layout};
use crate::model::Level;
use crate::view::{ViewOptions, view};

/// Documents that a report holds at most: of a larger graph the most cited, and the report says so.
pub const MOST_DOCUMENTS: usize = 30_000;

/// Where documents lie; units are free, y runs downward.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Placement {
    /// Centre of each document, in the order of the graph's documents.
    pub positions: Vec<(f32, f32)>,
    /// Half the room of each document, in the same order; markers of this size do not touch.
    pub radii: Vec<f32>,
    /// The lanes of the levels, from the top.
    pub lanes: Vec<Lane>,
}

/// The lane of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lane {
    /// The level.
    pub level: Level,
    /// Upper edge.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Placement {
    /// Lays the graph out as dots in lanes; of a graph too large for a report the documents that it shows.
    pub fn of(graph: &CitationGraph) -> Self {
        let top = (graph.documents().len() > MOST_DOCUMENTS).then_some(MOST_DOCUMENTS);
        let documents = view(
            graph,
            &ViewOptions {
                top,
                ..ViewOptions::default()
            },
        );
        Self::from_drawing(
            graph,
            &layout(
                &documents,
                &LayoutOptions {
                    mode: Some(Mode::Overview),
                    ..LayoutOptions::default()
                },
            ),
        )
    }

    /// Takes the middles of the marks and the edges of the lanes of a drawing by document.
    pub fn from_drawing(graph: &CitationGraph, drawing: &Drawing) -> Self {
        let marks: HashMap<&str, Rect> = drawing
            .marks
            .iter()
            .map(|mark| (mark.key.as_str(), mark.rect))
            .collect();
        let rect = |document: &Document| {
            marks
                .get(document.id.0.as_str())
                .copied()
                .unwrap_or_default()
        };
        let place = |rect: Rect| (rect.center().x as f32, rect.center().y as f32);
        let lane = |lane: &layout::Lane| Lane {
            level: lane.level,
            top: lane.rect.y as f32,
            bottom: lane.rect.bottom() as f32,
        };
        Self {
            positions: graph
                .documents()
                .map(|document| place(rect(document)))
                .collect(),
            radii: graph
                .documents()
                .map(|document| rect(document).width.min(rect(document).height) as f32 / 2.0)
                .collect(),
            lanes: drawing.lanes.iter().map(lane).collect(),
        }
    }
}

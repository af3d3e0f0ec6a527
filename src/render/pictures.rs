//! The pictures of `analyze`, from the graph to bytes.

use super::error::PictureError;
use super::{dot, pdf, png, svg};
use crate::graph::CitationGraph;
use crate::layout::{LayoutOptions, layout};
use crate::model::Language;
use crate::view::{By, TopOf, ViewOptions, view};

/// The picture files of `analyze`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// `graph.dot`.
    pub graph_dot: String,
    /// `graph.svg`.
    pub graph_svg: String,
    /// `graph.png`, two pixels for each unit where that is not too large.
    pub graph_png: Vec<u8>,
    /// `graph.pdf`.
    pub graph_pdf: Vec<u8>,
    /// `issuers.dot`.
    pub issuers_dot: String,
    /// `issuers.svg`.
    pub issuers_svg: String,
}

/// Most documents in the picture of a whole graph; of a larger one it shows those cited most of
/// each level.
pub const MOST_DOCUMENTS: usize = 3000;
/// Most issuers in their picture.
pub const MOST_ISSUERS: usize = 60;

/// Makes the pictures of a graph: the documents (the most-cited of a large graph) and the issuers.
///
/// # Errors
/// `Svg` or `Pdf` if a picture cannot be drawn, which is a fault of viendan.
pub fn pictures(graph: &CitationGraph, language: Language) -> Result<Pictures, PictureError> {
    let options = LayoutOptions {
        language,
        ..LayoutOptions::default()
    };
    let top = (graph.documents().len() > MOST_DOCUMENTS).then_some(MOST_DOCUMENTS);
    let documents = view(
        graph,
        &ViewOptions {
            top,
            top_of: TopOf::EachLevel,
            ..ViewOptions::default()
        },
    );
    let issuers = view(
        graph,
        &ViewOptions {
            by: By::Issuer,
            top: Some(MOST_ISSUERS),
            ..ViewOptions::default()
        },
    );
    let graph_svg = svg::svg(&layout(&documents, &options));
    let graph_png = png::png(&graph_svg, 2.0)
        .or_else(|_| png::png(&graph_svg, 1.0))
        .or_else(|_| png::png(&graph_svg, 0.5))?;
    Ok(Pictures {
        graph_dot: dot::dot(&documents, &options),
        graph_png,
        graph_pdf: pdf::pdf(&graph_svg)?,
        graph_svg,
        issuers_dot: dot::dot(&issuers, &options),
        issuers_svg: svg::svg(&layout(&issuers, &options)),
    })
}

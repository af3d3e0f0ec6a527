//! Turns a graph, statistics or a drawing into bytes: one file for each format. Computes nothing and opens no file.

pub mod charts;
pub mod csv;
pub mod cypher;
pub mod dot;
pub mod export;
pub mod gephi;
pub mod gexf;
pub mod graphml;
pub mod graphviz;
pub mod html;
pub mod json;
pub mod jsonld;
pub mod pdf;
pub mod png;
pub mod references;
pub mod style;
pub mod svg;
pub mod terminal;
pub mod vosviewer;
pub mod xlsx;

mod error;
mod escape;
mod fields;
mod pictures;
mod xml;

pub use error::PictureError;
pub use pictures::{Pictures, pictures};

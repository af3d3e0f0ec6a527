//! Turns a graph, statistics or a drawing into bytes: one file for each format. Computes nothing and opens no file.

pub mod csv;
pub mod dot;
pub mod graphviz;
pub mod html;
pub mod json;
pub mod pdf;
pub mod png;
pub mod references;
pub mod style;
pub mod svg;
pub mod terminal;

mod pictures;

pub use pictures::{PictureError, Pictures, pictures};

//! Turns a graph, statistics or a drawing into bytes. Computes nothing and opens no file: writers get a place to write to.

pub mod csv;
pub mod html;
pub mod json;
pub mod references;
pub mod terminal;

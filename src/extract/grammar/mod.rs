//! The grammar of references.

pub mod cursor;

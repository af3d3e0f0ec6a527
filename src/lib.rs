//! viendan finds every reference between Vietnamese official documents, works out which document is meant and who issued it,
//! and shows how directives cascade from the centre down to provinces, districts and communes.
//!
//! The stages stand below in the order in which a document passes them; `ARCHITECTURE.md` says what each may know.

pub mod model;
pub mod words;

pub mod tables;

pub mod read;
pub mod text;

pub mod lex;

pub mod extract;
pub mod resolve;

pub mod graph;

pub mod find;

pub mod analyze;

pub mod view;

pub mod layout;

pub mod render;

pub mod diagnostics;
pub mod pipeline;

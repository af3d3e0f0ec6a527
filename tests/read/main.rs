//! What comes out of the files that offices keep: texts, names and diagnostics.

mod corpora;
mod folders;
mod support;

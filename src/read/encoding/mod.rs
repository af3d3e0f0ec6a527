//! Vietnamese text from before Unicode: TCVN3 (ABC), VNI, VIQR and windows-1258.
//!
//! The fonts of TCVN3 and VNI drew Vietnamese letters at Western codes, so their text looks Western until it is converted.
//! Which encoding it is, the run's font says, or the share of possible syllables under each hypothesis.

mod bytes;
mod legacy;
mod paragraphs;
mod tables;
mod viqr;

pub(crate) use bytes::{Decoded, decode};
pub(crate) use legacy::Legacy;
pub(crate) use paragraphs::convert_lines;

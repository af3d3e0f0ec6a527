//! What comes out of the files that offices keep: texts, names and diagnostics.

mod archives;
#[cfg(target_os = "linux")]
mod bombs;
mod corpora;
mod encodings;
mod folders;
mod formats;
mod hostile;
mod ocr;
#[cfg(target_os = "linux")]
mod processes;
mod streams;
mod support;
mod twins;

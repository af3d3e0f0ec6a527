//! What comes out of the files that offices keep: texts, names and diagnostics.

mod archives;
#[cfg(target_os = "linux")]
mod bombs;
mod corpora;
mod encodings;
mod folders;
mod formats;
mod hostile;
mod make;
mod ocr;
#[cfg(target_os = "linux")]
mod processes;
#[path = "../support/program.rs"]
mod program;
mod streams;
mod support;
#[path = "../support/tools.rs"]
mod tools;
mod twins;

//! From files to texts: finds the files of the PATHs given, knows their formats by their bytes, decodes them, and gives plain text.
//!
//! The only room that opens input files. It knows formats and encodings, never what a reference is, and prints nothing.
//! What cannot be read is a diagnostic in the place of its item; the run goes on.
//!
//! ```no_run
//! # use viendan::read::{Items, Options};
//! let options = Options::default();
//! for item in Items::new(&["letters".into()], &options)? {
//!     match item {
//!         Ok(item) => drop(item.open(&options)), // on any thread
//!         Err(skipped) => drop(skipped),
//!     }
//! }
//! # Ok::<(), viendan::read::Error>(())
//! ```

mod archive;
pub mod child;
mod column;
mod compose;
mod corpus;
mod doc;
mod docx;
mod encoding;
mod error;
mod field;
mod form;
mod format;
mod html;
mod item;
mod items;
mod limits;
mod member;
mod name;
mod ocr;
mod odt;
mod open;
mod options;
mod package;
mod parse;
mod parsed;
mod pdf;
mod plain;
mod program;
mod reader;
mod record;
mod rtf;
mod syllable;
mod walk;
mod xml;

pub use child::Children;
pub use column::Column;
pub use error::Error;
pub use item::{Item, Opened};
pub use items::{Items, Progress};
pub use limits::Limits;
pub use ocr::Ocr;
pub use open::open;
pub use options::Options;
pub use program::end_programs;
pub use walk::Links;

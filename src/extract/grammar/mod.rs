//! What references are made of, as a grammar over tokens: one production a function, one concept a
//! file, a
//! [`Cursor`] as argument.
//!
//! ```text
//! type-word := TYPE | popular-law | (ABBREVIATION | ENGLISH-TYPE) number-word? FIGURE
//! number-word := ("số" | "No") ("." | ":")?
//! number := ordinal ("/" YEAR)? ("/" | "-") symbol | ordinal symbol | blank
//! symbol := ABBREVIATION (("-" | "/") ABBREVIATION)*
//! date := see `date`
//! title := note? (TITLE_MARKER | TITLE_VERB) words end | "(" CONTENTS_MARKER words ")"
//! hour := SMALL (":" | HOUR_MARKER) SIXTY (":" SIXTY)?
//! provision := part (joint? part)*
//! part := lead? PROVISION_WORD ("số" | "thứ")? figure (joint figure)*
//! ```
//!
//! Words in capitals are phrases of the tables, laid over the tokens beforehand.

mod cursor;
pub mod date;
pub mod hour;
pub mod number;
pub mod provision;
pub mod symbol;
pub mod title;
pub mod type_word;

pub use cursor::Cursor;

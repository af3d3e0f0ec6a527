//! What references are made of, as a grammar over tokens: one production a function, one concept a
//! file, a
//! [`Cursor`] as argument.
//!
//! ```text
//! type-word := TYPE | popular-law | (ABBREVIATION | ENGLISH-TYPE) number-word? FIGURE
//! number-word := ("số" | "No") ("." | ":")?
//! date := see `date`
//! issuer := conference? (joint | body) (place | CENTRE)? term?      see `issuer`
//! place := place-word (place-name above*)? | PROVINCE | DISTRICT    see `place`
//! ```
//!
//! Words in capitals are phrases of the tables, laid over the tokens beforehand.

mod cursor;
pub mod date;
pub mod issuer;
pub mod place;
pub mod type_word;

pub use cursor::Cursor;

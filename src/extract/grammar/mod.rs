//! What references are made of, as a grammar over tokens: one production a function, one concept a
//! file, a
//! [`Cursor`] as argument.
//!
//! ```text
//! type-word := TYPE | popular-law | (ABBREVIATION | ENGLISH-TYPE) number-word? FIGURE
//! number := ordinal ("/" YEAR)? ("/" | "-") symbol | ordinal symbol | blank
//! symbol := ABBREVIATION (("-" | "/") ABBREVIATION)*
//! date := see `date`
//! title := note? (TITLE_MARKER | TITLE_VERB) words end | "(" CONTENTS_MARKER words ")"
//! hour := SMALL (":" | HOUR_MARKER) SIXTY (":" SIXTY)?
//! provision := part (joint? part)*
//! part := lead? PROVISION_WORD ("số" | "thứ")? figure (joint figure)*
//! number-word := ":"* "("? ("số" | "No" "."?)? ":"?
//! law-name := see `law_name`
//! party-document := see `party_document`
//! short-form := ORDINAL letter? ("/" YEAR)?
//! joint := footnote? ("," | ";" | "+" | "&" | "-")? JOINT? ("các" | "của")?
//! term := ","? "("? "khóa" ORDINAL
//! issuer := conference? (joint | body) (place | CENTRE)? term?      see `issuer`
//! place := place-word (place-name above*)? | PROVINCE | DISTRICT    see `place`
//! ```
//!
//! Words in capitals are phrases of the tables, laid over the tokens beforehand.

mod cursor;
pub mod date;
pub mod hour;
pub mod issuer;
pub mod law_name;
pub mod list;
pub mod number;
pub mod number_word;
pub mod party_document;
pub mod place;
pub mod provision;
pub mod short_form;
pub mod symbol;
pub mod term;
pub mod title;
pub mod type_word;

pub use cursor::Cursor;

//! Which document is meant. Never reads text.
//!
//! Step 1, [`local`], is local to one document: its place, issuer and date complete what its
//! references leave out, and so do its other references and the tables. Step 2, [`merge`], works
//! inside groups of one scope and number: undated meets dated. Each answer carries the [`Rule`]
//! that decided and its certainty.
//!
//! A reference goes from [`Reference`](crate::extract::Reference) (its words) through [`Completed`]
//! (what its document and the tables add) to [`Resolved`] (with the key of the document meant).

mod account;
mod citing;
mod completed;
mod conflicts;
mod copies;
mod days;
mod documents;
mod expected;
mod issuer;
mod key;
mod law;
mod local;
mod merge;
mod record;
mod resolved;
mod rule;
mod share;
mod short;
mod time;
mod well_known;
mod wholes;

pub use citing::Citing;
pub use completed::Completed;
pub use expected::{Choice, ChoiceError, Expected, ExpectedBody, ExpectedFrom};
pub use key::{Key, Known, Period};
pub use local::{LocalDocument, local};
pub use merge::{Resolution, merge};
pub use record::ReferenceRecord;
pub use resolved::Resolved;
pub use rule::Rule;

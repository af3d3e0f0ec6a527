//! Which document is meant. Never reads text.
//!
//! Step 1, [`local`], is local to one document: its place, issuer and date complete what its references leave out, and so do
//! its other references and the tables. Step 2, [`merge`], works inside groups of one scope and number: undated meets dated.
//! Each answer carries the rule that decided and its certainty.

mod conflicts;
mod documents;
mod key;
mod local;
mod merge;
mod record;
mod short;

pub use key::{Key, Period};
pub use local::{Citing, LocalDocument, Resolved, local};
pub use merge::{Resolution, merge};
pub use record::ReferenceRecord;

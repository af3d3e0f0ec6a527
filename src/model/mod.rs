//! The words that every stage shares: level, system, relation, certainty, date, place.
//!
//! They carry meaning and spelling, never behaviour of a stage.

mod cell;
mod certainty;
mod date;
mod duty;
mod extent;
mod level;
mod place;
mod relation;
mod system;
mod vocabulary;

pub use cell::{guarded, unguarded};
pub use certainty::Certainty;
pub use date::{DateError, PartialDate};
pub use duty::{Asks, Binding, BodyGroup, Bound, Deadline, Duty, NamedBody, Role, Whom};
pub use extent::{Extent, Setting};
pub use level::Level;
pub use place::Place;
pub use relation::Relation;
pub use system::System;
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::{Language, UnknownWord};

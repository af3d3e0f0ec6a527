//! Who issued a document (cơ quan ban hành): identity, symbols, and completion from the citing
//! document. The words of a text that name an issuer are read in `grammar::issuer`.

mod as_of;
mod complete;
mod identity;
mod names;
mod symbol;
mod title;

pub use complete::{Context, complete, complete_place};
pub use identity::Issuer;
pub use names::Names;
pub use symbol::{from_symbol, from_symbol_on};
pub(super) use title::{customary, kind_word, own_place, place_name};

//! Header and references of one document.

pub mod issuer;

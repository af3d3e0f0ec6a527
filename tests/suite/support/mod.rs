//! What several tests need.

#[path = "../../../benches/support/cascades.rs"]
pub mod cascades;
pub mod hostile;
pub mod letters;
pub mod make;
pub mod program;
pub mod report;
pub mod tools;

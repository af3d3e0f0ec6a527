//! `viendan read-child`: not for people. The program calls itself so to read files that may eat memory or time.

use std::io;

use viendan::read::child;

use super::Outcome;

/// Name of the hidden command.
pub const COMMAND: &str = "read-child";

pub fn run() -> anyhow::Result<Outcome> {
    child::serve(io::stdin().lock(), io::stdout().lock())?;
    Ok(Outcome::Done)
}

//! What the child does.

use std::io::{BufRead, Error, Read, Result, Write};

use super::message::{Answer, Request};
use crate::read::memory;
use crate::read::parse::parse;

/// Reads files that the parent sends, one after the other, until it sends no more. Memory is limited by the system from
/// the first request on, so that a file that needs more ends the child.
///
/// # Errors
/// The parent has gone or does not keep to the form of requests.
pub fn serve(mut input: impl BufRead, mut output: impl Write) -> Result<()> {
    let mut is_limited = false;
    while let Some(request) = next_request(&mut input)? {
        if !std::mem::replace(&mut is_limited, true) {
            memory::limit_own(request.limits.memory)?;
        }
        let mut bytes = Vec::new();
        (&mut input)
            .take(request.bytes as u64)
            .read_to_end(&mut bytes)?;
        let limits = request.limits;
        let answer: Answer =
            parse(&bytes, request.format, &limits).map(|parsed| parsed.limited(&limits));
        drop(bytes);
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}

fn next_request(input: &mut impl BufRead) -> Result<Option<Request>> {
    let mut line = String::new();
    match input.read_line(&mut line)? {
        0 => Ok(None),
        _ => serde_json::from_str(&line).map(Some).map_err(Error::other),
    }
}

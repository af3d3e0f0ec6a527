//! What the child does.

use std::io::{BufRead, Error, Read, Result, Write};
use std::sync::mpsc::{SyncSender, sync_channel};

use super::confine;
use super::message::{Answer, Request};
use crate::read::parse::parse;

/// Reads files that the parent sends, one after the other. The process ends when the parent sends no more, even
/// while a file is read: a parent that was killed leaves nobody at work.
///
/// Nothing can be opened from the first step on. Memory is limited by the system from the first request on, so that
/// a file that needs more ends the child.
///
/// # Errors
/// The parent does not keep to the form of requests, or the answer cannot be written.
pub fn serve(input: impl BufRead + Send + 'static, mut output: impl Write) -> Result<()> {
    confine::seal()?;
    let (sender, requests) = sync_channel(0);
    std::thread::spawn(move || listen(input, &sender));
    for request in requests {
        let (request, bytes) = request?;
        let limits = request.limits;
        confine::limit_time(limits.time)?;
        let answer: Answer =
            parse(&bytes, request.format, &limits).map(|parsed| parsed.limited(&limits));
        drop(bytes);
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}

/// Takes requests from the parent until it has gone.
fn listen(mut input: impl BufRead, requests: &SyncSender<Result<(Request, Vec<u8>)>>) {
    let mut is_limited = false;
    loop {
        let request = next_request(&mut input, &mut is_limited).transpose();
        let Some(request) = request else {
            std::process::exit(0);
        };
        let is_last = request.is_err();
        if requests.send(request).is_err() || is_last {
            return;
        }
    }
}

/// A request and the bytes of its file; nothing if the parent has gone.
fn next_request(
    input: &mut impl BufRead,
    is_limited: &mut bool,
) -> Result<Option<(Request, Vec<u8>)>> {
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let request: Request = serde_json::from_str(&line).map_err(Error::other)?;
    if !std::mem::replace(is_limited, true) {
        confine::limit_memory(request.limits.memory)?;
    }
    let mut bytes = Vec::new();
    input.take(request.bytes as u64).read_to_end(&mut bytes)?;
    Ok(Some((request, bytes)))
}

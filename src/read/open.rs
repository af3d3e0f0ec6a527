//! Opening a file to read: nothing is waited for without end.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Opens a file. A pipe that has a name opens when somebody writes to it: that long is waited.
///
/// # Errors
/// The system does not let us in, or nobody writes to the pipe.
pub fn open(path: &Path, patience: Duration) -> Result<File> {
    if fs::metadata(path)?.is_file() {
        return File::open(path);
    }
    let (sender, opened) = channel();
    let path = path.to_owned();
    // Opening cannot be given up, so that this thread may stay until the program ends.
    std::thread::spawn(move || sender.send(File::open(path)));
    opened.recv_timeout(patience).unwrap_or_else(|_| {
        Err(Error::new(
            ErrorKind::TimedOut,
            format!("nobody wrote to this pipe within {} s", patience.as_secs()),
        ))
    })
}

//! Programs that some tests need beside us.
#![allow(dead_code)] // each test takes the part that it needs

use std::io::Write;
#[cfg(target_os = "linux")]
use std::path::Path;
use std::process::{Command, Stdio};

/// What the program prints for this input. Without the program the test is skipped loudly, or fails if `VIENDAN_REQUIRE_TOOLS=1`.
pub fn run(program: &str, arguments: &[&str], input: &[u8]) -> Option<String> {
    let spawned = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = spawned else {
        missing(program);
        return None;
    };
    let mut pipe = child.stdin.take().expect("it is piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().expect("it was started");
    writer
        .join()
        .expect("it does not panic")
        .expect("it reads its input");
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "{program} warns: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// What a person sees on a terminal who types this in a folder, and the exit status; skipped like
/// [`run`].
#[cfg(target_os = "linux")]
pub fn on_a_terminal(folder: &Path, command: &str) -> Option<(String, Option<i32>)> {
    let output = Command::new("script")
        .args(["--quiet", "--return", "--command", command, "/dev/null"])
        .current_dir(folder)
        .env("VIENDAN_LANG", "en")
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output else {
        missing("script");
        return None;
    };
    let screen = String::from_utf8(output.stdout).expect("UTF-8");
    Some((screen, output.status.code()))
}

/// Says that a test is skipped for want of this, or fails if `VIENDAN_REQUIRE_TOOLS=1`.
pub fn missing(tool: &str) {
    assert!(
        std::env::var("VIENDAN_REQUIRE_TOOLS").as_deref() != Ok("1"),
        "{tool} is required and not installed"
    );
    writeln!(std::io::stderr(), "SKIPPED: {tool} is not installed").expect("stderr");
}

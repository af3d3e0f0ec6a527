//! Memory of processes, limited by the system where it can: what needs more ends, and nothing else suffers.

use std::io::Result;
use std::process::Child;

/// Limits what this process may take for itself from now on.
#[cfg(target_os = "linux")]
pub(crate) fn limit_own(bytes: u64) -> Result<()> {
    let (_, most) = rlimit::Resource::DATA.get()?;
    let bytes = bytes.min(most);
    rlimit::Resource::DATA.set(bytes, bytes)
}

/// The same; on other systems only time and sizes are limited.
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) fn limit_own(bytes: u64) -> Result<()> {
    rlimit::Resource::AS.set(bytes, bytes).or(Ok(()))
}

/// The same; on other systems only time and sizes are limited.
#[cfg(not(unix))]
pub(crate) fn limit_own(_: u64) -> Result<()> {
    Ok(())
}

/// Limits what a program just started may take. Where the system refuses, it runs without: its time is limited all the same.
#[cfg(target_os = "linux")]
pub(crate) fn limit_child(child: &Child, bytes: u64) {
    let Ok(id) = i32::try_from(child.id()) else {
        return;
    };
    let _ = rlimit::prlimit(id, rlimit::Resource::DATA, Some((bytes, bytes)), None);
}

/// The same; other systems cannot limit a process that runs.
#[cfg(not(target_os = "linux"))]
pub(crate) fn limit_child(_: &Child, _: u64) {}

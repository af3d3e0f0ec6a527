//! What a process that reads documents may take and reach, kept by the system where it can.
//!
//! Limits only ever go down: what a file does to its reader cannot undo them.

use std::io::Result;
use std::time::Duration;

/// Limits the memory that this process may take for itself from now on.
#[cfg(unix)]
pub(super) fn limit_memory(bytes: u64) -> Result<()> {
    #[cfg(target_os = "linux")]
    return unix::lower(rustix::process::Resource::Data, bytes);
    // Elsewhere the system may count what is only mapped, so that it refuses the limit.
    #[cfg(not(target_os = "linux"))]
    return unix::lower(rustix::process::Resource::As, bytes).or(Ok(()));
}

/// Ends this process when it has computed for this long from now on: a parent that is stopped
/// cannot end it.
#[cfg(unix)]
pub(super) fn limit_time(time: Duration) -> Result<()> {
    use rustix::time::{ClockId, clock_gettime};
    let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
    // Whole seconds count, the one that has begun too.
    unix::lower_for_now(
        rustix::process::Resource::Cpu,
        used.saturating_add(time.as_secs()).saturating_add(2),
    )
}

/// Leaves nothing to this process but what it has open: no file, no network, no other program, and
/// no copy of its memory on disk when it ends.
#[cfg(unix)]
pub(super) fn seal() -> Result<()> {
    use rustix::process::Resource;
    #[cfg(target_os = "linux")]
    landlock().map_err(std::io::Error::other)?;
    // None, though the streams are open: room for them would be room for others once they are closed.
    unix::lower(Resource::Nofile, 0)?;
    unix::lower(Resource::Fsize, 0)?;
    unix::lower(Resource::Core, 0)
}

/// Ends this process soon after its parent: for one that waits for nothing from it.
#[cfg(all(feature = "parquet", unix))]
pub(super) fn end_after(parent: u32) {
    use rustix::process::{Pid, getppid};
    const BETWEEN_LOOKS: Duration = Duration::from_millis(200);
    let parent = i32::try_from(parent).ok().and_then(Pid::from_raw);
    std::thread::spawn(move || {
        while getppid() == parent {
            std::thread::sleep(BETWEEN_LOOKS);
        }
        std::process::exit(0);
    });
}

/// Forbids all that this kernel can forbid; an old one knows fewer kinds, or none.
#[cfg(target_os = "linux")]
fn landlock() -> std::result::Result<(), landlock::RulesetError> {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, Scope};
    const NEWEST: ABI = ABI::V6;
    Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?
        .restrict_self()
        .map(drop)
}

/// Limits a program that this process is about to become: it may open files.
#[cfg(unix)]
pub(super) fn limit_program(memory: u64, time: Duration) -> Result<()> {
    use rustix::process::Resource;
    /// Most files that are open at once.
    const FILES: u64 = 64;
    limit_memory(memory)?;
    limit_time(time)?;
    unix::lower(Resource::Nofile, FILES)?;
    unix::lower(Resource::Fsize, memory)?;
    unix::lower(Resource::Core, 0)
}

#[cfg(unix)]
mod unix {
    use std::io::Result;

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    /// Lowers a limit for good.
    pub fn lower(resource: Resource, limit: u64) -> Result<()> {
        let most = getrlimit(resource).maximum;
        let limit = Some(most.map_or(limit, |most| most.min(limit)));
        let limits = Rlimit {
            current: limit,
            maximum: limit,
        };
        Ok(setrlimit(resource, limits)?)
    }

    /// Sets a limit that may be raised again.
    pub fn lower_for_now(resource: Resource, limit: u64) -> Result<()> {
        let maximum = getrlimit(resource).maximum;
        let limits = Rlimit {
            current: Some(maximum.map_or(limit, |most| most.min(limit))),
            maximum,
        };
        Ok(setrlimit(resource, limits)?)
    }
}

/// Elsewhere only the parent's clock and the limits of sizes hold.
#[cfg(not(unix))]
pub(super) fn limit_memory(_: u64) -> Result<()> {
    Ok(())
}

/// Elsewhere only the parent's clock holds.
#[cfg(not(unix))]
pub(super) fn limit_time(_: Duration) -> Result<()> {
    Ok(())
}

/// Elsewhere nothing is sealed.
#[cfg(not(unix))]
pub(super) fn seal() -> Result<()> {
    Ok(())
}

/// Elsewhere the pipe to the parent breaks at the next row.
#[cfg(all(feature = "parquet", not(unix)))]
pub(super) fn end_after(_: u32) {}

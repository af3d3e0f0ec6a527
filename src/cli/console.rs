//! What people see on the terminal beside the data: messages, progress, colours. All of it goes to stderr.

use std::io::{IsTerminal, Write};

use viendan::diagnostics::{Diagnostic, Severity};

use super::Common;
use super::common::ColorChoice;

/// How much is said, and how.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    quiet: bool,
    verbose: bool,
    /// Whether stdout takes colours.
    pub color: bool,
}

impl Console {
    pub(super) fn new(common: &Common) -> Self {
        let color = match common.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        Self { quiet: common.quiet, verbose: common.verbose, color }
    }

    /// Says a sentence, unless `--quiet`.
    #[expect(dead_code, reason = "analyze takes it up")]
    pub fn tell(&self, message: &str) {
        if !self.quiet {
            say(message);
        }
    }

    /// Says a diagnostic: errors and warnings, unless `--quiet` silences the latter; notes with `--verbose`.
    pub fn diagnose(&self, diagnostic: &Diagnostic) {
        let wanted = match diagnostic.severity {
            Severity::Error => true,
            Severity::Warning => !self.quiet,
            Severity::Note => self.verbose,
        };
        if wanted {
            let document = diagnostic.document.as_deref().map_or_else(String::new, |document| format!("{document}: "));
            say(&format!("viendan: {document}{} [{}]", diagnostic.message, diagnostic.code));
        }
    }

    /// Whether a progress bar has a place to be drawn.
    #[expect(dead_code, reason = "analyze takes it up")]
    pub fn shows_progress(&self) -> bool {
        !self.quiet && !self.verbose && std::io::stderr().is_terminal()
    }
}

/// Writes a line to stderr; a closed stderr is nobody's loss.
pub fn say(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{message}");
}

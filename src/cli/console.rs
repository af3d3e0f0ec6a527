//! What people see on the terminal beside the data: messages, progress, colours. All of it goes to stderr.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use viendan::diagnostics::{Diagnostic, Severity};
use viendan::model::Language;
use viendan::read::Progress;
use viendan::render::terminal::shown;

use super::Common;
use super::common::ColorChoice;

/// How much is said, and how.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    quiet: bool,
    verbose: bool,
    language: Language,
    /// Whether stdout takes colours.
    pub color: bool,
}

impl Console {
    pub(super) fn new(common: &Common) -> Self {
        let color = match common.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        Self {
            quiet: common.quiet,
            verbose: common.verbose,
            language: common.language(),
            color,
        }
    }

    /// Says a sentence, unless `--quiet`.
    pub fn tell(&self, message: &str) {
        if !self.quiet {
            say(&self.language.said(message));
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
            let document = diagnostic
                .document
                .as_deref()
                .map_or_else(String::new, |document| format!("{document}: "));
            say(&format!(
                "viendan: {document}{} [{}]",
                self.language.said(&diagnostic.message),
                diagnostic.code
            ));
        }
    }

    /// Whether a progress bar has a place to be drawn.
    pub fn shows_progress(&self) -> bool {
        !self.quiet && !self.verbose && std::io::stderr().is_terminal()
    }
}

/// A progress bar: files, bytes, rate, time left. Drawn only on a terminal.
pub struct Bar(ProgressBar, Language);

impl Bar {
    /// A bar for inputs of this size.
    pub fn new(console: &Console, progress: Progress) -> Self {
        let bar = if console.shows_progress() {
            ProgressBar::new(progress.bytes_total)
        } else {
            ProgressBar::hidden()
        };
        let form =
            "{wide_bar} {msg} {binary_bytes}/{binary_total_bytes} {binary_bytes_per_sec} {eta}";
        bar.set_style(
            ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self(bar, console.language)
    }

    /// Shows how far the run is.
    pub fn advance(&self, progress: Progress) {
        self.0.set_position(progress.bytes);
        let (read, all) = (progress.files, progress.files_total);
        self.0
            .set_message(self.1.sentence("progress_files", &[&read, &all]));
    }

    /// Runs something that prints, with the bar out of the way.
    pub fn suspended(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Writes one line to stderr, whatever names are in it; a closed stderr is nobody's loss.
pub fn say(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", shown(message));
}

//! What stops reading altogether; what stops one file is a [`Diagnostic`](crate::diagnostics::Diagnostic).

use std::path::PathBuf;

/// The inputs as a whole cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A PATH names nothing.
    #[error("{} does not exist; give a file, a folder, or - for standard input", .0.display())]
    Missing(PathBuf),
    /// A PATH exists, but the system does not let us in.
    #[error("{} cannot be read: {source}", .path.display())]
    Unreadable {
        /// The PATH as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The PATHs hold no file at all.
    #[error("nothing to read: {} is empty; give a file or a folder with .txt, .docx, .pdf, .html or other documents", .0.display())]
    Empty(PathBuf),
    /// A PATH is a folder of our own results, not of letters.
    #[error(
        "{} holds results of viendan, not letters; give the folder of the letters, and results a \
         folder of their own",
        .0.display()
    )]
    Results(PathBuf),
    /// No PATH was given.
    #[error("nothing to read: give a file, a folder, or - for standard input")]
    NoPaths,
}

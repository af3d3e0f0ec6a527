//! Why a picture cannot be made.

/// Why a picture cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The PNG would be too large.
    #[error(
        "a picture of {width:.0} x {height:.0} at scale {scale} would be too large: the largest scale for it is {most}, or use svg or pdf"
    )]
    TooLarge {
        /// Scale asked for.
        scale: f64,
        /// Width at scale 1.
        width: f64,
        /// Height at scale 1.
        height: f64,
        /// Largest scale that works.
        most: f64,
    },
    /// The SVG cannot be drawn.
    #[error("the picture cannot be drawn: {0}")]
    Svg(String),
    /// The PDF cannot be written.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    /// Graphviz is not there.
    #[error(
        "Graphviz cannot be started as '{program}': install it, name its program, or use the lanes engine, which needs nothing installed"
    )]
    GraphvizMissing {
        /// Program that was tried.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Graphviz took too long.
    #[error(
        "'{program}' took longer than {seconds} s and was ended: choose a smaller part of the graph, or use the lanes engine"
    )]
    GraphvizSlow {
        /// Program.
        program: String,
        /// The time-out.
        seconds: u64,
    },
    /// Graphviz failed.
    #[error("'{program}' failed: {message}")]
    GraphvizFailed {
        /// Program.
        program: String,
        /// What it said.
        message: String,
    },
}

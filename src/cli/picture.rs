//! Pictures of a view in the format that was asked for: what `render` and `cascade` share.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::bail;
use clap::{Args, ValueEnum};
use viendan::layout::{Axis, LayoutOptions, Mode, layout};
use viendan::render::graphviz::Graphviz;
use viendan::render::{dot, pdf, png, svg};
use viendan::view::View;

use super::format::Format;

#[derive(Debug, Args)]
#[command(next_help_heading = "Picture")]
pub struct PictureArguments {
    /// What places the documents: our own lanes, or an installed Graphviz
    #[arg(long, value_name = "ENGINE", default_value = "lanes")]
    engine: Engine,
    /// Program of Graphviz, for --engine dot
    #[arg(long, value_name = "PROGRAM", default_value = "dot")]
    graphviz: PathBuf,
    /// Seconds that Graphviz may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    time_out: u64,
    /// Let time run along the picture, with year marks
    #[arg(long, value_name = "AXIS", default_value = "none")]
    axis: AxisChoice,
    /// How much of each document is drawn; by their number if not given
    #[arg(long, value_name = "MODE")]
    mode: Option<ModeChoice>,
    /// Pixels of a PNG for each unit of the picture
    #[arg(long, value_name = "FACTOR", default_value_t = 2.0)]
    scale: f64,
    /// Title of the picture
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Link each document: its id is put behind this address, such as report.html#doc=
    #[arg(long, value_name = "ADDRESS")]
    link: Option<String>,
}

/// Formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    Svg,
    Png,
    Pdf,
    Dot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Lanes,
    Dot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AxisChoice {
    None,
    Time,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ModeChoice {
    Boxes,
    SmallBoxes,
    Overview,
}

impl Format for PictureFormat {
    const USUAL: Self = Self::Svg;

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Svg => &["svg"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
            Self::Dot => &["dot", "gv"],
        }
    }

    fn is_picture(self) -> bool {
        self != Self::Dot
    }
}

impl PictureArguments {
    fn layout_options(&self, language: viendan::model::Language) -> LayoutOptions {
        LayoutOptions {
            language,
            axis: if self.axis == AxisChoice::Time {
                Axis::Time
            } else {
                Axis::None
            },
            mode: self.mode.map(|mode| match mode {
                ModeChoice::Boxes => Mode::Boxes,
                ModeChoice::SmallBoxes => Mode::SmallBoxes,
                ModeChoice::Overview => Mode::Overview,
            }),
            title: self.title.clone(),
            link: self.link.clone(),
        }
    }

    /// The view as bytes of the format.
    pub fn draw(
        &self,
        view: &View,
        format: PictureFormat,
        language: viendan::model::Language,
    ) -> anyhow::Result<Vec<u8>> {
        if view.items.is_empty() {
            bail!("no document is left to draw; give fewer filters");
        }
        let options = self.layout_options(language);
        if format == PictureFormat::Dot {
            return Ok(dot::dot(view, &options).into_bytes());
        }
        if self.engine == Engine::Dot {
            let graphviz = Graphviz {
                program: self.graphviz.clone(),
                time_out: Duration::from_secs(self.time_out),
            };
            return Ok(graphviz.run(&dot::dot(view, &options), format.extensions()[0])?);
        }
        let svg = svg::svg(&layout(view, &options));
        Ok(match format {
            PictureFormat::Png => png::png(&svg, self.scale)?,
            PictureFormat::Pdf => pdf::pdf(&svg)?,
            PictureFormat::Svg | PictureFormat::Dot => svg.into_bytes(),
        })
    }
}

//! The format of an output: the one that `--format` names, else the one that the name of its file
//! asks for.

use std::path::Path;

use clap::ValueEnum;

use super::WrongUsage;
use super::inputs::Inputs;
use super::output::Output;

/// The formats of one command.
pub trait Format: ValueEnum + Copy + Eq {
    /// What is written where nothing asks for another.
    const USUAL: Self;

    /// Extensions of its files, the usual one first.
    fn extensions(self) -> &'static [&'static str];

    /// Whether it is a picture or a workbook: people on a terminal would see only its bytes.
    fn is_picture(self) -> bool {
        false
    }
}

/// Extensions that promise a format, whether a command writes it or not.
const PROMISES: [&str; 29] = [
    "svg", "png", "pdf", "dot", "gv", "json", "jsonl", "ndjson", "csv", "txt", "html", "htm",
    "xml", "graphml", "gexf", "xlsx", "docx", "doc", "odt", "md", "jpg", "jpeg", "gif", "webp",
    "bmp", "tif", "tiff", "eps", "ps",
];

/// The format that is meant, and the output, opened; `None` and `-` are standard output. No output
/// is one of the inputs.
pub fn open<F: Format>(
    asked_for: Option<F>,
    path: Option<&Path>,
    inputs: &Inputs,
) -> anyhow::Result<(F, Output)> {
    let path = path.filter(|path| *path != Path::new("-"));
    match path {
        None => inputs.spare_stdout()?,
        Some(path) => inputs.spare(&[path.to_owned()])?,
    }
    let format = chosen(asked_for, path)?;
    let output = Output::open(path)?;
    if format.is_picture() && output.is_terminal() {
        let (name, extension) = (name(format), format.extensions()[0]);
        let what = if extension == "xlsx" {
            "a workbook"
        } else {
            "a picture"
        };
        return Err(WrongUsage(format!(
            "{what} ({name}) is not for the terminal; give it a file with -o \
             NAME.{extension}, or send it on by a pipe"
        ))
        .into());
    }
    Ok((format, output))
}

fn chosen<F: Format>(asked_for: Option<F>, path: Option<&Path>) -> Result<F, WrongUsage> {
    let extension = path
        .and_then(Path::extension)
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .filter(|extension| PROMISES.contains(&extension.as_str()));
    let Some(extension) = extension else {
        return Ok(asked_for.unwrap_or(F::USUAL));
    };
    let promised = F::value_variants()
        .iter()
        .copied()
        .find(|format| format.extensions().contains(&extension.as_str()));
    match (asked_for, promised) {
        (None, Some(promised)) => Ok(promised),
        (Some(asked_for), Some(promised)) if asked_for == promised => Ok(asked_for),
        (Some(asked_for), _) => Err(WrongUsage(format!(
            "--format {} and a file .{extension} contradict each other; give a file .{} or another \
             --format",
            name(asked_for),
            asked_for.extensions()[0]
        ))),
        (None, None) => {
            let names: Vec<String> = F::value_variants()
                .iter()
                .map(|format| name(*format))
                .collect();
            Err(WrongUsage(format!(
                "no format of this command is for a file .{extension}; the formats are {}",
                names.join(", ")
            )))
        }
    }
}

fn name<F: Format>(format: F) -> String {
    format
        .to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

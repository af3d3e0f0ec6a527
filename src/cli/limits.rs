//! How far the reader goes, as options of the commands that read documents.

use std::num::NonZeroUsize;
use std::time::Duration;

use bytesize::ByteSize;
use clap::Args;
use viendan::read::Limits;

#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub struct LimitArguments {
    /// Largest file, archive member or record of a corpus
    #[arg(long, value_name = "SIZE", default_value = "50MB", value_parser = size)]
    max_file: ByteSize,
    /// Longest text of one document; the rest is cut off
    #[arg(long, value_name = "SIZE", default_value = "16MiB", value_parser = size)]
    max_text: ByteSize,
    /// Most pages of one PDF; the rest is left out
    #[arg(long, value_name = "N", default_value = "500")]
    max_pages: NonZeroUsize,
    /// Longest time for reading one file, and with --ocr for one picture
    #[arg(long, value_name = "SECONDS", default_value = "30")]
    max_time: u64,
    /// Most memory for reading one file
    #[arg(long, value_name = "SIZE", default_value = "384MiB", value_parser = size)]
    max_memory: ByteSize,
    /// Most entries of one zip archive
    #[arg(long, value_name = "N", default_value = "10000")]
    max_entries: NonZeroUsize,
    /// Largest unpacked part of one .docx, .odt or zip archive
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = size)]
    max_part: ByteSize,
    /// Most that one zip archive may unpack to
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = size)]
    max_unpacked: ByteSize,
    /// Most unpacked bytes for each packed byte
    #[arg(long, value_name = "N", default_value = "200")]
    max_ratio: u64,
    /// Deepest nesting in .docx, .doc, .odt and .rtf
    #[arg(long, value_name = "N", default_value = "4096")]
    max_depth: NonZeroUsize,
}

impl LimitArguments {
    /// The limits that the options ask for.
    pub fn limits(&self) -> Limits {
        Limits {
            file_bytes: self.max_file.as_u64(),
            text_bytes: usize::try_from(self.max_text.as_u64()).unwrap_or(usize::MAX),
            pages: self.max_pages.get(),
            time: Duration::from_secs(self.max_time),
            memory: self.max_memory.as_u64(),
            archive_entries: self.max_entries.get(),
            part_bytes: self.max_part.as_u64(),
            archive_bytes: self.max_unpacked.as_u64(),
            ratio: self.max_ratio,
            depth: self.max_depth.get(),
        }
    }
}

/// A size as people write it.
pub(super) fn size(written: &str) -> Result<ByteSize, String> {
    written
        .parse()
        .map_err(|_| "write a size as 50MB, 16MiB or a number of bytes".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        limits: LimitArguments,
    }

    fn limits(arguments: &[&str]) -> Result<Limits, clap::Error> {
        Command::try_parse_from([&["viendan"], arguments].concat())
            .map(|command| command.limits.limits())
    }

    #[test]
    fn without_options_the_limits_are_those_of_the_library() {
        assert_eq!(limits(&[]).expect("no option is needed"), Limits::default());
    }

    #[test]
    fn sizes_are_written_with_units() {
        let given = limits(&[
            "--max-file",
            "1.5GB",
            "--max-part=64KiB",
            "--max-text",
            "900",
            "--max-time",
            "90",
        ])
        .expect("good sizes");
        let expected = (1_500_000_000, 65_536, 900, Duration::from_secs(90));
        assert_eq!(
            (
                given.file_bytes,
                given.part_bytes,
                given.text_bytes,
                given.time
            ),
            expected
        );
        let error = limits(&["--max-file", "much"])
            .expect_err("no size")
            .to_string();
        assert!(
            error.contains("'much' for '--max-file <SIZE>': write a size as 50MB, 16MiB"),
            "{error}"
        );
        assert!(limits(&["--max-pages", "0"]).is_err());
    }
}

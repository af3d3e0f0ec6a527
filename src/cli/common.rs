//! Options that all commands share.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use bytesize::ByteSize;
use clap::{Args, ValueEnum};
use viendan::model::Language;
use viendan::read::{self, Children, Column, Limits, Links, Ocr};
use viendan::tables::{PhraseKind, Tables};

use super::limits::size;
use super::{Console, Outcome, language, read_child};

#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// Folder with tables that extend or replace rows of the built-in ones
    #[arg(long, value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// Number of threads, at most 4 for each core; 0 is one for each core
    #[arg(long, value_name = "N", default_value_t = 0, global = true)]
    pub threads: usize,
    /// Print errors only
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Print every diagnostic
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorChoice,
    /// Language of help, messages, pictures and reports; if left out, that of VIENDAN_LANG, else vi
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub lang: Option<LanguageChoice>,
    /// Exit with status 3 if a file was unreadable or a reference unresolved
    #[arg(long, global = true)]
    pub strict: bool,
    /// Field or column of a corpus that names the document
    #[arg(long, value_name = "NAME", default_value = "id", global = true)]
    pub id_column: String,
    /// Field or column of a corpus that holds the text
    #[arg(long, value_name = "NAME", default_value = "text", global = true)]
    pub text_column: String,
    /// Follow links that lead out of the folder given
    #[arg(long, global = true)]
    pub follow: bool,
    /// Largest graph that is read back; a stream of citations may never end
    #[arg(long, value_name = "SIZE", default_value = "1GB", value_parser = size, global = true)]
    pub max_graph: ByteSize,
    /// Field or column of a corpus with the document's number, where its name is an unusual one
    #[arg(long, value_name = "NAME", global = true)]
    pub number_column: Option<String>,
    /// The same with its type
    #[arg(long, value_name = "NAME", global = true)]
    pub type_column: Option<String>,
    /// The same with its issuer
    #[arg(long, value_name = "NAME", global = true)]
    pub issuer_column: Option<String>,
    /// The same with its date of issue
    #[arg(long, value_name = "NAME", global = true)]
    pub date_column: Option<String>,
    /// The same with its title
    #[arg(long, value_name = "NAME", global = true)]
    pub title_column: Option<String>,
    /// Program that reads pictures of text in PDF: tesseract, with its Vietnamese model and pdftoppm beside it
    #[arg(long, value_name = "PROGRAM", global = true)]
    pub ocr: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    Vi,
    En,
}

/// Most threads for each core: with more, they spend their time looking for work and never end.
const THREADS_FOR_EACH_CORE: usize = 4;

impl Common {
    /// Where messages, progress and colours go.
    pub fn console(&self) -> Console {
        Console::new(self)
    }

    /// Language of all that people read.
    pub fn language(&self) -> Language {
        match self.lang {
            Some(LanguageChoice::Vi) => Language::Vietnamese,
            Some(LanguageChoice::En) => Language::English,
            None => language::of_this_run(),
        }
    }

    /// The built-in tables, or those extended by `--data`; they live as long as the program.
    pub fn tables(&self) -> anyhow::Result<&'static Tables> {
        match &self.data {
            None => Ok(Tables::embedded()),
            Some(folder) => Ok(Box::leak(Box::new(Tables::extended(folder)?))),
        }
    }

    /// How the command ended, `incomplete` if something was unreadable or unresolved.
    pub fn outcome(&self, incomplete: bool) -> Outcome {
        if self.strict && incomplete {
            Outcome::Incomplete
        } else {
            Outcome::Done
        }
    }

    /// Fails where no document at all could be read: an empty result would look like that of
    /// letters that cite nothing.
    pub fn require_some(documents: usize) -> anyhow::Result<()> {
        if documents == 0 {
            bail!("nothing could be read, so there is no result; --verbose says why for each file");
        }
        Ok(())
    }

    /// What the reader is told.
    pub fn read_options(&self, limits: Limits) -> read::Options {
        let children =
            own_program().map(|program| Arc::new(Children::new(program, [read_child::COMMAND])));
        let ocr = self.ocr.clone().map(|program| Ocr {
            program,
            ..Ocr::default()
        });
        read::Options {
            limits,
            id_column: self.id_column.clone(),
            text_column: self.text_column.clone(),
            links: if self.follow {
                Links::All
            } else {
                Links::Inside
            },
            columns: self.columns(),
            ocr,
            children,
        }
    }

    /// Columns of a corpus that state something of the document: those asked for, and the usual
    /// names.
    fn columns(&self) -> Vec<Column> {
        let phrases = Tables::embedded().phrases();
        let asked = [
            (&self.number_column, "number"),
            (&self.type_column, "type"),
            (&self.issuer_column, "issuer"),
            (&self.date_column, "date"),
            (&self.title_column, "subject"),
        ];
        let asked = asked.into_iter().filter_map(|(name, what)| {
            let mut labels = phrases.rows_of(PhraseKind::PortalField);
            let label = labels.find(|row| row.value.as_deref() == Some(what))?;
            Some(Column {
                name: name.clone()?,
                label: label.phrase.clone(),
            })
        });
        let labels = phrases.rows_of(PhraseKind::PortalField);
        let names = phrases.rows_of(PhraseKind::CorpusField);
        let usual = labels.chain(names).map(|row| Column {
            name: row.phrase.clone(),
            label: match (row.kind, &row.value) {
                (PhraseKind::CorpusField, Some(label)) => label.clone(),
                _ => row.phrase.clone(),
            },
        });
        asked.chain(usual).collect()
    }

    /// Sets the number of threads of all parallel loops, and says so where it is not the number
    /// asked for.
    pub fn start_threads(&self, console: &Console) -> anyhow::Result<()> {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let most = cores * THREADS_FOR_EACH_CORE;
        if self.threads > most {
            console.tell(&format!(
                "viendan: --threads {} is more than this machine can use; {most} are started, \
                 {THREADS_FOR_EACH_CORE} for each core",
                self.threads
            ));
        }
        let threads = match self.threads {
            0 => cores,
            asked_for => asked_for.min(most),
        };
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global()
            .context("threads cannot be started")
    }
}

/// This very program, for children to run: where the system can name it whatever became of its
/// file, an update during a long run harms nothing.
fn own_program() -> Option<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() {
        return Some(running);
    }
    std::env::current_exe().ok()
}

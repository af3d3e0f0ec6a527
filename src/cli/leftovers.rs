//! Results of an earlier run that this one does not write: they would pass for results of this one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use viendan::render::export::Export;

use super::Console;

/// Files of exports that an earlier run was asked for and this one is not.
pub struct Leftovers(Vec<PathBuf>);

impl Leftovers {
    /// Those in the folder of results. In a folder that has no graph there are none: no run of
    /// viendan ended there, so the files are somebody else's.
    pub fn of(folder: &Path, exports: &[Export]) -> Self {
        if !folder.join("graph.json").is_file() {
            return Self(Vec::new());
        }
        let others = Export::ALL
            .iter()
            .filter(|export| !exports.contains(export));
        let files = others
            .flat_map(|export| export.files())
            .map(|(name, _)| folder.join(name));
        Self(files.filter(|file| file.is_file()).collect())
    }

    /// Their paths.
    pub fn files(&self) -> &[PathBuf] {
        &self.0
    }

    /// Removes them, or says that they are there.
    pub fn settle(&self, clean: bool, console: &Console) -> anyhow::Result<()> {
        for file in &self.0 {
            let name = file.display();
            if clean {
                fs::remove_file(file).with_context(|| format!("{name} cannot be removed"))?;
            } else {
                console.tell(&format!(
                    "{name} is left from an earlier run; --clean removes it"
                ));
            }
        }
        Ok(())
    }
}

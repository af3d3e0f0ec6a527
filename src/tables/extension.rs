//! Tables of the user's own, beside the embedded ones.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use super::{Table, TableError, Tables, row};

/// File names of all tables.
const FILES: [&str; 13] = [
    super::Communes::FILE,
    super::Districts::FILE,
    super::DocumentTypes::FILE,
    super::Issuers::FILE,
    super::Laws::FILE,
    super::MisreadSymbols::FILE,
    super::Phrases::FILE,
    super::Provinces::FILE,
    super::Cues::FILE,
    super::Regions::FILE,
    super::Symbols::FILE,
    super::Terms::FILE,
    super::WellKnownDocuments::FILE,
];

impl Tables {
    /// The embedded tables with those of a folder. A file there has the name of a table and a header row with some of its columns.
    /// A row with the key of an embedded one replaces it, others are added. Keys: slug; abbreviation, level and first issuer; id;
    /// code with province and name of districts, with parent and kind of communes; type, title and
    /// number (or date) of laws; kind and number of terms;
    /// number and date of well-known documents; the cue; kind and phrase; the abbreviation as read.
    ///
    /// # Errors
    ///
    /// The folder or a file cannot be read, a .csv file there is no table, or a row is wrong: file, line, column and what would be right.
    pub fn extended(folder: &Path) -> Result<Self, TableError> {
        let unreadable = |source| TableError::Unreadable {
            path: folder.to_owned(),
            source,
        };
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let is_table = path
                .file_name()
                .and_then(OsStr::to_str)
                .is_some_and(|name| FILES.contains(&name));
            if path.extension() == Some(OsStr::new("csv")) && !is_table {
                return Err(TableError::UnknownTable {
                    path,
                    known: FILES.join(", "),
                });
            }
        }
        let tables = Self {
            document_types: extended(folder)?,
            symbols: extended(folder)?,
            issuers: extended(folder)?,
            provinces: extended(folder)?,
            districts: extended(folder)?,
            communes: extended(folder)?,
            laws: extended(folder)?,
            terms: extended(folder)?,
            well_known: extended(folder)?,
            cues: extended(folder)?,
            phrases: extended(folder)?,
            misread_symbols: extended(folder)?,
            regions: extended(folder)?,
        };
        tables.check_links()?;
        Ok(tables)
    }

    /// Checks that what rows of other tables are named in a row is there. The communes only if the folder has some.
    pub(super) fn check_links(&self) -> Result<(), TableError> {
        let provinces: HashSet<&str> = self.provinces().iter().map(|row| row.id.as_str()).collect();
        let districts: HashSet<&str> = self
            .districts()
            .iter()
            .map(|row| row.code.as_str())
            .collect();
        let issuers: HashSet<&str> = self.issuers().iter().map(|row| row.id.as_str()).collect();
        let types: HashSet<&str> = self
            .document_types()
            .iter()
            .map(|row| row.slug.as_str())
            .collect();
        for row in self.provinces().iter() {
            link(
                "provinces.csv",
                &row.id,
                "successor",
                row.successor.as_deref(),
                &provinces,
                "provinces.csv",
            )?;
        }
        for row in self.districts().iter() {
            link(
                "districts.csv",
                &row.code,
                "province",
                Some(&row.province),
                &provinces,
                "provinces.csv",
            )?;
        }
        for row in self.regions().iter() {
            for province in &row.provinces {
                link(
                    "regions.csv",
                    &row.name,
                    "provinces",
                    Some(province),
                    &provinces,
                    "provinces.csv",
                )?;
            }
        }
        for row in self.issuers().iter() {
            link(
                "issuers.csv",
                &row.id,
                "parent",
                row.parent.as_deref(),
                &issuers,
                "issuers.csv",
            )?;
        }
        for row in self.document_types().iter() {
            link(
                "document_types.csv",
                &row.slug,
                "sole_issuer",
                row.sole_issuer.as_deref(),
                &issuers,
                "issuers.csv",
            )?;
        }
        for row in self.laws().iter() {
            link(
                "laws.csv",
                &row.title,
                "type",
                Some(&row.document_type),
                &types,
                "document_types.csv",
            )?;
        }
        for row in self.well_known().iter() {
            link(
                "well_known.csv",
                &row.number,
                "type",
                Some(&row.document_type),
                &types,
                "document_types.csv",
            )?;
        }
        for row in self
            .communes
            .get()
            .into_iter()
            .flat_map(super::Communes::iter)
        {
            let (known, target) = if row.district().is_some() {
                (&districts, "districts.csv")
            } else {
                (&provinces, "provinces.csv")
            };
            link(
                "communes.csv",
                &row.code,
                "parent",
                Some(&row.parent),
                known,
                target,
            )?;
        }
        Ok(())
    }
}

/// An embedded table with the rows of the file of its name in the folder; nothing if there is no such file.
fn extended<T: Table>(folder: &Path) -> Result<OnceLock<T>, TableError> {
    let path = folder.join(T::FILE);
    let text = match fs::read(&path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(std::io::Error::other),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(OnceLock::new()),
        Err(error) => Err(error),
    };
    let text = text.map_err(|source| TableError::Unreadable {
        path: path.clone(),
        source,
    })?;
    let mut rows = T::embedded_rows();
    row::merge(&mut rows, row::rows(&path.to_string_lossy(), &text)?);
    Ok(OnceLock::from(T::build(rows)))
}

fn link(
    file: &str,
    row: &str,
    column: &str,
    name: Option<&str>,
    known: &HashSet<&str>,
    target: &str,
) -> Result<(), TableError> {
    match name {
        Some(name) if !known.contains(name) => Err(TableError::Dangling {
            file: file.to_owned(),
            row: row.to_owned(),
            column: column.to_owned(),
            name: name.to_owned(),
            target: target.to_owned(),
        }),
        _ => Ok(()),
    }
}

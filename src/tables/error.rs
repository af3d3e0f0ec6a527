use std::path::PathBuf;

/// Why a table cannot be used: one sentence with the place, what is wrong and what would be right.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The folder or a file in it cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A .csv file whose name is none of the tables.
    #[error("{} is no table of viendan; the tables are {known}", path.display())]
    UnknownTable {
        /// The file.
        path: PathBuf,
        /// File names of the tables, separated by commas.
        known: String,
    },
    /// The file is no CSV: a quote that is not closed, or a row with too many or too few fields.
    #[error("{file}, line {line}: {problem}")]
    Malformed {
        /// Path or name of the table.
        file: String,
        /// Line, first line 1.
        line: u64,
        /// What is wrong.
        problem: String,
    },
    /// The header row holds a column that the table does not have.
    #[error("{file}, line 1: there is no column '{column}'; the columns are {known}")]
    UnknownColumn {
        /// Path or name of the table.
        file: String,
        /// What the header row says.
        column: String,
        /// The columns of the table, separated by commas.
        known: String,
    },
    /// A field does not say what its column needs.
    #[error("{file}, line {line}, column {column}: {problem}")]
    Value {
        /// Path or name of the table.
        file: String,
        /// Line, first line 1.
        line: u64,
        /// Name of the column.
        column: String,
        /// What is wrong, and what would be right.
        problem: String,
    },
    /// A row names a row of another table that is not there.
    #[error(
        "{file}, row '{row}', column {column}: '{name}' is not in {target}; add it there or correct the name"
    )]
    Dangling {
        /// Name of the table.
        file: String,
        /// Key of the row.
        row: String,
        /// Name of the column.
        column: String,
        /// What it names.
        name: String,
        /// The table where that should be.
        target: String,
    },
}

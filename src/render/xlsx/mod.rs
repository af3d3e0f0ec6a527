//! Workbooks (.xlsx) for people: headings and values in their language, real dates, filters, frozen
//! headings, links between sheets. Computes nothing.

mod ledger;
mod sheet;
mod tables;

pub use ledger::ledger;
pub use tables::{TableInput, tables};

/// Why a workbook cannot be put together.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be put together: {0}")]
pub struct WorkbookError(String);

//! Cells of a table that a spreadsheet may open: words of others are shown there, never run.

use std::borrow::Cow;

/// What begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The cell as it is written. One that a spreadsheet would run has an apostrophe before it, which
/// spreadsheets take for "this is text".
pub fn guarded(cell: &str) -> Cow<'_, [u8]> {
    let is_number = || cell.parse::<f64>().is_ok();
    if cell.starts_with(FORMULA) && !is_number() {
        return Cow::Owned(format!("'{cell}").into_bytes());
    }
    Cow::Borrowed(cell.as_bytes())
}

/// The cell as it was before [`guarded`].
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| rest.starts_with(FORMULA))
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text_and_is_read_back() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            ("-12.5", "-12.5"),
            ("44-KL/TW", "44-KL/TW"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(guarded(cell).as_ref(), written.as_bytes());
            assert_eq!(unguarded(written), cell);
        }
    }
}

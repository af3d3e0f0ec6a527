//! The ledger of a directive as a sheet.

use rust_xlsxwriter::XlsxError;

use crate::analyze::{Ledger, LedgerBody, LedgerStatus, Unasked};
use crate::model::{Language, Level};

use super::WorkbookError;
use super::sheet::{Book, Cell, Column};

/// A ledger as a workbook: its bodies, and a sheet that says what it rests on.
///
/// # Errors
/// The workbook cannot be put together.
pub fn ledger(ledger: &Ledger, language: Language) -> Result<Vec<u8>, WorkbookError> {
    book(ledger, language).map_err(|error| WorkbookError(error.to_string()))
}

fn book(ledger: &Ledger, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(&ledger.directive_name.label)?;
    sheet(&mut book, std::slice::from_ref(ledger), language)?;
    summary(&mut book, ledger, language)?;
    book.bytes()
}

/// A sheet with the bodies of ledgers, one under the other.
pub(super) fn sheet(
    book: &mut Book,
    ledgers: &[Ledger],
    language: Language,
) -> Result<(), XlsxError> {
    let columns: [Column<'_>; 17] = [
        (language.word("ledger_directive"), 18),
        (language.word("ledger_body_cell"), 40),
        (language.word("ledger_level"), 12),
        (language.word("ledger_province"), 18),
        (language.word("Level.district"), 18),
        (language.word("ledger_commune"), 18),
        (language.word("ledger_part"), 12),
        (language.word("ledger_status_cell"), 20),
        (language.word("ledger_document"), 18),
        (language.word("date_short"), 12),
        (language.word("ledger_days"), 10),
        (language.word("ledger_due"), 12),
        (language.word("ledger_late_by_days"), 10),
        (language.word("ledger_kind"), 12),
        (language.word("ledger_relation"), 14),
        (language.word("ledger_words"), 50),
        (language.word("ledger_file"), 24),
    ];
    let rows = ledgers.iter().flat_map(|ledger| {
        let label = &ledger.directive_name.label;
        let bodies = ledger.bodies.iter().map(|body| line(label, body, language));
        let unasked = ledger.unasked.iter();
        bodies.chain(unasked.map(|one| unasked_line(label, one, language)))
    });
    let name = language.word("ledger_ledger");
    book.sheet(name, &columns, rows)
}

fn line(directive: &str, body: &LedgerBody, language: Language) -> Vec<Cell> {
    let first = body.references.first();
    let status = if body.expanded || body.status != LedgerStatus::Silent {
        body.status.label(language)
    } else {
        language.word("ledger_cannot_be_listed")
    };
    vec![
        Cell::Text(directive.to_owned()),
        Cell::Text(body.name.clone()),
        level(body.level, language),
        Cell::text(body.place.province.as_deref()),
        Cell::text(body.place.district.as_deref()),
        Cell::text(body.place.commune.as_deref()),
        Cell::text(body.role.map(|role| role.label(language))),
        Cell::Text(status.to_owned()),
        Cell::text(body.number.as_deref()),
        Cell::date(body.date),
        Cell::number(body.days),
        Cell::date(body.due),
        Cell::number(body.late_days.filter(|_| body.due.is_some())),
        Cell::text(body.kind.map(|kind| kind.label(language))),
        Cell::text(body.relation.map(|relation| relation.label(language))),
        Cell::text(first.map(|first| first.text.as_str())),
        Cell::text(first.map(|first| first.document.as_str())),
    ]
}

fn unasked_line(directive: &str, one: &Unasked, language: Language) -> Vec<Cell> {
    let status = language.word("ledger_unasked");
    vec![
        Cell::Text(directive.to_owned()),
        Cell::Text(one.name.clone()),
        level(one.level, language),
        Cell::text(one.place.province.as_deref()),
        Cell::text(one.place.district.as_deref()),
        Cell::text(one.place.commune.as_deref()),
        Cell::Empty,
        Cell::Text(status.to_owned()),
        Cell::text(one.number.as_deref()),
        Cell::date(one.date),
        Cell::number(one.days),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::Text(one.relation.label(language).to_owned()),
    ]
}

/// A level in words.
pub(super) fn level(level: Level, language: Language) -> Cell {
    Cell::Text(level.label(language).to_owned())
}

/// What the ledger rests on: the directive, who says who was to carry it out, deadlines, counts.
fn summary(book: &mut Book, ledger: &Ledger, language: Language) -> Result<(), XlsxError> {
    let name = &ledger.directive_name;
    let counts = &ledger.counts;
    let entry = |label: &str, cell: Cell| vec![Cell::Text(label.to_owned()), cell];
    let mut rows = vec![
        entry(
            language.word("ledger_directive"),
            Cell::Text(name.label.clone()),
        ),
        entry(
            language.word("ledger_title"),
            Cell::text(ledger.directive_title.as_deref()),
        ),
        entry(
            language.word("ledger_issuer"),
            Cell::text(name.issuer.as_deref()),
        ),
        entry(language.word("ledger_date"), Cell::date(name.date)),
        entry(
            language.word("ledger_expected_by_2"),
            Cell::Text(ledger.expected_from.label(language).to_owned()),
        ),
        entry(
            language.word("ledger_expected"),
            Cell::count(counts.expected),
        ),
        entry(LedgerStatus::Done.label(language), Cell::count(counts.done)),
        entry(LedgerStatus::Late.label(language), Cell::count(counts.late)),
        entry(
            LedgerStatus::SecondHand.label(language),
            Cell::count(counts.second_hand),
        ),
        entry(
            LedgerStatus::Silent.label(language),
            Cell::count(counts.silent),
        ),
    ];
    for deadline in &ledger.deadlines {
        rows.push(vec![
            Cell::Text(language.word("ledger_deadline").to_owned()),
            Cell::date(deadline.date),
            Cell::Text(deadline.text.clone()),
            Cell::text(deadline.source.as_deref()),
        ]);
    }
    rows.push(entry(
        language.word("ledger_note"),
        Cell::Text(ledger.limits(language).to_owned()),
    ));
    let columns: [Column<'_>; 4] = [
        (language.word("ledger_entry"), 24),
        (language.word("ledger_value"), 60),
        (language.word("ledger_words"), 40),
        (language.word("ledger_file"), 24),
    ];
    book.sheet(language.word("ledger_summary"), &columns, rows)
}

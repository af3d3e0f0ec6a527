//! Which tables the report has, and how the measures fill them.

use crate::analyze::{CascadeSummary, DocumentName, Lags, Ledger, LedgerBody, Statistics};
use crate::diagnostics::{Diagnostic, Severity};
use crate::graph::DocumentId;
use crate::graph::{Conflict, ConflictField};
use crate::model::Level;

use super::shown::Shown;
use super::tables::{Column, Table, Value};
use super::words::Words;

/// All tables that have a row, in the order of the page.
pub(super) fn tables(
    statistics: &Statistics,
    ledgers: &[Ledger],
    diagnostics: &[Diagnostic],
    shown: &Shown,
    words: Words,
) -> Vec<Table> {
    let lists = [
        most_cited(statistics, shown, words),
        cascades(statistics, shown, words),
        ledger(ledgers, shown, words),
        sources(statistics, shown, words),
        missing(statistics, shown, words),
        influence(statistics, shown, words),
        issuers(statistics, words),
        skipped_levels(statistics, words),
        conflicts(statistics, shown, words),
        later_citations(statistics, shown, words),
        cycles(statistics, words),
        diagnostics_table(diagnostics, words),
        documents(words),
    ];
    lists
        .into_iter()
        .filter(|table| table.len(shown) > 0)
        .collect()
}

const KNOWN_LEVELS: [Level; 4] = [
    Level::Central,
    Level::Provincial,
    Level::District,
    Level::Commune,
];

fn document(shown: &Shown, id: &DocumentId) -> Option<Value> {
    shown.index(id).map(Value::Document)
}

fn most_cited(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let mut columns = vec![
        (Column::Document, "document"),
        (Column::Title, "title"),
        (Column::Issuer, "issuer"),
        (Column::Issued, "date"),
        (Column::Number, "citing_documents"),
    ];
    columns.extend(KNOWN_LEVELS.map(|level| (Column::Number, by_level(level))));
    columns.extend([(Column::Number, "citations"), (Column::Status, "status")]);
    Table::new("most-cited", &columns, words).rows(statistics.most_cited.iter().map(|cited| {
        let mut row = vec![document(shown, &cited.name.id)?, cited.documents.into()];
        row.extend(
            KNOWN_LEVELS.map(|level| Value::from(cited.by_level.get(&level).copied().unwrap_or(0))),
        );
        row.push(cited.citations.into());
        Some(row)
    }))
}

/// Key of the heading "from the province" and so on.
fn by_level(level: Level) -> &'static str {
    match level {
        Level::Central => "from_central",
        Level::Provincial => "from_provincial",
        Level::District => "from_district",
        Level::Commune | Level::Unknown => "from_commune",
    }
}

fn sources(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Title, "title"),
        (Column::Issuer, "issuer"),
        (Column::Issued, "date"),
        (Column::Number, "citing_documents"),
        (Column::Status, "status"),
    ];
    let rows = statistics.sources.iter().map(|source| {
        Some(vec![
            document(shown, &source.name.id)?,
            source.documents.into(),
        ])
    });
    Table::new("sources", &columns, words).rows(rows)
}

fn missing(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Title, "title"),
        (Column::Issuer, "issuer"),
        (Column::Issued, "date"),
        (Column::Level, "level"),
        (Column::Number, "citing_documents"),
        (Column::Number, "citations"),
    ];
    let rows = statistics.missing.iter().map(|missing| {
        Some(vec![
            document(shown, &missing.name.id)?,
            missing.documents.into(),
            missing.citations.into(),
        ])
    });
    Table::new("missing", &columns, words).rows(rows)
}

fn influence(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let ranks: std::collections::HashMap<_, _> = statistics
        .page_rank
        .iter()
        .map(|rank| (&rank.name.id, rank.rank))
        .collect();
    let columns = [
        (Column::Document, "document"),
        (Column::Issuer, "issuer"),
        (Column::Issued, "date"),
        (Column::Number, "reach_direct"),
        (Column::Number, "reach_all"),
        (Column::Number, "page_rank"),
    ];
    let rows = statistics.reach.documents.iter().map(|reach| {
        let rank = ranks.get(&reach.name.id).map_or(Value::None, |rank| {
            Value::Decimal((rank * 1e6).round() / 1e4)
        });
        Some(vec![
            document(shown, &reach.name.id)?,
            reach.direct.into(),
            reach.all.into(),
            rank,
        ])
    });
    Table::new("influence", &columns, words)
        .rows(rows)
        .without(statistics.reach.left_out)
}

fn issuers(statistics: &Statistics, words: Words) -> Table {
    let columns = [
        (Column::Text, "issuer"),
        (Column::Text, "level"),
        (Column::Text, "system"),
        (Column::Number, "documents"),
        (Column::Number, "held_documents"),
        (Column::Number, "citations_made"),
        (Column::Number, "citations_received"),
    ];
    let rows = statistics.issuers.iter().map(|count| {
        let issuer = &count.issuer;
        let place = || {
            [
                &issuer.place.commune,
                &issuer.place.district,
                &issuer.place.province,
            ]
            .into_iter()
            .flatten()
            .next()
            .cloned()
        };
        let unknown = || {
            place().map_or_else(
                || words.get("unknown_issuer").to_owned(),
                |place| format!("{} ({place})", words.get("unknown_issuer")),
            )
        };
        Some(vec![
            Value::Text(issuer.name.clone().unwrap_or_else(unknown)),
            Value::Text(issuer.level.label(words.language).to_owned()),
            Value::Text(issuer.system.label(words.language).to_owned()),
            count.documents.into(),
            count.held.into(),
            count.citations_made.into(),
            count.citations_received.into(),
        ])
    });
    Table::new("issuers", &columns, words).rows(rows)
}

fn cascades(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Issuer, "issuer"),
        (Column::Issued, "date"),
        (Column::Number, "carrying_documents"),
        (Column::Number, "depth"),
        (Column::Number, "at_provincial"),
        (Column::Number, "at_district"),
        (Column::Number, "at_commune"),
        (Column::Number, "days_provincial"),
        (Column::Number, "days_district"),
        (Column::Number, "days_commune"),
        (Column::Number, "provinces_reached"),
        (Column::Text, "provinces_not_reached"),
    ];
    let rows = statistics.cascades.cascades.iter().map(|cascade| {
        let mut row = vec![
            document(shown, &cascade.name.id)?,
            cascade.documents.into(),
            cascade.depths.len().into(),
        ];
        row.extend(
            KNOWN_LEVELS[1..]
                .iter()
                .map(|&level| Value::from(reached(cascade, level))),
        );
        row.extend(KNOWN_LEVELS[1..].iter().map(|&level| {
            days(cascade, level).map_or(Value::None, |days| Value::Decimal(days.median))
        }));
        row.extend([
            cascade.provinces_reached.len().into(),
            Value::Text(cascade.provinces_not_reached.join(", ")),
        ]);
        Some(row)
    });
    Table::new("cascades", &columns, words)
        .rows(rows)
        .without(statistics.cascades.left_out)
}

fn ledger(ledgers: &[Ledger], shown: &Shown, words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Text, "ledger_body"),
        (Column::Text, "ledger_status"),
        (Column::Text, "ledger_answer"),
        (Column::Text, "ledger_answered"),
        (Column::Number, "ledger_days"),
        (Column::Text, "ledger_due"),
        (Column::Number, "ledger_late"),
    ];
    let lines = ledgers.iter().flat_map(|ledger| {
        let bodies = ledger.bodies.iter().filter(|body| body.expanded);
        bodies.map(|body| (&ledger.directive, body))
    });
    let rows = lines.map(|(directive, body)| {
        let mut row = vec![document(shown, directive)?];
        row.extend(ledger_line(body, words));
        Some(row)
    });
    Table::new("ledger", &columns, words).rows(rows)
}

fn ledger_line(body: &LedgerBody, words: Words) -> [Value; 7] {
    let text = |text: Option<String>| text.map_or(Value::None, Value::Text);
    let number = |number: Option<i64>| number.map_or(Value::None, Value::Whole);
    [
        Value::Text(body.name.clone()),
        Value::Text(body.status.label(words.language).to_owned()),
        text(body.number.clone()),
        text(body.date.map(super::words::date)),
        number(body.days),
        text(body.due.map(super::words::date)),
        number(body.late_days.filter(|_| body.due.is_some())),
    ]
}

/// Documents of a cascade at a level.
fn reached(cascade: &CascadeSummary, level: Level) -> usize {
    cascade
        .levels
        .iter()
        .find(|reached| reached.level == level)
        .map_or(0, |reached| reached.documents)
}

/// Days from the directive to a level, where dates tell.
pub(super) fn days(cascade: &CascadeSummary, level: Level) -> Option<&Lags> {
    cascade
        .levels
        .iter()
        .find(|reached| reached.level == level)?
        .days
        .as_ref()
}

fn skipped_levels(statistics: &Statistics, words: Words) -> Table {
    let columns = [
        (Column::Text, "citing_level"),
        (Column::Text, "cited_level"),
        (Column::Text, "skipped"),
        (Column::Number, "citations"),
        (Column::Number, "carrying"),
    ];
    let label = |level: Level| level.label(words.language).to_owned();
    let rows = statistics.skipped_levels.iter().map(|skipped| {
        let between: Vec<_> = skipped.skipped.iter().map(|&level| label(level)).collect();
        Some(vec![
            Value::Text(label(skipped.citing)),
            Value::Text(label(skipped.cited)),
            Value::Text(between.join(", ")),
            skipped.citations.into(),
            skipped.carrying.into(),
        ])
    });
    Table::new("skipped-levels", &columns, words).rows(rows)
}

fn conflicts(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Text, "field"),
        (Column::Text, "values_told"),
        (Column::Text, "value_kept"),
    ];
    let row = |conflict: &Conflict| {
        let values = conflict
            .values
            .iter()
            .map(|value| format!("{} ({})", value.value, value.told_by.join("; ")));
        Some(vec![
            document(shown, &conflict.document)?,
            Value::Text(words.get(field(conflict.field)).to_owned()),
            Value::Text(values.collect::<Vec<_>>().join(" · ")),
            Value::Text(conflict.kept.clone().unwrap_or_else(|| "–".to_owned())),
        ])
    };
    Table::new("conflicts", &columns, words).rows(statistics.conflicts.iter().map(row))
}

fn field(field: ConflictField) -> &'static str {
    match field {
        ConflictField::Date => "date",
        ConflictField::Issuer => "issuer",
        ConflictField::Title => "title",
        ConflictField::Type => "type",
        ConflictField::Place => "place",
    }
}

fn later_citations(statistics: &Statistics, shown: &Shown, words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Issued, "date"),
        (Column::Text, "relation"),
        (Column::Text, "cited_document"),
        (Column::Number, "days_later"),
    ];
    let rows = statistics.later_citations.iter().map(|later| {
        Some(vec![
            document(shown, &later.citing.id)?,
            Value::Text(later.relation.label(words.language).to_owned()),
            Value::Text(named(&later.cited, shown, words)),
            later.days.map_or(Value::None, Value::Whole),
        ])
    });
    Table::new("later-citations", &columns, words).rows(rows)
}

fn named(name: &DocumentName, shown: &Shown, words: Words) -> String {
    shown.index(&name.id).map_or_else(
        || name.label.clone(),
        |index| shown.long_label(shown.documents[index], words),
    )
}

fn cycles(statistics: &Statistics, words: Words) -> Table {
    let columns = [(Column::Number, "documents"), (Column::Text, "members")];
    let rows = statistics.cycles.iter().map(|cycle| {
        let names: Vec<_> = cycle
            .iter()
            .take(20)
            .map(|name| name.label.as_str())
            .collect();
        let more = if cycle.len() > names.len() {
            " …"
        } else {
            ""
        };
        Some(vec![
            cycle.len().into(),
            Value::Text(format!("{}{more}", names.join(" · "))),
        ])
    });
    Table::new("cycles", &columns, words).rows(rows)
}

fn diagnostics_table(diagnostics: &[Diagnostic], words: Words) -> Table {
    let columns = [
        (Column::Text, "severity"),
        (Column::Text, "code"),
        (Column::Text, "file"),
        (Column::Text, "place_in_text"),
        (Column::Text, "message"),
    ];
    let severity = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let rows = diagnostics.iter().map(|diagnostic| {
        Some(vec![
            Value::Text(words.get(severity(diagnostic.severity)).to_owned()),
            Value::Text(diagnostic.code.clone()),
            Value::Text(diagnostic.document.clone().unwrap_or_default()),
            Value::Text(
                diagnostic
                    .span
                    .map(|[start, end]| format!("{start}–{end}"))
                    .unwrap_or_default(),
            ),
            Value::Text(diagnostic.message.clone()),
        ])
    });
    Table::new("diagnostics", &columns, words).rows(rows)
}

fn documents(words: Words) -> Table {
    let columns = [
        (Column::Document, "document"),
        (Column::Title, "title"),
        (Column::Issuer, "issuer"),
        (Column::Issued, "date"),
        (Column::Level, "level"),
        (Column::System, "system"),
        (Column::Status, "status"),
        (Column::CitedBy, "cited_by_count"),
        (Column::Cites, "cites_count"),
    ];
    Table::new("documents", &columns, words)
}

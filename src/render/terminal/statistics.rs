use crate::analyze::{
    BetweennessTable, Coverage, DocumentName, HitsTable, Lags, Statistics, Summary,
};

use super::table::{Cell, Table};
use super::{Role, Style, one_line};

/// The measures as tables, each with at most `top` rows. Tables without rows are left out.
pub fn statistics(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let tables = [
        cited(statistics, top, style),
        flow(statistics, style),
        lags(statistics, style),
        cascades(statistics, top, style),
        issuers(statistics, top, style),
        kinds(statistics, top, style),
        doubts(statistics, top, style),
    ];
    summary(&statistics.summary, style)
        + &coverage(statistics.coverage.as_ref(), style)
        + &hits(&statistics.hits, style)
        + &left_out(statistics, style)
        + &tables.concat()
}

fn summary(summary: &Summary, style: Style<'_>) -> String {
    let sentence = style.language.sentence(
        "graph_summary",
        &[
            &summary.documents,
            &summary.held,
            &summary.missing,
            &summary.citations,
            &summary.second_hand,
            &summary.references,
        ],
    );
    let dates =
        summary
            .first_date
            .zip(summary.last_date)
            .map_or_else(String::new, |(first, last)| {
                format!(
                    "{} {} – {}.\n",
                    style.word("issued"),
                    style.date(first),
                    style.date(last)
                )
            });
    format!("{}\n{dates}", style.paint(Role::Heading, &sentence))
}

fn coverage(coverage: Option<&Coverage>, style: Style<'_>) -> String {
    let Some(coverage) = coverage else {
        return String::new();
    };
    let line = style.language.sentence(
        "coverage_line",
        &[
            &coverage.read,
            &coverage.skipped,
            &coverage.told(),
            &coverage.references,
            &coverage.resolved,
            &coverage.likely,
            &coverage.ambiguous,
            &coverage.blank,
        ],
    );
    line + "\n"
}

/// That hubs and authorities are not exact, if so.
fn hits(hits: &HitsTable, style: Style<'_>) -> String {
    if hits.converged {
        return String::new();
    }
    let residual = format!("{:.0e}", hits.residual);
    let line = style
        .language
        .sentence("hits_open", &[&hits.iterations, &residual]);
    line + "\n"
}

/// What the graph is too large to measure, if so.
fn left_out(statistics: &Statistics, style: Style<'_>) -> String {
    let pairs = statistics
        .co_citation
        .left_out
        .max(statistics.coupling.left_out);
    let left = |key: &str, count: usize| match count {
        0 => String::new(),
        _ => style.language.sentence(key, &[&count]) + "\n",
    };
    left("reach_left_out", statistics.reach.left_out)
        + &left("cascades_left_out", statistics.cascades.left_out)
        + &left("pairs_left_out", pairs)
        + &estimate(statistics, style)
}

/// That betweenness is estimated, if so.
fn estimate(statistics: &Statistics, style: Style<'_>) -> String {
    let BetweennessTable {
        sampled, left_out, ..
    } = statistics.betweenness;
    match left_out {
        0 => String::new(),
        _ => {
            let all = sampled + left_out;
            let sentence = style
                .language
                .sentence("betweenness_estimated", &[&sampled, &all]);
            sentence + "\n"
        }
    }
}

/// Cells that name a document: number, issuer, date.
fn named(name: &DocumentName, style: Style<'_>) -> [Cell; 3] {
    [
        Cell::words(&name.label),
        Cell::words(name.issuer.as_deref().unwrap_or("–")),
        Cell::words(
            &name
                .date
                .map_or_else(|| "–".to_owned(), |date| style.date(date)),
        ),
    ]
}

/// A row that names a document, and figures.
fn row<const N: usize>(name: &DocumentName, figures: [String; N], style: Style<'_>) -> Vec<Cell> {
    named(name, style)
        .into_iter()
        .chain(figures.into_iter().map(Cell::number))
        .collect()
}

fn columns<'t, const N: usize>(figures: [&'t str; N], style: Style<'t>) -> Vec<&'t str> {
    let names = [
        style.word("number"),
        style.word("issuer_short"),
        style.word("date_short"),
    ];
    names.into_iter().chain(figures).collect()
}

fn cited(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let by = style.word("citing_count");
    let citations = style.word("citation_count");
    let rank = style.word("documents_by_pagerank");
    let reach = style.word("reach_table");
    let sources = style.word("sources_table");
    let missing = style.word("missing_documents");
    let most = style.word("table_most_cited");
    let all = style.word("all_provinces");
    [
        Table::new(
            most,
            &columns([by, citations], style),
            &statistics.most_cited,
            top,
            |document| {
                row(
                    &document.name,
                    [
                        document.documents.to_string(),
                        document.citations.to_string(),
                    ],
                    style,
                )
            },
        ),
        Table::new(
            reach,
            &columns([by, all], style),
            &statistics.reach.documents,
            top,
            |document| {
                row(
                    &document.name,
                    [document.direct.to_string(), document.all.to_string()],
                    style,
                )
            },
        ),
        Table::new(
            rank,
            &columns(["PageRank"], style),
            &statistics.page_rank,
            top,
            |document| row(&document.name, [format!("{:.4}", document.rank)], style),
        ),
        Table::new(
            sources,
            &columns([by], style),
            &statistics.sources,
            top,
            |document| row(&document.name, [document.documents.to_string()], style),
        ),
        Table::new(
            missing,
            &columns([by], style),
            &statistics.missing,
            top,
            |document| row(&document.name, [document.documents.to_string()], style),
        ),
    ]
    .map(|table| table.text(style))
    .concat()
}

fn flow(statistics: &Statistics, style: Style<'_>) -> String {
    let language = style.language;
    let columns = [
        style.word("citing"),
        style.word("cited"),
        style.word("citation_count"),
    ];
    let skipped = [
        columns[0],
        columns[1],
        columns[2],
        style.word("carrying_citations"),
    ];
    let levels = Table::new(
        style.word("between_levels"),
        &columns,
        &statistics.level_flow,
        usize::MAX,
        |flow| {
            vec![
                Cell::words(flow.citing.label(language)),
                Cell::words(flow.cited.label(language)),
                Cell::number(flow.citations),
            ]
        },
    );
    let systems = Table::new(
        style.word("between_systems"),
        &columns,
        &statistics.system_flow,
        usize::MAX,
        |flow| {
            vec![
                Cell::words(flow.citing.label(language)),
                Cell::words(flow.cited.label(language)),
                Cell::number(flow.citations),
            ]
        },
    );
    let skipping = Table::new(
        style.word("skipped_levels"),
        &skipped,
        &statistics.skipped_levels,
        usize::MAX,
        |flow| {
            vec![
                Cell::words(flow.citing.label(language)),
                Cell::words(flow.cited.label(language)),
                Cell::number(flow.citations),
                Cell::number(flow.carrying),
            ]
        },
    );
    [levels, systems, skipping]
        .map(|table| table.text(style))
        .concat()
}

fn lags(statistics: &Statistics, style: Style<'_>) -> String {
    let columns = [
        style.word("from_level"),
        style.word("to_level"),
        style.word("median"),
        style.word("quartiles"),
        style.word("measured"),
    ];
    let heading = style.word("days_from_level_to_level");
    Table::new(heading, &columns, &statistics.lags, usize::MAX, |lag| {
        let Lags {
            measured,
            first_quartile,
            median,
            third_quartile,
            ..
        } = lag.days;
        let quartiles = format!("{first_quartile:.0}–{third_quartile:.0}");
        vec![
            Cell::words(lag.from.label(style.language)),
            Cell::words(lag.to.label(style.language)),
            Cell::number(format!("{median:.0}")),
            Cell::number(quartiles),
            Cell::number(measured),
        ]
    })
    .text(style)
}

fn cascades(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let figures = [
        style.word("documents"),
        style.word("depth_column"),
        style.word("provinces"),
    ];
    let heading = style.word("table_cascades");
    let columns: Vec<&str> = columns(figures, style)
        .into_iter()
        .chain([style.word("median_days")])
        .collect();
    Table::new(
        heading,
        &columns,
        &statistics.cascades.cascades,
        top,
        |cascade| {
            let days = cascade.levels.iter().filter_map(|reached| {
                let days = reached.days.as_ref()?;
                Some(format!(
                    "{} {:.0}",
                    reached.level.label(style.language).to_lowercase(),
                    days.median
                ))
            });
            let figures = [
                cascade.documents.to_string(),
                cascade.depths.len().to_string(),
                cascade.provinces_reached.len().to_string(),
            ];
            let mut cells = row(&cascade.name, figures, style);
            cells.push(Cell::words(&days.collect::<Vec<_>>().join(", ")));
            cells
        },
    )
    .text(style)
}

fn issuers(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let columns = [
        style.word("issuer_short"),
        style.word("level"),
        style.word("documents"),
        style.word("made"),
        style.word("received"),
    ];
    Table::new(
        style.word("table_issuers"),
        &columns,
        &statistics.issuers,
        top,
        |count| {
            vec![
                Cell::words(
                    count
                        .issuer
                        .name
                        .as_deref()
                        .unwrap_or(style.word("unknown")),
                ),
                Cell::words(count.issuer.level.label(style.language)),
                Cell::number(count.documents),
                Cell::number(count.citations_made),
                Cell::number(count.citations_received),
            ]
        },
    )
    .text(style)
}

fn kinds(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let types = Table::new(
        style.word("figure_types"),
        &[
            style.word("type_short"),
            style.word("documents"),
            style.word("received"),
        ],
        &statistics.types,
        top,
        |count| {
            let name = count
                .document_type
                .as_deref()
                .unwrap_or(style.word("unknown"));
            vec![
                Cell::words(name),
                Cell::number(count.documents),
                Cell::number(count.citations_received),
            ]
        },
    );
    let columns = [style.word("relation"), style.word("citation_count")];
    let counts = statistics.relations.iter().flat_map(|count| {
        let of = |extent| count.relation.label_of(Some(extent), style.language);
        count
            .by_extent()
            .map(move |(extent, citations)| (of(extent), citations))
    });
    let relations = Table::new(
        style.word("figure_relations"),
        &columns,
        &counts.collect::<Vec<_>>(),
        usize::MAX,
        |(label, citations)| vec![Cell::words(label), Cell::number(*citations)],
    );
    types.text(style) + &relations.text(style)
}

/// What a person should look at: rings, citations of later documents, conflicts.
fn doubts(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let ring = |ring: &Vec<DocumentName>| {
        ring.iter()
            .map(|name| one_line(&name.label))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let cycles = Table::new(
        style.word("table_cycles"),
        &[style.word("documents")],
        &statistics.cycles,
        top,
        |names| vec![Cell::words(&ring(names))],
    );
    let columns = [
        style.word("citing"),
        style.word("cited"),
        style.word("days_later"),
    ];
    let heading = style.word("citations_of_a_later_document");
    let later = Table::new(
        heading,
        &columns,
        &statistics.later_citations,
        top,
        |citation| {
            let days = citation
                .days
                .map_or_else(|| "–".to_owned(), |days| days.to_string());
            vec![
                Cell::words(&citation.citing.label),
                Cell::words(&citation.cited.label),
                Cell::number(days),
            ]
        },
    );
    let columns = [style.word("document"), style.word("values")];
    let conflicts = Table::new(
        style.word("conflicts"),
        &columns,
        &statistics.conflicts,
        top,
        |conflict| {
            let values: Vec<&str> = conflict
                .values
                .iter()
                .map(|value| value.value.as_str())
                .collect();
            vec![
                Cell::words(&conflict.label),
                Cell::words(&values.join(" ≠ ")),
            ]
        },
    );
    [later, cycles, conflicts]
        .map(|table| table.text(style))
        .concat()
}

use crate::analyze::{
    BetweennessTable, Coverage, DocumentName, HitsTable, Lags, Statistics, Summary,
};

use crate::model::Language;

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
    let Summary {
        documents,
        held,
        missing,
        citations,
        second_hand,
        references,
        ..
    } = summary;
    let sentence = match style.language {
        Language::Vietnamese => format!(
            "{documents} văn bản ({held} có trong tập, {missing} chỉ được viện dẫn), {citations} quan hệ viện dẫn ({second_hand} qua văn bản khác), {references} chỗ viện dẫn."
        ),
        Language::English => format!(
            "{documents} documents ({held} held, {missing} missing), {citations} citations ({second_hand} second-hand), {references} references."
        ),
    };
    let dates =
        summary
            .first_date
            .zip(summary.last_date)
            .map_or_else(String::new, |(first, last)| {
                format!(
                    "{} {} – {}.\n",
                    style.pick("Ngày ban hành:", "Issued:"),
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
    let Coverage {
        read,
        skipped,
        references,
        resolved,
        likely,
        ambiguous,
        blank,
        ..
    } = coverage;
    let told = coverage.told();
    match style.language {
        Language::Vietnamese => format!(
            "Đọc {read} văn bản, bỏ qua {skipped} tệp{told}; {references} chỗ viện dẫn: {resolved} xác định được ({likely} có thể), {ambiguous} chưa xác định, {blank} để trống số.\n"
        ),
        Language::English => format!(
            "Read {read} documents, skipped {skipped} files{told}; {references} references: {resolved} resolved ({likely} likely), {ambiguous} ambiguous, {blank} with blank numbers.\n"
        ),
    }
}

/// That hubs and authorities are not exact, if so.
fn hits(hits: &HitsTable, style: Style<'_>) -> String {
    let HitsTable {
        iterations,
        residual,
        ..
    } = hits;
    match style.language {
        _ if hits.converged => String::new(),
        Language::Vietnamese => {
            format!("HITS chưa hội tụ sau {iterations} bước (còn lệch {residual:.0e}).\n")
        }
        Language::English => {
            format!("HITS did not converge in {iterations} steps (still off by {residual:.0e}).\n")
        }
    }
}

/// What the graph is too large to measure, if so.
fn left_out(statistics: &Statistics, style: Style<'_>) -> String {
    let reach = match (statistics.reach.left_out, style.language) {
        (0, _) => String::new(),
        (count, Language::Vietnamese) => {
            format!("Chưa đo phạm vi ảnh hưởng của {count} văn bản ít được viện dẫn nhất.\n")
        }
        (count, Language::English) => {
            format!("The reach of the {count} documents that are cited least is not measured.\n")
        }
    };
    let cascades = match (statistics.cascades.left_out, style.language) {
        (0, _) => String::new(),
        (count, Language::Vietnamese) => {
            format!("Chưa đo chuỗi triển khai của {count} văn bản ít được triển khai nhất.\n")
        }
        (count, Language::English) => {
            format!("The cascades of the {count} directives least carried on are not measured.\n")
        }
    };
    let pairs = statistics
        .co_citation
        .left_out
        .max(statistics.coupling.left_out);
    let pairs = match (pairs, style.language) {
        (0, _) => String::new(),
        (count, Language::Vietnamese) => {
            format!("Chưa so từng cặp của {count} văn bản ít quan hệ viện dẫn nhất với nhau.\n")
        }
        (count, Language::English) => {
            format!("The {count} documents with the fewest citations are not paired.\n")
        }
    };
    reach + &cascades + &pairs + &estimate(statistics, style)
}

/// That betweenness is estimated, if so.
fn estimate(statistics: &Statistics, style: Style<'_>) -> String {
    let BetweennessTable {
        sampled, left_out, ..
    } = statistics.betweenness;
    match style.language {
        _ if left_out == 0 => String::new(),
        Language::Vietnamese => format!(
            "Độ trung gian ước lượng từ {sampled} trong {} văn bản.\n",
            sampled + left_out
        ),
        Language::English => format!(
            "Betweenness is estimated from {sampled} of {} documents.\n",
            sampled + left_out
        ),
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
        style.pick("Số, ký hiệu", "Number"),
        style.pick("Cơ quan", "Issuer"),
        style.pick("Ngày", "Date"),
    ];
    names.into_iter().chain(figures).collect()
}

fn cited(statistics: &Statistics, top: usize, style: Style<'_>) -> String {
    let by = style.pick("Văn bản dẫn", "Cited by");
    let citations = style.pick("Lượt", "Citations");
    let rank = style.pick("Văn bản theo PageRank", "Documents by PageRank");
    let reach = style.pick(
        "Phạm vi ảnh hưởng",
        "Reach: cited directly or through others",
    );
    let sources = style.pick("Văn bản gốc", "Sources: cited, cite nothing");
    let missing = style.pick("Văn bản còn thiếu", "Missing documents");
    let most = style.pick("Được viện dẫn nhiều nhất", "Most cited");
    let all = style.pick("Tất cả", "All");
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
        style.pick("Dẫn", "Citing"),
        style.pick("Được dẫn", "Cited"),
        style.pick("Lượt", "Citations"),
    ];
    let skipped = [
        columns[0],
        columns[1],
        columns[2],
        style.pick("Triển khai", "Carrying"),
    ];
    let levels = Table::new(
        style.pick("Giữa các cấp", "Between levels"),
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
        style.pick("Giữa các hệ thống", "Between systems"),
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
        style.pick("Vượt cấp", "Skipped levels"),
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
        style.pick("Từ", "From"),
        style.pick("Đến", "To"),
        style.pick("Trung vị", "Median"),
        style.pick("Tứ phân vị", "Quartiles"),
        style.pick("Số đo", "Measured"),
    ];
    let heading = style.pick("Số ngày từ cấp đến cấp", "Days from level to level");
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
        style.pick("Văn bản", "Documents"),
        style.pick("Bậc", "Depth"),
        style.pick("Tỉnh", "Provinces"),
    ];
    let heading = style.pick("Chuỗi triển khai", "Cascades");
    let columns: Vec<&str> = columns(figures, style)
        .into_iter()
        .chain([style.pick("Trung vị số ngày", "Median days")])
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
        style.pick("Cơ quan", "Issuer"),
        style.pick("Cấp", "Level"),
        style.pick("Văn bản", "Documents"),
        style.pick("Dẫn", "Made"),
        style.pick("Được dẫn", "Received"),
    ];
    Table::new(
        style.pick("Cơ quan ban hành", "Issuers"),
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
                        .unwrap_or(style.pick("(chưa rõ)", "(unknown)")),
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
        style.pick("Loại văn bản", "Types"),
        &[
            style.pick("Loại", "Type"),
            style.pick("Văn bản", "Documents"),
            style.pick("Được dẫn", "Received"),
        ],
        &statistics.types,
        top,
        |count| {
            let name = count
                .document_type
                .as_deref()
                .unwrap_or(style.pick("(chưa rõ)", "(unknown)"));
            vec![
                Cell::words(name),
                Cell::number(count.documents),
                Cell::number(count.citations_received),
            ]
        },
    );
    let columns = [
        style.pick("Quan hệ", "Relation"),
        style.pick("Lượt", "Citations"),
    ];
    let relations = Table::new(
        style.pick("Quan hệ", "Relations"),
        &columns,
        &statistics.relations,
        usize::MAX,
        |count| {
            vec![
                Cell::words(count.relation.label(style.language)),
                Cell::number(count.citations),
            ]
        },
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
        style.pick("Vòng viện dẫn", "Rings of citations"),
        &[style.pick("Văn bản", "Documents")],
        &statistics.cycles,
        top,
        |names| vec![Cell::words(&ring(names))],
    );
    let columns = [
        style.pick("Dẫn", "Citing"),
        style.pick("Được dẫn", "Cited"),
        style.pick("Số ngày", "Days"),
    ];
    let heading = style.pick(
        "Viện dẫn văn bản ban hành sau",
        "Citations of a later document",
    );
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
    let columns = [
        style.pick("Văn bản", "Document"),
        style.pick("Giá trị", "Values"),
    ];
    let conflicts = Table::new(
        style.pick("Mâu thuẫn", "Conflicts"),
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

//! Simple charts in HTML and inline SVG: bars, columns by year, a matrix of levels. Each can be read as a table without its picture.

use std::collections::BTreeMap;

use crate::analyze::{LevelLag, Statistics};
use crate::graph::Status;
use crate::model::{Level, System};

use super::shown::Shown;
use super::words::Words;
use crate::render::escape;

/// A chart drawn elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// Its heading.
    pub title: &'a str,
    /// SVG source, well-formed.
    pub svg: &'a str,
}

/// All charts that have something to show, each as a figure.
pub(super) fn figures(
    statistics: &Statistics,
    shown: &Shown,
    pictures: &[Picture],
    words: Words,
) -> String {
    let drawn = pictures.iter().map(|picture| {
        Some(figure(
            "wide chart",
            &escape::markup(picture.title),
            "",
            &format!("<div class=\"scroll\">{}</div>", svg(picture.svg)),
        ))
    });
    let figures = [
        level_flow(statistics, words),
        years(shown, words),
        lags(statistics, words),
        relations(statistics, words),
        types(statistics, shown, words),
        systems(statistics, words),
    ];
    let all: String = drawn.chain(figures).flatten().collect();
    format!("<div class=\"figures\">\n{all}</div>\n")
}

/// A picture without its XML declaration, to stand inside HTML.
fn svg(picture: &str) -> &str {
    picture
        .find("<svg")
        .map_or(picture, |start| &picture[start..])
}

fn figure(class: &str, heading: &str, about: &str, content: &str) -> String {
    let about = if about.is_empty() {
        String::new()
    } else {
        format!("<p>{about}</p>\n")
    };
    format!(
        "<section class=\"figure {class}\">\n<h3>{heading}</h3>\n{about}{content}\n</section>\n"
    )
}

/// A figure whose words have the keys `figure_<key>` and `figure_<key>_about`.
fn known_figure(class: &str, key: &str, content: &str, words: Words) -> String {
    figure(
        class,
        &words.html(&format!("figure_{key}")),
        &words.html(&format!("figure_{key}_about")),
        content,
    )
}

/// Horizontal bars: label, value, and the text beside the bar.
fn bars(rows: &[(String, usize, String)]) -> String {
    let most = rows.iter().map(|row| row.1).max().unwrap_or(1).max(1);
    let rows: String = rows
        .iter()
        .map(|(label, value, text)| {
            let width = share(*value, most);
            format!(
                "<tr><th scope=\"row\">{}</th><td><svg aria-hidden=\"true\"><rect class=\"bar-fill\" width=\"{width}%\" height=\"100%\" rx=\"2\"/></svg></td><td>{}</td></tr>\n",
                escape::markup(label),
                escape::markup(text)
            )
        })
        .collect();
    format!("<table class=\"bars\"><tbody>\n{rows}</tbody></table>")
}

/// A share in per cent with two decimals.
fn share(part: usize, whole: usize) -> f64 {
    (part as f64 * 10_000.0 / whole.max(1) as f64).round() / 100.0
}

fn relations(statistics: &Statistics, words: Words) -> Option<String> {
    let rows: Vec<_> = statistics
        .relations
        .iter()
        .flat_map(|count| {
            let of = |extent| count.relation.label_of(Some(extent), words.language);
            count
                .by_extent()
                .map(move |(extent, citations)| (of(extent), citations, words.number(citations)))
        })
        .collect();
    (!rows.is_empty()).then(|| known_figure("", "relations", &bars(&rows), words))
}

const MOST_TYPES: usize = 12;

fn types(statistics: &Statistics, shown: &Shown, words: Words) -> Option<String> {
    let mut rows: Vec<_> = statistics.types.iter().collect();
    rows.sort_by_key(|count| {
        (
            std::cmp::Reverse(count.documents),
            count.document_type.clone(),
        )
    });
    let name = |slug: &Option<String>| {
        slug.as_deref().map_or_else(
            || words.get("unknown_type").to_owned(),
            |slug| shown.name_of_type(slug).to_owned(),
        )
    };
    let rows: Vec<_> = rows
        .iter()
        .take(MOST_TYPES)
        .map(|count| {
            (
                name(&count.document_type),
                count.documents,
                words.number(count.documents),
            )
        })
        .collect();
    (!rows.is_empty()).then(|| known_figure("", "types", &bars(&rows), words))
}

/// Median days between levels, with the middle half of them as a line.
fn lags(statistics: &Statistics, words: Words) -> Option<String> {
    let rows: Vec<&LevelLag> = statistics
        .lags
        .iter()
        .filter(|lag| lag.from != Level::Unknown && lag.to != Level::Unknown && lag.from < lag.to)
        .collect();
    let most = rows
        .iter()
        .map(|lag| lag.days.third_quartile)
        .fold(1.0, f64::max);
    let body: String = rows.iter().map(|lag| lag_row(lag, most, words)).collect();
    (!rows.is_empty()).then(|| {
        known_figure(
            "",
            "lags",
            &format!("<table class=\"bars\"><tbody>\n{body}</tbody></table>"),
            words,
        )
    })
}

fn lag_row(lag: &LevelLag, most: f64, words: Words) -> String {
    let at = |days: f64| (days * 10_000.0 / most).round() / 100.0;
    let days = &lag.days;
    let (first, median, third) = (
        at(days.first_quartile),
        at(days.median),
        at(days.third_quartile),
    );
    let text = words.fill(
        "lag_text",
        &[
            words.decimal(days.median),
            words.decimal(days.first_quartile),
            words.decimal(days.third_quartile),
            words.number(days.measured),
        ],
    );
    format!(
        "<tr><th scope=\"row\">{} → {}</th><td><svg aria-hidden=\"true\"><rect class=\"bar-soft\" y=\"44%\" width=\"100%\" height=\"12%\"/>\
         <rect class=\"bar-fill\" x=\"{first}%\" width=\"{width}%\" height=\"100%\" rx=\"2\"/><rect class=\"bar-tick\" x=\"{median}%\" y=\"-10%\" width=\"3\" height=\"120%\"/></svg></td><td>{text}</td></tr>\n",
        lag.from.label(words.language),
        lag.to.label(words.language),
        width = (((third - first) * 100.0).round() / 100.0).max(0.5),
    )
}

/// Citations by level of the citing (rows) and of the cited document (columns).
fn level_flow(statistics: &Statistics, words: Words) -> Option<String> {
    let counts: BTreeMap<_, _> = statistics
        .level_flow
        .iter()
        .map(|flow| ((flow.citing, flow.cited), flow.citations))
        .collect();
    let label = |level: Level| level.label(words.language);
    (!counts.is_empty()).then(|| {
        known_figure(
            "",
            "level_flow",
            &matrix(Level::ALL, &counts, label, words),
            words,
        )
    })
}

fn systems(statistics: &Statistics, words: Words) -> Option<String> {
    let counts: BTreeMap<_, _> = statistics
        .system_flow
        .iter()
        .map(|flow| ((flow.citing, flow.cited), flow.citations))
        .collect();
    let label = |system: System| system.label(words.language);
    (!counts.is_empty()).then(|| {
        known_figure(
            "",
            "system_flow",
            &matrix(System::ALL, &counts, label, words),
            words,
        )
    })
}

fn matrix<Set: Copy + Ord>(
    all: &[Set],
    counts: &BTreeMap<(Set, Set), usize>,
    label: impl Fn(Set) -> &'static str,
    words: Words,
) -> String {
    let used: Vec<Set> = all
        .iter()
        .copied()
        .filter(|&word| {
            counts
                .iter()
                .any(|(&(citing, cited), &count)| count > 0 && (citing == word || cited == word))
        })
        .collect();
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    let heads: String = used
        .iter()
        .map(|&cited| format!("<th scope=\"col\">{}</th>", label(cited)))
        .collect();
    let rows: String = used
        .iter()
        .map(|&citing| {
            let cells: String = used
                .iter()
                .map(|&cited| {
                    heat(
                        counts.get(&(citing, cited)).copied().unwrap_or(0),
                        most,
                        words,
                    )
                })
                .collect();
            format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", label(citing))
        })
        .collect();
    let corner = words.html("citing_cited");
    format!(
        "<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th>{corner}</th>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div>"
    )
}

fn heat(count: usize, most: usize, words: Words) -> String {
    let class = match (count * 100).div_ceil(most) {
        0 => return "<td>·</td>".to_owned(),
        1..=10 => "heat-1",
        11..=35 => "heat-2",
        36..=65 => "heat-3",
        _ => "heat-4",
    };
    format!("<td class=\"{class}\">{}</td>", words.number(count))
}

/// Years that the columns show at most, the latest ones; older documents are summed up before them.
const MOST_YEARS: i16 = 40;

/// Documents by year of issue: held (dark) on missing (light).
fn years(shown: &Shown, words: Words) -> Option<String> {
    let mut counts: BTreeMap<i16, [usize; 2]> = BTreeMap::new();
    for document in &shown.documents {
        if let Some(date) = document.date {
            counts.entry(date.year()).or_default()
                [usize::from(document.status == Status::Missing)] += 1;
        }
    }
    let last = *counts.keys().next_back()?;
    let first = (*counts.keys().next()?).max(last - MOST_YEARS + 1);
    let older: usize = counts
        .range(..first)
        .map(|(_, [held, missing])| held + missing)
        .sum();
    let most = counts
        .range(first..)
        .map(|(_, [held, missing])| held + missing)
        .max()
        .unwrap_or(1);
    let years = usize::try_from(last - first + 1).unwrap_or(1);
    let columns: String = (first..=last)
        .enumerate()
        .map(|(place, year)| {
            column(
                place,
                years,
                year,
                counts.get(&year).copied().unwrap_or_default(),
                most,
                words,
            )
        })
        .collect();
    let note = if older > 0 {
        format!(
            "<p>{}</p>",
            words.fill("older_years", &[words.number(older), first.to_string()])
        )
    } else {
        String::new()
    };
    let heading = words.html("figure_years");
    Some(known_figure(
        "",
        "years",
        &format!(
            "<svg class=\"columns\" role=\"img\" aria-label=\"{heading}\">\n{columns}</svg>{note}"
        ),
        words,
    ))
}

fn column(
    place: usize,
    years: usize,
    year: i16,
    [held, missing]: [usize; 2],
    most: usize,
    words: Words,
) -> String {
    let step = 100.0 / years as f64;
    let two = |value: f64| (value * 100.0).round() / 100.0;
    let (x, width) = (
        two(step * (place as f64 + 0.12)),
        two((step * 0.76).min(9.0)),
    );
    let height = |count: usize| two(share(count, most) * 0.8);
    let (upper, lower) = (height(missing), height(held));
    let every = years.div_ceil(10);
    let label = if (years - 1 - place).is_multiple_of(every) {
        format!(
            "<text x=\"{}%\" y=\"99%\">{year}</text>",
            two(x + width / 2.0)
        )
    } else {
        String::new()
    };
    let top = if held + missing > 0 && years <= 16 {
        format!(
            "<text x=\"{}%\" y=\"{}%\">{}</text>",
            two(x + width / 2.0),
            two(88.0 - upper - lower),
            words.number(held + missing)
        )
    } else {
        String::new()
    };
    format!(
        "<g><title>{year}: {}</title><rect class=\"bar-soft\" x=\"{x}%\" y=\"{}%\" width=\"{width}%\" height=\"{upper}%\"/>\
         <rect class=\"bar-fill\" x=\"{x}%\" y=\"{}%\" width=\"{width}%\" height=\"{lower}%\"/>{label}{top}</g>\n",
        words.fill(
            "held_and_missing",
            &[words.number(held), words.number(missing)]
        ),
        two(90.0 - upper - lower),
        two(90.0 - lower),
    )
}

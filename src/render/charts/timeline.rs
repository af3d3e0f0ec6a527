use std::collections::BTreeMap;

use super::{Chart, LETTERS, width};
use crate::analyze::{Cascade, Lags};
use crate::layout::Anchor;
use crate::model::{Language, Level};
use crate::render::style::{frame, level_color};
use crate::render::svg::number;

/// Width of the field.
const FIELD: f64 = 520.0;
/// Height of the row of a level.
const ROW: f64 = 44.0;
/// Most days that the axis shows before it takes years.
const STEPS: [i64; 12] = [1, 5, 10, 30, 60, 90, 180, 365, 730, 1825, 3650, 36_500];

/// Days from a directive to the documents that carry it further, level by level: each document a tick, the middle half a bar, the median a strong line.
/// Documents whose days are not known, or that are dated before the directive, are left out, and the chart says how many.
pub fn timeline(cascade: &Cascade, language: Language) -> String {
    let mut days: BTreeMap<Level, Vec<(i64, &str)>> = BTreeMap::new();
    let mut left_out = 0;
    for step in cascade.steps.iter().skip(1) {
        match step.days_since_directive.filter(|&days| days >= 0) {
            Some(count) => days
                .entry(step.document.level)
                .or_default()
                .push((count, &step.document.label)),
            None => left_out += 1,
        }
    }
    let longest = days
        .values()
        .flatten()
        .map(|(days, _)| *days)
        .max()
        .unwrap_or(1)
        .max(1);
    let left = days
        .keys()
        .map(|level| width(level.label(language)))
        .fold(40.0, f64::max)
        + 16.0;
    let x = |days: f64| left + days / longest as f64 * FIELD;
    let bottom = 12.0 + ROW * days.len() as f64;
    let mut chart = Chart::new((left + FIELD + 190.0).ceil(), bottom + 44.0);
    axis(&mut chart, longest, bottom, x, language);
    for (number_of_row, (level, documents)) in days.iter().enumerate() {
        row(
            &mut chart,
            12.0 + ROW * number_of_row as f64,
            left,
            *level,
            documents,
            x,
            language,
        );
    }
    let mut words = language.word("days_since_the_directive").to_owned();
    if left_out > 0 {
        words += " ";
        words += &language.sentence("timeline_left_out", &[&language.number(left_out)]);
    }
    chart.text(left, bottom + 36.0, Anchor::Start, "muted", &words);
    let name = cascade
        .steps
        .first()
        .map_or("", |step| step.document.label.as_str());
    let title = format!("{} {name}", language.word("title_timeline"));
    chart.finish(&title, language)
}

/// Lines at round numbers of days.
fn axis(chart: &mut Chart, longest: i64, bottom: f64, x: impl Fn(f64) -> f64, language: Language) {
    let step = STEPS
        .into_iter()
        .find(|step| longest / step <= 8)
        .unwrap_or(longest.max(1));
    for mark in 0..=longest / step {
        let at = x((mark * step) as f64);
        chart.path(
            &format!("M{} 8V{}", number(at), number(bottom)),
            &format!("stroke=\"{}\" fill=\"none\"", frame::TICK),
            "",
        );
        chart.text(
            at,
            bottom + 16.0,
            Anchor::Middle,
            "muted",
            &language.number((mark * step) as usize),
        );
    }
}

/// The documents of one level.
fn row(
    chart: &mut Chart,
    top: f64,
    left: f64,
    level: Level,
    documents: &[(i64, &str)],
    x: impl Fn(f64) -> f64,
    language: Language,
) {
    let middle = top + ROW / 2.0;
    let color = level_color(level);
    chart.text(
        left - 10.0,
        middle + 0.35 * LETTERS,
        Anchor::End,
        "label",
        level.label(language),
    );
    let Some(lags) = Lags::of(documents.iter().map(|(days, _)| *days)) else {
        return;
    };
    let (from, to) = (
        x(lags.first_quartile),
        x(lags.third_quartile).max(x(lags.first_quartile) + 1.0),
    );
    let half = format!(
        "M{} {}H{}v16H{}Z",
        number(from),
        number(middle - 8.0),
        number(to),
        number(from)
    );
    chart.path(
        &half,
        &format!("fill=\"{color}\" fill-opacity=\"0.22\""),
        "",
    );
    for (days, label) in documents {
        let tick = format!("M{} {}v10", number(x(*days as f64)), number(middle - 5.0));
        let tooltip = format!("{label}: {days} {}", language.word("days"));
        chart.path(
            &tick,
            &format!(
                "stroke=\"{color}\" stroke-width=\"1.4\" stroke-opacity=\"0.6\" fill=\"none\""
            ),
            &tooltip,
        );
    }
    let median = format!("M{} {}v22", number(x(lags.median)), number(middle - 11.0));
    chart.path(
        &median,
        &format!("stroke=\"{color}\" stroke-width=\"3\" fill=\"none\""),
        "",
    );
    let count = language.number(documents.len());
    let median = format!("{:.0}", lags.median);
    let words = language.sentence("timeline_median", &[&count, &median]);
    chart.text(
        x(lags.maximum as f64).max(to) + 10.0,
        middle + 0.35 * LETTERS,
        Anchor::Start,
        "label",
        &words,
    );
}

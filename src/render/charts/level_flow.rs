use super::{Chart, LETTERS, width};
use crate::analyze::LevelFlow;
use crate::layout::Anchor;
use crate::model::{Language, Level};
use crate::render::style::level_color;
use crate::render::svg::number;

/// Height of all bands of a column together.
const BANDS: f64 = 240.0;
/// Between two levels of a column.
const GAP: f64 = 12.0;
/// Width of the bar of a level.
const BAR: f64 = 10.0;
/// Width of the bands.
const MIDDLE: f64 = 360.0;
/// Least height of a level, so that its label has room.
const SLOT: f64 = 15.0;

/// Which level cites which, as bands from the citing levels (left) to the cited ones (right), as wide as their citations are many.
pub fn level_flow(flow: &[LevelFlow], language: Language) -> String {
    let total: usize = flow.iter().map(|band| band.citations).sum();
    let scale = BANDS / total.max(1) as f64;
    let sum = |level: Level, citing: bool| {
        flow.iter()
            .filter(|band| if citing { band.citing } else { band.cited } == level)
            .map(|band| band.citations)
            .sum()
    };
    let label = |level: Level, count: usize| {
        format!("{} ({})", level.label(language), language.number(count))
    };
    let heads = [
        language.word("citing_documents"),
        language.word("cited_documents"),
    ];
    let widest = |citing: bool| {
        let labels = Level::ALL
            .iter()
            .map(|&level| width(&label(level, sum(level, citing))))
            .fold(0.0, f64::max);
        labels.max(width(heads[usize::from(!citing)]) - BAR)
    };
    let left = widest(true) + 14.0;
    let right = left + BAR + MIDDLE;
    let mut chart = Chart::new((right + BAR + widest(false) + 14.0).ceil(), 0.0);
    chart.text(left + BAR, 14.0, Anchor::End, "muted", heads[0]);
    chart.text(right, 14.0, Anchor::Start, "muted", heads[1]);
    let columns = [true, false].map(|citing| column(&|level| sum(level, citing), scale));
    let mut used = [[0.0; 5]; 2];
    for band in flow {
        let thick = band.citations as f64 * scale;
        let ends = [(0, band.citing), (1, band.cited)].map(|(side, level)| {
            let place = index(level);
            let top = columns[side][place].0 + used[side][place];
            used[side][place] += thick;
            top
        });
        let tooltip = format!(
            "{} → {}: {}",
            band.citing.label(language),
            band.cited.label(language),
            language.number(band.citations)
        );
        let attributes = format!(
            "fill=\"{}\" fill-opacity=\"0.42\"",
            level_color(band.citing)
        );
        chart.path(
            &ribbon(left + BAR, ends[0], right, ends[1], thick.max(0.6)),
            &attributes,
            &tooltip,
        );
    }
    for (side, x) in [left, right].into_iter().enumerate() {
        for &level in Level::ALL {
            let (top, count) = (columns[side][index(level)].0, sum(level, side == 0));
            if count == 0 {
                continue;
            }
            let height = (count as f64 * scale).max(1.0);
            chart.height = chart.height.max(top + height.max(SLOT));
            let bar = format!(
                "M{} {}h{BAR}v{}h-{BAR}Z",
                number(x),
                number(top),
                number(height)
            );
            chart.path(&bar, &format!("fill=\"{}\"", level_color(level)), "");
            let (at, anchor) = if side == 0 {
                (x - 6.0, Anchor::End)
            } else {
                (x + BAR + 6.0, Anchor::Start)
            };
            chart.text(
                at,
                top + height / 2.0 + 0.35 * LETTERS,
                anchor,
                "label",
                &label(level, count),
            );
        }
    }
    chart.height += 10.0;
    chart.finish(language.word("title_levels"), language)
}

fn index(level: Level) -> usize {
    Level::ALL
        .iter()
        .position(|&known| known == level)
        .unwrap_or(0)
}

/// Top and citations of each level in a column.
fn column(sum: &dyn Fn(Level) -> usize, scale: f64) -> [(f64, usize); 5] {
    let mut y = 30.0;
    let mut places = [(0.0, 0); 5];
    for (place, &level) in Level::ALL.iter().enumerate() {
        let count = sum(level);
        places[place] = (y, count);
        if count > 0 {
            y += (count as f64 * scale).max(SLOT) + GAP;
        }
    }
    places
}

/// A band from one height to another.
fn ribbon(left: f64, from: f64, right: f64, to: f64, thick: f64) -> String {
    let middle = number((left + right) / 2.0);
    let (left, right) = (number(left), number(right));
    let [one, two, three, four] = [from, to, to + thick, from + thick].map(number);
    format!(
        "M{left} {one}C{middle} {one} {middle} {two} {right} {two}V{three}C{middle} {three} {middle} {four} {left} {four}Z"
    )
}

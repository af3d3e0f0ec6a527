use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::CitationGraph;
use crate::model::Level;

/// How many days something took, over several documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Lags {
    /// How many were measured: both dates whole, and in order.
    pub measured: usize,
    /// The fewest days.
    pub minimum: i64,
    /// A quarter took so many days or fewer.
    pub first_quartile: f64,
    /// Half took so many days or fewer.
    pub median: f64,
    /// Three quarters took so many days or fewer.
    pub third_quartile: f64,
    /// The most days.
    pub maximum: i64,
}

impl Lags {
    /// Sums up days; negative ones (a document that cites a later one) are passed over. `None` if none is left.
    /// Quartiles between two values are interpolated (Hyndman and Fan, definition 7, as in R and numpy).
    pub fn of(days: impl IntoIterator<Item = i64>) -> Option<Self> {
        let mut days: Vec<i64> = days.into_iter().filter(|days| *days >= 0).collect();
        days.sort_unstable();
        let (&minimum, &maximum) = (days.first()?, days.last()?);
        let quartile = |quarters: usize| {
            let position = (days.len() - 1) * quarters;
            let (below, rest) = (position / 4, position % 4);
            let above = days[(below + 1).min(days.len() - 1)];
            days[below] as f64 + (above - days[below]) as f64 * rest as f64 / 4.0
        };
        Some(Self {
            measured: days.len(),
            minimum,
            first_quartile: quartile(1),
            median: quartile(2),
            third_quartile: quartile(3),
            maximum,
        })
    }
}

/// Days from the cited to the citing document, for one pair of levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LevelLag {
    /// Level of the cited documents.
    pub from: Level,
    /// Level of the citing documents.
    pub to: Level,
    /// The days.
    pub days: Lags,
}

/// How long it takes from level to level: days between a document and those that carry it further (độ trễ triển khai).
///
/// # Returns
/// An entry for each pair of levels, from cited to citing, over the citations that carry further; by levels. Only whole dates in order count.
///
/// # Complexity
/// Time O(E log E).
pub fn level_lags(graph: &CitationGraph) -> Vec<LevelLag> {
    let mut days: BTreeMap<(Level, Level), Vec<i64>> = BTreeMap::new();
    for view in graph
        .citations()
        .filter(|view| view.citation.relation.carries_further())
    {
        if let Some(lag) = view
            .target
            .date
            .zip(view.source.date)
            .and_then(|(from, to)| from.days_until(to))
        {
            days.entry((view.target.level, view.source.level))
                .or_default()
                .push(lag);
        }
    }
    days.into_iter()
        .filter_map(|((from, to), days)| {
            Some(LevelLag {
                from,
                to,
                days: Lags::of(days)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_numpy() {
        let lags = Lags::of([45, 3, 10, -7, 20]).expect("days");
        assert_eq!((lags.measured, lags.minimum, lags.maximum), (4, 3, 45));
        assert_eq!(
            (lags.first_quartile, lags.median, lags.third_quartile),
            (8.25, 15.0, 26.25)
        );
        assert_eq!(Lags::of([5]).map(|lags| lags.third_quartile), Some(5.0));
        assert_eq!(Lags::of([-1]), None);
    }
}

//! Rows of the items inside their lanes: by longest path, and by time where a row would be too long.

use std::collections::BTreeMap;

use crate::model::Level;
use crate::view::View;

/// Number of a level's lane, from above.
pub(super) fn lane(level: Level) -> usize {
    Level::ALL
        .iter()
        .position(|&known| known == level)
        .unwrap_or(Level::ALL.len() - 1)
}

/// Lane and row of each of the items (by their place in `items`). `room` is what an item takes in a row, `capacity` what a row holds.
pub(super) fn rows(
    view: &View,
    items: &[usize],
    targets: &[Vec<usize>],
    room: impl Fn(usize) -> f64,
    capacity: f64,
) -> Vec<(usize, usize)> {
    let ranks = longest_paths(view, items, targets);
    let mut by_rank: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (place, &item) in items.iter().enumerate() {
        by_rank
            .entry((lane(view.items[item].level), ranks[place]))
            .or_default()
            .push(place);
    }
    let mut rows = vec![(0, 0); items.len()];
    let mut next_row = [0; Level::ALL.len()];
    for ((lane, _), mut places) in by_rank {
        places.sort_by_key(|&place| time(view, items[place]));
        for row in split(&places, |place| room(items[place]), capacity) {
            row.iter()
                .for_each(|&place| rows[place] = (lane, next_row[lane]));
            next_row[lane] += 1;
        }
    }
    rows
}

/// By date, those without one last; then by key.
pub(super) fn time(view: &View, item: usize) -> impl Ord + use<> {
    let date = view.items[item].date;
    (date.is_none(), date, item)
}

/// Cuts the places into as few rows as hold them, of about equal width.
fn split(places: &[usize], room: impl Fn(usize) -> f64, capacity: f64) -> Vec<Vec<usize>> {
    let total: f64 = places.iter().map(|&place| room(place)).sum();
    let wanted = total / (total / capacity).ceil().max(1.0);
    let mut rows = vec![Vec::new()];
    let mut used = 0.0;
    for &place in places {
        let taken = rows.len() as f64 * wanted;
        if used + room(place) / 2.0 > taken && !rows[rows.len() - 1].is_empty() {
            rows.push(Vec::new());
        }
        used += room(place);
        rows.last_mut().expect("it starts with one row").push(place);
    }
    rows
}

/// For each item the longest chain of citations inside its lane that starts with it. Where documents cite each other in a ring,
/// the earliest counts as the first.
fn longest_paths(view: &View, items: &[usize], targets: &[Vec<usize>]) -> Vec<usize> {
    let place: BTreeMap<usize, usize> = items
        .iter()
        .enumerate()
        .map(|(place, &item)| (item, place))
        .collect();
    let mut waiting = vec![0_usize; items.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let mut cited: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (from, &item) in items.iter().enumerate() {
        for target in targets[item]
            .iter()
            .filter(|&&target| view.items[target].level == view.items[item].level)
        {
            let Some(&to) = place.get(target) else {
                continue;
            };
            waiting[from] += 1;
            followers[to].push(from);
            cited[from].push(to);
        }
    }
    let mut ranks = vec![0; items.len()];
    let mut done = vec![false; items.len()];
    let mut by_time: Vec<usize> = (0..items.len()).collect();
    by_time.sort_by_key(|&place| time(view, items[place]));
    let mut ready: Vec<usize> = by_time
        .iter()
        .copied()
        .filter(|&place| waiting[place] == 0)
        .rev()
        .collect();
    let mut oldest = by_time.into_iter();
    while let Some(place) = ready.pop().or_else(|| oldest.find(|&place| !done[place])) {
        if std::mem::replace(&mut done[place], true) {
            continue;
        }
        // In a ring, what it cites comes after it.
        for target in std::mem::take(&mut cited[place])
            .into_iter()
            .filter(|&target| !done[target])
        {
            waiting[target] += 1;
            followers[place].push(target);
        }
        for follower in std::mem::take(&mut followers[place]) {
            if done[follower] {
                continue;
            }
            ranks[follower] = ranks[follower].max(ranks[place] + 1);
            waiting[follower] -= 1;
            if waiting[follower] == 0 {
                ready.push(follower);
            }
        }
    }
    ranks
}

//! Folding sibling documents into groups ("+37 xã của Lai Châu"), so that a large cascade still reads.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregate::fold;
use super::contents::{Item, Kind, View};
use crate::model::{Level, System};

/// Fewer siblings than this stay themselves.
const LEAST: usize = 3;

/// Folds siblings in ever coarser steps until at most `limit` items are left, or no step is left.
pub(super) fn collapse(view: &mut View, limit: usize) {
    for step in [
        Step::Leaves,
        Step::Siblings,
        Step::FirstTarget,
        Step::Country,
    ] {
        if view.items.len() <= limit {
            break;
        }
        fold_siblings(view, step);
    }
}

/// What siblings share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Level, place above, system, targets; and nobody cites them.
    Leaves,
    /// Level, province, and targets after these are folded.
    Siblings,
    /// Level, province, and the first of the targets.
    FirstTarget,
    /// Level, and the first of the targets.
    Country,
}

/// Siblings have equal traits.
type Traits = (Level, Option<String>, Option<System>, Vec<usize>);

fn fold_siblings(view: &mut View, step: Step) {
    let targets = targets(view);
    let cited: BTreeSet<usize> = view.links.iter().map(|link| link.target).collect();
    let mut group_of: Vec<usize> = (0..view.items.len()).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for level in Level::ALL {
        let mut siblings: BTreeMap<Traits, Vec<usize>> = BTreeMap::new();
        for (index, item) in view.items.iter().enumerate() {
            let foldable = step != Step::Leaves || !cited.contains(&index);
            if item.level == *level && foldable && !targets[index].is_empty() {
                siblings
                    .entry(traits(item, &targets[index], &group_of, step))
                    .or_default()
                    .push(index);
            }
        }
        for members in siblings.into_values() {
            if members
                .iter()
                .map(|&index| view.items[index].members.len())
                .sum::<usize>()
                >= LEAST
                && members.len() > 1
            {
                members
                    .iter()
                    .for_each(|&index| group_of[index] = members[0]);
                groups.push(members);
            }
        }
    }
    let folded: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let keys: BTreeMap<String, String> = view
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| (item.key.clone(), new_key(view, index, &group_of, &folded)))
        .collect();
    for index in folded {
        view.items[index].kind = Kind::Group;
    }
    fold(view, |item| keys.get(&item.key).cloned());
}

fn new_key(view: &View, index: usize, group_of: &[usize], folded: &BTreeSet<usize>) -> String {
    let first = &view.items[group_of[index]].key;
    if folded.contains(&index) && !first.starts_with("group:") {
        format!("group:{first}")
    } else {
        first.clone()
    }
}

fn traits(item: &Item, targets: &[usize], group_of: &[usize], step: Step) -> Traits {
    let mut targets: Vec<usize> = targets.iter().map(|&target| group_of[target]).collect();
    if matches!(step, Step::FirstTarget | Step::Country) {
        targets.truncate(1);
    }
    targets.sort_unstable();
    targets.dedup();
    let place = match step {
        Step::Leaves => above(item),
        Step::Siblings | Step::FirstTarget => item
            .place
            .province
            .clone()
            .filter(|_| item.level != Level::Provincial),
        Step::Country => None,
    };
    (
        item.level,
        place,
        (step == Step::Leaves).then_some(item.system),
        targets,
    )
}

/// The place above the item's own: the province of a district, the district of a commune.
fn above(item: &Item) -> Option<String> {
    let province = item.place.province.as_deref()?;
    match item.level {
        Level::Provincial => None,
        Level::Commune => Some(format!(
            "{province}/{}",
            item.place.district.as_deref().unwrap_or_default()
        )),
        _ => Some(province.to_owned()),
    }
}

/// The targets of each item, the one that it most likely carries further first: lowest level, then most cited.
fn targets(view: &View) -> Vec<Vec<usize>> {
    let mut targets = vec![Vec::new(); view.items.len()];
    for link in &view.links {
        let level = view.items[link.target].level;
        targets[link.source].push((
            !link.carries_further(),
            level == Level::Unknown,
            std::cmp::Reverse(level),
            link.target,
        ));
    }
    targets
        .into_iter()
        .map(|mut found| {
            found.sort_unstable();
            found.into_iter().map(|(.., target)| target).collect()
        })
        .collect()
}

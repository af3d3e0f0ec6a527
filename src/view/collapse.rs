//! Folding sibling documents into groups ("+37 xã của Lai Châu"), so that a large cascade still reads.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregate::fold;
use super::contents::{Item, Kind, View};
use crate::model::{Level, System};

/// Fewer siblings than this stay themselves, but in the last steps.
const LEAST: usize = 3;

/// Folds siblings in ever coarser steps until at most `limit` items are left; in each step the
/// largest groups first, and no more than needed: what is cited most stays itself longest. The
/// focus always does.
pub(super) fn collapse(view: &mut View, limit: usize) {
    for step in Step::ALL {
        if view.items.len() <= limit {
            break;
        }
        fold_siblings(view, step, limit);
    }
    view.folded_enough = view.items.len() <= limit;
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
    /// Level and province.
    Province,
    /// Level.
    Level,
}

impl Step {
    const ALL: [Self; 6] = [
        Self::Leaves,
        Self::Siblings,
        Self::FirstTarget,
        Self::Country,
        Self::Province,
        Self::Level,
    ];

    /// Whether it folds whatever the targets are.
    fn ignores_targets(self) -> bool {
        matches!(self, Self::Province | Self::Level)
    }

    /// The fewest documents of a group.
    fn least(self) -> usize {
        if self.ignores_targets() { 2 } else { LEAST }
    }
}

/// Siblings have equal traits.
type Traits = (Level, Option<String>, Option<System>, Vec<usize>);

fn fold_siblings(view: &mut View, step: Step, limit: usize) {
    let targets = targets(view);
    let cited: BTreeSet<usize> = view.links.iter().map(|link| link.target).collect();
    let mut group_of: Vec<usize> = (0..view.items.len()).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut left = view.items.len();
    for level in Level::ALL.iter().rev() {
        let mut siblings: BTreeMap<Traits, Vec<usize>> = BTreeMap::new();
        for (index, item) in view.items.iter().enumerate() {
            let is_leaf = step != Step::Leaves || !cited.contains(&index);
            let has_targets = step.ignores_targets() || !targets[index].is_empty();
            if item.level == *level && is_leaf && has_targets && !view.is_focus(item) {
                siblings
                    .entry(traits(item, &targets[index], &group_of, step))
                    .or_default()
                    .push(index);
            }
        }
        let documents = |members: &[usize]| {
            let counts = members.iter().map(|&index| view.items[index].members.len());
            counts.sum::<usize>()
        };
        let mut siblings: Vec<Vec<usize>> = siblings.into_values().collect();
        siblings.retain(|members| members.len() > 1 && documents(members) >= step.least());
        siblings.sort_by_key(|members| std::cmp::Reverse(members.len()));
        for mut members in siblings {
            if left <= limit {
                break;
            }
            // Those that say most stay themselves where there is room for them.
            members.sort_by_key(|&index| {
                let item = &view.items[index];
                (item.members.len(), item.cited_by, index)
            });
            members.truncate((left - limit + 1).max(step.least()));
            members.sort_unstable();
            left -= members.len() - 1;
            for &index in &members {
                group_of[index] = members[0];
            }
            groups.push(members);
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
    if step.ignores_targets() {
        targets.clear();
    }
    targets.sort_unstable();
    targets.dedup();
    let place = match step {
        Step::Leaves => above(item),
        Step::Siblings | Step::FirstTarget | Step::Province => item
            .place
            .province
            .clone()
            .filter(|_| item.level != Level::Provincial),
        Step::Country | Step::Level => None,
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

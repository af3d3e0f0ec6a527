use crate::analyze::{Cascade, Step};
use crate::graph::Status;
use crate::model::Level;

use super::{Role, Style, one_line};

/// Deeper documents are no longer indented: nobody could follow the branches, and a long chain
/// would take the square of its length.
const DEEPEST: usize = 12;

/// A cascade as a tree: each document on a line with its issuer, date and level, what it does with
/// its parent and how many days after it. Below depth 12 the depth stands there as a number; such a
/// document belongs to the nearest one above it that is one step less deep.
pub fn cascade(cascade: &Cascade, style: Style<'_>) -> String {
    let mut tree = String::new();
    let last = last_children(cascade);
    let mut open: Vec<bool> = Vec::new();
    for (position, step) in cascade.steps.iter().enumerate() {
        open.truncate(step.depth.saturating_sub(1));
        let lines: String = open
            .iter()
            .map(|&open| if open { "│  " } else { "   " })
            .collect();
        let branch = branch(step, last[position], style);
        tree += &format!(
            "{}{}\n",
            style.paint(Role::Faint, &(lines + &branch)),
            line(step, style)
        );
        if (1..=DEEPEST).contains(&step.depth) {
            open.push(!last[position]);
        }
    }
    tree + &count(cascade, style) + "\n"
}

/// How a document hangs on its parent.
fn branch(step: &Step, is_last: bool, style: Style<'_>) -> String {
    match step.depth {
        0 => String::new(),
        1..=DEEPEST if is_last => "└─ ".to_owned(),
        1..=DEEPEST => "├─ ".to_owned(),
        depth => style.language.sentence("at_depth", &[&depth]),
    }
}

/// How many documents there are, and what the tree does not draw.
fn count(cascade: &Cascade, style: Style<'_>) -> String {
    let count = cascade.further().len();
    let deep = cascade.steps.iter().any(|step| step.depth > DEEPEST);
    let language = style.language;
    let mut sentence = match count {
        0 => language.word("carried_by_none").to_owned(),
        _ => language.sentence("carried_by", &[&count]),
    };
    if deep {
        sentence += " ";
        sentence += &language.sentence("carried_deep", &[&DEEPEST]);
    }
    sentence
}

/// For each step whether no other child of its parent comes behind it.
fn last_children(cascade: &Cascade) -> Vec<bool> {
    let mut seen = vec![false; cascade.steps.len()];
    let mut last = vec![true; cascade.steps.len()];
    for (position, step) in cascade.steps.iter().enumerate().rev() {
        if let Some(parent) = step.parent {
            last[position] = !std::mem::replace(&mut seen[parent], true);
        }
    }
    last
}

fn line(step: &Step, style: Style<'_>) -> String {
    let missing = step.document.status == Status::Missing;
    let name = style.paint(
        if missing { Role::Missing } else { Role::Held },
        &one_line(&step.document.label),
    );
    let level = (step.document.level != Level::Unknown)
        .then(|| step.document.level.label(style.language).to_lowercase());
    let parts = [
        step.document.issuer.as_deref().map(one_line),
        step.document.date.map(|date| style.date(date)),
        level,
        step.relation
            .map(|relation| relation.label(style.language).to_lowercase()),
        lag(step, style),
        step.second_hand
            .then(|| style.word("through_another").to_owned()),
        missing.then(|| style.word("not_in_collection").to_owned()),
    ];
    let details: Vec<String> = parts.into_iter().flatten().collect();
    if details.is_empty() {
        name
    } else {
        format!("{name}  {}", details.join(" · "))
    }
}

/// "+20 days (65)": since the parent, and since the directive where that is another document.
fn lag(step: &Step, style: Style<'_>) -> Option<String> {
    let days = step.days_since_parent?;
    let word = style.language.sentence("days_word", &[&days]);
    let whole = step.days_since_directive.filter(|_| step.parent != Some(0));
    Some(match whole {
        Some(whole) => format!("{days:+} {word} ({whole:+})"),
        None => format!("{days:+} {word}"),
    })
}

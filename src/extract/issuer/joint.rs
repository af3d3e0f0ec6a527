//! Joint issuers: "liên Bộ Y tế - Tài chính".

use super::phrase::{Body, body_at};
use super::words::words;
use crate::tables::Tables;

/// "liên Bộ ..." with the ministries that it names; a ministry after a dash or comma may leave the word "Bộ" out.
pub(super) fn joint_body_at(text: &str, byte: usize, tables: &Tables) -> Option<Body> {
    let said = words(text, byte, 3);
    let (first, second) = (said.first()?, said.get(1)?);
    if first.key != "liên" || !matches!(second.key.as_str(), "bộ" | "sở") {
        return None;
    }
    let body = body_at(text, second.start, tables).filter(|body| !body.title.ends_with("Bộ"))?;
    let mut joint = Body {
        series: if second.key == "bộ" {
            "lien-bo"
        } else {
            "lien-so"
        }
        .to_owned(),
        ..body
    };
    joint.title = format!("Liên {}", joint.title);
    while let Some((end, name)) = next_member(text, joint.end, second.written, tables) {
        joint.title = format!("{} - {name}", joint.title);
        joint.end = end;
    }
    Some(joint)
}

fn next_member(text: &str, end: usize, head: &str, tables: &Tables) -> Option<(usize, String)> {
    let said = words(text, end, 24);
    said.first()
        .filter(|mark| matches!(mark.written, "-" | ",") || mark.key == "và")?;
    let start = said.get(1).filter(|next| next.is_capital())?.start;
    let line_end = said.last()?.end;
    let with_head = format!("{head} {}", &text[start..line_end]);
    let found = tables
        .issuers()
        .name_at(&with_head, 0)
        .filter(|name| name.end > head.len() + 1)?;
    let row = found.issuers.first().filter(|row| !row.open)?;
    let name = row
        .name
        .split_once(' ')
        .map_or(row.name.as_str(), |(_, rest)| rest);
    Some((start + found.end - head.len() - 1, name.to_owned()))
}

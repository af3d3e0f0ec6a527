//! An item as a mark: what all placements share.

use super::drawing::{Form, Mark, Rect, Text};
use super::label;
use super::options::LayoutOptions;
use crate::graph::Status;
use crate::view::{Item, Kind, View};

/// The mark of an item in its room, with these leaves and texts.
pub(super) fn mark(
    view: &View,
    item: &Item,
    (rect, form): (Rect, Form),
    (leaves, texts): (usize, Vec<Text>),
    options: &LayoutOptions,
) -> Mark {
    // A pile of documents is no missing document, even if all of them are.
    let status = match item.kind {
        Kind::Group | Kind::Level => Status::Held,
        Kind::Document | Kind::Issuer => item.status,
    };
    Mark {
        key: item.key.clone(),
        rect,
        form,
        level: item.level,
        system: item.system,
        mixed: item.mixed,
        focus: view.is_focus(item),
        status,
        documents: item.members.len(),
        leaves,
        texts,
        tooltip: label::tooltip(item, options.language),
        href: label::href(item, options),
    }
}

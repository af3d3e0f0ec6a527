//! DOT of a view, for Graphviz: printed by graphviz-rust, with our own quoting of every name and label.
//!
//! Lanes hold there too: each lane has an invisible head and foot, all documents of the lane stand between them, and the foot of
//! one lane is above the head of the next.

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::style::{self, Head, frame, ink, stroke};
use crate::graph::Status;
use crate::layout::{LayoutOptions, labels};
use crate::model::{Extent, Level, Relation, System};
use crate::view::{Item, Link, View};

/// The view as DOT: nodes are named by the items' keys, lanes are clusters.
pub fn dot(view: &View, options: &LayoutOptions) -> String {
    let mut statements = vec![
        Stmt::GAttribute(GraphAttributes::Graph(vec![
            plain("rankdir", "TB"),
            plain("ranksep", "0.45"),
            plain("nodesep", "0.2"),
            plain("newrank", "true"),
            quoted("fontname", "Noto Sans"),
            quoted(
                "label",
                &format!(
                    "{}\n{}",
                    labels::title(view, options),
                    view.sentence(options.language)
                ),
            ),
            quoted("labelloc", "t"),
            quoted("labeljust", "l"),
        ])),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            quoted("fontname", "Noto Sans"),
            plain("fontsize", "10"),
            plain("shape", "box"),
            quoted("margin", "0.12,0.06"),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![plain("arrowsize", "0.7")])),
    ];
    let lanes: Vec<Level> = Level::ALL
        .iter()
        .copied()
        .filter(|level| view.items.iter().any(|item| item.level == *level))
        .collect();
    for level in &lanes {
        statements.push(Stmt::Subgraph(lane(view, *level, options)));
    }
    // The centre stands on top: an invisible spine through all lanes keeps them in order.
    for pair in lanes.windows(2) {
        statements.push(invisible(&end(pair[0], "foot"), &end(pair[1], "head"), 1));
    }
    for level in &lanes {
        statements.push(invisible(&end(*level, "head"), &end(*level, "foot"), 2));
        for item in view.items.iter().filter(|item| item.level == *level) {
            statements.push(invisible(&end(*level, "head"), &item.key, 1));
            statements.push(invisible(&item.key, &end(*level, "foot"), 1));
        }
    }
    statements.extend(view.links.iter().map(|link| edge(view, link, options)));
    let graph = Graph::DiGraph {
        id: id("viendan"),
        strict: false,
        stmts: statements,
    };
    graph.print(&mut PrinterContext::default()) + "\n"
}

fn lane(view: &View, level: Level, options: &LayoutOptions) -> Subgraph {
    let mut statements = vec![
        Stmt::Attribute(quoted(
            "label",
            &level.label(options.language).to_uppercase(),
        )),
        Stmt::Attribute(plain("labeljust", "l")),
        Stmt::Attribute(quoted("fontcolor", frame::MUTED)),
        Stmt::Attribute(plain("style", "filled")),
        Stmt::Attribute(quoted("fillcolor", frame::LANES[0])),
        Stmt::Attribute(quoted("color", frame::GUTTER)),
    ];
    for name in ["head", "foot"] {
        let attributes = vec![
            plain("style", "invis"),
            plain("shape", "point"),
            plain("width", "0"),
            plain("height", "0"),
            quoted("label", ""),
        ];
        statements.push(Stmt::Node(Node::new(
            NodeId(id(&end(level, name)), None),
            attributes,
        )));
    }
    statements.extend(
        view.items
            .iter()
            .filter(|item| item.level == level)
            .map(|item| Stmt::Node(node(item, options))),
    );
    Subgraph {
        id: id(&format!("cluster_{level}")),
        stmts: statements,
    }
}

/// Name of the invisible first or last node of a lane; no document's id holds a space.
fn end(level: Level, name: &str) -> String {
    format!("lane {level} {name}")
}

fn invisible(from: &str, to: &str, length: usize) -> Stmt {
    let attributes = vec![
        plain("style", "invis"),
        plain("minlen", &length.to_string()),
        plain("weight", "0"),
    ];
    Stmt::Edge(Edge {
        ty: EdgeTy::Pair(vertex(from), vertex(to)),
        attributes,
    })
}

fn node(item: &Item, options: &LayoutOptions) -> Node {
    let ink = if item.mixed {
        style::MIXED
    } else {
        ink(item.system)
    };
    let form = match item.system {
        System::State => "rounded",
        System::Front => "diagonals",
        _ => "",
    };
    let style: Vec<&str> = [
        form,
        "filled",
        if item.status == Status::Missing {
            "dashed"
        } else {
            ""
        },
    ]
    .into_iter()
    .filter(|word| !word.is_empty())
    .collect();
    let fill = if item.status == Status::Missing {
        frame::PAPER
    } else {
        ink.fill
    };
    let mut attributes = vec![
        quoted("label", &labels::lines(item, options.language).join("\n")),
        quoted("tooltip", &labels::tooltip(item, options.language)),
        quoted("style", &style.join(",")),
        quoted("fillcolor", fill),
        quoted("color", ink.stroke),
    ];
    if item.system == System::Party {
        attributes.push(plain("penwidth", "1.8"));
    }
    attributes.extend(labels::href(item, options).map(|href| quoted("URL", &href)));
    Node::new(NodeId(id(&item.key), None), attributes)
}

/// From the citing to the cited one; drawn upward, so that the cited one stands above.
fn edge(view: &View, link: &Link, options: &LayoutOptions) -> Stmt {
    let line = stroke(link.relation());
    let head = match line.head {
        Head::Full => "normal",
        Head::Hollow => "onormal",
        Head::Open => "vee",
        Head::Diamond => "diamond",
        Head::Bar => "tee",
    };
    // A ring before the head: only a part of the cited document is changed.
    let ring = match link.extent() {
        Some(Extent::Part) => "odot",
        _ => "",
    };
    let pattern = if link.second_hand {
        "dashed"
    } else if link.relation() == Relation::Mentions {
        "dotted"
    } else {
        "solid"
    };
    // The edge is given from the cited to the citing one with `dir=back`, since `dot` puts the first end of an edge above.
    let attributes = vec![
        plain("dir", "back"),
        plain("arrowtail", &format!("{head}{ring}")),
        quoted("color", line.color),
        plain("style", pattern),
        quoted("penwidth", &format!("{:.1}", line.width)),
        quoted(
            "edgetooltip",
            &labels::link_tooltip(view, link, options.language),
        ),
        plain("class", link.relation().name()),
    ];
    let (citing, cited) = (&view.items[link.source], &view.items[link.target]);
    // A document above that cites one below must not pull the lanes apart.
    let upward = citing.level < cited.level;
    let mut attributes = attributes;
    if upward {
        attributes.push(plain("constraint", "false"));
    }
    Stmt::Edge(Edge {
        ty: EdgeTy::Pair(vertex(&cited.key), vertex(&citing.key)),
        attributes,
    })
}

fn vertex(name: &str) -> Vertex {
    Vertex::N(NodeId(id(name), None))
}

/// A name or value as DOT takes it in quotes: quotes and backslashes escaped, lines separated by `\n`, control characters replaced.
pub fn quote(text: &str) -> String {
    /// Graphviz reads no longer quotation, but joins several.
    const LONGEST: usize = 8_192;
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut begin = 0;
    for (index, letter) in text.char_indices() {
        if quoted.len() - begin > LONGEST {
            quoted.push_str("\" + \"");
            begin = quoted.len();
        }
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '&' if is_entity(&text[index + 1..]) => quoted.push_str("&amp;"),
            control if control.is_control() => quoted.push(' '),
            // They stand in no XML, which Graphviz writes.
            '\u{fffe}' | '\u{ffff}' => quoted.push('\u{fffd}'),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether Graphviz would take an ampersand before this for the beginning of an entity of HTML.
fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

fn id(name: &str) -> Id {
    Id::Escaped(quote(name))
}

fn quoted(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Escaped(quote(value)))
}

fn plain(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Plain(value.to_owned()))
}

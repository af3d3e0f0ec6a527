use crate::graph::{CitationView, Document, Evidence};
use crate::resolve::Rule;

use super::{Role, Style, one_line, shown};

/// Why an edge is there: its relation, certainty and rule with what the rule says, and the words of
/// each reference with file and offsets.
pub fn citation(view: CitationView<'_>, style: Style<'_>) -> String {
    let citation = view.citation;
    let name = |document: &Document| {
        style.paint(
            if document.is_held() {
                Role::Held
            } else {
                Role::Missing
            },
            &one_line(document.label()),
        )
    };
    let hand = match citation.second_hand {
        true => style.word("citation_second_hand"),
        false => style.word("cited_directly"),
    };
    let mut text = format!(
        "{} → {}\n  {} · {hand} · {} · {} {}\n",
        name(view.source),
        name(view.target),
        citation.relation.label_of(citation.extent, style.language),
        citation.certainty.label(style.language),
        style.word("rule"),
        one_line(&citation.rule),
    );
    // A table of edges may name a rule of its own.
    if let Ok(rule) = citation.rule.parse::<Rule>() {
        text += &format!("  {}\n", rule.label(style.language));
    }
    for (position, evidence) in citation.references.iter().enumerate() {
        text += &reference(position + 1, evidence, style);
    }
    if citation.references.is_empty() {
        text += &format!("  {}\n", style.word("no_words_in_table"));
    }
    text
}

fn reference(number: usize, evidence: &Evidence, style: Style<'_>) -> String {
    let Evidence {
        document,
        start,
        end,
        page,
        text,
        before,
        after,
    } = evidence;
    let page = page.map_or_else(String::new, |page| {
        format!(", {} {page}", style.word("page"))
    });
    let place = format!(
        "{}{page}, {} {start}–{end}",
        shown(document),
        style.word("characters")
    );
    let context = |words: &str| style.paint(Role::Faint, &one_line(words));
    let gap = |words: &str, end: bool| {
        let edge = if end {
            words.chars().next_back()
        } else {
            words.chars().next()
        };
        if edge.is_some_and(char::is_whitespace) {
            " "
        } else {
            ""
        }
    };
    let quote = style.paint(Role::Quote, &one_line(text));
    let words = format!(
        "{}{}{quote}{}{}",
        context(before),
        gap(before, true),
        gap(after, false),
        context(after)
    );
    format!("  {number}. {place}\n     {}\n", words.trim())
}

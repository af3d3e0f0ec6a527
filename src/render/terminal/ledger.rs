use crate::analyze::{Ledger, LedgerBody, LedgerCounts, LedgerDeadline, LedgerStatus, Unasked};
use crate::model::Role as Part;

use super::{Role, Style, one_line};

/// The ledger of a directive as a page: the directive, its deadline, a line for each body, what is
/// to be known beside it.
pub fn ledger(ledger: &Ledger, style: Style<'_>) -> String {
    let mut page = head(ledger, style);
    for status in LedgerStatus::ALL {
        page += &section(ledger, *status, style);
    }
    page += &unlisted(ledger, style);
    page += &unasked(ledger, style);
    page += &drafts(ledger, style);
    page + "\n" + &style.paint(Role::Faint, ledger.limits(style.language)) + "\n"
}

fn head(ledger: &Ledger, style: Style<'_>) -> String {
    let name = &ledger.directive_name;
    let parts = [
        name.issuer.as_deref().map(one_line),
        name.date.map(|date| style.date(date)),
        ledger.directive_title.as_deref().map(one_line),
    ];
    let details: Vec<String> = parts.into_iter().flatten().collect();
    let mut head = format!(
        "{}  {}\n",
        style.paint(Role::Heading, &one_line(&name.label)),
        details.join(" · ")
    );
    head += &format!(
        "{}: {}\n",
        style.word("ledger_expected_by"),
        ledger.expected_from.label(style.language).to_lowercase()
    );
    for deadline in &ledger.deadlines {
        head += &self::deadline(deadline, ledger.deadline.as_ref() == Some(deadline), style);
    }
    if ledger.deadlines.is_empty() {
        head += style.word("ledger_no_deadline");
        head.push('\n');
    }
    head + &counts(&ledger.counts, style) + "\n"
}

fn deadline(deadline: &LedgerDeadline, counts: bool, style: Style<'_>) -> String {
    let day = deadline.date.map_or_else(
        || style.word("ledger_no_day_can_be_computed").to_owned(),
        |date| style.date(date),
    );
    let again = if deadline.recurring {
        style.word("ledger_the_first")
    } else {
        ""
    };
    format!(
        "{}: {day}{again}  {}  {}\n",
        if counts {
            style.word("ledger_deadline")
        } else {
            style.word("ledger_other_deadline")
        },
        style.paint(Role::Quote, &format!("“{}”", one_line(&deadline.text))),
        style.paint(
            Role::Faint,
            deadline.source.as_deref().unwrap_or(&deadline.document.0)
        ),
    )
}

fn counts(counts: &LedgerCounts, style: Style<'_>) -> String {
    let share = |count: usize| {
        (count * 100)
            .checked_div(counts.expected)
            .unwrap_or_default()
    };
    let parts = [
        (LedgerStatus::Done, counts.done),
        (LedgerStatus::Late, counts.late),
        (LedgerStatus::SecondHand, counts.second_hand),
        (LedgerStatus::Silent, counts.silent),
    ];
    let parts: Vec<String> = parts
        .iter()
        .map(|(status, count)| {
            let label = status.label(style.language).to_lowercase();
            format!("{label} {count} ({} %)", share(*count))
        })
        .collect();
    format!(
        "{}: {}; {}",
        style.word("ledger_bodies_expected"),
        counts.expected,
        parts.join(", ")
    )
}

fn section(ledger: &Ledger, status: LedgerStatus, style: Style<'_>) -> String {
    let bodies = ledger.bodies.iter();
    let lines: Vec<String> = bodies
        .filter(|body| body.expanded && body.status == status)
        .map(|body| line(body, style))
        .collect();
    titled(status.label(style.language), &lines, style)
}

fn titled(title: &str, lines: &[String], style: Style<'_>) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let title = style.paint(Role::Heading, &format!("{title} ({})", lines.len()));
    format!("\n{title}\n{}", lines.concat())
}

fn line(body: &LedgerBody, style: Style<'_>) -> String {
    let part = body
        .role
        .filter(|part| *part == Part::Coordinating)
        .map(|part| format!(" ({})", part.label(style.language).to_lowercase()));
    let name = format!("{}{}", one_line(&body.name), part.unwrap_or_default());
    let Some(document) = &body.document else {
        return format!("  {name}\n");
    };
    let number = body.number.as_deref().unwrap_or(&document.0);
    let days = |count: i64| {
        let word = style.language.sentence("days_word", &[&count]);
        format!("{count} {word}")
    };
    let parts = [
        body.date.map(|date| style.date(date)),
        body.days.map(days),
        body.late_days
            .filter(|&count| count > 0)
            .map(|count| format!("{} {}", style.word("ledger_late_by"), days(count))),
        body.on_the_day
            .then(|| style.word("ledger_on_the_day_itself").to_owned()),
        body.kind
            .map(|kind| kind.label(style.language).to_lowercase()),
        body.relation
            .map(|relation| relation.label(style.language).to_lowercase()),
        body.answered_by
            .as_deref()
            .map(|name| format!("{} {}", style.word("ledger_by"), one_line(name))),
        (!body.later.is_empty()).then(|| {
            let count = body.later.len();
            style.language.sentence("ledger_later", &[&count])
        }),
    ];
    let details: Vec<String> = parts.into_iter().flatten().collect();
    let words = body.references.first().map(|first| {
        let words = style.paint(Role::Quote, &format!("“{}”", one_line(&first.text)));
        format!(
            "\n      {words}  {}",
            style.paint(Role::Faint, &first.document)
        )
    });
    format!(
        "  {name}: {}  {}{}\n",
        style.paint(Role::Held, &one_line(number)),
        details.join(" · "),
        words.unwrap_or_default()
    )
}

/// What the directive names and nobody can list, with what was seen of it.
fn unlisted(ledger: &Ledger, style: Style<'_>) -> String {
    let bodies = ledger.bodies.iter().filter(|body| !body.expanded);
    let lines: Vec<String> = bodies.map(|body| line(body, style)).collect();
    let title = style.word("ledger_groups_that_cannot_be_listed_outside_the");
    titled(title, &lines, style)
}

fn unasked(ledger: &Ledger, style: Style<'_>) -> String {
    let line = |one: &Unasked| {
        let parts = [
            one.date.map(|date| style.date(date)),
            Some(one.relation.label(style.language).to_lowercase()),
        ];
        let details: Vec<String> = parts.into_iter().flatten().collect();
        format!(
            "  {}: {}  {}\n",
            one_line(&one.name),
            style.paint(Role::Held, one.number.as_deref().unwrap_or(&one.document.0)),
            details.join(" · ")
        )
    };
    let lines: Vec<String> = ledger.unasked.iter().map(line).collect();
    let title = style.word("ledger_answered_unasked");
    titled(title, &lines, style)
}

fn drafts(ledger: &Ledger, style: Style<'_>) -> String {
    let line = |draft: &crate::analyze::DocumentName| {
        let issuer = draft.issuer.as_deref().map(one_line).unwrap_or_default();
        format!("  {}  {issuer}\n", one_line(&draft.label))
    };
    let lines: Vec<String> = ledger.drafts.iter().map(line).collect();
    let title = style.word("ledger_drafts_or_copies_with_a_blank_number_and");
    titled(title, &lines, style)
}

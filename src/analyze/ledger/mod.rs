//! The ledger of a directive: who was to carry it out, who did and when, who is silent.
//!
//! A ledger speaks of the documents of one graph. "Silent" means that none of them carries the
//! directive out for a body, never that the body did nothing.

mod answers;
mod deadlines;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document, DocumentId, Evidence};
use crate::model::{
    Binding, Language, Level, PartialDate, Place, Relation, Role, System, vocabulary,
};
use crate::resolve::{Expected, ExpectedBody, ExpectedFrom};
use crate::tables::Tables;

use super::DocumentName;

use answers::{Answer, Answers};
use deadlines::Deadlines;
pub use deadlines::LedgerDeadline;

vocabulary! {
    /// What the documents show of a body.
    LedgerStatus: labelled {
        /// A document carries the directive out, in time or without a deadline.
        Done = "done";
        /// A document does so after the deadline.
        Late = "late";
        /// Its document is known only from the words of another.
        SecondHand = "second_hand";
        /// No document of these files shows it.
        Silent = "silent";
    }
}

vocabulary! {
    /// What kind of answer a document is.
    AnswerKind: labelled {
        /// A plan or programme.
        Plan = "plan";
        /// A report.
        Report = "report";
        /// A letter that passes the directive on to others.
        PassedOn = "passed_on";
    }
}

/// The ledger of a directive (`viendan ledger`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Ledger {
    /// Id of the directive.
    pub directive: DocumentId,
    /// Its number, issuer and date.
    pub directive_name: DocumentName,
    /// Its title.
    pub directive_title: Option<String>,
    /// What says who was to carry it out.
    pub expected_from: ExpectedFrom,
    /// The deadline that counts for most of the bodies; null if no day is named.
    pub deadline: Option<LedgerDeadline>,
    /// All deadlines that count for some body, in the order of their documents.
    pub deadlines: Vec<LedgerDeadline>,
    /// The bodies that were to carry it out, from the top level down.
    pub bodies: Vec<LedgerBody>,
    /// Bodies that answered though nobody asked them.
    pub unasked: Vec<Unasked>,
    /// Documents without a number of their own that speak of carrying it out: drafts, or copies
    /// whose number and day were left blank.
    pub drafts: Vec<DocumentName>,
    /// Numbers of bodies.
    pub counts: LedgerCounts,
    /// The same by level.
    pub by_level: Vec<LevelCounts>,
    /// The same by province, where the bodies are of more than one.
    pub by_province: Vec<ProvinceCounts>,
}

/// A body that was to carry the directive out, with what the documents show of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LedgerBody {
    /// Its name; of what cannot be listed the words of the directive.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its system.
    pub system: System,
    /// Its place.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it is one body; false for a line of what cannot be listed, outside the counts.
    pub expanded: bool,
    /// How the directive names it; null for a choice.
    pub binding: Option<Binding>,
    /// Its part in the task.
    pub role: Option<Role>,
    /// What the documents show.
    pub status: LedgerStatus,
    /// The earliest document with which it carries the directive out.
    pub document: Option<DocumentId>,
    /// Number of that document.
    pub number: Option<String>,
    /// Date of that document: its own, not that of its receipt.
    pub date: Option<PartialDate>,
    /// Days from the directive to it.
    pub days: Option<i64>,
    /// The day by which it was due.
    pub due: Option<PartialDate>,
    /// Days from the deadline to it; 0 if it is in time, null if no day or no deadline is known.
    pub late_days: Option<i64>,
    /// Whether it is dated on the very day of the deadline.
    pub on_the_day: bool,
    /// What it does with the directive.
    pub relation: Option<Relation>,
    /// What kind of answer it is.
    pub kind: Option<AnswerKind>,
    /// The words that prove it.
    pub references: Vec<Evidence>,
    /// Later documents of the same body.
    pub later: Vec<DocumentId>,
    /// Who answered in its place after a merger.
    pub answered_by: Option<String>,
}

/// A body that answered though nobody asked it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Unasked {
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its place.
    #[serde(flatten)]
    pub place: Place,
    /// Its document.
    pub document: DocumentId,
    /// Number of the document.
    pub number: Option<String>,
    /// Date of the document.
    pub date: Option<PartialDate>,
    /// Days from the directive to it.
    pub days: Option<i64>,
    /// What it does with the directive.
    pub relation: Relation,
}

/// Numbers of bodies by what the documents show.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct LedgerCounts {
    /// Bodies that were to carry it out.
    pub expected: usize,
    /// Those that did in time.
    pub done: usize,
    /// Those that did late.
    pub late: usize,
    /// Those whose document is known second-hand only.
    pub second_hand: usize,
    /// Those of which no document is among these.
    pub silent: usize,
    /// Bodies that answered unasked.
    pub unasked: usize,
}

/// Numbers of bodies of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LevelCounts {
    /// The level.
    pub level: Level,
    /// The numbers.
    #[serde(flatten)]
    pub counts: LedgerCounts,
}

/// Numbers of bodies of a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ProvinceCounts {
    /// The province.
    pub province: String,
    /// The numbers.
    #[serde(flatten)]
    pub counts: LedgerCounts,
}

impl Ledger {
    /// The ledger of one directive.
    ///
    /// # Arguments
    /// * `directive`: a document of the graph, held or missing.
    /// * `expected`: who was to carry it out, see [`Expected`].
    ///
    /// # Returns
    /// A line for each expected body. Of several documents of a body the earliest decides; later
    /// ones are listed. The same inputs give the same ledger.
    ///
    /// # Complexity
    /// Time O(B · A) for B bodies and the A documents that cite the directive.
    pub fn of(
        graph: &CitationGraph,
        directive: &Document,
        expected: &Expected,
        tables: &Tables,
    ) -> Self {
        let answers = Answers::of(graph, directive, tables);
        let deadlines = Deadlines::of(graph, directive, expected);
        let mut used = vec![false; answers.all().len()];
        let bodies: Vec<LedgerBody> = expected
            .bodies
            .iter()
            .map(|body| {
                let own = answers.by(body, expected);
                own.iter().for_each(|&index| used[index] = true);
                let own: Vec<&Answer<'_>> =
                    own.iter().map(|&index| &answers.all()[index]).collect();
                line(body, &own, &deadlines, directive)
            })
            .collect();
        let unasked: Vec<Unasked> = answers
            .all()
            .iter()
            .zip(&used)
            .filter(|(answer, used)| !**used && answer.is_unasked(expected))
            .map(|(answer, _)| unasked(answer, directive))
            .collect();
        let (by_level, by_province) = (by_level(&bodies), by_province(&bodies));
        Self {
            directive: directive.id.clone(),
            directive_name: directive.into(),
            directive_title: directive.title.clone(),
            expected_from: expected.from,
            deadline: deadlines.headline(expected),
            deadlines: deadlines.counting(expected),
            counts: LedgerCounts {
                unasked: unasked.len(),
                ..counts(&bodies)
            },
            bodies,
            unasked,
            drafts: answers.drafts.iter().map(|&draft| draft.into()).collect(),
            by_level,
            by_province,
        }
    }

    /// What share of the bodies that answered is known second-hand only, in percent.
    pub fn second_hand_share(&self) -> Option<usize> {
        let LedgerCounts {
            done,
            late,
            second_hand,
            ..
        } = self.counts;
        (second_hand * 100).checked_div(done + late + second_hand)
    }

    /// What the files can and cannot say, in one sentence.
    pub fn limits(&self, language: Language) -> &'static str {
        language.word("ledger_silence")
    }
}

/// The ledgers of the directives that say whom they bind and that somebody answers, those with most
/// citations first, at most so many.
pub fn ledgers(graph: &CitationGraph, tables: &Tables, most: usize) -> Vec<Ledger> {
    let mut directives: Vec<(usize, &Document)> = graph
        .documents()
        .filter(|document| {
            document
                .duty
                .as_ref()
                .is_some_and(|duty| !duty.bound.is_empty())
        })
        .map(|document| (graph.cited_by(&document.id).count(), document))
        .filter(|(citations, _)| *citations > 0)
        .collect();
    directives.sort_by_key(|&(citations, document)| (std::cmp::Reverse(citations), &document.id));
    let all = directives.into_iter().map(|(_, directive)| {
        let expected = Expected::addressed(directive, directive.date, tables);
        Ledger::of(graph, directive, &expected, tables)
    });
    all.filter(|ledger| ledger.counts.expected > ledger.counts.silent)
        .take(most)
        .collect()
}

/// The line of a body.
fn line(
    body: &ExpectedBody,
    answers: &[&Answer<'_>],
    deadlines: &Deadlines<'_>,
    directive: &Document,
) -> LedgerBody {
    let silent = LedgerBody {
        name: body.name.clone(),
        level: body.level,
        system: body.system,
        place: body.place.clone(),
        expanded: body.is_expanded,
        binding: body.binding,
        role: body.role,
        status: LedgerStatus::Silent,
        document: None,
        number: None,
        date: None,
        days: None,
        due: deadlines.due(body, None),
        late_days: None,
        on_the_day: false,
        relation: None,
        kind: None,
        references: Vec::new(),
        later: Vec::new(),
        answered_by: None,
    };
    let Some((answer, later)) = answers.split_first() else {
        return silent;
    };
    let date = answer.document.date;
    let due = deadlines.due(body, answer.kind);
    let after_due = due.zip(date).and_then(|(due, date)| due.days_until(date));
    let late_days = after_due.map(|days| days.max(0));
    let status = match late_days {
        _ if answer.is_second_hand => LedgerStatus::SecondHand,
        Some(1..) => LedgerStatus::Late,
        _ => LedgerStatus::Done,
    };
    let other_name = answer.is_of_successor(body);
    LedgerBody {
        status,
        document: Some(answer.document.id.clone()),
        number: answer.document.number.clone(),
        date,
        days: directive
            .date
            .zip(date)
            .and_then(|(from, to)| from.days_until(to)),
        due,
        // Without a deadline nothing is late, and a known answer is 0 days late at most.
        late_days: late_days.or(due.is_none().then_some(0)),
        on_the_day: after_due == Some(0),
        relation: Some(answer.relation),
        kind: answer.kind,
        references: answer.references.clone(),
        later: later
            .iter()
            .map(|answer| answer.document.id.clone())
            .collect(),
        answered_by: answer.document.issuer.clone().filter(|_| other_name),
        ..silent
    }
}

fn unasked(answer: &Answer<'_>, directive: &Document) -> Unasked {
    let document = answer.document;
    Unasked {
        name: document
            .issuer
            .clone()
            .unwrap_or_else(|| document.label().to_owned()),
        level: document.level,
        place: document.place.clone(),
        document: document.id.clone(),
        number: document.number.clone(),
        date: document.date,
        days: directive
            .date
            .zip(document.date)
            .and_then(|(from, to)| from.days_until(to)),
        relation: answer.relation,
    }
}

fn counts<'b>(bodies: impl IntoIterator<Item = &'b LedgerBody>) -> LedgerCounts {
    let mut counts = LedgerCounts::default();
    for body in bodies.into_iter().filter(|body| body.expanded) {
        counts.expected += 1;
        match body.status {
            LedgerStatus::Done => counts.done += 1,
            LedgerStatus::Late => counts.late += 1,
            LedgerStatus::SecondHand => counts.second_hand += 1,
            LedgerStatus::Silent => counts.silent += 1,
        }
    }
    counts
}

fn by_level(bodies: &[LedgerBody]) -> Vec<LevelCounts> {
    let mut levels: BTreeMap<Level, Vec<&LedgerBody>> = BTreeMap::new();
    for body in bodies.iter().filter(|body| body.expanded) {
        levels.entry(body.level).or_default().push(body);
    }
    levels
        .into_iter()
        .map(|(level, bodies)| LevelCounts {
            level,
            counts: counts(bodies),
        })
        .collect()
}

fn by_province(bodies: &[LedgerBody]) -> Vec<ProvinceCounts> {
    let mut provinces: BTreeMap<&str, Vec<&LedgerBody>> = BTreeMap::new();
    for body in bodies.iter().filter(|body| body.expanded) {
        if let Some(province) = body.place.province.as_deref() {
            provinces.entry(province).or_default().push(body);
        }
    }
    if provinces.len() < 2 {
        return Vec::new();
    }
    provinces
        .into_iter()
        .map(|(province, bodies)| ProvinceCounts {
            province: province.to_owned(),
            counts: counts(bodies),
        })
        .collect()
}

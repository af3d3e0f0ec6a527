//! Which deadline counts for a body: the directive's, that of a letter that passes it on, or a new
//! one that a reminder sets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Document, DocumentId};
use crate::model::{Asks, Deadline, Level, PartialDate, Place, System, Whom};
use crate::resolve::{Expected, ExpectedBody, ExpectedFrom};
use crate::text::match_key;

use super::AnswerKind;

/// A deadline with the document that sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LedgerDeadline {
    /// The last day in time; null where it cannot be computed.
    #[schemars(with = "Option<String>")]
    pub date: Option<PartialDate>,
    /// Its words.
    pub text: String,
    /// The document that sets it.
    pub document: DocumentId,
    /// File or record of that document.
    pub source: Option<String>,
    /// Start of the words there, in code points.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// What is due.
    pub asks: Option<Asks>,
    /// Whether it comes again: `date` is the first.
    pub recurring: bool,
}

/// A document that sets deadlines, with what gives its words their weight.
#[derive(Debug)]
struct Setting<'g> {
    document: &'g Document,
    is_directive: bool,
}

/// The deadlines of a directive.
#[derive(Debug)]
pub(super) struct Deadlines<'g> {
    directive: &'g Document,
    settings: Vec<Setting<'g>>,
    from: ExpectedFrom,
}

impl<'g> Deadlines<'g> {
    pub fn of(graph: &'g CitationGraph, directive: &'g Document, expected: &Expected) -> Self {
        let citing = graph.cited_by(&directive.id).map(|view| view.source);
        let mut passing: Vec<&Document> = citing
            .filter(|document| document.id != directive.id)
            .filter(|document| {
                document
                    .duty
                    .as_ref()
                    .is_some_and(|duty| !duty.deadlines.is_empty())
            })
            .collect();
        passing.sort_by_key(|document| (document.date, &document.id));
        passing.dedup_by_key(|document| &document.id);
        let settings = std::iter::once(Setting {
            document: directive,
            is_directive: true,
        });
        let passing = passing.into_iter().map(|document| Setting {
            document,
            is_directive: false,
        });
        Self {
            directive,
            settings: settings.chain(passing).collect(),
            from: expected.from,
        }
    }

    /// The day by which an answer of this kind is due from a body.
    pub fn due(&self, body: &ExpectedBody, kind: Option<AnswerKind>) -> Option<PartialDate> {
        self.counting_for(body, kind)?.1.date
    }

    /// The deadline that counts for most bodies: of equals the directive's, then the first.
    pub fn headline(&self, expected: &Expected) -> Option<LedgerDeadline> {
        let mut found: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for body in expected.bodies.iter().filter(|body| body.is_expanded) {
            if let Some((setting, deadline)) = self.counting_for(body, None) {
                *found.entry((setting, deadline.start)).or_default() += 1;
            }
        }
        let (&(setting, start), _) = found
            .iter()
            .max_by_key(|&(&place, &count)| (count, std::cmp::Reverse(place)))?;
        let deadline = self.own(setting).find(|deadline| deadline.start == start)?;
        Some(self.record(setting, deadline))
    }

    /// All deadlines that bind one of the bodies.
    pub fn counting(&self, expected: &Expected) -> Vec<LedgerDeadline> {
        let binds = |setting: usize, deadline: &Deadline| {
            let mut bodies = expected.bodies.iter().filter(|body| body.is_expanded);
            bodies.any(|body| self.binds(setting, deadline, body))
        };
        (0..self.settings.len())
            .flat_map(|setting| self.own(setting).map(move |deadline| (setting, deadline)))
            .filter(|&(setting, deadline)| binds(setting, deadline))
            .map(|(setting, deadline)| self.record(setting, deadline))
            .collect()
    }

    fn own(&self, setting: usize) -> impl Iterator<Item = &'g Deadline> + use<'g> {
        let duty = self.settings[setting].document.duty.as_ref();
        duty.into_iter().flat_map(|duty| &duty.deadlines)
    }

    fn record(&self, setting: usize, deadline: &Deadline) -> LedgerDeadline {
        let document = self.settings[setting].document;
        LedgerDeadline {
            date: deadline.date,
            text: deadline.text.clone(),
            document: document.id.clone(),
            source: document.source.clone(),
            start: deadline.start,
            end: deadline.end,
            asks: deadline.asks,
            recurring: deadline.recurring,
        }
    }

    /// The document whose deadline counts for a body, and the deadline for an answer of this kind.
    fn counting_for(
        &self,
        body: &ExpectedBody,
        kind: Option<AnswerKind>,
    ) -> Option<(usize, &'g Deadline)> {
        let setting = self.setting_for(body)?;
        let own = || {
            self.own(setting)
                .filter(|deadline| self.binds(setting, deadline, body))
        };
        let asks = match kind {
            Some(AnswerKind::Plan) => Some(Asks::Plan),
            Some(AnswerKind::Report) => Some(Asks::Report),
            Some(AnswerKind::PassedOn) | None => None,
        };
        let same = own().find(|deadline| asks.is_some() && deadline.asks == asks);
        let open = || own().find(|deadline| deadline.asks.is_none() && asks.is_some());
        let first = || {
            own()
                .find(|deadline| deadline.date.is_some())
                .or(own().next())
        };
        same.or_else(open)
            .or_else(first)
            .map(|deadline| (setting, deadline))
    }

    /// The document whose deadline counts for a body: that of the level between the directive and
    /// the body, else the last reminder with a later day, else the directive itself, else who passes
    /// it on.
    fn setting_for(&self, body: &ExpectedBody) -> Option<usize> {
        let day = |setting: usize| {
            let mut days = self
                .own(setting)
                .filter(|deadline| self.binds(setting, deadline, body));
            days.next().map(|deadline| deadline.date)
        };
        let binding: Vec<usize> = (0..self.settings.len())
            .filter(|&index| day(index).is_some())
            .collect();
        let level = |index: usize| self.settings[index].document.level;
        let between = |index: &&usize| {
            let level = level(**index);
            !self.settings[**index].is_directive
                && level > self.directive.level
                && level < body.level
        };
        if let Some(&index) = binding.iter().rfind(between) {
            return Some(index);
        }
        let first = *binding.first()?;
        let extends = |index: &&usize| {
            self.settings[first].is_directive && day(**index).flatten() > day(first).flatten()
        };
        Some(binding[1..].iter().rfind(extends).copied().unwrap_or(first))
    }

    /// Whether a deadline binds a body.
    fn binds(&self, setting: usize, deadline: &Deadline, body: &ExpectedBody) -> bool {
        let Setting {
            document,
            is_directive,
        } = self.settings[setting];
        let Some(duty) = &document.duty else {
            return false;
        };
        if is_directive && self.from == ExpectedFrom::Addressees {
            let names = |index: &usize| body.bound.contains(index);
            return deadline.binds.is_empty() || deadline.binds.iter().any(names);
        }
        let is_above = document.level < body.level && covers(&document.place, &body.place);
        let is_meant = |index: usize| {
            let bound = duty.bound.get(index);
            bound.is_some_and(|bound| means(&bound.whom, document, body))
        };
        let meant = if deadline.binds.is_empty() {
            (0..duty.bound.len()).any(is_meant)
        } else {
            deadline.binds.iter().copied().any(is_meant)
        };
        is_above && meant || is_directive && duty.bound.is_empty()
    }
}

/// Whether a place lies in that of a document's issuer.
fn covers(issuer: &Place, place: &Place) -> bool {
    let within = |outer: &Option<String>, inner: &Option<String>| outer.is_none() || outer == inner;
    within(&issuer.province, &place.province) && within(&issuer.district, &place.district)
}

/// Whether words of a document mean a body.
fn means(whom: &Whom, document: &Document, body: &ExpectedBody) -> bool {
    match whom {
        Whom::Group(group) => {
            let system = match group.system {
                System::Unknown => document.system,
                system => system,
            };
            let level = group.level == body.level
                || group.level == Level::Unknown && body.level > document.level;
            let name = match body.level {
                Level::Provincial => &body.place.province,
                Level::District => &body.place.district,
                _ => &body.place.commune,
            };
            let key = name.as_deref().map(match_key);
            let has = |names: &[String]| names.iter().any(|name| Some(match_key(name)) == key);
            level
                && (system == body.system || body.system == System::Unknown)
                && (group.names.is_empty() || has(&group.names))
                && !has(&group.except)
        }
        Whom::Body(named) => named.name == body.name,
        Whom::Unlisted => false,
    }
}

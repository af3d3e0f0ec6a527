//! The documents that carry a directive out, and whose they are.

use std::collections::BTreeMap;

use crate::graph::{CitationGraph, CitationView, Document, DocumentId, Evidence};
use crate::model::{Level, Place, Relation, Whom};
use crate::resolve::{Expected, ExpectedBody};
use crate::tables::{COMMITTEE, Tables, UBND};
use crate::text::match_key;

use super::AnswerKind;

/// A document that carries the directive out.
#[derive(Debug)]
pub(super) struct Answer<'g> {
    pub document: &'g Document,
    /// What it does with the directive: by the first words that say so.
    pub relation: Relation,
    pub is_second_hand: bool,
    pub references: Vec<Evidence>,
    pub kind: Option<AnswerKind>,
    /// Series of the issuer: `ubnd`, `cap-uy`; empty if no table knows it.
    series: String,
    /// Whether it cites the directive itself, not a document between the two.
    is_direct: bool,
}

/// All documents that carry a directive out, earliest first.
#[derive(Debug)]
pub(super) struct Answers<'g> {
    all: Vec<Answer<'g>>,
    /// Documents without a number that would be answers.
    pub drafts: Vec<&'g Document>,
}

impl<'g> Answers<'g> {
    pub fn of(graph: &'g CitationGraph, directive: &Document, tables: &Tables) -> Self {
        let mut found: BTreeMap<&DocumentId, Answer<'g>> = BTreeMap::new();
        let mut drafts = Vec::new();
        for view in citing(graph, directive) {
            let document = view.source;
            let answers = may_answer(view.citation.relation) || reports_by_title(&view);
            if !answers || is_of_sender(document, directive, tables) {
                continue;
            }
            if document.is_held() && !is_numbered(document) {
                drafts.push(document);
                continue;
            }
            take(&mut found, &view, true, tables);
        }
        for view in carried_between(graph, &found, directive) {
            if !found.contains_key(&view.source.id) && is_numbered(view.source) {
                take(&mut found, &view, false, tables);
            }
        }
        let mut all: Vec<Answer<'g>> = found.into_values().collect();
        all.iter_mut().for_each(|answer| answer.kind = kind(answer));
        let order = |answer: &Answer<'_>| {
            let date = answer.document.date;
            (
                date.is_none(),
                date,
                answer.is_second_hand,
                answer.document.id.clone(),
            )
        };
        all.sort_by_key(order);
        drafts.sort_by_key(|draft| &draft.id);
        drafts.dedup_by_key(|draft| &draft.id);
        Self { all, drafts }
    }

    pub fn all(&self) -> &[Answer<'g>] {
        &self.all
    }

    /// Positions of the answers of a body, earliest first.
    pub fn by(&self, body: &ExpectedBody, expected: &Expected) -> Vec<usize> {
        let own = |direct: bool| -> Vec<usize> {
            (0..self.all.len())
                .filter(|&index| self.all[index].is_direct == direct)
                .filter(|&index| self.all[index].is_of(body, expected))
                .collect()
        };
        let mut found = own(true);
        if found.is_empty() {
            found = own(false);
        }
        found
    }
}

/// The citations of a directive, and of a missing document that can only be it: of the same number
/// and day, by an issuer whose place its citing document leaves open.
fn citing<'g>(graph: &'g CitationGraph, directive: &Document) -> Vec<CitationView<'g>> {
    let is_twin = |other: &&Document| {
        other.id != directive.id
            && !other.is_held()
            && other.number.is_some()
            && other.number == directive.number
            && other.date.is_some()
            && other.date == directive.date
            && (other.level, other.system) == (directive.level, directive.system)
            && other.place == Place::default()
    };
    let mut views: Vec<CitationView<'g>> = graph.cited_by(&directive.id).collect();
    if directive.place != Place::default() {
        for twin in graph.documents().filter(is_twin) {
            views.extend(graph.cited_by(&twin.id));
        }
    }
    views
}

/// Documents that carry an answer further at a level below it: how a directive reaches those whom
/// the level between them directs.
fn carried_between<'g>(
    graph: &'g CitationGraph,
    found: &BTreeMap<&DocumentId, Answer<'g>>,
    directive: &Document,
) -> Vec<CitationView<'g>> {
    let between = found
        .values()
        .filter(|answer| answer.document.level > directive.level)
        .map(|answer| (&answer.document.id, answer.document.level));
    let mut views = Vec::new();
    let mut seen: std::collections::BTreeSet<&DocumentId> = found.keys().copied().collect();
    let mut waiting: Vec<(&DocumentId, Level)> = between.collect();
    while let Some((id, level)) = waiting.pop() {
        for view in graph.cited_by(id) {
            let below = view.source.level > level && view.source.level != Level::Unknown;
            if below && may_answer(view.citation.relation) && seen.insert(&view.source.id) {
                views.push(view);
                waiting.push((&view.source.id, view.source.level));
            }
        }
    }
    views.sort_by_key(|view| (&view.source.id, view.citation.relation));
    views
}

/// Whether a document has a number: that of a draft is blank ("/KH-UBND").
fn is_numbered(document: &Document) -> bool {
    let number = document.number.as_deref().unwrap_or_default();
    number.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a document with this relation to a directive carries it out; a copy that is sent on
/// passes it on.
fn may_answer(relation: Relation) -> bool {
    relation.carries_further() || matches!(relation, Relation::ReportsOn | Relation::IssuedWith)
}

/// Whether a report names the directive in its own title: "Báo cáo kết quả rà soát theo Công văn ...".
fn reports_by_title(view: &CitationView<'_>) -> bool {
    let document = view.source;
    let titled = document.title.as_ref().zip(view.target.number.as_ref());
    document.document_type.as_deref() == Some(REPORT)
        && matches!(
            view.citation.relation,
            Relation::Mentions | Relation::RequestedBy
        )
        && titled.is_some_and(|(title, number)| title.contains(number.as_str()))
}

/// The type of reports.
const REPORT: &str = "bao-cao";

/// What a document does with the directive: a report that names it in its title reports on it.
fn relation(view: &CitationView<'_>) -> Relation {
    if reports_by_title(view) {
        Relation::ReportsOn
    } else {
        view.citation.relation
    }
}

fn take<'g>(
    found: &mut BTreeMap<&'g DocumentId, Answer<'g>>,
    view: &CitationView<'g>,
    is_direct: bool,
    tables: &Tables,
) {
    let citation = view.citation;
    let known = found.entry(&view.source.id).or_insert_with(|| Answer {
        document: view.source,
        relation: relation(view),
        is_second_hand: true,
        references: Vec::new(),
        kind: None,
        series: series(view.source, tables),
        is_direct,
    });
    let first = |references: &[Evidence]| {
        references
            .first()
            .map(|one| (one.document.clone(), one.start))
    };
    let is_earlier = match (first(&citation.references), first(&known.references)) {
        (Some(new), Some(old)) => new < old,
        (_, None) => true,
        (None, _) => false,
    };
    let is_better = !citation.second_hand && known.is_second_hand;
    if is_better || is_earlier && citation.second_hand == known.is_second_hand {
        known.relation = relation(view);
    }
    known.is_second_hand &= citation.second_hand;
    known.references.extend(citation.references.iter().cloned());
    known.references.sort();
}

/// The number series of the issuer of a document, by its name.
fn series(document: &Document, tables: &Tables) -> String {
    let Some(issuer) = &document.issuer else {
        return String::new();
    };
    let row = tables.issuers().beginning(issuer).first().copied();
    row.filter(|row| !row.open)
        .map_or_else(String::new, |row| row.series.clone())
}

/// Whether a document is one of the directive's own issuer: a reminder, not an answer.
fn is_of_sender(document: &Document, directive: &Document, tables: &Tables) -> bool {
    let same_name = document.issuer.is_some() && document.issuer == directive.issuer;
    let own = series(directive, tables);
    let same_series = !own.is_empty() && series(document, tables) == own;
    same_name
        || same_series
            && (document.level, document.system) == (directive.level, directive.system)
            && document.place == directive.place
}

impl Answer<'_> {
    /// Whether it is a document of a body.
    fn is_of(&self, body: &ExpectedBody, expected: &Expected) -> bool {
        let document = self.document;
        if !body.is_expanded {
            return self.is_of_group(body, expected);
        }
        if document.level != body.level {
            return false;
        }
        let is_committee = body.series == UBND || body.series == COMMITTEE;
        let same_body = if is_committee {
            self.series == body.series && document.system == body.system
        } else {
            let name = document.issuer.as_deref().unwrap_or_default();
            match_key(name) == match_key(&body.name)
                || !body.series.is_empty()
                    && self.series == body.series
                    && document.place == body.place
        };
        same_body
            && (is_single(body, expected) || self.names(body))
            && (is_committee || document.system == body.system)
            && (same_unit(&document.place, body)
                || self.is_of_successor(body)
                || self.can_only_be(body, expected))
    }

    /// Whether the issuer's name holds that of a body: it tells a district from the town of its name.
    fn names(&self, body: &ExpectedBody) -> bool {
        let issuer = self.document.issuer.as_deref().unwrap_or_default();
        match_key(issuer).contains(&match_key(&body.name))
    }

    /// Whether the issuer took over the province of a body before the document was made.
    pub fn is_of_successor(&self, body: &ExpectedBody) -> bool {
        let document = self.document;
        let merged = document.date.is_none_or(|date| {
            // Provinces merged on 2025-07-01 and Huế became a city on 2025-01-01: before its day
            // the old name stands in the document.
            date.year() >= 2025
        });
        let name = document.place.province.as_deref();
        body.level == Level::Provincial
            && document.level == Level::Provincial
            && merged
            && name != body.place.province.as_deref()
            && name.is_some_and(|name| body.successors.iter().any(|other| other == name))
    }

    /// Whether a unit of an unknown province can only be that of a body: no other expected one has
    /// its name.
    fn can_only_be(&self, body: &ExpectedBody, expected: &Expected) -> bool {
        let place = &self.document.place;
        let own = |place: &Place| match body.level {
            Level::District => place.district.clone(),
            Level::Commune => place.commune.clone(),
            _ => None,
        };
        let Some(name) = own(place).filter(|_| place.province.is_none()) else {
            return false;
        };
        let same = expected.bodies.iter().filter(|other| {
            other.level == body.level
                && other.series == body.series
                && own(&other.place).is_some_and(|other| other == name)
        });
        own(&body.place).as_ref() == Some(&name) && same.count() == 1
    }

    /// Whether it answers for a line of what cannot be listed: a body of the directive's own level
    /// that is no committee.
    fn is_of_group(&self, line: &ExpectedBody, expected: &Expected) -> bool {
        let document = self.document;
        let is_committee = self.series == UBND || self.series == COMMITTEE;
        let named = expected
            .bodies
            .iter()
            .any(|body| body.is_expanded && self.is_of(body, expected));
        document.level == line.level
            && document.place.province == line.place.province
            && self.is_direct
            && !is_committee
            && !named
    }

    /// Whether it answers though nobody asked: not by passing the directive on to those who are.
    pub fn is_unasked(&self, expected: &Expected) -> bool {
        let passes = matches!(self.relation, Relation::Guides | Relation::IssuedWith);
        self.is_direct && !passes && !self.passes_on_to(expected)
    }

    fn passes_on_to(&self, expected: &Expected) -> bool {
        let duty = self.document.duty.as_ref();
        let bound = duty.map_or(&[][..], |duty| &duty.bound);
        bound.iter().any(|bound| match &bound.whom {
            Whom::Group(group) => expected.bodies.iter().any(|body| {
                body.is_expanded && body.level == group.level && body.level > self.document.level
            }),
            _ => false,
        })
    }
}

/// Whether no other expected body is of the same series and place.
fn is_single(body: &ExpectedBody, expected: &Expected) -> bool {
    let same = expected.bodies.iter().filter(|other| {
        (other.level, &other.series, &other.place) == (body.level, &body.series, &body.place)
    });
    same.count() == 1
}

fn same_unit(place: &Place, body: &ExpectedBody) -> bool {
    let own = &body.place;
    match body.level {
        Level::Provincial => place.province == own.province,
        Level::District => (&place.province, &place.district) == (&own.province, &own.district),
        Level::Commune => {
            let same_district = place.district.is_none()
                || own.district.is_none()
                || place.district == own.district;
            (&place.province, &place.commune) == (&own.province, &own.commune) && same_district
        }
        Level::Central | Level::Unknown => true,
    }
}

/// What kind of answer a document is: by its type, its relation, and whom it addresses.
fn kind(answer: &Answer<'_>) -> Option<AnswerKind> {
    let document = answer.document;
    match document.document_type.as_deref() {
        Some(REPORT) => return Some(AnswerKind::Report),
        Some("ke-hoach" | "chuong-trinh-hanh-dong" | "chuong-trinh") => {
            return Some(AnswerKind::Plan);
        }
        _ => {}
    }
    match answer.relation {
        Relation::ReportsOn => return Some(AnswerKind::Report),
        Relation::IssuedWith => return Some(AnswerKind::PassedOn),
        _ => {}
    }
    let duty = document.duty.as_ref()?;
    let below = |whom: &Whom| match whom {
        Whom::Group(group) => group.level > document.level,
        Whom::Body(body) => body.level > document.level && body.level != Level::Unknown,
        Whom::Unlisted => false,
    };
    let above = |whom: &Whom| match whom {
        Whom::Body(body) => body.level < document.level,
        _ => false,
    };
    if duty.bound.iter().any(|bound| below(&bound.whom)) {
        return Some(AnswerKind::PassedOn);
    }
    duty.bound
        .iter()
        .any(|bound| above(&bound.whom))
        .then_some(AnswerKind::Report)
}

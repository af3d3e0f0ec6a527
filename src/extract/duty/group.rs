//! Who is named in a list or a task: one body, a group of bodies, or words that name nobody.
//!
//! ```text
//! named  := leader? (group | "các"? UNLISTED | BODY)
//! group  := (head ("các" | "cấp") | "các") units scope*  |  PARTY-UNIT "," PARTY-UNIT ... scope*
//! units  := UNIT (("," | "và") UNIT)*                      head := ISSUER | "cấp ủy" | "đảng ủy" | ...
//! scope  := SCOPE-WORD | REGION | ":"? names | "("? "trừ" names ")"?
//! names  := UNIT? NAME (("," | "và") UNIT? NAME)*
//! ```

use super::Reading;
use crate::extract::grammar::Cursor;
use crate::extract::grammar::issuer::issuer as issuer_at;
use crate::extract::issuer;
use crate::lex::{Gap, Tag};
use crate::model::{BodyGroup, Level, NamedBody, System, Whom};
use crate::tables::{PhraseKind, is_abbreviation};

/// Who is named here, one or more groups of one phrase, and the place after it.
pub(super) fn named<'a>(reading: &Reading<'a>, at: Cursor<'a>) -> Option<(Cursor<'a>, Vec<Whom>)> {
    let start = after_leaders(at);
    if let Some((after, groups)) = group(start).or_else(|| group(at)) {
        return Some((after, groups.into_iter().map(Whom::Group).collect()));
    }
    let bare = start.after_phrase(PhraseKind::ListMarker).unwrap_or(start);
    // "các bộ" are several, "Bộ" alone begins a name.
    if let Some(after) = bare.after_phrase(PhraseKind::Unlisted)
        && (bare.start() != start.start() || bare.is_several(after))
    {
        return Some((after_unlisted(after), vec![Whom::Unlisted]));
    }
    let (after, body) = body(reading, start)?;
    Some((after, vec![Whom::Body(body)]))
}

/// The place after "đồng chí", "Chủ tịch", "Bộ trưởng các": an office is the body it heads.
fn after_leaders(at: Cursor<'_>) -> Cursor<'_> {
    let mut after = at.after_phrase(PhraseKind::ListMarker).unwrap_or(at);
    let mut led = at;
    while let Some(next) = after.after_phrase(PhraseKind::Leader) {
        led = next;
        after = next;
    }
    led
}

/// One body by its name, completed by the sender's place.
fn body<'a>(reading: &Reading<'a>, at: Cursor<'a>) -> Option<(Cursor<'a>, NamedBody)> {
    if !at.token()?.is_capital() {
        return None;
    }
    let phrase = issuer_at(at)?;
    let after = at.to_byte(phrase.range.end);
    let bare = after.token_before()?.start() == at.start();
    if bare && !is_abbreviation(at.written()) {
        return None;
    }
    let done = issuer::complete(&phrase.issuer, &reading.around, at.tables());
    let body = NamedBody {
        name: done.name,
        series: done.body,
        level: done.level,
        system: done.system,
        place: done.place,
    };
    Some((after, body))
}

/// A group of bodies: "UBND các huyện, thành phố", "các huyện ủy, thành ủy", "UBND cấp xã".
fn group(at: Cursor<'_>) -> Option<(Cursor<'_>, Vec<BodyGroup>)> {
    let (after_head, head) = head(at);
    // "Huyện ủy" is a body of its own and the first unit of "huyện ủy, thị ủy".
    headed_group(after_head, head).or_else(|| headed_group(at, None))
}

fn headed_group(
    after_head: Cursor<'_>,
    head: Option<Head>,
) -> Option<(Cursor<'_>, Vec<BodyGroup>)> {
    let marker = [PhraseKind::ListMarker, PhraseKind::LevelMarker]
        .into_iter()
        .find_map(|kind| after_head.after_phrase(kind));
    let (mut after, units) = units(marker.unwrap_or(after_head))?;
    let mut groups = groups(&head, &units);
    // "huyện ủy, thành ủy", "UBND quận, huyện": several units are named without "các".
    let is_one_kind = head.is_some() || units.iter().all(|unit| unit.party);
    if marker.is_none() && !(units.len() > 1 && groups.len() == 1 && is_one_kind) {
        return None;
    }
    // "các huyện, thành phố Nam Định": the name is that of the city alone.
    if units.len() > 1
        && let Some((next, _)) = names(after, &groups)
    {
        after = next;
    }
    while let Some(next) = scope(after, &mut groups) {
        after = next;
    }
    Some((after, groups))
}

/// The body of which several follow.
#[derive(Debug, Clone, Default)]
struct Head {
    title: Option<String>,
    series: Option<String>,
    system: Option<System>,
}

fn head(at: Cursor<'_>) -> (Cursor<'_>, Option<Head>) {
    if let Some((after, phrase)) = at.phrase(PhraseKind::GroupHead) {
        let system = phrase.value.as_deref().and_then(|word| word.parse().ok());
        let head = Head {
            system,
            ..Head::default()
        };
        return (after, Some(head));
    }
    let row = at.longest(|found| match found.tag {
        Tag::Issuer(row) | Tag::IssuerAbbreviation(row) => Some(row),
        _ => None,
    });
    let Some((after, row)) = row else {
        return (at, None);
    };
    let row = at.tables().issuers().row(row);
    let head = Head {
        title: Some(row.name.clone()),
        series: Some(row.series.clone()),
        system: Some(row.system),
    };
    (after, Some(head))
}

/// A unit of which a group is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    /// Unknown for a city, which may be of the centre or of a province.
    level: Level,
    /// Whether it is the committee of a unit: "huyện ủy".
    party: bool,
}

fn unit(at: Cursor<'_>) -> Option<(Cursor<'_>, Unit)> {
    // "tỉnh; - Ủy ban" holds no "tỉnh ủy".
    let (after, row) = at.longest(|found| match found.tag {
        Tag::Phrase(PhraseKind::GroupUnit, row) if !found.has_marks => Some(row),
        _ => None,
    })?;
    let phrase = at.tables().phrases().row(row);
    let mut party = false;
    let mut level = Level::Unknown;
    for word in phrase.value.as_deref()?.split(' ') {
        match word {
            "party" => party = true,
            "city" => {}
            word => level = word.parse().ok()?,
        }
    }
    Some((after, Unit { level, party }))
}

fn units(at: Cursor<'_>) -> Option<(Cursor<'_>, Vec<Unit>)> {
    let (mut after, first) = unit(at)?;
    let mut units = vec![first];
    while let Some((next, found)) = unit(after_separator(after)) {
        after = next;
        units.push(found);
    }
    Some((after, units))
}

/// The place after a comma or "và", with the dash of a list that was flattened to one line.
fn after_separator(at: Cursor<'_>) -> Cursor<'_> {
    let mut after = at;
    if after.is_mark(',') {
        after = after.next();
    }
    after = after
        .valued(PhraseKind::WrappedWord, "and")
        .unwrap_or(after);
    after.after_phrase(PhraseKind::ListMarker).unwrap_or(after)
}

/// One group for each level of the units.
fn groups(head: &Option<Head>, units: &[Unit]) -> Vec<BodyGroup> {
    let party = units.iter().any(|unit| unit.party);
    let mut levels: Vec<Level> = units.iter().map(|unit| unit.level).collect();
    // "các tỉnh, thành phố" are of one level; cities alone are of the level below the sender.
    if levels.iter().any(|&level| level != Level::Unknown) {
        levels.retain(|&level| level != Level::Unknown);
    }
    levels.sort();
    levels.dedup();
    let head = head.clone().unwrap_or_default();
    let of_committee = party && head.system != Some(System::Party);
    let system = match head.system {
        _ if party => System::Party,
        Some(system) => system,
        None => System::Unknown,
    };
    let named = |field: Option<String>| field.filter(|_| !of_committee);
    levels
        .into_iter()
        .map(|level| BodyGroup {
            title: named(head.title.clone()),
            series: named(head.series.clone()),
            system,
            level,
            ..BodyGroup::default()
        })
        .collect()
}

/// What narrows the groups: words of scope, a region, names, exceptions. The place after it.
fn scope<'a>(at: Cursor<'a>, groups: &mut [BodyGroup]) -> Option<Cursor<'a>> {
    let opened = at.is_mark('(') || at.is_mark(',');
    let inside = if opened { at.next() } else { at };
    if let Some(after) = inside.after_phrase(PhraseKind::ExceptMarker) {
        let (after, names) = names(after, groups)?;
        groups
            .iter_mut()
            .for_each(|group| group.except.extend(names.iter().cloned()));
        return Some(if after.is_mark(')') {
            after.next()
        } else {
            after
        });
    }
    if let Some((after, region)) = region(at) {
        groups
            .iter_mut()
            .for_each(|group| group.region = Some(region.clone()));
        return Some(after);
    }
    let is_local = groups.iter().all(|group| group.level > Level::Provincial);
    let of = at.after_phrase(PhraseKind::GroupScope);
    if is_local && let Some((after, province)) = province(at).or_else(|| province_name(of?)) {
        groups
            .iter_mut()
            .for_each(|group| group.province = Some(province.clone()));
        return Some(after);
    }
    if of.is_some() {
        return of;
    }
    let after_colon = if at.is_mark(':') { at.next() } else { at };
    let (after, names) = names(after_colon, groups)?;
    let unnamed = groups.iter().all(|group| group.names.is_empty());
    let group = groups.last_mut().filter(|_| unnamed)?;
    group.names = names;
    Some(after)
}

/// The place after where those that cannot be listed are: "tỉnh", "trực thuộc", "tỉnh Lai Châu".
fn after_unlisted(at: Cursor<'_>) -> Cursor<'_> {
    let mut after = at;
    while let Some(next) = after.after_phrase(PhraseKind::GroupScope) {
        after = next;
    }
    if let Some((next, _)) = province(after) {
        return next;
    }
    match unit(after) {
        Some((next, unit)) if !unit.party => next,
        _ => after,
    }
}

fn region(at: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    let (after, row) = at.longest(|found| match found.tag {
        Tag::Region(row) => Some(row),
        _ => None,
    })?;
    Some((after, at.tables().regions().row(row).name.clone()))
}

/// "tỉnh Lai Châu" behind a group of districts or communes.
fn province(at: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    let (after, unit) = unit(at)?;
    if !matches!(unit.level, Level::Provincial | Level::Unknown) || unit.party {
        return None;
    }
    province_name(after)
}

fn province_name(at: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    let (after, row) = at.longest(|found| match found.tag {
        Tag::Province(row) => Some(row),
        _ => None,
    })?;
    Some((after, at.tables().provinces().row(row).name.clone()))
}

/// Names of units of these groups: "Mường Nhé, Nậm Pồ và Tủa Chùa".
fn names<'a>(at: Cursor<'a>, groups: &[BodyGroup]) -> Option<(Cursor<'a>, Vec<String>)> {
    let level = groups.last()?.level;
    let mut names = Vec::new();
    let mut after = at;
    let mut next = at;
    while let Some((end, name)) = name(next, level) {
        names.push(name);
        after = end;
        next = if end.is_mark(';') {
            end.next()
        } else {
            after_separator(end)
        };
    }
    (!names.is_empty()).then_some((after, names))
}

/// Words of the longest name of a commune that is looked for.
const LONGEST_NAME: usize = 5;

/// The name of one unit of a level, with its word before it.
fn name(at: Cursor<'_>, level: Level) -> Option<(Cursor<'_>, String)> {
    let kind = unit(at).filter(|(_, unit)| !unit.party);
    let start = kind.map_or(at, |(after, _)| after);
    let first = start.token()?;
    if !first.is_capital() && !first.is_figure() || first.gap() == Gap::Paragraph {
        return None;
    }
    let tables = start.tables();
    let known = |tag: Tag| match tag {
        Tag::Province(row) => Some((Level::Provincial, tables.provinces().row(row).name.clone())),
        Tag::District(row) => Some((Level::District, tables.districts().row(row).name.clone())),
        _ => None,
    };
    let listed = start.longest(|found| {
        let (own, name) = known(found.tag)?;
        (own == level || level == Level::Unknown).then_some(name)
    });
    listed.or_else(|| commune(start).filter(|_| level == Level::Commune))
}

/// The longest run of capitals that is a commune's name.
fn commune(start: Cursor<'_>) -> Option<(Cursor<'_>, String)> {
    let mut ends = Vec::with_capacity(LONGEST_NAME);
    let mut at = start;
    while ends.len() < LONGEST_NAME
        && at
            .token()
            .is_some_and(|token| token.is_capital() || token.is_figure())
    {
        at = at.next();
        ends.push(at);
    }
    let text = |end: Cursor<'_>| start.words_until(end);
    ends.into_iter().rev().find_map(|end| {
        let name = text(end);
        let found = start.tables().communes().named(&name, None);
        Some((end, found.first()?.name.clone()))
    })
}

//! Which bodies a directive binds: its groups expanded by the tables of its day, or a choice.
//!
//! A group that cannot be expanded (its province is not known, its region has no fixed list) stays
//! one line, so that nobody is left out in silence.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::extract::issuer::Names;
use crate::extract::issuer::{self, Issuer};
use crate::graph::Document;
use crate::model::{
    Binding, BodyGroup, Bound, Level, NamedBody, PartialDate, Place, Role, System, Whom, vocabulary,
};
use crate::tables::{self, COMMITTEE, Commune, District, Province, Tables, TerritoryKind, UBND};
use crate::text::match_key;

vocabulary! {
    /// What says which bodies are expected.
    ExpectedFrom: labelled {
        /// The directive's own words.
        Addressees = "addressees";
        /// A choice ("--expect provinces").
        Choice = "choice";
        /// A file of names or codes.
        File = "file";
    }
}

/// The bodies that a directive binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// What says so.
    pub from: ExpectedFrom,
    /// The bodies, from the top level down, in the order of the tables.
    pub bodies: Vec<ExpectedBody>,
}

/// One body that a directive binds, or a line of what cannot be listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedBody {
    /// Its name with its place; of what cannot be listed the words.
    pub name: String,
    /// Its number series: `ubnd`, `cap-uy`.
    pub series: String,
    /// Its level.
    pub level: Level,
    /// Its system.
    pub system: System,
    /// Its place.
    pub place: Place,
    /// Its part, where the words give one.
    pub role: Option<Role>,
    /// How the directive names it; none for a choice.
    pub binding: Option<Binding>,
    /// Whether it is one body, not a line of what cannot be listed.
    pub is_expanded: bool,
    /// The words that name it.
    pub words: Option<String>,
    /// Positions in the directive's `bound` of these words.
    pub bound: Vec<usize>,
    /// Names of the provinces that its province went to.
    pub successors: Vec<String>,
}

/// A choice of bodies in words: "provinces", "districts of Lai Châu", "các xã của Lào Cai".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    level: Level,
    /// The place that they belong to.
    of: Option<String>,
}

/// Why a choice is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// The words name no level.
    #[error(
        "'{0}' names no bodies; write provinces, 'districts of PROVINCE', 'communes of PROVINCE' \
         or 'communes of DISTRICT', or give a file of names or codes"
    )]
    Unknown(String),
    /// No place of the name has such bodies on the day.
    #[error("no {level} of '{place}' is known on {day}; look the name and the day up in data/")]
    NoneThere {
        /// What was asked for.
        level: &'static str,
        /// The place.
        place: String,
        /// The day.
        day: String,
    },
    /// A line of a file names no body.
    #[error("line {line}: '{words}' is neither a body nor the name or code of a unit on {day}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// Its words.
        words: String,
        /// The day.
        day: String,
    },
}

impl std::str::FromStr for Choice {
    type Err = ChoiceError;

    fn from_str(words: &str) -> Result<Self, ChoiceError> {
        let unknown = || ChoiceError::Unknown(words.to_owned());
        let plain = words.trim();
        let (kind, of) = [" of ", " của ", " thuộc ", " cua "]
            .iter()
            .find_map(|link| plain.split_once(link))
            .map_or((plain, None), |(kind, of)| {
                (kind, Some(of.trim().to_owned()))
            });
        let level = match match_key(kind).trim_start_matches("các ").trim() {
            "provinces" | "tỉnh" | "tỉnh, thành phố" => Level::Provincial,
            "districts" | "huyện" | "huyện, thành phố" => Level::District,
            "communes" | "xã" | "xã, phường" => Level::Commune,
            _ => return Err(unknown()),
        };
        if of.is_none() && level != Level::Provincial {
            return Err(unknown());
        }
        Ok(Self { level, of })
    }
}

impl Expected {
    /// The bodies that the words of a directive bind on its day.
    pub fn addressed(directive: &Document, date: Option<PartialDate>, tables: &Tables) -> Self {
        let expand = Expand {
            directive,
            date: date.map(first_day),
            tables,
            names: OnceCell::new(),
        };
        let bound = directive.duty.as_ref().map_or(&[][..], |duty| &duty.bound);
        let mut bodies: Vec<ExpectedBody> = Vec::new();
        for (index, one) in binding(bound) {
            let except = exceptions(bound, &one.whom);
            for mut body in expand.bound(one) {
                if except.contains(&match_key(own_name(&body))) || expand.is_sender(&body) {
                    continue;
                }
                body.bound = vec![index];
                add(&mut bodies, body);
            }
        }
        Self::new(ExpectedFrom::Addressees, bodies)
    }

    /// The bodies of a choice on the directive's day.
    ///
    /// # Errors
    /// The place that the choice names has no such bodies on that day.
    pub fn chosen(
        choice: &Choice,
        directive: &Document,
        date: Option<PartialDate>,
        tables: &Tables,
    ) -> Result<Self, ChoiceError> {
        let expand = Expand {
            directive,
            date: date.map(first_day),
            tables,
            names: OnceCell::new(),
        };
        let group = BodyGroup {
            level: choice.level,
            ..BodyGroup::default()
        };
        let units = expand.units_of(choice);
        if units.is_empty() {
            return Err(ChoiceError::NoneThere {
                level: choice.level.label(crate::model::Language::English),
                place: choice.of.clone().unwrap_or_default(),
                day: expand.day(),
            });
        }
        let bodies = units
            .into_iter()
            .filter_map(|unit| expand.body(&group, unit));
        Ok(Self::new(ExpectedFrom::Choice, bodies.collect()))
    }

    /// The bodies of a list, a name or a code of a unit on each line; a comma or semicolon ends what
    /// is read of a line, `#` begins a remark.
    ///
    /// # Errors
    /// A line names nothing that is known on that day.
    pub fn listed(
        list: &str,
        directive: &Document,
        date: Option<PartialDate>,
        tables: &Tables,
    ) -> Result<Self, ChoiceError> {
        let expand = Expand {
            directive,
            date: date.map(first_day),
            tables,
            names: OnceCell::new(),
        };
        let mut bodies = Vec::new();
        for (line, words) in (1..).zip(list.lines()) {
            let words = words.trim_start_matches('\u{feff}');
            let words = words
                .split([',', ';', '\t', '#'])
                .next()
                .unwrap_or_default();
            let words = words.trim().trim_matches('"');
            if words.is_empty() {
                continue;
            }
            let body = expand.line(words).ok_or_else(|| ChoiceError::Line {
                line,
                words: words.to_owned(),
                day: expand.day(),
            })?;
            add(&mut bodies, body);
        }
        Ok(Self::new(ExpectedFrom::File, bodies))
    }

    fn new(from: ExpectedFrom, mut bodies: Vec<ExpectedBody>) -> Self {
        bodies.sort_by_key(|body| (!body.is_expanded, body.level));
        Self { from, bodies }
    }
}

/// What binds: all but mere copies; those only where nothing else does.
fn binding(bound: &[Bound]) -> Vec<(usize, &Bound)> {
    let all = || bound.iter().enumerate();
    let stronger: Vec<_> = all()
        .filter(|(_, one)| one.binding != Binding::Informed)
        .collect();
    if stronger.is_empty() {
        all().collect()
    } else {
        stronger
    }
}

/// Names, as they are compared, that words for the same kind of body leave out.
fn exceptions(bound: &[Bound], whom: &Whom) -> BTreeSet<String> {
    let Whom::Group(group) = whom else {
        return BTreeSet::new();
    };
    let same = bound.iter().filter_map(|other| match &other.whom {
        Whom::Group(other) if other.level == group.level => Some(other),
        _ => None,
    });
    same.filter(|other| other.system == group.system)
        .flat_map(|other| &other.except)
        .map(|name| match_key(name))
        .collect()
}

/// The name of the unit that a body belongs to.
fn own_name(body: &ExpectedBody) -> &str {
    let place = &body.place;
    let own = match body.level {
        Level::Provincial => &place.province,
        Level::District => &place.district,
        Level::Commune => &place.commune,
        Level::Central | Level::Unknown => &None,
    };
    own.as_deref().unwrap_or_default()
}

/// Adds a body, or what new words say to one that is there.
fn add(bodies: &mut Vec<ExpectedBody>, body: ExpectedBody) {
    let known = bodies.iter_mut().find(|known| {
        // One phrase expands to two bodies of one place: huyện Cai Lậy and thị xã Cai Lậy.
        let is_other = known.name != body.name && known.bound == body.bound;
        !is_other
            && (known.level, known.system, &known.series) == (body.level, body.system, &body.series)
            && known.place == body.place
            && (known.name == body.name || known.series == UBND || known.series == COMMITTEE)
    });
    match known {
        Some(known) => {
            known.role = known.role.or(body.role);
            known.bound.extend(body.bound);
        }
        None => bodies.push(body),
    }
}

/// The first day that a date can be, as a whole date: on that day the tables are read.
fn first_day(date: PartialDate) -> PartialDate {
    let day = date.first_day();
    PartialDate::new(day.year(), Some(day.month()), Some(day.day())).unwrap_or(date)
}

/// A unit of the tables.
#[derive(Debug, Clone, Copy)]
enum Unit<'t> {
    Province(&'t Province),
    District(&'t District),
    Commune(&'t Commune),
}

impl Unit<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Province(row) => &row.name,
            Self::District(row) => &row.name,
            Self::Commune(row) => &row.name,
        }
    }

    fn kind(&self) -> TerritoryKind {
        match self {
            Self::Province(row) => row.kind,
            Self::District(row) => row.kind,
            Self::Commune(row) => row.kind,
        }
    }

    fn level(&self) -> Level {
        match self {
            Self::Province(_) => Level::Provincial,
            Self::District(_) => Level::District,
            Self::Commune(_) => Level::Commune,
        }
    }
}

/// Expands the groups of one directive.
struct Expand<'a> {
    directive: &'a Document,
    date: Option<PartialDate>,
    tables: &'a Tables,
    /// Reads names, once there are any.
    names: OnceCell<Names<'a>>,
}

impl<'a> Expand<'a> {
    fn names(&self) -> &Names<'a> {
        self.names.get_or_init(|| Names::new(self.tables))
    }

    fn day(&self) -> String {
        self.date
            .map_or_else(|| "any day".to_owned(), |date| date.to_string())
    }

    /// The bodies of what a directive binds; one line for what cannot be listed.
    fn bound(&self, bound: &Bound) -> Vec<ExpectedBody> {
        let described = |body: ExpectedBody| ExpectedBody {
            role: bound.role,
            binding: Some(bound.binding),
            words: Some(bound.text.clone()),
            ..body
        };
        let bodies = match &bound.whom {
            Whom::Group(group) => self
                .group(group)
                .unwrap_or_else(|| vec![self.unlisted(bound)]),
            Whom::Body(body) => vec![named(body)],
            Whom::Unlisted => vec![self.unlisted(bound)],
        };
        bodies.into_iter().map(described).collect()
    }

    fn unlisted(&self, bound: &Bound) -> ExpectedBody {
        ExpectedBody {
            name: bound.text.clone(),
            level: self.directive.level,
            place: self.directive.place.clone(),
            ..ExpectedBody::default()
        }
    }

    /// The bodies of a group; `None` if it cannot be expanded.
    fn group(&self, group: &BodyGroup) -> Option<Vec<ExpectedBody>> {
        let level = match (group.level, self.directive.level) {
            (Level::Unknown, Level::Central) => Level::Provincial,
            (Level::Unknown, _) => Level::District,
            (level, _) => level,
        };
        let units = self.units(group, level)?;
        if group.names.is_empty() {
            let bodies = units.into_iter().map(|unit| self.body(group, unit));
            return bodies
                .collect::<Option<Vec<_>>>()
                .filter(|bodies| !bodies.is_empty());
        }
        let mut bodies = Vec::with_capacity(group.names.len());
        for name in &group.names {
            let key = match_key(name);
            let mut same = units.iter().filter(|unit| match_key(unit.name()) == key);
            bodies.push(self.body(group, *same.next()?)?);
        }
        Some(bodies)
    }

    /// The units that a group is of, in the order of the tables.
    fn units(&self, group: &BodyGroup, level: Level) -> Option<Vec<Unit<'a>>> {
        let place = &self.directive.place;
        match level {
            Level::Provincial => self.provinces(group.region.as_deref()),
            Level::District => {
                let province = group.province.as_deref().or(place.province.as_deref())?;
                Some(self.districts(province))
            }
            Level::Commune => {
                let province = group.province.as_deref().or(place.province.as_deref())?;
                let district = place
                    .district
                    .as_deref()
                    .filter(|_| group.province.is_none());
                Some(self.communes(province, district))
            }
            Level::Central | Level::Unknown => None,
        }
    }

    fn provinces(&self, region: Option<&str>) -> Option<Vec<Unit<'a>>> {
        let rows = self.tables.provinces().iter();
        let rows = rows.filter(|row| row.validity.holds(self.date));
        let Some(region) = region else {
            return Some(rows.map(Unit::Province).collect());
        };
        let ids = &self.tables.regions().named(region, self.date)?.provinces;
        let units: Vec<_> = rows
            .filter(|row| ids.contains(&row.id))
            .map(Unit::Province)
            .collect();
        (!units.is_empty()).then_some(units)
    }

    /// The districts of a province of this name: a row of another time counts for its own districts.
    fn districts(&self, province: &str) -> Vec<Unit<'a>> {
        let rows = self.tables.districts().iter();
        rows.filter(|row| row.validity.holds(self.date))
            .filter(|row| {
                let of = self.tables.places().province_of_district(row);
                of.is_some_and(|of| of.name == province)
            })
            .map(Unit::District)
            .collect()
    }

    fn communes(&self, province: &str, district: Option<&str>) -> Vec<Unit<'a>> {
        let places = self.tables.places();
        let is_of = |row: &&Commune| {
            let in_district = |name: &str| {
                let own = row
                    .district()
                    .and_then(|code| self.tables.districts().by_code(code));
                own.is_some_and(|own| own.name == name)
            };
            let in_province = || {
                let of = places.province_of_commune(row);
                of.is_some_and(|of| of.name == province)
            };
            row.validity.holds(self.date) && district.is_none_or(in_district) && in_province()
        };
        let rows = self.tables.communes().iter();
        rows.filter(is_of).map(Unit::Commune).collect()
    }

    fn units_of(&self, choice: &Choice) -> Vec<Unit<'a>> {
        let Some(of) = &choice.of else {
            return self.provinces(None).unwrap_or_default();
        };
        let province = self.tables.provinces().named(of, self.date);
        let district = || {
            let found = self.tables.districts().named(of, self.date);
            let place = found
                .first()
                .map(|row| self.tables.places().of_district(row));
            place.and_then(|place| Some((place.province?, place.district?)))
        };
        match (choice.level, province) {
            (Level::District, Some(province)) => self.districts(&province.name),
            (Level::Commune, Some(province)) => self.communes(&province.name, None),
            (Level::Commune, None) => district().map_or_else(Vec::new, |(province, district)| {
                self.communes(&province, Some(&district))
            }),
            _ => Vec::new(),
        }
    }

    /// The body of a group in a unit.
    fn body(&self, group: &BodyGroup, unit: Unit<'a>) -> Option<ExpectedBody> {
        let places = self.tables.places();
        let place = match unit {
            Unit::Province(row) => Place {
                province: Some(row.name.clone()),
                ..Place::default()
            },
            Unit::District(row) => places.of_district(row),
            Unit::Commune(row) => places.of_commune(row),
        };
        let row = self.issuer(group, unit)?;
        let issuer = Issuer::at_place(row, unit.level(), unit.kind(), place);
        Some(ExpectedBody {
            name: issuer.name,
            series: issuer.body,
            level: unit.level(),
            system: row.system,
            place: issuer.place,
            is_expanded: true,
            successors: match unit {
                Unit::Province(row) => self.successors(row),
                _ => Vec::new(),
            },
            ..ExpectedBody::default()
        })
    }

    /// The row of the body of a group in a unit: the one that the words name, else the committee of
    /// the Party or of the people, as the directive's own system is.
    fn issuer(&self, group: &BodyGroup, unit: Unit<'_>) -> Option<&'a tables::Issuer> {
        let issuers = self.tables.issuers();
        if let Some(title) = &group.title {
            return issuers.by_name(title).first().copied();
        }
        let system = match group.system {
            System::Unknown => self.directive.system,
            system => system,
        };
        let id = match (system, unit.level(), unit.kind()) {
            (System::State, ..) => "uy-ban-nhan-dan",
            (System::Party, Level::Provincial, TerritoryKind::Province) => "tinh-uy",
            (System::Party, Level::Provincial, _) | (System::Party, _, TerritoryKind::City) => {
                "thanh-uy"
            }
            (System::Party, _, TerritoryKind::District) => "huyen-uy",
            (System::Party, _, TerritoryKind::UrbanDistrict) => "quan-uy",
            (System::Party, _, TerritoryKind::Town) => "thi-uy",
            (System::Party, _, TerritoryKind::Commune) => "dang-uy-xa",
            (System::Party, _, TerritoryKind::Ward) => "dang-uy-phuong",
            (System::Party, _, TerritoryKind::Township) => "dang-uy-thi-tran",
            (System::Party, _, TerritoryKind::SpecialZone) => "dang-uy-dac-khu",
            _ => return self.own_issuer(),
        };
        issuers.get(id)
    }

    /// The row of the directive's own issuer, if bodies of that name are of every level: "Hội Nông
    /// dân".
    fn own_issuer(&self) -> Option<&'a tables::Issuer> {
        let name = self
            .tables
            .issuers()
            .beginning(self.directive.issuer.as_deref()?);
        let row = name.first().copied()?;
        (!row.open && row.place_kind == tables::PlaceKind::Any).then_some(row)
    }

    /// Names of the provinces that one went to, later and later.
    fn successors(&self, row: &Province) -> Vec<String> {
        let mut names = Vec::new();
        let mut next = row.successor.as_deref();
        while let Some(found) = next.and_then(|id| self.tables.provinces().get(id)) {
            if names.contains(&found.name) {
                break;
            }
            names.push(found.name.clone());
            next = found.successor.as_deref();
        }
        names
    }

    fn is_sender(&self, body: &ExpectedBody) -> bool {
        body.is_expanded
            && body.level == self.directive.level
            && body.place == self.directive.place
            && body.system == self.directive.system
            && (body.series == UBND || body.series == COMMITTEE)
    }

    /// The body that a line of a list names: by code, by its own name, or by its unit.
    fn line(&self, words: &str) -> Option<ExpectedBody> {
        let group = BodyGroup::default();
        if let Some(unit) = self.by_code(words) {
            return self.body(&group, unit);
        }
        if let Some(body) = self.by_name(words) {
            return Some(body);
        }
        let place = self.names().place(words);
        let name = place.as_ref().and_then(|place| {
            let units = [&place.commune, &place.district, &place.province];
            units.into_iter().find_map(|name| name.as_deref())
        });
        let unit = self
            .unit_named(name.unwrap_or(words))
            .or_else(|| self.unit_named(words))?;
        self.body(&group, unit)
    }

    fn by_code(&self, code: &str) -> Option<Unit<'a>> {
        let holds = |validity: tables::Validity| validity.holds(self.date);
        let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
        match code.len() {
            2 if is_code => {
                let mut rows = self.tables.provinces().iter();
                rows.find(|row| row.code.as_deref() == Some(code) && holds(row.validity))
                    .map(Unit::Province)
            }
            3 if is_code => {
                let mut rows = self.tables.districts().iter();
                rows.find(|row| row.code == code && holds(row.validity))
                    .map(Unit::District)
            }
            5 if is_code => {
                let mut rows = self.tables.communes().iter();
                rows.find(|row| row.code == code && holds(row.validity))
                    .map(Unit::Commune)
            }
            _ => None,
        }
    }

    fn by_name(&self, words: &str) -> Option<ExpectedBody> {
        let named_issuer = self.names().issuer(words)?;
        let around = issuer::Context {
            place: self.directive.place.clone(),
            level: self.directive.level,
            date: self.date,
        };
        let done = issuer::complete(&named_issuer, &around, self.tables);
        Some(named(&NamedBody {
            name: done.name,
            series: done.body,
            level: done.level,
            system: done.system,
            place: done.place,
        }))
    }

    /// The unit of a bare name, of the directive's own province first.
    fn unit_named(&self, name: &str) -> Option<Unit<'a>> {
        let own = self.directive.place.province.as_deref();
        let places = self.tables.places();
        if self.directive.level == Level::Central
            && let Some(province) = places.province(name, self.date)
        {
            return Some(Unit::Province(province));
        }
        let districts = places.district(name, self.date);
        let is_own =
            |row: &&&District| places.province_of_district(row).map(|of| of.name.as_str()) == own;
        let district = districts.iter().find(is_own).or(districts.first());
        let communes = || places.commune(name, own, self.date);
        district
            .map(|row| Unit::District(row))
            .or_else(|| communes().first().map(|row| Unit::Commune(row)))
            .or_else(|| places.province(name, self.date).map(Unit::Province))
    }
}

/// A body that is named by itself.
fn named(body: &NamedBody) -> ExpectedBody {
    ExpectedBody {
        name: body.name.clone(),
        series: body.series.clone(),
        level: body.level,
        system: body.system,
        place: body.place.clone(),
        is_expanded: true,
        ..ExpectedBody::default()
    }
}

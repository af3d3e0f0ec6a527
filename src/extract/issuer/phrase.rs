//! The issuer named at a place in a text: role, body, place, term.

use super::places::{kind_at, place_at};
use super::title::{customary, kind_in_title};
use super::words::{Word, words};
use super::{Issuer, IssuerPhrase, joint, open};
use crate::model::{Level, Place, System};
use crate::tables::{self, PlaceKind, Tables, TerritoryKind};

/// A body without its place and term.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Byte after its name.
    pub end: usize,
    /// Name without place.
    pub title: String,
    /// Number series.
    pub series: String,
    /// Level, unknown where the place tells.
    pub level: Level,
    /// System.
    pub system: System,
    /// Whether and which place may follow.
    pub place_kind: PlaceKind,
    /// Kind of place that its own words tell ("Công an tỉnh").
    pub own_kind: Option<TerritoryKind>,
    /// A place at the end of its own words.
    pub place: Place,
    /// Body above it.
    pub parent: Option<String>,
}

/// Roles of persons who issue in the name of their body, the longer first.
const ROLES: [&str; 28] = [
    "phó tổng giám đốc",
    "tổng giám đốc",
    "phó giám đốc",
    "giám đốc",
    "phó chủ tịch thường trực",
    "phó chủ tịch",
    "chủ tịch",
    "phó bí thư thường trực",
    "phó bí thư",
    "tổng bí thư",
    "bí thư",
    "phó trưởng",
    "tổng cục trưởng",
    "phó cục trưởng",
    "chi cục trưởng",
    "cục trưởng",
    "vụ trưởng",
    "phó viện trưởng",
    "viện trưởng",
    "hiệu trưởng",
    "bộ trưởng",
    "thứ trưởng",
    "phó chánh",
    "chánh",
    "chủ nhiệm",
    "thống đốc",
    "trưởng",
    "quyền",
];

/// The issuer named at `byte` (a character boundary) of a normalized text, with its place and term: after "của", after "do", or directly.
/// `None` if no issuer is named there, or several of a kind ("UBND các huyện").
pub fn at(text: &str, byte: usize, tables: &Tables) -> Option<IssuerPhrase> {
    if !text.get(byte..)?.starts_with(char::is_alphanumeric) {
        return None;
    }
    if let Some((start, term)) = numbered_conference(text, byte) {
        let mut phrase = at(text, start, tables)?;
        phrase.range.start = byte;
        // "Hội nghị Trung ương 6 khóa XII": the conference's ordinal stands behind the body.
        let ordinal = words(text, phrase.range.end, 1)
            .into_iter()
            .find(|word| word.written.len() <= 2 && word.written.parse::<u8>().is_ok());
        if let Some((end, told)) = ordinal.and_then(|ordinal| term_after(text, ordinal.end)) {
            (phrase.range.end, phrase.issuer.term) = (end, Some(told));
        }
        phrase.issuer.term = phrase.issuer.term.or(term);
        return Some(phrase);
    }
    let body = joint::joint_body_at(text, byte, tables).or_else(|| body_at(text, byte, tables))?;
    if plural_follows(text, body.end) {
        return None;
    }
    Some(with_place_and_term(text, byte, body, tables))
}

/// A body by the table, by its head, or after a person's role.
pub(super) fn body_at(text: &str, byte: usize, tables: &Tables) -> Option<Body> {
    let known = known_or_open(text, byte, tables);
    if known.is_some() {
        return known;
    }
    let (role, start) = role_at(text, byte)?;
    // "Trưởng Ban Dân vận", "Chánh Văn phòng", "Bí thư Tỉnh ủy"; "Cục trưởng Cục Thuế".
    let mut body = known_or_open(text, start, tables)?;
    body.title = format!("{role} {}", body.title);
    Some(body)
}

pub(super) fn known_or_open(text: &str, byte: usize, tables: &Tables) -> Option<Body> {
    let name = tables.issuers().name_at(text, byte)?;
    let row = name.issuers.first()?;
    if row.open {
        return open::body_at(text, byte, name.end, row, tables);
    }
    if is_common_word(&text[byte..name.end]) {
        return None;
    }
    Some(of_row(row, name.end))
}

/// A body as its row tells.
pub(super) fn of_row(row: &tables::Issuer, end: usize) -> Body {
    Body {
        end,
        title: row.name.clone(),
        series: row.series.clone(),
        level: row.level,
        system: row.system,
        place_kind: row.place_kind,
        own_kind: kind_in_title(&row.name),
        place: Place::default(),
        parent: None,
    }
}

/// A name without capitals is one only if it cannot be ordinary words.
fn is_common_word(written: &str) -> bool {
    let small = !written.starts_with(char::is_uppercase);
    small
        && (!written.contains(char::is_whitespace)
            || written == "trung ương"
            || written.starts_with("đại hội"))
}

fn role_at(text: &str, byte: usize) -> Option<(String, usize)> {
    let words = words(text, byte, 6);
    ROLES.iter().find_map(|role| {
        let count = role.split(' ').count();
        let said = words.get(..count)?;
        let same = said
            .iter()
            .zip(role.split(' '))
            .all(|(word, part)| word.key == part);
        let next = words.get(count).filter(|next| !next.is_mark())?;
        same.then(|| (customary(&text[byte..said[count - 1].end]), next.start))
    })
}

/// "Hội nghị lần thứ tám Ban Chấp hành Trung ương", "Hội nghị Trung ương 8": where the body begins.
fn numbered_conference(text: &str, byte: usize) -> Option<(usize, Option<String>)> {
    let words = words(text, byte, 8);
    let says = |from: usize, said: &[&str]| {
        words
            .get(from..from + said.len())
            .is_some_and(|found| found.iter().zip(said).all(|(word, said)| word.key == *said))
    };
    if !says(0, &["hội", "nghị"]) {
        return None;
    }
    let after = if says(2, &["lần", "thứ"]) { 5 } else { 2 };
    let body = |index: usize| {
        words.get(index).filter(|word| {
            matches!(
                word.key.as_str(),
                "ban" | "bch" | "trung" | "tw" | "tư" | "bchtw" | "tỉnh" | "đảng"
            )
        })
    };
    // An ordinal may take two words: "lần thứ mười một".
    (after..=after + 1)
        .find_map(body)
        .map(|word| (word.start, None))
}

/// "UBND các huyện", "Tỉnh ủy và các ...": no single issuer.
fn plural_follows(text: &str, end: usize) -> bool {
    let next = words(text, end, 1);
    next.first()
        .is_some_and(|word| matches!(word.key.as_str(), "các" | "những" | "mọi"))
}

fn with_place_and_term(text: &str, start: usize, body: Body, tables: &Tables) -> IssuerPhrase {
    let mut issuer = Issuer {
        title: body.title,
        body: body.series,
        level: body.level,
        system: body.system,
        place_kind: body.own_kind,
        place: body.place,
        parent: body.parent,
        ..Issuer::default()
    };
    let mut end = body.end;
    let wants_place = body.place_kind != PlaceKind::None
        && super::title::own_place(issuer.level, &issuer.place).is_none();
    let found = if wants_place {
        place_after(text, start, end, &issuer, tables)
    } else {
        None
    };
    if let Some(place) = found {
        end = place.end;
        take_place(&mut issuer, place.kind, place.level, place.place);
    } else if wants_place && let Some(centre) = centre_after(text, end) {
        end = centre;
        issuer.level = Level::Central;
        issuer.title = format!(
            "{} {}",
            issuer.title,
            if text[..end].ends_with(['m', 'M']) {
                "Việt Nam"
            } else {
                "Trung ương"
            }
        );
        issuer.body = super::title::slug(&issuer.title);
    }
    if let Some((after, term)) = term_after(text, end) {
        end = after;
        issuer.term = Some(term);
    }
    if issuer.level == Level::Unknown {
        issuer.level = issuer
            .place_kind
            .map_or(Level::Unknown, TerritoryKind::level);
    }
    IssuerPhrase {
        range: start..end,
        issuer: issuer.with_name(),
    }
}

/// The place right after a body; by name alone only of a kind that the body takes.
fn place_after(
    text: &str,
    start: usize,
    end: usize,
    issuer: &Issuer,
    tables: &Tables,
) -> Option<super::PlacePhrase> {
    if let Some(place) = place_of_last_word(text, start, end, tables) {
        return Some(place);
    }
    let next = words(text, end, 2);
    let first = next.first().filter(|first| beside(text, end, first))?;
    let (first, bracketed) = match (first.written, next.get(1)) {
        ("," | "-", Some(second))
            if issuer.place_kind.is_some()
                && issuer.place_kind.map(TerritoryKind::level) != Some(Level::Provincial) =>
        {
            (second, true)
        }
        _ => (first, false),
    };
    let place = place_at(text, first.start, tables)?;
    let bare = place.kind.is_none();
    let fits = match issuer.place_kind {
        _ if bracketed => !bare && place.level == Level::Provincial,
        // "Huyện ủy Hải Hậu", "Thành ủy Cần Thơ": the word stands in the title.
        Some(kind) if bare => level_fits(kind, &place),
        Some(kind) => {
            place.kind == Some(kind) || place.kind.is_some_and(|said| rank(said) < rank(kind))
        }
        None => !bare || place.level == Level::Provincial || issuer.level == Level::District,
    };
    fits.then_some(place)
}

/// The place whose word ends the body's own name: "Đảng ủy xã | Lương Minh", "Công an tỉnh | Lai Châu".
fn place_of_last_word(
    text: &str,
    start: usize,
    end: usize,
    tables: &Tables,
) -> Option<super::PlacePhrase> {
    let own = words(&text[..end], start, usize::MAX);
    let last_two = own.len().saturating_sub(2)..own.len();
    let (at, _) = last_two
        .filter_map(|index| Some((index, kind_at(&own[index..])?)))
        .find(|(index, (_, said))| index + said == own.len())?;
    place_at(text, own[at].start, tables).filter(|place| place.end > end)
}

fn level_fits(kind: TerritoryKind, place: &super::PlacePhrase) -> bool {
    kind == TerritoryKind::City
        || kind.level() == place.level
        || place.level == Level::Provincial && kind.level() == Level::District
}

/// Higher units have lower ranks.
fn rank(kind: TerritoryKind) -> u8 {
    match kind.level() {
        Level::Provincial => 0,
        Level::Unknown => 1,
        Level::Commune => 3,
        _ => 2,
    }
}

fn beside(text: &str, end: usize, word: &Word) -> bool {
    !text[end..word.start].contains("\n\n")
}

fn take_place(issuer: &mut Issuer, kind: Option<TerritoryKind>, level: Level, mut place: Place) {
    // "Huyện ủy Cao Bằng": the table knows the name as a province's, the title says it is a district's.
    if issuer
        .place_kind
        .is_some_and(|own| own.level() == Level::District)
        && kind.is_none()
        && place.district.is_none()
    {
        place = Place {
            district: place.province,
            ..Place::default()
        };
    }
    let told = if issuer.place_kind.is_some() && issuer.place_kind != Some(TerritoryKind::City) {
        None
    } else {
        kind
    };
    issuer.place_kind = told.or(issuer.place_kind);
    let explicit = kind.is_some() || issuer.place_kind == Some(TerritoryKind::City);
    if issuer.level == Level::Unknown
        || explicit
            && issuer.level != Level::Central
            && level != Level::Unknown
            && issuer.level > level
    {
        issuer.level = level;
    }
    if issuer.place_kind.is_none() && kind.is_none() && level == Level::Provincial {
        issuer.place_kind = None;
    }
    issuer.place = place;
}

/// "Việt Nam", "Trung ương", "TW" after a body: its central one.
fn centre_after(text: &str, end: usize) -> Option<usize> {
    let words = words(text, end, 2);
    let (first, second) = (words.first()?, words.get(1));
    let pair = second.is_some_and(|second| {
        matches!(
            (first.key.as_str(), second.key.as_str()),
            ("việt", "nam") | ("trung", "ương")
        )
    });
    match second {
        Some(second) if pair && first.is_capital() => Some(second.end),
        _ => matches!(first.written, "TW" | "TƯ").then_some(first.end),
    }
}

/// "khóa XIII", "(khoá XIV)", "lần thứ XIII" after an issuer: the byte after it and the number of the term.
pub(super) fn term_after(text: &str, end: usize) -> Option<(usize, String)> {
    let words = words(text, end, 6);
    let open = words.first().is_some_and(|word| word.written == "(");
    let skip = usize::from(
        words
            .first()
            .is_some_and(|word| matches!(word.written, "(" | ",")),
    );
    let said = words.get(skip)?;
    let number = match said.key.as_str() {
        "khóa" => skip + 1,
        "lần" if words.get(skip + 1).is_some_and(|word| word.key == "thứ") => skip + 2,
        _ => return None,
    };
    let number = words.get(number)?;
    let term = roman(number.written)?;
    let closed = text[number.end..].trim_start().starts_with(')');
    let after = if open && closed {
        number.end + text[number.end..].find(')').map_or(0, |at| at + 1)
    } else {
        number.end
    };
    (!open || closed).then_some((after, term))
}

/// The number of a term as a Roman number: `XIII`, `15` -> `XV`.
pub(super) fn roman(written: &str) -> Option<String> {
    if written.len() <= 6
        && written.chars().all(|letter| "IVXivx".contains(letter))
        && !written.is_empty()
    {
        return Some(written.to_uppercase());
    }
    let number: usize = written
        .parse()
        .ok()
        .filter(|number| (1..40).contains(number))?;
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    Some("X".repeat(number / 10) + ones[number % 10])
}

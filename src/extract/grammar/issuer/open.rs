//! Bodies that no table has, by the head of their name: "Liên đoàn Quần vợt", "Trung tâm Y tế", "Tổ
//! giúp việc Ban Chỉ đạo Trung ương".
//!
//! ```text
//! open-body := HEAD (served | name served? | nothing)          no NO_BODY
//! name      := words with capitals, up to three small ones between them, "và", ",", "-"
//! served    := a known body of two words or in capitals
//! ```

use super::body::{Body, issuer_name, known_or_open};
use super::centre::ends_with_centre;
use super::words::{goes_on, is_and, is_in_capitals, is_mark, is_name_word, name_goes_on};
use crate::extract::grammar::Cursor;
use crate::extract::grammar::place::{place_word, province};
use crate::extract::grammar::type_word::type_word;
use crate::extract::issuer::customary;
use crate::model::{Level, Place, System};
use crate::tables::{self, PhraseKind, PlaceKind};
use crate::text::{roman, slug};

/// The longest name after a head, in words.
const LONGEST_NAME: usize = 18;

/// Small words in a row that a name may hold ("Chữ thập đỏ", "Kiểm soát bệnh tật").
const SMALL_WORDS: usize = 3;

/// Bodies that serve one another in a row: "Tổ giúp việc | Ban Chỉ đạo | UBND tỉnh".
const LONGEST_SERVICE: usize = 3;

/// How far "và" may stand after a comma inside a name, in words.
const UNTIL_AND: usize = 6;

/// The body that begins with an open head: the head with the words of the name that follow, or with
/// a known body that it serves.
pub fn open_body<'a>(
    at: Cursor<'a>,
    after_head: Cursor<'a>,
    row: &tables::Issuer,
    depth: usize,
) -> Option<Body<'a>> {
    let needs_name = !row.name.contains(' ');
    if !at.token()?.is_capital() || is_no_head(at, after_head) {
        return None;
    }
    let body = Body::of_row(row, after_head);
    if matches!(row.place_kind, PlaceKind::Region | PlaceKind::Part) {
        let after = numbered(after_head)?;
        return Some(with_name(body, after_head, after));
    }
    if let Some(served) = served(after_head, depth) {
        return Some(serving(body, &served));
    }
    let (after, served) = name(after_head, depth);
    if after == after_head {
        return (!needs_name).then_some(body);
    }
    let body = with_name(body, after_head, after);
    if needs_name && body.title == row.name {
        return None;
    }
    Some(match served {
        Some(served) => serving(body, &served),
        None => body,
    })
}

/// The place after the number of a region, and the province of a part of one: "VIII", "4 - Quảng
/// Trị".
fn numbered(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let token = at.token()?;
    let is_roman = || token.is_all_capital() && roman::read(at.written()).is_some();
    if !token.is_figure() && !is_roman() {
        return None;
    }
    let after = at.next();
    let of_province = after.is_mark('-').then(|| province(after.next())).flatten();
    Some(of_province.map_or(after, |(end, _)| end))
}

/// A body with the words of its name, whose end may be a province.
fn with_name<'a>(mut body: Body<'a>, from: Cursor<'a>, after: Cursor<'a>) -> Body<'a> {
    let place = trailing_province(from, after);
    let end = place.map_or(after, |(start, _)| start);
    let name = from.text()[from.until(end)]
        .trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '-'));
    body.after = after;
    if !name.is_empty() {
        body.title = format!("{} {}", body.title, customary(name));
    }
    body.series = slug(&body.title);
    if ends_with_centre(end) {
        body.level = Level::Central;
        body.place_kind = PlaceKind::None;
    }
    if let Some((_, province)) = place {
        body.place = Place {
            province: Some(province.to_owned()),
            ..Place::default()
        };
        body.level = Level::Provincial;
    }
    body
}

/// Words that only look like a head and the beginning of a name: "ban hành".
fn is_no_head(at: Cursor<'_>, after_head: Cursor<'_>) -> bool {
    goes_on(after_head) && at.after_phrase(PhraseKind::NoBody) == Some(after_head.next())
}

/// The place after the words that belong to a name, and the known body that follows them.
fn name(start: Cursor<'_>, depth: usize) -> (Cursor<'_>, Option<Body<'_>>) {
    let in_capitals = goes_on(start)
        && is_in_capitals(start)
        && (!goes_on(start.next()) || is_in_capitals(start.next()));
    let (mut after, mut small) = (start, 0);
    let mut at = start;
    for index in 0..LONGEST_NAME {
        if !goes_on(at) || place_word(at).is_some() || ends_name(at, in_capitals && index > 0) {
            break;
        }
        if index > 0
            && let Some(served) = served(at, depth)
        {
            return (after, Some(served));
        }
        let next = at.next();
        if is_name_word(at) {
            (after, small) = (next, 0);
        } else if is_mark(at) {
            let is_quote = at.is_mark('"');
            let leads_on = (at.is_mark('-') || is_quote) && name_goes_on(next)
                || at.is_mark(',') && goes_on_after_comma(next);
            if !leads_on {
                if !is_quote || after == start {
                    break;
                }
                after = next;
            }
        } else if after == start || small == SMALL_WORDS {
            break;
        } else if is_joint(at) {
            if !name_goes_on(next) || issuer_name(next).is_some() || cites(next) {
                break;
            }
        } else {
            small += 1;
            after = next;
        }
        at = next;
    }
    (after, None)
}

/// Whether what stands here tells what the issuer did: "về", "ban hành".
fn ends_name(at: Cursor<'_>, in_capitals: bool) -> bool {
    (in_capitals || !is_name_word(at)) && at.after_phrase(PhraseKind::BodyEnd).is_some()
}

/// Whether another document begins here: "Công văn số".
fn cites(at: Cursor<'_>) -> bool {
    type_word(at).is_some_and(|(after, _)| after.after_phrase(PhraseKind::NumberMarker).is_some())
}

/// "và", "các": they count only if a capital follows.
fn is_joint(at: Cursor<'_>) -> bool {
    is_and(at) || at.after_phrase(PhraseKind::ListMarker).is_some()
}

/// A comma inside a name is followed by a capital and later by "và": "Phòng Kinh tế, Hạ tầng và Đô
/// thị".
fn goes_on_after_comma(after: Cursor<'_>) -> bool {
    if !name_goes_on(after) || issuer_name(after).is_some() {
        return false;
    }
    let mut at = after;
    for _ in 0..UNTIL_AND {
        if !goes_on(at) || at.is_mark(',') {
            return false;
        }
        if is_and(at) {
            return true;
        }
        at = at.next();
    }
    false
}

/// A known body after the head or name: "Văn phòng | Sở Nội vụ".
fn served(at: Cursor<'_>, depth: usize) -> Option<Body<'_>> {
    if depth == LONGEST_SERVICE || !name_goes_on(at) {
        return None;
    }
    let (after, _) = issuer_name(at)?;
    let is_long = at.next() != after || is_in_capitals(at);
    is_long.then(|| known_or_open(at, depth + 1)).flatten()
}

/// A body that serves another: its title holds both, place and level come from the other.
fn serving<'a>(mut body: Body<'a>, other: &Body<'a>) -> Body<'a> {
    body.title = format!("{} {}", body.title, other.title);
    body.series = slug(&body.title);
    body.known = other.known.clone();
    body.after = other.after;
    body.level = other.level;
    body.place_kind = other.place_kind;
    body.own_kind = other.own_kind;
    body.place = other.place.clone();
    body.parent = Some(other.title.clone());
    if body.system == System::Unknown {
        body.system = other.system;
    }
    body
}

/// A province at the end of a name: "Hội Luật gia Lai Châu". Where it begins, and its name.
fn trailing_province<'a>(from: Cursor<'a>, after: Cursor<'a>) -> Option<(Cursor<'a>, &'a str)> {
    let mut at = from.next();
    while at.start() < after.start() {
        if let Some((end, province)) = province(at)
            && end == after
        {
            return Some((at, &province.name));
        }
        at = at.next();
    }
    None
}

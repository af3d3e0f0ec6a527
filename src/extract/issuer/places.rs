//! Places in phrases: "tỉnh Lai Châu", "TP. Huế", "xã Lương Minh, huyện Ba Chẽ", a bare "huyện".

use super::title::place_name;
use super::words::{Word, words};
use crate::model::{Level, Place};
use crate::tables::{Tables, TerritoryKind};

/// A place named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacePhrase {
    /// Byte after it.
    pub end: usize,
    /// Word before the name, if there is one.
    pub kind: Option<TerritoryKind>,
    /// Level of the lowest unit named; unknown for a bare "thành phố".
    pub level: Level,
    /// Bare names; empty after a word alone ("tỉnh").
    pub place: Place,
}

/// How far a place can reach, in words.
const LONGEST_PLACE: usize = 24;

/// Words for kinds of places, the longer first.
const KINDS: [(&[&str], TerritoryKind); 17] = [
    (&["thành", "phố"], TerritoryKind::City),
    (&["thị", "xã"], TerritoryKind::Town),
    (&["thị", "trấn"], TerritoryKind::Township),
    (&["đặc", "khu"], TerritoryKind::SpecialZone),
    (&["huyện", "đảo"], TerritoryKind::District),
    (&["thủ", "đô"], TerritoryKind::City),
    (&["tp", "."], TerritoryKind::City),
    (&["tp"], TerritoryKind::City),
    (&["tx", "."], TerritoryKind::Town),
    (&["tx"], TerritoryKind::Town),
    (&["tt", "."], TerritoryKind::Township),
    (&["tỉnh"], TerritoryKind::Province),
    (&["huyện"], TerritoryKind::District),
    (&["quận"], TerritoryKind::UrbanDistrict),
    (&["xã"], TerritoryKind::Commune),
    (&["phường"], TerritoryKind::Ward),
    (&["p", "."], TerritoryKind::Ward),
];

/// Words after which "tỉnh", "huyện", "xã" is the first half of another word.
const SECOND_HALVES: [&str; 7] = ["ủy", "đoàn", "hội", "đội", "lỵ", "lị", "bộ"];

/// The kind of place that the words begin with, and how many of them say so.
pub(super) fn kind_at(words: &[Word]) -> Option<(TerritoryKind, usize)> {
    let (said, kind) = KINDS.iter().find(|(said, _)| {
        said.len() <= words.len() && said.iter().zip(words).all(|(said, word)| word.key == *said)
    })?;
    let next = words.get(said.len());
    let half = next.is_some_and(|next| SECOND_HALVES.contains(&next.key.as_str()));
    (!half).then_some((*kind, said.len()))
}

/// The place that is named at `byte`: with its word, or by name alone if it is a province or, failing that, a district.
pub fn place_at(text: &str, byte: usize, tables: &Tables) -> Option<PlacePhrase> {
    let words = words(text, byte, LONGEST_PLACE);
    let first = words.first()?;
    let Some((kind, said)) = kind_at(&words) else {
        return bare_name(text, first, tables);
    };
    let bare = PlacePhrase {
        end: words[said - 1].end,
        kind: Some(kind),
        level: kind.level(),
        place: Place::default(),
    };
    let Some(named) = named(text, &words, said, kind, tables) else {
        return Some(bare);
    };
    Some(with_units_above(text, named, tables))
}

/// The name after a place's word.
fn named(
    text: &str,
    words: &[Word],
    said: usize,
    kind: TerritoryKind,
    tables: &Tables,
) -> Option<PlacePhrase> {
    let next = words
        .get(said)
        .filter(|next| next.is_capital() || numbered(kind, next))?;
    let phrase = |end, level, place| {
        Some(PlacePhrase {
            end,
            kind: Some(kind),
            level,
            place,
        })
    };
    let province = |name: &str| Place {
        province: Some(name.to_owned()),
        ..Place::default()
    };
    let district = |name: &str| Place {
        district: Some(name.to_owned()),
        ..Place::default()
    };
    let known_province = tables
        .provinces()
        .name_at(text, next.start, None)
        .filter(|(end, _)| is_name(&text[next.start..*end]));
    match kind {
        TerritoryKind::Province => {
            if let Some((end, found)) = known_province {
                return phrase(end, Level::Provincial, province(&found.name));
            }
        }
        TerritoryKind::City => {
            let named = known_province
                .as_ref()
                .map(|(_, found)| found.name.as_str());
            let central = tables
                .provinces()
                .iter()
                .any(|row| row.kind == TerritoryKind::City && Some(row.name.as_str()) == named);
            let local = district_at(text, words, said, kind, tables);
            match (known_province, local) {
                (Some((end, found)), local) if central && local.is_none() => {
                    return phrase(end, Level::Provincial, province(&found.name));
                }
                (_, Some((end, name))) => return phrase(end, Level::District, district(&name)),
                _ => {}
            }
        }
        TerritoryKind::District | TerritoryKind::UrbanDistrict | TerritoryKind::Town => {
            if let Some((end, name)) = district_at(text, words, said, kind, tables) {
                return phrase(end, Level::District, district(&name));
            }
        }
        TerritoryKind::Commune
        | TerritoryKind::Ward
        | TerritoryKind::Township
        | TerritoryKind::SpecialZone => {
            if let Some((end, name)) = commune_at(text, words, said, tables) {
                return phrase(
                    end,
                    Level::Commune,
                    Place {
                        commune: Some(name),
                        ..Place::default()
                    },
                );
            }
        }
    }
    let (end, name) = unknown_name(text, &words[said..], kind)?;
    let place = match kind.level() {
        Level::Provincial => province(&name),
        Level::Commune => Place {
            commune: Some(name),
            ..Place::default()
        },
        _ => district(&name),
    };
    phrase(
        end,
        if kind == TerritoryKind::City {
            Level::District
        } else {
            kind.level()
        },
        place,
    )
}

/// Quận and phường may have numbers for names.
fn numbered(kind: TerritoryKind, word: &Word) -> bool {
    matches!(kind, TerritoryKind::UrbanDistrict | TerritoryKind::Ward)
        && word
            .written
            .starts_with(|letter: char| letter.is_ascii_digit())
}

/// A district of the table, of this kind if there is one: names such as "Quận 1" hold their word.
fn district_at(
    text: &str,
    words: &[Word],
    said: usize,
    kind: TerritoryKind,
    tables: &Tables,
) -> Option<(usize, String)> {
    let starts = [words.first()?.start, words.get(said)?.start];
    let found = starts
        .into_iter()
        .find_map(|start| tables.districts().name_at(text, start, None));
    let (end, districts) = found.filter(|(end, _)| is_name(&text[words[said].start..*end]))?;
    let same_kind = districts.iter().find(|row| row.kind == kind);
    let any = if kind == TerritoryKind::City {
        None
    } else {
        districts.first()
    };
    same_kind.or(any).map(|row| (end, row.name.clone()))
}

/// A commune of the table, by the longest name: two to four words in capitals or with capitals, or one ("Phường 1" holds its word).
fn commune_at(text: &str, words: &[Word], said: usize, tables: &Tables) -> Option<(usize, String)> {
    let first = words.get(said)?;
    let capitals = first.is_all_capital();
    let fits = |word: &&Word| word.is_capital() && !(capitals && word.has_small());
    let count = words[said..].iter().take(4).take_while(fits).count();
    (1..=count).rev().find_map(|count| {
        let end = words[said + count - 1].end;
        let with_word = || tables.communes().named(&text[words[0].start..end], None);
        let found = tables.communes().named(&text[first.start..end], None);
        let row = if found.is_empty() {
            with_word().first().copied()
        } else {
            found.first().copied()
        };
        row.map(|row| (end, row.name.clone()))
    })
}

/// A province or a district by its name alone.
fn bare_name(text: &str, first: &Word, tables: &Tables) -> Option<PlacePhrase> {
    if !first.is_capital() {
        return None;
    }
    if let Some((end, found)) = tables
        .provinces()
        .name_at(text, first.start, None)
        .filter(|(end, _)| is_name(&text[first.start..*end]))
    {
        let place = Place {
            province: Some(found.name.clone()),
            ..Place::default()
        };
        return Some(PlacePhrase {
            end,
            kind: None,
            level: Level::Provincial,
            place,
        });
    }
    let (end, districts) = tables.districts().name_at(text, first.start, None)?;
    let place = Place {
        district: Some(districts.first()?.name.clone()),
        ..Place::default()
    };
    is_name(&text[first.start..end]).then_some(PlacePhrase {
        end,
        kind: None,
        level: Level::District,
        place,
    })
}

/// Adds ", huyện Y, tỉnh X" after a commune or district.
fn with_units_above(text: &str, mut phrase: PlacePhrase, tables: &Tables) -> PlacePhrase {
    while phrase.place.province.is_none() {
        let words = words(text, phrase.end, LONGEST_PLACE);
        let skip = usize::from(
            words
                .first()
                .is_some_and(|word| matches!(word.written, "," | "-")),
        );
        let Some((kind, said)) = kind_at(&words[skip..]) else {
            break;
        };
        if kind.level() == Level::Commune
            || kind.level() == Level::District && phrase.place.district.is_some()
        {
            break;
        }
        let Some(above) = named(text, &words[skip..], said, kind, tables) else {
            break;
        };
        let (province, district) = (above.place.province, above.place.district);
        if district.is_some() && phrase.place.district.is_some() {
            break;
        }
        phrase.place.province = province;
        phrase.place.district = phrase.place.district.or(district);
        phrase.end = above.end;
    }
    phrase
}

/// Whether every word begins with a capital or a digit.
fn is_name(written: &str) -> bool {
    words(written, 0, usize::MAX)
        .iter()
        .all(|word| word.is_mark() || word.is_capital())
}

/// A name that the tables do not have: two to four words with capitals on one line.
fn unknown_name(text: &str, words: &[Word], kind: TerritoryKind) -> Option<(usize, String)> {
    if let Some(number) = words.first().filter(|word| numbered(kind, word)) {
        return Some((
            number.end,
            format!(
                "{} {}",
                place_name(super::title::kind_word(kind)),
                number.written
            ),
        ));
    }
    let capitals = words.first()?.is_all_capital();
    let same_line = |end: usize, start: usize| !text[end..start].contains('\n');
    let mut taken = 0;
    for (index, word) in words.iter().take(5).enumerate() {
        let beside = index == 0 || same_line(words[index - 1].end, word.start);
        if word.is_mark() || !word.is_capital() || word.has_small() == capitals || !beside {
            break;
        }
        taken += 1;
    }
    if !(2..=4).contains(&taken) {
        return None;
    }
    let end = words[taken - 1].end;
    Some((end, place_name(&text[words[0].start..end])))
}

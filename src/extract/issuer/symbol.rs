//! The issuer that a symbol (ký hiệu) tells: `KL/TW`, `TTr-SNV`, `UBND-VX`, `NQ-CP`.

use super::Issuer;
use crate::model::{Level, PartialDate, System};
use crate::tables::{DocumentType, PhraseKind, Symbol, SymbolKind, Tables};
use crate::text::{roman, slug};

/// The issuer that a symbol names on a document of this type (slug). Its place is empty: the citing
/// document knows it. Where an abbreviation stands for several bodies that issue the type, only
/// what they share is told; the type and the drafting unit inside the symbol do not count. `None`
/// if nothing is known.
pub fn from_symbol(symbol: &str, document_type: Option<&str>, tables: &Tables) -> Option<Issuer> {
    from_symbol_on(symbol, document_type, None, tables)
}

/// The same, of what the abbreviations stood for on the day of the document.
pub fn from_symbol_on(
    symbol: &str,
    document_type: Option<&str>,
    day: Option<PartialDate>,
    tables: &Tables,
) -> Option<Issuer> {
    let parts: Vec<&str> = symbol
        .split(['/', '-'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let types = tables.document_types().by_abbreviation(parts.first()?);
    let said = document_type.and_then(|slug| tables.document_types().get(slug));
    let first = usize::from(
        parts.len() > 1 && !types.is_empty() && !opens_with_body(&parts, said, &types, tables),
    );
    let bodies = &parts[first..];
    let place = Position {
        behind_type: first == 1,
        // "TC/TCT" of a công văn is no thông cáo: what is written there is no sign of the Party.
        of_party: first == 1
            && !is_of_another_type(said, &types)
            && symbol[parts[0].len()..].starts_with('/'),
        day,
    };
    let document_type = said.or(types.first().copied().filter(|_| first == 1));
    let issuing = |part: &str| issuing(part, document_type, &place, tables);
    // "46/SL" tells the type alone.
    if first == 0 && !types.is_empty() && issuing(bodies[0]).is_empty() {
        return None;
    }
    if first == 1 && bodies.len() > 1 && types.iter().any(|kind| kind.slug.ends_with("lien-tich")) {
        return joint(bodies, issuing, tables);
    }
    let pair = bodies
        .get(..2)
        .map(|pair| pair.join("-"))
        .and_then(|pair| of_rows(&issuing(&pair), tables));
    let single = || {
        bodies
            .first()
            .and_then(|part| of_rows(&issuing(part), tables))
    };
    let term = bodies.first().and_then(|part| term_of(part));
    let mut issuer = pair.or_else(single).or_else(|| {
        bodies
            .first()
            .and_then(|part| composed(part, issuing, tables))
    })?;
    issuer.term = term.filter(|_| issuer.level == Level::Central);
    Some(issuer)
}

/// The term at the end of `QH15`, `UBTVQH14`.
fn term_of(part: &str) -> Option<String> {
    let digits = part.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    if digits.len() <= 2 && part.contains("QH") {
        roman::read(digits).map(roman::write)
    } else {
        None
    }
}

/// Where in a symbol, and when, an abbreviation stands for a body.
struct Position {
    /// Behind a type: `QĐ-CT`.
    behind_type: bool,
    /// Behind a type and a slash, as the Party writes: `KH/TCT`.
    of_party: bool,
    /// The day of the document.
    day: Option<PartialDate>,
}

/// Whether what may be a type is the body: `CT-CS` of a công văn, `CT-CS` whose second part is a
/// unit.
fn opens_with_body(
    parts: &[&str],
    said: Option<&DocumentType>,
    types: &[&DocumentType],
    tables: &Tables,
) -> bool {
    let is = |part: &str, fits: fn(SymbolKind) -> bool| {
        let rows = tables.symbols().get(part);
        rows.iter().any(|row| fits(row.kind))
    };
    let said_otherwise = is_of_another_type(said, types);
    is(parts[0], |kind| kind == SymbolKind::Issuer)
        && !is(parts[1], SymbolKind::is_issuer)
        && (said_otherwise || said.is_none() && is(parts[1], |kind| kind == SymbolKind::Unit))
}

/// Whether the word before a number names none of the types that its symbol may mean.
fn is_of_another_type(said: Option<&DocumentType>, types: &[&DocumentType]) -> bool {
    said.is_some_and(|said| types.iter().all(|row| row.slug != said.slug))
}

/// The bodies that an abbreviation stands for on the day: of several, those whose system issues the
/// type ("TT-BCT" is of Bộ Công Thương, not of a Ban Công tác Mặt trận) and writes its symbols so,
/// then those that are meant without doubt.
fn issuing<'a>(
    part: &str,
    document_type: Option<&DocumentType>,
    place: &Position,
    tables: &'a Tables,
) -> Vec<&'a Symbol> {
    let mut rows = tables.symbols().at(part, place.day);
    rows.retain(|row| row.kind.is_issuer() && (place.behind_type || row.kind != SymbolKind::Head));
    if let Some(document_type) = document_type {
        prefer(&mut rows, |row| document_type.systems.contains(&row.system));
    }
    prefer(&mut rows, |row| {
        (row.system == System::Party) == place.of_party
    });
    prefer(&mut rows, |row| !row.ambiguous);
    rows
}

/// Keeps those that fit, if any does.
fn prefer(rows: &mut Vec<&Symbol>, fits: impl Fn(&Symbol) -> bool) {
    if rows.iter().any(|row| fits(row)) {
        rows.retain(|row| fits(row));
    }
}

/// What all rows share.
fn of_rows(rows: &[&Symbol], tables: &Tables) -> Option<Issuer> {
    let mut issuer = of_row(rows.first()?, tables);
    for other in rows[1..].iter().map(|row| of_row(row, tables)) {
        if other.level != issuer.level {
            issuer.level = Level::Unknown;
            issuer.place_kind = None;
        }
        if other.system != issuer.system {
            issuer.system = System::Unknown;
        }
    }
    Some(issuer.with_name())
}

fn of_row(row: &Symbol, tables: &Tables) -> Issuer {
    let name = row.issuers.first().map_or("", String::as_str);
    let known = tables.issuers().by_name(name).first().copied();
    let title = known.map_or_else(|| name.to_owned(), |known| known.name.clone());
    let level = if row.level == Level::Unknown {
        known.map_or(Level::Unknown, |known| known.level)
    } else {
        row.level
    };
    let own_place = known.and_then(|known| known.own_place);
    Issuer {
        body: known.map_or_else(|| slug(&title), |known| known.series.clone()),
        known: known.map_or_else(String::new, |known| known.name.clone()),
        place_kind: own_place,
        place_in_title: own_place.is_some(),
        level,
        system: row.system,
        title,
        ..Issuer::default()
    }
}

/// `TTLT-BTC-BNV`: several issuers under one number.
fn joint<'a>(
    parts: &[&str],
    issuing: impl Fn(&str) -> Vec<&'a Symbol>,
    tables: &Tables,
) -> Option<Issuer> {
    // Bodies of one level act together: "BCT" beside "BYT" is a ministry too.
    let alike = |mut rows: Vec<&'a Symbol>| {
        rows.sort_by_key(|row| row.level != Level::Central);
        rows.truncate(1);
        rows
    };
    let members: Vec<Issuer> = parts
        .iter()
        .filter_map(|part| of_rows(&alike(issuing(part)), tables))
        .collect();
    let first = members.first()?;
    let titles: Vec<&str> = members.iter().map(|member| member.title.as_str()).collect();
    let central = members.iter().all(|member| member.level == Level::Central);
    let body = if central && first.system == System::State {
        "lien-bo".to_owned()
    } else {
        format!("lien-tich-{}", first.body)
    };
    Some(
        Issuer {
            title: titles.join(" - "),
            body,
            level: first.level,
            system: first.system,
            ..Issuer::default()
        }
        .with_name(),
    )
}

/// An abbreviation that no table has, by its end or its beginning.
fn composed<'a>(
    part: &str,
    issuing: impl Fn(&str) -> Vec<&'a Symbol>,
    tables: &Tables,
) -> Option<Issuer> {
    let letters = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
    own_body(letters, issuing, tables)
        .or_else(|| by_beginning(letters, tables))
        .map(Issuer::with_name)
}

/// A committee's own body: `TGTU`, `BCĐTW`.
fn own_body<'a>(
    letters: &str,
    issuing: impl Fn(&str) -> Vec<&'a Symbol>,
    tables: &Tables,
) -> Option<Issuer> {
    let (own, end) = tables.symbols().body_and_committee(letters)?;
    own.chars().nth(1)?;
    let mut committee = of_rows(&issuing(end), tables)?;
    let own = of_rows(&issuing(own), tables).map_or_else(|| own.to_owned(), |own| own.title);
    let centre = tables.phrases().value(PhraseKind::Centre, end);
    let of = centre
        .filter(|_| committee.level == Level::Central)
        .unwrap_or(&committee.title);
    committee.title = format!("{own} {of}");
    committee.body = slug(&committee.title);
    committee.system = System::Party;
    Some(committee)
}

/// A body of the kind that its abbreviation begins with: `LĐQV`.
fn by_beginning(letters: &str, tables: &Tables) -> Option<Issuer> {
    let head = tables.symbols().beginning_of(&letters.to_uppercase())?;
    Some(Issuer {
        title: letters.to_owned(),
        body: slug(letters),
        level: head.level,
        system: head.system,
        ..Issuer::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(symbol: &str) -> (String, Level, System) {
        let issuer =
            from_symbol(symbol, None, Tables::embedded()).unwrap_or_else(|| panic!("{symbol}"));
        (issuer.body, issuer.level, issuer.system)
    }

    #[test]
    fn symbols_name_bodies() {
        use Level::{Central, District, Provincial, Unknown};
        use System::{Front, Party, State};
        for (symbol, body, level, system) in [
            ("KL/TW", "trung-uong-dang", Central, Party),
            ("CV/TU", "cap-uy", Provincial, Party),
            ("CV/BDVHU", "ban-dan-van-cap-uy", District, Party),
            ("CV-QU", "cap-uy", District, Party),
            ("QĐ-UBND", "ubnd", Unknown, State),
            ("UBND-VX", "ubnd", Unknown, State),
            ("TTr-SNV", "so-noi-vu", Provincial, State),
            ("NQ-CP", "chinh-phu", Central, State),
            ("TT-BTC", "bo-tai-chinh", Central, State),
            ("TT-BCT", "bo-cong-thuong", Central, State),
            ("TTLT-BYT-BCT", "lien-bo", Central, State),
            ("KH-MTTQ-BTT", "mttq", Unknown, Front),
            ("MTTW-BTT", "ubtw-mttq", Central, Front),
            ("LĐLĐ", "ldld", Unknown, Front),
            ("TTLT-BTC-BNV", "lien-bo", Central, State),
            ("BC-LĐQV", "ldqv", Unknown, Front),
            ("HHDN-K4", "hhdn", Unknown, Front),
        ] {
            assert_eq!(told(symbol), (body.to_owned(), level, system), "{symbol}");
        }
        let term =
            |symbol| from_symbol(symbol, None, Tables::embedded()).and_then(|issuer| issuer.term);
        assert_eq!(term("QH15").as_deref(), Some("XV"));
        assert_eq!(from_symbol("", None, Tables::embedded()), None);
        assert_eq!(from_symbol("ABC", None, Tables::embedded()), None);
    }
}

use std::collections::HashMap;

use super::completed::Completed;
use crate::extract::{Number, Style};
use crate::model::{Level, System};
use crate::text::match_key;

/// The references of one document that give a number or a dated name whole, by what short forms say
/// of them.
pub(super) struct Wholes {
    /// By type and ordinal without its leading zeros.
    numbers: HashMap<(Option<String>, String), Vec<usize>>,
    /// By the short name that the document itself gives them: type and ordinal.
    renamed: HashMap<(Option<String>, String), usize>,
    /// By name.
    names: HashMap<String, Vec<usize>>,
}

/// What a short form may stand for.
pub(super) enum Whole {
    /// This reference's document.
    One(Box<Completed>),
    /// Documents of several numbers: "Kế hoạch 71" after 71-KH/TU and 71/KH-UBND.
    Several,
}

/// As many of them are looked at on each side of a short form.
const NEAREST: usize = 64;

impl Wholes {
    pub fn of(references: &[Completed]) -> Self {
        let mut wholes = Self {
            numbers: HashMap::new(),
            renamed: HashMap::new(),
            names: HashMap::new(),
        };
        for (index, completed) in references.iter().enumerate() {
            if let Some(number) = completed.whole_number() {
                let places = wholes.numbers.entry(spelled(number, completed));
                places.or_default().push(index);
            }
            let reference = &completed.reference;
            if let (Some(other), Some(number)) = (reference.renames, &completed.number) {
                wholes.renamed.insert(spelled(number, completed), other);
            }
            let given = reference.number.is_some() || reference.date.is_some();
            if let (true, Some(name)) = (given, &reference.name) {
                wholes.names.entry(match_key(name)).or_default().push(index);
            }
        }
        wholes
    }

    /// The reference that gives the whole of what a short form leaves out: the nearest before it,
    /// else the nearest after it.
    pub fn find(&self, references: &[Completed], index: usize) -> Option<Whole> {
        let short = &references[index];
        if let Some(whole) = self.renamed(references, short) {
            return Some(Whole::One(Box::new(whole.clone())));
        }
        let places = self.places(short)?;
        let (before, after) = places.split_at(places.partition_point(|&place| place < index));
        let nearest = before.iter().rev().take(NEAREST);
        let nearest = nearest.chain(after.iter().take(NEAREST));
        let mut fitting = nearest.map(|&place| &references[place]).filter(|other| {
            is_whole_of(short, other) && other.may_complete(short.reference.recognized)
        });
        let first = fitting.next()?;
        let number = |whole: &Completed| whole.number.as_ref().map(Number::canonical);
        let is_one = fitting.all(|other| number(other) == number(first));
        Some(if is_one {
            Whole::One(Box::new(first.clone()))
        } else {
            Whole::Several
        })
    }

    /// The document that was given the short name: its type may be another.
    fn renamed<'a>(&self, references: &'a [Completed], short: &Completed) -> Option<&'a Completed> {
        let number = short.number.as_ref().filter(|one| one.symbol.is_none())?;
        let whole = &references[*self.renamed.get(&spelled(number, short))?];
        let ordinal = |one: &Number| one.ordinal.trim_start_matches('0').to_owned();
        let is_same = ordinal(whole.whole_number()?) == ordinal(number);
        let may = whole.may_complete(short.reference.recognized) && is_whole_of(short, whole);
        (is_same && may).then_some(whole)
    }

    /// The references that share what a short form says.
    fn places(&self, short: &Completed) -> Option<&Vec<usize>> {
        match (&short.number, &short.reference.name) {
            (Some(number), _) if number.symbol.is_none() => {
                self.numbers.get(&spelled(number, short))
            }
            (None, Some(name)) if short.date.is_none() => self.names.get(&match_key(name)),
            _ => None,
        }
    }
}

/// Type and ordinal, without its leading zeros.
fn spelled(number: &Number, completed: &Completed) -> (Option<String>, String) {
    let ordinal = number.ordinal.trim_start_matches('0');
    (
        completed.reference.document_type.clone(),
        ordinal.to_owned(),
    )
}

/// Whether the issuer that a short form names may be that of the other: "Đề án 06 của Tỉnh ủy" is
/// none of the Government's.
fn issuers_agree(short: &Completed, other: &Completed) -> bool {
    let Some(named) = &short.reference.issuer else {
        return true;
    };
    let levels =
        named.level == other.level() || [named.level, other.level()].contains(&Level::Unknown);
    let systems =
        named.system == other.system() || [named.system, other.system()].contains(&System::Unknown);
    // "Nghị quyết 18 của Tỉnh ủy" is no 18/NQ-HĐT of a body that nobody knows.
    let style = other.number.as_ref().map(|number| number.style);
    let is_partys = named.system == System::Party && other.issuer.is_none();
    levels && systems && !(is_partys && style == Some(Style::Slash))
}

/// Whether nothing in the short form speaks against the other.
fn is_whole_of(short: &Completed, other: &Completed) -> bool {
    let Some(whole) = &other.number else {
        return false;
    };
    let Some(number) = &short.number else {
        return true;
    };
    let dates_agree = match (short.date, other.date) {
        (Some(one), Some(two)) => one.agrees_with(two),
        _ => true,
    };
    dates_agree
        && issuers_agree(short, other)
        && (number.year.is_none() || number.year == whole.year)
}

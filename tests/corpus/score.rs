//! Compares what viendan reports with the labels. A reported reference is found when its core (type, number, date, name; no issuer)
//! overlaps a label, right when the number is right too; a field counts where the label has it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::marked::{Label, Marked, scope};

/// The recorded figures; `[right, labelled]` for each field.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Labels that are scored.
    pub references: usize,
    /// Labels that a reported reference overlaps.
    pub found: usize,
    /// Found with the right number (or type, where there is no number).
    pub right: usize,
    /// Reported references that meet no label.
    #[serde(rename = "false")]
    pub wrong: usize,
    /// Reported as certain, yet false or wrong in number, date, level, system or province.
    pub certain_and_wrong: usize,
    /// Found with the very span of the label.
    pub exact_spans: usize,
    /// Fields of the references found.
    pub fields: BTreeMap<String, [usize; 2]>,
    /// Fields of the documents' headers.
    pub header: BTreeMap<String, [usize; 2]>,
    /// B-cubed F1 of the targets against the entities, to four digits.
    pub identity: f64,
}

/// One document as viendan sees it: the lines of `extract`, and the header of `show header`.
pub struct Reported {
    /// References in order.
    pub references: Vec<Value>,
    /// The header.
    pub header: Value,
}

/// The score of all documents, and a line for each miss, false reference and wrong field.
pub fn score(documents: &[Marked], reported: &[Reported]) -> (Score, Vec<String>) {
    let mut total = Score::default();
    let mut mistakes = Vec::new();
    let mut pairs = Vec::new();
    for (document, reported) in documents.iter().zip(reported) {
        let matches = align(&document.labels, &reported.references);
        score_references(
            document,
            reported,
            &matches,
            &mut total,
            &mut mistakes,
            &mut pairs,
        );
        score_header(document, &reported.header, &mut total.header, &mut mistakes);
    }
    total.identity = (b_cubed(&pairs) * 10_000.0).round() / 10_000.0;
    (total, mistakes)
}

/// For each label the reported reference that fits best: the same number first, then the closest span.
fn align(labels: &[Label], references: &[Value]) -> Vec<Option<usize>> {
    let mut free: BTreeSet<usize> = (0..references.len()).collect();
    let fit = |label: &Label, index: usize| {
        let [start, end] = core(&references[index]);
        let overlap = end.min(label.end) as i64 - start.max(label.start) as i64;
        let distance = start.abs_diff(label.start) + end.abs_diff(label.end);
        let same = label
            .get("number")
            .is_some_and(|number| references[index]["number"] == number);
        (overlap > 0).then_some((same, overlap - distance as i64))
    };
    labels
        .iter()
        .map(|label| {
            let best = free
                .iter()
                .filter_map(|&index| Some((fit(label, index)?, std::cmp::Reverse(index))))
                .max()?
                .1
                .0;
            free.remove(&best).then_some(best)
        })
        .collect()
}

fn score_references(
    document: &Marked,
    reported: &Reported,
    matches: &[Option<usize>],
    total: &mut Score,
    mistakes: &mut Vec<String>,
    pairs: &mut Vec<(String, String)>,
) {
    let mut mistake =
        |kind: &str, text: &str| mistakes.push(format!("{}: {kind}: {text}", document.name));
    for (label, found) in document
        .labels
        .iter()
        .zip(matches)
        .filter(|(label, _)| !label.is_skipped())
    {
        let text = slice(&document.text, [label.start, label.end]);
        total.references += 1;
        let Some(reference) = found.map(|index| &reported.references[index]) else {
            mistake("missed", &text);
            continue;
        };
        total.found += 1;
        total.exact_spans += usize::from(core(reference) == [label.start, label.end]);
        let deciding = if label.get("number").is_some() {
            "number"
        } else {
            "type"
        };
        total.right += usize::from(text_of(&reference[deciding]) == label.get(deciding));
        let mut misleads = false;
        for (field, wanted) in expected(label) {
            let right = agrees(field, &wanted, &reference[field]);
            count(&mut total.fields, field, right);
            if !right {
                misleads |= reference["certainty"] == "certain" && IDENTIFYING.contains(&field);
                mistake(&format!("{field} {wanted} but {}", reference[field]), &text);
            }
        }
        total.certain_and_wrong += usize::from(misleads);
        if label.attributes.contains_key("blank") {
            count(&mut total.fields, "blank", reference["blank"] == true);
        }
        if let Some(outer) = label.within {
            let right = matches[outer].is_some_and(|outer| reference["within"] == outer);
            count(&mut total.fields, "within", right);
            if !right {
                mistake(
                    &format!("within {:?} but {}", matches[outer], reference["within"]),
                    &text,
                );
            }
        }
        if let (Some(entity), Some(target)) = (label.entity(), text_of(&reference["target"])) {
            pairs.push((entity, target.to_owned()));
        }
    }
    let taken: BTreeSet<usize> = matches.iter().flatten().copied().collect();
    let skipped: Vec<_> = document
        .labels
        .iter()
        .filter(|label| label.is_skipped())
        .collect();
    for (_, reference) in reported
        .references
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index))
    {
        let span = core(reference);
        if !skipped
            .iter()
            .any(|label| span[0] < label.end && label.start < span[1])
        {
            total.wrong += 1;
            total.certain_and_wrong += usize::from(reference["certainty"] == "certain");
            mistake("false", &slice(&document.text, span));
        }
    }
}

/// Whether a reported value is the labelled one; a date may be completed from elsewhere ("năm 2024" -> 2024-01-18).
pub fn agrees(field: &str, wanted: &str, got: &Value) -> bool {
    text_of(got).is_some_and(|got| got == wanted || field == "date" && got.starts_with(wanted))
}

/// The fields that say which document is meant.
const IDENTIFYING: [&str; 5] = ["number", "date", "level", "system", "province"];

/// The fields that a label tells, in the names of the outputs.
fn expected(label: &Label) -> Vec<(&'static str, String)> {
    let [level, system, province] = scope(&label.attributes);
    let told = |word: &&str| *word != "unknown";
    let relation = label.get("relation").filter(|_| label.within.is_none());
    [
        ("type", label.get("type")),
        ("number", label.get("number")),
        ("date", label.get("date")),
        ("relation", relation),
        ("extent", label.get("extent")),
        ("setting", label.get("setting")),
        ("certainty", label.get("certainty")),
        ("issuer", label.get("issuer")),
        ("level", level.filter(told)),
        ("system", system.filter(told)),
        ("province", province),
    ]
    .into_iter()
    .filter_map(|(field, value)| Some((field, value?.to_owned())))
    .collect()
}

fn score_header(
    document: &Marked,
    header: &Value,
    fields: &mut BTreeMap<String, [usize; 2]>,
    mistakes: &mut Vec<String>,
) {
    let [level, system, province] = scope(&document.header);
    let get = |key: &str| document.header.get(key).map(String::as_str);
    let wanted = [
        ("number", get("number")),
        ("type", get("type")),
        ("date", get("date")),
        ("issuer", get("issuer")),
    ];
    let place = [("level", level), ("system", system), ("province", province)];
    for (field, wanted) in wanted.into_iter().chain(place) {
        let Some(wanted) = wanted.filter(|word| *word != "unknown") else {
            continue;
        };
        let right = text_of(&header[field]) == Some(wanted);
        count(fields, field, right);
        if !right {
            mistakes.push(format!(
                "{}: header: {field} {wanted} but {}",
                document.name, header[field]
            ));
        }
    }
}

fn count(fields: &mut BTreeMap<String, [usize; 2]>, field: &str, right: bool) {
    let figures = fields.entry(field.to_owned()).or_default();
    figures[0] += usize::from(right);
    figures[1] += 1;
}

/// Type, number, date and name together, without the issuer.
pub fn core(reference: &Value) -> [usize; 2] {
    let whole = [position(&reference["start"]), position(&reference["end"])];
    let parts = ["type", "number", "date", "name"]
        .iter()
        .filter_map(|part| reference["spans"][part].as_array());
    let spans: Vec<[usize; 2]> = parts
        .map(|span| [position(&span[0]), position(&span[1])])
        .collect();
    match (
        spans.iter().map(|span| span[0]).min(),
        spans.iter().map(|span| span[1]).max(),
    ) {
        (Some(start), Some(end)) => [start, end],
        _ => whole,
    }
}

fn position(value: &Value) -> usize {
    value.as_u64().expect("a position is a number") as usize
}

fn text_of(value: &Value) -> Option<&str> {
    value.as_str()
}

fn slice(text: &str, [start, end]: [usize; 2]) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// B-cubed F1: for each reference, how far those that share its target share its entity, and the other way round.
fn b_cubed(pairs: &[(String, String)]) -> f64 {
    let overlap = |a: &(String, String)| pairs.iter().filter(|b| a == *b).count() as f64;
    let shared = |same: &dyn Fn(&(String, String)) -> bool| {
        pairs.iter().filter(|pair| same(pair)).count() as f64
    };
    let precision: f64 = pairs
        .iter()
        .map(|a| overlap(a) / shared(&|b| a.1 == b.1))
        .sum::<f64>()
        / pairs.len().max(1) as f64;
    let recall: f64 = pairs
        .iter()
        .map(|a| overlap(a) / shared(&|b| a.0 == b.0))
        .sum::<f64>()
        / pairs.len().max(1) as f64;
    if precision + recall > 0.0 {
        2.0 * precision * recall / (precision + recall)
    } else {
        0.0
    }
}

/// How a new score stands to the recorded one.
#[derive(Debug, PartialEq)]
pub enum Verdict {
    /// Every figure is the recorded one.
    Same,
    /// The corpus itself changed: the figures cannot be compared.
    OtherCorpus,
    /// Figures that rose, none that fell.
    Gain(Vec<String>),
    /// Figures that fell.
    Loss(Vec<String>),
}

impl Score {
    /// Compares with the recorded score, figure by figure.
    pub fn against(&self, recorded: &Self) -> Verdict {
        if self.references != recorded.references {
            return Verdict::OtherCorpus;
        }
        let (new, old) = (self.figures(), recorded.figures());
        let names: BTreeSet<&String> = new.keys().chain(old.keys()).collect();
        let of =
            |figures: &BTreeMap<String, f64>, name: &str| figures.get(name).copied().unwrap_or(0.0);
        let changed = |holds: fn(f64, f64) -> bool| -> Vec<String> {
            let rows = names
                .iter()
                .map(|name| (name, of(&new, name), of(&old, name)));
            rows.filter(|(_, new, old)| holds(*new, *old))
                .map(|(name, new, old)| format!("{name}: {old} -> {new}"))
                .collect()
        };
        match (changed(|new, old| new < old), changed(|new, old| new > old)) {
            (losses, _) if !losses.is_empty() => Verdict::Loss(losses),
            (_, gains) if !gains.is_empty() => Verdict::Gain(gains),
            _ => Verdict::Same,
        }
    }

    /// Each figure by name, so that more is better.
    fn figures(&self) -> BTreeMap<String, f64> {
        let whole = [
            ("found", self.found),
            ("right", self.right),
            ("exact_spans", self.exact_spans),
        ];
        let mut figures: BTreeMap<String, f64> = whole
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value as f64))
            .collect();
        figures.insert("minus false".to_owned(), -(self.wrong as f64));
        figures.insert(
            "minus certain_and_wrong".to_owned(),
            -(self.certain_and_wrong as f64),
        );
        figures.insert("identity".to_owned(), self.identity);
        for (room, fields) in [("fields", &self.fields), ("header", &self.header)] {
            figures.extend(
                fields
                    .iter()
                    .map(|(field, [right, _])| (format!("{room}.{field}"), *right as f64)),
            );
        }
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marked::parse;
    use serde_json::json;

    fn sample() -> Vec<Marked> {
        let source = "⟦header|type=cong-van|of=provincial/state/Lai Châu⟧\n\
            Theo ⟦Kết luận số 44-KL/TW|type=ket-luan|number=44-KL/TW|of=central/party|relation=mentions⟧, \
            ⟦Kế hoạch số 9/KH|type=ke-hoach|of=central/state|skip⟧.";
        vec![parse("sample", source).unwrap()]
    }

    fn reported(start: usize, end: usize, number: &str) -> Value {
        json!({"start": start, "end": end, "spans": {"number": [start, end]}, "type": "ket-luan", "number": number, "level": "central",
            "system": "party", "relation": "implements", "target": "x"})
    }

    fn score_of(references: Vec<Value>) -> Score {
        score(
            &sample(),
            &[Reported {
                references,
                header: json!({"type": "cong-van", "level": "central"}),
            }],
        )
        .0
    }

    #[test]
    fn each_kind_of_mistake_is_counted() {
        let all = score_of(vec![
            reported(5, 25, "44-KL/TW"),
            reported(27, 40, "9/KH"),
            reported(0, 4, "1"),
        ]);
        assert_eq!(
            (
                all.references,
                all.found,
                all.right,
                all.wrong,
                all.exact_spans
            ),
            (1, 1, 1, 1, 1)
        );
        assert_eq!(
            (all.fields["system"], all.fields["relation"]),
            ([1, 1], [0, 1])
        );
        assert_eq!(
            (
                all.header["type"],
                all.header["level"],
                all.header["province"]
            ),
            ([1, 1], [0, 1], [0, 1])
        );
        let half = score_of(vec![reported(5, 20, "44")]);
        assert_eq!((half.found, half.right, half.exact_spans), (1, 0, 0));
        assert_eq!(score_of(vec![]).found, 0);
    }

    #[test]
    fn a_loss_and_a_gain_are_told_apart() {
        let (good, bad) = (
            score_of(vec![reported(5, 25, "44-KL/TW")]),
            score_of(vec![]),
        );
        assert_eq!(good.against(&good), Verdict::Same);
        assert!(
            matches!(bad.against(&good), Verdict::Loss(rows) if rows.iter().any(|row| row == "found: 1 -> 0"))
        );
        assert!(matches!(good.against(&bad), Verdict::Gain(_)));
    }

    #[test]
    fn identity_falls_when_targets_are_mixed_up() {
        let pair = |entity: &str, target: &str| (entity.to_owned(), target.to_owned());
        assert_eq!(
            b_cubed(&[pair("a", "1"), pair("a", "1"), pair("b", "2")]),
            1.0
        );
        assert!(b_cubed(&[pair("a", "1"), pair("b", "1")]) < 1.0);
        assert!(b_cubed(&[pair("a", "1"), pair("a", "2")]) < 1.0);
    }
}

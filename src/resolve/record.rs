//! One reference as outputs have it: a line of `references.jsonl`.

use serde::{Deserialize, Serialize};

use super::citing::Citing;
use super::resolved::Resolved;
use super::rule::Rule;
use crate::extract::{Number, Spans};
use crate::graph::DocumentId;
use crate::model::{Certainty, Extent, Level, PartialDate, Relation, Setting, System};

/// One reference (chỗ viện dẫn) with the document that it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ReferenceRecord {
    /// The citing document: its path as relative to the PATH given, or the record's id.
    pub document: String,
    /// Start, in Unicode code points of the text as `viendan show text` prints it.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// The page, from 1, on which it begins; null if the format has no pages.
    pub page: Option<u32>,
    /// The words there.
    pub text: String,
    /// Where the parts stand, `[start, end]`.
    pub spans: Spans,
    /// Type (loại văn bản) as slug; null if nothing tells.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Canonical number: `44-KL/TW`; of a short form that could not be completed the bare ordinal.
    pub number: Option<String>,
    /// The part of the number that counts: `44`.
    pub ordinal: Option<String>,
    /// The year inside the number: `2020`.
    pub year: Option<String>,
    /// The symbol: `KL/TW`.
    pub symbol: Option<String>,
    /// Name of a law, code, ordinance, constitution or Party document cited by name.
    pub name: Option<String>,
    /// ISO date, whole or in part.
    #[schemars(with = "Option<String>")]
    pub date: Option<PartialDate>,
    /// Term (khóa) that the words tell, roman.
    pub term: Option<String>,
    /// Issuer with its place.
    pub issuer: Option<String>,
    /// Level of the issuer.
    pub level: Level,
    /// System of the issuer.
    pub system: System,
    /// Province of the issuer.
    pub province: Option<String>,
    /// District of the issuer.
    pub district: Option<String>,
    /// Commune of the issuer.
    pub commune: Option<String>,
    /// The part of the cited document, as written.
    pub provision: Option<String>,
    /// What the citing document does with the cited one.
    pub relation: Relation,
    /// How much of the cited document is amended, replaced or repealed; null for other relations.
    pub extent: Option<Extent>,
    /// What kind of text the reference stands in.
    pub setting: Setting,
    /// Index, in this document, of the reference in whose title this one stands; then `relation` is that of the outer document.
    pub within: Option<usize>,
    /// Whether the number is left blank.
    pub blank: bool,
    /// Whether OCR read any of the words.
    pub recognized: bool,
    /// Whether OCR misread the symbol, so that `number` has it as the closed list mends it and `text` as read.
    pub repaired: bool,
    /// The document that is meant: equal ids are the same document.
    #[schemars(with = "String")]
    pub target: DocumentId,
    /// How sure that is.
    pub certainty: Certainty,
    /// The rule that decided.
    #[schemars(with = "String")]
    pub rule: Rule,
}

impl ReferenceRecord {
    /// The record of a resolved reference.
    pub fn new(citing: &Citing, resolved: &Resolved) -> Self {
        let completed = &resolved.completed;
        let reference = &completed.reference;
        let number = completed.number.as_ref();
        let [start, end] = reference.span;
        Self {
            document: citing.document.clone(),
            start,
            end,
            page: reference.page,
            text: reference.text.clone(),
            spans: reference.spans,
            document_type: reference.document_type.clone(),
            number: number.map(Number::canonical),
            ordinal: number
                .filter(|number| !number.is_blank())
                .map(|number| number.ordinal.clone()),
            year: number.and_then(|number| number.year.clone()),
            symbol: number.and_then(|number| Some(number.symbol.as_ref()?.text.clone())),
            name: completed.name.clone(),
            date: completed.date,
            term: reference.term.clone(),
            issuer: completed.issuer.as_ref().map(|issuer| issuer.name.clone()),
            level: completed.level(),
            system: completed.system(),
            province: completed.place().province.clone(),
            district: completed.place().district.clone(),
            commune: completed.place().commune.clone(),
            provision: reference.provision.clone(),
            relation: reference.relation,
            extent: reference.extent,
            setting: reference.setting,
            within: reference.within,
            blank: number.is_some_and(Number::is_blank),
            recognized: reference.recognized,
            repaired: reference.repaired,
            target: resolved.key.id(),
            certainty: completed.certainty,
            rule: completed.rule,
        }
    }
}

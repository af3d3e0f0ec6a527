use super::rule::Rule;
use crate::extract::issuer::Issuer;
use crate::extract::{Number, Reference};
use crate::model::{Certainty, Level, PartialDate, Place, System};

/// A reference with what its document and the tables add to its words. It has no key: only
/// [`Resolved`](super::Resolved), made when all is added, has one.
#[derive(Debug, Clone)]
pub struct Completed {
    /// What the words say.
    pub reference: Reference,
    /// Completed number.
    pub number: Option<Number>,
    /// Name, of a law as in the table.
    pub name: Option<String>,
    /// Completed date.
    pub date: Option<PartialDate>,
    /// The day by which issuer and place were looked up: its own, or the year of its number.
    pub(super) day: Option<PartialDate>,
    /// Issuer with its place.
    pub issuer: Option<Issuer>,
    /// How sure it is which document is meant.
    pub certainty: Certainty,
    /// The rule that decided.
    pub rule: Rule,
}

impl Completed {
    /// A reference as its words have it, with its day, its issuer and the rule that found it.
    pub(super) fn new(
        reference: Reference,
        day: Option<PartialDate>,
        issuer: Option<Issuer>,
        rule: Rule,
    ) -> Self {
        Self {
            number: reference.number.clone(),
            name: reference.name.clone(),
            date: reference.credible_date(),
            day,
            issuer,
            certainty: rule.certainty(),
            rule,
            reference,
        }
    }

    /// Level of the issuer.
    pub fn level(&self) -> Level {
        self.issuer
            .as_ref()
            .map_or(Level::Unknown, |issuer| issuer.level)
    }

    /// System of the issuer.
    pub fn system(&self) -> System {
        self.issuer
            .as_ref()
            .map_or(System::Unknown, |issuer| issuer.system)
    }

    /// Place of the issuer.
    pub fn place(&self) -> &Place {
        const NOWHERE: &Place = &Place {
            province: None,
            district: None,
            commune: None,
        };
        self.issuer.as_ref().map_or(NOWHERE, |issuer| &issuer.place)
    }

    /// The day of the document, as full as it is known.
    pub(super) fn known_day(&self) -> Option<PartialDate> {
        let whole = self.date.filter(|date| date.is_whole());
        whole.or(self.day).or(self.date)
    }

    /// Its type, as slug.
    pub fn document_type(&self) -> Option<&str> {
        self.reference.document_type.as_deref()
    }

    /// The number, if it has its symbol and is not left blank.
    pub(super) fn whole_number(&self) -> Option<&Number> {
        let number = self.number.as_ref()?;
        (number.symbol.is_some() && !number.is_blank()).then_some(number)
    }

    /// Whether its number is given without its symbol: "Kết luận 44".
    pub(super) fn is_short(&self) -> bool {
        self.number
            .as_ref()
            .is_some_and(|number| number.symbol.is_none())
    }

    /// Whether it may complete what another reference leaves out: what OCR read completes only what
    /// OCR read.
    pub(super) fn may_complete(&self, is_recognized: bool) -> bool {
        is_recognized || !self.reference.recognized
    }

    /// Notes the rule that decided; it never makes more certain what was less.
    pub(super) fn decide(&mut self, rule: Rule) {
        self.certainty = self.certainty.max(rule.certainty());
        self.rule = rule;
    }
}

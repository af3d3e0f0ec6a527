//! Whom a document binds and by when, as its own words say: groups are not yet expanded.

use serde::{Deserialize, Serialize};

use super::vocabulary::vocabulary;
use super::{Level, PartialDate, Place, System};

vocabulary! {
    /// Where a document names a body, and so how strongly it binds it.
    Binding: labelled {
        /// Kính gửi; the list after "điện:" of a telegram.
        Addressed = "addressed";
        /// Nơi nhận, with "(để thực hiện)".
        ToCarryOut = "to_carry_out";
        /// Giao, yêu cầu; the subject of a numbered task.
        Ordered = "ordered";
        /// Đề nghị.
        Asked = "asked";
        /// Nơi nhận, without a mark: bound only if nothing else says who is.
        Informed = "informed";
    }
}

vocabulary! {
    /// The part of a body in a task.
    Role: labelled {
        /// Chủ trì.
        Lead = "lead";
        /// Phối hợp.
        Coordinating = "coordinating";
    }
}

vocabulary! {
    /// What is due on a deadline.
    Asks: labelled {
        /// Kế hoạch, chương trình hành động.
        Plan = "plan";
        /// Báo cáo.
        Report = "report";
    }
}

/// Whom a document binds, and by when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Duty {
    /// Bodies and groups of bodies, in the order of the text.
    pub bound: Vec<Bound>,
    /// Deadlines, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
}

impl Duty {
    /// Whether the text names nobody and no day.
    pub fn is_empty(&self) -> bool {
        self.bound.is_empty() && self.deadlines.is_empty()
    }
}

/// A body or a group that a text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Bound {
    /// How it is named.
    pub binding: Binding,
    /// Its part, where the words give one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Who it is.
    #[serde(flatten)]
    pub whom: Whom,
    /// Its words.
    pub text: String,
    /// Start of the words, in code points.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
}

/// One body, all bodies of a kind, or words that name nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "whom", rename_all = "snake_case")]
pub enum Whom {
    /// "UBND các huyện, thành phố".
    Group(BodyGroup),
    /// "Sở Nội vụ".
    Body(NamedBody),
    /// "Các sở, ban, ngành": what cannot be listed.
    Unlisted,
}

/// All bodies of one kind at a level: "các huyện ủy, thành ủy", "UBND các xã".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BodyGroup {
    /// Name of each without its place ("Ủy ban nhân dân"); absent where the words leave it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Number series of each: `ubnd`, `cap-uy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// System, unknown where the sender's is meant.
    pub system: System,
    /// Level; unknown for cities alone, which the sender's level decides.
    pub level: Level,
    /// Region that they lie in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Province that they lie in, where it is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Names, if only some are meant: "UBND các huyện: A, B".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Names of those that are not meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
}

impl BodyGroup {
    /// Whether neither region, province nor names narrow it.
    pub fn is_whole(&self) -> bool {
        self.region.is_none() && self.province.is_none() && self.names.is_empty()
    }
}

/// One body by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct NamedBody {
    /// Its name with its place.
    pub name: String,
    /// Number series: `ubnd`, `cap-uy`, or that of the body alone.
    pub series: String,
    /// Level.
    pub level: Level,
    /// System.
    pub system: System,
    /// Place.
    #[serde(flatten)]
    pub place: Place,
}

/// A day by which something is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Deadline {
    /// The last day in time; null where it cannot be computed ("kể từ ngày nhận được").
    #[schemars(with = "Option<String>")]
    pub date: Option<PartialDate>,
    /// What is due, where the words say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Asks>,
    /// Whether it comes again: `date` is then the first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recurring: bool,
    /// Positions in `bound` of those whom it binds; empty if the text addresses it to all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub binds: Vec<usize>,
    /// Its words.
    pub text: String,
    /// Start of the words, in code points.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
}

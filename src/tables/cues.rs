use super::row::{Record, Row};
use super::{Table, TableError};
use crate::model::{Relation, vocabulary};

vocabulary! {
    /// Which document does what the cue says.
    CueDirection {
        /// The citing document does it to the cited one.
        Forward = "forward";
        /// It was done to the document named before the cue, by the one named after: "Luật X được sửa đổi bởi Luật Y".
        Backward = "backward";
    }
}

vocabulary! {
    /// Where a cue stands.
    CuePosition {
        /// Before the reference.
        Before = "before";
        /// After it: "Quyết định số ... hết hiệu lực".
        After = "after";
        /// Between two references.
        Between = "between";
    }
}

vocabulary! {
    /// How much a cue says beside others.
    CueStrength {
        /// Something is done: "căn cứ", "thực hiện". The nearest wins.
        Acting = "acting";
        /// What is done is an order that stands in a document, so that "tại" before the document points to it:
        /// "thực hiện ý kiến chỉ đạo của UBND tỉnh tại Công văn số ...".
        Directing = "directing";
        /// Only names the document: "theo". Counts where it stands right before the reference.
        Naming = "naming";
        /// Only points at the document: "tại", "của". Gives way to what is done further before.
        Pointing = "pointing";
    }
}

/// Words that tell the relation between the citing and the cited document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The usual words.
    pub cue: String,
    /// Other words with the same meaning.
    pub variants: Vec<String>,
    /// The relation that they tell.
    pub relation: Relation,
    /// Which document does it.
    pub direction: CueDirection,
    /// Where the words stand.
    pub position: CuePosition,
    /// How much they say, where several cues stand before a reference.
    pub strength: CueStrength,
}

impl Record for Cue {
    const COLUMNS: &'static [&'static str] = &[
        "cue",
        "variants",
        "relation",
        "direction",
        "position",
        "strength",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        Ok(Self {
            cue: row.text("cue")?,
            variants: row.list("variants"),
            relation: row.word("relation")?,
            direction: row.word("direction")?,
            position: row.word("position")?,
            strength: row.word("strength")?,
        })
    }

    fn key(&self) -> String {
        self.cue.clone()
    }
}

impl Cue {
    /// Its words, all variants.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.cue.as_str()).chain(self.variants.iter().map(String::as_str))
    }
}

/// The table of relation cues (`data/relation_cues.csv`).
#[derive(Debug, Clone)]
pub struct Cues {
    rows: Vec<Cue>,
}

impl Table for Cues {
    type Row = Cue;
    const FILE: &'static str = "relation_cues.csv";
    const EMBEDDED: &'static str = include_str!("../../data/relation_cues.csv");

    fn build(rows: Vec<Cue>) -> Self {
        Self { rows }
    }
}

impl Cues {
    /// The one in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &Cue {
        &self.rows[row as usize]
    }

    /// All cues, by their words.
    pub fn iter(&self) -> impl Iterator<Item = &Cue> {
        self.rows.iter()
    }
}

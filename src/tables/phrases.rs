use super::row::{Record, Row};
use super::{Table, TableError};
use crate::model::vocabulary;

vocabulary! {
    /// What words beside a reference are for, when they tell no relation.
    PhraseKind {
        /// A title follows: "về việc", "V/v".
        TitleMarker = "title_marker";
        /// A short name for the document before it follows: "sau đây gọi tắt là".
        AliasMarker = "alias_marker";
        /// The document itself is meant: "Quyết định này".
        SelfReference = "self_reference";
        /// The figure of an article follows: "Điều".
        ArticleWord = "article_word";
        /// A document cited before is meant: "Kết luận nêu trên".
        BackReference = "back_reference";
        /// A term follows: "khóa", "nhiệm kỳ".
        TermMarker = "term_marker";
        /// A number follows: "số".
        NumberMarker = "number_marker";
        /// A date follows: "ngày"; the value says which part of it: `day`, `month`, `year`.
        DateMarker = "date_marker";
        /// An issuer follows: "của".
        IssuerMarker = "issuer_marker";
        /// A date follows, in English copies: "dated".
        EnglishDateMarker = "english_date_marker";
        /// A number follows, in English copies: "No".
        EnglishNumberMarker = "english_number_marker";
        /// Before "luật" they make another word of it: "pháp", "dự án". With a value they only seem to: "quy định".
        LawCompound = "law_compound";
        /// A lost blank glues these words to a symbol before them: "CPngày".
        Glued = "glued";
        /// The number of a paper follows that is no official document: "mẫu", "hợp đồng".
        OtherPaper = "other_paper";
        /// A new paragraph begins with these words, though no blank line stands before it: "Căn cứ".
        ParagraphOpening = "paragraph_opening";
        /// The number of a technical standard follows: "TCVN".
        StandardMarker = "standard_marker";
        /// Several documents follow: "các".
        ListMarker = "list_marker";
    }
}

/// Words beside references that tell no relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What they are for.
    pub kind: PhraseKind,
    /// The words.
    pub phrase: String,
    /// What they stand for, where the kind needs it: the kind of a place's word.
    pub value: Option<String>,
}

impl Record for Phrase {
    const COLUMNS: &'static [&'static str] = &["kind", "phrase", "value"];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        Ok(Self {
            kind: row.word("kind")?,
            phrase: row.text("phrase")?,
            value: row.optional("value"),
        })
    }

    fn key(&self) -> String {
        format!("{} {}", self.kind, self.phrase)
    }
}

/// The table of phrases beside references (`data/phrases.csv`).
#[derive(Debug, Clone)]
pub struct Phrases {
    rows: Vec<Phrase>,
}

impl Table for Phrases {
    type Row = Phrase;
    const FILE: &'static str = "phrases.csv";
    const EMBEDDED: &'static str = include_str!("../../data/phrases.csv");

    fn build(rows: Vec<Phrase>) -> Self {
        Self { rows }
    }
}

impl Phrases {
    /// The one in a row, as a lexicon tags it.
    ///
    /// # Panics
    ///
    /// If the row is none of this table.
    pub fn row(&self, row: u32) -> &Phrase {
        &self.rows[row as usize]
    }

    /// All phrases, by kind and words.
    pub fn iter(&self) -> impl Iterator<Item = &Phrase> {
        self.rows.iter()
    }

    /// The phrases of a kind.
    pub fn of(&self, kind: PhraseKind) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter(move |row| row.kind == kind)
            .map(|row| row.phrase.as_str())
    }
}

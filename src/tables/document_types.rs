use super::row::{Record, Row};
use super::{PhraseIndex, Table, TableError};
use crate::model::{System, vocabulary};
use crate::text::match_key;
use std::collections::HashMap;

vocabulary! {
    /// How documents of a type are cited.
    CitedBy {
        /// By number and symbol: "Nghị định số 30/2020/NĐ-CP".
        Number = "number";
        /// By name: "Hiến pháp năm 2013".
        Name = "name";
        /// By either: "Luật Đất đai", "Luật số 31/2024/QH15".
        Both = "both";
    }
}

/// A document type by its place in the table: small, and compared without its slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(u16);

/// A type of document (loại văn bản), one for each type word whoever issues it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentType {
    /// Name in data and outputs: `ket-luan`.
    pub slug: String,
    /// Vietnamese name: `Kết luận`.
    pub name_vi: String,
    /// English name: `Conclusion`.
    pub name_en: String,
    /// Other and longer words for it: "Báo cáo thẩm tra" is a báo cáo.
    pub variants: Vec<String>,
    /// Its abbreviations in symbols: `KL`.
    pub abbreviations: Vec<String>,
    /// Systems that issue it.
    pub systems: Vec<System>,
    /// Whether it is cited by number or name.
    pub cited_by: CitedBy,
    /// Those of its words that are ordinary words too: a reference only with a number right after.
    pub weak: Vec<String>,
    /// Those of its words that name documents of any type ("Văn bản"): the symbol tells the type, this one is the default.
    pub vague: Vec<String>,
    /// Id of the one issuer of all documents of the type: decrees are the Government's.
    pub sole_issuer: Option<String>,
    /// Whether its documents are laws: `laws.csv` has them, and they are cited by their names.
    pub law: bool,
    /// Whether its numbers hold their year ("Nghị định 123/2020"); of other types "12/2020" is a month.
    pub year_in_number: bool,
    /// Whether its documents can ask for something ("theo đề nghị tại Tờ trình số ..."): acts and
    /// reports do not.
    pub asks: bool,
    /// Whether its documents are technical standards, whose numbers are of another network:
    /// "QCVN 62-MT:2016/BTNMT".
    pub standard: bool,
    /// Real forms in which it stands.
    pub examples: Vec<String>,
}

impl Record for DocumentType {
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "name_vi",
        "name_en",
        "variants",
        "abbreviations",
        "systems",
        "cited_by",
        "weak",
        "vague",
        "sole_issuer",
        "law",
        "year_in_number",
        "asks",
        "standard",
        "examples",
    ];

    fn read(row: &Row<'_>) -> Result<Self, TableError> {
        let document_type = Self {
            slug: row.text("slug")?,
            name_vi: row.text("name_vi")?,
            name_en: row.text("name_en")?,
            variants: row.list("variants"),
            abbreviations: row.list("abbreviations"),
            systems: row.words("systems")?,
            cited_by: row.word("cited_by")?,
            weak: row.list("weak"),
            vague: row.list("vague"),
            sole_issuer: row.optional("sole_issuer"),
            law: row.flag("law")?,
            year_in_number: row.flag("year_in_number")?,
            asks: row.optional("asks").is_none() || row.flag("asks")?,
            standard: row.flag("standard")?,
            examples: row.list("examples"),
        };
        let known = |word: &&String| !document_type.words().any(|own| own == *word);
        for column in ["weak", "vague"] {
            if let Some(word) = row.list(column).iter().find(known) {
                return Err(row.error(
                    column,
                    format!("'{word}' is neither the name nor among the variants"),
                ));
            }
        }
        Ok(document_type)
    }

    fn key(&self) -> String {
        self.slug.clone()
    }
}

impl DocumentType {
    /// Its name and variants.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name_vi.as_str()).chain(self.variants.iter().map(String::as_str))
    }
}

/// A type word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeWord<'a> {
    /// End of the word, in bytes of the text.
    pub end: usize,
    /// The type that it names.
    pub document_type: &'a DocumentType,
    /// Whether it is an ordinary word too, a reference only with a number right after.
    pub weak: bool,
    /// Whether it names documents of any type.
    pub vague: bool,
}

/// The table of document types (`data/document_types.csv`).
#[derive(Debug, Clone)]
pub struct DocumentTypes {
    rows: Vec<DocumentType>,
    words: PhraseIndex,
    english: PhraseIndex,
    abbreviations: HashMap<String, Vec<usize>>,
}

impl Table for DocumentTypes {
    type Row = DocumentType;
    const FILE: &'static str = "document_types.csv";
    const EMBEDDED: &'static str = include_str!("../../data/document_types.csv");

    fn build(rows: Vec<DocumentType>) -> Self {
        let words = (0..)
            .zip(&rows)
            .flat_map(|(index, row)| row.words().map(move |word| (word, index)));
        let words = PhraseIndex::new(words);
        let mut abbreviations: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            for abbreviation in &row.abbreviations {
                abbreviations
                    .entry(match_key(abbreviation))
                    .or_default()
                    .push(index);
            }
        }
        // "QĐ" is quyết định first, for which the table names it first, then quy định ("QyĐ", "QĐ").
        for (abbreviation, types) in &mut abbreviations {
            types.sort_by_key(|&index| {
                rows[index]
                    .abbreviations
                    .iter()
                    .position(|own| match_key(own) == *abbreviation)
            });
        }
        let english = PhraseIndex::new(
            (0..)
                .zip(&rows)
                .map(|(index, row)| (row.name_en.as_str(), index)),
        );
        Self {
            rows,
            words,
            english,
            abbreviations,
        }
    }
}

impl DocumentTypes {
    /// All types, by slug.
    pub fn iter(&self) -> impl Iterator<Item = &DocumentType> {
        self.rows.iter()
    }

    /// All types with their ids.
    pub fn with_ids(&self) -> impl Iterator<Item = (TypeId, &DocumentType)> {
        (0..).map(TypeId).zip(&self.rows)
    }

    /// The type of an id of this table.
    ///
    /// # Panics
    ///
    /// If the id is of another table.
    pub fn of(&self, id: TypeId) -> &DocumentType {
        &self.rows[usize::from(id.0)]
    }

    /// The type with this slug: `ket-luan`.
    pub fn get(&self, slug: &str) -> Option<&DocumentType> {
        self.rows.iter().find(|row| row.slug == slug)
    }

    /// The type that a whole word or phrase names: "Thông báo kết luận".
    pub fn by_word(&self, word: &str) -> Option<&DocumentType> {
        self.words
            .get(word)
            .first()
            .map(|&index| &self.rows[index as usize])
    }

    /// The types that an abbreviation in a symbol may mean, the customary one first: `KL` one, `TT` two (thông tư, thông tri).
    /// Case does not matter.
    pub fn by_abbreviation(&self, abbreviation: &str) -> Vec<&DocumentType> {
        let found = self.abbreviations.get(&match_key(abbreviation));
        found
            .into_iter()
            .flatten()
            .map(|&index| &self.rows[index])
            .collect()
    }

    /// The type whose English name starts at `start` (bytes), as English copies have it, and the name's end.
    pub fn english_at(&self, text: &str, start: usize) -> Option<(usize, &DocumentType)> {
        let (end, values) = self.english.longest_at(text, start)?;
        Some((end, &self.rows[*values.first()? as usize]))
    }

    /// The longest type word that starts at `start` (bytes) in an NFC text.
    pub fn word_at(&self, text: &str, start: usize) -> Option<TypeWord<'_>> {
        // "đường bộ, Luật Giá" and "Ban Bí thư; Công văn" hold no "Bộ luật" and no "Thư công": a type word has no marks inside.
        let whole = |end: usize| {
            text[start..end]
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter.is_whitespace())
        };
        let (end, values) = self
            .words
            .all_at(text, start)
            .into_iter()
            .rev()
            .find(|&(end, _)| whole(end))?;
        let document_type = &self.rows[*values.first()? as usize];
        let word = match_key(&text[start..end]);
        let among = |words: &[String]| words.iter().any(|known| match_key(known) == word);
        Some(TypeWord {
            end,
            document_type,
            weak: among(&document_type.weak),
            vague: among(&document_type.vague),
        })
    }
}

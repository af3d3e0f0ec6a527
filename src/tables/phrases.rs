use super::row::{Record, Row};
use super::{Table, TableError};
use crate::model::vocabulary;

vocabulary! {
    /// What words beside a reference are for, when they tell no relation.
    PhraseKind {
        /// A title follows: "về việc", "V/v".
        TitleMarker = "title_marker", "Mở đầu trích yếu", "Title follows";
        /// A short name for the document before it follows: "sau đây gọi tắt là".
        AliasMarker = "alias_marker", "Đặt tên gọi tắt", "Short name follows";
        /// The document itself is meant: "Quyết định này".
        SelfReference = "self_reference", "Chính văn bản này", "The document itself";
        /// The figure of an article follows: "Điều".
        ArticleWord = "article_word", "Điều", "Article follows";
        /// A document cited before is meant: "Kết luận nêu trên".
        BackReference = "back_reference", "Văn bản đã nêu", "Cited before";
        /// A term follows: "khóa", "nhiệm kỳ".
        TermMarker = "term_marker", "Khóa, nhiệm kỳ", "Term follows";
        /// A number follows: "số".
        NumberMarker = "number_marker", "Số", "Number follows";
        /// A date follows: "ngày"; the value says which part of it: `day`, `month`, `year`.
        DateMarker = "date_marker", "Ngày", "Date follows";
        /// An issuer follows: "của".
        IssuerMarker = "issuer_marker", "Cơ quan ban hành", "Issuer follows";
        /// A date follows, in English copies: "dated".
        EnglishDateMarker = "english_date_marker", "Ngày (tiếng Anh)", "Date follows in English";
        /// A number follows, in English copies: "No".
        EnglishNumberMarker = "english_number_marker", "Số (tiếng Anh)", "Number follows in English";
        /// Before "luật" they make another word of it: "pháp", "dự án". With a value they only seem
        /// to: "quy định".
        LawCompound = "law_compound", "Từ ghép với luật", "Compound with law";
        /// A lost blank glues these words to a symbol before them: "CPngày".
        Glued = "glued", "Dính liền ký hiệu", "Glued to a symbol";
        /// The number of a paper follows that is no official document: "mẫu", "hợp đồng".
        OtherPaper = "other_paper", "Giấy tờ khác", "Another paper";
        /// A new paragraph begins with these words, though no blank line stands before it: "Căn
        /// cứ".
        ParagraphOpening = "paragraph_opening", "Mở đầu đoạn", "Paragraph begins";
        /// The number of a technical standard follows: "TCVN".
        StandardMarker = "standard_marker", "Tiêu chuẩn, quy chuẩn", "Standard follows";
        /// Several documents follow: "các".
        ListMarker = "list_marker", "Danh sách", "List follows";
        /// Joins items of a list, or words of a name: "và".
        ListJoint = "list_joint", "Từ nối", "Joins a list";
        /// An ordinal follows: "thứ".
        OrdinalMarker = "ordinal_marker", "Thứ", "Ordinal follows";
        /// Role of a person who issues in the name of a body: "phó chủ tịch".
        Role = "role", "Chức danh", "Role";
        /// The name of a place follows; the value is its kind: "thị xã" (`town`). One with a dot
        /// counts with it only.
        PlaceWord = "place_word", "Địa danh", "Place follows";
        /// After the word of a place they make another word of it: "tỉnh ủy".
        PlaceCompound = "place_compound", "Từ ghép với địa danh", "Compound with a place";
        /// A dot after it ends no sentence: "TP.".
        DottedWord = "dotted_word", "Viết tắt có dấu chấm", "Abbreviated with a dot";
        /// In small letters it ends the name of a body: "về".
        BodyEnd = "body_end", "Hết tên cơ quan", "Ends a body's name";
        /// Looks like the beginning of a body's name and is none: "ban hành", of "Ban".
        NoBody = "no_body", "Không phải cơ quan", "No body";
        /// Name of a body that is an ordinary word in small letters: "đại hội".
        CommonBody = "common_body", "Từ thường", "Ordinary word";
        /// A meeting of a committee: "hội nghị".
        Conference = "conference", "Hội nghị", "Conference";
        /// Begins the name of the committee after its meeting: "Hội nghị lần thứ tám Ban ...".
        ConferenceBody = "conference_body", "Cơ quan họp", "Committee that meets";
        /// The congress of a body follows: "Đại hội".
        Congress = "congress", "Đại hội", "Congress";
        /// In the name of a congress, whose it is: "Đảng bộ". The value is the issuer, where the
        /// words are none: "toàn quốc".
        CongressBody = "congress_body", "Đại hội của", "Whose congress";
        /// Ends the names of central bodies; with a value it makes a body its central one: "TW"
        /// (`Trung ương`).
        Centre = "centre", "Trung ương", "Central";
        /// Joint issuers follow; the value is their series: "liên Bộ" (`lien-bo`).
        JointHead = "joint_head", "Liên tịch", "Joint issuers follow";
        /// In the title of a city's body the value stands for it: "Tỉnh ủy" (`Thành ủy`).
        CityForm = "city_form", "Tên gọi ở thành phố", "Name in a city";
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

    /// What a phrase of a kind stands for, as its row writes it.
    pub fn value(&self, kind: PhraseKind, phrase: &str) -> Option<&str> {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.kind == kind && row.phrase == phrase)?;
        row.value.as_deref()
    }

    /// The phrases of a kind.
    pub fn of(&self, kind: PhraseKind) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter(move |row| row.kind == kind)
            .map(|row| row.phrase.as_str())
    }
}

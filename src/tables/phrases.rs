use super::row::{Record, Row};
use super::{Table, TableError};
use crate::model::vocabulary;

vocabulary! {
    /// What words beside a reference are for, when they tell no relation.
    PhraseKind {
        /// A title follows: "về việc", "V/v".
        TitleMarker = "title_marker", "Mở đầu trích yếu", "Title follows";
        /// A title may begin with it: "hướng dẫn", "sửa đổi".
        TitleVerb = "title_verb", "Động từ mở đầu trích yếu", "Verb of titles";
        /// Opens in brackets what a document deals with: "bao gồm".
        ContentsMarker = "contents_marker", "Bao gồm", "Contents follow";
        /// Says of a document before it that it holds, or no longer: "hết hiệu lực".
        InForce = "in_force", "Có, hết hiệu lực", "In force or not";
        /// A full stop after it ends no sentence: "TP".
        StopAbbreviation = "stop_abbreviation", "Chữ viết tắt có dấu chấm", "Abbreviation with a full stop";
        /// What a body does, right after its name: "yêu cầu".
        Act = "act", "Hành động của cơ quan", "Act of a body";
        /// What was done to a document: "được sửa đổi".
        PassiveChange = "passive_change", "Được sửa đổi, bị bãi bỏ", "Was changed";
        /// What did it follows: "bởi".
        AgentMarker = "agent_marker", "Bởi, theo", "Agent follows";
        /// May stand between a cue and its reference: "các", "nội dung".
        LinkWord = "link_word", "Từ nối", "Links a cue to its reference";
        /// Joins equals: "và".
        Coordination = "coordination", "Và, hoặc", "Joins equals";
        /// A short name for the document before it follows: "sau đây gọi tắt là".
        AliasMarker = "alias_marker", "Đặt tên gọi tắt", "Short name follows";
        /// The document itself is meant: "Quyết định này".
        SelfReference = "self_reference", "Chính văn bản này", "The document itself";
        /// Of a part of a document; its figure follows: "khoản". Value `article`: "Điều".
        ProvisionWord = "provision_word", "Điều, khoản, điểm", "Part of a document";
        /// May stand before a part of a document: "từ" of "từ Điều 5".
        ProvisionLead = "provision_lead", "Trước điều, khoản", "Before a part";
        /// Joins parts of documents: "và" (`list`), or a part to its document: "của" (`document`).
        ProvisionJoint = "provision_joint", "Nối điều, khoản", "Joins parts";
        /// An ordinal follows: "thứ".
        OrdinalMarker = "ordinal_marker", "Thứ", "Ordinal follows";
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
        /// Before "luật" they make another word of it: "pháp", "dự án". With a value they only seem to: "quy định".
        LawCompound = "law_compound", "Từ ghép với luật", "Compound with law";
        /// A lost blank glues these words to a symbol before them: "CPngày".
        Glued = "glued", "Dính liền ký hiệu", "Glued to a symbol";
        /// The number of a paper follows that is no official document: "mẫu", "hợp đồng".
        OtherPaper = "other_paper", "Giấy tờ khác", "Another paper";
        /// A new paragraph begins with these words, though no blank line stands before it: "Căn cứ".
        ParagraphOpening = "paragraph_opening", "Mở đầu đoạn", "Paragraph begins";
        /// The number of a technical standard follows: "TCVN".
        StandardMarker = "standard_marker", "Tiêu chuẩn, quy chuẩn", "Standard follows";
        /// Between hour and minutes: "h" of "10h57".
        HourMarker = "hour_marker", "Giờ", "Between hour and minutes";
        /// A news item begins with these words after its agency: "Sáng" of "(TTXVN) - Sáng 5/3".
        NewsOpening = "news_opening", "Mở đầu tin, bài", "News item begins";
        /// The hour of a signature follows on the line: "ký".
        SignatureMarker = "signature_marker", "Ký", "Signature";
        /// An addressee follows: "Kính gửi".
        AddresseeMarker = "addressee_marker", "Kính gửi", "Addressee follows";
        /// Those who receive a copy follow: "Nơi nhận".
        CopiesMarker = "copies_marker", "Nơi nhận", "Copies go to";
        /// The label of a field in a portal's table or a front matter: "Số hiệu". The value names the
        /// field, with `if none` where another label says more surely.
        PortalField = "portal_field", "Nhãn trên cổng", "Label of a portal";
        /// A motto of the State, or with the value `capitals` the Party's title in capitals.
        Motto = "motto", "Tiêu ngữ", "Motto";
        /// Before a motto's words they make a title of it: "nước" of "Chủ tịch nước Cộng hòa ...".
        MottoLead = "motto_lead", "Trước quốc hiệu", "No motto follows";
        /// The body of a document begins with these words: "Xét". Value `subject`: a subject under a
        /// type word may begin so too.
        BodyOpening = "body_opening", "Mở đầu nội dung", "Body begins";
        /// Ends the head of a telegram before its colon: "điện".
        TelegramMarker = "telegram_marker", "Điện", "Telegram begins";
        /// When an act was passed, in its last words: "này được" (`act`) ... "thông qua ngày" (`day`).
        PassingMarker = "passing_marker", "Thông qua", "Act passed";
        /// No subject begins with these words: "người ký".
        NoSubject = "no_subject", "Không phải trích yếu", "No subject";
        /// The document follows with which this one was issued: "ban hành kèm theo".
        IssuedWith = "issued_with", "Kèm theo", "Issued with";
        /// In whose name a document is signed follows, in capitals: "TM".
        SignerMarker = "signer_marker", "Thay mặt", "Signed in the name of";
        /// Several documents follow: "các".
        ListMarker = "list_marker", "Danh sách", "List follows";
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

    /// The rows of a kind.
    pub fn rows_of(&self, kind: PhraseKind) -> impl Iterator<Item = &Phrase> {
        self.rows.iter().filter(move |row| row.kind == kind)
    }

    /// The phrases of a kind.
    pub fn of(&self, kind: PhraseKind) -> impl Iterator<Item = &str> {
        self.rows_of(kind).map(|row| row.phrase.as_str())
    }
}

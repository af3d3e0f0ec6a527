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
        /// Several documents follow: "các".
        ListMarker = "list_marker", "Danh sách", "List follows";
        /// A list of bodies follows: "Kính gửi", "Nơi nhận", "điện"; the value says which: `dear`, `copies`, `wire`.
        AddresseeMarker = "addressee_marker", "Kính gửi, Nơi nhận", "List of bodies follows";
        /// A clause with a subject of its own follows: "để".
        ClauseWord = "clause_word", "Mở đầu mệnh đề", "Clause begins";
        /// The part of bodies in a task: "chủ trì" (`lead`), "phối hợp với" (`coordinating`).
        Coordination = "coordination", "Chủ trì, phối hợp", "Part in a task";
        /// Why somebody receives a copy: "để thực hiện" (`do`), "báo cáo" (`other`).
        CopyPurpose = "copy_purpose", "Mục đích gửi", "Purpose of a copy";
        /// A deadline begins or goes on: "trước", "chậm nhất", "kể từ"; the value says how.
        DeadlineMarker = "deadline_marker", "Thời hạn", "Deadline";
        /// From what days are counted: "ký" (`issue`), "nhận được" (`receive`).
        DeadlineVerb = "deadline_verb", "Mốc tính hạn", "Days are counted from";
        /// What is not meant follows: "trừ".
        ExceptMarker = "except_marker", "Ngoại trừ", "Exception follows";
        /// A body of which several follow, that no row of the issuers names: "cấp ủy các huyện"; the value is its system.
        GroupHead = "group_head", "Cơ quan của nhóm", "Body of a group";
        /// Where a group lies, in words that the sender's place tells already: "trên địa bàn tỉnh".
        GroupScope = "group_scope", "Phạm vi nhóm", "Scope of a group";
        /// Units or committees of which a group is made: "huyện", "thị ủy"; the value is their level.
        GroupUnit = "group_unit", "Đơn vị của nhóm", "Unit of a group";
        /// After the figure of an hour: "giờ".
        HourWord = "hour_word", "Giờ", "Hour";
        /// The office of a person who stands for the body: "Chủ tịch UBND".
        Leader = "leader", "Chức danh", "Office of a person";
        /// All units of a level follow: "cấp xã".
        LevelMarker = "level_marker", "Cấp", "Level follows";
        /// A body that is to do something follows: "giao" (`order`), "đề nghị" (`ask`).
        OrderCue = "order_cue", "Giao việc", "Order follows";
        /// What stands before it did something, and is not ordered to: "đã".
        PastMarker = "past_marker", "Đã làm", "Done already";
        /// A deadline comes again: "hằng quý".
        PeriodWord = "period_word", "Định kỳ", "Period";
        /// The sender, by the first word of its name: "Bộ tổng hợp".
        SenderWord = "sender_word", "Cơ quan gửi", "The sender";
        /// What is to be done by a day; the value says whether it is a plan or a report.
        TaskWord = "task_word", "Việc phải làm", "Task";
        /// Days are counted: "thời hạn".
        TermSpan = "term_span", "Thời hạn tính ngày", "Days are counted";
        /// A day that is no deadline follows: "có hiệu lực".
        TermWord = "term_word", "Không phải thời hạn", "No deadline";
        /// Bodies that cannot be listed: "sở, ban, ngành".
        Unlisted = "unlisted", "Không liệt kê được", "Cannot be listed";
        /// Only working days count: "làm việc".
        WorkingDay = "working_day", "Ngày làm việc", "Working days";
        /// A line that ends with it goes on: "của".
        WrappedWord = "wrapped_word", "Chưa hết câu", "Line goes on";
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

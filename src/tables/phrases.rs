use super::row::{Record, Row};
use super::{Table, TableError};
use crate::model::vocabulary;

vocabulary! {
    /// What words beside a reference are for, when they tell no relation.
    PhraseKind {
        /// A title follows: "về việc", "V/v".
        TitleMarker = "title_marker";
        /// A title may begin with it: "hướng dẫn", "sửa đổi".
        TitleVerb = "title_verb";
        /// Opens in brackets what a document deals with: "bao gồm".
        ContentsMarker = "contents_marker";
        /// Says of a document before it that it holds, or no longer: "hết hiệu lực".
        InForce = "in_force";
        /// What a body does, right after its name: "yêu cầu".
        Act = "act";
        /// What was done to a document: "được sửa đổi".
        PassiveChange = "passive_change";
        /// What did it follows: "bởi".
        AgentMarker = "agent_marker";
        /// May stand between a cue and its reference: "các", "nội dung".
        LinkWord = "link_word";
        /// Between a cue and a reference it says that a part is meant: "một số điều"; with the value `phrase` words of it: "cụm từ".
        PartWord = "part_word";
        /// What a document orders: "nhiệm vụ", "ý kiến chỉ đạo".
        OrderWord = "order_word";
        /// How something is carried out: "nghiêm túc".
        Adverb = "adverb";
        /// The reference after it is its object, and nothing more is done with it: "đã ban hành".
        ObjectVerb = "object_verb";
        /// What follows is only proposed: "đề nghị".
        ProposalMarker = "proposal_marker";
        /// What follows is only the background: "sau khi".
        BackgroundMarker = "background_marker";
        /// What follows is reported: "sơ kết"; with the value `noun` only at the beginning of a clause: "kết quả".
        ReportMarker = "report_marker";
        /// Begins another predicate: "phải".
        Modal = "modal";
        /// Heads a form that others fill in: "Mẫu".
        FormMarker = "form_marker";
        /// Heads an annex: "Phụ lục".
        AnnexMarker = "annex_marker";
        /// Sends a document on with this one: "sao gửi".
        SendingVerb = "sending_verb";
        /// A unit of time: "năm".
        TimeUnit = "time_unit";
        /// A short name for the document before it follows: "sau đây gọi tắt là".
        AliasMarker = "alias_marker";
        /// The document itself is meant: "Quyết định này".
        SelfReference = "self_reference";
        /// Of a part of a document; its figure follows: "khoản". Value `article`: "Điều".
        ProvisionWord = "provision_word";
        /// May stand before a part of a document: "từ" of "từ Điều 5".
        ProvisionLead = "provision_lead";
        /// Joins parts of documents: "và" (`list`), or a part to its document: "của" (`document`).
        ProvisionJoint = "provision_joint";
        /// An ordinal follows: "thứ".
        OrdinalMarker = "ordinal_marker";
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
        /// Before "luật" they make another word of it: "pháp", "dự án". With a value they only seem
        /// to: "quy định".
        LawCompound = "law_compound";
        /// A lost blank glues these words to a symbol before them: "CPngày".
        Glued = "glued";
        /// The number of a paper follows that is no official document: "mẫu", "hợp đồng".
        OtherPaper = "other_paper";
        /// A new paragraph begins with these words, though no blank line stands before it: "Căn
        /// cứ".
        ParagraphOpening = "paragraph_opening";
        /// The number of a technical standard follows: "TCVN".
        StandardMarker = "standard_marker";
        /// Between hour and minutes: "h" of "10h57".
        HourMarker = "hour_marker";
        /// A news item begins with these words after its agency: "Sáng" of "(TTXVN) - Sáng 5/3".
        NewsOpening = "news_opening";
        /// The hour of a signature follows on the line: "ký".
        SignatureMarker = "signature_marker";
        /// Those who receive a copy follow: "Nơi nhận".
        CopiesMarker = "copies_marker";
        /// The label of a field in a portal's table or a front matter: "Số hiệu". The value names the
        /// field, with `if none` where another label says more surely.
        PortalField = "portal_field";
        /// Usual name of a field or column of a corpus; the value is the label of a portal's field
        /// that means the same: "document_number" (`Số hiệu`).
        CorpusField = "corpus_field";
        /// A motto of the State, or with the value `capitals` the Party's title in capitals.
        Motto = "motto";
        /// Before a motto's words they make a title of it: "nước" of "Chủ tịch nước Cộng hòa ...".
        MottoLead = "motto_lead";
        /// The body of a document begins with these words: "Xét". Value `subject`: a subject under a
        /// type word may begin so too.
        BodyOpening = "body_opening";
        /// Ends the head of a telegram before its colon: "điện".
        TelegramMarker = "telegram_marker";
        /// In a symbol it tells the type of a document whatever its title is; the value is the type:
        /// "VBHN" (`van-ban-hop-nhat`).
        TypeOfSymbol = "type_of_symbol";
        /// A document without a type word is one; the value is the type: "công văn".
        UntitledType = "untitled_type";
        /// Type word of what makes another body's words known: "thông báo".
        NoticeWord = "notice_word";
        /// Where central bodies sit: "Hà Nội".
        CapitalCity = "capital_city";
        /// When an act was passed, in its last words: "này được" (`act`) ... "thông qua ngày" (`day`).
        PassingMarker = "passing_marker";
        /// No subject begins with these words: "người ký".
        NoSubject = "no_subject";
        /// The document follows with which this one was issued: "ban hành kèm theo".
        IssuedWith = "issued_with";
        /// In whose name a document is signed follows, in capitals: "TM".
        SignerMarker = "signer_marker";
        /// Several documents follow: "các".
        ListMarker = "list_marker";
        /// Joins equals: items of a list, words of a name, clauses: "và".
        ListJoint = "list_joint";
        /// No law's name goes on with these words: "ngày", "được", "quy định".
        NameEnd = "name_end";
        /// A clause begins after a law's name, though after a comma or "và" they stand in names too:
        /// "thực hiện".
        NameClause = "name_clause";
        /// Holds a word that ends names, and stands in names all the same: "dân số".
        NameCompound = "name_compound";
        /// After "của" they belong to a law's name: "Luật Xuất cảnh, nhập cảnh của công dân Việt
        /// Nam".
        NameOwner = "name_owner";
        /// Where a law holds, the last words of its name: "tại Việt Nam".
        NamePlace = "name_place";
        /// After a title of the table they show that the law's name is longer: "Luật Thuế giá trị
        /// gia tăng".
        NameWord = "name_word";
        /// Something else than a law's name begins with them after a comma or "và": "cơ quan".
        OtherStart = "other_start";
        /// After "luật" they make something else of it: "luật sư", "luật chuyên ngành".
        NoNameOpening = "no_name_opening";
        /// Before "luật" they mean no single law: "đạo luật", "một luật".
        GeneralLaw = "general_law";
        /// Begins an older title after its type word: "Pháp lệnh về ...".
        OlderTitle = "older_title";
        /// What an amending law does, at the beginning of its title: "sửa đổi".
        AmendingVerb = "amending_verb";
        /// What stands in an amending law's title before the law that it amends: "một số điều của".
        AmendedPart = "amended_part";
        /// What several laws named together are about: "các luật liên quan đến an ninh".
        CollectiveSubject = "collective_subject";
        /// The State, after the name of a law: "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam".
        StateName = "state_name";
        /// A meeting of the Central Committee: "hội nghị".
        PlenumWord = "plenum_word";
        /// The Central Committee before the ordinal of its plenum: "Trung ương 4".
        Central = "central";
        /// The Central Committee in full: "Ban Chấp hành Trung ương".
        CentralCommittee = "central_committee";
        /// An ordinal in words, its figure as value: "tư" for 4.
        Ordinal = "ordinal";
        /// A congress: "đại hội".
        CongressWord = "congress_word";
        /// What stands in the name of a congress: "đại biểu", "toàn quốc".
        CongressPart = "congress_part";
        /// After a figure they make a quantity of it, not the number of a document: "5 triệu".
        UnitWord = "unit_word";
        /// A type word that is an ordinary word too, and is cited by an ordinal alone: "Đề án 06".
        OrdinalType = "ordinal_type";
        /// At the end of a type word it means several issuers: "Thông tư liên tịch".
        JointWord = "joint_word";
        /// What an issuer does with the document after it: "ban hành".
        IssueVerb = "issue_verb";
        /// What was done to the document before it, on the date after it: "thông qua ngày ...".
        IssuedVerb = "issued_verb";
        /// Stands before such a verb: "đã", "được".
        VerbParticle = "verb_particle";
        /// Role of a person who issues in the name of a body: "phó chủ tịch".
        Role = "role";
        /// The name of a place follows; the value is its kind: "thị xã" (`town`). One with a dot
        /// counts with it only.
        PlaceWord = "place_word";
        /// After the word of a place they make another word of it: "tỉnh ủy".
        PlaceCompound = "place_compound";
        /// A dot after it ends no sentence: "TP.".
        DottedWord = "dotted_word";
        /// In small letters it ends the name of a body: "về".
        BodyEnd = "body_end";
        /// Looks like the beginning of a body's name and is none: "ban hành", of "Ban".
        NoBody = "no_body";
        /// Name of a body that is an ordinary word in small letters: "đại hội".
        CommonBody = "common_body";
        /// A meeting of a committee: "hội nghị".
        Conference = "conference";
        /// Begins the name of the committee after its meeting: "Hội nghị lần thứ tám Ban ...".
        ConferenceBody = "conference_body";
        /// The congress of a body follows: "Đại hội".
        Congress = "congress";
        /// In the name of a congress, whose it is: "Đảng bộ". The value is the issuer, where the
        /// words are none: "toàn quốc".
        CongressBody = "congress_body";
        /// Ends the names of central bodies; with a value it makes a body its central one: "TW"
        /// (`Trung ương`).
        Centre = "centre";
        /// Joint issuers follow; the value is their series: "liên Bộ" (`lien-bo`).
        JointHead = "joint_head";
        /// In the title of a city's body the value stands for it: "Tỉnh ủy" (`Thành ủy`).
        CityForm = "city_form";
        /// A list of bodies follows: "Kính gửi", "Nơi nhận", "điện"; the value says which: `dear`, `copies`, `wire`.
        AddresseeMarker = "addressee_marker";
        /// A clause with a subject of its own follows: "để".
        ClauseWord = "clause_word";
        /// The part of bodies in a task: "chủ trì" (`lead`), "phối hợp với" (`coordinating`).
        Coordination = "coordination";
        /// Why somebody receives a copy: "để thực hiện" (`do`), "báo cáo" (`other`).
        CopyPurpose = "copy_purpose";
        /// A deadline begins or goes on: "trước", "chậm nhất", "kể từ"; the value says how.
        DeadlineMarker = "deadline_marker";
        /// From what days are counted: "ký" (`issue`), "nhận được" (`receive`).
        DeadlineVerb = "deadline_verb";
        /// What is not meant follows: "trừ".
        ExceptMarker = "except_marker";
        /// A body of which several follow, that no row of the issuers names: "cấp ủy các huyện"; the value is its system.
        GroupHead = "group_head";
        /// Where a group lies, in words that the sender's place tells already: "trên địa bàn tỉnh".
        GroupScope = "group_scope";
        /// Units or committees of which a group is made: "huyện", "thị ủy"; the value is their level.
        GroupUnit = "group_unit";
        /// After the figure of an hour: "giờ".
        HourWord = "hour_word";
        /// The office of a person who stands for the body: "Chủ tịch UBND".
        Leader = "leader";
        /// All units of a level follow: "cấp xã".
        LevelMarker = "level_marker";
        /// A body that is to do something follows: "giao" (`order`), "đề nghị" (`ask`).
        OrderCue = "order_cue";
        /// What stands before it did something, and is not ordered to: "đã".
        PastMarker = "past_marker";
        /// A deadline comes again: "hằng quý".
        PeriodWord = "period_word";
        /// The sender, by the first word of its name: "Bộ tổng hợp".
        SenderWord = "sender_word";
        /// What is to be done by a day; the value says whether it is a plan or a report.
        TaskWord = "task_word";
        /// Days are counted: "thời hạn".
        TermSpan = "term_span";
        /// A day that is no deadline follows: "có hiệu lực".
        TermWord = "term_word";
        /// Bodies that cannot be listed: "sở, ban, ngành".
        Unlisted = "unlisted";
        /// Only working days count: "làm việc".
        WorkingDay = "working_day";
        /// A line that ends with it goes on: "của".
        WrappedWord = "wrapped_word";
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

    /// The rows of a kind.
    pub fn rows_of(&self, kind: PhraseKind) -> impl Iterator<Item = &Phrase> {
        self.rows.iter().filter(move |row| row.kind == kind)
    }

    /// The phrases of a kind.
    pub fn of(&self, kind: PhraseKind) -> impl Iterator<Item = &str> {
        self.rows_of(kind).map(|row| row.phrase.as_str())
    }
}

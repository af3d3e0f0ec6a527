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
        /// What a body does, right after its name: "yêu cầu".
        Act = "act", "Hành động của cơ quan", "Act of a body";
        /// What was done to a document: "được sửa đổi".
        PassiveChange = "passive_change", "Được sửa đổi, bị bãi bỏ", "Was changed";
        /// What did it follows: "bởi".
        AgentMarker = "agent_marker", "Bởi, theo", "Agent follows";
        /// May stand between a cue and its reference: "các", "nội dung".
        LinkWord = "link_word", "Từ nối", "Links a cue to its reference";
        /// Between a cue and a reference it says that a part is meant: "một số điều", "cụm từ".
        PartWord = "part_word", "Một phần của văn bản", "Part of a document is meant";
        /// What a document orders: "nhiệm vụ", "ý kiến chỉ đạo".
        OrderWord = "order_word", "Nhiệm vụ, ý kiến chỉ đạo", "What is ordered";
        /// How something is carried out: "nghiêm túc".
        Adverb = "adverb", "Trạng từ", "How it is done";
        /// The reference after it is its object, and nothing more is done with it: "đã ban hành".
        ObjectVerb = "object_verb", "Động từ có tân ngữ là văn bản", "The reference is its object";
        /// What follows is only proposed: "đề nghị".
        ProposalMarker = "proposal_marker", "Đề nghị, dự thảo", "Only proposed";
        /// What follows is only the background: "sau khi".
        BackgroundMarker = "background_marker", "Sau khi, từ khi", "Background";
        /// What follows is reported: "sơ kết"; with the value `noun` only at the beginning of a clause: "kết quả".
        ReportMarker = "report_marker", "Sơ kết, tổng kết", "Reported";
        /// Begins another predicate: "phải".
        Modal = "modal", "Phải, cần", "Modal verb";
        /// A unit of time: "năm".
        TimeUnit = "time_unit", "Đơn vị thời gian", "Unit of time";
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
        /// Usual name of a field or column of a corpus; the value is the label of a portal's field
        /// that means the same: "document_number" (`Số hiệu`).
        CorpusField = "corpus_field", "Trường của kho văn bản", "Field of a corpus";
        /// A motto of the State, or with the value `capitals` the Party's title in capitals.
        Motto = "motto", "Tiêu ngữ", "Motto";
        /// Before a motto's words they make a title of it: "nước" of "Chủ tịch nước Cộng hòa ...".
        MottoLead = "motto_lead", "Trước quốc hiệu", "No motto follows";
        /// The body of a document begins with these words: "Xét". Value `subject`: a subject under a
        /// type word may begin so too.
        BodyOpening = "body_opening", "Mở đầu nội dung", "Body begins";
        /// Ends the head of a telegram before its colon: "điện".
        TelegramMarker = "telegram_marker", "Điện", "Telegram begins";
        /// In a symbol it tells the type of a document whatever its title is; the value is the type:
        /// "VBHN" (`van-ban-hop-nhat`).
        TypeOfSymbol = "type_of_symbol", "Loại văn bản theo ký hiệu", "Type told by the symbol";
        /// A document without a type word is one; the value is the type: "công văn".
        UntitledType = "untitled_type", "Văn bản không tên loại", "Bears no type word";
        /// Type word of what makes another body's words known: "thông báo".
        NoticeWord = "notice_word", "Thông báo", "Gives notice of another's words";
        /// Where central bodies sit: "Hà Nội".
        CapitalCity = "capital_city", "Thủ đô", "Capital city";
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
        /// Joins equals: items of a list, words of a name, clauses: "và".
        ListJoint = "list_joint", "Từ nối", "Joins a list";
        /// No law's name goes on with these words: "ngày", "được", "quy định".
        NameEnd = "name_end", "Hết tên luật", "Ends a law's name";
        /// A clause begins after a law's name, though after a comma or "và" they stand in names too:
        /// "thực hiện".
        NameClause = "name_clause", "Mở đầu mệnh đề", "Clause after a law's name";
        /// Holds a word that ends names, and stands in names all the same: "dân số".
        NameCompound = "name_compound", "Từ ghép trong tên luật", "Compound in a law's name";
        /// After "của" they belong to a law's name: "Luật Xuất cảnh, nhập cảnh của công dân Việt
        /// Nam".
        NameOwner = "name_owner", "Chủ thể trong tên luật", "Owner in a law's name";
        /// Where a law holds, the last words of its name: "tại Việt Nam".
        NamePlace = "name_place", "Nơi áp dụng", "Place in a law's name";
        /// After a title of the table they show that the law's name is longer: "Luật Thuế giá trị
        /// gia tăng".
        NameWord = "name_word", "Tên luật còn tiếp", "Goes on a law's name";
        /// Something else than a law's name begins with them after a comma or "và": "cơ quan".
        OtherStart = "other_start", "Mở đầu ý khác", "Something else begins";
        /// After "luật" they make something else of it: "luật sư", "luật chuyên ngành".
        NoNameOpening = "no_name_opening", "Không mở đầu tên luật", "Begins no law's name";
        /// Before "luật" they mean no single law: "đạo luật", "một luật".
        GeneralLaw = "general_law", "Luật nói chung", "Laws in general";
        /// Begins an older title after its type word: "Pháp lệnh về ...".
        OlderTitle = "older_title", "Tên luật kiểu cũ", "Older title";
        /// What an amending law does, at the beginning of its title: "sửa đổi".
        AmendingVerb = "amending_verb", "Sửa đổi, bổ sung", "Amends";
        /// What stands in an amending law's title before the law that it amends: "một số điều của".
        AmendedPart = "amended_part", "Phần được sửa đổi", "Amended part";
        /// What several laws named together are about: "các luật liên quan đến an ninh".
        CollectiveSubject = "collective_subject", "Chủ đề của các luật", "Subject of several laws";
        /// The State, after the name of a law: "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam".
        StateName = "state_name", "Tên nước", "Name of the State";
        /// A meeting of the Central Committee: "hội nghị".
        PlenumWord = "plenum_word", "Hội nghị", "Plenum";
        /// The Central Committee before the ordinal of its plenum: "Trung ương 4".
        Central = "central", "Trung ương", "Central Committee with an ordinal";
        /// The Central Committee in full: "Ban Chấp hành Trung ương".
        CentralCommittee = "central_committee", "Ban Chấp hành Trung ương", "Central Committee";
        /// An ordinal in words, its figure as value: "tư" for 4.
        Ordinal = "ordinal", "Số thứ tự", "Ordinal";
        /// A congress: "đại hội".
        CongressWord = "congress_word", "Đại hội", "Congress";
        /// What stands in the name of a congress: "đại biểu", "toàn quốc".
        CongressPart = "congress_part", "Tên đại hội", "Name of a congress";
        /// After a figure they make a quantity of it, not the number of a document: "5 triệu".
        UnitWord = "unit_word", "Đơn vị", "Unit of a quantity";
        /// A type word that is an ordinary word too, and is cited by an ordinal alone: "Đề án 06".
        OrdinalType = "ordinal_type", "Loại gọi theo số thứ tự", "Type cited by its ordinal";
        /// At the end of a type word it means several issuers: "Thông tư liên tịch".
        JointWord = "joint_word", "Liên tịch", "Several issuers";
        /// What an issuer does with the document after it: "ban hành".
        IssueVerb = "issue_verb", "Ban hành", "Issues";
        /// What was done to the document before it, on the date after it: "thông qua ngày ...".
        IssuedVerb = "issued_verb", "Được ban hành", "Was issued";
        /// Stands before such a verb: "đã", "được".
        VerbParticle = "verb_particle", "Từ đi trước động từ", "Before a verb";
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

    /// The rows of a kind.
    pub fn rows_of(&self, kind: PhraseKind) -> impl Iterator<Item = &Phrase> {
        self.rows.iter().filter(move |row| row.kind == kind)
    }

    /// The phrases of a kind.
    pub fn of(&self, kind: PhraseKind) -> impl Iterator<Item = &str> {
        self.rows_of(kind).map(|row| row.phrase.as_str())
    }
}

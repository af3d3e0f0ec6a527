//! Makes cascades of any size in real shape, for benches and tests: `#[path = "../benches/support/cascades.rs"] mod cascades;`.
//!
//! Directives of the centre are carried to provinces, districts and communes with lags of days; few of them are cited very often,
//! most hardly; Party, State and Front answer each other; some documents are only cited. Directives issued from July 2025 on pass by
//! the district level. The same size and seed give the same graph. People and communes are made up; no document is a real one.
#![allow(dead_code)] // each user takes the part that it needs

use std::collections::{BTreeMap, BTreeSet};

use viendan::graph::{Citation, CitationGraph, Document, DocumentId, Evidence, Status};
use viendan::model::{Certainty, Level, PartialDate, Place, Relation, System};

/// Documents and citations, as `CitationGraph::new` takes them.
pub type Parts = (Vec<Document>, Vec<(DocumentId, DocumentId, Citation)>);

/// The graph of `parts`.
pub fn graph(documents: usize, seed: u64) -> CitationGraph {
    let (documents, citations) = parts(documents, seed);
    CitationGraph::new(documents, citations)
}

/// `documents` documents and about 1.6 times as many citations.
pub fn parts(documents: usize, seed: u64) -> Parts {
    let mut maker = Maker::new(documents, seed);
    for directive in 0..maker.directives {
        maker.issue_directive(directive);
    }
    while maker.documents.len() < documents {
        maker.carry_further();
    }
    (maker.documents, maker.citations)
}

/// A small random number generator (splitmix64): the same on every machine.
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit` (at least 1).
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit.max(1) as u64) as usize
    }

    /// A number in `0.0..1.0`.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True in this share of all calls.
    pub fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A number below `limit` of which small ones are far more frequent (the k-th about 1/k as often as the first).
    pub fn heavy(&mut self, limit: usize) -> usize {
        let last = limit.max(1) as f64;
        ((last + 1.0).powf(self.unit()) - 1.0)
            .floor()
            .min(last - 1.0) as usize
    }

    /// One of the items.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

struct Maker {
    random: Random,
    directives: usize,
    provinces: usize,
    documents: Vec<Document>,
    days: Vec<i64>,
    citations: Vec<(DocumentId, DocumentId, Citation)>,
    used: BTreeSet<String>,
    /// Documents that carry a directive further in one province, by directive and province.
    provincial: BTreeMap<(usize, usize), Vec<usize>>,
    /// The same in one district.
    district: BTreeMap<(usize, usize, usize), Vec<usize>>,
}

/// Day 0 of the counting is 2019-01-01; districts end with day `LAST_DISTRICT_DAY`, 2025-06-30.
const LAST_DISTRICT_DAY: i64 = 2372;

impl Maker {
    fn new(documents: usize, seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            directives: (documents / 16).max(1),
            provinces: (documents / 12).clamp(2, PROVINCES.len()),
            documents: Vec::new(),
            days: Vec::new(),
            citations: Vec::new(),
            used: BTreeSet::new(),
            provincial: BTreeMap::new(),
            district: BTreeMap::new(),
        }
    }

    fn issue_directive(&mut self, directive: usize) {
        let day = self.random.below(2600) as i64;
        let system = self.system(0.55);
        let held = self.random.chance(0.4);
        let made = self.document(Level::Central, system, Place::default(), day, held);
        // A conclusion continues an older directive.
        if directive > 0 && self.random.chance(0.5) {
            let older = self.random.heavy(directive);
            let relation = if self.random.chance(0.7) {
                Relation::Continues
            } else {
                Relation::Amends
            };
            if self.days[older] < self.days[made] {
                self.cite(made, older, relation);
            }
        }
    }

    /// One more document below the centre, of a directive chosen with a heavy tail.
    fn carry_further(&mut self) {
        let directive = self.random.heavy(self.directives);
        let province = self.province_of(directive);
        let district = self.random.heavy(8);
        let without_districts = self.days[directive] > LAST_DISTRICT_DAY - 150;
        let in_province = self
            .provincial
            .get(&(directive, province))
            .cloned()
            .unwrap_or_default();
        let in_district = self
            .district
            .get(&(directive, province, district))
            .cloned()
            .unwrap_or_default();
        let roll = self.random.unit();
        if roll < 0.02 {
            self.note_of_unknown_level(directive);
        } else if in_province.is_empty() || roll < 0.1 {
            let made = self.follow(
                Level::Provincial,
                province,
                district,
                directive,
                &in_province,
            );
            self.provincial
                .entry((directive, province))
                .or_default()
                .push(made);
        } else if !without_districts && (in_district.is_empty() || roll < 0.45) {
            let parent = *self.random.pick(&in_province);
            let made = self.follow(Level::District, province, district, parent, &in_district);
            self.district
                .entry((directive, province, district))
                .or_default()
                .push(made);
            if self.random.chance(0.25) {
                self.cite(made, directive, Relation::Mentions);
            }
        } else {
            let parents = if without_districts {
                &in_province
            } else {
                &in_district
            };
            let parent = *self.random.pick(parents);
            self.follow(Level::Commune, province, district, parent, &[]);
        }
    }

    /// Mostly a province that the directive has reached already.
    fn province_of(&mut self, directive: usize) -> usize {
        let reached: Vec<usize> = self
            .provincial
            .range((directive, 0)..(directive + 1, 0))
            .map(|((_, province), _)| *province)
            .collect();
        if reached.is_empty() || self.random.chance(0.15) {
            self.random.below(self.provinces)
        } else {
            *self.random.pick(&reached)
        }
    }

    /// A document that implements `parent`, and perhaps cites one of its siblings.
    fn follow(
        &mut self,
        level: Level,
        province: usize,
        district: usize,
        parent: usize,
        siblings: &[usize],
    ) -> usize {
        let lag = 3 + (-(self.random.unit().max(1e-9)).ln() * 38.0) as i64;
        let system = self.system(0.4);
        let held = self.random.chance(if level == Level::Provincial {
            0.55
        } else {
            0.8
        });
        let day = self.days[parent] + lag;
        let place = place(level, province, district, &mut self.random);
        let made = self.document(level, system, place, day, held);
        let relation = match self.random.below(10) {
            0..=6 => Relation::Implements,
            7 => Relation::LegalBasis,
            8 => Relation::Guides,
            _ => Relation::Mentions,
        };
        self.cite(made, parent, relation);
        let earlier: Vec<usize> = siblings
            .iter()
            .copied()
            .filter(|&sibling| self.days[sibling] < day)
            .collect();
        if !earlier.is_empty() && self.random.chance(0.5) {
            let sibling = *self.random.pick(&earlier);
            let relation = if self.random.chance(0.5) {
                Relation::RequestedBy
            } else {
                Relation::Implements
            };
            self.cite(made, sibling, relation);
        }
        if self.random.chance(0.3) {
            let law = self.random.heavy(self.directives);
            if self.days[law] < day {
                self.cite(made, law, Relation::LegalBasis);
            }
        }
        made
    }

    fn note_of_unknown_level(&mut self, directive: usize) {
        let day = self.days[directive] + 30;
        let made = self.document(Level::Unknown, System::Unknown, Place::default(), day, true);
        self.cite(made, directive, Relation::Mentions);
    }

    fn system(&mut self, party: f64) -> System {
        let roll = self.random.unit();
        if roll < party {
            System::Party
        } else if roll < party + 0.3 {
            System::State
        } else if roll < 0.98 {
            System::Front
        } else {
            System::Other
        }
    }

    fn document(
        &mut self,
        level: Level,
        system: System,
        place: Place,
        day: i64,
        held: bool,
    ) -> usize {
        let year = 2019 + day / 365;
        let ordinal = 1 + self
            .random
            .below(if level == Level::Central { 180 } else { 4000 });
        let (issuer, number, document_type) =
            identity(level, system, &place, ordinal, year, &mut self.random);
        let blank = held && self.random.chance(0.01);
        let place_name = [&place.commune, &place.district, &place.province]
            .into_iter()
            .flatten()
            .next()
            .cloned()
            .unwrap_or_default();
        let wanted = slug(&format!("{number} {place_name} {year}"));
        let id = (1..).map(|copy| {
            if copy == 1 {
                wanted.clone()
            } else {
                format!("{wanted}~{copy}")
            }
        });
        let id = id
            .into_iter()
            .find(|id| !self.used.contains(id))
            .expect("endless");
        self.used.insert(id.clone());
        let status = if held { Status::Held } else { Status::Missing };
        self.documents.push(Document {
            id: DocumentId(id.clone()),
            number: (!blank).then_some(number),
            document_type: Some(document_type.to_owned()),
            title: held.then(|| format!("về việc {}", self.random.pick(SUBJECTS))),
            date: (!self.random.chance(0.03)).then(|| date(day)),
            issuer: (!self.random.chance(0.02)).then_some(issuer),
            level,
            system,
            place,
            status,
            source: held.then(|| format!("thu/{id}.txt")),
            urn: format!("urn:lex:vn:{id}"),
            duty: None,
        });
        self.days.push(day);
        self.documents.len() - 1
    }

    fn cite(&mut self, source: usize, target: usize, relation: Relation) {
        let (citing, cited) = (&self.documents[source], &self.documents[target]);
        let second_hand = citing.status == Status::Missing;
        let text = format!("văn bản số {}", cited.number.as_deref().unwrap_or("..."));
        let start = 40 + self.random.below(3000);
        let evidence = Evidence {
            document: citing
                .source
                .clone()
                .unwrap_or_else(|| "thu/000.txt".to_owned()),
            start,
            end: start + text.chars().count(),
            page: None,
            text,
            before: String::new(),
            after: String::new(),
        };
        let certainty = if self.random.chance(0.85) {
            Certainty::Certain
        } else {
            Certainty::Likely
        };
        let citation = Citation {
            relation,
            extent: None,
            setting: viendan::model::Setting::Body,
            second_hand,
            certainty,
            rule: "own-words".into(),
            references: vec![evidence],
        };
        self.citations
            .push((citing.id.clone(), cited.id.clone(), citation));
    }
}

/// Issuer, number and type slug of a document.
fn identity(
    level: Level,
    system: System,
    place: &Place,
    ordinal: usize,
    year: i64,
    random: &mut Random,
) -> (String, String, &'static str) {
    let province = place.province.as_deref().unwrap_or_default();
    let district = place.district.as_deref().unwrap_or_default();
    let commune = place.commune.as_deref().unwrap_or_default();
    let city = CITIES.contains(&province);
    let committee = if city { "Thành ủy" } else { "Tỉnh ủy" };
    let unit = if city { "thành phố" } else { "tỉnh" };
    let of = |rows: &[(&str, &str, &'static str)], random: &mut Random| {
        let (issuer, pattern, document_type) = *random.pick(rows);
        let fill = |text: &str| {
            let text = text
                .replace("{n}", &format!("{ordinal:02}"))
                .replace("{y}", &year.to_string())
                .replace("{c}", committee);
            text.replace("{u}", unit)
                .replace("{P}", province)
                .replace("{D}", district)
                .replace("{X}", commune)
        };
        (fill(issuer), fill(pattern), document_type)
    };
    of(rows(level, system), random)
}

type Row = (&'static str, &'static str, &'static str);

/// What bodies of a level and system issue: issuer, number, type.
fn rows(level: Level, system: System) -> &'static [Row] {
    match (level, system) {
        (Level::Central, System::Party) => &[
            ("Ban Bí thư", "{n}-KL/TW", "ket-luan"),
            ("Ban Bí thư", "{n}-CT/TW", "chi-thi"),
            ("Bộ Chính trị", "{n}-NQ/TW", "nghi-quyet"),
            ("Bộ Chính trị", "{n}-QĐ/TW", "quy-dinh"),
        ],
        (Level::Central, System::State) => &[
            ("Thủ tướng Chính phủ", "{n}/CT-TTg", "chi-thi"),
            ("Chính phủ", "{n}/{y}/NĐ-CP", "nghi-dinh"),
            ("Quốc hội", "{n}/{y}/QH15", "luat"),
            ("Bộ Nội vụ", "{n}/{y}/TT-BNV", "thong-tu"),
        ],
        (Level::Central, System::Front) => &[
            (
                "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
                "{n}/MTTW-BTT",
                "cong-van",
            ),
            (
                "Tổng Liên đoàn Lao động Việt Nam",
                "{n}/HD-TLĐ",
                "huong-dan",
            ),
        ],
        (Level::Provincial, System::Party) => &[
            ("Ban Thường vụ {c} {P}", "{n}-CV/TU", "cong-van"),
            ("Ban Thường vụ {c} {P}", "{n}-KH/TU", "ke-hoach"),
            ("{c} {P}", "{n}-CTr/TU", "chuong-trinh-hanh-dong"),
            ("Ban Dân vận {c} {P}", "{n}-CV/BDVTU", "cong-van"),
        ],
        (Level::Provincial, System::State) => &[
            ("Ủy ban nhân dân {u} {P}", "{n}/UBND-VX", "cong-van"),
            ("Ủy ban nhân dân {u} {P}", "{n}/KH-UBND", "ke-hoach"),
            ("Sở Nội vụ {u} {P}", "{n}/SNV-TCBC", "cong-van"),
        ],
        (Level::Provincial, System::Front) => &[
            (
                "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {u} {P}",
                "{n}/MTTQ-BTT",
                "cong-van",
            ),
            ("Liên đoàn Lao động {u} {P}", "{n}/LĐLĐ", "cong-van"),
        ],
        (Level::District, System::Party) => &[
            ("Ban Thường vụ Huyện ủy {D}", "{n}-CV/HU", "cong-van"),
            ("Ban Dân vận Huyện ủy {D}", "{n}-CV/BDVHU", "cong-van"),
        ],
        (Level::District, System::State) => &[
            ("Ủy ban nhân dân huyện {D}", "{n}/UBND-VX", "cong-van"),
            ("Ủy ban nhân dân huyện {D}", "{n}/KH-UBND", "ke-hoach"),
        ],
        (Level::District, System::Front) => &[
            (
                "Ủy ban Mặt trận Tổ quốc Việt Nam huyện {D}",
                "{n}/MTTQ-BTT",
                "cong-van",
            ),
            ("Liên đoàn Lao động huyện {D}", "{n}/LĐLĐ", "cong-van"),
        ],
        (Level::Commune, System::Party) => &[
            ("Đảng ủy xã {X}", "{n}-CV/ĐU", "cong-van"),
            ("Đảng ủy xã {X}", "{n}-KH/ĐU", "ke-hoach"),
        ],
        (Level::Commune, System::State) => &[
            ("Ủy ban nhân dân xã {X}", "{n}/UBND", "cong-van"),
            ("Ủy ban nhân dân xã {X}", "{n}/KH-UBND", "ke-hoach"),
        ],
        (Level::Commune, System::Front) => &[(
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã {X}",
            "{n}/KH-MTTQ",
            "ke-hoach",
        )],
        (Level::Unknown, _) => &[("Ban Chỉ đạo", "{n}-CV/BCĐ", "cong-van")],
        (_, _) => &[("Trường Cao đẳng Sư phạm {P}", "{n}/KH-CĐSP", "ke-hoach")],
    }
}

fn place(level: Level, province: usize, district: usize, random: &mut Random) -> Place {
    let name = |number: usize| {
        format!(
            "{} {}",
            FIRST[number % FIRST.len()],
            SECOND[(number / FIRST.len() + number) % SECOND.len()]
        )
    };
    Place {
        province: Some(PROVINCES[province].to_owned()),
        district: matches!(level, Level::District | Level::Commune)
            .then(|| name(province * 12 + district)),
        commune: (level == Level::Commune)
            .then(|| name(7 * province + 31 * district + random.below(14))),
    }
}

/// The calendar date of a day counted from 2019-01-01.
fn date(day: i64) -> PartialDate {
    let mut year = 2019;
    let mut rest = day;
    let leap = |year: i64| year % 4 == 0;
    while rest >= if leap(year) { 366 } else { 365 } {
        rest -= if leap(year) { 366 } else { 365 };
        year += 1;
    }
    let months = [
        31,
        if leap(year) { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 0;
    while rest >= months[month] {
        rest -= months[month];
        month += 1;
    }
    PartialDate::new(year as i16, Some(month as i8 + 1), Some(rest as i8 + 1))
        .expect("a day of the calendar")
}

/// Lower-case ASCII with hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.to_lowercase().chars() {
        let plain = match letter {
            'a'..='z' | '0'..='9' => letter,
            'đ' => 'd',
            'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ'
            | 'ẩ' | 'ẫ' | 'ậ' => 'a',
            'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => {
                'e'
            }
            'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
            'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ'
            | 'ở' | 'ỡ' | 'ợ' => 'o',
            'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => {
                'u'
            }
            'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
            _ => '-',
        };
        if plain != '-' || !slug.ends_with('-') {
            slug.push(plain);
        }
    }
    slug.trim_matches('-').to_owned()
}

const SUBJECTS: &[&str] = &[
    "triển khai thực hiện Kết luận của Ban Bí thư về công tác dân vận",
    "tăng cường công tác dân tộc trong tình hình mới",
    "chuẩn bị nội dung sơ kết 5 năm thực hiện Nghị quyết",
    "phát động phong trào thi đua yêu nước",
    "nâng cao chất lượng giám sát và phản biện xã hội",
    "hỗ trợ người nghèo dịp Tết Nguyên đán",
    "phòng cháy, chữa cháy rừng mùa khô",
    "chuyển đổi số trong cơ quan nhà nước",
];

const CITIES: &[&str] = &["Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"];

#[rustfmt::skip]
const PROVINCES: &[&str] = &[
    "Lai Châu", "Nam Định", "Cần Thơ", "Hà Nội", "Nghệ An", "Quảng Ninh", "Đắk Lắk", "Đồng Tháp", "Hải Phòng", "Thanh Hóa", "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu",
    "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Đà Nẵng", "Đắk Nông", "Điện Biên",
    "Đồng Nai", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum",
    "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Trị", "Sóc Trăng",
    "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
];

const FIRST: &[&str] = &[
    "Tân", "Phú", "Bình", "Long", "Hòa", "Vĩnh", "Thanh", "Yên", "Xuân", "Mỹ", "Đông", "Hải",
    "Nghĩa", "Quang", "Sơn", "Trung", "Đức",
];

const SECOND: &[&str] = &[
    "Lộc", "Thịnh", "Minh", "Phong", "Thành", "Sơn", "An", "Trung", "Khê", "Giang", "Hưng", "Tiến",
    "Lâm",
];

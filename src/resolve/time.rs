//! What the day of a cited document rules out: a body, a symbol or a place that was not there, or a
//! place of another kind. And what it leaves open: several of one name.

use super::completed::Completed;
use super::rule::Rule;
use crate::extract::issuer::Issuer;
use crate::model::{Certainty, Level, PartialDate};
use crate::tables::{self, PlaceKind, Tables, TermKind, TerritoryKind, Unit, Validity};

/// Notes what is out of its time, and what several bodies or places may be.
pub(super) fn doubt(completed: &mut Completed, citing: Option<PartialDate>, tables: &Tables) {
    let Some(issuer) = &completed.issuer else {
        return;
    };
    let day = completed.known_day();
    let seen = Seen {
        issuer,
        kind: completed
            .reference
            .issuer
            .as_ref()
            .and_then(|said| said.place_kind),
        tables,
    };
    let is_open = seen.is_open(day.or(citing));
    let is_out_of_time = day.is_some_and(|day| {
        !seen.body_is_there(day)
            || !seen.place_is_there(day)
            || !symbol_holds(completed, day, tables)
    }) || !term_holds(completed, tables);
    if is_open && completed.certainty != Certainty::Ambiguous {
        completed.decide(Rule::SeveralBodies);
    } else if is_out_of_time && completed.certainty == Certainty::Certain {
        completed.decide(Rule::OutOfTime);
    }
}

/// Whether the symbol of a number was in use on the day, as far as the table knows it.
fn symbol_holds(completed: &Completed, day: PartialDate, tables: &Tables) -> bool {
    let symbol = completed
        .number
        .as_ref()
        .and_then(|number| number.symbol.as_ref());
    let body = symbol.map_or("", |symbol| &symbol.body);
    let first = body.split(['-', '/']).next().unwrap_or_default();
    let rows = tables.symbols().get(first);
    let mut times = rows
        .iter()
        .filter(|row| row.kind.is_issuer())
        .map(|row| row.validity);
    holds_any(&mut times, day)
}

/// Whether the National Assembly of a number's term sat in the number's year: not in
/// "59/2020/QH15".
fn term_holds(completed: &Completed, tables: &Tables) -> bool {
    let sits = || {
        let number = completed.number.as_ref()?;
        let year = PartialDate::new(number.year.as_deref()?.parse().ok()?, None, None);
        let (_, term) = number.symbol.as_ref()?.text.split_once("QH")?;
        let term = tables.terms().get(TermKind::Assembly, term.parse().ok()?)?;
        Some(term.validity.holds(year))
    };
    sits().unwrap_or(true)
}

/// Whether one of several times holds the day; no time says nothing against it.
fn holds_any(times: &mut dyn Iterator<Item = Validity>, day: PartialDate) -> bool {
    let mut times = times.peekable();
    times.peek().is_none() || times.any(|time| time.holds(Some(day)))
}

/// A completed issuer against the tables.
struct Seen<'a> {
    issuer: &'a Issuer,
    /// The kind of its place in the words of the reference.
    kind: Option<TerritoryKind>,
    tables: &'a Tables,
}

impl<'a> Seen<'a> {
    /// The rows of its body: of the centre or of a place, as it is.
    fn bodies(&self) -> Vec<&'a tables::Issuer> {
        let mut rows = self.issuer.rows(self.tables);
        let is_central = self.issuer.level == Level::Central;
        let fits = |row: &tables::Issuer| (row.place_kind == PlaceKind::None) == is_central;
        if rows.iter().any(|row| fits(row)) {
            rows.retain(|row| fits(row));
        }
        rows
    }

    fn body_is_there(&self, day: PartialDate) -> bool {
        holds_any(&mut self.bodies().iter().map(|row| row.validity), day)
    }

    /// Whether its unit was there on the day, and of the kind that the words say.
    fn place_is_there(&self, day: PartialDate) -> bool {
        let place = &self.issuer.place;
        match self.issuer.level {
            Level::Provincial => place.province.as_deref().is_none_or(|name| {
                let row = self.tables.provinces().named(name, Some(day));
                row.is_none_or(|row| row.validity.holds(Some(day)) && self.is_kind(row.kind))
            }),
            Level::District => {
                !self.tables.districts().ended_before(day) && self.unit_is_there(day)
            }
            Level::Commune => self.unit_is_there(day),
            Level::Central | Level::Unknown => true,
        }
    }

    fn unit_is_there(&self, day: PartialDate) -> bool {
        let units = self.tables.places().units(&self.issuer.place);
        let fits = |unit: &Unit| unit.validity.holds(Some(day)) && self.is_kind(unit.kind);
        units.is_empty() || units.iter().any(fits)
    }

    fn is_kind(&self, kind: TerritoryKind) -> bool {
        self.kind.is_none_or(|said| said == kind)
    }

    /// Whether the name leaves open whose body it is: a place of no known province, one of two
    /// kinds, or a body that was of a province and of the centre by turns.
    fn is_open(&self, day: Option<PartialDate>) -> bool {
        let place = &self.issuer.place;
        let is_below = matches!(self.issuer.level, Level::District | Level::Commune);
        let named = place.district.is_some() || place.commune.is_some();
        is_below && named && (place.province.is_none() || self.is_of_two_kinds())
            || self.is_central_or_not(day)
    }

    fn is_of_two_kinds(&self) -> bool {
        self.issuer.place_kind.is_none() && self.tables.places().has_twin(&self.issuer.place)
    }

    fn is_central_or_not(&self, day: Option<PartialDate>) -> bool {
        let rows = self.issuer.rows(self.tables);
        let mut then = rows.iter().filter(|row| row.validity.holds(day));
        let is_central = |row: &&tables::Issuer| row.place_kind == PlaceKind::None;
        let first = then.next().map(is_central);
        self.kind.is_none() && first.is_some_and(|first| then.any(|row| is_central(row) != first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::resolve::{Citing, ReferenceRecord, local};
    use crate::text::Text;

    /// The references of a letter of Sở Nội vụ of a province.
    fn letter(province: &str, day: &str, sentence: &str) -> Vec<ReferenceRecord> {
        let content = format!(
            "ỦY BAN NHÂN DÂN\nTỈNH {}\nSỞ NỘI VỤ\n\nSố: 12/SNV-VP\n{province}, {day}\n\n\
             Kính gửi: Các phòng\n\n{sentence}\n",
            province.to_uppercase()
        );
        references("letter.txt", content)
    }

    fn references(document: &str, content: String) -> Vec<ReferenceRecord> {
        let tables = Tables::embedded();
        let extractor = Extractor::new(tables);
        let text = Text {
            document: document.to_owned(),
            content,
            ..Text::default()
        };
        let extraction = extractor.extract(&text);
        let citing = Citing::of(extraction.header, extraction.duty);
        let document = local(
            citing,
            extraction.references,
            None,
            tables,
            extractor.symbols(),
        );
        let records = document.references.iter();
        records
            .map(|resolved| ReferenceRecord::new(&document.citing, resolved))
            .collect()
    }

    /// Level and province of the issuer of each reference.
    fn placed(records: &[ReferenceRecord]) -> Vec<(Level, Option<&str>)> {
        let records = records.iter();
        records
            .map(|record| (record.level, record.province.as_deref()))
            .collect()
    }

    const CENTRAL: (Level, Option<&str>) = (Level::Central, None);

    #[test]
    fn a_body_of_two_times_is_the_one_of_the_day() {
        let day = "ngày 12 tháng 5 năm 2025";
        let records = letter(
            "Lào Cai",
            day,
            "Theo Công văn số 2417/CT-CS ngày 02/4/2025 của Cục Thuế, Công văn số 16/CHQ-GSQL ngày \
             14/4/2025 của Cục Hải quan, Báo cáo số 612/BC-CT ngày 14/3/2023 của Cục Thuế và \
             Báo cáo số 613/BC-CT ngày 15/3/2023 của Cục Thuế tỉnh Yên Bái.",
        );
        let lao_cai = (Level::Provincial, Some("Lào Cai"));
        let yen_bai = (Level::Provincial, Some("Yên Bái"));
        assert_eq!(placed(&records), [CENTRAL, CENTRAL, lao_cai, yen_bai]);
        assert!(
            records
                .iter()
                .all(|record| record.certainty == Certainty::Certain)
        );
    }

    #[test]
    fn an_undated_document_is_of_the_day_that_its_number_has_elsewhere_else_of_the_citing_one() {
        let records = letter(
            "Lào Cai",
            "ngày 12 tháng 5 năm 2025",
            "Theo Công văn số 99/CT-KK của Cục Thuế; Công văn số 31/CT-NV ngày 05/6/2022 của \
             Cục Thuế; nay nhắc lại Công văn số 31/CT-NV.",
        );
        let lao_cai = (Level::Provincial, Some("Lào Cai"));
        assert_eq!(placed(&records), [CENTRAL, lao_cai, lao_cai]);
    }

    #[test]
    fn a_name_of_two_bodies_in_one_year_is_open() {
        let records = letter(
            "Lào Cai",
            "ngày 12 tháng 5 năm 2025",
            "Theo Công văn số 2417/CT-CS năm 2025 của Cục Thuế.",
        );
        assert_eq!(records[0].rule, Rule::SeveralBodies);
    }

    #[test]
    fn a_symbol_stands_for_the_body_of_the_day() {
        let records = letter(
            "Hải Dương",
            "ngày 02 tháng 6 năm 2025",
            "Căn cứ Công văn số 4410/CHQ-TXNK ngày 20/5/2025, Công văn số 377/CTK-TH ngày \
             11/10/2024, Công văn số 4417/CT-CS ngày 21/5/2025, Công văn số 15/BCT-ĐL ngày \
             22/5/2025, Quyết định số 20/QĐ-CT ngày 23/5/2025 và Công văn số 702/TCT-KK ngày \
             03/2/2021.",
        );
        let hai_duong = (Level::Provincial, Some("Hải Dương"));
        let expected = [CENTRAL, hai_duong, CENTRAL, CENTRAL, hai_duong, CENTRAL];
        assert_eq!(placed(&records), expected);
        let issuer = |index: usize| records[index].issuer.as_deref();
        assert_eq!(issuer(3), Some("Bộ Công Thương"));
        assert_eq!(issuer(5), Some("Tổng cục Thuế"));
    }

    #[test]
    fn a_region_is_part_of_the_name_of_its_body() {
        let records = letter(
            "Quảng Trị",
            "ngày 07 tháng 7 năm 2026",
            "Theo Công văn số 9/KVIV-KT ngày 08/4/2026 của Kho bạc Nhà nước khu vực XI; Bản án số \
             31/2026/DS-ST ngày 12/5/2026 của Tòa án nhân dân khu vực 4 - Quảng Trị; Bản án số \
             31/2026/DS-ST ngày 19/6/2026 của Tòa án nhân dân tỉnh Quảng Trị.",
        );
        let of_region = (Level::Unknown, None);
        let of_part = (Level::Unknown, Some("Quảng Trị"));
        let of_province = (Level::Provincial, Some("Quảng Trị"));
        assert_eq!(placed(&records), [of_region, of_part, of_province]);
        let issuer = records[0].issuer.as_deref();
        assert_eq!(issuer, Some("Kho bạc Nhà nước khu vực XI"));
        let targets: Vec<&str> = records
            .iter()
            .map(|record| record.target.0.as_str())
            .collect();
        assert_eq!(
            targets,
            [
                "kho-bac-nha-nuoc-khu-vuc-xi.9-kviv-kt.2026",
                "quang-tri.toa-an-nhan-dan-khu-vuc-4.31-2026-ds-st",
                "quang-tri.31-2026-ds-st"
            ]
        );
    }

    #[test]
    fn what_is_out_of_its_time_is_never_certain() {
        for (words, certain) in [
            ("77/UBND ngày 30/6/2025 của UBND huyện Hải Hậu", true),
            ("77/UBND ngày 06/10/2025 của UBND huyện Hải Hậu", false),
            ("77/UBND ngày 06/10/2025 của UBND huyện Chiêm Sơn", false),
            (
                "77/BGTVT-VP ngày 28/02/2025 của Bộ Giao thông vận tải",
                true,
            ),
            (
                "77/BGTVT-VP ngày 01/3/2025 của Bộ Giao thông vận tải",
                false,
            ),
            ("77/BGTVT-VP ngày 01/3/2025", false),
            ("77/UBND-VX ngày 30/6/2025 của UBND tỉnh Nam Định", true),
            ("77/UBND-VX ngày 01/7/2025 của UBND tỉnh Nam Định", false),
            (
                "77/UBND-VX ngày 01/8/2026 của UBND thành phố Quảng Ninh",
                false,
            ),
            (
                "77/UBND-VX ngày 02/9/2026 của UBND thành phố Quảng Ninh",
                true,
            ),
            (
                "77/UBND-VX ngày 02/9/2025 của UBND thành phố Bắc Ninh",
                false,
            ),
            ("77/UBND ngày 02/9/2024 của UBND thành phố Hải Hậu", false),
            ("77/UBND ngày 30/9/2026 của UBND xã Bố Hạ", false),
        ] {
            let sentence = format!("Theo Công văn số {words}.");
            let records = letter("Nam Định", "ngày 25 tháng 11 năm 2026", &sentence);
            let is_certain = records[0].certainty == Certainty::Certain;
            assert_eq!(is_certain, certain, "{words}: {}", records[0].rule);
        }
    }

    #[test]
    fn a_number_of_another_term_than_its_year_is_never_certain() {
        for (words, certain) in [
            ("Luật số 71/2020/QH15", false),
            ("Luật số 71/2020/QH14", true),
            ("Nghị quyết số 8/2021/QH14", true),
            ("Nghị quyết số 8/2021/UBTVQH15", true),
            ("Pháp lệnh số 8/2016/UBTVQH11", false),
        ] {
            let records = letter(
                "Nam Định",
                "ngày 25 tháng 11 năm 2026",
                &format!("Căn cứ {words}."),
            );
            let is_certain = records[0].certainty == Certainty::Certain;
            assert_eq!(is_certain, certain, "{words}: {}", records[0].rule);
        }
    }

    #[test]
    fn a_city_is_of_the_level_that_it_had_on_the_day() {
        let records = letter(
            "Lào Cai",
            "ngày 25 tháng 11 năm 2026",
            "Theo Công văn số 1/UBND-VX ngày 30/9/2026 của UBND thành phố Bắc Ninh, Công văn số \
             2/UBND-VX ngày 30/9/2024 của UBND thành phố Bắc Ninh, Công văn số 3-CV/TU ngày \
             30/9/2026 của Thành ủy Bắc Ninh, Công văn số 4-CV/TU ngày 30/9/2020 của Thành ủy Huế.",
        );
        let bac_ninh = Some("Bắc Ninh");
        let expected = [
            (Level::Provincial, bac_ninh),
            (Level::District, bac_ninh),
            (Level::Provincial, bac_ninh),
            (Level::District, Some("Thừa Thiên Huế")),
        ];
        assert_eq!(placed(&records), expected);
    }

    #[test]
    fn communes_are_told_apart_by_kind_and_name() {
        let of = |body: &str| {
            let sentence = format!(
                "BỘ NỘI VỤ\n\nSố: 4417/BNV-CQĐP\nHà Nội, ngày 20 tháng 9 năm \
                 2025\n\nTrả lời Công văn số 61/UBND ngày 11/9/2025 của {body}.\n"
            );
            references("letter.txt", sentence).remove(0)
        };
        for (body, province, certainty) in [
            ("UBND xã Ba Đình", Some("Thanh Hóa"), Certainty::Certain),
            ("UBND phường Ba Đình", Some("Hà Nội"), Certainty::Certain),
            ("UBND xã Tân Lập", None, Certainty::Ambiguous),
        ] {
            let record = of(body);
            let found = (record.province.as_deref(), record.certainty);
            assert_eq!(found, (province, certainty), "{body}");
        }
    }

    #[test]
    fn units_of_one_name_and_two_kinds_are_two() {
        let records = letter(
            "Đồng Tháp",
            "ngày 20 tháng 9 năm 2023",
            "Theo Kế hoạch số 61/KH-UBND ngày 11/9/2023 của UBND huyện Cao Lãnh, Kế hoạch số \
             61/KH-UBND ngày 12/9/2023 của UBND thành phố Cao Lãnh.",
        );
        let targets: Vec<&str> = records
            .iter()
            .map(|record| record.target.0.as_str())
            .collect();
        assert_eq!(
            targets,
            [
                "dong-thap.huyen-cao-lanh.61-kh-ubnd.2023",
                "dong-thap.thanh-pho-cao-lanh.61-kh-ubnd.2023"
            ]
        );
    }
}

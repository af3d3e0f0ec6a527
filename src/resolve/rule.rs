use crate::model::{Certainty, vocabulary};

vocabulary! {
    /// What decided which document a reference means. The label says it in a sentence.
    Rule {
        /// Of the reference's own words.
        IssuerNamed = "issuer-named",
            "lời văn nêu cơ quan ban hành",
            "the words name the issuer";
        /// `KL/TW`.
        IssuerOfSymbol = "issuer-of-symbol",
            "ký hiệu cho biết cơ quan ban hành",
            "the symbol stands for the issuer";
        /// Decrees are the Government's.
        IssuerOfType = "issuer-of-type",
            "chỉ loại và tên của văn bản cho biết cơ quan ban hành",
            "its type and its name alone show the issuer";
        /// Step 1: another reference of the document names it.
        IssuerOfSameNumber = "issuer-of-same-number",
            "một chỗ viện dẫn khác trong văn bản nêu cùng số với cơ quan ban hành",
            "another reference of the document gives the number with its issuer";
        /// Step 1: another reference of the document gives it.
        DateOfSameNumber = "date-of-same-number",
            "một chỗ viện dẫn khác trong văn bản nêu cùng số với ngày ban hành",
            "another reference of the document gives the number with its date";
        /// "Kết luận 44" after "Kết luận số 44-KL/TW".
        ShortFormOfWhole = "short-form-of-whole",
            "một chỗ viện dẫn khác trong văn bản nêu đầy đủ số, ký hiệu",
            "another reference of the document gives the number whole";
        /// "Đề án 06".
        ShortFormWellKnown = "short-form-well-known",
            "cách gọi tắt chỉ hợp với một văn bản trong bảng văn bản thường viện dẫn",
            "the short form fits one document in the table of well-known ones";
        /// "Nghị quyết Trung ương 4 khóa XII".
        Plenum = "plenum",
            "lời văn nêu hội nghị Trung ương đã thông qua văn bản",
            "the words name the plenum that adopted it";
        /// "Luật Đất đai ngày 18/01/2024".
        LawOfDate = "law-of-date",
            "bảng luật chỉ có một văn bản mang tên và ngày này",
            "the table of laws has one of this name and date";
        /// "Luật Đất đai".
        LawInForce = "law-in-force",
            "luật mang tên này có hiệu lực vào ngày của văn bản viện dẫn",
            "it is the law of this name in force on the day of the citing document";
        /// "quy định chi tiết Luật Đất đai".
        LawGuided = "law-guided",
            "luật mới nhất mang tên này, vì văn bản viện dẫn hướng dẫn luật ấy",
            "it is the newest law of this name, for the citing document guides it";
        /// `57-NQ/TW`.
        DateOfWellKnown = "date-of-well-known",
            "bảng văn bản thường viện dẫn chỉ có một văn bản mang số này",
            "the table of well-known documents has one of this number";
        /// "Nghị định 123/2020", "Luật 45/2019".
        SymbolOfType = "symbol-of-type",
            "loại văn bản chỉ có một ký hiệu, hoặc bảng luật có số này",
            "its type has one symbol alone, or the table of laws has its number";
        /// Step 2.
        UndatedMeetsDated = "undated-meets-dated",
            "chỉ biết một văn bản cùng số, cùng cơ quan mà không muộn hơn văn bản viện dẫn",
            "one document alone of its scope and number is known that is not later";
        /// Step 2.
        TermMeetsDate = "term-meets-date",
            "chỉ biết một văn bản cùng số, cùng cơ quan trong khóa được nêu",
            "one document alone of its scope and number is known in its term";
        /// The number may have come again in other years.
        Undated = "undated",
            "không rõ ngày ban hành",
            "its date is not known";
        /// Its words alone would make it certain.
        Recognized = "recognized",
            "lời văn đủ rõ nhưng do máy đọc từ ảnh (OCR)",
            "its words would make it certain, but OCR read them";
        /// By the closed list.
        RecognizedRepaired = "recognized-repaired",
            "ký hiệu do máy đọc sai từ ảnh (OCR) đã được sửa theo bảng",
            "OCR misread its symbol, which the closed list mends";
        /// Step 2.
        SeveralDates = "several-dates",
            "có văn bản cùng số mang nhiều ngày khác nhau; nêu ngày hoặc khóa mới rõ",
            "documents of several dates have this number; its date or term would tell";
        /// A district after the last day of districts.
        OutOfTime = "out-of-time",
            "vào ngày của văn bản không có cơ quan hoặc đơn vị hành chính ấy",
            "no such body or place was there on the day of the document";
        /// "UBND xã Tân Lập": one of many.
        SeveralBodies = "several-bodies",
            "nhiều cơ quan hoặc địa phương mang tên ấy, không rõ của nơi nào",
            "several bodies or places have this name, and nothing shows which is meant";
        /// "Kế hoạch số 12-KH/HU" in a letter of no place.
        ScopeUnknown = "scope-unknown",
            "không có địa danh cho biết văn bản của nơi nào",
            "no place tells whose it is";
        /// A bare ordinal.
        ShortForm = "short-form",
            "lời văn chỉ nêu tắt, không có gì bổ sung",
            "the words give a short form, and nothing completes it";
    }
}

impl Rule {
    /// The most certainty that it can give; what is less certain already stays so.
    pub fn certainty(self) -> Certainty {
        match self {
            Self::IssuerNamed
            | Self::IssuerOfSymbol
            | Self::IssuerOfType
            | Self::IssuerOfSameNumber
            | Self::DateOfSameNumber
            | Self::LawOfDate
            | Self::SymbolOfType
            | Self::TermMeetsDate => Certainty::Certain,
            Self::ShortFormOfWhole
            | Self::ShortFormWellKnown
            | Self::Plenum
            | Self::LawInForce
            | Self::LawGuided
            | Self::DateOfWellKnown
            | Self::UndatedMeetsDated
            | Self::Undated
            | Self::OutOfTime
            | Self::Recognized
            | Self::RecognizedRepaired => Certainty::Likely,
            Self::SeveralDates | Self::SeveralBodies | Self::ScopeUnknown | Self::ShortForm => {
                Certainty::Ambiguous
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of rules in the first column of the table, in order.
    fn described() -> Vec<&'static str> {
        let page = include_str!("../../ARCHITECTURE.md");
        let (_, table) = page
            .split_once("| rule | decided by |")
            .expect("a table of rules");
        let rows = table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'));
        // Names stand between backticks: every second part of the column.
        let names = |row: &'static str| row.split('|').nth(1).unwrap_or_default().split('`');
        rows.flat_map(|row| names(row).skip(1).step_by(2)).collect()
    }

    #[test]
    fn every_rule_is_described_once_and_none_that_does_not_exist() {
        let mut described = described();
        let mut rules: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        described.sort_unstable();
        rules.sort_unstable();
        assert_eq!(described, rules, "ARCHITECTURE.md beside resolve/rule.rs");
    }
}

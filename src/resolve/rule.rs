use crate::model::{Certainty, vocabulary};

vocabulary! {
    /// What decided which document a reference means. The label says it in a sentence.
    Rule: labelled {
        /// Of the reference's own words.
        IssuerNamed = "issuer-named";
        /// `KL/TW`.
        IssuerOfSymbol = "issuer-of-symbol";
        /// Decrees are the Government's.
        IssuerOfType = "issuer-of-type";
        /// Step 1: another reference of the document names it.
        IssuerOfSameNumber = "issuer-of-same-number";
        /// Step 1: another reference of the document gives it.
        DateOfSameNumber = "date-of-same-number";
        /// "Kết luận 44" after "Kết luận số 44-KL/TW".
        ShortFormOfWhole = "short-form-of-whole";
        /// "Đề án 06".
        ShortFormWellKnown = "short-form-well-known";
        /// "Nghị quyết Trung ương 4 khóa XII".
        Plenum = "plenum";
        /// "Luật Đất đai ngày 18/01/2024".
        LawOfDate = "law-of-date";
        /// "Luật Đất đai".
        LawInForce = "law-in-force";
        /// "Luật Đất đai năm 2014": no law of this name is of that year; or no law has the name.
        LawUnknown = "law-unknown";
        /// "quy định chi tiết Luật Đất đai".
        LawGuided = "law-guided";
        /// `57-NQ/TW`.
        DateOfWellKnown = "date-of-well-known";
        /// "Nghị định 123/2020", "Luật 45/2019".
        SymbolOfType = "symbol-of-type";
        /// Step 2.
        UndatedMeetsDated = "undated-meets-dated";
        /// Step 2.
        TermMeetsDate = "term-meets-date";
        /// The number may have come again in other years.
        Undated = "undated";
        /// Its words alone would make it certain.
        Recognized = "recognized";
        /// By the closed list.
        RecognizedRepaired = "recognized-repaired";
        /// Step 2.
        SeveralDates = "several-dates";
        /// A district after the last day of districts.
        OutOfTime = "out-of-time";
        /// "UBND xã Tân Lập": one of many.
        SeveralBodies = "several-bodies";
        /// "Kế hoạch số 12-KH/HU" in a letter of no place.
        ScopeUnknown = "scope-unknown";
        /// A bare ordinal.
        ShortForm = "short-form";
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
            | Self::LawUnknown
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

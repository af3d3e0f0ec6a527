use super::extent::Extent;
use super::vocabulary::{Language, vocabulary};

vocabulary! {
    /// What the citing document does with the cited one (quan hệ).
    #[derive(Default)]
    Relation: labelled {
        /// Căn cứ.
        LegalBasis = "legal_basis";
        /// Thực hiện, triển khai, quán triệt, cụ thể hóa.
        Implements = "implements";
        /// Tiếp tục thực hiện, tiếp theo.
        Continues = "continues";
        /// Theo đề nghị tại, xét tờ trình, trả lời, phúc đáp.
        RequestedBy = "requested_by";
        /// Sửa đổi, bổ sung.
        Amends = "amends";
        /// Thay thế.
        Replaces = "replaces";
        /// Bãi bỏ, hủy bỏ.
        Repeals = "repeals";
        /// Hướng dẫn, quy định chi tiết.
        Guides = "guides";
        /// Ban hành kèm theo.
        IssuedWith = "issued_with";
        /// Báo cáo, sơ kết, tổng kết việc thực hiện.
        ReportsOn = "reports_on";
        /// Theo, tại, nêu tại: named without a stronger cue.
        #[default]
        Mentions = "mentions";
    }
}

impl Relation {
    /// Whether the cited document is changed: then it counts how much of it.
    pub fn is_change(self) -> bool {
        matches!(self, Self::Amends | Self::Replaces | Self::Repeals)
    }

    /// Its label, with how much of the cited document it changes: "Bãi bỏ (một phần)".
    pub fn label_of(self, extent: Option<Extent>, language: Language) -> String {
        let label = self.label(language);
        match extent {
            Some(Extent::Part) => format!("{label} ({})", Extent::Part.label(language)),
            _ => label.to_owned(),
        }
    }

    /// Whether the citing document carries the cited one further, so that it belongs to its cascade (chuỗi triển khai).
    pub fn carries_further(self) -> bool {
        matches!(
            self,
            Self::LegalBasis | Self::Implements | Self::Continues | Self::Guides
        )
    }
}

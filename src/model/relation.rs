use super::vocabulary::vocabulary;

vocabulary! {
    /// What the citing document does with the cited one (quan hệ).
    #[derive(Default)]
    Relation {
        /// Căn cứ.
        LegalBasis = "legal_basis", "Căn cứ", "Legal basis";
        /// Thực hiện, triển khai, quán triệt, cụ thể hóa.
        Implements = "implements", "Thực hiện", "Implements";
        /// Tiếp tục thực hiện, tiếp theo.
        Continues = "continues", "Tiếp tục", "Continues";
        /// Theo đề nghị tại, xét tờ trình, trả lời, phúc đáp.
        RequestedBy = "requested_by", "Theo đề nghị", "Requested by";
        /// Sửa đổi, bổ sung.
        Amends = "amends", "Sửa đổi, bổ sung", "Amends";
        /// Thay thế.
        Replaces = "replaces", "Thay thế", "Replaces";
        /// Bãi bỏ, hủy bỏ.
        Repeals = "repeals", "Bãi bỏ", "Repeals";
        /// Hướng dẫn, quy định chi tiết.
        Guides = "guides", "Hướng dẫn", "Guides";
        /// Ban hành kèm theo.
        IssuedWith = "issued_with", "Kèm theo", "Issued with";
        /// Báo cáo, sơ kết, tổng kết việc thực hiện.
        ReportsOn = "reports_on", "Báo cáo", "Reports on";
        /// Theo, tại, nêu tại: named without a stronger cue.
        #[default]
        Mentions = "mentions", "Nhắc đến", "Mentions";
    }
}

impl Relation {
    /// Whether the citing document carries the cited one further, so that it belongs to its cascade (chuỗi triển khai).
    pub fn carries_further(self) -> bool {
        matches!(
            self,
            Self::LegalBasis | Self::Implements | Self::Continues | Self::Guides
        )
    }
}

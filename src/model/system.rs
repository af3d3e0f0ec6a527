use super::vocabulary::vocabulary;

vocabulary! {
    /// System (hệ thống) that an issuer belongs to.
    #[derive(Default)]
    System {
        /// Đảng Cộng sản Việt Nam.
        Party = "party", "Đảng", "Party";
        /// Quốc hội, Chính phủ, hội đồng nhân dân, ủy ban nhân dân and their bodies, courts, procuracies.
        State = "state", "Nhà nước", "State";
        /// Mặt trận Tổ quốc, công đoàn, đoàn thể, hội.
        Front = "front", "Mặt trận, đoàn thể", "Front and unions";
        /// Schools, hospitals, enterprises.
        Other = "other", "Khác", "Other";
        /// The text and the tables do not tell.
        #[default]
        Unknown = "unknown", "Chưa rõ", "Unknown";
    }
}

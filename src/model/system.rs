use super::vocabulary::vocabulary;

vocabulary! {
    /// System (hệ thống) that an issuer belongs to.
    #[derive(Default)]
    System: labelled {
        /// Đảng Cộng sản Việt Nam.
        Party = "party";
        /// Quốc hội, Chính phủ, hội đồng nhân dân, ủy ban nhân dân and their bodies, courts, procuracies.
        State = "state";
        /// Mặt trận Tổ quốc, công đoàn, đoàn thể, hội.
        Front = "front";
        /// Schools, hospitals, enterprises.
        Other = "other";
        /// The text and the tables do not tell.
        #[default]
        Unknown = "unknown";
    }
}

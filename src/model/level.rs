use super::vocabulary::vocabulary;

vocabulary! {
    /// Level (cấp) of an issuer in the hierarchy. The district level ended on 2025-07-01.
    #[derive(Default)]
    Level {
        /// Trung ương.
        Central = "central", "Trung ương", "Central";
        /// Tỉnh, thành phố trực thuộc trung ương.
        Provincial = "provincial", "Tỉnh", "Province";
        /// Huyện, quận, thị xã, thành phố thuộc tỉnh (until 2025-06-30).
        District = "district", "Huyện", "District";
        /// Xã, phường, thị trấn, đặc khu.
        Commune = "commune", "Xã", "Commune";
        /// The text and the tables do not tell.
        #[default]
        Unknown = "unknown", "Chưa rõ", "Unknown";
    }
}

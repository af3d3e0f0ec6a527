use super::vocabulary::vocabulary;

vocabulary! {
    /// Level (cấp) of an issuer in the hierarchy. The district level ended on 2025-07-01.
    #[derive(Default)]
    Level: labelled {
        /// Trung ương.
        Central = "central";
        /// Tỉnh, thành phố trực thuộc trung ương.
        Provincial = "provincial";
        /// Huyện, quận, thị xã, thành phố thuộc tỉnh (until 2025-06-30).
        District = "district";
        /// Xã, phường, thị trấn, đặc khu.
        Commune = "commune";
        /// The text and the tables do not tell.
        #[default]
        Unknown = "unknown";
    }
}

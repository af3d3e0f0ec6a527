use serde::{Deserialize, Serialize};

/// Place (địa danh) of a local issuer: bare names without "tỉnh", "huyện", "xã". All `None` for a central issuer.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Place {
    /// Tỉnh or thành phố trực thuộc trung ương, as named at the document's date: `Lai Châu`.
    pub province: Option<String>,
    /// Huyện, quận, thị xã or thành phố thuộc tỉnh: `Hải Hậu`.
    pub district: Option<String>,
    /// Xã, phường, thị trấn or đặc khu: `Lương Minh`.
    pub commune: Option<String>,
}

//! Spelling of closed sets of words: one name in data and outputs, one label in each language.

/// Language of labels in pictures, reports and the terminal; data fields are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// BCP 47 tag, `vi` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }
}

/// A word that a closed set does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is not one of: {known}")]
pub struct UnknownWord {
    /// What was given.
    pub word: String,
    /// The words that are known, separated by commas.
    pub known: String,
}

/// Defines a closed set: its variants with the name in data and outputs. A `labelled` set has its
/// words for people in `data/words/labels.csv`, as `Set.name`.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $set:ident: labelled { $($(#[$doc:meta])* $variant:ident = $name:literal;)+ }) => {
        $crate::model::vocabulary! { $(#[$meta])* $set { $($(#[$doc])* $variant = $name;)+ } }

        impl $set {
            /// Its label for people.
            pub fn label(self, language: $crate::model::Language) -> &'static str {
                language.word(match self {
                    $(Self::$variant => concat!(stringify!($set), ".", $name)),+
                })
            }
        }
    };
    ($(#[$meta:meta])* $set:ident { $($(#[$doc:meta])* $variant:ident = $name:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $set { $($(#[$doc])* #[serde(rename = $name)] $variant,)+ }

        impl $set {
            /// All words of the set, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in data and outputs.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }

        impl std::fmt::Display for $set {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.name())
            }
        }

        impl std::str::FromStr for $set {
            type Err = $crate::model::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|known| known.name() == word).ok_or_else(|| $crate::model::UnknownWord {
                    word: word.to_owned(),
                    known: Self::ALL.iter().map(|known| known.name()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

pub(crate) use vocabulary;

//! Enums whose variants are fixed words in tokens and requests.

/// The error for an unknown word.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what} “{text}”; expected one of: {codes}")]
pub struct WordError {
    text: String,
    what: &'static str,
    codes: String,
}

impl WordError {
    pub(super) fn new(text: &str, what: &'static str, codes: String) -> Self {
        Self { text: text.to_owned(), what, codes }
    }
}

/// Declares an enum that has a code and a label for each variant.
macro_rules! wire_words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($variant:ident = $code:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $(#[doc = $label] $variant),+ }

        impl $name {
            /// Every value, in the order of Daily's documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Returns the code, as in tokens and requests.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Returns the label, for people.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::token::WordError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.code() == text).ok_or_else(|| {
                    let codes: Vec<_> = Self::ALL.iter().map(|word| word.code()).collect();
                    $crate::token::WordError::new(text, $what, codes.join(", "))
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(super) use wire_words;

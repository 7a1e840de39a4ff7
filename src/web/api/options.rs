//! Options for links, with Daily's long names.

use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::body::Object;
use crate::token::{Language, Options, Permissions, RecordingKind, RedirectTarget, with_options};

/// Declares the options with their long names, and the conversions from and to the claims.
macro_rules! long_named {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// Options for links. An option that is left out follows the settings of the room, then those of the Daily
        /// domain.
        #[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct LongOptions {
            $($(#[doc = $doc])+ $(#[schema $schema])? #[serde(skip_serializing_if = "Option::is_none")] $name: Option<$kind>,)+
        }

        impl From<LongOptions> for Options {
            fn from(long: LongOptions) -> Self {
                Self { $($name: long.$name,)+ }
            }
        }

        impl From<Options> for LongOptions {
            fn from(options: Options) -> Self {
                Self { $($name: options.$name,)+ }
            }
        }
    };
}

with_options!(long_named);

/// Reads options with their long names.
pub(super) fn options<'de, D: Deserializer<'de>>(from: D) -> Result<Options, D::Error> {
    Object::<LongOptions>::deserialize(from).map(|Object(long)| long.into())
}

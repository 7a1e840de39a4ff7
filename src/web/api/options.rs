//! Options for links, with Daily's long names.

use std::{borrow::Cow, num::NonZeroU32};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

use super::body::{Object, or_default};
use crate::{
    invite::Locale,
    token::{Language, LongPermissions, Options, Permissions, RecordingKind, RedirectTarget, with_options},
};

/// Declares the options with their long names, and the conversions from and to the claims.
macro_rules! long_named {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $(#[serde $serde:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// Options for links. An option that is left out follows the settings of the room, then those of the Daily
        /// domain.
        #[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct LongOptions {
            $($(#[doc = $doc])+ $(#[schema $schema])? $(#[serde $serde])? #[serde(skip_serializing_if = "Option::is_none")] $name: Option<$kind>,)+
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

/// Declares the schema of a text that is one of several words.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident: $words:expr;)+) => {$(
        $(#[doc = $doc])+
        pub(super) struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let schema = ObjectBuilder::new().schema_type(Type::String).enum_values(Some($words));
                schema.description(Some(concat!($($doc),+).trim())).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+};
}

words! {
    /// A language of emails and of Daily's page, as a BCP 47 tag.
    LanguageTag: Locale::ALL.iter().map(|locale| locale.tag());
    /// A language of Daily's page, or `user` for the browser's language.
    CallLanguage: Language::ALL.iter().map(|language| language.code());
    /// A type of recording.
    Recording: RecordingKind::ALL.iter().map(|kind| kind.code());
}

/// Reads options with their long names. `null` means no options.
pub(super) fn options<'de, D: Deserializer<'de>>(from: D) -> Result<Options, D::Error> {
    or_default(from).map(|Object::<LongOptions>(long)| long.into())
}

/// Reads permissions with long or short names.
fn permissions<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Permissions>, D::Error> {
    Option::<LongPermissions>::deserialize(from).map(|long| long.map(Into::into))
}

/// Writes permissions with long names.
#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn long_permissions<S: Serializer>(permissions: &Option<Permissions>, to: S) -> Result<S::Ok, S::Error> {
    permissions.clone().map(LongPermissions::from).serialize(to)
}

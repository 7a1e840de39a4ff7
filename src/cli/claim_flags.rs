//! Flags for the optional claims of a token, with Daily's long names.

use std::num::NonZeroU32;

use clap::{ArgAction, Args, builder::ValueRange, value_parser};
use serde_json::{Map, Value};

use crate::token::{Language, LongPermissions, Options, Permissions, RecordingKind, RedirectTarget, with_options};

/// Returns whether a flag can be given without a value, which means `true`.
macro_rules! is_switch {
    (switch) => {
        true
    };
    ($other:ident) => {
        false
    };
}

/// Returns the parser for a flag's value.
macro_rules! parser {
    (json $kind:ty) => {
        json::<$kind>
    };
    (permissions $kind:ty) => {
        permissions
    };
    ($other:ident $kind:ty) => {
        value_parser!($kind)
    };
}

/// Declares the flags from the table of options in `token/options.rs`.
macro_rules! flags {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $(#[serde $serde:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// The options of a link. For an option that is not given, Daily uses the room's setting, or else the domain's.
        #[derive(Debug, Default, Args)]
        #[command(next_help_heading = "Link options (named as in Daily's API; if omitted, the room's settings apply)")]
        pub(super) struct ClaimFlags {
            $(
                $(#[doc = $doc])+
                #[arg(
                    long,
                    value_name = $value,
                    num_args = values(is_switch!($flag)),
                    require_equals = is_switch!($flag),
                    default_missing_value = "true",
                    hide_possible_values = true,
                    action = ArgAction::Set,
                    value_parser = parser!($flag $kind)
                )]
                $name: Option<$kind>,
            )+
        }

        impl ClaimFlags {
            pub(super) fn into_options(self) -> Options {
                Options { $($name: self.$name),+ }
            }
        }
    };
}

with_options!(flags);

fn values(is_switch: bool) -> ValueRange {
    if is_switch { (0..=1).into() } else { 1.into() }
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("invalid JSON: {error}"))?;
    if !value.is_object() {
        return Err("expected a JSON object, in braces".to_owned());
    }
    serde_json::from_value(value).map_err(|error| error.to_string())
}

fn permissions(text: &str) -> Result<Permissions, String> {
    json::<LongPermissions>(text).map(Into::into)
}

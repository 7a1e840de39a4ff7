//! The optional claims as flags, under Daily's long names.

use std::num::NonZeroU32;

use clap::{ArgAction, Args, builder::ValueRange, value_parser};
use serde_json::{Map, Value};

use crate::token::{Language, Options, Permissions, RecordingKind, RedirectTarget, with_options};

/// Whether a flag may stand without a value, which then is `true`.
macro_rules! is_switch {
    (switch) => {
        true
    };
    ($other:ident) => {
        false
    };
}

/// Reads a flag's value.
macro_rules! parser {
    (json $kind:ty) => {
        json::<$kind>
    };
    ($other:ident $kind:ty) => {
        value_parser!($kind)
    };
}

/// Declares the flags.
macro_rules! flags {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// What links allow and start with. A flag that is left out follows the room, then the domain.
        #[derive(Debug, Default, Args)]
        #[command(next_help_heading = "What the links allow (Daily’s names; what is left out follows the room)")]
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
    serde_json::from_str(text).map_err(|error| error.to_string())
}

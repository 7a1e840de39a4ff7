//! What links allow, under Daily's long names.

use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::body::Object;
use crate::token::{Language, Options, Permissions, RecordingKind, RedirectTarget};

/// Declares the options with their long names, and both ways between them and the claims.
macro_rules! long_named {
    ($($(#[$meta:meta])* $name:ident: $kind:ty,)+) => {
        /// What links allow and start with. What is left out follows the room, then the domain.
        #[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct LongOptions {
            $($(#[$meta])* #[serde(skip_serializing_if = "Option::is_none")] $name: Option<$kind>,)+
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

long_named! {
    /// Start muted.
    start_audio_off: bool,
    /// Start with the camera off.
    start_video_off: bool,
    /// May share a screen.
    enable_screenshare: bool,
    /// Remove people when their token expires.
    eject_at_token_exp: bool,
    /// Remove people so many seconds after each joining.
    #[schema(value_type = Option<u32>, minimum = 1)]
    eject_after_elapsed: NonZeroU32,
    /// The language of the room's page: da de en es fi fr it jp ka nl no pt pt-BR pl ru sv tr user.
    #[schema(value_type = Option<String>, pattern = "^(da|de|en|es|fi|fr|it|jp|ka|nl|no|pt|pt-BR|pl|ru|sv|tr|user)$")]
    lang: Language,
    /// The kind of recording: cloud, cloud-audio-only, local or raw-tracks.
    #[schema(value_type = Option<String>, pattern = "^(cloud|cloud-audio-only|local|raw-tracks)$")]
    enable_recording: RecordingKind,
    /// Show the button that records.
    enable_recording_ui: bool,
    /// Record in the cloud on joining.
    start_cloud_recording: bool,
    /// How that recording is made: the options of Daily's startRecording.
    #[schema(value_type = Option<Object>)]
    start_cloud_recording_opts: Map<String, Value>,
    /// Transcribe when an owner joins.
    auto_start_transcription: bool,
    /// Knock and wait for an owner, in a room that allows knocking.
    knocking: bool,
    /// Close the tab on leaving.
    close_tab_on_exit: bool,
    /// Where people go when they leave: a whole address.
    #[schema(value_type = Option<String>)]
    redirect_on_meeting_exit: RedirectTarget,
    /// Tell Intercom of each joining.
    intercom_join_alert: bool,
    /// A webhook called on each joining: a whole address.
    #[schema(value_type = Option<String>)]
    meeting_join_hook: RedirectTarget,
    /// First permissions of people who are not owners, as Daily's claim p, such as {"cs": "v,a"}.
    #[schema(value_type = Option<Object>)]
    permissions: Permissions,
}

/// Reads options under their long names.
pub(super) fn options<'de, D: Deserializer<'de>>(from: D) -> Result<Options, D::Error> {
    Object::<LongOptions>::deserialize(from).map(|Object(long)| long.into())
}

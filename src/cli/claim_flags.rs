//! The optional claims as flags, under Daily's long names.

use std::num::NonZeroU32;

use clap::{ArgAction, Args};
use serde_json::{Map, Value};

use crate::token::{Language, Options, Permissions, RecordingKind, RedirectTarget};

/// What links allow and start with. A flag that is left out follows the room, then the domain.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "What the links allow (Daily’s names; what is left out follows the room)")]
pub(super) struct ClaimFlags {
    /// Start muted
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    start_audio_off: Option<bool>,

    /// Start with the camera off
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    start_video_off: Option<bool>,

    /// May share a screen
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    enable_screenshare: Option<bool>,

    /// Remove people when their token expires
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    eject_at_token_exp: Option<bool>,

    /// Remove people so many seconds after each joining
    #[arg(long, value_name = "SECONDS")]
    eject_after_elapsed: Option<NonZeroU32>,

    /// The language of the room’s page: da de en es fi fr it jp ka nl no pt pt-BR pl ru sv tr user
    #[arg(long, value_name = "CODE")]
    lang: Option<Language>,

    /// The kind of recording: cloud, cloud-audio-only, local or raw-tracks
    #[arg(long, value_name = "KIND")]
    enable_recording: Option<RecordingKind>,

    /// Show the button that records
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    enable_recording_ui: Option<bool>,

    /// Record in the cloud on joining
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    start_cloud_recording: Option<bool>,

    /// How that recording is made, as a JSON object
    #[arg(long, value_name = "JSON", value_parser = json::<Map<String, Value>>)]
    start_cloud_recording_opts: Option<Map<String, Value>>,

    /// Transcribe when an owner joins
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    auto_start_transcription: Option<bool>,

    /// Knock and wait for an owner, in a room that allows knocking
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    knocking: Option<bool>,

    /// Close the tab on leaving
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    close_tab_on_exit: Option<bool>,

    /// Where people go when they leave
    #[arg(long, value_name = "URL")]
    redirect_on_meeting_exit: Option<RedirectTarget>,

    /// Tell Intercom of each joining
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, action = ArgAction::Set)]
    intercom_join_alert: Option<bool>,

    /// A webhook called on each joining
    #[arg(long, value_name = "URL")]
    meeting_join_hook: Option<RedirectTarget>,

    /// First permissions of people who are not owners, as the JSON of Daily’s claim `p`, such as '{"cs":"v,a"}'
    #[arg(long, value_name = "JSON", value_parser = json::<Permissions>)]
    permissions: Option<Permissions>,
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

impl ClaimFlags {
    pub(super) fn into_options(self) -> Options {
        Options {
            knocking: self.knocking,
            close_tab_on_exit: self.close_tab_on_exit,
            redirect_on_meeting_exit: self.redirect_on_meeting_exit,
            intercom_join_alert: self.intercom_join_alert,
            start_cloud_recording: self.start_cloud_recording,
            start_cloud_recording_opts: self.start_cloud_recording_opts,
            auto_start_transcription: self.auto_start_transcription,
            enable_recording: self.enable_recording,
            enable_screenshare: self.enable_screenshare,
            start_video_off: self.start_video_off,
            start_audio_off: self.start_audio_off,
            meeting_join_hook: self.meeting_join_hook,
            eject_at_token_exp: self.eject_at_token_exp,
            eject_after_elapsed: self.eject_after_elapsed,
            lang: self.lang,
            enable_recording_ui: self.enable_recording_ui,
            permissions: self.permissions,
        }
    }
}

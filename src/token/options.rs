//! The optional claims: one table that gives the claims, the API, the flags and Inspect their names, types and texts.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{permissions::Permissions, redirect::RedirectTarget, words::wire_words};

/// Calls a macro with every option, in the order of the bytes in a token: description, the API's schema and format if
/// they do not follow from the type, Daily's name, type, name in a token, meaning in Inspect, and how a flag reads its value.
macro_rules! with_options {
    ($then:ident) => {
        $then! {
            /// Make people knock and wait until an owner admits them. The room must allow knocking.
            knocking: bool = "k", "has to knock and wait for an owner", switch "BOOL";
            /// Close the browser tab when people leave the meeting.
            close_tab_on_exit: bool = "ctoe", "closes the browser tab on leaving", switch "BOOL";
            /// URL to open when people leave the meeting.
            #[schema(value_type = Option<String>)]
            redirect_on_meeting_exit: RedirectTarget = "rome", "opens this URL on leaving", text "URL";
            /// Send an Intercom alert when someone joins.
            intercom_join_alert: bool = "ij", "sends an Intercom alert on joining", switch "BOOL";
            /// Start a cloud recording when someone joins.
            start_cloud_recording: bool = "sr", "starts a cloud recording on joining", switch "BOOL";
            /// Options for the cloud recording: those of Daily's startRecording, as a JSON object.
            #[schema(value_type = Option<Object>)]
            start_cloud_recording_opts: Map<String, Value> = "sro", "options for the cloud recording", json "JSON";
            /// Start transcription when an owner joins.
            auto_start_transcription: bool = "ast", "starts transcription when an owner joins", switch "BOOL";
            /// Type of recording: cloud, cloud-audio-only, local or raw-tracks.
            #[schema(value_type = Option<Recording>)]
            enable_recording: RecordingKind = "er", "type of recording", text "KIND";
            /// Allow screen sharing.
            enable_screenshare: bool = "ss", "whether screen sharing is allowed", switch "BOOL";
            /// Join with the camera off.
            start_video_off: bool = "vo", "joins with the camera off", switch "BOOL";
            /// Join with the microphone off.
            start_audio_off: bool = "ao", "joins muted", switch "BOOL";
            /// Webhook URL that Daily calls when someone joins.
            #[schema(value_type = Option<String>)]
            meeting_join_hook: RedirectTarget = "mjh", "webhook called on joining", text "URL";
            /// Remove people from the meeting when their link expires.
            eject_at_token_exp: bool = "ejt", "is removed when the token expires", switch "BOOL";
            /// Remove people this many seconds (1 or more) after they join.
            #[schema(value_type = Option<u32>, minimum = 1)]
            eject_after_elapsed: NonZeroU32 = "eje", "is removed this many seconds after joining", text "SECONDS";
            /// Language of the call: da de en es fi fr it jp ka nl no pt pt-BR pl ru sv tr, or user for the browser's
            /// language.
            #[schema(value_type = Option<CallLanguage>)]
            lang: Language = "uil", "language of the call", text "CODE";
            /// Show the recording button.
            enable_recording_ui: bool = "erui", "whether the recording button is shown", switch "BOOL";
            /// Initial permissions of people who are not owners, as JSON with Daily's names, such as
            /// {"canSend": false}, or with the short names of tokens, such as {"cs": false}.
            #[schema(value_type = Option<LongPermissions>)]
            #[serde(deserialize_with = "permissions", serialize_with = "long_permissions")]
            permissions: Permissions = "p", "initial permissions of people who are not owners", permissions "JSON";
        }
    };
}
pub(crate) use with_options;

/// Declares the claims.
macro_rules! claims {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $(#[serde $serde:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// The optional claims. An option that is `None` follows the settings of the room, then those of the domain.
        ///
        /// `enable_prejoin_ui`, `enable_live_captions_ui` and `enable_terse_logging` have no abbreviation, so a
        /// self-signed token cannot set them.
        ///
        /// ```
        /// use latchkey::Options;
        ///
        /// let mut options = Options::default();
        /// (options.start_video_off, options.eject_at_token_exp) = (Some(true), Some(true));
        /// assert_eq!(serde_json::to_string(&options)?, r#"{"vo":true,"ejt":true}"#);
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub struct Options {
            $($(#[doc = $doc])+ #[doc = concat!("\n\nThe claim `", $short, "`.")] #[serde(rename = $short, default, skip_serializing_if = "Option::is_none")] pub $name: Option<$kind>,)+
        }
    };
}

with_options!(claims);

wire_words! {
    /// A recording type (Daily's reference, `enable_recording`).
    ///
    /// ```
    /// # use latchkey::RecordingKind;
    /// let kind: RecordingKind = "raw-tracks".parse()?;
    /// assert_eq!((kind, kind.label()), (RecordingKind::RawTracks, "raw tracks, in your own storage"));
    /// # Ok::<(), latchkey::WordError>(())
    /// ```
    RecordingKind, "recording type" {
        Cloud = "cloud", "in the cloud";
        CloudAudioOnly = "cloud-audio-only", "in the cloud, audio only";
        Local = "local", "on the computer of the person who records";
        RawTracks = "raw-tracks", "raw tracks, in your own storage";
    }
}

wire_words! {
    /// A language of Daily's call page (Daily's reference, `lang`, where Japanese is `jp`).
    ///
    /// ```
    /// # use latchkey::Language;
    /// assert_eq!("jp".parse(), Ok(Language::Japanese));
    /// assert_eq!((Language::BrazilianPortuguese.code(), Language::ALL.len()), ("pt-BR", 18));
    /// ```
    Language, "language" {
        Danish = "da", "Danish";
        German = "de", "German";
        English = "en", "English";
        Spanish = "es", "Spanish";
        Finnish = "fi", "Finnish";
        French = "fr", "French";
        Italian = "it", "Italian";
        Japanese = "jp", "Japanese";
        Georgian = "ka", "Georgian";
        Dutch = "nl", "Dutch";
        Norwegian = "no", "Norwegian";
        Polish = "pl", "Polish";
        Portuguese = "pt", "Portuguese";
        BrazilianPortuguese = "pt-BR", "Portuguese (Brazil)";
        Russian = "ru", "Russian";
        Swedish = "sv", "Swedish";
        Turkish = "tr", "Turkish";
        Browser = "user", "Browser language";
    }
}

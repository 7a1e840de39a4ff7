//! The optional claims: one table from which the claims, the API, the flags and Inspect take names, types and words.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{permissions::Permissions, redirect::RedirectTarget, words::wire_words};

/// Calls a macro with every option, in the order of the bytes of a token: what it does, its schema in the API where the
/// type does not say it, Daily's name, the type, the name in a token, what Inspect says, and how a flag reads its value.
macro_rules! with_options {
    ($then:ident) => {
        $then! {
            /// Knock and wait for an owner, in a room that allows knocking.
            knocking: bool = "k", "knocks and waits for an owner", switch "BOOL";
            /// Close the tab on leaving.
            close_tab_on_exit: bool = "ctoe", "closes the tab on leaving", switch "BOOL";
            /// Where people go when they leave: a whole address.
            #[schema(value_type = Option<String>)]
            redirect_on_meeting_exit: RedirectTarget = "rome", "goes there on leaving", text "URL";
            /// Tell Intercom of each joining.
            intercom_join_alert: bool = "ij", "tells Intercom of the joining", switch "BOOL";
            /// Record in the cloud on joining.
            start_cloud_recording: bool = "sr", "records in the cloud on joining", switch "BOOL";
            /// How that recording is made: the options of Daily’s startRecording, as a JSON object.
            #[schema(value_type = Option<Object>)]
            start_cloud_recording_opts: Map<String, Value> = "sro", "how that recording is made", json "JSON";
            /// Transcribe when an owner joins.
            auto_start_transcription: bool = "ast", "transcribes when an owner joins", switch "BOOL";
            /// The kind of recording: cloud, cloud-audio-only, local or raw-tracks.
            #[schema(value_type = Option<String>, pattern = "^(cloud|cloud-audio-only|local|raw-tracks)$")]
            enable_recording: RecordingKind = "er", "the kind of recording that may be made", text "KIND";
            /// May share a screen.
            enable_screenshare: bool = "ss", "may share a screen", switch "BOOL";
            /// Start with the camera off.
            start_video_off: bool = "vo", "joins with the camera off", switch "BOOL";
            /// Start muted.
            start_audio_off: bool = "ao", "joins muted", switch "BOOL";
            /// A webhook called on each joining: a whole address.
            #[schema(value_type = Option<String>)]
            meeting_join_hook: RedirectTarget = "mjh", "a webhook called on joining", text "URL";
            /// Remove people when their token expires.
            eject_at_token_exp: bool = "ejt", "is removed when the token expires", switch "BOOL";
            /// Remove people so many seconds after each joining.
            #[schema(value_type = Option<u32>, minimum = 1)]
            eject_after_elapsed: NonZeroU32 = "eje", "is removed so many seconds after joining", text "SECONDS";
            /// The language of the room’s page: da de en es fi fr it jp ka nl no pt pt-BR pl ru sv tr user.
            #[schema(
                value_type = Option<String>,
                pattern = "^(da|de|en|es|fi|fr|it|jp|ka|nl|no|pt|pt-BR|pl|ru|sv|tr|user)$"
            )]
            lang: Language = "uil", "the language of the room’s page", text "CODE";
            /// Show the button that records.
            enable_recording_ui: bool = "erui", "sees the button that records", switch "BOOL";
            /// First permissions of people who are not owners, as the JSON of Daily’s claim p, such as {"cs": "v,a"}.
            #[schema(value_type = Option<Object>)]
            permissions: Permissions = "p", "what someone who is not an owner may do at first", json "JSON";
        }
    };
}
pub(crate) use with_options;

/// Declares the claims.
macro_rules! claims {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// The claims that are a choice; what is left out follows the room, then the domain.
        ///
        /// `enable_prejoin_ui`, `enable_live_captions_ui` and `enable_terse_logging` have no abbreviation and can't be
        /// said by a self-signed token.
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
            $($(#[doc = $doc])+ #[serde(rename = $short, default, skip_serializing_if = "Option::is_none")] pub $name: Option<$kind>,)+
        }
    };
}

with_options!(claims);

wire_words! {
    /// A kind of recording (Daily's reference, `enable_recording`).
    ///
    /// ```
    /// # use latchkey::RecordingKind;
    /// let kind: RecordingKind = "raw-tracks".parse()?;
    /// assert_eq!((kind, kind.label()), (RecordingKind::RawTracks, "raw tracks, to your own storage"));
    /// # Ok::<(), latchkey::WordError>(())
    /// ```
    RecordingKind, "kind of recording" {
        Cloud = "cloud", "in the cloud";
        CloudAudioOnly = "cloud-audio-only", "in the cloud, sound only";
        Local = "local", "on the owner’s own computer";
        RawTracks = "raw-tracks", "raw tracks, to your own storage";
    }
}

wire_words! {
    /// A language of Daily's page (Daily's reference, `lang`; Japanese is `jp` there).
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
        Browser = "user", "each person’s own";
    }
}

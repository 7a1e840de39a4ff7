//! Reading any meeting token without a key: what it says, under Daily's long names.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use url::Url;

use super::{Claims, TokenError};

/// The longest text that is looked at.
const READ_LIMIT: usize = 64 * 1024;

/// `iat` and the 24 documented claims: Daily's long name, its abbreviation in a token, and what it is for.
///
/// ```
/// # use latchkey::token::inspect::CLAIM_NAMES;
/// let (long, _, meaning) = CLAIM_NAMES.iter().find(|(_, short, _)| *short == "ao").unwrap();
/// assert_eq!((*long, *meaning), ("start_audio_off", "joins muted"));
/// ```
pub const CLAIM_NAMES: [(&str, &str, &str); 25] = [
    ("room_name", "r", "the one room it opens"),
    ("domain_id", "d", "the Daily domain it is for"),
    ("issued_at", "iat", "when it was made"),
    ("nbf", "nbf", "joining is refused before"),
    ("exp", "exp", "joining is refused from then on"),
    ("is_owner", "o", "an owner of the room"),
    ("user_id", "ud", "tells people apart"),
    ("user_name", "u", "the name that the others see"),
    ("knocking", "k", "knocks and waits for an owner"),
    ("close_tab_on_exit", "ctoe", "closes the tab on leaving"),
    ("redirect_on_meeting_exit", "rome", "goes there on leaving"),
    ("intercom_join_alert", "ij", "tells Intercom of the joining"),
    ("start_cloud_recording", "sr", "records in the cloud on joining"),
    ("start_cloud_recording_opts", "sro", "how that recording is made"),
    ("auto_start_transcription", "ast", "transcribes when an owner joins"),
    ("enable_recording", "er", "the kind of recording that may be made"),
    ("enable_screenshare", "ss", "may share a screen"),
    ("start_video_off", "vo", "joins with the camera off"),
    ("start_audio_off", "ao", "joins muted"),
    ("meeting_join_hook", "mjh", "a webhook called on joining"),
    ("eject_at_token_exp", "ejt", "is removed when the token expires"),
    ("eject_after_elapsed", "eje", "is removed so many seconds after joining"),
    ("lang", "uil", "the language of the room’s page"),
    ("enable_recording_ui", "erui", "sees the button that records"),
    ("permissions", "p", "what someone who is not an owner may do at first"),
];

/// A token's header and payload as they came, signature unchecked.
///
/// ```
/// # use latchkey::token::TokenContents;
/// let contents = TokenContents::read("eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked")?;
/// assert_eq!(contents.algorithm(), Some("HS256"));
/// let names: Vec<_> = contents.rows().map(|(long, short, ..)| (long.unwrap(), short)).collect();
/// assert_eq!(names, [("room_name", "r"), ("is_owner", "o")]);
/// assert!(contents.claims()?.is_owner);
/// # Ok::<(), latchkey::token::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TokenContents {
    header: Map<String, Value>,
    payload: Map<String, Value>,
}

impl TokenContents {
    /// Reads a token, checking its form alone.
    ///
    /// ```
    /// # use latchkey::token::{TokenContents, TokenError};
    /// let wrong = TokenContents::read("a.b").unwrap_err();
    /// assert_eq!(wrong.to_string(), "not a meeting token: a token has three parts with dots between");
    /// ```
    pub fn read(token: &str) -> Result<Self, TokenError> {
        let malformed = |what: &str| TokenError::Malformed(what.to_owned());
        let token = token.trim();
        if token.len() > READ_LIMIT {
            return Err(malformed("it is far too long"));
        }
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, _signature] = parts[..] else {
            return Err(malformed("a token has three parts with dots between"));
        };
        let part = |text: &str, name: &str| {
            let bytes =
                BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed(&format!("its {name} is not base64url")))?;
            serde_json::from_slice::<Map<String, Value>>(&bytes)
                .map_err(|_| malformed(&format!("its {name} is not a JSON object")))
        };
        Ok(Self { header: part(header, "header")?, payload: part(payload, "payload")? })
    }

    /// The header's `alg`.
    pub fn algorithm(&self) -> Option<&str> {
        self.header.get("alg").and_then(Value::as_str)
    }

    /// The claims as types; fails where one has a form that Daily does not know.
    pub fn claims(&self) -> Result<Claims, TokenError> {
        serde_json::from_value(Value::Object(self.payload.clone()))
            .map_err(|error| TokenError::Malformed(error.to_string()))
    }

    /// Every claim in its order: long name if it has one, name in the token, value, what it is for.
    pub fn rows(&self) -> impl Iterator<Item = (Option<&'static str>, &str, &Value, &'static str)> {
        self.payload.iter().map(|(short, value)| {
            let known = CLAIM_NAMES.iter().find(|(_, name, _)| name == short);
            match known {
                Some((long, _, meaning)) => (Some(*long), short.as_str(), value, *meaning),
                None => (None, short.as_str(), value, "not a claim that Daily documents"),
            }
        })
    }
}

/// The token in a text that is a token, or a link that carries one as `t`.
///
/// ```
/// # use latchkey::token::inspect::token_in;
/// assert_eq!(token_in("https://acme.daily.co/standup?t=a.b.c"), "a.b.c");
/// assert_eq!(token_in(" a.b.c\n"), "a.b.c");
/// ```
pub fn token_in(text: &str) -> String {
    let text = text.trim();
    Url::parse(text)
        .ok()
        .and_then(|url| url.query_pairs().find(|(key, _)| key == "t").map(|(_, token)| token.into_owned()))
        .unwrap_or_else(|| text.to_owned())
}

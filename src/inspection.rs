//! Telling what a pasted text's tokens let whom do, who signed them, and whether they are still good.

use jiff::{Timestamp, tz::TimeZone};
use mail_parser::MessageParser;
use serde_json::Value;
use url::Url;

use crate::{
    invite::{meeting::moment_in_words, sentence::sentence},
    token::{
        Claims, KeyFingerprint, Signer, TokenContents, TokenError,
        inspect::{FoundToken, Mistake, token_in, tokens_in},
    },
};

/// In so many first characters a mail's source says that it is one.
const HEAD: usize = 8000;

/// The longest text that is looked through, in bytes.
pub const TEXT_LIMIT: usize = 1024 * 1024;

/// The tokens in what someone pasted: a link, a token, a mail with its source, or several of these.
///
/// A text without any is read as one token, so that the answer says what is wrong with it.
pub fn tokens_of(text: &str) -> Result<Vec<FoundToken>, TokenError> {
    let found = decoded(text).map(|text| tokens_in(&text)).filter(|found| !found.is_empty());
    let found = found.unwrap_or_else(|| tokens_in(text));
    if !found.is_empty() {
        return Ok(found);
    }
    let token = token_in(text);
    if token.contains(char::is_whitespace) || !token.contains('.') || token.contains('/') {
        let what = "no token is in it; a link looks like https://NAME.daily.co/ROOM?t=eyJ…, a token like eyJ….eyJ….…";
        return Err(TokenError::Malformed(what.to_owned()));
    }
    TokenContents::read(&token).map(|_| vec![FoundToken { token, link: None }])
}

/// The texts of a mail that is pasted with its source, decoded.
fn decoded(text: &str) -> Option<String> {
    let head: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    if !head.contains("mime-version:") && !head.contains("content-transfer-encoding:") {
        return None;
    }
    let mail = MessageParser::default().parse(text.trim_start())?;
    let texts: Vec<&str> = mail.parts.iter().filter_map(|part| part.text_contents()).collect();
    Some(texts.join("\n"))
}

/// The keys that signatures are checked with.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    /// The key that links are signed with.
    pub own: Option<&'a Signer>,
    /// The one before.
    pub earlier: Option<&'a Signer>,
}

/// Whose key a token is signed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedBy {
    /// The one that links are signed with.
    OwnKey(KeyFingerprint),
    /// The one before.
    EarlierKey(KeyFingerprint),
    /// One that is not known here.
    Unknown,
    /// There is no key to check with.
    Unchecked,
}

/// Whether a token is good.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// It works now.
    Valid,
    /// It is in its time, and nothing more can be said here.
    InItsTime,
    /// It works from then on.
    NotYet(Timestamp),
    /// It does not work, for this reason.
    Not(TokenError),
}

/// What one token says, and whether it is good.
pub struct Inspection {
    /// Where it was found, as far as that can be shown: no token in it.
    pub link: Option<Url>,
    /// The token's last characters, which tell two apart.
    pub tail: String,
    /// Every claim.
    pub contents: TokenContents,
    /// The claims as Daily reads them; none where one has a form that Daily does not know.
    pub claims: Option<Claims>,
    /// Whose key it is signed with.
    pub signed_by: SignedBy,
    /// Whether it is good.
    pub standing: Standing,
    /// Whether its form and its times are good, whoever signed it.
    by_itself: Result<(), TokenError>,
    /// What is wrong with it, or unwise about it; the gravest first.
    pub mistakes: Vec<Mistake>,
}

impl Inspection {
    /// Reads a token that was found; fails where it is none.
    pub fn of(found: &FoundToken, keys: Keys<'_>, now: Timestamp) -> Result<Self, TokenError> {
        let token = found.token.as_str();
        let contents = TokenContents::read(token)?;
        let has_signed = |signer: Option<&Signer>| signer.map(|signer| signer.has_signed(&contents, token));
        let (own, earlier) = (has_signed(keys.own), has_signed(keys.earlier));
        let signed_by = match (keys.own, keys.earlier) {
            (Some(signer), _) if own == Some(Ok(true)) => SignedBy::OwnKey(signer.fingerprint()),
            (_, Some(signer)) if earlier == Some(Ok(true)) => SignedBy::EarlierKey(signer.fingerprint()),
            (None, None) => SignedBy::Unchecked,
            _ => SignedBy::Unknown,
        };
        let claims = contents.claims().ok();
        let by_itself = unchecked(&contents, now);
        let standing = match (keys.own, signed_by) {
            (Some(signer), SignedBy::OwnKey(_)) => Standing::of(signer.verify(token, now).map(drop)),
            // Daily may still take the earlier key, which only Daily knows.
            (_, SignedBy::EarlierKey(_)) | (None, _) => match Standing::of(by_itself.clone()) {
                Standing::Valid => Standing::InItsTime,
                other => other,
            },
            (Some(_), _) => match own {
                Some(Err(error)) => Standing::Not(error),
                _ => Standing::Not(TokenError::WrongKey),
            },
        };
        let mut mistakes = contents.mistakes(token);
        mistakes.extend(found.link.as_ref().zip(claims.as_ref()).and_then(|(link, claims)| elsewhere(link, claims)));
        mistakes.sort_by_key(|mistake| !mistake.is_grave);
        let link = found.link.clone().map(|mut link| {
            link.set_query(None);
            link.set_fragment(None);
            link
        });
        let tail = token.get(token.len().saturating_sub(6)..).unwrap_or_default().to_owned();
        Ok(Self { link, tail, contents, claims, signed_by, standing, by_itself, mistakes })
    }

    /// Whether it works, or may well work.
    pub fn is_good(&self) -> bool {
        matches!(self.standing, Standing::Valid | Standing::InItsTime)
    }

    /// What it lets whom do.
    pub fn sentence(&self, zone: &TimeZone) -> String {
        match (&self.claims, self.contents.claims()) {
            (Some(claims), _) => sentence(claims, zone),
            (None, Err(error)) => format!("Daily can’t read it: {}.", without_preamble(&error)),
            (None, Ok(_)) => String::new(),
        }
    }

    /// Whether it is good, in a sentence, with the times that decide.
    pub fn verdict(&self, zone: &TimeZone) -> String {
        let moment = |time: Timestamp| moment_in_words(time, zone);
        let until = match self.claims.as_ref().and_then(Claims::expires_at) {
            Some(time) => format!(", until {}", moment(time)),
            None => String::new(),
        };
        let whose = match self.signed_by {
            SignedBy::OwnKey(_) => "",
            SignedBy::EarlierKey(_) => {
                " It is signed with the earlier API key, and works only as long as Daily accepts that one."
            }
            SignedBy::Unchecked => " The signature is not checked, since DAILY_API_KEY is not set.",
            SignedBy::Unknown => {
                " Another API key, Daily’s own REST API or someone else made it: whether Daily accepts it can’t be seen here."
            }
        };
        match &self.standing {
            Standing::Valid => format!("Valid: signed with this API key, and in its time{until}."),
            Standing::InItsTime => format!("In its time{until}.{whose}"),
            Standing::NotYet(from) => format!("Not valid yet: from {} on{until}.{}", moment(*from), whose),
            Standing::Not(TokenError::Expired(time)) => format!("No longer valid: it expired {}.", moment(*time)),
            Standing::Not(error @ TokenError::WrongKey) => {
                let by_itself = match &self.by_itself {
                    Ok(()) => format!(" By its times it is good now{until}."),
                    Err(TokenError::NotYetValid(from)) => {
                        format!(" By its times it is good from {}{until}.", moment(*from))
                    }
                    Err(TokenError::Expired(time)) => format!(" In any case it expired {}.", moment(*time)),
                    Err(_) => String::new(),
                };
                format!("Not valid: {error}.{whose}{by_itself}")
            }
            Standing::Not(error) => format!("Not valid: {error}."),
        }
    }

    /// A claim's value as it is shown: a moment in words beside its seconds.
    pub fn shown(&self, short: &str, value: &Value, zone: &TimeZone) -> String {
        let time = value.as_i64().filter(|_| matches!(short, "iat" | "nbf" | "exp"));
        match time.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
            Some(time) => format!("{value} ({})", moment_in_words(time, zone)),
            None => value.to_string(),
        }
    }
}

impl Standing {
    fn of(checked: Result<(), TokenError>) -> Self {
        match checked {
            Ok(()) => Self::Valid,
            Err(TokenError::NotYetValid(from)) => Self::NotYet(from),
            Err(error) => Self::Not(error),
        }
    }
}

fn without_preamble(error: &TokenError) -> String {
    match error {
        TokenError::Malformed(what) => what.clone(),
        other => other.to_string(),
    }
}

/// What can be checked without a key: the form, the algorithm and the times.
fn unchecked(contents: &TokenContents, now: Timestamp) -> Result<(), TokenError> {
    let claims = contents.claims()?;
    match (contents.algorithm(), claims.not_before(), claims.expires_at()) {
        (Some("HS256"), _, Some(expires_at)) if expires_at <= now => Err(TokenError::Expired(expires_at)),
        (Some("HS256"), Some(not_before), _) if not_before > now => Err(TokenError::NotYetValid(not_before)),
        (Some("HS256"), ..) => Ok(()),
        (other, ..) => Err(TokenError::WrongAlgorithm(other.unwrap_or("nothing").to_owned())),
    }
}

/// A link that leads to another room than its token opens.
fn elsewhere(link: &Url, claims: &Claims) -> Option<Mistake> {
    let path = link.path().trim_matches('/');
    let room = claims.room_name().filter(|room| room.as_str() != path)?;
    let host = link.host_str().unwrap_or("nowhere");
    let what = format!("the link leads to “{path}” at {host}, and its token opens “{room}”.");
    Some(Mistake { is_grave: false, what })
}

//! Telling what a pasted text's tokens let whom do, who signed them, and whether they are still good.

use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use url::Url;
use uuid::Uuid;

use crate::{
    invite::{meeting::moment_in_words, sentence::sentence},
    jwt, mail,
    token::{
        Claims, Domain, KeyFingerprint, Mistake, Signer, TokenContents, TokenError,
        inspect::{FoundToken, token_in, tokens_in},
    },
};

/// The longest text that is looked through, in bytes.
pub const TEXT_LIMIT: usize = 1024 * 1024;

/// The tokens in what someone pasted: a link, a token, a mail with its source, or several of these.
///
/// A text without any is read as one token, so that the answer says what is wrong with it. An email whose parts are
/// nested too deeply is refused.
pub fn tokens_of(text: &str) -> Result<Vec<FoundToken>, TokenError> {
    let texts = mail::source::texts(text).map_err(|error| TokenError::Malformed(error.to_string()))?;
    let found = texts.map(|texts| tokens_in(&texts.join("\n"))).filter(|found| !found.is_empty());
    let found = found.unwrap_or_else(|| tokens_in(text));
    if !found.is_empty() {
        return Ok(found);
    }
    let token = token_in(text);
    if token.contains(char::is_whitespace) || !token.contains('.') || token.contains('/') {
        return Err(TokenError::Malformed(
            "no link with a token is in it; one looks like https://NAME.daily.co/ROOM?t=eyJ…".to_owned(),
        ));
    }
    TokenContents::read(&token).map(|_| vec![FoundToken { token, link: None }])
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
    /// It is signed with a key that is not known here, so that only Daily can tell.
    Unknown,
    /// It works from then on.
    NotYet(Timestamp),
    /// It does not work, for this reason.
    Not(TokenError),
}

/// What a token is told that lacks its end.
const CUT_OFF: &str = "the link is cut off at its end: ask for the whole of it";

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
        let has_signed = |signer: Option<&Signer>| signer.map(|signer| jwt::has_signed(signer, &contents, token));
        let (own, earlier) = (has_signed(keys.own), has_signed(keys.earlier));
        let signed_by = match (keys.own, keys.earlier) {
            (Some(signer), _) if own == Some(Ok(true)) => SignedBy::OwnKey(signer.fingerprint()),
            (_, Some(signer)) if earlier == Some(Ok(true)) => SignedBy::EarlierKey(signer.fingerprint()),
            (None, None) => SignedBy::Unchecked,
            _ => SignedBy::Unknown,
        };
        let claims = contents.claims().ok();
        let by_itself = if contents.is_cut_off(token) {
            Err(TokenError::Malformed(CUT_OFF.to_owned()))
        } else {
            unchecked(&contents, now)
        };
        let standing = match (keys.own, signed_by) {
            (Some(signer), SignedBy::OwnKey(_)) => Standing::of(signer.verify(token, now).map(drop)),
            // Daily may still take the earlier key, which only Daily knows.
            (_, SignedBy::EarlierKey(_)) | (None, _) => match Standing::of(by_itself.clone()) {
                Standing::Valid => Standing::InItsTime,
                other => other,
            },
            (Some(_), _) => match own {
                Some(Err(error)) => Standing::Not(error),
                _ => Standing::Unknown,
            },
        };
        let mut mistakes = contents.mistakes(token);
        let domain = keys.own.map(Signer::domain);
        let link = found.link.clone().map(without_tokens);
        mistakes.extend(link.as_ref().and_then(|link| elsewhere(link, claims.as_ref(), domain)));
        mistakes.sort_by_key(|mistake| !mistake.is_grave);
        let tail = token.get(token.len().saturating_sub(6)..).unwrap_or_default().to_owned();
        Ok(Self { link, tail, contents, claims, signed_by, standing, by_itself, mistakes })
    }

    /// Whether it is signed with a key of ours.
    pub fn is_ours(&self) -> bool {
        matches!(self.signed_by, SignedBy::OwnKey(_) | SignedBy::EarlierKey(_))
    }

    /// The id of the invitation that it may belong to, where it is signed with a key of ours.
    pub fn invitation_id(&self) -> Option<Uuid> {
        self.claims.as_ref().filter(|_| self.is_ours())?.user_id.as_ref()?.as_str().parse().ok()
    }

    /// Whether it works, or may well work.
    pub fn is_good(&self) -> bool {
        matches!(self.standing, Standing::Valid | Standing::InItsTime)
    }

    /// What it lets whom do, or says that it does.
    pub fn sentence(&self, zone: &TimeZone) -> String {
        let Some(claims) = &self.claims else {
            return "Daily can’t read it: a claim has a form that Daily does not know.".to_owned();
        };
        let said = sentence(claims, zone);
        let is_ignored = matches!(self.standing, Standing::Not(_))
            && !matches!(self.standing, Standing::Not(TokenError::Expired(_)));
        match self.standing {
            _ if is_ignored => format!("It says, and does not hold: {said}"),
            Standing::Unknown => format!("It says: {said}"),
            _ => said,
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
            SignedBy::OwnKey(_) | SignedBy::Unknown => "",
            SignedBy::EarlierKey(_) => {
                " It is signed with the earlier API key, and works only as long as Daily accepts that one."
            }
            SignedBy::Unchecked => " The signature is not checked, since DAILY_API_KEY is not set.",
        };
        match &self.standing {
            Standing::Valid => format!("Valid: signed with this API key, and in its time{until}."),
            Standing::InItsTime => format!("In its time{until}.{whose}"),
            Standing::NotYet(from) => format!("Not valid yet: from {} on{until}.{}", moment(*from), whose),
            Standing::Not(TokenError::Expired(time)) => format!("No longer valid: it expired {}.", moment(*time)),
            Standing::Unknown => {
                let by_itself = match &self.by_itself {
                    Ok(()) => format!("By its times it is good now{until}."),
                    Err(TokenError::NotYetValid(from)) => {
                        format!("By its times it is good from {}{until}.", moment(*from))
                    }
                    Err(TokenError::Expired(time)) => format!("In any case it expired {}.", moment(*time)),
                    Err(error) => format!("In any case it can’t be used: {}.", plainly(error)),
                };
                format!(
                    "Not signed with this API key: another key, Daily’s own REST API or someone else made it, and whether Daily accepts it can’t be seen here. {by_itself}"
                )
            }
            Standing::Not(error) => format!("Not valid: {}.", plainly(error)),
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

/// Why a token is not good, for people.
fn plainly(error: &TokenError) -> String {
    match error {
        TokenError::Malformed(what) if what == CUT_OFF => what.clone(),
        TokenError::Malformed(_) => "it has a form that Daily can’t read".to_owned(),
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

/// An address without what tokens may stand in.
fn without_tokens(mut link: Url) -> Url {
    link.set_query(None);
    link.set_fragment(None);
    // An address that can't have them has none.
    let _ = link.set_username("").and_then(|()| link.set_password(None));
    if !tokens_in(link.path()).is_empty() {
        link.set_path("");
    }
    link
}

/// A link that leads elsewhere than its token opens.
fn elsewhere(link: &Url, claims: Option<&Claims>, domain: Option<&Domain>) -> Option<Mistake> {
    let host = link.host_str().unwrap_or("nowhere");
    let mistake = |is_grave, what| Some(Mistake { is_grave, what });
    if link.scheme() != "https" || !host.ends_with(".daily.co") {
        let origin = link.origin().ascii_serialization();
        return mistake(
            true,
            format!("the link leads to {origin}, which is not Daily: whoever opens it shows the token there."),
        );
    }
    if let Some(domain) = domain.filter(|domain| domain.name.host() != host) {
        return mistake(false, format!("the link leads to {host}, and this server signs for {}.", domain.name.host()));
    }
    let path = link.path().trim_matches('/');
    let room = claims?.room_name().filter(|room| room.as_str() != path)?;
    let place = if path.is_empty() { "no room".to_owned() } else { format!("“{path}”") };
    mistake(false, format!("the link leads to {place} at {host}, and its token opens “{room}”."))
}

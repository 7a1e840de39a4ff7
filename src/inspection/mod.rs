//! Inspects the tokens in a pasted text: what they allow, who signed them, and whether they are valid.

mod paste;
mod text;

use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use url::Url;
use uuid::Uuid;

pub use self::{
    paste::decoded,
    text::{Paste, RoomAddress},
};
use crate::{
    invite::{meeting::moment_in_words, sentence::sentence},
    jwt::SignatureCheck,
    token::{
        Claims, Domain, KeyFingerprint, Mistake, Signer, TokenContents, TokenError,
        inspect::{FoundToken, tokens_in},
    },
};

/// The longest text that is searched, in bytes.
pub const TEXT_LIMIT: usize = 1024 * 1024;

/// Why a text has no token.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoToken {
    /// Nothing in the text looks like a token.
    #[error("not a meeting token: found no link with a token; expected one like https://NAME.daily.co/ROOM?t=eyJ…")]
    NotFound,
    /// The text has a link that a filter replaced by one of its own.
    #[error(
        "not a meeting token: Mimecast replaced the link with one of its own, which does not contain the original; ask the sender for the original link, or open this one and copy the address from the browser"
    )]
    Hidden,
    /// The text has several tokens.
    #[error("found {0} tokens; expected one")]
    Several(usize),
    /// The text is an email with too many levels of emails in it.
    #[error("not a meeting token: {0}")]
    TooDeep(String),
    /// The text looks like a token, and can't be read as one.
    #[error(transparent)]
    Unreadable(#[from] TokenError),
}

/// The keys that signatures are checked with.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    /// The key that links are signed with.
    pub own: Option<&'a Signer>,
    /// The previous key.
    pub earlier: Option<&'a Signer>,
}

/// The key that a token is signed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedBy {
    /// The current key.
    OwnKey(KeyFingerprint),
    /// The previous key.
    PreviousKey(KeyFingerprint),
    /// An unknown key.
    Unknown,
    /// Not checked, because no key is set.
    Unchecked,
}

/// Whether a token is valid.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Valid now.
    Valid,
    /// Valid by its dates. The signature cannot be judged here.
    InItsTime,
    /// Signed with an unknown key, so only Daily can tell.
    Unknown,
    /// Valid from this time.
    NotYet(Timestamp),
    /// Not valid, for this reason.
    Not(TokenError),
    /// Daily can't use it because of this mistake.
    Unusable(Mistake),
}

/// What is said about a token that is cut off.
const CUT_OFF: &str = "the link is incomplete; ask for the full link";

/// The result of inspecting one token.
pub struct Inspection {
    /// The link that the token was found in, without the token.
    pub link: Option<Url>,
    /// The token's last characters, which identify it.
    pub tail: String,
    /// Every claim.
    pub contents: TokenContents,
    /// The claims as Daily reads them, or `None` if a claim has an unknown format.
    pub claims: Option<Claims>,
    /// The key that the token is signed with.
    pub signed_by: SignedBy,
    /// Whether the token is valid.
    pub standing: Standing,
    /// Whether the format and the dates are valid, regardless of the signature.
    pub by_itself: Result<(), TokenError>,
    /// Whether the end of the token is missing.
    pub is_cut_off: bool,
    /// Mistakes and risks. The most serious comes first.
    pub mistakes: Vec<Mistake>,
}

impl Inspection {
    /// Inspects a token that was found. Fails if it is not a token.
    pub fn of(found: &FoundToken, keys: Keys<'_>, now: Timestamp) -> Result<Self, TokenError> {
        let token = found.token.as_str();
        let contents = TokenContents::read(token)?;
        let has_signed =
            |signer: Option<&Signer>| signer.map(|signer| SignatureCheck::new(signer).has_signed(&contents, token));
        let (own, earlier) = (has_signed(keys.own), has_signed(keys.earlier));
        let signed_by = match (keys.own, keys.earlier) {
            (Some(signer), _) if own == Some(Ok(true)) => SignedBy::OwnKey(signer.fingerprint()),
            (_, Some(signer)) if earlier == Some(Ok(true)) => SignedBy::PreviousKey(signer.fingerprint()),
            (None, None) => SignedBy::Unchecked,
            _ => SignedBy::Unknown,
        };
        let claims = contents.readable_claims();
        let is_cut_off = contents.is_cut_off(token);
        let by_itself = match &claims {
            _ if is_cut_off => Err(TokenError::Malformed(CUT_OFF.to_owned())),
            Some(claims) => in_its_time(claims, now),
            None => Err(TokenError::Malformed("a claim is not in the documented format".to_owned())),
        };
        let mut mistakes = contents.mistakes(token);
        let misuse = |signer: &Signer| signer.key_form(&contents, token);
        if signed_by == SignedBy::Unknown {
            mistakes.extend([keys.own, keys.earlier].into_iter().flatten().find_map(misuse).map(Mistake::KeyForm));
        }
        let domain = keys.own.map(Signer::domain);
        let link = found.link.clone().map(without_tokens);
        if let (Some(full), Some(shown)) = (&found.link, &link) {
            mistakes.extend(link_mistakes(full, token, shown.path(), claims.as_ref(), domain));
        }
        mistakes.extend(found.oddities.iter().cloned());
        mistakes.sort_by_key(|mistake| !mistake.is_grave());
        let standing = match (mistakes.iter().find(|mistake| mistake.spoils_token()), own) {
            _ if is_cut_off => Standing::of(by_itself.clone()),
            (Some(mistake), _) => Standing::Unusable(mistake.clone()),
            (None, Some(Err(error))) => Standing::Not(error),
            (None, _) => signed(signed_by, &by_itself, claims.as_ref(), domain),
        };
        let tail = token.get(token.len().saturating_sub(6)..).unwrap_or_default().to_owned();
        Ok(Self { link, tail, contents, claims, signed_by, standing, by_itself, is_cut_off, mistakes })
    }

    /// Returns whether the token is signed with the current or the previous key.
    pub fn is_ours(&self) -> bool {
        matches!(self.signed_by, SignedBy::OwnKey(_) | SignedBy::PreviousKey(_))
    }

    /// Returns the id of the invitation that the token may belong to, if it is signed with the current or the previous
    /// key.
    pub fn invitation_id(&self) -> Option<Uuid> {
        self.claims.as_ref().filter(|_| self.is_ours())?.user_id.as_ref()?.as_str().parse().ok()
    }

    /// Returns whether the token is signed with the previous key.
    pub fn is_of_previous_key(&self) -> bool {
        matches!(self.signed_by, SignedBy::PreviousKey(_))
    }

    /// Returns the id of the invitation that the token says it belongs to, if it is signed with one of the keys or if its
    /// signature is cut off. Whose it is has to be checked.
    pub fn claimed_id(&self) -> Option<Uuid> {
        let claims = self.claims.as_ref().filter(|_| self.is_ours() || self.is_cut_off)?;
        claims.user_id.as_ref()?.as_str().parse().ok()
    }

    /// Returns whether the token is valid, or valid by its dates, and its link works with it.
    pub fn is_good(&self) -> bool {
        matches!(self.standing, Standing::Valid | Standing::InItsTime) && self.link_fault().is_none()
    }

    /// Returns why the token is not valid now, or not certainly so.
    pub fn why_not(&self) -> Option<String> {
        Some(match &self.standing {
            Standing::Valid => return None,
            Standing::InItsTime | Standing::Unknown => TokenError::WrongKey.to_string(),
            Standing::NotYet(from) => TokenError::NotYetValid(*from).to_string(),
            Standing::Not(error) => error.to_string(),
            Standing::Unusable(mistake) => mistake.to_string(),
        })
    }

    /// Returns why the link does not work, although its token may be good.
    pub fn link_fault(&self) -> Option<&Mistake> {
        self.mistakes.iter().find(|mistake| mistake.spoils_link())
    }

    /// Returns the mistakes that the verdict does not name.
    pub fn other_mistakes(&self) -> impl Iterator<Item = &Mistake> {
        let named = match &self.standing {
            Standing::Unusable(mistake) => Some(mistake),
            Standing::Valid | Standing::InItsTime => self.link_fault(),
            _ => None,
        };
        self.mistakes.iter().filter(move |mistake| mistake.is_grave() || Some(*mistake) != named)
    }

    /// Returns the other service that the token is for, if it is not for Daily.
    pub fn other_service(&self) -> Option<&'static str> {
        match self.standing {
            Standing::Unusable(Mistake::OtherService(service)) => Some(service),
            _ => None,
        }
    }

    /// Describes what the token allows.
    pub fn sentence(&self, zone: &TimeZone) -> String {
        if let Some(service) = self.other_service() {
            return format!("This token is for {service}, not for Daily.");
        }
        let Some(claims) = &self.claims else {
            return "It is unclear what this token allows, because one of its claims is not in the format that Daily documents."
                .to_owned();
        };
        let said = sentence(claims, zone);
        match self.standing {
            Standing::Not(TokenError::Expired(_)) => said,
            Standing::Not(_) | Standing::Unusable(_) => {
                format!("The token is not valid, so this does not apply: {said}")
            }
            Standing::Unknown => format!("According to the token: {said}"),
            _ => said,
        }
    }

    /// Describes whether the token is valid, with the relevant dates.
    pub fn verdict(&self, zone: &TimeZone) -> String {
        let moment = |time: Timestamp| moment_in_words(time, zone);
        let until = match self.claims.as_ref().and_then(Claims::expires_at) {
            Some(time) => format!(" until {}", moment(time)),
            None => String::new(),
        };
        let whose = match self.signed_by {
            SignedBy::OwnKey(_) | SignedBy::Unknown => "",
            SignedBy::PreviousKey(_) => {
                " It is signed with the previous API key, so it works only while Daily still accepts that key."
            }
            SignedBy::Unchecked => " The signature is not checked because DAILY_API_KEY is not set.",
        };
        let verdict = match &self.standing {
            Standing::Valid => format!("Valid{until}. It is signed with this API key."),
            Standing::InItsTime => format!("Judging by its dates, it is valid{until}.{whose}"),
            Standing::NotYet(from) => format!("Not valid yet: valid from {}{until}.{}", moment(*from), whose),
            Standing::Not(TokenError::Expired(time)) => format!("Expired on {}.", moment(*time)),
            Standing::Unknown => {
                let by_itself = match &self.by_itself {
                    Ok(()) => format!("Judging by its dates, it is valid{until}."),
                    Err(TokenError::NotYetValid(from)) => {
                        format!("Judging by its dates, it is valid from {}{until}.", moment(*from))
                    }
                    Err(TokenError::Expired(time)) => format!("In any case, it expired on {}.", moment(*time)),
                    Err(error) => format!("In any case, it cannot be used: {}.", reason(error)),
                };
                format!(
                    "Not signed with this API key. It may have been created with another key, by Daily's REST API or by someone else. Only Daily can tell whether it accepts this token. {by_itself}"
                )
            }
            Standing::Not(error) => format!("Not valid: {}.", reason(error)),
            Standing::Unusable(mistake) => format!("Not valid: {mistake}"),
        };
        match self.link_fault().filter(|_| matches!(self.standing, Standing::Valid | Standing::InItsTime)) {
            Some(fault) => format!("The link does not work: {fault} The token itself: {verdict}"),
            None => verdict,
        }
    }

    /// Formats a claim's value. A time is also shown in words.
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

/// Describes why a token is not valid, for people.
fn reason(error: &TokenError) -> String {
    match error {
        TokenError::Malformed(what) if what == CUT_OFF => what.clone(),
        TokenError::Malformed(_) => "it has a format that Daily cannot read".to_owned(),
        other => other.to_string(),
    }
}

/// Returns whether a token without mistakes is valid, as far as the keys can tell.
fn signed(
    signed_by: SignedBy,
    by_itself: &Result<(), TokenError>,
    claims: Option<&Claims>,
    domain: Option<&Domain>,
) -> Standing {
    let domain_id = claims.and_then(Claims::domain_id);
    match (signed_by, Standing::of(by_itself.clone())) {
        (SignedBy::OwnKey(_), _) if domain.is_some_and(|domain| domain_id != Some(domain.id)) => {
            Standing::Not(TokenError::WrongDomain)
        }
        (SignedBy::Unknown, _) => Standing::Unknown,
        // Only Daily knows whether it still accepts the previous key.
        (SignedBy::PreviousKey(_) | SignedBy::Unchecked, Standing::Valid) => Standing::InItsTime,
        (_, standing) => standing,
    }
}

/// Checks the times, which needs no key.
fn in_its_time(claims: &Claims, now: Timestamp) -> Result<(), TokenError> {
    match (claims.not_before(), claims.expires_at()) {
        (_, Some(expires_at)) if expires_at <= now => Err(TokenError::Expired(expires_at)),
        (Some(not_before), _) if not_before > now => Err(TokenError::NotYetValid(not_before)),
        _ => Ok(()),
    }
}

/// Returns a URL without the parts that may contain tokens.
fn without_tokens(mut link: Url) -> Url {
    link.set_query(None);
    link.set_fragment(None);
    // A URL that cannot have a user name and password has none.
    let _ = link.set_username("").and_then(|()| link.set_password(None));
    if !tokens_in(link.path()).is_empty() {
        link.set_path("");
    }
    link
}

/// The longest name of a parameter that is quoted, in characters.
const NAME_LIMIT: usize = 20;

/// Returns why a link does not lead to the room that its token opens, or does not carry the token there. The path is the
/// link's, without tokens.
fn link_mistakes(
    link: &Url,
    token: &str,
    path: &str,
    claims: Option<&Claims>,
    domain: Option<&Domain>,
) -> Vec<Mistake> {
    let host = link.host_str().unwrap_or("nowhere").to_owned();
    if !host.ends_with(".daily.co") {
        return vec![Mistake::NotDaily(link.origin().ascii_serialization())];
    }
    let mut mistakes = Vec::new();
    if link.scheme() != "https" {
        mistakes.push(Mistake::Insecure);
    }
    let parameter = link.query_pairs().find(|(_, value)| value.trim() == token).map(|(name, _)| name.into_owned());
    match parameter {
        Some(name) if name == "t" => {}
        Some(name) => mistakes.push(Mistake::OtherParameter(name.chars().take(NAME_LIMIT).collect())),
        None if link.fragment().is_some_and(|fragment| fragment.contains(token)) => mistakes.push(Mistake::InFragment),
        None if link.path().contains(token) => mistakes.push(Mistake::InPath),
        None => {}
    }
    let path = path.trim_matches('/').to_owned();
    if let Some(domain) = domain.filter(|domain| domain.name.host() != host) {
        mistakes.push(Mistake::OtherHost { host, own: domain.name.host() });
    } else if let Some(room) = claims.and_then(Claims::room_name).filter(|room| room.as_str() != path) {
        mistakes.push(Mistake::OtherRoom { host, path, room: room.clone() });
    }
    mistakes
}

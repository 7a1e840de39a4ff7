//! Signing meeting tokens with the API key, and checking ones that come back.

use std::{fmt, io::Write as _, str::FromStr};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, Header};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

use super::{Claims, Domain, TokenContents, UserId, inspect};

/// The longest token that is made: Daily advises to stay under 2,048 characters.
pub const TOKEN_LIMIT: usize = 2048;

/// A Daily API key. Its text goes into the signature as UTF-8 bytes; nothing shows it.
///
/// ```
/// # use latchkey::token::{ApiKey, signer::ApiKeyError};
/// let key = ApiKey::parse("a-made-up-key\n")?;
/// assert!(!key.looks_usual());
/// assert_eq!(ApiKey::parse("<your API key>").err(), Some(ApiKeyError::Blank));
/// assert_eq!(ApiKey::parse("your-api-key").err(), Some(ApiKeyError::Placeholder));
/// # Ok::<(), ApiKeyError>(())
/// ```
#[derive(Clone)]
pub struct ApiKey(SecretString);

/// Why a text is no API key. The text itself is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApiKeyError {
    /// Nothing there.
    #[error("is empty; want the API key from Daily’s dashboard, under Developers")]
    Empty,
    /// A stand-in from an example.
    #[error("is a placeholder; want the API key from Daily’s dashboard, under Developers")]
    Placeholder,
    /// Spaces or control characters inside.
    #[error("has spaces or control characters inside; want the API key alone")]
    Blank,
}

impl ApiKey {
    /// Reads a key; blanks around it, such as a file's last newline, are dropped.
    pub fn parse(text: &str) -> Result<Self, ApiKeyError> {
        let key = text.trim();
        let plain: String = key.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let stand_in = [
            "changeme",
            "yourapikey",
            "yourdailyapikey",
            "yourkey",
            "apikey",
            "dailyapikey",
            "placeholder",
            "secret",
            "todo",
            "example",
            "test",
            "key",
            "none",
            "null",
            "undefined",
        ]
        .contains(&plain.as_str());
        let mut characters = key.chars();
        let first = characters.next();
        if key.is_empty() {
            Err(ApiKeyError::Empty)
        } else if key.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err(ApiKeyError::Blank)
        } else if stand_in || key.starts_with('<') || characters.all(|c| Some(c) == first) {
            Err(ApiKeyError::Placeholder)
        } else {
            Ok(Self(key.to_owned().into()))
        }
    }

    /// The key's text, for the one place besides signatures that it goes to: Daily's REST API.
    #[cfg(feature = "app")]
    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Tells keys apart without showing anything of them.
    pub fn fingerprint(&self) -> KeyFingerprint {
        KeyFingerprint::of(&keyed(self.0.expose_secret().as_bytes()))
    }

    /// Whether it looks like the keys that Daily hands out today: 64 hexadecimal digits.
    pub fn looks_usual(&self) -> bool {
        inspect::looks_like_a_key(self.0.expose_secret())
    }
}

/// Tells API keys apart without showing anything of them: a MAC, made with the key itself.
///
/// ```
/// # use latchkey::token::ApiKey;
/// let (key, other) = (ApiKey::parse("a-made-up-key")?, ApiKey::parse("another-made-up-key")?);
/// assert_eq!(key.fingerprint().to_string(), "8b56120113694752");
/// assert_ne!(key.fingerprint(), other.fingerprint());
/// # Ok::<(), latchkey::token::signer::ApiKeyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyFingerprint([u8; 8]);

impl KeyFingerprint {
    fn of(keyed: &Hmac<Sha256>) -> Self {
        let mac = keyed.clone().chain_update(b"latchkey: the fingerprint of this key").finalize().into_bytes();
        Self(mac.first_chunk().copied().expect("a MAC has 32 bytes"))
    }
}

impl fmt::Display for KeyFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl FromStr for KeyFingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(u64::from_str_radix(text, 16)?.to_be_bytes()))
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

/// A signed meeting token: whoever holds it gets in. Nothing prints it by itself.
///
/// ```
/// # use latchkey::token::Claims;
/// # use latchkey::token::{ApiKey, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
/// let token = signer.sign(&claims, now)?;
/// assert_eq!(token.as_str().split('.').count(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct MeetingToken(String);

impl MeetingToken {
    /// The token's text, to hand to the one person it is for.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a token is not made.
///
/// ```
/// # use latchkey::token::{Claims, SignError};
/// # use latchkey::token::{ApiKey, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// let without_a_room: Claims = serde_json::from_str(r#"{"exp":1795514400}"#)?;
/// assert!(matches!(signer.sign(&without_a_room, "2026-11-24T09:00:00Z".parse()?), Err(SignError::Unlimited)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The claims name no room, no end, or not when they were issued.
    #[error("a token needs a room, an end and the time it was issued")]
    Unlimited,
    /// The claims are for another domain than the key.
    #[error("the claims are for another Daily domain than the API key")]
    OtherDomain,
    /// `exp` is not in the future.
    #[error("the token’s end has passed ({0}): choose one in the future")]
    Ended(Timestamp),
    /// The token would be longer than [`TOKEN_LIMIT`].
    #[error(
        "the token would have {0} characters, and Daily takes at most {TOKEN_LIMIT}: shorten the name, the redirect or the options"
    )]
    TooLong(usize),
}

/// Why a token is not valid.
///
/// ```
/// # use latchkey::token::{Claims, TokenError};
/// # use latchkey::token::{ApiKey, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
/// let token = signer.sign(&claims, now)?;
/// let late = "2026-11-24T10:00:00Z".parse()?;
/// assert_eq!(signer.verify(token.as_str(), late), Err(TokenError::Expired(late)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not three parts of base64url with JSON inside, or a claim of the wrong form.
    #[error("not a meeting token: {0}")]
    Malformed(String),
    /// Another algorithm than HS256 in the header.
    #[error("signed with “{0}”; Daily’s tokens are signed with HS256")]
    WrongAlgorithm(String),
    /// The signature is not by this API key.
    #[error("not signed with this API key")]
    WrongKey,
    /// Signed with this key, for another domain.
    #[error("made for another Daily domain")]
    WrongDomain,
    /// `nbf` is in the future.
    #[error("not valid before {0}")]
    NotYetValid(Timestamp),
    /// `exp` has passed.
    #[error("expired at {0}")]
    Expired(Timestamp),
}

impl TokenError {
    /// What a token is told whose last part is no signature.
    pub(crate) fn no_signature() -> Self {
        Self::Malformed("its signature is not 32 bytes in base64url".to_owned())
    }
}

/// Signs and checks tokens of one domain with its API key, which it shows nowhere.
///
/// ```
/// use latchkey::token::{ApiKey, Claims, Domain, Signer};
///
/// let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
/// let token = signer.sign(&claims, now)?;
/// assert_eq!(signer.verify(token.as_str(), now)?, claims);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Signer {
    domain: Domain,
    #[cfg(feature = "app")]
    api_key: ApiKey,
    keyed: Hmac<Sha256>,
    /// The header that all tokens have, in base64.
    header: String,
}

impl Signer {
    /// A signer for one domain.
    pub fn new(domain: Domain, api_key: &ApiKey) -> Self {
        // `jsonwebtoken` would sign with the one provider of the process, which the host of this library chooses.
        let header = serde_json::to_vec(&Header::new(Algorithm::HS256)).expect("the header is plain JSON");
        Self {
            domain,
            #[cfg(feature = "app")]
            api_key: api_key.clone(),
            keyed: keyed(api_key.0.expose_secret().as_bytes()),
            header: BASE64_URL_SAFE_NO_PAD.encode(header),
        }
    }

    /// The key it signs with.
    #[cfg(feature = "app")]
    pub(crate) fn api_key(&self) -> &ApiKey {
        &self.api_key
    }

    /// The domain it signs for.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// Tells its API key from others.
    pub fn fingerprint(&self) -> KeyFingerprint {
        KeyFingerprint::of(&self.keyed)
    }

    /// Signs claims that are good at `now`. The same claims give the same token, byte for byte.
    ///
    /// ```
    /// # use latchkey::token::{Claims, SignError};
    /// # use latchkey::token::{ApiKey, Domain, Signer};
    /// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
    /// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
    /// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
    /// # let mut claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
    /// assert!(signer.sign(&claims, now)? == signer.sign(&claims, now)?);
    /// let late = "2026-11-24T10:00:00Z".parse()?;
    /// assert!(matches!(signer.sign(&claims, late), Err(SignError::Ended(_))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign(&self, claims: &Claims, now: Timestamp) -> Result<MeetingToken, SignError> {
        self.check(claims, now)?;
        let claims = serde_json::to_vec(claims).expect("claims are plain JSON");
        let encoded = base64::encoded_len(claims.len(), false).expect("claims fit into memory");
        let length = self.header.len() + 1 + encoded + 1 + SIGNATURE_LENGTH;
        if length > TOKEN_LIMIT {
            return Err(SignError::TooLong(length));
        }
        let mut token = String::with_capacity(length);
        token.push_str(&self.header);
        token.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let mac = self.keyed.clone().chain_update(&token).finalize().into_bytes();
        token.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(mac, &mut token);
        Ok(MeetingToken(token))
    }

    /// Gets ready to sign tokens that share these claims, which are good at `now`, and differ in who they are for:
    /// what they share is written and hashed once for either role. Whom the claims themselves name is left out.
    ///
    /// ```
    /// # use latchkey::token::Claims;
    /// # use latchkey::token::{ApiKey, Domain, Signer};
    /// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
    /// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
    /// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
    /// # let mut claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
    /// let many = signer.for_many(&claims, now)?;
    /// let mut token = Vec::new();
    /// many.sign_into(false, &"7".parse()?, "Ada", &mut token)?;
    ///
    /// claims.user_id = Some("7".parse()?);
    /// claims.user_name = Some("Ada".to_owned());
    /// assert_eq!(token, signer.sign(&claims, now)?.as_str().as_bytes());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn for_many(&self, shared: &Claims, now: Timestamp) -> Result<ManySigner, SignError> {
        self.check(shared, now)?;
        let prefix = |is_owner| Prefix::new(self, shared, is_owner);
        Ok(ManySigner { of_invitees: prefix(false), of_owners: prefix(true) })
    }

    fn check(&self, claims: &Claims, now: Timestamp) -> Result<(), SignError> {
        let (Some(_), Some(_), Some(expires_at)) = (claims.room_name(), claims.issued_at(), claims.expires_at()) else {
            return Err(SignError::Unlimited);
        };
        if claims.domain_id() != Some(self.domain.id) {
            return Err(SignError::OtherDomain);
        }
        if expires_at <= now || claims.not_before().is_some_and(|not_before| not_before >= expires_at) {
            return Err(SignError::Ended(expires_at));
        }
        Ok(())
    }

    /// Checks a token as of `now`, to the second, and gives back what it says.
    ///
    /// ```
    /// # use latchkey::token::{Claims, TokenError};
    /// # use latchkey::token::{ApiKey, Domain, Signer};
    /// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
    /// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
    /// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
    /// # let mut claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
    /// let token = signer.sign(&claims, now)?;
    /// let other = Signer::new(signer.domain().clone(), &ApiKey::parse("another-made-up-key")?);
    /// assert_eq!(signer.verify(token.as_str(), now), Ok(claims));
    /// assert_eq!(other.verify(token.as_str(), now), Err(TokenError::WrongKey));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, TokenError> {
        let contents = TokenContents::read(token)?;
        if !is_signed_with(&self.keyed, &contents, token)? {
            return Err(TokenError::WrongKey);
        }
        let claims = contents.claims()?;
        if claims.domain_id().is_none() {
            return Err(TokenError::Malformed("it names no Daily domain (d)".to_owned()));
        }
        if claims.domain_id() != Some(self.domain.id) {
            return Err(TokenError::WrongDomain);
        }
        match (claims.not_before(), claims.expires_at()) {
            (_, Some(expires_at)) if expires_at <= now => Err(TokenError::Expired(expires_at)),
            (Some(not_before), _) if not_before > now => Err(TokenError::NotYetValid(not_before)),
            _ => Ok(claims),
        }
    }
}

/// Checks a token's signature, in a time that does not depend on where it differs; and nothing else of what it says.
fn is_signed_with(keyed: &Hmac<Sha256>, contents: &TokenContents, token: &str) -> Result<bool, TokenError> {
    contents.check_form(token)?;
    let (signed, signature) = token.trim().rsplit_once('.').unwrap_or_default();
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| TokenError::no_signature())?;
    Ok(keyed.clone().chain_update(signed).verify_slice(&signature).is_ok())
}

/// Whether a token tells everyone the key that it is signed with, as one of its own claims.
pub(super) fn holds_its_key(contents: &TokenContents, token: &str) -> bool {
    let is_key = |text: &str| is_signed_with(&keyed(text.as_bytes()), contents, token) == Ok(true);
    contents.texts().iter().take(100).any(|text| is_key(text))
}

/// Signs the tokens of one meeting's worth of people. Each has the bytes that [`Signer::sign`] gives for the whole claims.
pub struct ManySigner {
    of_invitees: Prefix,
    of_owners: Prefix,
}

impl ManySigner {
    /// Writes one person's token behind what stands in `to`; where it can't be made, `to` stays as it is.
    pub fn sign_into(
        &self,
        is_owner: bool,
        user_id: &UserId,
        user_name: &str,
        to: &mut Vec<u8>,
    ) -> Result<(), SignError> {
        let prefix = if is_owner { &self.of_owners } else { &self.of_invitees };
        let begin = to.len();
        to.extend_from_slice(&prefix.text);
        let claims_begin = to.len();
        // The end of the claims stands where it belongs until it is encoded.
        to.extend_from_slice(&prefix.rest);
        write_escaped(to, user_id.as_str());
        to.extend_from_slice(br#"","u":""#);
        write_escaped(to, user_name);
        to.extend_from_slice(br#""}"#);
        let end = to.len();
        let encoded = base64::encoded_len(end - claims_begin, false).expect("a name and an id are short");
        let still_to_come = encoded + 1 + SIGNATURE_LENGTH;
        let length = claims_begin - begin + still_to_come;
        if length > TOKEN_LIMIT {
            to.truncate(begin);
            return Err(SignError::TooLong(length));
        }
        to.resize(end + still_to_come, b'.');
        let (claims, token_end) = to[claims_begin..].split_at_mut(end - claims_begin);
        let (claims_end, signature) = token_end.split_at_mut(encoded);
        BASE64_URL_SAFE_NO_PAD.encode_slice(claims, claims_end).expect("the room was measured");
        let mac = prefix.hashed.clone().chain_update(claims_end).finalize().into_bytes();
        BASE64_URL_SAFE_NO_PAD.encode_slice(mac, &mut signature[1..]).expect("the room was measured");
        to.copy_within(end.., claims_begin);
        to.truncate(begin + length);
        Ok(())
    }
}

/// A signature's length in a token: 32 bytes in base64.
pub(super) const SIGNATURE_LENGTH: usize = 43;

/// Writes a text as it stands between the quotes of JSON. The most need no escape, which is seen sooner for many bytes at
/// once than one by one.
fn write_escaped(to: &mut Vec<u8>, text: &str) {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return to.extend_from_slice(text.as_bytes());
    }
    let quoted = serde_json::to_vec(text).expect("a text is plain JSON");
    to.extend_from_slice(&quoted[1..quoted.len() - 1]);
}

/// The beginning that tokens of one meeting and one role share.
struct Prefix {
    /// The header, a dot, and the claims as far as they fill whole groups of base64.
    text: Vec<u8>,
    /// The bytes of the claims behind that, up to what differs.
    rest: Vec<u8>,
    /// The state after hashing the text.
    hashed: Hmac<Sha256>,
}

impl Prefix {
    fn new(signer: &Signer, shared: &Claims, is_owner: bool) -> Self {
        let mut claims = shared.clone();
        claims.is_owner = is_owner;
        (claims.user_id, claims.user_name) = (None, None);
        let mut claims = serde_json::to_vec(&claims).expect("claims are plain JSON");
        // Who it is for goes in before the brace that closes them, and begins alike for all.
        claims.pop();
        claims.extend_from_slice(br#","ud":""#);
        let rest = claims.split_off(claims.len() - claims.len() % 3);
        let mut text = Vec::new();
        let _ = write!(text, "{}.{}", signer.header, BASE64_URL_SAFE_NO_PAD.encode(claims));
        Self { hashed: signer.keyed.clone().chain_update(&text), text, rest }
    }
}

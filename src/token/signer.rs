//! Signs and verifies meeting tokens with the API key.

use std::fmt;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac as _};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, Header};
use sha2::Sha256;

use super::{
    api_key::{ApiKey, KeyFingerprint},
    claims::Claims,
    contents::TokenContents,
    domain::Domain,
    many_signer::ManySigner,
    meeting_token::{MeetingToken, SECONDS_LIMIT, SIGNATURE_LENGTH, SignError, TOKEN_LIMIT, TokenError},
};

/// The length of the JSON of most claims, in bytes, so that its buffer need not grow.
const CLAIMS_LENGTH: usize = 512;

/// Signs and verifies tokens of one domain with its API key. It never reveals the key, not even in its `Debug`.
///
/// ```
/// use latchkey::{ApiKey, Claims, Domain, Signer};
///
/// let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
/// let token = signer.sign(&claims, now)?;
/// assert_eq!(signer.verify(token.as_str(), now)?, claims);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    domain: Domain,
    #[cfg(feature = "app")]
    api_key: ApiKey,
    keyed: Hmac<Sha256>,
    /// The header of all tokens, in base64url.
    header: String,
}

impl Signer {
    /// Creates a signer for one domain.
    pub fn new(domain: Domain, api_key: &ApiKey) -> Self {
        // `jsonwebtoken` would sign with a process-wide provider, which the application that uses this library chooses.
        let header = serde_json::to_vec(&Header::new(Algorithm::HS256)).expect("the header is plain JSON");
        Self {
            domain,
            #[cfg(feature = "app")]
            api_key: api_key.clone(),
            keyed: api_key.keyed(),
            header: BASE64_URL_SAFE_NO_PAD.encode(header),
        }
    }

    /// Returns the API key.
    #[cfg(feature = "app")]
    pub(crate) fn api_key(&self) -> &ApiKey {
        &self.api_key
    }

    /// Returns the domain.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// Returns the fingerprint of the API key.
    pub fn fingerprint(&self) -> KeyFingerprint {
        KeyFingerprint::of(&self.keyed)
    }

    /// Signs claims that have not expired at `now`, and that expire at most ten years later. The same claims always give
    /// the same token.
    ///
    /// ```
    /// # use latchkey::{ApiKey, Claims, Domain, SignError, Signer};
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
        let mut json = Vec::with_capacity(CLAIMS_LENGTH);
        serde_json::to_writer(&mut json, claims).expect("claims are plain JSON");
        let encoded = base64::encoded_len(json.len(), false).expect("claims fit into memory");
        let length = self.header.len() + 1 + encoded + 1 + SIGNATURE_LENGTH;
        if length > TOKEN_LIMIT {
            return Err(SignError::TooLong(length));
        }
        let mut token = String::with_capacity(length);
        token.push_str(&self.header);
        token.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(json, &mut token);
        let mac = self.keyed.clone().chain_update(&token).finalize().into_bytes();
        token.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(mac, &mut token);
        Ok(MeetingToken::new(token))
    }

    /// Prepares to sign many tokens that share these claims and differ only in the person. The shared claims are
    /// encoded and hashed once for each role. The person in `shared` itself is ignored. Fails if the claims have
    /// expired at `now`.
    ///
    /// ```
    /// # use latchkey::{ApiKey, Claims, Domain, Signer};
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
        Ok(ManySigner::new(&self.keyed, &self.header, shared))
    }

    fn check(&self, claims: &Claims, now: Timestamp) -> Result<(), SignError> {
        let (Some(_), Some(issued_at), Some(expires_at)) =
            (claims.room_name(), claims.issued_at(), claims.expires_at())
        else {
            return Err(SignError::Unlimited);
        };
        if claims.domain_id() != Some(self.domain.id) {
            return Err(SignError::OtherDomain);
        }
        if expires_at <= now {
            return Err(SignError::Ended(expires_at));
        }
        for (claim, time) in [("issue time", Some(issued_at)), ("start", claims.not_before())] {
            if let Some(time) = time.filter(|time| *time >= expires_at) {
                return Err(SignError::Backwards { claim, time, expires_at });
            }
        }
        if expires_at.as_second() - now.as_second() > SECONDS_LIMIT {
            return Err(SignError::TooFar(expires_at));
        }
        Ok(())
    }

    /// Verifies a token at the time `now`, and returns its claims.
    ///
    /// ```
    /// # use latchkey::{ApiKey, Claims, Domain, Signer, TokenError};
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
        if !contents.is_signed_with(&self.keyed, token)? {
            return Err(TokenError::WrongKey);
        }
        let claims = contents.claims()?;
        if claims.domain_id().is_none() {
            return Err(TokenError::Malformed("there is no Daily domain id (d)".to_owned()));
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

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("domain", &self.domain).finish_non_exhaustive()
    }
}

//! Signs the tokens of many people who are invited to one meeting.

use std::{borrow::Cow, fmt, io::Write as _};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac as _};
use sha2::{Sha256, digest::block_api::BlockSizeUser as _};

use super::{
    claims::Claims,
    meeting_token::{SIGNATURE_LENGTH, SignError, TOKEN_LIMIT},
    options::Language,
    user_id::UserId,
};
use crate::bytes::are_all;

/// Signs the tokens of one meeting's invitees. Each token has the same bytes as from
/// [`Signer::sign`](super::Signer::sign).
#[derive(Clone)]
pub struct ManySigner {
    of_invitees: Prefix,
    of_owners: Prefix,
    keyed: Hmac<Sha256>,
    header: String,
    shared: Claims,
}

impl ManySigner {
    pub(super) fn new(keyed: &Hmac<Sha256>, header: &str, shared: &Claims) -> Self {
        let prefix = |is_owner| Prefix::new(keyed, header, shared, is_owner);
        Self {
            of_invitees: prefix(false),
            of_owners: prefix(true),
            keyed: keyed.clone(),
            header: header.to_owned(),
            shared: shared.clone(),
        }
    }

    /// Returns a signer of the same claims with another language of Daily's page.
    pub(crate) fn in_language(&self, language: Language) -> Self {
        let mut shared = self.shared.clone();
        shared.options.lang = Some(language);
        Self::new(&self.keyed, &self.header, &shared)
    }

    /// Appends one person's token to `to`. On failure, `to` is unchanged.
    pub fn sign_into(
        &self,
        is_owner: bool,
        user_id: &UserId,
        user_name: &str,
        to: &mut Vec<u8>,
    ) -> Result<(), SignError> {
        let prefix = if is_owner { &self.of_owners } else { &self.of_invitees };
        let (user_id, user_name) = (escaped(user_id.as_str()), escaped(user_name));
        let claims: [&[u8]; 5] = [&prefix.rest, user_id.as_bytes(), br#"","u":""#, user_name.as_bytes(), br#""}"#];
        let claims_length = claims.iter().map(|part| part.len()).sum();
        let encoded = base64::encoded_len(claims_length, false).expect("a name and an id are short");
        let length = prefix.text.len() + encoded + 1 + SIGNATURE_LENGTH;
        if length > TOKEN_LIMIT {
            return Err(SignError::TooLong(length));
        }
        let begin = to.len();
        to.extend_from_slice(&prefix.text);
        to.resize(begin + length, b'.');
        // The end of the claims is written behind the token for a moment, and then encoded into it.
        for part in claims {
            to.extend_from_slice(part);
        }
        let (token, claims) = to[begin..].split_at_mut(length);
        let (signed, signature) = token.split_at_mut(prefix.text.len() + encoded);
        BASE64_URL_SAFE_NO_PAD.encode_slice(claims, &mut signed[prefix.text.len()..]).expect("the room was measured");
        let mac = prefix.hashed.clone().chain_update(&signed[prefix.hashed_length..]).finalize().into_bytes();
        BASE64_URL_SAFE_NO_PAD.encode_slice(mac, &mut signature[1..]).expect("the room was measured");
        to.truncate(begin + length);
        Ok(())
    }
}

impl fmt::Debug for ManySigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManySigner").finish_non_exhaustive()
    }
}

/// Returns a text as a JSON string without the quotation marks. Most texts need no escapes.
fn escaped(text: &str) -> Cow<'_, str> {
    if are_all(text, |byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        return Cow::Borrowed(text);
    }
    let quoted = serde_json::to_string(text).expect("a text is plain JSON");
    Cow::Owned(quoted[1..quoted.len() - 1].to_owned())
}

/// The prefix that tokens of one meeting and one role share.
#[derive(Clone)]
struct Prefix {
    /// The header, a dot, and the shared claims as far as they fill whole base64 groups.
    text: Vec<u8>,
    /// The remaining bytes of the shared claims.
    rest: Vec<u8>,
    /// The HMAC state after hashing the whole blocks of the prefix.
    hashed: Hmac<Sha256>,
    /// The length of these blocks.
    hashed_length: usize,
}

impl Prefix {
    fn new(keyed: &Hmac<Sha256>, header: &str, shared: &Claims, is_owner: bool) -> Self {
        let mut claims = shared.clone();
        claims.is_owner = is_owner;
        (claims.user_id, claims.user_name) = (None, None);
        let mut claims = serde_json::to_vec(&claims).expect("claims are plain JSON");
        // The claims about the person are inserted before the closing brace and begin with the same bytes for everyone.
        claims.pop();
        claims.extend_from_slice(br#","ud":""#);
        let rest = claims.split_off(claims.len() - claims.len() % 3);
        let mut text = Vec::new();
        let _ = write!(text, "{}.{}", header, BASE64_URL_SAFE_NO_PAD.encode(claims));
        let hashed_length = text.len() - text.len() % Sha256::block_size();
        Self { hashed: keyed.clone().chain_update(&text[..hashed_length]), hashed_length, text, rest }
    }
}

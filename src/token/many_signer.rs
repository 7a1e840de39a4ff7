//! Signs the tokens of many people who are invited to one meeting.

use std::{fmt, io::Write as _};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::{
    claims::Claims,
    meeting_token::{SIGNATURE_LENGTH, SignError, TOKEN_LIMIT},
    options::Language,
    user_id::UserId,
};

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
        let begin = to.len();
        to.extend_from_slice(&prefix.text);
        let claims_begin = to.len();
        // The end of the claims is written in place first, and then encoded.
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

impl fmt::Debug for ManySigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManySigner").finish_non_exhaustive()
    }
}

/// Writes a text as a JSON string without the quotation marks. Most texts need no escapes, and checking all bytes at
/// once is faster than checking them one by one.
fn write_escaped(to: &mut Vec<u8>, text: &str) {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return to.extend_from_slice(text.as_bytes());
    }
    let quoted = serde_json::to_vec(text).expect("a text is plain JSON");
    to.extend_from_slice(&quoted[1..quoted.len() - 1]);
}

/// The prefix that tokens of one meeting and one role share.
#[derive(Clone)]
struct Prefix {
    /// The header, a dot, and the shared claims as far as they fill whole base64 groups.
    text: Vec<u8>,
    /// The remaining bytes of the shared claims.
    rest: Vec<u8>,
    /// The HMAC state after hashing the prefix.
    hashed: Hmac<Sha256>,
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
        Self { hashed: keyed.clone().chain_update(&text), text, rest }
    }
}

//! The link key, from which the codes of join links and the secrets of webhooks are derived.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use super::{code::JoinCode, facts::IssuedCode};
use crate::{hex, token::KeyFingerprint};

/// The secret from which the codes of join links and the secrets of webhooks are derived. It has no `Debug`, so that it is not logged by accident.
///
/// ```
/// # use latchkey::program::invite::join::LinkKey;
/// let key = LinkKey::parse(&"0123456789abcdef".repeat(4))?;
/// let id = "4f2c8a52-6c1e-4b7e-9d57-0c5f1f3e8a10".parse().unwrap();
/// assert_eq!(key.code(id, 1).to_string().len(), 16);
/// assert!(key.has_issued(&key.code(id, 1), id, 1));
/// assert!(!key.has_issued(&key.code(id, 1), id, 2));
/// assert!(LinkKey::parse("secret").is_err());
/// # Ok::<(), latchkey::program::invite::join::LinkKeyError>(())
/// ```
#[derive(Clone)]
pub struct LinkKey {
    mac: Hmac<Sha256>,
    fingerprint: KeyFingerprint,
}

/// What the codes of join links are derived for.
const JOIN: &str = "latchkey/join/1";

/// Why a text is not a link key. The message does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkKeyError {
    /// The text does not consist of 64 hexadecimal digits.
    #[error("is not a link key; expected 64 hexadecimal digits, such as the output of `openssl rand -hex 32`")]
    NotHex,
    /// All digits are the same.
    #[error("is a placeholder; expected 64 random hexadecimal digits, such as the output of `openssl rand -hex 32`")]
    Placeholder,
}

impl LinkKey {
    /// Parses a key: 64 hexadecimal digits, which are 32 bytes. Whitespace around them is removed.
    pub fn parse(text: &str) -> Result<Self, LinkKeyError> {
        let text = text.trim();
        let bytes = hex::decoded(text).filter(|bytes| bytes.len() == 32).ok_or(LinkKeyError::NotHex)?;
        if text.bytes().all(|digit| digit == text.as_bytes()[0]) {
            return Err(LinkKeyError::Placeholder);
        }
        let mac = Hmac::new_from_slice(&bytes).expect("HMAC takes a key of any length");
        Ok(Self { fingerprint: KeyFingerprint::of(&mac), mac })
    }

    /// Returns the code of a version of an invitation's join link.
    pub fn code(&self, invitation_id: Uuid, version: i64) -> JoinCode {
        let mac = self.mac(JOIN, invitation_id, version).finalize().into_bytes();
        JoinCode::new(mac.first_chunk().copied().expect("a MAC has 32 bytes"))
    }

    /// Returns whether a code is that of a version of an invitation's join link. Compares in constant time.
    pub fn has_issued(&self, code: &JoinCode, invitation_id: Uuid, version: i64) -> bool {
        self.mac(JOIN, invitation_id, version).verify_truncated_left(code.bits()).is_ok()
    }

    /// Returns a fingerprint that identifies the key without revealing it.
    pub fn fingerprint(&self) -> KeyFingerprint {
        self.fingerprint
    }

    /// Returns a version of the secret with which requests to a webhook are signed.
    pub fn webhook_secret(&self, webhook_id: Uuid, version: i64) -> [u8; 32] {
        self.mac("latchkey/webhook/1", webhook_id, version).finalize().into_bytes().into()
    }

    fn mac(&self, purpose: &str, id: Uuid, version: i64) -> Hmac<Sha256> {
        let mac = self.mac.clone().chain_update(purpose);
        mac.chain_update(id.as_bytes()).chain_update(version.to_be_bytes())
    }
}

/// The link key for new join links, and the previous one while it is being changed.
#[derive(Clone)]
pub struct LinkKeys {
    /// The key for new join links.
    pub current: LinkKey,
    /// The key whose join links still work.
    pub previous: Option<LinkKey>,
}

impl LinkKeys {
    /// Returns the keys whose join links work.
    pub fn all(&self) -> impl Iterator<Item = &LinkKey> {
        [Some(&self.current), self.previous.as_ref()].into_iter().flatten()
    }

    /// Returns the key with a fingerprint.
    pub fn by(&self, fingerprint: KeyFingerprint) -> Option<&LinkKey> {
        self.all().find(|key| key.fingerprint() == fingerprint)
    }

    /// Returns a person's code, or `None` if its key is not set.
    pub fn code(&self, invitation_id: Uuid, issued: IssuedCode) -> Option<JoinCode> {
        Some(self.by(issued.key)?.code(invitation_id, issued.version))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn key(digit: &str) -> LinkKey {
        LinkKey::parse(&format!("{}{digit}", "0".repeat(63))).unwrap()
    }

    #[test]
    fn a_code_differs_by_key_invitation_and_version() {
        let [one, other] = ["1", "2"].map(key);
        let ids = [Uuid::nil(), Uuid::max()];
        let codes =
            ids.iter().flat_map(|id| (0..3).flat_map(|version| [one.code(*id, version), other.code(*id, version)]));
        let codes: HashSet<String> = codes.map(|code| code.to_string()).collect();
        assert_eq!(codes.len(), 12);
        assert!(!other.has_issued(&one.code(ids[0], 0), ids[0], 0));
    }

    #[test]
    fn a_webhook_secret_differs_by_key_webhook_and_version_and_is_no_code() {
        let [one, other] = ["1", "2"].map(key);
        let ids = [Uuid::nil(), Uuid::max()];
        let of = |key: &LinkKey| ids.map(|id| [0, 1].map(|version| key.webhook_secret(id, version)));
        let secrets: HashSet<[u8; 32]> = [of(&one), of(&other)].into_iter().flatten().flatten().collect();
        assert_eq!(secrets.len(), 8);
        let code = JoinCode::new(one.webhook_secret(ids[0], 0).first_chunk().copied().unwrap());
        assert!(!one.has_issued(&code, ids[0], 0));
    }

    #[test]
    fn a_key_has_64_hexadecimal_digits() {
        let good = "0123456789abcdefABCDEF".repeat(3)[..64].to_owned();
        assert!(LinkKey::parse(&format!(" {good}\n")).is_ok());
        for wrong in [String::new(), good[1..].to_owned(), format!("{good}0"), good.replace('a', "g"), "é".repeat(32)]
        {
            assert_eq!(LinkKey::parse(&wrong).err(), Some(LinkKeyError::NotHex), "{wrong}");
        }
        assert_eq!(LinkKey::parse(&"0".repeat(64)).err(), Some(LinkKeyError::Placeholder));
    }
}

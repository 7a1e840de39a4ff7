//! Checks signatures with `jsonwebtoken`, in the program only.
//!
//! `jsonwebtoken` uses one provider of cryptography for the whole process. The program may choose it. The library does
//! not, because the application that uses the library may choose another.

use std::sync::Once;

use hmac::{Hmac, KeyInit as _, Mac as _};
use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, Validation,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{ErrorKind, Result as JwtResult},
};
use serde::de::IgnoredAny;
use sha2::Sha256;

use crate::token::{Signer, TokenContents, TokenError};

/// Checks whether tokens carry a signer's signature, whatever they say.
pub(crate) struct SignatureCheck {
    key: DecodingKey,
    rules: Validation,
}

impl SignatureCheck {
    pub(crate) fn new(signer: &Signer) -> Self {
        install_provider();
        // The signature alone: the library's time checks read the system clock and allow a minute.
        let mut rules = Validation::new(Algorithm::HS256);
        rules.required_spec_claims.clear();
        rules.validate_exp = false;
        rules.validate_aud = false;
        Self { key: DecodingKey::from_secret(signer.api_key().expose().as_bytes()), rules }
    }

    /// Returns whether a token carries the signature.
    pub(crate) fn has_signed(&self, contents: &TokenContents, token: &str) -> Result<bool, TokenError> {
        contents.check_form(token)?;
        match jsonwebtoken::decode::<IgnoredAny>(token.trim(), &self.key, &self.rules) {
            Ok(_) => Ok(true),
            Err(error) if *error.kind() == ErrorKind::InvalidSignature => Ok(false),
            Err(_) => Err(TokenError::no_signature()),
        }
    }
}

/// Installs the provider for this process. Keeps the one that is installed already, if there is one.
pub fn install_provider() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let _ = PROVIDER.install_default();
    });
}

/// HS256 and nothing else: the providers that `jsonwebtoken` brings contain RSA and elliptic curves.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| match (algorithm, key.family()) {
        (Algorithm::HS256, AlgorithmFamily::Hmac) => Ok(Box::new(Hs256::new(key.as_bytes()))),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    verifier_factory: |algorithm, key| -> JwtResult<Box<dyn JwtVerifier>> {
        match (algorithm, key.family()) {
            (Algorithm::HS256, AlgorithmFamily::Hmac) => Ok(Box::new(Hs256::new(key.try_get_as_bytes()?))),
            _ => Err(ErrorKind::InvalidAlgorithm.into()),
        }
    },
    key_utils: KeyUtils::new_unimplemented(),
};

struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn new(key: &[u8]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes a key of any length"))
    }
}

impl signature::Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.0.clone().chain_update(message).finalize().into_bytes().to_vec())
    }
}

impl signature::Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0.clone().chain_update(message).verify_slice(signature).map_err(signature::Error::from_source)
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

//! An application that uses `jsonwebtoken` with algorithms of its own, and Latchkey's library beside it.
//!
//! Exits with a panic where the library changes what `jsonwebtoken` can do in this process.

use std::{error::Error, fs, path::Path};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use latchkey::{ApiKey, Claims, Domain, InviteLink, RoomName, Signer};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [order, keys] = &arguments[..] else {
        return Err("Expected an order, and a folder with rsa.pem and rsa.pub.pem.".into());
    };
    let application = || application(Path::new(keys));
    // `jsonwebtoken` settles on a provider when it is first used. Each order runs in a process of its own.
    match order.as_str() {
        "application-first" => {
            application()?;
            library()?;
            application()
        }
        "library-first" => {
            library()?;
            application()?;
            library()
        }
        "provider-after-library" => {
            library()?;
            let installed = jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER.install_default();
            installed.map_err(|_| "The library left no room for a provider.")?;
            application()
        }
        other => Err(format!("Expected application-first, library-first or provider-after-library, got {other}.").into()),
    }
}

/// Signs and checks tokens of the application's own.
fn application(keys: &Path) -> Result<(), Box<dyn Error>> {
    let (private, public) = (fs::read(keys.join("rsa.pem"))?, fs::read(keys.join("rsa.pub.pem"))?);
    let secret = b"the application's own secret";
    let keys = [
        (Algorithm::HS256, EncodingKey::from_secret(secret), DecodingKey::from_secret(secret)),
        (Algorithm::HS384, EncodingKey::from_secret(secret), DecodingKey::from_secret(secret)),
        (Algorithm::RS256, EncodingKey::from_rsa_pem(&private)?, DecodingKey::from_rsa_pem(&public)?),
    ];
    let claims = json!({"sub": "ada", "exp": 4_000_000_000_u64});
    for (algorithm, encoding_key, decoding_key) in keys {
        let token = encode(&Header::new(algorithm), &claims, &encoding_key)?;
        let read = decode::<Value>(&token, &decoding_key, &Validation::new(algorithm))?;
        assert_eq!(read.claims, claims, "{algorithm:?}");
    }
    Ok(())
}

/// Signs and checks a link with the library.
fn library() -> Result<(), Box<dyn Error>> {
    let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
    let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
    let (now, ends_at) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
    let room: RoomName = "standup".parse()?;
    let claims = Claims::new(signer.domain().id, room.clone(), now, None, ends_at)?;
    let token = signer.sign(&claims, now)?;
    let link = InviteLink::new(&signer.domain().name, &room, &token);
    assert!(link.as_str().starts_with("https://acme.daily.co/standup?t=eyJ"));
    assert_eq!(signer.verify(token.as_str(), now)?, claims);
    Ok(())
}

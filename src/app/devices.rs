//! Known devices, on which an organizer signed in before. A signed cookie identifies them. The cookie does not sign
//! anyone in, but failed attempts of others do not slow down sign-ins from a known device.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{Timestamp, ToSpan as _};
use sha2::Sha256;
use uuid::Uuid;

use super::App;
use crate::{error::Error, hex};

/// How many days a device stays known after the last sign-in. Browsers keep no cookie for longer.
pub const DEVICE_DAYS: i64 = 400;

/// What the cookie of a device says.
struct Device<'a> {
    /// When the cookie was created, in seconds since 1970.
    issued_at: &'a str,
    /// The name of the account that signed in.
    account: &'a str,
    /// The id under which the device's attempts are counted.
    nonce: &'a str,
}

impl App {
    /// Creates the cookie for a device on which someone has just signed in.
    pub async fn new_device(&self, email: &str) -> Result<String, Error> {
        let key = self.device_key().await?;
        let nonce = Uuid::from_u128(rand::random()).simple();
        let facts = format!("{}.{}.{nonce}", self.now().as_second(), account(&key, email));
        let signature = hex::encoded(&mac(&key, "device", &facts).finalize().into_bytes());
        Ok(format!("{facts}.{signature}"))
    }

    /// Returns the id under which a device's attempts are counted, if its cookie is valid, recent, for this account, and
    /// from after the password was set.
    pub(super) async fn known_device(&self, email: &str, cookie: Option<&str>) -> Result<Option<String>, Error> {
        let Some(device) = self.device(cookie).await? else { return Ok(None) };
        if !self.is_account(email, device.account).await? {
            return Ok(None);
        }
        let password_set_at = self.store.password_set_at(email).await?;
        Ok(self.is_recent(device.issued_at, password_set_at).then(|| device.nonce.to_owned()))
    }

    /// Returns the name of the account for which a device's cookie was created, if it is one of ours.
    pub async fn account_of_device(&self, cookie: Option<&str>) -> Result<Option<String>, Error> {
        Ok(self.device(cookie).await?.map(|device| device.account.to_owned()))
    }

    /// Returns whether this is the name that device cookies have for the account with this email address.
    pub async fn is_account(&self, email: &str, name: &str) -> Result<bool, Error> {
        Ok(name == account(&self.device_key().await?, email))
    }

    /// Reads a device's cookie, if we signed it.
    async fn device<'a>(&self, cookie: Option<&'a str>) -> Result<Option<Device<'a>>, Error> {
        let Some((facts, signature)) = cookie.and_then(|cookie| cookie.rsplit_once('.')) else { return Ok(None) };
        let [issued_at, account, nonce] = facts.split('.').collect::<Vec<_>>()[..] else { return Ok(None) };
        let is_ours = mac(&self.device_key().await?, "device", facts)
            .verify_slice(&hex::decoded(signature).unwrap_or_default())
            .is_ok();
        Ok(is_ours.then_some(Device { issued_at, account, nonce }))
    }

    /// Returns whether a time in seconds is at most [`DEVICE_DAYS`] ago, and not before the password was set. A time in
    /// the future is from before the clock was set back.
    fn is_recent(&self, issued_at: &str, password_set_at: Option<i64>) -> bool {
        let now = self.now();
        let oldest = now.checked_sub((24 * DEVICE_DAYS).hours()).unwrap_or(Timestamp::MIN).as_second();
        let password_set_at = password_set_at.filter(|set_at| *set_at <= now.as_second()).unwrap_or(oldest);
        issued_at.parse().is_ok_and(|issued_at: i64| issued_at >= oldest.max(password_set_at))
    }

    async fn device_key(&self) -> Result<String, Error> {
        let random: [u8; 32] = rand::random();
        Ok(self.store.device_key(&hex::encoded(&random)).await?)
    }
}

/// Returns an account's name in a cookie, which does not reveal the email address.
fn account(key: &str, email: &str) -> String {
    hex::encoded(&mac(key, "account", &email.trim().to_lowercase()).finalize().into_bytes()[..16])
}

fn mac(key: &str, what: &str, text: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::new_from_slice(key.as_bytes()).expect("a key of any length is taken");
    mac.update(what.as_bytes());
    mac.update(&[0]);
    mac.update(text.as_bytes());
    mac
}

//! The API keys of programs that act for an organizer.

use std::{collections::HashMap, sync::Arc};

use jiff::Timestamp;
use secrecy::SecretString;
use uuid::Uuid;

use super::{Accounts, Actor, App, By};
use crate::{
    access::{API_KEYS_LIMIT, ApiKeyRecord, KeyName, Rights, key_hash, new_key},
    audit::Action,
    callers::LAST_USE_STEP,
    error::{Error, Refusal, with_causes},
    store::{Caller, Claim, Claimed, Organizer, StoreError},
};

/// Why an API key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadKey {
    /// The key is unknown or revoked, or its organizer is disabled.
    Unknown,
    /// The key has expired.
    Expired,
}

/// An API key to create.
pub struct NewApiKey<'a> {
    /// The id, so that sending the same form twice creates one key.
    pub id: Uuid,
    /// What the organizer calls the key.
    pub name: &'a KeyName,
    /// What the key allows.
    pub rights: Rights,
    /// After how many days the key expires.
    pub days: u16,
}

impl Accounts {
    /// Returns an organizer's API keys, in the order in which they were created.
    pub async fn api_keys(&self, organizer: &Organizer) -> Result<Vec<ApiKeyRecord>, Error> {
        Ok(self.store.api_keys(&organizer.id).await?)
    }

    /// Returns everyone's API keys, by the organizer's id.
    pub async fn everyones_api_keys(&self) -> Result<HashMap<String, Vec<ApiKeyRecord>>, Error> {
        Ok(self.store.everyones_api_keys().await?)
    }

    /// Creates an API key for an organizer. Its text is shown once and never stored. Returns `None` if the same form
    /// was sent before.
    ///
    /// # Errors
    /// [`Refusal::TooManyKeys`] if the organizer has 50 keys that have not expired.
    pub async fn add_api_key(
        &self,
        by: By<'_>,
        organizer: &Organizer,
        new: NewApiKey<'_>,
    ) -> Result<Option<(ApiKeyRecord, SecretString)>, Error> {
        let now = self.clock.now();
        let keys = self.store.api_keys(&organizer.id).await?;
        if keys.iter().any(|key| key.id == new.id.to_string()) {
            return Ok(None);
        }
        if keys.iter().filter(|key| key.expires_at > now).count() >= API_KEYS_LIMIT {
            return Err(Refusal::TooManyKeys.into());
        }
        let (record, hash, key) = new_key(new.id, new.name, new.rights, new.days, now);
        let detail = match by {
            By::Actor(_) => record.name.clone(),
            By::CommandLine => format!("{}, for {}", record.name, organizer.email),
        };
        let entry = by.entry(Action::KeyCreated, now).with(detail);
        match self.store.add_api_key(&organizer.id, &hash, &record, &entry).await {
            Ok(()) => Ok(Some((record, key))),
            Err(StoreError::Duplicate) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Revokes one of an organizer's API keys. Returns `false` if they have no such key.
    pub async fn revoke_api_key(&self, by: By<'_>, organizer: &Organizer, id: &str) -> Result<bool, Error> {
        let entry = by.entry(Action::KeyRevoked, self.clock.now());
        Ok(self.store.remove_api_key(Some(&organizer.id), id, entry).await?)
    }
}

impl App {
    /// Revokes one of the organizer's own API keys, with immediate effect.
    pub async fn revoke_api_key(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        let is_found = self.accounts().revoke_api_key(By::Actor(actor), &actor.organizer, &id.to_string()).await?;
        self.callers.seen.clear();
        if is_found { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Revokes all of the organizer's own API keys, with immediate effect.
    pub async fn revoke_api_keys(&self, actor: &Actor) -> Result<(), Error> {
        let mut outcome = Ok(());
        for key in self.accounts().api_keys(&actor.organizer).await? {
            let revoked = self.accounts().revoke_api_key(By::Actor(actor), &actor.organizer, &key.id).await;
            outcome = outcome.and(revoked.map(drop));
        }
        // Also after an error, since some are revoked.
        self.callers.seen.clear();
        outcome
    }

    /// Revokes anyone's API key with immediate effect, for an administrator.
    pub async fn revoke_anyones_api_key(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        By::Actor(actor).require_administrator()?;
        let entry = actor.entry(Action::KeyRevoked, self.now());
        let is_found = self.store.remove_api_key(None, &id.to_string(), entry).await?;
        self.callers.seen.clear();
        if is_found { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Claims an idempotency key for a request, or says what became of the request that claimed it.
    pub async fn claim(&self, claim: &Claim) -> Result<Claimed, Error> {
        Ok(self.store.claim_idempotency_key(claim, self.now()).await?)
    }

    /// Keeps the first answer to a request with an idempotency key. It must hold no link.
    pub async fn keep_answer(&self, claim: &Claim, answer: &str) -> Result<(), Error> {
        Ok(self.store.keep_idempotent_answer(claim, answer).await?)
    }

    /// Releases an idempotency key whose request failed, so that the key can be claimed again.
    pub async fn release(&self, claim: &Claim) -> Result<(), Error> {
        Ok(self.store.release_idempotency_key(claim).await?)
    }

    /// Returns the program that an API key belongs to, if the key is valid. A key that another instance revoked is
    /// refused within a second.
    pub async fn caller(&self, key: &str) -> Result<Result<Arc<Caller>, BadKey>, Error> {
        let hash = key_hash(key);
        let now = self.now();
        let check = |caller: &Caller| match caller {
            caller if caller.organizer.is_disabled() => Err(BadKey::Unknown),
            caller if caller.key.expires_at <= now => Err(BadKey::Expired),
            _ => Ok(()),
        };
        if let Some(caller) = self.callers.seen.get(&hash) {
            return Ok(check(&caller).map(|()| caller));
        }
        let Some(caller) = self.store.caller(&hash).await? else { return Ok(Err(BadKey::Unknown)) };
        if let Err(bad) = check(&caller) {
            return Ok(Err(bad));
        }
        // A last use in the future was recorded before the clock was set back.
        let is_noted = |noted: Timestamp| (now.as_second() - noted.as_second()).abs() < LAST_USE_STEP;
        if !caller.key.last_used_at.is_some_and(is_noted)
            && let Err(error) = self.store.note_use(&caller.key.id, now).await
        {
            // Requests that only read still work if the database is read-only.
            tracing::warn!(error = with_causes(&error), "failed to record the use of an API key");
        }
        let caller = Arc::new(caller);
        self.callers.seen.insert(hash, caller.clone());
        Ok(Ok(caller))
    }
}

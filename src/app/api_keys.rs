//! The API keys of programs that act for an organizer.

use std::sync::Arc;

use jiff::Timestamp;
use secrecy::SecretString;
use uuid::Uuid;

use super::{Actor, App};
use crate::{
    access::{ApiKeyRecord, KeyName, Rights, key_hash, new_key},
    audit::Action,
    callers::LAST_USE_STEP,
    error::{Error, Refusal, with_causes},
    store::{Caller, StoreError},
};

impl App {
    /// Makes an API key for programs that act for an organizer; its text is shown this once, and kept nowhere. None
    /// where the same form made it before.
    pub async fn add_api_key(
        &self,
        actor: &Actor,
        id: Uuid,
        name: &KeyName,
        rights: Rights,
        days: u16,
    ) -> Result<Option<(ApiKeyRecord, SecretString)>, Error> {
        let (record, hash, key) = new_key(id, name, rights, days, self.now());
        let entry = actor.entry(Action::KeyMade, self.now()).with(record.name.clone());
        match self.store.add_api_key(&actor.organizer.id, &hash, &record, &entry).await {
            Ok(()) => Ok(Some((record, key))),
            Err(StoreError::Duplicate) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The id of what a program asks for under a name of its own: the same for the same request again.
    ///
    /// # Errors
    /// [`Refusal::KeyReused`] where the name came with another request before.
    pub async fn claim_id(&self, key_id: &str, name: &str, hash: &[u8; 32]) -> Result<Uuid, Error> {
        if !self.store.claim_idempotency_key(key_id, name, hash, self.now()).await? {
            return Err(Refusal::KeyReused.into());
        }
        // The same name is free for something else once it is forgotten.
        let namespace = key_id.parse().unwrap_or_default();
        Ok(Uuid::new_v5(&namespace, &[name.as_bytes(), hash].concat()))
    }

    /// Withdraws one's own API key: from now on it is refused.
    pub async fn withdraw_api_key(&self, actor: &Actor, id: &str) -> Result<(), Error> {
        self.withdraw(actor, Some(&actor.organizer.id), id).await
    }

    /// Withdraws anyone's API key, for an administrator.
    pub async fn withdraw_anyones_api_key(&self, actor: &Actor, id: &str) -> Result<(), Error> {
        self.withdraw(actor, None, id).await
    }

    async fn withdraw(&self, actor: &Actor, of: Option<&str>, id: &str) -> Result<(), Error> {
        let entry = actor.entry(Action::KeyWithdrawn, self.now());
        let found = self.store.remove_api_key(of, id, entry).await?;
        self.callers.seen.clear();
        if found { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The program that shows an API key, if the key is good. A key that another process withdrew is refused within a
    /// second.
    pub async fn caller(&self, key: &str) -> Result<Option<Arc<Caller>>, Error> {
        let hash = key_hash(key);
        let now = self.now();
        let is_good = |caller: &Caller| caller.key.expires_at > now && !caller.organizer.is_disabled();
        if let Some(caller) = self.callers.seen.get(&hash) {
            return Ok(Some(caller).filter(|caller| is_good(caller)));
        }
        let Some(caller) = self.store.caller(&hash).await?.filter(is_good) else { return Ok(None) };
        // A use noted in the future was noted before the clock was set back.
        let is_noted = |noted: Timestamp| (now.as_second() - noted.as_second()).abs() < LAST_USE_STEP;
        if !caller.key.last_used_at.is_some_and(is_noted)
            && let Err(error) = self.store.note_use(&caller.key.id, now).await
        {
            // What only reads goes on where nothing can be written.
            tracing::warn!(error = with_causes(&error), "the use of an API key could not be noted");
        }
        let caller = Arc::new(caller);
        self.callers.seen.insert(hash, caller.clone());
        Ok(Some(caller))
    }
}

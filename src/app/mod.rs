//! The use cases, written once for every door.

mod accounts;
mod audit;
mod daily;
mod devices;
mod invitations;
mod meetings;
pub mod outbox;
mod turns;

use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};
use secrecy::SecretString;
use url::Url;
use uuid::Uuid;

use crate::{
    access::{ApiKeyRecord, KeyName, Rights, key_hash, new_key},
    audit::Action,
    callers::{Callers, LAST_USE_STEP},
    clock::Clock,
    daily::DailyClient,
    error::{Error, Refusal, with_causes},
    mail::Mailer,
    metrics::Metrics,
    store::{Caller, Store, StoreError},
    token::Signer,
};

pub use crate::store::{Found, MeetingSummary, Place};
pub use accounts::{PASSWORD_MIN, PasswordError, PasswordRefusal, SignIn, SignInRefusal, hash_password};
pub use audit::{Actor, As, Notes};
pub(crate) use daily::done;
pub use daily::{ListedRooms, Making, RoomCache, outdated};
pub use devices::DEVICE_DAYS;
pub use invitations::{Added, Tell};
pub use meetings::{Change, Created, Kept, MeetingLinks, NoLinks, Review};
pub use turns::Turns;

/// Everything that the use cases work with.
pub struct App {
    /// What outlives a restart.
    pub store: Store,
    /// Signs links.
    pub signer: Arc<Signer>,
    /// The signer of the API key before, if it is known: its tokens are recognized.
    pub earlier: Option<Signer>,
    /// Asks Daily; no link needs it.
    pub daily: DailyClient,
    /// The domain's rooms, as Daily listed them last.
    pub listed: RoomCache,
    /// Sends mail, where a mail server is set.
    pub mail: Option<Mailer>,
    /// Where `now` comes from.
    pub clock: Clock,
    /// The time zone that the form proposes to someone new.
    pub zone: TimeZone,
    /// The most days from now at which links may end.
    pub max_days: u16,
    /// The address that browsers see.
    pub base_url: Url,
    /// The programs that use the API.
    pub callers: Callers,
    /// What was noted lately of what was done.
    pub notes: Notes,
    /// Turns at long work.
    pub turns: Turns,
    /// What is counted.
    pub metrics: Metrics,
    /// Whether the domain and its key are throw-away ones, so that Daily accepts none of the links.
    pub is_demo: bool,
}

impl App {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

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

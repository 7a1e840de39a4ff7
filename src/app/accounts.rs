//! Signing in, passwords, sessions, and who may do so.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHasher as _, Version,
    password_hash::{self, phc::Output},
};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{Actor, App};
use crate::{
    audit::{Action, Entry},
    error::Error,
    invite::{InviteeName, MailAddress},
    store::{
        NewOrganizer, Organizer, PasswordHash, Role, StoreError,
        throttle::{Attempt, Subject},
    },
};

/// The shortest password that is taken, in characters.
pub const PASSWORD_MIN: usize = 12;

/// The longest password that is hashed, in bytes.
const PASSWORD_MAX: usize = 1024;

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// The address is unknown or the password is wrong; which of the two is not said.
    Wrong,
    /// The password is right, and an administrator has disabled the account.
    Disabled,
    /// Too many failures; try again in so many seconds.
    Wait(u64),
}

/// Why a password was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// The one that was to be proved is another.
    Wrong,
    /// Too many failures; try again in so many seconds.
    Wait(u64),
    /// The new one is not taken.
    New(PasswordError),
}

/// An attempt to sign in.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The email address that was entered.
    pub email: &'a str,
    /// The password that was entered.
    pub password: &'a str,
    /// The client's network address.
    pub client: &'a str,
    /// Whether many clients share that address, so that it must not be slowed down.
    pub is_shared: bool,
    /// The cookie of a device in which someone signed in before, if one came.
    pub device: Option<&'a str>,
}

/// From so many failures on, an account is under attack, and addresses that are new to it wait for their turn.
const UNDER_ATTACK: i64 = 10;

impl App {
    /// Finds the organizer behind an address and a password. Unknown and wrong take the same time and get the same
    /// answers. Both are slowed down by the client's network address and by account, but for a device in which the
    /// account's owner signed in before: that one by its own failures alone.
    pub async fn sign_in(&self, attempt: SignIn<'_>) -> Result<Result<(Actor, PasswordHash), SignInRefusal>, Error> {
        let SignIn { email, password, client, device, .. } = attempt;
        let email = email.trim();
        let device = self.known_device(email, device).await?;
        let begun = match &device {
            Some(device) => self.begin(&[Subject::Device(device)]).await?,
            None => self.begin_from_unknown(SignIn { email, ..attempt }).await?,
        };
        let counted = match begun {
            Ok(counted) => counted,
            Err(seconds) => return Ok(Err(SignInRefusal::Wait(seconds))),
        };
        let found = self.store.organizer_by_email(email).await?;
        let (organizer, mut hash) = found.map_or((None, NOBODY.clone()), |(organizer, hash)| (Some(organizer), hash));
        let is_right = verify_password(password.to_owned(), hash.clone()).await;
        let client_address = Some(client.to_owned());
        let actor = organizer.map(|organizer| Actor { organizer, api_key: None, client: client_address.clone() });
        match actor {
            Some(actor) if is_right => {
                for attempt in counted {
                    self.store.end_attempt(attempt).await?;
                }
                if actor.organizer.is_disabled() {
                    let entry = actor.entry(Action::SignInFailed, self.now()).with("the account is disabled");
                    self.store.note(&entry).await?;
                    return Ok(Err(SignInRefusal::Disabled));
                }
                if parameters(&hash) != parameters(&NOBODY) {
                    let password = password.to_owned();
                    let renewed = PasswordHash(blocking(move || hashed(&password)).await);
                    self.store.rehash_password(&actor.organizer.id, &hash, &renewed).await?;
                    hash = renewed;
                }
                self.store.note(&actor.entry(Action::SignedIn, self.now())).await?;
                Ok(Ok((actor, hash)))
            }
            actor => {
                let entry = if let Some(actor) = actor {
                    actor.entry(Action::SignInFailed, self.now())
                } else {
                    // What was typed may be anything, a password too.
                    let entry = Entry::by("an unknown address", Action::SignInFailed, self.now());
                    Entry { client: client_address, ..entry }
                };
                self.store.note(&entry).await?;
                Ok(Err(SignInRefusal::Wrong))
            }
        }
    }

    /// Counts an attempt from an unknown device, or returns how many seconds the client has to wait. An attempt that has
    /// to wait is not counted: repeating it neither prolongs the pause nor changes anyone's turn.
    async fn begin_from_unknown<'a>(&self, attempt: SignIn<'a>) -> Result<Result<Vec<Attempt<'a>>, u64>, Error> {
        let SignIn { email, client, is_shared, .. } = attempt;
        let (account, guess) = (Subject::Account(email), Subject::Guess { email, client });
        let slowed: &[Subject<'a>] = if is_shared { &[guess] } else { &[Subject::Address(client), guess] };
        for subject in slowed {
            if let Some(seconds) = self.store.wait(*subject, self.now()).await? {
                return Ok(Err(seconds));
            }
        }
        let is_under_attack = self.store.failures(account, self.now()).await? >= UNDER_ATTACK;
        if is_under_attack && self.store.failures(guess, self.now()).await? == 0 {
            return Ok(Err(self.store.take_turn(guess, self.now()).await?));
        }
        self.begin(&[slowed, &[account]].concat()).await
    }

    /// Counts an attempt under each of these, unless one of them has to wait after all.
    async fn begin<'a>(&self, subjects: &[Subject<'a>]) -> Result<Result<Vec<Attempt<'a>>, u64>, Error> {
        let mut counted = Vec::new();
        for subject in subjects {
            match self.store.begin_attempt(*subject, self.now()).await? {
                Ok(attempt) => counted.push(attempt),
                Err(seconds) => return Ok(Err(seconds)),
            }
        }
        Ok(Ok(counted))
    }

    /// Whether someone may still sign in with the password that they proved: asked once their session stands, since
    /// another password set before ended only the sessions of before.
    pub async fn still_holds(&self, actor: &Actor, hash: &PasswordHash) -> Result<bool, Error> {
        let found = self.store.organizer_by_email(&actor.organizer.email).await?;
        Ok(found.is_some_and(|(organizer, now)| now == *hash && !organizer.is_disabled()))
    }

    /// Notes that someone signs out, which a database that can't be written to must not hinder.
    pub async fn note_sign_out(&self, actor: &Actor) {
        self.note_or_log(&actor.entry(Action::SignedOut, self.now())).await;
    }

    /// Changes the password of someone who proves the one before, and ends their sessions but for the one with this
    /// handle.
    pub async fn change_password(
        &self,
        actor: &Actor,
        before: &str,
        after: &str,
        session: &str,
    ) -> Result<Result<(), PasswordRefusal>, Error> {
        let after = match hash_password(after.to_owned()).await {
            Ok(hash) => hash,
            Err(error) => return Ok(Err(PasswordRefusal::New(error))),
        };
        // Whoever holds a session must not guess on without end.
        let guess = Subject::Password(&actor.organizer.id);
        let attempt = match self.store.begin_attempt(guess, self.now()).await? {
            Ok(attempt) => attempt,
            Err(seconds) => return Ok(Err(PasswordRefusal::Wait(seconds))),
        };
        let (_, hash) = self.store.organizer_by_email(&actor.organizer.email).await?.ok_or(Error::NotFound)?;
        if !verify_password(before.to_owned(), hash.clone()).await {
            let entry = actor.entry(Action::SignInFailed, self.now()).with("changing the password");
            self.store.note(&entry).await?;
            return Ok(Err(PasswordRefusal::Wrong));
        }
        self.store.end_attempt(attempt).await?;
        let entry = actor.entry(Action::PasswordSet, self.now());
        let is_set = self.store.replace_password(&actor.organizer.id, &hash, &after, session, &entry).await?;
        // Another one was set meanwhile.
        if is_set { Ok(Ok(())) } else { Ok(Err(PasswordRefusal::Wrong)) }
    }

    /// Adds an organizer by an administrator, with a first password that is shown once and has to be changed; `None`
    /// where the address is taken.
    pub async fn add_organizer(
        &self,
        actor: &Actor,
        email: &MailAddress,
        name: &InviteeName,
        role: Role,
    ) -> Result<Option<(Organizer, String)>, Error> {
        let first = Uuid::new_v4().simple().to_string();
        let password = hash_password(first.clone()).await.map_err(|error| Error::Internal(error.into()))?;
        let new = NewOrganizer { role, must_change_password: true, ..NewOrganizer::new(email, name, &password) };
        let entry = actor.entry(Action::OrganizerAdded, self.now()).with(format!("{email}, {}", role.word()));
        match self.store.add_organizer(&new, &entry).await {
            Ok(organizer) => Ok(Some((organizer, first))),
            Err(StoreError::Duplicate) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives an organizer another role; `false` where no administrator would be left.
    pub async fn set_role(&self, actor: &Actor, organizer: &Organizer, role: Role) -> Result<bool, Error> {
        let entry = actor.entry(Action::OrganizerChanged, self.now());
        let entry = entry.with(format!("{} is {} now", organizer.email, role.word()));
        Ok(self.store.set_role(&organizer.id, role, &entry).await?)
    }

    /// Lets an organizer no longer sign in, nor their programs ask, at once; or lets them again. `false` where no
    /// administrator would be left.
    pub async fn set_disabled(&self, actor: &Actor, organizer: &Organizer, is_disabled: bool) -> Result<bool, Error> {
        let entry = actor.entry(Action::OrganizerChanged, self.now());
        let what = if is_disabled { "disabled" } else { "enabled" };
        let entry = entry.with(format!("{} is {what} now", organizer.email));
        let done = self.store.set_disabled(&organizer.id, is_disabled, &entry).await?;
        self.callers.seen.clear();
        Ok(done)
    }
}

/// The hash that an unknown address is checked against, so that it takes as long as a known one.
static NOBODY: LazyLock<PasswordHash> = LazyLock::new(|| PasswordHash(hashed(&Uuid::new_v4().to_string())));

/// How many passwords are hashed at once: each takes a core and 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Argon2id with OWASP's parameters: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::default()
}

fn hashed(password: &str) -> String {
    argon2().hash_password(password.as_bytes()).expect("argon2 takes a password of this size").to_string()
}

/// What a hash was made with: its text up to the salt.
fn parameters(hash: &PasswordHash) -> &str {
    hash.0.rsplitn(3, '$').last().unwrap_or_default()
}

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Under [`PASSWORD_MIN`] characters.
    #[error("a password needs at least {PASSWORD_MIN} characters")]
    TooShort,
    /// Over 1,024 bytes.
    #[error("a password has at most {PASSWORD_MAX} bytes")]
    TooLong,
}

/// Hashes a new password, away from the threads that answer requests.
pub async fn hash_password(password: String) -> Result<PasswordHash, PasswordError> {
    if password.chars().count() < PASSWORD_MIN {
        return Err(PasswordError::TooShort);
    }
    if password.len() > PASSWORD_MAX {
        return Err(PasswordError::TooLong);
    }
    Ok(PasswordHash(blocking(move || hashed(&password)).await))
}

async fn verify_password(password: String, hash: PasswordHash) -> bool {
    if password.len() > PASSWORD_MAX {
        return false;
    }
    blocking(move || is_hashed_as(password.as_bytes(), &hash.0).unwrap_or(false)).await
}

/// The C library gives blocks over 32 MiB back to the system at once, and may keep smaller ones, for each thread its own.
const GIVEN_BACK: usize = 33 * 1024 * 1024;

/// Whether a hash was made of a password. The library's own check would take the memory in a block of 19 MiB, and some
/// sign-ins later 150 MB would be held for good.
fn is_hashed_as(password: &[u8], hash: &str) -> Result<bool, password_hash::Error> {
    let hash = argon2::PasswordHash::new(hash)?;
    let (Some(salt), Some(output)) = (&hash.salt, &hash.hash) else { return Ok(false) };
    let algorithm = Algorithm::try_from(hash.algorithm.as_str())?;
    let version = hash.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let params = Params::try_from(&hash)?;
    // What is not used of it is never taken from the system.
    let mut memory = Vec::with_capacity(GIVEN_BACK / Block::SIZE);
    memory.resize(params.block_count(), Block::default());
    let mut computed = vec![0; output.len()];
    let argon2 = Argon2::new(algorithm, version, params);
    argon2.hash_password_into_with_memory(password, salt, &mut computed, &mut memory)?;
    // `Output` compares in constant time.
    Ok(Output::new(&computed)? == *output)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let turn = HASHING.acquire().await.expect("the semaphore is never closed");
    // The turn goes with the work, which goes on when the client has hung up.
    let work = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
}

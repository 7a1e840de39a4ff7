//! Signing in, signing out, and changing the password.

use super::{
    Actor, App,
    passwords::{NOBODY, PasswordError, check_password, is_outdated, rehashed, verify_password},
};
use crate::{
    audit::{Action, BY_UNKNOWN, Entry},
    error::Error,
    share::notice::NoticeKind,
    store::{
        Organizer, PasswordHash,
        throttle::{Attempt, Subject},
    },
};

/// Why a sign-in failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefusal {
    /// The email address is unknown or the password is wrong. The message does not say which.
    #[error("Wrong email address or password.")]
    Wrong,
    /// The password is right, and an administrator has disabled the account.
    #[error("This account is disabled. An administrator can enable it again.")]
    Disabled,
    /// Too many failed attempts. Holds the number of seconds to wait.
    #[error("Too many attempts. Wait {0} {unit}, then try again.", unit = if *.0 == 1 { "second" } else { "seconds" })]
    Wait(u64),
}

/// Why the password of someone who is signed in was not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmRefusal {
    /// No password was entered.
    Missing,
    /// The password is wrong.
    Wrong,
    /// Too many failed attempts. Holds the number of seconds to wait.
    Wait(u64),
}

/// Why a password was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// The current password is wrong.
    Wrong,
    /// Too many failed attempts. Holds the number of seconds to wait.
    Wait(u64),
    /// The new password is the same as the current one.
    Same,
    /// The new password is not allowed.
    New(PasswordError),
}

impl From<ConfirmRefusal> for PasswordRefusal {
    fn from(refusal: ConfirmRefusal) -> Self {
        match refusal {
            ConfirmRefusal::Missing | ConfirmRefusal::Wrong => Self::Wrong,
            ConfirmRefusal::Wait(seconds) => Self::Wait(seconds),
        }
    }
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
    /// Whether many clients share the network address, so that it must not be slowed down.
    pub is_shared: bool,
    /// The cookie of a known device, if there is one.
    pub device: Option<&'a str>,
}

/// After this many failures, an account counts as under attack, and new network addresses have to wait for a turn.
const UNDER_ATTACK: i64 = 10;

impl App {
    /// Signs an organizer in by email address and password. An unknown address and a wrong password take the same time
    /// and give the same result. Failures slow down further attempts from the same network address and for the same
    /// account. A known device is slowed down only by its own failures.
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
                if is_outdated(&hash) {
                    let renewed = rehashed(password.to_owned()).await;
                    self.store.rehash_password(&actor.organizer.id, &hash, &renewed).await?;
                    hash = renewed;
                }
                self.store.note(&actor.entry(Action::SignedIn, self.now())).await?;
                if device.is_none() {
                    let notice = self.notice(&actor, NoticeKind::NewDevice);
                    self.store.note_new_device(&actor.organizer.id, notice).await?;
                    self.wake_outbox();
                }
                Ok(Ok((actor, hash)))
            }
            actor => {
                let entry = if let Some(actor) = actor {
                    actor.entry(Action::SignInFailed, self.now())
                } else {
                    // The text that was entered may be anything, even a password.
                    let entry = Entry::by(BY_UNKNOWN, Action::SignInFailed, self.now());
                    Entry { client: client_address, ..entry }
                };
                self.store.note(&entry).await?;
                Ok(Err(SignInRefusal::Wrong))
            }
        }
    }

    /// Counts an attempt from an unknown device, or returns how many seconds the client has to wait. An attempt that
    /// has to wait is not counted, so repeating it neither extends the pause nor changes anyone's turn.
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

    /// Counts an attempt for each subject, or returns the seconds to wait if one of them has to wait.
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

    /// Returns whether an organizer may still sign in with the password that was verified. This is checked after the
    /// session is created, because changing the password before that did not end the new session.
    pub async fn still_holds(&self, actor: &Actor, hash: &PasswordHash) -> Result<bool, Error> {
        let found = self.store.organizer_by_email(&actor.organizer.email).await?;
        Ok(found.is_some_and(|(organizer, now)| now == *hash && !organizer.is_disabled()))
    }

    /// Records that an organizer signs out. A read-only database does not prevent signing out.
    pub async fn note_sign_out(&self, actor: &Actor) {
        self.note_or_log(&actor.entry(Action::SignedOut, self.now())).await;
    }

    /// Changes an organizer's password if the current password is right, and ends all of their sessions. Returns the
    /// hash of the new password, for [`Self::still_holds`].
    pub async fn change_password(
        &self,
        actor: &Actor,
        before: &str,
        after: &str,
    ) -> Result<Result<PasswordHash, PasswordRefusal>, Error> {
        if before == after && !after.is_empty() {
            return Ok(Err(PasswordRefusal::Same));
        }
        let Organizer { id, email, name, .. } = &actor.organizer;
        if let Err(error) = check_password(after, email, name).await {
            return Ok(Err(PasswordRefusal::New(error)));
        }
        let proved = match self.confirm_password(actor, before, "changing the password").await? {
            Ok(hash) => hash,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        // Hashing is expensive, so it comes after the check that is limited.
        let after = rehashed(after.to_owned()).await;
        let entry = actor.entry(Action::PasswordSet, self.now());
        let notice = self.notice(actor, NoticeKind::PasswordChanged);
        let is_set = self.store.replace_password(id, &proved, &after, notice, &entry).await?;
        self.wake_outbox();
        // Another password was set in the meantime.
        if is_set { Ok(Ok(after)) } else { Ok(Err(PasswordRefusal::Wrong)) }
    }

    /// Checks the password of an organizer who is signed in, before something that a person with a stolen session must
    /// not be able to do. Such a person must not be able to guess the password, either, so failures slow down further
    /// attempts. `what` says in the activity log what the password was entered for.
    pub async fn confirm_password(
        &self,
        actor: &Actor,
        password: &str,
        what: &str,
    ) -> Result<Result<PasswordHash, ConfirmRefusal>, Error> {
        if password.is_empty() {
            return Ok(Err(ConfirmRefusal::Missing));
        }
        let guess = Subject::Password(&actor.organizer.id);
        let attempt = match self.store.begin_attempt(guess, self.now()).await? {
            Ok(attempt) => attempt,
            Err(seconds) => return Ok(Err(ConfirmRefusal::Wait(seconds))),
        };
        let (_, hash) = self.store.organizer_by_email(&actor.organizer.email).await?.ok_or(Error::NotFound)?;
        if !verify_password(password.to_owned(), hash.clone()).await {
            let entry = actor.entry(Action::SignInFailed, self.now()).with(what);
            self.store.note(&entry).await?;
            return Ok(Err(ConfirmRefusal::Wrong));
        }
        self.store.end_attempt(attempt).await?;
        Ok(Ok(hash))
    }
}

//! The use cases, written once for every door.

mod daily;
pub mod outbox;

use std::sync::{Arc, LazyLock};

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use jiff::{Timestamp, tz::TimeZone};
use secrecy::SecretString;
use tokio::sync::Semaphore;
use url::Url;
use uuid::Uuid;

use crate::{
    access::{ApiKeyRecord, KeyName, Rights, key_hash, new_key},
    callers::{Callers, LAST_USE_STEP},
    clock::Clock,
    daily::DailyClient,
    error::Error,
    invite::{Invitation, Invitee, Linker, Meeting, invitation::LinkError},
    mail::Mailer,
    store::{Added, Caller, Created, MeetingSummary, Organizer, PasswordHash, Store, StoreError, throttle::Subject},
    token::Signer,
};

pub(crate) use daily::done;
pub use daily::{ListedRooms, Making, RoomCache, outdated};

/// The shortest password that is taken, in characters.
pub const PASSWORD_MIN: usize = 12;

/// The longest password that is hashed, in bytes.
pub const PASSWORD_MAX: usize = 1024;

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
    /// Whether the domain and its key are throw-away ones, so that Daily accepts none of the links.
    pub is_demo: bool,
}

/// A meeting with its people, and the links where they can be made.
pub struct MeetingLinks {
    /// The meeting.
    pub meeting: Meeting,
    /// Who is invited.
    pub invitations: Vec<Invitation>,
    /// Makes the link of each invitation; or why there is none.
    pub links: Result<Linker, NoLinks>,
    /// Whether the links that were handed out are signed with another API key.
    pub has_other_key: bool,
}

impl MeetingLinks {
    /// People of a meeting, where it is not about their links.
    pub fn without_links(meeting: Meeting, invitations: Vec<Invitation>) -> Self {
        Self { meeting, invitations, links: Err(NoLinks::Ended), has_other_key: false }
    }
}

/// What stands after a form was sent that may have been sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// What it asks for.
    AsAsked,
    /// What it asked for the first time; this time it asks for something else.
    AsBefore,
}

/// Why a meeting's links are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLinks {
    /// They have stopped working.
    Ended,
    /// The meeting was made for another Daily domain than the one that is set now.
    OtherDomain,
}

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// The address is unknown or the password is wrong; which of the two is not said.
    Wrong,
    /// Too many failures; try again in so many seconds.
    Wait(u64),
}

impl App {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Finds the organizer behind an address and a password. Unknown and wrong take the same time, and both are
    /// slowed down by the client's network address and, unless the client signed in before, by account.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        client: &str,
    ) -> Result<Result<Organizer, SignInRefusal>, Error> {
        let (account, address) = (Subject::Account(email.trim()), Subject::Address(client));
        let is_known = self.store.knows_client(email.trim(), client).await?;
        let counted = if is_known { &[address][..] } else { &[address, account] };
        for subject in counted.iter().copied() {
            if let Err(seconds) = self.store.begin_attempt(subject, self.now()).await? {
                return Ok(Err(SignInRefusal::Wait(seconds)));
            }
        }
        let found = self.store.organizer_by_email(email.trim()).await?;
        let (organizer, hash) = found.map_or((None, NOBODY.clone()), |(organizer, hash)| (Some(organizer), hash));
        let is_right = verify_password(password.to_owned(), hash).await?;
        match organizer {
            Some(organizer) if is_right => {
                for subject in counted.iter().copied() {
                    self.store.end_attempt(subject).await?;
                }
                self.store.remember_client(email.trim(), client, self.now()).await?;
                Ok(Ok(organizer))
            }
            _ => Ok(Err(SignInRefusal::Wrong)),
        }
    }

    /// Whether a link can be made for each person of a new meeting, before anything is kept.
    pub fn can_invite(&self, meeting: &Meeting, invitees: Vec<Invitee>) -> Result<(), LinkError> {
        self.can_sign(meeting, &Invitation::for_batch(meeting.id, invitees))
    }

    /// Keeps a meeting and its people. A second call with the same meeting's id keeps the first; the answer says
    /// whether what was asked now stands there.
    pub async fn create_meeting(
        &self,
        organizer: &Organizer,
        meeting: &Meeting,
        invitees: Vec<Invitee>,
    ) -> Result<Kept, Error> {
        let meeting = &Meeting { issued_under: Some(self.signer.fingerprint()), ..meeting.clone() };
        let invitations = Invitation::for_batch(meeting.id, invitees);
        match self.store.create_meeting(&organizer.id, meeting, &invitations).await? {
            Created::New => Ok(Kept::AsAsked),
            Created::Foreign => Err(Error::NotFound),
            Created::Before => {
                let before = self.meeting(organizer, meeting.id).await?.meeting;
                let is_same =
                    self.links_change(&before, meeting).is_ok_and(|change| !change) && before.title == meeting.title;
                let people = self.store.invitations(meeting.id).await?;
                Ok(
                    if is_same
                        && people.len() >= invitations.len()
                        && people.iter().zip(&invitations).all(|(there, asked)| there.invitee == asked.invitee)
                    {
                        Kept::AsAsked
                    } else {
                        Kept::AsBefore
                    },
                )
            }
        }
    }

    /// Adds people to a meeting. A second call with the same batch's id adds nobody; the answer says whether those
    /// who were asked for now stand there.
    pub async fn add_people(
        &self,
        organizer: &Organizer,
        meeting_id: Uuid,
        batch_id: Uuid,
        invitees: Vec<Invitee>,
    ) -> Result<Kept, Error> {
        let mut invitations = Invitation::for_batch(batch_id, invitees);
        for invitation in &mut invitations {
            invitation.changed_at = Some(self.now());
            // Nothing was handed out yet with the meeting's.
            invitation.issued_under = Some(self.signer.fingerprint());
        }
        match self.store.add_invitations(&organizer.id, meeting_id, &invitations).await? {
            Added::New => Ok(Kept::AsAsked),
            Added::NoMeeting => Err(Error::NotFound),
            Added::Before => {
                let people = self.store.invitations(meeting_id).await?;
                let is_there = invitations
                    .iter()
                    .all(|asked| people.iter().any(|there| there.id == asked.id && there.invitee == asked.invitee));
                Ok(if is_there { Kept::AsAsked } else { Kept::AsBefore })
            }
        }
    }

    /// Writes a changed meeting over the one that stands; answers whether its links are other ones now.
    pub async fn change_meeting(&self, organizer: &Organizer, changed: Meeting) -> Result<bool, Error> {
        let before = self.meeting(organizer, changed.id).await?.meeting;
        let changed = Meeting { issued_at: before.issued_at, ..changed };
        let links_change = self.links_change(&before, &changed)?;
        let issued_at = if links_change { self.now() } else { before.issued_at };
        let earlier_end_at = if links_change { Some(before.last_link_ends_at()) } else { before.earlier_end_at };
        let changed = Meeting { issued_at, issued_under: before.issued_under, earlier_end_at, ..changed };
        let links_changed_at = links_change.then(|| self.now());
        let found = self.store.update_meeting(&organizer.id, &changed, links_changed_at).await?;
        if found { Ok(links_change) } else { Err(Error::NotFound) }
    }

    /// Whether every link of a meeting can be signed as it would be; why not, where one can't.
    pub fn can_sign(&self, meeting: &Meeting, invitations: &[Invitation]) -> Result<(), LinkError> {
        let linker = Linker::new(&self.signer, meeting, self.now())?;
        invitations.iter().try_for_each(|invitation| linker.link(invitation).map(drop))
    }

    /// Whether links of a changed meeting say something else than before.
    pub fn links_change(&self, before: &Meeting, changed: &Meeting) -> Result<bool, Error> {
        let changed = Meeting { issued_at: before.issued_at, ..changed.clone() };
        Ok(before.claims().map_err(LinkError::from)? != changed.claims().map_err(LinkError::from)?)
    }

    /// Keeps an organizer's own words for a meeting's invitations.
    pub async fn set_wording(
        &self,
        organizer: &Organizer,
        id: Uuid,
        subject: Option<&str>,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let meeting = self.meeting(organizer, id).await?.meeting;
        if (meeting.subject.as_deref(), meeting.note.as_deref()) == (subject, note) {
            return Ok(());
        }
        if self.store.set_wording(&organizer.id, id, subject, note).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Writes a changed person over the one that stands; their link changes with their name or role.
    pub async fn change_invitee(
        &self,
        organizer: &Organizer,
        meeting_id: Uuid,
        id: Uuid,
        invitee: Invitee,
    ) -> Result<(), Error> {
        self.meeting(organizer, meeting_id).await?;
        let before = self.store.invitation(meeting_id, id).await?.ok_or(Error::NotFound)?;
        let is_other = before.invitee.name != invitee.name || before.invitee.is_owner != invitee.is_owner;
        let changed_at = if is_other { Some(self.now()) } else { before.changed_at };
        let changed = Invitation { id, invitee, changed_at, issued_under: before.issued_under };
        let found = self.store.update_invitation(meeting_id, &changed).await?;
        if found { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Takes a person off a meeting's list. Their link works on until it ends.
    pub async fn drop_invitee(&self, organizer: &Organizer, meeting_id: Uuid, id: Uuid) -> Result<(), Error> {
        self.meeting(organizer, meeting_id).await?;
        if self.store.delete_invitation(meeting_id, id).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Notes that links were handed out as they are now: one person's, or everyone's.
    pub async fn mark_handed_out(
        &self,
        organizer: &Organizer,
        meeting_id: Uuid,
        id: Option<Uuid>,
    ) -> Result<(), Error> {
        self.meeting(organizer, meeting_id).await?;
        Ok(self.store.mark_handed_out(meeting_id, id, self.signer.fingerprint(), self.now()).await?)
    }

    /// Deletes a meeting with everyone in it. Links that were handed out work on until they end.
    pub async fn delete_meeting(&self, organizer: &Organizer, id: Uuid) -> Result<(), Error> {
        if self.store.delete_meeting(&organizer.id, id).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// One of the organizer's meetings.
    pub async fn meeting(&self, organizer: &Organizer, id: Uuid) -> Result<MeetingSummary, Error> {
        self.store.meeting(&organizer.id, id).await?.ok_or(Error::NotFound)
    }

    /// One of the organizer's meetings with everyone in it, links signed anew.
    pub async fn meeting_links(&self, organizer: &Organizer, id: Uuid) -> Result<MeetingLinks, Error> {
        let meeting = self.meeting(organizer, id).await?.meeting;
        let invitations = self.store.invitations(id).await?;
        self.sign(meeting, invitations)
    }

    /// One of the organizer's meetings with one person in it, the link signed anew.
    pub async fn invitation_link(
        &self,
        organizer: &Organizer,
        id: Uuid,
        invitation: Uuid,
    ) -> Result<MeetingLinks, Error> {
        let meeting = self.meeting(organizer, id).await?.meeting;
        let invitation = self.store.invitation(id, invitation).await?.ok_or(Error::NotFound)?;
        self.sign(meeting, vec![invitation])
    }

    /// Makes an API key for programs that act for an organizer; its text is shown this once, and kept nowhere. None
    /// where the same form made it before.
    pub async fn add_api_key(
        &self,
        organizer: &Organizer,
        id: Uuid,
        name: &KeyName,
        rights: Rights,
        days: u16,
    ) -> Result<Option<(ApiKeyRecord, SecretString)>, Error> {
        let (record, hash, key) = new_key(id, name, rights, days, self.now());
        match self.store.add_api_key(&organizer.id, &hash, &record).await {
            Ok(()) => Ok(Some((record, key))),
            Err(StoreError::Duplicate) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Withdraws an API key: from now on it is refused.
    pub async fn withdraw_api_key(&self, organizer: &Organizer, id: &str) -> Result<(), Error> {
        let found = self.store.remove_api_key(&organizer.id, id).await?;
        self.callers.seen.clear();
        if found { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The program that shows an API key, if the key is good. A key that another process withdrew is refused within a
    /// second.
    pub async fn caller(&self, key: &str) -> Result<Option<Arc<Caller>>, Error> {
        let hash = key_hash(key);
        let now = self.now();
        let is_good = |caller: &Caller| caller.key.expires_at > now;
        if let Some(caller) = self.callers.seen.get(&hash) {
            return Ok(Some(caller).filter(|caller| is_good(caller)));
        }
        let Some(caller) = self.store.caller(&hash).await?.filter(is_good) else { return Ok(None) };
        let is_noted = |noted: Timestamp| now.as_second() - noted.as_second() < LAST_USE_STEP;
        if !caller.key.last_used_at.is_some_and(is_noted) {
            self.store.note_use(&caller.key.id, now).await?;
        }
        let caller = Arc::new(caller);
        self.callers.seen.insert(hash, caller.clone());
        Ok(Some(caller))
    }

    /// Why links of a meeting can't be made now, if so.
    pub fn no_links(&self, meeting: &Meeting) -> Option<NoLinks> {
        if meeting.domain != *self.signer.domain() {
            Some(NoLinks::OtherDomain)
        } else if meeting.window.closes_at() <= self.now() {
            Some(NoLinks::Ended)
        } else {
            None
        }
    }

    fn sign(&self, meeting: Meeting, mut invitations: Vec<Invitation>) -> Result<MeetingLinks, Error> {
        let links = match self.no_links(&meeting) {
            Some(why) => Err(why),
            None => Ok(Linker::new(&self.signer, &meeting, self.now())?),
        };
        let mut has_other_key = false;
        for invitation in &mut invitations {
            let key = invitation.issued_under.or(meeting.issued_under);
            // With another key a link is another one than was handed out.
            if key.is_some_and(|key| key != self.signer.fingerprint()) {
                invitation.changed_at.get_or_insert(self.now());
                has_other_key = true;
            }
        }
        Ok(MeetingLinks { meeting, invitations, links, has_other_key })
    }
}

/// The hash that an unknown address is checked against, so that it takes as long as a known one.
static NOBODY: LazyLock<PasswordHash> = LazyLock::new(|| {
    let random = Uuid::new_v4().to_string();
    PasswordHash(argon2().hash_password(random.as_bytes()).expect("argon2 takes a UUID").to_string())
});

/// How many passwords are hashed at once: each takes a core and 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Argon2id with OWASP's parameters: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::default()
}

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Under [`PASSWORD_MIN`] characters.
    #[error("a password needs at least {PASSWORD_MIN} characters")]
    TooShort,
    /// Over [`PASSWORD_MAX`] bytes.
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
    let hash = move || argon2().hash_password(password.as_bytes()).expect("argon2 takes a password of this size");
    Ok(PasswordHash(blocking(hash).await.to_string()))
}

async fn verify_password(password: String, hash: PasswordHash) -> Result<bool, Error> {
    if password.len() > PASSWORD_MAX {
        return Ok(false);
    }
    Ok(blocking(move || argon2().verify_password(password.as_bytes(), hash.0.as_str()).is_ok()).await)
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

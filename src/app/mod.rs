//! The use cases, written once for every door.

mod accounts;
mod audit;
mod daily;
mod devices;
pub mod outbox;

use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};
use secrecy::SecretString;
use url::Url;
use uuid::Uuid;

use crate::{
    access::{ApiKeyRecord, KeyName, Rights, key_hash, new_key},
    audit::{Action, count_of},
    callers::{Callers, LAST_USE_STEP},
    clock::Clock,
    daily::DailyClient,
    error::{Error, with_causes},
    invite::{Invitation, Invitee, Linker, Meeting, invitation::LinkError},
    mail::Mailer,
    metrics::Metrics,
    store::{Added, Caller, Created, MeetingSummary, Store, StoreError},
    token::Signer,
};

pub use accounts::{PASSWORD_MIN, PasswordError, PasswordRefusal, SignIn, SignInRefusal, hash_password};
pub use audit::{Actor, As, Notes};
pub(crate) use daily::done;
pub use daily::{ListedRooms, Making, RoomCache, outdated};
pub use devices::DEVICE_DAYS;

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
    /// What is counted.
    pub metrics: Metrics,
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
    /// When everyone was removed, since the meeting is long past.
    pub people_removed_at: Option<Timestamp>,
}

impl MeetingLinks {
    /// People of a meeting, where it is not about their links.
    pub fn without_links(meeting: Meeting, invitations: Vec<Invitation>) -> Self {
        Self { meeting, invitations, links: Err(NoLinks::Ended), has_other_key: false, people_removed_at: None }
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

impl App {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether a link can be made for each person of a new meeting, before anything is kept.
    pub fn can_invite(&self, meeting: &Meeting, invitees: Vec<Invitee>) -> Result<(), LinkError> {
        self.can_sign(meeting, &Invitation::for_batch(meeting.id, invitees))
    }

    /// Keeps a meeting and its people. A second call with the same meeting's id keeps the first; the answer says
    /// whether what was asked now stands there.
    pub async fn create_meeting(
        &self,
        actor: &Actor,
        meeting: &Meeting,
        invitees: Vec<Invitee>,
    ) -> Result<Kept, Error> {
        let meeting = &Meeting { issued_under: Some(self.signer.fingerprint()), ..meeting.clone() };
        let invitations = Invitation::for_batch(meeting.id, invitees);
        let detail = format!("{} in {}", count_of(invitations.len(), "person", "people"), meeting.room);
        let entry = actor.entry(Action::Issued, self.now()).about(meeting.id).with(detail);
        match self.store.create_meeting(&actor.organizer.id, meeting, &invitations, &entry).await? {
            Created::New => {
                self.has_shown(actor, meeting.id);
                Ok(Kept::AsAsked)
            }
            Created::Foreign => Err(Error::NotFound),
            Created::Before => {
                let before = self.meeting(actor, meeting.id).await?.meeting;
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
        actor: &Actor,
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
        let detail = format!("{} added", count_of(invitations.len(), "person", "people"));
        let entry = actor.entry(Action::Issued, self.now()).about(meeting_id).with(detail);
        match self.store.add_invitations(&actor.organizer.id, meeting_id, &invitations, &entry).await? {
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

    /// Writes a changed meeting over the stored one; answers whether its links change.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where the stored meeting is not the one that `changed` was made from, by its sequence.
    pub async fn change_meeting(&self, actor: &Actor, changed: Meeting) -> Result<bool, Error> {
        let before = self.meeting(actor, changed.id).await?.meeting;
        if before.sequence != changed.sequence {
            return Err(Error::ChangedMeanwhile);
        }
        let changed = Meeting { issued_at: before.issued_at, ..changed };
        let links_change = self.links_change(&before, &changed)?;
        let issued_at = if links_change { self.now() } else { before.issued_at };
        let earlier_end_at = if links_change { Some(before.last_link_ends_at()) } else { before.earlier_end_at };
        let changed = Meeting { issued_at, issued_under: before.issued_under, earlier_end_at, ..changed };
        let links_changed_at = links_change.then(|| self.now());
        let detail = if links_change { "with its links" } else { "its links are the same" };
        let entry = actor.entry(Action::Changed, self.now()).about(changed.id).with(detail);
        let is_written = self.store.update_meeting(&actor.organizer.id, &changed, links_changed_at, &entry).await?;
        if is_written { Ok(links_change) } else { Err(Error::ChangedMeanwhile) }
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
        actor: &Actor,
        id: Uuid,
        subject: Option<&str>,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let meeting = self.meeting(actor, id).await?.meeting;
        if (meeting.subject.as_deref(), meeting.note.as_deref()) == (subject, note) {
            return Ok(());
        }
        let entry = actor.entry(Action::Changed, self.now()).about(id).with("its message");
        if self.store.set_wording(&actor.organizer.id, id, subject, note, &entry).await? {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Writes a changed person over the one that stands; their link changes with their name or role.
    pub async fn change_invitee(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        id: Uuid,
        invitee: Invitee,
    ) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        let before = self.store.invitation(meeting_id, id).await?.ok_or(Error::NotFound)?;
        let is_other = before.invitee.name != invitee.name || before.invitee.is_owner != invitee.is_owner;
        let changed_at = if is_other { Some(self.now()) } else { before.changed_at };
        let changed = Invitation { id, invitee, changed_at, issued_under: before.issued_under };
        let detail = if is_other { "a person, with their link" } else { "a person’s address" };
        let entry = actor.entry(Action::Changed, self.now()).about(meeting_id).with(detail);
        let found = self.store.update_invitation(meeting_id, &changed, &entry).await?;
        if found { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Takes a person off a meeting's list. Their link works on until it ends.
    pub async fn drop_invitee(&self, actor: &Actor, meeting_id: Uuid, id: Uuid) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        let entry = actor.entry(Action::Dropped, self.now()).about(meeting_id);
        if self.store.delete_invitation(meeting_id, id, &entry).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Notes that links were handed out as they are now: one person's, or everyone's.
    pub async fn mark_handed_out(&self, actor: &Actor, meeting_id: Uuid, id: Option<Uuid>) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        // Whoever says so has seen every change, also one from before the clock was set back.
        Ok(self.store.mark_handed_out(meeting_id, id, self.signer.fingerprint(), Timestamp::MAX).await?)
    }

    /// Deletes a meeting with everyone in it. Links that were handed out work on until they end.
    pub async fn delete_meeting(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        let entry = actor.entry(Action::Deleted, self.now()).about(id);
        if self.store.delete_meeting(&actor.organizer.id, id, &entry).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// One of the organizer's meetings.
    pub async fn meeting(&self, actor: &Actor, id: Uuid) -> Result<MeetingSummary, Error> {
        self.store.meeting(&actor.organizer.id, id).await?.ok_or(Error::NotFound)
    }

    /// One of the organizer's meetings with everyone in it, links signed anew; that they are shown is noted.
    pub async fn meeting_links(&self, actor: &Actor, id: Uuid, showing: As) -> Result<MeetingLinks, Error> {
        let (MeetingSummary { meeting, people_removed_at, .. }, invitations) =
            self.store.meeting_with_invitations(&actor.organizer.id, id).await?.ok_or(Error::NotFound)?;
        let found = self.show(actor, meeting, invitations, showing).await?;
        Ok(MeetingLinks { people_removed_at, ..found })
    }

    /// One of the organizer's meetings with one person in it, the link signed anew; that it is shown is noted.
    pub async fn invitation_link(
        &self,
        actor: &Actor,
        id: Uuid,
        invitation: Uuid,
        showing: As,
    ) -> Result<MeetingLinks, Error> {
        let meeting = self.meeting(actor, id).await?.meeting;
        let invitation = self.store.invitation(id, invitation).await?.ok_or(Error::NotFound)?;
        self.show(actor, meeting, vec![invitation], showing).await
    }

    async fn show(
        &self,
        actor: &Actor,
        meeting: Meeting,
        invitations: Vec<Invitation>,
        showing: As,
    ) -> Result<MeetingLinks, Error> {
        let found = self.sign(meeting, invitations)?;
        if found.links.is_ok() {
            self.note_showing(actor, found.meeting.id, showing).await;
        }
        Ok(found)
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
        Ok(MeetingLinks { meeting, invitations, links, has_other_key, people_removed_at: None })
    }
}

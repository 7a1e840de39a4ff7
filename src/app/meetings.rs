//! Creating, showing, changing and deleting meetings. Each use case checks whether it is allowed.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Actor, App, As,
    links::{Links, has_same_claims, has_same_links, issue_codes},
};
use crate::{
    audit::{Action, count_of},
    error::{Error, Refusal},
    invite::{
        Invitation, Invitee, Linker, Meeting, MeetingPatch, Window,
        batch::PEOPLE_LIMIT,
        invitation::LinkError,
        join::LinkKind,
        lint::{self, TimeOddity},
    },
    store::{self, Found, MeetingSummary, Organizer, Place, UNDO_TIME},
    token::{Claims, Options},
};

/// The most bytes of a meeting's options, as JSON.
const OPTIONS_LIMIT: usize = 16 * 1024;

/// A meeting with its invitees and their links.
pub struct MeetingLinks {
    /// The meeting.
    pub meeting: Meeting,
    /// The invitations.
    pub invitations: Vec<Invitation>,
    /// Creates the link of each invitation, or says why there are no links.
    pub links: Result<Links, NoLinks>,
    /// Whether links that were already shared are signed with another API key.
    pub has_other_key: bool,
    /// When the invitees were removed because their retention ended, if they were.
    pub people_removed_at: Option<Timestamp>,
    /// The people who were removed and can be brought back.
    pub removed: Vec<Invitation>,
}

impl MeetingLinks {
    /// Returns a meeting and its invitees without links.
    pub fn without_links(meeting: Meeting, invitations: Vec<Invitation>) -> Self {
        let links = Err(NoLinks::Ended);
        Self { meeting, invitations, links, has_other_key: false, people_removed_at: None, removed: Vec::new() }
    }
}

/// Why a meeting's links are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLinks {
    /// The links have expired.
    Ended,
    /// The meeting belongs to a different Daily domain from the current one.
    OtherDomain,
    /// The meeting has join links, and no link key is set.
    NoLinkKey,
}

impl From<NoLinks> for Refusal {
    fn from(why: NoLinks) -> Self {
        match why {
            NoLinks::Ended => Self::Ended,
            NoLinks::OtherDomain => Self::OtherDomain,
            NoLinks::NoLinkKey => Self::NoLinkKey,
        }
    }
}

/// What the review of a meeting shows before anyone is invited.
#[derive(Debug)]
pub struct Review {
    /// The claims of the first owner's link and of the link of the first person who is not an owner.
    pub allowed: Vec<Claims>,
    /// Warnings about the time.
    pub oddities: Vec<TimeOddity>,
}

/// The result of a request that may have been sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The stored data matches the request.
    AsAsked,
    /// The stored data matches an earlier request, which was different.
    AsBefore,
}

/// Whether to email people who were sent an invitation that they are no longer invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// Email no one.
    Nobody,
    /// Email everyone who was sent an invitation.
    ByEmail {
        /// The id of the request. Sending it twice sends one email.
        batch_id: Uuid,
    },
}

/// A meeting that was created by this request, or by the same request before.
#[derive(Debug)]
pub struct Created {
    /// The stored meeting.
    pub summary: MeetingSummary,
    /// The invitations to it that the request created and that still exist.
    pub invitations: Vec<Invitation>,
    /// Whether the stored meeting matches the request.
    pub kept: Kept,
}

/// A checked change to a meeting. Only [`App::plan_change`] creates one.
#[derive(Debug)]
pub struct Change {
    before: MeetingSummary,
    after: Meeting,
    changes_links: bool,
}

/// An organizer's texts for a meeting's invitations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// The subject, with placeholders.
    pub subject: Option<String>,
    /// The note to everyone, with placeholders.
    pub note: Option<String>,
}

impl Wording {
    /// Returns the subject and note of a meeting.
    pub fn of(meeting: &Meeting) -> Self {
        Self { subject: meeting.subject.clone(), note: meeting.note.clone() }
    }
}

impl Change {
    /// Returns the stored meeting.
    pub fn before(&self) -> &Meeting {
        &self.before.meeting
    }

    /// Returns the meeting after the change.
    pub fn after(&self) -> &Meeting {
        &self.after
    }

    /// Returns how many people's links change.
    pub fn changed_links(&self) -> i64 {
        if self.changes_links { self.before.invitation_count } else { 0 }
    }
}

impl App {
    /// Loads one of the organizer's meetings.
    pub async fn meeting(&self, actor: &Actor, id: Uuid) -> Result<MeetingSummary, Error> {
        self.store.meeting(&actor.organizer.id, id).await?.ok_or(Error::NotFound)
    }

    /// Loads one of the organizer's meetings and its invitees, without links.
    pub async fn meeting_and_people(
        &self,
        actor: &Actor,
        id: Uuid,
    ) -> Result<(MeetingSummary, Vec<Invitation>), Error> {
        let (summary, people, _) = self.meeting_and_everyone(actor, id).await?;
        Ok((summary, people))
    }

    /// Loads one of the organizer's meetings, its invitees, and the people who were removed and can be brought back.
    async fn meeting_and_everyone(
        &self,
        actor: &Actor,
        id: Uuid,
    ) -> Result<(MeetingSummary, Vec<Invitation>, Vec<Invitation>), Error> {
        let found = self.store.meeting_with_invitations(&actor.organizer.id, id).await?;
        let (summary, everyone) = found.ok_or(Error::NotFound)?;
        let (people, mut removed): (Vec<_>, Vec<_>) =
            everyone.into_iter().partition(|invitation| invitation.join.removed_at.is_none());
        let since = self.now().as_second() - UNDO_TIME;
        removed.retain(|invitation| invitation.join.removed_at.is_some_and(|at| at.as_second() > since));
        Ok((summary, people, removed))
    }

    /// Loads one of the organizer's meetings and its invitees, with their links. Records in the activity log that the
    /// links are shown.
    pub async fn meeting_links(&self, actor: &Actor, id: Uuid, showing: As) -> Result<MeetingLinks, Error> {
        let (MeetingSummary { meeting, people_removed_at, .. }, invitations, removed) =
            self.meeting_and_everyone(actor, id).await?;
        let found = self.show(actor, meeting, invitations, showing).await?;
        Ok(MeetingLinks { people_removed_at, removed, ..found })
    }

    /// Lists the meetings that an organizer created most recently.
    pub async fn recent_meetings(&self, actor: &Actor, limit: i64) -> Result<Vec<MeetingSummary>, Error> {
        Ok(self.store.recent_meetings(&actor.organizer.id, limit).await?)
    }

    /// Lists the organizer's upcoming and current meetings whose title or room contains `wanted`, the next one first.
    /// Also returns whether there are more.
    pub async fn meetings_ahead(
        &self,
        actor: &Actor,
        wanted: &str,
        limit: usize,
    ) -> Result<(Vec<MeetingSummary>, bool), Error> {
        Ok(self.store.meetings_ahead(&actor.organizer.id, self.now(), wanted, limit).await?)
    }

    /// Lists the organizer's meetings whose title or room contains `wanted`, from a place in the list. Meetings that
    /// end last come first.
    pub async fn meetings_from(
        &self,
        actor: &Actor,
        place: &Place,
        wanted: &str,
        limit: usize,
    ) -> Result<Found, Error> {
        Ok(self.store.meetings_from(&actor.organizer.id, place, wanted, limit).await?)
    }

    /// Returns why a meeting has no links now, if so.
    pub fn no_links(&self, meeting: &Meeting) -> Option<NoLinks> {
        if self.check_domain(meeting).is_err() {
            Some(NoLinks::OtherDomain)
        } else if meeting.window.closes_at() <= self.now() {
            Some(NoLinks::Ended)
        } else if self.key_for(meeting).is_err() {
            Some(NoLinks::NoLinkKey)
        } else {
            None
        }
    }

    /// Checks that a meeting belongs to the Daily domain that links are signed for.
    pub fn check_domain(&self, meeting: &Meeting) -> Result<(), Refusal> {
        if meeting.domain == *self.signer.domain() { Ok(()) } else { Err(Refusal::OtherDomain) }
    }

    /// Describes what the links will allow, with warnings about the meeting's time.
    pub fn review(&self, meeting: &Meeting, invitees: &[Invitee]) -> Review {
        let first = |is_owner: bool| invitees.iter().find(|invitee| invitee.is_owner == is_owner);
        let claims =
            |invitee: &Invitee| Some(Invitation::new(meeting.id, invitee.clone()).claims(&meeting.claims().ok()?));
        Review {
            allowed: [first(true), first(false)].into_iter().flatten().filter_map(claims).collect(),
            oddities: lint::window(&meeting.window, self.now()),
        }
    }

    /// Checks whether a new meeting with these people may be created.
    pub fn check_new(&self, meeting: &Meeting, invitees: &[Invitee]) -> Result<(), Refusal> {
        self.check(meeting)?;
        check_count(invitees.len())?;
        self.check_links(meeting, invitees)
    }

    /// Creates a meeting and its invitations. A second call with the same meeting id changes nothing.
    pub async fn create_meeting(
        &self,
        actor: &Actor,
        meeting: Meeting,
        invitees: Vec<Invitee>,
    ) -> Result<Created, Error> {
        self.check_new(&meeting, &invitees)?;
        self.check_pace(actor, meeting.id).await?;
        let meeting = Meeting { issued_under: Some(self.signer.fingerprint()), ..meeting };
        let key = self.key_for(&meeting)?;
        let mut invitations = Invitation::for_batch(meeting.id, invitees);
        issue_codes(&mut invitations, &meeting, key);
        let detail = format!("{} in {}", count_of(invitations.len(), "person", "people"), meeting.room);
        let entry = actor.entry(Action::Issued, self.now()).about(meeting.id).with(detail);
        match self.store.create_meeting(&actor.organizer.id, &meeting, &invitations, key, &entry).await? {
            store::Created::New => {
                self.has_shown(actor, meeting.id);
                let invitation_count = i64::try_from(invitations.len()).unwrap_or(i64::MAX);
                let summary = MeetingSummary { meeting, invitation_count, people_removed_at: None };
                Ok(Created { summary, invitations, kept: Kept::AsAsked })
            }
            store::Created::Foreign => Err(Error::NotFound),
            store::Created::Before => {
                let (summary, mut people) = self.meeting_and_people(actor, meeting.id).await?;
                let there = people.iter().map(|invitation| &invitation.invitee);
                let is_same = has_same_claims(&summary.meeting, &meeting)?
                    && summary.meeting.link_kind == meeting.link_kind
                    && summary.meeting.title == meeting.title
                    && people.len() >= invitations.len()
                    && there.zip(&invitations).all(|(there, asked)| *there == asked.invitee);
                let kept = if is_same { Kept::AsAsked } else { Kept::AsBefore };
                let asked: HashSet<Uuid> = invitations.iter().map(|asked| asked.id).collect();
                people.retain(|there| asked.contains(&there.id));
                Ok(Created { summary, invitations: people, kept })
            }
        }
    }

    /// Checks that an organizer has not created too many meetings within a day. A meeting that exists is not counted again.
    async fn check_pace(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        let (organizer_id, limit) = (&actor.organizer.id, self.meetings_per_day);
        let created = self.store.meetings_created_in_a_day(organizer_id, self.now()).await?;
        if created >= i64::from(limit) && self.store.meeting(organizer_id, id).await?.is_none() {
            return Err(Refusal::TooManyMeetings { limit }.into());
        }
        Ok(())
    }

    /// Applies a patch to one of the organizer's meetings, and checks the result and all its links. Saves nothing.
    pub async fn plan_change(&self, before: MeetingSummary, patch: MeetingPatch) -> Result<Change, Error> {
        let stored = &before.meeting;
        self.check_domain(stored)?;
        let after = patch.apply_to(stored).map_err(Refusal::Window)?;
        if after.link_kind != stored.link_kind {
            self.key_for(&after)?;
        }
        let margins = |window: &Window| (window.opens_early(), window.closes_late());
        let is_moved =
            times(&after.window) != times(&stored.window) || margins(&after.window) != margins(&stored.window);
        if is_moved {
            after.window.check(self.now(), self.max_days).map_err(Refusal::Window)?;
        }
        check_options(&after.options)?;
        if self.no_links(&after).is_none() {
            let people = self.store.invitations(after.id).await?;
            let invitees: Vec<Invitee> = people.into_iter().map(|invitation| invitation.invitee).collect();
            self.check_links(&after, &invitees)?;
        }
        let changes_links = !has_same_links(stored, &after)?;
        Ok(Change { before, after, changes_links })
    }

    /// Saves a change, and returns the stored meeting.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] if the stored meeting differs from the one that the change was planned for.
    pub async fn change_meeting(&self, actor: &Actor, change: Change) -> Result<MeetingSummary, Error> {
        let Change { before: summary, mut after, changes_links } = change;
        let (before, now) = (&summary.meeting, self.now());
        if changes_links {
            (after.issued_at, after.earlier_end_at) = (now, before.direct_links_end_at(now));
        }
        // A meeting that has join links can be changed even if the link key is lost.
        let key = self.key_for(&after).ok().flatten();
        let detail = if changes_links { "links changed" } else { "links unchanged" };
        let entry = actor.entry(Action::Changed, now).about(after.id).with(detail);
        // People who have a link that stays the same were told another time.
        let is_news = changes_links || times(&before.window) != times(&after.window);
        if !self.store.update_meeting(&actor.organizer.id, &after, is_news, key, &entry).await? {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        after.sequence += 1;
        Ok(MeetingSummary { meeting: after, ..summary })
    }

    /// Saves the subject and the note of a meeting's invitations.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] if the stored texts match neither what the form showed nor the new texts.
    pub async fn set_wording(
        &self,
        actor: &Actor,
        id: Uuid,
        shown: Option<&Wording>,
        words: Wording,
    ) -> Result<(), Error> {
        let meeting = self.meeting(actor, id).await?.meeting;
        let stored = Wording::of(&meeting);
        if stored == words {
            return Ok(());
        }
        if shown.is_some_and(|shown| *shown != stored) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let meeting = Meeting { subject: words.subject, note: words.note, ..meeting };
        let entry = actor.entry(Action::Changed, self.now()).about(id).with("its email text");
        if self.store.set_wording(&actor.organizer.id, &meeting, &entry).await? {
            Ok(())
        } else {
            Err(Refusal::ChangedMeanwhile.into())
        }
    }

    /// Deletes a meeting with its invitations and, if asked to, queues emails to invitees in the same transaction. Direct
    /// links that were shared work until they expire; join links stop working at once.
    pub async fn delete_meeting(&self, actor: &Actor, id: Uuid, tell: Tell) -> Result<(), Error> {
        let outgoing = match tell {
            Tell::Nobody => None,
            Tell::ByEmail { batch_id } => Some(self.cancellations(actor, id, batch_id, None)?),
        };
        let entry = actor.entry(Action::Deleted, self.now()).about(id);
        let Organizer { id: organizer_id, name, .. } = &actor.organizer;
        let is_deleted = self.store.delete_meeting(organizer_id, id, name, outgoing, &entry).await?;
        self.wake_outbox();
        if is_deleted { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Checks what links depend on: the domain, the time and the options.
    pub(super) fn check(&self, meeting: &Meeting) -> Result<(), Refusal> {
        self.check_domain(meeting)?;
        meeting.window.check(self.now(), self.max_days)?;
        check_options(&meeting.options)
    }

    /// Checks that each person's link can be signed, by trying the longest name of each role and language.
    pub(super) fn check_links(&self, meeting: &Meeting, invitees: &[Invitee]) -> Result<(), Refusal> {
        let linker = Linker::new(&self.signer, meeting, self.now())?;
        if invitees.is_empty() {
            // People may be added later.
            let anyone = Invitee {
                name: "A".parse().expect("a letter is a name"),
                email: None,
                is_owner: false,
                language: None,
            };
            let fits = linker.write(&Uuid::nil().into(), &anyone, &mut Vec::new());
            return fits.map_err(|error| match error {
                LinkError::TooLong { error, .. } => Refusal::Unsignable(error.into()),
                error => error.into(),
            });
        }
        let length = |invitee: &Invitee| serde_json::to_string(invitee.name.as_str()).map_or(0, |name| name.len());
        let mut longest: HashMap<_, &Invitee> = HashMap::new();
        for invitee in invitees {
            let known = longest.entry((invitee.is_owner, invitee.language_of_daily())).or_insert(invitee);
            if length(invitee) > length(known) {
                *known = invitee;
            }
        }
        longest.values().try_for_each(|invitee| Ok(linker.write(&Uuid::nil().into(), invitee, &mut Vec::new())?))
    }

    pub(super) async fn show(
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

    /// Returns a meeting with some of its invitees and a linker for them. Signs no links, and records nothing in the
    /// activity log.
    pub fn sign(&self, meeting: Meeting, mut invitations: Vec<Invitation>) -> Result<MeetingLinks, Error> {
        let links = match self.no_links(&meeting) {
            Some(why) => Err(why),
            None => Ok(self.links(&meeting)?),
        };
        let mut has_other_key = false;
        let is_signed = meeting.link_kind == LinkKind::Direct;
        for invitation in invitations.iter_mut().filter(|_| is_signed) {
            let key = invitation.issued_under.or(meeting.issued_under);
            // A link that is signed with a different key differs from the shared link.
            if key.is_some_and(|key| key != self.signer.fingerprint()) {
                invitation.sharing.has_other_key = true;
                has_other_key = true;
            }
        }
        Ok(MeetingLinks { meeting, invitations, links, has_other_key, people_removed_at: None, removed: Vec::new() })
    }
}

/// Checks that a meeting can have this many people.
pub(super) fn check_count(count: usize) -> Result<(), Refusal> {
    if count > PEOPLE_LIMIT { Err(Refusal::TooMany { count }) } else { Ok(()) }
}

pub(super) fn check_options(options: &Options) -> Result<(), Refusal> {
    let options = serde_json::to_string(options).expect("options are plain JSON");
    if options.len() > OPTIONS_LIMIT { Err(Refusal::OptionsTooLong) } else { Ok(()) }
}

/// Returns when a meeting starts and ends.
fn times(window: &Window) -> (Timestamp, Timestamp) {
    (window.starts_at(), window.ends_at())
}

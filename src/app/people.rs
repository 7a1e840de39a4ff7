//! A meeting's people as a list to work through.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Actor, App, As, Links, MeetingLinks, NoLinks, outbox::MailReport};
use crate::{
    error::Error,
    invite::{Invitation, Meeting, join::LinkKey, sharing::SharedHow},
    store::{
        CurrentKeys, MailProgress, Mark, MeetingProgress, Message, Only, Part, PeopleCounts, PeopleFilter, UNDO_TIME,
    },
};

/// A part of a meeting's people, and how the sharing of the meeting's links is getting on.
pub struct MeetingPeople {
    /// The meeting.
    pub meeting: Meeting,
    /// When the people were removed because their retention ended, if they were.
    pub people_removed_at: Option<Timestamp>,
    /// How many people are in which state.
    pub counts: PeopleCounts,
    /// The people of this part of the list.
    pub invitations: Vec<Invitation>,
    /// The position of the first and the last of them.
    pub between: Option<(i64, i64)>,
    /// How many people of the whole list come before them.
    pub before: usize,
    /// How many people the whole list has.
    pub total: usize,
    /// Creates links, or says why there are none.
    pub links: Result<Links, NoLinks>,
    /// The people who wait for help.
    pub waiting: Vec<Invitation>,
    /// The latest people who were removed and can be added back.
    pub removed: Vec<Invitation>,
    /// How the emails are getting on, if a mail server is set.
    pub mail: Option<(MailProgress, MailReport)>,
}

/// How the sharing of a meeting's links is getting on, with the people between two positions of the list.
pub struct SharingNews {
    /// How many people are in which state.
    pub counts: PeopleCounts,
    /// The people.
    pub invitations: Vec<Invitation>,
    /// How the emails are getting on, if a mail server is set.
    pub mail: Option<(MailProgress, MailReport)>,
}

impl App {
    /// Loads a part of the people of one of the organizer's meetings.
    pub async fn meeting_people(
        &self,
        actor: &Actor,
        id: Uuid,
        wanted: &PeopleFilter,
        (part, limit): (Part, usize),
    ) -> Result<MeetingPeople, Error> {
        let summary = self.meeting(actor, id).await?;
        let keys = self.current_keys();
        let people = self.store.some_people(&summary.meeting, wanted, (part, limit), &keys).await?;
        let found = self.sign(summary.meeting, people.invitations)?;
        let mail = self.mail_of(&found).await?;
        let since = self.now().as_second() - UNDO_TIME;
        let mut removed = people.removed;
        removed.retain(|invitation| invitation.join.removed_at.is_some_and(|at| at.as_second() > since));
        let MeetingLinks { meeting, invitations, links, .. } = found;
        Ok(MeetingPeople {
            meeting,
            people_removed_at: summary.people_removed_at,
            counts: people.counts,
            invitations,
            between: people.between,
            before: people.before,
            total: people.total,
            links,
            waiting: people.waiting,
            removed,
            mail,
        })
    }

    /// Returns how far the organizer is with each of the meetings that are not over.
    pub async fn progress_of_meetings(&self, actor: &Actor) -> Result<HashMap<Uuid, MeetingProgress>, Error> {
        Ok(self.store.progress_of_meetings(&actor.organizer.id, self.now(), &self.current_keys()).await?)
    }

    /// Loads the state of the people between two positions of one of the organizer's meetings.
    pub async fn sharing_news(&self, actor: &Actor, id: Uuid, (from, to): (i64, i64)) -> Result<SharingNews, Error> {
        let meeting = self.meeting(actor, id).await?.meeting;
        let counts = self.store.people_counts(&meeting, &self.current_keys()).await?;
        let found = self.sign(meeting, self.store.people_between(id, from, to).await?)?;
        let mail = self.mail_of(&found).await?;
        Ok(SharingNews { counts, invitations: found.invitations, mail })
    }

    /// Loads the people of one of the organizer's meetings who are wanted.
    pub async fn filtered_people(&self, actor: &Actor, id: Uuid, wanted: &PeopleFilter) -> Result<MeetingLinks, Error> {
        let meeting = self.meeting(actor, id).await?.meeting;
        let people = self.store.all_people(&meeting, wanted, &self.current_keys()).await?;
        self.sign(meeting, people)
    }

    /// Loads the people of one of the organizer's meetings who are wanted, with their links. Records in the activity log
    /// that the links are shown.
    pub async fn filtered_links(
        &self,
        actor: &Actor,
        id: Uuid,
        wanted: &PeopleFilter,
        showing: As,
    ) -> Result<MeetingLinks, Error> {
        let found = self.filtered_people(actor, id, wanted).await?;
        if found.links.is_ok() {
            self.note_showing(actor, id, showing).await;
        }
        Ok(found)
    }

    /// Returns the next person after one in the list whose link was not shared.
    pub async fn next_to_share(&self, actor: &Actor, [meeting_id, id]: [Uuid; 2]) -> Result<Option<Invitation>, Error> {
        let meeting = self.meeting(actor, meeting_id).await?.meeting;
        let Some(position) = self.store.position_of(meeting_id, id).await? else { return Ok(None) };
        let wanted = PeopleFilter { only: Only::NotShared, text: String::new() };
        let part = (Part::After(position), 1);
        Ok(self.store.some_people(&meeting, &wanted, part, &self.current_keys()).await?.invitations.into_iter().next())
    }

    async fn mail_of(&self, found: &MeetingLinks) -> Result<Option<(MailProgress, MailReport)>, Error> {
        if self.mail.is_none() {
            return Ok(None);
        }
        let progress = self.store.mail_progress(found.meeting.id).await?;
        let messages = self.store.messages_to_some(found.meeting.id, &found.invitations).await?;
        Ok(Some((progress, MailReport::of(found, messages, self.signer.fingerprint()))))
    }

    /// Returns the keys that links work with.
    fn current_keys(&self) -> CurrentKeys {
        let links = self.link_keys.iter().flat_map(|keys| keys.all().map(LinkKey::fingerprint)).collect();
        CurrentKeys { domain_id: self.signer.domain().id, api: self.signer.fingerprint(), links }
    }

    /// Marks the current links of some of a meeting's people as shared.
    pub async fn mark_shared(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        ids: &[Uuid],
        how: SharedHow,
    ) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        let mark = Mark { how, at: self.now(), key: self.signer.fingerprint(), version: None };
        Ok(self.store.mark_shared(meeting_id, ids, mark).await?)
    }

    /// Marks some of a meeting's people as not shared.
    pub async fn mark_not_shared(&self, actor: &Actor, meeting_id: Uuid, ids: &[Uuid]) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        Ok(self.store.mark_not_shared(meeting_id, ids).await?)
    }

    /// Marks the person as shared whose invitation the mail server accepted, in the version that the message had.
    pub(super) async fn mark_emailed(&self, message: &Message, version: i64) -> Result<(), Error> {
        let (at, key) = (self.now(), self.signer.fingerprint());
        let mark = Mark { how: SharedHow::Emailed, at, key, version: Some(version) };
        Ok(self.store.mark_shared(message.meeting_id, &[message.invitation_id], mark).await?)
    }
}

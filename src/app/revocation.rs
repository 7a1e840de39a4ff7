//! What organizers do with join links after sharing them: revoke them, undo that, replace them, and answer requests for
//! help.

use std::collections::HashSet;

use jiff::Timestamp;
use tokio::time::timeout;
use uuid::Uuid;

use super::{Actor, App, By};
use crate::{
    audit::Action,
    daily::TIMEOUT,
    error::{Error, Refusal},
    invite::{Invitation, Meeting, join::LinkKind},
    store::Asking,
};

/// Whom a change of links is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everyone in the meeting.
    Everyone,
    /// These people.
    Only(HashSet<Uuid>),
}

/// Whether people whose links were revoked are kept out of a meeting that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptOut {
    /// None of them joined, or the meeting is not going on.
    NotNeeded,
    /// Daily removed those who were in the room, and keeps them all out of this session. Holds how many had joined.
    Confirmed(usize),
    /// Daily did not confirm it. Holds how many had joined.
    NotConfirmed(usize),
}

/// The most ids that Daily removes in one call.
const EJECTED_AT_ONCE: usize = 100;

impl App {
    /// Revokes join links: they stop working at once. If the meeting is going on, Daily is asked to remove those of the
    /// people who joined. Returns how many links were revoked, and what Daily answered.
    pub async fn revoke_links(&self, actor: &Actor, meeting_id: Uuid, whose: &Whose) -> Result<(u64, KeptOut), Error> {
        let (meeting, people) = self.people_with_join_links(actor, meeting_id, whose).await?;
        let entry = actor.entry(Action::LinksRevoked, self.now()).about(meeting_id);
        let ids = ids_of(&people);
        let by = &actor.organizer.name;
        let revoked = self.store.revoke(&actor.organizer.id, meeting_id, &ids, by, &entry).await?;
        let revoked = revoked.ok_or(Error::NotFound)?;
        Ok((revoked, self.keep_out(actor, &meeting, &people).await))
    }

    /// Makes revoked join links work again. Returns how many.
    pub async fn undo_revoke_links(&self, actor: &Actor, meeting_id: Uuid, whose: &Whose) -> Result<u64, Error> {
        let (_, people) = self.people_with_join_links(actor, meeting_id, whose).await?;
        let entry = actor.entry(Action::RevocationUndone, self.now()).about(meeting_id);
        let undone = self.store.undo_revoke(&actor.organizer.id, meeting_id, &ids_of(&people), &entry).await?;
        undone.ok_or(Error::NotFound)
    }

    /// Replaces join links by new ones. The earlier ones stop working. Returns how many.
    pub async fn replace_links(&self, actor: &Actor, meeting_id: Uuid, whose: &Whose) -> Result<u64, Error> {
        let (meeting, people) = self.people_with_join_links(actor, meeting_id, whose).await?;
        let key = self.key_for(&meeting)?.ok_or(Refusal::NoLinkKey)?;
        let entry = actor.entry(Action::LinksReplaced, self.now()).about(meeting_id);
        let replaced = self.store.replace_codes(&actor.organizer.id, meeting_id, &ids_of(&people), key, &entry).await?;
        replaced.ok_or(Error::NotFound)
    }

    /// Brings back a person who was removed less than a week ago. Their link works again.
    pub async fn undo_remove(&self, actor: &Actor, [meeting_id, id]: [Uuid; 2]) -> Result<(), Error> {
        let entry = actor.entry(Action::RemovalUndone, self.now()).about(meeting_id);
        match self.store.undo_remove(&actor.organizer.id, meeting_id, &[id], &entry).await? {
            Some(1) => Ok(()),
            _ => Err(Error::NotFound),
        }
    }

    /// Revokes every join link of an organizer, for an administrator. Returns how many.
    pub async fn revoke_all_links(&self, actor: &Actor, organizer_id: &str) -> Result<u64, Error> {
        By::Actor(actor).require_administrator()?;
        let organizer = self.store.organizer(organizer_id).await?.ok_or(Error::NotFound)?;
        let entry = actor.entry(Action::LinksRevoked, self.now()).with(organizer.email);
        Ok(self.store.revoke_all(organizer_id, &actor.organizer.name, &entry).await?)
    }

    /// Marks a person's request for help as done.
    pub async fn mark_answered(&self, actor: &Actor, [meeting_id, id]: [Uuid; 2]) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        Ok(self.store.note_answered(meeting_id, id, self.now()).await?)
    }

    /// Returns the people who wait for an organizer's help. The latest come first.
    pub async fn people_asking(&self, actor: &Actor, limit: i64) -> Result<Vec<Asking>, Error> {
        Ok(self.store.people_asking(&actor.organizer.id, limit).await?)
    }

    async fn people_with_join_links(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        whose: &Whose,
    ) -> Result<(Meeting, Vec<Invitation>), Error> {
        let (summary, mut people) = self.meeting_and_people(actor, meeting_id).await?;
        if summary.meeting.link_kind != LinkKind::Join {
            return Err(Refusal::DirectLinks.into());
        }
        if let Whose::Only(ids) = whose {
            people.retain(|invitation| ids.contains(&invitation.id));
        }
        if people.is_empty() { Err(Error::NotFound) } else { Ok((summary.meeting, people)) }
    }

    /// Asks Daily to keep those of these people out who joined a meeting that is going on.
    pub(super) async fn keep_out(&self, actor: &Actor, meeting: &Meeting, people: &[Invitation]) -> KeptOut {
        let joined: Vec<String> = people
            .iter()
            .filter(|invitation| invitation.join.last_joined_at.is_some_and(|at| at >= meeting.window.opens_at()))
            .map(|invitation| invitation.id.to_string())
            .collect();
        // A direct link would let them in again.
        if joined.is_empty() || meeting.link_kind == LinkKind::Direct || !is_going_on(meeting, self.now()) {
            return KeptOut::NotNeeded;
        }
        let asked = timeout(TIMEOUT, async {
            for ids in joined.chunks(EJECTED_AT_ONCE) {
                self.eject(actor, &meeting.room, ids, true).await?;
            }
            Ok::<_, crate::daily::DailyError>(())
        });
        if matches!(asked.await, Ok(Ok(()))) {
            KeptOut::Confirmed(joined.len())
        } else {
            KeptOut::NotConfirmed(joined.len())
        }
    }
}

fn is_going_on(meeting: &Meeting, now: Timestamp) -> bool {
    (meeting.window.opens_at()..meeting.window.closes_at()).contains(&now)
}

fn ids_of(people: &[Invitation]) -> Vec<Uuid> {
    people.iter().map(|invitation| invitation.id).collect()
}

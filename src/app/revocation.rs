//! What organizers do with join links after sharing them: revoke them, undo that, replace them, and answer requests for
//! help.

use std::collections::HashSet;

use tokio::time::timeout;
use uuid::Uuid;

use super::{Actor, App, By, Claim, Organizer};
use crate::{
    audit::Action,
    daily::TIMEOUT,
    error::{Error, Refusal, with_causes},
    invite::{Invitation, Meeting, join::LinkKind},
    store::{Asking, OldCodes, Replaced},
};

/// Whom a change of links is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everyone in the meeting.
    Everyone,
    /// These people.
    Only(HashSet<Uuid>),
}

impl Whose {
    fn includes(&self, id: &Uuid) -> bool {
        match self {
            Self::Everyone => true,
            Self::Only(ids) => ids.contains(id),
        }
    }
}

/// Whether people whose links were revoked are kept out of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptOut {
    /// None of them clicked to join, or the meeting is over and they can't rejoin.
    NotNeeded,
    /// Daily accepted to remove and ban them. Holds how many had clicked to join.
    Confirmed(usize),
    /// Daily did not confirm it. Holds how many had clicked to join.
    NotConfirmed(usize),
}

impl KeptOut {
    /// Returns what is true of two groups of people together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotNeeded, one) | (one, Self::NotNeeded) => one,
            (Self::Confirmed(some), Self::Confirmed(more)) => Self::Confirmed(some + more),
            (Self::Confirmed(_), unsure) | (unsure, Self::Confirmed(_)) => unsure,
            (Self::NotConfirmed(some), Self::NotConfirmed(more)) => Self::NotConfirmed(some + more),
        }
    }
}

/// The most ids that Daily removes in one call.
const EJECTED_AT_ONCE: usize = 100;

impl App {
    /// Revokes join links: they stop working at once. If the meeting is going on, Daily is asked to remove those of the
    /// people who joined. Returns how many links were revoked, and what Daily answered.
    pub async fn revoke_links(&self, actor: &Actor, meeting_id: Uuid, whose: &Whose) -> Result<(u64, KeptOut), Error> {
        let (meeting, people) = self.meeting_and_chosen(actor, meeting_id, whose).await?;
        if meeting.link_kind == LinkKind::Direct {
            return Err(Refusal::DirectLinks.into());
        }
        let entry = actor.entry(Action::LinksRevoked, self.now()).about(meeting_id);
        let Organizer { id, name, .. } = &actor.organizer;
        let revoked = self.store.revoke(id, meeting_id, &ids_of(&people), name, &entry).await?;
        let revoked = revoked.ok_or(Error::NotFound)?;
        Ok((revoked, self.keep_out(actor, &meeting, whose).await))
    }

    /// Restores revoked links, even if the meeting has direct links since. Returns how many.
    pub async fn undo_revoke_links(&self, actor: &Actor, meeting_id: Uuid, whose: &Whose) -> Result<u64, Error> {
        let (_, people) = self.meeting_and_chosen(actor, meeting_id, whose).await?;
        let entry = actor.entry(Action::RevocationUndone, self.now()).about(meeting_id);
        let undone = self.store.undo_revoke(&actor.organizer.id, meeting_id, &ids_of(&people), &entry).await?;
        undone.ok_or(Error::NotFound)
    }

    /// Replaces one person's join link, unless it was replaced since this invitation was loaded, or by the same request.
    pub async fn replace_link(
        &self,
        actor: &Actor,
        meeting: &Meeting,
        shown: &Invitation,
        claim: Option<&Claim>,
    ) -> Result<(), Error> {
        let version = Some(shown.join.code.map_or(-1, |code| code.version));
        self.replace(actor, meeting, OldCodes { ids: &[shown.id], version, claim }).await.map(drop)
    }

    /// Replaces join links by new ones. The earlier ones stop working. Of everyone, those whose links are revoked get none.
    /// Returns how many.
    pub async fn replace_links(&self, actor: &Actor, meeting_id: Uuid, whose: &Whose) -> Result<u64, Error> {
        let (meeting, mut people) = self.meeting_and_chosen(actor, meeting_id, whose).await?;
        if *whose == Whose::Everyone {
            people.retain(|invitation| invitation.join.revoked.is_none());
        }
        self.replace(actor, &meeting, OldCodes { ids: &ids_of(&people), version: None, claim: None }).await
    }

    async fn replace(&self, actor: &Actor, meeting: &Meeting, codes: OldCodes<'_>) -> Result<u64, Error> {
        let key = self.key_for(meeting)?.ok_or(Refusal::DirectLinks)?;
        let entry = actor.entry(Action::LinksReplaced, self.now()).about(meeting.id);
        match self.store.replace_codes(&actor.organizer.id, meeting.id, codes, key, &entry).await? {
            Replaced::Now(count) => Ok(count),
            Replaced::Before => Ok(0),
            Replaced::OtherVersion => Err(Refusal::ChangedMeanwhile.into()),
            Replaced::NoMeeting => Err(Error::NotFound),
        }
    }

    /// Brings back a person who was removed less than a week ago. Their link works again.
    pub async fn undo_remove(&self, actor: &Actor, [meeting_id, id]: [Uuid; 2]) -> Result<(), Error> {
        let entry = actor.entry(Action::RemovalUndone, self.now()).about(meeting_id);
        match self.store.undo_remove(&actor.organizer.id, meeting_id, &[id], &entry).await? {
            Some(1) => Ok(()),
            _ => Err(Error::NotFound),
        }
    }

    /// Revokes every join link of an organizer, for an administrator. Returns how many, and what Daily answered.
    pub async fn revoke_all_links(&self, actor: &Actor, organizer_id: &str) -> Result<(u64, KeptOut), Error> {
        By::Actor(actor).require_administrator()?;
        let organizer = self.store.organizer(organizer_id).await?.ok_or(Error::NotFound)?;
        let entry = actor.entry(Action::LinksRevoked, self.now()).with(organizer.email);
        let revoked = self.store.revoke_all(organizer_id, &actor.organizer.name, &entry).await?;
        let mut kept_out = KeptOut::NotNeeded;
        for id in self.store.meetings_joined(organizer_id, self.now()).await? {
            if let Some(summary) = self.store.meeting(organizer_id, id).await? {
                kept_out = kept_out.and(self.keep_out(actor, &summary.meeting, &Whose::Everyone).await);
            }
        }
        Ok((revoked, kept_out))
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

    async fn meeting_and_chosen(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        whose: &Whose,
    ) -> Result<(Meeting, Vec<Invitation>), Error> {
        let (summary, mut people) = self.meeting_and_people(actor, meeting_id).await?;
        people.retain(|invitation| whose.includes(&invitation.id));
        if people.is_empty() { Err(Error::NotFound) } else { Ok((summary.meeting, people)) }
    }

    /// Asks Daily to keep those of these people out who clicked to join and may be in the room or rejoin. Called after their
    /// links stopped working, so that no one clicks in between.
    pub(super) async fn keep_out(&self, actor: &Actor, meeting: &Meeting, whose: &Whose) -> KeptOut {
        // A direct link would let them in again.
        if meeting.link_kind == LinkKind::Direct {
            return KeptOut::NotNeeded;
        }
        let joined = match self.store.people_who_joined(meeting.id).await {
            Ok(joined) => joined,
            Err(error) => {
                tracing::warn!(error = with_causes(&error), "the people who joined could not be read");
                return KeptOut::NotConfirmed(1);
            }
        };
        let (closes_at, now) = (meeting.window.closes_at(), self.now());
        let joined: Vec<String> = joined
            .into_iter()
            .filter(|(id, rejoin_until)| whose.includes(id) && now < closes_at.max(*rejoin_until))
            .map(|(id, _)| id.to_string())
            .collect();
        if joined.is_empty() {
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

fn ids_of(people: &[Invitation]) -> Vec<Uuid> {
    people.iter().map(|invitation| invitation.id).collect()
}

//! Inviting, showing, changing and removing the people of a meeting.

use std::collections::HashSet;

use uuid::Uuid;

use super::{
    Actor, App, As, Kept, KeptOut, MeetingLinks, Organizer, Tell, Whose, links::issue_codes, meetings::check_count,
};
use crate::{
    audit::{Action, count_of},
    error::{Error, Refusal},
    invite::{Invitation, Invitee, MailAddress, Meeting, join::LinkKind},
    store,
};

/// People who were added by this request, or by the same request before.
#[derive(Debug)]
pub struct Added {
    /// The invitations that still exist.
    pub invitations: Vec<Invitation>,
    /// Whether the invitations match the request.
    pub kept: Kept,
}

impl App {
    /// Loads one of the organizer's meetings, or refuses if no links can be created for it.
    pub async fn open_meeting(&self, actor: &Actor, id: Uuid) -> Result<Meeting, Error> {
        let meeting = self.meeting(actor, id).await?.meeting;
        self.no_links(&meeting).map_or(Ok(meeting), |why| Err(Refusal::from(why).into()))
    }

    /// Checks whether more people may be invited to a meeting. The total is checked when they are added.
    pub fn check_more(&self, meeting: &Meeting, invitees: &[Invitee]) -> Result<(), Refusal> {
        if let Some(why) = self.no_links(meeting) {
            return Err(why.into());
        }
        if invitees.is_empty() {
            return Err(Refusal::Nobody);
        }
        check_count(invitees.len())?;
        self.check_links(meeting, invitees)
    }

    /// Invites more people to one of the organizer's meetings. A second call with the same batch id adds nobody.
    pub async fn add_people(
        &self,
        actor: &Actor,
        meeting: &Meeting,
        batch_id: Uuid,
        invitees: Vec<Invitee>,
    ) -> Result<Added, Error> {
        let refusal = self.check_more(meeting, &invitees).err();
        let mut invitations = Invitation::for_batch(batch_id, invitees);
        if let Some(refusal) = refusal {
            // People who were added before stay, even if no one could be added now.
            let before = self.added_before(meeting, &invitations).await?;
            return if before.invitations.is_empty() { Err(refusal.into()) } else { Ok(before) };
        }
        let key = self.key_for(meeting)?;
        issue_codes(&mut invitations, meeting, key);
        for invitation in &mut invitations {
            // These links are new. The meeting's key is the one that signed earlier links.
            invitation.issued_under = Some(self.signer.fingerprint());
        }
        let detail = format!("{} added", count_of(invitations.len(), "person", "people"));
        let entry = actor.entry(Action::Issued, self.now()).about(meeting.id).with(detail);
        match self.store.add_invitations(&actor.organizer.id, meeting.id, &invitations, key, &entry).await? {
            store::Added::New => Ok(Added { invitations, kept: Kept::AsAsked }),
            store::Added::NoMeeting => Err(Error::NotFound),
            store::Added::OtherKind => Err(Refusal::ChangedMeanwhile.into()),
            store::Added::TooMany(count) => Err(Refusal::TooMany { count }.into()),
            store::Added::Before => self.added_before(meeting, &invitations).await,
        }
    }

    /// Returns the people who are invited to a meeting with the address of one of these people, each with the address in
    /// lower case. The caller has loaded the meeting.
    pub async fn people_with_same_address(
        &self,
        meeting: &Meeting,
        invitees: impl Iterator<Item = &MailAddress>,
    ) -> Result<Vec<(Uuid, String)>, Error> {
        let addresses: Vec<String> = invitees.map(|address| address.as_str().to_lowercase()).collect();
        Ok(self.store.people_with_addresses(meeting.id, &addresses).await?)
    }

    /// Returns the people whom the same request added before and who are still invited.
    async fn added_before(&self, meeting: &Meeting, asked: &[Invitation]) -> Result<Added, Error> {
        let ids: HashSet<Uuid> = asked.iter().map(|asked| asked.id).collect();
        let mut there = self.store.invitations(meeting.id).await?;
        there.retain(|there| ids.contains(&there.id));
        let is_same =
            there.len() == asked.len() && there.iter().zip(asked).all(|(there, asked)| there.invitee == asked.invitee);
        Ok(Added { invitations: there, kept: if is_same { Kept::AsAsked } else { Kept::AsBefore } })
    }

    /// Loads one of the organizer's meetings and one invitee, with their link. Records in the activity log that the
    /// link is shown.
    pub async fn invitation_link(
        &self,
        actor: &Actor,
        [meeting_id, id]: [Uuid; 2],
        showing: As,
    ) -> Result<MeetingLinks, Error> {
        let (meeting, invitation) = self.invitation(actor, [meeting_id, id]).await?;
        self.show(actor, meeting, vec![invitation], showing).await
    }

    /// Loads one of the organizer's meetings and one invitee.
    pub async fn invitation(&self, actor: &Actor, [meeting_id, id]: [Uuid; 2]) -> Result<(Meeting, Invitation), Error> {
        let meeting = self.meeting(actor, meeting_id).await?.meeting;
        let invitation = self.store.invitation(meeting_id, id).await?.ok_or(Error::NotFound)?;
        Ok((meeting, invitation))
    }

    /// Loads the person who was invited first.
    pub async fn first_invitation(&self, meeting: &Meeting) -> Result<Option<Invitation>, Error> {
        Ok(self.store.invitations_from(meeting.id, -1, 1).await?.0.pop())
    }

    /// Loads a page of invitees of one of the organizer's meetings, from after a position, with their links. Also
    /// returns the position for the next page. Records in the activity log that the links are shown.
    pub async fn some_links(
        &self,
        actor: &Actor,
        meeting: Meeting,
        position: i64,
        limit: usize,
    ) -> Result<(MeetingLinks, Option<i64>), Error> {
        let (invitations, next) = self.store.invitations_from(meeting.id, position, limit).await?;
        Ok((self.show(actor, meeting, invitations, As::Page).await?, next))
    }

    /// Changes a person. Their direct link changes if their name, role or language does. If an email to them is waiting
    /// for another attempt and their address changes, the next attempt is made at once.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] if the stored invitee matches neither what the form showed nor the new values.
    pub async fn change_invitee(
        &self,
        actor: &Actor,
        ids: [Uuid; 2],
        shown: Option<&Invitee>,
        invitee: Invitee,
    ) -> Result<(), Error> {
        let (meeting, before) = self.invitation(actor, ids).await?;
        if before.invitee == invitee {
            return Ok(());
        }
        if shown.is_some_and(|shown| *shown != before.invitee) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if self.no_links(&meeting).is_none() {
            self.check_links(&meeting, std::slice::from_ref(&invitee))?;
        }
        let changes_claims = before.invitee.name != invitee.name
            || before.invitee.is_owner != invitee.is_owner
            || before.invitee.language_of_daily() != invitee.language_of_daily();
        let is_other = changes_claims && meeting.link_kind == LinkKind::Direct;
        let detail = match () {
            () if is_other => "a person and their link",
            () if changes_claims => "a person",
            () if before.invitee.email == invitee.email => "a person's language",
            () => "a person's email address",
        };
        let entry = actor.entry(Action::Changed, self.now()).about(meeting.id).with(detail);
        let is_written = self.store.update_invitation(meeting.id, &before, &invitee, is_other, &entry).await?;
        self.wake_outbox();
        if is_written { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
    }

    /// Removes several people as [`Self::remove_invitee`] does. Passes over people who were removed in the meantime.
    pub async fn remove_invitees(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        ids: &[Uuid],
        tell: Tell,
    ) -> Result<KeptOut, Error> {
        let mut kept_out = KeptOut::NotNeeded;
        for id in ids {
            match self.remove_invitee(actor, [meeting_id, *id], tell).await {
                Ok(this) => kept_out = kept_out.and(this),
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(kept_out)
    }

    /// Removes a person from a meeting and, if asked to, queues an email to them in the same transaction. Their direct
    /// link works until it expires. Their join link stops working at once, and Daily is asked to keep them out of a
    /// meeting that is going on. For a week, this can be undone.
    pub async fn remove_invitee(
        &self,
        actor: &Actor,
        [meeting_id, id]: [Uuid; 2],
        tell: Tell,
    ) -> Result<KeptOut, Error> {
        let (meeting, _) = self.invitation(actor, [meeting_id, id]).await?;
        let outgoing = match tell {
            Tell::Nobody => None,
            Tell::ByEmail { batch_id } => Some(self.cancellations(actor, meeting_id, batch_id, Some(id))?),
        };
        let entry = actor.entry(Action::InviteeRemoved, self.now()).about(meeting_id);
        let Organizer { id: organizer_id, name, .. } = &actor.organizer;
        let is_gone = self.store.remove_invitation(organizer_id, [meeting_id, id], name, outgoing, &entry).await?;
        self.wake_outbox();
        if !is_gone {
            return Err(Error::NotFound);
        }
        Ok(self.keep_out(actor, &meeting, &Whose::Only([id].into())).await)
    }
}

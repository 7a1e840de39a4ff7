//! Moving a meeting to a new room, because its links or its room became public.

use uuid::Uuid;

use super::{Actor, App, RoomCreation};
use crate::{
    audit::{Action, count_of},
    daily::{DailyError, Privacy, RoomChange},
    error::{Error, Refusal},
    invite::{Invitee, Meeting, join::LinkKind},
    store::MeetingSummary,
    token::RoomName,
};

/// How many random hexadecimal digits end the name of a new room: 80 bits.
const DIGITS: usize = 20;

/// The longest name of a room, in characters.
const ROOM_LIMIT: usize = 128;

/// The room that a meeting was moved from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierRoom {
    /// Its name.
    pub name: RoomName,
    /// How many other meetings that are not over are in it, also those of other organizers.
    pub meeting_count: i64,
}

/// The result of deleting the room that a meeting was moved from.
#[derive(Debug)]
pub enum RoomDeletion {
    /// The room is deleted, or was before.
    Deleted,
    /// It was not deleted, because other meetings are in it and the organizer did not agree to that.
    HasMeetings,
    /// Daily did not confirm it.
    Failed(DailyError),
}

impl App {
    /// Returns a name for a new room that follows from the present one and can't be guessed.
    pub fn next_room(&self, room: &RoomName) -> RoomName {
        let base = base(room);
        let digits = format!("{:032x}", rand::random::<u128>());
        let name = format!("{}-{}", &base[..base.len().min(ROOM_LIMIT - DIGITS - 1)], &digits[..DIGITS]);
        name.parse().expect("it has only characters that a room's name can have")
    }

    /// Moves a meeting to a new private room, which it creates at Daily. Direct links are issued anew, and count as not
    /// shared. Join links stay the same and lead to the new room. A second call with the same room changes nothing.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] if the room's name does not follow from the name of the meeting's present room. The
    /// inner error is Daily's: then nothing has changed.
    pub async fn move_meeting(
        &self,
        actor: &Actor,
        id: Uuid,
        room: &RoomName,
    ) -> Result<Result<MeetingSummary, DailyError>, Error> {
        let (summary, people) = self.meeting_and_people(actor, id).await?;
        let before = &summary.meeting;
        if before.room == *room {
            return Ok(Ok(summary));
        }
        if let Some(why) = self.no_links(before) {
            return Err(Refusal::from(why).into());
        }
        if !follows(before, room) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let mut after = Meeting { room: room.clone(), ..before.clone() };
        if before.link_kind == LinkKind::Direct {
            (after.issued_at, after.earlier_end_at) = (self.now(), before.direct_links_end_at(self.now()));
        }
        let invitees: Vec<Invitee> = people.into_iter().map(|person| person.invitee).collect();
        self.check_links(&after, &invitees)?;
        if let Err(error) = self.create_private_room(actor, &after).await {
            return Ok(Err(error));
        }
        let detail = format!("moved to a new room, {}", count_of(invitees.len(), "person", "people"));
        let entry = actor.entry(Action::Changed, self.now()).about(id).with(detail);
        if !self.store.move_meeting(&actor.organizer.id, &after, &before.room, &entry).await? {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        Ok(Ok(MeetingSummary { meeting: after, ..summary }))
    }

    /// Creates a meeting's room. A room that exists was created by the same request before.
    async fn create_private_room(&self, actor: &Actor, meeting: &Meeting) -> Result<(), DailyError> {
        match self.create_room(actor, &meeting.room, Some(meeting)).await? {
            RoomCreation::Created | RoomCreation::Exists(Privacy::Private) => Ok(()),
            RoomCreation::Exists(_) => self.change_room(actor, &meeting.room, RoomChange::Private).await.map(drop),
        }
    }

    /// Returns the room that one of the organizer's meetings was moved from, unless it was deleted since.
    pub async fn earlier_room(&self, actor: &Actor, meeting: &Meeting) -> Result<Option<EarlierRoom>, Error> {
        let Some(name) = self.store.earlier_room(&actor.organizer.id, meeting.id).await? else { return Ok(None) };
        let meeting_count = self.store.meetings_in_room(meeting.domain.id, &name, self.now()).await?;
        Ok(Some(EarlierRoom { name, meeting_count }))
    }

    /// Deletes the room that one of the organizer's meetings was moved from. If other meetings are in it, the organizer
    /// has to agree to that.
    pub async fn delete_earlier_room(
        &self,
        actor: &Actor,
        meeting: &Meeting,
        has_agreed: bool,
    ) -> Result<RoomDeletion, Error> {
        self.check_domain(meeting)?;
        let Some(EarlierRoom { name, meeting_count }) = self.earlier_room(actor, meeting).await? else {
            return Ok(RoomDeletion::Deleted);
        };
        if meeting_count > 0 && !has_agreed {
            return Ok(RoomDeletion::HasMeetings);
        }
        match self.delete_room(actor, &name).await {
            Ok(()) | Err(DailyError::NotFound) => {}
            Err(error) => return Ok(RoomDeletion::Failed(error)),
        }
        self.store.forget_earlier_room(meeting.id, &name).await?;
        Ok(RoomDeletion::Deleted)
    }
}

/// Returns the part of a room's name that stays when its meeting moves.
fn base(room: &RoomName) -> &str {
    let is_random = |end: &str| end.len() == DIGITS && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    match room.as_str().rsplit_once('-') {
        Some((base, end)) if is_random(end) && !base.is_empty() => base,
        _ => room.as_str(),
    }
}

/// Returns whether a room's name is one that [`App::next_room`] returns for a meeting.
fn follows(meeting: &Meeting, room: &RoomName) -> bool {
    let present = base(&meeting.room);
    base(room) != room.as_str() && present.starts_with(base(room)) && !base(room).is_empty()
}

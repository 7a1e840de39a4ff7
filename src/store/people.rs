//! Looking for people across an organizer's meetings.

use std::sync::LazyLock;

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError,
    invitations::{INVITATION_COLUMNS, as_count, read_invitation},
    join_codes::{IDS_AT_ONCE, places},
    join_links::prefixed,
    meetings::{COLUMNS as MEETING_COLUMNS, read_meeting},
};
use crate::{
    invite::{Invitation, Meeting, join::Lookup},
    token::RoomName,
};

/// The most people whose names a search reads, so that its cost does not grow with the number of meetings.
const SEARCH_LIMIT: usize = 20_000;

/// A person and the meeting that they are invited to.
#[derive(Debug, Clone)]
pub struct Person {
    /// The meeting.
    pub meeting: Meeting,
    /// The person's invitation. They may have been removed and can be brought back.
    pub invitation: Invitation,
}

/// Selects people with their meetings, before the condition.
static PEOPLE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {} FROM invitations i JOIN meetings m ON m.id = i.meeting_id",
        prefixed(INVITATION_COLUMNS, "i"),
        prefixed(MEETING_COLUMNS, "m"),
    )
});

fn read_person(row: &Row<'_>) -> Result<Person, StoreError> {
    Ok(Person { meeting: read_meeting(row)?.meeting, invitation: read_invitation(row)? })
}

impl Store {
    /// Returns those of these people whom an organizer has invited, in the order of the ids.
    pub async fn people(&self, organizer_id: &str, ids: &[Uuid]) -> Result<Vec<Person>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!("{} WHERE m.organizer_id = $1 AND i.id IN ({})", *PEOPLE, places(2, ids.len()));
        let mut args = vec![organizer_id.into()];
        args.extend(ids.iter().map(|id| Arg::from(*id)));
        let mut people = self.db.fetch(&sql, &args, read_person).await?;
        people.sort_by_key(|person| ids.iter().position(|id| *id == person.invitation.id));
        Ok(people)
    }

    /// Returns the people in an organizer's meetings that end after a time and whose name and email address match. Those
    /// in meetings that end last come first. Returns at most `limit`.
    pub async fn people_like(
        &self,
        organizer_id: &str,
        after: Timestamp,
        matches: impl Fn(&str, &str) -> bool,
        limit: usize,
    ) -> Result<Vec<Person>, StoreError> {
        const SQL: &str = "SELECT i.id, i.name, i.email FROM invitations i JOIN meetings m ON m.id = i.meeting_id \
                           WHERE m.organizer_id = $1 AND m.ends_at > $2 \
                           ORDER BY m.ends_at DESC, m.id, i.position LIMIT $3";
        let args = [organizer_id.into(), after.into(), as_count(SEARCH_LIMIT).into()];
        let read = |row: &Row<'_>| {
            row.record("invitation", |row| {
                let email = row.optional_text("email")?.unwrap_or_default();
                Ok(if matches(row.text("name")?, email) { Some(row.text("id")?.parse()?) } else { None })
            })
        };
        let ids: Vec<Uuid> = self.db.fetch(SQL, &args, read).await?.into_iter().flatten().take(limit).collect();
        self.people(organizer_id, &ids).await
    }

    /// Returns the people invited to a meeting with one of these email addresses, which are in lower case, each with the
    /// address. Letters outside of ASCII count as they were typed. The caller has checked that the meeting is the
    /// organizer's.
    pub async fn people_with_addresses(
        &self,
        meeting_id: Uuid,
        addresses: &[String],
    ) -> Result<Vec<(Uuid, String)>, StoreError> {
        let mut found = Vec::new();
        for addresses in addresses.chunks(IDS_AT_ONCE) {
            let sql = format!(
                "SELECT id, LOWER(email) AS address FROM invitations WHERE meeting_id = $1 AND removed_at IS NULL \
                 AND LOWER(email) IN ({}) ORDER BY position",
                places(2, addresses.len())
            );
            let mut args: Vec<Arg<'_>> = vec![meeting_id.into()];
            args.extend(addresses.iter().map(Arg::from));
            let read =
                |row: &Row<'_>| row.record("invitation", |row| Ok((row.text("id")?.parse()?, row.string("address")?)));
            found.append(&mut self.db.fetch(&sql, &args, read).await?);
        }
        Ok(found)
    }

    /// Returns whose code this is or was, if an organizer has invited them.
    pub async fn holder_of_code(&self, organizer_id: &str, lookup: &Lookup) -> Result<Option<Uuid>, StoreError> {
        const SQL: &str = "SELECT i.id FROM join_codes c JOIN invitations i ON i.id = c.invitation_id \
                           JOIN meetings m ON m.id = i.meeting_id WHERE m.organizer_id = $1 AND c.lookup = $2";
        let read = |row: &Row<'_>| row.record("invitation", |row| Ok(row.text("id")?.parse()?));
        self.db.fetch_optional(SQL, &[organizer_id.into(), lookup.to_string().into()], read).await
    }

    /// Returns the people in an organizer's meetings that are in a room, or were moved from it, and end after a time. Those in meetings that end last
    /// come first. Returns at most `limit`.
    pub async fn people_in_room(
        &self,
        organizer_id: &str,
        room: &RoomName,
        after: Timestamp,
        limit: usize,
    ) -> Result<Vec<Person>, StoreError> {
        let sql = format!(
            "{} WHERE m.organizer_id = $1 AND (m.room = $2 OR m.earlier_room = $2) AND m.ends_at > $3 \
             ORDER BY m.ends_at DESC, m.id, i.position LIMIT $4",
            *PEOPLE
        );
        let args = [organizer_id.into(), room.as_str().into(), after.into(), as_count(limit).into()];
        self.db.fetch(&sql, &args, read_person).await
    }
}

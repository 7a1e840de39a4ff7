//! Meetings: the facts that links are signed from.

use jiff::{Timestamp, tz::TimeZone};
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError,
    invitations::{INVITATIONS, as_count, insert_invitations, read_invitation},
    write_entry,
};
use crate::{
    audit::Entry,
    invite::{Invitation, Meeting, Window},
    token::{Domain, KeyFingerprint},
};

/// A search reads so many meetings at most, in the order of the list: its cost does not grow with history.
const LOOKED_THROUGH: usize = 2000;

/// A place in the list of an organizer's meetings, the latest end first: behind the meeting with this end and this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When the meeting before ends.
    pub ends_at: Timestamp,
    /// Its id; blank for the beginning of its second.
    pub id: String,
}

/// Meetings of a list, as far as it was read.
#[derive(Debug)]
pub struct Found {
    /// The meetings.
    pub meetings: Vec<MeetingSummary>,
    /// From where on there is more to read.
    pub next: Option<Place>,
}

/// A text as it is looked for: composed, without case.
fn folded(text: &str) -> String {
    text.trim().nfc().flat_map(char::to_lowercase).collect()
}

/// What became of a new meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It was written.
    New,
    /// The same form was posted before: the first one's meeting stands.
    Before,
    /// The id belongs to someone else's meeting.
    Foreign,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingSummary {
    /// The meeting.
    pub meeting: Meeting,
    /// How many people are invited.
    pub invitation_count: i64,
    /// When its people were removed, since it was long past.
    pub people_removed_at: Option<Timestamp>,
}

/// The columns of a meeting.
const COLUMNS: &str = "id, domain_name, domain_id, room, title, starts_at, ends_at, opens_early, closes_late, zone, \
                       options, issued_at, earlier_end_at, subject, note, sequence, key_fingerprint, \
                       invitation_count, people_removed_at";

/// A query for meetings, from its condition on.
pub(super) fn select(rest: &str) -> String {
    format!("SELECT {COLUMNS} FROM meetings {rest}")
}

pub(super) fn read_meeting(row: &Row<'_>) -> Result<MeetingSummary, StoreError> {
    row.record("meeting", |row| {
        let zone = TimeZone::get(row.text("zone")?)?;
        let (starts_at, ends_at) = (row.time("starts_at")?, row.time("ends_at")?);
        let meeting = Meeting {
            id: row.text("id")?.parse()?,
            domain: Domain { name: row.text("domain_name")?.parse()?, id: row.text("domain_id")?.parse()? },
            room: row.text("room")?.parse()?,
            title: row.optional_text("title")?.map(str::parse).transpose()?,
            window: Window::new(starts_at, ends_at, row.integer("opens_early")?, row.integer("closes_late")?, zone)?,
            options: serde_json::from_str(row.text("options")?)?,
            issued_at: row.time("issued_at")?,
            earlier_end_at: row.optional_time("earlier_end_at")?,
            subject: row.optional_string("subject")?,
            note: row.optional_string("note")?,
            sequence: row.integer("sequence")?,
            issued_under: row.optional_text("key_fingerprint")?.map(str::parse).transpose()?,
        };
        let invitation_count = row.integer("invitation_count")?;
        Ok(MeetingSummary { meeting, invitation_count, people_removed_at: row.optional_time("people_removed_at")? })
    })
}

/// A meeting that can be read: one damaged record is logged, and takes no list down.
fn read_if_good(row: &Row<'_>) -> Option<MeetingSummary> {
    read_meeting(row).inspect_err(|error| tracing::error!(%error, "a record can’t be read")).ok()
}

/// A row of a list: its place in it, and its meeting where that is looked for and can be read.
struct Listed {
    place: Place,
    is_called: bool,
    meeting: Option<MeetingSummary>,
}

impl Listed {
    fn read(row: &Row<'_>, wanted: &str) -> Result<Self, StoreError> {
        let is_called = wanted.is_empty()
            || row.optional_text("title")?.is_some_and(|title| folded(title).contains(wanted))
            || row.text("room")?.to_lowercase().contains(wanted);
        let meeting = if is_called { read_if_good(row) } else { None };
        let place = Place { ends_at: row.time("ends_at")?, id: row.string("id")? };
        Ok(Self { place, is_called, meeting })
    }
}

/// How many meetings a search reads, which wants so many.
fn most_read(wanted: &str, limit: usize) -> usize {
    if wanted.is_empty() { limit + 1 } else { LOOKED_THROUGH }
}

impl Store {
    /// Writes a meeting with its invitations, whole or not at all, and once: its id comes with the form.
    pub async fn create_meeting(
        &self,
        organizer_id: &str,
        meeting: &Meeting,
        invitations: &[Invitation],
        entry: &Entry,
    ) -> Result<Created, StoreError> {
        const SQL: &str = "INSERT INTO meetings (id, organizer_id, domain_name, domain_id, room, title, starts_at, \
                           ends_at, opens_early, closes_late, zone, options, issued_at, invitation_count, subject, note, \
                           key_fingerprint) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
                           ON CONFLICT (id) DO NOTHING";
        let window = &meeting.window;
        let args = [
            meeting.id.into(),
            organizer_id.into(),
            meeting.domain.name.as_str().into(),
            meeting.domain.id.into(),
            meeting.room.as_str().into(),
            meeting.title.as_ref().map(ToString::to_string).into(),
            window.starts_at().into(),
            window.ends_at().into(),
            window.opens_early().into(),
            window.closes_late().into(),
            crate::invite::zone::name(window.zone()).into(),
            options_of(meeting).into(),
            meeting.issued_at.into(),
            as_count(invitations.len()).into(),
            (&meeting.subject).into(),
            (&meeting.note).into(),
            meeting.issued_under.map(|key| key.to_string()).into(),
        ];
        let mut tx = self.db.begin().await?;
        let is_new =
            tx.execute(SQL, &args).await? == 1 && insert_invitations(&mut tx, meeting.id, 0, invitations).await?;
        if is_new {
            write_entry(&mut tx, entry).await?;
            tx.commit().await?;
            return Ok(Created::New);
        }
        drop(tx);
        Ok(if self.meeting(organizer_id, meeting.id).await?.is_some() { Created::Before } else { Created::Foreign })
    }

    /// Writes a changed meeting over an organizer's own; where its links change with it, each invitation is marked.
    /// Returns `false` if there is no such meeting, or if it has been changed since `meeting` was read. The stored key
    /// fingerprint is not written, because the links may be marked as shared at the same moment.
    pub async fn update_meeting(
        &self,
        organizer_id: &str,
        meeting: &Meeting,
        links_changed_at: Option<Timestamp>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET title = $3, starts_at = $4, ends_at = $5, opens_early = $6, \
                               closes_late = $7, zone = $8, options = $9, issued_at = $10, earlier_end_at = $11, \
                               sequence = sequence + 1 WHERE id = $1 AND organizer_id = $2 AND sequence = $12";
        const INVITATIONS: &str = "UPDATE invitations SET changed_at = $2 WHERE meeting_id = $1";
        let window = &meeting.window;
        let args = [
            meeting.id.into(),
            organizer_id.into(),
            meeting.title.as_ref().map(ToString::to_string).into(),
            window.starts_at().into(),
            window.ends_at().into(),
            window.opens_early().into(),
            window.closes_late().into(),
            crate::invite::zone::name(window.zone()).into(),
            options_of(meeting).into(),
            meeting.issued_at.into(),
            meeting.earlier_end_at.into(),
            meeting.sequence.into(),
        ];
        let mut tx = self.db.begin().await?;
        if tx.execute(MEETING, &args).await? == 0 {
            return Ok(false);
        }
        if let Some(changed_at) = links_changed_at {
            tx.execute(INVITATIONS, &[meeting.id.into(), changed_at.into()]).await?;
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Writes a meeting's subject and note over those of an organizer's own. Returns `false` if there is no such meeting, or
    /// if it has been changed since `meeting` was read.
    pub async fn set_wording(&self, organizer_id: &str, meeting: &Meeting, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE meetings SET subject = $3, note = $4, sequence = sequence + 1 \
                           WHERE id = $1 AND organizer_id = $2 AND sequence = $5";
        let args = [
            meeting.id.into(),
            organizer_id.into(),
            (&meeting.subject).into(),
            (&meeting.note).into(),
            meeting.sequence.into(),
        ];
        let mut tx = self.db.begin().await?;
        if tx.execute(SQL, &args).await? == 0 {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Notes this key for meetings that say none, since they were made before any was noted.
    pub async fn note_key(&self, domain_id: Uuid, key: KeyFingerprint) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE meetings SET key_fingerprint = $2 WHERE key_fingerprint IS NULL AND domain_id = $1";
        self.db.execute(SQL, &[domain_id.into(), key.to_string().into()]).await.map(drop)
    }

    /// An organizer's meetings of this domain whose links still work, and where links of some people were handed out
    /// that are signed with another key than this; the next first, at most so many.
    pub async fn meetings_under_other_keys(
        &self,
        organizer_id: &str,
        domain_id: Uuid,
        key: KeyFingerprint,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<MeetingSummary>, StoreError> {
        // A day before is where links that close late may still work.
        let sql = select(
            "WHERE organizer_id = $1 AND ends_at > $2 - 86400 AND ends_at + 60 * closes_late > $2 AND domain_id = $3 \
             AND key_fingerprint <> $4 AND EXISTS (SELECT 1 FROM invitations WHERE meeting_id = meetings.id \
             AND (invitations.key_fingerprint IS NULL OR invitations.key_fingerprint <> $4)) \
             ORDER BY ends_at, id LIMIT $5",
        );
        let args = [organizer_id.into(), now.into(), domain_id.into(), key.to_string().into(), limit.into()];
        Ok(self.db.fetch(&sql, &args, |row| Ok(read_if_good(row))).await?.into_iter().flatten().collect())
    }

    /// The rooms of an organizer's latest meetings, each once.
    pub async fn recent_rooms(&self, organizer_id: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT room FROM (SELECT room, issued_at FROM meetings WHERE organizer_id = $1 \
                           ORDER BY issued_at DESC LIMIT 100) AS latest \
                           GROUP BY room ORDER BY MAX(issued_at) DESC, room LIMIT $2";
        self.db.fetch(SQL, &[organizer_id.into(), limit.into()], |row| row.string("room")).await
    }

    /// One of an organizer's own meetings.
    pub async fn meeting(&self, organizer_id: &str, id: Uuid) -> Result<Option<MeetingSummary>, StoreError> {
        let sql = select("WHERE id = $1 AND organizer_id = $2");
        self.db.fetch_optional(&sql, &[id.into(), organizer_id.into()], read_meeting).await
    }

    /// One of an organizer's meetings with its invitations, in the order in which they were made.
    pub async fn meeting_with_invitations(
        &self,
        organizer_id: &str,
        id: Uuid,
    ) -> Result<Option<(MeetingSummary, Vec<Invitation>)>, StoreError> {
        let Some(meeting) = self.meeting(organizer_id, id).await? else { return Ok(None) };
        Ok(Some((meeting, self.db.fetch(INVITATIONS, &[id.into()], read_invitation).await?)))
    }

    /// The meetings that an organizer made last.
    pub async fn recent_meetings(&self, organizer_id: &str, limit: i64) -> Result<Vec<MeetingSummary>, StoreError> {
        let sql = select("WHERE organizer_id = $1 ORDER BY issued_at DESC LIMIT $2");
        let found = self.db.fetch(&sql, &[organizer_id.into(), limit.into()], |row| Ok(read_if_good(row))).await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// An organizer's meetings that end after a moment, the next one first, at most a number of them; and whether there
    /// are more that were not looked at.
    pub async fn meetings_ahead(
        &self,
        organizer_id: &str,
        now: Timestamp,
        wanted: &str,
        limit: usize,
    ) -> Result<(Vec<MeetingSummary>, bool), StoreError> {
        let sql = select("WHERE organizer_id = $1 AND ends_at > $2 ORDER BY ends_at LIMIT $3");
        let wanted = folded(wanted);
        let most = most_read(&wanted, limit);
        let args = [organizer_id.into(), now.into(), as_count(most).into()];
        let mut listed = self.db.fetch(&sql, &args, |row| Listed::read(row, &wanted)).await?;
        let is_cut = listed.len() == most;
        listed.retain(|listed| listed.is_called);
        let is_cut = is_cut || listed.len() > limit;
        Ok((listed.into_iter().take(limit).filter_map(|listed| listed.meeting).collect(), is_cut))
    }

    /// An organizer's meetings from a place in their list on, the latest end first.
    pub async fn meetings_from(
        &self,
        organizer_id: &str,
        place: &Place,
        wanted: &str,
        limit: usize,
    ) -> Result<Found, StoreError> {
        let sql =
            select("WHERE organizer_id = $1 AND (ends_at, id) < ($2, $3) ORDER BY ends_at DESC, id DESC LIMIT $4");
        let wanted = folded(wanted);
        let most = most_read(&wanted, limit);
        let args: [Arg<'_>; 4] = [organizer_id.into(), place.ends_at.into(), (&place.id).into(), as_count(most).into()];
        let mut listed = self.db.fetch(&sql, &args, |row| Listed::read(row, &wanted)).await?;
        let last_read = listed.last().filter(|_| listed.len() == most).map(|last| last.place.clone());
        listed.retain(|listed| listed.is_called);
        let next = if listed.len() > limit {
            listed.truncate(limit);
            listed.last().map(|last| last.place.clone())
        } else {
            last_read
        };
        Ok(Found { meetings: listed.into_iter().filter_map(|listed| listed.meeting).collect(), next })
    }
}

fn options_of(meeting: &Meeting) -> String {
    serde_json::to_string(&meeting.options).expect("options are plain JSON")
}

//! Meetings.

use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError,
    invitations::{INVITATION_COLUMNS, as_count, insert_invitations, read_invitation},
    join_codes::{insert_missing_codes, places},
    webhooks::write_change,
    write_entry,
};
use crate::{
    audit::Entry,
    invite::{
        Invitation, Meeting, Window,
        join::{LinkKey, LinkKind},
        zone,
    },
    token::{Domain, KeyFingerprint},
};

/// The most meetings that a search reads, so that its cost does not grow with the number of past meetings.
const SEARCH_LIMIT: usize = 2000;

/// A position in the list of an organizer's meetings, in which those that end last come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When the meeting before this position ends.
    pub ends_at: Timestamp,
    /// The id of that meeting. Empty for the position before all meetings that end in that second.
    pub id: String,
}

/// A page of meetings.
#[derive(Debug)]
pub struct Found {
    /// The meetings.
    pub meetings: Vec<MeetingSummary>,
    /// The position of the next page, if there are more meetings.
    pub next: Option<Place>,
}

/// Returns a text for comparison in a search: normalized and in lower case.
pub(super) fn folded(text: &str) -> String {
    text.trim().nfc().flat_map(char::to_lowercase).collect()
}

/// The keys that links work with.
#[derive(Debug, Clone)]
pub struct CurrentKeys {
    /// The Daily domain.
    pub domain_id: Uuid,
    /// The API key that direct links are signed with.
    pub api: KeyFingerprint,
    /// The link keys that the codes of join links are derived from.
    pub links: Vec<KeyFingerprint>,
}

/// The result of creating a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// The meeting was created.
    New,
    /// The same form was sent before. The first meeting is unchanged.
    Before,
    /// The id belongs to another organizer's meeting.
    Foreign,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingSummary {
    /// The meeting.
    pub meeting: Meeting,
    /// How many people are invited.
    pub invitation_count: i64,
    /// When the invitees were removed because their retention ended, if they were.
    pub people_removed_at: Option<Timestamp>,
}

/// The columns of a meeting.
pub(super) const COLUMNS: &str = "id, domain_name, domain_id, room, title, starts_at, ends_at, opens_early, closes_late, zone, \
                       options, issued_at, earlier_end_at, subject, note, sequence, key_fingerprint, \
                       invitation_count, people_removed_at, link_kind";

/// Builds a query for meetings from the part after `FROM`.
pub(super) fn select(rest: &str) -> String {
    format!("SELECT {COLUMNS} FROM meetings {rest}")
}

pub(super) fn read_meeting(row: &Row<'_>) -> Result<MeetingSummary, StoreError> {
    row.record("meeting", |row| {
        let zone = zone::read(row.text("zone")?)?;
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
            link_kind: row.text("link_kind")?.parse()?,
        };
        let invitation_count = row.integer("invitation_count")?;
        Ok(MeetingSummary { meeting, invitation_count, people_removed_at: row.optional_time("people_removed_at")? })
    })
}

/// Reads a meeting. A damaged record is logged and skipped.
fn read_if_good(row: &Row<'_>) -> Option<MeetingSummary> {
    read_meeting(row).inspect_err(|error| tracing::error!(%error, "failed to read a record")).ok()
}

/// A row of a list: its position, and its meeting if it matches the search and can be read.
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

/// Returns how many meetings to read to find `limit` of them.
fn most_read(wanted: &str, limit: usize) -> usize {
    if wanted.is_empty() { limit + 1 } else { SEARCH_LIMIT }
}

impl Store {
    /// Inserts a meeting with its invitations, in one transaction. The form chooses the id, so that sending it twice
    /// creates one meeting. The codes of join links are derived from the link key.
    pub async fn create_meeting(
        &self,
        organizer_id: &str,
        meeting: &Meeting,
        invitations: &[Invitation],
        key: Option<&LinkKey>,
        entry: &Entry,
    ) -> Result<Created, StoreError> {
        const SQL: &str = "INSERT INTO meetings (id, organizer_id, domain_name, domain_id, room, title, starts_at, \
                           ends_at, opens_early, closes_late, zone, options, issued_at, invitation_count, subject, note, \
                           key_fingerprint, link_kind) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
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
            zone::name(window.zone()).into_owned().into(),
            options_of(meeting).into(),
            meeting.issued_at.into(),
            as_count(invitations.len()).into(),
            (&meeting.subject).into(),
            (&meeting.note).into(),
            meeting.issued_under.map(|key| key.to_string()).into(),
            meeting.link_kind.word().into(),
        ];
        let mut tx = self.db.begin().await?;
        let is_new =
            tx.execute(SQL, &args).await? == 1 && insert_invitations(&mut tx, meeting.id, 0, invitations, key).await?;
        if is_new {
            write_entry(&mut tx, entry).await?;
            tx.commit().await?;
            return Ok(Created::New);
        }
        drop(tx);
        Ok(if self.meeting(organizer_id, meeting.id).await?.is_some() { Created::Before } else { Created::Foreign })
    }

    /// Updates one of the organizer's meetings. If its links or what people were told change, counts a change of each. Returns `false`
    /// if there is no such meeting, or if it was changed after `meeting` was read. Does not write the key fingerprint,
    /// because the links may be marked as shared at the same time. If the meeting gets join links, issues the codes that
    /// are derived from the link key.
    pub async fn update_meeting(
        &self,
        organizer_id: &str,
        meeting: &Meeting,
        is_news: bool,
        key: Option<&LinkKey>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET title = $3, starts_at = $4, ends_at = $5, opens_early = $6, \
                               closes_late = $7, zone = $8, options = $9, issued_at = $10, earlier_end_at = $11, \
                               link_kind = $13, sequence = sequence + 1 WHERE id = $1 AND organizer_id = $2 AND sequence = $12";
        const INVITATIONS: &str = "UPDATE invitations SET link_version = link_version + 1 WHERE meeting_id = $1";
        let window = &meeting.window;
        let args = [
            meeting.id.into(),
            organizer_id.into(),
            meeting.title.as_ref().map(ToString::to_string).into(),
            window.starts_at().into(),
            window.ends_at().into(),
            window.opens_early().into(),
            window.closes_late().into(),
            zone::name(window.zone()).into_owned().into(),
            options_of(meeting).into(),
            meeting.issued_at.into(),
            meeting.earlier_end_at.into(),
            meeting.sequence.into(),
            meeting.link_kind.word().into(),
        ];
        let mut tx = self.db.begin().await?;
        if tx.execute(MEETING, &args).await? == 0 {
            return Ok(false);
        }
        if let Some(key) = key.filter(|_| meeting.link_kind == LinkKind::Join) {
            insert_missing_codes(&mut tx, meeting.id, key).await?;
        }
        if is_news {
            tx.execute(INVITATIONS, &[meeting.id.into()]).await?;
        }
        write_change(&mut tx, organizer_id, meeting.id, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Updates the subject and note of one of the organizer's meetings. Returns `false` if there is no such meeting, or
    /// if it was changed after `meeting` was read.
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
        write_change(&mut tx, organizer_id, meeting.id, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Sets the key of meetings without one, which were created before keys were stored.
    pub async fn note_key(&self, domain_id: Uuid, key: KeyFingerprint) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE meetings SET key_fingerprint = $2 WHERE key_fingerprint IS NULL AND domain_id = $1";
        self.db.execute(SQL, &[domain_id.into(), key.to_string().into()]).await.map(drop)
    }

    /// Returns an organizer's meetings with links that have to be shared again and have not expired: direct links that are
    /// signed with a different API key of this domain, and join links that none of these link keys made. Returns at most
    /// `limit` of each kind; the next meeting comes first.
    pub async fn meetings_with_other_keys(
        &self,
        organizer_id: &str,
        keys: &CurrentKeys,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<MeetingSummary>, StoreError> {
        let known = match keys.links.len() {
            0 => "FALSE".to_owned(),
            count => format!("code_key IN ({})", places(6, count)),
        };
        // Links may work for up to a day after their meeting.
        let found = |kind: &str| {
            let meetings = select(&format!(
                "WHERE organizer_id = $1 AND ends_at > $2 - 86400 AND ends_at + 60 * closes_late > $2 AND {kind}) \
                 ORDER BY ends_at, id LIMIT $5"
            ));
            format!("SELECT * FROM ({meetings}) AS found")
        };
        let direct = found(
            "link_kind = 'direct' AND domain_id = $3 AND EXISTS (SELECT 1 FROM invitations \
             WHERE meeting_id = meetings.id AND removed_at IS NULL \
             AND COALESCE(invitations.key_fingerprint, meetings.key_fingerprint) <> $4",
        );
        let join = found(&format!(
            "link_kind = 'join' AND EXISTS (SELECT 1 FROM invitations WHERE meeting_id = meetings.id \
             AND removed_at IS NULL AND (code_key IS NULL OR NOT {known})"
        ));
        let mut args =
            vec![organizer_id.into(), now.into(), keys.domain_id.into(), keys.api.to_string().into(), limit.into()];
        args.extend(keys.links.iter().map(|key| Arg::from(key.to_string())));
        let sql = format!("{direct} UNION ALL {join}");
        Ok(self.db.fetch(&sql, &args, |row| Ok(read_if_good(row))).await?.into_iter().flatten().collect())
    }

    /// Returns the rooms of an organizer's latest meetings, without duplicates.
    pub async fn recent_rooms(&self, organizer_id: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT room FROM (SELECT room, issued_at FROM meetings WHERE organizer_id = $1 \
                           ORDER BY issued_at DESC LIMIT 100) AS latest \
                           GROUP BY room ORDER BY MAX(issued_at) DESC, room LIMIT $2";
        self.db.fetch(SQL, &[organizer_id.into(), limit.into()], |row| row.string("room")).await
    }

    /// Returns one of the organizer's meetings.
    pub async fn meeting(&self, organizer_id: &str, id: Uuid) -> Result<Option<MeetingSummary>, StoreError> {
        let sql = select("WHERE id = $1 AND organizer_id = $2");
        self.db.fetch_optional(&sql, &[id.into(), organizer_id.into()], read_meeting).await
    }

    /// Returns one of the organizer's meetings with its invitations, in the order in which they were created, also of people
    /// who were removed and can be brought back.
    pub async fn meeting_with_invitations(
        &self,
        organizer_id: &str,
        id: Uuid,
    ) -> Result<Option<(MeetingSummary, Vec<Invitation>)>, StoreError> {
        let Some(meeting) = self.meeting(organizer_id, id).await? else { return Ok(None) };
        let sql = format!("SELECT {INVITATION_COLUMNS} FROM invitations WHERE meeting_id = $1 ORDER BY position");
        Ok(Some((meeting, self.db.fetch(&sql, &[id.into()], read_invitation).await?)))
    }

    /// Returns the meetings that an organizer created most recently.
    pub async fn recent_meetings(&self, organizer_id: &str, limit: i64) -> Result<Vec<MeetingSummary>, StoreError> {
        let sql = select("WHERE organizer_id = $1 ORDER BY issued_at DESC LIMIT $2");
        let found = self.db.fetch(&sql, &[organizer_id.into(), limit.into()], |row| Ok(read_if_good(row))).await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// Returns an organizer's meetings that end after a time, the next one first, and whether there are more that were
    /// not read.
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

    /// Returns a page of an organizer's meetings. Those that end last come first.
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

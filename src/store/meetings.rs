//! Meetings and their invitations: the facts that links are signed from.

use jiff::{Timestamp, tz::TimeZone};
use sqlx::QueryBuilder;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::{Store, StoreError, on_pool, write_entry};
use crate::{
    audit::Entry,
    invite::{Invitation, Invitee, Meeting, Window, batch::PEOPLE_LIMIT, meeting::moment_in_words},
    token::{Domain, KeyFingerprint},
};

/// How many invitations go into one statement: under SQLite's limit of 32,766 values.
const ROWS_AT_ONCE: usize = 1000;

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

/// What became of people added to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// They were written.
    New,
    /// The same form was posted before.
    Before,
    /// There is no such meeting.
    NoMeeting,
    /// Nobody was: the meeting would have this many people, more than fit.
    TooMany(usize),
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

/// Who issued an invitation when, and for what.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Issued {
    /// The meeting's id.
    pub meeting_id: String,
    /// Whose meeting it is.
    pub organizer_id: String,
    /// The organizer's name.
    pub organizer_name: String,
    /// The meeting's title, if it has one.
    pub title: Option<String>,
    /// The meeting's room.
    pub room: String,
    at: i64,
    /// The invitee's name.
    pub name: String,
}

impl Issued {
    /// When its links were issued, in words.
    pub fn when(&self, zone: &TimeZone) -> String {
        moment_in_words(Timestamp::from_second(self.at).unwrap_or_default(), zone)
    }
}

#[derive(sqlx::FromRow)]
struct MeetingRecord {
    id: String,
    domain_name: String,
    domain_id: String,
    room: String,
    title: Option<String>,
    starts_at: i64,
    ends_at: i64,
    opens_early: i64,
    closes_late: i64,
    zone: String,
    options: String,
    issued_at: i64,
    earlier_end_at: Option<i64>,
    subject: Option<String>,
    note: Option<String>,
    sequence: i64,
    key_fingerprint: Option<String>,
    invitation_count: i64,
    people_removed_at: Option<i64>,
}

/// The columns of [`MeetingRecord`], and how a query begins that fills it.
macro_rules! select_meetings {
    ($rest:literal) => {
        concat!(
            "SELECT id, domain_name, domain_id, room, title, starts_at, ends_at, opens_early, closes_late, zone, \
             options, issued_at, earlier_end_at, subject, note, sequence, key_fingerprint, invitation_count, people_removed_at FROM meetings ",
            $rest
        )
    };
}

/// One of an organizer's meetings.
const MEETING: &str = select_meetings!("WHERE id = $1 AND organizer_id = $2");

impl MeetingRecord {
    /// Whether its title or its room holds what is wanted.
    fn is_called(&self, wanted: &str) -> bool {
        wanted.is_empty()
            || self.title.as_ref().is_some_and(|title| folded(title).contains(wanted))
            || self.room.to_lowercase().contains(wanted)
    }

    fn place(&self) -> Result<Place, StoreError> {
        let ends_at = Timestamp::from_second(self.ends_at)
            .map_err(|error| StoreError::Damaged { what: format!("meeting {}", self.id), why: error.to_string() })?;
        Ok(Place { ends_at, id: self.id.clone() })
    }
    fn read(self) -> Result<MeetingSummary, StoreError> {
        let id = self.id.clone();
        let (invitation_count, people_removed_at) = (self.invitation_count, self.people_removed_at);
        let damaged = |why: String| StoreError::Damaged { what: format!("meeting {id}"), why };
        let people_removed_at = people_removed_at.map(Timestamp::from_second).transpose();
        let people_removed_at = people_removed_at.map_err(|error| damaged(error.to_string()))?;
        let meeting = self.meeting().map_err(|error| damaged(error.to_string()))?;
        Ok(MeetingSummary { meeting, invitation_count, people_removed_at })
    }

    fn meeting(self) -> Result<Meeting, Box<dyn std::error::Error>> {
        let at = Timestamp::from_second;
        Ok(Meeting {
            id: self.id.parse()?,
            domain: Domain { name: self.domain_name.parse()?, id: self.domain_id.parse()? },
            room: self.room.parse()?,
            title: self.title.map(|title| title.parse()).transpose()?,
            window: Window::new(
                at(self.starts_at)?,
                at(self.ends_at)?,
                self.opens_early,
                self.closes_late,
                TimeZone::get(&self.zone)?,
            )?,
            options: serde_json::from_str(&self.options)?,
            issued_at: at(self.issued_at)?,
            earlier_end_at: self.earlier_end_at.map(at).transpose()?,
            subject: self.subject,
            note: self.note,
            sequence: self.sequence,
            issued_under: self.key_fingerprint.map(|text| text.parse()).transpose()?,
        })
    }
}

/// The meetings that can be read: one damaged record is logged, and takes no list down.
fn readable(records: impl IntoIterator<Item = MeetingRecord>) -> Vec<MeetingSummary> {
    let read =
        |record: MeetingRecord| record.read().inspect_err(|error| tracing::error!(%error, "a record can’t be read"));
    records.into_iter().filter_map(|record| read(record).ok()).collect()
}

#[derive(sqlx::FromRow)]
pub(super) struct InvitationRecord {
    id: String,
    name: String,
    email: Option<String>,
    is_owner: bool,
    changed_at: Option<i64>,
    key_fingerprint: Option<String>,
}

impl InvitationRecord {
    pub(super) fn read(self) -> Result<Invitation, StoreError> {
        let id = self.id.clone();
        self.invitation()
            .map_err(|error| StoreError::Damaged { what: format!("invitation {id}"), why: error.to_string() })
    }

    fn invitation(self) -> Result<Invitation, Box<dyn std::error::Error>> {
        let email = self.email.map(|email| email.parse()).transpose()?;
        let invitee = Invitee { name: self.name.parse()?, email, is_owner: self.is_owner };
        let changed_at = self.changed_at.map(Timestamp::from_second).transpose()?;
        let issued_under = self.key_fingerprint.map(|text| text.parse()).transpose()?;
        Ok(Invitation { id: self.id.parse()?, invitee, changed_at, issued_under })
    }
}

/// A meeting's invitations, in the order in which they were made.
pub(super) const INVITATIONS: &str = "SELECT id, name, email, is_owner, changed_at, key_fingerprint FROM invitations \
                                      WHERE meeting_id = $1 ORDER BY position";

/// Writes invitations from a position on; answers `false`, with some perhaps written, where one was there before.
macro_rules! insert_invitations {
    ($tx:expr, $meeting_id:expr, $from:expr, $invitations:expr) => {{
        let mut all_new = true;
        for (chunk, invitations) in $invitations.chunks(ROWS_AT_ONCE).enumerate() {
            let mut query = QueryBuilder::new(
                "INSERT INTO invitations (id, meeting_id, position, name, email, is_owner, changed_at, key_fingerprint) ",
            );
            query.push_values(invitations.iter().enumerate(), |mut row, (place, invitation)| {
                let invitee = &invitation.invitee;
                row.push_bind(invitation.id.to_string())
                    .push_bind($meeting_id.to_string())
                    .push_bind($from + as_count(chunk * ROWS_AT_ONCE + place))
                    .push_bind(invitee.name.to_string())
                    .push_bind(invitee.email.as_ref().map(ToString::to_string))
                    .push_bind(invitee.is_owner)
                    .push_bind(invitation.changed_at.map(Timestamp::as_second))
                    .push_bind(invitation.issued_under.map(|key| key.to_string()));
            });
            query.push(" ON CONFLICT (id) DO NOTHING");
            let written = query.build().execute(&mut *$tx).await?.rows_affected();
            all_new &= written == invitations.len() as u64;
        }
        all_new
    }};
}

fn as_count(number: usize) -> i64 {
    i64::try_from(number).expect("counts of people fit")
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
        let is_new = on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let written = sqlx::query(SQL)
                .bind(meeting.id.to_string())
                .bind(organizer_id)
                .bind(meeting.domain.name.as_str())
                .bind(meeting.domain.id.to_string())
                .bind(meeting.room.as_str())
                .bind(meeting.title.as_ref().map(ToString::to_string))
                .bind(window.starts_at().as_second())
                .bind(window.ends_at().as_second())
                .bind(window.opens_early())
                .bind(window.closes_late())
                .bind(crate::invite::zone::name(window.zone()))
                .bind(serde_json::to_string(&meeting.options).expect("options are plain JSON"))
                .bind(meeting.issued_at.as_second())
                .bind(as_count(invitations.len()))
                .bind(&meeting.subject)
                .bind(&meeting.note)
                .bind(meeting.issued_under.map(|key| key.to_string()))
                .execute(&mut *tx)
                .await?
                .rows_affected();
            let is_new = written == 1 && insert_invitations!(tx, meeting.id, 0, invitations);
            if is_new {
                write_entry!(&mut *tx, entry);
                tx.commit().await?;
            } else {
                tx.rollback().await?;
            }
            is_new
        });
        if is_new {
            return Ok(Created::New);
        }
        Ok(if self.meeting(organizer_id, meeting.id).await?.is_some() { Created::Before } else { Created::Foreign })
    }

    /// Adds people to a meeting, whole or not at all, and once: their ids follow from the form's.
    pub async fn add_invitations(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        invitations: &[Invitation],
        entry: &Entry,
    ) -> Result<Added, StoreError> {
        const SQL: &str = "UPDATE meetings SET invitation_count = invitation_count + $3, people_removed_at = NULL \
                           WHERE id = $1 AND organizer_id = $2 RETURNING invitation_count";
        const NEXT: &str = "SELECT COALESCE(MAX(position), -1) + 1 FROM invitations WHERE meeting_id = $1";
        let added = as_count(invitations.len());
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let count: Option<i64> = sqlx::query_scalar(SQL)
                .bind(meeting_id.to_string())
                .bind(organizer_id)
                .bind(added)
                .fetch_optional(&mut *tx)
                .await?;
            let Some(count) = count else { return Ok(Added::NoMeeting) };
            let next: i64 = sqlx::query_scalar(NEXT).bind(meeting_id.to_string()).fetch_one(&mut *tx).await?;
            let is_new = insert_invitations!(tx, meeting_id, next, invitations);
            if is_new && count > as_count(PEOPLE_LIMIT) {
                tx.rollback().await?;
                Ok(Added::TooMany(usize::try_from(count).unwrap_or(usize::MAX)))
            } else if is_new {
                write_entry!(&mut *tx, entry);
                tx.commit().await?;
                Ok(Added::New)
            } else {
                tx.rollback().await?;
                Ok(Added::Before)
            }
        })
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
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let found = sqlx::query(MEETING)
                .bind(meeting.id.to_string())
                .bind(organizer_id)
                .bind(meeting.title.as_ref().map(ToString::to_string))
                .bind(window.starts_at().as_second())
                .bind(window.ends_at().as_second())
                .bind(window.opens_early())
                .bind(window.closes_late())
                .bind(crate::invite::zone::name(window.zone()))
                .bind(serde_json::to_string(&meeting.options).expect("options are plain JSON"))
                .bind(meeting.issued_at.as_second())
                .bind(meeting.earlier_end_at.map(Timestamp::as_second))
                .bind(meeting.sequence)
                .execute(&mut *tx)
                .await?
                .rows_affected();
            if let Some(changed_at) = links_changed_at.filter(|_| found == 1) {
                sqlx::query(INVITATIONS).bind(meeting.id.to_string()).bind(changed_at.as_second()).execute(&mut *tx).await?;
            }
            if found == 1 {
                write_entry!(&mut *tx, entry);
            }
            tx.commit().await?;
            Ok(found == 1)
        })
    }

    /// Writes an organizer's own words for a meeting's invitations; `false` where there is no such meeting.
    pub async fn set_wording(
        &self,
        organizer_id: &str,
        id: Uuid,
        subject: Option<&str>,
        note: Option<&str>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE meetings SET subject = $3, note = $4, sequence = sequence + 1 \
                           WHERE id = $1 AND organizer_id = $2";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let written = sqlx::query(SQL)
                .bind(id.to_string())
                .bind(organizer_id)
                .bind(subject)
                .bind(note)
                .execute(&mut *tx)
                .await?
                .rows_affected();
            if written == 1 {
                write_entry!(&mut *tx, entry);
            }
            tx.commit().await?;
            Ok(written == 1)
        })
    }

    /// Writes a changed person over one of a meeting's. The caller has made sure whose meeting it is.
    pub async fn update_invitation(
        &self,
        meeting_id: Uuid,
        invitation: &Invitation,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET sequence = sequence + 1 WHERE id = $1";
        const INVITATION: &str = "UPDATE invitations SET name = $3, email = $4, is_owner = $5, changed_at = $6 \
                                  WHERE meeting_id = $1 AND id = $2";
        let invitee = &invitation.invitee;
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(MEETING).bind(meeting_id.to_string()).execute(&mut *tx).await?;
            let found = sqlx::query(INVITATION)
                .bind(meeting_id.to_string())
                .bind(invitation.id.to_string())
                .bind(invitee.name.as_str())
                .bind(invitee.email.as_ref().map(ToString::to_string))
                .bind(invitee.is_owner)
                .bind(invitation.changed_at.map(Timestamp::as_second))
                .execute(&mut *tx)
                .await?
                .rows_affected();
            if found == 1 {
                write_entry!(&mut *tx, entry);
            }
            tx.commit().await?;
            Ok(found == 1)
        })
    }

    /// Notes that the links of a meeting, or of one person in it, were handed out as they are now, signed with this key;
    /// what changed later than `now` is still to be handed out. The caller has made sure whose meeting it is.
    pub async fn mark_handed_out(
        &self,
        meeting_id: Uuid,
        invitation: Option<Uuid>,
        key: KeyFingerprint,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const MEETING: &str = "UPDATE meetings SET key_fingerprint = $2 WHERE id = $1";
        const ALL: &str = "UPDATE invitations SET changed_at = NULL, key_fingerprint = NULL WHERE meeting_id = $1";
        const ONE: &str = "UPDATE invitations SET changed_at = NULL, key_fingerprint = $3 \
                           WHERE meeting_id = $1 AND id = $2 AND (changed_at IS NULL OR changed_at <= $4)";
        let id = meeting_id.to_string();
        on_pool!(self, pool => {
            if let Some(invitation) = invitation {
                let one = sqlx::query(ONE).bind(&id).bind(invitation.to_string()).bind(key.to_string());
                one.bind(now.as_second()).execute(pool).await?;
            } else {
                let mut tx = pool.begin().await?;
                sqlx::query(MEETING).bind(&id).bind(key.to_string()).execute(&mut *tx).await?;
                sqlx::query(ALL).bind(&id).execute(&mut *tx).await?;
                tx.commit().await?;
            }
        });
        Ok(())
    }

    /// Notes this key for meetings that say none, since they were made before any was noted.
    pub async fn note_key(&self, domain_id: Uuid, key: KeyFingerprint) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE meetings SET key_fingerprint = $2 WHERE key_fingerprint IS NULL AND domain_id = $1";
        on_pool!(self, pool => sqlx::query(SQL).bind(domain_id.to_string()).bind(key.to_string()).execute(pool).await?.rows_affected());
        Ok(())
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
        const SQL: &str = select_meetings!(
            "WHERE organizer_id = $1 AND ends_at > $2 - 86400 AND ends_at + 60 * closes_late > $2 AND domain_id = $3 \
             AND key_fingerprint <> $4 AND EXISTS (SELECT 1 FROM invitations WHERE meeting_id = meetings.id \
             AND (invitations.key_fingerprint IS NULL OR invitations.key_fingerprint <> $4)) \
             ORDER BY ends_at, id LIMIT $5"
        );
        let records: Vec<MeetingRecord> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(organizer_id)
            .bind(now.as_second())
            .bind(domain_id.to_string())
            .bind(key.to_string())
            .bind(limit)
            .fetch_all(pool)
            .await?);
        Ok(readable(records))
    }

    /// The names of a meeting's first people whose links were handed out signed with another key, and how many there
    /// are of them.
    pub async fn names_under_other_keys(
        &self,
        meeting_id: Uuid,
        key: KeyFingerprint,
        limit: i64,
    ) -> Result<(Vec<String>, i64), StoreError> {
        const NAMES: &str = "SELECT name FROM invitations WHERE meeting_id = $1 \
                             AND (key_fingerprint IS NULL OR key_fingerprint <> $2) ORDER BY position LIMIT $3";
        const COUNT: &str = "SELECT COUNT(*) FROM invitations WHERE meeting_id = $1 \
                             AND (key_fingerprint IS NULL OR key_fingerprint <> $2)";
        let (id, key) = (meeting_id.to_string(), key.to_string());
        Ok(on_pool!(self, pool => {
            let names = sqlx::query_scalar(NAMES).bind(&id).bind(&key).bind(limit).fetch_all(pool).await?;
            (names, sqlx::query_scalar(COUNT).bind(&id).bind(&key).fetch_one(pool).await?)
        }))
    }

    /// The meeting, and the name of the organizer, of whom an invitation's id tells apart.
    pub async fn issued(&self, invitation_id: Uuid) -> Result<Option<Issued>, StoreError> {
        const SQL: &str = "SELECT m.id AS meeting_id, m.organizer_id, o.name AS organizer_name, m.title, m.room, m.issued_at AS at, \
                           i.name FROM invitations i JOIN meetings m ON m.id = i.meeting_id \
                           JOIN organizers o ON o.id = m.organizer_id WHERE i.id = $1";
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).bind(invitation_id.to_string()).fetch_optional(pool).await?))
    }

    /// The rooms of an organizer's latest meetings, each once.
    pub async fn recent_rooms(&self, organizer_id: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT room FROM (SELECT room, issued_at FROM meetings WHERE organizer_id = $1 \
                           ORDER BY issued_at DESC LIMIT 100) AS latest \
                           GROUP BY room ORDER BY MAX(issued_at) DESC, room LIMIT $2";
        Ok(on_pool!(self, pool => sqlx::query_scalar(SQL).bind(organizer_id).bind(limit).fetch_all(pool).await?))
    }

    /// Takes a person off a meeting's list. The caller has made sure whose meeting it is.
    pub async fn delete_invitation(&self, meeting_id: Uuid, id: Uuid, entry: &Entry) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET invitation_count = \
                               (SELECT COUNT(*) FROM invitations WHERE meeting_id = $1) WHERE id = $1";
        const INVITATION: &str = "DELETE FROM invitations WHERE meeting_id = $1 AND id = $2";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1 AND invitation_id = $2 AND kind <> 'cancellation'";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let found = sqlx::query(INVITATION)
                .bind(meeting_id.to_string())
                .bind(id.to_string())
                .execute(&mut *tx)
                .await?
                .rows_affected();
            sqlx::query(MAIL).bind(meeting_id.to_string()).bind(id.to_string()).execute(&mut *tx).await?;
            sqlx::query(MEETING).bind(meeting_id.to_string()).execute(&mut *tx).await?;
            if found == 1 {
                write_entry!(&mut *tx, entry);
            }
            tx.commit().await?;
            Ok(found == 1)
        })
    }

    /// Deletes one of an organizer's own meetings with everyone in it.
    pub async fn delete_meeting(&self, organizer_id: &str, id: Uuid, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM meetings WHERE id = $1 AND organizer_id = $2";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1 AND kind <> 'cancellation'";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let deleted =
                sqlx::query(SQL).bind(id.to_string()).bind(organizer_id).execute(&mut *tx).await?.rows_affected();
            if deleted == 1 {
                sqlx::query(MAIL).bind(id.to_string()).execute(&mut *tx).await?;
                write_entry!(&mut *tx, entry);
            }
            tx.commit().await?;
            Ok(deleted == 1)
        })
    }

    /// One of an organizer's own meetings.
    pub async fn meeting(&self, organizer_id: &str, id: Uuid) -> Result<Option<MeetingSummary>, StoreError> {
        let record: Option<MeetingRecord> = on_pool!(self, pool => sqlx::query_as(MEETING).bind(id.to_string()).bind(organizer_id).fetch_optional(pool).await)?;
        record.map(MeetingRecord::read).transpose()
    }

    /// One of an organizer's meetings with its invitations, in the order in which they were made. Both come over one
    /// connection: the pool tests each one that is given back.
    pub async fn meeting_with_invitations(
        &self,
        organizer_id: &str,
        id: Uuid,
    ) -> Result<Option<(MeetingSummary, Vec<Invitation>)>, StoreError> {
        let (meeting, people): (MeetingRecord, Vec<InvitationRecord>) = on_pool!(self, pool => {
            let mut connection = pool.acquire().await?;
            let meeting =
                sqlx::query_as(MEETING).bind(id.to_string()).bind(organizer_id).fetch_optional(&mut *connection).await?;
            let Some(meeting) = meeting else { return Ok(None) };
            (meeting, sqlx::query_as(INVITATIONS).bind(id.to_string()).fetch_all(&mut *connection).await?)
        });
        let people = people.into_iter().map(InvitationRecord::read).collect::<Result<_, _>>()?;
        Ok(Some((meeting.read()?, people)))
    }

    /// The meetings that an organizer made last.
    pub async fn recent_meetings(&self, organizer_id: &str, limit: i64) -> Result<Vec<MeetingSummary>, StoreError> {
        const SQL: &str = select_meetings!("WHERE organizer_id = $1 ORDER BY issued_at DESC LIMIT $2");
        let records: Vec<MeetingRecord> =
            on_pool!(self, pool => sqlx::query_as(SQL).bind(organizer_id).bind(limit).fetch_all(pool).await)?;
        Ok(readable(records))
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
        const SQL: &str = select_meetings!("WHERE organizer_id = $1 AND ends_at > $2 ORDER BY ends_at LIMIT $3");
        let wanted = folded(wanted);
        let read_at_most = if wanted.is_empty() { limit + 1 } else { LOOKED_THROUGH };
        let records: Vec<MeetingRecord> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(organizer_id)
            .bind(now.as_second())
            .bind(as_count(read_at_most))
            .fetch_all(pool)
            .await)?;
        let is_cut = records.len() == read_at_most;
        let mut called: Vec<MeetingRecord> = records.into_iter().filter(|record| record.is_called(&wanted)).collect();
        let is_cut = is_cut || called.len() > limit;
        called.truncate(limit);
        Ok((readable(called), is_cut))
    }

    /// An organizer's meetings from a place in their list on, the latest end first.
    pub async fn meetings_from(
        &self,
        organizer_id: &str,
        place: &Place,
        wanted: &str,
        limit: usize,
    ) -> Result<Found, StoreError> {
        const SQL: &str = select_meetings!(
            "WHERE organizer_id = $1 AND (ends_at, id) < ($2, $3) ORDER BY ends_at DESC, id DESC LIMIT $4"
        );
        let wanted = folded(wanted);
        let read_at_most = if wanted.is_empty() { limit + 1 } else { LOOKED_THROUGH };
        let records: Vec<MeetingRecord> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(organizer_id)
            .bind(place.ends_at.as_second())
            .bind(&place.id)
            .bind(as_count(read_at_most))
            .fetch_all(pool)
            .await)?;
        let last_read =
            records.last().filter(|_| records.len() == read_at_most).map(MeetingRecord::place).transpose()?;
        let mut called: Vec<MeetingRecord> = records.into_iter().filter(|record| record.is_called(&wanted)).collect();
        let next = if called.len() > limit {
            called.truncate(limit);
            called.last().map(MeetingRecord::place).transpose()?
        } else {
            last_read
        };
        Ok(Found { meetings: readable(called), next })
    }

    /// A meeting's invitations, in the order in which they were made. The caller has made sure whose meeting it is.
    pub async fn invitations(&self, meeting_id: Uuid) -> Result<Vec<Invitation>, StoreError> {
        let records: Vec<InvitationRecord> =
            on_pool!(self, pool => sqlx::query_as(INVITATIONS).bind(meeting_id.to_string()).fetch_all(pool).await)?;
        records.into_iter().map(InvitationRecord::read).collect()
    }

    /// A meeting's invitations behind a position, in their order, and the position behind which there are more. The
    /// caller has made sure whose meeting it is.
    pub async fn invitations_from(
        &self,
        meeting_id: Uuid,
        position: i64,
        limit: usize,
    ) -> Result<(Vec<Invitation>, Option<i64>), StoreError> {
        #[derive(sqlx::FromRow)]
        struct Placed {
            position: i64,
            #[sqlx(flatten)]
            record: InvitationRecord,
        }
        const SQL: &str = "SELECT position, id, name, email, is_owner, changed_at, key_fingerprint FROM invitations \
                           WHERE meeting_id = $1 AND position > $2 ORDER BY position LIMIT $3";
        let mut records: Vec<Placed> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(meeting_id.to_string())
            .bind(position)
            .bind(as_count(limit + 1))
            .fetch_all(pool)
            .await)?;
        let has_more = records.len() > limit;
        records.truncate(limit);
        let next = records.last().filter(|_| has_more).map(|last| last.position);
        let invitations = records.into_iter().map(|placed| placed.record.read()).collect::<Result<_, _>>()?;
        Ok((invitations, next))
    }

    /// One of a meeting's invitations. The caller has made sure whose meeting it is.
    pub async fn invitation(&self, meeting_id: Uuid, id: Uuid) -> Result<Option<Invitation>, StoreError> {
        const SQL: &str = "SELECT id, name, email, is_owner, changed_at, key_fingerprint FROM invitations WHERE meeting_id = $1 AND id = $2";
        let record: Option<InvitationRecord> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(meeting_id.to_string())
            .bind(id.to_string())
            .fetch_optional(pool)
            .await)?;
        record.map(InvitationRecord::read).transpose()
    }
}

//! What was done, as it was noted; and for how long that and people's names are kept.

use jiff::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{Store, StoreError, on_pool};
use crate::audit::{Action, Entry};

/// Writes an entry, on a connection or within a transaction.
macro_rules! write_entry {
    ($executor:expr, $entry:expr) => {{
        let entry: &crate::audit::Entry = $entry;
        sqlx::query(
            "INSERT INTO audit (id, at, organizer_id, organizer, api_key, client, action, meeting_id, detail) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&entry.id)
        .bind(entry.at.as_second())
        .bind(&entry.organizer_id)
        .bind(&entry.organizer)
        .bind(&entry.api_key)
        .bind(&entry.client)
        .bind(entry.action.word())
        .bind(&entry.meeting_id)
        .bind(&entry.detail)
        .execute($executor)
        .await?;
    }};
}
pub(super) use write_entry;

#[derive(sqlx::FromRow)]
struct EntryRecord {
    id: String,
    at: i64,
    organizer_id: Option<String>,
    organizer: String,
    api_key: Option<String>,
    client: Option<String>,
    action: String,
    meeting_id: Option<String>,
    detail: Option<String>,
}

impl EntryRecord {
    fn read(self) -> Result<Entry, StoreError> {
        let what = format!("audit entry {}", self.id);
        let damaged = |why: String| StoreError::Damaged { what: what.clone(), why };
        Ok(Entry {
            at: Timestamp::from_second(self.at).map_err(|error| damaged(error.to_string()))?,
            action: self.action.parse().map_err(damaged)?,
            id: self.id,
            organizer_id: self.organizer_id,
            organizer: self.organizer,
            api_key: self.api_key,
            client: self.client,
            meeting_id: self.meeting_id,
            detail: self.detail,
        })
    }
}

/// Which entries are wanted; a part that is not set wants all.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those of one account.
    pub organizer_id: Option<String>,
    /// Those by whoever is called so.
    pub organizer: Option<String>,
    /// Those of one kind.
    pub action: Option<Action>,
    /// Those about one meeting.
    pub meeting_id: Option<Uuid>,
    /// From when on.
    pub from: Option<Timestamp>,
    /// Until before when.
    pub until: Option<Timestamp>,
    /// Behind which one: its time and its id.
    pub after: Option<(Timestamp, String)>,
}

/// For how long things are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Retention {
    /// How many days after their meeting people's names and addresses are removed.
    pub people_days: i64,
    /// After how many days entries are removed.
    pub audit_days: i64,
}

/// What was removed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    /// Meetings whose people were removed.
    pub meetings: u64,
    /// How many people those were.
    pub people: u64,
    /// Entries of what was done.
    pub entries: u64,
}

const DAY: i64 = 24 * 60 * 60;

/// How many meetings' people go in one transaction, so that nobody waits long for it.
const MEETINGS_AT_ONCE: i64 = 200;

impl Store {
    /// Notes what was done.
    pub async fn note(&self, entry: &Entry) -> Result<(), StoreError> {
        on_pool!(self, pool => write_entry!(pool, entry));
        Ok(())
    }

    /// The latest entries of those that are wanted.
    pub async fn entries(&self, wanted: &Wanted, limit: i64) -> Result<Vec<Entry>, StoreError> {
        let records: Vec<EntryRecord> = on_pool!(self, pool => {
            let mut query = QueryBuilder::new(
                "SELECT id, at, organizer_id, organizer, api_key, client, action, meeting_id, detail FROM audit WHERE TRUE",
            );
            let texts = [
                (" AND organizer_id = ", wanted.organizer_id.clone()),
                (" AND organizer = ", wanted.organizer.clone()),
                (" AND action = ", wanted.action.map(|action| action.word().to_owned())),
                (" AND meeting_id = ", wanted.meeting_id.map(|id| id.to_string())),
            ];
            for (condition, value) in texts {
                if let Some(value) = value {
                    query.push(condition).push_bind(value);
                }
            }
            for (condition, time) in [(" AND at >= ", wanted.from), (" AND at < ", wanted.until)] {
                if let Some(time) = time {
                    query.push(condition).push_bind(time.as_second());
                }
            }
            if let Some((at, id)) = &wanted.after {
                // As a row, so that the index is entered at this place.
                query.push(" AND (at, id) < (").push_bind(at.as_second()).push(", ").push_bind(id.clone()).push(")");
            }
            query.push(" ORDER BY at DESC, id DESC LIMIT ").push_bind(limit);
            query.build_query_as().fetch_all(pool).await?
        });
        // One that can't be read is logged, and hides none of the others.
        let read =
            |record: EntryRecord| record.read().inspect_err(|error| tracing::error!(%error, "a record can’t be read"));
        Ok(records.into_iter().filter_map(|record| read(record).ok()).collect())
    }

    /// For how long things are kept.
    pub async fn retention(&self) -> Result<Retention, StoreError> {
        const SQL: &str = "SELECT people_days, audit_days FROM retention WHERE id = 1";
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).fetch_one(pool).await?))
    }

    /// Sets for how long things are kept.
    pub async fn set_retention(&self, retention: Retention, entry: &Entry) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE retention SET people_days = $1, audit_days = $2 WHERE id = 1";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(SQL).bind(retention.people_days).bind(retention.audit_days).execute(&mut *tx).await?;
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Takes the daily turn at removing what is past its time; `false` where it was taken within the last day, by
    /// whichever instance. The very first is not taken: an administrator has a day to choose how long things are kept
    /// before anything is removed.
    pub async fn take_retention_turn(&self, now: Timestamp) -> Result<bool, StoreError> {
        const FIRST: &str = "UPDATE retention SET ran_at = $1 WHERE id = 1 AND ran_at = 0";
        // A clock that was ahead once must not put it off.
        const SQL: &str = "UPDATE retention SET ran_at = $1 WHERE id = 1 AND (ran_at <= $2 OR ran_at > $1)";
        let now = now.as_second();
        let is_first = on_pool!(self, pool => sqlx::query(FIRST).bind(now).execute(pool).await?.rows_affected()) == 1;
        if is_first {
            return Ok(false);
        }
        let taken =
            on_pool!(self, pool => sqlx::query(SQL).bind(now).bind(now - DAY).execute(pool).await?.rows_affected());
        Ok(taken == 1)
    }

    /// Gives the turn back, where the work could not be done.
    pub async fn return_retention_turn(&self) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE retention SET ran_at = 1 WHERE id = 1";
        on_pool!(self, pool => sqlx::query(SQL).execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Removes the people of meetings whose last link ended so many days ago, with what was mailed as long ago; and
    /// entries past their time.
    pub async fn remove_old(&self, retention: Retention, now: Timestamp) -> Result<Removed, StoreError> {
        // A link may end days after its meeting; what has ended before the cut did so with all of its links.
        // The outer condition holds also for one that is moved ahead meanwhile.
        macro_rules! is_past {
            () => {
                "people_removed_at IS NULL AND ends_at <= $2 AND ends_at + closes_late * 60 <= $2 \
                 AND (earlier_end_at IS NULL OR earlier_end_at <= $2)"
            };
        }
        const PAST: &str = concat!(
            "UPDATE meetings SET people_removed_at = $1, invitation_count = 0 WHERE id IN (SELECT id FROM meetings WHERE ",
            is_past!(),
            " ORDER BY ends_at LIMIT $3) AND ",
            is_past!(),
            " RETURNING id"
        );
        const PEOPLE: &str = "DELETE FROM invitations WHERE meeting_id = $1";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1";
        // What is known of a meeting's people is known of their mail, too.
        const SENT: &str = "DELETE FROM outbox WHERE ended_at <= $1 AND NOT EXISTS \
                            (SELECT 1 FROM meetings m WHERE m.id = outbox.meeting_id AND m.people_removed_at IS NULL)";
        const ENTRIES: &str = "DELETE FROM audit WHERE at <= $1";
        let now = now.as_second();
        let cut = now - retention.people_days * DAY;
        let mut removed = Removed::default();
        on_pool!(self, pool => {
            loop {
                let mut tx = pool.begin().await?;
                let past: Vec<String> = sqlx::query_scalar(PAST)
                    .bind(now)
                    .bind(cut)
                    .bind(MEETINGS_AT_ONCE)
                    .fetch_all(&mut *tx)
                    .await?;
                for id in &past {
                    removed.people += sqlx::query(PEOPLE).bind(id).execute(&mut *tx).await?.rows_affected();
                    sqlx::query(MAIL).bind(id).execute(&mut *tx).await?;
                }
                tx.commit().await?;
                removed.meetings += past.len() as u64;
                if past.is_empty() {
                    break;
                }
            }
            sqlx::query(SENT).bind(cut).execute(pool).await?;
            removed.entries = sqlx::query(ENTRIES).bind(now - retention.audit_days * DAY).execute(pool).await?.rows_affected();
        });
        Ok(removed)
    }
}

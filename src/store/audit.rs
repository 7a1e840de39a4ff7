//! The activity log and the data retention.

use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write as _,
};

use jiff::Timestamp;
use tracing::Span;
use uuid::Uuid;

use super::{Arg, Row, Store, StoreError, Tx};
use crate::{
    audit::{Action, Entry},
    mail::masked,
};

/// Writes an entry, in the transaction of the action that it records.
pub(super) async fn write_entry(tx: &mut Tx<'_>, entry: &Entry) -> Result<(), StoreError> {
    tx.execute(INSERT, &values(entry)).await?;
    let (entry, request) = (entry.clone(), Span::current());
    tx.once_committed(move || request.in_scope(|| log(&entry)));
    Ok(())
}

/// Writes an entry to the program's log as well, where a shorter retention does not remove it.
fn log(entry: &Entry) {
    tracing::info!(
        target: "audit",
        id = entry.id,
        organizer.id = entry.organizer_id,
        by = entry.organizer_id.is_none().then(|| masked(&entry.organizer)),
        api_key = entry.api_key.as_deref().map(masked),
        client = entry.client,
        meeting.id = entry.meeting_id,
        detail = entry.detail.as_deref().map(masked),
        "{}",
        entry.action.word()
    );
}

const INSERT: &str = "INSERT INTO audit (id, at, organizer_id, organizer, api_key, client, action, meeting_id, detail) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

fn values(entry: &Entry) -> [Arg<'_>; 9] {
    [
        (&entry.id).into(),
        entry.at.into(),
        (&entry.organizer_id).into(),
        (&entry.organizer).into(),
        (&entry.api_key).into(),
        (&entry.client).into(),
        entry.action.word().into(),
        (&entry.meeting_id).into(),
        (&entry.detail).into(),
    ]
}

fn read_entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    row.record("audit entry", |row| {
        Ok(Entry {
            id: row.string("id")?,
            at: row.time("at")?,
            organizer_id: row.optional_string("organizer_id")?,
            organizer: row.string("organizer")?,
            api_key: row.optional_string("api_key")?,
            client: row.optional_string("client")?,
            action: row.text("action")?.parse()?,
            meeting_id: row.optional_string("meeting_id")?,
            detail: row.optional_string("detail")?,
        })
    })
}

/// A filter for entries. A field that is not set matches all entries.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The id of the organizer.
    pub organizer_id: Option<String>,
    /// Who did it, by name.
    pub organizer: Option<String>,
    /// The action.
    pub action: Option<Action>,
    /// The meeting.
    pub meeting_id: Option<Uuid>,
    /// The earliest time.
    pub from: Option<Timestamp>,
    /// The end of the time range, exclusive.
    pub until: Option<Timestamp>,
    /// The time and id of the entry before the page.
    pub after: Option<(Timestamp, String)>,
}

/// How long data is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// How many days people are kept after their meeting.
    pub people_days: i64,
    /// How many days entries of the activity log are kept.
    pub audit_days: i64,
}

/// How much was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    /// Meetings whose people were removed.
    pub meetings: u64,
    /// The number of those people.
    pub people: u64,
    /// Entries of the activity log.
    pub entries: u64,
}

const DAY: i64 = 24 * 60 * 60;

/// For how many meetings people are removed in one transaction, so that others do not wait long for it.
const MEETINGS_AT_ONCE: i64 = 200;

/// Returns the condition that a meeting's people are past their retention. Links may expire days after their meeting, so
/// every link has to have expired before the cutoff.
fn is_past(cut: &str) -> String {
    format!(
        "people_removed_at IS NULL AND ends_at <= {cut} AND ends_at + closes_late * 60 <= {cut} \
         AND (earlier_end_at IS NULL OR earlier_end_at <= {cut})"
    )
}

impl Store {
    /// Writes an entry.
    pub async fn note(&self, entry: &Entry) -> Result<(), StoreError> {
        let mut tx = self.db.begin().await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await
    }

    /// Returns the latest entries that match a filter.
    pub async fn entries(&self, wanted: &Wanted, limit: i64) -> Result<Vec<Entry>, StoreError> {
        let (at, id) = wanted.after.as_ref().map_or((i64::MAX, ""), |(at, id)| (at.as_second(), id));
        let conditions: [(&str, Option<Arg<'_>>); 6] = [
            ("organizer_id =", wanted.organizer_id.as_deref().map(Arg::from)),
            ("organizer =", wanted.organizer.as_deref().map(Arg::from)),
            ("action =", wanted.action.map(|action| action.word().into())),
            ("meeting_id =", wanted.meeting_id.map(Arg::from)),
            ("at >=", wanted.from.map(Arg::from)),
            ("at <", wanted.until.map(Arg::from)),
        ];
        let mut args = vec![limit.into(), at.into(), id.into()];
        let mut only = String::new();
        for (condition, arg) in conditions {
            let Some(arg) = arg else { continue };
            args.push(arg);
            let _ = write!(only, " AND {condition} ${}", args.len());
        }
        // The position is compared as a row value, so that the index is used.
        let sql = format!(
            "SELECT id, at, organizer_id, organizer, api_key, client, action, meeting_id, detail FROM audit \
             WHERE (at, id) < ($2, $3){only} ORDER BY at DESC, id DESC LIMIT $1"
        );
        // An unreadable entry is logged and skipped.
        let read = |row: &Row<'_>| {
            Ok(read_entry(row).inspect_err(|error| tracing::error!(%error, "failed to read a record")).ok())
        };
        Ok(self.db.fetch(&sql, &args, read).await?.into_iter().flatten().collect())
    }

    /// Returns the headings of those of an organizer's meetings that entries are about, by the meeting's id.
    pub async fn headings(&self, organizer_id: &str, entries: &[Entry]) -> Result<HashMap<String, String>, StoreError> {
        let ids: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.meeting_id.as_deref()).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut args: Vec<Arg<'_>> = vec![organizer_id.into()];
        args.extend(ids.into_iter().map(Arg::from));
        let places: Vec<String> = (2..=args.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "SELECT id, COALESCE(title, room) AS heading FROM meetings WHERE organizer_id = $1 AND id IN ({})",
            places.join(", ")
        );
        let read = |row: &Row<'_>| Ok((row.string("id")?, row.string("heading")?));
        Ok(self.db.fetch(&sql, &args, read).await?.into_iter().collect())
    }

    /// Returns how many meetings an organizer created within the last day, with those that were deleted since.
    pub async fn meetings_created_in_a_day(&self, organizer_id: &str, now: Timestamp) -> Result<i64, StoreError> {
        // An entry about people who were added to a meeting has no room in its detail.
        const SQL: &str = "SELECT COUNT(*) AS created FROM audit WHERE organizer_id = $1 AND at BETWEEN $2 AND $3 \
                           AND action = $4 AND meeting_id IS NOT NULL AND detail LIKE '% in %'";
        let args = [organizer_id.into(), (now.as_second() - DAY + 1).into(), now.into(), Action::Issued.word().into()];
        self.db.fetch_one(SQL, &args, |row| row.integer("created")).await
    }

    /// Returns the data retention.
    pub async fn retention(&self) -> Result<Retention, StoreError> {
        const SQL: &str = "SELECT people_days, audit_days FROM retention WHERE id = 1";
        let read = |row: &Row<'_>| {
            Ok(Retention { people_days: row.integer("people_days")?, audit_days: row.integer("audit_days")? })
        };
        self.db.fetch_one(SQL, &[], read).await
    }

    /// Sets the data retention.
    pub async fn set_retention(&self, retention: Retention, entry: &Entry) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE retention SET people_days = $1, audit_days = $2 WHERE id = 1";
        let mut tx = self.db.begin().await?;
        tx.execute(SQL, &[retention.people_days.into(), retention.audit_days.into()]).await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await
    }

    /// Claims the daily removal of old data for this instance. Returns `false` if any instance claimed it within the
    /// last day. The first claim always returns `false`, so that an administrator has a day to set the retention before
    /// anything is removed.
    pub async fn take_retention_turn(&self, now: Timestamp) -> Result<bool, StoreError> {
        const FIRST: &str = "UPDATE retention SET ran_at = $1 WHERE id = 1 AND ran_at = 0";
        // A clock that was once ahead must not delay the removal.
        const SQL: &str = "UPDATE retention SET ran_at = $1 WHERE id = 1 AND (ran_at <= $2 OR ran_at > $1)";
        let now = now.as_second();
        let is_first = self.db.execute(FIRST, &[now.into()]).await? == 1;
        Ok(!is_first && self.db.execute(SQL, &[now.into(), (now - DAY).into()]).await? == 1)
    }

    /// Releases the claim after a failure.
    pub async fn return_retention_turn(&self) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE retention SET ran_at = 1 WHERE id = 1";
        self.db.execute(SQL, &[]).await.map(drop)
    }

    /// Counts what [`Store::remove_old`] would remove.
    pub async fn count_old(&self, retention: Retention, now: Timestamp) -> Result<Removed, StoreError> {
        let meetings = format!("SELECT COUNT(*) AS found FROM meetings WHERE {}", is_past("$1"));
        let people = format!(
            "SELECT COUNT(*) AS found FROM invitations WHERE meeting_id IN (SELECT id FROM meetings WHERE {})",
            is_past("$1")
        );
        let entries = "SELECT COUNT(*) AS found FROM audit WHERE at <= $1";
        let cut = |days: i64| now.as_second() - days * DAY;
        let count = async |sql: &str, cut: i64| {
            let found = self.db.fetch_one(sql, &[cut.into()], |row| row.integer("found")).await?;
            Ok::<_, StoreError>(u64::try_from(found).unwrap_or_default())
        };
        let cuts = (cut(retention.people_days), cut(retention.audit_days));
        let (meetings, people) = (count(&meetings, cuts.0).await?, count(&people, cuts.0).await?);
        Ok(Removed { meetings, people, entries: count(entries, cuts.1).await? })
    }

    /// Removes people and messages of meetings whose last link expired before the retention period, and old entries of
    /// the activity log. Also forgets people in address books who were last invited before it, and the
    /// columns of lists that were not used for a year.
    pub async fn remove_old(&self, retention: Retention, now: Timestamp) -> Result<Removed, StoreError> {
        const PEOPLE: &str = "DELETE FROM invitations WHERE meeting_id = $1";
        const CODES: &str = "DELETE FROM join_codes WHERE meeting_id = $1";
        const ENDED_CODES: &str = "DELETE FROM join_codes WHERE kept_from <= $1";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1";
        // Messages are kept for as long as the people they are about.
        const SENT: &str = "DELETE FROM outbox WHERE ended_at <= $1 AND NOT EXISTS \
                            (SELECT 1 FROM meetings m WHERE m.id = outbox.meeting_id AND m.people_removed_at IS NULL)";
        const ENTRIES: &str = "DELETE FROM audit WHERE at <= $1";
        // The condition is repeated for a meeting that is rescheduled at the same time.
        let is_past = is_past("$2");
        let past_sql = format!(
            "UPDATE meetings SET people_removed_at = $1, invitation_count = 0 WHERE id IN \
             (SELECT id FROM meetings WHERE {is_past} ORDER BY ends_at LIMIT $3) AND {is_past} RETURNING id"
        );
        self.forget_list_columns(now).await?;
        let now = now.as_second();
        let cut = now - retention.people_days * DAY;
        let mut removed = Removed::default();
        loop {
            let mut tx = self.db.begin().await?;
            let args = [now.into(), cut.into(), MEETINGS_AT_ONCE.into()];
            let past = tx.fetch(&past_sql, &args, |row| row.string("id")).await?;
            for id in &past {
                removed.people += tx.execute(PEOPLE, &[id.into()]).await?;
                tx.execute(MAIL, &[id.into()]).await?;
                tx.execute(CODES, &[id.into()]).await?;
            }
            tx.commit().await?;
            removed.meetings += past.len() as u64;
            if past.is_empty() {
                break;
            }
        }
        self.forget_contacts(cut).await?;
        self.db.execute(SENT, &[cut.into()]).await?;
        self.db.execute(ENDED_CODES, &[cut.into()]).await?;
        self.delete_refusals(cut).await?;
        removed.entries = self.db.execute(ENTRIES, &[(now - retention.audit_days * DAY).into()]).await?;
        Ok(removed)
    }
}

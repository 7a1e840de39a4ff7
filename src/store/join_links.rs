//! Join links: looking up their codes, and noting, revoking and replacing them.

use std::sync::LazyLock;

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError,
    invitations::{INVITATION_COLUMNS, read_invitation},
    join_codes::{CodeEnd, IDS_AT_ONCE, KEPT_FROM, count_people, execute_for, insert_codes, next_versions, places},
    meetings::{COLUMNS as MEETING_COLUMNS, read_meeting},
    outbox::lock_meeting,
    write_entry,
};
use crate::{
    audit::{Entry, count_of},
    invite::{
        Invitation, Locale, Meeting,
        join::{LinkKey, Lookup},
    },
};

/// How long a person who was removed can be brought back, in seconds.
pub const UNDO_TIME: i64 = 7 * 24 * 60 * 60;

/// A person can ask for help once in this many seconds.
const ASK_EVERY: i64 = 60 * 60;

/// What a code belongs to.
#[derive(Debug)]
pub enum FoundCode {
    /// An invitation.
    Held(Box<Held>),
    /// Nothing any more. Holds the name of the organizer who ended it.
    Ended {
        /// What happened.
        how: CodeEnd,
        /// The name.
        by: String,
    },
}

/// The invitation of a code, with its meeting and organizer.
#[derive(Debug)]
pub struct Held {
    /// The version of the code.
    pub version: i64,
    /// The invitation.
    pub invitation: Invitation,
    /// Who removed the person, if someone did.
    pub removed_by: Option<String>,
    /// The meeting.
    pub meeting: Meeting,
    /// The organizer.
    pub host: Host,
}

/// The organizer of a meeting, as far as invitees need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The language that their emails are in.
    pub language: Option<Locale>,
}

/// A person whose invitation has a code that was looked up by its organizer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeOwner {
    /// What the code is stored under.
    pub lookup: String,
    /// The version of the code.
    pub version: i64,
    /// The invitation's id.
    pub invitation_id: Uuid,
    /// The meeting's id.
    pub meeting_id: Uuid,
    /// The person's name.
    pub name: String,
}

/// A person who waits for an organizer's help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The invitation's id.
    pub invitation_id: Uuid,
    /// The meeting's id.
    pub meeting_id: Uuid,
    /// The person's name.
    pub name: String,
    /// The title or room of the meeting.
    pub heading: String,
}

fn read_found(row: &Row<'_>) -> Result<Option<FoundCode>, StoreError> {
    if row.optional_text("invitation_id")?.is_some() {
        let host = row.record("organizer", |row| {
            Ok(Host {
                id: row.string("organizer_id")?,
                name: row.string("organizer_name")?,
                email: row.string("organizer_email")?,
                language: row.optional_text("organizer_language")?.map(str::parse).transpose()?,
            })
        })?;
        return Ok(Some(FoundCode::Held(Box::new(Held {
            version: row.integer("version")?,
            invitation: read_invitation(row)?,
            removed_by: row.optional_string("removed_by")?,
            meeting: read_meeting(row)?.meeting,
            host,
        }))));
    }
    let how = match row.optional_text("ended_as")? {
        Some("cancelled") => CodeEnd::Cancelled,
        Some(_) => CodeEnd::Revoked,
        None => return Ok(None),
    };
    Ok(Some(FoundCode::Ended { how, by: row.optional_string("ended_by")?.unwrap_or_default() }))
}

fn prefixed(columns: &str, table: &str) -> String {
    columns.split(", ").map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

impl Store {
    /// Looks up a code.
    pub async fn code(&self, lookup: Lookup) -> Result<Option<FoundCode>, StoreError> {
        static SQL: LazyLock<String> = LazyLock::new(|| {
            format!(
                "SELECT c.version, c.ended_as, c.ended_by, i.removed_by, {}, {}, o.id AS organizer_id, \
                 o.name AS organizer_name, o.email AS organizer_email, o.language AS organizer_language \
                 FROM join_codes c LEFT JOIN invitations i ON i.id = c.invitation_id \
                 LEFT JOIN meetings m ON m.id = i.meeting_id LEFT JOIN organizers o ON o.id = m.organizer_id \
                 WHERE c.lookup = $1",
                prefixed(INVITATION_COLUMNS, "i"),
                prefixed(MEETING_COLUMNS, "m"),
            )
        });
        Ok(self.db.fetch_optional(&SQL, &[lookup.to_string().into()], read_found).await?.flatten())
    }

    /// Returns which of these codes belong to people whom an organizer has invited.
    pub async fn codes_of(&self, organizer_id: &str, lookups: &[Lookup]) -> Result<Vec<CodeOwner>, StoreError> {
        let mut found = Vec::new();
        for lookups in lookups.chunks(IDS_AT_ONCE) {
            let sql = format!(
                "SELECT c.lookup, c.version, c.invitation_id, m.id AS meeting_id, i.name FROM join_codes c \
                 JOIN invitations i ON i.id = c.invitation_id JOIN meetings m ON m.id = i.meeting_id \
                 WHERE m.organizer_id = $1 AND i.removed_at IS NULL AND c.lookup IN ({})",
                places(2, lookups.len())
            );
            let mut args = vec![organizer_id.into()];
            args.extend(lookups.iter().map(|lookup| Arg::from(lookup.to_string())));
            let read = |row: &Row<'_>| {
                row.record("invitation", |row| {
                    Ok(CodeOwner {
                        lookup: row.string("lookup")?,
                        version: row.integer("version")?,
                        invitation_id: row.text("invitation_id")?.parse()?,
                        meeting_id: row.text("meeting_id")?.parse()?,
                        name: row.string("name")?,
                    })
                })
            };
            found.append(&mut self.db.fetch(&sql, &args, read).await?);
        }
        Ok(found)
    }

    /// Stores when the page behind a link was first opened.
    pub async fn note_opened(&self, invitation_id: Uuid, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE invitations SET first_opened_at = $2 WHERE id = $1 AND first_opened_at IS NULL";
        self.db.execute(SQL, &[invitation_id.into(), now.into()]).await.map(drop)
    }

    /// Counts a click on the button to join.
    pub async fn note_joined(&self, invitation_id: Uuid, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE invitations SET last_joined_at = $2, join_count = join_count + 1, \
                           first_opened_at = COALESCE(first_opened_at, $2) WHERE id = $1";
        self.db.execute(SQL, &[invitation_id.into(), now.into()]).await.map(drop)
    }

    /// Returns which link keys the codes of meetings that are not over follow from, each with the number of people.
    pub async fn link_keys(&self, now: Timestamp) -> Result<Vec<(String, i64)>, StoreError> {
        const SQL: &str = "SELECT i.code_key, COUNT(*) AS total FROM invitations i JOIN meetings m ON m.id = i.meeting_id \
                           WHERE m.link_kind = 'join' AND m.ends_at > $1 - 86400 AND m.ends_at + 60 * m.closes_late > $1 \
                           AND i.code_key IS NOT NULL AND i.removed_at IS NULL GROUP BY i.code_key ORDER BY i.code_key";
        self.db.fetch(SQL, &[now.into()], |row| Ok((row.string("code_key")?, row.integer("total")?))).await
    }

    /// Revokes links to one of the organizer's meetings. Returns the ids of those that were not revoked before.
    pub async fn revoke(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        ids: &[Uuid],
        by: &str,
        entry: &Entry,
    ) -> Result<Option<u64>, StoreError> {
        const SQL: &str = "UPDATE invitations SET revoked_at = $2, revoked_by = $3 WHERE meeting_id = $1 \
                           AND revoked_at IS NULL AND removed_at IS NULL AND id IN ";
        let set = [entry.at.into(), by.into()];
        self.change_links(organizer_id, meeting_id, (SQL, &set), ids, entry).await
    }

    /// Undoes the revocation of links to one of the organizer's meetings.
    pub async fn undo_revoke(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        ids: &[Uuid],
        entry: &Entry,
    ) -> Result<Option<u64>, StoreError> {
        const SQL: &str = "UPDATE invitations SET revoked_at = NULL, revoked_by = NULL WHERE meeting_id = $1 \
                           AND revoked_at IS NOT NULL AND removed_at IS NULL AND id IN ";
        self.change_links(organizer_id, meeting_id, (SQL, &[]), ids, entry).await
    }

    /// Brings back people who were removed from one of the organizer's meetings less than a week ago.
    pub async fn undo_remove(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        ids: &[Uuid],
        entry: &Entry,
    ) -> Result<Option<u64>, StoreError> {
        const SQL: &str = "UPDATE invitations SET removed_at = NULL, removed_by = NULL WHERE meeting_id = $1 \
                           AND removed_at > $2 AND id IN ";
        let set = [(entry.at.as_second() - UNDO_TIME).into()];
        self.change_links(organizer_id, meeting_id, (SQL, &set), ids, entry).await
    }

    /// Runs a statement for some of a meeting's invitations. Returns how many it changed, or `None` if the meeting was
    /// not found. Records the number in the activity log.
    async fn change_links(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        (sql, set): (&str, &[Arg<'_>]),
        ids: &[Uuid],
        entry: &Entry,
    ) -> Result<Option<u64>, StoreError> {
        let mut tx = self.db.begin().await?;
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(None);
        }
        let args = [&[meeting_id.into()], set].concat();
        let changed = execute_for(&mut tx, sql, &args, ids).await?;
        if changed > 0 {
            count_people(&mut tx, meeting_id).await?;
            write_entry(&mut tx, &entry.clone().with(people(changed))).await?;
        }
        tx.commit().await?;
        Ok(Some(changed))
    }

    /// Replaces the codes of some of a meeting's invitations. Returns how many, or `None` if the meeting was not found.
    pub async fn replace_codes(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        ids: &[Uuid],
        key: &LinkKey,
        entry: &Entry,
    ) -> Result<Option<u64>, StoreError> {
        const SQL: &str = "UPDATE invitations SET code_version = COALESCE(code_version, -1) + 1, code_key = $2, \
                           changed_at = $3, revoked_at = NULL, revoked_by = NULL WHERE meeting_id = $1 AND id IN ";
        let mut tx = self.db.begin().await?;
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(None);
        }
        let versions: Vec<(Uuid, i64)> =
            next_versions(&mut tx, meeting_id).await?.into_iter().filter(|(id, _)| ids.contains(id)).collect();
        let ids: Vec<Uuid> = versions.iter().map(|(id, _)| *id).collect();
        insert_codes(&mut tx, meeting_id, key, &versions).await?;
        let args = [meeting_id.into(), key.fingerprint().to_string().into(), entry.at.into()];
        let changed = execute_for(&mut tx, SQL, &args, &ids).await?;
        if changed > 0 {
            write_entry(&mut tx, &entry.clone().with(people(changed))).await?;
        }
        tx.commit().await?;
        Ok(Some(changed))
    }

    /// Revokes every join link of an organizer. Returns how many were not revoked before.
    pub async fn revoke_all(&self, organizer_id: &str, by: &str, entry: &Entry) -> Result<u64, StoreError> {
        const SQL: &str = "UPDATE invitations SET revoked_at = $2, revoked_by = $3 \
                           WHERE revoked_at IS NULL AND removed_at IS NULL \
                           AND meeting_id IN (SELECT id FROM meetings WHERE organizer_id = $1 AND link_kind = 'join')";
        let mut tx = self.db.begin().await?;
        let revoked = tx.execute(SQL, &[organizer_id.into(), entry.at.into(), by.into()]).await?;
        write_entry(&mut tx, &entry.clone().with(people(revoked))).await?;
        tx.commit().await?;
        Ok(revoked)
    }

    /// Stores that a person asks for help. Returns `false` if they asked within the last hour.
    pub async fn note_asked(&self, invitation_id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
        // A time in the future is from before the clock was set back.
        const SQL: &str = "UPDATE invitations SET asked_at = $2 WHERE id = $1 AND removed_at IS NULL \
                           AND (asked_at IS NULL OR asked_at <= $3 OR asked_at > $2)";
        let args = [invitation_id.into(), now.into(), (now.as_second() - ASK_EVERY).into()];
        Ok(self.db.execute(SQL, &args).await? == 1)
    }

    /// Marks a person's request for help as done. The caller has checked that the meeting is the organizer's.
    pub async fn note_answered(&self, meeting_id: Uuid, id: Uuid, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE invitations SET answered_at = $3 WHERE meeting_id = $1 AND id = $2";
        self.db.execute(SQL, &[meeting_id.into(), id.into(), now.into()]).await.map(drop)
    }

    /// Returns the people who wait for help with an organizer's meetings. The latest come first.
    pub async fn people_asking(&self, organizer_id: &str, limit: i64) -> Result<Vec<Asking>, StoreError> {
        const SQL: &str = "SELECT i.id, m.id AS meeting_id, COALESCE(m.title, m.room) AS heading, i.name FROM invitations i \
                           JOIN meetings m ON m.id = i.meeting_id WHERE i.asked_at IS NOT NULL \
                           AND (i.answered_at IS NULL OR i.answered_at < i.asked_at) AND i.removed_at IS NULL \
                           AND m.organizer_id = $1 ORDER BY i.asked_at DESC, i.id LIMIT $2";
        let read = |row: &Row<'_>| {
            row.record("invitation", |row| {
                Ok(Asking {
                    invitation_id: row.text("id")?.parse()?,
                    meeting_id: row.text("meeting_id")?.parse()?,
                    name: row.string("name")?,
                    heading: row.string("heading")?,
                })
            })
        };
        self.db.fetch(SQL, &[organizer_id.into(), limit.into()], read).await
    }

    /// Deletes people who were removed more than a week ago. Their codes stay, and say that they were revoked.
    pub async fn delete_removed(&self, now: Timestamp) -> Result<u64, StoreError> {
        const PEOPLE: &str = "DELETE FROM invitations WHERE removed_at <= $1";
        let sql = format!(
            "UPDATE join_codes SET ended_as = '{}', \
             ended_by = (SELECT removed_by FROM invitations i WHERE i.id = join_codes.invitation_id), {KEPT_FROM} \
             WHERE ended_as IS NULL AND invitation_id IN (SELECT id FROM invitations WHERE removed_at <= $2)",
            CodeEnd::Revoked.word()
        );
        let until = now.as_second() - UNDO_TIME;
        let mut tx = self.db.begin().await?;
        tx.execute(&sql, &[now.into(), until.into()]).await?;
        let deleted = tx.execute(PEOPLE, &[until.into()]).await?;
        tx.commit().await?;
        Ok(deleted)
    }
}

fn people(count: u64) -> String {
    count_of(usize::try_from(count).unwrap_or(usize::MAX), "person", "people")
}

//! Join links: looking up their codes, and noting, revoking and replacing them.

use std::{collections::HashSet, sync::LazyLock};

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError, Tx,
    api_keys::{Claim, note_done},
    invitations::{INVITATION_COLUMNS, read_invitation},
    join_codes::{
        CANCELLED, IDS_AT_ONCE, KEPT_FROM, REMOVED, count_people, execute_for, insert_next_codes, next_versions, places,
    },
    meetings::{COLUMNS as MEETING_COLUMNS, read_meeting},
    outbox::{Batch, insert_batch, lock_meeting},
    webhooks::{queue, write_change},
    write_entry,
};
use crate::{
    audit::{Entry, count_of},
    invite::{
        Invitation, Locale, Meeting,
        join::{LinkKey, LinkKind, Lookup},
    },
    webhook::{Event, News},
};

/// How long a person who was removed can be brought back, in seconds.
pub const UNDO_TIME: i64 = 7 * 24 * 60 * 60;

/// A person can ask for help once in this many seconds.
const ASK_EVERY: i64 = 60 * 60;

/// What a code leads to, as far as is known without the link key.
#[derive(Debug)]
pub enum FoundCode {
    /// An invitation.
    Current(Box<Held>),
    /// Nothing any more: the meeting was deleted. Holds the name of the organizer who did it.
    Cancelled(String),
    /// Nothing any more: the person was removed. Holds the name of the organizer who did it.
    Removed(String),
    /// Nothing any more: the link was revoked.
    Revoked {
        /// The name of the organizer who did it.
        by: String,
        /// Whose link it was.
        holder: CodeHolder,
    },
    /// Nothing any more: the person has a newer link, of either kind.
    Replaced(CodeHolder),
}

/// The invitation of a code, with its meeting and organizer.
#[derive(Debug)]
pub struct Held {
    /// The version of the code.
    pub version: i64,
    /// The invitation.
    pub invitation: Invitation,
    /// The meeting.
    pub meeting: Meeting,
    /// The organizer.
    pub host: Host,
}

/// Whose code it is.
#[derive(Debug)]
pub struct CodeHolder {
    /// The invitation's id.
    pub invitation_id: Uuid,
    /// The meeting's id.
    pub meeting_id: Uuid,
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
    /// The invitation's id.
    pub invitation_id: Uuid,
    /// The meeting's id.
    pub meeting_id: Uuid,
    /// The person's name.
    pub name: String,
}

/// Codes to replace.
#[derive(Debug, Clone, Copy)]
pub struct OldCodes<'a> {
    /// The ids of their invitations.
    pub ids: &'a [Uuid],
    /// The version that they must have, if it matters; -1 for an invitation without a code.
    pub version: Option<i64>,
    /// The claim of a request with an idempotency key, which must not replace the codes twice.
    pub claim: Option<&'a Claim>,
}

/// Whether codes were replaced.
#[derive(Debug, Clone, Copy)]
pub enum Replaced {
    /// They are. Holds how many.
    Now(u64),
    /// The same request replaced them before.
    Before,
    /// Nothing was changed, because a code has another version.
    OtherVersion,
    /// The meeting was not found.
    NoMeeting,
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
    if row.optional_text("invitation_id")?.is_none() {
        let by = row.optional_string("ended_by")?.unwrap_or_default();
        return match row.optional_text("ended_as")? {
            Some(CANCELLED) => Ok(Some(FoundCode::Cancelled(by))),
            Some(_) => Ok(Some(FoundCode::Removed(by))),
            None => Ok(None),
        };
    }
    if let Some(by) = row.optional_string("removed_by")? {
        return Ok(Some(FoundCode::Removed(by)));
    }
    let host = row.record("organizer", |row| {
        Ok(Host {
            id: row.string("organizer_id")?,
            name: row.string("organizer_name")?,
            email: row.string("organizer_email")?,
            language: row.optional_text("organizer_language")?.map(str::parse).transpose()?,
        })
    })?;
    let (version, invitation, meeting) = (row.integer("version")?, read_invitation(row)?, read_meeting(row)?.meeting);
    let is_current =
        meeting.link_kind == LinkKind::Join && invitation.join.code.is_some_and(|issued| issued.version == version);
    let (invitation_id, meeting_id) = (invitation.id, meeting.id);
    Ok(Some(match &invitation.join.revoked {
        Some(revoked) => {
            let by = revoked.by.clone();
            FoundCode::Revoked { by, holder: CodeHolder { invitation_id, meeting_id, host } }
        }
        None if !is_current => FoundCode::Replaced(CodeHolder { invitation_id, meeting_id, host }),
        None => FoundCode::Current(Box::new(Held { version, invitation, meeting, host })),
    }))
}

/// Names the table of each of these columns.
pub(super) fn prefixed(columns: &str, table: &str) -> String {
    columns.split(", ").map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

/// Stores when the page behind a link was first opened, unless that is known.
async fn note_opened(tx: &mut Tx<'_>, news: &News) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE invitations SET first_opened_at = $2 WHERE id = $1 AND first_opened_at IS NULL";
    match tx.execute(SQL, &[news.invitation_id.into(), news.at.into()]).await? {
        0 => Ok(()),
        _ => queue(tx, news).await,
    }
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
                "SELECT c.invitation_id, m.id AS meeting_id, i.name FROM join_codes c \
                 JOIN invitations i ON i.id = c.invitation_id JOIN meetings m ON m.id = i.meeting_id \
                 WHERE m.organizer_id = $1 AND i.removed_at IS NULL AND c.lookup IN ({})",
                places(2, lookups.len())
            );
            let mut args = vec![organizer_id.into()];
            args.extend(lookups.iter().map(|lookup| Arg::from(lookup.to_string())));
            let read = |row: &Row<'_>| {
                row.record("invitation", |row| {
                    Ok(CodeOwner {
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
    pub async fn note_opened(&self, news: &News) -> Result<(), StoreError> {
        let mut tx = self.db.begin().await?;
        note_opened(&mut tx, news).await?;
        tx.commit().await
    }

    /// Counts a click on the button to join, and stores when the token expires that was signed for it.
    pub async fn note_joined(&self, news: &News, expires_at: Option<Timestamp>) -> Result<(), StoreError> {
        // An earlier token may last longer, if the meeting was shortened since.
        const SQL: &str = "UPDATE invitations SET last_joined_at = $2, join_count = join_count + 1, \
                           rejoin_until = CASE WHEN rejoin_until > $3 THEN rejoin_until ELSE $3 END WHERE id = $1";
        let mut tx = self.db.begin().await?;
        note_opened(&mut tx, &News { event: Event::Opened, ..news.clone() }).await?;
        tx.execute(SQL, &[news.invitation_id.into(), news.at.into(), expires_at.into()]).await?;
        queue(&mut tx, news).await?;
        tx.commit().await
    }

    /// Returns the people who clicked to join a meeting, also those who were removed since, each with when their last token
    /// expires.
    pub async fn people_who_joined(&self, meeting_id: Uuid) -> Result<Vec<(Uuid, Timestamp)>, StoreError> {
        const SQL: &str = "SELECT id, rejoin_until FROM invitations WHERE meeting_id = $1 AND rejoin_until IS NOT NULL";
        let read =
            |row: &Row<'_>| row.record("invitation", |row| Ok((row.text("id")?.parse()?, row.time("rejoin_until")?)));
        self.db.fetch(SQL, &[meeting_id.into()], read).await
    }

    /// Returns an organizer's meetings that are not over or whose tokens last longer, if someone clicked to join them.
    pub async fn meetings_joined(&self, organizer_id: &str, now: Timestamp) -> Result<Vec<Uuid>, StoreError> {
        const SQL: &str = "SELECT id FROM meetings m WHERE organizer_id = $1 AND EXISTS (SELECT 1 FROM invitations i \
                           WHERE i.meeting_id = m.id AND i.rejoin_until IS NOT NULL \
                           AND (i.rejoin_until > $2 OR m.ends_at + 60 * m.closes_late > $2))";
        let read = |row: &Row<'_>| row.record("meeting", |row| Ok(row.text("id")?.parse()?));
        self.db.fetch(SQL, &[organizer_id.into(), now.into()], read).await
    }

    /// Returns which link keys the codes of meetings that are not over are derived from, each with the number of people.
    pub async fn link_keys(&self, now: Timestamp) -> Result<Vec<(String, i64)>, StoreError> {
        const SQL: &str = "SELECT i.code_key, COUNT(*) AS total FROM invitations i JOIN meetings m ON m.id = i.meeting_id \
                           WHERE m.link_kind = 'join' AND m.ends_at > $1 - 86400 AND m.ends_at + 60 * m.closes_late > $1 \
                           AND i.code_key IS NOT NULL AND i.removed_at IS NULL GROUP BY i.code_key ORDER BY i.code_key";
        self.db.fetch(SQL, &[now.into()], |row| Ok((row.string("code_key")?, row.integer("total")?))).await
    }

    /// Revokes links to one of the organizer's meetings. Returns how many were not revoked before.
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
            write_change(&mut tx, organizer_id, meeting_id, &entry.clone().with(people(changed))).await?;
        }
        tx.commit().await?;
        Ok(Some(changed))
    }

    /// Replaces the codes of some of a meeting's invitations.
    pub async fn replace_codes(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        OldCodes { ids, version, claim }: OldCodes<'_>,
        key: &LinkKey,
        entry: &Entry,
    ) -> Result<Replaced, StoreError> {
        const SQL: &str = "UPDATE invitations SET link_version = link_version + 1, revoked_at = NULL, revoked_by = NULL \
                           WHERE meeting_id = $1 AND removed_at IS NULL AND id IN ";
        let ids: HashSet<&Uuid> = ids.iter().collect();
        let mut tx = self.db.begin().await?;
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(Replaced::NoMeeting);
        }
        if let Some(claim) = claim
            && !note_done(&mut tx, claim).await?
        {
            return Ok(Replaced::Before);
        }
        let versions: Vec<(Uuid, i64)> =
            next_versions(&mut tx, meeting_id).await?.into_iter().filter(|(id, _)| ids.contains(id)).collect();
        if version.is_some_and(|version| versions.iter().any(|(_, next)| *next != version + 1)) {
            return Ok(Replaced::OtherVersion);
        }
        let ids: Vec<Uuid> = versions.iter().map(|(id, _)| *id).collect();
        let changed = insert_next_codes(&mut tx, meeting_id, key, versions).await?;
        execute_for(&mut tx, SQL, &[meeting_id.into()], &ids).await?;
        if changed > 0 {
            write_entry(&mut tx, &entry.clone().with(people(changed))).await?;
        }
        tx.commit().await?;
        Ok(Replaced::Now(changed))
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

    /// Stores that a person asks for help, and puts an email about it into the outbox. Returns `false` if they asked within
    /// the last hour: then their request is open again, and there is no second email.
    pub async fn note_asked(&self, news: &News, email: Option<Batch<'_>>) -> Result<bool, StoreError> {
        // A time in the future is from before the clock was set back.
        const FIRST: &str = "UPDATE invitations SET asked_at = $2, answered_at = NULL WHERE id = $1 \
                             AND removed_at IS NULL AND (asked_at IS NULL OR asked_at <= $3 OR asked_at > $2)";
        const AGAIN: &str = "UPDATE invitations SET answered_at = NULL WHERE id = $1 AND removed_at IS NULL";
        let mut tx = self.db.begin().await?;
        let args = [news.invitation_id.into(), news.at.into(), (news.at.as_second() - ASK_EVERY).into()];
        let is_first = tx.execute(FIRST, &args).await? == 1;
        if is_first {
            queue(&mut tx, news).await?;
        }
        match email.filter(|_| is_first) {
            Some(email) => insert_batch(&mut tx, email).await.map(drop)?,
            None => tx.execute(AGAIN, &[news.invitation_id.into()]).await.map(drop)?,
        }
        tx.commit().await?;
        Ok(is_first)
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
                           AND i.answered_at IS NULL AND i.removed_at IS NULL \
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
            "UPDATE join_codes SET ended_as = '{REMOVED}', \
             ended_by = (SELECT removed_by FROM invitations i WHERE i.id = join_codes.invitation_id), {KEPT_FROM} \
             WHERE ended_as IS NULL AND meeting_id IN (SELECT meeting_id FROM invitations WHERE removed_at <= $2) \
             AND invitation_id IN (SELECT id FROM invitations WHERE removed_at <= $2)"
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

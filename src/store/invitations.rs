//! Invitations, and the API keys that signed the shared links.

use std::sync::LazyLock;

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Arg, Row, Store, StoreError, Tx,
    join_codes::{insert_codes, places},
    webhooks::write_change,
};
use crate::{
    audit::Entry,
    invite::{
        Invitation, Invitee, Locale, MailAddress,
        batch::PEOPLE_LIMIT,
        join::{IssuedCode, JoinFacts, LinkKey, LinkKind, Revocation},
        sharing::{Shared, Sharing},
    },
    token::KeyFingerprint,
};

/// The result of adding people to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// The people were added.
    New,
    /// The same form was sent before.
    Before,
    /// The meeting was not found.
    NoMeeting,
    /// The meeting has links of the other kind by now.
    OtherKind,
    /// No one was added, because the meeting would have this many people, which is more than the limit.
    TooMany(usize),
}

/// The meeting and organizer that an invitation belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The meeting's id.
    pub meeting_id: String,
    /// The organizer's id.
    pub organizer_id: String,
    /// The organizer's name.
    pub organizer_name: String,
    /// Whether the organizer is disabled.
    pub organizer_is_disabled: bool,
    /// The meeting's title, if it has one.
    pub title: Option<String>,
    /// The meeting's room.
    pub room: String,
    at: i64,
    /// The invitee's name.
    pub name: String,
}

impl Issued {
    /// Returns when the links were issued.
    pub fn at(&self) -> Timestamp {
        Timestamp::from_second(self.at).unwrap_or_default()
    }
}

/// The columns of an invitation. Those whose names other tables have, too, have another one.
pub(super) const INVITATION_COLUMNS: &str = "id AS invitation_id, name, email, is_owner, language, link_version, \
                                             shared_at, shared_how, shared_version, \
                                             key_fingerprint AS issued_under, code_version, code_key, \
                                             invited_starts_at, invited_ends_at, revoked_at, revoked_by, removed_at, \
                                             first_opened_at, last_joined_at, rejoin_until, join_count, asked_at, \
                                             answered_at";

/// Selects a meeting's invitations, in the order in which they were created.
pub(super) static INVITATIONS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {INVITATION_COLUMNS} FROM invitations WHERE meeting_id = $1 AND removed_at IS NULL ORDER BY position"
    )
});

fn read_join_facts(row: &Row<'_>) -> Result<JoinFacts, Box<dyn std::error::Error>> {
    let code = match (row.optional_integer("code_version")?, row.optional_text("code_key")?) {
        (Some(version), Some(key)) => Some(IssuedCode { version, key: key.parse()? }),
        _ => None,
    };
    let revoked = match row.optional_time("revoked_at")? {
        Some(at) => Some(Revocation { at, by: row.optional_string("revoked_by")?.unwrap_or_default() }),
        None => None,
    };
    Ok(JoinFacts {
        code,
        revoked,
        invited_to: row.optional_time("invited_starts_at")?.zip(row.optional_time("invited_ends_at")?),
        removed_at: row.optional_time("removed_at")?,
        first_opened_at: row.optional_time("first_opened_at")?,
        last_joined_at: row.optional_time("last_joined_at")?,
        rejoin_until: row.optional_time("rejoin_until")?,
        join_count: row.integer("join_count")?,
        asked_at: row.optional_time("asked_at")?,
        answered_at: row.optional_time("answered_at")?,
    })
}

fn read_sharing(row: &Row<'_>) -> Result<Sharing, Box<dyn std::error::Error>> {
    let shared = match (row.optional_time("shared_at")?, row.optional_text("shared_how")?) {
        (Some(at), Some(how)) => {
            let version = row.optional_integer("shared_version")?.unwrap_or_default();
            Some(Shared { at, how: how.parse()?, version })
        }
        _ => None,
    };
    Ok(Sharing { version: row.integer("link_version")?, shared, has_other_key: false })
}

pub(super) fn read_invitation(row: &Row<'_>) -> Result<Invitation, StoreError> {
    row.record_with("invitation", "invitation_id", |row| {
        let invitee = Invitee {
            name: row.text("name")?.parse()?,
            email: row.optional_text("email")?.map(str::parse).transpose()?,
            is_owner: row.boolean("is_owner")?,
            language: row.optional_text("language")?.map(str::parse).transpose()?,
        };
        Ok(Invitation {
            id: row.text("invitation_id")?.parse()?,
            invitee,
            issued_under: row.optional_text("issued_under")?.map(str::parse).transpose()?,
            join: read_join_facts(row)?,
            sharing: read_sharing(row)?,
        })
    })
}

/// Inserts invitations, starting at a position, and their codes, which are derived from the link key. Returns `false` if one
/// of them already exists. Some may have been inserted in that case.
pub(super) async fn insert_invitations(
    tx: &mut Tx<'_>,
    meeting_id: Uuid,
    from: i64,
    invitations: &[Invitation],
    key: Option<&LinkKey>,
) -> Result<bool, StoreError> {
    const INTO: &str = "invitations (id, meeting_id, position, name, email, is_owner, language, \
                        key_fingerprint, code_version, code_key, invited_starts_at, invited_ends_at)";
    let row = |(place, invitation)| {
        let Invitation { invitee, .. }: &Invitation = invitation;
        vec![
            invitation.id.into(),
            meeting_id.into(),
            (from + as_count(place)).into(),
            invitee.name.as_str().into(),
            invitee.email.as_ref().map(MailAddress::as_str).into(),
            invitee.is_owner.into(),
            invitee.language.map(Locale::tag).into(),
            invitation.issued_under.map(|key| key.to_string()).into(),
            invitation.join.code.map(|code| code.version).into(),
            invitation.join.code.map(|code| code.key.to_string()).into(),
            invitation.join.invited_to.map(|(starts_at, _)| starts_at).into(),
            invitation.join.invited_to.map(|(_, ends_at)| ends_at).into(),
        ]
    };
    let rows: Vec<Vec<Arg<'_>>> = invitations.iter().enumerate().map(row).collect();
    let written = tx.insert(INTO, &rows, "ON CONFLICT (id) DO NOTHING").await?;
    if written != invitations.len() as u64 {
        return Ok(false);
    }
    if let Some(key) = key {
        let version = |invitation: &Invitation| Some((invitation.id, invitation.join.code?.version));
        let versions: Vec<(Uuid, i64)> = invitations.iter().filter_map(version).collect();
        insert_codes(tx, meeting_id, key, &versions).await?;
    }
    Ok(true)
}

pub(super) fn as_count(number: usize) -> i64 {
    i64::try_from(number).expect("counts of people fit")
}

impl Store {
    /// Adds people to a meeting, all or none. Their ids are derived from the form's id, so that sending the form twice
    /// adds them once.
    pub async fn add_invitations(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        invitations: &[Invitation],
        key: Option<&LinkKey>,
        entry: &Entry,
    ) -> Result<Added, StoreError> {
        const SQL: &str = "UPDATE meetings SET invitation_count = invitation_count + $3, people_removed_at = NULL \
                           WHERE id = $1 AND organizer_id = $2 RETURNING invitation_count, link_kind";
        const NEXT: &str = "SELECT COALESCE(MAX(position), -1) + 1 AS next FROM invitations WHERE meeting_id = $1";
        let args = [meeting_id.into(), organizer_id.into(), as_count(invitations.len()).into()];
        let mut tx = self.db.begin().await?;
        let read =
            |row: &Row<'_>| Ok((row.integer("invitation_count")?, row.text("link_kind")? == LinkKind::Join.word()));
        let Some((count, has_join_links)) = tx.fetch_optional(SQL, &args, read).await? else {
            return Ok(Added::NoMeeting);
        };
        if has_join_links != key.is_some() {
            return Ok(Added::OtherKind);
        }
        let next = tx.fetch_one(NEXT, &[meeting_id.into()], |row| row.integer("next")).await?;
        if !insert_invitations(&mut tx, meeting_id, next, invitations, key).await? {
            return Ok(Added::Before);
        }
        if count > as_count(PEOPLE_LIMIT) {
            return Ok(Added::TooMany(usize::try_from(count).unwrap_or(usize::MAX)));
        }
        write_change(&mut tx, organizer_id, meeting_id, entry).await?;
        tx.commit().await?;
        Ok(Added::New)
    }

    /// Updates an invitee, and counts a change of their link if it changes. Returns `false` if the invitation was deleted or
    /// changed after `before` was read. The caller has checked that the meeting is the organizer's.
    pub async fn update_invitation(
        &self,
        meeting_id: Uuid,
        before: &Invitation,
        invitee: &Invitee,
        changes_link: bool,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET sequence = sequence + 1 WHERE id = $1 RETURNING organizer_id";
        // An email that waits for another attempt may be waiting because of the address.
        const MAIL: &str = "UPDATE outbox SET due_at = $3 WHERE meeting_id = $1 AND invitation_id = $2 \
                            AND kind = 'invitation' AND state = 'waiting' AND attempts > 0";
        const INVITATION: &str = "UPDATE invitations SET name = $3, email = $4, is_owner = $5, \
                                  link_version = link_version + $6, language = $10 \
                                  WHERE meeting_id = $1 AND id = $2 AND removed_at IS NULL \
                                  AND name = $7 AND COALESCE(email, '') = $8 \
                                  AND is_owner = $9 AND COALESCE(language, '') = $11";
        let email = |invitee: &Invitee| invitee.email.as_ref().map(ToString::to_string);
        let args = [
            meeting_id.into(),
            before.id.into(),
            invitee.name.as_str().into(),
            email(invitee).into(),
            invitee.is_owner.into(),
            i64::from(changes_link).into(),
            before.invitee.name.as_str().into(),
            email(&before.invitee).unwrap_or_default().into(),
            before.invitee.is_owner.into(),
            invitee.language.map(Locale::tag).into(),
            before.invitee.language.map_or("", Locale::tag).into(),
        ];
        let mut tx = self.db.begin().await?;
        let Some(organizer_id) =
            tx.fetch_optional(MEETING, &[meeting_id.into()], |row| row.string("organizer_id")).await?
        else {
            return Ok(false);
        };
        if tx.execute(INVITATION, &args).await? == 0 {
            return Ok(false);
        }
        if email(invitee) != email(&before.invitee) {
            tx.execute(MAIL, &[meeting_id.into(), before.id.into(), entry.at.into()]).await?;
        }
        write_change(&mut tx, &organizer_id, meeting_id, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Returns the first invitees of each of these meetings whose shared links are signed with a different key: the
    /// meeting's id, a name, and the total number in that meeting. Returns at most `limit` for each meeting.
    pub async fn names_with_other_keys(
        &self,
        meeting_ids: &[Uuid],
        key: KeyFingerprint,
        limit: i64,
    ) -> Result<Vec<(Uuid, String, i64)>, StoreError> {
        if meeting_ids.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT meeting_id, name, total FROM (SELECT meeting_id, name, position, \
             ROW_NUMBER() OVER (PARTITION BY meeting_id ORDER BY position) AS place, \
             COUNT(*) OVER (PARTITION BY meeting_id) AS total FROM invitations i WHERE meeting_id IN ({}) AND removed_at IS NULL \
             AND COALESCE(key_fingerprint, (SELECT m.key_fingerprint FROM meetings m WHERE m.id = i.meeting_id)) <> $1) AS named \
             WHERE place <= $2 ORDER BY meeting_id, position",
            places(3, meeting_ids.len())
        );
        let mut args = vec![key.to_string().into(), limit.into()];
        args.extend(meeting_ids.iter().map(|id| Arg::from(*id)));
        let read = |row: &Row<'_>| {
            row.record("meeting", |row| {
                Ok((row.text("meeting_id")?.parse()?, row.string("name")?, row.integer("total")?))
            })
        };
        self.db.fetch(&sql, &args, read).await
    }

    /// Looks up the meeting and organizer that an invitation belongs to.
    pub async fn issued(&self, invitation_id: Uuid) -> Result<Option<Issued>, StoreError> {
        const SQL: &str = "SELECT m.id AS meeting_id, m.organizer_id, o.name AS organizer_name, o.disabled_at, \
                           m.title, m.room, m.issued_at AS at, i.name FROM invitations i JOIN meetings m ON m.id = i.meeting_id \
                           JOIN organizers o ON o.id = m.organizer_id WHERE i.id = $1 AND i.removed_at IS NULL";
        let read = |row: &Row<'_>| {
            Ok(Issued {
                meeting_id: row.string("meeting_id")?,
                organizer_id: row.string("organizer_id")?,
                organizer_name: row.string("organizer_name")?,
                organizer_is_disabled: row.optional_integer("disabled_at")?.is_some(),
                title: row.optional_string("title")?,
                room: row.string("room")?,
                at: row.integer("at")?,
                name: row.string("name")?,
            })
        };
        self.db.fetch_optional(SQL, &[invitation_id.into()], read).await
    }

    /// Returns a meeting's invitations, in the order in which they were created. The caller has checked that the
    /// meeting is the organizer's.
    pub async fn invitations(&self, meeting_id: Uuid) -> Result<Vec<Invitation>, StoreError> {
        self.db.fetch(&INVITATIONS, &[meeting_id.into()], read_invitation).await
    }

    /// Returns a page of a meeting's invitations after a position, and the position for the next page. The caller has
    /// checked that the meeting is the organizer's.
    pub async fn invitations_from(
        &self,
        meeting_id: Uuid,
        position: i64,
        limit: usize,
    ) -> Result<(Vec<Invitation>, Option<i64>), StoreError> {
        let sql = format!(
            "SELECT position, {INVITATION_COLUMNS} FROM invitations \
             WHERE meeting_id = $1 AND removed_at IS NULL AND position > $2 ORDER BY position LIMIT $3"
        );
        let args = [meeting_id.into(), position.into(), as_count(limit + 1).into()];
        let read = |row: &Row<'_>| Ok((row.integer("position")?, read_invitation(row)?));
        let mut placed = self.db.fetch(&sql, &args, read).await?;
        let has_more = placed.len() > limit;
        placed.truncate(limit);
        let next = placed.last().filter(|_| has_more).map(|(position, _)| *position);
        Ok((placed.into_iter().map(|(_, invitation)| invitation).collect(), next))
    }

    /// Returns one of a meeting's invitations. The caller has checked that the meeting is the organizer's.
    pub async fn invitation(&self, meeting_id: Uuid, id: Uuid) -> Result<Option<Invitation>, StoreError> {
        let sql = format!(
            "SELECT {INVITATION_COLUMNS} FROM invitations WHERE meeting_id = $1 AND id = $2 AND removed_at IS NULL"
        );
        self.db.fetch_optional(&sql, &[meeting_id.into(), id.into()], read_invitation).await
    }
}

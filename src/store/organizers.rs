//! Organizers and their passwords.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use super::{Batch, Row, Store, StoreError, Tx, join_codes::cancel_codes_of, outbox::insert_batch, write_entry};
use crate::{
    audit::Entry,
    invite::{InviteeName, Locale, MailAddress, join::LinkKind, zone},
    share::text::Inviter,
};

/// The role of an organizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Can manage their own meetings.
    Organizer,
    /// Can also manage organizers, API keys and the data retention, but not other organizers' meetings and links.
    Administrator,
}

impl Role {
    /// Returns the name of the role.
    pub fn word(self) -> &'static str {
        match self {
            Self::Organizer => "organizer",
            Self::Administrator => "administrator",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = [Self::Organizer, Self::Administrator].into_iter().find(|role| role.word() == text);
        found.ok_or_else(|| format!("unknown role “{text}”; expected organizer or administrator"))
    }
}

/// A person who can sign in and create links.
#[derive(Debug, Clone, PartialEq)]
pub struct Organizer {
    /// The id.
    pub id: String,
    /// The email address for signing in, in lower case.
    pub email: String,
    /// The name on pages.
    pub name: String,
    /// When the organizer was added.
    pub created_at: i64,
    /// The role.
    pub role: Role,
    /// When the organizer was disabled, if they are.
    pub disabled_at: Option<i64>,
    /// Whether the organizer has to choose a new password, because someone else set the current one.
    pub must_change_password: bool,
    /// The language of their emails and of their pages; none follows their browser.
    pub language: Option<Locale>,
    /// The kind of links that they chose last.
    pub link_kind: Option<LinkKind>,
    /// The time zone in which their pages show times; none takes the server's.
    pub zone: Option<TimeZone>,
    /// Whether the form of a new meeting begins with them as one of the people.
    pub invites_self: bool,
}

impl Organizer {
    /// Reads a row with the columns in [`COLUMNS`].
    pub(super) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        row.record("organizer", |row| {
            Ok(Self {
                id: row.string("id")?,
                email: row.string("email")?,
                name: row.string("name")?,
                created_at: row.integer("created_at")?,
                role: row.text("role")?.parse()?,
                disabled_at: row.optional_integer("disabled_at")?,
                must_change_password: row.boolean("must_change_password")?,
                language: row.optional_text("language")?.map(str::parse).transpose()?,
                link_kind: row.optional_text("link_kind")?.map(str::parse).transpose()?,
                zone: row.optional_text("zone")?.and_then(|name| zone::read(name).ok()),
                invites_self: row.boolean("invites_self")?,
            })
        })
    }

    /// Returns whether the organizer is an administrator.
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator
    }

    /// Returns who invites, as their emails say it.
    pub fn inviter(&self) -> Inviter<'_> {
        Inviter { name: &self.name, language: self.language }
    }

    /// Returns whether the organizer is disabled, so that neither they nor their programs have access.
    pub fn is_disabled(&self) -> bool {
        self.disabled_at.is_some()
    }
}

/// How much depends on an organizer's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ahead {
    /// The meetings that are not over.
    pub meetings: i64,
    /// The people in them.
    pub people: i64,
    /// Those of them who have a join link.
    pub join_links: i64,
}

/// The columns of [`Organizer`].
const COLUMNS: &str = "id, email, name, created_at, role, disabled_at, must_change_password, language, \
                       link_kind, zone, invites_self";

/// The condition that an organizer is not the last active administrator.
const LEAVES_ADMINISTRATOR: &str = "(role <> 'administrator' OR EXISTS (SELECT 1 FROM organizers \
                                    WHERE id <> $1 AND role = 'administrator' AND disabled_at IS NULL))";

/// An argon2id hash in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

/// An organizer to add.
pub struct NewOrganizer<'a> {
    /// The email address for signing in.
    pub email: &'a MailAddress,
    /// The name on pages.
    pub name: &'a InviteeName,
    /// The hash of the initial password.
    pub password: &'a PasswordHash,
    /// The role. The first organizer becomes an administrator.
    pub role: Role,
    /// Whether they have to choose a new password first.
    pub must_change_password: bool,
}

impl<'a> NewOrganizer<'a> {
    /// Creates an organizer who is not an administrator and keeps this password.
    pub fn new(email: &'a MailAddress, name: &'a InviteeName, password: &'a PasswordHash) -> Self {
        Self { email, name, password, role: Role::Organizer, must_change_password: false }
    }
}

/// Ends all sessions of an organizer except the one with this handle. Returns how many.
pub(super) async fn end_sessions(tx: &mut Tx<'_>, organizer_id: &str, but: Option<&str>) -> Result<u64, StoreError> {
    const SQL: &str = "DELETE FROM sessions WHERE organizer_id = $1 AND ($2 IS NULL OR id_hash <> $2)";
    tx.execute(SQL, &[organizer_id.into(), but.into()]).await
}

impl Store {
    /// Adds an organizer. Fails with [`StoreError::Duplicate`] if the email address is taken.
    pub async fn add_organizer(&self, new: &NewOrganizer<'_>, entry: &Entry) -> Result<Organizer, StoreError> {
        let sql = format!(
            "INSERT INTO organizers (id, email, name, password_hash, created_at, password_set_at, \
             must_change_password, role) VALUES ($1, $2, $3, $4, $5, $5, $6, \
             CASE WHEN EXISTS (SELECT 1 FROM organizers) THEN $7 ELSE 'administrator' END) RETURNING {COLUMNS}"
        );
        let args = [
            Uuid::new_v4().into(),
            new.email.as_str().to_lowercase().into(),
            new.name.as_str().into(),
            (&new.password.0).into(),
            entry.at.into(),
            new.must_change_password.into(),
            new.role.word().into(),
        ];
        let mut tx = self.db.begin().await?;
        let organizer = tx.fetch_one(&sql, &args, Organizer::read).await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(organizer)
    }

    /// Returns the organizer with this id.
    pub async fn organizer(&self, id: &str) -> Result<Option<Organizer>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM organizers WHERE id = $1");
        self.db.fetch_optional(&sql, &[id.into()], Organizer::read).await
    }

    /// Returns the organizer with this email address, and the hash of their password.
    pub async fn organizer_by_email(&self, email: &str) -> Result<Option<(Organizer, PasswordHash)>, StoreError> {
        // PostgreSQL refuses NUL in text, and no email address contains one.
        if email.contains('\0') {
            return Ok(None);
        }
        let sql = format!("SELECT password_hash, {COLUMNS} FROM organizers WHERE email = $1");
        let read = |row: &Row<'_>| Ok((Organizer::read(row)?, PasswordHash(row.string("password_hash")?)));
        self.db.fetch_optional(&sql, &[email.to_lowercase().into()], read).await
    }

    /// Returns when the password of this account was set, in seconds since 1970, if that is known.
    pub async fn password_set_at(&self, email: &str) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "SELECT password_set_at FROM organizers WHERE email = $1";
        let read = |row: &Row<'_>| row.optional_integer("password_set_at");
        Ok(self.db.fetch_optional(SQL, &[email.to_lowercase().into()], read).await?.flatten())
    }

    /// Returns all organizers, sorted by email address.
    pub async fn organizers(&self) -> Result<Vec<Organizer>, StoreError> {
        self.db.fetch(&format!("SELECT {COLUMNS} FROM organizers ORDER BY email"), &[], Organizer::read).await
    }

    /// Replaces the hash of a password with one that uses other parameters, unless the password was changed in the
    /// meantime.
    pub async fn rehash_password(
        &self,
        id: &str,
        before: &PasswordHash,
        after: &PasswordHash,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
        self.db.execute(SQL, &[id.into(), (&before.0).into(), (&after.0).into()]).await.map(drop)
    }

    /// Sets a password, and ends the organizer's sessions. Returns `false` if there is no such organizer.
    pub async fn set_password(&self, id: &str, password: &PasswordHash, entry: &Entry) -> Result<bool, StoreError> {
        self.write_password(id, None, password, None, entry).await
    }

    /// Replaces the password that was verified, ends the organizer's sessions, and puts a notice about it into the
    /// outbox. Returns `false` if another password was set in the meantime.
    pub async fn replace_password(
        &self,
        id: &str,
        before: &PasswordHash,
        password: &PasswordHash,
        notice: Option<Batch<'_>>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        self.write_password(id, Some(before), password, notice, entry).await
    }

    async fn write_password(
        &self,
        id: &str,
        before: Option<&PasswordHash>,
        password: &PasswordHash,
        notice: Option<Batch<'_>>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const SET: &str = "UPDATE organizers SET password_hash = $2, password_set_at = $4, \
                           must_change_password = FALSE WHERE id = $1 AND ($3 IS NULL OR password_hash = $3)";
        let before = before.map(|before| before.0.as_str());
        let args = [id.into(), (&password.0).into(), before.into(), entry.at.into()];
        let mut tx = self.db.begin().await?;
        if tx.execute(SET, &args).await? == 0 {
            return Ok(false);
        }
        end_sessions(&mut tx, id, None).await?;
        if let Some(notice) = notice {
            insert_batch(&mut tx, notice).await?;
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Stores that an organizer signed in on a device that is not known. If they have signed in before, puts a notice
    /// about it into the outbox.
    pub async fn note_new_device(&self, id: &str, notice: Option<Batch<'_>>) -> Result<(), StoreError> {
        const FIRST: &str = "UPDATE organizers SET has_signed_in = TRUE WHERE id = $1 AND NOT has_signed_in";
        let mut tx = self.db.begin().await?;
        let is_first = tx.execute(FIRST, &[id.into()]).await? == 1;
        if let Some(notice) = notice.filter(|_| !is_first) {
            insert_batch(&mut tx, notice).await?;
        }
        tx.commit().await
    }

    /// Sets the language of an organizer's emails and pages. `None` follows their browser.
    pub async fn set_language(&self, id: &str, language: Option<Locale>) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET language = $2 WHERE id = $1";
        self.db.execute(SQL, &[id.into(), language.map(Locale::tag).into()]).await.map(drop)
    }

    /// Sets the time zone of an organizer's pages. Keeps the present one if `only_if_unset`.
    pub async fn set_zone(&self, id: &str, zone: &TimeZone, only_if_unset: bool) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET zone = $2 WHERE id = $1 AND (zone IS NULL OR NOT $3)";
        let name = zone::name(zone);
        self.db.execute(SQL, &[id.into(), name.as_ref().into(), only_if_unset.into()]).await.map(drop)
    }

    /// Shows the times of an organizer's meetings in a time zone. They stay the same moments.
    pub async fn move_meetings_to_zone(&self, id: &str, zone: &TimeZone) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE meetings SET zone = $2 WHERE organizer_id = $1";
        self.db.execute(SQL, &[id.into(), zone::name(zone).as_ref().into()]).await.map(drop)
    }

    /// Returns what each organizer has ahead, by their id. Those without a meeting ahead are not in it.
    pub async fn ahead_by_organizer(&self, now: Timestamp) -> Result<HashMap<String, Ahead>, StoreError> {
        const SQL: &str = "SELECT organizer_id, COUNT(*) AS meetings, \
                           CAST(SUM(invitation_count) AS BIGINT) AS people, \
                           CAST(SUM(CASE WHEN link_kind = 'join' THEN invitation_count ELSE 0 END) AS BIGINT) AS links \
                           FROM meetings WHERE ends_at > $1 GROUP BY organizer_id";
        let read = |row: &Row<'_>| {
            let [meetings, people, join_links] =
                [row.integer("meetings")?, row.integer("people")?, row.integer("links")?];
            Ok((row.string("organizer_id")?, Ahead { meetings, people, join_links }))
        };
        Ok(self.db.fetch(SQL, &[now.into()], read).await?.into_iter().collect())
    }

    /// Stores the kind of links that an organizer chose.
    pub async fn set_link_kind(&self, id: &str, kind: LinkKind) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET link_kind = $2 WHERE id = $1";
        self.db.execute(SQL, &[id.into(), kind.word().into()]).await.map(drop)
    }

    /// Stores whether the form of a new meeting begins with an organizer as one of the people.
    pub async fn set_invites_self(&self, id: &str, invites_self: bool) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET invites_self = $2 WHERE id = $1";
        self.db.execute(SQL, &[id.into(), invites_self.into()]).await.map(drop)
    }

    /// Sets the role. Returns `false` if there is no such organizer, or if no administrator would be left.
    pub async fn set_role(&self, id: &str, role: Role, entry: &Entry) -> Result<bool, StoreError> {
        let sql = format!(
            "UPDATE organizers SET role = $2 WHERE id = $1 AND ($2 = 'administrator' OR {LEAVES_ADMINISTRATOR})"
        );
        let mut tx = self.begin_with_administrators().await?;
        if tx.execute(&sql, &[id.into(), role.word().into()]).await? == 0 {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Disables an organizer and ends their sessions, or enables an organizer. Returns `false` if there is no such
    /// organizer, or if no administrator would be left.
    pub async fn set_disabled(&self, id: &str, is_disabled: bool, entry: &Entry) -> Result<bool, StoreError> {
        let sql =
            format!("UPDATE organizers SET disabled_at = $2 WHERE id = $1 AND ($2 IS NULL OR {LEAVES_ADMINISTRATOR})");
        let disabled_at = is_disabled.then_some(entry.at);
        let mut tx = self.begin_with_administrators().await?;
        if tx.execute(&sql, &[id.into(), disabled_at.into()]).await? == 0 {
            return Ok(false);
        }
        if is_disabled {
            end_sessions(&mut tx, id, None).await?;
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Removes an organizer with their sessions, meetings and invitations. The codes of their join links stay, and say
    /// that the meetings were cancelled. Returns `false` if there is no such
    /// organizer, or if other organizers would be left without an administrator.
    pub async fn remove_organizer(&self, id: &str, entry: &Entry) -> Result<bool, StoreError> {
        let sql = format!(
            "DELETE FROM organizers WHERE id = $1 \
             AND ({LEAVES_ADMINISTRATOR} OR NOT EXISTS (SELECT 1 FROM organizers WHERE id <> $1))"
        );
        let mut tx = self.begin_with_administrators().await?;
        cancel_codes_of(&mut tx, id, entry.at).await?;
        if tx.execute(&sql, &[id.into()]).await? == 0 {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Returns whether an organizer's emails have a calendar entry attached.
    pub async fn mails_calendar(&self, organizer_id: &str) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT mails_calendar FROM organizers WHERE id = $1";
        let choice = self.db.fetch_optional(SQL, &[organizer_id.into()], |row| row.boolean("mails_calendar")).await?;
        Ok(choice.unwrap_or(true))
    }

    /// Sets whether an organizer's emails have a calendar entry attached.
    pub async fn set_mails_calendar(&self, organizer_id: &str, choice: bool) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET mails_calendar = $2 WHERE id = $1";
        self.db.execute(SQL, &[organizer_id.into(), choice.into()]).await.map(drop)
    }

    /// Begins a transaction that locks the administrators, so that concurrent changes cannot remove the last one.
    async fn begin_with_administrators(&self) -> Result<Tx<'_>, StoreError> {
        let mut tx = self.db.begin().await?;
        // This statement changes nothing.
        tx.execute("UPDATE organizers SET role = role WHERE role = 'administrator'", &[]).await?;
        Ok(tx)
    }
}

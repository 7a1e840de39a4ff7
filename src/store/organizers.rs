//! Who may sign in.

use uuid::Uuid;

use super::{Store, StoreError, on_pool, sessions::end_sessions, write_entry};
use crate::{
    audit::Entry,
    invite::{InviteeName, MailAddress},
};

/// What an organizer may do beside making links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    Organizer,
    /// Manage organizers, their API keys, and how long things are kept. Nobody else's meetings or links.
    Administrator,
}

impl Role {
    /// Its word.
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
        found.ok_or_else(|| format!("“{text}” is no role: want organizer or administrator"))
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// Someone who may sign in and make links.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Organizer {
    /// Made by the program.
    pub id: String,
    /// What they sign in with; in lower case.
    pub email: String,
    /// What the pages call them.
    pub name: String,
    /// When they were added.
    pub created_at: i64,
    /// What they may do beside making links.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Since when they may not sign in, if so.
    pub disabled_at: Option<i64>,
    /// Whether someone else chose their password, so that they have to choose another.
    pub must_change_password: bool,
}

impl Organizer {
    /// Whether they manage organizers, API keys and how long things are kept.
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator
    }

    /// Whether they may not sign in, nor their programs ask.
    pub fn is_disabled(&self) -> bool {
        self.disabled_at.is_some()
    }
}

/// The columns of [`Organizer`].
macro_rules! organizer_columns {
    () => {
        "id, email, name, created_at, role, disabled_at, must_change_password"
    };
}
pub(super) use organizer_columns;

/// Whether someone else would be left who looks after the others.
macro_rules! another_administrator {
    () => {
        "EXISTS (SELECT 1 FROM organizers WHERE id <> $1 AND role = 'administrator' AND disabled_at IS NULL)"
    };
}

/// It changes nothing, and makes others wait who would leave no administrator at the same moment.
const HOLD_ADMINISTRATORS: &str = "UPDATE organizers SET role = role WHERE role = 'administrator'";

/// An argon2id hash in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

/// Someone who is to be added.
pub struct NewOrganizer<'a> {
    /// What they sign in with.
    pub email: &'a MailAddress,
    /// What the pages call them.
    pub name: &'a InviteeName,
    /// Their first password.
    pub password: &'a PasswordHash,
    /// What they may do beside making links; the first of all is an administrator.
    pub role: Role,
    /// Whether they have to choose another password first.
    pub must_change_password: bool,
}

impl<'a> NewOrganizer<'a> {
    /// Someone like others, with a password of their own.
    pub fn new(email: &'a MailAddress, name: &'a InviteeName, password: &'a PasswordHash) -> Self {
        Self { email, name, password, role: Role::Organizer, must_change_password: false }
    }
}

impl Store {
    /// Adds an organizer; [`StoreError::Duplicate`] where the address is taken.
    pub async fn add_organizer(&self, new: &NewOrganizer<'_>, entry: &Entry) -> Result<Organizer, StoreError> {
        const SQL: &str = concat!(
            "INSERT INTO organizers (id, email, name, password_hash, created_at, must_change_password, role) \
             VALUES ($1, $2, $3, $4, $5, $6, \
             CASE WHEN EXISTS (SELECT 1 FROM organizers) THEN $7 ELSE 'administrator' END) RETURNING ",
            organizer_columns!()
        );
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let organizer = sqlx::query_as(SQL)
                .bind(Uuid::new_v4().to_string())
                .bind(new.email.as_str().to_lowercase())
                .bind(new.name.as_str())
                .bind(&new.password.0)
                .bind(entry.at.as_second())
                .bind(new.must_change_password)
                .bind(new.role.word())
                .fetch_one(&mut *tx)
                .await?;
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
            Ok(organizer)
        })
    }

    /// The organizer with this id.
    pub async fn organizer(&self, id: &str) -> Result<Option<Organizer>, StoreError> {
        const SQL: &str = concat!("SELECT ", organizer_columns!(), " FROM organizers WHERE id = $1");
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).bind(id).fetch_optional(pool).await)?)
    }

    /// The organizer who signs in with this address, and the hash of their password.
    pub async fn organizer_by_email(&self, email: &str) -> Result<Option<(Organizer, PasswordHash)>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Row {
            #[sqlx(flatten)]
            organizer: Organizer,
            password_hash: String,
        }
        const SQL: &str = concat!("SELECT password_hash, ", organizer_columns!(), " FROM organizers WHERE email = $1");
        // PostgreSQL refuses a NUL in a text, and nobody's address holds one.
        if email.contains('\0') {
            return Ok(None);
        }
        let row: Option<Row> =
            on_pool!(self, pool => sqlx::query_as(SQL).bind(email.to_lowercase()).fetch_optional(pool).await)?;
        Ok(row.map(|row| (row.organizer, PasswordHash(row.password_hash))))
    }

    /// Every organizer, by address.
    pub async fn organizers(&self) -> Result<Vec<Organizer>, StoreError> {
        const SQL: &str = concat!("SELECT ", organizer_columns!(), " FROM organizers ORDER BY email");
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).fetch_all(pool).await)?)
    }

    /// Writes the hash of the same password, made with other parameters, unless another password was set meanwhile.
    pub async fn rehash_password(
        &self,
        id: &str,
        before: &PasswordHash,
        after: &PasswordHash,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE organizers SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
        on_pool!(self, pool => sqlx::query(SQL).bind(id).bind(&before.0).bind(&after.0).execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Sets a password and ends the organizer's sessions; `false` where there is no such organizer.
    pub async fn set_password(&self, id: &str, password: &PasswordHash, entry: &Entry) -> Result<bool, StoreError> {
        self.write_password(id, None, password, None, entry).await
    }

    /// Sets a password in place of the one that was proved, and ends the organizer's sessions but for one; `false` where
    /// another was set meanwhile.
    pub async fn replace_password(
        &self,
        id: &str,
        before: &PasswordHash,
        password: &PasswordHash,
        but_session: &str,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        self.write_password(id, Some(before), password, Some(but_session), entry).await
    }

    async fn write_password(
        &self,
        id: &str,
        before: Option<&PasswordHash>,
        password: &PasswordHash,
        but_session: Option<&str>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const SET: &str = "UPDATE organizers SET password_hash = $2, must_change_password = FALSE \
                           WHERE id = $1 AND ($3 IS NULL OR password_hash = $3)";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let set = sqlx::query(SET).bind(id).bind(&password.0).bind(before.map(|before| &before.0));
            if set.execute(&mut *tx).await?.rows_affected() == 0 {
                return Ok(false);
            }
            end_sessions!(&mut *tx, id, but_session);
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }

    /// Sets what an organizer may do; `false` where there is no such organizer, or no administrator would be left.
    pub async fn set_role(&self, id: &str, role: Role, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = concat!(
            "UPDATE organizers SET role = $2 \
             WHERE id = $1 AND ($2 = 'administrator' OR role <> 'administrator' OR ",
            another_administrator!(),
            ")"
        );
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(HOLD_ADMINISTRATORS).execute(&mut *tx).await?;
            if sqlx::query(SQL).bind(id).bind(role.word()).execute(&mut *tx).await?.rows_affected() == 0 {
                return Ok(false);
            }
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }

    /// Lets an organizer no longer sign in, and ends their sessions; or lets them in again. `false` where there is no such
    /// organizer, or no administrator would be left.
    pub async fn set_disabled(&self, id: &str, is_disabled: bool, entry: &Entry) -> Result<bool, StoreError> {
        const DISABLE: &str = concat!(
            "UPDATE organizers SET disabled_at = $2 WHERE id = $1 AND (role <> 'administrator' OR ",
            another_administrator!(),
            ")"
        );
        const ENABLE: &str = "UPDATE organizers SET disabled_at = NULL WHERE id = $1";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(HOLD_ADMINISTRATORS).execute(&mut *tx).await?;
            let query = if is_disabled {
                sqlx::query(DISABLE).bind(id).bind(entry.at.as_second())
            } else {
                sqlx::query(ENABLE).bind(id)
            };
            if query.execute(&mut *tx).await?.rows_affected() == 0 {
                return Ok(false);
            }
            if is_disabled {
                end_sessions!(&mut *tx, id, None::<&str>);
            }
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }

    /// Removes an organizer with their sessions, meetings and invitations; `false` where there is none, or others would be
    /// left without an administrator.
    pub async fn remove_organizer(&self, id: &str, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = concat!(
            "DELETE FROM organizers WHERE id = $1 AND (role <> 'administrator' \
             OR NOT EXISTS (SELECT 1 FROM organizers WHERE id <> $1) OR ",
            another_administrator!(),
            ")"
        );
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(HOLD_ADMINISTRATORS).execute(&mut *tx).await?;
            if sqlx::query(SQL).bind(id).execute(&mut *tx).await?.rows_affected() == 0 {
                return Ok(false);
            }
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }
}

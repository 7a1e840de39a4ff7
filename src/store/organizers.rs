//! Who may sign in.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Store, StoreError, on_pool};
use crate::invite::{InviteeName, MailAddress};

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
}

/// An argon2id hash in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

impl Store {
    /// Adds an organizer; [`StoreError::Duplicate`] where the address is taken.
    pub async fn add_organizer(
        &self,
        email: &MailAddress,
        name: &InviteeName,
        password: &PasswordHash,
        now: Timestamp,
    ) -> Result<Organizer, StoreError> {
        const SQL: &str = "INSERT INTO organizers (id, email, name, password_hash, created_at) \
                           VALUES ($1, $2, $3, $4, $5) RETURNING id, email, name, created_at";
        Ok(on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(Uuid::new_v4().to_string())
            .bind(email.as_str().to_lowercase())
            .bind(name.as_str())
            .bind(&password.0)
            .bind(now.as_second())
            .fetch_one(pool)
            .await)?)
    }

    /// The organizer with this id.
    pub async fn organizer(&self, id: &str) -> Result<Option<Organizer>, StoreError> {
        const SQL: &str = "SELECT id, email, name, created_at FROM organizers WHERE id = $1";
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
        const SQL: &str = "SELECT id, email, name, created_at, password_hash FROM organizers WHERE email = $1";
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
        const SQL: &str = "SELECT id, email, name, created_at FROM organizers ORDER BY email";
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).fetch_all(pool).await)?)
    }

    /// Sets a password and ends the organizer's sessions; `false` where there is no such organizer.
    pub async fn set_password(&self, email: &MailAddress, password: &PasswordHash) -> Result<bool, StoreError> {
        const SET: &str = "UPDATE organizers SET password_hash = $2 WHERE email = $1";
        const END: &str = "DELETE FROM sessions WHERE organizer_id = (SELECT id FROM organizers WHERE email = $1)";
        let email = email.as_str().to_lowercase();
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let changed = sqlx::query(SET).bind(&email).bind(&password.0).execute(&mut *tx).await?.rows_affected();
            sqlx::query(END).bind(&email).execute(&mut *tx).await?;
            tx.commit().await?;
            Ok(changed == 1)
        })
    }

    /// Removes an organizer with their sessions, meetings and invitations; `false` where there is none.
    pub async fn remove_organizer(&self, email: &MailAddress) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM organizers WHERE email = $1";
        let email = email.as_str().to_lowercase();
        Ok(on_pool!(self, pool => sqlx::query(SQL).bind(email).execute(pool).await?.rows_affected()) == 1)
    }
}

//! The API keys of programs, and what they asked for under names of their own.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Organizer, Role, Store, StoreError, on_pool, write_entry};
use crate::{
    access::{ApiKeyRecord, Rights, RoomPatterns},
    audit::Entry,
};

/// A program that showed a good key, and the organizer it acts for.
#[derive(Debug)]
pub struct Caller {
    /// Its key.
    pub key: ApiKeyRecord,
    /// Whose meetings it works on.
    pub organizer: Organizer,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    scopes: String,
    rooms: String,
    may_make_owners: bool,
    created_at: i64,
    expires_at: i64,
    last_used_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<ApiKeyRecord, StoreError> {
        let id = self.id.clone();
        self.record().map_err(|error| StoreError::Damaged { what: format!("API key {id}"), why: error.to_string() })
    }

    fn record(self) -> Result<ApiKeyRecord, Box<dyn std::error::Error>> {
        let scopes = self.scopes.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        let rooms = RoomPatterns::parse(&self.rooms)?;
        Ok(ApiKeyRecord {
            id: self.id,
            name: self.name,
            rights: Rights { scopes, rooms, may_make_owners: self.may_make_owners },
            created_at: Timestamp::from_second(self.created_at)?,
            expires_at: Timestamp::from_second(self.expires_at)?,
            last_used_at: self.last_used_at.map(Timestamp::from_second).transpose()?,
        })
    }
}

impl Store {
    /// Adds a key of an organizer's.
    pub async fn add_api_key(
        &self,
        organizer_id: &str,
        key_hash: &[u8; 32],
        record: &ApiKeyRecord,
        entry: &Entry,
    ) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO api_keys (id, organizer_id, name, key_hash, scopes, rooms, may_make_owners, \
                           created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let scopes: Vec<&str> = record.rights.scopes.iter().map(|scope| scope.word()).collect();
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(SQL)
                .bind(&record.id)
                .bind(organizer_id)
                .bind(&record.name)
                .bind(hex(key_hash))
                .bind(scopes.join(" "))
                .bind(record.rights.rooms.to_string())
                .bind(record.rights.may_make_owners)
                .bind(record.created_at.as_second())
                .bind(record.expires_at.as_second())
                .execute(&mut *tx)
                .await?;
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// An organizer's keys, in the order in which they were made.
    pub async fn api_keys(&self, organizer_id: &str) -> Result<Vec<ApiKeyRecord>, StoreError> {
        const SQL: &str = "SELECT id, name, scopes, rooms, may_make_owners, created_at, expires_at, last_used_at \
                           FROM api_keys WHERE organizer_id = $1 ORDER BY created_at, id";
        let rows: Vec<Row> = on_pool!(self, pool => sqlx::query_as(SQL).bind(organizer_id).fetch_all(pool).await)?;
        rows.into_iter().map(Row::read).collect()
    }

    /// The key with this hash and the organizer it acts for, whether it has expired or not.
    pub async fn caller(&self, key_hash: &[u8; 32]) -> Result<Option<Caller>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Joined {
            #[sqlx(flatten)]
            key: Row,
            organizer_id: String,
            email: String,
            organizer_name: String,
            organizer_created_at: i64,
            #[sqlx(try_from = "String")]
            role: Role,
            disabled_at: Option<i64>,
            must_change_password: bool,
        }
        const SQL: &str = "SELECT k.id, k.name, k.scopes, k.rooms, k.may_make_owners, k.created_at, k.expires_at, \
                           k.last_used_at, k.organizer_id, o.email, o.name AS organizer_name, \
                           o.created_at AS organizer_created_at, o.role, o.disabled_at, o.must_change_password \
                           FROM api_keys k JOIN organizers o ON o.id = k.organizer_id WHERE k.key_hash = $1";
        let found: Option<Joined> =
            on_pool!(self, pool => sqlx::query_as(SQL).bind(hex(key_hash)).fetch_optional(pool).await)?;
        let Some(found) = found else { return Ok(None) };
        let organizer = Organizer {
            id: found.organizer_id,
            email: found.email,
            name: found.organizer_name,
            created_at: found.organizer_created_at,
            role: found.role,
            disabled_at: found.disabled_at,
            must_change_password: found.must_change_password,
        };
        Ok(Some(Caller { key: found.key.read()?, organizer }))
    }

    /// Notes when a key was used.
    pub async fn note_use(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE api_keys SET last_used_at = $2 WHERE id = $1";
        on_pool!(self, pool => sqlx::query(SQL).bind(id).bind(now.as_second()).execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Every key, by whose it is.
    pub async fn everyones_api_keys(&self) -> Result<HashMap<String, Vec<ApiKeyRecord>>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Owned {
            #[sqlx(flatten)]
            key: Row,
            organizer_id: String,
        }
        const SQL: &str = "SELECT id, name, scopes, rooms, may_make_owners, created_at, expires_at, last_used_at, \
                           organizer_id FROM api_keys ORDER BY created_at, id";
        let rows: Vec<Owned> = on_pool!(self, pool => sqlx::query_as(SQL).fetch_all(pool).await)?;
        let mut keys: HashMap<String, Vec<ApiKeyRecord>> = HashMap::new();
        for Owned { key, organizer_id } in rows {
            keys.entry(organizer_id).or_default().push(key.read()?);
        }
        Ok(keys)
    }

    /// Withdraws a key, an organizer's own or, where none is named, anyone's; `false` where there is none.
    pub async fn remove_api_key(&self, organizer_id: Option<&str>, id: &str, entry: Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM api_keys WHERE id = $1 AND ($2 IS NULL OR organizer_id = $2) RETURNING name";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let name: Option<String> =
                sqlx::query_scalar(SQL).bind(id).bind(organizer_id).fetch_optional(&mut *tx).await?;
            let Some(name) = name else { return Ok(false) };
            write_entry!(&mut *tx, &entry.with(name));
            tx.commit().await?;
            Ok(true)
        })
    }

    /// Keeps what a program asks for under a name of its own; `false` where it asked for something else before.
    pub async fn claim_idempotency_key(
        &self,
        api_key_id: &str,
        name: &str,
        request_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        const CLAIM: &str = "INSERT INTO idempotency_keys (api_key_id, name, request_hash, created_at) \
                             VALUES ($1, $2, $3, $4) ON CONFLICT (api_key_id, name) DO NOTHING";
        const ASKED: &str = "SELECT request_hash FROM idempotency_keys WHERE api_key_id = $1 AND name = $2";
        let hash = hex(request_hash);
        on_pool!(self, pool => sqlx::query(CLAIM)
            .bind(api_key_id)
            .bind(name)
            .bind(&hash)
            .bind(now.as_second())
            .execute(pool)
            .await
            .map(drop))?;
        let asked: Option<String> =
            on_pool!(self, pool => sqlx::query_scalar(ASKED).bind(api_key_id).bind(name).fetch_optional(pool).await)?;
        Ok(asked.is_none_or(|asked| asked == hash))
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

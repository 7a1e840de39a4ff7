//! API keys of programs, and idempotency keys.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Organizer, Row, Store, StoreError, Tx, write_entry};
use crate::{
    access::{ApiKeyRecord, Rights, RoomPatterns},
    audit::Entry,
    hex,
    invite::LocaleError,
};

/// An API key, and the organizer that the program acts for.
#[derive(Debug)]
pub struct Caller {
    /// The key.
    pub key: ApiKeyRecord,
    /// The organizer.
    pub organizer: Organizer,
}

/// A request with an idempotency key, which is carried out only once.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The id of the program's API key.
    pub key_id: String,
    /// The kind of request and the idempotency key.
    pub name: String,
    /// The SHA-256 of the request's body.
    pub hash: [u8; 32],
    /// A random id. Each repeated request has its own.
    pub attempt: Uuid,
}

impl Claim {
    /// Returns the id of the record that the request creates. `at` is when the key was first claimed, in seconds since
    /// 1970. A repeated request gets the same id.
    pub fn id(&self, at: i64) -> Uuid {
        // The time is included because a key can be used again a day later.
        let namespace = self.key_id.parse().unwrap_or_default();
        Uuid::new_v5(&namespace, &[self.name.as_bytes(), &self.hash, &at.to_be_bytes()].concat())
    }
}

/// What became of a request with an idempotency key.
#[derive(Debug)]
pub enum Claimed {
    /// Nothing yet: it is the caller's to carry out.
    First {
        /// When the key was claimed first, in seconds since 1970.
        at: i64,
        /// Whether the request was done before, and was not answered.
        is_done: bool,
    },
    /// The commit failed. The claim may be stored anyway, so the key has to be released.
    Unknown(StoreError),
    /// It is being carried out.
    InUse,
    /// It was answered. Holds the answer.
    Answered(String),
    /// The key was claimed for another request.
    ForOther,
}

/// How long a request without an answer counts as being carried out, in seconds. After that, the program that did it has
/// probably ended.
const LEASE: i64 = 60;

/// What is stored as the answer to a request that is done, and not yet answered.
const DONE: &str = "";

/// What is stored as the answer to a request that is done, and whose answer was lost. A repeat makes it again.
const LOST: &str = "lost";

/// Stored in place of an answer if a request failed. The request may have taken effect anyway: if the connection breaks
/// during a commit, the outcome is unknown. A repeat creates records with the same ids.
const FAILED: &str = "failed";

/// The columns of [`ApiKeyRecord`].
const COLUMNS: &str = "id, name, scopes, rooms, may_make_owners, created_at, expires_at, last_used_at";

fn read(row: &Row<'_>) -> Result<ApiKeyRecord, StoreError> {
    row.record("API key", |row| {
        let scopes = row.text("scopes")?.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        let rooms = RoomPatterns::parse(row.text("rooms")?)?;
        Ok(ApiKeyRecord {
            id: row.string("id")?,
            name: row.string("name")?,
            rights: Rights { scopes, rooms, may_make_owners: row.boolean("may_make_owners")? },
            created_at: row.time("created_at")?,
            expires_at: row.time("expires_at")?,
            last_used_at: row.optional_time("last_used_at")?,
        })
    })
}

impl Store {
    /// Adds an API key.
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
        let args = [
            (&record.id).into(),
            organizer_id.into(),
            (&record.name).into(),
            hex::encoded(key_hash).into(),
            scopes.join(" ").into(),
            record.rights.rooms.to_string().into(),
            record.rights.may_make_owners.into(),
            record.created_at.into(),
            record.expires_at.into(),
        ];
        let mut tx = self.db.begin().await?;
        tx.execute(SQL, &args).await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await
    }

    /// Returns an organizer's keys, in the order in which they were created.
    pub async fn api_keys(&self, organizer_id: &str) -> Result<Vec<ApiKeyRecord>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM api_keys WHERE organizer_id = $1 ORDER BY created_at, id");
        self.db.fetch(&sql, &[organizer_id.into()], read).await
    }

    /// Returns the key with this hash, even if it has expired, and its organizer.
    pub async fn caller(&self, key_hash: &[u8; 32]) -> Result<Option<Caller>, StoreError> {
        const SQL: &str = "SELECT k.id, k.name, k.scopes, k.rooms, k.may_make_owners, k.created_at, k.expires_at, \
                           k.last_used_at, k.organizer_id, o.email, o.name AS organizer_name, \
                           o.created_at AS organizer_created_at, o.role, o.disabled_at, o.must_change_password, o.language, \
                           o.link_kind, o.invites_self \
                           FROM api_keys k JOIN organizers o ON o.id = k.organizer_id WHERE k.key_hash = $1";
        let read = |row: &Row<'_>| {
            let damaged = |why| StoreError::Damaged { what: "an organizer".to_owned(), why };
            let role = row.text("role")?.parse();
            let language = row.optional_text("language")?.map(str::parse).transpose();
            let link_kind = row.optional_text("link_kind")?.map(str::parse).transpose();
            let organizer = Organizer {
                id: row.string("organizer_id")?,
                email: row.string("email")?,
                name: row.string("organizer_name")?,
                created_at: row.integer("organizer_created_at")?,
                role: role.map_err(damaged)?,
                disabled_at: row.optional_integer("disabled_at")?,
                must_change_password: row.boolean("must_change_password")?,
                language: language.map_err(|why: LocaleError| damaged(why.to_string()))?,
                link_kind: link_kind.map_err(damaged)?,
                // Programs see no pages.
                zone: None,
                invites_self: row.boolean("invites_self")?,
            };
            Ok(Caller { key: read(row)?, organizer })
        };
        self.db.fetch_optional(SQL, &[hex::encoded(key_hash).into()], read).await
    }

    /// Stores when a key was used.
    pub async fn note_use(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE api_keys SET last_used_at = $2 WHERE id = $1";
        self.db.execute(SQL, &[id.into(), now.into()]).await.map(drop)
    }

    /// Returns everyone's keys, by the organizer's id.
    pub async fn everyones_api_keys(&self) -> Result<HashMap<String, Vec<ApiKeyRecord>>, StoreError> {
        let sql = format!("SELECT {COLUMNS}, organizer_id FROM api_keys ORDER BY created_at, id");
        let owned = self.db.fetch(&sql, &[], |row| Ok((row.string("organizer_id")?, read(row)?))).await?;
        let mut keys: HashMap<String, Vec<ApiKeyRecord>> = HashMap::new();
        for (organizer_id, key) in owned {
            keys.entry(organizer_id).or_default().push(key);
        }
        Ok(keys)
    }

    /// Deletes a key of this organizer, or of any organizer if `None`. Returns `false` if there is no such key.
    pub async fn remove_api_key(&self, organizer_id: Option<&str>, id: &str, entry: Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM api_keys WHERE id = $1 AND ($2 IS NULL OR organizer_id = $2) RETURNING name";
        let mut tx = self.db.begin().await?;
        let name = tx.fetch_optional(SQL, &[id.into(), organizer_id.into()], |row| row.string("name")).await?;
        let Some(name) = name else { return Ok(false) };
        write_entry(&mut tx, &entry.with(name)).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Claims an idempotency key for a request, or says what became of the request that claimed it. The key can be claimed
    /// again if its request failed, if the answer was lost, or if the request was not answered within a minute.
    pub async fn claim_idempotency_key(&self, claim: &Claim, now: Timestamp) -> Result<Claimed, StoreError> {
        const CLAIM: &str = "INSERT INTO idempotency_keys (api_key_id, name, request_hash, created_at, attempt) \
                             VALUES ($1, $2, $3, $4, $9) ON CONFLICT (api_key_id, name) DO UPDATE \
                             SET request_hash = excluded.request_hash, created_at = excluded.created_at, \
                             attempt = excluded.attempt, \
                             first_claimed_at = COALESCE(idempotency_keys.first_claimed_at, idempotency_keys.created_at), \
                             answer = CASE WHEN idempotency_keys.answer IN ($5, $6) THEN $5 END \
                             WHERE idempotency_keys.answer = $7 \
                             OR idempotency_keys.request_hash = excluded.request_hash \
                             AND (idempotency_keys.answer = $6 OR COALESCE(idempotency_keys.answer, $5) = $5 \
                             AND ABS(idempotency_keys.created_at - excluded.created_at) >= $8) \
                             RETURNING answer, COALESCE(first_claimed_at, created_at) AS at";
        const FIND: &str = "SELECT request_hash, answer FROM idempotency_keys WHERE api_key_id = $1 AND name = $2";
        let hash = hex::encoded(&claim.hash);
        let args = [
            (&claim.key_id).into(),
            (&claim.name).into(),
            (&hash).into(),
            now.into(),
            DONE.into(),
            LOST.into(),
            FAILED.into(),
            LEASE.into(),
            claim.attempt.into(),
        ];
        let claimed = |row: &Row<'_>| {
            Ok(Claimed::First { at: row.integer("at")?, is_done: row.optional_text("answer")?.is_some() })
        };
        let mut tx = self.db.begin().await?;
        if let Some(claimed) = tx.fetch_optional(CLAIM, &args, claimed).await? {
            return Ok(tx.commit().await.map_or_else(Claimed::Unknown, |()| claimed));
        }
        let found = |row: &Row<'_>| Ok((row.string("request_hash")?, row.optional_text("answer")?.map(str::to_owned)));
        Ok(match tx.fetch_optional(FIND, &args[..2], found).await? {
            Some((asked, _)) if asked != hash => Claimed::ForOther,
            Some((_, Some(answer))) if answer != DONE => Claimed::Answered(answer),
            _ => Claimed::InUse,
        })
    }

    /// Releases an idempotency key whose request failed, unless a repeated request has claimed it in the meantime. If the
    /// request took effect anyway, a repeated request changes nothing and gets its answer.
    pub async fn release_idempotency_key(&self, claim: &Claim) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE idempotency_keys SET answer = CASE answer WHEN $3 THEN $4 ELSE $5 END \
                           WHERE api_key_id = $1 AND name = $2 AND attempt = $6 AND COALESCE(answer, $3) = $3";
        let args = [
            (&claim.key_id).into(),
            (&claim.name).into(),
            DONE.into(),
            LOST.into(),
            FAILED.into(),
            claim.attempt.into(),
        ];
        self.db.execute(SQL, &args).await.map(drop)
    }

    /// Stores the first answer to a request with an idempotency key. It must hold no link.
    pub async fn keep_idempotent_answer(&self, claim: &Claim, answer: &str) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE idempotency_keys SET answer = $3 \
                           WHERE api_key_id = $1 AND name = $2 AND COALESCE(answer, $4) IN ($4, $5)";
        let args = [(&claim.key_id).into(), (&claim.name).into(), answer.into(), DONE.into(), LOST.into()];
        self.db.execute(SQL, &args).await.map(drop)
    }
}

/// Stores that the request of an idempotency key is done, in the transaction that does it. Returns `false` if it was done
/// before.
pub(super) async fn note_done(tx: &mut Tx<'_>, claim: &Claim) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE idempotency_keys SET answer = $3 WHERE api_key_id = $1 AND name = $2 AND answer IS NULL";
    Ok(tx.execute(SQL, &[(&claim.key_id).into(), (&claim.name).into(), DONE.into()]).await? == 1)
}

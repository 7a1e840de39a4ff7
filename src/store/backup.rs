//! Everything that is worth keeping, copied into a database of whichever kind.

use std::path::Path;

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, QueryBuilder, Row as _, SqlSafeStr as _, sqlite::SqliteConnectOptions};

use super::{MessageState, Store, StoreError, on_pool, open_sqlite, write_entry};
use crate::audit::Entry;

/// The tables that are copied, each after those that it points at. Sessions stay behind, since one that was ended must
/// not live again; so do failures to sign in.
const COPIED: [&str; 9] = [
    "organizers",
    "meetings",
    "invitations",
    "api_keys",
    "idempotency_keys",
    "outbox",
    "device_key",
    "audit",
    "retention",
];

/// A value of a column: there are no other kinds.
enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Truth(Option<bool>),
}

/// How many values go into one statement: under SQLite's limit of 32,766.
const VALUES_AT_ONCE: usize = 10_000;

impl Store {
    /// Opens the SQLite database in a file, as [`Store::open`] does one that a URL names.
    pub async fn open_file(path: &Path) -> Result<Self, StoreError> {
        Self::Sqlite(open_sqlite(SqliteConnectOptions::new().filename(path)).await?).migrated().await
    }

    /// Copies everything into a fresh database, as it is at one moment, whole or not at all. Where that restores a backup,
    /// of which the entry tells, messages that waited in it are left unsent: they may have been sent since.
    pub async fn copy_into(&self, target: &Self, restored: Option<&Entry>) -> Result<(), StoreError> {
        const GIVE_UP: &str = "UPDATE outbox SET state = $1, answer = $2, ended_at = $3, facts = NULL \
                               WHERE ended_at IS NULL";
        const WHY: &str = "it waited when the backup was made, and may have been sent since";
        const AS_ONE: &str = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut tables = Vec::new();
        for table in COPIED {
            tables.push((table, self.columns(table).await?));
        }
        on_pool!(self, source => on_pool!(target, target => {
            let mut from = source.begin().await?;
            let mut to = target.begin().await?;
            // SQLite shows one moment by itself.
            if matches!(self, Self::Postgres(_)) {
                sqlx::query(AS_ONE).execute(&mut *from).await?;
            }
            for (table, columns) in &tables {
                // The row that a fresh database comes with.
                sqlx::query(AssertSqlSafe(format!("DELETE FROM {table}"))).execute(&mut *to).await?;
                let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
                let names = names.join(", ");
                let select = AssertSqlSafe(format!("SELECT {names} FROM {table}")).into_sql_str();
                let mut rows = sqlx::query(select).fetch(&mut *from);
                let mut held: Vec<Vec<Value>> = Vec::new();
                loop {
                    let row = rows.try_next().await?;
                    let is_end = row.is_none();
                    if let Some(row) = row {
                        let value = |(place, (_, kind)): (usize, &(String, String))| {
                            Ok(match kind.to_ascii_lowercase().as_str() {
                                "text" => Value::Text(row.try_get(place)?),
                                "boolean" => Value::Truth(row.try_get(place)?),
                                _ => Value::Number(row.try_get(place)?),
                            })
                        };
                        held.push(columns.iter().enumerate().map(value).collect::<Result<_, sqlx::Error>>()?);
                    }
                    if !held.is_empty() && (is_end || held.len() * columns.len() >= VALUES_AT_ONCE) {
                        let mut insert = QueryBuilder::new(format!("INSERT INTO {table} ({names}) "));
                        insert.push_values(held.drain(..), |mut row, values| {
                            for value in values {
                                match value {
                                    Value::Text(text) => row.push_bind(text),
                                    Value::Number(number) => row.push_bind(number),
                                    Value::Truth(truth) => row.push_bind(truth),
                                };
                            }
                        });
                        insert.build().execute(&mut *to).await?;
                    }
                    if is_end {
                        break;
                    }
                }
            }
            if let Some(entry) = restored {
                let give_up = sqlx::query(GIVE_UP).bind(MessageState::GivenUp.word()).bind(WHY);
                give_up.bind(entry.at.as_second()).execute(&mut *to).await?;
                write_entry!(&mut *to, entry);
            }
            to.commit().await?;
        }));
        Ok(())
    }

    /// A table's columns, each with its kind.
    async fn columns(&self, table: &str) -> Result<Vec<(String, String)>, StoreError> {
        const SQLITE: &str = "SELECT name, type FROM pragma_table_info($1) ORDER BY cid";
        const POSTGRES: &str = "SELECT column_name::text, data_type::text FROM information_schema.columns \
                                WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";
        let sql = if matches!(self, Self::Sqlite(_)) { SQLITE } else { POSTGRES };
        Ok(on_pool!(self, pool => sqlx::query_as(sql).bind(table).fetch_all(pool).await?))
    }

    /// The names of all tables, for a test that none is forgotten.
    pub async fn tables(&self) -> Result<Vec<String>, StoreError> {
        const SQLITE: &str =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        const POSTGRES: &str = "SELECT table_name::text FROM information_schema.tables \
                                WHERE table_schema = current_schema() ORDER BY table_name";
        let sql = if matches!(self, Self::Sqlite(_)) { SQLITE } else { POSTGRES };
        Ok(on_pool!(self, pool => sqlx::query_scalar(sql).fetch_all(pool).await?))
    }
}

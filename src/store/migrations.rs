//! Applies migrations, and records them in the table `_sqlx_migrations`, which earlier releases also used.

use std::time::Instant;

use sha2::{Digest as _, Sha384};

use super::{
    StoreError,
    db::{Db, Tx},
};

/// A migration. Its text must not change after a release.
struct Migration {
    version: i64,
    name: &'static str,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, name: "start", sql: include_str!("migrations/0001_start.sql") },
    Migration { version: 2, name: "changes", sql: include_str!("migrations/0002_changes.sql") },
    Migration { version: 3, name: "api", sql: include_str!("migrations/0003_api.sql") },
    Migration { version: 4, name: "daily", sql: include_str!("migrations/0004_daily.sql") },
    Migration { version: 5, name: "outbox", sql: include_str!("migrations/0005_outbox.sql") },
    Migration { version: 6, name: "years", sql: include_str!("migrations/0006_years.sql") },
    Migration { version: 7, name: "devices", sql: include_str!("migrations/0007_devices.sql") },
    Migration { version: 8, name: "languages", sql: include_str!("migrations/0008_languages.sql") },
    Migration { version: 9, name: "list_columns", sql: include_str!("migrations/0009_list_columns.sql") },
    Migration { version: 10, name: "join_links", sql: include_str!("migrations/0010_join_links.sql") },
    Migration { version: 11, name: "accounts", sql: include_str!("migrations/0011_accounts.sql") },
    Migration { version: 12, name: "sharing", sql: include_str!("migrations/0012_sharing.sql") },
    Migration { version: 13, name: "zones", sql: include_str!("migrations/0013_zones.sql") },
    Migration { version: 14, name: "earlier_rooms", sql: include_str!("migrations/0014_earlier_rooms.sql") },
    Migration { version: 15, name: "form", sql: include_str!("migrations/0015_form.sql") },
    Migration { version: 16, name: "branding", sql: include_str!("migrations/0016_branding.sql") },
    Migration { version: 17, name: "refusals", sql: include_str!("migrations/0017_refusals.sql") },
    Migration { version: 18, name: "answers", sql: include_str!("migrations/0018_answers.sql") },
    Migration { version: 19, name: "webhooks", sql: include_str!("migrations/0019_webhooks.sql") },
    Migration { version: 20, name: "addresses", sql: include_str!("migrations/0020_addresses.sql") },
    Migration { version: 21, name: "first_claims", sql: include_str!("migrations/0021_first_claims.sql") },
    Migration { version: 22, name: "attempts", sql: include_str!("migrations/0022_attempts.sql") },
];

const TABLE: &str = "_sqlx_migrations";

/// Why migrations cannot be applied.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// A later release has changed the tables.
    #[error("a later version of Latchkey has changed the tables (migration {0}); use that version")]
    Later(i64),
    /// A migration was different when it was applied.
    #[error("migration {0} differs from the one that was applied to this database")]
    Changed(i64),
    /// A migration was not completed.
    #[error("migration {0} was not completed; restore a backup")]
    Unfinished(i64),
}

/// A migration that has been applied.
struct Applied {
    version: i64,
    is_whole: bool,
    checksum: Vec<u8>,
}

/// Applies the missing migrations, in one transaction.
pub(super) async fn migrate(db: &Db) -> Result<(), StoreError> {
    // A database that is up to date is not written to, because it may be read-only.
    if applied(db).await?.is_some_and(|applied| applied.len() == MIGRATIONS.len() && check(&applied).is_ok()) {
        return Ok(());
    }
    let (time, bytes) = (db.either("TIMESTAMP", "TIMESTAMPTZ"), db.either("BLOB", "BYTEA"));
    let mut tx = db.begin_migration().await?;
    tx.run_script(&format!(
        "CREATE TABLE IF NOT EXISTS {TABLE} (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
         installed_on {time} NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, \
         checksum {bytes} NOT NULL, execution_time BIGINT NOT NULL)"
    ))
    .await?;
    let applied = tx.fetch(&select(), &[], read).await?;
    check(&applied)?;
    for migration in MIGRATIONS.iter().filter(|known| applied.iter().all(|step| step.version != known.version)) {
        apply(&mut tx, migration).await?;
    }
    tx.commit().await
}

/// Returns how many migrations are missing, or `None` if a later release has changed the tables.
pub(super) async fn pending(db: &Db) -> Result<Option<usize>, StoreError> {
    let applied = applied(db).await?.unwrap_or_default();
    let is_known = applied.iter().all(|step| find(step.version).is_some());
    Ok(is_known.then(|| MIGRATIONS.len() - applied.len()))
}

/// Returns the migrations that have been applied, or `None` for a database without the table of migrations.
async fn applied(db: &Db) -> Result<Option<Vec<Applied>>, StoreError> {
    if db.columns(TABLE).await?.is_empty() {
        return Ok(None);
    }
    db.fetch(&select(), &[], read).await.map(Some)
}

fn select() -> String {
    format!("SELECT version, success, checksum FROM {TABLE} ORDER BY version")
}

fn read(row: &super::db::Row<'_>) -> Result<Applied, StoreError> {
    let checksum = row.bytes("checksum")?.to_owned();
    Ok(Applied { version: row.integer("version")?, is_whole: row.boolean("success")?, checksum })
}

fn find(version: i64) -> Option<&'static Migration> {
    MIGRATIONS.iter().find(|known| known.version == version)
}

fn check(applied: &[Applied]) -> Result<(), MigrationError> {
    for step in applied {
        let version = step.version;
        let known = find(version).ok_or(MigrationError::Later(version))?;
        if !step.is_whole {
            return Err(MigrationError::Unfinished(version));
        }
        if Sha384::digest(known.sql)[..] != step.checksum[..] {
            return Err(MigrationError::Changed(version));
        }
    }
    Ok(())
}

async fn apply(tx: &mut Tx<'_>, migration: &Migration) -> Result<(), StoreError> {
    let insert = format!(
        "INSERT INTO {TABLE} (version, description, success, checksum, execution_time) VALUES ($1, $2, $3, $4, $5)"
    );
    let begun_at = Instant::now();
    tx.run_script(migration.sql).await?;
    let took = i64::try_from(begun_at.elapsed().as_nanos()).unwrap_or(i64::MAX);
    let checksum = Sha384::digest(migration.sql);
    let args = [
        migration.version.into(),
        migration.name.into(),
        true.into(),
        super::db::Arg::Bytes(checksum.as_slice()),
        took.into(),
    ];
    tx.execute(&insert, &args).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_a_step() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let named = |step: &Migration| format!("{:04}_{}.sql", step.version, step.name.replace(' ', "_"));
        assert_eq!(files, MIGRATIONS.iter().map(named).collect::<Vec<_>>());
    }
}

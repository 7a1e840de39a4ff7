//! The columns that organizers chose for lists, by the header of the list.

use jiff::Timestamp;

use super::{Store, StoreError, sessions::hash};

/// How many headers are kept for each organizer. The least recently used ones are forgotten.
const HEADERS: i64 = 200;

/// Headers that were not used for this long are forgotten, in seconds: a year.
const KEPT: i64 = 365 * 24 * 60 * 60;

/// Returns the hash under which a header is stored. It contains the organizer's id, so that two organizers' headers cannot
/// be compared.
fn key(organizer_id: &str, header: &str) -> String {
    hash(&format!("{organizer_id}\n{header}"))
}

impl Store {
    /// Returns the columns that an organizer chose for a header, and notes that they were used.
    pub async fn list_columns(
        &self,
        organizer_id: &str,
        header: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        const SQL: &str = "UPDATE list_columns SET used_at = $3 WHERE organizer_id = $1 AND header = $2 \
                           RETURNING columns";
        let mut tx = self.db.begin().await?;
        let args = [organizer_id.into(), key(organizer_id, header).into(), now.into()];
        let columns = tx.fetch_optional(SQL, &args, |row| row.string("columns")).await?;
        tx.commit().await?;
        Ok(columns)
    }

    /// Keeps the columns that an organizer chose for a header, instead of those chosen earlier.
    pub async fn keep_list_columns(
        &self,
        organizer_id: &str,
        header: &str,
        columns: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const KEEP: &str = "INSERT INTO list_columns (organizer_id, header, columns, used_at) VALUES ($1, $2, $3, $4) \
                            ON CONFLICT (organizer_id, header) DO UPDATE SET columns = $3, used_at = $4";
        // The new one stays, even if others were used in the same second.
        const LIMIT: &str = "DELETE FROM list_columns WHERE organizer_id = $1 AND header IN \
                             (SELECT header FROM list_columns WHERE organizer_id = $1 AND header <> $2 \
                             ORDER BY used_at DESC, header LIMIT $4 OFFSET $3)";
        let header = key(organizer_id, header);
        let mut tx = self.db.begin().await?;
        tx.execute(KEEP, &[organizer_id.into(), (&header).into(), columns.into(), now.into()]).await?;
        tx.execute(LIMIT, &[organizer_id.into(), (&header).into(), (HEADERS - 1).into(), HEADERS.into()]).await?;
        tx.commit().await
    }

    /// Deletes the columns for headers that were not used for a year.
    pub(super) async fn forget_list_columns(&self, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM list_columns WHERE used_at <= $1";
        self.db.execute(SQL, &[(now.as_second() - KEPT).into()]).await.map(drop)
    }
}

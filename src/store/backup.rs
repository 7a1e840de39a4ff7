//! Copies the data into another database, for backups.

use super::{Arg, MessageState, Row, Store, StoreError, Tx, write_entry};
use crate::audit::Entry;

/// The tables to copy, each with its key and after the tables that it references. Sessions are not copied, because a
/// session that was ended must not become valid again. Failed sign-ins are not copied, either.
const COPIED: [(&str, &str); 17] = [
    ("organizers", "id"),
    ("meetings", "id"),
    ("invitations", "id"),
    ("join_codes", "lookup"),
    ("api_keys", "id"),
    ("idempotency_keys", "api_key_id, name"),
    ("outbox", "id"),
    ("device_key", "id"),
    ("list_columns", "organizer_id, header"),
    ("templates", "id"),
    ("contacts", "organizer_id, person"),
    ("refusals", "organizer_id, address"),
    ("audit", "id"),
    ("retention", "id"),
    ("branding", "id"),
    ("webhooks", "id"),
    ("webhook_deliveries", "id"),
];

/// How many rows are copied at once.
const ROWS_AT_ONCE: usize = 1000;

impl Store {
    /// Copies a consistent snapshot into an empty database, in one transaction. If `restored` is set, this restores a
    /// backup: waiting messages and deliveries are marked as not sent, because they may have been sent after the backup.
    pub async fn copy_into(&self, target: &Self, restored: Option<&Entry>) -> Result<(), StoreError> {
        const GIVE_UP: &str = "UPDATE outbox SET state = $1, answer = $2, ended_at = $3, facts = NULL \
                               WHERE ended_at IS NULL";
        const END: &str = "UPDATE webhook_deliveries SET state = 'failed', reason = $1, ended_at = $2 \
                           WHERE ended_at IS NULL";
        const WHY: &str = "it was waiting when the backup was created and may have been sent since";
        let mut tables = Vec::new();
        for (name, key) in COPIED {
            tables.push(Table { name, key, columns: self.db.columns(name).await? });
        }
        let mut from = self.db.snapshot().await?;
        let mut to = target.db.begin().await?;
        for table in &tables {
            table.copy(&mut from, &mut to).await?;
        }
        if let Some(entry) = restored {
            to.execute(GIVE_UP, &[MessageState::GivenUp.word().into(), WHY.into(), entry.at.into()]).await?;
            to.execute(END, &[WHY.into(), entry.at.into()]).await?;
            write_entry(&mut to, entry).await?;
        }
        to.commit().await
    }
}

struct Table {
    name: &'static str,
    key: &'static str,
    /// The columns with their types.
    columns: Vec<(String, String)>,
}

impl Table {
    async fn copy(&self, from: &mut Tx<'_>, to: &mut Tx<'_>) -> Result<(), StoreError> {
        let Self { name, key, columns } = self;
        // Remove the row that a new database contains.
        to.execute(&format!("DELETE FROM {name}"), &[]).await?;
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join(", ");
        let keys: Vec<usize> =
            key.split(", ").filter_map(|key| columns.iter().position(|(name, _)| name == key)).collect();
        let places: Vec<String> = (1..=keys.len()).map(|place| format!("${place}")).collect();
        let places = places.join(", ");
        let (first, next) = (
            format!("SELECT {names} FROM {name} ORDER BY {key} LIMIT {ROWS_AT_ONCE}"),
            format!("SELECT {names} FROM {name} WHERE ({key}) > ({places}) ORDER BY {key} LIMIT {ROWS_AT_ONCE}"),
        );
        let mut rows = from.fetch(&first, &[], |row| self.read(row)).await?;
        while let Some(last) = rows.last() {
            let behind: Vec<Arg<'_>> = keys.iter().map(|&place| last[place].clone()).collect();
            to.insert(&format!("{name} ({names})"), &rows, "").await?;
            rows = from.fetch(&next, &behind, |row| self.read(row)).await?;
        }
        Ok(())
    }

    fn read(&self, row: &Row<'_>) -> Result<Vec<Arg<'static>>, StoreError> {
        let value = |(name, kind): &(String, String)| {
            Ok(match kind.as_str() {
                "text" => row.optional_string(name)?.into(),
                "boolean" => Arg::Boolean(row.optional_boolean(name)?),
                _ => row.optional_integer(name)?.into(),
            })
        };
        self.columns.iter().map(value).collect()
    }
}

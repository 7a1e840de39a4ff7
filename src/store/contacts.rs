//! The address books of organizers: people they invited, so that they can be proposed again.

use jiff::Timestamp;

use super::{Row, Store, StoreError, write_entry};
use crate::{
    audit::Entry,
    invite::{Invitee, Locale},
};

/// How many people an address book has. Those who were invited longest ago are forgotten.
pub const CONTACT_LIMIT: i64 = 2000;

/// How many people are written in one statement.
const AT_ONCE: usize = 500;

/// Someone in an address book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// What tells people apart: the name and the address in lower case.
    pub person: String,
    /// The name.
    pub name: String,
    /// The address; empty for people without one.
    pub email: String,
    /// The language, if one was chosen.
    pub language: Option<Locale>,
    /// When the person was invited last.
    pub used_at: Timestamp,
}

fn read(row: &Row<'_>) -> Result<Contact, StoreError> {
    row.record("contact", |row| {
        Ok(Contact {
            person: row.string("person")?,
            name: row.string("name")?,
            email: row.string("email")?,
            language: row.optional_text("language")?.map(str::parse).transpose()?,
            used_at: row.time("used_at")?,
        })
    })
}

/// Returns what tells a person apart from others.
fn person(name: &str, email: &str) -> String {
    format!("{}\n{}", name.to_lowercase(), email.to_lowercase())
}

impl Store {
    /// Keeps people who were invited.
    pub async fn keep_contacts(
        &self,
        organizer_id: &str,
        invitees: &[Invitee],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const LIMIT: &str = "DELETE FROM contacts WHERE organizer_id = $1 AND person IN \
                             (SELECT person FROM contacts WHERE organizer_id = $1 \
                             ORDER BY used_at DESC, person LIMIT $3 OFFSET $2)";
        let mut people = std::collections::BTreeMap::new();
        for invitee in invitees.iter().take(usize::try_from(CONTACT_LIMIT).unwrap_or(usize::MAX)) {
            let email = invitee.email.as_ref().map(ToString::to_string).unwrap_or_default();
            let name = invitee.name.as_str();
            people.insert(person(name, &email), (name, email, invitee.language));
        }
        let people: Vec<_> = people.into_iter().collect();
        let mut tx = self.db.begin().await?;
        for some in people.chunks(AT_ONCE) {
            let mut args = vec![organizer_id.into(), now.into()];
            let mut rows = Vec::new();
            for (person, (name, email, language)) in some {
                let at = args.len();
                rows.push(format!("($1, ${}, ${}, ${}, ${}, $2)", at + 1, at + 2, at + 3, at + 4));
                args.extend([person.into(), (*name).into(), email.into(), language.map(Locale::tag).into()]);
            }
            let sql = format!(
                "INSERT INTO contacts (organizer_id, person, name, email, language, used_at) VALUES {} \
                 ON CONFLICT (organizer_id, person) DO UPDATE SET name = excluded.name, email = excluded.email, \
                 language = excluded.language, used_at = excluded.used_at",
                rows.join(", ")
            );
            tx.execute(&sql, &args).await?;
        }
        tx.execute(LIMIT, &[organizer_id.into(), CONTACT_LIMIT.into(), i64::from(u16::MAX).into()]).await?;
        tx.commit().await
    }

    /// Returns an organizer's address book, those who were invited last first.
    pub async fn contacts(&self, organizer_id: &str) -> Result<Vec<Contact>, StoreError> {
        const SQL: &str = "SELECT person, name, email, language, used_at FROM contacts WHERE organizer_id = $1 \
                           ORDER BY used_at DESC, person LIMIT $2";
        self.db.fetch(SQL, &[organizer_id.into(), CONTACT_LIMIT.into()], read).await
    }

    /// Deletes one person of an address book, or everyone. Returns how many.
    pub async fn delete_contacts(
        &self,
        organizer_id: &str,
        person: Option<&str>,
        entry: &Entry,
    ) -> Result<u64, StoreError> {
        const SQL: &str = "DELETE FROM contacts WHERE organizer_id = $1 AND ($2 IS NULL OR person = $2)";
        let mut tx = self.db.begin().await?;
        let count = tx.execute(SQL, &[organizer_id.into(), person.into()]).await?;
        if count > 0 {
            write_entry(&mut tx, entry).await?;
        }
        tx.commit().await?;
        Ok(count)
    }

    /// Deletes people who were invited at this time or before.
    pub(super) async fn forget_contacts(&self, cut: i64) -> Result<u64, StoreError> {
        const SQL: &str = "DELETE FROM contacts WHERE used_at <= $1";
        self.db.execute(SQL, &[cut.into()]).await
    }
}

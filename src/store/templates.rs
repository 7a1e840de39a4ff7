//! Templates: the title, room, options and texts of meetings, to use again.

use uuid::Uuid;

use super::{Arg, Row, Store, StoreError, write_entry};
use crate::{
    audit::Entry,
    invite::Title,
    token::{Options, RoomName},
};

/// How many templates an organizer can have.
pub const TEMPLATE_LIMIT: i64 = 100;

/// A meeting to use again, without people and without a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The id.
    pub id: Uuid,
    /// What the organizer calls it.
    pub name: Title,
    /// The room.
    pub room: RoomName,
    /// The title.
    pub title: Option<Title>,
    /// The options.
    pub options: Options,
    /// The subject of invitations.
    pub subject: Option<String>,
    /// The note in invitations.
    pub note: Option<String>,
}

const COLUMNS: &str = "id, name, room, title, options, subject, note";

fn read(row: &Row<'_>) -> Result<Template, StoreError> {
    row.record("template", |row| {
        Ok(Template {
            id: row.text("id")?.parse()?,
            name: row.text("name")?.parse()?,
            room: row.text("room")?.parse()?,
            title: row.optional_text("title")?.map(str::parse).transpose()?,
            options: serde_json::from_str(row.text("options")?)?,
            subject: row.optional_string("subject")?,
            note: row.optional_string("note")?,
        })
    })
}

/// Returns a template's id, organizer and fields, in this order.
fn values<'a>(organizer_id: &'a str, template: &'a Template) -> [Arg<'a>; 8] {
    [
        template.id.into(),
        organizer_id.into(),
        template.name.as_str().into(),
        template.room.as_str().into(),
        template.title.as_ref().map(ToString::to_string).into(),
        serde_json::to_string(&template.options).expect("options are plain JSON").into(),
        (&template.subject).into(),
        (&template.note).into(),
    ]
}

impl Store {
    /// Returns an organizer's templates, those that were saved last first.
    pub async fn templates(&self, organizer_id: &str, limit: i64) -> Result<Vec<Template>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM templates WHERE organizer_id = $1 ORDER BY created_at DESC, name LIMIT $2");
        self.db.fetch(&sql, &[organizer_id.into(), limit.into()], read).await
    }

    /// Returns one of an organizer's templates.
    pub async fn template(&self, organizer_id: &str, id: Uuid) -> Result<Option<Template>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM templates WHERE organizer_id = $1 AND id = $2");
        self.db.fetch_optional(&sql, &[organizer_id.into(), id.into()], read).await
    }

    /// Adds a template. Returns `false` if the organizer has too many. Fails with [`StoreError::Duplicate`] if another one
    /// has the name.
    pub async fn add_template(
        &self,
        organizer_id: &str,
        template: &Template,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        self.insert_template("", organizer_id, template, entry).await
    }

    /// Saves a template instead of the one with the same name, if there is one. Returns `false` if the organizer has too
    /// many.
    pub async fn save_template(
        &self,
        organizer_id: &str,
        template: &Template,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const OR: &str = "ON CONFLICT (organizer_id, name) DO UPDATE SET room = $4, title = $5, options = $6, \
                          subject = $7, note = $8, created_at = $9";
        self.insert_template(OR, organizer_id, template, entry).await
    }

    async fn insert_template(
        &self,
        on_conflict: &str,
        organizer_id: &str,
        template: &Template,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const COUNT: &str = "SELECT COUNT(*) AS templates FROM templates WHERE organizer_id = $1";
        let sql = format!(
            "INSERT INTO templates (id, organizer_id, name, room, title, options, subject, note, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) {on_conflict}"
        );
        let args: Vec<Arg<'_>> = values(organizer_id, template).into_iter().chain([entry.at.into()]).collect();
        let mut tx = self.db.begin().await?;
        tx.execute(&sql, &args).await?;
        if tx.fetch_one(COUNT, &[organizer_id.into()], |row| row.integer("templates")).await? > TEMPLATE_LIMIT {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Changes a template. Fails with [`StoreError::Duplicate`] if another one has the name. Returns `false` if there is
    /// no such template.
    pub async fn change_template(
        &self,
        organizer_id: &str,
        template: &Template,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE templates SET name = $3, room = $4, title = $5, options = $6, subject = $7, note = $8 \
                           WHERE id = $1 AND organizer_id = $2";
        self.change_templates(SQL, &values(organizer_id, template), entry).await
    }

    /// Deletes a template. Returns `false` if there is no such template.
    pub async fn delete_template(&self, organizer_id: &str, id: Uuid, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM templates WHERE organizer_id = $1 AND id = $2";
        self.change_templates(SQL, &[organizer_id.into(), id.into()], entry).await
    }

    async fn change_templates(&self, sql: &str, args: &[Arg<'_>], entry: &Entry) -> Result<bool, StoreError> {
        let mut tx = self.db.begin().await?;
        if tx.execute(sql, args).await? == 0 {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }
}

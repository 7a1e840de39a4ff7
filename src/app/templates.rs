//! Templates: meetings to use again, without people and without a time.

use uuid::Uuid;

use super::{Actor, App};
use crate::{
    audit::Action,
    error::Error,
    invite::Title,
    store::{StoreError, TEMPLATE_LIMIT, Template},
};

/// Why a template was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateRefusal {
    /// Another template has the name.
    NameTaken,
    /// The organizer has as many templates as allowed.
    TooMany,
}

impl App {
    /// Returns the organizer's templates, those that were saved last first.
    pub async fn templates(&self, actor: &Actor) -> Result<Vec<Template>, Error> {
        Ok(self.store.templates(&actor.organizer.id, TEMPLATE_LIMIT).await?)
    }

    /// Returns the templates that the organizer saved last.
    pub async fn recent_templates(&self, actor: &Actor, limit: i64) -> Result<Vec<Template>, Error> {
        Ok(self.store.templates(&actor.organizer.id, limit).await?)
    }

    /// Loads one of the organizer's templates.
    pub async fn template(&self, actor: &Actor, id: Uuid) -> Result<Template, Error> {
        self.store.template(&actor.organizer.id, id).await?.ok_or(Error::NotFound)
    }

    /// Saves the title, room, options and texts of one of the organizer's meetings. A template with the same name is
    /// replaced.
    pub async fn save_template(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        name: Title,
    ) -> Result<Result<(), TemplateRefusal>, Error> {
        let meeting = self.meeting(actor, meeting_id).await?.meeting;
        let detail = format!("saved {name}");
        let entry = actor.entry(Action::TemplatesChanged, self.now()).about(meeting_id).with(detail);
        let template = Template {
            id: Uuid::new_v4(),
            name,
            room: meeting.room,
            title: meeting.title,
            options: meeting.options,
            subject: meeting.subject,
            note: meeting.note,
        };
        let is_saved = self.store.save_template(&actor.organizer.id, &template, &entry).await?;
        Ok(if is_saved { Ok(()) } else { Err(TemplateRefusal::TooMany) })
    }

    /// Renames one of the organizer's templates.
    pub async fn rename_template(
        &self,
        actor: &Actor,
        id: Uuid,
        name: &Title,
    ) -> Result<Result<(), TemplateRefusal>, Error> {
        let before = self.template(actor, id).await?.name;
        if before == *name {
            return Ok(Ok(()));
        }
        let detail = format!("renamed {before} to {name}");
        let entry = actor.entry(Action::TemplatesChanged, self.now()).with(detail);
        match self.store.rename_template(&actor.organizer.id, id, name, &entry).await {
            Ok(true) => Ok(Ok(())),
            Ok(false) => Err(Error::NotFound),
            Err(StoreError::Duplicate) => Ok(Err(TemplateRefusal::NameTaken)),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes one of the organizer's templates, and returns its name.
    pub async fn delete_template(&self, actor: &Actor, id: Uuid) -> Result<Title, Error> {
        let name = self.template(actor, id).await?.name;
        let entry = actor.entry(Action::TemplatesChanged, self.now()).with(format!("deleted {name}"));
        self.store.delete_template(&actor.organizer.id, id, &entry).await?;
        Ok(name)
    }
}

//! Templates: meetings to use again, without people and without a time.

use uuid::Uuid;

use super::{Actor, App, meetings::check_options};
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

    /// Adds a template.
    pub async fn add_template(&self, actor: &Actor, template: &Template) -> Result<Result<(), TemplateRefusal>, Error> {
        check_options(&template.options)?;
        let detail = format!("saved {}", template.name);
        let entry = actor.entry(Action::TemplatesChanged, self.now()).with(detail);
        match self.store.add_template(&actor.organizer.id, template, &entry).await {
            Ok(true) => Ok(Ok(())),
            Ok(false) => Ok(Err(TemplateRefusal::TooMany)),
            Err(StoreError::Duplicate) => Ok(Err(TemplateRefusal::NameTaken)),
            Err(error) => Err(error.into()),
        }
    }

    /// Renames one of the organizer's templates.
    pub async fn rename_template(
        &self,
        actor: &Actor,
        id: Uuid,
        name: Title,
    ) -> Result<Result<(), TemplateRefusal>, Error> {
        let before = self.template(actor, id).await?;
        let after = Template { name, ..before.clone() };
        self.change_template(actor, &before, &after).await
    }

    /// Changes one of the organizer's templates.
    pub async fn change_template(
        &self,
        actor: &Actor,
        before: &Template,
        after: &Template,
    ) -> Result<Result<(), TemplateRefusal>, Error> {
        if before == after {
            return Ok(Ok(()));
        }
        check_options(&after.options)?;
        let detail = if before.name == after.name {
            format!("saved {}", after.name)
        } else {
            format!("renamed {} to {}", before.name, after.name)
        };
        let entry = actor.entry(Action::TemplatesChanged, self.now()).with(detail);
        match self.store.change_template(&actor.organizer.id, after, &entry).await {
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

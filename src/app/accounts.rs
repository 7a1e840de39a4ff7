//! Who may sign in.

use uuid::Uuid;

use super::{Actor, App, passwords::hash_password};
use crate::{
    audit::Action,
    error::Error,
    invite::{InviteeName, MailAddress},
    store::{NewOrganizer, Organizer, Role, StoreError},
};

impl App {
    /// Adds an organizer by an administrator, with a first password that is shown once and has to be changed; `None`
    /// where the address is taken.
    pub async fn add_organizer(
        &self,
        actor: &Actor,
        email: &MailAddress,
        name: &InviteeName,
        role: Role,
    ) -> Result<Option<(Organizer, String)>, Error> {
        let first = Uuid::new_v4().simple().to_string();
        let password = hash_password(first.clone()).await.map_err(|error| Error::Internal(error.into()))?;
        let new = NewOrganizer { role, must_change_password: true, ..NewOrganizer::new(email, name, &password) };
        let entry = actor.entry(Action::OrganizerAdded, self.now()).with(format!("{email}, {}", role.word()));
        match self.store.add_organizer(&new, &entry).await {
            Ok(organizer) => Ok(Some((organizer, first))),
            Err(StoreError::Duplicate) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives an organizer another role; `false` where no administrator would be left.
    pub async fn set_role(&self, actor: &Actor, organizer: &Organizer, role: Role) -> Result<bool, Error> {
        let entry = actor.entry(Action::OrganizerChanged, self.now());
        let entry = entry.with(format!("{} is {} now", organizer.email, role.word()));
        Ok(self.store.set_role(&organizer.id, role, &entry).await?)
    }

    /// Lets an organizer no longer sign in, nor their programs ask, at once; or lets them again. `false` where no
    /// administrator would be left.
    pub async fn set_disabled(&self, actor: &Actor, organizer: &Organizer, is_disabled: bool) -> Result<bool, Error> {
        let entry = actor.entry(Action::OrganizerChanged, self.now());
        let what = if is_disabled { "disabled" } else { "enabled" };
        let entry = entry.with(format!("{} is {what} now", organizer.email));
        let done = self.store.set_disabled(&organizer.id, is_disabled, &entry).await?;
        self.callers.seen.clear();
        Ok(done)
    }
}

//! The accounts of organizers.

use std::collections::HashMap;

use uuid::Uuid;

use super::{App, By, passwords::rehashed};
use crate::{
    audit::Action,
    clock::Clock,
    error::Error,
    invite::{InviteeName, MailAddress},
    store::{Ahead, NewOrganizer, Organizer, PasswordHash, Role, Store, StoreError},
};

/// The accounts of this server with their API keys, as the pages and the command line manage them.
#[derive(Debug, Clone)]
pub struct Accounts {
    pub(super) store: Store,
    pub(super) clock: Clock,
}

impl Accounts {
    /// Lists all organizers, sorted by email address.
    pub async fn organizers(&self) -> Result<Vec<Organizer>, Error> {
        Ok(self.store.organizers().await?)
    }

    /// Returns what each organizer has ahead, by their id.
    pub async fn ahead(&self) -> Result<HashMap<String, Ahead>, Error> {
        Ok(self.store.ahead_by_organizer(self.clock.now()).await?)
    }

    /// Returns the organizer with this id.
    pub async fn organizer(&self, id: Uuid) -> Result<Organizer, Error> {
        self.store.organizer(&id.to_string()).await?.ok_or(Error::NotFound)
    }

    /// Finds an organizer by email address.
    pub async fn find(&self, email: &MailAddress) -> Result<Option<Organizer>, Error> {
        Ok(self.store.organizer_by_email(email.as_str()).await?.map(|(organizer, _)| organizer))
    }

    /// Adds an organizer. The first one becomes an administrator. Returns `None` if the email address is taken.
    pub async fn add(&self, by: By<'_>, new: &NewOrganizer<'_>) -> Result<Option<Organizer>, Error> {
        by.require_administrator()?;
        let role = if self.organizers().await?.is_empty() { Role::Administrator } else { new.role };
        let entry = by.entry(Action::OrganizerAdded, self.clock.now()).with(format!("{}, {}", new.email, role.word()));
        match self.store.add_organizer(new, &entry).await {
            Ok(organizer) => Ok(Some(organizer)),
            Err(StoreError::Duplicate) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Adds an organizer with an initial password, which is shown once and has to be changed. Returns `None` if the
    /// email address is taken.
    pub async fn add_with_first_password(
        &self,
        by: By<'_>,
        email: &MailAddress,
        name: &InviteeName,
        role: Role,
    ) -> Result<Option<(Organizer, String)>, Error> {
        let first = Uuid::new_v4().simple().to_string();
        let password = rehashed(first.clone()).await;
        let new = NewOrganizer { role, must_change_password: true, ..NewOrganizer::new(email, name, &password) };
        Ok(self.add(by, &new).await?.map(|organizer| (organizer, first)))
    }

    /// Sets an organizer's password and ends their sessions.
    pub async fn set_password(&self, by: By<'_>, organizer: &Organizer, password: &PasswordHash) -> Result<(), Error> {
        by.require_administrator()?;
        let entry = by.entry(Action::PasswordSet, self.clock.now()).with(organizer.email.clone());
        self.store.set_password(&organizer.id, password, &entry).await?;
        Ok(())
    }

    /// Gives an organizer another role. Returns `false` if no administrator would be left.
    pub async fn set_role(&self, by: By<'_>, organizer: &Organizer, role: Role) -> Result<bool, Error> {
        by.require_administrator()?;
        let entry = by.entry(Action::OrganizerChanged, self.clock.now());
        let entry = entry.with(format!("{} is {} now", organizer.email, role.word()));
        Ok(self.store.set_role(&organizer.id, role, &entry).await?)
    }

    /// Disables an organizer, who can then no longer sign in, or enables them again. Returns `false` if no
    /// administrator would be left.
    pub async fn set_disabled(&self, by: By<'_>, organizer: &Organizer, is_disabled: bool) -> Result<bool, Error> {
        by.require_administrator()?;
        let what = if is_disabled { "disabled" } else { "enabled" };
        let entry = by.entry(Action::OrganizerChanged, self.clock.now());
        let entry = entry.with(format!("{} is {what} now", organizer.email));
        Ok(self.store.set_disabled(&organizer.id, is_disabled, &entry).await?)
    }

    /// Removes an organizer with all their meetings. Returns `false` if no administrator would be left.
    pub async fn remove(&self, by: By<'_>, organizer: &Organizer) -> Result<bool, Error> {
        by.require_administrator()?;
        let entry = by.entry(Action::OrganizerRemoved, self.clock.now()).with(organizer.email.clone());
        Ok(self.store.remove_organizer(&organizer.id, &entry).await?)
    }
}

impl App {
    /// Returns the accounts of this server.
    pub fn accounts(&self) -> Accounts {
        Accounts { store: self.store.clone(), clock: self.clock }
    }

    /// Disables or enables an organizer, as [`Accounts::set_disabled`] does. This applies to their API keys at once.
    pub async fn set_disabled(&self, by: By<'_>, organizer: &Organizer, is_disabled: bool) -> Result<bool, Error> {
        let done = self.accounts().set_disabled(by, organizer, is_disabled).await?;
        self.callers.seen.clear();
        Ok(done)
    }
}

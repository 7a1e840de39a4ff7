//! The organizer's address book: people they invited, so that the form can propose them again.

use super::{Actor, App};
use crate::{
    audit::{Action, count_of},
    error::{Error, with_causes},
    invite::Invitee,
    store::Contact,
};

impl App {
    /// Keeps people whom the organizer invited, except the organizer. A failure is only logged, because the people are
    /// invited already.
    pub async fn keep_contacts(&self, actor: &Actor, invitees: &[Invitee]) {
        let own = &actor.organizer.email;
        let is_self =
            |invitee: &&Invitee| invitee.email.as_ref().is_some_and(|email| email.as_str().eq_ignore_ascii_case(own));
        let others: Vec<Invitee> = invitees.iter().filter(|invitee| !is_self(invitee)).cloned().collect();
        if let Err(error) = self.store.keep_contacts(&actor.organizer.id, &others, self.now()).await {
            tracing::warn!(error = with_causes(&error), "an address book could not be stored");
        }
    }

    /// Returns the organizer's address book, those who were invited last first.
    pub async fn contacts(&self, actor: &Actor) -> Result<Vec<Contact>, Error> {
        Ok(self.store.contacts(&actor.organizer.id).await?)
    }

    /// Returns the organizer's address book for a file, and records that in the activity log.
    pub async fn export_contacts(&self, actor: &Actor) -> Result<Vec<Contact>, Error> {
        let contacts = self.contacts(actor).await?;
        let detail = format!("downloaded {}", count_of(contacts.len(), "person", "people"));
        self.store.note(&actor.entry(Action::AddressBook, self.now()).with(detail)).await?;
        Ok(contacts)
    }

    /// Deletes one person of the organizer's address book, or everyone.
    pub async fn delete_contacts(&self, actor: &Actor, person: Option<&str>) -> Result<u64, Error> {
        let detail = if person.is_some() { "deleted 1 person" } else { "deleted everyone" };
        let entry = actor.entry(Action::AddressBook, self.now()).with(detail);
        Ok(self.store.delete_contacts(&actor.organizer.id, person, &entry).await?)
    }
}

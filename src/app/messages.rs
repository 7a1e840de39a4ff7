//! An organizer's messages in the outbox, and their settings for language and calendar entries.

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use super::{Actor, App, outbox::cancelled};
use crate::{
    error::{Error, with_causes},
    invite::{Locale, zone},
    mail::Caught,
    store::OutboxEntry,
};

impl App {
    /// Returns an organizer's latest messages, the newest first.
    pub async fn messages(&self, actor: &Actor, limit: i64) -> Result<Vec<OutboxEntry>, Error> {
        let mut entries = self.store.outbox(&actor.organizer.id, limit).await?;
        for entry in &mut entries {
            // A cancellation contains the names until it is sent, because the person or meeting has been deleted.
            if let Some(cancelled) = cancelled(&entry.message) {
                entry.name.get_or_insert(cancelled.name);
                entry.email.get_or_insert(cancelled.email);
                entry.heading.get_or_insert(cancelled.heading);
            }
        }
        Ok(entries)
    }

    /// Returns when the next message is due.
    pub async fn next_message_at(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.store.next_message_at().await?)
    }

    /// Returns whether an organizer's emails have a calendar entry attached.
    pub async fn mails_calendar(&self, actor: &Actor) -> Result<bool, Error> {
        Ok(self.store.mails_calendar(&actor.organizer.id).await?)
    }

    /// Sets the language of an organizer's emails and pages; none follows their browser.
    pub async fn set_language(&self, actor: &Actor, language: Option<Locale>) -> Result<(), Error> {
        Ok(self.store.set_language(&actor.organizer.id, language).await?)
    }

    /// Returns one of the organizer's messages that was kept instead of being sent, in the demo.
    pub async fn caught(&self, actor: &Actor, id: Uuid) -> Result<Caught, Error> {
        let catcher = self.mail.as_ref().and_then(|mailer| mailer.catcher.as_ref()).ok_or(Error::NotFound)?;
        let entries = self.store.outbox(&actor.organizer.id, i64::MAX).await?;
        let entry = entries.into_iter().find(|entry| entry.message.id == id).ok_or(Error::NotFound)?;
        catcher.find(&entry.message.message_id).ok_or(Error::NotFound)
    }

    /// Sets the time zone of the organizer's pages.
    pub async fn set_zone(&self, actor: &Actor, zone: &TimeZone) -> Result<(), Error> {
        Ok(self.store.set_zone(&actor.organizer.id, zone, false).await?)
    }

    /// Remembers the time zone of the organizer's browser, unless they have one already. Nothing fails without it.
    pub async fn remember_zone(&self, actor: &Actor, name: &str) {
        let Ok(zone) = zone::find(name) else { return };
        if actor.organizer.zone.is_some() {
            return;
        }
        let mut stored = self.store.set_zone(&actor.organizer.id, &zone, true).await;
        // The demo's meetings were planned before anyone came.
        if self.is_demo && stored.is_ok() {
            stored = self.store.move_meetings_to_zone(&actor.organizer.id, &zone).await;
        }
        if let Err(error) = stored {
            tracing::warn!(error = with_causes(&error), "the browser's time zone was not stored");
        }
    }

    /// Sets whether an organizer's emails have a calendar entry attached.
    pub async fn set_mails_calendar(&self, actor: &Actor, choice: bool) -> Result<(), Error> {
        Ok(self.store.set_mails_calendar(&actor.organizer.id, choice).await?)
    }
}

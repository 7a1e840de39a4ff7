//! Data retention: how long people and the activity log are kept, and what is removed after that.

use super::{Actor, App};
use crate::{
    audit::{Action, Entry, count_of},
    error::Error,
    store::{Removed, Retention, Wanted},
};

/// Reads a number of days to keep something: 1 to 3650.
pub fn parse_retention_days(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(|days| (1..=3650).contains(days))
}

impl App {
    /// Returns the data retention, and what was last removed for it.
    pub async fn retention(&self) -> Result<(Retention, Option<Entry>), Error> {
        let removals = Wanted { action: Some(Action::Removed), ..Wanted::default() };
        Ok((self.store.retention().await?, self.store.entries(&removals, 1).await?.pop()))
    }

    /// Removes expired sessions, and what was kept for a day: failed attempts to sign in and idempotency keys.
    pub async fn remove_expired(&self) -> Result<u64, Error> {
        Ok(self.store.sweep(self.now()).await?)
    }

    /// Removes people and activity entries past their retention, if it is time for that and no other instance does it.
    /// Returns what was removed.
    pub async fn keep_retention(&self) -> Result<Option<Removed>, Error> {
        if !self.store.take_retention_turn(self.now()).await? {
            return Ok(None);
        }
        let removed = match self.store.remove_old(self.store.retention().await?, self.now()).await {
            Ok(removed) => removed,
            Err(error) => {
                self.store.return_retention_turn().await?;
                return Err(error.into());
            }
        };
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let detail = format!(
            "{} of {}; {}",
            count_of(count(removed.people), "person", "people"),
            count_of(count(removed.meetings), "meeting past", "meetings past"),
            count_of(count(removed.entries), "entry of this log", "entries of this log"),
        );
        if removed != Removed::default() {
            self.store.note(&Entry::by_program(Action::Removed, self.now()).with(detail)).await?;
        }
        Ok(Some(removed))
    }

    /// Sets the data retention.
    pub async fn set_retention(&self, actor: &Actor, retention: Retention) -> Result<(), Error> {
        let detail = format!("people {} days, log {} days", retention.people_days, retention.audit_days);
        let entry = actor.entry(Action::RetentionChanged, self.now()).with(detail);
        Ok(self.store.set_retention(retention, &entry).await?)
    }
}

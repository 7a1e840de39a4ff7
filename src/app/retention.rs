//! Data retention: how long people and activity log entries are kept.

use super::{Actor, App};
use crate::{
    audit::{Action, Entry, count_of},
    error::Error,
    store::{Removed, Retention, Wanted},
};

/// Parses a retention in days: 1 to 3650.
pub fn parse_retention_days(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(|days| (1..=3650).contains(days))
}

impl App {
    /// Returns the data retention, and the log entry about the last removal.
    pub async fn retention(&self) -> Result<(Retention, Option<Entry>), Error> {
        let removals = Wanted { action: Some(Action::Removed), ..Wanted::default() };
        Ok((self.store.retention().await?, self.store.entries(&removals, 1).await?.pop()))
    }

    /// Removes expired sessions, failed sign-ins and idempotency keys that are older than a day, and people who were
    /// removed more than a week ago.
    pub async fn remove_expired(&self) -> Result<u64, Error> {
        Ok(self.store.sweep(self.now()).await? + self.store.delete_removed(self.now()).await?)
    }

    /// Removes people and log entries past their retention, unless this was done within the last day. Returns what was
    /// removed.
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
            "{} from {}; {}",
            count_of(count(removed.people), "person", "people"),
            count_of(count(removed.meetings), "past meeting", "past meetings"),
            count_of(count(removed.entries), "log entry", "log entries"),
        );
        if removed != Removed::default() {
            self.store.note(&Entry::by_program(Action::Removed, self.now()).with(detail)).await?;
        }
        Ok(Some(removed))
    }

    /// Returns what is removed within a day if the data retention is set to this, unless it is no shorter than now.
    pub async fn removed_by(&self, retention: Retention) -> Result<Removed, Error> {
        let now = self.store.retention().await?;
        if retention.people_days >= now.people_days && retention.audit_days >= now.audit_days {
            return Ok(Removed::default());
        }
        Ok(self.store.count_old(retention, self.now()).await?)
    }

    /// Sets the data retention.
    pub async fn set_retention(&self, actor: &Actor, retention: Retention) -> Result<(), Error> {
        let detail = format!("people {} days, log {} days", retention.people_days, retention.audit_days);
        let entry = actor.entry(Action::RetentionChanged, self.now()).with(detail);
        Ok(self.store.set_retention(retention, &entry).await?)
    }
}

//! Data retention: how long people and the activity log are kept, and what is removed after that.

use super::{Actor, App};
use crate::{
    audit::{Action, Entry, count_of},
    error::Error,
    store::{Removed, Retention},
};

impl App {
    /// Removes what is past its time, if it is time for it and no other instance does; answers what was removed.
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

    /// Sets for how long things are kept.
    pub async fn set_retention(&self, actor: &Actor, retention: Retention) -> Result<(), Error> {
        let detail = format!("people {} days, log {} days", retention.people_days, retention.audit_days);
        let entry = actor.entry(Action::RetentionChanged, self.now()).with(detail);
        Ok(self.store.set_retention(retention, &entry).await?)
    }
}

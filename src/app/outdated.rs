//! Shared links that were signed with another Daily API key than the current one.

use super::{Accounts, App};
use crate::{error::Error, store::MeetingSummary, token::Signer};

/// The most meetings that are returned, and the most names for each.
const OUTDATED: i64 = 20;
const NAMES: i64 = 3;

impl Accounts {
    /// Returns an organizer's upcoming meetings with links that were shared and are signed with another Daily API key than
    /// the signer's, each with the first names.
    pub async fn outdated(&self, signer: &Signer, organizer_id: &str) -> Result<Vec<(MeetingSummary, String)>, Error> {
        let (domain_id, key, now) = (signer.domain().id, signer.fingerprint(), self.clock.now());
        let mut outdated = Vec::new();
        for summary in self.store.meetings_under_other_keys(organizer_id, domain_id, key, now, OUTDATED).await? {
            let (names, count) = self.store.names_under_other_keys(summary.meeting.id, key, NAMES).await?;
            let more = count - i64::try_from(names.len()).unwrap_or(NAMES);
            let names = names.join(", ");
            outdated.push((summary, if more > 0 { format!("{names} and {more} more") } else { names }));
        }
        Ok(outdated)
    }
}

impl App {
    /// Returns the same with the app's own signer.
    pub async fn outdated(&self, organizer_id: &str) -> Result<Vec<(MeetingSummary, String)>, Error> {
        self.accounts().outdated(&self.signer, organizer_id).await
    }
}

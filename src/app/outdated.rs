//! Shared links that were signed with another Daily API key than the current one.

use jiff::Timestamp;

use super::App;
use crate::{
    error::Error,
    store::{MeetingSummary, Store, StoreError},
    token::Signer,
};

/// How many meetings with other links are named at once, and how many of each one's people.
const OUTDATED: i64 = 20;
const NAMES: i64 = 3;

impl App {
    /// An organizer's coming meetings where links were handed out that are signed with another API key than the one that
    /// is set now, and to whom.
    pub async fn outdated(&self, organizer_id: &str) -> Result<Vec<(MeetingSummary, String)>, Error> {
        Ok(outdated(&self.store, &self.signer, organizer_id, self.now()).await?)
    }
}

/// An organizer's coming meetings where links were handed out that are signed with another key than the signer's, each
/// with its first names.
pub async fn outdated(
    store: &Store,
    signer: &Signer,
    organizer_id: &str,
    now: Timestamp,
) -> Result<Vec<(MeetingSummary, String)>, StoreError> {
    let (domain_id, key) = (signer.domain().id, signer.fingerprint());
    let mut outdated = Vec::new();
    for summary in store.meetings_under_other_keys(organizer_id, domain_id, key, now, OUTDATED).await? {
        let (names, count) = store.names_under_other_keys(summary.meeting.id, key, NAMES).await?;
        let more = count - i64::try_from(names.len()).unwrap_or(NAMES);
        let names = names.join(", ");
        outdated.push((summary, if more > 0 { format!("{names} and {more} more") } else { names }));
    }
    Ok(outdated)
}

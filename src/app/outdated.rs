//! Shared links that were signed with a different Daily API key from the current one.

use std::fmt;

use uuid::Uuid;

use super::{Accounts, App};
use crate::{error::Error, store::MeetingSummary, token::Signer};

/// The most meetings that are returned, and the most names for each.
const OUTDATED: i64 = 20;
const NAMES: i64 = 3;

/// The first names of a meeting's people, and how many there are besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstNames {
    /// The names, with commas between.
    pub names: String,
    /// How many people are not named.
    pub more: i64,
}

impl fmt::Display for FirstNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { names, more } = self;
        if *more > 0 { write!(f, "{names} and {more} more") } else { f.write_str(names) }
    }
}

/// Meetings, each with the first names.
pub type OutdatedMeetings = Vec<(MeetingSummary, FirstNames)>;

impl Accounts {
    /// Returns an organizer's upcoming meetings that have shared links signed with a different Daily API key from the
    /// signer's. Each comes with the names of the first people.
    pub async fn outdated(&self, signer: &Signer, organizer_id: &str) -> Result<OutdatedMeetings, Error> {
        let (domain_id, key, now) = (signer.domain().id, signer.fingerprint(), self.clock.now());
        let meetings = self.store.meetings_with_other_keys(organizer_id, domain_id, key, now, OUTDATED).await?;
        let ids: Vec<Uuid> = meetings.iter().map(|summary| summary.meeting.id).collect();
        let found = self.store.names_with_other_keys(&ids, key, NAMES).await?;
        let with_names = |summary: MeetingSummary| {
            let theirs = found.iter().filter(|(id, ..)| *id == summary.meeting.id);
            let total = theirs.clone().next().map_or(0, |(_, _, total)| *total);
            let names: Vec<&str> = theirs.map(|(_, name, _)| name.as_str()).collect();
            let more = total - i64::try_from(names.len()).unwrap_or(NAMES);
            (summary, FirstNames { names: names.join(", "), more })
        };
        Ok(meetings.into_iter().map(with_names).collect())
    }
}

impl App {
    /// Returns the same with the app's own signer.
    pub async fn outdated(&self, organizer_id: &str) -> Result<OutdatedMeetings, Error> {
        self.accounts().outdated(&self.signer, organizer_id).await
    }
}

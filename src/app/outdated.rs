//! Shared links that were created with other keys than the current ones.

use std::fmt;

use uuid::Uuid;

use super::{Accounts, App};
use crate::{
    error::Error,
    invite::join::{LinkKey, LinkKeys},
    store::MeetingSummary,
    token::Signer,
};

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

/// Upcoming meetings whose links have to be shared again.
#[derive(Debug, Default)]
pub struct OutdatedMeetings {
    /// Those with direct links that are signed with a different API key, each with the names of the first people.
    pub direct: Vec<(MeetingSummary, FirstNames)>,
    /// Those with join links that do not work, because their link key is not set.
    pub join: Vec<MeetingSummary>,
}

impl Accounts {
    /// Returns an organizer's upcoming meetings with direct links that have to be shared again, because they are signed with
    /// a different API key, each with the names of the first people.
    pub async fn signed_with_other_keys(
        &self,
        signer: &Signer,
        organizer_id: &str,
    ) -> Result<Vec<(MeetingSummary, FirstNames)>, Error> {
        let (domain_id, key, now) = (signer.domain().id, signer.fingerprint(), self.clock.now());
        let meetings = self.store.meetings_with_other_api_keys(organizer_id, domain_id, key, now, OUTDATED).await?;
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
    /// Returns an organizer's upcoming meetings whose links have to be shared again, because they were created with
    /// different keys from these.
    pub async fn outdated(&self, organizer_id: &str) -> Result<OutdatedMeetings, Error> {
        let direct = self.accounts().signed_with_other_keys(&self.signer, organizer_id).await?;
        let keys: Vec<_> = self.link_keys.iter().flat_map(LinkKeys::all).map(LinkKey::fingerprint).collect();
        let join = self.store.meetings_with_other_link_keys(organizer_id, &keys, self.now(), OUTDATED).await?;
        Ok(OutdatedMeetings { direct, join })
    }
}

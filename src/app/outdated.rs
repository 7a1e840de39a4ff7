//! Shared links that were created with other keys than the current ones.

use std::fmt;

use uuid::Uuid;

use super::{Accounts, App};
use crate::{
    error::Error,
    invite::join::{LinkKey, LinkKeys, LinkKind},
    store::{CurrentKeys, MeetingSummary},
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
    /// Returns an organizer's upcoming meetings whose links have to be shared again, because they were created with
    /// different keys from these.
    pub async fn outdated(
        &self,
        signer: &Signer,
        link_keys: Option<&LinkKeys>,
        organizer_id: &str,
    ) -> Result<OutdatedMeetings, Error> {
        let links = link_keys.into_iter().flat_map(LinkKeys::all).map(LinkKey::fingerprint).collect();
        let keys = CurrentKeys { domain_id: signer.domain().id, api: signer.fingerprint(), links };
        let meetings = self.store.meetings_with_other_keys(organizer_id, &keys, self.clock.now(), OUTDATED).await?;
        let is_direct = |summary: &MeetingSummary| summary.meeting.link_kind == LinkKind::Direct;
        let (direct, join): (Vec<_>, Vec<_>) = meetings.into_iter().partition(is_direct);
        let ids: Vec<Uuid> = direct.iter().map(|summary| summary.meeting.id).collect();
        let found = self.store.names_with_other_keys(&ids, keys.api, NAMES).await?;
        let with_names = |summary: MeetingSummary| {
            let theirs = found.iter().filter(|(id, ..)| *id == summary.meeting.id);
            let total = theirs.clone().next().map_or(0, |(_, _, total)| *total);
            let names: Vec<&str> = theirs.map(|(_, name, _)| name.as_str()).collect();
            let more = total - i64::try_from(names.len()).unwrap_or(NAMES);
            (summary, FirstNames { names: names.join(", "), more })
        };
        Ok(OutdatedMeetings { direct: direct.into_iter().map(with_names).collect(), join })
    }
}

impl App {
    /// Returns the same with the app's own keys.
    pub async fn outdated(&self, organizer_id: &str) -> Result<OutdatedMeetings, Error> {
        self.accounts().outdated(&self.signer, self.link_keys.as_ref(), organizer_id).await
    }
}

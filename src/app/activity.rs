//! The activity log, which records what is done with links, API keys and accounts.
//!
//! A change is recorded in the transaction that makes it. Showing links is recorded before they are shown, and at most
//! once in ten minutes for the same links. If the database is read-only, links are still shown, and the entry is
//! written to the program's log instead.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Actor, App, As};
use crate::{
    audit::{Action, Entry, count_of},
    error::{Error, with_causes},
    store::Wanted,
    token::RoomName,
};

/// Showing the same links again is not recorded within this time.
const SAME: SignedDuration = SignedDuration::from_mins(10);

/// Recently recorded entries, and entries that will be recorded later.
#[derive(Default)]
pub struct Notes {
    shown: Mutex<HashMap<Showing, Timestamp>>,
    /// Entries that will be recorded later, each with its number of links or tokens so far.
    tally: Mutex<HashMap<Tallied, (Entry, usize)>>,
}

/// Organizer, API key, network address, action, meeting and details.
type Showing = (String, Option<String>, Option<String>, Action, Option<String>, Option<String>);

/// Organizer, API key, network address and room.
type Tallied = (String, Option<String>, Option<String>, Option<String>);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Notes {
    /// Returns whether the same entry was recorded recently, and remembers it.
    fn repeats(&self, entry: &Entry) -> bool {
        let is_recent = |at: &Timestamp| at.duration_since(entry.at).abs() < SAME;
        let id = entry.organizer_id.clone().unwrap_or_default();
        let Entry { api_key, client, meeting_id, detail, .. } = entry.clone();
        let same = (id, api_key, client, entry.action, meeting_id, detail);
        let mut shown = lock(&self.shown);
        shown.retain(|_, at| is_recent(at));
        if shown.contains_key(&same) {
            return true;
        }
        shown.insert(same, entry.at);
        false
    }
}

impl App {
    /// Returns the latest matching entries of the activity log: an organizer's own, or everyone's for an administrator.
    pub async fn activity(&self, actor: &Actor, wanted: &Wanted, limit: u16) -> Result<Vec<Entry>, Error> {
        let is_administrator = actor.organizer.is_administrator();
        let wanted = Wanted {
            organizer_id: (!is_administrator).then(|| actor.organizer.id.clone()),
            organizer: wanted.organizer.clone().filter(|_| is_administrator),
            ..wanted.clone()
        };
        Ok(self.store.entries(&wanted, limit.into()).await?)
    }

    /// Returns the headings of the meetings that entries are about, as far as they are the organizer's own, by id.
    pub async fn headings(&self, actor: &Actor, entries: &[Entry]) -> Result<HashMap<String, String>, Error> {
        Ok(self.store.headings(&actor.organizer.id, entries).await?)
    }

    /// Records that a meeting's links are shown or downloaded.
    pub async fn note_showing(&self, actor: &Actor, meeting_id: Uuid, showing: As) {
        let entry = match showing {
            As::Page => actor.entry(Action::Showed, self.now()),
            As::File(kind) => actor.entry(Action::Exported, self.now()).with(kind),
        };
        let entry = entry.about(meeting_id);
        if self.notes.repeats(&entry) {
            return;
        }
        self.note_or_log(&entry).await;
    }

    /// Records an entry. If the database cannot be written to, writes it to the program's log.
    pub(super) async fn note_or_log(&self, entry: &Entry) {
        if let Err(error) = self.store.note(entry).await {
            tracing::error!(
                error = with_causes(&error),
                organizer.id = entry.organizer_id,
                client = entry.client,
                action = entry.action.word(),
                meeting.id = entry.meeting_id,
                detail = entry.detail,
                "failed to write an activity log entry to the database"
            );
        }
    }

    /// Remembers that links were shown when they were created, which is not recorded separately.
    pub(super) fn has_shown(&self, actor: &Actor, meeting_id: Uuid) {
        self.notes.repeats(&actor.entry(Action::Showed, self.now()).about(meeting_id));
    }

    /// Counts tokens that a program received and that are not stored. [`App::note_tallied`] records the numbers.
    pub fn tally(&self, actor: &Actor, room: Option<&RoomName>, count: usize) {
        let room = room.map(ToString::to_string);
        let key = (actor.organizer.id.clone(), actor.api_key.clone(), actor.client.clone(), room);
        let mut tally = lock(&self.notes.tally);
        let (_, so_far) = tally.entry(key).or_insert_with(|| (actor.entry(Action::Issued, self.now()), 0));
        *so_far += count;
    }

    /// Records the counted tokens. Counts that cannot be recorded are kept for the next time.
    pub async fn note_tallied(&self) -> Result<(), Error> {
        let counted = std::mem::take(&mut *lock(&self.notes.tally));
        let mut failed = None;
        for (key, (entry, count)) in counted {
            let room = key.3.as_ref().map_or(String::new(), |room| format!(" for {room}"));
            let noted = entry.clone().with(format!("{}{room}, not stored", count_of(count, "token", "tokens")));
            if let Err(error) = self.store.note(&noted).await {
                lock(&self.notes.tally).entry(key).or_insert((entry, 0)).1 += count;
                failed = Some(error);
            }
        }
        failed.map_or(Ok(()), |error| Err(error.into()))
    }
}

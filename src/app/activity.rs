//! The activity log: what was done with links, API keys and accounts.
//!
//! What changes something is noted in the same transaction. Showing links changes nothing: it is noted before, the same
//! again within ten minutes once, and a database that can't be written to hides no link from someone whose meeting
//! begins; the log has the entry then.

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

/// The same showing of the same links is noted once in so long.
const SAME: SignedDuration = SignedDuration::from_mins(10);

/// What was noted lately, and what is still to be.
#[derive(Default)]
pub struct Notes {
    shown: Mutex<HashMap<Showing, Timestamp>>,
    /// Entries to come, each with how many links or tokens it is about so far.
    tally: Mutex<HashMap<Tallied, (Entry, usize)>>,
}

/// Whose account, with which key, from where, which action, which meeting, what of it.
type Showing = (String, Option<String>, Option<String>, Action, Option<String>, Option<String>);

/// Whose account, with which key, from where, for which room.
type Tallied = (String, Option<String>, Option<String>, Option<String>);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Notes {
    /// Whether the same was noted within the last minutes; from now on it was.
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
    /// Returns the latest entries of the activity log that match: an organizer's own, or an administrator's choice of
    /// everyone's.
    pub async fn activity(&self, actor: &Actor, wanted: &Wanted, limit: u16) -> Result<Vec<Entry>, Error> {
        let is_administrator = actor.organizer.is_administrator();
        let wanted = Wanted {
            organizer_id: (!is_administrator).then(|| actor.organizer.id.clone()),
            organizer: wanted.organizer.clone().filter(|_| is_administrator),
            ..wanted.clone()
        };
        Ok(self.store.entries(&wanted, limit.into()).await?)
    }

    /// Notes that a meeting's links are shown or taken away.
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

    /// Notes what was done; in the log, where the database can't be written to.
    pub(super) async fn note_or_log(&self, entry: &Entry) {
        if let Err(error) = self.store.note(entry).await {
            tracing::error!(
                error = with_causes(&error),
                organizer.id = entry.organizer_id,
                client = entry.client,
                action = entry.action.word(),
                meeting.id = entry.meeting_id,
                detail = entry.detail,
                "what was done can’t be noted in the database"
            );
        }
    }

    /// Whoever made links sees them: that is no entry of its own.
    pub(super) fn has_shown(&self, actor: &Actor, meeting_id: Uuid) {
        self.notes.repeats(&actor.entry(Action::Showed, self.now()).about(meeting_id));
    }

    /// Counts tokens that a program was given and that nothing keeps; [`App::note_tallied`] notes them.
    pub fn tally(&self, actor: &Actor, room: Option<&RoomName>, count: usize) {
        let room = room.map(ToString::to_string);
        let key = (actor.organizer.id.clone(), actor.api_key.clone(), actor.client.clone(), room);
        let mut tally = lock(&self.notes.tally);
        let (_, so_far) = tally.entry(key).or_insert_with(|| (actor.entry(Action::Issued, self.now()), 0));
        *so_far += count;
    }

    /// Notes what was counted. What can't be noted is counted on.
    pub async fn note_tallied(&self) -> Result<(), Error> {
        let counted = std::mem::take(&mut *lock(&self.notes.tally));
        let mut failed = None;
        for (key, (entry, count)) in counted {
            let room = key.3.as_ref().map_or(String::new(), |room| format!(" for {room}"));
            let noted = entry.clone().with(format!("{}{room}, kept nowhere", count_of(count, "token", "tokens")));
            if let Err(error) = self.store.note(&noted).await {
                lock(&self.notes.tally).entry(key).or_insert((entry, 0)).1 += count;
                failed = Some(error);
            }
        }
        failed.map_or(Ok(()), |error| Err(error.into()))
    }
}

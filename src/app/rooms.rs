//! Rooms at Daily, and the room check. Creating links never needs Daily.

use std::{
    sync::{Arc, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use super::{Actor, App};
use crate::{
    audit::Action,
    daily::{
        DailyError, Privacy, Room, RoomChange, Rooms, TIMEOUT,
        preflight::{Check, Facts, Fix, Light, checks},
    },
    error::Error,
    invite::{Invitation, Meeting},
    token::{Claims, MeetingToken, RoomName},
};

/// How long a list of rooms is cached.
const CACHE_TIME: Duration = Duration::from_mins(1);

/// How long a failure is cached.
const FAILURE_CACHE_TIME: Duration = Duration::from_secs(3);

/// A list that is at most this old is not refreshed.
const JUST_NOW: Duration = Duration::from_secs(5);

/// How many room names are suggested: of recent meetings, and in total.
const RECENT: i64 = 50;
const PROPOSED: usize = 2000;

/// How long loading all pages of the list of rooms may take.
const LISTING: Duration = Duration::from_secs(20);

/// A cache of the domain's rooms.
#[derive(Default)]
pub struct RoomCache {
    last: std::sync::Mutex<Last>,
    /// Held while a request to Daily is running.
    asking: Mutex<()>,
}

/// The last result, and how many times it was cleared since the program started.
#[derive(Default)]
struct Last {
    answer: Option<(Instant, Result<ListedRooms, DailyError>)>,
    forgotten: u64,
}

impl RoomCache {
    fn lock(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the cached result if it is recent enough: rooms for a minute, a failure for a few seconds.
    fn fresh(&self) -> Option<Result<ListedRooms, DailyError>> {
        let last = self.lock();
        let (at, answer) = last.answer.as_ref()?;
        let keeps = if answer.is_ok() { CACHE_TIME } else { FAILURE_CACHE_TIME };
        (at.elapsed() < keeps).then(|| answer.clone())
    }
}

/// A list of rooms, and when it was loaded.
#[derive(Clone)]
pub struct ListedRooms {
    /// The rooms, newest first.
    pub rooms: Arc<Rooms>,
    listed_at: Instant,
}

impl ListedRooms {
    /// Returns the age of the list.
    pub fn age(&self) -> Duration {
        self.listed_at.elapsed()
    }
}

/// The result of creating a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomCreation {
    /// The room was created.
    Created,
    /// The room exists: it existed before, or it was created although Daily's response was lost.
    Exists(Privacy),
}

/// The result of a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// No room was touched.
    Nothing,
    /// The room was created, or exists already.
    Room(RoomCreation),
    /// The room was changed.
    Changed(RoomChange),
}

impl App {
    /// Returns the domain's rooms. Asks Daily at most once a minute.
    pub async fn rooms(&self) -> Result<ListedRooms, DailyError> {
        if let Some(answer) = self.listed.fresh() {
            return answer;
        }
        // Concurrent callers wait for the same result, even if it is a failure.
        let _asking = self.listed.asking.lock().await;
        if let Some(answer) = self.listed.fresh() {
            return answer;
        }
        let forgotten = self.listed.lock().forgotten;
        let rooms = timeout(LISTING, self.daily.rooms()).await.unwrap_or(Err(DailyError::TimedOut));
        let answer = rooms.map(|rooms| ListedRooms { rooms: Arc::new(rooms), listed_at: Instant::now() });
        let mut last = self.listed.lock();
        // The list may lack changes from the meantime.
        if last.forgotten == forgotten {
            last.answer = Some((Instant::now(), answer.clone()));
        }
        answer
    }

    /// Returns the cached rooms, without asking Daily.
    pub fn known_rooms(&self) -> Option<ListedRooms> {
        self.listed.lock().answer.as_ref().and_then(|(_, answer)| answer.clone().ok())
    }

    /// Clears the cached rooms, unless they were loaded just now.
    pub fn refresh_rooms(&self) {
        if self.known_rooms().is_none_or(|listed| listed.age() >= JUST_NOW) {
            self.forget_rooms();
        }
    }

    /// Returns room names to suggest: first those of an organizer's recent meetings, then others at Daily.
    pub async fn room_names(&self, actor: &Actor) -> Result<Vec<String>, Error> {
        let mut names = self.store.recent_rooms(&actor.organizer.id, RECENT).await?;
        // Without Daily, the rooms of recent meetings are still suggested.
        let listed = self.rooms().await.ok();
        let at_daily = listed.iter().flat_map(|listed| &listed.rooms.rooms).map(|room| &room.name);
        let at_daily: Vec<_> = at_daily.filter(|name| !names.contains(name)).take(PROPOSED).cloned().collect();
        names.extend(at_daily);
        Ok(names)
    }

    fn forget_rooms(&self) {
        let mut last = self.listed.lock();
        last.answer = None;
        last.forgotten += 1;
    }

    /// Creates a private room that closes when a meeting's links expire.
    pub async fn create_room(
        &self,
        actor: &Actor,
        name: &RoomName,
        meeting: Option<&Meeting>,
    ) -> Result<RoomCreation, DailyError> {
        let closes_at = meeting.map(|meeting| meeting.window.closes_at());
        let made = match self.daily.create_room(name, closes_at).await {
            Ok(_) => Ok(RoomCreation::Created),
            // Daily uses the same error code for a name that is taken and for other refusals. Without a response, only
            // Daily knows whether the room was created.
            Err(error) if matches!(error, DailyError::Refused { .. }) || !error.was_not_done() => {
                match self.daily.room(name.as_str()).await {
                    Ok(Some(room)) => Ok(RoomCreation::Exists(room.privacy)),
                    _ => Err(error),
                }
            }
            Err(error) => Err(error),
        };
        self.forget_rooms();
        if made.as_ref().is_ok_and(|made| *made == RoomCreation::Created) {
            self.note_room(actor, name, "created").await;
        }
        made
    }

    /// Changes a setting of a room.
    pub async fn change_room(&self, actor: &Actor, name: &RoomName, change: RoomChange) -> Result<Room, DailyError> {
        let changed = self.daily.change_room(name, change).await;
        self.forget_rooms();
        if changed.is_ok() {
            self.note_room(actor, name, "changed").await;
        }
        changed
    }

    /// Removes up to 100 people from a room by the ids in their links, for the rest of the session if they are banned.
    pub async fn eject(
        &self,
        actor: &Actor,
        room: &RoomName,
        user_ids: &[String],
        is_banned: bool,
    ) -> Result<usize, DailyError> {
        let outcome = self.daily.eject(room, user_ids, is_banned).await;
        if outcome.is_ok() {
            self.note_room(actor, room, if is_banned { "someone banned" } else { "someone removed" }).await;
        }
        outcome
    }

    /// Deletes a room.
    pub(super) async fn delete_room(&self, actor: &Actor, name: &RoomName) -> Result<(), DailyError> {
        let deleted = self.daily.delete_room(name).await;
        self.forget_rooms();
        if deleted.is_ok() {
            self.note_room(actor, name, "deleted").await;
        }
        deleted
    }

    async fn note_room(&self, actor: &Actor, room: &RoomName, what: &str) {
        self.note_or_log(&actor.entry(Action::RoomChanged, self.now()).with(format!("{room}: {what}"))).await;
    }

    /// Applies a fix from the room check, within five seconds.
    pub async fn fix(&self, actor: &Actor, meeting: &Meeting, fix: Fix) -> Result<Fixed, DailyError> {
        timeout(TIMEOUT, self.fix_without_timeout(actor, meeting, fix)).await.unwrap_or(Err(DailyError::TimedOut))
    }

    async fn fix_without_timeout(&self, actor: &Actor, meeting: &Meeting, fix: Fix) -> Result<Fixed, DailyError> {
        let name = &meeting.room;
        let change = match fix {
            Fix::CreateRoom => {
                return Ok(Fixed::Room(self.create_room(actor, name, Some(meeting)).await?));
            }
            Fix::MakePrivate => RoomChange::Private,
            Fix::UniqueIds => RoomChange::UniqueIds,
            Fix::FitWindow => {
                let (room, window) = (self.daily.room(name.as_str()).await?, &meeting.window);
                let room = room.ok_or(DailyError::NotFound)?;
                let opens_at = room.opens_at().map(|time| time.min(window.opens_at()));
                let closes_at = room.closes_at().map(|time| time.max(window.closes_at()));
                if (opens_at, closes_at) == (room.opens_at(), room.closes_at()) {
                    return Ok(Fixed::Nothing);
                }
                RoomChange::Window { opens_at, closes_at }
            }
            Fix::TryLink => return Ok(Fixed::Nothing),
        };
        self.change_room(actor, name, change).await.map(|_| Fixed::Changed(change))
    }

    /// Runs the room check for a meeting, within five seconds. Also tests a token, if given.
    pub async fn preflight(&self, meeting: &Meeting, token: Option<(Claims, MeetingToken)>) -> Vec<Check> {
        let rooms = async { Some(self.rooms().await.ok()?.rooms) };
        let checks = checks(meeting, &Facts::ask(&self.daily, meeting, token, self.clock, rooms).await);
        self.room_checks.keep(meeting.id, checks.iter().any(|check| check.light == Light::Wrong));
        checks
    }

    /// Returns whether the last room check of a meeting found a problem, if this instance made one recently.
    pub fn has_room_problem(&self, meeting: &Meeting) -> Option<bool> {
        self.room_checks.has_problem(meeting.id)
    }

    /// Signs the token of an invitation, to test it with Daily. Returns it with its claims.
    pub fn token_to_try(&self, meeting: &Meeting, invitation: &Invitation) -> Option<(Claims, MeetingToken)> {
        let claims = invitation.claims(&meeting.claims().ok()?);
        let token = self.signer.sign(&claims, self.now()).ok()?;
        Some((claims, token))
    }
}

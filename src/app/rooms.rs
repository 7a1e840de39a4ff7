//! Rooms at Daily, and checks of whether links can work. Creating links never needs Daily.

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
        DailyError, PATIENCE, Privacy, Room, RoomChange, Rooms,
        preflight::{Facts, Fix, Point, points},
    },
    error::Error,
    invite::{Invitation, Meeting},
    token::{Claims, MeetingToken, RoomName},
};

/// How long a list of rooms is shown again without asking.
const FRESH: Duration = Duration::from_mins(1);

/// How long it is not asked again after a failure.
const FRESH_FAILURE: Duration = Duration::from_secs(3);

/// A list of this age is as good as a new one.
const JUST_NOW: Duration = Duration::from_secs(5);

/// How many names are proposed, of earlier meetings' rooms and of Daily's.
const RECENT: i64 = 50;
const PROPOSED: usize = 2000;

/// How long a list of rooms, page after page, may take.
const LISTING: Duration = Duration::from_secs(20);

/// The domain's rooms, as Daily listed them last.
#[derive(Default)]
pub struct RoomCache {
    last: std::sync::Mutex<Last>,
    /// Held by whoever asks.
    asking: Mutex<()>,
}

/// What came of asking last, and how often it has been forgotten since the start.
#[derive(Default)]
struct Last {
    answer: Option<(Instant, Result<ListedRooms, DailyError>)>,
    forgotten: u64,
}

impl RoomCache {
    fn lock(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer that is still good: rooms for a minute, a failure for some seconds.
    fn fresh(&self) -> Option<Result<ListedRooms, DailyError>> {
        let last = self.lock();
        let (at, answer) = last.answer.as_ref()?;
        let keeps = if answer.is_ok() { FRESH } else { FRESH_FAILURE };
        (at.elapsed() < keeps).then(|| answer.clone())
    }
}

/// Rooms, and when Daily listed them.
#[derive(Clone)]
pub struct ListedRooms {
    /// The newest first.
    pub rooms: Arc<Rooms>,
    listed_at: Instant,
}

impl ListedRooms {
    /// How old the list is.
    pub fn age(&self) -> Duration {
        self.listed_at.elapsed()
    }
}

/// What became of a room that was to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// It is made.
    Made,
    /// There is one: it was there before, or was made though no answer came.
    IsThere(Privacy),
}

impl Making {
    /// What became of it, in a sentence.
    pub fn in_words(self, name: &RoomName) -> String {
        match self {
            Self::Made => format!("The room {name} is made, and private."),
            Self::IsThere(Privacy::Private) => format!("There is a room {name}, and it is private."),
            Self::IsThere(Privacy::Public) => format!("There is a room {name}, and it is public: it stays as it is."),
            Self::IsThere(Privacy::Other) => format!("There is a room {name}: it stays as it is."),
        }
    }
}

impl App {
    /// The domain's rooms, asked for at most once a minute.
    pub async fn rooms(&self) -> Result<ListedRooms, DailyError> {
        if let Some(answer) = self.listed.fresh() {
            return answer;
        }
        // Whoever comes meanwhile waits for the same answer, also where it is a failure.
        let _asking = self.listed.asking.lock().await;
        if let Some(answer) = self.listed.fresh() {
            return answer;
        }
        let forgotten = self.listed.lock().forgotten;
        let rooms = timeout(LISTING, self.daily.rooms()).await.unwrap_or(Err(DailyError::TimedOut));
        let answer = rooms.map(|rooms| ListedRooms { rooms: Arc::new(rooms), listed_at: Instant::now() });
        let mut last = self.listed.lock();
        // What was changed meanwhile may be missing in it.
        if last.forgotten == forgotten {
            last.answer = Some((Instant::now(), answer.clone()));
        }
        answer
    }

    /// The rooms that were listed last, without asking.
    pub fn known_rooms(&self) -> Option<ListedRooms> {
        self.listed.lock().answer.as_ref().and_then(|(_, answer)| answer.clone().ok())
    }

    /// Asks Daily for the rooms again the next time, unless they were listed just now.
    pub fn refresh_rooms(&self) {
        if self.known_rooms().is_none_or(|listed| listed.age() >= JUST_NOW) {
            self.forget_rooms();
        }
    }

    /// Returns room names to propose: first those of an organizer's recent meetings, then others at Daily.
    pub async fn room_names(&self, actor: &Actor) -> Result<Vec<String>, Error> {
        let mut names = self.store.recent_rooms(&actor.organizer.id, RECENT).await?;
        // Without Daily there are still the rooms of earlier meetings.
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

    /// Makes a private room that ends with a meeting.
    pub async fn create_room(
        &self,
        actor: &Actor,
        name: &RoomName,
        meeting: Option<&Meeting>,
    ) -> Result<Making, DailyError> {
        let closes_at = meeting.map(|meeting| meeting.window.closes_at());
        let made = match self.daily.create_room(name, closes_at).await {
            Ok(_) => Ok(Making::Made),
            // Daily has one code for a name that is taken and for everything else that it refuses; and where no answer
            // came, only Daily knows.
            Err(error) if matches!(error, DailyError::Refused { .. }) || !error.was_not_done() => {
                match self.daily.room(name.as_str()).await {
                    Ok(Some(room)) => Ok(Making::IsThere(room.privacy)),
                    _ => Err(error),
                }
            }
            Err(error) => Err(error),
        };
        self.forget_rooms();
        if made.as_ref().is_ok_and(|made| *made == Making::Made) {
            self.note_room(actor, name, "made").await;
        }
        made
    }

    /// Changes one thing about a room.
    pub async fn change_room(&self, actor: &Actor, name: &RoomName, change: RoomChange) -> Result<Room, DailyError> {
        let changed = self.daily.change_room(name, change).await;
        self.forget_rooms();
        if changed.is_ok() {
            self.note_room(actor, name, "changed").await;
        }
        changed
    }

    /// Puts someone out of a room, by the id in their link; for good, if they are banned.
    pub async fn eject(
        &self,
        actor: &Actor,
        room: &RoomName,
        user_id: &str,
        is_banned: bool,
    ) -> Result<usize, DailyError> {
        let outcome = self.daily.eject(room, user_id, is_banned).await;
        if outcome.is_ok() {
            self.note_room(actor, room, if is_banned { "someone banned" } else { "someone removed" }).await;
        }
        outcome
    }

    async fn note_room(&self, actor: &Actor, room: &RoomName, what: &str) {
        self.note_or_log(&actor.entry(Action::RoomChanged, self.now()).with(format!("{room}: {what}"))).await;
    }

    /// Does what a point of a meeting's check proposes about its room, within five seconds.
    pub async fn fix(&self, actor: &Actor, meeting: &Meeting, fix: Fix) -> Result<String, DailyError> {
        timeout(PATIENCE, self.fix_at_leisure(actor, meeting, fix)).await.unwrap_or(Err(DailyError::TimedOut))
    }

    async fn fix_at_leisure(&self, actor: &Actor, meeting: &Meeting, fix: Fix) -> Result<String, DailyError> {
        let name = &meeting.room;
        let change = match fix {
            Fix::CreateRoom => {
                return Ok(self.create_room(actor, name, Some(meeting)).await?.in_words(name));
            }
            Fix::MakePrivate => RoomChange::Private,
            Fix::UniqueIds => RoomChange::UniqueIds,
            Fix::FitWindow => {
                let (room, window) = (self.daily.room(name.as_str()).await?, &meeting.window);
                let room = room.ok_or(DailyError::NotFound)?;
                RoomChange::Window {
                    opens_at: room.opens_at().map(|time| time.min(window.opens_at())),
                    closes_at: room.closes_at().map(|time| time.max(window.closes_at())),
                }
            }
            Fix::TryLink => return Ok(String::new()),
        };
        self.change_room(actor, name, change).await.map(|_| done(change, name))
    }

    /// Asks Daily whether a meeting's links can work, within five seconds; with a token of the meeting's, that too.
    pub async fn preflight(&self, meeting: &Meeting, token: Option<(Claims, MeetingToken)>) -> Vec<Point> {
        let rooms = async { Some(self.rooms().await.ok()?.rooms) };
        points(meeting, &Facts::ask(&self.daily, meeting, token, self.clock, rooms).await)
    }

    /// One token of a meeting, with what it says, to be tried with Daily.
    pub fn token_to_try(&self, meeting: &Meeting, invitation: &Invitation) -> Option<(Claims, MeetingToken)> {
        let claims = invitation.claims(&meeting.claims().ok()?);
        let token = self.signer.sign(&claims, self.now()).ok()?;
        Some((claims, token))
    }
}

/// What a change of a room did, in a sentence.
pub(crate) fn done(change: RoomChange, name: &RoomName) -> String {
    match change {
        RoomChange::Private => format!("{name} is private now: only people with a link get in."),
        RoomChange::UniqueIds => format!("Each person is in {name} once now."),
        RoomChange::Window { .. } => format!("{name} is open for as long as the links work now."),
    }
}

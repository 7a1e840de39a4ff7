//! The use cases that ask Daily. No link needs them.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use super::App;
use crate::{
    daily::{DailyError, Room, RoomChange, Rooms},
    error::Error,
    inspection::{Inspection, Keys, SignedBy},
    invite::{Invitation, Meeting},
    preflight::{Facts, Fix, Point, points},
    store::{Issued, MeetingSummary},
    token::{Claims, MeetingToken, RoomName},
};

/// How long a list of rooms is shown again without asking.
const FRESH: Duration = Duration::from_mins(1);

/// How long a list of rooms, page after page, may take.
const LISTING: Duration = Duration::from_secs(20);

/// How many meetings with other links are named at once, and how many of each one's people.
const OUTDATED: i64 = 20;
const NAMES: i64 = 3;

/// The domain's rooms, as Daily listed them last.
#[derive(Default)]
pub struct RoomCache(Mutex<Option<ListedRooms>>);

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
    /// There was one already, which stays as it is.
    WasThere,
}

impl App {
    /// The domain's rooms, asked for at most once a minute.
    pub async fn rooms(&self) -> Result<ListedRooms, DailyError> {
        // Whoever comes meanwhile waits for the same answer.
        let mut listed = self.listed.0.lock().await;
        if let Some(listed) = listed.as_ref().filter(|listed| listed.age() < FRESH) {
            return Ok(listed.clone());
        }
        let rooms = timeout(LISTING, self.daily.rooms()).await.unwrap_or(Err(DailyError::TimedOut))?;
        let fresh = ListedRooms { rooms: Arc::new(rooms), listed_at: Instant::now() };
        *listed = Some(fresh.clone());
        Ok(fresh)
    }

    /// The rooms that were listed last, without asking or waiting.
    pub fn known_rooms(&self) -> Option<ListedRooms> {
        self.listed.0.try_lock().ok()?.clone()
    }

    /// Asks for the rooms anew, the next time.
    pub async fn forget_rooms(&self) {
        *self.listed.0.lock().await = None;
    }

    /// Makes a private room that ends with a meeting.
    pub async fn create_room(&self, name: &RoomName, meeting: Option<&Meeting>) -> Result<Making, DailyError> {
        let closes_at = meeting.map(|meeting| meeting.window.closes_at());
        let made = match self.daily.create_room(name, closes_at).await {
            Ok(_) => Ok(Making::Made),
            // Daily has one code for a name that is taken and for everything else that it refuses.
            Err(refused @ DailyError::Refused { .. }) => match self.daily.room(name.as_str()).await {
                Ok(Some(_)) => Ok(Making::WasThere),
                _ => Err(refused),
            },
            // Whether it was made before the connection broke, only Daily knows.
            Err(unclear @ (DailyError::Unreachable(_) | DailyError::TimedOut)) => {
                match self.daily.room(name.as_str()).await {
                    Ok(Some(_)) => Ok(Making::Made),
                    _ => Err(unclear),
                }
            }
            Err(error) => Err(error),
        };
        self.forget_rooms().await;
        made
    }

    /// Changes one thing about a room.
    pub async fn change_room(&self, name: &RoomName, change: RoomChange) -> Result<Room, DailyError> {
        let changed = self.daily.change_room(name, change).await;
        self.forget_rooms().await;
        changed
    }

    /// Does what a point of a meeting's check proposes about its room.
    pub async fn fix(&self, meeting: &Meeting, fix: Fix) -> Result<String, DailyError> {
        let name = &meeting.room;
        let change = match fix {
            Fix::CreateRoom => {
                return Ok(match self.create_room(name, Some(meeting)).await? {
                    Making::Made => format!("The room {name} is made, and private."),
                    Making::WasThere => format!("There is a room {name} already. It stays as it is."),
                });
            }
            Fix::MakePrivate => RoomChange::Private,
            Fix::UniqueIds => RoomChange::UniqueIds,
            Fix::FitWindow => {
                let (room, window) = (self.daily.room(name.as_str()).await?, &meeting.window);
                let room = room.ok_or(DailyError::NotFound)?;
                RoomChange::Window {
                    opens_at: room.opens_at().map(|_| window.opens_at()).filter(|time| room.opens_at() > Some(*time)),
                    closes_at: room.closes_at().map(|time| time.max(window.closes_at())),
                }
            }
            Fix::TryLink => return Ok(String::new()),
        };
        self.change_room(name, change).await.map(|_| done(change, name))
    }

    /// Asks Daily whether a meeting's links can work, within five seconds; with a token of the meeting's, that too.
    pub async fn preflight(&self, meeting: &Meeting, token: Option<(Claims, MeetingToken)>) -> Vec<Point> {
        points(meeting, &Facts::ask(&self.daily, meeting, token, self.clock).await)
    }

    /// One token of a meeting, with what it says, to be tried with Daily.
    pub fn token_to_try(&self, meeting: &Meeting, invitation: &Invitation) -> Option<(Claims, MeetingToken)> {
        let claims = invitation.claims(&meeting.claims().ok()?);
        let token = self.signer.sign(&claims, self.now()).ok()?;
        Some((claims, token))
    }

    /// An organizer's coming meetings whose links were signed with another API key than the one that is set now.
    pub async fn outdated(&self, organizer_id: &str) -> Result<Vec<MeetingSummary>, Error> {
        let (key, now) = (self.signer.fingerprint(), self.now());
        Ok(self.store.meetings_under_other_keys(organizer_id, key, now, OUTDATED).await?)
    }

    /// For whom a meeting is: its first names, and how many more.
    pub async fn first_names(&self, summary: &MeetingSummary) -> Result<String, Error> {
        let names = self.store.first_names(summary.meeting.id, NAMES).await?;
        let more = summary.invitation_count - i64::try_from(names.len()).unwrap_or(NAMES);
        let text = names.join(", ");
        Ok(if more > 0 { format!("{text} and {more} more") } else { text })
    }

    /// The keys that pasted tokens are checked with.
    pub fn keys(&self) -> Keys<'_> {
        Keys { own: Some(&self.signer), earlier: self.earlier.as_ref() }
    }

    /// Who issued a token that is signed with one of our keys, if it belongs to an invitation.
    pub async fn issued(&self, inspection: &Inspection) -> Result<Option<Issued>, Error> {
        if !matches!(inspection.signed_by, SignedBy::OwnKey(_) | SignedBy::EarlierKey(_)) {
            return Ok(None);
        }
        let id = inspection.claims.as_ref().and_then(|claims| claims.user_id.as_ref()?.as_str().parse().ok());
        Ok(match id {
            Some(id) => self.store.issued(id).await?,
            None => None,
        })
    }
}

/// What a change of a room did, in a sentence.
fn done(change: RoomChange, name: &RoomName) -> String {
    match change {
        RoomChange::Private => format!("{name} is private now: only people with a link get in."),
        RoomChange::UniqueIds => format!("Each person is in {name} once now."),
        RoomChange::Window { .. } => format!("{name} is open for as long as the links work now."),
    }
}

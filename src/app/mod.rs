//! The use cases, written once for every door.

mod accounts;
mod activity;
mod actor;
mod api_keys;
mod devices;
mod inspect;
mod invitations;
mod meetings;
pub mod outbox;
mod outdated;
mod passwords;
mod retention;
mod rooms;
mod sign_in;
mod turns;

use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};
use url::Url;

use crate::{
    callers::Callers, clock::Clock, daily::DailyClient, mail::Mailer, metrics::Metrics, store::Store, token::Signer,
};

pub use crate::store::{Found, MeetingSummary, Place};
pub use activity::Notes;
pub use actor::{Actor, As};
pub use devices::DEVICE_DAYS;
pub use invitations::{Added, Tell};
pub use meetings::{Change, Created, Kept, MeetingLinks, NoLinks, Review};
pub use outdated::outdated;
pub use passwords::{PASSWORD_MIN, PasswordError, hash_password};
pub(crate) use rooms::done;
pub use rooms::{ListedRooms, Making, RoomCache};
pub use sign_in::{PasswordRefusal, SignIn, SignInRefusal};
pub use turns::Turns;

/// Everything that the use cases work with.
pub struct App {
    /// What outlives a restart.
    pub store: Store,
    /// Signs links.
    pub signer: Arc<Signer>,
    /// The signer of the API key before, if it is known: its tokens are recognized.
    pub earlier: Option<Signer>,
    /// Asks Daily; no link needs it.
    pub daily: DailyClient,
    /// The domain's rooms, as Daily listed them last.
    pub listed: RoomCache,
    /// Sends mail, where a mail server is set.
    pub mail: Option<Mailer>,
    /// Where `now` comes from.
    pub clock: Clock,
    /// The time zone that the form proposes to someone new.
    pub zone: TimeZone,
    /// The most days from now at which links may end.
    pub max_days: u16,
    /// The address that browsers see.
    pub base_url: Url,
    /// The programs that use the API.
    pub callers: Callers,
    /// What was noted lately of what was done.
    pub notes: Notes,
    /// Turns at long work.
    pub turns: Turns,
    /// What is counted.
    pub metrics: Metrics,
    /// Whether the domain and its key are throw-away ones, so that Daily accepts none of the links.
    pub is_demo: bool,
}

impl App {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

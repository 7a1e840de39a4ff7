//! The use cases, for the pages, the API, the command line and the jobs.

mod accounts;
mod activity;
mod actor;
mod api_keys;
mod branding;
mod contacts;
mod database;
mod devices;
mod health;
mod inspect;
mod invitations;
mod join;
mod links;
mod lists;
mod meetings;
mod messages;
mod moves;
mod notices;
pub mod outbox;
mod outdated;
mod passwords;
mod people;
mod preview;
mod recipients;
mod refusals;
mod retention;
mod revocation;
mod room_checks;
mod room_names;
mod rooms;
mod sending;
mod sessions;
mod sign_in;
mod templates;
mod tokens;
mod trouble;
mod turns;
mod webhooks;

use std::{num::NonZeroU32, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use tokio::sync::Semaphore;
use url::Url;

use crate::{
    callers::{Callers, RateLimit},
    clock::Clock,
    daily::DailyClient,
    invite::join::LinkKeys,
    mail::Mailer,
    metrics::Metrics,
    store::Store,
    token::Signer,
    webhook::client::WebhookClient,
};

pub use accounts::Accounts;
pub use activity::Notes;
pub use actor::{Actor, As, By};
pub use api_keys::{BadKey, NewApiKey};
pub use database::{BackupError, Database, Tables, back_up, restore};
pub use devices::DEVICE_DAYS;
pub use health::Readiness;
pub use inspect::{Explanation, Finding, Findings, JoinFinding};
pub use invitations::Added;
pub use join::{Asked, Invited, JoinState};
pub use links::{JoinOffer, Links};
pub use meetings::{Change, Created, Kept, MeetingLinks, NoLinks, Review, Tell, Wording};
pub use moves::{EarlierRoom, RoomDeletion};
pub use outdated::{FirstNames, OutdatedMeetings};
pub use passwords::{PASSWORD_MIN, PasswordError, hash_password};
pub use people::{MeetingPeople, SharingNews};
pub use preview::Previewed;
pub use recipients::{HOLD, Recipients, Sending, Sent, Skipped};
pub use retention::parse_retention_days;
pub use revocation::{KeptOut, Whose};
use room_checks::RoomChecks;
pub use rooms::{Fixed, ListedRooms, RoomCache, RoomCreation};
pub(crate) use sessions::{BEGAN_AT, BROWSER, CLIENT, ORGANIZER_ID, SEEN_AT, SESSION_IDLE, Sessions};
pub use sessions::{CurrentSession, OpenSession};
pub use sign_in::{ConfirmRefusal, PasswordRefusal, SignIn, SignInRefusal};
pub use templates::TemplateRefusal;
pub use trouble::{Cause, Difference, PEOPLE_FOUND, PEOPLE_OF_ROOM, Seen, Trouble};
pub use turns::Turns;
pub use webhooks::{ClaimedDelivery, WebhookRefusal};

pub use crate::store::{
    Ahead, Asking, Caller, Claim, Claimed, CodeOwner, Contact, Delivery, DeliveryState, Found, FoundCode, HeldBatch,
    Host, Issued, MailProgress, MeetingProgress, MeetingSummary, Message, MessageKind, MessageState, NewOrganizer,
    Only, Organizer, OutboxEntry, Part, PasswordHash, PeopleCounts, PeopleFilter, Person, Place, Refusals, Refused,
    Removed, Retention, Role, StoreError, TEMPLATE_LIMIT, Template, WEBHOOK_LIMIT, Wanted, Webhook, session_handle,
};

/// The default for how many meetings each organizer can create within a day.
pub const MEETINGS_PER_DAY: u32 = 1000;

/// The state that the use cases need.
pub struct App {
    store: Store,
    /// Signs links.
    pub signer: Arc<Signer>,
    /// A signer with the previous API key, if set. It only recognizes tokens.
    pub earlier: Option<Signer>,
    /// The link keys. Without them, meetings have direct links only.
    pub link_keys: Option<LinkKeys>,
    /// Slows down clients that try codes of join links which do not exist.
    pub guesses: RateLimit,
    /// Limits how much is stored about join links at once.
    join_notes: Arc<Semaphore>,
    /// The client for Daily's API. Links do not need it.
    pub daily: DailyClient,
    /// The most recent list of the domain's rooms.
    pub listed: RoomCache,
    /// What the last room checks found.
    room_checks: RoomChecks,
    /// Sends email, if a mail server is set.
    pub mail: Option<Mailer>,
    /// Sends webhooks.
    pub webhook_client: WebhookClient,
    /// The source of the current time.
    pub clock: Clock,
    /// The default time zone.
    pub zone: TimeZone,
    /// The most days from now that links can be valid.
    pub max_days: u16,
    /// The most meetings that each organizer can create within a day.
    pub meetings_per_day: u32,
    /// After how many days organizers have to sign in again, even if they use Latchkey every day.
    pub session_days: u16,
    /// The URL of this server for browsers.
    pub base_url: Url,
    /// Where to report vulnerabilities of this installation: a `mailto:` or `https:` URL.
    pub security_contact: Option<Url>,
    /// The programs that use the API.
    pub callers: Callers,
    /// Recent entries of the activity log.
    pub notes: Notes,
    /// Limits how much long work happens at once.
    pub turns: Turns,
    /// The metrics.
    pub metrics: Metrics,
    /// What stands in for the rooms at Daily in the demo and in tests.
    pub rooms_url: Option<Url>,
    /// Whether this is the demo, whose domain and API key are made up, so that Daily accepts none of the links.
    pub is_demo: bool,
}

impl App {
    /// Creates an app that uses a database, with no previous API key and no mail server.
    pub fn new(database: Database, signer: Signer, daily: DailyClient, base_url: Url, api_rate: NonZeroU32) -> Self {
        Self {
            store: database.0,
            signer: Arc::new(signer),
            earlier: None,
            link_keys: None,
            guesses: RateLimit::for_guesses(),
            join_notes: Arc::new(Semaphore::new(join::NOTES_AT_ONCE)),
            daily,
            listed: RoomCache::default(),
            room_checks: RoomChecks::default(),
            mail: None,
            webhook_client: WebhookClient::new(Vec::new()),
            clock: Clock::System,
            zone: TimeZone::UTC,
            max_days: 31,
            meetings_per_day: MEETINGS_PER_DAY,
            session_days: 30,
            base_url,
            security_contact: None,
            callers: Callers::new(api_rate),
            notes: Notes::default(),
            turns: Turns::default(),
            metrics: Metrics::default(),
            rooms_url: None,
            is_demo: false,
        }
    }
}

impl App {
    /// Returns the current time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

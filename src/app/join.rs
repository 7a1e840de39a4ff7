//! What invitees do with a join link: see whether they can join, join, and ask for help. No sign-in is needed, and
//! nothing is used up: a program that follows links or presses buttons costs the invitee nothing.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::timeout;
use uuid::Uuid;

use super::App;
use crate::{
    audit::{Action, Entry},
    error::{Error, Refusal, with_causes},
    invite::{Invitation, InviteLink, Meeting, invitation::LinkError, join::JoinCode},
    share::help::SeenState,
    store::{Batch, CodeHolder, FoundCode, Held, Host, MessageKind, NewMessage, StoreError},
    token::{Claims, ClaimsError},
    webhook::{Event, News},
};

/// How long a token works that is signed at the click, unless the meeting closes sooner.
const TOKEN_TIME: SignedDuration = SignedDuration::from_hours(2);

/// How long an answer waits until its click is stored. Storing goes on after that.
const NOTE_TIME: Duration = Duration::from_millis(250);

/// How many uses of join links are stored at once, which is far fewer than there are connections to the database.
pub(super) const NOTES_AT_ONCE: usize = 2;

/// What a join link leads to now.
#[derive(Debug)]
pub enum JoinState {
    /// The meeting is not open yet.
    Early(Box<Invited>),
    /// The invitee can join.
    Open(Box<Invited>),
    /// The meeting is over.
    Over(Box<Invited>),
    /// The meeting was deleted. Holds the name of the organizer who did it.
    Cancelled(String),
    /// The link was revoked, or the invitee removed.
    Revoked {
        /// The name of the organizer who did it.
        by: String,
        /// The organizer to ask for a new link, if the invitee can.
        host: Option<Host>,
    },
    /// The invitee has a newer link.
    Replaced {
        /// The organizer to ask for it.
        host: Host,
    },
    /// There is no such code.
    Unknown,
    /// There is no such code, and the client has tried too many. Holds the seconds to wait.
    TooMany(u64),
}

/// A person, the meeting, and the organizer who invites.
#[derive(Debug)]
pub struct Invited {
    /// The person.
    pub invitation: Invitation,
    /// The meeting.
    pub meeting: Meeting,
    /// The organizer.
    pub host: Host,
}

impl Invited {
    /// Returns the start and end in the person's invitation, if the meeting has another time now.
    pub fn previous_time(&self) -> Option<(Timestamp, Timestamp)> {
        let window = &self.meeting.window;
        self.invitation.join.invited_to.filter(|times| *times != (window.starts_at(), window.ends_at()))
    }

    /// Returns the news of an event about this invitation.
    fn news(&self, event: Event, at: Timestamp) -> News {
        let (organizer_id, meeting_id) = (self.host.id.clone(), self.meeting.id);
        News { event, organizer_id, meeting_id, invitation_id: Some(self.invitation.id), at }
    }

    pub(super) fn state(self: Box<Self>, now: Timestamp) -> JoinState {
        let window = &self.meeting.window;
        if now < window.opens_at() {
            JoinState::Early(self)
        } else if now < window.closes_at() {
            JoinState::Open(self)
        } else {
            JoinState::Over(self)
        }
    }
}

/// The result of asking the organizer for help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The organizer was told.
    Now,
    /// The organizer was told within the last hour.
    Before,
}

/// What a code leads to.
pub(super) struct Known {
    /// The invitation and its meeting; nil if the code belongs to none.
    pub(super) invitation_id: Uuid,
    meeting_id: Uuid,
    pub(super) state: JoinState,
}

impl App {
    /// Returns what a join link leads to. Stores that it was opened.
    pub async fn open_join_link(&self, typed: &str, network: &String) -> Result<JoinState, Error> {
        let found = self.find(typed, network).await?;
        if let JoinState::Early(invited) | JoinState::Open(invited) | JoinState::Over(invited) = &found.state
            && invited.invitation.join.first_opened_at.is_none()
        {
            let (store, news) = (self.store.clone(), invited.news(Event::Opened, self.now()));
            self.note_use(async move { store.note_opened(&news).await }).await;
        }
        Ok(found.state)
    }

    /// Signs a token for the person behind a join link, and returns the link to the room. If the person cannot join
    /// now, returns why.
    pub async fn join(&self, typed: &str, network: &String) -> Result<Result<InviteLink, JoinState>, Error> {
        let found = self.find(typed, network).await?;
        let JoinState::Open(invited) = found.state else { return Ok(Err(found.state)) };
        let now = self.now();
        let claims = claims_at_click(&invited.meeting, now).map_err(LinkError::from)?;
        let token = self.signer.sign(&invited.invitation.claims(&claims), now).map_err(LinkError::from)?;
        let link = InviteLink::new(&invited.meeting.domain.name, &invited.meeting.room, &token);
        self.metrics.joined("joined");
        let (store, expires_at) = (self.store.clone(), claims.expires_at());
        let news = invited.news(Event::JoinClicked, now);
        self.note_use(async move { store.note_joined(&news, expires_at).await }).await;
        Ok(Ok(link))
    }

    /// Stores what happened with a join link. Neither a database that is busy nor one that is read-only keeps anyone from
    /// joining: storing goes on after a moment, and a failure is logged. Only a few are stored at once, so that others can
    /// always read.
    async fn note_use(&self, storing: impl Future<Output = Result<(), StoreError>> + Send + 'static) {
        let turns = self.join_notes.clone();
        let mut noting = Box::pin(async move {
            let _turn = turns.acquire().await;
            if let Err(error) = storing.await {
                tracing::warn!(error = with_causes(&error), "the use of a join link could not be stored");
            }
        });
        if timeout(NOTE_TIME, &mut noting).await.is_err() {
            tokio::spawn(noting);
        }
    }

    /// Tells the organizer that the person behind a join link needs help. Returns what the link leads to as well, and
    /// `None` if there is no one to ask.
    pub async fn ask_for_help(&self, typed: &str, network: &String) -> Result<(JoinState, Option<Asked>), Error> {
        let Known { invitation_id, meeting_id, state } = self.find(typed, network).await?;
        let (host, seen) = match &state {
            JoinState::Open(invited) => (&invited.host, SeenState::Open),
            JoinState::Over(invited) => (&invited.host, SeenState::Over),
            JoinState::Revoked { host: Some(host), .. } => (host, SeenState::Revoked),
            JoinState::Replaced { host } => (host, SeenState::Replaced),
            _ => return Ok((state, None)),
        };
        let email = self.mail.as_ref().map(|mailer| {
            let facts = serde_json::to_string(&seen).expect("a word is plain JSON");
            let message = NewMessage { invitation_id, kind: MessageKind::Help, facts: Some(facts) };
            let (batch_id, domain) = (Uuid::new_v4(), mailer.sender().email.domain());
            let entry = Entry::by_program(Action::Mailed, self.now()).about(meeting_id);
            let entry = Entry { organizer_id: Some(host.id.clone()), ..entry };
            let (messages, made_at, hold, entry) = (vec![message], entry.at, SignedDuration::ZERO, Some(entry));
            Batch { organizer_id: &host.id, meeting_id, batch_id, host: domain, messages, made_at, hold, entry }
        });
        let (event, organizer_id, at) = (Event::HelpRequested, host.id.clone(), self.now());
        let news = News { event, organizer_id, meeting_id, invitation_id: Some(invitation_id), at };
        let is_first = self.store.note_asked(&news, email).await?;
        self.wake_outbox();
        Ok((state, Some(if is_first { Asked::Now } else { Asked::Before })))
    }

    /// Looks up what a person typed or opened. A text that is not a code is looked up, too, so that it takes as long.
    /// Codes that do not exist are counted. A code that exists is never refused, however many were wrong.
    async fn find(&self, typed: &str, network: &String) -> Result<Known, Error> {
        if let Some(known) = self.look_up(typed).await? {
            return Ok(known);
        }
        self.metrics.joined("unknown code");
        let state = self.guesses.count(network).wait.map_or(JoinState::Unknown, JoinState::TooMany);
        Ok(Known { invitation_id: Uuid::nil(), meeting_id: Uuid::nil(), state })
    }

    /// Looks up a code, without counting it.
    pub(super) async fn look_up(&self, typed: &str) -> Result<Option<Known>, Error> {
        let (code, is_code) = typed.parse().map_or_else(|_| (JoinCode::nil(), false), |code| (code, true));
        let Some(found) = self.store.code(code.lookup()).await?.filter(|_| is_code) else { return Ok(None) };
        let of_nobody = |state| Some(Known { invitation_id: Uuid::nil(), meeting_id: Uuid::nil(), state });
        Ok(match found {
            FoundCode::Current(held) => self.of_held(*held, &code)?,
            FoundCode::Cancelled(by) => of_nobody(JoinState::Cancelled(by)),
            FoundCode::Removed(by) => of_nobody(JoinState::Revoked { by, host: None }),
            FoundCode::Revoked { by, holder: CodeHolder { invitation_id, meeting_id, host } } => {
                Some(Known { invitation_id, meeting_id, state: JoinState::Revoked { by, host: Some(host) } })
            }
            FoundCode::Replaced(CodeHolder { invitation_id, meeting_id, host }) => {
                Some(Known { invitation_id, meeting_id, state: JoinState::Replaced { host } })
            }
        })
    }

    /// Returns what the code of an invitation leads to, or `None` if the code is not the invitation's.
    fn of_held(&self, held: Held, code: &JoinCode) -> Result<Option<Known>, Error> {
        let Held { version, invitation, meeting, host } = held;
        let issued = invitation.join.code.ok_or(Refusal::OtherLinkKey)?;
        let key = self.link_keys.as_ref().and_then(|keys| keys.by(issued.key)).ok_or(Refusal::OtherLinkKey)?;
        if !key.has_issued(code, invitation.id, version) {
            return Ok(None);
        }
        self.check_domain(&meeting)?;
        let (invitation_id, meeting_id) = (invitation.id, meeting.id);
        let state = Box::new(Invited { invitation, meeting, host }).state(self.now());
        Ok(Some(Known { invitation_id, meeting_id, state }))
    }
}

/// Returns the claims that tokens share which are signed at `now`. There is no `nbf`, so that a slow clock at Daily
/// refuses no one. If people are removed when their token expires, the token lasts until the meeting closes.
pub(super) fn claims_at_click(meeting: &Meeting, now: Timestamp) -> Result<Claims, ClaimsError> {
    let closes_at = meeting.window.closes_at();
    let is_removed_at_end = meeting.options.eject_at_token_exp == Some(true);
    let expires_at = if is_removed_at_end { closes_at } else { closes_at.min(now + TOKEN_TIME) };
    let mut claims = Claims::new(meeting.domain.id, meeting.room.clone(), now, None, expires_at)?;
    claims.options = meeting.options.clone();
    Ok(claims)
}

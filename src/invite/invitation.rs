//! Invitations, and the links that are derived from them.

use std::{fmt, sync::OnceLock};

use jiff::Timestamp;
use uuid::Uuid;

use super::{Invitee, Meeting};
#[cfg(feature = "app")]
use super::{
    join::{JoinCode, JoinFacts},
    sharing::Sharing,
};
use crate::token::{
    Claims, ClaimsError, DomainName, KeyFingerprint, Language, ManySigner, MeetingToken, RoomName, SignError, Signer,
    UserId,
};

/// The invitation of one person to one meeting. Its id is the token's `ud` claim.
///
/// ```
/// use latchkey::{Invitation, Invitee, Linker};
/// # use latchkey::{ApiKey, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let now = "2026-11-24T08:00:00Z".parse()?;
/// # let (starts, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let window = latchkey::Window::new(starts, ends, 15, 30, jiff::tz::TimeZone::UTC)?;
/// # let meeting = latchkey::Meeting::new(uuid::Uuid::nil(), signer.domain().clone(), "standup".parse()?, window, now);
///
/// let ada = Invitee::typed("Ada", Some("ada@example.org"), true)?;
/// let invitations = Invitation::for_batch(meeting.id, vec![ada]);
/// let link = Linker::new(&signer, &meeting, now)?.link(&invitations[0])?;
/// assert!(link.as_str().starts_with("https://acme.daily.co/standup?t="));
/// assert_eq!(invitations[0].claims(&meeting.claims()?).user_name.as_deref(), Some("Ada"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Invitation {
    /// Identifies the person in the room.
    pub id: Uuid,
    /// The person.
    pub invitee: Invitee,
    /// The API key that signed the shared link, if it is not the meeting's.
    pub issued_under: Option<KeyFingerprint>,
    /// What is known about the person's join link.
    #[cfg(feature = "app")]
    pub(crate) join: JoinFacts,
    /// Whether and how the link was shared.
    #[cfg(feature = "app")]
    pub(crate) sharing: Sharing,
}

impl Invitation {
    /// Creates an invitation whose link has not been shared.
    pub fn new(id: Uuid, invitee: Invitee) -> Self {
        Self {
            id,
            invitee,
            issued_under: None,
            #[cfg(feature = "app")]
            join: JoinFacts::default(),
            #[cfg(feature = "app")]
            sharing: Sharing::default(),
        }
    }

    /// Creates the invitations for a batch of people.
    ///
    /// The ids are derived from the batch id and the position, so that sending the same form twice creates the same
    /// invitations. The ids of a batch share a prefix and end with the position (UUID version 8), so that they are
    /// adjacent in a database index: inserting a thousand of them touches only a few pages of the index.
    ///
    /// ```
    /// # use latchkey::{Invitation, Invitee};
    /// let people = vec![Invitee::typed("Ada", None, true)?, Invitee::typed("Bob", None, false)?];
    /// let [first, again] = [people.clone(), people].map(|people| Invitation::for_batch(uuid::Uuid::nil(), people));
    /// assert_eq!(first, again);
    /// assert_ne!(first[0].id, first[1].id);
    /// # Ok::<(), latchkey::InviteeError>(())
    /// ```
    pub fn for_batch(batch_id: Uuid, invitees: Vec<Invitee>) -> Vec<Self> {
        let batch = Uuid::new_v5(&batch_id, b"invitations");
        let id = |place: usize| {
            let mut bytes = *batch.as_bytes();
            bytes[10..].copy_from_slice(&(place as u64).to_be_bytes()[2..]);
            Uuid::new_v8(bytes)
        };
        invitees.into_iter().enumerate().map(|(place, invitee)| Self::new(id(place), invitee)).collect()
    }

    /// Returns the claims of this person's token, based on the claims that the meeting's links share.
    pub fn claims(&self, shared: &Claims) -> Claims {
        let mut claims = shared.clone();
        claims.is_owner = self.invitee.is_owner;
        claims.user_id = Some(self.id.into());
        claims.user_name = Some(self.invitee.name.to_string());
        claims.options.lang = self.invitee.language_of_daily().or(claims.options.lang);
        claims
    }
}

/// Why links cannot be created.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// The meeting's times do not fit into a token.
    #[error(transparent)]
    Claims(#[from] ClaimsError),
    /// No link of the meeting can be signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// A link would be too long.
    #[error("{name}: {error}")]
    TooLong {
        /// The person's name.
        name: String,
        /// The error.
        error: SignError,
    },
}

/// Creates the links of one meeting. The same data always gives the same links.
///
/// ```
/// # use latchkey::{ApiKey, Domain, Invitee, Linker, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let now = "2026-11-24T08:00:00Z".parse()?;
/// # let (starts, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let window = latchkey::Window::new(starts, ends, 15, 30, jiff::tz::TimeZone::UTC)?;
/// # let meeting = latchkey::Meeting::new(uuid::Uuid::nil(), signer.domain().clone(), "standup".parse()?, window, now);
/// let linker = Linker::new(&signer, &meeting, now)?;
/// let mut link = Vec::new();
/// linker.write(&"7".parse()?, &Invitee::typed("Ada", None, false)?, &mut link)?;
/// assert!(link.starts_with(b"https://acme.daily.co/standup?t=eyJ"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Linker {
    signer: ManySigner,
    /// Signs the links of people who name a language, in the order of [`Language::ALL`]. Created when needed.
    by_language: [OnceLock<Box<ManySigner>>; Language::ALL.len()],
    /// The link up to the token.
    address: String,
}

impl Linker {
    /// Prepares to create links for a meeting. Fails if the links have expired at `now`.
    pub fn new(signer: &Signer, meeting: &Meeting, now: Timestamp) -> Result<Self, LinkError> {
        let signer = signer.for_many(&meeting.claims()?, now)?;
        let by_language = [const { OnceLock::new() }; Language::ALL.len()];
        Ok(Self { signer, by_language, address: address(&meeting.domain.name, &meeting.room) })
    }

    fn signer_in(&self, language: Language) -> &ManySigner {
        let place = Language::ALL.iter().position(|known| *known == language).expect("every language is listed");
        self.by_language[place].get_or_init(|| Box::new(self.signer.in_language(language)))
    }

    /// Creates the link of one of the meeting's invitations.
    pub fn link(&self, invitation: &Invitation) -> Result<InviteLink, LinkError> {
        let mut link = Vec::with_capacity(512);
        self.write(&invitation.id.into(), &invitation.invitee, &mut link)?;
        Ok(InviteLink(String::from_utf8(link).expect("an address and a token are ASCII")))
    }

    /// Appends the link of one person to `to`.
    pub fn write(&self, id: &UserId, invitee: &Invitee, to: &mut Vec<u8>) -> Result<(), LinkError> {
        let begin = to.len();
        to.extend_from_slice(self.address.as_bytes());
        let signer = invitee.language_of_daily().map_or(&self.signer, |language| self.signer_in(language));
        signer.sign_into(invitee.is_owner, id, invitee.name.as_str(), to).map_err(|error| {
            to.truncate(begin);
            LinkError::TooLong { name: invitee.name.to_string(), error }
        })
    }
}

impl fmt::Debug for Linker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Linker").finish_non_exhaustive()
    }
}

/// Returns a link up to the token (Daily's guide on private rooms).
fn address(domain: &DomainName, room: &RoomName) -> String {
    format!("https://{}/{room}?t=", domain.host())
}

/// A link with which one person can join one room. Its `Debug` shows it [masked](InviteLink::masked).
///
/// ```
/// use latchkey::{Claims, InviteLink, RoomName};
/// # use latchkey::{ApiKey, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
///
/// let room: RoomName = "standup".parse()?;
/// let token = signer.sign(&claims, now)?;
/// let link = InviteLink::new(&signer.domain().name, &room, &token);
/// assert_eq!(link.as_str(), format!("https://acme.daily.co/standup?t={}", token.as_str()));
/// assert_eq!(link.masked().chars().count(), "acme.daily.co/…".chars().count() + 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct InviteLink(String);

impl InviteLink {
    /// Creates a link: the room's URL with the token as the query parameter `t` (Daily's guide on private rooms).
    pub fn new(domain: &DomainName, room: &RoomName, token: &MeetingToken) -> Self {
        Self([&address(domain, room), token.as_str()].concat())
    }

    /// Creates a join link: the URL of the page behind it, on a server whose URL has no path.
    #[cfg(feature = "app")]
    pub(crate) fn to_join(base_url: &url::Url, code: &JoinCode) -> Self {
        Self(format!("{base_url}j/{code}"))
    }

    /// Returns whether the link contains a token.
    pub(crate) fn has_token(&self) -> bool {
        self.0.contains("?t=")
    }

    /// Returns the complete link. Share it only with the person it is for.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns a join link as people type it: without `https://`, and with the code in groups of four. A link with a
    /// token is too long to type, so that this is `None`.
    #[cfg(feature = "app")]
    pub(crate) fn typed(&self) -> Option<String> {
        let (place, code) = self.0.rsplit_once('/').filter(|_| !self.has_token())?;
        let code: Vec<&str> = (0..code.len()).step_by(4).filter_map(|at| code.get(at..at + 4)).collect();
        Some(format!("{}/{}", place.trim_start_matches("https://"), code.join("-")))
    }

    /// Returns the host and the last six characters, which identify the link but do not open the room. Of a join link,
    /// returns the last four, because its code is short.
    pub fn masked(&self) -> String {
        let host = self.0.split('/').nth(2).unwrap_or_default();
        let shown = if self.has_token() { 6 } else { 4 };
        format!("{host}/…{}", &self.0[self.0.len().saturating_sub(shown)..])
    }
}

impl fmt::Debug for InviteLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InviteLink({})", self.masked())
    }
}

//! An invitation: which person, which meeting; and the link that follows from it.

use jiff::Timestamp;
use url::Url;
use uuid::Uuid;

use super::{Invitee, Meeting};
use crate::token::{Claims, ClaimsError, DomainName, MeetingToken, RoomName, SignError, Signer};

/// One person invited to one meeting. Its id is the token's `ud`.
#[derive(Debug, Clone, PartialEq)]
pub struct Invitation {
    /// Tells this person apart in the room.
    pub id: Uuid,
    /// Who.
    pub invitee: Invitee,
    /// Since when the link is another one than was handed out.
    pub changed_at: Option<Timestamp>,
}

impl Invitation {
    /// The invitations of one batch of people.
    ///
    /// Their ids follow from the batch's id and the place in it (UUID version 5), so that the same form, posted
    /// twice, makes the same invitations.
    pub fn for_batch(batch_id: Uuid, invitees: Vec<Invitee>) -> Vec<Self> {
        let id = |place: usize| Uuid::new_v5(&batch_id, place.to_string().as_bytes());
        invitees
            .into_iter()
            .enumerate()
            .map(|(place, invitee)| Self { id: id(place), invitee, changed_at: None })
            .collect()
    }

    /// The claims of this person's token, from what all of the meeting's share.
    pub fn claims(&self, shared: &Claims) -> Claims {
        let mut claims = shared.clone();
        claims.is_owner = self.invitee.is_owner;
        claims.user_id = Some(self.id.into());
        claims.user_name = Some(self.invitee.name.to_string());
        claims
    }
}

/// Why a meeting's links can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Its times are none that a token can carry.
    #[error(transparent)]
    Claims(#[from] ClaimsError),
    /// One person's token can't be signed.
    #[error("{name}: {error}")]
    Sign {
        /// Whose.
        name: String,
        /// Why.
        error: SignError,
    },
}

/// Signs a link for each invitation of a meeting. The same facts give the same links.
pub fn links(
    signer: &Signer,
    meeting: &Meeting,
    invitations: &[Invitation],
    now: Timestamp,
) -> Result<Vec<InviteLink>, LinkError> {
    let shared = meeting.claims()?;
    let link = |invitation: &Invitation| {
        let token = signer
            .sign(&invitation.claims(&shared), now)
            .map_err(|error| LinkError::Sign { name: invitation.invitee.name.to_string(), error })?;
        Ok(InviteLink::new(&meeting.domain.name, &meeting.room, &token))
    };
    invitations.iter().map(link).collect()
}

/// A link that lets one person into one room. Shown to people, never logged: nothing prints it by itself.
#[derive(Clone, PartialEq, Eq)]
pub struct InviteLink(Url);

impl InviteLink {
    /// The room's address with the token as `t` (Daily's guide on private rooms).
    pub fn new(domain: &DomainName, room: &RoomName, token: &MeetingToken) -> Self {
        let mut url =
            Url::parse(&format!("https://{}/{room}", domain.host())).expect("both names are plain characters");
        url.query_pairs_mut().append_pair("t", token.as_str());
        Self(url)
    }

    /// The whole link, to hand to the one person it is for.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Enough to tell two links apart, and too little to open the room: the host and the last six characters.
    pub fn masked(&self) -> String {
        let text = self.as_str();
        format!("{}/…{}", self.0.host_str().unwrap_or_default(), &text[text.len().saturating_sub(6)..])
    }
}

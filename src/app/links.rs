//! The links of a meeting's people, of either kind.

use url::Url;

use super::{Actor, App};
use crate::{
    daily::is_loopback,
    error::{Error, Refusal, with_causes},
    invite::{
        Invitation, InviteLink, Linker, Meeting,
        invitation::LinkError,
        join::{IssuedCode, LinkKey, LinkKeys, LinkKind},
    },
};

/// Creates the links of a meeting's people.
pub enum Links {
    /// Links that contain a token, which is signed when the link is created.
    Direct(Box<Linker>),
    /// Join links, whose codes are derived from the link key.
    Join {
        /// The link keys.
        keys: Box<LinkKeys>,
        /// The URL of this server.
        base_url: Url,
    },
}

impl Links {
    /// Creates a person's link.
    ///
    /// # Errors
    /// [`Refusal::Revoked`], [`Refusal::OtherLinkKey`], or why a token cannot be signed.
    pub fn link(&self, invitation: &Invitation) -> Result<InviteLink, Refusal> {
        match self {
            // A revoked link stays revoked when the meeting gets direct links.
            _ if invitation.join.revoked.is_some() => Err(Refusal::Revoked),
            Self::Direct(linker) => Ok(linker.link(invitation)?),
            Self::Join { keys, base_url } => {
                let code = invitation.join.code.and_then(|issued| keys.code(invitation.id, issued));
                Ok(InviteLink::to_join(base_url, &code.ok_or(Refusal::OtherLinkKey)?))
            }
        }
    }

    /// Returns whether a person has a link to share.
    pub fn has(&self, invitation: &Invitation) -> bool {
        match self {
            Self::Direct(_) => invitation.join.revoked.is_none(),
            Self::Join { .. } => self.link(invitation).is_ok(),
        }
    }
}

/// Whether meetings on this server can have join links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinOffer {
    /// They can, and new meetings do unless the organizer chooses otherwise.
    Default,
    /// They can, but only this computer can open them.
    OnThisComputer,
    /// They can, but they are sent unencrypted.
    Unencrypted,
    /// They cannot, because no link key is set.
    NoKey,
}

impl App {
    /// Returns whether meetings on this server can have join links.
    pub fn join_offer(&self) -> JoinOffer {
        let is_local = is_loopback(&self.base_url);
        match self.base_url.scheme() {
            _ if self.link_keys.is_none() => JoinOffer::NoKey,
            "https" => JoinOffer::Default,
            _ if self.is_demo => JoinOffer::Default,
            _ if is_local => JoinOffer::OnThisComputer,
            _ => JoinOffer::Unencrypted,
        }
    }

    /// Returns the kind of links that new meetings have, unless something else is asked for.
    pub fn default_link_kind(&self) -> LinkKind {
        if self.join_offer() == JoinOffer::Default { LinkKind::Join } else { LinkKind::Direct }
    }

    /// Returns the kind of links that an organizer's new meetings have, unless something else is asked for: the one that
    /// they chose last.
    pub fn link_kind_for(&self, actor: &Actor) -> LinkKind {
        match actor.organizer.link_kind {
            Some(LinkKind::Join) if self.link_keys.is_none() => LinkKind::Direct,
            Some(kind) => kind,
            None => self.default_link_kind(),
        }
    }

    /// Remembers the kind of links that an organizer chose.
    pub async fn remember_link_kind(&self, actor: &Actor, kind: LinkKind) {
        if actor.organizer.link_kind == Some(kind) {
            return;
        }
        // The meeting was created, so a failure must not look as if it was not.
        if let Err(error) = self.store.set_link_kind(&actor.organizer.id, kind).await {
            tracing::warn!(error = with_causes(&error), "an organizer's kind of links could not be stored");
        }
    }

    /// Remembers whether the form of a new meeting begins with the organizer as one of the people.
    pub async fn set_invites_self(&self, actor: &mut Actor, invites_self: bool) -> Result<(), Error> {
        actor.organizer.invites_self = invites_self;
        Ok(self.store.set_invites_self(&actor.organizer.id, invites_self).await?)
    }

    /// Prepares to create a meeting's links.
    pub(super) fn links(&self, meeting: &Meeting) -> Result<Links, Refusal> {
        match meeting.link_kind {
            LinkKind::Direct => Ok(Links::Direct(Box::new(Linker::new(&self.signer, meeting, self.now())?))),
            LinkKind::Join => {
                let keys = Box::new(self.link_keys.clone().ok_or(Refusal::NoLinkKey)?);
                Ok(Links::Join { keys, base_url: self.base_url.clone() })
            }
        }
    }

    /// Returns the link key for a meeting's new codes, if its people get join links.
    pub(super) fn key_for(&self, meeting: &Meeting) -> Result<Option<&LinkKey>, Refusal> {
        match (meeting.link_kind, &self.link_keys) {
            (LinkKind::Direct, _) => Ok(None),
            (LinkKind::Join, Some(keys)) => Ok(Some(&keys.current)),
            (LinkKind::Join, None) => Err(Refusal::NoLinkKey),
        }
    }
}

/// Sets what the first codes of new invitations are derived from, if they get one, and the time in the invitations.
pub(super) fn issue_codes(invitations: &mut [Invitation], meeting: &Meeting, key: Option<&LinkKey>) {
    let code = key.map(|key| IssuedCode { version: 0, key: key.fingerprint() });
    let invited_to = Some((meeting.window.starts_at(), meeting.window.ends_at()));
    for invitation in invitations {
        (invitation.join.code, invitation.join.invited_to) = (code, invited_to);
    }
}

/// Returns whether a change leaves the links of a meeting the same. Join links stay the same, whatever is changed.
pub(super) fn has_same_links(before: &Meeting, after: &Meeting) -> Result<bool, LinkError> {
    if before.link_kind != after.link_kind {
        return Ok(false);
    }
    Ok(before.link_kind == LinkKind::Join || has_same_claims(before, after)?)
}

/// Returns whether the tokens of two meetings allow the same.
pub(super) fn has_same_claims(before: &Meeting, after: &Meeting) -> Result<bool, LinkError> {
    let after = Meeting { issued_at: before.issued_at, ..after.clone() };
    Ok(before.claims()? == after.claims()?)
}

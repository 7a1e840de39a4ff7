//! Why someone can't get in: what is wrong with a person's link, or with one that was pasted.

use jiff::{SignedDuration, Timestamp};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use uuid::Uuid;

use super::{Actor, App, MeetingLinks, NoLinks, outbox::MailReport};
use crate::{
    error::{Error, Refusal},
    inspection::Inspection,
    invite::{
        Invitation, Meeting,
        join::{LinkKind, Revocation},
    },
    store::{Message, MessageState, Person},
    token::{Claims, Mistake, RoomName},
};

/// How long after a meeting its people are still found by their names.
const RECENT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The most people that a search returns.
pub const PEOPLE_FOUND: usize = 20;

/// The most people of a room that are listed.
pub const PEOPLE_OF_ROOM: usize = 200;

/// The link that a person uses, as someone pasted it.
#[derive(Clone, Copy)]
pub enum Seen<'a> {
    /// A link with this token.
    Token(&'a Inspection),
    /// The person's current join link.
    JoinLink,
    /// An earlier join link.
    EarlierJoinLink,
}

/// How an earlier link differs from the person's current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The meeting has another time now.
    Time,
    /// The meeting is in another room now.
    Room,
    /// The meeting has links of the other kind now.
    Kind,
    /// The person's name, role or language, or the meeting's options have changed.
    Details,
    /// The link is signed with the previous API key.
    Key,
    /// The join link was replaced.
    Replaced,
}

/// Why a person can't get in, as far as this server knows. The first one that applies is named.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// The person was removed from the meeting.
    Removed,
    /// The meeting has no links now.
    NoLinks(NoLinks),
    /// The link is revoked.
    Revoked(Revocation),
    /// The link's end is missing.
    Incomplete,
    /// The link can't work because of this mistake.
    Broken(Mistake),
    /// This is not the person's current link.
    Earlier(Difference),
    /// The link was created with a link key that is not set.
    OtherLinkKey,
    /// The mail server refused the invitation. Holds what is stored about that.
    NotDelivered(String),
    /// The invitation waits in the outbox.
    NotSentYet,
    /// The current link was not shared.
    NotShared,
    /// The meeting is not open yet.
    Early,
    /// A filter of emails rewrote the link. Holds its host.
    Rewritten(String),
    /// The link works, but its page was never opened.
    NotOpened,
    /// The page behind the link was opened at this time, but the button to join was not clicked.
    NotClicked(Timestamp),
    /// The button to join was last clicked at this time.
    Clicked(Timestamp),
    /// The link works. It leads to Daily, so that nothing is known about its use.
    Works,
}

/// A person who can't get in, and why.
pub struct Trouble {
    /// The meeting.
    pub meeting: Meeting,
    /// The person.
    pub invitation: Invitation,
    /// Whether the link in question works, so that it matters who else has it.
    pub has_link: bool,
    /// The state of the emails to the person, where email can be sent.
    pub mail: Option<MailReport>,
    /// Why they can't get in.
    pub cause: Cause,
}

impl App {
    /// Returns why one of the organizer's people can't get in.
    pub async fn trouble(&self, actor: &Actor, [meeting_id, id]: [Uuid; 2]) -> Result<Trouble, Error> {
        let person = self.store.people(&actor.organizer.id, &[id]).await?.pop();
        let person = person.filter(|person| person.meeting.id == meeting_id).ok_or(Error::NotFound)?;
        self.trouble_of(person, None).await
    }

    /// Returns why a person can't get in, with the link that they use if it is known.
    pub(super) async fn trouble_of(
        &self,
        Person { meeting, invitation }: Person,
        seen: Option<Seen<'_>>,
    ) -> Result<Trouble, Error> {
        let removed_at = invitation.join.removed_at;
        let mut found = match removed_at {
            Some(_) => MeetingLinks::without_links(meeting, vec![invitation]),
            None => self.sign(meeting, vec![invitation])?,
        };
        let mail = self.shown_mail(&found).await?;
        let invitation = found.invitations.pop().ok_or(Error::NotFound)?;
        let link = found.links.as_ref().map_err(|why| *why).map(|links| links.link(&invitation));
        let (cause, has_link) = match link {
            _ if removed_at.is_some() => (Cause::Removed, false),
            Err(why) => (Cause::NoLinks(why), false),
            Ok(Err(Refusal::OtherLinkKey)) => (Cause::OtherLinkKey, false),
            Ok(Err(refusal)) => match invitation.join.revoked.clone() {
                Some(revoked) => (Cause::Revoked(revoked), false),
                None => return Err(refusal.into()),
            },
            Ok(Ok(_)) => {
                let cause = self.cause(&found.meeting, &invitation, (seen, mail.as_ref()));
                // A replaced link is dead: what could be revoked is the person's good one.
                let has_link = cause != Cause::Earlier(Difference::Replaced);
                (cause, has_link)
            }
        };
        Ok(Trouble { meeting: found.meeting, invitation, has_link, mail, cause })
    }

    /// Returns why a person can't get in who has a link.
    fn cause(
        &self,
        meeting: &Meeting,
        invitation: &Invitation,
        (seen, mail): (Option<Seen<'_>>, Option<&MailReport>),
    ) -> Cause {
        let of_link = seen.and_then(|seen| fault(meeting, invitation, seen));
        let of_sharing = || if seen.is_some() { None } else { unshared(invitation, mail) };
        let early = || (self.now() < meeting.window.opens_at()).then_some(Cause::Early);
        let of_filter = || seen.and_then(rewritten);
        of_link.or_else(of_sharing).or_else(early).or_else(of_filter).unwrap_or_else(|| used(meeting, invitation))
    }

    /// Returns the people in the organizer's upcoming and recent meetings whose name or email address contains each of
    /// these words. Those whose meeting is open now come first, then those of the meetings that end last.
    pub async fn people_called(&self, actor: &Actor, words: &str) -> Result<Vec<Person>, Error> {
        let words: Vec<String> = words.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let matches = |name: &str, email: &str| {
            let text = format!("{} {}", folded(name), folded(email));
            words.iter().all(|word| text.contains(word.as_str()))
        };
        let since = self.now() - RECENT;
        let found = self.store.people_like(&actor.organizer.id, since, matches, PEOPLE_FOUND).await?;
        Ok(self.open_first(found))
    }

    /// Returns the people with these email addresses in the organizer's upcoming and recent meetings.
    pub async fn people_with_addresses(&self, actor: &Actor, addresses: &[String]) -> Result<Vec<Person>, Error> {
        if addresses.is_empty() {
            return Ok(Vec::new());
        }
        let matches = |_: &str, email: &str| addresses.iter().any(|address| address.eq_ignore_ascii_case(email));
        let since = self.now() - RECENT;
        let found = self.store.people_like(&actor.organizer.id, since, matches, PEOPLE_FOUND).await?;
        Ok(self.open_first(found))
    }

    /// Returns the people of the organizer's upcoming and recent meetings in a room.
    pub async fn people_of_room(&self, actor: &Actor, room: &RoomName) -> Result<Vec<Person>, Error> {
        let since = self.now() - RECENT;
        let found = self.store.people_in_room(&actor.organizer.id, room, since, PEOPLE_OF_ROOM).await?;
        Ok(self.open_first(found))
    }

    /// Puts people first whose meeting is open now.
    fn open_first(&self, mut people: Vec<Person>) -> Vec<Person> {
        let now = self.now();
        people.sort_by_key(|Person { meeting: Meeting { window, .. }, .. }| {
            !(window.opens_at() <= now && now < window.closes_at())
        });
        people
    }
}

/// Returns a text for comparison: in lower case and without accents.
fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Returns what is wrong with the link that a person uses.
fn fault(meeting: &Meeting, invitation: &Invitation, seen: Seen<'_>) -> Option<Cause> {
    let read = match seen {
        Seen::JoinLink => return None,
        Seen::EarlierJoinLink => {
            let is_direct = meeting.link_kind == LinkKind::Direct;
            return Some(Cause::Earlier(if is_direct { Difference::Kind } else { Difference::Replaced }));
        }
        Seen::Token(read) => read,
    };
    if read.is_cut_off {
        return Some(Cause::Incomplete);
    }
    if meeting.link_kind == LinkKind::Join {
        return Some(Cause::Earlier(Difference::Kind));
    }
    let current = meeting.claims().ok().map(|shared| invitation.claims(&shared));
    if let Some(difference) = read.claims.as_ref().zip(current.as_ref()).and_then(|(seen, now)| differs(seen, now)) {
        return Some(Cause::Earlier(difference));
    }
    if let Some(mistake) = read.link_fault() {
        return Some(Cause::Broken(mistake.clone()));
    }
    read.is_of_previous_key().then_some(Cause::Earlier(Difference::Key))
}

/// Returns how an earlier link differs from the current one, if it does.
fn differs(seen: &Claims, now: &Claims) -> Option<Difference> {
    if seen.room_name() != now.room_name() {
        Some(Difference::Room)
    } else if (seen.not_before(), seen.expires_at()) != (now.not_before(), now.expires_at()) {
        Some(Difference::Time)
    } else if (&seen.user_name, seen.is_owner, &seen.options) != (&now.user_name, now.is_owner, &now.options) {
        Some(Difference::Details)
    } else {
        None
    }
}

/// Returns why the person may not have their current link.
fn unshared(invitation: &Invitation, mail: Option<&MailReport>) -> Option<Cause> {
    let latest = mail.and_then(|mail| mail.latest(invitation));
    if let Some(Message { state, answer, .. }) = latest
        && *state != MessageState::Accepted
        && invitation.join.first_opened_at.is_none()
    {
        let answer = answer.clone().unwrap_or_default();
        return Some(if state.is_failure() { Cause::NotDelivered(answer) } else { Cause::NotSentYet });
    }
    let sharing = &invitation.sharing;
    let was_seen = sharing.current().is_some() || !sharing.is_outdated() && invitation.join.first_opened_at.is_some();
    (!was_seen).then_some(Cause::NotShared)
}

/// Returns the filter that rewrote a link, if one did.
fn rewritten(seen: Seen<'_>) -> Option<Cause> {
    let Seen::Token(read) = seen else { return None };
    read.mistakes.iter().find_map(|mistake| match mistake {
        Mistake::Rewritten(host) => Some(Cause::Rewritten(host.clone())),
        _ => None,
    })
}

/// Returns what became of a link that works.
fn used(meeting: &Meeting, invitation: &Invitation) -> Cause {
    let join = &invitation.join;
    match (join.last_joined_at, join.first_opened_at) {
        _ if meeting.link_kind == LinkKind::Direct => Cause::Works,
        (Some(at), _) => Cause::Clicked(at),
        (None, Some(at)) => Cause::NotClicked(at),
        (None, None) => Cause::NotOpened,
    }
}

//! Inspecting pasted links and tokens.

use std::sync::Arc;

use uuid::Uuid;

use super::{
    Actor, App, JoinState,
    trouble::{PEOPLE_FOUND, Seen, Trouble},
};
use crate::{
    error::{Error, Refusal},
    inspection::{Inspection, Keys, NoToken, Paste, RoomAddress},
    invite::join::{JoinCode, Lookup},
    store::{CodeOwner, Issued, Person},
    token::{TokenError, inspect::FoundToken},
};

/// A token in a pasted text, and the invitation that it belongs to.
pub struct Finding {
    /// What the token says, or why it cannot be read.
    pub read: Result<Inspection, TokenError>,
    /// The invitation that the token belongs to, if it is known.
    pub issued: Option<Issued>,
}

/// What a pasted text contains.
pub struct Findings {
    /// Its tokens, or why there are none.
    pub tokens: Result<Vec<Finding>, NoToken>,
    /// The codes of its join links, as they were typed.
    pub codes: Vec<String>,
    /// The address of a room without a token.
    pub room: Option<RoomAddress>,
    /// The name or the email addresses in it, if it has no links.
    pub wanted: WantedPeople,
}

/// Whom a text without links is about.
#[derive(Default)]
pub struct WantedPeople {
    /// What may be a name or an email address, if the text is short.
    pub name: String,
    /// The email addresses in a longer text.
    pub addresses: Vec<String>,
}

/// Why someone can't get in with what was pasted.
pub struct Explanation {
    /// The links with tokens, each with the organizer's own person whose link it is.
    pub tokens: Vec<(Finding, Option<Trouble>)>,
    /// The join links, each with the organizer's own person whose link it is.
    pub join_links: Vec<(JoinFinding, Option<Trouble>)>,
    /// The address of a room without a token, and whether the organizer has people in it.
    pub room: Option<(RoomAddress, bool)>,
    /// The people whose name or email address it is.
    pub people: Vec<Person>,
    /// Why there is no token, if there is nothing at all.
    pub nothing: Option<NoToken>,
}

/// A join link in a pasted text.
pub struct JoinFinding {
    /// The last four characters of the code, which identify it.
    pub tail: String,
    /// What the link leads to, or why this server can't tell.
    pub state: Result<JoinState, Refusal>,
    /// The invitation that the link belongs to, if it is known.
    pub issued: Option<Issued>,
    /// The organizer's own people whose links differ from this one in one character.
    pub near: Vec<CodeOwner>,
}

impl App {
    /// Inspects the codes of join links. They are neither stored nor logged.
    pub async fn inspect_codes(&self, actor: &Actor, codes: Vec<String>) -> Result<Vec<JoinFinding>, Error> {
        let mut findings = Vec::new();
        for typed in codes {
            let tail = typed.get(typed.len().saturating_sub(4)..).unwrap_or_default().to_owned();
            let mut finding = JoinFinding { tail, state: Ok(JoinState::Unknown), issued: None, near: Vec::new() };
            match self.look_up(&typed).await {
                Ok(Some(known)) => {
                    finding.issued = self.store.issued(known.invitation_id).await?;
                    finding.state = Ok(known.state);
                }
                Ok(None) => {
                    let lookups: Vec<Lookup> = JoinCode::near(&typed).iter().map(JoinCode::lookup).collect();
                    finding.near = self.store.codes_of(&actor.organizer.id, &lookups).await?;
                }
                Err(Error::Refused(refusal)) => finding.state = Err(refusal),
                Err(error) => return Err(error),
            }
            findings.push(finding);
        }
        Ok(findings)
    }

    /// Inspects the tokens in a pasted text, and finds the codes of join links. The text is neither stored nor logged.
    pub async fn inspect(self: &Arc<Self>, text: String) -> Result<Findings, Error> {
        let app = self.clone();
        // A long text takes time, so it is read away from the threads that answer requests.
        let read = self.turns.run(move || {
            let paste = Paste::new(text);
            let inspect = |found: Vec<FoundToken>| {
                found.iter().map(|found| Inspection::of(found, app.keys(), app.now())).collect::<Vec<_>>()
            };
            let wanted = WantedPeople { name: paste.name(), addresses: paste.addresses() };
            Ok((paste.tokens().map(inspect), paste.codes(), paste.room(&app.room_hosts()), wanted))
        });
        let (read, codes, room, wanted) = read.await?;
        let read = match read {
            Ok(read) => read,
            Err(error) => return Ok(Findings { tokens: Err(error), codes, room, wanted }),
        };
        let mut tokens = Vec::new();
        for read in read {
            let id = read.as_ref().ok().and_then(Inspection::invitation_id);
            let issued = match id {
                Some(id) => self.store.issued(id).await?,
                None => None,
            };
            tokens.push(Finding { read, issued });
        }
        Ok(Findings { tokens: Ok(tokens), codes, room, wanted })
    }

    /// Explains why someone can't get in: what is wrong with the links in a text, or with those of the people whom it
    /// names. It is neither stored nor logged.
    pub async fn explain(self: &Arc<Self>, actor: &Actor, text: String) -> Result<Explanation, Error> {
        let Findings { tokens, codes, room, wanted } = self.inspect(text).await?;
        let join_links = self.explain_codes(actor, codes).await?;
        let (tokens, why) = match tokens {
            Ok(tokens) => (self.explain_tokens(actor, tokens).await?, None),
            Err(why) => (Vec::new(), Some(why)),
        };
        let mut explained = Explanation { tokens, join_links, room: None, people: Vec::new(), nothing: why };
        if !explained.tokens.is_empty() || !explained.join_links.is_empty() {
            explained.nothing = None;
        } else if let Some(room) = room {
            let has_people = !self.people_of_room(actor, &room.room).await?.is_empty();
            (explained.room, explained.nothing) = (Some((room, has_people)), None);
        } else if matches!(explained.nothing, Some(NoToken::NotFound | NoToken::Unreadable(_))) {
            // An email address looks like a token that can't be read.
            if wanted.name.contains('@') {
                explained.nothing = Some(NoToken::NotFound);
            }
            explained.people = self.wanted_people(actor, &wanted).await?;
            explained.nothing = explained.nothing.filter(|_| explained.people.is_empty());
        }
        Ok(explained)
    }

    async fn wanted_people(&self, actor: &Actor, wanted: &WantedPeople) -> Result<Vec<Person>, Error> {
        if wanted.name.is_empty() {
            self.people_with_addresses(actor, &wanted.addresses).await
        } else {
            self.people_called(actor, &wanted.name).await
        }
    }

    /// Adds the organizer's own people to what was found about tokens.
    async fn explain_tokens(
        &self,
        actor: &Actor,
        findings: Vec<Finding>,
    ) -> Result<Vec<(Finding, Option<Trouble>)>, Error> {
        let id_of = |finding: &Finding| finding.read.as_ref().ok().and_then(Inspection::claimed_id);
        let ids: Vec<Uuid> = findings.iter().filter_map(id_of).take(PEOPLE_FOUND).collect();
        let people = self.store.people(&actor.organizer.id, &ids).await?;
        let mut explained = Vec::new();
        for finding in findings {
            let person = people.iter().find(|person| Some(person.invitation.id) == id_of(&finding));
            let trouble = match (person, &finding.read) {
                (Some(person), Ok(read)) => Some(self.trouble_of(person.clone(), Some(Seen::Token(read))).await?),
                _ => None,
            };
            explained.push((finding, trouble));
        }
        Ok(explained)
    }

    /// Inspects the codes of join links, with the organizer's own people.
    async fn explain_codes(
        &self,
        actor: &Actor,
        codes: Vec<String>,
    ) -> Result<Vec<(JoinFinding, Option<Trouble>)>, Error> {
        let lookups: Vec<Option<Lookup>> =
            codes.iter().map(|typed| typed.parse().ok().map(|code: JoinCode| code.lookup())).collect();
        let mut explained = Vec::new();
        for (finding, lookup) in self.inspect_codes(actor, codes).await?.into_iter().zip(lookups) {
            let id = match lookup {
                Some(lookup) => self.store.holder_of_code(&actor.organizer.id, &lookup).await?,
                None => None,
            };
            let person = match id {
                Some(id) => self.store.people(&actor.organizer.id, &[id]).await?.pop(),
                None => None,
            };
            let is_earlier = matches!(finding.state, Ok(JoinState::Replaced { .. }));
            let seen = if is_earlier { Seen::EarlierJoinLink } else { Seen::JoinLink };
            let trouble = match person {
                Some(person) => Some(self.trouble_of(person, Some(seen)).await?),
                None => None,
            };
            explained.push((finding, trouble));
        }
        Ok(explained)
    }

    /// Returns the hosts that rooms of this server's domain are at.
    fn room_hosts(&self) -> Vec<String> {
        let stand_in = self.rooms_url.as_ref().map(|url| url.authority().to_owned());
        [Some(self.signer.domain().name.host()), stand_in].into_iter().flatten().collect()
    }

    /// Inspects the one token in a text. It is neither stored nor logged.
    pub async fn inspect_one(self: &Arc<Self>, text: String) -> Result<Result<Inspection, NoToken>, Error> {
        let mut findings = match self.inspect(text).await?.tokens {
            Ok(findings) => findings,
            Err(error) => return Ok(Err(error)),
        };
        let count = findings.len();
        let only = findings.pop().filter(|_| count == 1);
        Ok(only.map_or(Err(NoToken::Several(count)), |finding| finding.read.map_err(NoToken::Unreadable)))
    }

    /// Returns the keys that pasted tokens are checked with.
    pub fn keys(&self) -> Keys<'_> {
        Keys { own: Some(&self.signer), earlier: self.earlier.as_ref() }
    }
}

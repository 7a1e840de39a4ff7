//! Inspecting pasted links and tokens.

use std::sync::Arc;

use super::{Actor, App, JoinState};
use crate::{
    error::{Error, Refusal},
    inspection::{Inspection, Keys, NoToken, Paste},
    invite::join::{JoinCode, Lookup},
    store::{CodeOwner, Issued},
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
            Ok((paste.tokens().map(inspect), paste.codes()))
        });
        let (read, codes) = read.await?;
        let read = match read {
            Ok(read) => read,
            Err(error) => return Ok(Findings { tokens: Err(error), codes }),
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
        Ok(Findings { tokens: Ok(tokens), codes })
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

//! Inspecting pasted links and tokens.

use std::sync::Arc;

use super::App;
use crate::{
    error::Error,
    inspection::{Inspection, Keys, NoToken, tokens_of},
    store::Issued,
    token::{
        TokenError,
        inspect::{FoundToken, token_in},
    },
};

/// A token in a pasted text, and the invitation that it belongs to.
pub struct Finding {
    /// What the token says, or why it cannot be read.
    pub read: Result<Inspection, TokenError>,
    /// The invitation that the token belongs to, if it is known.
    pub issued: Option<Issued>,
}

impl App {
    /// Inspects the tokens in a pasted text. The text is neither stored nor logged.
    pub async fn inspect(self: &Arc<Self>, text: String) -> Result<Result<Vec<Finding>, NoToken>, Error> {
        let app = self.clone();
        // A long text takes time, so it is read away from the threads that answer requests.
        let read = tokio::task::spawn_blocking(move || {
            let found = tokens_of(&text)?;
            Ok::<_, NoToken>(found.iter().map(|found| Inspection::of(found, app.keys(), app.now())).collect::<Vec<_>>())
        });
        let read = match read.await.map_err(|error| Error::Internal(error.into()))? {
            Ok(read) => read,
            Err(error) => return Ok(Err(error)),
        };
        let mut findings = Vec::new();
        for read in read {
            let id = read.as_ref().ok().and_then(Inspection::invitation_id);
            let issued = match id {
                Some(id) => self.store.issued(id).await?,
                None => None,
            };
            findings.push(Finding { read, issued });
        }
        Ok(Ok(findings))
    }

    /// Inspects a token, alone or in a link, and verifies it with this server's API key. It is neither stored nor
    /// logged.
    pub fn inspect_one(&self, text: &str) -> Result<(Inspection, Result<(), TokenError>), TokenError> {
        let found = FoundToken { link: text.trim().parse().ok(), token: token_in(text) };
        let read = Inspection::of(&found, self.keys(), self.now())?;
        Ok((read, self.signer.verify(&found.token, self.now()).map(drop)))
    }

    /// Returns the keys that pasted tokens are checked with.
    pub fn keys(&self) -> Keys<'_> {
        Keys { own: Some(&self.signer), earlier: self.earlier.as_ref() }
    }
}

//! Inspecting pasted links and tokens.

use super::App;
use crate::{
    error::Error,
    inspection::{Inspection, Keys},
    store::Issued,
};

impl App {
    /// The keys that pasted tokens are checked with.
    pub fn keys(&self) -> Keys<'_> {
        Keys { own: Some(&self.signer), earlier: self.earlier.as_ref() }
    }

    /// Who issued a token that is signed with one of our keys, if it belongs to an invitation.
    pub async fn issued(&self, inspection: &Inspection) -> Result<Option<Issued>, Error> {
        Ok(match inspection.invitation_id() {
            Some(id) => self.store.issued(id).await?,
            None => None,
        })
    }
}

//! Tokens that are signed and not kept.

use super::{Actor, App};
use crate::token::{Claims, MeetingToken, SignError};

impl App {
    /// Signs one token for a program, and counts it.
    pub fn sign_token(&self, actor: &Actor, claims: &Claims) -> Result<MeetingToken, SignError> {
        let token = self.signer.sign(claims, self.now())?;
        self.tally(actor, claims.room_name(), 1);
        Ok(token)
    }
}

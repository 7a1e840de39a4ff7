//! Signing tokens without storing them.

use super::{Actor, App};
use crate::token::{Claims, MeetingToken, SignError};

impl App {
    /// Signs a token for a program, and counts it for the activity log.
    pub fn sign_token(&self, actor: &Actor, claims: &Claims) -> Result<MeetingToken, SignError> {
        let token = self.signer.sign(claims, self.now())?;
        self.tally(actor, claims.room_name(), 1);
        Ok(token)
    }
}

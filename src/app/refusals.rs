//! Addresses that the mail server refused.

use super::{Actor, App};
use crate::{
    error::Error,
    mail::{NotSent, masked},
    store::{Message, MessageKind, MessageState, Refusals},
};

impl App {
    /// Returns the last refusals of an organizer's emails; none if no mail server is set.
    pub async fn refusals(&self, actor: &Actor) -> Result<Refusals, Error> {
        if self.mail.is_none() {
            return Ok(Refusals::default());
        }
        Ok(self.store.refusals(&actor.organizer.id).await?)
    }

    /// Remembers that the mail server refused the recipient of a message, until it accepts a message to the same address.
    pub(super) async fn note_refusal(
        &self,
        message: &Message,
        address: &str,
        state: MessageState,
        answer: &str,
    ) -> Result<(), Error> {
        if !matches!(message.kind, MessageKind::Invitation | MessageKind::Cancellation) {
            return Ok(());
        }
        let organizer_id = &message.organizer_id;
        match (state, NotSent::of(answer)) {
            (MessageState::Accepted, _) => self.store.forget_refusal(organizer_id, address).await?,
            (MessageState::Refused, NotSent::Answer(_) | NotSent::Letters) => {
                self.store.keep_refusal(organizer_id, address, &masked(answer), self.now()).await?;
            }
            _ => {}
        }
        Ok(())
    }
}

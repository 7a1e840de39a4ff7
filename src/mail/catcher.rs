//! Keeps messages instead of sending them, for the demo.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use lettre::Message;
use mail_parser::{Address, MessageParser};

use super::{Attempt, NotSent};

/// The most messages that are kept. The oldest ones are dropped.
const KEPT: usize = 2000;

/// The domain whose addresses are refused, so that the demo shows what that looks like.
const REFUSED: &str = "wrong.example";

/// Messages that were not sent, by their Message-ID.
#[derive(Default)]
pub struct Catcher {
    kept: Mutex<VecDeque<(String, Vec<u8>)>>,
}

/// A message as its recipient would read it.
#[derive(Debug)]
pub struct Caught {
    /// The sender.
    pub from: String,
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl Catcher {
    fn kept(&self) -> MutexGuard<'_, VecDeque<(String, Vec<u8>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a message, or refuses it.
    pub(super) fn take(&self, message: &Message) -> Attempt {
        if message.envelope().to().iter().any(|to| to.domain() == REFUSED) {
            return Attempt::Refused(NotSent::Answer("550 5.1.1 this address does not exist".to_owned()));
        }
        let id = message.headers().get_raw("Message-ID").unwrap_or_default().trim_matches(['<', '>']).to_owned();
        let mut kept = self.kept();
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back((id, message.formatted()));
        Attempt::Accepted("kept by the demo".to_owned())
    }

    /// Returns the message with this Message-ID.
    pub fn find(&self, message_id: &str) -> Option<Caught> {
        let kept = self.kept();
        let (_, source) = kept.iter().rev().find(|(id, _)| id == message_id)?;
        let message = MessageParser::default().parse(source)?;
        Some(Caught {
            from: named(message.from()),
            to: named(message.to()),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
        })
    }
}

/// Writes the first of some addresses: `Ada Lovelace <ada@example.org>`.
fn named(addresses: Option<&Address<'_>>) -> String {
    let Some(first) = addresses.and_then(Address::first) else { return String::new() };
    let email = first.address().unwrap_or_default();
    first.name().map_or_else(|| email.to_owned(), |name| format!("{name} <{email}>"))
}

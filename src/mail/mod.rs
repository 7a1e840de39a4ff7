//! Email: sending messages, and reading the source of a message.

mod reason;
mod server;
pub(crate) mod source;

pub use reason::NotSent;
pub use server::{ATTEMPT, Attempt, CONNECTIONS, MailServer, Mailer, masked, parse_url};

//! Email: sending messages, and reading the source of a message.

mod answer;
mod catcher;
mod reason;
mod server;
pub(crate) mod source;
mod url;

pub use answer::masked;
pub use catcher::{Catcher, Caught};
pub use reason::NotSent;
pub use server::{ATTEMPT, CONNECTIONS, MailServer, Mailer};
pub use url::parse_url;

/// The result of an attempt to send a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// The mail server accepted the message. Holds its response.
    Accepted(String),
    /// The mail server rejected the message permanently.
    Refused(NotSent),
    /// The attempt failed but may succeed later.
    Failed(NotSent),
}

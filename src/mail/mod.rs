//! Email: the mail server that sends it, and reading the source of one.

mod server;
pub(crate) mod source;

pub use server::{ATTEMPT, Attempt, CONNECTIONS, MailServer, Mailer, masked, parse_url};

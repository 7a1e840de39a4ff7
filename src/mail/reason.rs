//! Why an email was not sent.

use std::fmt;

/// Why an email was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// The mail server refused it; its words.
    Answer(String),
    /// The mail server did not answer in time.
    TimedOut,
    /// The mail server did not accept the user name or password; its words.
    SignIn(String),
    /// The mail server refuses every email because of how this server is set up, or because a limit is reached; its words.
    Setup(String),
    /// There was no encrypted connection; the cause.
    Unsafe(String),
    /// The connection broke; the cause.
    Broken(String),
    /// The mail server takes ASCII addresses only.
    Letters,
    /// Every attempt was used up.
    Attempts,
    /// The email could not be created; the log has the cause.
    Internal,
    /// The invitation changed between two attempts, so that another email replaces this one.
    Changed,
    /// The organizer was deleted.
    NoOrganizer,
    /// The facts of a cancellation were deleted.
    NoFacts,
    /// The meeting is over.
    Over,
    /// The person was removed, or the meeting was deleted.
    Removed,
    /// The meeting belongs to another Daily domain.
    OtherDomain,
    /// The person's link is revoked, or its link key is not set.
    NoLink,
    /// The person has no email address.
    NoEmail,
}

/// How the reasons without further words are stored.
const STORED: [(&str, NotSent); 12] = [
    ("timed-out", NotSent::TimedOut),
    ("letters", NotSent::Letters),
    ("attempts", NotSent::Attempts),
    ("internal", NotSent::Internal),
    ("changed", NotSent::Changed),
    ("no-organizer", NotSent::NoOrganizer),
    ("no-facts", NotSent::NoFacts),
    ("over", NotSent::Over),
    ("removed", NotSent::Removed),
    ("other-domain", NotSent::OtherDomain),
    ("no-link", NotSent::NoLink),
    ("no-email", NotSent::NoEmail),
];

impl NotSent {
    /// Returns the text to store in the outbox.
    pub fn stored(&self) -> String {
        match self {
            Self::Answer(answer) => answer.clone(),
            Self::SignIn(answer) => format!("sign-in: {answer}"),
            Self::Setup(answer) => format!("setup: {answer}"),
            Self::Unsafe(cause) => format!("unsafe: {cause}"),
            Self::Broken(cause) => format!("broken: {cause}"),
            reason => STORED.iter().find(|(_, known)| known == reason).map_or("", |(word, _)| word).to_owned(),
        }
    }

    /// Returns whether no email can be sent at present, whoever receives it.
    pub fn is_about_every_email(&self) -> bool {
        matches!(self, Self::TimedOut | Self::SignIn(_) | Self::Setup(_) | Self::Unsafe(_) | Self::Broken(_))
    }

    /// Reads a stored text. A mail server's answer begins with a number, which none of the stored words does.
    pub fn of(stored: &str) -> Self {
        if let Some((_, reason)) = STORED.iter().find(|(word, _)| *word == stored) {
            return reason.clone();
        }
        match stored.split_once(": ") {
            Some(("sign-in", answer)) => Self::SignIn(answer.to_owned()),
            Some(("setup", answer)) => Self::Setup(answer.to_owned()),
            Some(("unsafe", cause)) => Self::Unsafe(cause.to_owned()),
            Some(("broken", cause)) => Self::Broken(cause.to_owned()),
            _ => Self::Answer(stored.to_owned()),
        }
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(answer) => write!(f, "the mail server answered: {answer}"),
            Self::TimedOut => f.write_str("the mail server did not answer in time"),
            Self::SignIn(answer) => write!(f, "cannot sign in to the mail server: {answer}"),
            Self::Setup(answer) => {
                write!(f, "the mail server rejects all emails because of these settings or a sending limit: {answer}")
            }
            Self::Unsafe(cause) => write!(f, "no secure connection to the mail server: {cause}"),
            Self::Broken(cause) => write!(f, "the connection to the mail server was lost: {cause}"),
            Self::Letters => f.write_str("the mail server does not accept email addresses with non-ASCII characters"),
            Self::Attempts => f.write_str("too many failed attempts"),
            Self::Internal => f.write_str("the email could not be created; the server log has the cause"),
            Self::Changed => f.write_str("the message was changed and will be sent again"),
            Self::NoOrganizer => f.write_str("the organizer was removed"),
            Self::NoFacts => f.write_str("the meeting was deleted"),
            Self::Over => f.write_str("the meeting has ended"),
            Self::Removed => f.write_str("the person was removed or the meeting was deleted"),
            Self::OtherDomain => f.write_str("the meeting belongs to a different Daily domain"),
            Self::NoLink => f.write_str("the person's link is revoked, or its link key is not set"),
            Self::NoEmail => f.write_str("the person has no email address"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_read_back_as_they_were_stored() {
        let words = [NotSent::SignIn, NotSent::Setup, NotSent::Unsafe, NotSent::Broken]
            .map(|reason| reason("535 5.7.8: no".to_owned()));
        let answer = NotSent::Answer("450 4.2.0 busy: wait".to_owned());
        let others = STORED.iter().map(|(_, reason)| reason.clone());
        for reason in others.chain(words).chain([answer]) {
            assert_eq!(NotSent::of(&reason.stored()), reason);
        }
    }
}

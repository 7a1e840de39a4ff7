//! What a mail server's answers and a connection's errors mean.

use lettre::transport::smtp::{Error, response::Response};
use url::Url;

use super::{
    Attempt, NotSent,
    url::{port, starttls_wanted},
};
use crate::invite::lint::turns_direction;

/// The longest server response that is stored, in characters.
const LIMIT: usize = 200;

/// Response codes about signing in.
const SIGN_IN: [u16; 4] = [530, 534, 535, 538];

/// Converts a positive response to one line.
pub(super) fn words_of(response: &Response) -> String {
    let words = response.message().collect::<Vec<_>>().join(" ");
    clean(&format!("{} {words}", response.code()))
}

/// Converts an error to the result of an attempt.
pub(super) fn judged(error: &Error, url: &Url) -> Attempt {
    let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if let Some(code) = error.status() {
        let answer = clean(&format!("{code} {words}"));
        let code = u16::from(code);
        return if SIGN_IN.contains(&code) {
            Attempt::Failed(NotSent::SignIn(answer))
        } else if !error.is_permanent() {
            Attempt::Failed(NotSent::Answer(answer))
        } else if is_about_setup(code, &words) {
            Attempt::Failed(NotSent::Setup(answer))
        } else {
            Attempt::Refused(NotSent::Answer(answer))
        };
    }
    let words = clean(&words);
    let lower = words.to_lowercase();
    if error.is_client() && lower.contains("non-ascii") {
        Attempt::Refused(NotSent::Letters)
    } else if error.is_client() && lower.contains("authentication") {
        let what =
            "the mail server offers neither PLAIN nor LOGIN on this connection, and Latchkey does not support XOAUTH2";
        Attempt::Failed(NotSent::SignIn(what.to_owned()))
    } else if error.is_client() && words.contains("STARTTLS") {
        Attempt::Failed(NotSent::Unsafe(format!("the server does not offer STARTTLS on port {}", port(url))))
    } else if url.scheme() == "smtps" && lower.contains("corrupt message") {
        Attempt::Failed(NotSent::Unsafe(starttls_wanted(url)))
    } else if error.is_tls() || lower.contains("certificate") {
        Attempt::Failed(NotSent::Unsafe(words))
    } else if error.is_timeout() {
        Attempt::Failed(NotSent::TimedOut)
    } else {
        Attempt::Failed(NotSent::Broken(words))
    }
}

/// Returns whether a permanent response is about the settings, the account or its limits, so that every message would
/// get it, and not about one message or its recipient. The codes are those of RFC 5321 and of IANA's registry of
/// enhanced status codes, and Gmail's and Exchange's own.
fn is_about_setup(code: u16, words: &str) -> bool {
    /// The words of servers that answer with a code of many meanings.
    const WORDS: [&str; 8] =
        ["relay", "helo", "ehlo", "authenticat", "sender address", "send as", "sending limit", "not allowed to send"];
    let says_so = || {
        let lower = words.to_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    };
    match enhanced(words) {
        // Faults of the protocol. Outlook answers 550 5.5.0 for a missing mailbox.
        Some((5, detail)) => detail != 0 || code < 550,
        // The sender's address or the account's limit; signing in, encryption, the sender's rights, SPF, DKIM and DMARC,
        // blocked accounts and networks.
        Some((1, 7 | 8) | (4, 5) | (7, 3 | 8..=11 | 14 | 20..=99 | 500..=799)) => true,
        Some((7, 0 | 1)) => says_so(),
        Some(_) => false,
        None => (502..=504).contains(&code) || says_so(),
    }
}

/// Returns the subject and the detail of a permanent enhanced status code, such as 5.7.1.
fn enhanced(words: &str) -> Option<(u16, u16)> {
    let (subject, detail) = words.split_whitespace().next()?.strip_prefix("5.")?.split_once('.')?;
    Some((subject.parse().ok()?, detail.trim_end_matches(':').parse().ok()?))
}

/// Shortens a mail server's response to one line, without control characters and links.
pub(super) fn clean(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // A spam filter may quote a link from the message.
    let is_secret = |word: &str| word.contains("://") || word.contains("eyJ") || word.len() > 80;
    let words = plain.split_whitespace().map(|word| if is_secret(word) { "…" } else { word });
    words.collect::<Vec<_>>().join(" ").chars().filter(|c| !turns_direction(*c)).take(LIMIT).collect()
}

/// Masks the email addresses in a text, for logs.
pub fn masked(text: &str) -> String {
    let mut parts = text.split('@').map(str::to_owned).collect::<Vec<_>>();
    let count = parts.len();
    for part in &mut parts[..count - 1] {
        let ends = part.rfind(|c: char| c.is_whitespace() || "<>(),:;\"'=".contains(c));
        part.truncate(ends.map_or(0, |place| place + part[place..].chars().next().map_or(0, char::len_utf8)));
        part.push('…');
    }
    parts.join("@")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_about_the_set_up_are_told_from_those_about_a_message() {
        for (code, words) in [
            (504, "5.5.2 <15b0717dc4c2>: Helo command rejected: need fully-qualified hostname"),
            (504, "command parameter not implemented"),
            (501, "5.5.4 Invalid domain name"),
            (550, "Access denied - Invalid HELO name"),
            (550, "5.4.5 Daily user sending limit exceeded"),
            (550, "5.7.60 SMTP; Client does not have permissions to send as this sender"),
            (550, "5.7.1 Relaying denied"),
            (554, "5.7.1 <ada@example.org>: Relay access denied"),
            (554, "Relay access denied"),
            (553, "5.7.1 <links@example.org>: Sender address rejected: not owned by user u"),
            (550, "5.7.26 This mail has been blocked because the sender is unauthenticated"),
            (550, "5.7.708 Service unavailable. Access denied, traffic not accepted from this IP"),
            (553, "5.1.8 <links@example.invalid>: domain not found"),
            (503, "5.5.1 bad sequence of commands"),
        ] {
            assert!(is_about_setup(code, words), "{code} {words}");
        }
        for (code, words) in [
            (550, "5.1.1 no such mailbox"),
            (550, "no such user here"),
            (501, "5.1.3 Bad recipient address syntax"),
            (552, "5.2.2 mailbox full"),
            (552, "5.3.4 message too big"),
            (550, "5.5.0 Requested action not taken: mailbox unavailable"),
            (550, "5.7.1 Message rejected as spam"),
            (552, "5.7.0 This message was blocked because its content presents a potential security issue"),
            (550, "5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup"),
            (554, "5.6.0 Message content rejected"),
            (554, "spam"),
        ] {
            assert!(!is_about_setup(code, words), "{code} {words}");
        }
    }

    #[test]
    fn answers_are_cleaned_and_masked() {
        assert_eq!(clean("550 5.1.1\r\n no \u{202e}such\u{7}  mailbox"), "550 5.1.1 no such mailbox");
        assert_eq!(clean("554 spam: https://acme.daily.co/x?t=eyJh.eyJi.c in it"), "554 spam: … in it");
        assert_eq!(masked("550 <ada@example.org> unknown"), "550 <…@example.org> unknown");
        assert_eq!(masked("(from:a.b@c.net,to:ada@b.org)"), "(from:…@c.net,to:…@b.org)");
    }
}
